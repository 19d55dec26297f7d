"""What goes wrong in what Qt calls is logged, and said in its place."""

import gc
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from guarded_classes import METHODS, failing
from PySide6.QtCore import QAbstractTableModel, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Network
from learnscope.gui.plotting.items import LineItem
from learnscope.gui.session.run_state import LADDER
from learnscope.gui.update.contributions import ContributionList
from learnscope.gui.widgets import guard
from learnscope.gui.widgets.guard import guarded, paint_undrawn
from learnscope.gui.widgets.number_field import NumberField
from learnscope.gui.widgets.view import Cover


@pytest.fixture
def window(lent: Any) -> Any:
    """The main window as it opens first."""
    return lent


def _mouse(kind: QEvent.Type) -> Callable[[], QEvent]:
    def event() -> QEvent:
        at, left = QPointF(5.0, 5.0), Qt.MouseButton.LeftButton
        return QMouseEvent(kind, at, at, left, left, Qt.KeyboardModifier.NoModifier)

    return event


def _key(kind: QEvent.Type) -> Callable[[], QEvent]:
    return lambda: QKeyEvent(kind, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)


def _wheel() -> QEvent:
    at, none = QPointF(5.0, 5.0), Qt.KeyboardModifier.NoModifier
    turn, phase = QPoint(0, 120), Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(at, at, QPoint(), turn, Qt.MouseButton.NoButton, none, phase, False)


KIND = QEvent.Type
#: How Qt comes to call each kind of event method.
EVENTS: dict[str, Callable[[], QEvent]] = {
    "mousePressEvent": _mouse(KIND.MouseButtonPress),
    "mouseMoveEvent": _mouse(KIND.MouseMove),
    "mouseReleaseEvent": _mouse(KIND.MouseButtonRelease),
    "mouseDoubleClickEvent": _mouse(KIND.MouseButtonDblClick),
    "keyPressEvent": _key(KIND.KeyPress),
    "keyReleaseEvent": _key(KIND.KeyRelease),
    "wheelEvent": _wheel,
    "enterEvent": lambda: QEnterEvent(QPointF(), QPointF(), QPointF()),
    "leaveEvent": lambda: QEvent(KIND.Leave),
    "focusInEvent": lambda: QFocusEvent(KIND.FocusIn),
    "focusOutEvent": lambda: QFocusEvent(KIND.FocusOut),
    "resizeEvent": lambda: QResizeEvent(QSize(90, 90), QSize(80, 80)),
    "showEvent": QShowEvent,
    "hideEvent": QHideEvent,
    "changeEvent": lambda: QEvent(KIND.FontChange),
    "closeEvent": QCloseEvent,
}
#: Events that a scroll area gets through what it scrolls.
_OF_VIEWPORTS = {"mousePressEvent", "mouseMoveEvent", "mouseReleaseEvent", "wheelEvent"} | {
    "mouseDoubleClickEvent",
    "resizeEvent",
}


def test_an_exception_in_an_event_of_any_widget_is_logged_and_the_program_goes_on(
    window: Any, faults: list[str]
) -> None:
    window.lab.set_network(Network((2,)))
    assert window.parts.views  # also those that nobody has seen yet
    widgets = [window, *window.findChildren(QWidget)]
    tried = 0
    for cls, name in METHODS:
        widget = next((each for each in widgets if type(each) is cls), None)
        if widget is None or name not in EVENTS:
            continue
        viewport = getattr(widget, "viewport", None)
        target = viewport() if viewport is not None and name in _OF_VIEWPORTS else widget
        with failing(cls, name):
            QApplication.sendEvent(target, EVENTS[name]())
        assert [told.splitlines()[0] for told in faults] == [
            f"something went wrong in {cls.__name__}.{name}, and was left out"
        ]
        faults.clear()
        tried += 1
    assert tried > 50
    epoch = window.lab.trainer.epoch
    window.lab.step()
    assert window.lab.trainer.epoch == epoch + 1


def _opened(window: Any, qtbot: QtBot) -> None:
    for dock in window.docks.by_name.values():
        dock.setFloating(True)
        dock.show()
    for view in window.parts.views.values():
        qtbot.waitUntil(view.isVisible)


def _said_by(widget: QWidget, monkeypatch: pytest.MonkeyPatch) -> tuple[QImage, list[QWidget]]:
    """Paint a widget, and tell which widgets said that they could not be drawn."""
    said: list[QWidget] = []

    def say(which: QWidget) -> None:
        said.append(which)
        paint_undrawn(which)

    with monkeypatch.context() as patch:
        patch.setattr(guard, "paint_undrawn", say)
        picture = widget.grab().toImage()
    return picture, said


PAINTING = [
    (cls, name)
    for cls, name in METHODS
    if name in {"paintEvent", "drawForeground", "drawBackground"}
]


def test_what_cannot_be_painted_says_so_in_its_place_and_is_painted_again_later(
    qtbot: QtBot, window: Any, faults: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.lab.set_network(Network((2,)))
    _opened(window, qtbot)
    tried = set()
    for cls, name in PAINTING:
        for widget in window.findChildren(cls):
            if not widget.isVisible():
                continue
            _renew(widget)
            healthy, said = _said_by(widget, monkeypatch)
            assert said == []
            with failing(cls, name):
                _renew(widget)
                ill, said = _said_by(widget, monkeypatch)
                # A picture that Qt keeps is not painted anew, and is as wrong as before.
                again, said_again = _said_by(widget, monkeypatch)
            assert said == said_again == [widget]
            assert ill == again
            assert len(faults) == 1
            faults.clear()
            guard.forget_reports()
            _renew(widget)
            recovered, said = _said_by(widget, monkeypatch)
            assert said == []
            assert recovered == healthy
            tried.add((cls, name))
    assert len(tried) >= 9


def _renew(widget: QWidget) -> None:
    getattr(widget, "renew", widget.update)()


@pytest.mark.parametrize("name", ["paint", "boundingRect"])
def test_a_plot_says_that_a_line_in_it_could_not_be_drawn(
    window: Any, faults: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    plot = window.parts.loss.plot
    with failing(LineItem, name):
        _, said = _said_by(plot, monkeypatch)
    assert said == [plot]
    assert f"LineItem.{name}" in faults.pop()
    _, said = _said_by(plot, monkeypatch)
    assert said == []


def test_a_table_says_that_a_cell_could_not_be_drawn(
    qtbot: QtBot, faults: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    contributions = ContributionList()
    qtbot.addWidget(contributions)
    contributions.resize(200, 100)

    @guarded
    class Cells(QAbstractTableModel):
        def rowCount(self, _parent: object = None) -> int:  # noqa: N802
            return 2

        def columnCount(self, _parent: object = None) -> int:  # noqa: N802
            return 2

        def data(self, _index: object, _role: object = None) -> None:
            raise LookupError("no such cell")

    contributions.setModel(Cells(contributions))
    contributions.show()
    _, said = _said_by(contributions, monkeypatch)
    assert said == [contributions]
    assert "LookupError: no such cell" in faults.pop()


def test_the_words_stand_in_the_middle_of_the_place_on_a_ground_of_their_own(
    qtbot: QtBot, faults: list[str]
) -> None:
    @guarded
    class Broken(QWidget):
        def paintEvent(self, _event: object) -> None:  # noqa: N802
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor("red"))
            raise ValueError("half way")

    widget = Broken()
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    picture = widget.grab().toImage()
    faults.clear()
    colours = np.array(
        [[picture.pixel(x, y) for x in range(300)] for y in range(200)], dtype=np.uint32
    )
    ground = widget.palette().base().color().rgb()
    assert (colours[:40] == ground).all()
    assert (colours[160:] == ground).all()
    assert (colours[60:140] != ground).sum() > 500
    assert not (colours == QColor("red").rgb()).any()


def test_a_fault_of_a_view_between_two_moments_covers_it_until_the_next_moment(
    window: Any, faults: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = window.parts.loss

    def fail(_snapshot: object) -> None:
        raise OverflowError("too far")

    with monkeypatch.context() as patch:
        patch.setattr(view, "display", fail)
        window.lab.step()
        window.lab.step()
        cover = view.findChild(Cover)
        assert cover.isVisible()
        assert cover.geometry() == view.rect()
        assert "could not be drawn" in cover.text()
        # The others are told all the same.
        assert window.findChild(QLabel, "epoch_readout").text().endswith("2")
    assert len(faults) == 1
    assert "OverflowError: too far" in faults.pop()
    window.lab.step()
    assert view.findChild(Cover) is None


def test_a_run_goes_on_beside_a_view_that_fails(
    qtbot: QtBot, window: Any, faults: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = window.parts.surface
    monkeypatch.setattr(view, "display", lambda _snapshot: 1 / 0)
    window.lab.set_pace(len(LADDER) - 1)
    window.lab.run()
    qtbot.waitUntil(lambda: window.lab.trainer.epoch > 20)
    window.lab.pause()
    assert len(faults) == 1
    faults.clear()


def test_an_exception_that_nothing_caught_is_logged_once(faults: list[str]) -> None:
    def slot() -> None:
        raise RuntimeError("in a slot")

    for _ in range(60):
        try:
            slot()
        except RuntimeError:
            guard.report_uncaught(*sys.exc_info())  # type: ignore[arg-type]
    assert len(faults) == 1
    assert "RuntimeError: in a slot" in faults.pop()


def test_a_field_that_cannot_read_keeps_its_value(qtbot: QtBot, faults: list[str]) -> None:
    field = NumberField(-10.0, 10.0, 0.1)
    qtbot.addWidget(field)
    field.setValue(2.5)
    with failing(NumberField, "valueFromText"):
        field.lineEdit().setText("3")
        field.interpretText()
    assert field.value() == 2.5
    faults.clear()


def test_a_fault_holds_nothing_back(qtbot: QtBot, faults: list[str]) -> None:
    kept: list[object] = []

    class Thing:
        def __del__(self) -> None:
            kept.append(self.__class__)

    @guarded
    class Broken(QWidget):
        def mousePressEvent(self, _event: object) -> None:  # noqa: N802
            thing = Thing()
            raise ValueError(str(thing is None))

    widget = Broken()
    qtbot.addWidget(widget)
    gc.disable()
    try:
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    finally:
        gc.enable()
    assert kept == [Thing]
    faults.clear()
