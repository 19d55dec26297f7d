"""While one looks back, the loss's line ends at the present and goes on faintly."""

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest
from moments import Moment
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate
from learnscope.gui.look.theme import LIGHT, mix
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.curves.loss import LossView

pytestmark = pytest.mark.usefixtures("faster_engine")


@pytest.fixture
def looking_back() -> Callable[[int, int], Snapshot]:
    """A moment earlier in a run of so many epochs."""

    def at(latest: int, epoch: int) -> Snapshot:
        lab = Lab()
        lab.train(latest)
        lab.go_to(epoch)
        return lab.snapshot()

    return at


def test_the_line_ends_exactly_at_the_present_and_the_future_goes_on_faintly(
    view: LossView, looking_back: Callable[[int, int], Snapshot]
) -> None:
    snapshot = looking_back(2600, 1501)
    assert 1501 not in snapshot.curves.epochs
    view.display(snapshot)
    x, y = view.plot.lines[0].getData()
    assert (x[-1], y[-1]) == (1501, snapshot.loss)
    assert np.array_equal(x[:-1], snapshot.curves.epochs[snapshot.curves.epochs < 1501])
    future = view.plot.futures[0]
    assert future.isVisible()
    ahead_x, ahead_y = future.getData()
    later = snapshot.curves.epochs > 1501
    assert (ahead_x[0], ahead_y[0]) == (1501, snapshot.loss)
    assert np.array_equal(ahead_x[1:], snapshot.curves.epochs[later])
    assert np.array_equal(ahead_y[1:], snapshot.curves.losses[later])
    panel = LIGHT.colour("panel")
    assert future.opts["pen"].color() == mix(LIGHT.colour("muted"), panel, 0.6)
    assert view.plot.end_text(0) == fixed(snapshot.loss)


def test_nothing_jumps_while_one_travels(view: LossView) -> None:
    lab = Lab()
    lab.train(2500)
    for log in (False, True):
        view.set_log(log)
        shown = set()
        for epoch in (2500, 2499, 1300, 1, 0):
            lab.go_to(epoch)
            view.display(lab.snapshot())
            shown.add(str(view.plot.box.viewRange()))
            assert not view.grab().isNull()
        assert len(shown) == 1


def test_the_present_is_marked_while_one_looks_back(
    view: LossView, looking_back: Callable[[int, int], Snapshot]
) -> None:
    view.display(looking_back(100, 40))
    x = round(view.plot.x_pixel(40.0))
    high = round(view.plot.area.top()) + 20
    ground = LIGHT.colour("panel")
    image = view.plot.viewport().grab().toImage()
    assert any(image.pixelColor(x + dx, high) != ground for dx in (-1, 0))
    view.display(looking_back(40, 40))
    assert not view.plot.futures[0].isVisible()


def test_a_future_goes_when_the_run_goes_on_from_before_it(view: LossView) -> None:
    lab = Lab()
    lab.train(100)
    lab.go_to(40)
    view.display(lab.snapshot())
    assert view.plot.futures[0].isVisible()
    lab.step()
    snapshot = lab.snapshot()
    view.display(snapshot)
    assert not view.plot.futures[0].isVisible()
    assert np.array_equal(view.plot.lines[0].getData()[1], snapshot.curves.losses)


def test_the_future_is_read_out_and_the_keys_begin_at_the_present(
    view: LossView, looking_back: Callable[[int, int], Snapshot], qtbot: QtBot
) -> None:
    snapshot = looking_back(100, 40)
    view.display(snapshot)
    qtbot.keyClick(view.plot, Qt.Key.Key_Period)
    assert view.plot.reading.cursor_index == 40
    qtbot.keyClick(view.plot, Qt.Key.Key_Greater)
    assert view.plot.reading.cursor_index == 50
    assert view.plot.readout.rows()[1].text == repr(float(snapshot.curves.losses[50]))


def test_the_band_of_what_lies_ahead_is_fainter(
    view: LossView, looking_back: Callable[[int, int], Snapshot]
) -> None:
    lab = Lab(Experiment(problem=Gate("xor")).with_learning_rate(25.0))
    lab.train(3000)
    lab.go_to(1333)
    view.display(lab.snapshot())
    past, ahead = view.plot.band, view.plot.future_band
    assert past.isVisible()
    assert ahead.isVisible()
    assert past.getData()[0].max() <= 1333 < ahead.getData()[0].max()
    assert ahead.opts["brush"].color().lightness() > past.opts["brush"].color().lightness()
    lab.go_to_latest()
    view.display(lab.snapshot())
    assert not ahead.isVisible()


def test_looking_back_is_told_in_text(
    view: LossView, looking_back: Callable[[int, int], Snapshot]
) -> None:
    view.display(looking_back(1500, 40))
    assert view.accessibleDescription().endswith("The run goes on to epoch 1,500.")


def test_a_loss_too_large_to_be_drawn_is_said_to_be_so(view: LossView, moment: Moment) -> None:
    note = "beyond ±1e+300 nothing is drawn"
    view.display(moment(3, Experiment().with_learning_rate(1e299)))
    assert view.plot.notes() == []
    view.display(moment(3, Experiment().with_learning_rate(1e307)))
    assert view.plot.notes() == [note]
    # On a logarithmic scale there is room for every float64.
    view.set_log(True)
    assert view.plot.notes() == []
    view.set_log(False)
    view.plot.stop_following()
    assert view.plot.notes() == ["double-click to follow the run again", note]


def test_a_loss_too_large_between_two_records_is_told_as_well(
    view: LossView, moment: Moment
) -> None:
    snapshot = moment(3)
    highs = snapshot.curves.losses.copy()
    highs[2] = 1e301
    curves = dataclasses.replace(snapshot.curves, highest_losses=highs, stride=2)
    view.display(dataclasses.replace(snapshot, curves=curves))
    assert view.plot.notes() == ["beyond ±1e+300 nothing is drawn"]
