"""Whatever a person does with a run, in whatever order, its surviving history explains it.

The trainer's own journeys are in ``tests/core/test_travel.py``; here they go through the lab, with
undo and redo, and with changes that start over.
"""

from dataclasses import dataclass, replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from learnscope.core import Batch, Experiment, Gate, RandomStart, Trainer, gate_names
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot

Values = tuple[float, float, float]

EXPERIMENTS = (
    Experiment(),
    Experiment(problem=Gate("xor"), batch=Batch(1), loss="squared"),
    Experiment(problem=Gate("or", (0, 2, 3)), batch=Batch(2, shuffle=True)),
)

numbers = st.floats(-5.0, 5.0)
values = st.tuples(numbers, numbers, numbers)
rates = st.floats(0.0, 5.0)


@dataclass(frozen=True)
class Deed:
    """Something done at an epoch of a run: epochs trained, or parameters set by hand."""

    at: int
    rate: float
    epochs: int = 0
    edited: Values | None = None

    @property
    def end(self) -> int:
        return self.at + self.epochs


@dataclass(frozen=True)
class Story:
    """What was done to a run and is still part of it, where one stands, and the rate in force."""

    experiment: Experiment
    deeds: tuple[Deed, ...] = ()
    epoch: int = 0
    rate: float = 0.0

    @classmethod
    def of(cls, experiment: Experiment) -> "Story":
        return cls(experiment, rate=experiment.optimizer.learning_rate)

    @property
    def latest(self) -> int:
        return max((deed.end for deed in self.deeds), default=0)

    def rate_of(self, epoch: int) -> float:
        """Return the learning rate with which the epoch after one was trained."""
        return next(deed.rate for deed in self.deeds if deed.at <= epoch < deed.end)

    def settled(self) -> "Story":
        """Return it without what came after the present epoch."""
        kept = (
            replace(deed, epochs=min(deed.end, self.epoch) - deed.at)
            for deed in self.deeds
            if deed.at <= self.epoch
        )
        return replace(self, deeds=tuple(deed for deed in kept if deed.epochs or deed.edited))

    def train(self, epochs: int) -> "Story":
        deeds = (*self.settled().deeds, Deed(self.epoch, self.rate, epochs=epochs))
        return replace(self, deeds=deeds, epoch=self.epoch + epochs)

    def edit(self, edited: Values) -> "Story":
        # Of two edits at one epoch the first does not survive.
        deeds = (d for d in self.settled().deeds if not (d.edited and d.at == self.epoch))
        return replace(self, deeds=(*deeds, Deed(self.epoch, self.rate, edited=edited)))

    def told(self) -> Trainer:
        """Return another run taken along all of it."""
        run = taken_along(self.experiment, self.deeds).copy()
        run.learning_rate = self.rate
        run.go_to(self.epoch)
        return run


#: Runs by what was done to them, in words, which tell 0 from −0.
_TAKEN_ALONG: dict[str, Trainer] = {}


def taken_along(experiment: Experiment, deeds: tuple[Deed, ...]) -> Trainer:
    """Return a run after some deeds, not to be moved: most stories begin like one told before."""
    told = repr((experiment, deeds))
    if told not in _TAKEN_ALONG:
        if deeds:
            *before, deed = deeds
            run = taken_along(experiment, tuple(before)).copy()
            run.learning_rate = deed.rate
            run.advance(deed.epochs)
            if deed.edited is not None:
                run.edit(deed.edited)
        else:
            run = Trainer(experiment)
        _TAKEN_ALONG[told] = run
    return _TAKEN_ALONG[told]


def standing(run: Trainer) -> tuple[object, ...]:
    """Return all there is to a run, in a form that differs if any bit does."""
    history = run.history
    return (
        run.experiment,
        (run.epoch, run.latest),
        run.parameters.tobytes(),
        (run.loss, run.accuracy),
        run.changes,
        history.stride,
        history.epochs.tolist(),
        history.losses.tobytes(),
        history.lowest_losses.tobytes(),
        history.highest_losses.tobytes(),
        history.accuracies.tobytes(),
        history.parameters.tobytes(),
    )


class Hands(RuleBasedStateMachine):
    """A learner who trains, looks back, changes things, and takes changes back."""

    @initialize(experiment=st.sampled_from(EXPERIMENTS), heard=st.booleans())
    def begin(self, experiment: Experiment, heard: bool) -> None:
        _TAKEN_ALONG.clear()
        self.lab = Lab(experiment)
        self.frames: list[Snapshot] = []
        self.lab.frame.connect(self.frames.append)
        if heard:
            # With a listener the epochs are recorded one by one.
            self.lab.epoch_finished.connect(lambda _record: None)
        self.lab.refresh()
        self.story = Story.of(experiment)
        self.done: list[tuple[Story, str]] = []
        self.undone: list[tuple[Story, str]] = []

    def teardown(self) -> None:
        if hasattr(self, "lab"):
            self.lab.deleteLater()

    def change(self, story: Story, what: str, goes_on: bool = False) -> None:
        """Go on with a story that undo turns back from, maybe together with the change before."""
        if not (goes_on and self.done and self.done[-1][1] == what and not self.undone):
            self.done.append((self.story, what))
            self.undone.clear()
        self.story = story

    def start_over(self, experiment: Experiment, what: str) -> None:
        """Go on with a run that has not begun; that is a change if anything is lost by it."""
        anew = Story.of(experiment)
        here = self.story.experiment.with_learning_rate(self.story.rate)
        if self.story.deeds or here != experiment:
            self.change(anew, what)
        else:
            self.story = anew

    # Training and looking back

    @rule(epochs=st.integers(0, 30))
    def train(self, epochs: int) -> None:
        self.lab.train(epochs)
        if epochs:
            self.story = self.story.train(epochs)

    @rule()
    def step(self) -> None:
        self.lab.step()
        self.story = self.story.train(1)

    @rule()
    def step_back(self) -> None:
        self.lab.step_back()
        self.story = replace(self.story, epoch=max(self.story.epoch - 1, 0))

    @rule(share=st.integers(0, 7))
    def look_back(self, share: int) -> None:
        latest, epoch = self.story.latest, self.story.latest * share // 8
        self.lab.go_to(epoch)
        self.story = replace(self.story, epoch=epoch)
        assert (self.lab.trainer.epoch, self.lab.trainer.latest) == (epoch, latest)

    @rule()
    def look_at_the_end(self) -> None:
        self.lab.go_to_latest()
        self.story = replace(self.story, epoch=self.story.latest)

    @rule()
    def step_or_forward(self) -> None:
        self.lab.step_or_forward()
        story = self.story
        if story.epoch < story.latest and story.rate_of(story.epoch) == story.rate:
            self.story = replace(story, epoch=story.epoch + 1)
        else:
            self.story = story.train(1)

    # Changes within the run

    @rule(edited=values, goes_on=st.booleans())
    def edit(self, edited: Values, goes_on: bool) -> None:
        self.lab.edit(edited, goes_on)
        self.change(self.story.edit(edited), "parameters", goes_on)

    @rule(rate=rates, goes_on=st.booleans())
    def set_learning_rate(self, rate: float, goes_on: bool) -> None:
        self.lab.set_learning_rate(rate, goes_on)
        self.change(replace(self.story, rate=rate), "learning_rate", goes_on)

    @rule()
    def ask_for_what_cannot_be(self) -> None:
        self.lab.edit((float("nan"), 0.0, 0.0))
        self.lab.set_learning_rate(-1.0)

    # Changes that start over

    # One rule for all, or there would hardly be a run long enough to look back on.
    @rule(
        command=st.sampled_from(["gate", "rows", "start", "reset"]),
        name=st.sampled_from(gate_names(2)),
        row=st.integers(0, 3),
        active=st.booleans(),
    )
    def start_over_with(self, command: str, name: str, row: int, active: bool) -> None:
        before = self.lab.experiment
        gate, start = before.problem, before.start
        if command == "gate":
            self.lab.set_gate(name)
            after = before.with_problem(Gate(name, gate.rows))
        elif command == "rows":
            self.lab.set_row_active(row, active)
            if not active and gate.active == (row,):
                return
            after = before.with_problem(gate.with_row(row, active))
        elif command == "start":
            self.lab.new_start()
            seed = start.seed + 1 if isinstance(start, RandomStart) else 1
            after = replace(before, start=RandomStart(seed))
        else:
            self.lab.reset()
            after = before
        self.start_over(after, command)

    # Changes of mind

    @rule()
    def undo(self) -> None:
        self.lab.undo()
        if self.done:
            before, what = self.done.pop()
            self.undone.append((self.story, what))
            self.story = before

    @rule()
    def redo(self) -> None:
        self.lab.redo()
        if self.undone:
            after, what = self.undone.pop()
            self.done.append((self.story, what))
            self.story = after

    @rule()
    def undo_and_redo(self) -> None:
        if self.done:
            before = standing(self.lab.trainer)
            self.lab.undo()
            assert standing(self.lab.trainer) == standing(self.done[-1][0].told())
            self.lab.redo()
            assert standing(self.lab.trainer) == before

    # What always holds

    @invariant()
    def its_history_explains_it(self) -> None:
        assert standing(self.lab.trainer) == standing(self.story.told())

    @invariant()
    def what_can_be_undone_and_redone_is_known(self) -> None:
        stack = self.lab.undo_stack
        assert stack.undoable == (self.done[-1][1] if self.done else "")
        assert stack.redoable == (self.undone[-1][1] if self.undone else "")

    @invariant()
    def it_is_idle_at_its_start_and_paused_after(self) -> None:
        assert self.lab.state is (RunState.PAUSED if self.story.epoch else RunState.IDLE)

    @invariant()
    def the_last_frame_shows_where_it_stands(self) -> None:
        frame, run = self.frames[-1], self.lab.trainer
        assert (frame.epoch, frame.loss) == (run.epoch, run.loss)
        assert frame.parameters == tuple(run.parameters.tolist())
        assert frame.experiment == run.experiment


Hands.TestCase.settings = settings(stateful_step_count=20)
TestAnyOrderOfCommands = Hands.TestCase
