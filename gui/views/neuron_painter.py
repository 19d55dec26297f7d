"""How the neuron is drawn: where each part stands, and with which pen."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from learnscope.core.activation import sigmoid
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.language import translate
from learnscope.gui.numbers import fixed
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.theme import Theme
from learnscope.gui.views.line import mix

#: The thickest and the thinnest line of a weight, in pixels; the thickest is reached slowly, since
#: weights grow without bound.
_THINNEST, _THICKEST, _HALF_WAY = 1.0, 9.0, 3.0

#: The z range that the small sigmoid shows.
_Z_SPAN = 6.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts stand, in pixels."""

    radius: float
    inputs: dict[str, QPointF]
    sum: QPointF
    sigmoid: QRectF
    output: QPointF
    target: QPointF
    width: float
    height: float

    @classmethod
    def fitted(cls, width: float, height: float) -> "Layout":
        """Return the layout for a widget of this size."""
        radius = max(15.0, min(24.0, height / 12, width / 26))
        top, bottom = radius + 14, height - radius - 26
        middle = (top + bottom) / 2
        left = radius + 34
        box = 2.3 * radius
        output_x = width - radius - 92
        sum_x = left + (output_x - left) * 0.55
        sigmoid_x = left + (output_x - left) * 0.80
        return cls(
            radius=radius,
            inputs={
                "w1": QPointF(left, top),
                "w2": QPointF(left, middle),
                "b": QPointF(left, bottom),
            },
            sum=QPointF(sum_x, middle),
            sigmoid=QRectF(sigmoid_x - box / 2, middle - box / 2, box, box),
            output=QPointF(output_x, middle),
            target=QPointF(width - radius - 14, middle),
            width=width,
            height=height,
        )


class _Pencil:
    """A painter with the fonts and colours of one drawing, which notes where it wrote."""

    def __init__(self, painter: QPainter, theme: Theme, lit: str) -> None:
        self.painter = painter
        self.theme = theme
        self.lit = lit
        self.areas: dict[str, QRectF] = {}
        base = QFont(painter.font())
        base.setFeature(QFont.Tag("tnum"), 1)
        self.normal = base
        self.strong = QFont(base)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self.small = QFont(base)
        self.small.setPointSizeF(base.pointSizeF() * 0.88)

    def write(
        self,
        text: str,
        centre: QPointF,
        colour: QColor,
        quantity: str = "",
        font: QFont | None = None,
        ground: bool = False,
    ) -> QRectF:
        """Write a text around a point and return the rectangle it takes."""
        font = font or self.normal
        self.painter.setFont(font)
        metrics = self.painter.fontMetrics()
        size = metrics.size(0, text)
        area = QRectF(0, 0, size.width() + 8, size.height() + 2)
        area.moveCenter(centre)
        if ground:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(self.theme.colour("panel"))
            self.painter.drawRoundedRect(area, 4, 4)
        if quantity and quantity == self.lit:
            self.painter.setPen(QPen(colour, 1.5))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRoundedRect(area, 4, 4)
        self.painter.setPen(colour)
        self.painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        if quantity:
            self.areas[quantity] = self.areas.get(quantity, area).united(area)
        return area

    def circle(self, centre: QPointF, radius: float, pen: QPen, fill: QColor) -> None:
        """Draw a node."""
        self.painter.setPen(pen)
        self.painter.setBrush(fill)
        self.painter.drawEllipse(centre, radius, radius)

    def own(self, quantity: str, area: QRectF) -> None:
        """Note that an area stands for a quantity, too."""
        self.areas[quantity] = self.areas.get(quantity, area).united(area)


def paint_neuron(
    painter: QPainter, layout: Layout, snapshot: Snapshot, theme: Theme
) -> dict[str, QRectF]:
    """Draw the neuron and return where each quantity stands."""
    pencil = _Pencil(painter, theme, snapshot.lit)
    _edges(pencil, layout, snapshot)
    _inputs(pencil, layout, snapshot)
    _sum(pencil, layout, snapshot)
    _sigmoid(pencil, layout, snapshot)
    _answer(pencil, layout, snapshot)
    return pencil.areas


def line_width(weight: float) -> float:
    """Return how thick a weight's line is, in pixels."""
    share = abs(weight) / (abs(weight) + _HALF_WAY) if math.isfinite(weight) else 1.0
    return _THINNEST + (_THICKEST - _THINNEST) * share


def answer_colour(output: float, theme: Theme) -> QColor:
    """Return the colour of an answer on the scale 0 … ½ … 1."""
    end = theme.colour("class_1" if output > 0.5 else "class_0")
    middle = theme.colour("undecided")
    share = min(1.0, abs(output - 0.5) * 2.0)
    return mix(middle, end, share)


def _edges(pencil: _Pencil, layout: Layout, snapshot: Snapshot) -> None:
    theme = pencil.theme
    for name, weight in zip(PARAMETER_NAMES, snapshot.parameters, strict=True):
        begin, end = layout.inputs[name], layout.sum
        colour = theme.colour("class_1" if weight >= 0 else "class_0")
        pen = QPen(colour, line_width(weight) + (2.0 if name == snapshot.lit else 0.0))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if weight < 0:
            pen.setDashPattern([10.0 / pen.widthF(), 6.0 / pen.widthF()])
        pencil.painter.setPen(pen)
        pencil.painter.drawLine(begin, end)
    quiet = QPen(theme.colour("muted"), 1.5)
    pencil.painter.setPen(quiet)
    pencil.painter.drawLine(layout.sum, QPointF(layout.sigmoid.left(), layout.sum.y()))
    pencil.painter.drawLine(QPointF(layout.sigmoid.right(), layout.sum.y()), layout.output)
    quiet.setStyle(Qt.PenStyle.DotLine)
    pencil.painter.setPen(quiet)
    pencil.painter.drawLine(layout.output, layout.target)
    for name, weight, product in zip(
        PARAMETER_NAMES, snapshot.parameters, snapshot.sample.products, strict=True
    ):
        begin, end = layout.inputs[name], layout.sum
        at = (begin + end) / 2
        colour = theme.colour(name)
        area = pencil.write(
            f"{name} = {fixed(weight)}", at, colour, name, pencil.strong, ground=True
        )
        if name != "b":
            under = QPointF(at.x(), area.bottom() + 8)
            text = f"{name}·{name.replace('w', 'x')} = {fixed(product)}"
            pencil.write(text, under, theme.colour("muted"), font=pencil.small, ground=True)


def _inputs(pencil: _Pencil, layout: Layout, snapshot: Snapshot) -> None:
    theme = pencil.theme
    x1, x2, one = snapshot.sample.inputs
    for name, label, key, value in (
        ("w1", "x1", "x1", x1),
        ("w2", "x2", "x2", x2),
        ("b", "", "one", one),
    ):
        centre = layout.inputs[name]
        pencil.circle(centre, layout.radius, QPen(theme.colour("ink"), 1.5), theme.colour("panel"))
        pencil.write(f"{value:.0f}", centre, theme.colour("ink"), key, pencil.strong)
        if label:
            beside = QPointF(centre.x() - layout.radius - 14, centre.y())
            pencil.write(label, beside, theme.colour("muted"), key)
        pencil.own(key, _around(centre, layout.radius))


def _sum(pencil: _Pencil, layout: Layout, snapshot: Snapshot) -> None:
    ink = pencil.theme.colour("ink")
    pencil.circle(layout.sum, layout.radius, QPen(ink, 1.5), pencil.theme.colour("panel"))
    pencil.write("Σ", layout.sum, ink, "z", pencil.strong)
    pencil.own("z", _around(layout.sum, layout.radius))
    below = QPointF(layout.sum.x() + 8, layout.sum.y() + layout.radius + 14)
    pencil.write(f"z = {fixed(snapshot.sample.z)}", below, ink, "z", ground=True)


def _sigmoid(pencil: _Pencil, layout: Layout, snapshot: Snapshot) -> None:
    theme, box = pencil.theme, layout.sigmoid
    pencil.painter.setPen(QPen(theme.colour("ink"), 1.5))
    pencil.painter.setBrush(theme.colour("panel"))
    pencil.painter.drawRoundedRect(box, 6, 6)
    inner = box.adjusted(5, 8, -5, -8)

    def point(z: float) -> QPointF:
        share = (min(max(z, -_Z_SPAN), _Z_SPAN) + _Z_SPAN) / (2 * _Z_SPAN)
        return QPointF(
            inner.left() + share * inner.width(), inner.bottom() - sigmoid(z) * inner.height()
        )

    path = QPainterPath(point(-_Z_SPAN))
    for step in range(1, 25):
        path.lineTo(point(-_Z_SPAN + step * _Z_SPAN / 12))
    pencil.painter.setPen(QPen(theme.colour("muted"), 1.5))
    pencil.painter.setBrush(Qt.BrushStyle.NoBrush)
    pencil.painter.drawPath(path)
    pencil.painter.setPen(Qt.PenStyle.NoPen)
    pencil.painter.setBrush(theme.colour("ink"))
    pencil.painter.drawEllipse(point(snapshot.sample.z), 3.5, 3.5)
    above = QPointF(box.center().x(), box.top() - 11)
    pencil.write("σ(z)", above, theme.colour("muted"), "slope")
    pencil.own("slope", box)


def _answer(pencil: _Pencil, layout: Layout, snapshot: Snapshot) -> None:
    theme, sample = pencil.theme, snapshot.sample
    ink, muted = theme.colour("ink"), theme.colour("muted")
    fill = answer_colour(sample.output, theme)
    pencil.circle(layout.output, layout.radius, QPen(ink, 1.5), fill)
    pencil.own("output", _around(layout.output, layout.radius))
    below = QPointF(layout.output.x(), layout.output.y() + layout.radius + 14)
    pencil.write(f"ŷ = {fixed(sample.output)}", below, ink, "output", pencil.strong)
    right = theme.colour(f"class_{sample.target}")
    pencil.circle(layout.target, layout.radius - 3, QPen(right, 3.0), theme.colour("panel"))
    pencil.write(str(sample.target), layout.target, right, "target", pencil.strong)
    pencil.own("target", _around(layout.target, layout.radius))
    above = layout.radius + 12
    pencil.write("Y", QPointF(layout.target.x(), layout.target.y() - above), muted, "target")
    answer = translate("NeuronView", "answer")
    pencil.write(answer, QPointF(layout.output.x(), layout.output.y() - above), muted, "output")
    loss = translate("NeuronView", "loss {loss}").format(loss=fixed(sample.loss))
    middle = (layout.output.x() + layout.target.x()) / 2
    at = QPointF(middle, below.y() + 24)
    pencil.write(loss, at, ink, "loss")


def _around(centre: QPointF, radius: float) -> QRectF:
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
