"""The timeline: the whole run as a line to travel along, with marks where it was changed."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QToolTip

from learnscope.core import Changes
from learnscope.gui.guard import guarded
from learnscope.gui.keys import Key, KeyKeeper
from learnscope.gui.language import translate
from learnscope.gui.numbers import fixed, short
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.theme import GRID, LIGHT, Theme
from learnscope.gui.tips import TipTeller

#: Within so many pixels of a mark, the pointer means that mark.
_MARK_REACH = 5.0

#: Marks closer than this, in pixels, are drawn as one.
_MARK_ROOM = 4.0

#: More marks than this under the pointer are told as one.
_MOST_TOLD = 3

#: With more parameters than this their values are left to the table.
_MOST_VALUES = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the timeline where something was changed."""

    epoch: int
    text: str


@guarded
class Timeline(QSlider):
    """From the start at the left to the latest epoch at the right.

    A click or a drag shows that moment; what came after it stays faint until the run goes on from
    there.
    """

    epoch_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("timeline")
        self._theme = LIGHT
        self._changes: Changes | None = None
        self._names: tuple[str, ...] = ()
        self.marks: tuple[Mark, ...] = ()
        self.setMinimum(0)
        self.setMaximum(0)
        self.setTracking(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        KeyKeeper(self, (Key.Key_Up, Key.Key_Down))
        TipTeller(self, self._tell)
        self.valueChanged.connect(self.epoch_chosen)
        self.retranslate()

    def display(self, snapshot: Snapshot) -> None:
        """Show where the run stands in all that was trained."""
        with QSignalBlocker(self):
            self.setMaximum(snapshot.latest)
            self.setPageStep(max(1, snapshot.latest // 20))
            self.setValue(snapshot.epoch)
        if snapshot.changes is not self._changes:
            self._changes = snapshot.changes
            self._names = snapshot.experiment.model.parameter_names
            self.marks = _marks(snapshot.changes, self._names)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.setAccessibleName(translate("Timeline", "Timeline"))
        text = translate(
            "Timeline",
            "Timeline: drag to any epoch of the run, and everything on the screen shows that "
            "moment. The future stays as a faint line until the run goes on from there. Ticks mark "
            "where something was changed.",
        )
        self.setWhatsThis(text)
        if self._changes is not None:
            self.marks = _marks(self._changes, self._names)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(400, 28)

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(200, 28)

    def _tell(self, event: QHelpEvent) -> bool:
        """Say what stands under the pointer."""
        QToolTip.showText(event.globalPos(), self._tip(event.pos().x()), self)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where the click was."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._epoch_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along with the drag."""
        if self.isSliderDown():
            self.setValue(self._epoch_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, what is behind and what is ahead, the marks and the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, y = self._theme, self.height() / 2
        left, right, here = self._x(0), self._x(self.maximum()), self._x(self.value())
        painter.setPen(QPen(theme.colour("field"), 2.0))
        painter.drawLine(QPointF(left, y), QPointF(max(right, self._end()), y))
        painter.setPen(QPen(theme.colour("accent"), 3.0))
        painter.drawLine(QPointF(left, y), QPointF(here, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink"))
        for group in self.groups():
            first, last = self._x(group[0].epoch), self._x(group[-1].epoch)
            painter.drawRect(QRectF(first - 1, y - 9, last - first + 2, 6))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(here, y), 9.5, 9.5)
        painter.setPen(QPen(theme.colour("accent"), 2.0))
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(QPointF(here, y), 6.0, 6.0)
        self._label(painter, QRectF(0, 0, left - 1.5 * GRID, self.height()), "0", right=True)
        begin = self._end() + 1.75 * GRID
        area = QRectF(begin, 0, self.width() - begin, self.height())
        self._label(painter, area, f"{self.maximum():,}", right=False)

    def _label(self, painter: QPainter, area: QRectF, text: str, right: bool) -> None:
        painter.setPen(self._theme.colour("muted"))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, text)

    def groups(self) -> list[list[Mark]]:
        """Return the marks, those together that would be drawn into one another."""
        groups: list[list[Mark]] = []
        for mark in self.marks:
            if groups and self._x(mark.epoch) - self._x(groups[-1][-1].epoch) < _MARK_ROOM:
                groups[-1].append(mark)
            else:
                groups.append([mark])
        return groups

    def _end(self) -> float:
        return float(self.width() - 96)

    def _x(self, epoch: int) -> float:
        """Return where an epoch stands, in pixels."""
        start = 4.0 * GRID
        if self.maximum() == 0:
            return start
        return start + (self._end() - start) * epoch / self.maximum()

    def _epoch_at(self, x: float) -> int:
        start = 4.0 * GRID
        share = min(max((x - start) / (self._end() - start), 0.0), 1.0)
        return round(share * self.maximum())

    def _tip(self, x: float) -> str:
        for group in self.groups():
            first, last = self._x(group[0].epoch), self._x(group[-1].epoch)
            if first - _MARK_REACH <= x <= last + _MARK_REACH:
                return _told(group)
        return translate("Timeline", "Epoch {n}").format(n=f"{self._epoch_at(x):,}")


def _told(group: list[Mark]) -> str:
    if len(group) <= _MOST_TOLD:
        return "\n".join(mark.text for mark in group)
    many = translate("Timeline", "{n} changes from epoch {first} to {last}. The last one:")
    return "\n".join(
        (
            many.format(n=len(group), first=f"{group[0].epoch:,}", last=f"{group[-1].epoch:,}"),
            group[-1].text,
        )
    )


def _marks(changes: Changes, names: tuple[str, ...]) -> tuple[Mark, ...]:
    rate = translate("Timeline", "Epoch {n}: learning rate {rate}")
    edit = translate("Timeline", "Epoch {n}: set by hand, {values}")
    if len(names) > _MOST_VALUES:
        edit = translate("Timeline", "Epoch {n}: parameters set by hand")
    marks = [
        Mark(epoch, rate.format(n=f"{epoch:,}", rate=short(value)))
        for epoch, value in changes.rates[1:]
    ]
    for epoch, values in changes.edits:
        shown = ", ".join(
            f"{name} = {fixed(value)}" for name, value in zip(names, values, strict=True)
        )
        marks.append(Mark(epoch, edit.format(n=f"{epoch:,}", values=shown)))
    return tuple(sorted(marks, key=lambda mark: mark.epoch))
