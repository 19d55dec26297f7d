"""A note to a run is written as one writes, and shown where the run is opened."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from learnscope.gui import MainWindow
from learnscope.gui.dialogs.note import NoteDialog

Answer = Callable[[Path | str], None]


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    """A window of the test's own: a note stays until there is another."""
    return open_window()


def the_note(window: MainWindow) -> NoteDialog:
    (dialog,) = window.findChildren(NoteDialog)
    return dialog


def close(qtbot: QtBot, dialog: NoteDialog) -> None:
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Close)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(gone))


def test_a_note_is_saved_with_the_run_and_shown_where_it_is_opened(
    qtbot: QtBot, window: MainWindow, answer: Answer, tmp_path: Path
) -> None:
    window.findChild(QAction, "note").trigger()
    dialog = the_note(window)
    qtbot.keyClicks(dialog.field, "Why does it jump?")
    assert window.document.note == "Why does it jump?"
    # The window can be used meanwhile.
    assert QApplication.activeModalWidget() is None
    close(qtbot, dialog)
    answer(tmp_path / "run.learnscope")
    window.findChild(QAction, "save").trigger()
    window.document.set_note("")

    window.findChild(QAction, "open").trigger()
    shown = the_note(window)
    assert shown.field.toPlainText() == "Why does it jump?"
    close(qtbot, shown)


def test_it_takes_as_much_as_there_is_room_for(qtbot: QtBot, window: MainWindow) -> None:
    window.findChild(QAction, "note").trigger()
    dialog = the_note(window)
    dialog.field.setPlainText("x" * 10_001)
    assert len(dialog.field.toPlainText()) == len(window.document.note) == 10_000
    close(qtbot, dialog)


def test_it_speaks_the_language_that_is_chosen(qtbot: QtBot, window: MainWindow) -> None:
    window.findChild(QAction, "note").trigger()
    dialog = the_note(window)
    window.findChild(QAction, "language_ko").trigger()
    qtbot.waitUntil(lambda: dialog.windowTitle() == "메모")
    close(qtbot, dialog)
