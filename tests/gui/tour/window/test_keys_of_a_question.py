"""Where the keys go while a question is asked."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tour_looks import LEFT, go_to, widget

from learnscope.gui.session.run_state import RunState


def ask_for_z(window: Any, qtbot: QtBot) -> Any:
    go_to(window, "forward", "z")
    field = widget(window, "tour_number")
    qtbot.mouseClick(field, LEFT)
    return field


def press(key: Qt.Key | str) -> None:
    """Press a key where the keyboard is, as a person does."""
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key)


def test_after_a_wrong_answer_the_keys_stay_in_the_field(touring: Any, qtbot: QtBot) -> None:
    field = ask_for_z(touring, qtbot)
    press("7")
    press(Qt.Key.Key_Return)
    assert touring.guide.panel.question.hint.isVisible()
    assert field.hasFocus()
    assert field.selectedText() == "7"
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home):
        press(key)
        assert touring.lab.state is RunState.IDLE
        assert touring.lab.trainer.epoch == 0
        assert field.text() == "7"
    press(Qt.Key.Key_Return)
    press("8")
    assert field.text() == "8"


def test_after_a_wrong_answer_by_the_button_typing_replaces_it(touring: Any, qtbot: QtBot) -> None:
    field = ask_for_z(touring, qtbot)
    press("7")
    qtbot.mouseClick(widget(touring, "tour_answer"), LEFT)
    press(Qt.Key.Key_Space)
    assert touring.lab.state is RunState.IDLE
    press("8")
    assert field.text() == "8"


def test_after_a_right_answer_the_keys_steer_the_run(touring: Any, qtbot: QtBot) -> None:
    ask_for_z(touring, qtbot)
    press("0.1")
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() in {None, touring}
    qtbot.keyClick(touring, Qt.Key.Key_Right)
    assert touring.lab.trainer.epoch == 1


def test_after_an_answer_by_tab_and_space_no_other_control_has_the_keys(
    touring: Any, qtbot: QtBot
) -> None:
    ask_for_z(touring, qtbot)
    press("0.1")
    widget(touring, "tour_answer").setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
    assert not widget(touring, "tour_answer").isVisible()
    assert QApplication.focusWidget() in {None, touring}
