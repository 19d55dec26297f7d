"""The list of runs: what stands in it, what can be done by hand and by keys, and what is said."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot
from view_bench import ViewBench

from learnscope.core import Batch, Experiment, Gate, Network, Optimizer, RandomStart, Trainer
from learnscope.gui import MainWindow
from learnscope.gui.session.run_state import RunState
from learnscope.gui.text.numbers import exact, fixed, signed
from learnscope.gui.text.sentences.run_texts import told_difference
from learnscope.gui.views.beside.run_table import AGAINST, DIFFERENCE, EPOCH, LOSS, NAME
from learnscope.gui.views.beside.runs import RunsView

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bench(open_bench: Callable[..., ViewBench]) -> ViewBench:
    """The view in sight, with nothing pinned yet."""
    return open_bench("runs", None, (640, 300))


@pytest.fixture
def view(bench: ViewBench) -> RunsView:
    assert isinstance(bench.view, RunsView)
    return bench.view


@pytest.fixture
def three(bench: ViewBench, view: RunsView) -> RunsView:
    """The view beside a run at rate 10: pinned are one at rate 1 and one at rate 3."""
    assert view is not None
    lab = bench.lab
    for rate, epochs in ((1.0, 100), (3.0, 30)):
        lab.set_learning_rate(rate)
        lab.reset()
        lab.train(epochs)
        lab.pin()
    lab.set_learning_rate(10.0)
    lab.reset()
    lab.train(50)
    return view


def texts(view: RunsView, column: int) -> list[str]:
    return [view.table.item(row, column).text() for row in range(view.table.rowCount())]


def click(qtbot: QtBot, view: RunsView, name: str) -> None:
    qtbot.mouseClick(view.buttons[name], LEFT)


def choose(qtbot: QtBot, view: RunsView, row: int) -> None:
    place = view.table.visualItemRect(view.table.item(row, EPOCH)).center()
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=place)


def loss_at(rate: float, epoch: int) -> float:
    run = Trainer(Experiment().with_learning_rate(rate))
    run.advance(epoch)
    return run.loss


def test_it_has_a_dock_and_a_key_of_its_own(window: MainWindow) -> None:
    assert window.parts.view("runs").objectName() == "runs_view"
    toggle = window.findChild(QAction, "show_runs")
    assert (toggle.text(), toggle.shortcut().toString()) == ("Runs", "Ctrl+Shift+2")


def test_with_nothing_pinned_it_says_what_pins_are_for(view: RunsView) -> None:
    assert view.note.isVisible()
    assert "change one thing" in view.note.text()
    assert not view.table.isVisible()
    assert not view.buttons["pin"].isEnabled()
    assert view.accessibleDescription() == "No run is pinned."


def test_the_button_pins_the_run_once_there_is_something_of_it(
    qtbot: QtBot, bench: ViewBench, view: RunsView
) -> None:
    bench.lab.step()
    assert view.buttons["pin"].isEnabled()
    click(qtbot, view, "pin")
    assert [each.name for each in bench.lab.pins] == ["rate 1"]
    assert view.table.isVisible()
    assert texts(view, NAME) == ["this run", "rate 1"]


def test_each_run_stands_there_with_its_numbers_at_the_present_epoch(three: RunsView) -> None:
    here, one = loss_at(10.0, 50), loss_at(1.0, 50)
    assert texts(three, NAME) == ["this run", "rate 1", "rate 3"]
    assert texts(three, EPOCH) == ["50", "100", "30"]
    assert texts(three, LOSS) == [fixed(here), fixed(one), "—"]
    assert three.table.item(1, LOSS).toolTip() == exact(one)
    assert "not trained as far" in three.table.item(2, LOSS).toolTip()
    assert texts(three, AGAINST) == [signed(here - one), "baseline", "—"]
    assert three.table.item(0, AGAINST).toolTip() == exact(here - one)
    assert texts(three, DIFFERENCE) == ["learning rate 1 → 10", "", "learning rate 1 → 3"]


def test_the_chosen_run_is_told_from_the_baseline_in_words(qtbot: QtBot, three: RunsView) -> None:
    choose(qtbot, three, 2)
    assert three.words.text() == "rate 3 against rate 1: only the learning rate: 1 → 3"
    choose(qtbot, three, 1)
    assert three.words.text() == "rate 1 is the baseline: the others are compared with it."


def test_looking_back_all_are_read_at_the_epoch_looked_at(
    bench: ViewBench, three: RunsView
) -> None:
    bench.lab.go_to(20)
    losses = [loss_at(rate, 20) for rate in (10.0, 1.0, 3.0)]
    assert texts(three, LOSS) == [fixed(loss) for loss in losses]
    assert texts(three, AGAINST)[2] == signed(losses[2] - losses[1])


def test_another_run_can_be_the_baseline(qtbot: QtBot, bench: ViewBench, three: RunsView) -> None:
    choose(qtbot, three, 1)
    assert not three.buttons["baseline"].isEnabled()
    choose(qtbot, three, 2)
    click(qtbot, three, "baseline")
    assert [each.baseline for each in bench.lab.pins] == [False, True]
    assert texts(three, AGAINST)[2] == "baseline"
    assert three.table.chosen_style == "run_2"
    assert texts(three, DIFFERENCE)[1] == "learning rate 3 → 1"


def test_a_run_is_brought_back_and_undone(qtbot: QtBot, bench: ViewBench, three: RunsView) -> None:
    choose(qtbot, three, 2)
    click(qtbot, three, "bring_back")
    assert (bench.lab.trainer.epoch, bench.lab.experiment.optimizer.learning_rate) == (30, 3.0)
    assert texts(three, DIFFERENCE)[0] == "learning rate 1 → 3"
    bench.lab.undo()
    assert (bench.lab.trainer.epoch, bench.lab.experiment.optimizer.learning_rate) == (50, 10.0)


def test_a_run_is_removed_and_undone(qtbot: QtBot, bench: ViewBench, three: RunsView) -> None:
    choose(qtbot, three, 1)
    click(qtbot, three, "remove")
    assert texts(three, NAME) == ["this run", "rate 3"]
    assert texts(three, AGAINST)[1] == "baseline"
    bench.lab.undo()
    assert texts(three, NAME) == ["this run", "rate 1", "rate 3"]


def test_what_is_done_to_pins_is_not_offered_for_the_present_run(
    qtbot: QtBot, three: RunsView
) -> None:
    choose(qtbot, three, 0)
    enabled = {name: button.isEnabled() for name, button in three.buttons.items()}
    assert enabled == {"pin": True, "bring_back": False, "baseline": False, "remove": False}


# Names


def begin_to_edit(view: RunsView, row: int) -> QLineEdit:
    """Choose a run and press F2, which a double click does as well."""
    table = view.table
    assert table.editTriggers() & QAbstractItemView.EditTrigger.DoubleClicked
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.setCurrentCell(row, NAME)
    QTest.keyClick(table, Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    assert editor is not None
    return editor


def test_a_name_is_changed_in_place(qtbot: QtBot, bench: ViewBench, three: RunsView) -> None:
    editor = begin_to_edit(three, 2)
    editor.selectAll()
    # Space is a letter here, and does not run anything.
    QTest.keyClicks(editor, "my run")
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: bench.lab.pins[1].name == "my run")
    assert texts(three, NAME)[2] == "my run"
    assert bench.lab.state is RunState.PAUSED


def test_with_a_name_a_pin_is_called_so_in_every_plot_and_space_starts_no_run(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.lab.train(5)
    window.lab.pin()
    window.docks.bring_forward("runs")
    view = window.parts.view("runs")
    qtbot.waitUntil(view.isVisible)
    editor = begin_to_edit(view, 1)
    editor.selectAll()
    QTest.keyClicks(editor, "my run")
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: window.lab.pins[0].name == "my run")
    assert [line.label for line in window.parts.loss.plot.overlay.lines] == ["my run"]
    assert window.lab.state is RunState.PAUSED
    QTest.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.lab.pins[0].name == "rate 1"


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_name_leaves_the_old_one(
    qtbot: QtBot, bench: ViewBench, three: RunsView, typed: str
) -> None:
    editor = begin_to_edit(three, 2)
    editor.selectAll()
    QTest.keyClick(editor, Key.Key_Delete)
    QTest.keyClicks(editor, typed)
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: three.table.state() != QAbstractItemView.State.EditingState)
    assert [each.name for each in bench.lab.pins] == ["rate 1", "rate 3"]
    assert texts(three, NAME)[2] == "rate 3"


def test_escape_leaves_a_name_as_it_was(bench: ViewBench, three: RunsView) -> None:
    editor = begin_to_edit(three, 2)
    QTest.keyClicks(editor, "other")
    QTest.keyClick(editor, Key.Key_Escape)
    assert [each.name for each in bench.lab.pins] == ["rate 1", "rate 3"]


def test_the_present_run_has_no_name_to_change(three: RunsView) -> None:
    three.table.setFocus(Qt.FocusReason.TabFocusReason)
    three.table.setCurrentCell(0, NAME)
    QTest.keyClick(three.table, Key.Key_F2)
    assert three.table.viewport().findChild(QLineEdit) is None


# Keys, and who listens


def test_all_of_it_can_be_done_by_keys(bench: ViewBench, three: RunsView) -> None:
    bench.setFocus()
    reached = []
    for _ in range(100):
        QTest.keyClick(QApplication.focusWidget() or bench, Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus in reached:
            break
        reached.append(focus)
    table = three.table
    assert table in reached
    buttons = [three.buttons[name] for name in ("pin", "bring_back", "baseline", "remove")]
    table.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        QTest.keyClick(table, Key.Key_Down)
    assert table.chosen_style == "run_2"
    assert bench.lab.trainer.epoch == 50
    for button in buttons:
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        assert QApplication.focusWidget() is button
    buttons[2].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(buttons[2], Key.Key_Space)
    assert [each.baseline for each in bench.lab.pins] == [False, True]
    table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(table, Key.Key_Delete)
    assert [each.name for each in bench.lab.pins] == ["rate 1"]
    QTest.keyClick(table, Key.Key_Escape)
    assert not table.hasFocus()


def test_it_says_all_of_it_in_one_line(three: RunsView) -> None:
    here, one = loss_at(10.0, 50), loss_at(1.0, 50)
    assert three.accessibleDescription() == (
        f"At epoch 50: this run {fixed(here)}, {signed(here - one)}, only the learning rate: "
        f"1 → 10; rate 1 {fixed(one)}, baseline; rate 3 —, —, only the learning rate: 1 → 3."
    )
    assert three.table.accessibleDescription() == three.accessibleDescription()


def test_every_button_has_a_name_and_explains_itself(three: RunsView) -> None:
    for button in three.findChildren(QToolButton):
        assert button.accessibleName()
        assert button.toolTip()
        assert button.whatsThis()


# Runs that can't be compared, or can't be read


def test_losses_of_another_measure_are_not_compared(bench: ViewBench, three: RunsView) -> None:
    bench.lab.reset()
    bench.lab.set_loss("squared")
    bench.lab.train(20)
    assert texts(three, AGAINST) == ["—", "baseline", signed(loss_at(3.0, 20) - loss_at(1.0, 20))]
    assert "Not comparable" in three.table.item(0, AGAINST).toolTip()


def test_where_a_moment_can_t_be_read_in_time_the_one_that_is_says_its_epoch(
    bench: ViewBench, view: RunsView, qtbot: QtBot
) -> None:
    lab = bench.lab
    lab.train(5000)
    lab.pin()
    lab.reset()
    lab.train(100)
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch > 102)
    view._writing._last = float("-inf")
    lab.refresh()
    snapshot = lab.snapshot()
    view.display(snapshot)
    recorded = lab.pins[0].epochs
    last = int(recorded[recorded <= snapshot.epoch][-1])
    text, tip = view.table.item(1, LOSS).text(), view.table.item(1, LOSS).toolTip()
    if last == snapshot.epoch:
        assert text == fixed(loss_at(1.0, last))
    else:
        assert text == f"≈ {fixed(loss_at(1.0, last))}"
        assert f"at epoch {last:,}" in tip
    lab.pause()
    assert view.table.item(1, LOSS).text() == fixed(lab.trainer.loss)


def test_a_row_that_is_alone_is_a_run_like_any_other(bench: ViewBench, view: RunsView) -> None:
    bench.lab.open(Experiment(Gate("and", rows=(2,))))
    bench.lab.train(5)
    bench.lab.pin()
    assert texts(view, DIFFERENCE) == ["nothing: the same run", ""]


# What is said of a difference


AND = Experiment()


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (AND, "nothing: the same run"),
        (AND.with_learning_rate(3.0), "only the learning rate: 1 → 3"),
        (AND.with_learning_rate(1.0 + 1e-12), "only the learning rate: 1 → 1.000000000001"),
        (AND.with_problem(Gate("or")), "only the problem: AND → OR"),
        (AND.with_problem(Gate("and", rows=(0, 3))), "only the rows: 00 01 10 11 → 00 11"),
        (
            Experiment(optimizer=Optimizer("adam", 0.03)),
            "optimiser Gradient descent → Adam, learning rate 1 → 0.03",
        ),
        (Experiment(start=RandomStart(2)), "only the start: given → seed 2"),
        (
            Experiment(network=Network((2,)), start=RandomStart(2)),
            "only the network: one neuron → hidden 2",
        ),
        (
            Experiment(batch=Batch(1, True)),
            "batch all → 1, order of the samples always the same → new",
        ),
    ],
)
def test_what_makes_a_run_another_is_said(started: object, other: Experiment, said: str) -> None:
    assert started is not None
    assert told_difference(Trainer(AND), Trainer(other)) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda lab: lab.set_learning_rate(3.0),
            "only the learning rate on the way: none → 3 from epoch 10",
        ),
        (
            lambda lab: lab.edit((1.0, 1.0, 1.0)),
            "only the weights set by hand: none → at epoch 10",
        ),
    ],
)
def test_what_was_changed_on_the_way_is_said_with_its_epoch(
    bench: ViewBench, change: Callable[[object], None], said: str
) -> None:
    bench.lab.train(10)
    bench.lab.pin()
    change(bench.lab)
    assert told_difference(bench.lab.pins[0], bench.lab.snapshot()) == said


def test_starts_given_otherwise_differ_in_their_values(started: object) -> None:
    assert started is not None
    one = Trainer(Experiment())
    lab_start = Experiment().start
    other = Trainer(Experiment(start=type(lab_start)((1.0, 2.0, 3.0))))
    assert told_difference(one, other) == "only the start: other values"
    other.learning_rate = 3.0
    assert told_difference(one, other) == "learning rate 1 → 3, start: other values"
