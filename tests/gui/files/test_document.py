"""What is kept of a session in a file, and comes back of it: runs, pins, looks and a note."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Cloud,
    Experiment,
    ExperimentError,
    Gate,
    Network,
    Optimizer,
    OwnData,
    RandomStart,
    Trainer,
)
from learnscope.core.run.saved import SavedRun
from learnscope.gui import MainWindow
from learnscope.gui.session.lab import Lab
from learnscope.gui.text.examples import example

XOR = Experiment(
    Gate("xor"), Network((3,)), optimizer=Optimizer("adam", 0.05), start=RandomStart(3, "xavier")
)


@pytest.fixture
def window(lent: MainWindow) -> MainWindow:
    """The main window as it opens first."""
    return lent


@pytest.fixture
def fresh(open_window: Callable[..., MainWindow]) -> MainWindow:
    """A window of the test's own: whether there is work depends on all that was done in it."""
    return open_window()


def arrived(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.document.reopening.under_way)


def with_pins(lab: Lab) -> None:
    """Have two pinned runs of XOR and a third one going on beside them."""
    lab.open(XOR)
    lab.train(30)
    lab.pin()
    lab.set_learning_rate(0.2)
    lab.train(20)
    lab.go_to(44)
    lab.pin()
    lab.choose_baseline(lab.pins[1].style)
    lab.rename_pin(lab.pins[1].style, "faster")
    lab.train(10)


def test_pinned_runs_come_back_with_all_their_epochs(qtbot: QtBot, window: MainWindow) -> None:
    lab = window.lab
    with_pins(lab)
    before = lab.pins
    text = window.document.saved().to_json()
    lab.open(Experiment())
    for each in before:
        lab.remove_pin(each.style)

    window.document.open(SavedRun.from_json(text))
    assert [each.epoch for each in lab.pins] == [30, 44]
    # Even before their records have come, they are kept whole.
    assert window.document.saved().to_dict()["pins"] == json.loads(text)["pins"]
    arrived(qtbot, window)
    for each, its in zip(before, lab.pins, strict=True):
        assert (each.name, each.style, each.baseline) == (its.name, its.style, its.baseline)
        assert (each.epoch, each.latest) == (its.epoch, its.latest)
        assert each.epochs.tolist() == its.epochs.tolist()
        assert each.losses.tolist() == its.losses.tolist()
        assert each.run.trainer.parameters.tobytes() == its.run.trainer.parameters.tobytes()
    assert json.loads(window.document.saved().to_json()) == json.loads(text)

    lab.undo()
    assert (lab.experiment, lab.pins) == (Experiment(), ())


def test_a_pin_that_is_removed_meanwhile_stays_away(qtbot: QtBot, window: MainWindow) -> None:
    with_pins(window.lab)
    window.document.open(window.document.saved())
    gone, kept = window.lab.pins
    window.lab.remove_pin(gone.style)
    arrived(qtbot, window)
    assert [each.name for each in window.lab.pins] == [kept.name]
    assert len(window.lab.pins[0].epochs) > 40


def test_a_run_is_not_stopped_by_the_records_that_come(qtbot: QtBot, window: MainWindow) -> None:
    with_pins(window.lab)
    window.document.open(window.document.saved())
    window.lab.run()
    with qtbot.waitSignal(window.lab.frame):
        pass
    assert window.document.reopening.under_way
    window.lab.pause()
    arrived(qtbot, window)


def test_beside_a_run_that_nothing_stood_beside_pins_may_stay(window: MainWindow) -> None:
    alone = SavedRun.of(Trainer(XOR))
    with_pins(window.lab)
    pins = window.lab.pins
    window.document.open(alone)
    assert window.lab.pins == pins


#: What a file may hold instead of pinned runs.
NO_PINS: dict[str, Any] = {
    "a word": "five",
    "a number": [1],
    "no run": [{"name": "a"}],
    "half a run": [{"run": {"format": "learnscope"}}],
    "six": [{"run": SavedRun.of(Trainer(XOR)).to_dict()}] * 6,
}


def test_pins_that_are_none_are_refused_and_nothing_is_changed(window: MainWindow) -> None:
    before = window.lab.trainer
    for pins in NO_PINS.values():
        with pytest.raises(ExperimentError):
            window.document.open(SavedRun.of(Trainer(XOR), {"pins": pins}))
        assert window.lab.trainer is before


def test_pins_without_names_or_with_one_style_are_told_apart(window: MainWindow) -> None:
    run = SavedRun.of(Trainer(XOR)).to_dict()
    pins = [{"run": run, "style": "run_2"}, {"run": run, "style": "run_2", "name": " a \n b "}]
    window.document.open(SavedRun.of(Trainer(XOR), {"pins": pins}))
    first, second = window.lab.pins
    assert (first.name, second.name) == ("2", "a b")
    assert first.style != second.style
    assert (first.baseline, second.baseline) == (True, False)


def test_what_the_tour_put_aside_is_kept_aside_with_what_stands_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    lab = window.lab
    with_pins(lab)
    own, pins = lab.trainer, lab.pins
    window.guide.start()
    lab.train(5)
    lab.edit(tuple(value + 0.5 for value in lab.trainer.parameters.tolist()))
    seen = lab.trainer.parameters.tobytes()
    aside = json.dumps(window.document.saved_with_own().to_dict())
    assert "own" not in window.document.saved().to_dict()
    window.guide.leave()
    lab.open(Experiment())

    window.document.open(SavedRun.from_json(aside))
    arrived(qtbot, window)
    assert (lab.trainer.parameters.tobytes(), lab.pins) == (seen, ())
    lab.undo()
    assert lab.trainer.parameters.tobytes() == own.parameters.tobytes()
    assert [each.name for each in lab.pins] == [each.name for each in pins]


def test_the_note_comes_back_and_a_long_one_is_cut(window: MainWindow) -> None:
    document = window.document
    document.set_note("Why does it jump at 12?")
    text = document.saved().to_json()
    document.set_note("x" * 20_000)
    assert len(document.note) == 10_000
    document.open(SavedRun.from_json(text))
    assert document.note == "Why does it jump at 12?"
    document.open(SavedRun.of(Trainer(XOR), {"note": 12}))
    assert document.note == ""


def own_points(lab: Lab) -> None:
    lab.set_problem(OwnData(((0.0, 1.0), (1.0, 0.0)), (0, 1), "classification"))


def layers(lab: Lab) -> None:
    lab.set_network(Network((4,)))
    lab.train(5)


def edit(lab: Lab) -> None:
    lab.edit((1.0, 2.0, 3.0))


def change_rate(lab: Lab) -> None:
    lab.train(5)
    lab.set_learning_rate(0.25)
    lab.train(5)


def pin(lab: Lab) -> None:
    lab.train(5)
    lab.pin()


#: What a hand makes, and what a few clicks give again.
WORK = (edit, change_rate, pin, own_points, layers, lambda lab: lab.set_target(0, 1))
PLAY = (
    lambda lab: lab.train(50),
    lambda lab: lab.set_gate("xor"),
    lambda lab: lab.new_start(),
    lambda lab: lab.open(example("spiral")),
    lambda lab: lab.set_problem(Cloud()),
    lambda lab: lab.set_network(Network((4,))),
)


def test_what_a_hand_has_made_is_work_until_it_is_kept(fresh: MainWindow, tmp_path: Path) -> None:
    document, lab = fresh.document, fresh.lab
    for number, work in enumerate(WORK):
        assert not document.has_work
        work(lab)
        assert document.has_work, number
        document.mark_kept(tmp_path / "kept.learnscope")
        assert not document.has_work
        document.set_note(f"seen {number}")
        assert document.has_work
        for each in lab.pins:
            lab.remove_pin(each.style)
        lab.open(Experiment())
        document.mark_kept(tmp_path / "kept.learnscope")


def test_what_a_few_clicks_give_again_is_none(fresh: MainWindow) -> None:
    for number, play in enumerate(PLAY):
        play(fresh.lab)
        assert not fresh.document.has_work, number
        fresh.lab.open(Experiment())


def test_in_a_tour_the_learners_own_work_counts(fresh: MainWindow) -> None:
    fresh.guide.start()
    fresh.lab.edit((1.0, 2.0, 3.0))
    assert not fresh.document.has_work
    fresh.guide.leave()
    edit(fresh.lab)
    fresh.guide.start()
    assert fresh.document.has_work


def test_what_a_file_gives_again_is_none_and_what_is_pinned_beside_it_is(
    fresh: MainWindow, tmp_path: Path
) -> None:
    data = tmp_path / "own.csv"
    data.write_text("x1,x2,Y\n0,1,0\n1,0,1\n0.5,0.5,1\n")
    fresh.file_menu.open(data)
    assert isinstance(fresh.lab.experiment.problem, OwnData)
    assert not fresh.document.has_work
    network = tmp_path / "net.json"
    network.write_text(XOR.to_json())
    fresh.file_menu.open(network)
    fresh.lab.train(5)
    assert not fresh.document.has_work
    fresh.lab.pin()
    fresh.file_menu.open(data)
    assert fresh.document.has_work
    assert len(fresh.recent._settings.recent) == 2
