"""What makes one run another is told part by part, and whether their losses can be compared."""

from dataclasses import replace

import pytest

from learnscope.core import (
    Batch,
    Cloud,
    Experiment,
    Gate,
    Network,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
    ValuesStart,
    ZerosStart,
)
from learnscope.core.run.difference import differences, measured_alike

AND = Experiment()
NET = Experiment(network=Network((4,)), start=RandomStart(1, "xavier"))


def parts(one: Experiment, other: Experiment) -> list[str]:
    return [each.part for each in differences(Trainer(one), Trainer(other))]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (AND, AND, []),
        (AND, AND.with_learning_rate(3.0), ["learning_rate"]),
        (AND, replace(AND, start=ZerosStart()), ["start"]),
        (AND, replace(AND, loss="squared"), ["loss"]),
        (AND, replace(AND, optimizer=Optimizer("adam", 1.0)), ["optimizer"]),
        (AND, replace(AND, optimizer=Optimizer("adam", 0.03)), ["optimizer", "learning_rate"]),
        (AND, replace(AND, penalty=Penalty(l2=0.1)), ["l2"]),
        (AND, replace(AND, batch=Batch(1, True)), ["batch", "shuffle"]),
        (AND, AND.with_problem(Gate("xor")), ["problem"]),
        (AND, AND.with_problem(Gate("and", rows=(0, 1))), ["rows"]),
        (AND.with_problem(Cloud("moons", 20)), AND.with_problem(Cloud("moons", 30)), ["data"]),
        (AND, NET, ["hidden"]),
        (NET, replace(NET, start=RandomStart(2, "xavier")), ["start"]),
        (NET, replace(NET, network=Network((4,), "relu")), ["activation"]),
    ],
)
def test_each_part_that_differs_is_told_and_no_other(
    one: Experiment, other: Experiment, expected: list[str]
) -> None:
    assert parts(one, other) == expected


def test_a_start_that_is_given_and_the_same_one_drawn_are_no_difference() -> None:
    values = ValuesStart(tuple(NET.start_parameters().tolist()))
    assert parts(NET, replace(NET, start=values)) == []


def test_but_they_are_where_the_seed_shuffles_the_samples() -> None:
    shuffled = replace(NET, batch=Batch(1, shuffle=True))
    values = ValuesStart(tuple(NET.start_parameters().tolist()))
    assert parts(shuffled, replace(shuffled, start=values)) == ["start"]


def test_a_hyperparameter_counts_where_both_rules_have_it() -> None:
    one = replace(AND, optimizer=Optimizer("adam", 0.1))
    other = replace(AND, optimizer=Optimizer("adam", 0.1, beta2=0.9))
    assert parts(one, other) == ["beta2"]
    assert parts(AND, replace(AND, optimizer=Optimizer("gd", 1.0, beta2=0.9))) == []


def test_how_far_a_run_went_makes_no_difference() -> None:
    one, other = Trainer(AND), Trainer(AND)
    other.advance(50)
    assert differences(one, other) == ()


def test_a_rate_changed_on_the_way_is_told_with_its_epoch_even_before_it_is_used() -> None:
    one, other = Trainer(AND), Trainer(AND)
    for run in (one, other):
        run.advance(10)
    other.learning_rate = 3.0
    (told,) = differences(one, other)
    assert (told.part, told.one, told.other) == ("rate_on_the_way", (), ((10, 3.0),))
    other.advance(5)
    assert differences(one, other) == (told,)


def test_a_rate_set_before_the_first_epoch_is_the_rate() -> None:
    one, other = Trainer(AND), Trainer(AND)
    other.learning_rate = 3.0
    (told,) = differences(one, other)
    assert (told.part, told.one, told.other) == ("learning_rate", 1.0, 3.0)
    other.advance(5)
    assert differences(one, other) == (told,)


def test_parameters_set_by_hand_and_other_settings_on_the_way_are_told() -> None:
    one, edited, changed = Trainer(AND), Trainer(AND), Trainer(AND)
    for run in (one, edited, changed):
        run.advance(3)
    edited.edit((1.0, 2.0, 3.0))
    changed.change(loss="squared")
    changed.advance(1)
    assert [each.part for each in differences(one, edited)] == ["edits"]
    assert [each.part for each in differences(one, changed)] == ["settings_on_the_way"]


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (AND.with_learning_rate(3.0), True),
        (NET, True),
        (replace(AND, loss="squared"), False),
        (replace(AND, penalty=Penalty(l2=0.1)), False),
        (AND.with_problem(Gate("or")), False),
        (AND.with_problem(Gate("and", rows=(0,))), False),
    ],
)
def test_losses_can_be_compared_of_the_same_samples_by_the_same_measure(
    other: Experiment, alike: bool
) -> None:
    assert measured_alike(Trainer(AND), Trainer(other)) is alike


def test_a_loss_changed_on_the_way_can_be_compared_with_none() -> None:
    one, changed = Trainer(AND), Trainer(AND)
    changed.advance(3)
    changed.change(loss="squared")
    changed.advance(1)
    assert not measured_alike(one, changed)
    assert not measured_alike(changed, changed)
