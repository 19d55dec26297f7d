"""The menu of what was opened or saved last."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate
from learnscope.gui.files.recent import MOST, RecentFiles
from learnscope.gui.settings import Settings


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    menu = QMenu()
    qtbot.addWidget(menu)
    return menu


def shown(menu: QMenu) -> list[str]:
    """Return the files in the menu, without what forgets them."""
    return [action.text() for action in menu.actions()[:-1] if not action.isSeparator()]


def test_the_latest_comes_first_and_none_twice(menu: QMenu, tmp_path: Path) -> None:
    recent = RecentFiles(menu, Settings())
    assert shown(menu) == []
    assert not menu.menuAction().isEnabled()
    for name in ("a.learnscope", "b.json", "a.learnscope"):
        recent.add(tmp_path / name)
    assert shown(menu) == ["a.learnscope", "b.json"]
    assert menu.menuAction().isEnabled()
    assert menu.actions()[0].toolTip() == str(tmp_path / "a.learnscope")
    for number in range(20):
        recent.add(tmp_path / f"{number}.csv")
    assert shown(menu) == [f"{number}.csv" for number in range(19, 19 - MOST, -1)]


def test_it_is_the_same_at_the_next_start_until_it_is_forgotten(
    menu: QMenu, tmp_path: Path
) -> None:
    settings = Settings()
    RecentFiles(menu, settings).add(tmp_path / "a.learnscope")
    settings.save()
    later = RecentFiles(menu, Settings())
    assert shown(menu) == ["a.learnscope"]
    menu.actions()[-1].trigger()
    assert shown(menu) == []
    later.add(tmp_path / "b.csv")
    assert shown(menu) == ["b.csv"]


def test_files_of_one_name_are_told_apart_and_no_letter_is_taken_for_a_key(
    menu: QMenu, tmp_path: Path
) -> None:
    recent = RecentFiles(menu, Settings())
    for name in ("mon/a.csv", "tue/a.csv", "this & that.csv"):
        recent.add(tmp_path / name)
    assert shown(menu) == ["this && that.csv", str(Path("tue/a.csv")), str(Path("mon/a.csv"))]


def test_one_that_was_chosen_is_told(qtbot: QtBot, menu: QMenu, tmp_path: Path) -> None:
    recent = RecentFiles(menu, Settings())
    recent.add(tmp_path / "a.csv")
    with qtbot.waitSignal(recent.chosen) as told:
        menu.actions()[0].trigger()
    assert told.args == [tmp_path / "a.csv"]


def test_settings_that_hold_no_list_give_an_empty_menu(
    menu: QMenu, settings_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings_file.write_text("[General]\nrecent={}\n")
    RecentFiles(menu, Settings())
    assert shown(menu) == []
    assert "recent" in caplog.text


def test_in_the_window_it_opens_files_and_forgets_those_that_are_gone(
    qtbot: QtBot, open_window: object, tmp_path: Path
) -> None:
    window = open_window(settings=Settings())  # type: ignore[operator]
    path = tmp_path / "xor.json"
    path.write_text(Experiment(Gate("xor")).to_json())
    window.file_menu.open(path)
    assert window.lab.experiment == Experiment(Gate("xor"))
    window.lab.open(Experiment())
    window.findChild(QAction, "recent_1").trigger()
    assert window.lab.experiment == Experiment(Gate("xor"))

    path.unlink()
    window.findChild(QAction, "recent_1").trigger()
    (box,) = [w for w in window.children() if w.metaObject().className() == "QMessageBox"]
    box.close()
    assert window.findChild(QAction, "recent_1") is None
    # What a dialog closes goes with the next turn of the event loop.
    qtbot.waitUntil(lambda: window.findChild(QMenu, "recent_menu").isEmpty() is False)
