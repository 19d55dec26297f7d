"""The engine gets compiled in a process beside the window, which waits for nothing."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from learnscope.core import compiled
from learnscope.core.compiled import cache as folders
from learnscope.core.compiled import preparation as preparing
from learnscope.core.compiled.preparation import Preparation, Progress, prepare


@pytest.fixture
def priorities(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int, int]]:
    """Which priorities were set; they are not, since at the lowest a busy machine takes minutes."""
    given: list[tuple[int, int, int]] = []
    monkeypatch.setattr(os, "setpriority", lambda *told: given.append(told), raising=False)
    return given


@pytest.fixture
def child(
    monkeypatch: pytest.MonkeyPatch, cache: Path, priorities: list[tuple[int, int, int]]
) -> Callable[[str], None]:
    """Let something else run instead of what compiles."""

    def runs(text: str) -> None:
        monkeypatch.setattr(preparing, "COMPILE", (sys.executable, "-c", text))

    return runs


def ended(preparation: Preparation) -> Progress:
    """Return what becomes of a preparation."""
    assert preparation._child is not None
    preparation._child.wait()
    return preparation.poll()


#: What the real one leaves, done by itself.
KEEP = """
from pathlib import Path
from learnscope.core import compiled
def entries(folder):
    (folder / "engine.train.nbi").write_bytes(b"index")
    return {len: len}
compiled._entries = entries
raise SystemExit(compiled.main())
"""


def test_it_is_compiled_beside_the_window(child: Callable[[str], None]) -> None:
    child(KEEP)
    preparation = prepare()
    assert ended(preparation) is Progress.DONE
    assert preparation.poll() is Progress.DONE
    preparation.stop()
    assert preparation.poll() is Progress.DONE
    assert compiled.kept()
    assert compiled.trouble() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there it is begun with its priority")
def test_that_takes_no_time_from_the_window(
    child: Callable[[str], None], priorities: list[tuple[int, int, int]]
) -> None:
    child("")
    preparation = prepare()
    assert preparation._child is not None
    assert priorities == [(os.PRIO_PROCESS, preparation._child.pid, 19)]
    ended(preparation)


def test_nothing_is_begun_where_it_is_kept(
    cache: Path, compiles: list[Path], child: Callable[[str], None]
) -> None:
    compiled.load()
    child("raise SystemExit('not asked for')")
    preparation = prepare()
    assert preparation.poll() is Progress.DONE
    preparation.stop()


def test_nothing_is_begun_where_it_is_switched_off(
    child: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEARNSCOPE_ENGINE", "interpreted")
    child(KEEP)
    assert prepare().poll() is Progress.FAILED
    assert compiled.trouble() == "LEARNSCOPE_ENGINE is set to interpreted"


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("raise SystemExit('OSError: no room')", "OSError: no room"),
        ("raise SystemExit(3)", "the process that compiles ended with status 3"),
        # All is well, it says, but there is nothing.
        ("", "the process that compiles ended with status 0"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", "the process that compiles"),
    ],
)
def test_a_child_that_fails_is_told_of(
    text: str, trouble: str, child: Callable[[str], None]
) -> None:
    child(text)
    preparation = prepare()
    assert ended(preparation) is Progress.FAILED
    assert preparation.poll() is Progress.FAILED
    assert compiled.trouble().startswith(trouble)
    assert not compiled.ready()


def test_a_child_that_is_stopped_leaves_nothing(child: Callable[[str], None]) -> None:
    child("import time; time.sleep(600)")
    preparation = prepare()
    assert preparation.poll() is Progress.RUNNING
    process = preparation._child
    assert process is not None
    part = folders.unfinished(folders.folder(), process.pid)
    (part / "core_1").mkdir(parents=True)
    preparation.stop()
    assert process.returncode is not None
    assert not part.exists()
    assert preparation.poll() is Progress.FAILED
    preparation.stop()


def test_a_python_that_cannot_be_started_is_no_reason_to_fail(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "COMPILE", (str(cache / "none"),))
    assert prepare().poll() is Progress.FAILED
    assert compiled.trouble().startswith("FileNotFoundError: ")


def test_a_program_without_a_python_beside_it_begins_nothing(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert prepare().poll() is Progress.FAILED
    assert compiled.trouble() == "there is no Python to compile with beside the program"
