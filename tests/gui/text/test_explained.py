"""Whatever one can use or watch in the window says what it is, by the glossary or by itself."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from learnscope.core import Network
from learnscope.gui import MainWindow
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.text.glossary import glossary
from learnscope.gui.text.language import LANGUAGES
from learnscope.gui.widgets.explained import explain
from learnscope.gui.widgets.view import View

# Windows other than the main one ask for a size that the offscreen platform has no word for.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def window(lent: MainWindow) -> MainWindow:
    """The main window as it opens first."""
    return lent


def test_every_widget_that_is_named_is_there(window: MainWindow) -> None:
    window.parts.panel.fill()
    assert window.parts.views  # also those that nobody has seen yet
    assert window.parts.drawing.network
    for entry in glossary("en").entries:
        for name in entry.widgets:
            found = window.findChild(QObject, name)
            assert isinstance(found, QWidget | QAction), name


def test_no_widget_is_explained_twice() -> None:
    named = [name for entry in glossary("en").entries for name in entry.widgets]
    assert len(set(named)) == len(named)


def _explained(widget: QWidget) -> bool:
    """Return whether What's this? says something on a click: the widget, or what it is part of."""
    while not widget.whatsThis() and not widget.isWindow():
        widget = widget.parentWidget()
    return bool(widget.whatsThis())


@pytest.mark.parametrize("code", LANGUAGES)
def test_everything_one_can_use_or_watch_says_what_it_is(
    open_window: Callable[..., MainWindow], code: str
) -> None:
    window = open_window(language=code)
    # Those that come later are explained as they come.
    assert window.parts.views
    kinds = (
        *(QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit),
        *(QTableWidget, Plot, View),
    )
    silent = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not isinstance(widget, QScrollBar)
        # Parts of Qt's own spin boxes, tab bars and tool bars speak through those.
        and not isinstance(widget.parent(), QAbstractSpinBox | QTabBar)
        and not widget.objectName().startswith("qt_")
        and not _explained(widget)
    ]
    assert silent == []
    for name in ("epoch_readout", "loss_readout", "accuracy_readout"):
        assert window.findChild(QLabel, name).whatsThis()


def test_what_a_widget_says_of_itself_stays(window: MainWindow) -> None:
    explain(window, "en")
    text = window.parts.single_neuron.whatsThis()
    assert glossary("en")["neuron"].short in text
    assert "double-click it to type" in text
    explain(window, "en")
    assert window.parts.single_neuron.whatsThis() == text


def test_what_the_tool_tip_says_is_not_said_again(window: MainWindow) -> None:
    explain(window, "en")
    seed = window.parts.panel.start.seed
    assert seed.toolTip() not in seed.whatsThis()
    assert glossary("en")["seed"].short in seed.whatsThis()


def test_a_widget_without_a_tip_gets_one_in_each_language(window: MainWindow) -> None:
    button = window.findChild(QWidget, "surface_2d")
    button.setToolTip("")
    explain(window, "en")
    assert button.toolTip() == glossary("en")["surface"].short
    explain(window, "ko")
    assert button.toolTip() == glossary("ko")["surface"].short
    assert window.parts.single_neuron.toolTip() == ""


def test_what_is_made_when_it_is_first_opened_is_explained_in_the_window_s_language(
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window(language="ko")
    assert window.findChild(QWidget, "optimizer") is None
    qtbot.mouseClick(window.findChild(QWidget, "learning_section"), Qt.MouseButton.LeftButton)

    optimizer = window.findChild(QWidget, "optimizer")
    assert optimizer.isVisible()
    assert glossary("ko")["optimizer"].title in optimizer.whatsThis()
    # What is asked for by its name is made where it is.
    assert window.parts.find("target_loss") is window.parts.panel.stop.target_loss


def test_a_network_that_comes_later_is_explained_and_reached_where_the_neuron_was(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window()
    window.lab.set_network(Network((2,)))
    network = window.parts.drawing.network
    assert glossary("en")["unit"].title in network.whatsThis()
    assert (
        glossary("en")["hidden_layer"].title in window.findChild(QWidget, "layer_add").whatsThis()
    )
    window.lab.set_network(Network((8, 8)))
    assert reached(window) == reached(open_window(experiment=window.lab.experiment))


def reached(window: MainWindow) -> list[str]:
    """Return what Tab may come to, in order, from the panel's first control on."""
    first = part = window.parts.panel.problem
    names: list[str] = []
    while part is not first or not names:
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
            names.append(part.objectName() or type(part).__name__)
        part = part.nextInFocusChain()
    return names
