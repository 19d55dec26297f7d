"""What draws texts, nodes and lines in a drawing, and notes where it wrote what."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from learnscope.gui.look.theme import Theme, mix
from learnscope.gui.text.numbers import fitted
from learnscope.gui.views.drawing.slots import Slot

#: How much of the ground is in the colours of what is not looked at.
_DIMMED = 0.45

#: What a text's area has beside the text, both sides together, in pixels.
_PADDING = 8.0

#: The thickest and the thinnest line of a weight, in pixels; the thickest is reached slowly, since
#: weights grow without bound.
_THINNEST, _THICKEST, _HALF_WAY = 1.0, 9.0, 3.0

#: So many lines have a dot of their own at most where a pulse goes along them; more light up.
_MOST_DOTS = 24


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


class TextPainter:
    """Writes and draws, and notes the area of each text by its key.

    Parameters
    ----------
    painter : QPainter
    fonts : Fonts
    theme : Theme
    framed : mapping of str to QColor
        The keys of the texts that get a frame around them, with its colour.
    """

    def __init__(
        self, painter: QPainter, fonts: Fonts, theme: Theme, framed: Mapping[str, QColor]
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

    def weight_pen(self, negative: bool, width: float, dash: tuple[float, float]) -> QPen:
        """Return the pen of a weight's line: blue and solid, or orange and dashed below 0.

        Parameters
        ----------
        negative : bool
        width : float
            In pixels.
        dash : tuple of float
            How long a dash and a gap are, in pixels.
        """
        pen = QPen(self.colour("class_0" if negative else "class_1"), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if negative:
            pen.setDashPattern([length / width for length in dash])
        return pen

    def legend(
        self, slot: Slot, negative: str, positive: str, width: float, dash: tuple[float, float]
    ) -> None:
        """Say what the two kinds of lines mean, from the right to the left.

        Parameters
        ----------
        slot : Slot
        negative, positive : str
            What the lines of such weights mean.
        width, dash : float and tuple of float
            How they are drawn here; see `weight_pen`.
        """
        look = Look(self.colour("muted"), self.fonts.small)
        right, y = slot.area.right(), slot.area.center().y()
        for text, below in ((negative, True), (positive, False)):
            room = look.face.width(text) + _PADDING
            area = QRectF(right - room, slot.area.top(), room, slot.area.height())
            self.centred(text, area, look)
            end = area.left() - 2.0
            self.line(QPointF(end - 20.0, y), QPointF(end, y), self.weight_pen(below, width, dash))
            right = end - 28.0
        room = slot.area.right() - right
        self.texts["legend"] = QRectF(right, slot.area.top(), room, slot.area.height())

    def pulse(self, legs: Sequence[Sequence[QLineF]], share: float, radius: float) -> None:
        """Draw what travels along lines, one leg after the other.

        Parameters
        ----------
        legs : sequence of sequences of QLineF
            The lines that are gone along at the same time, in the order of travel.
        share : float
            How much of the way is done, from 0 to 1.
        radius : float
            Of a dot, in pixels.
        """
        if not legs:
            return
        number = min(int(share * len(legs)), len(legs) - 1)
        lines, accent = legs[number], self.theme.colour("accent")
        if len(lines) > _MOST_DOTS:
            self.painter.setPen(QPen(accent, 1.0))
            self.painter.drawLines(lines)
            return
        self.painter.setPen(QPen(self.theme.colour("panel"), 1.5))
        self.painter.setBrush(accent)
        for line in lines:
            self.painter.drawEllipse(line.pointAt(share * len(legs) - number), radius, radius)


def line_width(weight: float, thickest: float = _THICKEST) -> float:
    """Return how thick a weight's line is, in pixels: never more than `thickest`."""
    share = abs(weight) / (abs(weight) + _HALF_WAY) if math.isfinite(weight) else 1.0
    return _THINNEST + (thickest - _THINNEST) * share


def answer_colour(output: float, theme: Theme) -> QColor:
    """Return the colour of an answer on the scale 0 … ½ … 1."""
    end = theme.colour("class_1" if output > 0.5 else "class_0")
    middle = theme.colour("undecided")
    share = min(1.0, abs(output - 0.5) * 2.0)
    return mix(middle, end, share)
