"""All samples of a problem as marks: a few large ones, or thousands of small ones at once."""

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from learnscope.core import Problem
from learnscope.gui.theme import Theme
from learnscope.gui.views.line import Array
from learnscope.gui.views.marks import Mark, paint_mark

#: Up to so many samples have a mark each; more are painted kind by kind, as dots.
FEW = 40

#: The radius of marks and dots, by how many there are at most.
_RADII = ((12, 8.0), (FEW, 5.0), (400, 3.2), (2000, 2.4), (10_000, 1.7))

#: Qt's arithmetic has its limits.
_FAR = 1e5


class Crowd:
    """The samples of a problem, painted where they stand."""

    def __init__(self) -> None:
        self.problem: Problem | None = None
        self.radius = _RADII[0][1]
        self._classes: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self._trains = self._tests = self._classes

    def set_problem(self, problem: Problem) -> None:
        """Take on another problem's samples."""
        if problem is self.problem:
            return
        self.problem = problem
        count = len(problem.target_array)
        self._classes = problem.target_array > 0.5
        self._trains, self._tests = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
        self._trains[list(problem.active)] = True
        self._tests[list(problem.held_out)] = True
        self.radius = next((r for most, r in _RADII if count <= most), _RADII[-1][1])
        if self.numbers:
            # Their places tell all, and often lie on a line that should be seen, too.
            self.radius = min(self.radius, 3.2)

    @property
    def numbers(self) -> bool:
        """Whether the targets are numbers rather than classes."""
        return self.problem is not None and self.problem.task == "regression"

    def at(self, pixel: QPointF, places: Array) -> int | None:
        """Return the sample under a pixel, the nearest if there are several, or None.

        Parameters
        ----------
        pixel : QPointF
        places : ndarray, shape (samples, 2)
            Where the samples stand, in pixels.
        """
        if not len(places):
            return None
        away = np.hypot(places[:, 0] - pixel.x(), places[:, 1] - pixel.y())
        away[~np.isfinite(away)] = np.inf
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= self.radius + 3.0 else None

    def paint(
        self, painter: QPainter, places: Array, outputs: Array, selected: int, theme: Theme
    ) -> None:
        """Paint all marks, the selected one on top.

        Parameters
        ----------
        painter : QPainter
        places : ndarray, shape (samples, 2)
            In pixels.
        outputs : ndarray, shape (samples,)
            The answers ŷ.
        selected : int
        theme : Theme
        """
        if self.problem is None or len(places) != len(self._classes):
            return
        seen = np.abs(np.nan_to_num(places, nan=np.inf)).max(axis=1) < _FAR
        if len(places) <= FEW and not self.numbers:
            rows = [row for row in range(len(places)) if seen[row] and row != selected]
        else:
            near = np.where(seen[:, np.newaxis], places, -_FAR)
            self.paint_dots(painter, near, outputs, theme)
            rows = []
        for row in [*rows, selected]:
            if seen[row]:
                self._paint_one(painter, row, places, outputs, selected, theme)

    def _paint_one(
        self,
        painter: QPainter,
        row: int,
        places: Array,
        outputs: Array,
        selected: int,
        theme: Theme,
    ) -> None:
        at = QPointF(*places[row].tolist())
        if self.numbers:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ink"), 1.5))
            painter.drawEllipse(at, self.radius + 3.5, self.radius + 3.5)
            return
        mark = Mark(
            row=row,
            inputs=(0.0, 0.0),
            target=int(self._classes[row]),
            answer=int(outputs[row] > 0.5),
            active=bool(self._trains[row] or self._tests[row]),
            selected=row == selected,
        )
        paint_mark(painter, at, mark, theme, max(self.radius, 5.0))

    def paint_dots(self, painter: QPainter, places: Array, outputs: Array, theme: Theme) -> None:
        """Paint all as dots: class 0 round, class 1 square, the right answer's colour outside.

        Those that only test have the panel's colour inside; the core of the others is the answer.
        """
        panel, width = theme.colour("panel"), 2.0 * self.radius
        if self.numbers:
            _points(painter, places, QPen(theme.colour("muted"), width))
            _points(painter, places[self._tests], QPen(panel, width - 1.8))
            return
        answers = outputs > 0.5
        for target, cap in ((False, Qt.PenCapStyle.RoundCap), (True, Qt.PenCapStyle.SquareCap)):
            kind = self._classes == target
            _points(painter, places[kind], QPen(theme.colour(f"class_{int(target)}"), width), cap)
            inside = max(width - 2.4, 1.2)
            _points(painter, places[kind & self._tests], QPen(panel, inside), cap)
            wrong = kind & self._trains & (answers != target)
            _points(painter, places[wrong], QPen(theme.colour(f"class_{1 - target}"), inside), cap)


def _points(
    painter: QPainter,
    places: Array,
    pen: QPen,
    cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap,
) -> None:
    if len(places):
        pen.setCapStyle(cap)
        painter.setPen(pen)
        painter.drawPoints(arrayToQPolygonF(*places.T))
