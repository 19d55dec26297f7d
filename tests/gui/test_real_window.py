"""A real window on a real display: these tests run under Xvfb, in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from in_full import IN_FULL
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from learnscope.gui import MainWindow
from learnscope.gui.session.run_state import LADDER, RunState
from learnscope.gui.views.surface.surface import SurfaceView

pytestmark = pytest.mark.xvfb

HERE = Path(__file__)

#: What the README's command asks of a display: that keys reach a real window, that hands hold a
#: dock, and that both kinds of surface are drawn in space. `.ci/run` asks all.
TELLING = {
    "gui/test_real_window.py": "test_space_runs_it_to_all_right",
    "gui/layout/test_hold.py": "test_a_dock_that_was_let_go_is_in_its_place_at_once",
    "gui/views/landscape/test_ground.py": "test_the_surface_is_as_high_as_the_loss",
    "gui/views/surface/neuron/test_solid.py": "test_the_surface_is_really_drawn",
}

#: Starts the program with the 3-D view open and a run at full speed; then closes the window.
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from learnscope.gui import app
from learnscope.gui.views.surface.surface import SurfaceView

def close(window):
    solid = window.findChild(SurfaceView, "surface_view").solid is not None
    print(window.lab.trainer.epoch, solid, flush=True)
    window.close()

def run_a_while():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    window.findChild(SurfaceView, "surface_view").set_mode("3d")
    window.lab.set_pace(9)
    frames = []
    window.lab.frame.connect(lambda _: frames.append(1) or len(frames) == 5 and close(window))
    window.lab.run()

QTimer.singleShot(0, run_a_while)
status = app.main([])
window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
print(window.lab.trainer.epoch)
sys.exit(status)
"""


@pytest.mark.sampled
@pytest.mark.skipif(
    os.environ["QT_QPA_PLATFORM"] != "offscreen", reason="there is a display already"
)
def test_all_that_needs_a_display(
    display: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    results = tmp_path / "results.xml"
    files = {str(path): path.read_text("utf-8") for path in HERE.parent.rglob("test_*.py")}
    marked = sorted(name for name, text in files.items() if "mark.xvfb" in text)
    # Real hands come first: after drags that were only pretended Qt detaches no dock in theirs.
    marked.sort(key=lambda name: "x_hands" not in files[name])
    if not IN_FULL:
        chosen = {str(HERE.parents[1] / name): test for name, test in TELLING.items()}
        marked = [f"{name}::{chosen[name]}" for name in marked if name in chosen]
    profile = request.config.getoption("--hypothesis-profile")
    done = subprocess.run(
        [
            # One after the other: windows on one display would take the keyboard from each other.
            *(sys.executable, "-m", "pytest", "-n0", "-m", "xvfb", "-p", "no:cacheprovider"),
            *("--deselect", request.node.nodeid),
            *([] if profile is None else [f"--hypothesis-profile={profile}"]),
            *(f"--junit-xml={results}", *marked),
        ],
        cwd=request.config.rootpath,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    suite = ElementTree.parse(results).getroot().find("testsuite")
    assert suite is not None
    assert int(suite.get("tests", "0")) >= len(TELLING)
    assert suite.get("skipped") == "0", done.stdout


def image(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(picture: QImage) -> int:
    data = bytes(picture.constBits())
    return len({data[i : i + 3] for i in range(0, len(data), 4)})


def test_space_runs_it_to_all_right(qtbot: QtBot, real_window: MainWindow) -> None:
    right = real_window.findChild(QLabel, "accuracy_readout")
    assert (real_window.width(), real_window.height()) == (1280, 800)

    QTest.keyClick(real_window.windowHandle(), Qt.Key.Key_Space)
    assert real_window.lab.state is RunState.RUNNING
    real_window.lab.set_pace(len(LADDER) - 1)
    qtbot.waitUntil(lambda: right.text() == "4/4 right")
    QTest.keyClick(real_window.windowHandle(), Qt.Key.Key_Space)

    assert real_window.lab.state is RunState.PAUSED


def test_the_surface_is_a_picture_that_turns_under_the_mouse(
    qtbot: QtBot, real_window: MainWindow
) -> None:
    real_window.lab.train(60)
    button = real_window.findChild(QToolButton, "surface_3d")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    solid = real_window.findChild(SurfaceView, "surface_view").solid
    assert solid is not None, "OpenGL is missing under this display"
    qtbot.waitUntil(lambda: colours(image(solid)) > 100)
    before = image(solid)

    middle = solid.rect().center()
    QTest.mousePress(solid, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(solid, middle + QPoint(60, 10))
    QTest.mouseRelease(solid, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 10))

    qtbot.waitUntil(lambda: image(solid) != before)
    assert colours(image(solid)) > 100


def test_the_surface_changes_while_the_neuron_learns(qtbot: QtBot, real_window: MainWindow) -> None:
    view = real_window.findChild(SurfaceView, "surface_view")
    view.set_mode("3d")
    solid = view.solid
    assert solid is not None
    before = image(solid)
    real_window.lab.set_pace(7)
    real_window.lab.run()
    qtbot.waitUntil(lambda: real_window.lab.trainer.epoch >= 300)
    real_window.lab.pause()

    assert image(solid) != before


def test_a_window_closed_in_the_middle_of_a_run_ends_the_program_at_once(
    real_window: MainWindow, tmp_path: Path
) -> None:
    program = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (program.returncode, program.stderr) == (0, "")
    epoch, solid, last = program.stdout.split()
    assert int(epoch) > 0
    assert solid == "True"
    # Nothing is trained any more: a run at full speed would have gone on while it was closed.
    assert last == epoch
