"""The bends and heights of the joined lines are dragged and moved by keys."""

from typing import Any

import pytest
from joining_hands import LEFT, Key, drag, handle, pixel, theta
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from learnscope.core import Network
from learnscope.core.inspection.joining import bends
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.hidden.joining import JoiningView

pytestmark = pytest.mark.usefixtures("faster_engine")


def test_a_bend_is_dragged_along_by_its_unit_s_bias_alone(view: JoiningView, lab: Lab) -> None:
    before, start = theta(lab), pixel(view, 1, "bend")
    edits: list[tuple[Any, bool]] = []
    view.parameters_edited.connect(lambda values, goes_on: edits.append((values, goes_on)))

    drag(view, start, start + QPoint(20, 0), start + QPoint(40, 30), start + QPoint(60, 0))

    after = theta(lab)
    assert {name for name in before if after[name] != before[name]} == {"h1.2.b"}
    at = bends(lab.experiment.model, lab.trainer.parameters)[1]
    assert at == pytest.approx(view.plot.value_at(QPointF(start + QPoint(60, 0)))[0], abs=0.01)
    assert after["h1.2.b"] == -before["h1.2.w1"] * at
    assert [goes_on for _, goes_on in edits] == [False, True, True]
    assert lab.snapshot().unit == "h1.2"
    lab.undo()
    assert theta(lab) == before


def test_a_height_is_dragged_up_by_the_output_weight_alone(view: JoiningView, lab: Lab) -> None:
    before, start = theta(lab), pixel(view, 0, "height")
    viewport, end = view.plot.viewport(), start + QPoint(9, -20)
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, end)
    assert pixel(view, 0, "height").y() == pytest.approx(end.y(), abs=1)
    QTest.mouseRelease(viewport, LEFT, pos=end)

    after = theta(lab)
    assert {name for name in before if after[name] != before[name]} == {"y.w1"}
    assert after["y.w1"] > before["y.w1"]
    lab.undo()
    assert theta(lab) == before


def test_the_axes_keep_still_while_something_is_held(view: JoiningView, lab: Lab) -> None:
    start = pixel(view, 0, "height")
    limits = view.plot.box.viewRange()
    viewport = view.plot.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    top = QPoint(start.x(), round(view.plot.area.top()))
    QTest.mouseMove(viewport, top)
    assert view.plot.box.viewRange() == limits
    QTest.mouseRelease(viewport, LEFT, pos=top)
    assert theta(lab)["y.w1"] != 1.0


def test_a_bend_beyond_the_edge_stands_at_the_edge_and_can_be_pulled_back(
    view: JoiningView, lab: Lab
) -> None:
    values = list(theta(lab).values())
    values[4] = -9.0  # h1.2's bias: its bend is at 9
    lab.edit(tuple(values))
    assert handle(view, 1, "bend").beyond == 1
    start = pixel(view, 1, "bend")
    assert start.x() == pytest.approx(view.plot.area.right(), abs=1)
    drag(view, start, start - QPoint(40, 0))
    assert handle(view, 1, "bend").beyond == 0


def test_a_hidden_unit_whose_weight_is_0_has_no_bend(view: JoiningView, lab: Lab) -> None:
    lab.edit((0.0, *list(theta(lab).values())[1:]))
    assert (0, "bend") not in {(h.unit, h.kind) for h in view.plot.handles()}
    assert not view.grab().isNull()


@pytest.mark.parametrize("hidden", [(2,), (3, 3)])
def test_what_is_held_is_let_go_when_the_network_changes(
    view: JoiningView, lab: Lab, hidden: tuple[int, ...]
) -> None:
    viewport, start = view.plot.viewport(), pixel(view, 0, "bend")
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, start + QPoint(10, 0))
    lab.set_network(Network(hidden, "relu"))
    before = theta(lab)
    QTest.mouseMove(viewport, start + QPoint(30, 0))
    QTest.mouseRelease(viewport, LEFT, pos=start + QPoint(30, 0))

    assert theta(lab) == before
    assert not view.plot.still


def test_a_bend_does_not_stick_to_a_hand_that_let_go_while_there_were_no_lines(
    view: JoiningView, lab: Lab
) -> None:
    viewport, start = view.plot.viewport(), pixel(view, 0, "bend")
    QTest.mousePress(viewport, LEFT, pos=start)
    lab.set_gate("xor")
    QTest.mouseRelease(view, LEFT)
    lab.undo()
    before = theta(lab)
    QTest.mouseMove(viewport, start + QPoint(30, 0))

    assert theta(lab) == before


def test_escape_puts_back_what_is_held_and_one_undo_takes_back_the_whole_drag(
    view: JoiningView, lab: Lab
) -> None:
    before, viewport, start = theta(lab), view.plot.viewport(), pixel(view, 0, "bend")
    drag(view, start, start + QPoint(10, 0), start + QPoint(20, 0))
    assert theta(lab) != before
    lab.undo()
    assert theta(lab) == before
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, start + QPoint(10, 0))
    assert theta(lab) != before
    QTest.keyClick(view.plot, Key.Key_Escape)
    assert theta(lab) == before
    QTest.mouseMove(viewport, start + QPoint(30, 0))
    QTest.mouseRelease(viewport, LEFT, pos=start + QPoint(30, 0))

    assert theta(lab) == before
    assert not view.plot.still


def test_a_run_may_go_on_while_a_bend_is_held(view: JoiningView, lab: Lab) -> None:
    start = pixel(view, 1, "bend")
    viewport = view.plot.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    lab.train(5)
    before = theta(lab)
    QTest.mouseMove(viewport, start + QPoint(30, 0))
    after = theta(lab)
    QTest.mouseRelease(viewport, LEFT, pos=start + QPoint(30, 0))
    assert {name for name in before if after[name] != before[name]} == {"h1.2.b"}


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        (Key.Key_BracketLeft, "h1.2.b"),
        (Key.Key_BracketRight, "h1.2.b"),
        (Key.Key_Plus, "y.w2"),
        (Key.Key_Minus, "y.w2"),
    ],
)
def test_keys_move_the_chosen_unit_s_bend_and_height(
    view: JoiningView, lab: Lab, key: Qt.Key, changed: str
) -> None:
    view.plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.plot, Key.Key_Down)
    assert lab.snapshot().lit == "h1.2"
    before, at = theta(lab), bends(lab.experiment.model, lab.trainer.parameters)[1]
    QTest.keyClick(view.plot, key)
    after = theta(lab)
    assert {name for name in before if after[name] != before[name]} == {changed}
    if changed == "h1.2.b":
        right = bends(lab.experiment.model, lab.trainer.parameters)[1] > at
        assert right == (key == Key.Key_BracketRight)
    else:
        # Its line lies below 0 and goes down where it is made lower.
        assert (after[changed] > before[changed]) == (key == Key.Key_Plus)
