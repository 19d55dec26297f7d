"""A drag: when a press becomes one, what it edits, and how it is taken back."""

import pytest
from PySide6.QtCore import QPointF, Qt

from learnscope.gui.plotting.gestures import Drag, NumberDrag

Edits = list[tuple[tuple[float, ...], bool]]


@pytest.mark.parametrize(("way", "moved"), [((2, 2), False), ((3, 0), True), ((0, -3), True)])
def test_a_press_becomes_a_drag_once_it_has_left_its_place(
    way: tuple[int, int], moved: bool
) -> None:
    drag = Drag("line", QPointF(10.0, 10.0))
    drag.move(QPointF(10.0 + way[0], 10.0 + way[1]))
    assert drag.moved is moved
    drag.move(QPointF(10.0, 10.0))
    assert drag.moved is moved


def test_all_edits_of_a_drag_are_one_movement() -> None:
    drag, edits = Drag("line", QPointF()), Edits()

    def edited(parameters: tuple[float, ...], goes_on: bool) -> None:
        edits.append((parameters, goes_on))

    drag.edit((1.0,), (1.0,), edited)
    drag.edit((float("nan"),), (1.0,), edited)
    assert edits == []
    drag.edit((2.0,), (1.0,), edited)
    drag.edit((3.0,), (2.0,), edited)
    assert edits == [((2.0,), False), ((3.0,), True)]
    drag.cancel(edited)
    assert edits[-1] == ((1.0,), True)


def test_a_drag_that_has_changed_nothing_has_nothing_to_put_back() -> None:
    edits = Edits()
    Drag("line", QPointF()).cancel(lambda parameters, goes_on: edits.append((parameters, goes_on)))
    assert edits == []


def test_a_number_is_dragged_across_or_up_and_down_as_it_began() -> None:
    drag = NumberDrag("w1", QPointF(0.0, 0.0))
    assert drag.to(QPointF(2.0, 1.0)) == 0.0
    assert drag.to(QPointF(1.0, -5.0)) == 5.0
    assert drag.cursor is Qt.CursorShape.SizeVerCursor
    assert drag.to(QPointF(90.0, -4.0)) == -1.0
    assert drag.to(QPointF(90.0, -4.0)) == 0.0
