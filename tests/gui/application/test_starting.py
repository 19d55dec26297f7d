"""The start leaves garbage alone and imports as Python does, and only the start."""

import builtins
import gc
import subprocess
import sys

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
