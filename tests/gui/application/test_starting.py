"""The start leaves garbage alone and imports as Python does, and only the start."""

import builtins
import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from learnscope.gui.process import starting, with_plain_imports, without_collecting


def test_garbage_is_left_alone_for_as_long_as_it_takes() -> None:
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_looked_for_again_also_where_the_start_fails() -> None:
    with pytest.raises(OSError, match="no display"), without_collecting():
        raise OSError("no display")
    assert gc.isenabled()


def test_imports_are_as_they_were_afterwards_also_where_the_start_fails() -> None:
    before = builtins.__import__
    with starting(), starting():
        pass
    assert builtins.__import__ is before
    with pytest.raises(OSError, match="no display"), with_plain_imports():
        raise OSError("no display")
    assert builtins.__import__ is before


#: What is imported in the program's two beginnings is not looked into; what comes later is.
LOOKED_INTO = """
import builtins, sys
from learnscope.gui.process import starting
plain = builtins.__import__
for module in ("learnscope.gui.settings", "learnscope.gui.look.marks"):
    with starting():
        assert builtins.__import__ is plain
        __import__(module)
    assert builtins.__import__ is not plain
from learnscope.gui.look import labels
from shibokensupport.feature import pyside_feature_dict as known
looked_into = {name for name in known if name.startswith("learnscope")}
print(bool(looked_into), looked_into & {"learnscope.gui.settings", "learnscope.gui.look.marks"})
"""


def test_qt_for_python_looks_into_nothing_that_the_start_imports() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOOKED_INTO],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "True set()\n"


#: What is read until the window has been painted.
PAINTED = """
import sys
from learnscope.gui.process import starting
with starting():
    from PySide6.QtWidgets import QApplication
    from learnscope.gui import MainWindow
    from learnscope.gui.settings import Settings
    application = QApplication([])
    window = MainWindow(settings=Settings.throwaway(), language="en", theme="light")
    window.show()
    application.processEvents()
print(*sys.modules)
"""

#: What a start reads none of: whoever sees it first waits for it.
LATER = (
    *("numba", "ziamath", "OpenGL", "scipy", "pyqtgraph.opengl"),
    *(
        "learnscope.core.landscape",
        "learnscope.core.tables.csv_file",
        "learnscope.core.run.fingerprint",
    ),
    *("learnscope.core.diagnosis.counsel", "learnscope.core.diagnosis.remedies"),
    *("learnscope.gui.tour", "learnscope.gui.update", "learnscope.gui.views.landscape"),
    *("learnscope.gui.views.hidden", "learnscope.gui.views.beside"),
    *("learnscope.gui.views.drawing.network", "learnscope.gui.views.curves.function_plot"),
    *("learnscope.gui.panel.sections.learning_settings", "learnscope.gui.text.sentences.findings"),
    *(
        "learnscope.gui.dialogs.opening",
        "learnscope.gui.files.saving",
        "learnscope.gui.text.formulas",
    ),
)


def test_a_start_reads_nothing_that_is_not_seen_yet(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PAINTED],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    read = done.stdout.split()
    assert "learnscope.gui.views.curves.weights" in read
    assert [
        name for name in read if f"{name}.".startswith(tuple(f"{each}." for each in LATER))
    ] == []
