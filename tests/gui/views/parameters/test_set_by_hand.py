"""Each value in the table is set by hand: typed, turned, and undone."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from table_hands import CTRL, NONE, SHIFT, Key, click, double_click, entry, parameters, press, wheel

from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.views.parameter_model import CHANGE, GRADIENT
from learnscope.gui.views.parameters import ParametersView

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.mark.parametrize(
    ("text", "value"), [("1/3", 1 / 3), ("0,5", 0.5), ("-2.25", -2.25), ("-1e-3", -0.001)]
)
def test_a_double_click_opens_a_field_and_enter_sets_the_value(
    view: ParametersView, lab: Lab, qtbot: QtBot, text: str, value: float
) -> None:
    double_click(qtbot, view, 1)
    field = entry(view)
    assert field.selectedText() == "-0.12"
    assert field.accessibleName() == "New value of w2, Enter to set"
    assert view.table.viewport().rect().contains(field.geometry())
    qtbot.keyClicks(field, text)
    with qtbot.waitSignal(view.parameters_edited) as edited:
        qtbot.keyClick(field, Key.Key_Return)
    assert edited.args == [(0.1, value, 0.0), False]
    assert entry(view) is None
    assert view.table.hasFocus()


@pytest.mark.parametrize("first", ["4", "-", ".", "+"])
def test_just_typing_begins_a_new_value(
    view: ParametersView, lab: Lab, qtbot: QtBot, first: str
) -> None:
    click(qtbot, view, 2)
    qtbot.keyClicks(view.table, first)
    assert entry(view).text() == first
    qtbot.keyClicks(entry(view), "5")
    qtbot.keyClick(entry(view), Key.Key_Enter)
    assert parameters(lab)[2] == float(f"{first}5")


@pytest.mark.parametrize("key", ["F2", "Return", "Enter"])
def test_f2_and_enter_open_the_field_too(
    view: ParametersView, lab: Lab, qtbot: QtBot, key: str
) -> None:
    click(qtbot, view, 0)
    press(view, key)
    assert entry(view).text() == "0.1"


def test_letters_open_nothing(view: ParametersView, qtbot: QtBot) -> None:
    click(qtbot, view, 0)
    qtbot.keyClicks(view.table, "b")
    assert entry(view) is None
    assert view.table.currentIndex().row() == 0


def test_gradient_and_change_are_only_read(view: ParametersView, qtbot: QtBot) -> None:
    for column in (GRADIENT, CHANGE):
        double_click(qtbot, view, 0, column)
        assert entry(view) is None


def test_escape_and_an_untouched_field_change_nothing(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(view.parameters_edited):
        click(qtbot, view, 0)
        press(view, "7")
        qtbot.keyClick(entry(view), Key.Key_Escape)
        assert entry(view) is None
        assert view.table.hasFocus()
        press(view, "F2")
        qtbot.keyClick(entry(view), Key.Key_Return)
    press(view, "Esc")
    assert view.window().focusWidget() is view.window()


@pytest.mark.parametrize("text", ["abc", "1/0", "inf", "nan", "", "1e999"])
def test_nonsense_is_refused_and_the_old_value_stays(
    view: ParametersView, lab: Lab, qtbot: QtBot, text: str
) -> None:
    double_click(qtbot, view, 2)
    field = entry(view)
    field.clear()
    qtbot.keyClicks(field, text)
    with qtbot.waitSignal(view.input_refused) as refused:
        qtbot.keyClick(field, Key.Key_Enter)
    assert refused.args[:2] == ["b", text]
    assert "number" in refused.args[2]
    assert parameters(lab) == (0.1, -0.12, 0.0)


def test_what_is_being_typed_stays_while_the_run_goes_on(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    lab.run()
    double_click(qtbot, view, 0)
    qtbot.keyClicks(entry(view), "2.5")
    lab.train(25)
    view.display(lab.snapshot())
    assert entry(view).text() == "2.5"
    now = parameters(lab)
    for key in (Key.Key_Up, Key.Key_Down):
        qtbot.keyClick(entry(view), key)
    wheel(view, 0, 1)
    assert parameters(lab) == now
    qtbot.keyClick(entry(view), Key.Key_Return)
    assert parameters(lab) == (2.5, *now[1:])
    assert lab.state is RunState.RUNNING


def test_what_was_typed_counts_when_the_focus_leaves(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    double_click(qtbot, view, 2)
    qtbot.keyClicks(entry(view), "2")
    click(qtbot, view, 0)
    assert parameters(lab)[2] == 2.0


@pytest.mark.parametrize(("modifiers", "size"), [(NONE, 0.1), (SHIFT, 0.01), (CTRL, 1.0)])
def test_the_wheel_over_the_chosen_value_changes_it(
    view: ParametersView, lab: Lab, qtbot: QtBot, modifiers: Qt.KeyboardModifier, size: float
) -> None:
    click(qtbot, view, 1)
    wheel(view, 1, 2, modifiers)
    wheel(view, 1, -1, modifiers)
    assert parameters(lab) == (0.1, pytest.approx(-0.12 + size, abs=1e-12), 0.0)
    lab.undo()
    assert parameters(lab) == (0.1, -0.12, 0.0)


def test_the_wheel_elsewhere_changes_nothing(view: ParametersView, lab: Lab, qtbot: QtBot) -> None:
    wheel(view, 1, 1)
    click(qtbot, view, 1)
    wheel(view, 0, 1)
    wheel(view, 1, 1, column=GRADIENT)
    assert parameters(lab) == (0.1, -0.12, 0.0)


@pytest.mark.parametrize(
    ("keys", "change"),
    [("Alt+Up", 0.1), ("Alt+Down", -0.1), ("Alt+Shift+Up", 0.01), ("Alt+Ctrl+Down", -1.0)],
)
def test_alt_and_the_arrows_change_the_chosen_value(
    view: ParametersView, lab: Lab, qtbot: QtBot, keys: str, change: float
) -> None:
    click(qtbot, view, 2)
    for _ in range(3):
        press(view, keys)
    assert parameters(lab) == (0.1, -0.12, pytest.approx(3 * change, abs=1e-12))
    assert view.table.currentIndex().row() == 2
    lab.undo()
    assert parameters(lab) == (0.1, -0.12, 0.0)


def test_another_row_is_another_change_to_undo(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    click(qtbot, view, 0)
    press(view, "Alt+Up")
    press(view, "Down")
    press(view, "Alt+Up")
    press(view, "Up")
    press(view, "Alt+Up")
    assert parameters(lab) == (0.3, -0.02, 0.0)
    for after in ((0.2, -0.02, 0.0), (0.2, -0.12, 0.0), (0.1, -0.12, 0.0)):
        lab.undo()
        assert parameters(lab) == after
