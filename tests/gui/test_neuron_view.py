"""The drawing of the neuron: every number readable, every weight to take hold of, stages lit."""

import dataclasses
import math
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Batch, Experiment, Optimizer, ValuesStart
from learnscope.gui import MainWindow
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import STAGES, Snapshot
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.drawing.drawing import NeuronView
from learnscope.gui.views.drawing.hit_targets import neuron_targets
from learnscope.gui.views.drawing.layout import NeuronLayout
from learnscope.gui.views.drawing.painters import NeuronPainter
from learnscope.gui.views.drawing.text_painter import (
    Fonts,
    TextPainter,
    answer_colour,
    line_width,
)
from learnscope.gui.views.drawing.view_state import ViewState

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")

#: The least size, and those in windows of 1024 × 700 and 1280 × 800.
SIZES = ((400, 210), (440, 290), (570, 330))

WORKED = Experiment(start=ValuesStart((0.1, -0.12, 0.0)), optimizer=Optimizer(learning_rate=1.0))

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def lab() -> Iterator[Lab]:
    """A run at the worked example's start."""
    lab = Lab(WORKED)
    yield lab
    lab.pause()


@pytest.fixture
def view(qtbot: QtBot, lab: Lab) -> Iterator[NeuronView]:
    """The drawing as it stands in a window, connected as the window connects it."""
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    qtbot.addWidget(window)
    view = NeuronView(window)
    view.resize(570, 330)
    window.resize(570, 330)
    view.parameters_edited.connect(lab.edit)
    view.quantity_hovered.connect(lab.light)
    lab.frame.connect(view.display)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    lab.refresh()
    view.grab()
    yield view
    lab.frame.disconnect(view.display)
    window.close()


def place(view: NeuronView, key: str) -> QPoint:
    """Return where a number stands, after the drawing is up to date."""
    view.grab()
    return view.texts[key].center()


def parameters(lab: Lab) -> tuple[float, ...]:
    return tuple(lab.trainer.parameters.tolist())


def wheel(
    view: NeuronView, key: str, notches: float, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    at = QPointF(place(view, key))
    QApplication.sendEvent(
        view,
        QWheelEvent(
            at,
            QPointF(view.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def drag(
    qtbot: QtBot,
    view: NeuronView,
    key: str,
    way: tuple[QPoint, ...],
    modifiers: Qt.KeyboardModifier = NONE,
) -> None:
    """Press on a number, move to one point after the other, let go."""
    start = place(view, key)
    qtbot.mousePress(view, LEFT, modifiers, start)
    for step in way:
        move(view, start + step, modifiers)
    qtbot.mouseRelease(view, LEFT, modifiers, start + way[-1])


def move(view: NeuronView, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Move the pointer with its button held; pytest-qt's own moves hold none."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        LEFT,
        modifiers,
    )
    QApplication.sendEvent(view, event)


# What is drawn


def painted(
    snapshot: Snapshot,
    size: tuple[int, int],
    points: float = 0.0,
    kind: type[NeuronPainter] = NeuronPainter,
) -> NeuronPainter:
    """Draw a moment, in letters of so many points, and return what did it."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    font = QApplication.font()
    font.setPointSizeF(points or font.pointSizeF())
    fonts = Fonts(font)
    state = ViewState.of(snapshot)
    drawn = kind(painter, fonts, LIGHT, NeuronLayout.fitted(state.model, *size, fonts.line), state)
    drawn.paint()
    painter.end()
    return drawn


def overlaps(drawn: TextPainter) -> list[tuple[str, str]]:
    """Return the pairs of texts that cover each other, and of texts and nodes."""
    texts = drawn.texts.items()
    pairs = [(a, b) for (a, x), (b, y) in combinations(texts, 2) if x.intersects(y)]
    return pairs + [
        (text, node)
        for text, area in texts
        for node, other in drawn.nodes.items()
        if area.intersects(other)
    ]


numbers = st.floats(-1e9, 1e9) | st.floats(-1e-4, 1e-4) | st.floats(-99999.0, 99999.0)


@pytest.mark.parametrize("stage", range(-1, len(STAGES)))
@given(values=st.tuples(numbers, numbers, numbers), row=st.integers(0, 3))
@example(values=(-12345.6789, 1.2346e8, -1.23e-6), row=3)
@example(values=(-12345.6789, -12345.6789, -12345.6789), row=2)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_covers_another_at_any_size_and_number(
    started: QApplication, stage: int, values: tuple[float, float, float], row: int
) -> None:
    lab = Lab(dataclasses.replace(WORKED, start=ValuesStart(values)))
    lab.select(row)
    for _ in range(stage + 1):
        lab.look_inside()
    for size in SIZES:
        drawn = painted(lab.snapshot(), size)
        assert overlaps(drawn) == []
        for area in (*drawn.texts.values(), *drawn.nodes.values()):
            assert area.left() >= 0
            assert area.top() >= 0
            assert area.right() <= size[0]
            assert area.bottom() <= size[1]


def test_usual_numbers_keep_all_their_digits_at_every_size(started: QApplication) -> None:
    written: list[str] = []

    class Listening(NeuronPainter):
        def centred(self, text: str, *rest: object) -> None:
            written.append(text)
            super().centred(text, *rest)  # type: ignore[arg-type]

    lab = Lab(dataclasses.replace(WORKED, start=ValuesStart((-12.3456, 23.4567, -34.5678))))
    for size in SIZES:
        written.clear()
        painted(lab.snapshot(), size, kind=Listening)
        assert {"w1 = −12.3456", "w2 = 23.4567", "b = −34.5678", "w1·x1 = −12.3456"} <= {*written}
        assert "z = −46.9134" in written


def test_larger_letters_ask_for_more_room_and_find_it(view: NeuronView, lab: Lab) -> None:
    for _ in range(3):
        lab.look_inside()
    font = view.font()
    font.setPointSizeF(15.0)
    view.setFont(font)
    least = view.minimumSizeHint()
    assert least.width() > 400
    drawn = painted(lab.snapshot(), (least.width(), least.height()), 15.0)
    assert overlaps(drawn) == []
    assert min(area.top() for area in drawn.texts.values()) >= 0


@pytest.mark.parametrize("values", [(math.inf,) * 3, (math.nan,) * 3])
def test_numbers_that_are_none_are_drawn_too(lab: Lab, values: tuple[float, float, float]) -> None:
    snapshot = dataclasses.replace(lab.snapshot(), parameters=values)
    assert overlaps(painted(snapshot, SIZES[0])) == []


def test_a_line_is_as_thick_as_its_weight() -> None:
    widths = [line_width(weight) for weight in (0.0, 0.5, -2.0, 30.0, -1e9)]
    assert widths == sorted(widths)
    assert line_width(2.0) == line_width(-2.0)
    assert line_width(math.inf) < 10.0


def test_an_answer_has_the_colour_of_the_scale() -> None:
    assert answer_colour(0.5, LIGHT) == QColor(LIGHT.undecided)
    assert answer_colour(1.0, LIGHT) == QColor(LIGHT.class_1)
    assert answer_colour(0.0, DARK) == QColor(DARK.class_0)


def test_every_number_explains_itself(view: NeuronView, lab: Lab) -> None:
    keys = ["w1", "w2", "b", "x1", "x2", "one", "z", "slope", "output", "target", "loss"]
    known = neuron_targets(ViewState.of(lab.snapshot()))
    view.grab()
    for key in keys:
        area = view.nodes.get(key) or view.texts[key]
        target = view.target_at(QPointF(area.center()))
        assert target is not None
        assert target.lights == key
        assert exact(known[key].value) in target.tip()
    assert view.target_at(QPointF(1.0, 329.0)) is None


def test_the_tip_of_a_weight_says_what_can_be_done(lab: Lab) -> None:
    known = neuron_targets(ViewState.of(lab.snapshot()))
    assert "Drag" in known["w1"].tip()
    assert "Drag" not in known["z"].tip()


def test_hovering_a_number_lights_it_and_leaving_lights_nothing(
    view: NeuronView, lab: Lab, qtbot: QtBot
) -> None:
    qtbot.mouseMove(view, place(view, "w2"))
    assert lab.snapshot().lit == "w2"
    assert view.cursor().shape() == Qt.CursorShape.SizeHorCursor
    qtbot.mouseMove(view, view.nodes["output"].center())
    assert lab.snapshot().lit == "output"
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert lab.snapshot().lit == ""


def test_a_click_copies_the_exact_number_and_changes_nothing(
    view: NeuronView, lab: Lab, qtbot: QtBot
) -> None:
    before = parameters(lab)
    with qtbot.assertNotEmitted(view.parameters_edited):
        qtbot.mouseClick(view, LEFT, pos=place(view, "w2"))
    assert QGuiApplication.clipboard().text() == "-0.12"
    view.grab()
    assert "note" in view.texts
    qtbot.mouseMove(view, QPoint(1, 329))
    view.grab()
    assert "note" not in view.texts
    qtbot.mouseClick(view, LEFT, pos=view.nodes["output"].center())
    assert float(QGuiApplication.clipboard().text()) == lab.snapshot().sample.output
    assert parameters(lab) == before


# Taking hold of a weight


@pytest.mark.parametrize(
    ("way", "modifiers", "expected"),
    [
        (QPoint(50, 0), NONE, 0.6),
        (QPoint(-50, 0), NONE, -0.4),
        (QPoint(0, -50), NONE, 0.6),
        (QPoint(0, 30), NONE, -0.2),
        (QPoint(50, 0), SHIFT, 0.15),
        (QPoint(50, 0), CTRL, 5.1),
        (QPoint(50, 20), NONE, 0.6),
    ],
)
def test_a_drag_changes_the_weight(
    view: NeuronView,
    lab: Lab,
    qtbot: QtBot,
    way: QPoint,
    modifiers: Qt.KeyboardModifier,
    expected: float,
) -> None:
    drag(qtbot, view, "w1", (way / 2, way), modifiers)
    assert parameters(lab) == (expected, -0.12, 0.0)
    assert lab.snapshot().changes.edits == ((0, (expected, -0.12, 0.0)),)


def test_a_drag_is_one_gesture_undone_at_once(view: NeuronView, lab: Lab, qtbot: QtBot) -> None:
    told: list[bool] = []
    view.parameters_edited.connect(lambda _values, goes_on: told.append(goes_on))
    drag(qtbot, view, "b", (QPoint(10, 0), QPoint(20, 0), QPoint(40, 0)))
    drag(qtbot, view, "b", (QPoint(10, 0), QPoint(20, 0)))
    assert told == [False, True, True, False, True]
    assert parameters(lab) == (0.1, -0.12, 0.6)
    lab.undo()
    assert parameters(lab) == (0.1, -0.12, 0.4)
    lab.undo()
    assert parameters(lab) == (0.1, -0.12, 0.0)


def test_a_drag_does_not_copy(view: NeuronView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("kept")
    drag(qtbot, view, "w1", (QPoint(0, -10), QPoint(0, 0)))
    assert QGuiApplication.clipboard().text() == "kept"


def test_the_wheel_changes_the_weight_under_it_in_one_gesture(
    view: NeuronView, lab: Lab, qtbot: QtBot
) -> None:
    told: list[bool] = []
    view.parameters_edited.connect(lambda _values, goes_on: told.append(goes_on))
    for _ in range(3):
        wheel(view, "w2", 1)
    assert parameters(lab) == (0.1, 0.18, 0.0)
    wheel(view, "w2", -1, SHIFT)
    assert parameters(lab) == (0.1, 0.17, 0.0)
    wheel(view, "w1", 1)
    qtbot.mouseMove(view, view.nodes["z"].center())
    wheel(view, "w1", 0.5)
    assert parameters(lab) == (0.25, 0.17, 0.0)
    assert told == [False, True, True, True, False, False]


def test_the_wheel_beside_a_weight_changes_nothing(view: NeuronView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.parameters_edited):
        wheel(view, "z", 1)
        wheel(view, "p_w1", 1)


def test_what_happens_in_between_ends_the_gesture(view: NeuronView, lab: Lab) -> None:
    told: list[bool] = []
    view.parameters_edited.connect(lambda _values, goes_on: told.append(goes_on))
    wheel(view, "w1", 1)
    lab.step()
    wheel(view, "w1", 1)
    lab.set_learning_rate(0.5)
    wheel(view, "w1", 1)
    lab.undo()
    wheel(view, "w1", 1)
    assert told == [False] * 4


def test_an_edit_while_running_starts_from_the_present_numbers(view: NeuronView, lab: Lab) -> None:
    lab.run()
    lab.train(25)
    now = parameters(lab)
    view.display(lab.snapshot())
    wheel(view, "w1", 1)
    wheel(view, "w1", 1)
    assert lab.state is RunState.RUNNING
    assert parameters(lab)[0] == pytest.approx(now[0] + 0.2, abs=1e-11)
    assert parameters(lab)[1:] == now[1:]
    lab.train(5)
    moved = parameters(lab)
    view.display(lab.snapshot())
    wheel(view, "w1", -1)
    assert parameters(lab)[0] == pytest.approx(moved[0] - 0.1, abs=1e-11)
    assert parameters(lab)[1:] == moved[1:]
    lab.undo()
    assert parameters(lab) == now


def entry(view: NeuronView) -> QLineEdit:
    return view.findChild(QLineEdit, "weight_entry")


def test_a_double_click_opens_a_field_and_enter_sets_the_weight(
    view: NeuronView, lab: Lab, qtbot: QtBot
) -> None:
    qtbot.mouseDClick(view, LEFT, pos=place(view, "w1"))
    field = entry(view)
    assert field.text() == "0.1"
    assert field.selectedText() == "0.1"
    assert view.rect().contains(field.geometry())
    qtbot.keyClicks(field, "1/3")
    with qtbot.waitSignal(view.parameters_edited) as edited:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert edited.args == [(1 / 3, -0.12, 0.0), False]
    qtbot.waitUntil(lambda: entry(view) is None)
    assert view.window().focusWidget() is view.window()


@pytest.mark.parametrize("text", ["abc", "1/0", "inf", "", "1e999"])
def test_nonsense_is_refused_and_the_old_value_stays(
    view: NeuronView, lab: Lab, qtbot: QtBot, text: str
) -> None:
    qtbot.mouseDClick(view, LEFT, pos=place(view, "b"))
    field = entry(view)
    field.clear()
    qtbot.keyClicks(field, text)
    with qtbot.waitSignal(view.input_refused) as refused:
        qtbot.keyClick(field, Qt.Key.Key_Enter)
    assert refused.args[:2] == ["b", text]
    assert "number" in refused.args[2]
    assert parameters(lab) == (0.1, -0.12, 0.0)


def test_escape_and_an_untouched_field_change_nothing(
    view: NeuronView, lab: Lab, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(view.parameters_edited):
        qtbot.mouseDClick(view, LEFT, pos=place(view, "b"))
        qtbot.keyClicks(entry(view), "7")
        qtbot.keyClick(entry(view), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: entry(view) is None)
        qtbot.mouseDClick(view, LEFT, pos=place(view, "b"))
        qtbot.keyClick(entry(view), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entry(view) is None)


def test_what_was_typed_counts_when_the_focus_leaves(
    view: NeuronView, lab: Lab, qtbot: QtBot
) -> None:
    qtbot.mouseDClick(view, LEFT, pos=place(view, "b"))
    qtbot.keyClicks(entry(view), "2")
    view.window().setFocus()
    qtbot.waitUntil(lambda: parameters(lab)[2] == 2.0)


def test_the_keyboard_chooses_changes_types_and_copies(
    view: NeuronView, lab: Lab, qtbot: QtBot
) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert lab.snapshot().lit == "w1"
    qtbot.keyClick(view, Qt.Key.Key_2)
    assert lab.snapshot().lit == "w2"
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Up, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Down, CTRL)
    assert parameters(lab) == (0.1, -1.01, 0.0)
    lab.undo()
    assert parameters(lab) == (0.1, -0.12, 0.0)
    qtbot.keyClick(view, Qt.Key.Key_3)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClicks(entry(view), "-1,5")
    qtbot.keyClick(entry(view), Qt.Key.Key_Return)
    assert parameters(lab) == (0.1, -0.12, -1.5)
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "-1.5"


@pytest.mark.parametrize(
    ("key", "modifiers", "kept"),
    [
        (Qt.Key.Key_1, NONE, True),
        (Qt.Key.Key_Up, NONE, True),
        (Qt.Key.Key_Down, SHIFT, True),
        (Qt.Key.Key_Return, NONE, True),
        (Qt.Key.Key_1, CTRL, False),
        (Qt.Key.Key_Space, NONE, False),
        (Qt.Key.Key_Right, NONE, False),
    ],
)
def test_the_drawing_keeps_its_own_keys_and_no_others(
    view: NeuronView, key: Qt.Key, modifiers: Qt.KeyboardModifier, kept: bool
) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QApplication.sendEvent(view, event)
    assert event.isAccepted() is kept


# Stages


def test_an_open_stage_shows_its_updates_sample_and_parameters(view: NeuronView, lab: Lab) -> None:
    lab.open(dataclasses.replace(WORKED, batch=Batch(1)))
    for _ in range(5):
        lab.look_inside()
    inside = lab.snapshot().inside
    assert inside is not None
    assert inside.number == 1
    state = ViewState.of(lab.snapshot())
    assert state.sample == inside.sample
    assert state.parameters == inside.update.parameters
    assert not neuron_targets(state)["w1"].editable
    before = parameters(lab)
    wheel(view, "w1", 1)
    assert parameters(lab) == before


def test_the_backward_stage_shows_every_slope(view: NeuronView, lab: Lab, qtbot: QtBot) -> None:
    for _ in range(3):
        lab.look_inside()
    view.grab()
    known = neuron_targets(ViewState.of(lab.snapshot()))
    values = {key: known[key].value for key in ("dL/dy", "dy/dz", "dL/dz", "g_w1", "g_w2", "g_b")}
    assert values == pytest.approx(
        {
            "dL/dy": 2.105170918,
            "dy/dz": 0.249376040,
            "dL/dz": 0.524979187,
            "g_w1": 0.524979187,
            "g_w2": 0.0,
            "g_b": 0.524979187,
        },
        abs=1e-9,
    )
    assert values.keys() <= view.texts.keys()
    qtbot.mouseMove(view, place(view, "g_w1"))
    assert lab.snapshot().lit == "w1"
    qtbot.mouseClick(view, LEFT, pos=place(view, "dL/dy"))
    assert QGuiApplication.clipboard().text() == exact(known["dL/dy"].value)


def test_the_update_stage_shows_old_and_new(view: NeuronView, lab: Lab) -> None:
    for _ in range(4):
        lab.look_inside()
    view.grab()
    assert {"w1", "n_w1", "n_w2", "n_b"} <= view.texts.keys()
    known = neuron_targets(ViewState.of(lab.snapshot()))
    inside = lab.snapshot().inside
    assert inside is not None
    assert [known[f"n_{name}"].value for name in ("w1", "w2", "b")] == list(inside.update.updated)


def test_each_stage_dims_what_it_is_not_about(view: NeuronView, lab: Lab) -> None:
    view.animated = False

    def ink(key: str) -> int:
        """Return how dark a node's figures are: its darkest pixel, 0 for black."""
        image = view.grab().toImage()
        area = view.nodes[key].adjusted(8, 8, -8, -8)
        return min(
            QColor(image.pixel(x, y)).lightness()
            for x in range(area.left(), area.right())
            for y in range(area.top(), area.bottom())
        )

    plain = {key: ink(key) for key in ("x1", "z", "slope")}
    dimmed = {"forward": (), "loss": ("x1", "z", "slope"), "backward": (), "update": ("x1", "z")}
    for stage in STAGES:
        lab.look_inside()
        for key in dimmed[stage]:
            assert ink(key) > plain[key] + 60


def test_a_pulse_travels_once_when_a_stage_opens(view: NeuronView, lab: Lab, qtbot: QtBot) -> None:
    for stage in STAGES:
        lab.look_inside()
        assert view.pulsing is (stage != "update")
        qtbot.waitUntil(lambda: not view.pulsing)
    lab.look_out()
    assert not view.pulsing


def test_nothing_moves_without_animation_unseen_or_while_running(
    view: NeuronView, lab: Lab
) -> None:
    view.animated = False
    lab.look_inside()
    assert not view.pulsing
    view.animated = True
    lab.look_inside()
    assert view.pulsing
    view.hide()
    assert not view.pulsing
    view.show()
    lab.look_inside()
    assert view.pulsing
    lab.run()
    view.display(lab.snapshot())
    assert not view.pulsing


def test_the_summary_says_it_in_one_line(view: NeuronView, lab: Lab) -> None:
    assert view.accessibleDescription() == view.summary(lab.snapshot())
    assert view.summary(lab.snapshot()) == (
        "For x1 = 1 and x2 = 0: w1 = 0.1000, w2 = −0.1200, b = 0.0000, so z = 0.1000 and "
        "ŷ = 0.5250; the right answer is 0."
    )


def test_the_window_takes_edits_of_the_drawing(
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    window.parts.neuron.grab()
    wheel(window.parts.neuron, "w1", 1)
    assert window.lab.trainer.parameters[0] == 0.2


def test_the_loss_of_the_row_and_the_mean_over_the_rows_have_names_of_their_own(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads: dict[str, str] = {}
    number = TextPainter.number

    def noted(painter: TextPainter, key: str, head: str, *rest: object) -> None:
        heads[key] = head
        number(painter, key, head, *rest)

    monkeypatch.setattr(TextPainter, "number", noted)
    window.parts.neuron.grab()
    lab = window.lab
    assert lab.trainer.loss != lab.snapshot().sample.loss
    assert heads["loss"] == "this row's loss "
    assert window.parts.transport.readouts.loss.text() == "Mean loss 0.6939"
    assert window.parts.loss.plot.y_title == "mean loss (nats)"
