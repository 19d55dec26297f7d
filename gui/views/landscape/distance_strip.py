"""A thin strip by epoch: how far the run is from the plane, and how much the ground misreads it."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from learnscope.core.landscape import Path
from learnscope.gui.look.labels import small_font
from learnscope.gui.look.theme import GRID, LIGHT, Theme, mix
from learnscope.gui.plotting.items import Array
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import short
from learnscope.gui.widgets.guard import guarded

#: The height of the strip, and the share of its width that the lines take; words have the rest.
_HEIGHT, _SHARE = 20, 0.4


@guarded
class DistanceStrip(QWidget):
    """Two quiet lines by epoch: the distance from the plane, filled, and the ground's error."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("distance_strip")
        self.theme: Theme = LIGHT
        self._path: Path | None = None
        self._pointed: float | None = None
        self.setMouseTracking(True)
        self.setFixedHeight(_HEIGHT)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Return as much as there is."""
        return QSize(240, _HEIGHT)

    def show_path(self, path: Path | None) -> None:
        """Show a run's way; nothing where it never leaves the plane."""
        self._path = path
        leaves = path is not None and len(path.epochs) > 1 and bool((path.distance > 0.0).any())
        self.setVisible(leaves)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.theme = theme
        self.update()

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.setAccessibleName(translate("LandscapeView", "Distance of the run from the plane"))
        self.setToolTip(
            translate(
                "LandscapeView",
                "By epoch: how far the run is from the plane that is seen (filled), and how far "
                "the floor under it is from its own loss (line). Where that is more than a "
                "twentieth of what the loss has changed in all, the run is drawn faint.",
            )
        )

    def words(self) -> str:
        """Return what the strip says: at the epoch pointed at, or at worst."""
        path = self._path
        if path is None or not len(path.epochs):
            return ""
        apart = np.abs(path.heights - path.losses)
        if self._pointed is None:
            text = translate(
                "LandscapeView", "off the plane ≤ {distance}, floor off the loss ≤ {error}"
            )
            return text.format(distance=_largest(path.distance), error=_largest(apart))
        point = int(np.argmin(np.abs(path.epochs - self._pointed)))
        text = translate(
            "LandscapeView",
            "epoch {n}: off the plane {distance}, floor {height}, loss {loss}",
        )
        return text.format(
            n=f"{int(path.epochs[point]):,}",
            distance=short(float(path.distance[point]), 3),
            height=short(float(path.heights[point]), 4),
            loss=short(float(path.losses[point]), 4),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines, and what they say."""
        path = self._path
        if path is None or len(path.epochs) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self.font()))
        metrics = QFontMetricsF(painter.font())
        box = self._box()
        theme = self.theme
        painter.setPen(QPen(theme.colour("hairline"), 1.0))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        fill = mix(theme.colour("muted"), theme.colour("panel"), 0.65)
        distance = self._points(box, path, path.distance)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([box.bottomLeft(), *distance, box.bottomRight()]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("warning"), 1.5))
        painter.drawPolyline(self._points(box, path, np.abs(path.heights - path.losses)))
        painter.setPen(theme.colour("muted"))
        left = box.right() + GRID
        room = self.width() - left - 2.0
        words = metrics.elidedText(self.words(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, box.bottom() - metrics.descent()), words)

    def _box(self) -> QRectF:
        """Return where the lines stand."""
        return QRectF(4.0, 2.0, max(self.width() * _SHARE - 4.0, 1.0), _HEIGHT - 4.0)

    def _points(self, box: QRectF, path: Path, values: Array) -> list[QPointF]:
        finite = np.nan_to_num(values, nan=0.0, posinf=0.0)
        top = float(finite.max()) or 1.0
        first, last = float(path.epochs[0]), float(path.epochs[-1])
        xs = box.left() + (path.epochs - first) / max(last - first, 1.0) * box.width()
        ys = box.bottom() - finite / top * box.height()
        return [QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what there is at the epoch under the pointer."""
        path = self._path
        if path is not None and len(path.epochs):
            box = self._box()
            share = min(max((event.position().x() - box.left()) / box.width(), 0.0), 1.0)
            first, last = float(path.epochs[0]), float(path.epochs[-1])
            self._pointed = first + share * (last - first)
            self.update()

    def leaveEvent(self, _event: object) -> None:
        """Say what there is at worst."""
        self._pointed = None
        self.update()


def _largest(values: Array) -> str:
    finite = values[np.isfinite(values)]
    return short(float(finite.max()), 3) if finite.size else "∞"
