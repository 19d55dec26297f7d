"""The map whose line ŷ = ½ can be taken hold of: pulling it shifts it, its handle turns it.

What a pull makes of the line stands in `line_drags`. It is a line over the inputs in the data's
units; where data are scaled, the parameters θ follow from it.
"""

import math

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from learnscope.gui.look.labels import Row
from learnscope.gui.look.marks import RADIUS
from learnscope.gui.plotting.contour import Point, apart, distance
from learnscope.gui.plotting.gestures import Drag
from learnscope.gui.plotting.readout import PlaceReading
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.surface.answer_map import AnswerMap
from learnscope.gui.views.surface.line_drags import (
    Shift,
    Turn,
    evened,
    handle,
    pivot_of,
    through,
)
from learnscope.gui.views.surface.sample_editor import SampleEditor
from learnscope.gui.views.surface.scale import Theta
from learnscope.gui.widgets.guard import guarded

#: The handle's size, and how near the pointer has to come to the handle and to the line.
_HANDLE, _NEAR_HANDLE, _NEAR_LINE = 5.0, 11.0, 6.0

#: How far towards its end the handle stands on the line; the first place with room is taken.
_SHARES = (0.62, 0.78, 0.46, 0.3)

#: A line shorter than this, in pixels, has no handle.
_SHORTEST = 56.0

#: The pointers that say across which direction a line is pulled: turns of 45° from the x axis.
_ACROSS = (
    Qt.CursorShape.SizeHorCursor,
    Qt.CursorShape.SizeBDiagCursor,
    Qt.CursorShape.SizeVerCursor,
    Qt.CursorShape.SizeFDiagCursor,
)

#: Axes that are so much longer than the other, in their units, are turned as they are seen.
_UNEVEN = 3.0


@guarded
class LineMap(AnswerMap):
    """The map on which pulling the line shifts it, and pulling its handle turns it.

    Without a bias the line can't be shifted.
    """

    #: θ set by hand, w1, w2 and b if there is one, and whether the same movement goes on.
    parameters_edited = Signal(tuple, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._drag: Drag[Shift | Turn] | None = None
        #: What of the line is pointed at or held: "handle", "line" or "".
        self._near = ""
        super().__init__(parent)
        #: Sets the learner's own samples, where the samples are such.
        self.editor = SampleEditor(
            self,
            self.sample_at,
            self.rounded,
            yields=lambda pixel: bool(self.part_at(pixel)),
            class_of=self.scatter.class_of,
        )

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment; the line may have moved under the pointer, or away from it."""
        before = self.shown.model
        super().display(snapshot)
        self.editor.count, self.editor.selected = self.scatter.count, snapshot.selected
        if not self.straight or self.shown.model != before:
            self._drag = None
        if self.pointer is not None and self._drag is None:
            self._point_out(self.part_at(self.pointer))

    # What is where

    def handle_pixel(self) -> QPointF | None:
        """Return where the handle stands, or None where there is none."""
        ends = self.line_ends()
        if ends is None:
            return None
        held = None if self._drag is None else self._drag.held
        if isinstance(held, Turn) and self.pointer is not None:
            hand = evened(self._data(self.pointer), self._units)
            at = held.handle(through(self.coefficients, self._units), hand)
            return self.point(at[0] * self._units[0], at[1] * self._units[1])
        if self._length(ends) < _SHORTEST:
            return None
        line, pivot = self.coefficients, pivot_of(ends, self._origin)
        places = [self.point(*handle(line, share, ends, pivot)) for share in _SHARES]
        samples = super().keep_off() if self.scatter.few else []
        free = [p for p in places if all(apart(p, s) > RADIUS + 14.0 for s in samples)]
        return (free or places)[0]

    def part_at(self, pixel: QPointF) -> str:
        """Return what can be taken hold of at a pixel: "handle", "line" or ""."""
        ends = self.line_ends()
        if ends is None or not self.area.contains(pixel) or self.sample_at(pixel) is not None:
            return ""
        at = self.handle_pixel()
        if at is not None and apart(at, pixel) <= _NEAR_HANDLE:
            return "handle"
        near = distance(pixel, *(self.point(*end) for end in ends)) <= _NEAR_LINE
        return "line" if near and self.biased else ""

    @property
    def biased(self) -> bool:
        """Whether the neuron has a bias, so that its line can lie anywhere."""
        return self.shown.model.network.bias

    @property
    def _origin(self) -> Point | None:
        """Where z is 0 whatever the weights: only without a bias; scaled, no input is 0 there."""
        if self.biased:
            return None
        scaling = self.shown.model.scaling
        if scaling is None:
            return 0.0, 0.0
        x1, x2 = scaling.inputs_back((0.0, 0.0)).tolist()
        return x1, x2

    @property
    def _units(self) -> Point:
        """In which units of the two inputs a line turns: those of the data, if they are alike."""
        first, second = self.plane.size
        alike = max(first, second) <= _UNEVEN * min(first, second)
        return (1.0, 1.0) if alike else (first, second)

    def _length(self, ends: tuple[Point, Point]) -> float:
        return apart(self.point(*ends[0]), self.point(*ends[1]))

    def _data(self, pixel: QPointF) -> Point:
        """Return the point of the plane under a pixel, or the nearest one shown.

        So the line is never pulled out of sight.
        """
        return self.plane.nearest(self.value_at(pixel))

    # Painting

    def look(self) -> None:
        """Draw the line thicker where it is lit, pointed at or held."""
        super().look()
        if self._near:
            self.half.set_look(self.theme.colour("ink"), 2.5)

    def paint_over(self, painter: QPainter) -> None:
        """Paint what a hand does with the samples besides all else."""
        super().paint_over(painter)
        self.editor.paint(painter)

    def keep_off(self) -> list[QPointF]:
        """Return the points that the line's label keeps away from: the handle, too."""
        at = self.handle_pixel()
        return super().keep_off() if at is None else [*super().keep_off(), at]

    def paint_line(self, painter: QPainter) -> None:
        """Paint the handle besides the label."""
        super().paint_line(painter)
        at = self.handle_pixel()
        if at is not None:
            ink, panel = self.theme.colour("ink"), self.theme.colour("panel")
            painter.setPen(QPen(panel, 4.5))
            painter.setBrush(ink if self._near == "handle" else panel)
            painter.drawEllipse(at, _HANDLE, _HANDLE)
            painter.setPen(QPen(ink, 1.5))
            painter.drawEllipse(at, _HANDLE, _HANDLE)

    # Reading

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return what is read out: while the line is held, what that changes."""
        if self._drag is None:
            return super().read_at(pixel)
        names = self.shown.model.parameter_names
        changed = names if isinstance(self._drag.held, Turn) else ("b",)
        values = dict(zip(names, self.parameters, strict=True))
        return PlaceReading([Row(name, fixed(values[name]), name) for name in changed], pixel)

    def cursor_at(self, pixel: QPointF) -> Qt.CursorShape:
        """Return the cursor for what can be done with the line, or is being done."""
        part = self._near if self._drag is not None else self.part_at(pixel)
        return self._cursor(part) if part else super().cursor_at(pixel)

    # What the learner does

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what dragging does."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return bool(super().viewportEvent(event))
        texts = {
            "line": translate(
                "LineMap",
                "On this line ŷ is ½: on one side of it the model answers 1, on the other 0. Drag "
                "to shift it: this changes the bias b.",
            ),
            "handle": self._turn_tip(),
        }
        text = texts.get(self.part_at(QPointF(event.pos())))
        if text is None or self._drag is not None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), text, self.viewport())
        return True

    def _turn_tip(self) -> str:
        if self.biased:
            return translate(
                "LineMap",
                "Drag to turn the line: this changes the weights w1 and w2, and b so that the "
                "middle of the line stays where it is.",
            )
        if self.shown.model.scaling is not None:
            return translate(
                "LineMap",
                "Drag to turn the line: this changes the weights w1 and w2. Without a bias it "
                "always goes through the point where both inputs, as scaled, are 0.",
            )
        return translate(
            "LineMap",
            "Drag to turn the line: this changes the weights w1 and w2. Without a bias it "
            "always goes through the point where both inputs are 0.",
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the line or its handle."""
        part = self.part_at(event.position())
        ends = self.line_ends()
        if event.button() != Qt.MouseButton.LeftButton or not part or ends is None:
            super().mousePressEvent(event)
            return
        at, units = self._data(event.position()), self._units
        if part == "handle":
            pivot = evened(pivot_of(ends, self._origin), units)
            line = through(self.coefficients, units)
            held: Shift | Turn = Turn.taken(line, evened(at, units), pivot)
        else:
            held = Shift.taken(self.coefficients, at)
        self._drag = Drag(held, event.position())
        self._point_out(part)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull what is held."""
        if self._drag is not None and not self._drag.holds(event):
            # The release went elsewhere, while another picture stood here.
            self._drag = None
        if self._drag is None:
            super().mouseMoveEvent(event)
            self._point_out(self.part_at(event.position()))
            return
        self.pointer = event.position()
        pulled = self._pulled(self._drag.held, self._data(self.pointer))
        self._drag.edit(pulled, self.parameters, self.parameters_edited.emit)
        self.viewport().update()

    def _pulled(self, held: Shift | Turn, to: Point) -> Theta:
        """Return θ with what is held pulled to a point of the plane."""
        plane, model = self.coefficients, self.shown.model
        if isinstance(held, Shift):
            shifted = held.pulled(plane, to)
            # Only b: scaled there and back, a weight might lose its last digit.
            moved = shifted != plane
            return (
                (*self.parameters[:2], model.with_plane(shifted)[2]) if moved else self.parameters
            )
        units = self._units
        line = through(plane, units)
        turned = held.pulled(line, evened(to, units))
        if turned == line:
            return self.parameters
        return model.with_plane(through(turned, (1.0 / units[0], 1.0 / units[1])))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._drag is None or not self._drag.ends(event):
            super().mouseReleaseEvent(event)
            return
        self._drag = None
        self._point_out(self.part_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the line back with Esc while it is held."""
        if self._drag is None or event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        drag, self._drag = self._drag, None
        drag.cancel(self.parameters_edited.emit)
        self._point_out("")

    def leaveEvent(self, event: QEvent) -> None:
        """Note that the pointer left."""
        super().leaveEvent(event)
        if self._drag is None:
            self._point_out("")

    def _point_out(self, part: str) -> None:
        """Show by the pointer and the line what can be done, or is being done."""
        if part != self._near:
            self._near = part
            self.look()
        self.show_pointed(self.pointer)
        self.viewport().update()

    def _cursor(self, part: str) -> Qt.CursorShape:
        if part == "handle":
            held = self._drag is not None
            return Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor
        # The direction across the line as it is seen: an axis may be stretched.
        w1, w2 = (w * size for w, size in zip(self.coefficients, self.plane.size, strict=False))
        return _ACROSS[round(math.atan2(w2, w1) / (math.pi / 4)) % 4]
