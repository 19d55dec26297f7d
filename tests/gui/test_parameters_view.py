"""The table of the parameters: exact, quick for any number of them, each to be set by hand."""

import dataclasses
import json
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from learnscope import assets
from learnscope.core import (
    Batch,
    Experiment,
    Gate,
    Network,
    Optimizer,
    RandomStart,
    UpdateTrace,
    ValuesStart,
)
from learnscope.gui import MainWindow
from learnscope.gui.look.theme import DARK, LIGHT, Theme
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import NextUpdate, Snapshot
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.views.parameter_table import CHANGE, GRADIENT, SYMBOL, VALUE, ParameterTable
from learnscope.gui.views.parameters import ParametersView

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)

WORKED = Experiment.from_json(json.dumps({"problem": {"kind": "gate", "name": "and", "rows": [2]}}))

LARGE = Experiment(problem=Gate("parity"), network=Network((8, 8, 8, 8)), start=RandomStart())
MANY = LARGE.model.parameter_names


@pytest.fixture
def lab() -> Iterator[Lab]:
    """A run of the worked example, row 1 0 alone."""
    lab = Lab(WORKED)
    yield lab
    lab.pause()


@pytest.fixture
def view(qtbot: QtBot, lab: Lab) -> Iterator[ParametersView]:
    """The table as it stands in a window, connected as the window connects it."""
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    qtbot.addWidget(window)
    view = ParametersView(window)
    for widget in (view, window):
        widget.resize(440, 280)
    view.parameters_edited.connect(lab.edit)
    view.quantity_hovered.connect(lab.light)
    lab.frame.connect(view.display)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    lab.refresh()
    yield view
    lab.frame.disconnect(view.display)
    window.close()


def parameters(lab: Lab) -> tuple[float, ...]:
    return tuple(lab.trainer.parameters.tolist())


def place(table: ParameterTable, row: int, column: int = VALUE) -> QPoint:
    return table.visualRect(table.parameters.index(row, column)).center()


def click(qtbot: QtBot, view: ParametersView, row: int, column: int = VALUE) -> None:
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=place(view.table, row, column))


def double_click(qtbot: QtBot, view: ParametersView, row: int, column: int = VALUE) -> None:
    at = place(view.table, row, column)
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(view.table.viewport(), LEFT, pos=at)


def press(view: ParametersView, keys: str) -> None:
    """Press a key where the focus is."""
    QTest.keySequence(QApplication.focusWidget() or view.window(), QKeySequence(keys))


def wheel(
    view: ParametersView,
    row: int,
    notches: float,
    modifiers: Qt.KeyboardModifier = NONE,
    column: int = VALUE,
) -> None:
    viewport = view.table.viewport()
    at = QPointF(place(view.table, row, column))
    event = QWheelEvent(
        at,
        QPointF(viewport.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def entry(view: QWidget) -> Any:
    """Return the open field for typing, or None."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return view.findChild(QLineEdit, "weight_entry")


def with_many(snapshot: Snapshot, shift: float = 0.0, inside: Any = None) -> Snapshot:
    """Return a moment of a network of 257 parameters."""
    values = tuple(0.01 * number + shift for number in range(len(MANY)))
    update = dataclasses.replace(
        snapshot.update, parameters=cast("Any", values), gradient=cast("Any", values[::-1])
    )
    return dataclasses.replace(
        snapshot,
        experiment=LARGE,
        parameters=update.parameters,
        next_update=NextUpdate(iter([update])),
        inside=inside,
    )


# What it shows


def test_it_shows_the_worked_example(view: ParametersView) -> None:
    cells = [
        [view.table.model().index(row, column).data() for column in range(CHANGE + 1)]
        for row in range(3)
    ]
    assert cells == [
        ["w1", "0.1000", "0.5250", "−0.5250"],
        ["w2", "−0.1200", "0.0000", "0.0000"],
        ["b", "0.0000", "0.5250", "−0.5250"],
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    gate=st.sampled_from(["and", "xor", "nor"]),
    rate=st.floats(0, 100),
    start=st.tuples(*[st.floats(-1e6, 1e6)] * 3),
    size=st.sampled_from([None, 1, 3]),
    epochs=st.integers(0, 30),
)
def test_value_and_next_change_make_the_next_value(
    view: ParametersView,
    gate: str,
    rate: float,
    start: tuple[float, float, float],
    size: int | None,
    epochs: int,
) -> None:
    optimizer = Optimizer(learning_rate=rate)
    experiment = Experiment(
        Gate(gate), optimizer=optimizer, batch=Batch(size), start=ValuesStart(start)
    )
    lab = Lab(experiment)
    lab.train(epochs)
    view.display(lab.snapshot())
    update = lab.trainer.trace_epoch()[0]
    model = view.table.parameters
    for row, after in enumerate(update.updated):
        assert model.number(row, VALUE) == parameters(lab)[row]
        assert model.number(row, GRADIENT) == update.gradient[row]
        assert model.number(row, VALUE) + model.number(row, CHANGE) == after
    lab.pause()
    lab.deleteLater()


def test_no_gradient_makes_a_change_of_0_and_not_of_minus_0(view: ParametersView) -> None:
    index = view.table.parameters.index(1, CHANGE)
    assert "\n0.0\n" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_hovering_gives_every_digit_and_what_can_be_done(view: ParametersView, lab: Lab) -> None:
    lab.train(3)
    update = lab.snapshot().update
    tips = [
        view.table.parameters.index(0, column).data(Qt.ItemDataRole.ToolTipRole)
        for column in range(CHANGE + 1)
    ]
    assert tips[SYMBOL].startswith("w1")
    for column, values in (
        (VALUE, update.parameters),
        (GRADIENT, update.gradient),
        (CHANGE, update.changes),
    ):
        assert exact(values[0]) in tips[column].split("\n")
    assert "Double-click" in tips[VALUE]
    assert "∂L/∂w1" in tips[GRADIENT]
    assert f"−1 · {fixed(update.gradient[0])}" in tips[CHANGE]


def test_every_heading_says_what_it_means(view: ParametersView) -> None:
    model = view.table.model()
    sides = (Qt.Orientation.Horizontal,)
    for column, heading in enumerate(("θ", "Value", "Gradient ∂L/∂θ", "Next change")):
        assert model.headerData(column, *sides) == heading
        assert len(model.headerData(column, *sides, Qt.ItemDataRole.ToolTipRole)) > 20


@pytest.mark.parametrize("width", [900, 440, 350, 260])
def test_numbers_stay_in_their_columns(view: ParametersView, lab: Lab, width: int) -> None:
    lab.edit((-123456.789, 1e-250, -3e200))
    view.resize(width, 280)
    table = view.table
    metrics = table.fontMetrics()
    for row in range(3):
        for column in (VALUE, GRADIENT, CHANGE):
            text = table.parameters.text(row, column)
            assert metrics.horizontalAdvance(text) <= table.columnWidth(column) - 8, text
    for column in (VALUE, GRADIENT, CHANGE):
        heading = str(table.model().headerData(column, Qt.Orientation.Horizontal))
        room = table.columnWidth(column)
        assert (
            width == 260
            or table.horizontalHeader().fontMetrics().horizontalAdvance(heading) <= room
        )


def test_everyday_numbers_have_four_decimals_in_any_width(view: ParametersView) -> None:
    for width in (900, 440, 350):
        view.resize(width, 280)
        assert view.table.parameters.text(1, VALUE) == "−0.1200"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_symbol_has_the_parameter_s_colour(view: ParametersView, theme: Theme) -> None:
    view.apply_theme(theme)
    table = view.table
    image = table.viewport().grab().toImage()
    for row, name in enumerate(("w1", "w2", "b")):
        area = table.visualRect(table.parameters.index(row, SYMBOL))
        found = {
            QColor(image.pixel(x, y)).name()
            for x in range(area.left(), area.right())
            for y in range(area.top(), area.bottom())
        }
        assert theme.colour(name).name() in found
    assert theme.parameter("layer 2, w17") == theme.colour("ink")


def test_the_caption_says_at_which_learning_rate(view: ParametersView, lab: Lab) -> None:
    lab.set_learning_rate(0.25)
    assert view.caption.text().endswith("0.25")
    assert view.table.parameters.text(0, CHANGE) == fixed(-0.25 * lab.snapshot().update.gradient[0])


def test_an_open_update_is_the_one_that_is_shown(view: ParametersView, lab: Lab) -> None:
    lab.open(dataclasses.replace(Experiment(), batch=Batch(1)))
    for _ in range(5):
        lab.look_inside()
    inside = lab.snapshot().inside
    assert inside is not None
    assert inside.number == 1
    model = view.table.parameters
    assert [model.number(row, VALUE) for row in range(3)] == list(inside.update.parameters)
    assert [model.number(row, GRADIENT) for row in range(3)] == list(inside.update.gradient)
    assert "open" in view.caption.text()


def test_a_later_update_of_the_epoch_cannot_be_set_by_hand(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    lab.open(dataclasses.replace(Experiment(), batch=Batch(1)))
    for _ in range(5):
        lab.look_inside()
    with qtbot.assertNotEmitted(view.parameters_edited):
        double_click(qtbot, view, 0)
        assert entry(view) is None
        wheel(view, 0, 1)
        press(view, "Alt+Up")
        press(view, "5")
    assert entry(view) is None
    assert "Double-click" not in view.table.parameters.index(0, VALUE).data(
        Qt.ItemDataRole.ToolTipRole
    )


def test_it_is_told_in_one_line_of_text(view: ParametersView, lab: Lab) -> None:
    assert view.accessibleDescription() == (
        "At epoch 0: 3 parameters. The next update moves w1 most: from 0.1000 by −0.5250."
    )
    lab.train(1)
    assert "At epoch 1" in view.table.accessibleDescription()
    said = view.table.parameters.index(1, VALUE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "w2, Value: −0.1200"


# Any number of parameters


def test_257_parameters_are_shown_and_only_those_in_sight_are_told_of(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    # A pointer left over the table by another test would bring the lab's own three parameters back.
    view.quantity_hovered.disconnect(lab.light)
    table = view.table
    view.display(with_many(lab.snapshot()))
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 200)
    assert table.model().rowCount() == 257

    def at_the_end() -> bool:
        # Again, since the first layout of a table on a busy machine may come after the scrolling.
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
        return table.rowAt(0) > 200

    qtbot.waitUntil(at_the_end)
    told: list[tuple[int, int]] = []
    table.model().dataChanged.connect(lambda a, b, _roles: told.append((a.row(), b.row())))
    view.display(with_many(lab.snapshot(), shift=1.0))
    (first, last), *more = told
    assert not more
    assert (first, last) == (table.rowAt(0), 256)
    assert last - first < 12
    assert table.parameters.text(256, VALUE) == "3.5600"
    assert table.parameters.text(0, VALUE) == "1.0000"
    assert not view.grab().isNull()


def test_the_same_moment_again_is_no_change(view: ParametersView, lab: Lab) -> None:
    told: list[object] = []
    view.table.model().dataChanged.connect(lambda *cells: told.append(cells))
    lab.light("w2")
    lab.refresh()
    assert told == []
    lab.step()
    assert len(told) == 1


def test_one_of_257_is_set_and_the_others_stay(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    # The lab's own network has three.
    view.parameters_edited.disconnect(lab.edit)
    view.quantity_hovered.disconnect(lab.light)
    moment = with_many(lab.snapshot())
    view.display(moment)
    qtbot.waitUntil(lambda: view.table.verticalScrollBar().maximum() > 200)
    view.table.scrollTo(view.table.parameters.index(200, VALUE))
    double_click(qtbot, view, 200)
    qtbot.keyClicks(entry(view), "1/3")
    with qtbot.waitSignal(view.parameters_edited) as edited:
        qtbot.keyClick(entry(view), Key.Key_Return)
    values, goes_on = edited.args
    before = moment.update.parameters
    assert values == (*before[:200], 1 / 3, *before[201:])
    assert goes_on is False


def test_a_field_left_open_goes_with_its_network(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    double_click(qtbot, view, 2)
    qtbot.keyClicks(entry(view), "7")
    with qtbot.assertNotEmitted(view.parameters_edited):
        view.display(with_many(lab.snapshot()))
    assert entry(view) is None


# Setting values


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


# Finding one's way


@pytest.mark.parametrize(
    ("column", "expected"),
    [(SYMBOL, "w1"), (VALUE, "0.1"), (GRADIENT, None), (CHANGE, None)],
)
def test_control_c_copies_every_digit(
    view: ParametersView, lab: Lab, qtbot: QtBot, column: int, expected: str | None
) -> None:
    click(qtbot, view, 0, column)
    press(view, "Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    if expected is None:
        expected = exact(view.table.parameters.number(0, column))
        assert len(expected) > 15
    assert copied == expected


def test_pointing_at_a_row_lights_it_everywhere(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    viewport = view.table.viewport()
    for row, name in enumerate(("w1", "w2", "b")):
        qtbot.mouseMove(viewport, place(view.table, row, GRADIENT))
        assert lab.snapshot().lit == name
    qtbot.mouseMove(viewport, QPoint(200, viewport.height() - 4))
    assert lab.snapshot().lit == ""
    qtbot.mouseMove(viewport, place(view.table, 0))
    QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    assert lab.snapshot().lit == ""


def test_what_is_lit_elsewhere_is_lit_here(view: ParametersView, lab: Lab) -> None:
    lab.light("b")
    image = view.table.viewport().grab().toImage()
    grounds = [
        QColor(image.pixel(view.table.columnViewportPosition(VALUE), place(view.table, row).y()))
        for row in range(3)
    ]
    assert grounds == [LIGHT.colour("panel")] * 2 + [LIGHT.colour("selection")]


def test_tab_comes_to_the_first_value_and_arrows_move_on(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    view.window().setFocus()
    press(view, "Tab")
    table = view.table
    assert table.hasFocus()
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, VALUE)
    assert lab.snapshot().lit == "w1"
    press(view, "Down")
    assert lab.snapshot().lit == "w2"
    press(view, "Right")
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, GRADIENT)
    view.window().setFocus()
    assert not table.hasFocus()
    assert lab.snapshot().lit == ""


@pytest.mark.parametrize("reason", ["MouseFocusReason", "TabFocusReason"])
def test_after_a_click_the_arrows_across_are_the_run_s_and_after_tab_the_table_s(
    view: ParametersView, reason: str
) -> None:
    view.window().setFocus()
    view.table.setFocus(Qt.FocusReason[reason])
    for key, modifiers in (
        (Key.Key_Right, NONE),
        (Key.Key_Home, NONE),
        (Key.Key_Right, SHIFT),
        (Key.Key_Space, NONE),
    ):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        event.ignore()
        QApplication.sendEvent(view.table, event)
        own = reason == "TabFocusReason" and key != Key.Key_Space and modifiers == NONE
        assert event.isAccepted() is own


# In the window


@pytest.fixture
def opened(window: MainWindow) -> MainWindow:
    """The window with the table in front."""
    window.docks.bring_forward("parameters")
    QApplication.processEvents()
    assert not window.parts.parameters.visibleRegion().isEmpty()
    return window


def test_the_window_has_it_behind_the_weights_and_a_key_for_it(window: MainWindow) -> None:
    docks = window.docks.by_name
    assert docks["parameters"] in window.tabifiedDockWidgets(docks["weights"])
    assert window.parts.parameters.visibleRegion().isEmpty()
    assert window.findChild(QAction, "show_parameters").shortcut() == QKeySequence("Ctrl+9")


def test_the_window_takes_what_is_typed_and_undoes_it(opened: MainWindow, qtbot: QtBot) -> None:
    view = opened.parts.parameters
    double_click(qtbot, view, 0)
    qtbot.keyClicks(entry(view), "3")
    qtbot.keyClick(entry(view), Key.Key_Return)
    assert parameters(opened.lab) == (3.0, -0.12, 0.0)
    assert view.table.parameters.text(0, VALUE) == "3.0000"
    opened.findChild(QAction, "undo").trigger()
    assert parameters(opened.lab) == (0.1, -0.12, 0.0)
    assert view.table.parameters.text(0, VALUE) == "0.1000"


@pytest.mark.parametrize(("text", "word"), [("abc", "abc"), ("1e400", "such as 0.5")])
def test_what_cannot_be_is_refused_in_words(
    opened: MainWindow, qtbot: QtBot, text: str, word: str
) -> None:
    view = opened.parts.parameters
    double_click(qtbot, view, 0)
    qtbot.keyClicks(entry(view), text)
    qtbot.keyClick(entry(view), Key.Key_Return)
    said = [label.text() for label in opened.parts.message.findChildren(QLabel)]
    assert any(word in each for each in said), said
    assert parameters(opened.lab) == (0.1, -0.12, 0.0)


def test_after_a_click_in_it_the_keys_still_steer_the_run(opened: MainWindow, qtbot: QtBot) -> None:
    view = opened.parts.parameters
    click(qtbot, view, 1)
    for keys in ("Right", "Right", "Left"):
        press(view, keys)
    assert opened.lab.trainer.epoch == 1
    press(view, "Space")
    assert opened.lab.state is RunState.RUNNING
    press(view, "Space")
    assert opened.lab.state is RunState.PAUSED
    press(view, "Down")
    assert view.table.currentIndex().row() == 2
    assert opened.lab.trainer.epoch >= 1


def test_it_can_be_reached_with_tab_and_explains_itself(opened: MainWindow) -> None:
    opened.setFocus()
    seen = set()
    while (focus := QApplication.focusWidget()) not in seen:
        seen.add(focus)
        QTest.keyClick(focus or opened, Key.Key_Tab)
    assert opened.parts.parameters.table in seen
    text = opened.parts.parameters.whatsThis()
    assert "three parameters" in text
    assert "Alt+↑" in text


def test_its_cells_hold_still_while_a_run_goes_on(opened: MainWindow, qtbot: QtBot) -> None:
    table = opened.parts.parameters.table
    widths = [table.columnWidth(column) for column in range(CHANGE + 1)]
    opened.lab.set_pace(9)
    opened.lab.run()
    qtbot.waitUntil(lambda: opened.lab.trainer.epoch > 500)
    opened.lab.pause()
    assert [table.columnWidth(column) for column in range(CHANGE + 1)] == widths
    assert table.parameters.number(0, VALUE) == parameters(opened.lab)[0]


def test_the_glossary_speaks_of_the_table_in_both_languages() -> None:
    for language, word in (("en", "table of the parameters"), ("ko", "파라미터 표")):
        data = json.loads(assets.path("glossary", f"{language}.json").read_text("utf-8"))
        entries = {each["id"]: each for each in data["entries"]}
        assert "parameters_view" in entries["parameter"]["widgets"]
        for id_ in ("parameter", "by_hand"):
            assert word in entries[id_]["long"]


def test_korean_says_it_in_korean(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(language="ko")
    model = window.parts.parameters.table.model()
    assert model.headerData(VALUE, Qt.Orientation.Horizontal) == "값"
    assert window.docks.by_name["parameters"].windowTitle() == "파라미터"
    assert "파라미터 3개" in window.parts.parameters.accessibleDescription()


def test_the_snapshot_s_update_is_the_one_that_is_made_next() -> None:
    lab = Lab(Experiment(optimizer=Optimizer(learning_rate=0.3), start=ValuesStart((1, 2, 3))))
    update: UpdateTrace = lab.snapshot().update
    lab.train(1)
    assert parameters(lab) == update.updated
    lab.deleteLater()
