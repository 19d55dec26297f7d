"""On scaled and small screens the window and its dialogs fit."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import each_telling, in_any_language
from layout_looks import ALWAYS, assert_fits, settle
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, OwnData
from learnscope.gui import MainWindow
from learnscope.gui.dialogs.data import DataDialog
from learnscope.gui.dialogs.glossary import GlossaryDialog
from learnscope.gui.dialogs.page import ReadingDialog, show_within_screen
from learnscope.gui.settings import Settings

pytestmark = pytest.mark.usefixtures("faster_engine")

#: Starts the program, and says of each of some widgets whether all of it lies on the screen.
PROGRAM = f"""
import sys
from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from learnscope.gui import app

def tell():
    windows = QApplication.topLevelWidgets()
    window = next((w for w in windows if w.objectName() == "main_window"), None)
    if window is None or not window.windowHandle().isExposed():
        QTimer.singleShot(10, tell)
        return
    screen = window.screen().availableGeometry()
    for name in {ALWAYS}:
        part = window.findChild(QWidget, name)
        place = QRect(part.mapToGlobal(QPoint()), part.size())
        print(name, part.isVisible() and screen.contains(place))
    print(window.devicePixelRatio(), flush=True)
    window.close()

QTimer.singleShot(0, tell)
sys.exit(app.main(["--example", "xor_two_hidden"]))
"""


@pytest.mark.skipif(
    os.environ["QT_QPA_PLATFORM"] != "offscreen", reason="there is a display already"
)
@each_telling("scale", {scale: scale for scale in ("1.25", "1.75", "2")}, "1.75")
def test_on_a_scaled_screen_timeline_and_strip_are_in_sight(
    display: str, tmp_path: Path, scale: str
) -> None:
    program = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "DISPLAY": display,
            "QT_SCALE_FACTOR": scale,
            "XDG_CONFIG_HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (program.returncode, program.stderr) == (0, "")
    *told, ratio = program.stdout.splitlines()
    assert told == [f"{name} True" for name in ALWAYS]
    assert float(ratio) == float(scale)


@in_any_language
def test_every_dialog_fits_the_smallest_screen(
    open_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    room = QSize(800, 420)
    monkeypatch.setattr("learnscope.gui.dialogs.page.room_for", lambda _window: room)
    points = OwnData(((0.0, 1.0), (1.0, 0.5)), (0, 1), "classification", 0.0)
    window = open_window(Experiment().with_problem(points), Settings.throwaway(), language=language)
    for name, kind in (
        ("help", ReadingDialog),
        ("about", QMessageBox),
        ("edit_data", DataDialog),
        ("glossary", GlossaryDialog),
    ):
        window.findChild(QAction, name).trigger()
        settle()
        dialog = window.findChild(kind)
        assert dialog.size().boundedTo(room) == dialog.size(), name
        assert dialog.minimumSizeHint().boundedTo(room) == dialog.minimumSizeHint(), name
        for button in dialog.findChildren(QAbstractButton):
            where = QRect(button.mapTo(dialog, QPoint()), button.size())
            assert not button.isVisible() or dialog.rect().contains(where), button.text()
        dialog.close()


def test_a_page_too_high_for_the_screen_scrolls_by_keys(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learnscope.gui.dialogs.page.room_for", lambda _window: QSize(800, 300))
    window.findChild(QAction, "help").trigger()
    settle()
    page = window.findChild(ReadingDialog).page
    assert page.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_PageDown)

    assert page.verticalScrollBar().value() > 0
    window.findChild(ReadingDialog).close()


@each_telling("room", {str(room): room for room in ((1092, 560), (800, 450))}, "(800, 450)")
def test_a_window_too_large_for_its_screen_fits_it_even_where_nobody_maximises(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, room: tuple[int, int]
) -> None:
    monkeypatch.setattr("learnscope.gui.dialogs.page.room_for", lambda _window: QSize(*room))
    # As a window manager does that knows nothing of maximised windows.
    monkeypatch.setattr(MainWindow, "showMaximized", MainWindow.show)
    window = MainWindow(None, Settings.throwaway(), "en", "light")
    qtbot.addWidget(window)
    show_within_screen(window)
    settle()

    assert (window.width(), window.height()) == room
    assert_fits(window)
