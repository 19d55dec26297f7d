"""A painter for the drawing of the neuron: its fonts, its colours, and where it wrote what."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.line import mix
from learnscope.gui.text.numbers import fitted
from learnscope.gui.views.drawing.neuron_layout import Slot

#: How much of the ground is in the colours of what is not looked at.
_DIMMED = 0.45

#: What a text's area has beside the text, both sides together, in pixels.
_PADDING = 8.0


class Face:
    """A font with its measures, which are asked for several times for each text."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        metrics = self.metrics = QFontMetricsF(font)

        # Wrapping Qt's own method would look its signature up, at 30 ms of a start.
        @lru_cache(512)
        def width(text: str) -> float:
            return metrics.horizontalAdvance(text)

        self.width = width
        #: From the middle of a line down to where its letters stand.
        self.drop = (self.metrics.ascent() - self.metrics.descent()) / 2


class Look(NamedTuple):
    """How a text is written."""

    colour: QColor
    face: Face


class Fonts:
    """The three looks of a text, with figures of equal width.

    Parameters
    ----------
    base : QFont
        The widget's font.
    """

    def __init__(self, base: QFont) -> None:
        normal = QFont(base)
        normal.setFeature(QFont.Tag("tnum"), 1)
        strong, small = QFont(normal), QFont(normal)
        strong.setWeight(QFont.Weight.DemiBold)
        if normal.pixelSize() > 0:
            small.setPixelSize(round(normal.pixelSize() * 0.9))
        else:
            small.setPointSizeF(normal.pointSizeF() * 0.9)
        self.normal, self.strong, self.small = Face(normal), Face(strong), Face(small)

    @property
    def line(self) -> float:
        """The height of a line of text, in pixels."""
        return max(face.metrics.height() for face in (self.normal, self.strong, self.small))


class Pencil:
    """Writes and draws, and notes the area of each text by its key.

    Parameters
    ----------
    painter : QPainter
    fonts : Fonts
    theme : Theme
    framed : dict of str to QColor
        The keys of the texts that get a frame around them, with its colour.
    """

    def __init__(
        self, painter: QPainter, fonts: Fonts, theme: Theme, framed: dict[str, QColor]
    ) -> None:
        self.painter = painter
        self.fonts = fonts
        self.theme = theme
        self.framed = framed
        #: Every text's area, by its key.
        self.texts: dict[str, QRectF] = {}
        #: The areas of the nodes, by their quantity.
        self.nodes: dict[str, QRectF] = {}
        self.dimmed = False

    def colour(self, name: str) -> QColor:
        """Return a colour of the theme, paler while `dimmed`."""
        return self.tone(self.theme.colour(name))

    def tone(self, colour: QColor) -> QColor:
        """Return a colour, paler while `dimmed`."""
        return mix(colour, self.theme.colour("panel"), _DIMMED) if self.dimmed else colour

    def number(self, key: str, head: str, value: float, slot: Slot, look: Look) -> None:
        """Write a number in fixed digits, with fewer of them where the slot is too short."""
        self.write(key, self.fitting(head, value, slot, look.face), slot, look)

    def write(self, key: str, text: str, slot: Slot, look: Look) -> None:
        """Write a text in its slot, on the drawing's ground, so that lines do not run through."""
        area = self.place(text, slot, look.face)
        if area.width() == slot.area.width():
            text = look.face.metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        self.clear(area)
        if key in self.framed:
            self.painter.setPen(QPen(self.framed[key], 1.5))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        self.centred(text, area, look)
        self.texts[key] = area

    def fitting(self, head: str, value: float, slot: Slot, face: Face) -> str:
        """Return a number with as many of its four decimals as the slot has room for."""
        room = slot.area.width() - _PADDING
        return head + fitted(value, lambda text: face.width(head + text) <= room)

    def place(self, text: str, slot: Slot, face: Face) -> QRectF:
        """Return the area that a text takes in its slot."""
        return slot.holding(face.width(text) + _PADDING)

    def clear(self, area: QRectF) -> None:
        """Leave an area free of lines."""
        self.painter.fillRect(area.toAlignedRect(), self.theme.colour("panel"))

    def centred(self, text: str, area: QRectF, look: Look) -> None:
        """Write a text in the middle of an area, without noting it."""
        middle = area.center()
        left = middle.x() - look.face.width(text) / 2
        self.painter.setFont(look.face.font)
        self.painter.setPen(look.colour)
        self.painter.drawText(QPointF(left, middle.y() + look.face.drop), text)

    def node(self, key: str, centre: QPointF, radius: float, pen: QPen, fill: QColor) -> QRectF:
        """Draw a node and note its area."""
        self.painter.setPen(pen)
        self.painter.setBrush(fill)
        self.painter.drawEllipse(centre, radius, radius)
        area = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        self.nodes[key] = area
        return area

    def line(self, begin: QPointF, end: QPointF, pen: QPen) -> None:
        """Draw a line."""
        self.painter.setPen(pen)
        self.painter.drawLine(begin, end)
