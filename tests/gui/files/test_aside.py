"""The run is kept aside at every pause and edit, and every so often while it goes on."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment
from learnscope.core.run.saved import SavedRun
from learnscope.gui.files import aside
from learnscope.gui.files.aside import KeepingAside
from learnscope.gui.files.shelf import Shelf
from learnscope.gui.session.lab import Lab


class Bench:
    """A lab whose run is kept aside in a folder."""

    def __init__(self, lab: Lab, folder: Path) -> None:
        self.lab, self.shelf = lab, Shelf(folder)
        self.worth = True
        self.asked = 0
        self.keeping = KeepingAside(self.shelf, self._content, lab)
        lab.frame.connect(self.keeping.follow)

    def _content(self) -> dict[str, Any] | None:
        self.asked += 1
        return SavedRun.of(self.lab.trainer).to_dict() if self.worth else None

    @property
    def kept(self) -> SavedRun | None:
        path = self.shelf.path
        return SavedRun.from_json(path.read_bytes()) if path.exists() else None

    def has(self, epoch: int) -> bool:
        kept = self.kept
        return kept is not None and kept.epoch == epoch and kept.is_where(self.lab.trainer)


@pytest.fixture
def bench(make_lab: Callable[[Experiment], Lab], tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(make_lab(Experiment()), tmp_path / "aside")
    yield bench
    bench.keeping.end()
    bench.shelf.let_go()


def test_what_was_done_is_kept_once_the_hand_rests(qtbot: QtBot, bench: Bench) -> None:
    bench.lab.train(12)
    qtbot.waitUntil(lambda: bench.has(12))
    for number in range(20):
        bench.lab.edit((float(number), 0.0, 0.0), goes_on=True)
    asked = bench.asked
    qtbot.waitUntil(lambda: bench.has(12))
    assert bench.asked - asked < 20


def test_a_pause_is_kept_at_once(qtbot: QtBot, bench: Bench) -> None:
    bench.lab.run()
    qtbot.waitUntil(lambda: bench.lab.trainer.epoch > 3)
    asked = bench.asked
    bench.lab.pause()
    assert bench.asked == asked + 1
    epoch = bench.lab.trainer.epoch
    qtbot.waitUntil(lambda: bench.has(epoch))


def test_a_run_that_goes_on_is_kept_every_so_often(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "EVERY", 20)
    bench.lab.run()
    seen: set[int] = set()

    def twice() -> bool:
        kept = bench.kept
        seen.update(() if kept is None else {kept.epoch})
        return len(seen) > 1

    qtbot.waitUntil(twice)
    bench.lab.pause()


def test_ten_seconds_are_the_longest() -> None:
    assert aside.EVERY <= 10_000


def test_a_hover_keeps_nothing_anew(qtbot: QtBot, bench: Bench) -> None:
    bench.lab.train(3)
    qtbot.waitUntil(lambda: bench.has(3))
    asked = bench.asked
    bench.lab.light("w1")
    bench.lab.light("")
    bench.keeping.finish()
    assert bench.asked == asked + 1


def test_what_is_not_worth_it_lies_there_no_more(qtbot: QtBot, bench: Bench) -> None:
    bench.lab.train(3)
    qtbot.waitUntil(lambda: bench.has(3))
    bench.worth = False
    bench.lab.reset()
    qtbot.waitUntil(lambda: bench.kept is None)


def test_a_long_list_is_written_as_json_writes_it(bench: Bench) -> None:
    for epoch in range(1, 40):
        bench.lab.train(1)
        bench.lab.edit((float(epoch), 0.25, -1e-300))
    assert bench.keeping.finish()
    text = bench.shelf.path.read_text("utf-8")
    assert json.loads(text) == SavedRun.of(bench.lab.trainer).to_dict()


def test_a_thread_that_fails_says_so_and_the_run_goes_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_content: bytes) -> bool:
        raise MemoryError("no room")

    monkeypatch.setattr(bench.shelf, "keep", fail)
    bench.lab.train(3)
    assert not bench.keeping.finish()
    assert "could not be kept aside: no room" in caplog.text
    bench.lab.train(3)
    assert bench.lab.trainer.epoch == 6
