"""A signal closes the window as a person does: what is kept is kept, and the status is 0."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cases import each_telling
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from learnscope.gui import MainWindow
from learnscope.gui.layout.hold import Hold
from learnscope.gui.program import closing_when_asked

SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]

#: Starts the program, brings it into a state, and says that it is ready.
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog
from learnscope.gui import app

def begin():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    window.findChild(QAction, "theme_dark").trigger()
    window.docks.by_name["loss"].setFloating(True)
    {state}
    print("ready", flush=True)

QTimer.singleShot(0, begin)
sys.exit(app.main(["--language", "en"]))
"""

STATES = {
    "at rest": "",
    "in a run": "window.lab.set_pace(9); window.lab.run()",
    "in the tour": "window.findChild(QAction, 'tour').trigger()",
    "in a question": "QTimer.singleShot(0, window.findChild(QAction, 'open').trigger)",
}


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    """Start the program in a state, with settings of its own."""
    started: list[subprocess.Popen[str]] = []

    def start_(state: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM.format(state=STATES[state])],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(program)
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        return program

    yield start_
    for program in started:
        program.kill()
        program.communicate()


def ended_by(program: subprocess.Popen[str], number: signal.Signals) -> tuple[int, list[str]]:
    """Send a signal; return the status and what was said, but for what the platform always says."""
    program.send_signal(number)
    out, err = program.communicate(timeout=60)
    said = [line for line in (out + err).splitlines() if "plugin does not support" not in line]
    return program.returncode, said


@each_telling("state", {state: state for state in STATES}, "in the tour")
def test_asked_to_end_it_keeps_what_is_kept(
    start: Callable[[str], subprocess.Popen[str]],
    open_window: Callable[..., MainWindow],
    own_settings: Path,
    tmp_path: Path,
    state: str,
) -> None:
    program = start(state)
    assert ended_by(program, signal.SIGTERM) == (0, [])
    kept = tmp_path / "Learnscope" / "Learnscope.ini"
    own = own_settings / "UserScope" / "Learnscope" / "Learnscope.ini"
    own.parent.mkdir(parents=True)
    own.write_bytes(kept.read_bytes())
    assert "theme=dark" in own.read_text("utf-8")
    again = open_window()
    assert again.docks.by_name["loss"].isFloating()
    assert not again.guide.dock.isVisible()


def test_ctrl_c_in_the_terminal_closes_it_too(
    start: Callable[[str], subprocess.Popen[str]], tmp_path: Path
) -> None:
    program = start("at rest")
    assert ended_by(program, signal.SIGINT) == (0, [])
    assert (tmp_path / "Learnscope" / "Learnscope.ini").exists()


# In this process


@pytest.mark.parametrize("number", SIGNALS)
def test_each_signal_closes_the_window_once_the_event_loop_turns(
    qtbot: QtBot, number: signal.Signals
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    # Where the tests run in the background of a terminal, it may be ignored.
    before = signal.signal(number, signal.SIG_DFL)
    try:
        with closing_when_asked(window):
            signal.raise_signal(number)
            assert window.isVisible()
            # Whoever asks again does not want to wait.
            assert signal.getsignal(number) is signal.SIG_DFL
            qtbot.waitUntil(lambda: not window.isVisible())
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, before)


def test_a_signal_that_was_ignored_stays_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with closing_when_asked(window):
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_question_is_put_away_first(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    with closing_when_asked(window):
        QTimer.singleShot(0, lambda: signal.raise_signal(signal.SIGTERM))
        assert dialog.exec() == QDialog.DialogCode.Rejected
        qtbot.waitUntil(lambda: not window.isVisible())


def test_a_hand_that_holds_something_may_let_go_first(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [True]
    monkeypatch.setattr(Hold, "active", property(lambda _self: bool(held)))
    with closing_when_asked(window):
        signal.raise_signal(signal.SIGTERM)
        for _ in range(3):
            QApplication.processEvents()
        assert window.isVisible()
        held.clear()
        qtbot.waitUntil(lambda: not window.isVisible())
