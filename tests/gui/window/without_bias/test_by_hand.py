"""Networks without biases are opened, drawn and edited, and nothing stumbles."""

import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from without_bias import CURVE, LINE, NEURON, WITHOUT, XOR, drawn, look_at_all

from learnscope.core import Curve, Experiment, Gate, Network, OwnData, Trainer, ValuesStart
from learnscope.gui import MainWindow
from learnscope.gui.dialogs import opening
from learnscope.gui.session.lab import Lab
from learnscope.gui.text.examples import example
from learnscope.gui.text.sentences.messages import sentence
from learnscope.gui.tour.quantities import Moment, measure
from learnscope.gui.update.stages import forward
from learnscope.gui.update.worked_line import places
from learnscope.gui.views.surface.line_drags import handle, pivot_of

pytestmark = pytest.mark.usefixtures("faster_engine")

Key = Qt.Key

#: Own samples, one of which no weight can move.
AT_0 = OwnData(((0.0, 0.0), (1.0, 2.0)), (0, 1))


def _move(widget: QWidget, to: QPoint) -> None:
    """Move the pointer with the left button held."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        QPointF(widget.mapToGlobal(to)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def test_a_file_with_such_a_network_is_opened_saved_and_switched(
    open_lent: Callable[..., MainWindow],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "without.json"
    path.write_text(NEURON.to_json(), encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8"))["network"]["bias"] is False
    window = open_lent()
    monkeypatch.setattr(
        opening, "QFileDialog", SimpleNamespace(getOpenFileName=lambda *_: (str(path), ""))
    )
    window.actions_["open"].trigger()
    assert window.lab.experiment == NEURON
    network = window.parts.panel.network
    qtbot.mouseClick(network.more, Qt.MouseButton.LeftButton)
    assert window.lab.experiment.network == Network((2,), bias=False)
    network.activation.setCurrentIndex(network.activation.findData("relu"))
    network.units[0].setValue(3)
    assert window.lab.experiment.network == Network((3,), "relu", bias=False)
    window.lab.set_problem(Curve())
    window.lab.set_problem(Gate("or"))
    qtbot.mouseClick(network.fewer, Qt.MouseButton.LeftButton)
    assert window.lab.experiment.network == Network((), "relu", bias=False)
    look_at_all(window)


def test_there_is_a_start_field_for_each_parameter_and_no_more(
    unfolded: MainWindow,
) -> None:
    window = unfolded
    window.lab.open(NEURON)
    starts = window.parts.panel.start.starts
    assert [name for name, field in starts.items() if field.isVisible()] == ["w1", "w2"]
    starts["w2"].setValue(0.75)
    assert window.lab.experiment.start == ValuesStart((0.4, 0.75))
    window.lab.set_network(Network())
    assert [name for name, field in starts.items() if field.isVisible()] == ["w1", "w2", "b"]
    assert window.lab.experiment.start == ValuesStart((0.4, 0.75, 0.0))


def test_the_drawing_of_the_neuron_is_edited_by_drag_and_keys(
    open_lent: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_lent(NEURON)
    view = window.parts.single_neuron
    view.grab()
    assert not {"b", "p_b", "name_one"} & set(view.texts)
    assert set(view.nodes) == {"x1", "x2", "z", "slope", "output", "target"}
    at = view.texts["w2"].center()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    _move(view, at - QPoint(0, 20))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at - QPoint(0, 20))
    w1, w2 = window.lab.snapshot().parameters
    assert (w1, w2 > -0.3) == (0.4, True)
    view.setFocus()
    for key in (Key.Key_1, Key.Key_3, Key.Key_Up):
        # There is no third parameter, so that 3 chooses nothing else.
        qtbot.keyClick(view, key)
    assert window.lab.snapshot().parameters == (pytest.approx(w1 + 0.1), w2)
    # With a bias the key is back, without one again what it chose is let go.
    window.lab.set_network(Network())
    qtbot.keyClick(view, Key.Key_3)
    assert view.cursor_key == "b"
    window.lab.set_network(WITHOUT)
    assert view.cursor_key == "w1"
    qtbot.keyClick(view, Key.Key_Up)


def test_the_drawing_of_a_network_has_no_biases_to_come_to(
    open_lent: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_lent(XOR)
    view = window.parts.drawing.network
    view.grab()
    layout = view.network_layout
    assert layout is not None
    assert not layout.biases
    assert not layout.marks
    assert not [key for key in layout.slots if key.startswith("b.")]
    view.setFocus()
    view.unit_chosen.emit("h1.2")
    came_to = []
    view.navigation.go_to("h1.2")
    for _ in range(2):
        qtbot.keyClick(view, Key.Key_Tab)
        came_to.append(view.cursor_key)
    assert came_to == ["h1.2.w1", "h1.2.w2"]
    before = window.lab.snapshot().parameters
    qtbot.keyClick(view, Key.Key_Up)
    after = window.lab.snapshot().parameters
    changed = [i for i in range(len(before)) if before[i] != after[i]]
    assert [XOR.model.parameter_names[i] for i in changed] == ["h1.2.w2"]


def test_the_worked_sum_has_no_bias() -> None:
    (place,) = places(NEURON)[0]
    assert [part.parameter for part in place.inputs] == ["w1", "w2"]
    trainer = Trainer(NEURON)
    lines = forward(trainer.trace_row(3), NEURON, None)
    (z,) = [line for line in lines if line.quantity == "z"]
    assert z.formula == "z = w_1 x_1 + w_2 x_2"
    wide = drawn(Gate("xor"), 8)
    sums = forward(Trainer(wide).trace_row(3), wide, "y")
    assert any(line.formula.endswith(r"w_i\,h_{1,i}") for line in sums)


def test_the_line_can_only_be_turned_and_goes_through_the_origin(
    open_lent: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_lent(NEURON)
    line_map = window.parts.surface.map
    for theta in ((0.4, -0.3), (0.5, 0.5), (-1.0, 0.0), (0.0, 2.0), (-0.3, -0.7)):
        window.lab.edit(theta)
        ends = line_map.line_ends()
        assert ends is not None
        for x1, x2 in ends:
            assert theta[0] * x1 + theta[1] * x2 == pytest.approx(0.0, abs=1e-12)
        handle = line_map.handle_pixel()
        assert handle is not None
        assert line_map.area.contains(handle)
        assert line_map.part_at(handle) == "handle"
        between = line_map.point(*((a + b) / 3 for a, b in zip(*ends, strict=True)))
        assert line_map.part_at(between) in {"", "handle"}
        port = line_map.viewport()
        qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=handle.toPoint())
        to = handle.toPoint() + QPoint(6, 9)
        _move(port, to)
        held = line_map.handle_pixel()
        assert held is not None
        # The line goes with the hand, and the handle on it does too.
        assert (held - QPointF(to)).manhattanLength() < 4.0
        assert [row.label for row in line_map.readout.rows()] == ["w1", "w2"]
        qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=to)
        turned = window.lab.snapshot().parameters
        assert turned != theta
        assert math.hypot(*turned) == pytest.approx(math.hypot(*theta))


def test_joining_lines_have_heights_to_pull_but_no_bends(
    open_lent: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_lent(CURVE)
    window.docks.bring_forward("joining")
    plot = window.parts.joining.plot
    assert {handle.kind for handle in plot.handles()} == {"height"}
    assert plot.names() == [*CURVE.model.unit_names[0], "output"]
    assert not plot.bias.isVisible()
    before = window.lab.snapshot().parameters
    plot.setFocus()
    qtbot.keyClick(plot, Key.Key_BracketRight)
    assert window.lab.snapshot().parameters == before
    qtbot.keyClick(plot, Key.Key_Plus)
    qtbot.keyClick(plot, Key.Key_Period)
    assert window.lab.snapshot().parameters != before
    assert "y.b" not in [row.label for row in plot.readout.rows()]
    handle = plot.handles()[0]
    at = plot.handle_pixel(handle).toPoint()
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    _move(plot.viewport(), at + QPoint(0, 15))
    qtbot.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(0, 15))


def test_what_a_lesson_asks_for_and_there_is_not_is_a_dash() -> None:
    moment = Moment(Trainer(NEURON), 2)
    values = measure(["w1", "b", "gradient.b", "search.w2", "updated.w2"], moment)
    assert [name for name, value in values.items() if math.isnan(value)] == ["b", "gradient.b"]


@pytest.mark.parametrize(
    ("experiment", "epochs", "words"),
    [
        (replace(NEURON, problem=Gate("and")), 300, "without a bias the line"),
        (replace(NEURON, problem=Gate("xor")), 300, "3 of 4 is the most"),
        (replace(NEURON, problem=Gate("xnor")), 300, "2 of 4 is the most"),
        (replace(NEURON, problem=Gate("or")), 300, "All counted right, but row 00 stays at ½"),
        (replace(NEURON, problem=Gate("or", (0,))), 1, "but row 00 stays at ½ for good"),
        (replace(NEURON, problem=Gate("nor")), 300, "without a bias the line"),
        (drawn(AT_0), 300, "but where all inputs are 0 the answer stays at ½ for good"),
        (drawn(Gate("xnor"), 4), 2000, "3 of 4 right, and that is the most it can get"),
        (drawn(Gate("xnor"), 4), 2000, "so row 00 stays at ½. A bias would"),
        (replace(NEURON, problem=Gate("or", (1, 2, 3))), 300, "All right"),
        (drawn(Gate("xnor", (0,)), 4), 1, "Stuck at ½"),
        (drawn(Gate("majority")), 300, "without a bias the plane"),
        (drawn(LINE, loss="squared").with_learning_rate(0.1), 300, "one straight line through 0"),
        (example("one_slope"), 60, "lie on both sides of it"),
    ],
)
def test_the_message_tells_what_a_line_through_the_origin_can(
    make_lab: Callable[[Experiment], Lab], experiment: Experiment, epochs: int, words: str
) -> None:
    lab = make_lab(experiment)
    lab.train(epochs)
    assert words in sentence(lab.snapshot())[1]


def test_a_line_that_is_held_slips_the_hand_with_the_bias(
    open_lent: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_lent(Experiment(start=ValuesStart((1.0, -1.0, 0.2))))
    line_map = window.parts.surface.map
    ends = line_map.line_ends()
    assert ends is not None
    along = [
        line_map.point(*(a + share / 20 * (b - a) for a, b in zip(*ends, strict=True)))
        for share in range(1, 20)
    ]
    at = next(pixel for pixel in along if line_map.part_at(pixel) == "line")
    port = line_map.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=at.toPoint())
    window.lab.open(NEURON)
    _move(port, at.toPoint() + QPoint(5, 5))
    port.grab()
    assert window.lab.snapshot().parameters == (0.4, -0.3)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at.toPoint())


@pytest.mark.parametrize(
    ("theta", "ends", "expected"),
    [
        # From the origin towards the further end, whichever way the weights point.
        ((1.0, -1.0, 0.0), ((-0.25, -0.25), (1.25, 1.25)), (0.625, 0.625)),
        ((-1.0, 1.0, 0.0), ((-0.25, -0.25), (1.25, 1.25)), (0.625, 0.625)),
        # Both are as far away: that in the direction (w2, −w1).
        ((1.0, 1.0, 0.0), ((-0.25, 0.25), (0.25, -0.25)), (0.125, -0.125)),
        # The origin is out of sight, on either side.
        ((1.0, -1.0, 0.0), ((2.0, 2.0), (4.0, 4.0)), (3.0, 3.0)),
        ((1.0, -1.0, 0.0), ((-4.0, -4.0), (-2.0, -2.0)), (-3.0, -3.0)),
    ],
)
def test_the_handle_stands_between_the_origin_and_an_end(
    theta: tuple[float, ...],
    ends: tuple[tuple[float, float], tuple[float, float]],
    expected: tuple[float, float],
) -> None:
    at = handle(theta, 0.5, ends, pivot_of(ends, (0.0, 0.0)))
    assert at == pytest.approx(expected)
    with_bias = handle(theta, 0.0, ends, pivot_of(ends, None))
    assert with_bias == pytest.approx(
        ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2)
    )
