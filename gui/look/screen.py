"""The room that a screen has for a window."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyle, QWidget


def room_for(window: QWidget) -> QSize:
    """Return the most that a window with a title bar can have of its screen, in pixels."""
    room = window.screen().availableSize()
    title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    return QSize(room.width(), room.height() - title)


def fit_screen(window: QWidget) -> None:
    """Let a window be no larger than its screen has room for."""
    window.resize(window.size().boundedTo(room_for(window)))
