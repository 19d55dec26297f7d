"""Docks can be closed, detached and put back, by mouse, menu and keys."""

from collections.abc import Callable

import pytest
from dock_looks import assert_all_docked, dock, places, trigger
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from learnscope.gui import MainWindow
from learnscope.gui.layout.docks import TitleBar
from learnscope.gui.layout.registry import DOCKED, Area, in_areas
from learnscope.gui.panel.truth_table import TruthTable
from learnscope.gui.session.run_state import LADDER
from learnscope.gui.settings import Settings


@pytest.fixture
def window(lent: MainWindow) -> MainWindow:
    """The main window as it opens first."""
    return lent


def press_title_button(qtbot: QtBot, window: MainWindow, name: str, word: str) -> None:
    buttons = dock(window, name).titleBarWidget().findChildren(QToolButton)
    button = next(button for button in buttons if button.accessibleName().startswith(word))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def standing_alone(window: MainWindow) -> list[str]:
    """Return the docks that have a title bar, not a tab."""
    docks = [d for d in window.findChildren(QDockWidget) if d.isVisible()]
    return [d.objectName() for d in docks if not window.tabifiedDockWidgets(d)]


def test_a_dock_is_closed_by_its_button_and_brought_back_by_the_menu(
    qtbot: QtBot, window: MainWindow
) -> None:
    names = standing_alone(window)
    assert {"experiment_dock", "neuron_dock"} <= set(names)
    for name in names:
        press_title_button(qtbot, window, name, "Close")
        assert dock(window, name).isHidden(), name
        toggle = window.findChild(QAction, f"show_{name.removesuffix('_dock')}")
        assert not toggle.isChecked(), name

        toggle.trigger()
        assert dock(window, name).isVisible(), name
        assert toggle.isChecked(), name


def named_by_a_title(window: MainWindow) -> set[str]:
    docks = [d for d in window.findChildren(QDockWidget) if d.isVisible()]
    return {d.objectName() for d in docks if isinstance(d.titleBarWidget(), TitleBar)}


def test_a_dock_that_a_tab_names_has_no_title_and_one_alone_has(
    open_window: Callable[..., MainWindow],
) -> None:
    settings = Settings.throwaway()
    window = open_window(settings=settings)
    alone = {"experiment_dock", "neuron_dock", "loss_dock"}
    assert named_by_a_title(window) == alone

    for name in in_areas()[Area.BELOW_RIGHT][1:]:
        window.findChild(QAction, f"show_{name}").trigger()
    QApplication.processEvents()
    assert named_by_a_title(window) == alone | {"weights_dock"}

    window.findChild(QAction, "show_inside").trigger()
    QApplication.processEvents()
    assert named_by_a_title(window) == alone
    window.close()
    again = open_window(settings=settings)
    # Qt fits a window that was kept into the screen, and the one here is small.
    again.resize(1280, 800)
    QApplication.processEvents()
    assert named_by_a_title(again) == alone


def test_the_docks_of_a_window_that_goes_without_being_closed_ask_it_nothing(
    qtbot: QtBot,
) -> None:
    with qtbot.capture_exceptions() as exceptions:
        window = MainWindow(settings=Settings.throwaway(), language="en", theme="light")
        window.show()
        QApplication.processEvents()
        delete(window)
    assert not exceptions


def test_a_dock_is_detached_and_put_back_by_its_button(qtbot: QtBot, window: MainWindow) -> None:
    names = standing_alone(window)
    before = places(window)
    for name in names:
        press_title_button(qtbot, window, name, "Detach")
        assert dock(window, name).isFloating(), name

        press_title_button(qtbot, window, name, "Detach")
        assert not dock(window, name).isFloating(), name
    assert places(window).keys() == before.keys()


def test_every_dock_is_detached_and_put_back_from_the_menu_too(window: MainWindow) -> None:
    menu = window.findChild(QMenu, "detach_menu")
    assert menu.menuAction() in window.findChild(QMenu, "view_menu").actions()
    entries = menu.actions()
    assert len(entries) == len(DOCKED)
    for entry in entries:
        name = entry.objectName().replace("detach_", "") + "_dock"
        assert entry.text() == dock(window, name).windowTitle()
        entry.trigger()
        assert dock(window, name).isFloating(), name
        assert entry.isChecked(), name
        entry.trigger()
        assert not dock(window, name).isFloating(), name
        assert not entry.isChecked(), name
        assert name in places(window), f"{name} is not in front where it was put back"
    assert_all_docked(window)


def test_the_menu_of_detached_docks_follows_the_buttons_and_opens_closed_ones(
    qtbot: QtBot, window: MainWindow
) -> None:
    entry = window.findChild(QAction, "detach_loss")
    press_title_button(qtbot, window, "loss_dock", "Detach")
    assert entry.isChecked()
    press_title_button(qtbot, window, "loss_dock", "Detach")
    assert not entry.isChecked()

    dock(window, "loss_dock").close()
    entry.trigger()
    assert dock(window, "loss_dock").isVisible()
    assert dock(window, "loss_dock").isFloating()


def test_a_view_behind_tabs_stands_in_front_once_it_was_brought_back(window: MainWindow) -> None:
    for name in ("inside", "parameters", "loss_functions", "weights"):
        trigger(window, f"show_{name}")
        assert f"{name}_dock" not in places(window)
        trigger(window, f"show_{name}")
        assert f"{name}_dock" in places(window)


def test_a_dock_is_detached_by_keys_alone(qtbot: QtBot, window: MainWindow) -> None:
    menu = window.findChild(QMenu, "detach_menu")
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    for _ in range(2):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)

    assert dock(window, "neuron_dock").isFloating()


def test_a_view_that_comes_back_shows_the_present_moment(window: MainWindow) -> None:
    trigger(window, "show_loss")
    trigger(window, "show_experiment")
    window.lab.train(5)
    output = window.findChild(TruthTable, "truth_table").item(3, 4)

    trigger(window, "show_loss")
    trigger(window, "show_experiment")

    assert "5" in window.findChild(QWidget, "loss_view").accessibleDescription()
    assert output.text() == f"{window.lab.trainer.outputs()[3]:.4f}"


def test_a_hidden_view_does_not_hold_up_a_run(qtbot: QtBot, window: MainWindow) -> None:
    for name in ("show_neuron", "show_surface", "show_loss", "show_weights", "show_experiment"):
        trigger(window, name)
    window.lab.set_pace(len(LADDER) - 1)
    window.lab.run()

    qtbot.waitUntil(lambda: window.lab.trainer.epoch > 1000)


def test_a_view_that_nobody_has_seen_is_detached_with_what_it_shows(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window()
    assert "race" not in window.parts.made
    window.findChild(QAction, "detach_race").trigger()
    QApplication.processEvents()

    assert dock(window, "race_dock").isFloating()
    assert dock(window, "race_dock").widget() is window.parts.made["race"]
    assert window.parts.made["race"].isVisible()
