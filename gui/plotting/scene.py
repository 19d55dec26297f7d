"""A floor with heights over it, to be turned: what the pictures in three dimensions share."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.opengl import GLLinePlotItem, GLSurfacePlotItem
from pyqtgraph.opengl.GLViewWidget import GLViewMixin
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QOpenGLContext,
    QPainter,
    QPaintEvent,
    QPen,
    QVector3D,
    QWheelEvent,
)
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat
from PySide6.QtWidgets import QWidget

from learnscope.gui.look.theme import LIGHT, Theme
from learnscope.gui.plotting.axes import Range, tick_texts
from learnscope.gui.plotting.items import Array
from learnscope.gui.plotting.opengl import drawing_context
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import KeyKeeper

#: Points along each side of the surface: enough to look smooth, few enough for a slow computer.
POINTS = 33

#: From where to where the floor reaches in space, both ways; heights go from 0 to 1.
LOW, HIGH = -0.25, 1.25

#: Every so many points of a surface, a line of the wireframe that shows its shape.
_WIRES = 4

#: Where the camera stands at first: from the front right, a little above.
_CAMERA = {"distance": 5.5, "elevation": 26.0, "azimuth": -62.0}

#: Degrees that a press of an arrow key turns.
_TURN = 6.0

_ARROWS = {
    Qt.Key.Key_Left: (_TURN, 0.0),
    Qt.Key.Key_Right: (-_TURN, 0.0),
    Qt.Key.Key_Up: (0.0, _TURN),
    Qt.Key.Key_Down: (0.0, -_TURN),
}


#: A word in the picture: what it says, where in space, and the theme's name of its colour.
Word = tuple[str, tuple[float, float, float], str]


@guarded
class Scene3D(GLViewMixin, QWidget):  # type: ignore[misc]
    """A surface over a floor.

    pyqtgraph draws into an invisible buffer, whose picture this widget shows; marks and words are
    painted over it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        drawing = drawing_context()
        if drawing is None:
            raise RuntimeError("no OpenGL context; ask has_opengl first")
        self._context, self._surface = drawing
        self._buffer: QOpenGLFramebufferObject | None = None
        self._ready = False
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self._floor = np.stack(np.meshgrid(*[np.linspace(LOW, HIGH, POINTS)] * 2), axis=-1)
        self._wireframe = wireframe(POINTS)
        side = np.linspace(LOW, HIGH, POINTS)
        self.surface = GLSurfacePlotItem(x=side, y=side, computeNormals=False)
        self.surface.setGLOptions("translucent")
        self.mesh = GLLinePlotItem(mode="lines", glOptions="translucent")
        self.floor = GLLinePlotItem(mode="lines", glOptions="opaque")
        self.addItem(self.floor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        KeyKeeper(self, _ARROWS)
        self.setMinimumSize(120, 96)

    def sizeHint(self) -> QSize:
        """Return the room that a map takes too."""
        return QSize(360, 240)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.theme = theme
        self.setBackgroundColor(theme.colour("panel"))
        self.floor.setData(pos=floor_lines(), color=floor_colours(theme))
        ink = theme.colour("ink")
        self.mesh.setData(color=(ink.redF(), ink.greenF(), ink.blueF(), 0.14))

    def show_heights(self, heights: Array, colours: NDArray[np.floating[Any]]) -> None:
        """Show another surface.

        Parameters
        ----------
        heights : ndarray, shape (POINTS, POINTS)
            From 0 to 1, the first axis going across.
        colours : ndarray, shape (POINTS, POINTS, 3)
            From 0 to 1.
        """
        opaque = np.full((POINTS, POINTS, 4), 0.85, dtype=np.float32)
        opaque[..., :3] = colours
        self.surface.setData(z=heights, colors=opaque)
        points = np.dstack((self._floor.transpose(1, 0, 2), heights + 0.003))
        self.mesh.setData(pos=points.reshape(-1, 3)[self._wireframe])

    def turn_back(self) -> None:
        """Look from where the camera stands at first."""
        # A narrow field of view, from further away: parallel lines stay nearly parallel.
        self.opts["fov"] = 36.0
        self.setCameraPosition(pos=QVector3D(0.5, 0.5, 0.42), **_CAMERA)

    def orbit(self, azim: float, elev: float) -> None:
        """Turn by so many degrees; the floor is never seen from below."""
        super().orbit(azim, elev)
        self.opts["elevation"] = max(self.opts["elevation"], 2.0)

    def zoom(self, factor: float) -> None:
        """Come closer, or step back."""
        self.setCameraPosition(distance=min(max(self.opts["distance"] * factor, 2.0), 12.0))

    def project(self, x: float, y: float, z: float) -> QPointF:
        """Return where a point in space is seen, in pixels of the widget."""
        viewport = self.getViewport()
        seen = (self.projectionMatrix(viewport, viewport) * self.viewMatrix()).map(
            QVector3D(x, y, z)
        )
        return QPointF((seen.x() + 1) / 2 * self.width(), (1 - seen.y()) / 2 * self.height())

    # What the pictures fill in

    def words(self) -> list[Word]:
        """Return what is written on axes and heights."""
        return []

    def paint_marks(self, painter: QPainter) -> None:
        """Paint what stands over the surface, in pixels."""

    # OpenGL

    def context(self) -> QOpenGLContext:
        """Return the context that draws; pyqtgraph asks for it."""
        return self._context

    def isValid(self) -> bool:
        """Return whether items can be made ready at once; pyqtgraph asks for it."""
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scene, and over it the words and the marks."""
        painter = QPainter(self)
        if self._context.makeCurrent(self._surface):
            try:
                painter.drawImage(QRectF(self.rect()), self._render())
            finally:
                self._context.doneCurrent()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for text, place, colour in self.words():
            painter.setPen(self.theme.colour(colour))
            at = self.project(*place)
            # Wide enough for a long name.
            box = QRectF(at.x() - 120, at.y() - 10, 240, 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        self.paint_marks(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("accent"), 1.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5.0, 5.0)

    def _render(self) -> QImage:
        ratio = self.devicePixelRatioF()
        size = QSize(max(int(self.width() * ratio), 1), max(int(self.height() * ratio), 1))
        if self._buffer is None or self._buffer.size() != size:
            form = QOpenGLFramebufferObjectFormat()
            form.setAttachment(QOpenGLFramebufferObject.Attachment.CombinedDepthStencil)
            form.setSamples(4)
            self._buffer = QOpenGLFramebufferObject(size, form)
        if not self._ready:
            self.initializeGL()
            self._ready = True
        self._buffer.bind()
        self._context.functions().glViewport(0, 0, size.width(), size.height())
        self.paintGL()
        self._buffer.release()
        return self._buffer.toImage()

    def seen(self, points: Array) -> tuple[Array, Array]:
        """Return where points in space, shape (n, 3), are seen, in pixels, and how far away."""
        viewport = self.getViewport()
        matrix = self.projectionMatrix(viewport, viewport) * self.viewMatrix()
        rows = np.array([matrix.row(i).toTuple() for i in range(4)])
        seen = np.column_stack((points, np.ones(len(points)))) @ rows.T
        away = seen[:, 3]
        across, up = seen[:, 0] / away, seen[:, 1] / away
        places = np.column_stack(((across + 1) / 2 * self.width(), (1 - up) / 2 * self.height()))
        return places, away

    # What the learner does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn by the arrow keys, come closer by + and −, turn back by Esc."""
        key = event.key()
        if key in _ARROWS:
            self.orbit(*_ARROWS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(0.9)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1.0 / 0.9)
        elif key == Qt.Key.Key_Escape:
            self.turn_back()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Do nothing; pyqtgraph would start a timer."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer, or step back."""
        self.zoom(0.999 ** event.angleDelta().y())
        event.accept()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Turn back."""
        self.turn_back()


def values_along(ends: tuple[Range, Range], values: tuple[list[float], list[float]]) -> list[Word]:
    """Return values of the two axes at their places on the floor, those of the first one first.

    Parameters
    ----------
    ends : tuple of Range
        From where to where the axes reach.
    values : tuple of list of float
    """
    words: list[Word] = []
    for axis, ((least, most), each) in enumerate(zip(ends, values, strict=True)):
        for value, text in zip(each, tick_texts(each), strict=True):
            at = LOW + (HIGH - LOW) * (value - least) / (most - least)
            place = (at, LOW - 0.14, 0.0) if axis == 0 else (HIGH + 0.14, at, 0.0)
            words.append((text, place, "muted"))
    return words


def upright(floor: Array, begin: Array, end: Array) -> Array:
    """Return upright lines over points of the floor, as one end after the other."""
    ends = np.stack([np.column_stack((floor, begin)), np.column_stack((floor, end))], axis=1)
    return np.asarray(ends.reshape(-1, 3))


def wireframe(points: int) -> NDArray[np.intp]:
    """Return which points of a surface of `points` by `points` the wireframe joins, in pairs."""
    number = np.arange(points * points).reshape(points, points)
    along = [number[::_WIRES, :-1], number[::_WIRES, 1:]]
    across = [number[:-1, ::_WIRES], number[1:, ::_WIRES]]
    return np.concatenate([np.stack(ends, axis=-1).ravel() for ends in (along, across)])


def floor_lines() -> Array:
    """Return the ends of the floor's lines, and last those of the axis of heights."""
    lines = []
    for at in np.linspace(LOW, HIGH, 7):
        lines += [(at, LOW), (at, HIGH), (LOW, at), (HIGH, at)]
    # A little below 0, so that a surface that lies on 0 hides the floor everywhere.
    floor = [(x, y, -0.01) for x, y in lines]
    return np.array([*floor, (LOW, LOW, 0.0), (LOW, LOW, 1.0)])


def floor_colours(theme: Theme) -> NDArray[np.float32]:
    """Return the colours of the floor's lines, end by end."""
    colours = [theme.colour("hairline").getRgbF()] * (len(floor_lines()) - 2)
    return np.array([*colours, *[theme.colour("field").getRgbF()] * 2], dtype=np.float32)
