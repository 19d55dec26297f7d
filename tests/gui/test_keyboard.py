"""Everything can be done by keyboard, and the keys steer the run wherever a click went."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QHeaderView,
    QLineEdit,
    QMenu,
    QToolButton,
    QWhatsThis,
    QWidget,
)
from pytestqt.qtbot import QtBot

from learnscope.core import RandomStart
from learnscope.gui import MainWindow
from learnscope.gui.controls.truth_table import TruthTable
from learnscope.gui.player import RunState
from learnscope.gui.views.surface import SurfaceView
from learnscope.gui.views.view import View

Key = Qt.Key

#: What Tab comes to among other things, in this order, once there is an epoch to step back from;
#: plots by what they show.
STOPS = [
    *("reset_button", "new_start_button", "step_back_button", "run_button", "step_button"),
    *("speed", "gate", "truth_table", "learning_rate_slider", "learning_rate"),
    *("seed", "start_w1", "start_w2", "start_b", "loss", "batch", "target_loss", "last_epoch"),
    *("neuron_view", "Answers over the inputs x1 and x2", "surface_2d"),
    *("Loss by epoch", "loss_log", "Weights and bias by epoch"),
]

#: The tool bar's buttons, by their commands; the last one starts a run.
BUTTONS = ["reset", "new_start", "step_back", "step", "run"]

#: Controls that the keys are steered by for themselves while they have the focus.
TEXT_FIELDS = ["learning_rate", "seed", "start_w1", "target_loss", "last_epoch"]

CLICKED = [
    *("reset_button", "new_start_button", "step_back_button", "step_button", "speed"),
    *("learning_rate_slider", "neuron_view", "surface_2d", "surface_3d", "loss_log"),
]


def press(window: MainWindow, keys: str) -> None:
    """Press a key where the focus is."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))


def interactive(window: MainWindow) -> list[QWidget]:
    """Return all that a person can do something with, but for the small buttons of the docks."""
    no_focus = Qt.FocusPolicy.NoFocus
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
    parts = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, (*kinds, QAbstractScrollArea)) or widget.objectName() == "neuron_view"
    ]
    return [
        part
        for part in parts
        if part.isVisible()
        and not isinstance(part, QHeaderView)
        and not (isinstance(part, QAbstractScrollArea) and part.focusPolicy() == no_focus)
        and not isinstance(part.parent(), QAbstractSpinBox)
        and part.property("role") != "title"
    ]


def called(widget: QWidget) -> str:
    return widget.objectName() or widget.accessibleName()


def explained(widget: QWidget) -> bool:
    """Return whether Shift+F1 and a click on it say something: its own text, or its parent's."""
    while not widget.whatsThis():
        if widget.isWindow():
            return False
        widget = widget.parentWidget()
    return True


# Commands


def test_space_runs_and_pauses(qtbot: QtBot, window: MainWindow) -> None:
    press(window, "Space")
    assert window.lab.state is RunState.RUNNING
    qtbot.waitUntil(lambda: window.lab.trainer.epoch > 0)

    press(window, "Space")
    assert window.lab.state is RunState.PAUSED


def test_the_arrows_and_home_step_and_return(window: MainWindow) -> None:
    epochs = []
    for key in ("Right", "Right", "Left", "Right", "Right", "Home", "Left"):
        press(window, key)
        epochs.append(window.lab.trainer.epoch)

    assert epochs == [1, 2, 1, 2, 3, 0, 0]
    assert window.lab.state is RunState.IDLE


def test_control_r_draws_a_new_start(window: MainWindow) -> None:
    press(window, "Right")
    press(window, "Ctrl+R")

    assert window.lab.experiment.start == RandomStart(1)
    assert window.lab.trainer.epoch == 0


def test_control_and_a_figure_hide_and_show_a_view(window: MainWindow) -> None:
    entries = [entry.objectName() for entry in window.findChild(QMenu, "view_menu").actions()]
    names = [entry.removeprefix("show_") for entry in entries if entry.startswith("show_")]
    assert names[:5] == ["experiment", "neuron", "surface", "loss", "weights"]

    for number, name in enumerate(names, start=1):
        dock = window.findChild(QDockWidget, f"{name}_dock")
        press(window, f"Ctrl+{number}")
        assert dock.isHidden(), name
        press(window, f"Ctrl+{number}")
        assert not dock.isHidden(), name


def test_f1_says_which_keys_there_are(window: MainWindow) -> None:
    press(window, "F1")
    box = QApplication.activeModalWidget()

    for key in ("Space", "→", "←", "Home", "Ctrl+R", "Ctrl+1", "Shift+F1"):
        assert key in box.text()
    QTest.keyClick(box, Key.Key_Escape)
    assert not box.isVisible()


def test_shift_f1_explains_what_is_clicked_next(window: MainWindow) -> None:
    press(window, "Shift+F1")
    assert QWhatsThis.inWhatsThisMode()

    QWhatsThis.leaveWhatsThisMode()
    assert not QWhatsThis.inWhatsThisMode()


def test_no_two_commands_share_a_key(window: MainWindow) -> None:
    keys = [
        shortcut.toString()
        for action in window.findChildren(QAction)
        for shortcut in action.shortcuts()
    ]

    assert len(keys) > 12
    assert sorted(keys) == sorted(set(keys))


def test_a_button_says_its_key(window: MainWindow) -> None:
    for name in BUTTONS:
        action = window.findChild(QAction, name)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        assert f"({key})" in action.toolTip()


# Where the keys go


def test_a_text_field_keeps_the_arrows_and_home(window: MainWindow) -> None:
    window.lab.train(5)
    for name in TEXT_FIELDS:
        field = window.findChild(QWidget, name)
        field.setFocus()
        for key in (Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End):
            QTest.keyClick(field, key)

        assert window.lab.trainer.epoch == 5, name
        assert field.hasFocus(), name


def test_the_arrows_move_the_cursor_in_a_text_field(window: MainWindow) -> None:
    field = window.findChild(QLineEdit, "last_epoch")
    field.setFocus()
    QTest.keyClicks(field, "15")
    QTest.keyClick(field, Key.Key_Left)
    QTest.keyClicks(field, "2")

    assert field.text() == "125"


def test_a_control_reached_with_tab_keeps_its_arrows(window: MainWindow) -> None:
    for name in ("speed", "learning_rate_slider", "gate", "loss", "truth_table"):
        window.lab.train(5)
        trainer, epoch = window.lab.trainer, window.lab.trainer.epoch
        control = window.findChild(QWidget, name)
        control.setFocus(Qt.FocusReason.TabFocusReason)

        QTest.keyClick(control, Key.Key_Left)
        QTest.keyClick(control, Key.Key_Right)

        assert trainer.epoch == epoch, name


def test_space_presses_the_button_that_tab_came_to(window: MainWindow) -> None:
    pressed: list[str] = []
    for action in window.findChildren(QAction):
        action.triggered.connect(lambda _=False, action=action: pressed.append(action.objectName()))
    for name in BUTTONS:
        window.lab.train(5)
        button = window.findChild(QToolButton, f"{name}_button")
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(button, Key.Key_Space)

    assert pressed == BUTTONS


def test_space_presses_the_switch_of_a_view_that_tab_came_to(window: MainWindow) -> None:
    clicked: list[str] = []
    for name in ("loss_log", "surface_2d"):
        switch = window.findChild(QToolButton, name)
        switch.clicked.connect(lambda _=False, name=name: clicked.append(name))
        switch.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(switch, Key.Key_Space)

    assert clicked == ["loss_log", "surface_2d"]
    assert window.lab.state is RunState.IDLE


def test_the_surface_in_three_dimensions_is_reached_by_an_arrow(window: MainWindow) -> None:
    flat = window.findChild(QToolButton, "surface_2d")
    flat.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(flat, Key.Key_Right)

    assert window.findChild(QToolButton, "surface_3d").isChecked()
    assert window.findChild(SurfaceView, "surface_view").mode == "3d"
    assert window.lab.trainer.epoch == 0


def assert_space_runs_and_pauses(window: MainWindow, after: str) -> None:
    press(window, "Space")
    assert window.lab.state is RunState.RUNNING, f"after a click on {after}"
    press(window, "Space")
    assert window.lab.state is RunState.PAUSED, f"after a click on {after}"


def test_after_a_click_space_still_steers_the_run(qtbot: QtBot, window: MainWindow) -> None:
    for name in CLICKED:
        window.lab.train(3)
        qtbot.mouseClick(window.findChild(QWidget, name), Qt.MouseButton.LeftButton)
        assert window.lab.state is not RunState.RUNNING

        assert_space_runs_and_pauses(window, name)


def test_after_a_click_on_run_space_pauses(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.findChild(QToolButton, "run_button"), Qt.MouseButton.LeftButton)
    assert window.lab.state is RunState.RUNNING

    press(window, "Space")
    assert window.lab.state is RunState.PAUSED


def test_after_a_click_in_the_table_space_still_steers_the_run(
    qtbot: QtBot, window: MainWindow
) -> None:
    table = window.findChild(TruthTable, "truth_table")
    for column in range(table.columnCount()):
        place = table.visualItemRect(table.item(1, column)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

        assert_space_runs_and_pauses(window, f"column {column}")


def test_after_a_choice_from_a_list_space_still_steers_the_run(
    qtbot: QtBot, window: MainWindow
) -> None:
    for name in ("gate", "loss", "batch"):
        box = window.findChild(QComboBox, name)
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(box.view().isVisible)
        entry = box.view().visualRect(box.model().index(1, 0)).center()
        qtbot.mouseMove(box.view().viewport(), entry)
        qtbot.mouseClick(box.view().viewport(), Qt.MouseButton.LeftButton, pos=entry)
        qtbot.waitUntil(lambda box=box: not box.view().isVisible())
        assert box.currentIndex() == 1

        assert_space_runs_and_pauses(window, name)


def test_after_a_click_on_a_plot_space_still_steers_the_run(
    qtbot: QtBot, window: MainWindow
) -> None:
    for name in ("loss_view", "weights_view", "surface_view"):
        plots = window.findChild(QWidget, name).findChildren(QAbstractScrollArea)
        assert plots
        for plot in plots:
            qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(90, 60))

        assert_space_runs_and_pauses(window, name)


# Reaching everything


def walk(window: MainWindow, key: Qt.Key) -> list[QWidget]:
    """Press a key until the focus comes around; return where it was."""
    window.setFocus()
    found: list[QWidget] = []
    while len(found) < 100:
        QTest.keyClick(QApplication.focusWidget() or window, key)
        focus = QApplication.focusWidget()
        if focus is None or focus in found:
            break
        found.append(focus)
    return found


def test_tab_goes_through_all_controls_in_the_order_of_reading(window: MainWindow) -> None:
    window.lab.train(1)

    names = map(called, walk(window, Key.Key_Tab))
    for stop in STOPS:
        assert stop in names, f"{stop} does not come after what should be before it"


def test_backtab_goes_the_same_way_back(window: MainWindow) -> None:
    window.lab.train(1)

    there, back = (
        # The 2-D | 3-D switch is one stop, whichever half it is.
        [called(widget).replace("surface_3d", "surface_2d") for widget in walk(window, key)]
        for key in (Key.Key_Tab, Key.Key_Backtab)
    )

    assert back == there[::-1]


def test_nothing_that_can_be_clicked_is_out_of_reach(window: MainWindow) -> None:
    window.lab.train(1)
    reached = walk(window, Key.Key_Tab)
    groups = {w.group() for w in reached if isinstance(w, QAbstractButton) and w.group()}
    for part in set(interactive(window)) - set(reached):
        # From one part of a switch such as 2-D | 3-D the arrows lead to the others.
        assert isinstance(part, QAbstractButton), called(part)
        assert part.group() in groups, called(part)


def test_everything_that_can_be_clicked_has_a_name_and_explains_itself(
    window: MainWindow,
) -> None:
    parts = interactive(window)
    for part in parts:
        assert part.accessibleName(), called(part)
        assert explained(part), called(part)
        if isinstance(part, (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox)):
            assert part.toolTip(), called(part)
            assert part.whatsThis(), called(part)

    assert len(parts) >= len(STOPS)


def test_the_docks_buttons_have_a_name_and_explain_themselves(window: MainWindow) -> None:
    buttons = [b for b in window.findChildren(QToolButton) if b.property("role") == "title"]

    assert len(buttons) >= 10
    assert len({button.accessibleName() for button in buttons}) == len(buttons)
    for button in buttons:
        assert button.toolTip()
        assert button.whatsThis(), button.accessibleName()


def test_every_view_has_a_name_and_says_in_one_line_what_it_shows(window: MainWindow) -> None:
    names = ("neuron_view", "surface_view", "loss_view", "weights_view")
    views = [window.findChild(View, name) for name in names]
    before = {view.objectName(): view.accessibleDescription() for view in views}
    window.lab.train(100)

    for view in views:
        after = view.accessibleDescription()
        assert view.accessibleName(), view.objectName()
        assert after, view.objectName()
        assert "\n" not in after
        assert after != before[view.objectName()]


def test_a_button_s_name_for_the_ear_is_the_one_for_the_eye(
    qtbot: QtBot, window: MainWindow
) -> None:
    button = window.findChild(QToolButton, "run_button")
    assert button.accessibleName() == "Run"

    window.lab.run()
    qtbot.waitUntil(lambda: window.lab.trainer.epoch > 0)

    assert (button.text(), button.accessibleName()) == ("Pause", "Pause")


def test_escape_leaves_a_field_for_the_run(window: MainWindow) -> None:
    for name in TEXT_FIELDS:
        field = window.findChild(QWidget, name)
        field.setFocus()
        press(window, "Esc")
        assert not field.hasFocus(), name

    press(window, "Space")
    assert window.lab.state is RunState.RUNNING


def test_at_first_no_field_has_the_focus(open_window: Callable[..., MainWindow]) -> None:
    window = open_window()

    assert QApplication.focusWidget() in {window, None}
