"""Reading exact values off a function's graph: by pointing, by keys, and into the clipboard."""

from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from learnscope.gui.plotting.labels import Row, dot, paint_readout
from learnscope.gui.views.curves.sampled_function import SampledFunction
from learnscope.gui.views.curves.samples import Spot
from learnscope.gui.widgets.guard import guarded


@guarded
class ReadableFunction(SampledFunction):
    """A function's graph that is read out at the pointer.

    A click copies what is read out, or chooses the sample under it. With the keyboard, ↑ and ↓
    choose a sample, ``,`` and ``.`` move the read-out along (with Shift in longer steps), Enter
    copies, and Esc lets go.
    """

    #: The row whose sample was chosen.
    row_chosen = Signal(int)

    def __init__(self, quantities: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(quantities, parent)
        #: Whether what is read out has been copied.
        self.copied = False
        self._key_x: float | None = None
        self.pointer_moved.connect(self._pointer_moved)
        self.scene().sigMouseClicked.connect(self._clicked)

    # What the plots fill in

    def read(self, pixel: QPointF) -> tuple[tuple[float, float], list[Row]]:
        """Return the point of the curve to read at a pixel, and what is read out there.

        The second row of the read-out is the one that is copied.
        """
        raise NotImplementedError

    def read_sample(self, spot: Spot) -> list[Row]:
        """Return what is read out at a sample."""
        raise NotImplementedError

    # Reading

    def reading(self) -> tuple[QPointF | None, list[Row]]:
        """Return the pixel that is read out and its numbers; no pixel where nothing is."""
        pixel = self.pointer
        if pixel is None and self._key_x is not None:
            pixel = QPointF(self.x_pixel(self._key_x), self.area.center().y())
        if pixel is None or not self.area.contains(pixel):
            return None, []
        spot = self.spot_at(pixel) if self.pointer is not None else None
        if spot is not None:
            return self.pixel_of(spot), self.read_sample(spot)
        (x, y), rows = self.read(pixel)
        return self.point(x, y), rows

    def copy(self) -> None:
        """Copy the second number that is read out."""
        _, rows = self.reading()
        if rows:
            QGuiApplication.clipboard().setText(rows[1].text)
            self.copied = True
            self.viewport().update()

    # Painting

    def paint_over(self, painter: QPainter) -> None:
        """Paint what is read out besides the samples."""
        super().paint_over(painter)
        pixel, rows = self.reading()
        if pixel is None:
            return
        on_sample = self.pointer is not None and self.spot_at(self.pointer) is not None
        if self.area.contains(pixel) and not on_sample:
            dot(painter, pixel, 3.5, self.theme.colour("ink"), self.theme.colour("panel"))
        paint_readout(painter, rows, self.pointer or pixel, self.reading_bounds(), self.theme)

    # What the learner does

    def _pointer_moved(self) -> None:
        self.copied = False
        self._key_x = None
        spot = self.spot_at(self.pointer) if self.pointer is not None else None
        shape = Qt.CursorShape.ArrowCursor if spot is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        on_line = self.pointer is not None and spot is None
        self.hover(self.quantity_at(self.pointer) if on_line and self.pointer else "")

    def _clicked(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton or event.double():
            return
        under = self.spots_at(event.scenePos())
        if under and self.selected is not None:
            # Of several, the one that follows the selected one, so that clicks go round.
            chosen = self.selected.mark.row
            rows = [spot.mark.row for spot in under]
            self.row_chosen.emit(min(rows, key=lambda row: (row - chosen - 1) % self.count))
        else:
            self.copy()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a sample and read out by keys; see the class."""
        key = event.key()
        rows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        moves = {
            Qt.Key.Key_Comma: -0.01,
            Qt.Key.Key_Period: 0.01,
            Qt.Key.Key_Less: -0.1,
            Qt.Key.Key_Greater: 0.1,
        }
        if key in rows and self.selected is not None:
            self.row_chosen.emit((self.selected.mark.row + rows[Qt.Key(key)]) % self.count)
        elif key in moves:
            self._step(moves[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.copy()
        elif key == Qt.Key.Key_Escape:
            self._key_x = None
            self.viewport().update()
        else:
            event.ignore()

    def _step(self, share: float) -> None:
        """Move the read-out along by a share of the axis."""
        low, high = self.box.state["viewRange"][0]
        if self._key_x is None:
            self._key_x = self.place_of(self.selected)[0] if self.selected else (low + high) / 2
        self.pointer = None
        self.copied = False
        self._key_x = min(max(self._key_x + share * (high - low), low), high)
        # Whoever listens instead of looks hears what is read out.
        _, rows = self.reading()
        self.setAccessibleDescription(", ".join(f"{row.label} {row.text}" for row in rows))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the keys' read-out away together with the keyboard."""
        super().focusOutEvent(event)
        self._key_x = None
