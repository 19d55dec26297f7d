"""Every weight in the drawing of the neuron is taken hold of: by drag, wheel, typing and keys."""

import pytest
from neuron_hands import CTRL, LEFT, NONE, SHIFT, parameters, place, wheel
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.views.drawing.neuron_view import NeuronView

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


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
