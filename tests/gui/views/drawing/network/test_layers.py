"""Units and layers are added and taken away above the drawing of a network."""

import pytest
from network_hands import LEFT, Key, button, focus, of_a_curve, xor
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from learnscope.gui.session.lab import Lab
from learnscope.gui.views.drawing.network.network_view import NetworkView

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support raise"),
    pytest.mark.usefixtures("faster_engine"),
]


def test_the_buttons_give_more_and_fewer_units_and_layers(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    hidden = []
    for name in ("unit_add_1", "layer_add", "unit_remove_2", "unit_add_2", "layer_remove"):
        qtbot.mouseClick(button(view, name), LEFT)
        hidden.append(lab.experiment.network.hidden)

    assert hidden == [(3,), (3, 3), (3, 2), (3, 3), (3,)]
    lab.undo()
    assert lab.experiment.network.hidden == (3, 3)


def test_the_buttons_know_the_limits(view: NetworkView, lab: Lab) -> None:
    lab.open(xor(1, 8, 4, 2))

    enabled = [
        (button(view, f"unit_remove_{n}").isEnabled(), button(view, f"unit_add_{n}").isEnabled())
        for n in (1, 2, 3, 4)
    ]
    assert enabled == [(False, True), (True, False), (True, True), (True, True)]
    assert not button(view, "layer_add").isEnabled()
    lab.open(of_a_curve())
    assert not button(view, "layer_remove").isVisible()
    assert not button(view, "unit_add_1").isVisible()
    assert button(view, "layer_add").isEnabled()


@pytest.mark.parametrize("size", [(400, 210), (440, 250), (570, 292), (1200, 800)])
@pytest.mark.parametrize("hidden", [(1,), (8, 8, 8, 8), (2, 3)])
def test_the_buttons_stand_apart_above_their_layers(
    view: NetworkView, lab: Lab, hidden: tuple[int, ...], size: tuple[int, int]
) -> None:
    view.window().resize(*size)
    view.resize(*size)
    lab.open(xor(*hidden))
    view.grab()

    buttons = [b for b in view.findChildren(QToolButton) if b.isVisible()]
    assert len(buttons) == 2 * len(hidden) + 2
    drawn = [*view.texts.values(), *view.nodes.values()]
    for number, one in enumerate(buttons):
        assert view.rect().contains(one.geometry())
        others = [other.geometry() for other in buttons[:number]]
        assert not any(one.geometry().intersects(area) for area in [*others, *drawn])
        assert one.accessibleName()
        assert one.toolTip()


def test_the_cursor_comes_back_from_a_unit_that_is_gone(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    focus(view)
    for key in (Key.Key_Left, Key.Key_Down):
        qtbot.keyClick(view, key)
    assert view.cursor_key == "h1.2"
    lab.open(xor(1))

    assert view.cursor_key == "y"
