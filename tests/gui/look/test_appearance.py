"""Theme and language can be switched at any time, and then hold for everything in the window."""

from collections.abc import Callable, Iterator
from itertools import permutations

import numpy as np
import pytest
from cases import each_telling, in_any_language
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, RandomStart
from learnscope.gui import MainWindow, settings
from learnscope.gui.look.theme import DARK, LIGHT, Theme
from learnscope.gui.session.run_state import LADDER, RunState
from learnscope.gui.text.language import LANGUAGES

MAX = len(LADDER) - 1

VIEWS = ["neuron_view", "surface_view", "loss_view", "weights_view"]


@pytest.fixture
def window(lent_unfolded: MainWindow) -> MainWindow:
    """The main window with nothing folded away."""
    return lent_unfolded


def choose(window: MainWindow, name: str) -> None:
    window.findChild(QAction, name).trigger()
    QApplication.processEvents()


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def shares(image: QImage) -> dict[str, float]:
    """Return how much of a picture each colour takes."""
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32) & 0xFFFFFF
    colours, counts = np.unique(pixels, return_counts=True)
    return {
        f"#{colour:06x}": count / pixels.size for colour, count in zip(colours, counts, strict=True)
    }


def in_(theme: Theme, colours: dict[str, float]) -> float:
    grounds = {QColor(colour).name() for colour in (theme.ground, theme.panel, theme.undecided)}
    return sum(share for colour, share in colours.items() if colour in grounds)


# Theme


@each_telling("theme", {LIGHT.name: LIGHT, DARK.name: DARK}, "dark")
def test_a_theme_holds_for_the_whole_window_and_each_view(
    open_window: Callable[..., MainWindow], theme: Theme
) -> None:
    other = DARK if theme is LIGHT else LIGHT
    window = open_window(theme=other.name)
    window.lab.train(60)
    choose(window, f"theme_{theme.name}")

    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(theme.ground)
    assert window.findChild(QAction, f"theme_{theme.name}").isChecked()
    for part in (window, *(window.findChild(QWidget, name) for name in VIEWS)):
        colours = shares(picture(part))
        # The map of the answers has colours of its own almost everywhere.
        least = 0.1 if part.objectName() == "surface_view" else 0.5
        assert in_(theme, colours) > least, part.objectName()
        assert in_(other, colours) < 0.01, part.objectName()


def test_a_switched_window_looks_as_one_that_was_opened_so(
    open_window: Callable[..., MainWindow],
) -> None:
    switched, opened = open_window(theme="light"), open_window(theme="dark")
    for window in (switched, opened):
        window.lab.train(60)
    choose(switched, "theme_dark")

    for name in ("neuron_view", "surface_view", "loss_view", "weights_view", "experiment_panel"):
        parts = [window.findChild(QWidget, name) for window in (switched, opened)]
        assert picture(parts[0]) == picture(parts[1]), name


def test_the_desktop_s_theme_is_followed_only_if_that_was_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = {"system": DARK, "light": LIGHT, "dark": DARK}
    monkeypatch.setattr(settings, "resolve", desktop.__getitem__)
    changed = QGuiApplication.styleHints().colorSchemeChanged

    def ground() -> str:
        return QApplication.palette().color(QPalette.ColorRole.Window).name()

    changed.emit(Qt.ColorScheme.Dark)
    assert ground() == LIGHT.ground.lower()

    choose(window, "theme_system")
    assert ground() == DARK.ground.lower()
    desktop["system"] = LIGHT
    changed.emit(Qt.ColorScheme.Light)
    assert ground() == LIGHT.ground.lower()


def test_the_theme_can_be_switched_in_the_middle_of_a_run(qtbot: QtBot, window: MainWindow) -> None:
    window.lab.set_pace(MAX)
    window.lab.run()
    for name in ("theme_dark", "theme_light", "theme_dark"):
        epoch = window.lab.trainer.epoch
        choose(window, name)
        qtbot.waitUntil(lambda epoch=epoch: window.lab.trainer.epoch > epoch)

    assert window.lab.state is RunState.RUNNING


# Language


def texts(window: MainWindow) -> dict[str, str]:
    """Return every text in the window, by where it stands."""
    assert window.parts.views  # also those that nobody has seen yet
    found: dict[str, str] = {}
    for i, widget in enumerate(window.findChildren(QWidget)):
        if widget.objectName().startswith("qt_") or isinstance(widget.parent(), QTabBar):
            continue  # Qt's own: hidden buttons of docks, arrows beside many tabs
        place = f"{i} {type(widget).__name__} {widget.objectName()}"
        aspects = ("accessibleName", "accessibleDescription", "toolTip", "whatsThis")
        said = {aspect: getattr(widget, aspect)() for aspect in aspects} | own_texts(widget)
        found |= {f"{place} {aspect}": text for aspect, text in said.items()}
    for i, action in enumerate(window.findChildren(QAction)):
        for aspect in ("text", "iconText", "toolTip", "whatsThis"):
            found[f"{i} {action.objectName()} {aspect}"] = getattr(action, aspect)()
    return {place: text for place, text in found.items() if text}


def own_texts(widget: QWidget) -> dict[str, str]:
    """Return the texts that only widgets of this kind have."""
    if isinstance(widget, (QLabel, QAbstractButton)):
        return {"text": widget.text()}
    if isinstance(widget, QLineEdit):
        return {"placeholder": widget.placeholderText()}
    if isinstance(widget, QComboBox):
        return {"entries": ", ".join(map(widget.itemText, range(widget.count())))}
    if isinstance(widget, QDockWidget):
        return {"title": widget.windowTitle()}
    if isinstance(widget, QMenu):
        return {"title": widget.title()}
    if isinstance(widget, QTableWidget):
        return table_texts(widget)
    return {}


def table_texts(table: QTableWidget) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in range(table.columnCount()):
        found[f"header {column}"] = table.horizontalHeaderItem(column).toolTip()
        for row in range(table.rowCount()):
            item = table.item(row, column)
            found[f"{row} {column}"] = f"{item.text()} {item.toolTip()}".strip()
    return found


@pytest.fixture
def pair(open_window: Callable[..., MainWindow]) -> Iterator[Callable[[], MainWindow]]:
    """Windows that show the same moment."""

    def open_(**options: str) -> MainWindow:
        window = open_window(Experiment(start=RandomStart(3)), **options)
        window.lab.train(3)
        return window

    return open_


@each_telling("switch", {f"{a} to {b}": (a, b) for a, b in permutations(LANGUAGES, 2)}, "en to ko")
def test_a_window_that_was_switched_says_what_one_says_that_was_opened_so(
    pair: Callable[..., MainWindow], switch: tuple[str, str]
) -> None:
    before, after = switch
    switched = pair(language=before)
    first = texts(switched)
    choose(switched, f"language_{after}")
    second = texts(switched)

    # Opened only now: a translation holds for the whole application.
    opened = pair(language=after)
    # A view behind another tab says what it shows once it comes forward; here all are asked.
    opened.parts.display(opened.lab.snapshot(), hidden_too=True)
    assert second == texts(opened)
    assert second != first
    assert switched.findChild(QAction, f"language_{after}").isChecked()


def test_korean_is_korean_almost_everywhere(pair: Callable[..., MainWindow]) -> None:
    window = pair(language="en")
    before = texts(window)
    choose(window, "language_ko")
    after = texts(window)

    assert before.keys() == after.keys()
    same = {before[place] for place in before if before[place] == after[place]}
    # What stays is no word: names of gates, of parameters and of languages, numbers and signs.
    words = {
        text for text in same if any(len(word) > 3 and word.islower() for word in text.split())
    }
    assert words == set()
    hangul = [text for text in after.values() if any("가" <= letter <= "힣" for letter in text)]
    assert len(hangul) > 100


def test_the_language_can_be_switched_in_the_middle_of_a_run(
    qtbot: QtBot, window: MainWindow
) -> None:
    label = window.findChild(QLabel, "epoch_readout")
    window.lab.set_pace(MAX)
    window.lab.run()
    qtbot.waitUntil(lambda: label.text().startswith("Epoch"))

    choose(window, "language_ko")
    qtbot.waitUntil(lambda: label.text().startswith("에포크"))
    choose(window, "language_en")
    qtbot.waitUntil(lambda: label.text().startswith("Epoch"))

    assert window.lab.state is RunState.RUNNING


def test_a_number_being_typed_survives_a_switch_of_language(window: MainWindow) -> None:
    field = window.findChild(QLineEdit, "target_loss")
    field.setFocus()
    field.setText("0.0")
    choose(window, "language_ko")

    assert field.text() == "0.0"


def test_a_closed_korean_window_leaves_no_korean_behind(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window(language="ko")
    assert QCoreApplication.translate("Actions", "Reset") != "Reset"
    choose(window, "language_en")

    assert QCoreApplication.translate("Actions", "Reset") == "Reset"


@in_any_language
@each_telling("size", {"1280": (1280, 800), "1024": (1024, 700)}, "1024")
def test_no_text_is_cut_off(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    language: str,
    size: tuple[int, int],
) -> None:
    window = open_window(language=language)
    window.resize(*size)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "transport").width() == size[0])
    QApplication.processEvents()

    for label in window.findChildren(QLabel):
        if not label.isVisible() or label.pixmap().width() > 0:
            continue
        if label.wordWrap():
            # A pixel of tolerance for the line spacing of Hangul.
            assert label.heightForWidth(label.width()) <= label.height() + 2, label.text()
        else:
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width(), (
                label.text()
            )
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
    for box in filter(QWidget.isVisible, window.findChildren(QComboBox)):
        words = [box.itemText(i) for i in range(box.count())]
        widest = max((box.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        # The arrow at the right takes 22 pixels, the padding twice 6.
        assert widest + 34 <= box.width(), box.objectName()
