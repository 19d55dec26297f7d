"""Everything in the window can be reached by keyboard, has a name, and explains itself."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from learnscope.gui import MainWindow
from learnscope.gui.session.run_state import RunState
from learnscope.gui.widgets.view import View

Key = Qt.Key

#: What Tab comes to among other things, in this order, once there is an epoch to step back from;
#: plots by what they show.
STOPS = [
    *("reset_button", "new_start_button", "step_back_button", "run_button", "step_button"),
    *("speed", "gate", "truth_table", "learning_rate_slider", "learning_rate"),
    *("start_section", "scheme", "seed", "start_w1", "start_w2", "start_b"),
    *(
        "network_section",
        "layers",
        "more_layers",
        "bias",
        "learning_section",
        "optimizer",
        "loss",
        "batch",
    ),
    *("shuffle", "l1", "l2", "stop_section", "target_loss", "last_epoch"),
    *("neuron_view", "Answers over the inputs x1 and x2", "surface_2d"),
    *("Loss by epoch", "loss_log", "Weights and bias by epoch"),
]

#: Controls that the keys are steered by for themselves while they have the focus.
TEXT_FIELDS = ["learning_rate", "seed", "start_w1", "target_loss", "last_epoch"]


@pytest.fixture
def window(lent_unfolded: MainWindow) -> MainWindow:
    """The main window as it opens first, with nothing folded away."""
    return lent_unfolded


@pytest.fixture(scope="module")
def _all_there(at_rest: MainWindow) -> MainWindow:
    assert at_rest.parts.views
    for section in at_rest.parts.panel.sections.values():
        if section.isVisible() and not section.is_open:
            section.header.click()
    at_rest.lab.train(1)
    return at_rest


@pytest.fixture
def all_there(qtbot: QtBot, _all_there: MainWindow) -> MainWindow:
    """The window with nothing folded away, nothing left to come, and an epoch to step back from.

    One for the tests that only look at it, or move the focus.
    """
    with qtbot.waitActive(_all_there):
        _all_there.activateWindow()
    return _all_there


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
        and part.isEnabled()
        and not isinstance(part, (QHeaderView, QScrollBar))
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


def test_tab_goes_through_all_controls_in_the_order_of_reading(all_there: MainWindow) -> None:
    names = map(called, walk(all_there, Key.Key_Tab))
    for stop in STOPS:
        assert stop in names, f"{stop} does not come after what should be before it"


def test_backtab_goes_the_same_way_back(all_there: MainWindow) -> None:
    there, back = (
        # The 2-D | 3-D switch is one stop, whichever half it is.
        [called(widget).replace("surface_3d", "surface_2d") for widget in walk(all_there, key)]
        for key in (Key.Key_Tab, Key.Key_Backtab)
    )

    assert back == there[::-1]


def test_nothing_that_can_be_clicked_is_out_of_reach(all_there: MainWindow) -> None:
    reached = walk(all_there, Key.Key_Tab)
    groups = {w.group() for w in reached if isinstance(w, QAbstractButton) and w.group()}
    for part in set(interactive(all_there)) - set(reached):
        # From one part of a switch such as 2-D | 3-D the arrows lead to the others.
        assert isinstance(part, QAbstractButton), called(part)
        assert part.group() in groups, called(part)


def test_everything_that_can_be_clicked_has_a_name_and_explains_itself(
    all_there: MainWindow,
) -> None:
    parts = interactive(all_there)
    for part in parts:
        assert part.accessibleName(), called(part)
        assert explained(part), called(part)
        if isinstance(part, (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox)):
            assert part.toolTip(), called(part)
            assert part.whatsThis(), called(part)

    assert len(parts) >= len(STOPS)


def test_the_docks_buttons_have_a_name_and_explain_themselves(window: MainWindow) -> None:
    # Behind a tab a dock has no title of its own.
    for name in ("activation", "race"):
        window.docks.by_name[name].setFloating(True)
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


def test_the_wheel_over_what_has_not_the_focus_changes_nothing(window: MainWindow) -> None:
    window.lab.train(5)
    before = window.lab.experiment
    for name in ("gate", "loss", "batch", "start_w1", "seed"):
        widget = window.findChild(QWidget, name)
        centre = QPointF(widget.rect().center())
        event = QWheelEvent(
            centre,
            widget.mapToGlobal(centre),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
        assert (window.lab.trainer.epoch, window.lab.experiment) == (5, before), name
