"""How the neuron is drawn: with which pen each part, and how an open stage lights it."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.line import mix
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import LEFT_OUT, brief
from learnscope.gui.views.drawing.neuron_layout import Layout
from learnscope.gui.views.drawing.neuron_pulse import paint_pulse
from learnscope.gui.views.drawing.neuron_sigmoid import curve, on_curve, tangent
from learnscope.gui.views.drawing.neuron_state import Moment, source_of
from learnscope.gui.views.drawing.text_painter import Look, Pencil

#: The thickest and the thinnest line of a weight, in pixels; the thickest is reached slowly, since
#: weights grow without bound.
_THINNEST, _THICKEST, _HALF_WAY = 1.0, 9.0, 3.0


def paint_neuron(
    pencil: Pencil, layout: Layout, moment: Moment, pulse: float | None = None, note: str = ""
) -> None:
    """Draw the neuron; the pencil then knows where each quantity stands.

    Parameters
    ----------
    pencil : Pencil
    layout : Layout
    moment : Moment
    pulse : float, optional
        How far the pulse of the open stage has come, from 0 to 1.
    note : str
        What stands in the corner, instead of what the two kinds of lines mean.
    """
    _edges(pencil, layout, moment)
    _connections(pencil, layout, moment)
    if pulse is not None:
        paint_pulse(pencil, layout, moment.stage, pulse)
    _inputs(pencil, layout, moment)
    _sum(pencil, layout, moment)
    _sigmoid(pencil, layout, moment)
    _answer(pencil, layout, moment)
    _weights(pencil, layout, moment)
    if moment.stage == "backward":
        _slopes(pencil, layout, moment)
    if note:
        pencil.write(
            "note",
            note,
            layout.slots["legend"],
            Look(pencil.theme.colour("ink"), pencil.fonts.normal),
        )
    else:
        _legend(pencil, layout, moment)


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


def _edges(pencil: Pencil, layout: Layout, moment: Moment) -> None:
    pencil.dimmed = not moment.shows("weights")
    for name, weight in zip(moment.names, moment.parameters, strict=True):
        pencil.line(
            layout.inputs[name], layout.sum, _weight_pen(pencil, weight, name == moment.lit)
        )


def _weight_pen(pencil: Pencil, weight: float, lit: bool) -> QPen:
    colour = pencil.colour("class_1" if weight >= 0 else "class_0")
    pen = QPen(colour, line_width(weight) + (2.0 if lit else 0.0))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if weight < 0:
        pen.setDashPattern([10.0 / pen.widthF(), 6.0 / pen.widthF()])
    return pen


def _connections(pencil: Pencil, layout: Layout, moment: Moment) -> None:
    """Draw the lines from Σ to Y, with heads that say which way the numbers go."""
    radius, box = layout.radius, layout.sigmoid
    y = layout.sum.y()
    lines = (
        (layout.sum.x() + radius, box.left(), ("sum", "sigmoid"), Qt.PenStyle.SolidLine),
        (box.right(), layout.output.x() - radius, ("sigmoid", "output"), Qt.PenStyle.SolidLine),
        (
            layout.output.x() + radius,
            layout.target.x() - radius + 1.5,
            ("output", "loss"),
            Qt.PenStyle.DotLine,
        ),
    )
    for begin, end, parts, style in lines:
        shown = all(map(moment.shows, parts))
        pencil.dimmed = not shown
        colour = pencil.colour("accent" if moment.stage and shown else "muted")
        pen = QPen(colour, 2.0 if moment.stage and shown else 1.5)
        pen.setStyle(style)
        pencil.line(QPointF(begin, y), QPointF(end, y), pen)
        if style is Qt.PenStyle.SolidLine or moment.stage == "backward":
            back = -1.0 if moment.stage == "backward" else 1.0
            _head(pencil, QPointF((begin + end) / 2, y), back, colour)


def _head(pencil: Pencil, at: QPointF, way: float, colour: QColor) -> None:
    pencil.painter.setPen(Qt.PenStyle.NoPen)
    pencil.painter.setBrush(colour)
    corners = (QPointF(4.0 * way, 0.0), QPointF(-3.0 * way, -4.0), QPointF(-3.0 * way, 4.0))
    pencil.painter.drawPolygon(QPolygonF([at + corner for corner in corners]))


def _node_pen(pencil: Pencil, moment: Moment, part: str, key: str) -> QPen:
    """Return the outline of a node, and dim what follows if its part is not looked at."""
    shown = moment.shows(part)
    pencil.dimmed = not shown
    pointed = 1.5 if key == moment.lit else 0.0
    if moment.stage and shown:
        return QPen(pencil.theme.colour("accent"), 2.5 + pointed)
    return QPen(pencil.colour("ink"), 1.5 + pointed)


def _quiet(pencil: Pencil) -> Look:
    """Return how the nodes' names are written."""
    return Look(pencil.colour("muted"), pencil.fonts.small)


def _inputs(pencil: Pencil, layout: Layout, moment: Moment) -> None:
    always = translate("NeuronView", "always 1")
    for name, value in zip(moment.names, moment.sample.inputs, strict=True):
        key, label = ("one", always) if name == "b" else (source_of(name), source_of(name))
        pen = _node_pen(pencil, moment, "inputs", key)
        fill = pencil.theme.colour("panel")
        area = pencil.node(key, layout.inputs[name], layout.radius, pen, fill)
        text, face = brief(value, 2), pencil.fonts.strong
        if face.width(text) > 1.7 * layout.radius:
            text, face = brief(value, 1), pencil.fonts.small
        if face.width(text) > 2.0 * layout.radius:
            text = LEFT_OUT
        pencil.centred(text, area, Look(pencil.colour("ink"), face))
        pencil.write(f"name_{key}", label, layout.slots[f"name_{name}"], _quiet(pencil))


def _sum(pencil: Pencil, layout: Layout, moment: Moment) -> None:
    pen = _node_pen(pencil, moment, "sum", "z")
    area = pencil.node("z", layout.sum, layout.radius, pen, pencil.theme.colour("panel"))
    ink, fonts = pencil.colour("ink"), pencil.fonts
    pencil.centred("Σ", area, Look(ink, fonts.strong))
    pencil.number("z", "z = ", moment.sample.z, layout.slots["z"], Look(ink, fonts.normal))
    name = translate("NeuronView", "sum")
    pencil.write("name_z", name, layout.slots["name_sum"], _quiet(pencil))


def _sigmoid(pencil: Pencil, layout: Layout, moment: Moment) -> None:
    box, painter = layout.sigmoid, pencil.painter
    painter.setPen(_node_pen(pencil, moment, "sigmoid", "slope"))
    painter.setBrush(pencil.theme.colour("panel"))
    painter.drawRoundedRect(box, 6, 6)
    inner = box.adjusted(5, 8, -5, -8)

    painter.setPen(QPen(pencil.colour("muted"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(curve(inner.left(), inner.top(), inner.width(), inner.height()))
    at = on_curve(inner, moment.sample.z)
    if moment.stage == "backward":
        painter.setPen(QPen(pencil.theme.colour("accent"), 1.5))
        painter.drawLine(tangent(inner, at, moment.sample.doutput_dz))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pencil.colour("ink"))
    painter.drawEllipse(at, 3.5, 3.5)
    pencil.nodes["slope"] = box
    slot = layout.slots["name_slope"]
    pencil.write("name_slope", "σ(z)", slot, _quiet(pencil))


def _answer(pencil: Pencil, layout: Layout, moment: Moment) -> None:
    theme, sample, fonts, slots = pencil.theme, moment.sample, pencil.fonts, layout.slots
    pen = _node_pen(pencil, moment, "output", "output")
    fill = pencil.tone(answer_colour(sample.output, theme))
    pencil.node("output", layout.output, layout.radius, pen, fill)
    ink = pencil.colour("ink")
    pencil.number("output", "ŷ = ", sample.output, slots["output"], Look(ink, fonts.strong))
    answer = translate("NeuronView", "answer")
    pencil.write("name_output", answer, slots["name_answer"], _quiet(pencil))
    pencil.dimmed = not moment.shows("target")
    right = pencil.colour(f"class_{sample.target}")
    pen = QPen(right, 4.5 if moment.lit == "target" else 3.0)
    area = pencil.node("target", layout.target, layout.radius - 1.5, pen, theme.colour("panel"))
    pencil.centred(str(sample.target), area, Look(right, fonts.strong))
    target = translate("NeuronView", "target Y")
    slot = slots["name_target"]
    pencil.write("name_target", target, slot, _quiet(pencil))
    pencil.dimmed = not moment.shows("loss")
    head = translate("NeuronView", "this row's loss {loss}").format(loss="")
    face = fonts.strong if moment.stage == "loss" else fonts.normal
    pencil.number("loss", head, sample.loss, slots["loss"], Look(pencil.colour("ink"), face))


def _weights(pencil: Pencil, layout: Layout, moment: Moment) -> None:
    """Write each weight on its line, and below it what goes through the line."""
    fonts, slots = pencil.fonts, layout.slots
    pencil.dimmed = not moment.shows("weights")
    face = fonts.normal if moment.stage == "update" else fonts.strong
    for index, name in enumerate(moment.names):
        look = Look(pencil.colour(name), face)
        above, below = slots[name], slots[f"through_{name}"]
        text = pencil.fitting(f"{name} = ", moment.parameters[index], above, face)
        key, head, value, other = _through(pencil, moment, index)
        more = pencil.fitting(head, value, below, other.face)
        # One ground for both, so that no sliver of the line is left between them.
        ground = pencil.place(text, above, face).united(pencil.place(more, below, other.face))
        pencil.clear(ground)
        pencil.write(name, text, above, look)
        pencil.write(key, more, below, other)


def _through(pencil: Pencil, moment: Moment, index: int) -> tuple[str, str, float, Look]:
    """Return what goes through a weight's line: key, how it is named, number and look."""
    name, fonts = moment.names[index], pencil.fonts
    if moment.stage == "backward":
        value = moment.sample.dloss_dparameters[index]
        return f"g_{name}", f"∂L/∂{name} = ", value, Look(pencil.colour("accent"), fonts.normal)
    if moment.stage == "update":
        look = Look(pencil.colour(name), fonts.strong)
        return f"n_{name}", "→ ", moment.updated[index], look
    look = Look(pencil.colour("ink" if moment.stage == "forward" else "muted"), fonts.small)
    return f"p_{name}", f"{name}·{source_of(name)} = ", moment.sample.products[index], look


def _slopes(pencil: Pencil, layout: Layout, moment: Moment) -> None:
    """Write the slopes of the chain rule over the nodes that they belong to."""
    sample = moment.sample
    pencil.dimmed = False
    accent = pencil.theme.colour("accent")
    slopes = (
        ("dL/dy", "∂L/∂ŷ = ", sample.dloss_doutput, "answer"),
        ("dy/dz", "∂ŷ/∂z = ", sample.doutput_dz, "slope"),
        ("dL/dz", "∂L/∂z = ", sample.dloss_dz, "sum"),
    )
    for key, head, value, node in slopes:
        pencil.number(key, head, value, layout.slots[key], Look(accent, pencil.fonts.normal))
        area = pencil.texts[key]
        foot = layout.slots[f"name_{node}"].area.top()
        if area.bottom() < foot:
            x = area.left() + 1.0
            pencil.line(QPointF(x, area.bottom()), QPointF(x, foot), QPen(accent, 1.0))


def _legend(pencil: Pencil, layout: Layout, moment: Moment) -> None:
    """Say what the two kinds of lines mean."""
    pencil.dimmed = bool(moment.stage)
    slot, look = layout.slots["legend"], _quiet(pencil)
    right = slot.area.right()
    texts = (
        (-2.0, translate("NeuronView", "pushes ŷ down")),
        (2.0, translate("NeuronView", "pushes ŷ up")),
    )
    y = slot.area.center().y()
    for weight, text in texts:
        width = look.face.width(text) + 8.0
        area = QRectF(right - width, slot.area.top(), width, slot.area.height())
        pencil.centred(text, area, look)
        end = area.left() - 2.0
        pen = _weight_pen(pencil, weight, lit=False)
        pen.setWidthF(3.0)
        pen.setDashPattern([8.0 / 3.0, 4.0 / 3.0] if weight < 0 else [])
        pencil.line(QPointF(end - 20.0, y), QPointF(end, y), pen)
        right = end - 28.0
    pencil.texts["legend"] = QRectF(right, slot.area.top(), slot.area.right() - right, layout.row)
