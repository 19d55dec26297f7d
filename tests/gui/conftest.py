"""What the tests of the window share: settings of their own, a clean application, no leaks."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No window that a test opens is to compile the engine beside it; the numbers are the same.
os.environ.setdefault("LEARNSCOPE_ENGINE", "interpreted")

import gc
import itertools
import logging
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from typing import Any

import panel_reading
import pytest
from in_brackets import speaking_in_brackets
from patient_bot import PatientBot
from PySide6.QtCore import (
    QCoreApplication,
    QSettings,
    QTranslator,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tidiness import let_go, without_leaks
from view_bench import ViewBench
from windows import Lender, one_window, unfold, windows

from learnscope.core import Experiment, compiled
from learnscope.gui.session import foresight
from learnscope.gui.session.foresight import Foresight
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.settings import Settings
from learnscope.gui.text import language
from learnscope.gui.text.sentences.run_texts import name_for
from learnscope.gui.views.landscape.ground import survey
from learnscope.gui.widgets import guard

_WANT = Foresight.want


def pytest_itemcollected(item: pytest.Item) -> None:
    """Of what hypothesis could try the README's command tries a few, and CI many; see `cases`."""
    if getattr(getattr(item, "function", None), "is_hypothesis_test", False):
        item.add_marker(pytest.mark.sampled)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hands of the tests."""
    assert qapp is not None
    return PatientBot(request)


@pytest.fixture(scope="session")
def _settings_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that nothing is in, none of which is there before something is put into it."""
    folder = tmp_path_factory.mktemp("settings")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def own_settings(_settings_folders: Iterator[Path]) -> Path:
    """Keep what the program keeps in a folder of the test's own."""
    folder = next(_settings_folders)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(folder / scope.name))
    return folder


@pytest.fixture
def settings_file(own_settings: Path) -> Path:
    """The file that the program keeps its settings in; it may not exist yet."""
    path = own_settings / "UserScope" / "Learnscope" / "Learnscope.ini"
    path.parent.mkdir(parents=True)
    return path


@pytest.fixture(autouse=True)
def faults() -> Iterator[list[str]]:
    """What the guard has logged; a test that expects a fault takes it out of here."""
    told: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(self.format(record))

    listener = Listener()
    log = logging.getLogger(guard.__name__)
    log.addHandler(listener)
    guard.forget_reports()
    yield told
    log.removeHandler(listener)
    assert not told, "\n".join(told)


#: Cells along the longer side of ground that is as fine as it gets.
FINE = survey.LEVELS


@pytest.fixture(scope="session", autouse=True)
def _coarse_ground() -> Iterator[None]:
    """Let the ground of the loss be as fine as it gets soon, wherever it comes into sight.

    At rest it is laid finer with every turn of the event loop, for seconds, and drawn each time.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(survey, "LEVELS", FINE[:2])
        yield


@pytest.fixture
def fine_ground(monkeypatch: pytest.MonkeyPatch) -> int:
    """The ground is laid as fine as in the program; its cells along the longer side in the end."""
    monkeypatch.setattr(survey, "LEVELS", FINE)
    return FINE[-1]


@pytest.fixture(scope="session")
def started(qapp: QApplication) -> QApplication:
    """The application, for tests that need no more of it than that it is there."""
    return qapp


@pytest.fixture(autouse=True)
def clean_application(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Undo what a test did to the application, and fail if it left something running."""
    translators: list[QTranslator] = []

    class Recorded(QTranslator):
        def __init__(self) -> None:
            super().__init__()
            translators.append(self)

    monkeypatch.setattr(language, "QTranslator", Recorded)
    palette, style_sheet = qapp.palette(), qapp.styleSheet()
    with without_leaks():
        yield
        let_go()
        for translator in translators:
            QCoreApplication.removeTranslator(translator)
        qapp.setPalette(palette)
        qapp.setStyleSheet(style_sheet)
        qapp.clipboard().clear()
    if next(_tests) % 500 == 0:
        gc.collect()


_tests = itertools.count(1)


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[..., Any]]:
    """Open a main window as the program does; it is closed at the end of the test."""
    with windows(qtbot) as open_:
        yield open_


@pytest.fixture(scope="module")
def at_rest(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A main window as it opens first, one for a module: its tests leave it as it is."""
    assert qapp is not None
    with one_window(request) as window:
        yield window


@pytest.fixture(scope="module")
def _lender(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Lender]:
    assert qapp is not None
    with one_window(request) as window:
        yield Lender(window)


@pytest.fixture(scope="module")
def _unfolding_lender(_lender: Lender) -> Lender:
    return Lender(unfold(_lender.window))


@pytest.fixture
def lent(qtbot: QtBot, _lender: Lender) -> Iterator[Any]:
    """A main window as it opens first, one for a module: it is put back after each of its tests.

    For tests that do something to the window, and ask of it neither how it opens or closes nor
    which views are there already.
    """
    with _lender.lend(qtbot) as window:
        yield window


@pytest.fixture
def open_lent(lent: Any) -> Callable[..., Any]:
    """Open an experiment in the window that is lent."""

    def open_(experiment: Experiment | None = None) -> Any:
        lent.lab.open(experiment or Experiment())
        return lent

    return open_


@pytest.fixture
def lent_unfolded(qtbot: QtBot, _unfolding_lender: Lender) -> Iterator[Any]:
    """The same with every section of the experiment's panel opened; a module has one or other."""
    with _unfolding_lender.lend(qtbot) as window:
        yield window


@pytest.fixture
def window(open_window: Callable[..., Any]) -> Any:
    """The main window in English and light, ready for a first run."""
    return open_window(settings=Settings())


@pytest.fixture
def real_window(open_window: Callable[..., Any]) -> Any:
    """A main window on a real display; skipped where there is none."""
    if QGuiApplication.platformName() == "offscreen":
        pytest.skip("no display; see test_all_that_needs_a_display")
    return open_window()


@pytest.fixture
def unfolded(window: Any) -> Any:
    """The main window with every section of the experiment's panel opened by a click."""
    return unfold(window)


@pytest.fixture(scope="module")
def faster_engine(faster_engine: None) -> Iterator[None]:
    """The engine runs compiled where it can be, in what drawing leaves of a frame all the same.

    For modules that train for long. `test_worker` has the run in a thread, as it goes in a window
    whose engine is compiled.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "ready", lambda: False)
        yield


@pytest.fixture
def make_lab(qapp: QApplication) -> Iterator[Callable[[Experiment], Lab]]:
    """Make labs that stand alone, and end them with the test."""
    labs: list[Lab] = []

    def make(experiment: Experiment) -> Lab:
        labs.append(Lab(experiment))
        labs[-1].name_run = name_for
        return labs[-1]

    yield make
    for lab in labs:
        lab.deleteLater()


@pytest.fixture(scope="module", autouse=True)
def _engine_that_is_quicker(request: pytest.FixtureRequest, quicker_compiled: bool) -> None:
    if quicker_compiled:
        request.getfixturevalue("faster_engine")


@pytest.fixture
def open_bench(qtbot: QtBot) -> Iterator[Callable[..., ViewBench]]:
    """Open a view alone beside a lab; told as `ViewBench` is."""
    opened: list[ViewBench] = []

    def open_(*arguments: Any, **options: Any) -> ViewBench:
        bench = ViewBench(*arguments, **options)
        opened.append(bench)
        with qtbot.waitActive(bench):
            bench.show()
            bench.activateWindow()
        bench.setFocus()
        bench.lab.refresh()
        return bench

    yield open_
    for bench in filter(isValid, opened):
        bench.end()


@pytest.fixture
def lab(make_lab: Callable[[Experiment], Lab]) -> Lab:
    """A lab at the worked example's start."""
    return make_lab(Experiment())


@pytest.fixture(scope="session")
def moment() -> Callable[..., Snapshot]:
    """A moment of a run: so many epochs of an experiment, with a row selected."""

    @lru_cache
    def of(epochs: int, experiment: Experiment | None = None, row: int = 2) -> Snapshot:
        lab = Lab(experiment)
        lab.select(row)
        lab.trainer.advance(epochs)
        return lab.snapshot()

    return of


@pytest.fixture
def display() -> Iterator[str]:
    """The name of a virtual display, started for the test and ended with it."""
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        pytest.skip("Xvfb is not installed")
    reader, writer = os.pipe()
    command = [xvfb, "-displayfd", str(writer), "-screen", "0", "1600x1000x24"]
    server = subprocess.Popen(
        [*command, "+extension", "GLX", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="session")
def in_brackets() -> Callable[[], AbstractContextManager[None]]:
    """Speak a language in which every text stands in brackets, for as long as it is entered."""
    return speaking_in_brackets


@pytest.fixture(scope="session")
def shown_by() -> Callable[[Any, Experiment], Experiment]:
    """Read the experiment that stands in a panel off its controls.

    What no control shows is taken from the experiment given: the points of own data, and the
    numbers of a start given for more than a single neuron with two inputs.
    """
    return panel_reading.shown_by


@pytest.fixture(autouse=True)
def unforeseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be worked out beside a window; `Lab.settle` does it where a test asks for it."""
    monkeypatch.setattr(Foresight, "want", lambda *_wanted: None)


@pytest.fixture
def foreseen(monkeypatch: pytest.MonkeyPatch, unforeseen: None) -> None:
    """Let things be worked out beside a window, and soon."""
    monkeypatch.setattr(Foresight, "want", _WANT)
    monkeypatch.setattr(foresight, "PATIENCE", 10)
