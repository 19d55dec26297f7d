"""Main windows opened as the program opens them, and closed in the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from patient_bot import PatientBot
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tidiness import delete_what_was_asked_to_be, without_warnings

from learnscope.core import Experiment, Trainer
from learnscope.gui.session.run_state import DEFAULT_PACE, Stops
from learnscope.gui.session.snapshot import Selection
from learnscope.gui.session.undo import Held, UndoStack
from learnscope.gui.settings import Settings
from learnscope.gui.widgets.explained import explain


@contextmanager
def windows(qtbot: QtBot) -> Iterator[Callable[..., Any]]:
    """Open main windows as the program does, and close them in the end."""
    from learnscope.gui.window import MainWindow  # noqa: PLC0415

    opened: list[MainWindow] = []

    def open_(*arguments: Any, **options: Any) -> MainWindow:
        window = MainWindow(*arguments, **({"language": "en", "theme": "light"} | options))
        opened.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_
    with without_warnings():
        for window in filter(isValid, opened):
            window.close()
            window.deleteLater()
        # To look through all there is takes a quarter of a second; after each test it is done among
        # what is new.
        delete_what_was_asked_to_be()


@contextmanager
def one_window(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Open a main window for several tests, which keeps nothing of what is done in it."""
    with windows(PatientBot(request)) as open_:
        yield open_(settings=Settings.throwaway())


def unfold(window: Any) -> Any:
    """Return a window with every section of the experiment's panel opened by a click."""
    for section in window.parts.panel.sections.values():
        if section.isVisible() and not section.is_open:
            QTest.mouseClick(section.header, Qt.MouseButton.LeftButton)
    return window


class Lender:
    """Lends one window again and again, as it stands now, but for views that are made meanwhile."""

    def __init__(self, window: Any) -> None:
        self.window = window
        self._in_front = window.docks.in_front()
        self._docks = window.saveState()
        self._open = self._folds()

    def _folds(self) -> dict[str, bool]:
        return {name: part.is_open for name, part in self.window.parts.panel.sections.items()}

    @contextmanager
    def lend(self, qtbot: QtBot) -> Iterator[Any]:
        """Give the window in front of others, and put it back."""
        with qtbot.waitActive(self.window):
            self.window.activateWindow()
        # Other windows may have spoken another language meanwhile.
        explain(self.window, "en")
        yield self.window
        self.put_back()

    def put_back(self) -> None:
        """Undo what was done to the window; what takes long, only where it is needed."""
        window, lab, panel = self.window, self.window.lab, self.window.parts.panel
        lab.pause()
        window.guide.leave()
        for name in ("language_en", "theme_light"):
            if not window.findChild(QAction, name).isChecked():
                window.findChild(QAction, name).trigger()
        panel.set_stops(None, None)
        window.parts.transport.set_pace(DEFAULT_PACE)
        lab.set_pace(DEFAULT_PACE)
        lab.light("")
        lab.bring_back(Held(Trainer(Experiment()), Selection(2), UndoStack(), Stops(), ()))
        # A notice would stand for as long as it takes to read it.
        window.parts.message.retranslate()
        window.resize(1280, 800)
        QApplication.processEvents()
        if window.saveState() != self._docks:
            window.layouts.restore_default()
            QApplication.processEvents()
        if window.docks.in_front() != self._in_front:
            for name in self._in_front:
                window.docks.by_name[name].raise_()
            QApplication.processEvents()
        self._docks = window.saveState()
        if self._folds() != self._open:
            panel.fold(self._open)
        window.setFocus()
