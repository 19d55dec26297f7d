"""The weights view of networks: a layer at a time, hue by hue."""

import dataclasses
import json
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from moments import Moment
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.curves.line_collection import MOST_POINTS, thinned
from learnscope.gui.views.curves.weights import WeightsView

pytestmark = pytest.mark.usefixtures("faster_engine")


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
