"""What a race can tell and what not, whatever is asked of it; it never keeps the window."""

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from race_hands import ASKED, Key, ask_for_little, choose, click, run_race
from view_bench import ViewBench

from learnscope.core import Experiment, Gate, Network, Optimizer, RandomStart
from learnscope.core.landscape.race import try_rate
from learnscope.gui import MainWindow
from learnscope.gui.look.theme import DARK, RUN_STYLES
from learnscope.gui.session.beside import race as racing
from learnscope.gui.session.beside.race import Race
from learnscope.gui.session.beside.race_state import racers_of
from learnscope.gui.text.sentences.race_texts import conclusion
from learnscope.gui.text.sentences.refusals import refused
from learnscope.gui.views.beside.race import RaceView

pytestmark = pytest.mark.usefixtures("faster_engine")


# What can be concluded


def test_what_is_said_depends_on_what_was_asked_and_found(
    qtbot: QtBot, view: RaceView, bench: ViewBench
) -> None:
    state = run_race(qtbot, bench.lab, view)
    said = conclusion(state)
    assert said == view.words.text() == view.accessibleDescription()
    assert "best for 8 starts" in said
    assert "tells nothing of others" in said


def test_a_best_rate_at_the_edge_of_those_tried_is_told(
    qtbot: QtBot, view: RaceView, bench: ViewBench
) -> None:
    view.settings.fields["low"].put_value(0.9)
    view.settings.fields["high"].put_value(1.0)
    run_race(qtbot, bench.lab, view)
    assert "is at the edge of what was tried" in view.words.text()


@pytest.mark.parametrize("at", ["same", "best"])
def test_a_loss_that_nothing_reaches_is_told(
    qtbot: QtBot, view: RaceView, bench: ViewBench, at: str
) -> None:
    choose(view, "optimizers", at)
    view.settings.fields["target_loss"].put_value(0.0)
    run_race(qtbot, bench.lab, view)
    assert view.words.text() == (
        "None gets to a loss of 0 within 12 epochs: choose a higher loss, or allow more epochs."
    )
    assert not view.grab().isNull()


def test_racers_that_never_arrive_are_named(qtbot: QtBot, view: RaceView, bench: ViewBench) -> None:
    choose(view, "rates", "same")
    view.settings.fields["target_loss"].put_value(0.3)
    run_race(qtbot, bench.lab, view)
    assert "Not there within 12 epochs: rate 0.1" in view.words.text()


def test_a_race_of_another_problem_says_so(qtbot: QtBot, view: RaceView, bench: ViewBench) -> None:
    choose(view, "rates", "same")
    run_race(qtbot, bench.lab, view)
    bench.lab.set_learning_rate(3.0)
    assert "now another" not in view.words.text()
    bench.lab.set_gate("or")
    assert view.words.text().startswith("The run is now another than in this race.")


# Bad input


def test_what_is_no_race_is_refused_with_a_sentence(
    qtbot: QtBot, bench: ViewBench, view: RaceView
) -> None:
    said: list[str] = []
    bench.lab.refused.connect(lambda error: said.append(refused(error)))
    for low, high in ((0.0, 1.0), (1.0, 1.0), (2.0, 1.0)):
        view.settings.fields["low"].put_value(low)
        view.settings.fields["high"].put_value(high)
        click(qtbot, view, "start")
        assert said.pop() == "The rates to try have to go from one above 0 to a higher one."
        assert not view.runs
    bench.lab.set_learning_rate(0.0)
    choose(view, "rates", "same")
    click(qtbot, view, "start")
    assert said == ["At learning rate 0 nothing moves: choose another rate for the race."]
    assert not view.runs


def test_what_a_field_can_t_read_is_said_and_left_as_it_was(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.findChild(QAction, "race").trigger()
    view = window.parts.view("race")
    qtbot.waitUntil(view.isVisible)
    field = ask_for_little(view).settings.fields["epochs"]
    for text in ("x", "-1", "1e99"):
        field.setFocus()
        field.lineEdit().selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Key.Key_Return)
        assert field.value() == 12.0
        assert f"“{text}” was not taken" in window.findChild(QLabel, "message").text()
    # What the lab refuses is said there, too.
    view.settings.fields["low"].put_value(0.0)
    click(qtbot, view, "start")
    assert "from one above 0" in window.findChild(QLabel, "message").text()


@pytest.mark.parametrize(
    "experiment",
    [
        Experiment(Gate("and", rows=(2,))),
        Experiment(Gate("xor"), Network((2,)), start=RandomStart(1)),
        Experiment(Gate("and"), loss="squared").with_learning_rate(1e300),
    ],
    ids=["one row", "network", "diverging"],
)
def test_any_experiment_can_race(
    qtbot: QtBot, view: RaceView, bench: ViewBench, experiment: Experiment
) -> None:
    bench.lab.open(experiment)
    choose(view, "optimizers", "same")
    state = run_race(qtbot, bench.lab, view)
    assert all(line is not None for line in state.lines)
    assert view.words.text()
    view.apply_theme(DARK)
    assert not view.grab().isNull()


# Beside the window


class Slowly(Executor):
    """Does nothing by itself: the test does."""

    def __init__(self) -> None:
        self.given: list[tuple[Future[object], Callable[[], object]]] = []
        self.ended = False

    def submit(  # type: ignore[override]
        self, work: Callable[..., object], /, *given: object, **_named: object
    ) -> Future[object]:
        future: Future[object] = Future()
        self.given.append((future, lambda: work(*given)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.ended = wait and not cancel_futures

    def work(self) -> None:
        for future, work in self.given:
            if future.set_running_or_notify_cancel():
                future.set_result(work())
        self.given.clear()


@pytest.fixture
def compiled_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a race go to threads, as it does where the engine is compiled."""
    monkeypatch.setattr(racing, "compiled", SimpleNamespace(ready=lambda: True))


@pytest.mark.usefixtures("compiled_engine")
def test_any_executor_does_the_work_and_it_comes_to_the_same(qtbot: QtBot, started: object) -> None:
    assert started is not None
    owner, slowly = QObject(), Slowly()
    race = Race(owner, lambda: slowly)
    race.begin(Experiment(), ASKED)
    qtbot.waitUntil(lambda: len(slowly.given) == 125)
    assert race.state is not None
    assert race.state.done == 0.0
    slowly.work()
    qtbot.waitUntil(lambda: race.state is not None and race.state.over)
    for number, row in enumerate(race.state.tried):
        for tried in row[::12]:
            run = race.state.run_of(number, tried.rate)
            assert tried == try_rate(run, race.state.starts, 0.4, 12)
    race.end()
    assert slowly.ended


@pytest.mark.usefixtures("compiled_engine")
def test_its_threads_end_with_the_lab(qtbot: QtBot, bench: ViewBench, view: RaceView) -> None:
    view.settings.fields["target_loss"].put_value(0.0)
    view.settings.fields["epochs"].put_value(1_000_000.0)
    click(qtbot, view, "start")

    def threads() -> list[str]:
        return [t.name for t in threading.enumerate() if t.name.startswith("learnscope-race")]

    qtbot.waitUntil(lambda: bool(threads()))
    click(qtbot, view, "start")
    assert not view.runs
    # What is left of them ends with the window: the test would fail otherwise.
    bench.lab.race.end()
    assert threads() == []


def test_a_window_that_is_closed_stops_its_race(qtbot: QtBot, window: MainWindow) -> None:
    window.docks.bring_forward("race")
    view = ask_for_little(window.parts.view("race"))
    qtbot.waitUntil(view.isVisible)
    view.settings.fields["target_loss"].put_value(0.0)
    click(qtbot, view, "start")
    assert view.runs
    window.close()
    assert not view.runs


def test_racers_keep_the_hyperparameters_and_the_experiment_the_rest() -> None:
    experiment = Experiment(optimizer=Optimizer("adam", 0.03, beta1=0.5))
    racers = racers_of(experiment, "optimizers", RUN_STYLES)
    assert [racer.optimizer.name for racer in racers] == [
        *("gd", "momentum", "nesterov", "rmsprop", "adam")
    ]
    assert {racer.optimizer.beta1 for racer in racers} == {0.5}
    assert {racer.optimizer.learning_rate for racer in racers} == {0.03}
