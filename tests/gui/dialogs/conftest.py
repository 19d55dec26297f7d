"""What tests of dialogs share: file dialogs that answer, and dialogs that are ended by a click."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from learnscope.gui.dialogs import opening
from learnscope.gui.files import saving


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], None]:
    """Let the file dialogs answer with a path; with "", the person thought better of it."""

    def answer_(path: Path | str) -> None:
        dialog = SimpleNamespace(getOpenFileName=lambda *_: (str(path), ""))
        monkeypatch.setattr(opening, "QFileDialog", dialog)
        monkeypatch.setattr(saving, "ask_file_name", lambda *_: str(path))

    return answer_


@pytest.fixture
def end(qtbot: QtBot) -> Callable[[Any, Any], None]:
    """End a dialog by one of its buttons, and wait until it is gone."""

    def end_(dialog: Any, how: Any) -> None:
        gone: list[bool] = []
        dialog.destroyed.connect(lambda: gone.append(True))
        qtbot.mouseClick(dialog.buttons.button(how), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(gone))

    return end_


@pytest.fixture
def complaint(qtbot: QtBot) -> Callable[[], str]:
    """Return what a box says, and close it."""

    def complaint_() -> str:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        text = f"{box.text()} {box.informativeText()}"
        gone: list[bool] = []
        box.destroyed.connect(lambda: gone.append(True))
        qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(gone))
        return text

    return complaint_


@pytest.fixture
def window(lent: Any) -> Any:
    """The main window as it opens first."""
    return lent
