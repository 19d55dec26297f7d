"""What tests of dialogs share: file dialogs that answer, and dialogs that are ended by a click."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from patient_bot import PatientBot
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from windows import windows

from learnscope.core import Experiment
from learnscope.gui.dialogs import dialogs, opening
from learnscope.gui.settings import Settings


@pytest.fixture(scope="module")
def _one_window(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Any]:
    assert qapp is not None
    with windows(PatientBot(request)) as open_:
        yield open_(settings=Settings.throwaway())


@pytest.fixture
def reused(_one_window: Any) -> Iterator[Any]:
    """A main window with the worked example at its start, one for a file.

    For tests that do nothing but open, save and train: the next begins with another run.
    """
    window = _one_window
    window.lab.open(Experiment())
    yield window
    window.lab.pause()
    assert not window.document.reopening.under_way
    assert window.lab.pins == ()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], None]:
    """Let the file dialogs answer with a path; with "", the person thought better of it."""

    def answer_(path: Path | str) -> None:
        dialog = SimpleNamespace(getOpenFileName=lambda *_: (str(path), ""))
        monkeypatch.setattr(opening, "QFileDialog", dialog)
        monkeypatch.setattr(dialogs, "ask_file_name", lambda *_: str(path))

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
