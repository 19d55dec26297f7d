"""The panel inside one step: stages open and close, every number explained, lit and copied."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Batch, Experiment, Gate
from learnscope.gui.look.theme import DARK
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import STAGES
from learnscope.gui.text.numbers import exact
from learnscope.gui.update.inside import InsideView

EXAMPLE = Experiment(problem=Gate("and", (2,)))


class Bench:
    """A lab and the panel that follows it."""

    def __init__(self, qtbot: QtBot, experiment: Experiment) -> None:
        self.holder = QWidget()
        qtbot.addWidget(self.holder)
        self.lab = Lab(experiment, self.holder)
        self.view = InsideView(self.holder)
        self.view.resize(440, 420)
        self.holder.resize(440, 420)
        self.lab.frame.connect(self.view.display)
        self.view.look_inside.connect(self.lab.look_inside)
        self.view.look_out.connect(self.lab.look_out)
        self.view.quantity_hovered.connect(self.lab.light)
        self.lab.refresh()
        self.holder.show()

    def open_stages(self) -> list[str]:
        return [STAGES[box.stage] for box in self.view.stages if box.isVisibleTo(self.view)]


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, EXAMPLE)


def press(qtbot: QtBot, bench: Bench, times: int = 1) -> None:
    for _ in range(times):
        qtbot.mouseClick(bench.view.next, Qt.MouseButton.LeftButton)


def test_it_invites_before_anything_is_open(bench: Bench) -> None:
    assert bench.open_stages() == []
    assert bench.view.next.text() == "Look inside"
    assert not bench.view.back.isVisibleTo(bench.view)


def test_stages_open_one_by_one_and_the_last_is_unfolded(qtbot: QtBot, bench: Bench) -> None:
    for count in range(1, 5):
        press(qtbot, bench)
        assert bench.open_stages() == list(STAGES[:count])
        unfolded = [box.stage for box in bench.view.stages if box.head.isChecked()]
        assert unfolded == [count - 1]
    assert bench.lab.trainer.epoch == 0


def test_the_fifth_press_takes_the_step_and_opens_the_next(qtbot: QtBot, bench: Bench) -> None:
    press(qtbot, bench, 4)
    assert bench.view.next.text() == "Take this step"
    shown = [row.result.text() for row in bench.view.stages[3].rows[:3]]
    press(qtbot, bench)
    assert bench.lab.trainer.epoch == 1
    assert bench.open_stages() == ["forward"]
    assert shown == ["= −0.4250", "= −0.1200", "= −0.5250"]
    assert bench.lab.trainer.parameters.tolist() == [-0.42497918747894003, -0.12, -0.52497918747894]


def test_stages_close_again(qtbot: QtBot, bench: Bench) -> None:
    press(qtbot, bench, 2)
    qtbot.mouseClick(bench.view.back, Qt.MouseButton.LeftButton)
    assert bench.open_stages() == ["forward"]
    qtbot.mouseClick(bench.view.back, Qt.MouseButton.LeftButton)
    assert bench.open_stages() == []


def test_a_folded_stage_tells_its_outcome_and_unfolds(qtbot: QtBot, bench: Bench) -> None:
    press(qtbot, bench, 3)
    forward, loss, backward, _ = bench.view.stages
    assert "ŷ = 0.5250" in forward.head.text()
    assert "L = 0.7444" in loss.head.text()
    assert "∂L/∂z = 0.5250" in backward.head.text()
    assert not forward.body.isVisibleTo(bench.view)
    qtbot.mouseClick(forward.head, Qt.MouseButton.LeftButton)
    assert forward.body.isVisibleTo(bench.view)


def test_every_row_explains_itself_and_tells_its_number_in_full(qtbot: QtBot, bench: Bench) -> None:
    press(qtbot, bench, 4)
    qtbot.waitUntil(lambda: not any(row.waits for row in bench.view._rows()))
    for box in bench.view.stages:
        for row in box.rows:
            assert row.sentence.text()
            assert not row.symbol.pixmap().isNull()
            assert row.toolTip().startswith(row.sentence.text())
    gradient = bench.view.stages[2].rows[3]
    assert gradient.toolTip().endswith("\n0.52497918747894")


def test_a_click_on_a_row_copies_its_number(qtbot: QtBot, bench: Bench) -> None:
    press(qtbot, bench, 1)
    qtbot.mouseClick(bench.view.stages[0].rows[4], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == exact(bench.lab.trainer.outputs()[2])


def test_hovering_a_row_lights_its_quantity(qtbot: QtBot, bench: Bench) -> None:
    press(qtbot, bench, 3)
    row = bench.view.stages[2].rows[3]
    row.hovered.emit(row.quantity)
    assert bench.lab.snapshot().lit == "w1"
    assert row.property("lit") is True
    row.hovered.emit("")
    assert row.property("lit") is False


def test_the_whole_update_is_copied_as_text_and_as_latex(qtbot: QtBot, bench: Bench) -> None:
    press(qtbot, bench, 1)
    bench.view.copy_text.trigger()
    assert "∂L/∂w1 = 0.5250 · 1 = 0.52497918747894" in QGuiApplication.clipboard().text()
    bench.view.copy_latex.trigger()
    assert r"\paragraph{Backward}" in QGuiApplication.clipboard().text()


def test_a_full_batch_shows_every_samples_part_and_their_mean(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Experiment())
    press(qtbot, bench, 4)
    table = bench.view.stages[3].table
    assert table is not None
    assert table.isVisibleTo(bench.view)
    cells = [[cell.text() for cell in line] for line in table._cells]
    assert [line[0] for line in cells] == ["row", "0 0", "0 1", "1 0", "1 1", "mean"]
    update = bench.lab.trainer.trace_epoch()[0]
    mean = [float(text.replace("−", "-")) for text in cells[5][1:]]
    assert mean == pytest.approx(update.gradient, abs=5e-5)


def test_a_sample_alone_needs_no_table(qtbot: QtBot, bench: Bench) -> None:
    press(qtbot, bench, 4)
    table = bench.view.stages[3].table
    assert table is not None
    assert not table.isVisibleTo(bench.view)


def test_with_batches_of_one_every_update_of_the_epoch_is_walked_through(qtbot: QtBot) -> None:
    experiment = Experiment(batch=Batch(1))
    bench = Bench(qtbot, experiment)
    press(qtbot, bench, 16)
    inside = bench.lab.snapshot().inside
    assert inside is not None
    assert (inside.number, inside.count, inside.stage_name) == (3, 4, "update")
    end = inside.update.updated
    press(qtbot, bench)
    assert bench.lab.trainer.epoch == 1
    assert tuple(bench.lab.trainer.parameters.tolist()) == end


def test_a_run_closes_it(qtbot: QtBot, bench: Bench) -> None:
    press(qtbot, bench, 2)
    with qtbot.waitSignal(bench.lab.frame):
        bench.lab.run()
    bench.lab.pause()
    assert bench.open_stages() == []


def test_it_follows_the_theme(qtbot: QtBot, bench: Bench) -> None:
    press(qtbot, bench, 1)
    light = bench.view.stages[0].rows[3].symbol.pixmap().toImage()
    bench.view.apply_theme(DARK)
    assert bench.view.stages[0].rows[3].symbol.pixmap().toImage() != light


def test_a_stage_opens_with_few_calls_once_its_formulas_are_there(
    qtbot: QtBot, bench: Bench, calls: Callable[[Callable[[], object]], int]
) -> None:
    press(qtbot, bench, 5)
    for _ in range(4):
        assert calls(lambda: (press(qtbot, bench), bench.holder.grab())) < 9000
