"""What a person set up is there the next time; what is damaged gives the default."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cases import each_telling, telling
from dock_looks import assert_all_docked, dock, places, trigger
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QScrollArea,
    QSlider,
    QTabBar,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from learnscope.gui import MainWindow
from learnscope.gui.session.run_state import DEFAULT_PACE
from learnscope.gui.settings import Settings


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


def damage(records: dict[str, bytes]) -> None:
    settings = Settings()
    for key, record in records.items():
        settings.set_bytes(key, QByteArray(record))
    settings.save()


def assert_as_at_first(window: MainWindow) -> None:
    assert_all_docked(window)
    assert (window.width(), window.height()) == (1280, 800)


@each_telling(
    "record",
    {
        "words": b"nonsense",
        "zeros": b"\x00" * 64,
        "all bytes": bytes(range(256)),
        "beginning of a geometry": b"\x01\xd9\xd0\xcb\x00\x03\x00\x00" + b"\xff" * 60,
    },
    *("all bytes", "beginning of a geometry"),
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


@telling("shares", {str(share): share for share in (0.2, 0.5, 0.8, 0.99)}, "0.5", "0.99")
def test_a_layout_that_was_cut_off_gives_a_whole_window(
    open_window: Callable[..., MainWindow], shares: dict[str, float]
) -> None:
    open_window().close()
    layout = Settings().bytes("layout").data()
    for share in shares.values():
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
