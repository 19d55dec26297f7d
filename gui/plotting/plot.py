"""What the plots share: quiet axes painted once, live lines, and room to paint over them.

pyqtgraph's `PlotItem` and `AxisItem` are left out on purpose. They bring hidden menus and forms
that take most of a plot's start-up time, and redraw the axes in every frame. Here the axes are
the view's background, which Qt keeps as a picture until a range, a size or a colour changes; so a
frame costs its lines and a few words.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from learnscope.gui.look.labels import small_font
from learnscope.gui.look.theme import GRID, LIGHT, Theme, mix
from learnscope.gui.plotting.axes import drawable, tick_texts, ticks, ticks_with_room
from learnscope.gui.plotting.items import Array, Box
from learnscope.gui.plotting.readout import PlaceReading, Readout
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.tips import TipTeller

pg.setConfigOptions(antialias=False)

#: Pixels between two ticks, at least: across there is room for long epoch numbers, up for one line.
_TICK_ROOM = (88.0, 40.0)

#: Pixels between the labels of two ticks, at least.
_LABELS_APART = 3.0

#: How a plot gets the keyboard when a person puts it there.
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)

#: Free space inside the edge, so that the ring around the plot crosses nothing.
_INSET = 4.0


@guarded
class Plot(pg.GraphicsView):  # type: ignore[misc]
    """Two quiet axes around a box that holds the curves.

    The title of the x axis leads the row of its ticks, or stands below it; that of the y axis
    stands above it, level, so that nobody has to turn their head.
    """

    #: The sample that was chosen.
    row_chosen = Signal(int)
    #: The quantity under the pointer or the keys, or "" for none; see `Snapshot.lit`.
    quantity_hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.theme: Theme = LIGHT
        self.x_title = ""
        self.y_title = ""
        #: Whether the title of the x axis is so long that it has a row of its own below the ticks.
        self.x_title_below = False
        #: The room for the title of the y axis, in pixels; where it is too long, its symbol stands.
        self.y_title_room = math.inf
        #: What the title of the y axis means, told where the pointer rests on it.
        self.y_tip = ""
        self.log = self.log_x = False
        self.whole_x = False
        #: The font of ticks and labels: a size smaller, all figures equally wide.
        self.small_font = small_font(self.font())
        #: Ticks other than the computed ones, for x and for y.
        self.fixed_x_ticks: list[float] | None = None
        self.fixed_y_ticks: list[float] | None = None
        self.right_margin = float(2 * GRID)
        self.title_gap = 1.5 * GRID
        #: Where the pointer is, in pixels, or None.
        self.pointer: QPointF | None = None
        self.readout = Readout(self)
        self._ringed = False
        self._hovered = ""
        self._range: tuple[tuple[float, float], tuple[float, float]] | None = None
        self.box = Box(enableMenu=False, defaultPadding=0.0)
        self.box.disableAutoRange()
        self.setCentralItem(None)
        self.addItem(self.box)
        self.box.sigRangeChanged.connect(self._range_changed)
        # Each frame changes most of a plot, so finding out which parts costs more than it saves.
        self.setViewportUpdateMode(Plot.ViewportUpdateMode.FullViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(120, 96)
        self.scene().sigMouseClicked.connect(self._clicked)
        TipTeller(self.viewport(), self._tell)

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
            self.place_box()
        self.resetCachedContent()
        self.viewport().update()

    def set_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show these ranges; costs next to nothing while they stay the same."""
        if (x, y) != self._range:
            self._range = x, y
            self.box.setRange(xRange=drawable(*x), yRange=drawable(*y), padding=0.0)

    def forget_range(self) -> None:
        """Let the next `set_range` act in any case; the learner may have changed what is shown."""
        self._range = None

    # Between data and pixels

    @property
    def area(self) -> QRectF:
        """The box, in pixels of the widget."""
        return QRectF(self.box.geometry())

    def x_pixel(self, x: float) -> float:
        """Return where a value stands, in pixels from the widget's left edge."""
        low, high = self.box.state["viewRange"][0]
        area = self.area
        return float(area.left() + (x - low) / (high - low) * area.width())

    def y_pixel(self, y: float) -> float:
        """Return where a value stands, in pixels from the widget's upper edge."""
        low, high = self.box.state["viewRange"][1]
        area = self.area
        return float(area.bottom() - (y - low) / (high - low) * area.height())

    def point(self, x: float, y: float) -> QPointF:
        """Return where a pair of values stands, in pixels."""
        return QPointF(self.x_pixel(x), self.y_pixel(y))

    def pixels(self, xs: Array, ys: Array) -> Array:
        """Return where pairs of values stand, in pixels, shape (n, 2)."""
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        area = self.area
        with np.errstate(invalid="ignore", over="ignore"):
            across = area.left() + (xs - x0) / (x1 - x0) * area.width()
            up = area.bottom() - (ys - y0) / (y1 - y0) * area.height()
        return np.column_stack((across, up))

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

    def paint_under(self, painter: QPainter) -> None:
        """Paint what stands below the curves and seldom changes, in pixels; see `renew`."""

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        """Paint over the curves, and a ring around all if the keyboard is here."""
        with restored(painter):
            painter.setFont(self.small_font)
            self.paint_over(painter)
            self.readout.paint(painter)
            if self._ringed and self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.theme.colour("accent"), 1.0))
                edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.drawRoundedRect(edge, 5.0, 5.0)

    def drawBackground(self, painter: QPainter, _rect: QRectF) -> None:
        """Paint ground, grid, ticks and titles; Qt keeps the picture, see `renew`."""
        theme, area = self.theme, self.area
        painter.fillRect(self.rect(), theme.colour("panel"))
        painter.setFont(self.small_font)
        metrics = QFontMetricsF(painter.font())
        xs, ys = self._ticks()
        for y in ys:
            zero = y == 0.0 and not self.log
            pen = mix(theme.colour("hairline"), theme.colour("muted"), 0.45 if zero else 0.0)
            painter.setPen(QPen(pen, 1.0))
            level = round(self.y_pixel(y)) + 0.5
            painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))
        painter.setPen(theme.colour("muted"))
        # A label that would run into the one before, or into the title, is left out.
        free = math.inf
        for y, text in zip(ys, tick_texts(ys, self.log), strict=True):
            baseline = self.y_pixel(y) + metrics.capHeight() / 2
            if baseline > free:
                continue
            free = baseline - metrics.capHeight() - _LABELS_APART
            painter.drawText(
                QPointF(area.left() - 6 - metrics.horizontalAdvance(text), baseline), text
            )
        baseline = area.bottom() + metrics.ascent() + 4
        title_width, below = metrics.horizontalAdvance(self.x_title), self.x_title_below
        first, free = math.inf, _INSET + (0.0 if below else title_width + 8.0)
        for x, text in zip(xs, tick_texts(xs, self.log_x), strict=True):
            width = metrics.horizontalAdvance(text)
            left = min(self.x_pixel(x) - width / 2, self.width() - width)
            if left < free:
                continue
            free = left + width + _LABELS_APART
            first = min(first, left)
            painter.drawText(QPointF(left, baseline), text)
        painter.setPen(theme.colour("ink"))
        left = min(area.left() - 6, first - 8) - title_width
        if below:
            left, baseline = area.right() - title_width, baseline + metrics.height()
        painter.drawText(QPointF(max(left, _INSET), baseline), self.x_title)
        whole = metrics.horizontalAdvance(self.y_title) <= self.y_title_room
        title = self.y_title if whole else self.y_title.partition(" · ")[0]
        painter.drawText(QPointF(_INSET, metrics.ascent() + _INSET), title)
        self.paint_under(painter)

    def reading_bounds(self) -> QRectF:
        """Return where a read-out may stand: not over the titles, if there is room below."""
        top = min(self.area.top(), self.height() / 4)
        return QRectF(self.rect()).adjusted(1, top, -1, -1)

    def _ticks(self) -> tuple[list[float], list[float]]:
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        area = self.area
        xs, ys = self.fixed_x_ticks, self.fixed_y_ticks
        if xs is None:
            width_of = QFontMetricsF(self.small_font).horizontalAdvance
            xs = ticks_with_room(x0, x1, area.width(), width_of, _TICK_ROOM[0], self.whole_x)
        if ys is None:
            ys = ticks(y0, y1, area.height(), _TICK_ROOM[1], whole=self.log)
        return xs, ys

    def title_area(self) -> QRectF:
        """Return where the title of the y axis stands, in pixels."""
        metrics = QFontMetricsF(self.small_font)
        return QRectF(_INSET, _INSET, metrics.horizontalAdvance(self.y_title), metrics.height())

    def _tell(self, event: QHelpEvent) -> bool:
        here = self.title_area().adjusted(-4, -4, 4, 4).contains(QPointF(event.pos()))
        if here and self.y_tip:
            QToolTip.showText(event.globalPos(), self.y_tip, self)
            return True
        return False

    def place_box(self) -> None:
        """Give the box what the titles and ticks leave."""
        metrics = QFontMetricsF(self.small_font)
        line = metrics.height()
        top, bottom = line + self.title_gap, (2 * line if self.x_title_below else line) + 6.0
        height = max(self.height() - top - bottom, 1.0)
        _, ys = self._ticks()
        widest = max(map(metrics.horizontalAdvance, tick_texts(ys, self.log)), default=0.0)
        leading = 0.0 if self.x_title_below else metrics.horizontalAdvance(self.x_title)
        widest = max(widest, leading + 4.0) + _INSET
        # In steps, so that a tick that is a little wider does not move the whole plot.
        left = GRID * math.ceil((widest + 6.0) / GRID)
        self.box.setGeometry(
            QRectF(left, top, max(self.width() - left - self.right_margin, 1.0), height)
        )

    # What a plot tells of itself, see `learnscope.gui.plotting.readout.Readable`

    def sample_at(self, _pixel: QPointF) -> int | None:
        """Return the sample under a pixel, or None."""
        return None

    def looked_at(self) -> tuple[int, int]:
        """Return the sample that is looked at, and how many there are to choose from."""
        return 0, 0

    def quantity_at(self, _pixel: QPointF) -> str:
        """Return the quantity that is meant at a pixel where no sample is, or ""."""
        return ""

    def cursor_at(self, pixel: QPointF) -> Qt.CursorShape:
        """Return the cursor at a pixel: a sample can be chosen."""
        over = self.sample_at(pixel) is not None
        return Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor

    def read_at(self, _pixel: QPointF) -> PlaceReading | None:
        """Return what is read out at a pixel, or None."""
        return None

    def read_along(self, _x: float) -> PlaceReading | None:
        """Return what is read out at a value of the x axis, or None."""
        return None

    def step_along(self, _x: float | None, _way: int, _far: bool) -> float | None:
        """Return the value of the x axis one step on; None where there is none to step to."""
        return None

    def read_entered(self) -> PlaceReading | None:
        """Return what Enter copies: what is read out."""
        return self.readout.reading()

    def choose_at(self, pixel: QPointF) -> bool:
        """Choose the sample under a pixel; return whether there is one."""
        row = self.sample_at(pixel)
        if row is not None:
            self.row_chosen.emit(row)
        return row is not None

    def choose_next(self, step: int) -> bool:
        """Choose what is so many places further on, a sample; return whether there is something."""
        row, count = self.looked_at()
        if count:
            self.row_chosen.emit((row + step) % count)
        return bool(count)

    def show_pointed(self, pixel: QPointF | None) -> None:
        """Show by the cursor, and by what is lit, what is under the pointer."""
        shape = Qt.CursorShape.ArrowCursor if pixel is None else self.cursor_at(pixel)
        self.viewport().setCursor(shape)
        free = pixel is not None and self.sample_at(pixel) is None
        self.hover(self.quantity_at(pixel) if pixel is not None and free else "")

    def let_go(self) -> bool:
        """Light by keys nothing any more; return whether something was lit so."""
        before = self._hovered
        self.show_pointed(self.pointer)
        return self._hovered != before

    # What happens

    def hover(self, quantity: str) -> None:
        """Tell which quantity is looked at, once for each change."""
        if quantity != self._hovered:
            self._hovered = quantity
            self.quantity_hovered.emit(quantity)

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
            self.small_font = small_font(self.font())
            self.renew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, if it came by the keyboard."""
        super().focusInEvent(event)
        self._ringed = event.reason() in _BY_KEYBOARD
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away, and what is read out by keys."""
        super().focusOutEvent(event)
        self.readout.let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read out by keys."""
        event.setAccepted(self.readout.pressed(event))

    def _clicked(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not event.double():
            self.readout.clicked(event.scenePos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Note where the pointer is."""
        super().mouseMoveEvent(event)
        self.pointer = event.position()
        self.readout.pointer_moved()
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Note that the pointer left."""
        super().leaveEvent(event)
        self.pointer = None
        self.readout.pointer_moved()
        self.viewport().update()


@contextmanager
def restored(painter: QPainter) -> Iterator[None]:
    """Give a painter back as it was, even where something goes wrong with it."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()
