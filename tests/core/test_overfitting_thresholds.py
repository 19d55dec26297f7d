"""Each threshold of overfitting from both sides; the numbers stand here once more, not imported."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np

from learnscope.core import Cloud, Experiment, Network, Optimizer, Penalty, RandomStart, Trainer
from learnscope.core.diagnosis.trend import overfitting_of
from learnscope.core.run.changes import Changes


def overfits(
    lowest: int, epoch: int, risen: float = 1.2, loss: float = 0.5, dip: int | None = None
) -> bool:
    """Return whether a run overfits whose test loss was lowest at one epoch, and then rose."""
    experiment = Experiment(Cloud("moons", 20, test_share=0.5))
    tests = np.where(np.arange(epoch + 1) < lowest, 2.0, risen)
    tests[lowest] = 1.0
    if dip is not None:
        tests[dip] = 1.05
    losses = np.linspace(1.0, loss, epoch + 1)
    epochs = np.arange(epoch + 1)
    history = SimpleNamespace(epochs=epochs, test_losses=tests, data_losses=losses)
    run: Any = SimpleNamespace(
        experiment=experiment, history=history, epoch=epoch, changes=Changes.none(experiment),
        data_loss=loss, test_loss=tests[-1],
    )  # fmt: skip
    return overfitting_of(run) is not None


def test_a_test_loss_has_long_risen_after_twenty_epochs_and_a_quarter_of_those_before() -> None:
    assert not overfits(10, 29)
    assert overfits(10, 30)
    assert not overfits(200, 249)
    assert overfits(200, 250)


def test_a_test_loss_has_risen_once_it_stands_a_tenth_higher_all_along_the_later_half() -> None:
    assert not overfits(10, 60, risen=1.099)
    assert overfits(10, 60, risen=1.101)
    assert overfits(10, 60, dip=34)
    assert not overfits(10, 60, dip=35)
    assert not overfits(10, 60, loss=1.0)


def test_what_was_measured_otherwise_is_no_part_of_the_story() -> None:
    problem = Cloud("moons", 40, 0.2, 2, 0.5)
    experiment = Experiment(
        problem, Network((8, 8)), start=RandomStart(1, "xavier"), optimizer=Optimizer("adam", 0.05)
    )
    run = Trainer(experiment)
    run.advance(70)
    before = overfitting_of(run)
    assert before is not None
    run.learning_rate = 0.04
    run.advance(1)
    assert overfitting_of(run) is not None
    assert run.changes.measured_alike_since(71) == 0
    acts: list[Callable[[], None]] = [
        lambda: run.change(loss="squared"),
        lambda: run.change(penalty=Penalty(l2=1e-6)),
        lambda: run.edit(run.parameters * 1.01),
    ]
    for act in acts:
        act()
        assert overfitting_of(run) is None
        run.advance(1)
        assert run.changes.measured_alike_since(run.epoch) == run.epoch - 1
        assert overfitting_of(run) is None
