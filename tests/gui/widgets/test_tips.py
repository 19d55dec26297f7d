"""Tool tips that depend on where the pointer is, and what a mistake in a paint method leads to."""

import ast
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

import learnscope.gui
from learnscope.gui.widgets.tips import TipTeller

SOURCES = sorted(Path(learnscope.gui.__file__).parent.rglob("*.py"))

SCRIPT = """
from PySide6.QtWidgets import QApplication
from learnscope.gui.panel.timeline import Timeline
from learnscope.gui.views.drawing.neuron_view import NeuronView

def fail(self, event):
    raise RuntimeError("a mistake while painting")

application = QApplication([])
for kind in (Timeline, NeuronView):
    kind.paintEvent = fail
    part = kind()
    part.show()
    application.processEvents()
print("still there")
"""


def test_no_widget_overrides_event_below_which_qt_paints() -> None:
    assert SOURCES
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        if "def event" not in source:
            continue
        tree = ast.parse(source)
        defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert "event" not in defined, path


def test_a_mistake_in_a_paint_method_is_told_and_the_program_goes_on() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert "still there" in ended.stdout
    assert ended.stderr.count("RuntimeError: a mistake while painting") >= 2
    assert "event()" not in ended.stderr


def test_a_tip_is_asked_for_where_the_pointer_is(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    asked: list[QPoint] = []

    def tell(event: QHelpEvent) -> bool:
        asked.append(event.pos())
        QToolTip.showText(event.globalPos(), "here", widget)
        return True

    TipTeller(widget, tell)
    widget.show()
    QApplication.sendEvent(
        widget, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(7, 9), widget.mapToGlobal(QPoint(7, 9)))
    )
    assert asked == [QPoint(7, 9)]
    assert QToolTip.text() == "here"
