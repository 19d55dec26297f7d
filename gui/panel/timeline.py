"""The timeline: the whole run as a line to travel along, with marks where it was changed."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QToolTip

from learnscope.core import Changes
from learnscope.core.run.changes import Change, RunSettings
from learnscope.gui.look.theme import GRID, LIGHT, Theme
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.function_texts import LOSS_TEXTS
from learnscope.gui.text.language import translate
from learnscope.gui.text.names import rule_names
from learnscope.gui.text.numbers import fixed, short
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import Key, KeyKeeper
from learnscope.gui.widgets.tips import TipTeller

#: Where epoch 0 stands, in pixels.
_START = 4.0 * GRID

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
    """A place on the timeline where something was changed, or many that are drawn as one."""

    #: The first and the last of the changes, by their numbers in `Changes.entries`.
    begin: int
    end: int
    #: Their epochs.
    first: int
    last: int

    @property
    def count(self) -> int:
        """How many changes there are."""
        return self.end - self.begin + 1


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
            # On the way to another epoch the handle stays where a hand has left it.
            self.setValue(snapshot.epoch if snapshot.way is None else snapshot.way.epoch)
        if snapshot.changes is not self._changes:
            self._changes = snapshot.changes
            self._names = snapshot.experiment.model.parameter_names
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
        for mark in self.marks():
            first, last = self._x(mark.first), self._x(mark.last)
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

    def marks(self) -> list[Mark]:
        """Return the marks, as one those that would be drawn into one another.

        They are found by where they stand, from one to the next, so that it does not matter how
        many changes there are.
        """
        marks: list[Mark] = []
        entries = () if self._changes is None else self._changes.entries
        # So many epochs are as long as a mark needs.
        room = _MARK_ROOM * self.maximum() / (self._end() - _START)
        # At the start only an edit is a change; the settings there are the experiment's.
        begin = 0 if entries and entries[0].parameters is not None else 1
        while begin < len(entries):
            end = begin
            while (further := _last_before(entries, entries[end].epoch + room, end)) > end:
                end = further
            marks.append(Mark(begin, end, entries[begin].epoch, entries[end].epoch))
            begin = end + 1
        return marks

    def _end(self) -> float:
        return float(self.width() - 96)

    def _x(self, epoch: int) -> float:
        """Return where an epoch stands, in pixels."""
        if self.maximum() == 0:
            return _START
        return _START + (self._end() - _START) * epoch / self.maximum()

    def _epoch_at(self, x: float) -> int:
        share = min(max((x - _START) / (self._end() - _START), 0.0), 1.0)
        return round(share * self.maximum())

    def _tip(self, x: float) -> str:
        for mark in self.marks():
            first, last = self._x(mark.first), self._x(mark.last)
            if self._changes is not None and first - _MARK_REACH <= x <= last + _MARK_REACH:
                return _told(self._changes, mark, self._names)
        return translate("Timeline", "Epoch {n}").format(n=f"{self._epoch_at(x):,}")


def _last_before(entries: tuple[Change, ...], epoch: float, begin: int) -> int:
    """Return the number of the last change before an epoch, which is not before `begin`."""
    return max(bisect_left(entries, epoch, begin, key=attrgetter("epoch")) - 1, begin)


def _told(changes: Changes, mark: Mark, names: tuple[str, ...]) -> str:
    """Say what was changed at a mark: all of a few changes, of many the last one."""
    last = _text(changes, mark.end, names)
    if mark.count > _MOST_TOLD:
        many = translate("Timeline", "{n} changes from epoch {first} to {last}. The last one:")
        many = many.format(n=mark.count, first=f"{mark.first:,}", last=f"{mark.last:,}")
        return f"{many}\n{last}"
    return "\n".join(_text(changes, number, names) for number in range(mark.begin, mark.end + 1))


def _text(changes: Changes, number: int, names: tuple[str, ...]) -> str:
    """Say what one change is: a line for the settings, and one for parameters set by hand."""
    change = changes.entries[number]
    n, lines = f"{change.epoch:,}", []
    if number > 0:
        before, now = changes.entries[number - 1].settings, change.settings
        rate = now.optimizer.learning_rate
        if before.optimizer.learning_rate != rate:
            text = translate("Timeline", "Epoch {n}: learning rate {rate}")
            lines.append(text.format(n=n, rate=short(rate)))
        if before.at(rate) != now:
            lines += [text.format(n=n) for text in _settings(before.at(rate), now)]
    if change.parameters is not None:
        lines.append(_edit(names, change.parameters).format(n=n))
    return "\n".join(lines)


def _settings(before: RunSettings, now: RunSettings) -> Iterator[str]:
    """Say what is another from an epoch on, besides the learning rate."""
    if before.optimizer != now.optimizer:
        name = rule_names()[now.optimizer.name]
        yield translate("Timeline", "Epoch {n}: optimiser {name}").replace("{name}", name)
    if before.loss != now.loss:
        word = next(texts[now.loss].word() for texts in LOSS_TEXTS.values() if now.loss in texts)
        yield translate("Timeline", "Epoch {n}: loss {name}").replace("{name}", word)
    if before.penalty != now.penalty:
        rates = f"L1 {short(now.penalty.l1)}, L2 {short(now.penalty.l2)}"
        yield translate("Timeline", "Epoch {n}: penalty {rates}").replace("{rates}", rates)
    if before.batch != now.batch:
        size = now.batch.size
        of = translate("Timeline", "all samples") if size is None else f"{size:,}"
        text = translate("Timeline", "Epoch {n}: batches of {size}").replace("{size}", of)
        yield text + (translate("Timeline", ", shuffled") if now.batch.shuffle else "")


def _edit(names: tuple[str, ...], values: tuple[float, ...]) -> str:
    if len(names) > _MOST_VALUES:
        return translate("Timeline", "Epoch {n}: parameters set by hand")
    shown = (f"{name} = {fixed(value)}" for name, value in zip(names, values, strict=True))
    text = translate("Timeline", "Epoch {n}: set by hand, {values}")
    return text.replace("{values}", ", ".join(shown))
