"""Travelling, editing and changing the rate leave a run that its surviving history explains."""

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from learnscope.core import (
    Batch,
    Experiment,
    ExperimentError,
    Gate,
    Network,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
)
from learnscope.core.descent import descent_of
from learnscope.core.history import History
from learnscope.core.stretch import Point

#: Small, so that a few dozen epochs already double the stride.
CAPACITY = 8

EXPERIMENTS = (
    Experiment(),
    Experiment(problem=Gate("xor"), batch=Batch(1), loss="squared"),
    Experiment(problem=Gate("or", (0, 2, 3)), batch=Batch(2, shuffle=True)),
    Experiment(
        problem=Gate("xor"),
        network=Network((2,)),
        optimizer=Optimizer("adam", 0.1),
        batch=Batch(3, shuffle=True),
        start=RandomStart(4),
        penalty=Penalty(l2=0.01),
    ),
    Experiment(problem=Gate("and"), optimizer=Optimizer("momentum", 0.5)),
)

#: As many parameters as the largest of their models has.
MOST = 9

numbers = st.floats(-5.0, 5.0)
rates = st.floats(0.0, 5.0)


def small(trainer: Trainer) -> Trainer:
    """Give a run at epoch 0 a record that is soon full."""
    start = Point(trainer.parameters, trainer.history.nearest(0)[1].state)
    trainer.history = History(*reversed(start.state.shape), CAPACITY)
    trainer.history.extend(0, descent_of(trainer.experiment).evaluate(start))
    return trainer


def along(experiment: Experiment, run: Trainer) -> Trainer:
    """Return a fresh run taken along the changes of another, to where that one stands."""
    fresh = small(Trainer(experiment))
    changes = run.changes
    for epoch in sorted({at for at, _ in (*changes.rates, *changes.edits)}):
        fresh.advance(epoch - fresh.epoch)
        values = changes.edit_at(epoch)
        if values is not None:
            fresh.edit(values)
        fresh.learning_rate = changes.rate_from(epoch)
    fresh.advance(run.latest - fresh.epoch)
    fresh.learning_rate = run.learning_rate
    fresh.go_to(run.epoch)
    return fresh


class Travels(RuleBasedStateMachine):
    """A learner who goes on, goes back, edits, and takes things back."""

    kept = Bundle("kept")

    @initialize(experiment=st.sampled_from(EXPERIMENTS))
    def begin(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.run = small(Trainer(experiment))

    @rule(epochs=st.integers(0, 40))
    def advance(self, epochs: int) -> None:
        begin = self.run.epoch
        assert self.run.advance(epochs) == epochs
        assert self.run.epoch == begin + epochs
        assert epochs == 0 or self.run.latest == self.run.epoch

    @rule(epochs=st.integers(1, 3), updates=st.integers(0, 9))
    def advance_in_part(self, epochs: int, updates: int) -> None:
        begin = self.run.epoch
        trained = self.run.advance(epochs, updates=updates)
        assert self.run.epoch == self.run.latest == begin + trained
        assert trained <= min(epochs, updates + 1)

    @rule(share=st.floats(0.0, 1.0))
    def go_to(self, share: float) -> None:
        latest, epoch = self.run.latest, round(share * self.run.latest)
        self.run.go_to(epoch)
        assert (self.run.epoch, self.run.latest) == (epoch, latest)

    @rule(share=st.floats(0.0, 1.0))
    def rewind(self, share: float) -> None:
        epoch = round(share * self.run.epoch)
        self.run.rewind(epoch)
        assert self.run.epoch == self.run.latest == epoch

    @rule(values=st.lists(numbers, min_size=MOST, max_size=MOST))
    def edit(self, values: list[float]) -> None:
        epoch = self.run.epoch
        values = values[: len(self.run.parameters)]
        self.run.edit(values)
        assert self.run.parameters.tolist() == values
        assert self.run.epoch == self.run.latest == epoch

    @rule(rate=rates)
    def change_rate(self, rate: float) -> None:
        self.run.learning_rate = rate
        assert self.run.learning_rate == rate

    @rule(target=kept)
    def keep(self) -> tuple[Experiment, Trainer]:
        return self.experiment, self.run.copy()

    @rule(other=consumes(kept))
    def bring_back(self, other: tuple[Experiment, Trainer]) -> None:
        self.experiment, self.run = other

    @invariant()
    def its_history_explains_it(self) -> None:
        fresh = along(self.experiment, self.run)
        assert self.run.parameters.tolist() == fresh.parameters.tolist()
        assert self.run.loss == fresh.loss
        assert self.run.accuracy == fresh.accuracy
        assert self.run.latest == fresh.latest
        assert self.run.learning_rate == fresh.learning_rate

    @invariant()
    def its_record_is_true(self) -> None:
        history = self.run.history
        assert history.epochs[0] == 0
        assert history.epochs[-1] == self.run.latest
        assert (np.diff(history.epochs) > 0).all()
        probe = self.run.copy()
        for epoch, loss, theta in zip(
            history.epochs.tolist(), history.losses, history.parameters, strict=True
        ):
            probe.go_to(epoch)
            assert probe.loss == loss
            assert probe.parameters.tolist() == theta.tolist()


Travels.TestCase.settings = settings(
    max_examples=2 * settings().max_examples // 3, stateful_step_count=15
)
TestAnyJourney = Travels.TestCase


def test_looking_back_keeps_what_came_after() -> None:
    run = Trainer(Experiment())
    run.advance(100)
    end = run.parameters
    run.go_to(40)
    assert (run.epoch, run.latest) == (40, 100)
    run.go_to(100)
    assert run.parameters.tolist() == end.tolist()


def test_going_on_from_the_past_forgets_what_came_after() -> None:
    run = Trainer(Experiment())
    run.advance(100)
    run.go_to(40)
    run.advance(1)
    assert (run.epoch, run.latest) == (41, 41)


def test_an_edit_is_part_of_the_run() -> None:
    run = Trainer(Experiment())
    run.advance(10)
    run.edit((1.0, 2.0, 3.0))
    run.advance(10)
    end = run.parameters
    run.go_to(10)
    assert run.parameters.tolist() == [1.0, 2.0, 3.0]
    run.go_to(9)
    assert run.parameters.tolist() != [1.0, 2.0, 3.0]
    run.go_to(20)
    assert run.parameters.tolist() == end.tolist()


@pytest.mark.parametrize("values", [(1.0, 2.0), (1.0, 2.0, float("nan")), (1e308, 1e308, 1e308)])
def test_an_edit_that_cannot_be_is_refused_and_changes_nothing(values: tuple[float, ...]) -> None:
    run = Trainer(Experiment())
    run.advance(10)
    before = run.parameters
    with pytest.raises(ExperimentError):
        run.edit(values)
    assert run.parameters.tolist() == before.tolist()
    assert run.changes.edits == ()


def test_a_copy_goes_its_own_way() -> None:
    run = Trainer(Experiment())
    run.advance(5)
    twin = run.copy()
    twin.edit((0.0, 0.0, 0.0))
    twin.advance(5)
    assert (run.epoch, run.latest, len(run.history)) == (5, 5, 6)
    run.advance(5)
    assert run.parameters.tolist() != twin.parameters.tolist()


def test_a_copy_has_all_that_its_run_has_but_the_listeners() -> None:
    run, heard = Trainer(EXPERIMENTS[3]), []
    run.epoch_finished.connect(lambda record: heard.append(record.epoch))
    run.advance(2)
    twin = run.copy()
    assert vars(twin).keys() | {"epoch_finished"} == vars(run).keys() | {"epoch_finished"}
    twin.advance(3)
    assert heard == [1, 2]
    assert len(twin.epoch_finished) == 0


def test_a_copy_and_its_run_do_not_disturb_each_other_in_turns() -> None:
    for experiment in EXPERIMENTS:
        run, alone = Trainer(experiment), Trainer(experiment)
        run.advance(3)
        twin = run.copy()
        twin.learning_rate = 0.01
        for _ in range(10):
            run.advance(2)
            twin.advance(1)
        alone.advance(23)
        assert run.parameters.tobytes() == alone.parameters.tobytes()
        assert run.history.losses.tobytes() == alone.history.losses.tobytes()


def test_a_copy_is_made_without_computing_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Trainer(EXPERIMENTS[3])
    run.advance(20)
    monkeypatch.setattr("learnscope.core.trainer.descent_of", None)
    monkeypatch.setattr(type(descent_of(run.experiment)), "evaluate", None)
    assert run.copy().loss == run.loss


@pytest.mark.parametrize("epoch", [-1, 11])
def test_there_is_nothing_outside_the_run(epoch: int) -> None:
    run = Trainer(Experiment())
    run.advance(10)
    with pytest.raises(ValueError, match="allowed: 0 to 10"):
        run.go_to(epoch)
