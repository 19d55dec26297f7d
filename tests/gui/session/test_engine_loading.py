"""The window comes by the compiled engine without waiting, and leaves nothing behind."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from learnscope.core import compiled
from learnscope.core.compiled.preparation import Progress
from learnscope.gui.session import training
from learnscope.gui.session.training import EngineLoading
from learnscope.gui.text import formulas


class Preparing:
    """A compilation that is as far as it is told."""

    def __init__(self) -> None:
        self.progress = Progress.RUNNING
        self.asked = 0
        self.stopped = False

    def poll(self) -> Progress:
        self.asked += 1
        return self.progress

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def preparing(monkeypatch: pytest.MonkeyPatch) -> Preparing:
    preparation = Preparing()
    monkeypatch.setattr(training, "_PATIENCE", 0.001)
    monkeypatch.setattr(compiled, "possible", lambda: True)
    monkeypatch.setattr("learnscope.core.compiled.preparation.prepare", lambda: preparation)
    return preparation


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """In which thread the engine was loaded."""
    threads: list[str] = []

    def load() -> bool:
        threads.append(threading.current_thread().name)
        return True

    monkeypatch.setattr(compiled, "load", load)
    return threads


@pytest.fixture
def loading() -> Iterator[EngineLoading]:
    own = EngineLoading()
    yield own
    own.end()


def test_it_is_loaded_beside_the_window_once_it_is_compiled(
    qtbot: QtBot, preparing: Preparing, loaded: list[str], loading: EngineLoading
) -> None:
    loading.begin()
    qtbot.waitUntil(lambda: preparing.asked >= 3)
    assert loaded == []
    preparing.progress = Progress.DONE
    qtbot.waitUntil(lambda: bool(loaded))
    assert loaded == ["learnscope-engine-loading"]
    assert not preparing.stopped


def test_closing_meanwhile_ends_it_with_all_that_it_began(
    qtbot: QtBot, preparing: Preparing, loaded: list[str], loading: EngineLoading
) -> None:
    loading.begin()
    qtbot.waitUntil(lambda: preparing.asked >= 1)
    loading.end()
    assert preparing.stopped
    assert loaded == []


def test_what_cannot_be_compiled_is_let_be(
    preparing: Preparing, loaded: list[str], loading: EngineLoading
) -> None:
    preparing.progress = Progress.FAILED
    loading.begin()
    loading.end()
    assert loaded == []


@pytest.mark.usefixtures("preparing")
def test_where_it_is_not_wanted_nothing_begins(
    monkeypatch: pytest.MonkeyPatch, loaded: list[str], loading: EngineLoading
) -> None:
    monkeypatch.setattr(compiled, "possible", lambda: False)
    loading.begin()
    assert loading._thread is None
    assert loaded == []


def test_what_typesets_is_loaded_in_the_same_thread_while_the_engine_is_compiled(
    qtbot: QtBot, preparing: Preparing, loaded: list[str]
) -> None:
    order: list[str] = []
    loading = EngineLoading(also=lambda: order.append(threading.current_thread().name))
    loading.begin()
    qtbot.waitUntil(lambda: preparing.asked >= 1)
    assert order == ["learnscope-engine-loading"]
    preparing.progress = Progress.DONE
    qtbot.waitUntil(lambda: bool(loaded))
    loading.end()


def test_what_typesets_is_loaded_where_there_is_no_engine_to_load(
    monkeypatch: pytest.MonkeyPatch, loaded: list[str]
) -> None:
    monkeypatch.setattr(compiled, "possible", lambda: False)
    done: list[bool] = []
    loading = EngineLoading(also=lambda: done.append(True))
    loading.begin()
    loading.end()
    assert (done, loaded) == ([True], [])


def test_no_start_waits_for_what_typesets_for_dialogs_or_for_what_reads_files() -> None:
    script = (
        "import sys; import learnscope.gui.window; print(*sys.modules); "
        "from learnscope.gui.text import formulas; formulas.load(); print('ziamath' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True, check=True
    )
    first, last = done.stdout.splitlines()
    imported = set(first.split())
    assert "learnscope.gui.session.lab" in imported
    assert not imported & {"ziamath", "numba", "importlib.metadata", "OpenGL"}
    assert {name for name in imported if name.startswith("learnscope.gui.dialogs.")} <= {
        # What opens them, and knows none of them before.
        "learnscope.gui.dialogs.drop",
        "learnscope.gui.dialogs.file_menu",
    }
    assert "learnscope.core.tables.csv_file" not in imported
    assert last == "True"


def test_what_typesets_may_fail_and_the_engine_is_loaded_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, preparing: Preparing, loaded: list[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ziamath", None)
    preparing.progress = Progress.DONE
    loading = EngineLoading(also=formulas.load)
    loading.begin()
    qtbot.waitUntil(lambda: bool(loaded))
    loading.end()
