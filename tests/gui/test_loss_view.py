"""The loss view: the run's losses, exact values where one points, and axes that keep still."""

import dataclasses
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Trainer
from learnscope.gui.look.labels import Row
from learnscope.gui.look.theme import DARK, LIGHT, mix
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Curves, Snapshot
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.curves.loss import LossView

Brackets = Callable[[], AbstractContextManager[None]]
Moment = Callable[..., Snapshot]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[LossView]:
    """The view as it stands in a window, 560 × 270 pixels."""
    window = QWidget()
    qtbot.addWidget(window)
    view = LossView(window)
    view.resize(560, 270)
    window.resize(600, 400)
    window.show()
    yield view
    window.close()


def with_curves(snapshot: Snapshot, losses: list[float], stride: int = 1) -> Snapshot:
    """Return a moment with other losses, the highest between two being twice as high."""
    values = np.array(losses)
    curves = Curves(
        epochs=np.arange(len(values)) * stride,
        losses=values,
        lowest_losses=values if stride == 1 else values / 2,
        highest_losses=values if stride == 1 else values * 2,
        stride=stride,
        test_losses=np.full(len(values), np.nan),
        parameters=np.zeros((len(values), 3)),
    )
    return dataclasses.replace(snapshot, curves=curves, loss=losses[-1])


def over(view: LossView, snapshot: Snapshot, index: int) -> QPoint:
    """Return the pixel at which a recorded loss stands."""
    curves = snapshot.curves
    at = view.plot.point(float(curves.epochs[index]), float(curves.losses[index]))
    return at.toPoint()


def wheel(view: LossView, at: QPoint) -> None:
    viewport = view.plot.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(viewport, event)


def test_it_can_be_seen_before_the_first_moment(view: LossView) -> None:
    assert view.objectName() == "loss_view"
    assert not view.grab().isNull()
    view.set_log(True)
    assert not view.grab().isNull()


def test_the_line_holds_the_recorded_losses(view: LossView, moment: Moment) -> None:
    snapshot = moment(128)
    view.display(snapshot)
    x, y = view.plot.lines[0].getData()
    assert np.array_equal(x, snapshot.curves.epochs)
    assert np.array_equal(y, snapshot.curves.losses)


def test_on_a_logarithmic_scale_the_line_holds_powers_of_ten(
    view: LossView, moment: Moment
) -> None:
    snapshot = moment(128)
    view.set_log(True)
    view.display(snapshot)
    assert np.array_equal(view.plot.lines[0].getData()[1], np.log10(snapshot.curves.losses))
    assert view.plot.y_limits() == (-1.0, 0.0)


def test_the_switch_is_clicked_and_tells(view: LossView, moment: Moment, qtbot: QtBot) -> None:
    view.display(moment(20))
    with qtbot.waitSignal(view.log_changed) as told:
        qtbot.mouseClick(view.log_button, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    assert view.log
    with qtbot.waitSignal(view.log_changed):
        view.set_log(False)
    assert view.plot.y_limits() == pytest.approx((0.0, 0.7))


def test_a_loss_of_0_is_a_gap_on_a_logarithmic_scale(view: LossView, moment: Moment) -> None:
    snapshot = with_curves(moment(3), [0.5, 0.0, 1e-300, 0.0])
    view.set_log(True)
    view.display(snapshot)
    drawn = view.plot.lines[0].getData()[1]
    assert np.isfinite(drawn).tolist() == [True, False, True, False]
    assert not view.grab().isNull()
    view.display(with_curves(snapshot, [0.0, 0.0]))
    assert not view.grab().isNull()


def test_the_axes_stand_still_between_two_rungs(view: LossView, moment: Moment) -> None:
    view.display(moment(110))
    shown = view.plot.box.viewRange()
    view.display(moment(149))
    assert view.plot.box.viewRange() == shown
    view.display(moment(151))
    assert view.plot.box.viewRange() != shown


def test_every_recorded_loss_is_in_sight(view: LossView, moment: Moment) -> None:
    for epochs in (0, 1, 7, 40, 2500):
        snapshot = moment(epochs, Experiment().with_learning_rate(20.0))
        view.display(snapshot)
        for index in range(0, len(snapshot.curves.epochs), 50):
            assert view.plot.area.contains(QPointF(over(view, snapshot, index)))


def test_a_band_shows_losses_between_records_and_only_then(view: LossView, moment: Moment) -> None:
    snapshot = moment(5)
    view.display(snapshot)
    assert not view.plot.band.isVisible()
    jumping = with_curves(snapshot, [0.5, 0.4, 0.3], stride=16)
    view.display(jumping)
    assert view.plot.band.isVisible()
    _, y = view.plot.band.getData()
    assert np.array_equal(y[:3], jumping.curves.lowest_losses)
    assert np.array_equal(y[3:], jumping.curves.highest_losses[::-1])
    assert view.plot.y_limits()[1] >= 1.0
    view.display(snapshot)
    assert not view.plot.band.isVisible()


def test_pointing_reads_the_exact_value(view: LossView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(128)
    view.display(snapshot)
    qtbot.mouseMove(view.plot.viewport(), over(view, snapshot, 64))
    rows = {row.label: row.text for row in view.plot.readout.rows()}
    assert rows[""] == "epoch 64"
    assert rows["mean loss"] == repr(float(snapshot.curves.losses[64]))
    assert not view.grab().isNull()


def test_a_click_copies_the_exact_value_and_says_so(
    view: LossView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = moment(128)
    view.display(snapshot)
    at = over(view, snapshot, 30)
    qtbot.mouseMove(view.plot.viewport(), at)
    qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert float(QGuiApplication.clipboard().text()) == snapshot.curves.losses[30]
    assert Row("", "mean loss copied") in view.plot.readout.rows()
    qtbot.mouseMove(view.plot.viewport(), at + QPoint(9, 0))
    assert Row("", "mean loss copied") not in view.plot.readout.rows()


def test_the_line_under_the_pointer_is_told(view: LossView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(128)
    view.display(snapshot)
    at = over(view, snapshot, 64)
    with qtbot.waitSignal(view.quantity_hovered) as told:
        qtbot.mouseMove(view.plot.viewport(), at)
    assert told.args == ["loss"]
    with qtbot.waitSignal(view.quantity_hovered) as told:
        qtbot.mouseMove(view.plot.viewport(), at - QPoint(0, 60))
    assert told.args == [""]


def test_leaving_lets_go_of_the_line(view: LossView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(128)
    view.display(snapshot)
    qtbot.mouseMove(view.plot.viewport(), over(view, snapshot, 64))
    with qtbot.waitSignal(view.quantity_hovered) as told:
        QCoreApplication.sendEvent(view.plot, QEvent(QEvent.Type.Leave))
    assert told.args == [""]
    assert view.plot.readout.rows() == []


def test_zooming_stops_following_and_a_double_click_follows_again(
    view: LossView, moment: Moment, qtbot: QtBot
) -> None:
    view.display(moment(50))
    fitted = view.plot.box.viewRange()
    wheel(view, QPoint(250, 120))
    zoomed = view.plot.box.viewRange()
    assert not view.plot.following
    assert zoomed != fitted
    view.display(moment(500))
    assert view.plot.box.viewRange() == zoomed
    assert not view.grab().isNull()
    qtbot.mouseDClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(250, 120))
    assert view.plot.following
    assert view.plot.box.viewRange()[0][1] >= 500


def test_keys_read_zoom_and_copy(view: LossView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(128)
    view.display(snapshot)
    plot = view.plot
    qtbot.keyClick(plot, Qt.Key.Key_Period)
    assert plot.cursor_index == 128
    qtbot.keyClick(plot, Qt.Key.Key_Comma)
    qtbot.keyClick(plot, Qt.Key.Key_Comma)
    assert plot.cursor_index == 126
    assert repr(float(snapshot.curves.losses[126])) in plot.accessibleDescription()
    qtbot.keyClick(plot, Qt.Key.Key_Less)
    assert plot.cursor_index == 114
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert float(QGuiApplication.clipboard().text()) == snapshot.curves.losses[114]
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert not plot.following
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.following
    assert plot.cursor_index is None


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End]
)
def test_the_programs_keys_are_left_to_it(
    view: LossView, moment: Moment, qtbot: QtBot, key: Qt.Key
) -> None:
    view.display(moment(20))
    shown = view.plot.box.viewRange()
    qtbot.keyClick(view.plot, key)
    assert view.plot.cursor_index is None
    assert view.plot.box.viewRange() == shown


@pytest.mark.parametrize(
    ("loss", "title"),
    [("bce", "mean loss (nats)"), ("squared", "mean loss"), ("absolute", "mean loss")],
)
def test_only_cross_entropy_has_a_unit(
    view: LossView, moment: Moment, loss: str, title: str
) -> None:
    view.display(moment(2, dataclasses.replace(Experiment(), loss=loss)))
    assert view.plot.y_title == title
    assert view.plot.x_title == "epoch"


def test_a_theme_recolours_what_is_there(view: LossView, moment: Moment) -> None:
    view.display(moment(40))
    for theme in (DARK, LIGHT):
        view.apply_theme(theme)
        assert view.plot.lines[0].opts["pen"].color() == theme.colour("loss")
        corner = view.plot.viewport().grab().toImage().pixelColor(1, 1)
        assert corner == theme.colour("panel")


def test_another_language_relabels_what_is_there(
    view: LossView, moment: Moment, in_brackets: Brackets
) -> None:
    view.display(moment(40))
    with in_brackets():
        assert view.plot.x_title == "[epoch]"
        assert view.plot.y_title == "[mean loss (nats)]"
        assert view.log_button.text() == "[log]"
        assert view.plot.accessibleName() == "[Loss by epoch]"
        assert view.plot.label_of("loss") == "[mean loss]"
    assert view.plot.x_title == "epoch"


def test_it_is_told_in_one_line_of_text(view: LossView, moment: Moment) -> None:
    view.display(moment(0))
    assert view.accessibleDescription() == "The mean loss at the start is 0.6939."
    view.display(moment(128))
    text = "Mean loss up to epoch 128: from 0.6939 down to 0.1180."
    assert view.accessibleDescription() == text
    assert view.plot.accessibleDescription() == text


def test_while_a_run_goes_on_the_text_is_renewed_seldom(view: LossView, moment: Moment) -> None:
    running = dataclasses.replace(moment(10), state=RunState.RUNNING)
    view.display(running)
    later = dataclasses.replace(moment(20), state=RunState.RUNNING)
    view.display(later)
    assert "epoch 10:" in view.accessibleDescription()
    view.display(dataclasses.replace(later, state=RunState.PAUSED))
    assert "epoch 20:" in view.accessibleDescription()


def test_a_lit_loss_is_thicker(view: LossView, moment: Moment) -> None:
    snapshot = moment(40)
    view.display(snapshot)
    plain = view.plot.viewport().grab().toImage()
    view.display(dataclasses.replace(snapshot, lit="loss"))
    assert view.plot.viewport().grab().toImage() != plain


@pytest.mark.parametrize("rate", [1e300, 40.0, 0.0])
def test_wild_runs_are_drawn_without_a_warning(view: LossView, moment: Moment, rate: float) -> None:
    experiment = Experiment(problem=Gate("xor")).with_learning_rate(rate)
    for log in (False, True):
        view.set_log(log)
        for epochs in (1, 900, 2500):
            view.display(moment(epochs, experiment))
            assert not view.grab().isNull()


def test_any_size_will_do(view: LossView, moment: Moment) -> None:
    view.display(moment(100))
    for width, height in ((1, 1), (120, 96), (900, 60), (90, 700)):
        view.resize(width, height)
        view.plot.resize(width, height)
        assert not view.plot.grab().isNull()


def test_the_view_shows_what_a_trainer_recorded(view: LossView, moment: Moment) -> None:
    trainer = Trainer(Experiment())
    trainer.advance(3000)
    view.display(moment(3000))
    assert np.array_equal(view.plot.lines[0].getData()[1], trainer.history.losses)


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
    assert view.plot.cursor_index == 40
    qtbot.keyClick(view.plot, Qt.Key.Key_Greater)
    assert view.plot.cursor_index == 50
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


# Samples held out


def held_out(**more: Any) -> Experiment:
    """Return few noisy samples, of which some are held out: a network soon learns the noise."""
    data = {
        "problem": {"kind": "curve", "name": "sine", "points": 16, "noise": 0.3, "test_share": 0.4},
        "network": {"hidden": [8, 8]},
        "loss": "squared",
        "optimizer": {"name": "adam", "learning_rate": 0.01},
        "start": {"kind": "random", "seed": 1, "scheme": "xavier"},
    }
    return Experiment.from_json(json.dumps(data | more))


def test_without_samples_held_out_there_is_one_line(view: LossView, moment: Moment) -> None:
    view.display(moment(20))
    assert view.plot.names == ("loss",)
    assert view.plot.end_text(0) == fixed(moment(20).loss)
    assert view.plot.lowest_test() is None


def test_the_test_loss_is_a_second_line_with_its_name(view: LossView, moment: Moment) -> None:
    snapshot = moment(60, held_out(), 0)
    view.display(snapshot)
    assert view.plot.names == ("loss", "test")
    x, y = view.plot.lines[1].getData()
    assert np.array_equal(x, snapshot.curves.epochs)
    assert np.array_equal(y, snapshot.curves.test_losses)
    assert view.plot.end_text(1) == f"test {fixed(snapshot.test_loss)}"
    pens = [line.opts["pen"].color() for line in view.plot.lines]
    assert pens[0] != pens[1]
    assert view.plot.y_limits()[1] >= snapshot.curves.test_losses.max()
    assert f"The test loss is {fixed(snapshot.test_loss)}." in view.accessibleDescription()
    for log in (True, False):
        view.set_log(log)
        assert not view.grab().isNull()


def test_pointing_reads_both_losses_exactly(view: LossView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(60, held_out(), 0)
    view.display(snapshot)
    at = view.plot.point(30.0, float(snapshot.curves.test_losses[30])).toPoint()
    with qtbot.waitSignal(view.quantity_hovered) as told:
        qtbot.mouseMove(view.plot.viewport(), at)
    assert told.args == ["test"]
    texts = [float(row.text) for row in view.plot.readout.rows()[1:]]
    assert texts == [snapshot.curves.losses[30], snapshot.curves.test_losses[30]]
    qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert float(QGuiApplication.clipboard().text()) == snapshot.curves.test_losses[30]


def test_the_lowest_test_loss_is_marked_once_the_network_learns_the_noise(
    view: LossView,
) -> None:
    lab = Lab(held_out())
    view.display(lab.snapshot())
    assert view.plot.lowest_test() is None
    lab.train(1000)
    snapshot = lab.snapshot()
    view.display(snapshot)
    lowest = view.plot.lowest_test()
    tests = snapshot.curves.test_losses
    assert lowest == np.argmin(tests)
    assert snapshot.test_loss > tests[lowest]
    assert snapshot.loss < snapshot.curves.losses[lowest]
    assert not view.grab().isNull()
    # Looking back to where it was lowest, nothing of what comes is given away.
    lab.go_to(int(snapshot.curves.epochs[lowest]))
    view.display(lab.snapshot())
    assert view.plot.lowest_test() is None
    assert not view.grab().isNull()


def test_the_penalty_s_share_is_read_where_there_is_one(
    view: LossView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = moment(60, held_out(penalty={"l2": 0.01}), 0)
    view.display(snapshot)
    at = view.plot.point(60.0, snapshot.loss).toPoint()
    qtbot.mouseMove(view.plot.viewport(), at)
    labels = [row.label for row in view.plot.readout.rows()]
    assert labels == ["", "mean loss", "of it penalty", "test"]
    weights = np.array(snapshot.parameters)[snapshot.experiment.model.is_weight]
    assert float(view.plot.readout.rows()[2].text) == 0.5 * 0.01 * np.square(weights).sum()


def test_problems_with_and_without_held_out_samples_take_turns(
    view: LossView, moment: Moment
) -> None:
    for experiment in (held_out(), Experiment(), held_out(penalty={"l1": 0.1}), Experiment()):
        view.display(moment(12, experiment, 0))
        assert len(view.plot.columns) == len(view.plot.names) == len(view.plot.lines)
        assert not view.grab().isNull()


def test_a_run_that_diverges_shows_its_test_losses_as_far_as_they_go(view: LossView) -> None:
    lab = Lab(held_out(optimizer={"name": "gd", "learning_rate": 1e9}))
    lab.train(50)
    for log in (False, True):
        view.set_log(log)
        view.display(lab.snapshot())
        assert not view.grab().isNull()
