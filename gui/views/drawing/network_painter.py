"""How a network is drawn: its lines, its units with their pictures, and all numbers with room."""

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from learnscope.core import Experiment
from learnscope.core.inspection.trace import UnitTrace
from learnscope.gui.plotting.line import mix
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import brief, fixed
from learnscope.gui.views.drawing.network_layout import Edge, Layout
from learnscope.gui.views.drawing.network_names import lit_unit, place_of
from learnscope.gui.views.drawing.network_pictures import Pictures
from learnscope.gui.views.drawing.network_pulse import paint_pulse
from learnscope.gui.views.drawing.neuron_layout import Slot
from learnscope.gui.views.drawing.neuron_painter import line_width
from learnscope.gui.views.drawing.neuron_state import Moment
from learnscope.gui.views.drawing.text_painter import Look, Pencil

#: How wide the light around a lit or chosen line is on either side, in pixels.
_HALO = 2.5

#: How much of the ground is in the colour of the weakest of many lines.
_PALEST = 0.6

#: How much of a picture stays visible while it is not looked at.
_FAINT = 0.45


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a drawing shows beside the moment itself."""

    moment: Moment
    experiment: Experiment
    pictures: Pictures
    #: The selected unit, and what the keys act on: a unit or a parameter, or "".
    unit: str
    cursor: str
    #: How far the pulse of the open stage has come, from 0 to 1, or None.
    pulse: float | None
    #: What stands in the bottom line, instead of what the two kinds of lines mean.
    note: str
    #: The selected unit's layer and number, from 0.
    place: tuple[int, int] = field(init=False)
    #: The unit that is lit, or whatever else is.
    lit: str = field(init=False)

    def __post_init__(self) -> None:
        model = self.experiment.model
        object.__setattr__(self, "place", place_of(model, self.unit))
        lit = lit_unit(model, self.moment.lit) or self.moment.lit
        object.__setattr__(self, "lit", lit)

    def on_path(self, edge: Edge) -> bool:
        """Return whether a line leads to the selected unit, or from it to the output."""
        layer, unit = self.place
        if edge.layer == layer:
            return edge.unit == unit
        return edge.layer != layer + 1 or edge.source == unit


def paint_network(pencil: Pencil, layout: Layout, scene: Scene) -> None:
    """Draw the network."""
    _edges(pencil, layout, scene)
    _to_target(pencil, layout, scene)
    if scene.pulse is not None:
        path = [edge for edge in layout.edges if scene.on_path(edge)]
        paint_pulse(pencil, layout, path, scene.moment.stage, scene.pulse)
    _inputs(pencil, layout, scene)
    _units(pencil, layout, scene)
    _target(pencil, layout, scene)
    _weights(pencil, layout, scene)
    _foot(pencil, layout, scene)


def _edges(pencil: Pencil, layout: Layout, scene: Scene) -> None:
    """Draw the lines, those of a kind at once, which is much faster than one by one."""
    moment = scene.moment
    groups: dict[tuple[bool, float, bool], list[QLineF]] = defaultdict(list)
    lights: list[tuple[QLineF, float, QColor]] = []
    shown = moment.shows("weights")
    for edge in layout.edges:
        weight = moment.parameters[edge.position]
        width = round(4.0 * line_width(weight, layout.thickest)) / 4.0
        groups[weight < 0, width, not (shown and scene.on_path(edge))].append(edge.line)
        if edge.name == scene.cursor:
            lights.append((edge.line, width, pencil.theme.colour("accent")))
        elif edge.name == moment.lit:
            lights.append((edge.line, width, pencil.theme.colour("ink")))
    painter = pencil.painter
    # What is not looked at lies below.
    for (negative, width, dimmed), lines in sorted(groups.items(), key=lambda g: not g[0][2]):
        pencil.dimmed = dimmed
        pen = weight_pen(pencil, negative, width)
        if layout.dense:
            weak = 1.0 - (width - 1.0) / (layout.thickest - 1.0)
            pen.setColor(mix(pen.color(), pencil.theme.colour("panel"), _PALEST * weak))
        painter.setPen(pen)
        painter.drawLines(lines)
    pencil.dimmed = False
    for line, width, colour in lights:
        for side in (-1.0, 1.0):
            normal = line.normalVector().unitVector()
            shift = QPointF(normal.dx(), normal.dy()) * side * (width / 2 + _HALO)
            pencil.line(line.p1() + shift, line.p2() + shift, QPen(colour, 1.5))


def weight_pen(pencil: Pencil, negative: bool, width: float) -> QPen:
    """Return the pen of a weight's line: blue and solid, or orange and dashed if it is negative."""
    pen = QPen(pencil.colour("class_0" if negative else "class_1"), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if negative:
        pen.setDashPattern([7.0 / width, 4.0 / width])
    return pen


def _to_target(pencil: Pencil, layout: Layout, scene: Scene) -> None:
    area = layout.units["y"]
    pencil.dimmed = not scene.moment.shows("loss")
    lit = bool(scene.moment.stage) and not pencil.dimmed
    pen = QPen(pencil.colour("accent" if lit else "muted"), 2.0 if lit else 1.5)
    pen.setStyle(Qt.PenStyle.DotLine)
    begin = QPointF(area.right(), area.center().y())
    pencil.line(begin, QPointF(layout.target.x() - layout.radius, begin.y()), pen)


def _ring(pencil: Pencil, scene: Scene, key: str, colour: QColor, width: float) -> QPen:
    """Return the outline of a unit or an input."""
    if key == scene.cursor:
        return QPen(pencil.theme.colour("accent"), 3.0)
    return QPen(colour, width + (1.5 if key == scene.lit else 0.0))


def _inputs(pencil: Pencil, layout: Layout, scene: Scene) -> None:
    moment = scene.moment
    pencil.dimmed = not moment.shows("inputs")
    ink, fonts = pencil.colour("ink"), pencil.fonts
    for number, name in enumerate(scene.experiment.problem.input_names):
        key = f"x{number + 1}"
        pen = _ring(pencil, scene, key, ink, 1.5)
        panel = pencil.theme.colour("panel")
        area = pencil.node(key, layout.inputs[number], layout.radius, pen, panel)
        pencil.centred(name, area, Look(ink, fonts.small))
        value = moment.sample.inputs[number]
        slot = layout.slots[key]
        text = brief(value)
        if text == fixed(value):
            text = pencil.fitting("", value, slot, fonts.normal)
        pencil.write(f"value_{key}", text, slot, Look(ink, fonts.normal))


def _units(pencil: Pencil, layout: Layout, scene: Scene) -> None:
    moment = scene.moment
    for layer in moment.sample.layers:
        for trace in layer:
            parts = ("output",) if trace.name == "y" else ("sum",)
            pencil.dimmed = not any(map(moment.shows, parts))
            _unit(pencil, layout, scene, trace)
            _value(pencil, layout, moment, trace)
            _bias(pencil, layout, scene, trace)


def _unit(pencil: Pencil, layout: Layout, scene: Scene, trace: UnitTrace) -> None:
    painter, area = pencil.painter, layout.units[trace.name]
    chosen = trace.name == scene.unit
    ink = pencil.colour("ink")
    inset = area.adjusted(1.0, 1.0, -1.0, -1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pencil.theme.colour("panel"))
    painter.drawRect(inset)
    painter.setOpacity(_FAINT if pencil.dimmed else 1.0)
    image = scene.pictures.images.get(trace.name)
    curve = scene.pictures.curves.get(trace.name)
    if image is not None:
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, scene.experiment.model.inputs == 2
        )
        painter.drawImage(inset, image)
    elif curve is not None:
        _curve(pencil, inset.adjusted(2, 3, -2, -3), curve, trace, scene)
    painter.setOpacity(1.0)
    if scene.pictures.spans[trace.name].constant == 0.0 and image is not None:
        # Else it would look as if there was no picture yet.
        pencil.centred("0", inset, Look(pencil.colour("muted"), pencil.fonts.small))
    width = 3.0 if chosen else 1.25
    painter.setPen(
        _ring(pencil, scene, trace.name, ink if chosen else pencil.colour("muted"), width)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    pencil.nodes[trace.name] = area


def _curve(
    pencil: Pencil, area: QRectF, shares: np.ndarray, trace: UnitTrace, scene: Scene
) -> None:
    """Draw a unit's output along the one input, and where the sample is."""
    painter = pencil.painter
    # ½ is 0, or, of a scale from 0 to 1, where it is undecided.
    middle = QLineF(area.left(), area.center().y(), area.right(), area.center().y())
    painter.setPen(QPen(pencil.theme.colour("hairline"), 1.0))
    painter.drawLine(middle)
    xs = area.left() + np.linspace(0.0, area.width(), len(shares))
    ys = area.bottom() - shares * area.height()
    painter.setPen(QPen(pencil.theme.colour("ink"), 1.5))
    painter.drawPolyline(
        QPolygonF([QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)])
    )
    (low, high), span = scene.experiment.problem.extent[0], scene.pictures.spans[trace.name]
    x = (scene.moment.sample.inputs[0] - low) / (high - low)
    y = (trace.output - span.low) / (span.high - span.low)
    if 0.0 <= x <= 1.0 and 0.0 <= y <= 1.0:
        at = QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pencil.theme.colour("accent"))
        painter.drawEllipse(at, 2.5, 2.5)


def _value(pencil: Pencil, layout: Layout, moment: Moment, trace: UnitTrace) -> None:
    """Write a unit's output under it, or in the backward stage how the loss grows with its z."""
    slot = layout.slots.get(trace.name)
    if slot is None:
        return
    output = trace.name == "y"
    face = pencil.fonts.strong if output else pencil.fonts.normal
    look = Look(pencil.colour("ink"), face)
    heads = ("ŷ = ", "") if output else ("",)
    value = trace.output
    if moment.stage == "backward":
        heads, value = ("∂L/∂z = ", ""), trace.dloss_dz
        look = Look(pencil.theme.colour("accent"), pencil.fonts.normal)
    room = slot.area.width() - 8.0
    head = next((h for h in heads if face.width(h + fixed(value)) <= room), "")
    pencil.number(f"value_{trace.name}", head, value, slot, look)


def _bias(pencil: Pencil, layout: Layout, scene: Scene, trace: UnitTrace) -> None:
    """Write a unit's bias over it, or mark it by a dot: orange below 0, the larger the broader."""
    moment, name = scene.moment, trace.name
    if name not in layout.biases:
        return
    key, position = layout.biases[name]
    value = trace.parameters[-1]
    pencil.dimmed = not moment.shows("weights")
    slot = layout.slots.get(f"b.{name}")
    if slot is not None:
        head, value, colour = _figure(pencil, scene, position, "b = ", "b")
        pencil.number(key, head, value, slot, Look(colour, pencil.fonts.small))
        return
    area = layout.marks[name]
    painter = pencil.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pencil.colour("class_0" if value < 0 else "class_1"))
    radius = max(1.5, line_width(value, area.width()) / 2)
    painter.drawEllipse(area.center(), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if key in pencil.framed:
        painter.setPen(QPen(pencil.framed[key], 1.5))
        painter.drawRect(area.adjusted(-1, -1, 1, 1))
    pencil.texts[key] = area


def _figure(
    pencil: Pencil, scene: Scene, position: int, head: str, quantity: str
) -> tuple[str, float, QColor]:
    """Return what is written for a parameter in the open stage: itself, its slope, or what next."""
    moment = scene.moment
    if moment.stage == "backward":
        return "∂b = ", moment.sample.dloss_dparameters[position], pencil.theme.colour("accent")
    if moment.stage == "update":
        return "→ ", moment.updated[position], pencil.colour(quantity)
    return head, moment.parameters[position], pencil.colour(quantity)


def _target(pencil: Pencil, layout: Layout, scene: Scene) -> None:
    moment, fonts, slots = scene.moment, pencil.fonts, layout.slots
    pencil.dimmed = not moment.shows("target")
    sample = moment.sample
    classes = scene.experiment.problem.task == "classification"
    colour = pencil.colour(f"class_{int(sample.target)}" if classes else "ink")
    pen = _ring(pencil, scene, "target", colour, 3.0 if classes else 1.5)
    panel = pencil.theme.colour("panel")
    area = pencil.node("target", layout.target, max(layout.radius - 1.5, 7.0), pen, panel)
    inside = f"{int(sample.target)}" if classes else "Y"
    pencil.centred(inside, area, Look(colour, fonts.strong if classes else fonts.small))
    look = Look(pencil.colour("ink"), fonts.normal)
    if classes:
        pencil.write(
            "value_target", "Y", slots["target"], Look(pencil.colour("muted"), fonts.small)
        )
    else:
        pencil.number("value_target", "", sample.target, slots["target"], look)
    pencil.dimmed = not moment.shows("loss")
    look = Look(pencil.colour("ink"), fonts.strong if moment.stage == "loss" else fonts.normal)
    head = translate("NetworkView", "sample's loss {loss}").format(loss="")
    pencil.number("loss", head, sample.loss, slots["loss"], look)


def _weights(pencil: Pencil, layout: Layout, scene: Scene) -> None:
    """Write the weights that there is room for on their lines."""
    moment = scene.moment
    for edge in layout.edges:
        slot = layout.labels.get(edge.position)
        if slot is None:
            continue
        pencil.dimmed = not (moment.shows("weights") and scene.on_path(edge))
        _, value, colour = _figure(pencil, scene, edge.position, "", f"w{edge.source + 1}")
        look = Look(colour, pencil.fonts.small)
        text = pencil.fitting("", value, slot, look.face)
        # A part of a number would be another number.
        if pencil.place(text, slot, look.face).width() < slot.area.width():
            pencil.write(edge.name, text, slot, look)


def _foot(pencil: Pencil, layout: Layout, scene: Scene) -> None:
    slot = layout.slots["note"]
    if scene.note:
        pencil.dimmed = False
        pencil.write("note", scene.note, slot, Look(pencil.colour("ink"), pencil.fonts.small))
        return
    _legend(pencil, scene, slot)
    told = {
        "backward": translate("NetworkView", "On the lines ∂L/∂w, below the units ∂L/∂z"),
        "update": translate("NetworkView", "On the lines: the weights after this update"),
    }
    text = told.get(scene.moment.stage, "")
    look = Look(pencil.colour("ink"), pencil.fonts.small)
    if text and look.face.width(text) + 16.0 < pencil.texts["legend"].left():
        pencil.dimmed = False
        pencil.write("note", text, slot, look)


def _legend(pencil: Pencil, scene: Scene, slot: Slot) -> None:
    """Say what the two kinds of lines mean."""
    pencil.dimmed = bool(scene.moment.stage)
    look = Look(pencil.colour("muted"), pencil.fonts.small)
    right, y = slot.area.right(), slot.area.center().y()
    texts = (
        (True, translate("NetworkView", "negative weight")),
        (False, translate("NetworkView", "positive weight")),
    )
    for negative, text in texts:
        width = look.face.width(text) + 8.0
        pencil.centred(
            text, QRectF(right - width, slot.area.top(), width, slot.area.height()), look
        )
        end = right - width - 2.0
        pencil.line(QPointF(end - 20.0, y), QPointF(end, y), weight_pen(pencil, negative, 2.5))
        right = end - 28.0
    pencil.texts["legend"] = QRectF(
        right, slot.area.top(), slot.area.right() - right, slot.area.height()
    )
