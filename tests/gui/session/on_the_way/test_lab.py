"""What is asked of a lab and takes long shows itself, and can be stopped."""

from collections.abc import Callable
from typing import Any

import pytest
from long_ways import EPOCH, EXPERIMENT, LATEST, PORTIONS, UPDATES, after, arrive
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Network, Trainer
from learnscope.gui.session import playback
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunEvent, RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.session.undo import Held


@pytest.fixture
def make(make_lab: Callable[[Experiment], Lab], trained: Trainer) -> Callable[[], Lab]:
    """A lab with that run."""

    def make() -> Lab:
        lab = make_lab(EXPERIMENT)
        lab.bring_back(Held(trained.copy(), lab.selection))
        return lab

    return make


def standing(run: Trainer) -> tuple[object, ...]:
    """Return all there is to a run, in a form that differs if any bit does."""
    history = run.history
    return (
        run.experiment,
        (run.epoch, run.latest, run.loss, run.accuracy, run.diverged),
        run.parameters.tobytes(),
        run.changes,
        history.epochs.tolist(),
        history.losses.tobytes(),
        history.lowest_losses.tobytes(),
        history.highest_losses.tobytes(),
        history.parameters.tobytes(),
    )


def let_turn(qtbot: QtBot, lab: Lab) -> None:
    """Let the event loop turn so often that whatever had still to happen has happened."""
    after(qtbot, lab, 20, lambda: None)


#: What a lab can be asked for, and at which epoch it then stands.
COMMANDS: dict[str, tuple[Callable[..., None], int]] = {
    "back": (Lab.step_back, EPOCH - 1),
    "forward": (Lab.step_or_forward, EPOCH + 1),
    "step": (Lab.step, EPOCH + 1),
    "train": (lambda lab, **how: lab.train(3, **how), EPOCH + 3),
    "go to": (lambda lab, **how: lab.go_to(5, **how), 5),
}


@pytest.mark.usefixtures("_engine")
@pytest.mark.parametrize("name", COMMANDS)
def test_it_leads_to_the_same_run_as_at_once(
    qtbot: QtBot, make: Callable[[], Lab], name: str
) -> None:
    (command, epoch), lab, straight = COMMANDS[name], make(), make()
    shown: list[Snapshot] = []
    stood = lab.trainer.epoch
    lab.frame.connect(shown.append)

    command(lab, at_once=False)
    assert (lab.state, lab.trainer.epoch, shown) == (RunState.RUNNING, stood, [])
    assert lab.snapshot().way is not None
    arrive(qtbot, lab)
    command(straight)

    assert lab.trainer.epoch == epoch
    assert standing(lab.trainer) == standing(straight.trainer)
    assert (lab.state, shown[-1].state) == (straight.state, straight.state)
    assert (shown[-1].epoch, shown[-1].way) == (epoch, None)
    # Along the record nothing is shown before it is there.
    assert name == "train" or len(shown) == 1


def test_it_goes_on_in_portions_and_says_how_far_it_is(
    qtbot: QtBot, make: Callable[[], Lab]
) -> None:
    lab, done = make(), []
    lab.go_to_latest()
    lab.under_way.connect(lambda way: done.append((way.epoch, way.done)))
    lab.step(at_once=False)
    arrive(qtbot, lab)

    # The last portion is followed by the frame.
    assert done == [(LATEST + 1, number / PORTIONS) for number in range(PORTIONS)]


@pytest.mark.usefixtures("_engine")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_pause_leaves_it_where_it_stood_and_it_can_be_gone_on_with(
    qtbot: QtBot, make: Callable[[], Lab], name: str
) -> None:
    (command, _), lab, straight = COMMANDS[name], make(), make()
    command(lab, at_once=False)
    after(qtbot, lab, 3, lab.pause)
    assert (lab.state, lab.trainer.epoch) == (RunState.PAUSED, EPOCH)
    assert lab.snapshot().way is None
    let_turn(qtbot, lab)
    assert (lab.state, lab.trainer.epoch) == (RunState.PAUSED, EPOCH)

    command(lab, at_once=False)
    arrive(qtbot, lab)
    command(straight)
    assert standing(lab.trainer) == standing(straight.trainer)


OTHER: dict[str, Callable[[Lab], None]] = {
    "edit": lambda lab: lab.edit((0.5,) * len(lab.trainer.parameters)),
    "rate": lambda lab: lab.set_learning_rate(0.25),
    "reset": Lab.reset,
    "new start": Lab.new_start,
    "open": lambda lab: lab.open(Experiment()),
    "network": lambda lab: lab.set_network(Network((2,))),
    "undo": Lab.undo,
    "step": Lab.step,
    "back": Lab.step_back,
    "elsewhere": lambda lab: lab.go_to(4),
    "inside": Lab.look_inside,
    "hold": lambda lab: lab.bring_back(lab.hold()),
}


@pytest.mark.usefixtures("_engine")
@pytest.mark.parametrize("name", ["back", "step"])
@pytest.mark.parametrize("other", OTHER)
def test_any_other_command_makes_it_void(
    qtbot: QtBot, make: Callable[[], Lab], name: str, other: str
) -> None:
    (command, _), lab, straight = COMMANDS[name], make(), make()
    for each in (lab, straight):
        # Something to undo, which leads back to another epoch.
        each.set_learning_rate(0.02)
        each.go_to(EPOCH - 2)
    shown: list[Snapshot] = []
    lab.frame.connect(shown.append)
    command(lab, at_once=False)
    if name == "step":
        # To step begins by forgetting what came after.
        straight.trainer.rewind(straight.trainer.epoch)
    after(qtbot, lab, 3, lambda: OTHER[other](lab))
    OTHER[other](straight)
    let_turn(qtbot, lab)

    assert lab.state is straight.state
    assert standing(lab.trainer) == standing(straight.trainer)
    assert (shown[-1].epoch, shown[-1].way) == (straight.trainer.epoch, None)


@pytest.mark.parametrize("name", ["back", "step"])
def test_what_is_refused_or_only_looked_at_does_not_end_it(
    qtbot: QtBot, make: Callable[[], Lab], name: str
) -> None:
    (command, epoch), lab = COMMANDS[name], make()
    shown: list[Snapshot] = []
    lab.frame.connect(shown.append)
    command(lab, at_once=False)
    lab.edit((float("nan"),) * len(lab.trainer.parameters))
    lab.set_learning_rate(-1.0)
    lab.select(1)
    lab.light("loss")
    lab.set_pace(3)
    lab.set_stops(None, 1)
    arrive(qtbot, lab)
    assert lab.trainer.epoch == epoch
    # What was asked for meanwhile did not wait until it was there.
    assert (shown[0].epoch, shown[0].lit, shown[0].selected) == (EPOCH, "loss", 1)
    assert shown[0].way is not None


def test_every_epoch_is_told_once_and_whoever_hears_of_one_can_stop_it(
    qtbot: QtBot, make: Callable[[], Lab]
) -> None:
    lab, heard = make(), []
    lab.go_to_latest()

    def hear(record: Any) -> None:
        heard.append(record.epoch)
        if record.epoch == LATEST + 2:
            lab.pause()

    lab.epoch_finished.connect(hear)
    lab.train(5, at_once=False)
    arrive(qtbot, lab)
    let_turn(qtbot, lab)
    assert heard == [LATEST + 1, LATEST + 2]
    assert (lab.state, lab.trainer.epoch) == (RunState.PAUSED, LATEST + 2)


def test_a_way_to_where_the_numbers_end_says_so(qtbot: QtBot, make: Callable[[], Lab]) -> None:
    lab = make()
    lab.set_learning_rate(1e200)
    lab.step(at_once=False)
    arrive(qtbot, lab)
    assert (lab.state, lab.trainer.epoch) == (RunState.DIVERGED, EPOCH)

    # A way back that is given up leaves it there.
    lab.step_back(at_once=False)
    after(qtbot, lab, 3, lab.pause)
    assert (lab.state, lab.trainer.epoch) == (RunState.DIVERGED, EPOCH)
    assert not lab.can(RunEvent.STEP)

    lab.step_back(at_once=False)
    arrive(qtbot, lab)
    assert (lab.state, lab.trainer.epoch) == (RunState.PAUSED, EPOCH - 1)


def test_what_is_quick_has_happened_on_return(
    make: Callable[[], Lab], monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = make()
    monkeypatch.setattr(playback, "MOST", 1e6)
    for command, epoch in (COMMANDS["back"], COMMANDS["step"]):
        lab.go_to(EPOCH)
        command(lab, at_once=False)
        assert (lab.state, lab.trainer.epoch) == (RunState.PAUSED, epoch)


def test_how_long_a_way_takes_is_known_before_it_is_gone(make: Callable[[], Lab]) -> None:
    run = make().trainer
    assert run.seconds_to(EPOCH) == run.seconds_to(LATEST) == run.seconds_to(16) == 0.0
    # From the recorded epoch before it, or from here if that is nearer.
    assert run.seconds_to(19) == pytest.approx(3 * run.seconds)
    assert run.seconds_to(EPOCH + 1) == pytest.approx(run.seconds)
    block = run.next_block_to(19, updates=UPDATES // 4)
    assert block is not None
    run.retrace(block, block.work_out())
    assert run.seconds_to(19) == pytest.approx(2.75 * run.seconds)


def test_what_took_long_is_shown_with_the_next_turn(
    qtbot: QtBot, make: Callable[[], Lab], monkeypatch: pytest.MonkeyPatch
) -> None:
    lab, log = make(), []
    # Each look at the clock is a second later: whatever is done is late.
    monkeypatch.setattr(playback.time, "perf_counter", _Seconds())
    go_on = lab._playback._go_on
    monkeypatch.setattr(
        lab._playback, "_go_on", lambda elapsed: (log.append("work"), go_on(elapsed))[1]
    )
    lab.frame.connect(lambda snapshot: log.append(f"frame {snapshot.epoch}"))
    lab.step(at_once=False)
    turns = QTimer(lab, interval=0, timeout=lambda: log.append("turn"))
    turns.start()
    arrive(qtbot, lab)
    turns.stop()
    at = log.index(f"frame {EPOCH + 1}")
    assert [entry for entry in log[:at] if entry.startswith("frame")] == []
    since = log[:at][::-1].index("work")
    assert log[at - since : at] == ["turn"] * since
    assert since > 0


class _Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now
