"""The drawing of a network by keys alone."""

import pytest
from network_hands import CTRL, SHIFT, Key, focus, theta
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from learnscope.gui.session.lab import Lab
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.drawing.network.network_view import NetworkView
from learnscope.gui.views.drawing.view_state import parameters_of

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support raise"),
    pytest.mark.usefixtures("faster_engine"),
]


def tab_to(qtbot: QtBot, view: NetworkView, name: str) -> None:
    """Go to a parameter of the unit that the keys act on."""
    for _ in range(20):
        if view.cursor_key == name:
            return
        qtbot.keyClick(view, Key.Key_Tab)
    raise AssertionError(name)


def test_the_arrows_go_from_unit_to_unit(qtbot: QtBot, view: NetworkView, lab: Lab) -> None:
    focus(view)
    assert view.cursor_key == "y"
    way = []
    for key in (Key.Key_Left, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Right, Key.Key_Right):
        qtbot.keyClick(view, key)
        way.append(view.cursor_key)

    assert way == ["h1.1", "h1.2", "h1.2", "h1.1", "y", "y"]
    assert lab.trainer.epoch == 0


def test_enter_looks_at_a_unit_and_escape_comes_back(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    focus(view)
    qtbot.keyClick(view, Key.Key_Left)
    qtbot.keyClick(view, Key.Key_Return)
    assert lab.snapshot().unit == "h1.1"

    qtbot.keyClick(view, Key.Key_Escape)
    assert lab.snapshot().unit == "y"


def test_tab_goes_through_a_unit_s_parameters_and_out(
    qtbot: QtBot, view: NetworkView, lab: Lab
) -> None:
    focus(view)
    way = []
    while view.hasFocus():
        way.append(view.cursor_key)
        qtbot.keyClick(view, Key.Key_Tab)

    assert way == ["y", *(p.name for p in parameters_of(lab.experiment.model, "y"))]


def test_backtab_goes_back_and_out(qtbot: QtBot, view: NetworkView) -> None:
    focus(view)
    tab_to(qtbot, view, "y.w2")
    way = []
    for _ in range(2):
        qtbot.keyClick(view, Key.Key_Backtab)
        way.append(view.cursor_key)
    qtbot.keyClick(view, Key.Key_Backtab)

    assert way == ["y.w1", "y"]
    assert not view.hasFocus()


@pytest.mark.parametrize("name", ["h1.1.w2", "h1.1.b"])
def test_the_keys_change_type_and_copy_a_parameter(
    qtbot: QtBot, view: NetworkView, lab: Lab, name: str
) -> None:
    before = theta(lab)
    focus(view)
    qtbot.keyClick(view, Key.Key_Left)
    tab_to(qtbot, view, name)

    qtbot.keyClick(view, Key.Key_Up)
    qtbot.keyClick(view, Key.Key_Up)
    assert theta(lab) == before | {name: round(before[name] + 0.2, 12)}
    qtbot.keyClick(view, Key.Key_Down, SHIFT)
    assert theta(lab)[name] == pytest.approx(before[name] + 0.19)

    qtbot.keyClick(view, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == exact(theta(lab)[name])

    qtbot.keyClick(view, Key.Key_Return)
    entry = view.findChild(QLineEdit, "weight_entry")
    qtbot.keyClicks(entry, "-2")
    qtbot.keyClick(entry, Key.Key_Return)
    assert theta(lab) == before | {name: -2.0}
    assert view.hasFocus()

    qtbot.keyClick(view, Key.Key_Escape)
    assert view.cursor_key == "h1.1"


def test_what_the_keys_act_on_is_lit_and_said(qtbot: QtBot, view: NetworkView, lab: Lab) -> None:
    focus(view)
    assert lab.snapshot().lit == "output"
    tab_to(qtbot, view, "y.w1")

    assert lab.snapshot().lit == "y.w1"
    assert "unit 1 of layer 1" in view.accessibleDescription()
    view.window().setFocus()
    assert lab.snapshot().lit == ""
