"""Races are asked for by hand, and any dot of them opens as a run."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QAction, QFontMetricsF, QPainter
from pytestqt.qtbot import QtBot
from race_hands import LEFT, Key, choose, click, run_race
from view_bench import ViewBench

from learnscope.core import Trainer
from learnscope.core.landscape import run_many
from learnscope.core.landscape.race import try_rate
from learnscope.core.landscape.sweep import rates_between
from learnscope.gui import MainWindow
from learnscope.gui.look.theme import RUN_STYLES
from learnscope.gui.plotting import end_labels
from learnscope.gui.session.beside.race_state import STARTS
from learnscope.gui.text.numbers import short
from learnscope.gui.views.beside import race_plot
from learnscope.gui.views.beside.race import RaceView
from learnscope.gui.views.beside.sweep_plot import Try

pytestmark = pytest.mark.usefixtures("faster_engine")


def test_it_has_a_dock_a_key_a_command_and_says_what_it_is_for(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.findChild(QAction, "race").trigger()
    view = window.parts.view("race")
    assert isinstance(view, RaceView)
    qtbot.waitUntil(view.isVisible)
    assert view.objectName() == "race_view"
    toggle = window.findChild(QAction, "show_race")
    assert (toggle.text(), toggle.shortcut().toString()) == ("Race", "Ctrl+Shift+3")
    assert view.note.isVisible()
    assert "at its own best" in view.note.text()
    assert not view.buttons["open"].isEnabled()


def test_each_at_its_own_best_tries_every_rate_from_every_start(
    qtbot: QtBot, bench: ViewBench, view: RaceView
) -> None:
    state = run_race(qtbot, bench.lab, view)
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
    qtbot: QtBot, bench: ViewBench, view: RaceView
) -> None:
    choose(view, "optimizers", "same")
    assert not view.settings.fields["low"].isEnabled()
    state = run_race(qtbot, bench.lab, view)
    assert not any(state.tried)
    assert not view.buttons["sweep"].isEnabled()
    for racer, line in zip(state.racers, state.lines, strict=True):
        assert line is not None
        run = Trainer(replace(bench.lab.experiment, optimizer=racer.optimizer))
        assert racer.optimizer.learning_rate == 1.0
        run.advance(12, target_loss=0.4)
        assert line.losses.tobytes() == run.history.losses.tobytes()
        assert line.arrived == (run.epoch if run.loss <= 0.4 else None)
    assert "at another rate another one wins" in view.words.text()


def test_several_rates_of_the_present_optimizer_race(
    qtbot: QtBot, bench: ViewBench, view: RaceView
) -> None:
    choose(view, "rates", "best")
    assert not view.settings.at.isEnabled()
    state = run_race(qtbot, bench.lab, view)
    rates = [racer.optimizer.learning_rate for racer in state.racers]
    assert rates == [0.1, 0.3, 1.0, 3.0, 10.0]
    assert {racer.optimizer.name for racer in state.racers} == {"gd"}
    assert view.words.text().startswith("From this start rate 10 is first, after ")


def test_it_is_stopped_in_the_middle_and_what_was_found_stays(
    qtbot: QtBot, bench: ViewBench, view: RaceView
) -> None:
    view.settings.fields["epochs"].put_value(1_000_000.0)
    view.settings.fields["target_loss"].put_value(0.0)
    click(qtbot, view, "start")
    assert view.runs
    assert view.progress.isVisible()
    assert view.buttons["start"].text() == "Stop"
    # Meanwhile the window goes on.
    bench.lab.run()
    qtbot.waitUntil(lambda: bench.lab.trainer.epoch > 2)
    bench.lab.pause()
    click(qtbot, view, "start")
    assert not view.runs
    assert not view.progress.isVisible()
    assert view.buttons["start"].text() == "Race"
    assert view.words.text() == "Stopped before it was over."


# Any dot opens as a run


@pytest.mark.parametrize("start", [0, 3])
def test_any_dot_opens_as_a_run_that_equals_it(
    qtbot: QtBot, bench: ViewBench, view: RaceView, start: int
) -> None:
    state = run_race(qtbot, bench.lab, view)
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
    lab = bench.lab
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
    qtbot: QtBot, bench: ViewBench, view: RaceView
) -> None:
    state = run_race(qtbot, bench.lab, view)
    click(qtbot, view, "sweep")
    assert not view.buttons["open"].isEnabled()
    place = view.sweep.place(Try(0, 3, 0)).toPoint()
    qtbot.mouseMove(view.sweep.viewport(), place)
    rows = {row.label: row.text for row in view.sweep.readout.rows()}
    assert rows["learning rate"] == short(state.tried[0][3].rate)
    qtbot.mouseClick(view.sweep.viewport(), LEFT, pos=place)
    assert view.buttons["open"].isEnabled()
    qtbot.mouseClick(view.sweep.viewport(), LEFT, pos=QPoint(2, 2))
    assert view.buttons["open"].isEnabled()


def test_dots_are_walked_by_keys(qtbot: QtBot, bench: ViewBench, view: RaceView) -> None:
    state = run_race(qtbot, bench.lab, view)
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
    qtbot: QtBot, bench: ViewBench, view: RaceView
) -> None:
    choose(view, "optimizers", "same")
    state = run_race(qtbot, bench.lab, view)
    qtbot.keyClick(view.race, Key.Key_Period)
    assert "epoch" in view.race.accessibleDescription()
    qtbot.keyClick(view.race, Key.Key_Down)
    click(qtbot, view, "open")
    line = state.lines[1]
    assert line is not None
    lab = bench.lab
    assert lab.experiment.optimizer.name == "momentum"
    qtbot.waitUntil(lambda: lab.trainer.epoch == line.epochs[-1])
    assert lab.trainer.loss == line.losses[-1]


@pytest.mark.parametrize("size", [(440, 300), (560, 480), (330, 320)])
def test_what_the_dotted_line_is_stands_where_nothing_else_does(
    qtbot: QtBot,
    bench: ViewBench,
    view: RaceView,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    written: dict[str, QRectF] = {}

    def note(painter: QPainter, at: QPointF, text: str, *colours: object, **rim: float) -> None:
        metrics = QFontMetricsF(painter.font())
        width, height = metrics.horizontalAdvance(text), metrics.capHeight()
        written[text] = QRectF(at.x(), at.y() - height, width, height)

    for module in (race_plot, end_labels):
        monkeypatch.setattr(module, "write", note)
    bench.resize(*size)
    choose(view, "optimizers", "same")
    run_race(qtbot, bench.lab, view)
    view.race.grab()
    level = written.pop("loss to reach: 0.4")
    assert len(written) == 5
    assert not any(level.intersects(name) for name in written.values())
    assert level.right() <= view.race.width()
