"""How a network is drawn: with which pen each part, and how it lights."""

from collections import defaultdict

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from learnscope.core.inspection.trace import UnitTrace
from learnscope.gui.look.theme import Theme, mix
from learnscope.gui.plotting.columns import column_name
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import brief, fixed
from learnscope.gui.views.drawing.network.network_layout import Edge, NetworkLayout
from learnscope.gui.views.drawing.network.pictures import Array, Pictures
from learnscope.gui.views.drawing.slots import Slot
from learnscope.gui.views.drawing.text_painter import Fonts, Look, TextPainter, line_width
from learnscope.gui.views.drawing.view_state import OUTPUT, ViewState, place_of

#: How wide the light around a lit or chosen line is on either side, in pixels.
_HALO = 2.5

#: How much of the ground is in the colour of the weakest of many lines.
_PALEST = 0.6

#: How much of a picture stays visible while it is not looked at.
_FAINT = 0.45

#: How long a dash and a gap are in the line of a negative weight, in pixels.
_EDGE_DASH = (7.0, 4.0)

#: The radius of what travels along the lines, in pixels.
_PULSE_DOT = 5.0


class NetworkPainter(TextPainter):
    """Draws a network, and knows then where each quantity stands.

    Parameters
    ----------
    painter : QPainter
    fonts : Fonts
    theme : Theme
    layout : NetworkLayout
    state : ViewState
    pictures : Pictures
        Those of the state.
    cursor : str
        What the keys act on: a unit or a parameter, or "" while the keyboard is elsewhere.
    """

    def __init__(
        self,
        painter: QPainter,
        fonts: Fonts,
        theme: Theme,
        layout: NetworkLayout,
        state: ViewState,
        pictures: Pictures,
        cursor: str = "",
    ) -> None:
        framed = {state.lit: theme.colour("ink"), cursor: theme.colour("accent")}
        super().__init__(painter, fonts, theme, framed)
        self.layout = layout
        self.state = state
        self.pictures = pictures
        self.cursor = cursor
        self._place = place_of(state.model, state.unit)
        self._lit = state.lit_part

    def paint(self, pulse: float | None = None, note: str = "") -> None:
        """Draw it.

        Parameters
        ----------
        pulse : float, optional
            How far the pulse of the open stage has come, from 0 to 1.
        note : str
            What stands in the bottom line, instead of what the two kinds of lines mean.
        """
        self._edges()
        self._to_target()
        if pulse is not None:
            path = [edge for edge in self.layout.edges if self._on_path(edge)]
            self.pulse(self.layout.legs(self.state.stage, path), pulse, _PULSE_DOT)
        self._inputs()
        self._units()
        self._target()
        self._weights()
        self._foot(note)

    def _on_path(self, edge: Edge) -> bool:
        """Return whether a line leads to the selected unit, or from it to the output."""
        layer, unit = self._place
        if edge.layer == layer:
            return edge.unit == unit
        return edge.layer != layer + 1 or edge.source == unit

    def _edges(self) -> None:
        """Draw the lines, those of a kind at once, which is much faster than one by one."""
        state, thickest = self.state, self.layout.thickest
        groups: dict[tuple[bool, float, bool], list[QLineF]] = defaultdict(list)
        lights: list[tuple[QLineF, float, QColor]] = []
        shown = state.shows("weights")
        for edge in self.layout.edges:
            weight = state.parameters[edge.position]
            width = round(4.0 * line_width(weight, thickest)) / 4.0
            groups[weight < 0, width, not (shown and self._on_path(edge))].append(edge.line)
            if edge.name == self.cursor:
                lights.append((edge.line, width, self.theme.colour("accent")))
            elif edge.name == state.lit:
                lights.append((edge.line, width, self.theme.colour("ink")))
        painter = self.painter
        # What is not looked at lies below.
        for (negative, width, dimmed), lines in sorted(groups.items(), key=lambda g: not g[0][2]):
            self.dimmed = dimmed
            pen = self.weight_pen(negative, width, _EDGE_DASH)
            if self.layout.dense:
                weak = 1.0 - (width - 1.0) / (thickest - 1.0)
                pen.setColor(mix(pen.color(), self.theme.colour("panel"), _PALEST * weak))
            painter.setPen(pen)
            painter.drawLines(lines)
        self.dimmed = False
        for line, width, colour in lights:
            for side in (-1.0, 1.0):
                normal = line.normalVector().unitVector()
                shift = QPointF(normal.dx(), normal.dy()) * side * (width / 2 + _HALO)
                self.line(line.p1() + shift, line.p2() + shift, QPen(colour, 1.5))

    def _to_target(self) -> None:
        area = self.layout.units[OUTPUT]
        self.dimmed = not self.state.shows("loss")
        lit = bool(self.state.stage) and not self.dimmed
        pen = QPen(self.colour("accent" if lit else "muted"), 2.0 if lit else 1.5)
        pen.setStyle(Qt.PenStyle.DotLine)
        begin = QPointF(area.right(), area.center().y())
        self.line(begin, QPointF(self.layout.target.x() - self.layout.radius, begin.y()), pen)

    def _ring(self, key: str, colour: QColor, width: float) -> QPen:
        """Return the outline of a unit or an input."""
        if key == self.cursor:
            return QPen(self.theme.colour("accent"), 3.0)
        return QPen(colour, width + (1.5 if key == self._lit else 0.0))

    def _inputs(self) -> None:
        self.dimmed = not self.state.shows("inputs")
        ink, fonts = self.colour("ink"), self.fonts
        for number, name in enumerate(self.state.experiment.problem.input_names):
            key = f"x{number + 1}"
            pen = self._ring(key, ink, 1.5)
            panel = self.theme.colour("panel")
            area = self.node(key, self.layout.inputs[number], self.layout.radius, pen, panel)
            self.centred(name, area, Look(ink, fonts.small))
            value = self.state.sample.inputs[number]
            slot = self.layout.slots[key]
            text = brief(value)
            if text == fixed(value):
                text = self.fitting("", value, slot, fonts.normal)
            self.write(f"value_{key}", text, slot, Look(ink, fonts.normal))
            self._column(number)

    def _column(self, number: int) -> None:
        """Write what the data call an input above it, where there is room."""
        name, layout = column_name(self.state.experiment.problem, number), self.layout
        at, row = layout.inputs[number], layout.row
        area = QRectF(2.0, at.y() - layout.radius - row - 1.0, 2 * (at.x() - 2.0), row)
        above = layout.slots[f"x{number}"].area.bottom() if number else 0.0
        # Two rows may come as near to each other as their letters allow.
        if name and area.top() >= above - 4.0:
            look = Look(self.colour("muted"), self.fonts.small)
            self.write(f"name_x{number + 1}", name, Slot(area, at.x()), look)

    def _units(self) -> None:
        for layer in self.state.sample.layers:
            for trace in layer:
                part = "output" if trace.name == OUTPUT else "sum"
                self.dimmed = not self.state.shows(part)
                self._unit(trace)
                self._value(trace)
                self._bias(trace)

    def _unit(self, trace: UnitTrace) -> None:
        painter, area = self.painter, self.layout.units[trace.name]
        chosen = trace.name == self.state.unit
        inset = area.adjusted(1.0, 1.0, -1.0, -1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("panel"))
        painter.drawRect(inset)
        painter.setOpacity(_FAINT if self.dimmed else 1.0)
        image = self.pictures.images.get(trace.name)
        curve = self.pictures.curves.get(trace.name)
        if image is not None:
            painter.setRenderHint(
                QPainter.RenderHint.SmoothPixmapTransform, self.state.model.inputs == 2
            )
            painter.drawImage(inset, image)
        elif curve is not None:
            self._curve(inset.adjusted(2, 3, -2, -3), curve, trace)
        painter.setOpacity(1.0)
        if self.pictures.spans[trace.name].constant == 0.0 and image is not None:
            # Else it would look as if there was no picture yet.
            self.centred("0", inset, Look(self.colour("muted"), self.fonts.small))
        colour = self.colour("ink" if chosen else "muted")
        painter.setPen(self._ring(trace.name, colour, 3.0 if chosen else 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self.nodes[trace.name] = area

    def _curve(self, area: QRectF, shares: Array, trace: UnitTrace) -> None:
        """Draw a unit's output along the one input, and where the sample is."""
        painter = self.painter
        # ½ is 0, or, of a scale from 0 to 1, where it is undecided.
        middle = QLineF(area.left(), area.center().y(), area.right(), area.center().y())
        painter.setPen(QPen(self.theme.colour("hairline"), 1.0))
        painter.drawLine(middle)
        xs = area.left() + np.linspace(0.0, area.width(), len(shares))
        ys = area.bottom() - shares * area.height()
        painter.setPen(QPen(self.theme.colour("ink"), 1.5))
        painter.drawPolyline(
            QPolygonF([QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)])
        )
        (low, high), span = self.state.experiment.problem.extent[0], self.pictures.spans[trace.name]
        x = (self.state.sample.inputs[0] - low) / (high - low)
        y = (self.state.output_of(trace) - span.low) / (span.high - span.low)
        if 0.0 <= x <= 1.0 and 0.0 <= y <= 1.0:
            at = QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent"))
            painter.drawEllipse(at, 2.5, 2.5)

    def _value(self, trace: UnitTrace) -> None:
        """Write a unit's output under it, or in the backward stage its ∂L/∂z."""
        slot = self.layout.slots.get(trace.name)
        if slot is None:
            return
        output = trace.name == OUTPUT
        face = self.fonts.strong if output else self.fonts.normal
        look = Look(self.colour("ink"), face)
        heads = ("ŷ = ", "") if output else ("",)
        value = self.state.output_of(trace)
        if self.state.stage == "backward":
            heads, value = ("∂L/∂z = ", ""), trace.dloss_dz
            look = Look(self.theme.colour("accent"), self.fonts.normal)
        room = slot.area.width() - 8.0
        head = next((h for h in heads if face.width(h + fixed(value)) <= room), "")
        self.number(f"value_{trace.name}", head, value, slot, look)

    def _bias(self, trace: UnitTrace) -> None:
        """Write a unit's bias over it, or mark it by a dot: orange below 0, broad if large."""
        name = trace.name
        if name not in self.layout.biases:
            return
        key, position = self.layout.biases[name]
        value = trace.parameters[-1]
        self.dimmed = not self.state.shows("weights")
        slot = self.layout.slots.get(f"b.{name}")
        if slot is not None:
            head, value, colour = self._figure(position, "b = ", "b")
            self.number(key, head, value, slot, Look(colour, self.fonts.small))
            return
        area = self.layout.marks[name]
        painter = self.painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("class_0" if value < 0 else "class_1"))
        radius = max(1.5, line_width(value, area.width()) / 2)
        painter.drawEllipse(area.center(), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if key in self.framed:
            painter.setPen(QPen(self.framed[key], 1.5))
            painter.drawRect(area.adjusted(-1, -1, 1, 1))
        self.texts[key] = area

    def _figure(self, position: int, head: str, quantity: str) -> tuple[str, float, QColor]:
        """Return what a stage says of a parameter: itself, its slope, or what it becomes."""
        state, colour = self.state, self.colour(quantity)
        if state.stage == "backward":
            return "∂b = ", state.sample.dloss_dparameters[position], self.theme.colour("accent")
        if state.stage == "update":
            return "→ ", state.updated[position], colour
        return head, state.parameters[position], colour

    def _target(self) -> None:
        state, layout, slots, fonts = self.state, self.layout, self.layout.slots, self.fonts
        sample, classes = state.sample, state.experiment.problem.task == "classification"
        self.dimmed = not state.shows("target")
        colour = self.colour(f"class_{int(sample.target)}" if classes else "ink")
        pen = self._ring("target", colour, 3.0 if classes else 1.5)
        radius, panel = max(layout.radius - 1.5, 7.0), self.theme.colour("panel")
        area = self.node("target", layout.target, radius, pen, panel)
        if classes:
            self.centred(f"{int(sample.target)}", area, Look(colour, fonts.strong))
            look = Look(self.colour("muted"), fonts.small)
            self.write("value_target", "Y", slots["target"], look)
        else:
            self.centred("Y", area, Look(colour, fonts.small))
            look = Look(self.colour("ink"), fonts.normal)
            self.number("value_target", "", sample.target, slots["target"], look)
        self.dimmed = not state.shows("loss")
        face = fonts.strong if state.stage == "loss" else fonts.normal
        head = translate("NetworkView", "sample's loss {loss}").format(loss="")
        self.number("loss", head, sample.loss, slots["loss"], Look(self.colour("ink"), face))

    def _weights(self) -> None:
        """Write the weights that there is room for on their lines."""
        for edge in self.layout.edges:
            slot = self.layout.labels.get(edge.position)
            if slot is None:
                continue
            self.dimmed = not (self.state.shows("weights") and self._on_path(edge))
            _, value, colour = self._figure(edge.position, "", f"w{edge.source + 1}")
            look = Look(colour, self.fonts.small)
            text = self.fitting("", value, slot, look.face)
            # A part of a number would be another number.
            if self.place(text, slot, look.face).width() < slot.area.width():
                self.write(edge.name, text, slot, look)

    def _foot(self, note: str) -> None:
        """Say what is asked for, else what the lines mean and, where there is room, the numbers."""
        slot, stage = self.layout.slots["note"], self.state.stage
        self.dimmed = bool(stage) and not note
        if not note:
            negative = translate("NetworkView", "negative weight")
            positive = translate("NetworkView", "positive weight")
            self.legend(slot, negative, positive, 2.5, _EDGE_DASH)
        told = {
            "backward": translate("NetworkView", "On the lines ∂L/∂w, below the units ∂L/∂z"),
            "update": translate("NetworkView", "On the lines: the weights after this update"),
        }
        text, look = note or told.get(stage, ""), Look(self.colour("ink"), self.fonts.small)
        if note or (text and look.face.width(text) + 16.0 < self.texts["legend"].left()):
            self.write("note", text, slot, look)
