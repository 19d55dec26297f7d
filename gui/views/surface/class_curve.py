"""Two classes over one input: the step from 0 to 1 that a neuron makes of it, and where it is ½.

The line ŷ = ½ of two inputs is a place here, where z = w1·x + b = 0; a single neuron's is pulled
along as the line is, which changes b alone.
"""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from learnscope.core import Problem
from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.look.labels import Row
from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.contour import Point, Range
from learnscope.gui.plotting.gestures import Drag
from learnscope.gui.plotting.items import Array, LineItem
from learnscope.gui.plotting.readout import PlaceReading
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.views.surface import scale
from learnscope.gui.views.surface.curve_map import POINTS, CurveMap, ranges_of
from learnscope.gui.views.surface.sample_editor import SampleEditor
from learnscope.gui.widgets.guard import guarded

#: What is shown below 0 and above 1, and beyond the largest z as a share of it: room for marks.
_ROOM = 0.14

#: Within so many pixels the pointer means the place where ŷ is ½.
_NEAR = 6.0


@guarded
class ClassCurve(CurveMap):
    """ŷ over x, with each sample at its right answer 0 or 1; or z, with each sample on its curve.

    An upright line stands wherever the answer goes over from one class to the other. A single
    neuron's can be dragged.
    """

    #: θ set by hand, and whether the same movement goes on.
    parameters_edited = Signal(tuple, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._drag: Drag[float] | None = None
        self._near = False
        #: Where z is 0, in x.
        self.halves: Array = np.zeros(0)
        #: From where to where heights are shown.
        self._rails: Range = (-_ROOM, 1.0 + _ROOM)
        super().__init__(parent)
        self.half = LineItem()
        self.half.hide()
        self.box.addItem(self.half)
        self._look()

    def _make_editor(self) -> SampleEditor:
        return SampleEditor(
            self,
            self.sample_at,
            self.rounded,
            yields=self.on_half,
            class_of=self.scatter.class_of,
        )

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment of a problem with one input and two classes."""
        before = None if self._snapshot is None else self._snapshot.experiment.model
        if snapshot.experiment.model != before:
            self._drag = None
        x, _ = self.ranges(snapshot.experiment.problem)
        along = np.linspace(*x, POINTS)
        z = self._of_z(snapshot).values(snapshot.parameters, along[:, np.newaxis])
        self._place(z, snapshot.unit)
        self.set_range(x, self._rails)
        super().display(snapshot)
        self.halves = self._halves(snapshot, z)
        self.half.setVisible(bool(len(self.halves)))
        if len(self.halves):
            low, high = self._range_of_y()
            self.half.set_pieces(np.array([((at, low), (at, high)) for at in self.halves]))
        self._look()

    def _place(self, z: Array, unit: str) -> None:
        """Show 0 to 1 with some room, or z as far as it goes."""
        if self.quantity == "z" and unit == OUTPUT:
            finite = z[np.isfinite(z)]
            limit = (1.0 + _ROOM) * (scale.limit_of(finite) if len(finite) else 1.0)
            self._rails, self.fixed_y_ticks = (-limit, limit), None
        else:
            self._rails, self.fixed_y_ticks = (-_ROOM, 1.0 + _ROOM), [0.0, 0.5, 1.0]

    def ranges(self, problem: Problem) -> tuple[Range, Range]:
        """Return what to show of x and of the heights."""
        return ranges_of(problem)[0], self._rails

    def _of_z(self, snapshot: Snapshot) -> scale.ShownQuantity:
        return scale.ShownQuantity(snapshot.experiment.model, OUTPUT, "z")

    @property
    def symbol(self) -> str:
        """How the heights of the model's curve are written."""
        unit = OUTPUT if self._snapshot is None else self._snapshot.unit
        return "z" if self.quantity == "z" and unit == OUTPUT else "ŷ"

    def upright_title(self, problem: Problem) -> str:
        """Return what stands above the axis of heights."""
        return "z" if self.symbol == "z" else super().upright_title(problem)

    def heights(self, snapshot: Snapshot, points: Array) -> Array:
        """Return ŷ, or z, at points, shape (n, 1)."""
        if self.symbol == "z":
            return self._of_z(snapshot).values(snapshot.parameters, points)
        return super().heights(snapshot, points)

    def _halves(self, snapshot: Snapshot, z: Array) -> Array:
        """Return where z is 0: exactly of a single neuron, else between the points of the curve."""
        model = snapshot.experiment.model
        low, high = float(self._x[0]), float(self._x[-1])
        if not model.network.hidden:
            w, b = model.plane(snapshot.parameters)
            at = -b / w if w != 0.0 else np.nan
            return np.array([at]) if low <= at <= high else np.zeros(0)
        crossed = np.flatnonzero((z[:-1] > 0.0) != (z[1:] > 0.0))
        with np.errstate(all="ignore"):
            shares = z[crossed] / (z[crossed] - z[crossed + 1])
        known = np.clip(np.nan_to_num(shares, nan=0.5), 0.0, 1.0)
        return np.asarray(self._x[crossed] + known * (self._x[crossed + 1] - self._x[crossed]))

    def _look(self) -> None:
        lit = self._snapshot is not None and self._snapshot.lit in scale.QUANTITIES
        self.half.set_look(self.theme.colour("muted"), 2.5 if lit or self._near else 1.5)
        self.viewport().update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        if hasattr(self, "half"):
            self._look()

    # What is where

    def places(self) -> Array:
        """Return where the samples stand, in pixels, shape (samples, 2)."""
        if self._snapshot is None or self.symbol != "z":
            return super().places()
        inputs = self._snapshot.experiment.problem.inputs
        return self.pixels(inputs[:, 0], self.heights(self._snapshot, inputs))

    def class_at(self, at: Point) -> int:
        """Return the class of a sample at a place: 1 in the upper half."""
        low, high = self._range_of_y()
        return int(at[1] > (low + high) / 2.0)

    def moved_to(self, at: Point) -> tuple[float, ...]:
        """Return the x of a sample that is moved to a place, and its class where that is a height.

        Where samples stand on the curve of z, their height is not theirs to change.
        """
        return (at[0],) if self.symbol == "z" else (at[0], float(self.class_at(at)))

    @property
    def _rises(self) -> bool:
        """Whether the curve goes up at the first place where ŷ is ½."""
        x, heights = self.model.getData()
        if not len(self.halves) or x is None:
            return True
        after = min(int(np.searchsorted(x, self.halves[0], side="right")), len(x) - 1)
        return bool(heights[after] >= heights[max(after - 1, 0)])

    @property
    def pulls(self) -> bool:
        """Whether the place where ŷ is ½ can be dragged: a single neuron's, with a bias."""
        network = None if self._snapshot is None else self._snapshot.experiment.network
        return network is not None and not network.hidden and network.bias

    def on_half(self, pixel: QPointF) -> bool:
        """Return whether a pixel lies on the line that can be dragged."""
        if not self.pulls or not len(self.halves) or not self.area.contains(pixel):
            return False
        if self.sample_at(pixel) is not None:
            return False
        return abs(self.x_pixel(float(self.halves[0])) - pixel.x()) <= _NEAR

    # Painting

    def paint_over(self, painter: QPainter) -> None:
        """Paint what the upright line is, below samples and numbers."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, area = QFontMetricsF(painter.font()), self.area
        text = "z = 0" if self.symbol == "z" else "ŷ = ½"
        width = metrics.horizontalAdvance(text)
        if len(self.halves) and self._snapshot is not None:
            at = self.x_pixel(float(self.halves[0]))
            # Off the chosen sample and its number, on the side that the curve leaves free.
            high = self.symbol == "ŷ" and self._snapshot.sample.target == 0.0
            left = at + 6.0 if self._rises != high else at - 6.0 - width
            left = min(max(left, area.left() + 2.0), area.right() - width - 2.0)
            level = area.top() + (0.32 if high else 0.68) * area.height()
            self._write(painter, QPointF(left, level), text, "ink")
        super().paint_over(painter)

    # Reading

    def _read_unit(self, snapshot: Snapshot, x: float) -> list[Row]:
        """Return z, where it is shown, or what a hidden unit makes of an x."""
        if self.symbol == "z":
            z = self._of_z(snapshot).values(snapshot.parameters, (x,))
            return [Row("z", exact(float(z)), "ink")]
        return super()._read_unit(snapshot, x)

    def _reading(self, rows: list[Row], at: QPointF | None) -> PlaceReading:
        reading = super()._reading(rows, at)
        if self.symbol != "z":
            return reading
        (z,) = (row for row in rows if row.label == "z")
        return PlaceReading(
            rows,
            at,
            reading.dots,
            copies=z.text,
            copied=translate("AnswerMap", "{name} copied").format(name="z"),
        )

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return what is read out: while the line is held, where it is and what that changes."""
        if self._drag is None or self._snapshot is None:
            return super().read_at(pixel)
        b = self._snapshot.parameters[-1]
        rows = [Row("b", fixed(b), "b")]
        if len(self.halves):
            rows.insert(0, Row(f"{self.x_title}, ŷ = ½", fixed(float(self.halves[0]))))
        return PlaceReading(rows, pixel)

    def cursor_at(self, pixel: QPointF) -> Qt.CursorShape:
        """Return the cursor: the line goes across."""
        if self._drag is not None or self.on_half(pixel):
            return Qt.CursorShape.SizeHorCursor
        return super().cursor_at(pixel)

    # What the learner does

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what dragging does."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return bool(super().viewportEvent(event))
        if self._drag is None and self.on_half(QPointF(event.pos())):
            text = translate("LineMap", "Drag to shift the line: this changes the bias b.")
            QToolTip.showText(event.globalPos(), text, self.viewport())
        else:
            QToolTip.hideText()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the line."""
        if event.button() != Qt.MouseButton.LeftButton or not self.on_half(event.position()):
            super().mousePressEvent(event)
            return
        offset = self.value_at(event.position())[0] - float(self.halves[0])
        self._drag = Drag(offset, event.position())
        self._point_out(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the line."""
        if self._drag is not None and not self._drag.holds(event):
            # The release went elsewhere, while another picture stood here.
            self._drag = None
        if self._drag is None or self._snapshot is None:
            super().mouseMoveEvent(event)
            self._point_out(self.on_half(event.position()))
            return
        self.pointer = event.position()
        area, now = self.area, self._snapshot.parameters
        across = min(max(event.position().x(), area.left()), area.right())
        x = self.value_at(QPointF(across, area.center().y()))[0] - self._drag.held
        model = self._snapshot.experiment.model
        w, _ = model.plane(now)
        # Only b: scaled there and back, the weight might lose its last digit.
        pulled = (*now[:-1], model.with_plane((w, -w * x))[-1]) if w != 0.0 else now
        self._drag.edit(pulled, now, self.parameters_edited.emit)
        self.show_pointed(self.pointer)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._drag is None or not self._drag.ends(event):
            super().mouseReleaseEvent(event)
            return
        self._drag = None
        self._point_out(self.on_half(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the line back with Esc while it is held."""
        if self._drag is None or event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        drag, self._drag = self._drag, None
        drag.cancel(self.parameters_edited.emit)
        self._point_out(False)

    def leaveEvent(self, event: QEvent) -> None:
        """Note that the pointer left."""
        super().leaveEvent(event)
        if self._drag is None:
            self._point_out(False)

    def _point_out(self, near: bool) -> None:
        """Show by the pointer and the line that it can be dragged, or is being."""
        self._near = near
        self._look()
        self.show_pointed(self.pointer)
