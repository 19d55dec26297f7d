"""What a test leaves behind, and how it is cleared away."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QPoint,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

#: Where nothing is.
AWAY = QPoint(-1, -1)


@contextmanager
def without_leaks() -> Iterator[None]:
    """Fail if a window, a timer or a thread is left over that was not there before."""
    # What there is already is left out of the search for leaks, which then takes no time.
    gc.freeze()
    widgets = set(QApplication.topLevelWidgets())
    threads = set(threading.enumerate())
    yield
    delete_what_is_to_be_deleted()
    left = [
        *(each for each in QApplication.topLevelWidgets() if not _is_of(each, widgets)),
        *(timer for timer in _alive(QTimer) if timer.isActive()),
        *(set(threading.enumerate()) - threads),
    ]
    descriptions = [_described(thing) for thing in left]
    if left:
        # One leak is one failure: the next test starts clean.
        for thing in left:
            if isinstance(thing, QObject):
                thing.deleteLater()
        delete_what_is_to_be_deleted()
    del left
    gc.unfreeze()
    assert not descriptions, descriptions


def let_go() -> None:
    """Let go of the mouse: after a double click Qt takes the button to be held.

    The pointer goes out of the way, too: where it stands already, nothing would come of it that the
    next test points there.
    """
    if QGuiApplication.platformName() == "offscreen":
        QCursor.setPos(AWAY)
    if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
        return
    anywhere = QWidget()
    for button in Qt.MouseButton:
        if button & QGuiApplication.mouseButtons():
            QTest.mouseRelease(anywhere, button)
    anywhere.deleteLater()


def delete_what_is_to_be_deleted() -> None:
    """Delete what nobody holds any more, or what was asked to be."""
    gc.collect()
    delete_what_was_asked_to_be()


def delete_what_was_asked_to_be() -> None:
    """Delete what was asked to be; what nobody holds any more is left to whoever looks for it."""
    # A tool tip fades by itself, later.
    for widget in QApplication.topLevelWidgets():
        if widget.metaObject().className() == "QTipLabel":
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


@contextmanager
def without_warnings() -> Iterator[None]:
    """Fail if Qt warns of something: pytest-qt listens no longer once the test itself is over."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith("This plugin does not support"):
            said.append(f"{kind.name}: {text}")

    previous = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)
    assert not said


def _is_of(widget: QWidget, before: set[QWidget]) -> bool:
    """Tell whether a window was there before, or lies hidden in one that was, as lists do."""
    parent = widget.parentWidget()
    hidden = parent is not None and widget.isHidden()
    return widget in before or (hidden and parent.window() in before)


def _alive(kind: type[Any]) -> list[Any]:
    return [o for o in gc.get_objects() if issubclass(type(o), kind) and isValid(o)]


def _described(thing: object) -> str:
    if not isinstance(thing, QObject):
        return repr(thing)
    return f"{thing.metaObject().className()} {thing.objectName()} of {thing.parent()}"
