"""A painter for the drawing of the neuron: its fonts, its colours, and where it wrote what."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from learnscope.gui.numbers import fixed
from learnscope.gui.theme import Theme
from learnscope.gui.views.line import mix
from learnscope.gui.views.neuron_layout import Slot

#: How much of the ground is in the colours of what is not looked at.
_DIMMED = 0.6


class Fonts:
    """The three looks of a text, with figures of equal width.

    Parameters
    ----------
    base : QFont
        The widget's font.
    """

    def __init__(self, base: QFont) -> None:
        self.normal = QFont(base)
        self.normal.setFeature(QFont.Tag("tnum"), 1)
        self.strong = QFont(self.normal)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self.small = QFont(self.normal)
        self.small.setPointSizeF(self.normal.pointSizeF() * 0.9)
        self._metrics = {
            font.key(): QFontMetricsF(font) for font in (self.normal, self.strong, self.small)
        }

    def metrics(self, font: QFont) -> QFontMetricsF:
        """Return the measures of one of the three."""
        return self._metrics[font.key()]

    @property
    def line(self) -> float:
        """The height of a line of text, in pixels."""
        return max(metrics.height() for metrics in self._metrics.values())


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

    def __init__(self, painter: QPainter, fonts: Fonts, theme: Theme, framed: dict[str, QColor]) -> None:
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

    def number(
        self, key: str, head: str, value: float, slot: Slot, colour: QColor, font: QFont
    ) -> None:
        """Write a number in fixed digits, with fewer of them where the slot is too short."""
        room = self.fonts.metrics(font)
        for digits in (4, 3, 2, 1, 0):
            text = head + fixed(value, digits)
            if room.horizontalAdvance(text) + 8.0 <= slot.area.width():
                break
        self.write(key, text, slot, colour, font)

    def write(self, key: str, text: str, slot: Slot, colour: QColor, font: QFont) -> None:
        """Write a text in its slot, on the drawing's ground, so that lines do not run through."""
        metrics = self.fonts.metrics(font)
        area = slot.holding(metrics.horizontalAdvance(text) + 8.0)
        if area.width() == slot.area.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter = self.painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("panel"))
        painter.drawRect(area)
        if key in self.framed:
            painter.setPen(QPen(self.framed[key], 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        self.centred(text, area, colour, font)
        self.texts[key] = area

    def centred(self, text: str, area: QRectF, colour: QColor, font: QFont) -> None:
        """Write a text in the middle of an area, without noting it."""
        self.painter.setFont(font)
        self.painter.setPen(colour)
        self.painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

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
