"""The core can be used where Qt is not installed."""

import subprocess
import sys

WITHOUT_QT = """
import sys
for name in ("PySide6", "PyQt6", "pyqtgraph", "OpenGL"):
    sys.modules[name] = None  # an import of it now fails
from learnscope.core import Experiment, Trainer
run = Trainer(Experiment())
run.advance(1000)
print(run.accuracy)
"""


def test_a_gate_is_learned_where_qt_cannot_be_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_QT],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == "1.0\n"
