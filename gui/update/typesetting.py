"""When the formulas of an open update are made: a network's stage has a dozen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from learnscope.gui.update.inside_rows import LineRow


class Typesetting(QObject):
    """Sees to it that rows get their formulas, and that what is in sight keeps its place.

    A formula takes as long as a frame, and a network's stage has a dozen. What is in sight, or
    comes there, is complete as it appears; the rest comes in turns of one formula each, between
    which clicks and keys are answered.

    Parameters
    ----------
    area : QScrollArea
    content : QWidget
        What is in it, and has the rows in it.
    rows : callable
        Returns the rows that are shown, from top to bottom.
    """

    def __init__(
        self, area: QScrollArea, content: QWidget, rows: Callable[[], "Sequence[LineRow]"]
    ) -> None:
        super().__init__(area)
        self._area, self._content, self._rows = area, content, rows
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._typeset_one)
        area.verticalScrollBar().valueChanged.connect(self.typeset_in_sight)

    def go_on(self) -> None:
        """Typeset whatever waits, a formula a turn."""
        self._turn.start(0)

    def typeset_in_sight(self) -> None:
        """Typeset what waits in sight, at once."""
        self.lay_out()
        for row in self._rows():
            if row.waits and self._in_sight(row):
                self._typeset(row)

    def lay_out(self) -> None:
        """Give everything its place and its height now, instead of within some turns."""
        _activate(self._content)
        # The area gives its contents another height when it is told to.
        QCoreApplication.sendPostedEvents(self._area.viewport(), QEvent.Type.LayoutRequest.value)

    def _typeset_one(self) -> None:
        row = next((row for row in self._rows() if row.waits), None)
        if row is not None:
            self._typeset(row)
            self.go_on()

    def _typeset(self, row: "LineRow") -> None:
        """Typeset a formula; what is in sight below it does not move away."""
        bar = self._area.verticalScrollBar()
        above, height = self._top_of(row) < bar.value(), self._content.height()
        row.typeset()
        self.lay_out()
        if above:
            bar.setValue(bar.value() + self._content.height() - height)

    def _in_sight(self, row: "LineRow") -> bool:
        top = self._top_of(row) - self._area.verticalScrollBar().value()
        return -row.height() < top < self._area.viewport().height()

    def _top_of(self, row: "LineRow") -> int:
        return row.mapTo(self._content, QPoint()).y()


def _activate(widget: QWidget) -> None:
    """Let layouts know what their parts need, from the innermost on."""
    layout = widget.layout()
    if layout is None or widget.isHidden():
        return
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        _activate(child)
    layout.activate()
