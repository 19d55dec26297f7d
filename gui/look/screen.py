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


def show_within_screen(window: QWidget) -> None:
    """Show a window; where the screen has no room for it and its title bar, let it fill it."""
    room = room_for(window)
    fills = window.width() > room.width() or window.height() > room.height()
    # Where nobody maximises windows, and once this one is no longer maximised, it fits as well.
    fit_screen(window)
    if fills:
        window.showMaximized()
    else:
        window.show()
