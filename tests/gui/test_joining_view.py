"""Joining lines: what each unit adds, built up one by one, with bends that can be dragged."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Network, OwnData, RandomStart
from learnscope.core.inspection.joining import bends, parts
from learnscope.gui import MainWindow
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.lab import Lab
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.hidden.joined_lines import Handle
from learnscope.gui.views.hidden.joining import JoiningView

Brackets = Callable[[], AbstractContextManager[None]]
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def curve(hidden: list[int], activation: str = "relu", **more: Any) -> Experiment:
    """Return a curve to be learned by a network."""
    problem = {"kind": "curve", "name": "sine", "points": 20, "test_share": 0.2}
    data = {
        "problem": problem,
        "network": {"hidden": hidden, "activation": activation},
        "loss": "squared",
        "optimizer": {"name": "adam", "learning_rate": 0.05},
        "start": {"kind": "random", "seed": 1, "scheme": "xavier"},
    }
    return Experiment.from_json(json.dumps(data | more))


#: Three bent lines whose bends are at −½, 0 and ½, and that all end at the right.
THREE = curve(
    [3],
    start={"kind": "values", "values": [1.0, 1.0, 2.0, 0.5, 0.0, -1.0, 1.0, -1.0, 0.5, 0.25]},
)


@pytest.fixture
def lab(make_lab: Callable[[Experiment], Lab]) -> Iterator[Lab]:
    """A run on three bent lines."""
    lab = make_lab(THREE)
    yield lab
    lab.pause()


@pytest.fixture
def view(qtbot: QtBot, lab: Lab) -> Iterator[JoiningView]:
    """The view as it stands in a window, connected as the window connects it."""
    window = QWidget()
    qtbot.addWidget(window)
    view = JoiningView(window)
    view.resize(448, 300)
    window.resize(460, 320)
    view.parameters_edited.connect(lab.edit)
    view.quantity_hovered.connect(lab.light)
    view.row_chosen.connect(lab.select)
    view.unit_chosen.connect(lab.select_unit)
    lab.frame.connect(view.display)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    lab.refresh()
    yield view
    lab.frame.disconnect(view.display)
    window.close()


def handle(view: JoiningView, unit: int, kind: str) -> Handle:
    return next(h for h in view.plot.handles() if (h.unit, h.kind) == (unit, kind))


def pixel(view: JoiningView, unit: int, kind: str) -> QPoint:
    return view.plot.handle_pixel(handle(view, unit, kind)).toPoint()


def drag(view: JoiningView, begin: QPoint, *ends: QPoint) -> None:
    viewport = view.plot.viewport()
    QTest.mouseMove(viewport, begin)
    QTest.mousePress(viewport, LEFT, pos=begin)
    for end in ends:
        QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, pos=ends[-1])


def test_all_units_are_added_up_when_the_network_changed_while_there_were_no_lines(
    view: JoiningView, lab: Lab
) -> None:
    lab.open(Experiment(Gate("xor"), Network((2,)), start=RandomStart()))
    assert not view.shows_lines
    lab.open(curve([2], "tanh"))

    assert (view.slider.value(), view.slider.maximum()) == (2, 2)
    assert view.counted.text() == "2 of 2 units"
    assert view.plot.shown == 2


def theta(lab: Lab) -> dict[str, float]:
    names = lab.experiment.model.parameter_names
    return dict(zip(names, lab.trainer.parameters.tolist(), strict=True))


# What is shown


def test_the_lines_are_what_each_unit_adds_and_their_sum_is_the_answer(
    view: JoiningView, lab: Lab
) -> None:
    lab.train(20)
    model, parameters = lab.experiment.model, lab.trainer.parameters
    xs = view.plot.sum.getData()[0]
    outputs = model.unit_outputs(parameters, xs[:, np.newaxis])[0][-1]
    weights, bias = model.layers(parameters)[-1]
    for unit, line in enumerate(view.plot.terms[:3]):
        assert np.array_equal(line.getData()[1], outputs[:, unit] * weights[0, unit])
        assert line.isVisible()
    assert not any(line.isVisible() for line in view.plot.terms[3:])
    assert np.array_equal(view.plot.bias.getData()[1], np.full(len(xs), bias[0]))
    answers = model.forward(parameters, xs[:, np.newaxis])
    assert view.plot.sum.getData()[1].tobytes() == answers.tobytes()


def test_every_bend_is_a_point_of_its_line(view: JoiningView, lab: Lab) -> None:
    xs = view.plot.sum.getData()[0]
    assert set(bends(THREE.model, lab.trainer.parameters).tolist()) == {-0.5, 0.0, 0.5}
    assert {-0.5, 0.0, 0.5} <= set(xs.tolist())


def test_the_true_curve_is_drawn_and_the_samples_lie_at_their_targets(
    view: JoiningView, lab: Lab
) -> None:
    problem = lab.experiment.problem
    xs, ys = view.plot.truth.getData()
    assert np.array_equal(ys, problem.target_curve(xs))
    places = view.plot.sample_places()
    for row in (0, 7, 19):
        at = view.plot.point(float(problem.inputs[row, 0]), float(problem.target_array[row]))
        assert QPointF(*places[row].tolist()) == at


def test_the_sum_is_built_up_with_the_arrow_keys(qtbot: QtBot, view: JoiningView, lab: Lab) -> None:
    view.slider.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.slider.value() == 3
    limits = view.plot.box.viewRange()
    whole = view.plot.sum.getData()[1]
    for count in (2, 1, 0):
        QTest.keyClick(view.slider, Key.Key_Left)
        assert view.slider.value() == count
        shape = view.plot.shape_
        assert shape is not None
        assert np.array_equal(view.plot.sum.getData()[1], shape.parts.sum(count))
        assert [line.isVisible() for line in view.plot.terms[:3]] == [i < count for i in range(3)]
        assert np.array_equal(view.plot.whole.getData()[1], whole)
        assert view.plot.whole.isVisible()
        assert view.plot.box.viewRange() == limits
        assert view.counted.text() == f"{count} of 3 units"
    assert lab.trainer.epoch == 0  # the arrows did not step the run
    for _ in range(3):
        QTest.keyClick(view.slider, Key.Key_Right)
    assert not view.plot.whole.isVisible()


def test_units_that_are_not_added_up_yet_have_no_handles(view: JoiningView) -> None:
    view.slider.setValue(1)
    assert {h.unit for h in view.plot.handles()} == {0}


def test_without_a_bend_the_sum_is_a_line_and_that_is_said(
    view: JoiningView, make_lab: Callable[[Experiment], Lab]
) -> None:
    other = make_lab(curve([4], "identity"))
    other.train(30)
    view.display(other.snapshot())
    assert view.caption.text() == "Without a bend the sum of lines is a line."
    xs, ys = view.plot.sum.getData()
    assert np.polyval(np.polyfit(xs, ys, 1), xs) == pytest.approx(ys, abs=1e-9)
    assert {h.kind for h in view.plot.handles()} == {"height"}


def test_deeper_networks_show_their_last_layer_without_handles(
    view: JoiningView, make_lab: Callable[[Experiment], Lab]
) -> None:
    other = make_lab(curve([3, 2], "tanh"))
    view.display(other.snapshot())
    assert view.plot.names() == ["h2.1", "h2.2", "y.b", "output"]
    assert view.plot.handles() == []
    assert "last hidden layer" in view.caption.text()
    assert view.slider.maximum() == 2


# The hand


def test_a_bend_is_dragged_along_by_its_unit_s_bias_alone(view: JoiningView, lab: Lab) -> None:
    before, start = theta(lab), pixel(view, 1, "bend")
    edits: list[tuple[Any, bool]] = []
    view.parameters_edited.connect(lambda values, goes_on: edits.append((values, goes_on)))

    drag(view, start, start + QPoint(20, 0), start + QPoint(40, 30), start + QPoint(60, 0))

    after = theta(lab)
    assert {name for name in before if after[name] != before[name]} == {"h1.2.b"}
    at = bends(lab.experiment.model, lab.trainer.parameters)[1]
    assert at == pytest.approx(view.plot.value_at(QPointF(start + QPoint(60, 0)))[0], abs=0.01)
    assert after["h1.2.b"] == -before["h1.2.w1"] * at
    assert [goes_on for _, goes_on in edits] == [False, True, True]
    assert lab.snapshot().unit == "h1.2"
    lab.undo()
    assert theta(lab) == before


def test_a_height_is_dragged_up_by_the_output_weight_alone(view: JoiningView, lab: Lab) -> None:
    before, start = theta(lab), pixel(view, 0, "height")
    viewport, end = view.plot.viewport(), start + QPoint(9, -20)
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, end)
    assert pixel(view, 0, "height").y() == pytest.approx(end.y(), abs=1)
    QTest.mouseRelease(viewport, LEFT, pos=end)

    after = theta(lab)
    assert {name for name in before if after[name] != before[name]} == {"y.w1"}
    assert after["y.w1"] > before["y.w1"]
    lab.undo()
    assert theta(lab) == before


def test_the_axes_keep_still_while_something_is_held(view: JoiningView, lab: Lab) -> None:
    start = pixel(view, 0, "height")
    limits = view.plot.box.viewRange()
    viewport = view.plot.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    top = QPoint(start.x(), round(view.plot.area.top()))
    QTest.mouseMove(viewport, top)
    assert view.plot.box.viewRange() == limits
    QTest.mouseRelease(viewport, LEFT, pos=top)
    assert theta(lab)["y.w1"] != 1.0


def test_a_bend_beyond_the_edge_stands_at_the_edge_and_can_be_pulled_back(
    view: JoiningView, lab: Lab
) -> None:
    values = list(theta(lab).values())
    values[4] = -9.0  # h1.2's bias: its bend is at 9
    lab.edit(tuple(values))
    assert handle(view, 1, "bend").beyond == 1
    start = pixel(view, 1, "bend")
    assert start.x() == pytest.approx(view.plot.area.right(), abs=1)
    drag(view, start, start - QPoint(40, 0))
    assert handle(view, 1, "bend").beyond == 0


def test_a_hidden_unit_whose_weight_is_0_has_no_bend(view: JoiningView, lab: Lab) -> None:
    lab.edit((0.0, *list(theta(lab).values())[1:]))
    assert (0, "bend") not in {(h.unit, h.kind) for h in view.plot.handles()}
    assert not view.grab().isNull()


@pytest.mark.parametrize("hidden", [(2,), (3, 3)])
def test_what_is_held_is_let_go_when_the_network_changes(
    view: JoiningView, lab: Lab, hidden: tuple[int, ...]
) -> None:
    viewport, start = view.plot.viewport(), pixel(view, 0, "bend")
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, start + QPoint(10, 0))
    lab.set_network(Network(hidden, "relu"))
    before = theta(lab)
    QTest.mouseMove(viewport, start + QPoint(30, 0))
    QTest.mouseRelease(viewport, LEFT, pos=start + QPoint(30, 0))

    assert theta(lab) == before
    assert not view.plot.still


def test_a_bend_does_not_stick_to_a_hand_that_let_go_while_there_were_no_lines(
    view: JoiningView, lab: Lab
) -> None:
    viewport, start = view.plot.viewport(), pixel(view, 0, "bend")
    QTest.mousePress(viewport, LEFT, pos=start)
    lab.set_gate("xor")
    QTest.mouseRelease(view, LEFT)
    lab.undo()
    before = theta(lab)
    QTest.mouseMove(viewport, start + QPoint(30, 0))

    assert theta(lab) == before


def test_escape_puts_back_what_is_held_and_one_undo_takes_back_the_whole_drag(
    view: JoiningView, lab: Lab
) -> None:
    before, viewport, start = theta(lab), view.plot.viewport(), pixel(view, 0, "bend")
    drag(view, start, start + QPoint(10, 0), start + QPoint(20, 0))
    assert theta(lab) != before
    lab.undo()
    assert theta(lab) == before
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, start + QPoint(10, 0))
    assert theta(lab) != before
    QTest.keyClick(view.plot, Key.Key_Escape)
    assert theta(lab) == before
    QTest.mouseMove(viewport, start + QPoint(30, 0))
    QTest.mouseRelease(viewport, LEFT, pos=start + QPoint(30, 0))

    assert theta(lab) == before
    assert not view.plot.still


def test_a_run_may_go_on_while_a_bend_is_held(view: JoiningView, lab: Lab) -> None:
    start = pixel(view, 1, "bend")
    viewport = view.plot.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    lab.train(5)
    before = theta(lab)
    QTest.mouseMove(viewport, start + QPoint(30, 0))
    after = theta(lab)
    QTest.mouseRelease(viewport, LEFT, pos=start + QPoint(30, 0))
    assert {name for name in before if after[name] != before[name]} == {"h1.2.b"}


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        (Key.Key_BracketLeft, "h1.2.b"),
        (Key.Key_BracketRight, "h1.2.b"),
        (Key.Key_Plus, "y.w2"),
        (Key.Key_Minus, "y.w2"),
    ],
)
def test_keys_move_the_chosen_unit_s_bend_and_height(
    view: JoiningView, lab: Lab, key: Qt.Key, changed: str
) -> None:
    view.plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.plot, Key.Key_Down)
    assert lab.snapshot().lit == "h1.2"
    before, at = theta(lab), bends(lab.experiment.model, lab.trainer.parameters)[1]
    QTest.keyClick(view.plot, key)
    after = theta(lab)
    assert {name for name in before if after[name] != before[name]} == {changed}
    if changed == "h1.2.b":
        right = bends(lab.experiment.model, lab.trainer.parameters)[1] > at
        assert right == (key == Key.Key_BracketRight)
    else:
        # Its line lies below 0 and goes down where it is made lower.
        assert (after[changed] > before[changed]) == (key == Key.Key_Plus)


# Reading


def test_pointing_reads_every_part_exactly_and_a_click_copies_the_sum(
    view: JoiningView, lab: Lab
) -> None:
    # On the sum, where neither a sample nor a handle lies.
    model, parameters = lab.experiment.model, lab.trainer.parameters
    at = view.plot.point(0.25, float(model.forward(parameters, [0.25]))).toPoint()
    QTest.mouseMove(view.plot.viewport(), at)
    rows = view.plot.readout.rows()
    x = float(rows[0].text)
    here = parts(model, parameters, [x])
    assert [row.text for row in rows[1:4]] == [exact(term) for term in here.terms]
    assert [row.label for row in rows[1:4]] == [f"y.w{i} · h1.{i}" for i in (1, 2, 3)]
    assert [row.colour for row in rows[1:4]] == ["w1", "w2", "w3"]
    answer = exact(float(model.forward(parameters, [x])))
    assert (rows[5].label, rows[5].text) == ("ŷ", answer)
    assert float(rows[6].text) == float(lab.experiment.problem.target_curve(x))
    assert lab.snapshot().lit == "output"
    QTest.mouseClick(view.plot.viewport(), LEFT, pos=at)
    assert QGuiApplication.clipboard().text() == answer
    assert not view.grab().isNull()


def test_pointing_names_a_unit_s_line_a_bend_a_height_and_the_bias(
    view: JoiningView, lab: Lab
) -> None:
    lab.edit((1.0, 1.0, 2.0, 0.5, 0.0, -1.0, 3.0, -2.0, 0.5, -1.2))
    viewport = view.plot.viewport()
    model, parameters = lab.experiment.model, lab.trainer.parameters
    line = view.plot.point(0.8, float(parts(model, parameters, [0.8]).terms[0])).toPoint()
    for at, lit in (
        (line, "h1.1"),
        (pixel(view, 1, "bend"), "h1.2.b"),
        (pixel(view, 1, "height"), "y.w2"),
        (view.plot.point(-1.09, -1.2).toPoint(), "output"),
    ):
        QTest.mouseMove(viewport, at)
        assert lab.snapshot().lit == lit
        assert not view.grab().isNull()


def test_a_lit_unit_stands_out_from_the_others(view: JoiningView, lab: Lab) -> None:
    lab.light("h1.2")
    colours = [line.opts["pen"].color() for line in view.plot.terms[:3]]
    assert colours[1] == LIGHT.colour("w2")
    assert colours[0] != LIGHT.colour("w1")
    view.apply_theme(DARK)
    assert view.plot.terms[1].opts["pen"].color() == DARK.colour("w2")


def test_a_sample_is_read_and_chosen_by_a_click(view: JoiningView, lab: Lab) -> None:
    at = QPointF(*view.plot.sample_places()[3].tolist()).toPoint()
    QTest.mouseMove(view.plot.viewport(), at)
    rows = view.plot.readout.rows()
    problem = lab.experiment.problem
    texts = [exact(problem.inputs[3, 0]), exact(problem.target_array[3])]
    assert [row.text for row in rows[:2]] == texts
    QTest.mouseClick(view.plot.viewport(), LEFT, pos=at)
    assert lab.selected == 3


def test_keys_move_the_read_out_and_it_is_heard(view: JoiningView) -> None:
    view.plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.plot, Key.Key_Period)
    assert "y.w1 · h1.1" in view.plot.accessibleDescription()
    QTest.keyClick(view.plot, Key.Key_Return)
    assert float(QGuiApplication.clipboard().text())
    QTest.keyClick(view.plot, Key.Key_Escape)
    assert view.plot.readout.rows() == []


# Everything else


def test_it_says_in_one_line_what_it_shows(view: JoiningView) -> None:
    view.slider.setValue(2)
    text = view.accessibleDescription()
    assert text.startswith("2 of 3 units are added up. At x = 1.2000 their sum is 0.75")
    assert view.plot.accessibleDescription() == text


def test_another_language_relabels_what_is_there(view: JoiningView, in_brackets: Brackets) -> None:
    with in_brackets():
        assert view.accessibleName() == "[Lines joined into a curve]"
        assert view.caption.text().startswith("[Bent lines")
        assert view.counted.text() == "[3 of 3 units]"


NOT_HERE = [
    Experiment(),
    Experiment().with_problem(Gate("parity")),
    curve([]),
]

HERE = [
    curve([1], "step"),
    curve([8], "sigmoid"),
    curve([8, 8, 8, 8], "softplus"),
    curve([5], "leaky_relu", start={"kind": "zeros"}),
    curve([2], problem={"kind": "curve", "name": "drawn", "values": [0, 1], "points": 2}),
    curve(
        [2], problem={"kind": "data", "points": [[1e6]], "targets": [-1e6], "task": "regression"}
    ),
    curve([8], problem={"kind": "curve", "name": "step", "points": 2000, "noise": 1.0}),
    curve([3], optimizer={"name": "gd", "learning_rate": 1000.0}),
]


@pytest.mark.parametrize("experiment", [*NOT_HERE, *HERE], ids=lambda e: str(e.model.sizes))
def test_any_experiment_is_shown_or_kindly_turned_away(
    view: JoiningView, make_lab: Callable[[Experiment], Lab], experiment: Experiment
) -> None:
    lab = make_lab(experiment)
    for command in (
        lambda: None,
        lab.step,
        lambda: lab.train(40),
        lab.look_inside,
        lab.look_inside,
        lab.close_inside,
        lambda: lab.go_to(3),
        lambda: lab.edit(tuple(0.5 for _ in lab.trainer.parameters)),
        lambda: lab.edit(tuple(1e200 for _ in lab.trainer.parameters)),
        lambda: lab.edit(tuple(0.0 for _ in lab.trainer.parameters)),
    ):
        command()
        view.display(lab.snapshot())
        QTest.mouseMove(view.plot.viewport(), QPoint(200, 120))
        assert not view.grab().isNull()
        assert view.shows_lines == (experiment in HERE)
        assert view.note.isVisible() != view.shows_lines
        assert view.accessibleDescription()


def test_where_there_is_nothing_to_show_it_says_where_to_find_it(
    view: JoiningView, make_lab: Callable[[Experiment], Lab]
) -> None:
    view.display(make_lab(Experiment()).snapshot())
    assert "choose a curve" in view.note.text()
    view.display(make_lab(curve([])).snapshot())
    assert "Add a hidden layer" in view.note.text()


def test_ten_thousand_samples_are_painted(
    view: JoiningView, make_lab: Callable[[Experiment], Lab]
) -> None:
    xs = np.linspace(-1.0, 1.0, 10_000)
    data = OwnData(tuple((x,) for x in xs.tolist()), tuple(np.sin(xs).tolist()), "regression")
    view.display(make_lab(curve([8]).with_problem(data)).snapshot())
    assert not view.grab().isNull()


def test_showing_a_moment_takes_few_calls(
    view: JoiningView,
    make_lab: Callable[[Experiment], Lab],
    calls: Callable[[Callable[[], object]], int],
) -> None:
    problem = {"kind": "curve", "name": "sine", "points": 500}
    lab = make_lab(curve([8, 8], "tanh", problem=problem))
    lab.train(100)
    snapshot = lab.snapshot()
    view.display(snapshot)

    assert calls(lambda: view.display(snapshot)) < 2500


def test_in_the_window_it_stands_behind_the_surface_and_chooses_units(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window()
    view = window.parts.joining
    assert view.visibleRegion().isEmpty()
    window.docks.bring_forward("joining")
    qtbot.waitUntil(lambda: not view.visibleRegion().isEmpty())
    assert view.note.isVisible()
    assert view.note.text()


def test_in_the_window_what_lies_behind_another_tab_is_not_shown_but_once_it_comes_forward(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window()
    view, shown = window.parts.joining, []
    display = view.display
    view.display = lambda snapshot: (shown.append(snapshot.epoch), display(snapshot))  # type: ignore[method-assign]
    window.lab.step()
    assert shown == []
    window.docks.bring_forward("joining")
    qtbot.waitUntil(lambda: 1 in shown)


def test_in_the_window_what_is_in_front_is_shown_in_every_frame(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window(curve([4]))
    window.docks.bring_forward("joining")
    seen = {name: window.parts.views[name] for name in ("neuron", "loss", "weights", "joining")}
    behind = {name: window.parts.views[name] for name in ("surface", "inside", "parameters")}
    shown = []
    for name, view in (seen | behind).items():
        display = view.display
        view.display = lambda s, name=name, display=display: (shown.append(name), display(s))  # type: ignore[method-assign]
    window.lab.step()
    assert set(shown) == set(seen)


def test_in_the_window_a_bend_is_dragged_and_undone(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window(THREE)
    window.docks.bring_forward("joining")
    view, lab = window.parts.joining, window.lab
    qtbot.waitUntil(lambda: view.plot.area.width() > 150)
    before, start = theta(lab), pixel(view, 1, "bend")
    drag(view, start, start + QPoint(15, 0), start + QPoint(30, 0))
    after = theta(lab)
    assert {name for name in before if after[name] != before[name]} == {"h1.2.b"}
    assert lab.snapshot().unit == "h1.2"
    lab.undo()
    assert theta(lab) == before
