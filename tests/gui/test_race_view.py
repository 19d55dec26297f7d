"""Races: asked for by hand, tried without a stop to the window, told with what they can't tell."""

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Network, Optimizer, RandomStart, Trainer
from learnscope.core.landscape import run_many
from learnscope.core.landscape.race import try_rate
from learnscope.core.landscape.sweep import rates_between
from learnscope.gui import MainWindow
from learnscope.gui.look.theme import DARK, RUN_STYLES
from learnscope.gui.session import race as racing
from learnscope.gui.session.race import Race
from learnscope.gui.session.race_state import STARTS, RaceAsked, RaceState, racers_of
from learnscope.gui.text.numbers import exact
from learnscope.gui.text.race_texts import conclusion
from learnscope.gui.views.race.race import RaceView
from learnscope.gui.views.race.sweep_plot import Try

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton

#: So little that interpreted, too, it is over soon.
ASKED = RaceAsked(target_loss=0.4, epochs=12, low=1e-2, high=100.0)


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> RaceView:
    """The view in a window, in sight, set to a race that is over soon."""
    window.findChild(QAction, "race").trigger()
    view = window.parts.view("race")
    assert isinstance(view, RaceView)
    qtbot.waitUntil(view.isVisible)
    for name in ("target_loss", "epochs", "low", "high"):
        view.settings.fields[name].put_value(float(getattr(ASKED, name)))
    return view


def choose(view: RaceView, between: str, at: str) -> None:
    for box, entry in ((view.settings.between, between), (view.settings.at, at)):
        box.setCurrentIndex(box.findData(entry))


def click(qtbot: QtBot, view: RaceView, name: str) -> None:
    qtbot.mouseClick(view.buttons[name], LEFT)


def run_race(qtbot: QtBot, window: MainWindow, view: RaceView) -> RaceState:
    click(qtbot, view, "start")
    qtbot.waitUntil(lambda: not view.runs)
    state = window.lab.race.state
    assert state is not None
    return state


# The view


def test_it_has_a_dock_a_key_a_command_and_says_what_it_is_for(
    window: MainWindow, view: RaceView
) -> None:
    assert view.objectName() == "race_view"
    toggle = window.findChild(QAction, "show_race")
    assert (toggle.text(), toggle.shortcut().toString()) == ("Race", "Ctrl+Shift+3")
    assert view.note.isVisible()
    assert "at its own best" in view.note.text()
    assert not view.buttons["open"].isEnabled()


def test_each_at_its_own_best_tries_every_rate_from_every_start(
    qtbot: QtBot, window: MainWindow, view: RaceView
) -> None:
    state = run_race(qtbot, window, view)
    assert state.done == 1.0
    assert [racer.style for racer in state.racers] == list(RUN_STYLES)
    rates = rates_between(1e-2, 100.0, 25)
    for number, row in enumerate(state.tried):
        assert [tried.rate for tried in row] == rates
        assert {len(tried.epochs) for tried in row} == {STARTS}
        for tried in row[::8]:
            experiment = state.run_of(number, tried.rate)
            assert tried == try_rate(experiment, state.starts, 0.4, 12)
    assert view.buttons["line"].isChecked()
    for number, line in enumerate(state.lines):
        best = state.best(number)
        assert (line is None) is (best is None)
        if line is not None and best is not None:
            assert line.racer.optimizer.learning_rate == best.rate
            assert line.arrived == best.epochs[0]


def test_at_the_same_rate_all_run_at_the_present_one_and_none_is_tried_elsewhere(
    qtbot: QtBot, window: MainWindow, view: RaceView
) -> None:
    choose(view, "optimizers", "same")
    assert not view.settings.fields["low"].isEnabled()
    state = run_race(qtbot, window, view)
    assert not any(state.tried)
    assert not view.buttons["sweep"].isEnabled()
    for racer, line in zip(state.racers, state.lines, strict=True):
        assert line is not None
        run = Trainer(replace(window.lab.experiment, optimizer=racer.optimizer))
        assert racer.optimizer.learning_rate == 1.0
        run.advance(12, target_loss=0.4)
        assert line.losses.tobytes() == run.history.losses.tobytes()
        assert line.arrived == (run.epoch if run.loss <= 0.4 else None)
    assert "at another rate another one wins" in view.words.text()


def test_several_rates_of_the_present_optimizer_race(
    qtbot: QtBot, window: MainWindow, view: RaceView
) -> None:
    choose(view, "rates", "best")
    assert not view.settings.at.isEnabled()
    state = run_race(qtbot, window, view)
    rates = [racer.optimizer.learning_rate for racer in state.racers]
    assert rates == [0.1, 0.3, 1.0, 3.0, 10.0]
    assert {racer.optimizer.name for racer in state.racers} == {"gd"}
    assert view.words.text().startswith("From this start rate 10 is first, after ")


def test_it_is_stopped_in_the_middle_and_what_was_found_stays(
    qtbot: QtBot, window: MainWindow, view: RaceView
) -> None:
    view.settings.fields["epochs"].put_value(1_000_000.0)
    view.settings.fields["target_loss"].put_value(0.0)
    click(qtbot, view, "start")
    assert view.runs
    assert view.progress.isVisible()
    assert view.buttons["start"].text() == "Stop"
    # Meanwhile the window goes on.
    window.lab.run()
    qtbot.waitUntil(lambda: window.lab.trainer.epoch > 2)
    window.lab.pause()
    click(qtbot, view, "start")
    assert not view.runs
    assert not view.progress.isVisible()
    assert view.buttons["start"].text() == "Race"
    assert view.words.text() == "Stopped before it was over."


# Any dot opens as a run


@pytest.mark.parametrize("start", [0, 3])
def test_any_dot_opens_as_a_run_that_equals_it(
    qtbot: QtBot, window: MainWindow, view: RaceView, start: int
) -> None:
    state = run_race(qtbot, window, view)
    click(qtbot, view, "sweep")
    racer, rate = next(
        (number, place)
        for number, row in enumerate(state.tried)
        for place, tried in enumerate(row)
        if (tried.epochs[start] or 0) > 3
    )
    tried = state.tried[racer][rate]
    at = Try(racer, rate, start)
    place = view.sweep.place(at).toPoint()
    qtbot.mouseMove(view.sweep.viewport(), place)
    # Others may lie on the very same place.
    view.sweep._at = at
    view.sweep.dot_chosen.emit()
    click(qtbot, view, "open")
    lab = window.lab
    qtbot.waitUntil(lambda: lab.trainer.epoch == tried.epochs[start])
    many = run_many(
        state.run_of(racer, tried.rate),
        [state.starts[start].draw(lab.experiment.model)],
        12,
        target_loss=0.4,
    )
    assert lab.trainer.parameters.tobytes() == many.parameters[0].tobytes()
    assert lab.trainer.loss == many.losses[0] <= 0.4
    lab.step_back()
    assert lab.trainer.loss > 0.4
    lab.undo()
    assert lab.experiment == state.experiment


def test_a_click_chooses_a_dot_and_the_pointer_reads_it(
    qtbot: QtBot, window: MainWindow, view: RaceView
) -> None:
    state = run_race(qtbot, window, view)
    click(qtbot, view, "sweep")
    assert not view.buttons["open"].isEnabled()
    place = view.sweep.place(Try(0, 3, 0)).toPoint()
    qtbot.mouseMove(view.sweep.viewport(), place)
    rows = {row.label: row.text for row in view.sweep.readout.rows()}
    assert rows["learning rate"] == exact(state.tried[0][3].rate)
    qtbot.mouseClick(view.sweep.viewport(), LEFT, pos=place)
    assert view.buttons["open"].isEnabled()
    qtbot.mouseClick(view.sweep.viewport(), LEFT, pos=QPoint(2, 2))
    assert view.buttons["open"].isEnabled()


def test_dots_are_walked_by_keys(qtbot: QtBot, window: MainWindow, view: RaceView) -> None:
    state = run_race(qtbot, window, view)
    click(qtbot, view, "sweep")
    plot = view.sweep
    qtbot.keyClick(plot, Key.Key_Period)
    first = plot.chosen
    assert first is not None
    qtbot.keyClick(plot, Key.Key_Comma)
    second = plot.chosen
    assert second is not None
    assert second[0].optimizer.learning_rate < first[0].optimizer.learning_rate
    qtbot.keyClick(plot, Key.Key_Down)
    third = plot.chosen
    assert third is not None
    assert third[0].start == state.starts[1]
    assert "learning rate" in plot.accessibleDescription()
    assert view.buttons["open"].isEnabled()


def test_a_racer_is_chosen_by_keys_and_opened(
    qtbot: QtBot, window: MainWindow, view: RaceView
) -> None:
    choose(view, "optimizers", "same")
    state = run_race(qtbot, window, view)
    qtbot.keyClick(view.race, Key.Key_Period)
    assert "epoch" in view.race.accessibleDescription()
    qtbot.keyClick(view.race, Key.Key_Down)
    click(qtbot, view, "open")
    line = state.lines[1]
    assert line is not None
    lab = window.lab
    assert lab.experiment.optimizer.name == "momentum"
    qtbot.waitUntil(lambda: lab.trainer.epoch == line.epochs[-1])
    assert lab.trainer.loss == line.losses[-1]


# What can be concluded


def test_what_is_said_depends_on_what_was_asked_and_found(
    qtbot: QtBot, view: RaceView, window: MainWindow
) -> None:
    state = run_race(qtbot, window, view)
    said = conclusion(state)
    assert said == view.words.text() == view.accessibleDescription()
    assert "best for 8 starts" in said
    assert "tells nothing of others" in said


def test_a_best_rate_at_the_edge_of_those_tried_is_told(
    qtbot: QtBot, view: RaceView, window: MainWindow
) -> None:
    view.settings.fields["low"].put_value(0.9)
    view.settings.fields["high"].put_value(1.0)
    run_race(qtbot, window, view)
    assert "is at the edge of what was tried" in view.words.text()


@pytest.mark.parametrize("at", ["same", "best"])
def test_a_loss_that_nothing_reaches_is_told(
    qtbot: QtBot, view: RaceView, window: MainWindow, at: str
) -> None:
    choose(view, "optimizers", at)
    view.settings.fields["target_loss"].put_value(0.0)
    run_race(qtbot, window, view)
    assert view.words.text() == (
        "None gets to a loss of 0 within 12 epochs: choose a higher loss, or allow more epochs."
    )
    assert not view.grab().isNull()


def test_racers_that_never_arrive_are_named(
    qtbot: QtBot, view: RaceView, window: MainWindow
) -> None:
    choose(view, "rates", "same")
    view.settings.fields["target_loss"].put_value(0.3)
    run_race(qtbot, window, view)
    assert "Not there within 12 epochs: rate 0.1" in view.words.text()


def test_a_race_of_another_problem_says_so(
    qtbot: QtBot, view: RaceView, window: MainWindow
) -> None:
    choose(view, "rates", "same")
    run_race(qtbot, window, view)
    window.lab.set_learning_rate(3.0)
    assert "now another" not in view.words.text()
    window.lab.set_gate("or")
    assert view.words.text().startswith("The run is now another than in this race.")


# Bad input


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (1.0, 1.0), (2.0, 1.0)])
def test_rates_that_span_nothing_are_refused_with_a_sentence(
    qtbot: QtBot, view: RaceView, window: MainWindow, low: float, high: float
) -> None:
    view.settings.fields["low"].put_value(low)
    view.settings.fields["high"].put_value(high)
    click(qtbot, view, "start")
    said = window.findChild(QLabel, "message").text()
    assert said == "The rates to try have to go from one above 0 to a higher one."
    assert not view.runs


def test_rates_around_0_are_none_to_race_between(
    qtbot: QtBot, view: RaceView, window: MainWindow
) -> None:
    window.lab.set_learning_rate(0.0)
    choose(view, "rates", "same")
    click(qtbot, view, "start")
    said = window.findChild(QLabel, "message").text()
    assert said == "At learning rate 0 nothing moves: choose another rate for the race."


@pytest.mark.parametrize("text", ["x", "-1", "1e99"])
def test_what_a_field_can_t_read_is_said_and_left_as_it_was(
    view: RaceView, window: MainWindow, text: str
) -> None:
    field = view.settings.fields["epochs"]
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)
    assert field.value() == 12.0
    assert f"“{text}” was not taken" in window.findChild(QLabel, "message").text()


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
    qtbot: QtBot, view: RaceView, window: MainWindow, experiment: Experiment
) -> None:
    window.lab.open(experiment)
    choose(view, "optimizers", "same")
    state = run_race(qtbot, window, view)
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
def test_its_threads_end_with_the_lab(qtbot: QtBot, window: MainWindow, view: RaceView) -> None:
    view.settings.fields["target_loss"].put_value(0.0)
    view.settings.fields["epochs"].put_value(1_000_000.0)
    click(qtbot, view, "start")

    def threads() -> list[str]:
        return [t.name for t in threading.enumerate() if t.name.startswith("learnscope-race")]

    qtbot.waitUntil(lambda: bool(threads()))
    click(qtbot, view, "start")
    assert not view.runs
    # What is left of them ends with the window: the test would fail otherwise.
    window.lab.race.end()
    assert threads() == []


def test_a_window_that_is_closed_stops_its_race(
    qtbot: QtBot, window: MainWindow, view: RaceView
) -> None:
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
