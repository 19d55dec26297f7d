"""In the smallest room a number stands whole, with fewer digits, or not at all: never cut."""

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cases import each_telling
from every_dock import docks_in_turn
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Network, ValuesStart
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.text.numbers import LEFT_OUT, fitted, parse

SIZES = [(800, 450), (1024, 700), (1280, 800)]
finite = st.floats(allow_nan=False, allow_infinity=False)


@given(finite, st.integers(0, 14))
def test_a_number_with_fewer_digits_is_the_same_number_to_those_digits(
    value: float, room: int
) -> None:
    text = fitted(value, lambda text: len(text) <= room)
    if text == LEFT_OUT:
        return
    assert len(text) <= room
    shown = float(text.replace("−", "-"))
    assert (shown == 0.0) is (value == 0.0)
    assert math.copysign(1.0, shown) == math.copysign(1.0, value) or value == 0.0
    # One digit at the least, rounded.
    assert abs(shown - value) <= 0.5 * abs(value) + 1e-300 or math.isinf(shown)


@pytest.mark.parametrize(
    ("value", "room", "text"),
    [
        (-0.018, 7, "−0.0180"),
        (-0.018, 6, "−0.018"),
        (-0.000018, 8, "−1.8e−05"),
        (-0.000018, 6, "−2e−05"),
        (-0.000018, 5, "…"),
        (0.52, 3, "0.5"),
        (0.52, 2, "…"),
        (12.0, 2, "12"),
        (123456.7, 6, "1e+05"),
        (math.nan, 1, "—"),
        (-math.inf, 2, "−∞"),
        (0.0, 1, "0"),
    ],
)
def test_a_number_has_as_many_digits_as_fit(value: float, room: int, text: str) -> None:
    assert fitted(value, lambda each: len(each) <= room) == text


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    """The system's text at 150 %."""
    font = qapp.font()
    large = qapp.font()
    large.setPointSizeF(1.5 * large.pointSizeF())
    qapp.setFont(large)
    yield
    qapp.setFont(font)


#: Numbers that take room: of a start, small with a sign, and of every length.
START = ValuesStart((0.10512345, -0.01823456, 5.0e-3))
LONG = ValuesStart((-1.8345678e-101, 0.0050123, -123456.789))
STARTS = {"start": START, "long": LONG}


def opened(open_window: Callable[..., Any], size: tuple[int, int], start: ValuesStart) -> Any:
    """Open a window of a size, with all that can be looked at looked at in turn."""
    window = open_window(Experiment(start=start))
    window.setMinimumSize(*size)
    window.resize(*size)
    QApplication.processEvents()
    return window


@each_telling(
    "case",
    {f"{size}, {name}": (size, start) for size in SIZES for name, start in STARTS.items()},
    "(800, 450), long",
)
def test_no_number_is_cut(
    qtbot: QtBot,
    open_window: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    case: tuple[tuple[int, int], ValuesStart],
) -> None:
    look_for_cuts(opened(open_window, *case), monkeypatch)


@pytest.mark.usefixtures("large_text")
@each_telling("size", {str(size): size for size in SIZES}, "(800, 450)")
def test_no_number_is_cut_with_the_systems_text_at_150_per_cent(
    open_window: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    look_for_cuts(opened(open_window, size, START), monkeypatch)


def look_for_cuts(window: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for stage in range(3):
        for docks in docks_in_turn(window):
            for dock in docks:
                assert cut_in(dock.widget(), monkeypatch) == []
        if stage == 0:
            window.lab.step()
        else:
            window.lab.set_network(Network((3,)))
            window.lab.step()


def cut_in(view: QWidget, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the numbers in a view that are cut, each with where it stands."""
    found = []
    for part in (view, *view.findChildren(QWidget)):
        if part.isVisible() and not part.visibleRegion().isEmpty():
            found += [f"{type(part).__name__} {part.objectName()}: {t}" for t in _cut(part)]
    return found + _painted_cut(view, monkeypatch)


def _cut(part: QWidget) -> list[str]:
    if isinstance(part, QLineEdit):
        return [] if _holds(part, part.text()) else [part.text()]
    if isinstance(part, QLabel) and not part.wordWrap() and part.pixmap().isNull():
        cut = _has_number(part.text()) and part.width() < part.sizeHint().width()
        return [part.text()] if cut else []
    return []


def _holds(line: QLineEdit, text: str) -> bool:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    inner = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    return line.fontMetrics().horizontalAdvance(text) <= inner.width() - 4


def _has_number(text: str) -> bool:
    return any(map(str.isdecimal, text))


def _is_number(text: str) -> bool:
    return re.fullmatch(r"−?[\d.,]+(e[+−]\d+)?", text) is not None


def _painted_cut(view: QWidget, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the numbers that a view paints itself outside its own limits, or over each other."""
    cut: list[str] = []
    areas: list[tuple[QRectF, str]] = []
    write = QPainter.drawText

    def note(painter: QPainter, *asked: Any) -> Any:
        if isinstance(asked[0], QPointF) and _has_number(asked[1]):
            at, text = asked
            metrics = QFontMetricsF(painter.font())
            width = metrics.horizontalAdvance(text)
            area = QRectF(at.x(), at.y() - metrics.capHeight(), width, metrics.capHeight())
            area = painter.combinedTransform().mapRect(area)
            device = painter.device()
            if area.left() < -0.5 or area.right() > device.width() + 0.5:
                cut.append(f"{type(view).__name__} paints {text} at {area}")
            inner = area.adjusted(1.0, 1.0, -1.0, -1.0)
            cut.extend(
                f"{type(view).__name__} paints {text} over {other}"
                for there, other in areas
                if there.intersects(inner) and _is_number(text) and _is_number(other)
            )
            areas.append((area, text))
        return write(painter, *asked)

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", note)
        view.grab()
    return cut


def test_every_number_that_a_field_shows_can_be_read(
    qtbot: QtBot, open_window: Callable[..., Any]
) -> None:
    window = opened(open_window, (800, 450), LONG)
    fields = [
        field
        for field in window.findChildren(QAbstractSpinBox)
        if field.isVisible() and field.objectName().startswith("start_")
    ]
    assert len(fields) == 3
    for field in fields:
        text = field.lineEdit().text()
        assert text == LEFT_OUT or parse(text) == pytest.approx(field.value(), rel=0.5)
        field.lineEdit().selectAll()
        before = field.value()
        field.interpretText()
        assert field.value() == before


@pytest.mark.parametrize("size", [(120, 96), (160, 100), (60, 50)])
def test_the_labels_of_given_ticks_never_run_together(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    plot = Plot()
    qtbot.addWidget(plot)
    plot.setMinimumSize(*size)
    plot.resize(*size)
    plot.x_title = "x1"
    plot.fixed_x_ticks = plot.fixed_y_ticks = [0.0, 0.25, 0.5, 0.75, 1.0]
    plot.set_range((0.0, 1.0), (0.0, 1.0))
    plot.renew()
    assert _painted_cut(plot, monkeypatch) == []
