"""Reading values off a plot: by pointing, by keys, and into the clipboard.

Every plot is read in this one way; it only tells what stands where, see `Readable`. It tells exact
values: they are copied so, and shown in the digits that numbers have everywhere on the screen.

========= ===========================================================================
pointer   what stands there is read out beside it
click     chooses the sample under the pointer, or else copies what is read out
, and .   move the read-out along; with Shift in longer steps
↑ and ↓   choose the sample, line or unit before or after
Enter     copies
Esc       lets go
========= ===========================================================================
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from learnscope.gui.look.labels import Row, dot, paint_readout
from learnscope.gui.look.theme import Theme
from learnscope.gui.text.numbers import in_usual_digits

#: The keys that move along, each with the way that it goes, and whether in a longer step.
_ALONG = {
    Qt.Key.Key_Comma: (-1, False),
    Qt.Key.Key_Period: (1, False),
    Qt.Key.Key_Less: (-1, True),
    Qt.Key.Key_Greater: (1, True),
}

_CHOOSE = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Dot(NamedTuple):
    """A dot on what is read out: where, in pixels, the theme's name of its colour, its radius."""

    at: QPointF
    colour: str = "ink"
    radius: float = 3.5


class PlaceReading(NamedTuple):
    """What is read out at a place.

    Parameters
    ----------
    rows : sequence of Row
        With exact values.
    at : QPointF or None
        The place in pixels; None where it is out of sight, and nothing is painted.
    dots : sequence of Dot
    upright : bool
        Whether a line stands upright through the place.
    copies : str
        The exact value that is copied, or "" for none.
    copied : str
        What is said once it has been copied.
    """

    rows: Sequence[Row]
    at: QPointF | None
    dots: Sequence[Dot] = ()
    upright: bool = False
    copies: str = ""
    copied: str = ""


class Readable(Protocol):
    """What a plot tells of itself, so that it can be read."""

    theme: Theme
    #: Where the pointer is, in pixels, or None.
    pointer: QPointF | None

    @property
    def area(self) -> QRectF:
        """The box that holds the curves, in pixels."""

    def reading_bounds(self) -> QRectF:
        """Return where the read-out may stand, in pixels."""

    def viewport(self) -> QWidget:
        """Return what is painted on."""

    def setAccessibleDescription(self, text: str) -> None:
        """Tell whoever listens instead of looks."""

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return what is read out at a pixel, or None."""

    def read_along(self, x: float) -> PlaceReading | None:
        """Return what is read out at a value of the x axis, or None."""

    def step_along(self, x: float | None, way: int, far: bool) -> float | None:
        """Return the value of the x axis one step on; None where there is none to step to.

        Parameters
        ----------
        x : float or None
            None where nothing has been read out by keys before.
        way : int
            −1 or 1.
        far : bool
            Whether the step is a longer one.
        """

    def read_entered(self) -> PlaceReading | None:
        """Return what Enter copies."""

    def choose_at(self, pixel: QPointF) -> bool:
        """Choose the sample under a pixel; return whether there is one."""

    def choose_next(self, step: int) -> bool:
        """Choose what is so many places further on; return whether there is something."""

    def show_pointed(self, pixel: QPointF | None) -> None:
        """Show by the cursor, and by what is lit, what is under the pointer."""

    def let_go(self) -> bool:
        """Let go of what the keys hold besides the read-out; return whether there was something."""


class Readout:
    """Reads a plot out.

    Parameters
    ----------
    plot : Readable
        It hands its pointer, its clicks and its keys on to the read-out.
    """

    def __init__(self, plot: Readable) -> None:
        self._plot = plot
        #: The value of the x axis that is read out by keys, or None.
        self.along: float | None = None
        #: Whether what is read out has been copied.
        self.copied = False

    def reading(self) -> PlaceReading | None:
        """Return what is read out, at the pointer or else by keys, or None."""
        if self._plot.pointer is not None:
            return self._plot.read_at(self._plot.pointer)
        return None if self.along is None else self._plot.read_along(self.along)

    def rows(self) -> list[Row]:
        """Return the lines of what is read out; the last one says what has been copied."""
        reading = self.reading()
        return [] if reading is None else self._lines(reading)

    def _lines(self, reading: PlaceReading) -> list[Row]:
        said = [Row("", reading.copied)] if self.copied and reading.copied else []
        return [*reading.rows, *said]

    def shown(self) -> list[Row]:
        """Return the lines as they are painted and said: exact values in the screen's digits."""
        return [row._replace(text=in_usual_digits(row.text)) for row in self.rows()]

    def copy(self, reading: PlaceReading | None) -> None:
        """Copy the exact value of a reading to the clipboard."""
        if reading is not None and reading.copies:
            QGuiApplication.clipboard().setText(reading.copies)
            self.copied = bool(reading.copied)
            self._plot.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Paint what is read out over the plot."""
        reading, plot = self.reading(), self._plot
        if reading is None or reading.at is None or not reading.rows:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if reading.upright:
            x, area = reading.at.x(), plot.area
            painter.setPen(QPen(plot.theme.colour("field"), 1.0))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for at, colour, radius in reading.dots:
            dot(painter, at, radius, plot.theme.colour(colour), plot.theme.colour("panel"))
        anchor = plot.pointer or reading.at
        paint_readout(painter, self.shown(), anchor, plot.reading_bounds(), plot.theme)

    # What the learner does

    def pointer_moved(self) -> None:
        """Read out at the pointer from now on, or nothing where it has left."""
        self.copied, self.along = False, None
        self._plot.show_pointed(self._plot.pointer)

    def clicked(self, pixel: QPointF) -> None:
        """Choose the sample under a pixel, or copy what is read out."""
        if not self._plot.choose_at(pixel):
            self.copy(self.reading())

    def pressed(self, event: QKeyEvent) -> bool:
        """Take a key; return whether it had a meaning here."""
        key = Qt.Key(event.key())
        if key in _ALONG:
            return self._step(*_ALONG[key])
        if key in _CHOOSE:
            return self._plot.choose_next(_CHOOSE[key])
        if key in _ENTER:
            reading = self._plot.read_entered()
            self.copy(reading)
            return reading is not None
        return key == Qt.Key.Key_Escape and self.let_go()

    def _step(self, way: int, far: bool) -> bool:
        x = self._plot.step_along(self.along, way, far)
        if x is None:
            return False
        self._plot.pointer, self.along, self.copied = None, x, False
        # Whoever listens instead of looks hears what is read out.
        told = (f"{row.label} {row.text}".strip() for row in self.shown())
        self._plot.setAccessibleDescription(", ".join(told))
        self._plot.viewport().update()
        return True

    def let_go(self) -> bool:
        """Read out nothing by keys any more; return whether the keys held something."""
        held = self.along is not None
        self.along = None
        self._plot.viewport().update()
        return self._plot.let_go() or held
