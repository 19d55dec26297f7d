"""The weights view: three lines, their names at the ends, their values above."""

import dataclasses
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, ValuesStart
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.look.theme import DARK, LIGHT, mix
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.curves.weights import MOST_POINTS, WeightsView, thinned

Brackets = Callable[[], AbstractContextManager[None]]
Moment = Callable[..., Snapshot]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[WeightsView]:
    """The view as it stands in a window, 448 × 230 pixels."""
    window = QWidget()
    qtbot.addWidget(window)
    view = WeightsView(window)
    view.resize(448, 230)
    window.resize(600, 400)
    window.show()
    yield view
    window.close()


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


# Networks


def network(hidden: list[int], problem: str = "cloud") -> Experiment:
    """Return a network with small weights from a seed."""
    problems = {
        "cloud": {"kind": "cloud", "name": "circle", "points": 50},
        "xor": {"kind": "gate", "name": "xor"},
        "parity": {"kind": "gate", "name": "parity"},
        "curve": {"kind": "curve", "name": "sine"},
    }
    data = {
        "problem": problems[problem],
        "network": {"hidden": hidden},
        "loss": "squared" if problem == "curve" else "bce",
        "optimizer": {"name": "adam", "learning_rate": 0.05},
        "start": {"kind": "random", "seed": 1, "scheme": "xavier"},
    }
    return Experiment.from_json(json.dumps(data))


@pytest.mark.parametrize(
    ("hidden", "problem", "count"),
    [([2], "xor", 9), ([], "parity", 4), ([], "curve", 2), ([1, 1, 1], "curve", 8)],
)
def test_up_to_twelve_lines_are_named_at_their_ends(
    view: WeightsView, moment: Moment, hidden: list[int], problem: str, count: int
) -> None:
    snapshot = moment(20, network(hidden, problem), 0)
    view.display(snapshot)
    names = snapshot.experiment.model.parameter_names
    assert len(names) == count
    assert view.shown is view.plot
    assert view.plot.names == names
    assert [view.plot.end_text(i) for i in range(count)] == list(names)
    for line, recorded in zip(view.plot.lines, snapshot.curves.parameters.T, strict=True):
        assert np.array_equal(line.getData()[1], recorded)
    assert not view.layer_box.isVisible()
    # Above stand values only where there is room for all, or that of a lit line.
    assert len(view.plot.legend()) == (count if count <= 4 else 0)
    view.display(dataclasses.replace(snapshot, lit=names[-1]))
    assert (names[-1], fixed(snapshot.parameters[-1])) in view.plot.legend()
    assert not view.grab().isNull()


def test_a_parameter_of_a_network_has_the_hue_of_its_input_and_biases_their_own(
    view: WeightsView, moment: Moment
) -> None:
    view.display(moment(3, network([2], "xor")))
    colours = {
        name: line.opts["pen"].color()
        for name, line in zip(view.plot.names, view.plot.lines, strict=True)
    }
    assert colours["h1.1.w2"] == colours["y.w2"] == LIGHT.colour("w2")
    assert colours["h1.2.b"] == colours["y.b"] == LIGHT.colour("b")


def with_unit(snapshot: Snapshot, unit: str) -> Snapshot:
    return dataclasses.replace(snapshot, unit=unit)


def test_of_a_large_network_the_selected_unit_s_layer_is_shown(
    view: WeightsView, moment: Moment
) -> None:
    snapshot = moment(20, network([8, 8]), 0)
    view.display(snapshot)
    assert view.layer_box.isVisible()
    texts = [view.layer_box.itemText(i) for i in range(view.layer_box.count())]
    assert texts == ["all", "layer 1", "layer 2", "output"]
    assert view.layer_box.currentText() == "output"
    assert view.shown.names == (*(f"y.w{i}" for i in range(1, 9)), "y.b")
    assert view.shown is view.plot
    for unit, layer, count in (("h2.3", "layer 2", 72), ("h1.8", "layer 1", 24)):
        view.display(with_unit(snapshot, unit))
        assert view.layer_box.currentText() == layer
        assert view.shown is view.collection
        assert len(view.collection.names) == count
        assert all(name.startswith(unit[:2]) for name in view.collection.names)


def test_the_layer_is_chosen_by_keys_and_stays_until_another_unit_is_selected(
    view: WeightsView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = with_unit(moment(20, network([8, 8]), 0), "h1.1")
    view.display(snapshot)
    view.layer_box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view.layer_box, Qt.Key.Key_Up)
    assert view.layer_box.currentText() == "all"
    assert len(view.collection.names) == 105
    view.display(snapshot)
    assert view.layer_box.currentText() == "all"
    view.display(with_unit(snapshot, "h2.1"))
    assert view.layer_box.currentText() == "layer 2"


def test_many_lines_hold_the_recorded_parameters_hue_by_hue(
    view: WeightsView, moment: Moment
) -> None:
    snapshot = with_unit(moment(20, network([8, 8]), 0), "h2.1")
    view.display(snapshot)
    names = list(snapshot.experiment.model.parameter_names)
    for hue in ("w3", "b"):
        mine = [i for i, n in enumerate(names) if n.startswith("h2.") and n.endswith(f".{hue}")]
        x, y = view.collection.by_hue[hue].getData()
        drawn = y.reshape(len(mine), -1)[:, :-1]
        assert np.array_equal(drawn, snapshot.curves.parameters[:, mine].T)
        assert np.array_equal(x[: drawn.shape[1]], snapshot.curves.epochs)
        assert np.isnan(y.reshape(len(mine), -1)[:, -1]).all()
    assert view.collection.legend() == [*(f"w{i}" for i in range(1, 9)), "b"]


@given(st.integers(1, 2049), st.integers(1, 300))
def test_so_many_records_are_drawn_that_all_lines_stay_within_bounds(
    records: int, lines: int
) -> None:
    drawn = thinned(records, lines)
    assert drawn[0] == 0
    assert drawn[-1] == records - 1
    assert (len(drawn) - 2) * lines <= MOST_POINTS
    assert len(drawn) == records or records * lines > MOST_POINTS


def test_pointing_among_many_lines_names_one_and_a_click_copies_it(
    view: WeightsView, qtbot: QtBot
) -> None:
    lab = Lab(network([8, 8]))
    lab.select_unit("h1.1")
    lab.frame.connect(view.display)
    view.quantity_hovered.connect(lab.light)
    lab.train(40)
    plot = view.collection
    ends = np.array([values[-1] for values in plot.columns])
    # The line that ends furthest from any other; not the last one, which has none below it.
    away = np.abs(ends[:-1, np.newaxis] - ends)
    column = int(np.argmax(np.sort(away, axis=1)[:, 1]))
    value = float(ends[column])
    at = plot.point(float(plot.epochs[-1]), value).toPoint()
    qtbot.mouseMove(plot.viewport(), at)
    name = plot.names[column]
    assert lab.snapshot().lit == name
    _, row = plot.readout.rows()
    assert (row.label, float(row.text)) == (name, value)
    assert plot.chosen.isVisible()
    assert np.array_equal(plot.chosen.getData()[1], plot.columns[column])
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert float(QGuiApplication.clipboard().text()) == value
    assert not view.grab().isNull()
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    assert lab.snapshot().lit == plot.names[column + 1]
    lab.frame.disconnect(view.display)


def test_looking_back_many_lines_end_at_the_present(view: WeightsView) -> None:
    lab = Lab(network([8, 8]))
    lab.select_unit("h2.1")
    lab.train(100)
    lab.go_to(40)
    view.display(lab.snapshot())
    x, _ = view.collection.by_hue["w1"].getData()
    assert np.nanmax(x) == 40
    assert view.collection.future.isVisible()
    assert np.nanmin(view.collection.future.getData()[0]) == 40
    assert not view.grab().isNull()
    lab.go_to_latest()
    view.display(lab.snapshot())
    assert not view.collection.future.isVisible()


def test_many_parameters_are_told_in_one_line_of_text(view: WeightsView, moment: Moment) -> None:
    view.display(with_unit(moment(0, network([8, 8]), 0), "h2.1"))
    assert view.accessibleDescription().startswith("At the start: 72 parameters from −")


def test_a_network_and_a_neuron_take_turns(view: WeightsView, moment: Moment) -> None:
    for experiment in (network([8, 8]), Experiment(), network([2], "xor"), network([], "curve")):
        snapshot = moment(7, experiment, 0)
        view.display(snapshot)
        assert len(view.shown.columns) == len(view.shown.names)
        assert view.layer_box.isVisible() == (len(snapshot.parameters) > 12)
        assert not view.grab().isNull()


@pytest.mark.parametrize("width", [448, 200, 120])
@pytest.mark.parametrize("rate", [0.01, 1e6])
def test_the_largest_network_is_shown_in_any_width_also_diverging(
    view: WeightsView, width: int, rate: float
) -> None:
    lab = Lab(network([8, 8, 8, 8]).with_learning_rate(rate))
    view.resize(width, 200)
    for unit in ("y", "h1.1", "h4.8"):
        lab.select_unit(unit)
        lab.train(30)
        view.display(lab.snapshot())
        view.layer_box.setCurrentIndex(0)
        view.apply_theme(DARK)
        assert not view.grab().isNull()


def test_showing_a_layer_of_72_lines_takes_few_calls(
    view: WeightsView, calls: Callable[[Callable[[], object]], int]
) -> None:
    lab = Lab(network([8, 8]))
    lab.select_unit("h2.1")
    lab.train(2500)
    snapshot = lab.snapshot()
    view.display(snapshot)

    assert calls(lambda: view.display(snapshot)) < 3000
