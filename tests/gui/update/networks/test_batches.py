"""Inside an epoch of many samples and many updates, and in the window."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from inside_bench import EXPERIMENTS, XOR, Bench, quantity_of, rule
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Batch,
    Cloud,
    Experiment,
    Network,
    OwnData,
    Penalty,
    RandomStart,
    Trainer,
    UpdateTrace,
)
from learnscope.core.inspection.inspection import sample_slopes, trace_update
from learnscope.gui.session.snapshot import STAGES, Position
from learnscope.gui.text.numbers import fixed

pytestmark = pytest.mark.usefixtures("faster_engine")


# Batches


def test_a_large_batch_is_a_table_that_only_makes_what_is_in_sight(qtbot: QtBot) -> None:
    experiment = Experiment(Cloud("xor", 300), Network((2,)), start=RandomStart(1))
    bench = Bench(qtbot, experiment)
    bench.lab.select(40)
    bench.press(4)
    table = bench.box("update").table
    assert table is not None
    model = table.list.contributions
    assert (model.rowCount(), model.columnCount()) == (301, 4)
    update = bench.lab.trainer.next_update()
    mean = [model.data(model.index(0, column)) for column in range(4)]
    assert mean == ["mean", *(fixed(update.loss_gradient[i]) for i in (6, 7, 8))]
    assert table.toolTip().startswith("Each sample pulls")
    slopes = sample_slopes(update, 1, 0)
    shown = [model.data(model.index(41, column)) for column in range(4)]
    assert shown == ["41", *map(fixed, slopes[40].tolist())]
    assert table.list.currentIndex().row() == 41


def test_no_number_of_a_wide_table_is_cut(qtbot: QtBot) -> None:
    experiment = Experiment(Cloud("xor", 40), Network((8,)), start=RandomStart(1))
    bench = Bench(qtbot, experiment)
    bench.press(4)
    table = bench.box("update").table
    assert table is not None
    widest = table.list.fontMetrics().horizontalAdvance(fixed(-8.8888e-88))
    assert all(table.list.columnWidth(column) > widest for column in range(1, 10))


def test_a_click_in_the_table_chooses_the_sample(qtbot: QtBot) -> None:
    experiment = Experiment(Cloud("xor", 300), Network((2,)), start=RandomStart(1))
    bench = Bench(qtbot, experiment).press(4)
    table = bench.box("update").table
    assert table is not None
    model = table.list.contributions
    at = table.list.visualRect(model.index(2, 1)).center()
    qtbot.mouseClick(table.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert bench.lab.selected == 1
    QTest.keyClick(table.list, Qt.Key.Key_Down)
    assert bench.lab.selected == 2


def test_the_penalty_stands_in_the_table_and_adds_up(qtbot: QtBot) -> None:
    experiment = replace(XOR, penalty=Penalty(0.1, 0.2))
    bench = Bench(qtbot, experiment).press(4)
    table = bench.box("update").table
    assert table is not None
    cells = [[cell.text() for cell in line] for line in table._cells]
    assert [line[0] for line in cells[5:]] == ["mean", "penalty", "together"]
    numbers = [[float(text.replace("−", "-")) for text in line[1:]] for line in cells[5:]]
    for mean, pull, total in zip(*numbers, strict=True):
        assert mean + pull == pytest.approx(total, abs=2e-4)


def test_the_walk_through_an_epoch_works_out_each_update_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked_out: list[int] = []

    def counted(*arguments: Any) -> UpdateTrace:
        worked_out.append(arguments[-1])
        return trace_update(*arguments)

    monkeypatch.setattr("learnscope.core.inspection.inspection.trace_update", counted)
    rows = [x / 5000 for x in range(10_000)]
    problem = OwnData(tuple((x,) for x in rows), tuple(rows), "regression")
    experiment = Experiment(problem, Network((2,)), "squared", batch=Batch(1), start=RandomStart(1))
    trainer = Trainer(experiment)
    position = Position()
    for _ in range(3 * len(STAGES)):
        assert position.forward(10_000)
        for _ in range(5):
            inside = position.look(trainer, 0)
    assert inside is not None
    assert (inside.number, inside.count) == (2, 10_000)
    assert worked_out == [1, 2, 3]
    position.back()
    for _ in range(4):
        position.back()
    inside = position.look(trainer, 0)
    assert inside is not None
    assert inside.number == 1
    assert worked_out == [1, 2, 3]


def test_far_ahead_and_back_is_the_same_update() -> None:
    trainer = Trainer(
        Experiment(Cloud("xor", 60), Network((2,)), batch=Batch(1), start=RandomStart(1))
    )
    epoch = trainer.trace_epoch()
    position = Position()
    position.stage = 0
    for number in (0, 59, 3, 58, 20, 21, 22):
        position.number = number
        inside = position.look(trainer, 0)
        assert inside is not None
        assert inside.update == epoch[number]
    trainer.edit([0.1] * 9)
    inside = position.look(trainer, 0)
    assert inside is not None
    assert inside.update == trainer.trace_epoch()[22]


def test_a_frame_is_shown_with_few_calls(
    qtbot: QtBot, calls: Callable[[Callable[[], object]], int]
) -> None:
    bench = Bench(qtbot, EXPERIMENTS["moons, Adam, penalty"])
    bench.lab.select_unit("h1.3")
    for _ in STAGES:
        bench.press()
        snapshot = bench.lab.snapshot()
        bench.view.display(snapshot)
        assert calls(lambda snapshot=snapshot: bench.view.display(snapshot)) < 4000


# In the window


def test_the_keys_walk_through_an_update_with_momentum(open_lent: Callable[..., Any]) -> None:
    experiment = Experiment(optimizer=rule("momentum", 0.5))
    window = open_lent(experiment)
    window.lab.train(2)
    view = window.parts.inside
    expected = window.lab.trainer.next_update()
    for _ in STAGES:
        QTest.keySequence(window, QKeySequence("Shift+Right"))
    QApplication.processEvents()
    lines = [row.line for row in view.stages[3].rows if row.isVisible() and row.line is not None]
    values = {line.quantity: line.value for line in lines}
    assert values["velocity_w1"] == expected.updated_state[0][0]
    assert [values[f"n_{name}"] for name in ("w1", "w2", "b")] == list(expected.updated)
    row = next(row for row in view.stages[3].rows if quantity_of(row) == "n_b")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row, Qt.Key.Key_Space)
    shown = [quantity_of(row) for row in view.stages[3].rows if row.isVisible()]
    assert shown[:4] == ["n_w1", "n_w2", "velocity_b", "n_b"]
    assert window.lab.trainer.epoch == 2
    QTest.keySequence(window, QKeySequence("Shift+Right"))
    assert window.lab.trainer.epoch == 3
    assert window.lab.trainer.parameters.tolist() == list(expected.updated)


def test_a_unit_chosen_in_the_window_is_the_one_looked_into(
    qtbot: QtBot, open_lent: Callable[..., Any]
) -> None:
    window = open_lent(XOR)
    QTest.keySequence(window, QKeySequence("Shift+Right"))
    QApplication.processEvents()
    heads = window.parts.inside.stages[0].heads
    qtbot.mouseClick(heads[1], Qt.MouseButton.LeftButton)
    assert window.lab.snapshot().unit == "h1.2"
    assert [head.isChecked() for head in heads] == [False, True, False]
