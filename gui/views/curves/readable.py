"""Reading exact values off lines by epoch: by pointing, by keys, and into the clipboard."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from learnscope.gui.plotting.labels import Row, dot, paint_readout
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.curves.epochs import EpochPlot
from learnscope.gui.widgets.guard import guarded

#: Within so many pixels of a line, the pointer means that line.
_NEAR = 12.0


@guarded
class ReadablePlot(EpochPlot):
    """Lines by epoch with a cursor that reads them out.

    The cursor stands at the record nearest to the pointer. With the keyboard, ``,`` and ``.`` move
    it by one record (with Shift by a tenth of them), ↑ and ↓ choose a line, Enter copies its exact
    value, + and − zoom, and Esc lets go of everything.
    """

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        self._chosen = 0
        super().__init__(names, parent)
        self._key_epoch: int | None = None
        self._copied = False
        self.pointer_moved.connect(self._pointer_moved)
        self.scene().sigMouseClicked.connect(self._clicked)

    def set_names(self, names: Sequence[str]) -> None:
        """Have a line for each of other quantities, the first one chosen."""
        if tuple(names) != self.names:
            self._chosen = 0
        super().set_names(names)

    @property
    def cursor_index(self) -> int | None:
        """The index of the record that is read out, or None."""
        if not len(self.epochs):
            return None
        if self.pointer is not None:
            inside = self.area.contains(self.pointer)
            return self._nearest(self.value_at(self.pointer)[0]) if inside else None
        return None if self._key_epoch is None else self._nearest(self._key_epoch)

    def readout(self) -> list[Row]:
        """Return what is read out: the epoch, then each line's exact value."""
        index = self.cursor_index
        if index is None:
            return []
        epoch = translate("ReadablePlot", "epoch {n}").format(n=f"{self.epochs[index]:,}")
        rows = [Row("", epoch)]
        for name, column in zip(self.names, self.columns, strict=True):
            rows.append(Row(self.label_of(name), exact(column[index]), name))
        if self._copied:
            copied = translate("ReadablePlot", "{name} copied")
            rows.append(Row("", copied.format(name=self.label_of(self.names[self._chosen]))))
        return rows

    def label_of(self, name: str) -> str:
        """Return what a quantity is called on the screen."""
        return name

    def copy(self) -> None:
        """Copy the exact value of the chosen line at the cursor to the clipboard."""
        index = self.cursor_index
        if index is not None:
            QGuiApplication.clipboard().setText(exact(self.columns[self._chosen][index]))
            self._copied = True
            self.viewport().update()

    def _nearest(self, epoch: float) -> int:
        after = int(np.searchsorted(self.epochs, epoch))
        before = max(after - 1, 0)
        after = min(after, len(self.epochs) - 1)
        closer = epoch - self.epochs[before] <= self.epochs[after] - epoch
        return before if closer else after

    # Painting

    def paint_over(self, painter: QPainter) -> None:
        """Paint the cursor besides the lines' ends."""
        super().paint_over(painter)
        index = self.cursor_index
        if index is not None:
            self._paint_cursor(painter, index)

    def _paint_cursor(self, painter: QPainter, index: int) -> None:
        area, theme = self.area, self.theme
        x = self.x_pixel(float(self.epochs[index]))
        if not area.left() - 1 <= x <= area.right() + 1:
            return
        painter.setPen(QPen(theme.colour("field"), 1.0))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        levels = self.levels(self.values_at(index))
        for name, y in zip(self.names, levels, strict=True):
            if area.top() <= y <= area.bottom():
                dot(painter, QPointF(x, y), 3.5, theme.colour(name), theme.colour("panel"))
        height = min(max(levels[self._chosen], area.top()), area.bottom())
        anchor = self.pointer or QPointF(x, height)
        paint_readout(painter, self.readout(), anchor, self.reading_bounds(), theme)

    # What the learner does

    def _pointer_moved(self) -> None:
        self._copied = False
        self._key_epoch = None
        index, name = self.cursor_index, ""
        if index is not None and self.pointer is not None:
            levels = self.levels(self.values_at(index))
            distances = np.abs(np.array(levels) - self.pointer.y())
            distances[~np.isfinite(distances)] = np.inf
            self._chosen = int(np.argmin(distances))
            name = self.names[self._chosen] if distances[self._chosen] <= _NEAR else ""
        self.hover(name)

    def _clicked(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not event.double():
            self.copy()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read out and zoom by keys; see the class."""
        key = event.key()
        many = max(len(self.epochs) // 10, 1)
        moves = {
            Qt.Key.Key_Comma: -1,
            Qt.Key.Key_Period: 1,
            Qt.Key.Key_Less: -many,
            Qt.Key.Key_Greater: many,
        }
        if key in moves and len(self.epochs):
            self._step(moves[Qt.Key(key)])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._chosen = (self._chosen + (1 if key == Qt.Key.Key_Down else -1)) % len(self.names)
            self.hover(self.names[self._chosen])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.copy()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            factor = 1.25 if key == Qt.Key.Key_Minus else 0.8
            self.box.scaleBy(x=factor, y=factor)
            self.let_go()
        elif key == Qt.Key.Key_Escape:
            self._key_epoch = None
            self.hover("")
            self.follow()
        else:
            event.ignore()

    def _step(self, records: int) -> None:
        self.pointer = None
        start = self.cursor_index
        last = len(self.epochs) - 1
        # The first press reads out where the run stands.
        now = self._nearest(self.now[0])
        index = now if start is None else min(max(start + records, 0), last)
        self._key_epoch = int(self.epochs[index])
        self._copied = False
        # Whoever listens instead of looks hears what is read out.
        self.setAccessibleDescription(
            ", ".join(f"{row.label} {row.text}".strip() for row in self.readout())
        )
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the keys' cursor away together with the keyboard."""
        super().focusOutEvent(event)
        self._key_epoch = None
        self.hover("")
        self.viewport().update()
