"""The answers ŷ over the plane of inputs, or the plane z, as a surface that can be turned.

Answers that are numbers have heights on a scale about all answers and targets that are shown.
"""

import numpy as np
from pyqtgraph.opengl import GLLinePlotItem
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.look.marks import STEPS
from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.axes import ticks
from learnscope.gui.plotting.columns import input_titles
from learnscope.gui.plotting.contour import crossings
from learnscope.gui.plotting.items import Array
from learnscope.gui.plotting.scatter import Scatter
from learnscope.gui.plotting.scene import (
    HIGH,
    LOW,
    POINTS,
    Scene3D,
    Word,
    upright,
    values_along,
)
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.views.surface import scale
from learnscope.gui.views.surface.scale import InputPlane, grid, half_line, plane_of
from learnscope.gui.views.surface.surface_texts import PEGS
from learnscope.gui.widgets.guard import guarded


@guarded
class Surface3D(Scene3D):
    """ŷ as a height, with each sample at its right answer; or z, with each sample on the plane.

    Heights are shares of the scale: 0 is its lowest value, ½ its middle, 1 its highest.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._drawn: object = None
        self._quantity = "output"
        self._plane = InputPlane()
        self._shown = scale.ShownQuantity(scale.NEURON)
        self._limits = (0.0, 1.0)
        self._scatter = Scatter()
        #: Where each sample's mark stands, in space, shape (samples, 3).
        self._tops: Array = np.zeros((0, 3))
        self.half = GLLinePlotItem(mode="lines", width=2.0, glOptions="opaque")
        self.pegs = GLLinePlotItem(mode="lines", width=2.5, glOptions="opaque")
        self.errors = GLLinePlotItem(mode="lines", width=1.0, glOptions="opaque")
        for item in (self.pegs, self.errors, self.half, self.surface, self.mesh):
            self.addItem(item)
        self.apply_theme(self.theme)
        self.turn_back()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment of a problem with two inputs."""
        self._snapshot = snapshot
        self._scatter.set_problem(snapshot.experiment.problem)
        plane = plane_of(snapshot.experiment.problem)
        shown = scale.ShownQuantity.of(snapshot, self._quantity)
        key = (snapshot.parameters, plane, shown, snapshot.experiment.problem)
        if key != self._drawn:
            self._drawn = key
            self._plane, self._shown = plane, shown
            self._draw_surface(snapshot.parameters)
        self._draw_samples(snapshot)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
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

    # What is drawn

    def _draw_surface(self, parameters: tuple[float, ...]) -> None:
        plane = self._plane
        inputs = grid(POINTS, False, plane)
        flat, z = self._shown.both(parameters, inputs.reshape(-1, 2))
        corners = self._shown.values(parameters, plane.corners())
        values = np.concatenate((flat, corners))
        targets = self._scatter.problem.target_array if self._scatter.problem else np.zeros(0)
        self._limits = scale.heights_about(self._shown, values, targets)
        self._scatter.colour_numbers(self._limits)
        heights = scale.shares(flat.reshape(POINTS, POINTS), self._limits).T
        colours = self._shown.colours(self.theme).astype(np.float32) / 255.0
        self.show_heights(heights, colours[np.round(heights * (STEPS - 1)).astype(np.intp)])
        if self._shown.numbers:
            line = np.zeros((0, 2, 2))
        elif self._shown.model.network.hidden:
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
        if self._shown.numbers:
            tops, outputs = (scale.shares(each, self._limits) for each in (targets, outputs))
        elif not self._answers:
            values = self._shown.values(snapshot.parameters, problem.inputs)
            tops = scale.shares(values, self._limits)
        self._tops = np.column_stack((floor, tops))
        rows = np.array(problem.active)
        # The lines of so many samples would hide what they tell about.
        many = len(targets) > PEGS
        self.pegs.setVisible(not many and self._shown.unit == OUTPUT and not self._shown.numbers)
        self.errors.setVisible(not many and self._answers)
        if many:
            return
        self.errors.setData(pos=upright(floor[rows], tops[rows], outputs[rows]))
        if self._scatter.numbers:
            return
        ground = 0.0 if self._answers else 0.5
        colours = np.array([self.theme.colour(f"class_{y}").getRgbF() for y in (0, 1)])
        self.pegs.setData(
            pos=upright(floor[rows], np.full(len(rows), ground), tops[rows]),
            color=np.repeat(colours[targets[rows].astype(np.intp)], 2, axis=0),
        )

    # What stands over it

    def paint_marks(self, painter: QPainter) -> None:
        """Paint the samples, the nearest last, so that it lies on top."""
        if self._snapshot is None:
            return
        places, away = self.seen(self._tops)
        outputs = np.array(self._snapshot.outputs)
        order = np.argsort(-away)
        self._scatter.paint(painter, places, outputs, self._snapshot.selected, self.theme, order)

    def words(self) -> list[Word]:
        """Return the inputs' names and values, and those of the heights."""
        low, half, high = scale.end_texts(self._shown, self._limits)
        problem = self._scatter.problem
        first_name, second_name = ("x1", "x2") if problem is None else input_titles(problem)
        # A long name stands clear of the values.
        away = 0.3 if len(first_name + second_name) == len("x1x2") else 0.42
        words: list[Word] = [
            (first_name, (0.5, LOW - away, 0.0), "ink"),
            (second_name, (HIGH + away, 0.5, 0.0), "ink"),
            (self._shown.symbol, (LOW, LOW, 1.15), "ink"),
            (low, (LOW - 0.08, LOW - 0.08, 0.0), "muted"),
            (half, (LOW - 0.08, LOW - 0.08, 0.5), "muted"),
            (high, (LOW - 0.08, LOW - 0.08, 1.0), "muted"),
        ]
        gate, ends = self._plane == InputPlane(), (self._plane.x1, self._plane.x2)
        first, second = ([0.0, 1.0] if gate else ticks(*each, 4.0, 1.0) for each in ends)
        return words + values_along(ends, (first, second))
