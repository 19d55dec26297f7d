"""The table of the parameters in the window: its place, its keys, and what undo takes back."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from table_hands import Key, click, double_click, entry, parameters, press

from learnscope import assets
from learnscope.core import Experiment, Optimizer, UpdateTrace, ValuesStart
from learnscope.gui import MainWindow
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.views.parameter_model import CHANGE, VALUE

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.fixture
def window(lent: MainWindow) -> MainWindow:
    """The main window as it opens first."""
    return lent


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
