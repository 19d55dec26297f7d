"""A run against its surviving history: whatever was done to it, a fresh run along it is the same.

The machine keeps a log of its own, as plain as can be: with which settings each epoch was trained,
and which parameters were set by hand at which. It knows nothing of how `Trainer` keeps its own.
"""

import pickle
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from learnscope.core import (
    Batch,
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
)
from learnscope.core.losses import LOSSES
from learnscope.core.optimizers import RULES
from learnscope.core.run.changes import RunSettings
from learnscope.core.run.history import History

pytestmark = pytest.mark.usefixtures("faster_engine")

#: Small, so that a few epochs already double the stride.
CAPACITY = 4

EXPERIMENTS = (
    Experiment(),
    Experiment(Gate("or", (0, 2, 3)), batch=Batch(2, shuffle=True)),
    Experiment(
        Gate("xor"),
        Network((2,)),
        optimizer=Optimizer("adam", 0.1),
        batch=Batch(3, shuffle=True),
        start=RandomStart(4),
        penalty=Penalty(l1=0.2, l2=0.01),
    ),
    Experiment(
        Cloud("blobs", 7, test_share=0.4), Network((1,), "sigmoid", bias=False),
        start=RandomStart(1),
    ),
    Experiment(
        Curve("sine", 5), Network((), bias=False), "squared", Optimizer("momentum", 0.1),
        start=RandomStart(2),
    ),
)  # fmt: skip

#: As many parameters as the largest of their models has.
MOST = 9

EPOCHS = st.integers(0, 9)
SHARES = st.floats(0.0, 1.0)
RATES = st.sampled_from([0.0, 0.1, 0.3, 1.0])
VALUES = st.lists(st.floats(-2.0, 2.0), min_size=MOST, max_size=MOST)
OPTIMIZERS = st.builds(
    Optimizer, st.sampled_from(sorted(RULES)), RATES, momentum=st.sampled_from([0.5, 0.9])
)
PENALTIES = st.sampled_from([Penalty(), Penalty(l1=0.3), Penalty(l2=0.1)])
BATCHES = st.builds(Batch, st.sampled_from([None, 1, 2]), st.booleans())


class Log:
    """What a run should remember of how it came about."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.epoch = 0
        #: In force from each epoch on, up to the latest.
        self.settings = [RunSettings.of(experiment)]
        self.edits: dict[int, list[float]] = {}
        self.rate = experiment.optimizer.learning_rate

    @property
    def latest(self) -> int:
        return len(self.settings) - 1

    @property
    def in_force(self) -> RunSettings:
        return self.settings[self.epoch].at(self.rate)

    def settle(self) -> None:
        """Make the present epoch the latest."""
        self.settings[self.epoch :] = [self.in_force]
        self.edits = {at: values for at, values in self.edits.items() if at <= self.epoch}

    def advance(self, epochs: int) -> None:
        self.settle()
        self.settings += [self.settings[-1]] * epochs
        self.epoch += epochs

    def change(self, what: dict[str, Any]) -> None:
        self.settle()
        self.settings[-1] = replace(self.settings[-1], **what)
        self.rate = self.settings[-1].optimizer.learning_rate

    def edit(self, values: list[float]) -> None:
        self.settle()
        self.edits[self.epoch] = values

    def copy(self) -> "Log":
        twin = Log(self.experiment)
        twin.epoch, twin.rate = self.epoch, self.rate
        twin.settings, twin.edits = self.settings.copy(), self.edits.copy()
        return twin

    def fresh(self) -> Trainer:
        """Return a new run taken along the log."""
        run = Trainer(self.settings[0].applied_to(self.experiment))
        for epoch, now in enumerate(self.settings):
            run.advance(epoch - run.epoch)
            run.change(optimizer=now.optimizer, loss=now.loss, penalty=now.penalty, batch=now.batch)
            if epoch in self.edits:
                run.edit(self.edits[epoch])
        run.go_to(self.epoch)
        run.learning_rate = self.rate
        return run


def small(experiment: Experiment) -> Trainer:
    """Return a run with a record that is soon full."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("learnscope.core.run.record.History", partial(History, capacity=CAPACITY))
        return Trainer(experiment)


class Journey(RuleBasedStateMachine):
    """A learner who goes on, goes back, changes, edits, and takes things back."""

    kept = Bundle("kept")

    @initialize(experiment=st.sampled_from(EXPERIMENTS))
    def begin(self, experiment: Experiment) -> None:
        self.log, self.run = Log(experiment), small(experiment)

    @property
    def losses(self) -> list[str]:
        return sorted(LOSSES[self.log.experiment.problem.task])

    @rule(epochs=EPOCHS)
    def advance(self, epochs: int) -> None:
        assert self.run.advance(epochs) == epochs
        if epochs:
            self.log.advance(epochs)

    @rule(epochs=st.integers(1, 3), updates=st.integers(0, 9))
    def advance_in_part(self, epochs: int, updates: int) -> None:
        trained = self.run.advance(epochs, updates=updates)
        assert trained <= min(epochs, updates + 1)
        self.log.advance(trained)

    @rule(epochs=st.integers(1, 6), at=st.integers(1, 6), data=st.data())
    def advance_heard(self, epochs: int, at: int, data: st.DataObject) -> None:
        """Advance while a listener does something at one of the epochs."""
        act = data.draw(st.sampled_from([self.edit, self.change_rate, self.change_optimizer]))
        what = data.draw({self.edit: VALUES, self.change_rate: RATES}.get(act, OPTIMIZERS))
        begin = self.run.epoch

        def hear(record: object) -> None:
            self.log.advance(1)
            if self.run.epoch == begin + at:
                act(what)

        self.run.epoch_finished.connect(hear)
        try:
            assert self.run.advance(epochs) == epochs
        finally:
            self.run.epoch_finished.disconnect(hear)

    @rule(share=SHARES)
    def go_to(self, share: float) -> None:
        self.log.epoch = round(share * self.log.latest)
        self.run.go_to(self.log.epoch)

    @rule(share=SHARES)
    def rewind(self, share: float) -> None:
        self.log.epoch = round(share * self.log.epoch)
        self.log.settle()
        self.run.rewind(self.log.epoch)

    @rule(values=VALUES)
    def edit(self, values: list[float]) -> None:
        values = values[: len(self.run.parameters)]
        self.log.edit(values)
        self.run.edit(values)

    @rule(rate=RATES)
    def change_rate(self, rate: float) -> None:
        self.log.rate = self.run.learning_rate = rate

    @rule(optimizer=OPTIMIZERS)
    def change_optimizer(self, optimizer: Optimizer) -> None:
        self.change(optimizer=optimizer)

    @rule(data=st.data())
    def change_loss(self, data: st.DataObject) -> None:
        self.change(loss=data.draw(st.sampled_from(self.losses)))

    @rule(penalty=PENALTIES)
    def change_penalty(self, penalty: Penalty) -> None:
        self.change(penalty=penalty)

    @rule(batch=BATCHES)
    def change_batch(self, batch: Batch) -> None:
        self.change(batch=batch)

    @rule(penalty=PENALTIES, batch=BATCHES, optimizer=OPTIMIZERS)
    def change_much(self, penalty: Penalty, batch: Batch, optimizer: Optimizer) -> None:
        self.change(penalty=penalty, batch=batch, optimizer=optimizer)

    def change(self, **what: Any) -> None:
        self.log.change(what)
        self.run.change(**what)

    @rule(target=kept)
    def keep(self) -> tuple[Log, Trainer]:
        return self.log.copy(), self.run.copy()

    @rule(other=consumes(kept))
    def bring_back(self, other: tuple[Log, Trainer]) -> None:
        self.log, self.run = other

    @rule()
    def send_through_a_pickle(self) -> None:
        self.run = pickle.loads(pickle.dumps(self.run))

    @invariant()
    def its_history_explains_it(self) -> None:
        run, fresh = self.run, self.log.fresh()
        assert (run.epoch, run.latest) == (self.log.epoch, self.log.latest)
        assert run.experiment == self.log.in_force.applied_to(self.log.experiment)
        assert run.changes == fresh.changes
        assert bits(run) == bits(fresh)
        assert run.made == fresh.made
        assert run.trace_epoch() == fresh.trace_epoch()
        # A record that is never full has every epoch.
        ours, full = run.history, fresh.history
        epochs = ours.epochs
        assert len(epochs) <= CAPACITY
        assert (np.diff(epochs) > 0).all()
        assert (epochs[0], epochs[-1]) == (0, self.log.latest)
        assert full.epochs.tolist() == list(range(self.log.latest + 1))
        for record in ("losses", "accuracies", "test_losses", "parameters"):
            assert getattr(ours, record).tobytes() == getattr(full, record)[epochs].tobytes()


def bits(run: Trainer) -> tuple[object, ...]:
    """Return all that a run stands at, in a form that differs if any bit does."""
    point = run.training_state
    numbers = np.array([run.loss, run.accuracy, run.test_loss, run.penalty])
    return numbers.tobytes(), point.parameters.tobytes(), point.memory.shape, point.memory.tobytes()


Journey.TestCase.settings = settings(max_examples=settings().max_examples, stateful_step_count=10)
TestAnyJourney = Journey.TestCase


def test_a_rate_set_at_epoch_0_is_that_of_the_first_epoch_whenever_it_is_come_back_to() -> None:
    run, straight = Trainer(Experiment()), Trainer(Experiment(optimizer=Optimizer("gd", 0.25)))
    run.learning_rate = 0.25
    run.advance(5)
    straight.advance(5)
    assert run.changes.rates == ((0, 0.25),)
    run.learning_rate = 2.0
    run.advance(5)
    assert run.changes.rates == ((0, 0.25), (5, 2.0))
    run.go_to(3)
    straight.go_to(3)
    assert bits(run) == bits(straight)


@pytest.mark.parametrize(
    "act",
    [
        lambda run: run.advance(1),
        lambda run: run.go_to(1),
        lambda run: run.rewind(0),
        lambda run: run.advance(0),
    ],
)
def test_a_listener_that_advances_or_travels_is_told_that_it_can_t(
    act: Callable[[Trainer], object],
) -> None:
    run, said = Trainer(Experiment()), []

    def hear(record: object) -> None:
        with pytest.raises(RuntimeError, match="can't advance or travel") as caught:
            act(run)
        said.append(caught.value)

    run.epoch_finished.connect(hear)
    assert run.advance(4) == 4
    assert len(said) == 4
    run.epoch_finished.disconnect(hear)
    straight = Trainer(Experiment())
    straight.advance(4)
    assert bits(run) == bits(straight)
    act(run)


def test_a_listener_s_own_error_leaves_a_run_that_can_go_on() -> None:
    run, straight = Trainer(Experiment()), Trainer(Experiment())

    def hear(record: object) -> None:
        raise KeyError("somebody's mistake")

    run.epoch_finished.connect(hear)
    with pytest.raises(Exception, match="somebody's mistake"):
        run.advance(4)
    run.epoch_finished.disconnect(hear)
    assert run.epoch == run.latest == 1
    run.advance(3)
    straight.advance(4)
    assert bits(run) == bits(straight)


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_every_run_pickles_where_it_stands_without_its_listeners(experiment: Experiment) -> None:
    run, heard = Trainer(experiment), []
    run.epoch_finished.connect(lambda record: heard.append(record.epoch))
    run.advance(2)
    run.advance(1, updates=1)
    twin = pickle.loads(pickle.dumps(run))
    assert (bits(twin), twin.unfinished) == (bits(run), run.unfinished)
    with pytest.raises(ValueError, match="read-only"):
        twin.parameters[0] = 1.0
    before = list(heard)
    twin.advance(3)
    assert heard == before
    run.advance(3)
    assert bits(run) == bits(twin)
