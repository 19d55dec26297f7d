"""How the single neuron is drawn: with which pen each part, and how it lights."""

import math
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from learnscope.core.activations import ACTIVATIONS
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.columns import column_name
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import LEFT_OUT, MINUS, brief, first_that_fits, fixed, named
from learnscope.gui.views.drawing.neuron_layout import NeuronLayout
from learnscope.gui.views.drawing.text_painter import (
    Face,
    Fonts,
    Look,
    TextPainter,
    answer_colour,
    line_width,
)
from learnscope.gui.views.drawing.view_state import ViewState, multiplied, source_of

#: How long a dash and a gap are in the line of a negative weight, and in the legend, in pixels.
_DASH, _LEGEND_DASH = (10.0, 6.0), (8.0, 4.0)

#: The radius of what travels along the lines, in pixels.
_DOT = 5.5

#: The small sigmoid is shown from −6 to 6.
_Z_SPAN = 6.0


class NeuronPainter(TextPainter):
    """Draws the neuron, and knows then where each quantity stands.

    Parameters
    ----------
    painter : QPainter
    fonts : Fonts
    theme : Theme
    layout : NeuronLayout
    state : ViewState
    cursor : str
        The parameter that the keys act on, or "" while the keyboard is elsewhere.
    """

    def __init__(
        self,
        painter: QPainter,
        fonts: Fonts,
        theme: Theme,
        layout: NeuronLayout,
        state: ViewState,
        cursor: str = "",
    ) -> None:
        lit = state.lit if state.lit in PARAMETER_NAMES else "ink"
        framed = {state.lit: theme.colour(lit), cursor: theme.colour("accent")}
        super().__init__(painter, fonts, theme, framed)
        self.layout = layout
        self.state = state

    def paint(self, pulse: float | None = None, note: str = "") -> None:
        """Draw it.

        Parameters
        ----------
        pulse : float, optional
            How far the pulse of the open stage has come, from 0 to 1.
        note : str
            What stands in the corner, instead of what the two kinds of lines mean.
        """
        self._edges()
        self._connections()
        if pulse is not None:
            self.pulse(self.layout.legs(self.state.stage), pulse, _DOT)
        self._inputs()
        self._sum()
        self._sigmoid()
        self._answer()
        self._weights()
        if self.state.stage == "backward":
            self._slopes()
        self._foot(note)

    def _edges(self) -> None:
        self.dimmed = not self.state.shows("weights")
        for name, weight in zip(self.state.names, self.state.parameters, strict=True):
            width = line_width(weight) + (2.0 if name == self.state.lit else 0.0)
            pen = self.weight_pen(weight < 0, width, _DASH)
            self.line(self.layout.inputs[name], self.layout.sum, pen)

    def _connections(self) -> None:
        """Draw the lines from Σ to Y, with heads that say which way the numbers go."""
        layout, stage = self.layout, self.state.stage
        radius, box, y = layout.radius, layout.sigmoid, layout.sum.y()
        solid, dotted = Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine
        output, target = layout.output.x(), layout.target.x()
        lines = (
            (layout.sum.x() + radius, box.left(), ("sum", "sigmoid"), solid),
            (box.right(), output - radius, ("sigmoid", "output"), solid),
            (output + radius, target - radius + 1.5, ("output", "loss"), dotted),
        )
        for begin, end, parts, style in lines:
            shown = all(map(self.state.shows, parts))
            self.dimmed = not shown
            colour = self.colour("accent" if stage and shown else "muted")
            pen = QPen(colour, 2.0 if stage and shown else 1.5)
            pen.setStyle(style)
            self.line(QPointF(begin, y), QPointF(end, y), pen)
            if style is solid or stage == "backward":
                back = -1.0 if stage == "backward" else 1.0
                self._head(QPointF((begin + end) / 2, y), back, colour)

    def _head(self, at: QPointF, way: float, colour: QColor) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        corners = (QPointF(4.0 * way, 0.0), QPointF(-3.0 * way, -4.0), QPointF(-3.0 * way, 4.0))
        self.painter.drawPolygon(QPolygonF([at + corner for corner in corners]))

    def _node_pen(self, part: str, key: str) -> QPen:
        """Return the outline of a node, and dim what follows if its part is not looked at."""
        shown = self.state.shows(part)
        self.dimmed = not shown
        pointed = 1.5 if key == self.state.lit else 0.0
        if self.state.stage and shown:
            return QPen(self.theme.colour("accent"), 2.5 + pointed)
        return QPen(self.colour("ink"), 1.5 + pointed)

    def _quiet(self) -> Look:
        """Return how the nodes' names are written."""
        return Look(self.colour("muted"), self.fonts.small)

    def _inputs(self) -> None:
        always, radius = translate("NeuronView", "always 1"), self.layout.radius
        for name, value in zip(self.state.names, self.state.sample.inputs, strict=True):
            key, label = ("one", always) if name == "b" else (source_of(name), source_of(name))
            pen = self._node_pen("inputs", key)
            fill = self.theme.colour("panel")
            area = self.node(key, self.layout.inputs[name], radius, pen, fill)
            text, face = brief(value, 2), self.fonts.strong
            if face.width(text) > 1.7 * radius:
                face = self.fonts.small
                text = _within(value, 2.0 * radius, face)
            below = text == LEFT_OUT
            if below:
                # The number stands below the node, and in it what stands beside it otherwise.
                text, label = label, ""
            self.centred(text, area, Look(self.colour("ink"), face))
            if label:
                self.write(f"name_{key}", label, self.layout.slots[f"name_{name}"], self._quiet())
            if name != "b":
                self._below(key, name, value if below else None)

    def _below(self, key: str, name: str, value: float | None) -> None:
        """Write below an input what the data call it, and its value where its node has no room."""
        column = column_name(self.state.experiment.problem, int(key[1:]) - 1)
        slots = [self.layout.slots[f"{row}_{name}"] for row in ("column", "value")]
        if column:
            # Both prefixes, so that it stands for the input, as its symbol and its value do.
            self.write(f"name_value_{key}", column, slots.pop(0), self._quiet())
        if value is not None:
            text = brief(value)
            if text == fixed(value):
                text = self.fitting("", value, slots[0], self.fonts.normal)
            look = Look(self.colour("ink"), self.fonts.normal)
            self.write(f"value_{key}", text, slots[0], look)

    def _sum(self) -> None:
        layout, pen = self.layout, self._node_pen("sum", "z")
        area = self.node("z", layout.sum, layout.radius, pen, self.theme.colour("panel"))
        ink, fonts = self.colour("ink"), self.fonts
        self.centred("Σ", area, Look(ink, fonts.strong))
        z = named("z", self.state.sample.z)
        self.number("z", "z = ", z, layout.slots["z"], Look(ink, fonts.normal))
        self.write(
            "name_z", translate("NeuronView", "sum"), layout.slots["name_sum"], self._quiet()
        )

    def _sigmoid(self) -> None:
        box, painter = self.layout.sigmoid, self.painter
        painter.setPen(self._node_pen("sigmoid", "slope"))
        painter.setBrush(self.theme.colour("panel"))
        painter.drawRoundedRect(box, 6, 6)
        inner = box.adjusted(5, 8, -5, -8)

        painter.setPen(QPen(self.colour("muted"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(curve(inner.left(), inner.top(), inner.width(), inner.height()))
        at = on_curve(inner, self.state.sample.z)
        if self.state.stage == "backward":
            painter.setPen(QPen(self.theme.colour("accent"), 1.5))
            painter.drawLine(tangent(inner, at, self.state.sample.doutput_dz))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("ink"))
        painter.drawEllipse(at, 3.5, 3.5)
        self.nodes["slope"] = box
        self.write("name_slope", "σ(z)", self.layout.slots["name_slope"], self._quiet())

    def _answer(self) -> None:
        state, layout, slots, fonts = self.state, self.layout, self.layout.slots, self.fonts
        sample = state.sample
        pen = self._node_pen("output", "output")
        fill = self.tone(answer_colour(sample.output, self.theme))
        self.node("output", layout.output, layout.radius, pen, fill)
        ink = self.colour("ink")
        self.number("output", "ŷ = ", sample.output, slots["output"], Look(ink, fonts.strong))
        answer = translate("NeuronView", "answer")
        self.write("name_output", answer, slots["name_answer"], self._quiet())
        self.dimmed = not state.shows("target")
        right, panel = self.colour(f"class_{sample.target}"), self.theme.colour("panel")
        pen = QPen(right, 4.5 if state.lit == "target" else 3.0)
        area = self.node("target", layout.target, layout.radius - 1.5, pen, panel)
        self.centred(str(sample.target), area, Look(right, fonts.strong))
        target = translate("NeuronView", "target Y")
        self.write("name_target", target, slots["name_target"], self._quiet())
        self.dimmed = not state.shows("loss")
        head = translate("NeuronView", "this row's loss {loss}").format(loss="")
        face = fonts.strong if state.stage == "loss" else fonts.normal
        self.number("loss", head, sample.loss, slots["loss"], Look(self.colour("ink"), face))

    def _weights(self) -> None:
        """Write each weight on its line, and below it what goes through the line."""
        fonts, slots = self.fonts, self.layout.slots
        self.dimmed = not self.state.shows("weights")
        face = fonts.normal if self.state.stage == "update" else fonts.strong
        for index, name in enumerate(self.state.names):
            look = Look(self.colour(name), face)
            above, below = slots[name], slots[f"through_{name}"]
            text = self.fitting(f"{name} = ", self.state.parameters[index], above, face)
            key, head, value, other = self._through(index)
            more = self.fitting(head, value, below, other.face)
            # One ground for both, so that no sliver of the line is left between them.
            ground = self.place(text, above, face).united(self.place(more, below, other.face))
            self.clear(ground)
            self.write(name, text, above, look)
            self.write(key, more, below, other)

    def _through(self, index: int) -> tuple[str, str, float, Look]:
        """Return what goes through a weight's line: key, how it is named, number and look."""
        state, name, fonts = self.state, self.state.names[index], self.fonts
        if state.stage == "backward":
            value = state.sample.dloss_dparameters[index]
            return f"g_{name}", f"∂L/∂{name} = ", value, Look(self.colour("accent"), fonts.normal)
        if state.stage == "update":
            return f"n_{name}", "→ ", state.updated[index], Look(self.colour(name), fonts.strong)
        look = Look(self.colour("ink" if state.stage == "forward" else "muted"), fonts.small)
        head = f"{name}·{multiplied(state, name)} = "
        return f"p_{name}", head, state.sample.products[index], look

    def _slopes(self) -> None:
        """Write the slopes of the chain rule over the nodes that they belong to."""
        sample = self.state.sample
        self.dimmed = False
        accent = self.theme.colour("accent")
        slopes = (
            ("dL/dy", "∂L/∂ŷ = ", sample.dloss_doutput, "answer"),
            ("dy/dz", "∂ŷ/∂z = ", sample.doutput_dz, "slope"),
            ("dL/dz", "∂L/∂z = ", sample.dloss_dz, "sum"),
        )
        for key, head, value, node in slopes:
            self.number(key, head, value, self.layout.slots[key], Look(accent, self.fonts.normal))
            area = self.texts[key]
            foot = self.layout.slots[f"name_{node}"].area.top()
            if area.bottom() < foot:
                x = area.left() + 1.0
                self.line(QPointF(x, area.bottom()), QPointF(x, foot), QPen(accent, 1.0))

    def _foot(self, note: str) -> None:
        """Say what is asked for, else what the two kinds of lines mean."""
        slot = self.layout.slots["legend"]
        if note:
            self.write("note", note, slot, Look(self.theme.colour("ink"), self.fonts.normal))
            return
        self.dimmed = bool(self.state.stage)
        down, up = translate("NeuronView", "pushes ŷ down"), translate("NeuronView", "pushes ŷ up")
        self.legend(slot, down, up, 3.0, _LEGEND_DASH)


def _within(value: float, width: float, face: Face) -> str:
    """Return an input as its node has room for; with fewer than one decimal only a whole one."""
    texts = [brief(value, 1)]
    if value == round(value):
        texts.insert(0, f"{value:.0f}".replace("-", MINUS))
    return first_that_fits(texts, lambda text: face.width(text) <= width)


def on_curve(area: QRectF, z: float) -> QPointF:
    """Return where z stands on the small sigmoid that fills an area."""
    return _place(area, z, float(ACTIVATIONS["sigmoid"].of(z)))


def _place(area: QRectF, z: float, answer: float) -> QPointF:
    share = (min(max(z, -_Z_SPAN), _Z_SPAN) + _Z_SPAN) / (2 * _Z_SPAN)
    return QPointF(area.left() + share * area.width(), area.bottom() - answer * area.height())


@lru_cache(1)
def curve(left: float, top: float, width: float, height: float) -> QPainterPath:
    """Return the small sigmoid; the same in every frame of the same size."""
    area = QRectF(left, top, width, height)
    sums = [-_Z_SPAN + step * _Z_SPAN / 12 for step in range(25)]
    answers = ACTIVATIONS["sigmoid"].of(sums).tolist()
    first, *others = (_place(area, z, answer) for z, answer in zip(sums, answers, strict=True))
    path = QPainterPath(first)
    for place in others:
        path.lineTo(place)
    return path


def tangent(area: QRectF, at: QPointF, slope: float) -> QLineF:
    """Return a short piece of the tangent at a point of the curve, where dŷ/dz is `slope`."""
    rise = QPointF(area.width() / (2 * _Z_SPAN), -slope * area.height())
    reach = 0.35 * area.width() / math.hypot(rise.x(), rise.y())
    return QLineF(at - rise * reach, at + rise * reach)
