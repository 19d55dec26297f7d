"""Nothing is lost: closing asks where there is work, and a bad end is followed by an offer."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate
from learnscope.core.run.saved import SavedRun
from learnscope.gui import MainWindow
from learnscope.gui.files import saving
from learnscope.gui.files.shelf import Shelf
from learnscope.gui.safekeeping import Safekeeping
from learnscope.gui.settings import Settings

Begin = Callable[[], tuple[MainWindow, Safekeeping]]


@pytest.fixture
def begin(open_window: Callable[..., MainWindow]) -> Iterator[Begin]:
    """Open the window as the program's session does."""
    begun: list[tuple[MainWindow, Safekeeping]] = []

    def begin_() -> tuple[MainWindow, Safekeeping]:
        settings = Settings()
        window = open_window(settings=settings)
        begun.append((window, Safekeeping(window, settings)))
        return begun[-1]

    yield begin_
    for window, safekeeping in begun:
        safekeeping.stay()
        window.close()
        safekeeping.end()


@pytest.fixture
def answer(qtbot: QtBot) -> Callable[[str], str]:
    """Click a button of the question that stands there; return what was asked."""

    def answer_(text: str) -> str:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked = f"{box.text()} {box.informativeText()}"
        gone: list[bool] = []
        box.destroyed.connect(lambda: gone.append(True))
        (button,) = [each for each in box.buttons() if each.text() == text]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(gone))
        return asked

    return answer_


def folder() -> Path:
    return Settings().folder / "aside"


def leave_behind(epochs: int = 7) -> Any:
    """Leave a run behind as a program that was killed did; return it."""
    from learnscope.core import Trainer  # noqa: PLC0415

    run = Trainer(Experiment(Gate("xor")))
    run.advance(epochs)
    run.edit([1.0, 2.0, 3.0])
    shelf = Shelf(folder())
    shelf.reserve()
    shelf.keep(SavedRun.of(run, {"note": "mine"}).to_json().encode())
    shelf.let_go()
    return run


def test_without_work_it_closes_and_leaves_nothing(begin: Begin, qtbot: QtBot) -> None:
    window, safekeeping = begin()
    window.lab.train(5)
    qtbot.waitUntil(lambda: list(folder().glob("*.learnscope")) != [])
    assert window.close()
    safekeeping.end()
    assert list(folder().iterdir()) == []


def test_with_work_it_asks_and_cancel_goes_on(begin: Begin, answer: Callable[[str], str]) -> None:
    window, _ = begin()
    window.lab.edit((1.0, 2.0, 3.0))
    assert not window.close()
    assert answer("Cancel").startswith("Save this run before Learnscope closes?")
    assert window.isVisible()
    assert not window.close()
    answer("Don't save")
    assert not window.isVisible()


def test_saving_closes_it_unless_the_person_thinks_better_of_it(
    begin: Begin,
    answer: Callable[[str], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, _ = begin()
    window.lab.edit((1.0, 2.0, 3.0))
    monkeypatch.setattr(saving, "ask_file_name", lambda *_: "")
    window.close()
    answer("Save…")
    assert window.isVisible()
    path = tmp_path / "mine.learnscope"
    monkeypatch.setattr(saving, "ask_file_name", lambda *_: str(path))
    window.close()
    answer("Save…")
    assert not window.isVisible()
    assert SavedRun.from_json(path.read_bytes()).is_where(window.lab.trainer)


def test_what_was_saved_is_not_asked_about_and_is_suggested_again(
    begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _ = begin()
    window.lab.edit((1.0, 2.0, 3.0))
    suggested: list[str] = []
    path = tmp_path / "mine.learnscope"

    def ask(_parent: object, _title: str, suggestion: str, _kinds: str) -> str:
        suggested.append(suggestion)
        return str(path)

    monkeypatch.setattr(saving, "ask_file_name", ask)
    window.actions_["save"].trigger()
    window.actions_["save"].trigger()
    assert suggested == ["run.learnscope", str(path)]
    assert window.recent._settings.recent == [str(path)]
    assert window.close()


def test_what_was_left_behind_is_offered_and_taken_bit_for_bit(
    begin: Begin, answer: Callable[[str], str], qtbot: QtBot
) -> None:
    run = leave_behind()
    window, safekeeping = begin()
    safekeeping.offer()
    asked = answer("Go on with it")
    assert "To learn XOR: epoch 7, rate 1." in asked
    assert window.lab.trainer.parameters.tobytes() == run.parameters.tobytes()
    assert window.document.note == "mine"
    qtbot.waitUntil(lambda: not window.document.reopening.under_way)
    # It lies there under this program's name now, and nobody else is offered it.
    (kept,) = folder().glob("*.learnscope")
    assert SavedRun.from_json(kept.read_bytes()).is_where(run)
    assert Shelf(folder()).left() == []
    # It lies aside, but nobody has saved it.
    assert window.document.has_work
    window.lab.undo()
    assert window.lab.experiment == Experiment()


def test_the_next_one_is_offered_where_one_is_thrown_away(
    begin: Begin, answer: Callable[[str], str]
) -> None:
    leave_behind(3)
    leave_behind(4)
    for number, path in enumerate(sorted(folder().glob("*.learnscope"))):
        os.utime(path, (1000 + number, 1000 + number))
    window, safekeeping = begin()
    safekeeping.offer()
    first = answer("Throw it away")
    second = answer("Ask me later")
    assert first != second
    assert QApplication.activeModalWidget() is None
    assert window.lab.experiment == Experiment()
    assert len(list(folder().glob("*.learnscope"))) == 1
    safekeeping.end()
    _, later = begin()
    later.offer()
    assert answer("Throw it away") == second
    assert list(folder().glob("*.learnscope")) == []


def test_a_run_that_cannot_be_opened_leaves_what_is_there(
    begin: Begin, answer: Callable[[str], str]
) -> None:
    leave_behind()
    (path,) = folder().glob("*.learnscope")
    text = path.read_text().replace('"note": "mine"', '"pins": "none"')
    path.write_text(text)
    window, safekeeping = begin()
    safekeeping.offer()
    answer("Go on with it")
    assert window.lab.experiment == Experiment()
    assert path.exists()


#: Starts the program, does something with it, and says where it stands; or takes what is offered.
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from learnscope.gui import app
from learnscope.gui.files.shelf import Shelf

def window():
    return next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")

def tell():
    run, pins = window().lab.trainer, window().lab.pins
    pinned = [(each.name, each.epoch, each.latest) for each in pins]
    print(run.epoch, run.latest, run.parameters.tobytes().hex(), pinned, flush=True)

def work():
    lab = window().lab
    window().guide.start()
    window().guide.tour.choose(8)
    lab.train(30)
    lab.pin()
    lab.edit(tuple(value + 0.125 for value in lab.trainer.parameters.tolist()))
    lab.set_learning_rate(0.3)
    lab.train(20)
    lab.go_to(44)
    kept = Shelf.keep
    def keep(shelf, content):
        kept(shelf, content)
        print("kept", flush=True)
    Shelf.keep = keep
    tell()

def take():
    box = QApplication.activeModalWidget()
    if box is None:
        QTimer.singleShot(20, take)
        return
    box.buttons()[0].click()
    settle()

def settle():
    if window().document.reopening.under_way:
        QTimer.singleShot(20, settle)
    else:
        tell()

QTimer.singleShot(0, {"work": work, "take": take}[sys.argv[1]])
sys.exit(app.main(["--language", "en"]))
"""


def test_killed_in_the_middle_of_a_tour_it_comes_back_bit_for_bit(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
    }

    def start(what: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, what],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def line(program: subprocess.Popen[str]) -> str:
        assert program.stdout is not None
        return program.stdout.readline()

    with start("work") as program:
        stood = line(program)
        assert line(program) == "kept\n"
        program.kill()
    assert stood.startswith("44 50 ")
    assert "30, 30)]" in stood
    with start("take") as program:
        assert line(program) == stood
        program.send_signal(signal.SIGTERM)
        assert program.wait(60) == 0
    # Asked to end, it leaves the run for the next start.
    assert len(list((tmp_path / "Learnscope" / "aside").glob("*.learnscope"))) == 1


def test_in_a_tour_the_learners_run_and_the_way_so_far_are_kept(begin: Begin, qtbot: QtBot) -> None:
    window, _ = begin()
    window.lab.train(5)
    window.guide.start()
    window.guide.tour.choose(1)
    window.guide.tour.go_on()

    def kept() -> bool:
        (path,) = folder().glob("*.learnscope")
        own = SavedRun.from_json(path.read_bytes()).beside.get("own")
        return isinstance(own, dict) and own["epoch"] == 5

    qtbot.waitUntil(lambda: bool(list(folder().glob("*.learnscope"))) and kept())
    assert window._settings.tour == window.guide.kept != ""
