"""Everything can be done by keyboard, and the keys steer the run wherever a click went."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QMenu,
    QToolButton,
    QWhatsThis,
    QWidget,
)
from pytestqt.qtbot import QtBot

from learnscope.core import RandomStart
from learnscope.gui import MainWindow
from learnscope.gui.dialogs.dialogs import together
from learnscope.gui.layout.registry import DOCKED
from learnscope.gui.panel.truth_table import TruthTable
from learnscope.gui.session.run_state import RunState
from learnscope.gui.views.surface.surface import SurfaceView

Key = Qt.Key

#: The tool bar's buttons, by their commands; the last one starts a run.
BUTTONS = ["reset", "new_start", "step_back", "step", "run"]

#: Controls that the keys are steered by for themselves while they have the focus.
TEXT_FIELDS = ["learning_rate", "seed", "start_w1", "target_loss", "last_epoch"]

CLICKED = [
    *("reset_button", "new_start_button", "step_back_button", "step_button", "speed"),
    *("learning_rate_slider", "neuron_view", "surface_2d", "surface_3d", "loss_log"),
]


@pytest.fixture
def window(lent_unfolded: MainWindow) -> MainWindow:
    """The main window with nothing folded away."""
    return lent_unfolded


def press(window: MainWindow, keys: str) -> None:
    """Press a key where the focus is."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))


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


def test_control_and_a_figure_hide_and_show_a_view(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    entries = [entry.objectName() for entry in window.findChild(QMenu, "view_menu").actions()]
    names = [entry.removeprefix("show_") for entry in entries if entry.startswith("show_")]
    assert names[:5] == ["experiment", "neuron", "surface", "loss", "weights"]
    assert names[9:12] == ["joining", "hidden_space", "landscape"]

    keys = dict(zip([f"Ctrl+{figure}" for figure in "1234567890"], names, strict=False))
    keys |= {"Ctrl+Shift+1": "landscape", "Ctrl+Shift+2": "runs", "Ctrl+Shift+3": "race"}
    for key, name in keys.items():
        dock = window.findChild(QDockWidget, f"{name}_dock")
        press(window, key)
        assert dock.isHidden(), name
        press(window, key)
        assert not dock.isHidden(), name
    # There is no eleventh figure, but one with Shift.
    assert window.findChild(QAction, "show_hidden_space").shortcut().isEmpty()


def test_keys_that_follow_each_other_are_named_by_the_first_and_the_last() -> None:
    keys = [f"Ctrl+{figure}" for figure in "1234567890"]
    assert together(keys) == ["Ctrl+1 … 9, 0"]
    assert together([*keys, "Ctrl+Shift+1", "Ctrl+Shift+2"]) == ["Ctrl+1 … 9, 0", "Ctrl+Shift+1, 2"]
    assert together(["Ctrl+Shift+2", "F9", "Ctrl+G"]) == ["Ctrl+Shift+2", "F9", "Ctrl+G"]


def test_f1_says_which_keys_there_are(window: MainWindow) -> None:
    press(window, "F1")
    box = QApplication.activeModalWidget()

    for key in ("Space", "→", "←", "Home", "Ctrl+R", "Ctrl+1", "Shift+F1"):
        assert key in box.text()
    for view in together(docked.key for docked in DOCKED if docked.key):
        assert view in box.text()
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


def test_after_enter_the_keys_stay_in_the_field_and_space_leaves_its_number(
    window: MainWindow,
) -> None:
    for name in TEXT_FIELDS:
        field = window.findChild(QWidget, name)
        line = field if isinstance(field, QLineEdit) else field.lineEdit()
        field.setFocus()
        line.selectAll()
        QTest.keyClicks(field, "1")
        QTest.keyClick(field, Key.Key_Return)
        shown = line.text()
        assert field.hasFocus(), name
        assert line.selectedText() == shown != "", name

        press(window, "Space")

        assert line.text() == shown, name
        assert window.lab.state is not RunState.RUNNING, name
        QTest.keyClicks(field, "2")
        assert line.text() == "2", name
        QTest.keyClick(field, Key.Key_Escape)


def test_a_space_within_a_number_is_typed(window: MainWindow) -> None:
    field = window.findChild(QWidget, "learning_rate")
    field.setFocus()
    QTest.keyClicks(field, "1 / 4")
    QTest.keyClick(field, Key.Key_Return)

    assert window.lab.experiment.optimizer.learning_rate == 0.25
