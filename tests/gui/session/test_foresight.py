"""What a diagnosis waits for is worked out beside the window, once it has been wanted a while."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from learnscope.core import compiled
from learnscope.core.diagnosis.bounds.memo import go_on
from learnscope.gui.session.foresight import Foresight


@pytest.fixture
def foresight(foreseen: None) -> Iterator[Foresight]:
    parent = QObject()
    made = Foresight(parent)
    yield made
    made.end()
    parent.deleteLater()


def add(done: list[str], name: str) -> None:
    done.append(f"{name} in {threading.current_thread().name}")


def test_it_is_worked_out_in_a_thread_and_told_once(qtbot: QtBot, foresight: Foresight) -> None:
    done: list[str] = []
    with qtbot.waitSignal(foresight.known):
        foresight.want(partial(add, done, "one"), running=False)
        foresight.want(partial(add, done, "one"), running=False)
    assert len(done) == 1
    assert done[0].startswith("one in learnscope-foresight")


def test_what_is_wanted_no_more_is_not_begun(qtbot: QtBot, foresight: Foresight) -> None:
    done: list[str] = []
    with qtbot.waitSignal(foresight.known):
        for name in "abc":
            foresight.want(partial(add, done, name), running=False)
    assert [each[0] for each in done] == ["c"]


def test_what_is_under_way_is_given_up_for_something_else(
    qtbot: QtBot, foresight: Foresight
) -> None:
    begun = threading.Event()
    done: list[str] = []

    def for_ever() -> None:
        begun.set()
        while True:
            go_on()

    foresight.want(partial(for_ever), running=False)
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(foresight.known):
        foresight.want(partial(add, done, "another"), running=False)
    assert len(done) == 1


def test_interpreted_it_waits_until_the_run_pauses(
    qtbot: QtBot, foresight: Foresight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "ready", lambda: False)
    done: list[str] = []
    pending = partial(add, done, "one")
    foresight.want(pending, running=True)
    assert not foresight.findChild(QObject).isActive()
    with qtbot.waitSignal(foresight.known):
        foresight.want(pending, running=False)
    assert len(done) == 1


def test_compiled_it_goes_on_beside_the_run(
    qtbot: QtBot, foresight: Foresight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "ready", lambda: True)
    done: list[str] = []
    with qtbot.waitSignal(foresight.known):
        foresight.want(partial(add, done, "one"), running=True)
    assert len(done) == 1


def test_what_goes_wrong_there_is_logged_and_told_nobody(
    qtbot: QtBot, foresight: Foresight, caplog: pytest.LogCaptureFixture
) -> None:
    foresight.want(partial(divmod, 1, 0), running=False)
    with qtbot.assertNotEmitted(foresight.known):
        qtbot.waitUntil(lambda: "could not be worked out" in caplog.text)
