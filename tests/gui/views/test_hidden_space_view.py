"""Hidden space: the samples where the last hidden layer puts them, and the straight line there."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
import pytest
from cases import each_telling
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, OwnData
from learnscope.gui.look.theme import DARK
from learnscope.gui.plotting.contour import segment
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.hidden.hidden_plot import input_lines
from learnscope.gui.views.hidden.hidden_space import HiddenSpaceView

pytestmark = pytest.mark.usefixtures("faster_engine")

Brackets = Callable[[], AbstractContextManager[None]]
LEFT = Qt.MouseButton.LeftButton


def network(
    hidden: list[int], activation: str = "tanh", problem: dict[str, Any] | None = None, **more: Any
) -> Experiment:
    """Return a problem to be learned by a network; XOR by default."""
    problem = problem or {"kind": "gate", "name": "xor"}
    data = {
        "problem": problem,
        "network": {"hidden": hidden, "activation": activation},
        "loss": "squared" if problem["kind"] == "curve" else "bce",
        "optimizer": {"name": "adam", "learning_rate": 0.1},
        "start": {"kind": "random", "seed": 3, "scheme": "xavier"},
    }
    return Experiment.from_json(json.dumps(data | more))


CIRCLE = {"kind": "cloud", "name": "circle", "points": 500, "test_share": 0.2}

#: XOR solved by hand: h1.1 is OR, h1.2 is AND, and the answer is 1 between them.
SOLVED = network(
    [2],
    "step",
    start={"kind": "values", "values": [1, 1, 1, 1, -0.5, -1.5, 20.0, -20.0, -10.0]},
)


@pytest.fixture
def lab(make_lab: Callable[[Experiment], Lab]) -> Iterator[Lab]:
    """A run on XOR with two hidden units."""
    lab = make_lab(network([2]))
    yield lab
    lab.pause()


@pytest.fixture
def view(qtbot: QtBot, lab: Lab) -> Iterator[HiddenSpaceView]:
    """The view as it stands in a window, connected as the window connects it."""
    window = QWidget()
    qtbot.addWidget(window)
    view = HiddenSpaceView(window)
    view.resize(448, 300)
    window.resize(460, 320)
    view.quantity_hovered.connect(lab.light)
    view.row_chosen.connect(lab.select)
    lab.frame.connect(view.display)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    lab.refresh()
    yield view
    lab.frame.disconnect(view.display)
    window.close()


def place(view: HiddenSpaceView, row: int) -> QPoint:
    return QPointF(*view.plot.places()[row].tolist()).toPoint()


def test_the_samples_stand_where_the_units_answers_put_them(
    view: HiddenSpaceView, lab: Lab
) -> None:
    lab.train(30)
    model = lab.experiment.model
    hidden, _ = model.unit_outputs(lab.trainer.parameters, lab.experiment.problem.inputs)
    assert np.array_equal(view.plot.positions, hidden[-1])
    for row, (first, second) in enumerate(hidden[-1].tolist()):
        at = view.plot.point(first, second)
        assert QPointF(*view.plot.places()[row].tolist()) == at
    assert (view.plot.x_title, view.plot.y_title) == ("h1.1", "h1.2")


def test_training_makes_xor_separable_by_the_line(view: HiddenSpaceView, lab: Lab) -> None:
    lab.train(1)
    assert lab.trainer.accuracy < 1.0
    lab.open(SOLVED)
    assert lab.trainer.accuracy == 1.0
    ends = view.plot.ends
    assert ends is not None
    (x0, y0), (x1, y1) = ends
    targets = lab.experiment.problem.target_array
    sides = [(x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) for x, y in view.plot.positions.tolist()]
    assert {side > 0 for side, target in zip(sides, targets, strict=True) if target} != {
        side > 0 for side, target in zip(sides, targets, strict=True) if not target
    }
    assert len({side > 0 for side, target in zip(sides, targets, strict=True) if target}) == 1


def test_on_the_line_the_answer_is_a_half(view: HiddenSpaceView, lab: Lab) -> None:
    lab.train(50)
    assert view.plot.ends is not None
    for first, second in view.plot.ends:
        assert view.plot.answer(first, second) == pytest.approx(0.5, abs=1e-12)
    xs, ys = view.plot.half.getData()
    assert list(zip(xs.tolist(), ys.tolist(), strict=True)) == list(view.plot.ends)


def test_a_grid_of_the_inputs_is_folded_as_the_layer_folds_it(
    view: HiddenSpaceView, lab: Lab
) -> None:
    lines = input_lines(lab.experiment.problem.extent)
    model = lab.experiment.model
    hidden = model.unit_outputs(lab.trainer.parameters, lines)[0][-1]
    xs, ys = view.plot.folds.getData()
    assert np.array_equal(np.column_stack((xs, ys)), hidden, equal_nan=True)


def test_the_lines_of_the_inputs_reach_from_edge_to_edge() -> None:
    for extent in (((-1.0, 2.0),), ((-1.0, 2.0), (0.0, 5.0)), ((0.0, 1.0),) * 3):
        lines = input_lines(extent)
        lows, highs = np.array(extent).T
        assert np.array_equal(np.nanmin(lines, axis=0), lows)
        assert np.array_equal(np.nanmax(lines, axis=0), highs)


def test_a_sample_is_read_exactly_and_chosen_by_a_click(view: HiddenSpaceView, lab: Lab) -> None:
    lab.open(SOLVED)
    QTest.mouseMove(view.plot.viewport(), place(view, 3))
    rows = {row.label: row.text for row in view.plot.readout.rows()}
    assert rows == {
        "x1": "1.0",
        "x2": "1.0",
        "h1.1": "1.0",
        "h1.2": "1.0",
        "ŷ": exact(lab.snapshot().outputs[3]),
        "Y": "0",
    }
    QTest.mouseClick(view.plot.viewport(), LEFT, pos=place(view, 3))
    assert lab.selected == 3
    assert not view.grab().isNull()


def test_a_place_is_read_exactly_and_copied_by_a_click(view: HiddenSpaceView, lab: Lab) -> None:
    lab.open(SOLVED)
    at = view.plot.point(0.25, 0.75).toPoint()
    QTest.mouseMove(view.plot.viewport(), at)
    rows = {row.label: row.text for row in view.plot.readout.rows()}
    z = 20.0 * float(rows["h1.1"]) - 20.0 * float(rows["h1.2"]) - 10.0
    assert float(rows["ŷ"]) == pytest.approx(1.0 / (1.0 + np.exp(-z)), rel=1e-12)
    QTest.mouseClick(view.plot.viewport(), LEFT, pos=at)
    assert QGuiApplication.clipboard().text() == rows["ŷ"]


def test_pointing_at_the_line_and_the_axes_lights_what_they_are(
    view: HiddenSpaceView, lab: Lab
) -> None:
    lab.open(SOLVED)
    viewport, area = view.plot.viewport(), view.plot.area
    assert view.plot.ends is not None
    (x0, y0), (x1, y1) = view.plot.ends
    on_line = view.plot.point((x0 + x1) / 2, (y0 + y1) / 2)
    below = QPointF(area.center().x(), area.bottom() + 8)
    left = QPointF(area.left() - 8, area.center().y())
    for at, lit in ((on_line, "output"), (below, "h1.1"), (left, "h1.2")):
        QTest.mouseMove(viewport, at.toPoint())
        assert lab.snapshot().lit == lit
        assert not view.grab().isNull()
    QTest.mouseMove(viewport, QPoint(round(area.right()) - 5, round(area.bottom()) - 5))
    assert lab.snapshot().lit == ""


def test_keys_choose_a_sample_and_copy_its_answer(view: HiddenSpaceView, lab: Lab) -> None:
    lab.select(3)
    view.plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.plot, Qt.Key.Key_Down)
    assert lab.selected == 0
    QTest.keyClick(view.plot, Qt.Key.Key_Up)
    assert lab.selected == 3
    QTest.keyClick(view.plot, Qt.Key.Key_Return)
    assert float(QGuiApplication.clipboard().text()) == lab.snapshot().outputs[3]


def test_it_says_in_one_line_where_the_selected_sample_stands(
    view: HiddenSpaceView, lab: Lab
) -> None:
    lab.open(SOLVED)
    lab.select(1)
    text = "The selected sample stands at h1.1 = 1.0000, h1.2 = 0.0000; there ŷ = 1.0000."
    assert view.accessibleDescription() == text


def test_another_language_and_theme_hold_for_what_is_there(
    view: HiddenSpaceView, in_brackets: Brackets
) -> None:
    with in_brackets():
        assert view.accessibleName() == "[Samples as the last hidden layer sees them]"
        assert view.caption.text().startswith("[The samples")
    view.apply_theme(DARK)
    assert view.plot.half.opts["pen"].color() == DARK.colour("ink")
    assert not view.grab().isNull()


def test_other_numbers_of_units_get_one_kind_sentence(
    view: HiddenSpaceView, make_lab: Callable[[Experiment], Lab]
) -> None:
    view.display(make_lab(Experiment()).snapshot())
    assert "Add a hidden layer with two units" in view.note.text()
    for units in (1, 3, 8):
        view.display(make_lab(network([2, units])).snapshot())
        assert not view.shows_plane
        assert f"has {units}." in view.note.text()
        assert view.accessibleDescription() == view.note.text()


EXPERIMENTS = [
    Experiment(),
    network([2], "relu"),
    network([8, 2], "identity"),
    network([2], "sigmoid", start={"kind": "zeros"}),
    network([3, 3, 3, 2], "softplus"),
    network([2], "tanh", {"kind": "gate", "name": "parity"}),
    network([2], "leaky_relu", CIRCLE),
    network([2], "step", {"kind": "curve", "name": "sine"}),
    network([2], "relu", {"kind": "curve", "name": "bump", "test_share": 0.5}),
    network([8], "tanh", CIRCLE),
    network([2], "relu", optimizer={"name": "gd", "learning_rate": 1000.0}),
    network([2]).with_problem(OwnData(((3.0, 3.0),), (1,))),
]


@each_telling(
    "experiment",
    {str(number): experiment for number, experiment in enumerate(EXPERIMENTS)},
    *map(str, range(0, len(EXPERIMENTS), 2)),
)
def test_any_experiment_is_shown_or_kindly_turned_away(
    view: HiddenSpaceView, make_lab: Callable[[Experiment], Lab], experiment: Experiment
) -> None:
    lab = make_lab(experiment)
    for command in (
        lambda: None,
        lab.step,
        lambda: lab.train(40),
        lab.look_inside,
        lab.close_inside,
        lambda: lab.go_to(3),
        lambda: lab.edit(tuple(0.5 for _ in lab.trainer.parameters)),
        lambda: lab.edit(tuple(1e200 for _ in lab.trainer.parameters)),
        lambda: lab.edit(tuple(-0.0 for _ in lab.trainer.parameters)),
    ):
        command()
        view.display(lab.snapshot())
        QTest.mouseMove(view.plot.viewport(), QPoint(200, 120))
        assert not view.grab().isNull()
        sizes = experiment.model.sizes
        assert view.shows_plane == (len(sizes) > 2 and sizes[-2] == 2)
        assert view.accessibleDescription()


def of_samples(lab: Lab, count: int) -> Snapshot:
    """Return the first moment of a run with so many samples."""
    points = np.random.default_rng(1).uniform(-1.0, 1.0, (count, 2))
    targets = (points.sum(axis=1) > 0.0).astype(int).tolist()
    data = OwnData(tuple(map(tuple, points.tolist())), tuple(targets))
    lab.open(network([2]).with_problem(data))
    return lab.snapshot()


def test_ten_thousand_samples_take_no_more_calls_than_a_hundred(
    view: HiddenSpaceView, lab: Lab, calls: Callable[[Callable[[], object]], int]
) -> None:
    few, many = (
        calls(lambda snapshot=snapshot: (view.display(snapshot), view.grab()))
        for snapshot in (of_samples(lab, 100), of_samples(lab, 10_000))
    )
    assert many < 2 * few
    at = place(view, 5000)
    QTest.mouseClick(view.plot.viewport(), LEFT, pos=at)
    chosen = QPointF(*view.plot.places()[lab.selected].tolist()) - QPointF(at)
    assert chosen.manhattanLength() < 3


def test_showing_a_moment_takes_few_calls(
    view: HiddenSpaceView,
    make_lab: Callable[[Experiment], Lab],
    calls: Callable[[Callable[[], object]], int],
) -> None:
    lab = make_lab(network([8, 8, 2], "tanh", CIRCLE))
    lab.train(50)
    snapshot = lab.snapshot()
    view.display(snapshot)

    assert calls(lambda: view.display(snapshot)) < 1000


NUMBERS = st.floats(-1e6, 1e6)


@given(NUMBERS, NUMBERS, NUMBERS, st.floats(-5.0, 5.0), st.floats(0.1, 50.0), st.floats(0.1, 50.0))
def test_a_segment_lies_on_its_line_within_the_rectangle(
    w1: float, w2: float, b: float, low: float, width: float, height: float
) -> None:
    x, y = (low, low + width), (low, low + height)
    found = segment(w1, w2, b, x, y)
    corners = [w1 * p + w2 * q + b for p in x for q in y]
    size = abs(w1) * max(map(abs, x)) + abs(w2) * max(map(abs, y)) + abs(b)
    clearly_crosses = min(corners) < -1e-9 * size and max(corners) > 1e-9 * size
    if found is None:
        assert not clearly_crosses
        return
    for p, q in found:
        assert abs(w1 * p + w2 * q + b) <= 1e-9 * size
        assert x[0] - 1e-9 * width <= p <= x[1] + 1e-9 * width
        assert y[0] - 1e-6 * height <= q <= y[1] + 1e-6 * height
