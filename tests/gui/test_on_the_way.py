"""What the window starts and takes longer than a frame shows itself, and can be stopped."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Batch,
    Cloud,
    Experiment,
    Network,
    Optimizer,
    RandomStart,
    Trainer,
    compiled,
)
from learnscope.core.run.history import History
from learnscope.core.run.plan import Plan
from learnscope.gui import MainWindow
from learnscope.gui.session import playback, training
from learnscope.gui.session import playback as clock
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunEvent, RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.session.undo import Held
from learnscope.gui.text.language import translate

Key, Mouse = Qt.Key, Qt.MouseButton

#: Twenty updates an epoch.
UPDATES = 20
EXPERIMENT = Experiment(
    Cloud("xor", UPDATES),
    Network((3,), "relu"),
    optimizer=Optimizer("momentum", 0.01),
    batch=Batch(1, shuffle=True),
    start=RandomStart(1, "xavier"),
)

#: Where the run stands, and how far it was trained: between two recorded epochs both.
EPOCH, LATEST = 21, 30

#: Portions that an epoch takes, interpreted.
PORTIONS = 10


@pytest.fixture(params=["interpreted", "beside the drawing"])
def _engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go the way of either engine, whether it is there or not: the numbers are the same."""
    monkeypatch.setattr(compiled, "ready", lambda: request.param != "interpreted")


@pytest.fixture(autouse=True)
def _everything_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing done at once, and a frame do little, whatever the machine does meanwhile."""
    monkeypatch.setattr(playback, "MOST", 0.0)
    monkeypatch.setattr(training, "time_slice", lambda _drawing: 0.0)
    monkeypatch.setattr(Plan, "portion", property(lambda _plan: UPDATES // PORTIONS))
    # One update beside the drawing.
    monkeypatch.setattr(training, "SHARE", 0.0)
    monkeypatch.setattr(clock, "FRAME", 0.0)


@pytest.fixture(scope="module")
def trained() -> Trainer:
    """A run that looks back from its middle; of eight epochs one is recorded."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("learnscope.core.run.record.History", partial(History, capacity=6))
        run = Trainer(EXPERIMENT)
    run.advance(LATEST)
    run.go_to(EPOCH)
    assert run.history.stride == 8
    return run


@pytest.fixture
def make(make_lab: Callable[[Experiment], Lab], trained: Trainer) -> Callable[[], Lab]:
    """A lab with that run."""

    def make() -> Lab:
        lab = make_lab(EXPERIMENT)
        lab.bring_back(Held(trained.copy(), lab.selection))
        return lab

    return make


@pytest.fixture
def window(open_window: Callable[..., MainWindow], trained: Trainer) -> MainWindow:
    """The window with that run."""
    window = open_window(EXPERIMENT)
    window.lab.bring_back(Held(trained.copy(), window.lab.selection))
    return window


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


def arrive(qtbot: QtBot, lab: Lab) -> None:
    qtbot.waitUntil(lambda: lab.state is not RunState.RUNNING)


def after(qtbot: QtBot, lab: Lab, turns: int, act: Callable[[], object]) -> None:
    """Do something once the event loop has turned so often."""
    left = [turns]
    timer = QTimer(lab, interval=0)

    def turn() -> None:
        left[0] -= 1
        if not left[0]:
            timer.stop()
            act()

    timer.timeout.connect(turn)
    timer.start()
    qtbot.waitUntil(lambda: not timer.isActive())
    timer.deleteLater()


def let_turn(qtbot: QtBot, lab: Lab) -> None:
    """Let the event loop turn so often that whatever had still to happen has happened."""
    after(qtbot, lab, 20, lambda: None)


def message(window: MainWindow) -> str:
    return window.parts.message.label.text()


#: What a lab can be asked for, and at which epoch it then stands.
COMMANDS: dict[str, tuple[Callable[..., None], int]] = {
    "back": (Lab.step_back, EPOCH - 1),
    "forward": (Lab.step_or_forward, EPOCH + 1),
    "step": (Lab.step, EPOCH + 1),
    "train": (lambda lab, **how: lab.train(3, **how), EPOCH + 3),
    "go to": (lambda lab, **how: lab.go_to(5, **how), 5),
}

#: The window's ways to ask for it.
ACTIONS: dict[str, tuple[Callable[[QtBot, MainWindow], None], int]] = {
    "left": (lambda bot, window: bot.keyClick(window, Key.Key_Left), EPOCH - 1),
    "right": (lambda bot, window: bot.keyClick(window, Key.Key_Right), EPOCH + 1),
    "timeline": (lambda bot, window: click_at(bot, window, 7), 7),
}


def click_at(qtbot: QtBot, window: MainWindow, epoch: int) -> None:
    timeline = window.parts.timeline
    at = QPoint(round(timeline._x(epoch)), timeline.height() // 2)
    qtbot.mouseClick(timeline, Mouse.LeftButton, pos=at)


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


# In the window


@pytest.mark.usefixtures("_engine")
@pytest.mark.parametrize("name", ACTIONS)
def test_the_window_s_actions_show_themselves_and_space_stops_them(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    (act, epoch), lab = ACTIONS[name], window.lab
    run = window.actions_["run"]
    act(qtbot, window)
    assert (lab.state, lab.trainer.epoch) == (RunState.RUNNING, EPOCH)
    assert message(window).startswith(f"On the way to epoch {epoch}: ")
    assert "Pause (Space) stops it." in message(window)
    assert run.text() == "Pause"

    qtbot.keyClick(window, Key.Key_Space)
    assert (lab.state, lab.trainer.epoch) == (RunState.PAUSED, EPOCH)
    assert "On the way" not in message(window)
    assert run.text() == "Run"
    assert window.parts.timeline.value() == EPOCH

    act(qtbot, window)
    arrive(qtbot, lab)
    assert lab.trainer.epoch == epoch
    assert "On the way" not in message(window)
    assert window.parts.transport.readouts.epoch.text() == f"Epoch {epoch}"
    assert window.parts.timeline.value() == epoch


def test_a_click_on_step_during_a_long_step_goes_on_with_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    lab = window.lab
    lab.go_to_latest()
    button = next(b for b in window.findChildren(QToolButton) if b.objectName() == "step_button")
    qtbot.mouseClick(button, Mouse.LeftButton)
    done: list[float] = []
    shown: list[Snapshot] = []
    lab.frame.connect(shown.append)

    def click_again() -> None:
        done.append(lab.trainer.part_done)
        qtbot.mouseClick(button, Mouse.LeftButton)
        done.append(lab.trainer.part_done)

    after(qtbot, lab, 4, click_again)
    assert 0 < done[0] < 1
    assert done[1] >= done[0]
    arrive(qtbot, lab)
    assert lab.trainer.epoch == LATEST + 1
    # However often a key that is held repeats itself, there is nothing new to be drawn.
    assert [snapshot.epoch for snapshot in shown] == [LATEST + 1]


def test_to_look_inside_after_the_last_stage_takes_a_long_step_too(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window(Experiment())
    lab = window.lab
    for _ in range(4):
        qtbot.keyClick(window, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    arrive(qtbot, lab)
    inside = lab.snapshot().inside
    assert lab.trainer.epoch == 1
    assert inside is not None
    assert (inside.stage, inside.number) == (0, 0)


def test_the_handle_stays_where_it_was_dragged_to(qtbot: QtBot, window: MainWindow) -> None:
    click_at(qtbot, window, 7)
    values = []

    def see() -> None:
        values.append((window.lab.trainer.epoch, window.parts.timeline.value()))

    # Something is to be shown meanwhile.
    window.lab.light("loss")
    window.lab.frame.connect(lambda _snapshot: see())
    arrive(qtbot, window.lab)
    assert values == [(EPOCH, 7), (7, 7)]


def test_it_is_said_in_every_language(
    qtbot: QtBot, window: MainWindow, in_brackets: Callable[[], Any]
) -> None:
    with in_brackets():
        qtbot.keyClick(window, Key.Key_Left)
        text = translate(
            "Messages", "On the way to epoch {epoch}: {done} % done. Pause (Space) stops it."
        )
        assert message(window) == text.format(epoch=EPOCH - 1, done=0)
        arrive(qtbot, window.lab)
