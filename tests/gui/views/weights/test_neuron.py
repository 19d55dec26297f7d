"""The weights view: three lines, their names at the ends, their values above."""

import dataclasses
from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from moments import Moment
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, ValuesStart
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.look.theme import DARK, LIGHT, mix
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.curves.weights import WeightsView

pytestmark = pytest.mark.usefixtures("faster_engine")

Brackets = Callable[[], AbstractContextManager[None]]


def over(view: WeightsView, snapshot: Snapshot, line: int, index: int) -> QPoint:
    """Return the pixel at which a recorded parameter stands."""
    curves = snapshot.curves
    value = float(curves.parameters[index, line])
    return view.plot.point(float(curves.epochs[index]), value).toPoint()


def test_it_can_be_seen_before_the_first_moment(view: WeightsView) -> None:
    assert view.objectName() == "weights_view"
    assert not view.grab().isNull()
    assert view.plot.legend() == []


def test_the_lines_hold_the_recorded_parameters(view: WeightsView, moment: Moment) -> None:
    snapshot = moment(300)
    view.display(snapshot)
    for line, recorded in zip(view.plot.lines, snapshot.curves.parameters.T, strict=True):
        x, y = line.getData()
        assert np.array_equal(x, snapshot.curves.epochs)
        assert np.array_equal(y, recorded)


def test_0_is_always_in_sight(view: WeightsView, moment: Moment) -> None:
    start = ValuesStart((5.0, 6.0, 7.0))
    view.display(moment(1, dataclasses.replace(Experiment(), start=start)))
    low, high = view.plot.y_limits()
    assert low == 0.0
    assert high >= 7.0
    flat = dataclasses.replace(Experiment(), start=ValuesStart((0.0, 0.0, 0.0)))
    view.display(moment(0, flat))
    assert view.plot.y_limits() == (-1.0, 1.0)


def test_the_legend_shows_the_parameters_now(view: WeightsView, moment: Moment) -> None:
    snapshot = moment(40)
    view.display(snapshot)
    now = [fixed(value) for value in snapshot.parameters]
    assert view.plot.legend() == list(zip(PARAMETER_NAMES, now, strict=True))


def test_the_legend_shows_the_values_at_the_pointer(
    view: WeightsView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = moment(40)
    view.display(snapshot)
    qtbot.mouseMove(view.plot.viewport(), over(view, snapshot, 0, 10))
    then = [fixed(float(value)) for value in snapshot.curves.parameters[10]]
    assert [value for _, value in view.plot.legend()] == then
    assert not view.grab().isNull()


def test_pointing_reads_all_three_exactly(view: WeightsView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(40)
    view.display(snapshot)
    qtbot.mouseMove(view.plot.viewport(), over(view, snapshot, 2, 25))
    exact = [repr(float(value)) for value in snapshot.curves.parameters[25]]
    rows = [(row.label, row.text, row.colour) for row in view.plot.readout.rows()[1:]]
    assert rows == list(zip(PARAMETER_NAMES, exact, PARAMETER_NAMES, strict=True))


@pytest.mark.parametrize("line", [0, 1, 2])
def test_pointing_near_a_line_tells_its_name_and_a_click_copies_it(
    view: WeightsView, moment: Moment, qtbot: QtBot, line: int
) -> None:
    start = ValuesStart((1.0, -1.0, -3.0))
    snapshot = moment(10, dataclasses.replace(Experiment(), start=start))
    view.display(snapshot)
    at = over(view, snapshot, line, 5)
    with qtbot.waitSignal(view.quantity_hovered) as told:
        qtbot.mouseMove(view.plot.viewport(), at)
    assert told.args == [PARAMETER_NAMES[line]]
    qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert float(QGuiApplication.clipboard().text()) == snapshot.curves.parameters[5, line]


def test_a_lit_line_stands_out_and_the_others_fade(view: WeightsView, moment: Moment) -> None:
    snapshot = moment(40)
    view.display(dataclasses.replace(snapshot, lit="w2"))
    colours = [line.opts["pen"].color() for line in view.plot.lines]
    panel = LIGHT.colour("panel")
    assert colours[1] == LIGHT.colour("w2")
    assert colours[0] == mix(LIGHT.colour("w1"), panel, 0.6)
    assert max(view.plot.lines, key=lambda line: line.zValue()) is view.plot.lines[1]
    view.display(dataclasses.replace(snapshot, lit="z"))
    assert view.plot.lines[0].opts["pen"].color() == LIGHT.colour("w1")


def test_a_line_that_jumps_lies_behind_the_calm_ones(view: WeightsView, moment: Moment) -> None:
    view.display(moment(900, Experiment(problem=Gate("xor")).with_learning_rate(25.0)))
    w1, w2, b = view.plot.lines
    assert b.travel > max(w1.travel, w2.travel)
    assert b.zValue() < min(w1.zValue(), w2.zValue())
    assert not view.grab().isNull()


def test_keys_choose_a_line_and_copy_it(view: WeightsView, moment: Moment, qtbot: QtBot) -> None:
    snapshot = moment(40)
    view.display(snapshot)
    qtbot.keyClick(view.plot, Qt.Key.Key_Comma)
    with qtbot.waitSignal(view.quantity_hovered) as told:
        qtbot.keyClick(view.plot, Qt.Key.Key_Up)
    assert told.args == ["b"]
    qtbot.keyClick(view.plot, Qt.Key.Key_Return)
    assert float(QGuiApplication.clipboard().text()) == snapshot.parameters[2]


def test_a_theme_recolours_what_is_there(view: WeightsView, moment: Moment) -> None:
    view.display(moment(40))
    for theme in (DARK, LIGHT):
        view.apply_theme(theme)
        for name, line in zip(PARAMETER_NAMES, view.plot.lines, strict=True):
            assert line.opts["pen"].color() == theme.colour(name)


def test_another_language_relabels_what_is_there(
    view: WeightsView, moment: Moment, in_brackets: Brackets
) -> None:
    view.display(moment(40))
    with in_brackets():
        assert view.plot.y_title == "[value]"
        assert view.accessibleName() == "[Weights and bias by epoch]"


def test_it_is_told_in_one_line_of_text(view: WeightsView, moment: Moment) -> None:
    view.display(moment(0))
    assert view.accessibleDescription() == "At the start: w1 0.1000, w2 −0.1200, b 0.0000."
    view.display(moment(128))
    text = "After epoch 128: w1 3.4559, w2 3.4548, b −5.3890."
    assert view.plot.accessibleDescription() == text


@pytest.mark.parametrize("width", [448, 300, 240, 120])
def test_the_legend_fits_in_any_width(view: WeightsView, moment: Moment, width: int) -> None:
    start = dataclasses.replace(Experiment(), start=ValuesStart((-123.4, 1e8, -1e-9)))
    view.display(moment(3, start))
    view.resize(width, 200)
    assert not view.grab().isNull()


def test_looking_back_the_lines_end_at_the_present_and_go_on_faintly(view: WeightsView) -> None:
    lab = Lab()
    lab.train(7000)
    lab.go_to(1501)
    snapshot = lab.snapshot()
    view.display(snapshot)
    later = snapshot.curves.epochs > 1501
    for number, name in enumerate(PARAMETER_NAMES):
        x, y = view.plot.lines[number].getData()
        assert (x[-1], y[-1]) == (1501, snapshot.parameters[number])
        future = view.plot.futures[number]
        assert np.array_equal(future.getData()[1][1:], snapshot.curves.parameters[later, number])
        assert future.isVisible()
        assert future.zValue() < view.plot.lines[number].zValue()
        assert view.plot.legend()[number] == (name, fixed(snapshot.parameters[number]))
    shown = view.plot.box.viewRange()
    assert not view.grab().isNull()
    lab.go_to_latest()
    view.display(lab.snapshot())
    assert view.plot.box.viewRange() == shown
    assert not any(future.isVisible() for future in view.plot.futures)


def test_a_lit_parameter_stands_out_from_its_future_too(view: WeightsView) -> None:
    lab = Lab()
    lab.train(100)
    lab.go_to(99)
    lab.light("b")
    view.display(lab.snapshot())
    assert view.plot.lines[2].opts["pen"].color() == LIGHT.colour("b")
    assert view.plot.futures[2].opts["pen"].color() != LIGHT.colour("b")
    assert not view.grab().isNull()
