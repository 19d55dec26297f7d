"""The panel shows an experiment without asking, and asks for what a person sets."""

import pytest
from experiment_fields import Key, Shown, type_
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from learnscope.core import Batch, Experiment, Gate, Optimizer, RandomStart, ValuesStart, gate_names
from learnscope.gui.panel.experiment_panel import ExperimentPanel

EXPERIMENTS = {
    "first run": Experiment(),
    "drawn": Experiment(problem=Gate("xor"), start=RandomStart(17)),
    "everything else": Experiment(
        problem=Gate("custom", rows=(0, 2, 3), targets=(1, 1, 0, 1)),
        loss="absolute",
        optimizer=Optimizer(learning_rate=1 / 3),
        batch=Batch(2),
        start=ValuesStart((1 / 7, -1e-9, 1e20)),
    ),
}


def choose(box: QComboBox, data: object) -> None:
    """Choose an entry by keyboard, as a person does."""
    box.setFocus()
    index = box.findData(data)
    assert index >= 0
    while box.currentIndex() != index:
        QTest.keyClick(box, Key.Key_Down if box.currentIndex() < index else Key.Key_Up)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_an_experiment_is_shown_whole_and_nothing_is_asked_for(
    panel: ExperimentPanel, asked: list[object], shown_by: Shown, name: str
) -> None:
    panel.set_experiment(EXPERIMENTS[name])

    assert shown_by(panel, EXPERIMENTS[name]) == EXPERIMENTS[name]
    assert asked == []


def test_a_drawn_start_shows_the_numbers_that_were_drawn(panel: ExperimentPanel) -> None:
    experiment = EXPERIMENTS["drawn"]
    panel.set_experiment(experiment)

    values = [field.value() for field in panel.start.starts.values()]
    assert values == experiment.start_parameters().tolist()
    tips = [field.toolTip().splitlines()[-1] for field in panel.start.starts.values()]
    assert tips == [repr(value) for value in values]


def test_every_gate_can_be_chosen(panel: ExperimentPanel, asked: list[object]) -> None:
    panel.set_experiment(Experiment(problem=Gate("xnor")))
    choose(panel.problem, "and")
    choose(panel.problem, "custom")

    names = [value for _, value in asked]
    assert names == [*gate_names(2)[-2::-1], *gate_names(2)[1:], "custom"]
    assert {signal for signal, _ in asked} == {"gate_chosen"}
    texts = [panel.problem.itemText(i) for i in range(7)]
    assert texts == ["AND", "OR", "NAND", "NOR", "XOR", "XNOR", "Your own"]


def test_every_loss_can_be_chosen(panel: ExperimentPanel, asked: list[object]) -> None:
    choose(panel.learning.loss, "absolute")

    assert asked == [("loss_chosen", "squared"), ("loss_chosen", "absolute")]
    assert all(panel.learning.loss.itemText(i) for i in range(3))


def test_a_batch_is_all_rows_or_fewer_than_are_on(
    panel: ExperimentPanel, asked: list[object]
) -> None:
    choose(panel.learning.batch, 3)
    choose(panel.learning.batch, 0)
    values = [value for _, value in asked]
    assert values == [1, 2, 3, 2, 1, None]

    panel.set_experiment(Experiment(problem=Gate("and", rows=(1, 2))))
    assert [panel.learning.batch.itemData(i) for i in range(panel.learning.batch.count())] == [0, 1]


@pytest.mark.parametrize(
    "batch", [Batch(size) for size in (None, 1, 2, 3, 4)], ids=lambda batch: str(batch.size)
)
def test_any_batch_size_of_an_experiment_is_shown(panel: ExperimentPanel, batch: Batch) -> None:
    panel.set_experiment(Experiment(batch=batch))

    assert panel.learning.batch.currentIndex() >= 0
    assert panel.learning.batch.currentText() == (
        "all rows" if batch.size in {None, 4} else str(batch.size)
    )


@pytest.mark.parametrize("name", ["w1", "w2", "b"])
def test_a_start_is_typed_exactly_and_the_others_stay_exact(
    panel: ExperimentPanel, asked: list[object], name: str
) -> None:
    start = {"w1": 1 / 7, "w2": 1 / 9, "b": 1 / 11}
    panel.set_experiment(Experiment(start=ValuesStart(tuple(start.values()))))

    type_(panel.start.starts[name], "2/3")

    assert asked == [("start_chosen", tuple((start | {name: 2 / 3}).values()))]


def test_a_seed_is_asked_for_when_it_has_been_typed(
    panel: ExperimentPanel, asked: list[object]
) -> None:
    type_(panel.start.seed, "42")

    assert asked == [("seed_chosen", 42)]


def test_there_is_no_seed_where_the_start_was_given(
    panel: ExperimentPanel, asked: list[object]
) -> None:
    assert panel.start.seed.text() == "—"

    panel.start.seed.setFocus()
    QTest.keyClick(panel.start.seed, Key.Key_Down)
    assert asked == []

    QTest.keyClick(panel.start.seed, Key.Key_Up)
    assert asked == [("seed_chosen", 0)]


def test_the_seed_of_a_drawn_start_does_not_vanish_below_the_first(
    panel: ExperimentPanel, asked: list[object]
) -> None:
    panel.set_experiment(Experiment(start=RandomStart(0)))
    panel.start.seed.setFocus()

    QTest.keyClick(panel.start.seed, Key.Key_Down)

    assert (panel.start.seed.text(), asked) == ("0", [])


def test_escape_leaves_the_seed_s_field_too(panel: ExperimentPanel, asked: list[object]) -> None:
    panel.set_experiment(Experiment(start=RandomStart(3)))

    type_(panel.start.seed, "42", Key.Key_Escape)

    assert not panel.start.seed.hasFocus()
    assert (panel.start.seed.text(), asked) == ("3", [])
