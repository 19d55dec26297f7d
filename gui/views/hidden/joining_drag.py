"""The joined lines with a hand: reading them out, and pulling their bends and heights."""

import math
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from learnscope.core import Curve
from learnscope.core.inspection.joining import Parts, bends, parts
from learnscope.gui.plotting.labels import Row, dot, paint_readout
from learnscope.gui.snapshot.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, round_to
from learnscope.gui.views.hidden.bend_handles import Handle, Point, Pull, handles, parameter_of
from learnscope.gui.views.hidden.joining_plot import JoiningPlot
from learnscope.gui.widgets.guard import guarded

#: Within so many pixels the pointer means a handle, a sample, a line.
_NEAR_HANDLE, _NEAR_SAMPLE, _NEAR_LINE = 9.0, 6.0, 8.0

#: What a key moves a bend or a height by, as a share of the axis.
_STEP = 0.02


@guarded
class JoiningHand(JoiningPlot):
    """The plot with its handles.

    With the keyboard, ↑ and ↓ choose a unit, [ and ] move its bend, + and − make it higher or
    lower, ``,`` and ``.`` move the read-out along (with Shift in longer steps), Enter copies, and
    Esc lets go.
    """

    #: The sample that was chosen.
    row_chosen = Signal(int)
    #: The unit that was chosen.
    unit_chosen = Signal(str)
    #: The parameters set by hand, and whether the same movement goes on.
    parameters_edited = Signal(tuple, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.copied = False
        self._chosen = 0
        self._key_x: float | None = None
        self._held: Pull | None = None
        self._pulled = False
        self.pointer_moved.connect(self._pointer_moved)
        self.scene().sigMouseClicked.connect(self._clicked)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment; what is held stays held, as long as it is of the same network."""
        before = self.shape_
        super().display(snapshot)
        if self._held is None:
            return
        same = before is not None and before.model == snapshot.experiment.model
        if not same or self._held.handle.unit >= self.shown:
            self._let_go()

    # What is where

    @property
    def joined(self) -> bool:
        """Whether there are handles: one hidden layer has bends that can be told by x."""
        return self.shape_ is not None and len(self.shape_.model.network.hidden) == 1

    def handles(self) -> list[Handle]:
        """Return what can be taken hold of."""
        if self.shape_ is None or not self.joined:
            return []
        shown = self.box.state["viewRange"][0]
        return handles(self.shape_.model, self.shape_.parameters, (shown[0], shown[1]), self.shown)

    def handle_pixel(self, handle: Handle) -> QPointF:
        """Return where a handle stands, within the axes."""
        at, area = self.point(*handle.at), self.area
        return QPointF(at.x(), min(max(at.y(), area.top()), area.bottom()))

    def handle_at(self, pixel: QPointF) -> Handle | None:
        """Return the handle under a pixel, the nearest if there are several, or None."""
        near = [(_apart(self.handle_pixel(handle), pixel), handle) for handle in self.handles()]
        near = [pair for pair in near if pair[0] <= _NEAR_HANDLE]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def sample_at(self, pixel: QPointF) -> int | None:
        """Return the sample under a pixel, or None."""
        places = self.sample_places()
        if not len(places) or not self.area.adjusted(-3, -3, 3, 3).contains(pixel):
            return None
        away = np.hypot(places[:, 0] - pixel.x(), places[:, 1] - pixel.y())
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= _NEAR_SAMPLE else None

    def line_at(self, pixel: QPointF) -> str:
        """Return the name of the line under a pixel, or ""."""
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

    def _parts_at(self, x: float) -> Parts:
        assert self.shape_ is not None
        return parts(self.shape_.model, self.shape_.parameters, [x])

    # Reading

    def reading(self) -> tuple[QPointF | None, list[Row]]:
        """Return the pixel that is read out and its numbers; no pixel where nothing is."""
        if self.shape_ is None:
            return None, []
        if self._held is not None:
            now = self._now(self._held.handle)
            return (self.handle_pixel(now), self._read_handle(now)) if now else (None, [])
        pixel = self.pointer
        if pixel is None and self._key_x is not None:
            x = self._key_x
            return self.point(x, float(self._parts_at(x).sum(self.shown))), self._read(x)
        if pixel is None or not self.area.adjusted(-6, -6, 6, 6).contains(pixel):
            return None, []
        handle = self.handle_at(pixel)
        if handle is not None:
            return self.handle_pixel(handle), self._read_handle(handle)
        row = self.sample_at(pixel)
        if row is not None:
            return QPointF(*self.sample_places()[row].tolist()), self._read_sample(row)
        if not self.area.contains(pixel):
            return None, []
        low, high = self.box.state["viewRange"][0]
        x = round_to(self.value_at(pixel)[0], (high - low) / max(self.area.width(), 1.0))
        return self.point(x, float(self._parts_at(x).sum(self.shown))), self._read(x)

    def _now(self, held: Handle) -> Handle | None:
        same = held.unit, held.kind
        return next((h for h in self.handles() if (h.unit, h.kind) == same), None)

    def _read(self, x: float) -> list[Row]:
        """Return every part at an x, and what they add up to, which is what is copied."""
        assert self.shape_ is not None
        here, names = self._parts_at(x), self.shape_.names
        rows = [Row(self.x_title, exact(x))]
        for unit in range(self.shown):
            label = f"y.w{unit + 1} · {names[unit]}"
            rows.append(Row(label, exact(here.terms[unit]), self.hue(unit)))
        rows += [Row(name, exact(here.bias), "b") for name in self.shape_.constants]
        total = "ŷ" if self.complete else translate("JoiningView", "sum")
        rows.append(Row(total, exact(float(here.sum(self.shown))), "ink"))
        if isinstance(self.problem, Curve):
            height = float(self.problem.target_curve(x))
            rows.append(Row(translate("JoiningView", "target"), exact(height)))
        if self.copied:
            rows.append(Row("", translate("JoiningView", "{name} copied").format(name=total)))
        return rows

    def _read_handle(self, handle: Handle) -> list[Row]:
        assert self.shape_ is not None
        model, parameters = self.shape_.model, self.shape_.parameters
        position = parameter_of(model, handle)
        rows = []
        if handle.kind == "bend":
            at = float(bends(model, parameters)[handle.unit])
            rows.append(Row(translate("JoiningView", "bend at"), exact(at), self.hue(handle.unit)))
        name = model.parameter_names[position]
        return [*rows, Row(name, exact(parameters[position]), name)]

    def _read_sample(self, row: int) -> list[Row]:
        assert self.problem is not None
        rows = [
            Row(self.x_title, exact(self.problem.inputs[row, 0])),
            Row("Y", exact(self.problem.target_array[row])),
            Row("ŷ", exact(self.outputs[row]), "ink"),
        ]
        if row in self.problem.held_out:
            rows.append(Row("", translate("JoiningView", "held out to test")))
        return rows

    def copy(self) -> None:
        """Copy the sum where it is read out."""
        pixel, rows = self.reading()
        wanted = [row.text for row in rows if row.colour == "ink" and row.label]
        if pixel is not None and wanted:
            QGuiApplication.clipboard().setText(wanted[0])
            self.copied = True
            self.viewport().update()

    # Painting

    def paint_over(self, painter: QPainter) -> None:
        """Paint the handles and what is read out."""
        super().paint_over(painter)
        pointed = self._held.handle if self._held else None
        if pointed is None and self.pointer is not None:
            pointed = self.handle_at(self.pointer)
        for handle in self.handles():
            same = pointed and (handle.unit, handle.kind) == (pointed.unit, pointed.kind)
            self._paint_handle(painter, handle, bool(same))
        pixel, rows = self.reading()
        if pixel is None or not rows:
            return
        if pointed is None and self.area.contains(pixel):
            dot(painter, pixel, 3.5, self.theme.colour("ink"), self.theme.colour("panel"))
        paint_readout(painter, rows, self.pointer or pixel, self.reading_bounds(), self.theme)

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

    def _clicked(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton or event.double():
            return
        row = self.sample_at(event.scenePos())
        if row is not None:
            self.row_chosen.emit(row)
        else:
            self.copy()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle."""
        handle = self.handle_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or handle is None:
            super().mousePressEvent(event)
            return
        self._held = Pull.taken(handle, self._data(event.position()))
        self._pulled = False
        self.still = True
        self._chosen = handle.unit
        assert self.shape_ is not None
        self.unit_chosen.emit(self.shape_.names[handle.unit])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull what is held."""
        if self._held is not None and not event.buttons() & Qt.MouseButton.LeftButton:
            # The release went elsewhere, while there were no lines to show.
            self._let_go()
        if self._held is None or self.shape_ is None:
            super().mouseMoveEvent(event)
            return
        self.pointer = event.position()
        shape = self.shape_
        pulled = self._held.pulled(shape.model, shape.parameters, self._data(self.pointer))
        self._edit(pulled, self._pulled)
        self._pulled = True
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._held is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        self._let_go()
        self._pointer_moved()

    def _let_go(self) -> None:
        self._held, self.still = None, False
        if self.shape_ is not None:
            self._draw()

    def _data(self, pixel: QPointF) -> Point:
        """Return the point under a pixel, or the nearest one shown: nothing is pulled away."""
        area = self.area
        x = min(max(pixel.x(), area.left()), area.right())
        y = min(max(pixel.y(), area.top()), area.bottom())
        return self.value_at(QPointF(x, y))

    def _edit(self, parameters: tuple[float, ...], goes_on: bool) -> None:
        assert self.shape_ is not None
        if parameters != self.shape_.parameters and all(map(math.isfinite, parameters)):
            self.parameters_edited.emit(parameters, goes_on)

    def _pointer_moved(self) -> None:
        self.copied, self._key_x = False, None
        handle = self.handle_at(self.pointer) if self.pointer is not None else None
        sample = self.sample_at(self.pointer) if self.pointer is not None else None
        shape = Qt.CursorShape.ArrowCursor
        if handle is not None:
            bend = handle.kind == "bend"
            shape = Qt.CursorShape.SizeHorCursor if bend else Qt.CursorShape.SizeVerCursor
        elif sample is not None:
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        if handle is not None and self.shape_ is not None:
            names = self.shape_.model.parameter_names
            self.hover(names[parameter_of(self.shape_.model, handle)])
        elif self.pointer is None or sample is not None:
            self.hover("")
        else:
            self.hover(self.line_at(self.pointer))

    def leaveEvent(self, event: QEvent) -> None:
        """Note that the pointer left, unless it holds something."""
        if self._held is None:
            super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, move and read by keys; see the class."""
        key = event.key()
        reads = {
            Qt.Key.Key_Comma: -0.01,
            Qt.Key.Key_Period: 0.01,
            Qt.Key.Key_Less: -0.1,
            Qt.Key.Key_Greater: 0.1,
        }
        moves = {
            Qt.Key.Key_BracketLeft: ("bend", -_STEP),
            Qt.Key.Key_BracketRight: ("bend", _STEP),
            Qt.Key.Key_Plus: ("height", _STEP),
            Qt.Key.Key_Equal: ("height", _STEP),
            Qt.Key.Key_Minus: ("height", -_STEP),
        }
        if self.shape_ is None:
            event.ignore()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.shown:
            self._chosen = (self._chosen + (1 if key == Qt.Key.Key_Down else -1)) % self.shown
            self.hover(self.shape_.names[self._chosen])
        elif key in moves:
            self._move(*moves[Qt.Key(key)], event.isAutoRepeat())
        elif key in reads:
            self._step(reads[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.copy()
        elif key == Qt.Key.Key_Escape:
            self._key_x = None
            self.hover("")
            self.viewport().update()
        else:
            event.ignore()

    def _move(self, kind: str, share: float, goes_on: bool) -> None:
        """Move the chosen unit's bend or height by a share of the axis."""
        assert self.shape_ is not None
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        model, parameters = self.shape_.model, self.shape_.parameters
        for handle in self.handles():
            if (handle.unit, handle.kind) == (self._chosen, kind):
                pull = Pull(handle, (0.0, 0.0))
                to = handle.at[0] + share * (x1 - x0), handle.at[1] + share * (y1 - y0)
                self._edit(pull.pulled(model, parameters, to), goes_on)

    def _step(self, share: float) -> None:
        """Move the read-out along by a share of the axis."""
        low, high = self.box.state["viewRange"][0]
        start = (low + high) / 2 if self._key_x is None else self._key_x
        self.pointer, self.copied = None, False
        x = min(max(start + share * (high - low), low), high)
        self._key_x = round_to(x, (high - low) / 1000.0)
        # Whoever listens instead of looks hears what is read out.
        _, rows = self.reading()
        self.setAccessibleDescription(", ".join(f"{row.label} {row.text}" for row in rows))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the keys' read-out away together with the keyboard."""
        super().focusOutEvent(event)
        self._key_x = None
        self.hover("")


def _apart(a: QPointF, b: QPointF) -> float:
    return math.hypot(a.x() - b.x(), a.y() - b.y())


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
