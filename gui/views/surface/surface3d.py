"""The answers ŷ over the plane of inputs, or the plane z, as a surface that can be turned."""

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

from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.look.marks import STEPS, answer_colours
from learnscope.gui.look.theme import LIGHT, Theme
from learnscope.gui.plotting.axes import tick_texts, ticks
from learnscope.gui.plotting.contour import crossings
from learnscope.gui.plotting.items import Array, Scatter
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.views.surface import scale
from learnscope.gui.views.surface.scale import HIGH, LOW, Plane, grid, half_line, plane_of
from learnscope.gui.views.surface.surface import drawing_context
from learnscope.gui.views.surface.surface_texts import PEGS
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import KeyKeeper

#: Points along each side of the surface: enough to look smooth, few enough for a slow computer.
POINTS = 33

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


@guarded
class Surface3D(GLViewMixin, QWidget):  # type: ignore[misc]
    """ŷ as a height, with each sample at its right answer; or z, with each sample on the plane.

    Heights are shares of the scale: 0 is its lowest value, ½ its middle, 1 its highest.

    pyqtgraph draws into an invisible buffer, whose picture this widget shows; the samples and the
    words are painted over it.
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
        self._snapshot: Snapshot | None = None
        self._drawn: object = None
        self._quantity = "output"
        self._plane = Plane()
        self._shown = scale.ShownQuantity(scale.NEURON)
        self._limits = (0.0, 1.0)
        self._scatter = Scatter()
        #: Where each sample's mark stands, in space, shape (samples, 3).
        self._tops: Array = np.zeros((0, 3))
        self._floor = grid(POINTS, cells=False)
        side = np.linspace(LOW, HIGH, POINTS)
        self._wireframe = wireframe(POINTS)
        self.surface = GLSurfacePlotItem(x=side, y=side, computeNormals=False)
        self.surface.setGLOptions("translucent")
        self.mesh = GLLinePlotItem(mode="lines", glOptions="translucent")
        self.floor = GLLinePlotItem(mode="lines", glOptions="opaque")
        self.half = GLLinePlotItem(mode="lines", width=2.0, glOptions="opaque")
        self.pegs = GLLinePlotItem(mode="lines", width=2.5, glOptions="opaque")
        self.errors = GLLinePlotItem(mode="lines", width=1.0, glOptions="opaque")
        for item in (self.floor, self.pegs, self.errors, self.half, self.surface, self.mesh):
            self.addItem(item)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        KeyKeeper(self, _ARROWS)
        self.setMinimumSize(120, 96)
        self.apply_theme(self.theme)
        self.turn_back()

    def sizeHint(self) -> QSize:
        """Return the room that the map takes too."""
        return QSize(360, 240)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment of a problem with two inputs."""
        self._snapshot = snapshot
        self._scatter.set_problem(snapshot.experiment.problem)
        plane = plane_of(snapshot.experiment.problem)
        shown = scale.ShownQuantity(snapshot.experiment.model, snapshot.unit, self._quantity)
        key = (snapshot.parameters, plane, shown)
        if key != self._drawn:
            self._drawn = key
            self._plane, self._shown = plane, shown
            self._draw_surface(snapshot.parameters)
        self._draw_samples(snapshot)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.theme = theme
        self.setBackgroundColor(theme.colour("panel"))
        self._colours = answer_colours(theme).astype(np.float32) / 255.0
        self.floor.setData(pos=floor_lines(), color=floor_colours(theme))
        ink = theme.colour("ink")
        self.mesh.setData(color=(ink.redF(), ink.greenF(), ink.blueF(), 0.14))
        self.half.setData(color=theme.colour("ink"))
        self.errors.setData(color=theme.colour("ink"))
        self._draw_anew()

    def set_quantity(self, quantity: str) -> None:
        """Show the answers ŷ (``"output"``) or the plane ``"z"`` before the activation."""
        self._quantity = quantity
        self._draw_anew()

    def _draw_anew(self) -> None:
        self._drawn = None
        if self._snapshot is None:
            self._draw_surface((0.0, 0.0, 0.0))
        else:
            self.display(self._snapshot)

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

    # What is drawn

    def _draw_surface(self, parameters: tuple[float, ...]) -> None:
        plane = self._plane
        inputs = grid(POINTS, False, plane)
        flat, z = self._shown.both(parameters, inputs.reshape(-1, 2))
        corners = self._shown.values(parameters, plane.corners())
        self._limits = self._shown.limits(np.concatenate((flat, corners)))
        heights = scale.shares(flat.reshape(POINTS, POINTS), self._limits).T
        colours = np.ones((POINTS, POINTS, 4), dtype=np.float32)
        colours[..., :3] = self._colours[np.round(heights * (STEPS - 1)).astype(np.intp)]
        colours[..., 3] = 0.85
        self.surface.setData(z=heights, colors=colours)
        points = np.dstack((self._floor.transpose(1, 0, 2), heights + 0.003))
        self.mesh.setData(pos=points.reshape(-1, 3)[self._wireframe])
        if self._shown.model.network.hidden:
            line = crossings(z.reshape(POINTS, POINTS), *plane.sides(POINTS, cells=False))
        else:
            ends = half_line(self._shown.model.plane(parameters), plane)
            line = np.zeros((0, 2, 2)) if ends is None else np.array([ends])
        self.half.setVisible(bool(len(line)))
        if len(line):
            on_floor = self._on_floor(line.reshape(-1, 2))
            self.half.setData(pos=np.column_stack((on_floor, np.full(len(on_floor), 0.505))))

    def _on_floor(self, inputs: Array) -> Array:
        """Return where inputs, shape (n, 2), stand on the floor, which is always as large."""
        return LOW + (HIGH - LOW) * self._plane.shares(inputs)

    @property
    def _answers(self) -> bool:
        """Whether heights are the answers ŷ, beside which the right ones stand."""
        return self._shown.symbol == "ŷ"

    def _draw_samples(self, snapshot: Snapshot) -> None:
        problem = snapshot.experiment.problem
        floor = self._on_floor(problem.inputs)
        outputs, targets = np.array(snapshot.outputs), problem.target_array
        tops = targets
        if not self._answers:
            values = self._shown.values(snapshot.parameters, problem.inputs)
            tops = scale.shares(values, self._limits)
        self._tops = np.column_stack((floor, tops))
        rows = np.array(problem.active)
        # The lines of so many samples would hide what they tell about.
        many = len(targets) > PEGS
        self.pegs.setVisible(not many and self._shown.unit == OUTPUT)
        self.errors.setVisible(not many and self._answers)
        if many:
            return
        ground = 0.0 if self._answers else 0.5
        colours = np.array([self.theme.colour(f"class_{y}").getRgbF() for y in (0, 1)])
        self.pegs.setData(
            pos=_lines(floor[rows], np.full(len(rows), ground), tops[rows]),
            color=np.repeat(colours[targets[rows].astype(np.intp)], 2, axis=0),
        )
        self.errors.setData(pos=_lines(floor[rows], tops[rows], outputs[rows]))

    # OpenGL

    def context(self) -> QOpenGLContext:
        """Return the context that draws; pyqtgraph asks for it."""
        return self._context

    def isValid(self) -> bool:
        """Return whether items can be made ready at once; pyqtgraph asks for it."""
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scene, and over it the samples and the words."""
        painter = QPainter(self)
        if self._context.makeCurrent(self._surface):
            try:
                painter.drawImage(QRectF(self.rect()), self._render())
            finally:
                self._context.doneCurrent()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        if self._snapshot is not None:
            places, away = self._seen(self._tops)
            outputs = np.array(self._snapshot.outputs)
            # The nearest last, so that it lies on top.
            order = np.argsort(-away)
            self._scatter.paint(
                painter, places, outputs, self._snapshot.selected, self.theme, order
            )
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

    def _seen(self, points: Array) -> tuple[Array, Array]:
        """Return where points in space, shape (n, 3), are seen, in pixels, and how far away."""
        viewport = self.getViewport()
        matrix = self.projectionMatrix(viewport, viewport) * self.viewMatrix()
        rows = np.array([matrix.row(i).toTuple() for i in range(4)])
        seen = np.column_stack((points, np.ones(len(points)))) @ rows.T
        away = seen[:, 3]
        across, up = seen[:, 0] / away, seen[:, 1] / away
        places = np.column_stack(((across + 1) / 2 * self.width(), (1 - up) / 2 * self.height()))
        return places, away

    def _paint_words(self, painter: QPainter) -> None:
        low, half, high = scale.end_texts(self._limits)
        words = [
            ("x1", (0.5, LOW - 0.3, 0.0), "ink"),
            ("x2", (HIGH + 0.3, 0.5, 0.0), "ink"),
            (self._shown.symbol, (LOW, LOW, 1.15), "ink"),
            (low, (LOW - 0.08, LOW - 0.08, 0.0), "muted"),
            (half, (LOW - 0.08, LOW - 0.08, 0.5), "muted"),
            (high, (LOW - 0.08, LOW - 0.08, 1.0), "muted"),
        ]
        gate = self._plane == Plane()
        for axis, (least, most) in enumerate((self._plane.x1, self._plane.x2)):
            values = [0.0, 1.0] if gate else ticks(least, most, 4.0, 1.0)
            for value, text in zip(values, tick_texts(values), strict=True):
                at = LOW + (HIGH - LOW) * (value - least) / (most - least)
                place = (at, LOW - 0.14, 0.0) if axis == 0 else (HIGH + 0.14, at, 0.0)
                words.append((text, place, "muted"))
        for text, place, colour in words:
            painter.setPen(self.theme.colour(colour))
            at_pixel = self.project(*place)
            box = QRectF(at_pixel.x() - 30, at_pixel.y() - 10, 60, 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

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


def _lines(floor: Array, begin: Array, end: Array) -> Array:
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
