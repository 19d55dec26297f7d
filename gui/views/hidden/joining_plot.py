"""The joined lines, read out, with handles that pull their bends and heights."""

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from learnscope.core import Curve
from learnscope.core.inspection.joining import JoinedParts, bends, parts
from learnscope.gui.look.labels import Row
from learnscope.gui.plotting.columns import target_row
from learnscope.gui.plotting.contour import Point, apart
from learnscope.gui.plotting.gestures import Drag
from learnscope.gui.plotting.readout import Dot, PlaceReading
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, round_to
from learnscope.gui.views.hidden.handles import Handle, Pull, handles, parameter_of
from learnscope.gui.views.hidden.joined_lines import JoinedLines
from learnscope.gui.widgets.guard import guarded

#: Within so many pixels the pointer means a handle, a sample, a line.
_NEAR_HANDLE, _NEAR_SAMPLE, _NEAR_LINE = 9.0, 6.0, 8.0

#: What a key moves a bend or a height by, as a share of the axis.
_STEP = 0.02


@guarded
class JoiningPlot(JoinedLines):
    """The plot with its handles.

    With the keyboard, ↑ and ↓ choose a unit, [ and ] move its bend, + and − make it higher or
    lower. Keys read the lines in hundredths of the axis or in tenths.
    """

    #: The unit that was chosen.
    unit_chosen = Signal(str)
    #: The parameters set by hand, and whether the same movement goes on.
    parameters_edited = Signal(tuple, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = 0
        self._drag: Drag[Pull] | None = None
        self._handles: list[Handle] = []
        self._handles_of: object = None

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment; what is held stays held, as long as it is of the same network."""
        before = self.shape_
        super().display(snapshot)
        if self._drag is None:
            return
        same = before is not None and before.model == snapshot.experiment.model
        if not same or self._drag.held.handle.unit >= self.shown:
            self._drop()

    # What is where

    @property
    def joined(self) -> bool:
        """Whether there are handles: one hidden layer has bends that can be told by x."""
        return self.shape_ is not None and len(self.shape_.model.network.hidden) == 1

    def handles(self) -> list[Handle]:
        """Return what can be taken hold of."""
        if self.shape_ is None or not self.joined:
            return []
        low, high = self.box.state["viewRange"][0]
        key = (self.shape_.model, self.shape_.parameters, low, high, self.shown)
        # Each movement of the pointer asks for them several times.
        if key != self._handles_of:
            model, parameters = self.shape_.model, self.shape_.parameters
            self._handles_of = key
            self._handles = handles(model, parameters, (low, high), self.shown)
        return self._handles

    def handle_pixel(self, handle: Handle) -> QPointF:
        """Return where a handle stands, within the axes."""
        at, area = self.point(*handle.at), self.area
        return QPointF(at.x(), min(max(at.y(), area.top()), area.bottom()))

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Return the handle under a pixel, the nearest if there are several, or None."""
        near = [(apart(self.handle_pixel(handle), pixel), handle) for handle in self.handles()]
        near = [pair for pair in near if pair[0] <= _NEAR_HANDLE]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def sample_at(self, pixel: QPointF) -> int | None:
        """Return the sample under a pixel, or None; a handle lies over it."""
        places = self.sample_places()
        if not len(places) or self.handle_at(pixel) is not None:
            return None
        if not self.area.adjusted(-3, -3, 3, 3).contains(pixel):
            return None
        away = np.hypot(places[:, 0] - pixel.x(), places[:, 1] - pixel.y())
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= _NEAR_SAMPLE else None

    def quantity_at(self, pixel: QPointF) -> str:
        """Return the parameter whose handle, or else the line that lies under a pixel, or ""."""
        handle = self.handle_at(pixel)
        if handle is not None and self.shape_ is not None:
            model = self.shape_.model
            return model.parameter_names[parameter_of(model, handle)]
        if self.shape_ is None or not self.area.contains(pixel):
            return ""
        here = self._parts_at(self.value_at(pixel)[0])
        constants = [here.bias for _ in self.shape_.constants]
        heights = [*here.terms[: self.shown].tolist(), *constants, float(here.sum(self.shown))]
        away = np.abs(np.array([self.y_pixel(height) for height in heights]) - pixel.y())
        away[~np.isfinite(away)] = np.inf
        # Of lines that lie on each other, the one on top: the sum.
        away[-1] = max(away[-1] - 1.0, 0.0)
        nearest = len(away) - 1 - int(np.argmin(away[::-1]))
        return self.names()[nearest] if away[nearest] <= _NEAR_LINE else ""

    def _parts_at(self, x: float) -> JoinedParts:
        assert self.shape_ is not None
        return parts(self.shape_.model, self.shape_.parameters, [x])

    # Reading

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return what is held, or the handle, the sample or the lines at a pixel."""
        if self.shape_ is None:
            return None
        if self._drag is not None:
            now = self._now(self._drag.held.handle)
            return self._read_handle(now) if now else None
        if not self.area.adjusted(-6, -6, 6, 6).contains(pixel):
            return None
        handle, row = self.handle_at(pixel), self.sample_at(pixel)
        if handle is not None:
            return self._read_handle(handle)
        if row is not None:
            return self._read_sample(row)
        if not self.area.contains(pixel):
            return None
        low, high = self.box.state["viewRange"][0]
        width = max(self.area.width(), 1.0)
        return self.read_along(round_to(self.value_at(pixel)[0], (high - low) / width))

    def _now(self, held: Handle) -> Handle | None:
        same = held.unit, held.kind
        return next((h for h in self.handles() if (h.unit, h.kind) == same), None)

    def read_along(self, x: float) -> PlaceReading | None:
        """Return every part at an x, and what they add up to, which is what is copied."""
        if self.shape_ is None:
            return None
        here, names = self._parts_at(x), self.shape_.names
        rows = [Row(self.x_title, exact(x))]
        for unit in range(self.shown):
            label = f"y.w{unit + 1} · {names[unit]}"
            rows.append(Row(label, exact(here.terms[unit]), self.hue(unit)))
        rows += [Row(name, exact(here.bias), "b") for name in self.shape_.constants]
        total = self.symbol if self.complete else translate("JoiningView", "sum")
        height = float(here.sum(self.shown))
        rows.append(Row(total, exact(height), "ink"))
        if self.complete and self.symbol != "ŷ":
            model, total = self.shape_.model, "ŷ"
            rows.append(Row(total, exact(float(model.forward(self.shape_.parameters, [x]))), "ink"))
        copies = rows[-1].text
        if isinstance(self.problem, Curve):
            target = float(self.problem.target_curve(x))
            rows.append(Row(translate("JoiningView", "target"), exact(target)))
        copied = translate("JoiningView", "{name} copied").format(name=total)
        return self._reading(rows, self.point(x, height), copies, copied)

    def _reading(
        self, rows: list[Row], at: QPointF, copies: str = "", copied: str = ""
    ) -> PlaceReading:
        dots = [Dot(at)] if self.area.contains(at) else []
        return PlaceReading(rows, at, dots, copies=copies, copied=copied)

    def _read_handle(self, handle: Handle) -> PlaceReading:
        assert self.shape_ is not None
        model, parameters = self.shape_.model, self.shape_.parameters
        position = parameter_of(model, handle)
        rows = []
        if handle.kind == "bend":
            at = float(bends(model, parameters)[handle.unit])
            rows.append(Row(translate("JoiningView", "bend at"), exact(at), self.hue(handle.unit)))
        name = model.parameter_names[position]
        rows.append(Row(name, exact(parameters[position]), name))
        return PlaceReading(rows, self.handle_pixel(handle))

    def _read_sample(self, row: int) -> PlaceReading:
        assert self.problem is not None
        answer = exact(self.outputs[row])
        rows = [
            Row(self.x_title, exact(self.problem.inputs[row, 0])),
            target_row(self.problem, row),
            Row("ŷ", answer, "ink"),
        ]
        if row in self.problem.held_out:
            rows.append(Row("", translate("JoiningView", "held out to test")))
        return self._reading(rows, QPointF(*self.sample_places()[row].tolist()), answer)

    def step_along(self, x: float | None, way: int, far: bool) -> float | None:
        """Return an x further on, at first from the middle."""
        if self.shape_ is None:
            return None
        low, high = self.box.state["viewRange"][0]
        start = (low + high) / 2 if x is None else x
        x = min(max(start + way * (0.1 if far else 0.01) * (high - low), low), high)
        return round_to(x, (high - low) / 1000.0)

    def choose_next(self, step: int) -> bool:
        """Choose the unit before or after."""
        if self.shape_ is None or not self.shown:
            return False
        self._chosen = (self._chosen + step) % self.shown
        self.hover(self.shape_.names[self._chosen])
        return True

    def cursor_at(self, pixel: QPointF) -> Qt.CursorShape:
        """Return the cursor at a pixel: a handle goes across or up and down."""
        handle = self.handle_at(pixel)
        if handle is None:
            return super().cursor_at(pixel)
        bend = handle.kind == "bend"
        return Qt.CursorShape.SizeHorCursor if bend else Qt.CursorShape.SizeVerCursor

    # Painting

    def paint_over(self, painter: QPainter) -> None:
        """Paint the handles and what is read out."""
        super().paint_over(painter)
        pointed = self._drag.held.handle if self._drag else None
        if pointed is None and self.pointer is not None:
            pointed = self.handle_at(self.pointer)
        for handle in self.handles():
            same = pointed and (handle.unit, handle.kind) == (pointed.unit, pointed.kind)
            self._paint_handle(painter, handle, bool(same))

    def _paint_handle(self, painter: QPainter, handle: Handle, pointed: bool) -> None:
        at = self.handle_pixel(handle)
        hue, panel = self.theme.colour(self.hue(handle.unit)), self.theme.colour("panel")
        outline = _outline(handle, at, 6.0 if pointed else 4.5)
        painter.setBrush(hue if pointed else panel)
        for colour, width in ((panel, 4.5), (hue, 1.8)):
            painter.setPen(QPen(colour, width))
            if outline is None:
                radius = 6.0 if pointed else 4.5
                painter.drawEllipse(at, radius, radius)
            else:
                painter.drawPolygon(outline)

    # What the learner does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle."""
        handle = self.handle_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or handle is None:
            super().mousePressEvent(event)
            return
        pull = Pull.taken(handle, self._data(event.position()))
        self._drag = Drag(pull, event.position())
        self.still = True
        self._chosen = handle.unit
        assert self.shape_ is not None
        self.unit_chosen.emit(self.shape_.names[handle.unit])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull what is held."""
        if self._drag is not None and not self._drag.holds(event):
            # The release went elsewhere, while there were no lines to show.
            self._drop()
        if self._drag is None or self.shape_ is None:
            super().mouseMoveEvent(event)
            return
        self.pointer = event.position()
        model, now = self.shape_.model, self.shape_.parameters
        pulled = self._drag.held.pulled(model, now, self._data(self.pointer))
        self._drag.edit(pulled, now, self.parameters_edited.emit)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._drag is None or not self._drag.ends(event):
            super().mouseReleaseEvent(event)
            return
        self._drop()
        self.readout.pointer_moved()

    def _drop(self) -> None:
        self._drag, self.still = None, False
        if self.shape_ is not None:
            self._draw()

    def _data(self, pixel: QPointF) -> Point:
        """Return the point under a pixel, or the nearest one shown: nothing is pulled away."""
        area = self.area
        x = min(max(pixel.x(), area.left()), area.right())
        y = min(max(pixel.y(), area.top()), area.bottom())
        return self.value_at(QPointF(x, y))

    def leaveEvent(self, event: QEvent) -> None:
        """Note that the pointer left, unless it holds something."""
        if self._drag is None:
            super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen unit's handles by keys, and put back with Esc what is held."""
        key = event.key()
        moves = {
            Qt.Key.Key_BracketLeft: ("bend", -_STEP),
            Qt.Key.Key_BracketRight: ("bend", _STEP),
            Qt.Key.Key_Plus: ("height", _STEP),
            Qt.Key.Key_Equal: ("height", _STEP),
            Qt.Key.Key_Minus: ("height", -_STEP),
        }
        if self._drag is not None and key == Qt.Key.Key_Escape:
            drag = self._drag
            self._drop()
            drag.cancel(self.parameters_edited.emit)
        elif key in moves and self.shape_ is not None:
            self._move(*moves[Qt.Key(key)], event.isAutoRepeat())
        else:
            super().keyPressEvent(event)

    def _move(self, kind: str, share: float, goes_on: bool) -> None:
        """Move the chosen unit's bend or height by a share of the axis."""
        assert self.shape_ is not None
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        model, parameters = self.shape_.model, self.shape_.parameters
        for handle in self.handles():
            if (handle.unit, handle.kind) == (self._chosen, kind):
                pull = Pull(handle, (0.0, 0.0))
                to = handle.at[0] + share * (x1 - x0), handle.at[1] + share * (y1 - y0)
                pulled = pull.pulled(model, parameters, to)
                if pulled != parameters and all(map(math.isfinite, pulled)):
                    self.parameters_edited.emit(pulled, goes_on)


def _outline(handle: Handle, at: QPointF, radius: float) -> QPolygonF | None:
    """Return a diamond for a height, an arrow for a bend beyond the edge, None for a circle."""
    if handle.kind == "height":
        turns = ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0))
    elif handle.beyond:
        out = 1.3 * handle.beyond
        turns = ((out, 0.0), (-out / 2, -1.1), (-out / 2, 1.1), (out, 0.0))
    else:
        return None
    return QPolygonF([at + QPointF(x * radius, y * radius) for x, y in turns])
