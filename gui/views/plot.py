"""What the plots share: quiet axes painted once, live lines, and room to paint over them.

pyqtgraph's `PlotItem` and `AxisItem` are left out on purpose. They bring hidden menus and forms
that take most of a plot's start-up time, and redraw the axes in every frame. Here the axes are
the view's background, which Qt keeps as a picture until a range, a size or a colour changes; so a
frame costs its lines and a few words.
"""

import math

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from learnscope.gui.numbers import MINUS
from learnscope.gui.theme import GRID, LIGHT, Theme

pg.setConfigOptions(antialias=False)

#: Pixels between two ticks, at least: across there is room for long epoch numbers, up for one line.
_TICK_ROOM = (88.0, 40.0)

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def ladder(value: float) -> float:
    """Return the smallest limit at or above a positive value: 1, 1.5, 2, 3, 5, 7 times 10ⁿ.

    An axis that ends on such a rung stands still for many frames while its data grow.
    """
    power = 10.0 ** math.floor(math.log10(value))
    for rung in (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0):
        if value <= rung * power * (1.0 + 1e-12):
            return rung * power
    return 10.0 * power


def ticks(low: float, high: float, size: float, room: float, whole: bool = False) -> list[float]:
    """Return round values between two limits, `room` pixels apart or more on `size` pixels."""
    span = high - low
    if span <= 0.0 or size <= 0.0 or not math.isfinite(span):
        return []
    least = span * room / size
    power = 10.0 ** math.floor(math.log10(least))
    step = next(power * rung for rung in (1.0, 2.0, 5.0, 10.0) if power * rung >= least * 0.999)
    if whole:
        step = max(step, 1.0)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def tick_texts(values: list[float], log: bool = False) -> list[str]:
    """Return the ticks' labels, all with as many decimals as their step needs."""
    if log:
        return [_power_text(round(value)) for value in values]
    step = values[1] - values[0] if len(values) > 1 else abs(values[0]) if values else 1.0
    size = max((abs(value) for value in values), default=0.0)
    if size >= 1e9 or 0.0 < step < 1e-5:
        texts = [f"{value:.1e}" if value else "0" for value in values]
    else:
        places = max(0, -math.floor(math.log10(step) + 1e-9)) if step else 0
        texts = [f"{value + 0.0:,.{places}f}" for value in values]
    return [text.replace("-", MINUS) for text in texts]


def _power_text(exponent: int) -> str:
    if -3 <= exponent <= 3:
        return f"{10.0**exponent:g}"
    return "10" + str(exponent).translate(_SUPERSCRIPTS)


def mix(colour: QColor, other: QColor, share: float) -> QColor:
    """Return a colour with a share of another in it; opaque, since that is what draws fast."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        colour.redF() * keep + other.redF() * share,
        colour.greenF() * keep + other.greenF() * share,
        colour.blueF() * keep + other.blueF() * share,
    )


def small(font: QFont) -> QFont:
    """Return a font a size smaller, whose figures are all equally wide."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * 0.9)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


class Line(pg.PlotCurveItem):  # type: ignore[misc]
    """A curve that looks 1.5 pixels wide and costs as little as one of 1 pixel.

    Qt draws antialiased lines of 1 pixel in a fast way and wider ones in a slow way: a curve of
    2,000 points that jumps up and down takes a quarter of a second. So a wider line is drawn as
    several thin ones, half a pixel apart.
    """

    def __init__(self) -> None:
        super().__init__(pen=QPen(Qt.PenStyle.NoPen), connect="finite")
        self._shifts: tuple[float, ...] = ()

    def set_look(self, colour: QColor, width: float) -> None:
        """Set the colour, and the width in pixels: 1.5, or 2.5 when lit."""
        self._shifts = (-0.25, 0.25) if width < 2.0 else (-0.75, -0.25, 0.25, 0.75)
        pen = QPen(colour, 1.0)
        pen.setCosmetic(True)
        self.setPen(pen)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None
    ) -> None:
        """Draw the line."""
        path = self.getPath()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.opts["pen"])
        transform = painter.transform()
        for shift in self._shifts:
            painter.setTransform(transform * QTransform.fromTranslate(0.0, shift))
            painter.drawPath(path)


class Plot(pg.GraphicsView):  # type: ignore[misc]
    """Two quiet axes around a box that holds the curves.

    The title of the x axis leads the row of its ticks; that of the y axis stands above it, level,
    so that nobody has to turn their head.
    """

    #: Where the pointer is, in pixels, or None when it left.
    pointer_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.theme: Theme = LIGHT
        self.x_title = ""
        self.y_title = ""
        self.log = False
        self.whole_x = False
        #: Ticks other than the computed ones, for x and for y.
        self.fixed_ticks: list[float] | None = None
        self.right_margin = float(2 * GRID)
        self.pointer: QPointF | None = None
        self._range: tuple[tuple[float, float], tuple[float, float]] | None = None
        self.box = pg.ViewBox(enableMenu=False, defaultPadding=0.0)
        self.box.disableAutoRange()
        self.setCentralItem(None)
        self.addItem(self.box)
        self.box.sigRangeChanged.connect(self._range_changed)
        # Each frame changes most of a plot, so finding out which parts costs more than it saves.
        self.setViewportUpdateMode(Plot.ViewportUpdateMode.FullViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(120, 96)

    def sizeHint(self) -> QSize:
        """Room for a few ticks."""
        return QSize(360, 240)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.theme = theme
        self.renew()

    def renew(self) -> None:
        """Paint the axes anew, after a change of their titles, colours, ranges or sizes."""
        if self.width() > 0:
            self._place_box()
        self.resetCachedContent()
        self.viewport().update()

    def set_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show these ranges; costs next to nothing while they stay the same."""
        if (x, y) != self._range:
            self._range = x, y
            self.box.setRange(xRange=x, yRange=y, padding=0.0)

    # Between data and pixels

    @property
    def area(self) -> QRectF:
        """The box, in pixels of the widget."""
        return QRectF(self.box.geometry())

    def x_pixel(self, x: float) -> float:
        """Return where a value stands, in pixels from the widget's left edge."""
        low, high = self.box.state["viewRange"][0]
        area = self.area
        return area.left() + (x - low) / (high - low) * area.width()

    def y_pixel(self, y: float) -> float:
        """Return where a value stands, in pixels from the widget's upper edge."""
        low, high = self.box.state["viewRange"][1]
        area = self.area
        return area.bottom() - (y - low) / (high - low) * area.height()

    def point(self, x: float, y: float) -> QPointF:
        """Return where a pair of values stands, in pixels."""
        return QPointF(self.x_pixel(x), self.y_pixel(y))

    def value_at(self, pixel: QPointF) -> tuple[float, float]:
        """Return the pair of values that stands at a pixel."""
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        area = self.area
        across = (pixel.x() - area.left()) / max(area.width(), 1.0)
        up = (area.bottom() - pixel.y()) / max(area.height(), 1.0)
        return x0 + across * (x1 - x0), y0 + up * (y1 - y0)

    # Painting

    def paint_over(self, painter: QPainter) -> None:
        """Paint what stands above the curves, in pixels of the widget."""

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        """Paint over the curves, and a ring around all if the keyboard is here."""
        painter.save()
        painter.setFont(small(self.font()))
        self.paint_over(painter)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("accent"), 1.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5.0, 5.0)
        painter.restore()

    def drawBackground(self, painter: QPainter, _rect: QRectF) -> None:
        """Paint ground, grid, ticks and titles; Qt keeps the picture, see `renew`."""
        theme, area = self.theme, self.area
        painter.fillRect(self.rect(), theme.colour("panel"))
        painter.setFont(small(self.font()))
        metrics = QFontMetricsF(painter.font())
        xs, ys = self._ticks()
        for y in ys:
            zero = y == 0.0 and not self.log
            pen = mix(theme.colour("hairline"), theme.colour("muted"), 0.45 if zero else 0.0)
            painter.setPen(QPen(pen, 1.0))
            level = round(self.y_pixel(y)) + 0.5
            painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))
        painter.setPen(theme.colour("muted"))
        for y, text in zip(ys, tick_texts(ys, self.log), strict=True):
            baseline = self.y_pixel(y) + metrics.capHeight() / 2
            painter.drawText(
                QPointF(area.left() - 6 - metrics.horizontalAdvance(text), baseline), text
            )
        baseline = area.bottom() + metrics.ascent() + 4
        first = math.inf
        for x, text in zip(xs, tick_texts(xs), strict=True):
            width = metrics.horizontalAdvance(text)
            left = min(self.x_pixel(x) - width / 2, self.width() - width)
            first = min(first, left)
            painter.drawText(QPointF(left, baseline), text)
        painter.setPen(theme.colour("ink"))
        title = min(area.left() - 6, first - 8) - metrics.horizontalAdvance(self.x_title)
        painter.drawText(QPointF(max(title, 0.0), baseline), self.x_title)
        painter.drawText(QPointF(0.0, metrics.ascent() + 2), self.y_title)

    def _ticks(self) -> tuple[list[float], list[float]]:
        if self.fixed_ticks is not None:
            return self.fixed_ticks, self.fixed_ticks
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        area = self.area
        return (
            ticks(x0, x1, area.width(), _TICK_ROOM[0], whole=self.whole_x),
            ticks(y0, y1, area.height(), _TICK_ROOM[1], whole=self.log),
        )

    def _place_box(self) -> None:
        """Give the box what the titles and ticks leave."""
        metrics = QFontMetricsF(small(self.font()))
        line = metrics.height()
        top, bottom = line + GRID, line + 6.0
        height = max(self.height() - top - bottom, 1.0)
        _, ys = self._ticks()
        widest = max(map(metrics.horizontalAdvance, tick_texts(ys, self.log)), default=0.0)
        widest = max(widest, metrics.horizontalAdvance(self.x_title) + 4.0)
        # In steps, so that a tick that is a little wider does not move the whole plot.
        left = GRID * math.ceil((widest + 6.0) / GRID)
        self.box.setGeometry(
            QRectF(left, top, max(self.width() - left - self.right_margin, 1.0), height)
        )

    # What happens

    def _range_changed(self) -> None:
        self.renew()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Place the box in the new size."""
        super().resizeEvent(event)
        if event is not None:
            self.renew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.renew()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Note where the pointer is."""
        super().mouseMoveEvent(event)
        self.pointer = event.position()
        self.pointer_moved.emit()
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Note that the pointer left."""
        super().leaveEvent(event)
        self.pointer = None
        self.pointer_moved.emit()
        self.viewport().update()
