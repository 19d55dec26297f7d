"""Docks can be closed, detached and put back, and what a person set up is there the next time."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QMenu,
    QScrollArea,
    QSlider,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from learnscope.gui import MainWindow
from learnscope.gui.layout.docks import TitleBar
from learnscope.gui.layout.registry import DOCKED, Area, in_areas
from learnscope.gui.panel.truth_table import TruthTable
from learnscope.gui.session.run_state import DEFAULT_PACE, LADDER
from learnscope.gui.settings import Settings

#: The docks that are always there at first; others may share their places, behind tabs.
DOCKS = ["experiment_dock", "neuron_dock", "surface_dock", "loss_dock", "weights_dock"]


def dock(window: MainWindow, name: str) -> QDockWidget:
    return window.findChild(QDockWidget, name)


def press_title_button(qtbot: QtBot, window: MainWindow, name: str, word: str) -> None:
    buttons = dock(window, name).titleBarWidget().findChildren(QToolButton)
    button = next(button for button in buttons if button.accessibleName().startswith(word))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def trigger(window: MainWindow, name: str) -> None:
    window.findChild(QAction, name).trigger()
    QApplication.processEvents()


def places(window: MainWindow) -> dict[str, tuple[int, int, int, int]]:
    QApplication.processEvents()
    return {
        dock.objectName(): dock.geometry().getRect()
        for dock in window.findChildren(QDockWidget)
        if not dock.visibleRegion().isEmpty()  # Qt keeps those behind tabs far outside
    }


def assert_all_docked(window: MainWindow) -> None:
    for name in DOCKS:
        assert not dock(window, name).isHidden(), name
    for other in window.findChildren(QDockWidget):
        assert not other.isFloating(), other.objectName()


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


def test_the_default_layout_can_be_restored(qtbot: QtBot, window: MainWindow) -> None:
    before = places(window)
    trigger(window, "show_loss")
    dock(window, "neuron_dock").setFloating(True)
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock(window, "surface_dock"))
    window.tabifyDockWidget(dock(window, "surface_dock"), dock(window, "weights_dock"))
    assert places(window) != before

    trigger(window, "restore_layout")

    assert_all_docked(window)
    qtbot.waitUntil(lambda: places(window) == before)


FOLDED_AT_FIRST = {"network", "learning", "stop"}


def folded(window: MainWindow) -> set[str]:
    names = {"data", "start"} | FOLDED_AT_FIRST
    return {name for name in names if window.parts.panel.sections[name].body.isHidden()}


def test_what_is_folded_in_the_panel_stays_so_until_the_default_layout_is_restored(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    first = open_window()
    assert folded(first) == FOLDED_AT_FIRST
    for name in ("start_section", "stop_section", "network_section"):
        qtbot.mouseClick(first.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)
    first.close()

    second = open_window()

    assert folded(second) == {"start", "learning"}
    assert second.parts.panel.findChild(QScrollArea).verticalScrollBar().value() == 0
    trigger(second, "restore_layout")
    assert folded(second) == FOLDED_AT_FIRST
    second.close()
    assert folded(open_window()) == FOLDED_AT_FIRST


def test_the_layout_is_kept_between_two_windows(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    first = open_window()
    first.resize(900, 740)
    trigger(first, "show_loss")
    first.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock(first, "experiment_dock"))
    QApplication.processEvents()
    before = places(first)
    assert before["experiment_dock"][0] > before["neuron_dock"][0]
    first.close()

    second = open_window()

    # Qt fits a window that was kept into the screen, and the one here is small.
    assert (second.width(), second.height()) == (800, 740)
    second.resize(900, 740)
    assert dock(second, "loss_dock").isHidden()

    def there_again() -> bool:
        # Near their least widths Qt gives docks a few pixels more or less than they had.
        now = places(second)
        return now.keys() == before.keys() and all(
            abs(one - other) <= 4
            for name in before
            for one, other in zip(now[name], before[name], strict=True)
        )

    qtbot.waitUntil(there_again)


def test_what_was_chosen_is_kept_between_two_windows(
    open_window: Callable[..., MainWindow],
) -> None:
    first = open_window(language=None, theme=None)
    trigger(first, "theme_dark")
    trigger(first, "language_ko")
    first.findChild(QSlider, "speed").setValue(8)
    first.findChild(QToolButton, "loss_log").click()
    first.close()

    second = open_window(language=None, theme=None)

    assert second.findChild(QAction, "theme_dark").isChecked()
    assert second.findChild(QAction, "language_ko").isChecked()
    assert second.lab.pace_index == second.findChild(QSlider, "speed").value() == 8
    assert second.findChild(QToolButton, "loss_log").isChecked()
    assert second.findChild(QAction, "reset").text() == "처음으로"


def test_what_the_command_line_asked_for_is_not_kept(
    open_window: Callable[..., MainWindow],
) -> None:
    first = open_window(language="ko", theme="dark")
    first.close()
    kept = Settings()

    assert (kept.language, kept.theme) == ("system", "system")


# Damaged and foreign settings


def damage(records: dict[str, bytes]) -> None:
    settings = Settings()
    for key, record in records.items():
        settings.set_bytes(key, QByteArray(record))
    settings.save()


def assert_as_at_first(window: MainWindow) -> None:
    assert_all_docked(window)
    assert (window.width(), window.height()) == (1280, 800)


@pytest.mark.parametrize(
    "record",
    [
        b"nonsense",
        b"\x00" * 64,
        bytes(range(256)),
        b"\x01\xd9\xd0\xcb\x00\x03\x00\x00" + b"\xff" * 60,
    ],
    ids=["words", "zeros", "all bytes", "beginning of a geometry"],
)
def test_a_record_of_no_use_gives_the_default_layout_and_a_line_in_the_log(
    open_window: Callable[..., MainWindow],
    caplog: pytest.LogCaptureFixture,
    record: bytes,
) -> None:
    damage({"geometry": record, "layout": record})

    window = open_window()

    assert_all_docked(window)
    assert window.screen().virtualGeometry().intersects(window.frameGeometry())
    assert [m for m in caplog.messages if "layout" in m]
    if not record.startswith(b"\x01\xd9"):
        assert_as_at_first(window)
        assert [m for m in caplog.messages if "geometry" in m]


def test_a_layout_that_was_cut_off_gives_a_whole_window(
    open_window: Callable[..., MainWindow],
) -> None:
    open_window().close()
    layout = Settings().bytes("layout").data()
    for share in (0.2, 0.5, 0.8, 0.99):
        damage({"layout": layout[: int(len(layout) * share)]})

        window = open_window()

        assert_all_docked(window)
        sizes = [(width, height) for _, _, width, height in places(window).values()]
        assert all(width > 100 and height > 60 for width, height in sizes), share
        window.close()


def test_a_file_full_of_nonsense_gives_the_default_window(
    open_window: Callable[..., MainWindow], settings_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings_file.write_text(
        "[General]\npace=fast\ntheme=pink\nlanguage=klingon\nlog_loss=7\n"
        "geometry=5\nlayout=@Point(1 2)\n[open]\nstart=perhaps\nstop=5\n"
        "[dock]\nloss=gone\nneuron=detached 1 2\n",
        encoding="utf-8",
    )

    window = open_window(language=None, theme=None)

    assert_as_at_first(window)
    assert window.lab.pace_index == DEFAULT_PACE
    assert folded(window) == FOLDED_AT_FIRST
    for key in (
        *("pace", "theme", "language", "log_loss", "geometry", "layout"),
        *("open/start", "open/stop", "dock/loss", "dock/neuron"),
    ):
        assert [m for m in caplog.messages if key in m], key


def test_settings_that_cannot_be_written_do_not_matter(
    open_window: Callable[..., MainWindow], settings_file: Path
) -> None:
    settings_file.mkdir()
    window = open_window()

    assert window.close()


def test_a_kept_layout_leaves_no_row_of_tabs_where_it_once_stood(qtbot: QtBot) -> None:
    for _ in range(2):
        window = MainWindow()
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        for _ in range(3):
            QApplication.processEvents()
        bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
        tabs = [tuple(bar.tabText(i) for i in range(bar.count())) for bar in bars]
        assert len(tabs) == len(set(tabs)) == 2
        window.close()
