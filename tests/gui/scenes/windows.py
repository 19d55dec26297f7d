"""Main windows opened as the program opens them, and closed in the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tidiness import delete_what_is_to_be_deleted, without_warnings


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
        delete_what_is_to_be_deleted()
