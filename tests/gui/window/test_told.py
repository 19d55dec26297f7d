"""Nothing is told of what did not change: calls are counted, in a window under a hand."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from cases import each_telling, named
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Experiment, Gate, Network, OwnData, Penalty, RandomStart
from learnscope.gui.panel.sections.optional_field import OptionalNumberField
from learnscope.gui.session import snapshot
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.widgets.number_field import NumberField
from learnscope.gui.widgets.whole_field import WholeField

LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

#: What a control of the panel is set with.
_SETTERS: dict[type[QWidget], tuple[str, ...]] = {
    NumberField: ("setValue", "setToolTip"),
    WholeField: ("setValue", "setToolTip"),
    OptionalNumberField: ("setText",),
    # Another entry is chosen only where it is another: Qt sees to that.
    QComboBox: ("setToolTip", "setItemText"),
}

EXPERIMENTS = {
    "one neuron": Experiment(),
    "a network": Experiment(Gate("xor"), Network((3, 2)), start=RandomStart(3)),
    "a cloud": Experiment(Cloud("circle", 60), Network((3,)), start=RandomStart(1)),
}


@pytest.fixture
def window(lent: Any) -> Any:
    """The main window as it opens first."""
    return lent


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often fields of the panel are set, and diagnoses made; to be cleared before it counts."""
    counted: Counter[str] = Counter()

    def watch(owner: Any, name: str, told: str) -> None:
        original = getattr(owner, name)

        def watched(*arguments: Any, **options: Any) -> Any:
            counted[told] += 1
            return original(*arguments, **options)

        monkeypatch.setattr(owner, name, watched)

    for kind, names in _SETTERS.items():
        for name in names:
            watch(kind, name, "fields")
    watch(snapshot, "diagnose", "diagnoses")
    return counted


def frames_of(lab: Lab, count: Counter[str]) -> list[Snapshot]:
    """Return the list in which the lab's frames from now on come to stand; they are counted too."""
    shown: list[Snapshot] = []
    lab.frame.connect(shown.append)
    lab.frame.connect(lambda _snapshot: count.update(["frames"]))
    return shown


def opened(open_lent: Callable[..., Any], name: str = "one neuron") -> Any:
    return open_lent(EXPERIMENTS[name])


def press(view: QWidget, at: QPoint) -> None:
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, at)


def move(view: QWidget, at: QPoint, held: Qt.MouseButton = NO_BUTTON) -> None:
    where = QPointF(at), QPointF(view.mapToGlobal(at))
    event = QMouseEvent(
        QEvent.Type.MouseMove, *where, NO_BUTTON, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view, event)


def test_a_drag_of_a_weight_sets_no_field_of_the_panel(
    open_lent: Callable[..., Any], count: Counter[str]
) -> None:
    window = opened(open_lent)
    view = window.parts.single_neuron
    view.grab()
    at = view.texts["w1"].center()
    frames = frames_of(window.lab, count)
    count.clear()

    press(view, at)
    for dy in range(1, 31):
        move(view, at - QPoint(0, 2 * dy), LEFT)
    QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, at - QPoint(0, 60))

    values = {shown.parameters for shown in frames}
    assert len(values) >= 20
    assert count["fields"] == 0
    # One for each weight, and none for the hand's coming and going.
    assert count["diagnoses"] == len(values - {(0.1, -0.12, 0.0)})


def test_the_wheel_and_keys_in_the_table_set_no_field_of_the_panel(
    open_lent: Callable[..., Any], count: Counter[str]
) -> None:
    window = opened(open_lent, "a network")
    window.docks.bring_forward("parameters")
    table = window.parts.parameters.table
    table.setFocus()
    table.selectRow(0)
    area = table.visualRect(table.model().index(0, 1))
    at = QPointF(area.center())
    frames = frames_of(window.lab, count)
    count.clear()

    for _ in range(5):
        turned = QWheelEvent(
            at,
            QPointF(table.viewport().mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, 120),
            NO_BUTTON,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(table.viewport(), turned)
    for _ in range(5):
        QTest.keySequence(table, QKeySequence("Alt+Up"))

    assert len({shown.parameters for shown in frames}) == 10
    assert count["fields"] == 0
    assert count["diagnoses"] == 10


@each_telling("name", {name: name for name in EXPERIMENTS}, "a network")
def test_a_hover_makes_no_diagnosis(
    open_lent: Callable[..., Any], count: Counter[str], name: str
) -> None:
    window = opened(open_lent, name)
    window.lab.train(3)
    parts = window.parts
    frames = frames_of(window.lab, count)
    count.clear()

    for view in (parts.drawing, parts.loss, parts.weights, parts.surface):
        for part in [view, *view.findChildren(QWidget)]:
            if not part.isVisible() or not part.hasMouseTracking():
                continue
            for share in range(1, 24):
                move(part, QPoint(share * part.width() // 24, share * part.height() // 24))
                move(part, QPoint(share * part.width() // 24, part.height() // 2))

    assert len({shown.lit for shown in frames}) > 1
    assert (count["diagnoses"], count["fields"]) == (0, 0)
    # What is worked out of the run is the same, not just equal.
    assert len({id(shown.diagnosis) for shown in frames}) == 1
    assert len({id(shown.next_update) for shown in frames}) == 1
    assert len({id(shown.sample) for shown in frames}) == 1


#: What a command costs, in frames, in diagnoses and in fields of the panel that are set.
COMMANDS: dict[str, tuple[Callable[[Any], object], tuple[int, int, int]]] = {
    "step": (lambda window: window.lab.step(), (1, 1, 0)),
    "step back": (lambda window: window.lab.step_back(), (1, 1, 0)),
    "edit": (lambda window: window.lab.edit((1.0, 2.0, 3.0)), (1, 1, 0)),
    "undo of an edit": (lambda window: window.lab.undo(), (1, 1, 0)),
    "redo of an edit": (lambda window: window.lab.redo(), (1, 1, 0)),
    "another row": (lambda window: window.lab.select(0), (1, 0, 0)),
    "the same row": (lambda window: window.lab.select(2), (0, 0, 0)),
    "the same unit": (lambda window: window.lab.select_unit("y"), (0, 0, 0)),
    "the same epoch": (lambda window: window.lab.go_to_latest(), (0, 0, 0)),
    "a speed": (lambda window: window.lab.set_pace(7), (0, 0, 0)),
    "nothing that is open closed": (lambda window: window.lab.close_inside(), (0, 0, 0)),
    "look inside": (lambda window: window.lab.look_inside(), (1, 0, 0)),
    "a theme": (lambda window: window.actions_.themes.actions()[2].trigger(), (0, 0, 0)),
    "a dock shown": (lambda window: window.docks.bring_forward("parameters"), (0, 0, 0)),
    "the docks restored": (lambda window: window._restore_layout(), (0, 0, 0)),
}


def test_a_command_shows_one_frame_at_most_and_works_out_what_is_new(
    window: Any, count: Counter[str]
) -> None:
    lab = window.lab
    frames_of(lab, count)
    for name, (command, costs) in COMMANDS.items():
        lab.open(Experiment())
        lab.select(2)
        lab.close_inside()
        lab.train(3)
        lab.edit((0.5, 0.5, 0.5))
        if name.startswith("redo"):
            lab.undo()
        count.clear()

        command(window)
        QApplication.processEvents()

        with named(name):
            assert (count["frames"], count["diagnoses"], count["fields"]) == costs


def test_the_last_stage_takes_the_step_in_one_frame(window: Any, count: Counter[str]) -> None:
    for _ in range(4):
        window.lab.look_inside()
    frames = frames_of(window.lab, count)

    window.lab.look_inside()

    ((epoch, stage),) = [(shown.epoch, shown.inside.stage) for shown in frames if shown.inside]
    assert (epoch, stage, len(frames)) == (1, 0, 1)


def test_what_stands_paused_is_never_idle_on_the_way_there(lab: Lab) -> None:
    lab.train(3)
    lab.edit((0.5, 0.5, 0.5))
    states: list[object] = []
    lab.state_changed.connect(states.append)

    lab.undo()

    assert states == [lab.state]


def test_another_rate_sets_the_field_of_the_rate_alone(window: Any, count: Counter[str]) -> None:
    count.clear()

    window.lab.set_learning_rate(0.25)

    # Its value, and the tool tip that has it in full.
    assert count["fields"] == 2
    assert window.parts.panel.rate.field.value() == 0.25


def test_a_field_that_shows_what_was_refused_is_set_back(qtbot: QtBot, window: Any) -> None:
    told: list[Experiment] = []
    window.lab.experiment_changed.connect(told.append)
    field = window.parts.panel.start.starts["w1"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1e200")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == 0.1

    window.lab.set_row_active(0, False)
    for row in (1, 2):
        window.lab.set_row_active(row, False)
    del told[:]
    window.parts.panel.table.item(3, 0).setCheckState(Qt.CheckState.Unchecked)
    assert told == [window.lab.experiment]
    assert window.parts.panel.table.item(3, 0).checkState() is Qt.CheckState.Checked


def test_who_asks_for_what_is_so_is_told_so(lab: Lab) -> None:
    told: list[Experiment] = []
    lab.experiment_changed.connect(told.append)

    lab.set_gate("and")
    lab.reset()

    assert told == [lab.experiment]


def test_an_experiment_is_told_once_however_often_its_weights_change(lab: Lab) -> None:
    told: list[Experiment] = []
    lab.experiment_changed.connect(told.append)

    for shift in range(20):
        lab.edit((0.1 * shift, 0.0, 0.0), goes_on=shift > 0)
    lab.undo()
    lab.redo()
    lab.set_learning_rate(1.0)
    assert told == []

    lab.set_learning_rate(0.5)
    lab.undo()
    assert [experiment.optimizer.learning_rate for experiment in told] == [0.5, 1.0]


def test_a_snapshot_of_another_run_or_setting_shares_nothing_stale(lab: Lab) -> None:
    seen = [lab.snapshot()]
    for change in (
        lambda: lab.train(2),
        lambda: lab.set_learning_rate(3.0),
        lambda: lab.edit((1.0, 1.0, 1.0)),
        lambda: lab.go_to(1),
        lambda: lab.go_to(0),
        lambda: lab.train(1),
        lab.undo,
        lambda: lab.set_loss("squared"),
        lambda: lab.set_penalty(Penalty(0.0, 0.1)),
        lambda: lab.set_problem(OwnData(((0.0, 0.0), (1.0, 1.0)), (0, 1))),
    ):
        change()
        seen.append(lab.snapshot())

    assert len({id(shown.diagnosis) for shown in seen}) == len(seen)
    for shown in (seen[-1], lab.snapshot()):
        assert shown.experiment is lab.experiment
        assert shown.loss == lab.trainer.loss


def test_the_slider_sets_the_rate_s_field_and_its_tool_tip(window: Any) -> None:
    rate = window.parts.panel.rate
    rate.slider.setValue(20)
    assert rate.field.value() == window.lab.experiment.optimizer.learning_rate == 0.01
    assert rate.field.toolTip().endswith("\n0.01")


def test_what_s_this_of_a_control_stays_when_the_experiment_changes(window: Any) -> None:
    box = window.parts.panel.learning.loss
    before = box.whatsThis()
    assert before.startswith("<p><b>")

    window.lab.set_learning_rate(0.5)

    assert box.whatsThis() == before
