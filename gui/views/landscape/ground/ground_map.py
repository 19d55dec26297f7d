"""The ground seen from above: steps of loss, the run on it, and where the next step leads."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from learnscope.core.landscape import Path, path_over, plane_losses
from learnscope.gui.look.labels import Row, dot
from learnscope.gui.look.theme import Theme, mix
from learnscope.gui.plotting.plot import restored
from learnscope.gui.plotting.readout import PlaceReading
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.views.landscape.ground import loss_scale
from learnscope.gui.views.landscape.ground.choice import AXES, Laid, lay, moved_to
from learnscope.gui.views.landscape.ground.contours import Contours
from learnscope.gui.views.landscape.ground.ground import (
    Array,
    Extent,
    Ground,
    bands,
    steps,
    what_shapes,
    where_it_lies,
)
from learnscope.gui.views.landscape.ground.ground_plot import (
    SMALL,
    GroundPlot,
    Parameters,
    Place,
    copied_text,
    loss_row,
)
from learnscope.gui.views.landscape.ground.pinned_paths import (
    PinnedPath,
    paint_ends,
    paint_paths,
    paths_over,
    rows_of,
)
from learnscope.gui.views.landscape.ground.run_path import (
    PathColours,
    paint_path,
    paint_step,
    thinned,
)
from learnscope.gui.views.landscape.ground.survey import Survey
from learnscope.gui.views.landscape.landscape_texts import axis_tip, axis_titles
from learnscope.gui.widgets.guard import guarded

#: Of a path so many points are drawn at most, and always so many.
_MOST, _FEWEST = 400, 24

#: Of parameters so much is seen on either side of 0 at least.
_LEAST = 1.0

#: So often the box is fitted to its numbers, and these to the box.
_FITS = 3

#: So near, in pixels, the pointer means a point of the path.
_NEAR = 7.0

#: How far the lamp of descent shines, in pixels.
_LAMP = 22.0

if TYPE_CHECKING:
    from learnscope.gui.views.landscape.dark_room.tiles import TileLayer


@guarded
class GroundMap(GroundPlot):
    """The loss over a plane of parameters, with the run on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.laid: Laid | None = None
        self.path: Path | None = None
        #: The tiles of the dark room, while it is open.
        self.tiles: TileLayer | None = None
        #: Whether the steps of colour have the same ratio, rather than the same difference.
        self.log_steps = True
        self.survey = Survey(self)
        self.survey.laid.connect(self._take_finer)
        self._at: tuple[float, ...] = (1.0,)
        self._steps: list[QColor] = []
        self._colours = np.zeros((2, 2, 3), dtype=np.uint8)
        self._ground_key: object = None
        self._fitting = False
        self._path_key: object = None
        self._pinned: list[PinnedPath] = []
        #: The lines between the steps, while the ground is at rest.
        self.contours = Contours()
        self.apply_theme(self.theme)

    # What is shown

    def set_log(self, log: bool) -> None:
        """Let the steps of colour have the same ratio, or the same difference."""
        self.log_steps = log
        self._colour()

    def hide_ground(self, hides: bool) -> None:
        """Leave the ground in the dark, or light it."""
        self.hides = hides
        self._colour()
        self.resetCachedContent()

    def show_ground(self) -> None:
        """Lay the plane, the ground on it, and the run."""
        snapshot = self.snapshot
        if snapshot is None or self.width() <= 1 or self._fitting:
            return
        self._fitting = True
        try:
            self._show(snapshot)
        finally:
            self._fitting = False
        self.viewport().update()

    def _show(self, snapshot: Snapshot) -> None:
        # While something is held, the plane under it stays: it would slip away with the run.
        if not self.held or self.laid is None or self.choice.kind == AXES:
            self._lay(snapshot)
        laid = self.laid
        assert laid is not None
        with np.errstate(all="ignore"):
            x, y, _ = laid.plane.places(snapshot.curves.parameters)
        present = self.place("present")
        if self.following and not self.held:
            ends = np.append(x, present[0]), np.append(y, present[1])
            self.extent = Extent.around(*ends, _LEAST if laid.names else 0.0)
        self._lay_ground(snapshot, laid, self._fitted())
        self._lay_path(snapshot, laid, x, y)
        self._pinned = paths_over(laid.plane, snapshot.experiment, snapshot.pins)

    def _fitted(self) -> Extent:
        """Return what is seen, as it fills the box; other numbers on the axes are another box."""
        for _ in range(_FITS):
            area = self.area
            extent = self.extent.filling(area.width(), area.height())
            self.set_range(extent.x, extent.y)
            if self.area == area:
                break
        return extent

    def _lay(self, snapshot: Snapshot) -> None:
        self.laid = lay(self.choice, snapshot)
        titles = axis_titles(self.choice, self.laid)
        if titles != (self.x_title, self.up_title):
            self.retranslate()

    def retranslate(self) -> None:
        """Say what goes across and up in the present language."""
        if self.laid is not None:
            self.x_title, self.up_title = axis_titles(self.choice, self.laid)
            self.setToolTip(axis_tip(self.choice, self.laid))
            self.renew()

    def _lay_ground(self, snapshot: Snapshot, laid: Laid, extent: Extent) -> None:
        plane, experiment = laid.plane, snapshot.experiment
        moving = snapshot.state is RunState.RUNNING or bool(self.held)
        key = (where_it_lies(plane), what_shapes(experiment), extent, moving)
        if key != self._ground_key:
            self._ground_key = key
            self.ground = self.survey.begin(experiment, plane, extent, moving)
            self._colour()

    def _take_finer(self, ground: Ground) -> None:
        self.ground = ground
        self._colour()

    def _lay_path(self, snapshot: Snapshot, laid: Laid, x: Array, y: Array) -> None:
        curves = snapshot.curves
        key = (self._ground_key, int(curves.epochs[-1]), len(curves.epochs), snapshot.changes)
        if key == self._path_key:
            return
        self._path_key = key
        # Each point is worked out twice: by itself, and as the ground under it.
        most = min(max(self.survey.points_within(0.5) // 2, _FEWEST), _MOST)
        kept = thinned(self.pixels(x, y), most)
        self.path = path_over(
            snapshot.experiment, laid.plane, curves.epochs[kept], curves.parameters[kept]
        )

    def _colour(self) -> None:
        """Colour the ground in steps, and draw the lines between them where it is at rest."""
        ground = self.ground
        if ground is None:
            return
        at = steps(ground.limits, self.log_steps)
        if at != self._at or not self._steps:
            self._at = at
            self._steps = loss_scale.colours(self.theme, len(at) + 1)
            self.resetCachedContent()
        self._colours = loss_scale.picture(bands(ground.losses, at), self._steps)
        self._draw_contours(ground)
        self.laid_anew.emit()
        self.viewport().update()

    def _draw_contours(self, ground: Ground) -> None:
        resting = self.snapshot is not None and self.snapshot.state is not RunState.RUNNING
        shown = resting and not self.hides and not self.held
        if shown:
            self.contours.lay(self, ground, self._at)
        else:
            self.contours.clear()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self._steps = []
        self._colour()

    # What is where

    def place_of(self, theta: Array | Parameters, _loss: float = 0.0) -> Place:
        """Return where θ lies over the plane."""
        assert self.laid is not None
        with np.errstate(all="ignore"):
            (x,), (y,), _ = self.laid.plane.places(np.array([theta]))
        return float(x), float(y)

    def moved(self, theta: Array, to: Place) -> Parameters:
        """Return θ moved over the plane."""
        assert self.laid is not None
        assert self.snapshot is not None
        return moved_to(self.laid, self.snapshot.experiment.model, theta, to)

    def height_at(self, x: float, y: float) -> float:
        """Return the loss of the ground there, exactly."""
        assert self.snapshot is not None
        assert self.laid is not None
        losses = plane_losses(self.snapshot.experiment, self.laid.plane, [x], [y], 1)
        return float(losses[0, 0])

    # Painting

    def place_box(self) -> None:
        """Leave room for the scale."""
        super().place_box()
        room = loss_scale.width(QFontMetricsF(self.small_font)) - self.right_margin + 4.0
        self.box.setGeometry(self.area.adjusted(0, 0, -max(room, 0.0), 0))

    def renew(self) -> None:
        """Fill another size with ground, too."""
        super().renew()
        if self.ground is not None and not self._fitting:
            area = self.area
            if self.ground.extent != self.extent.filling(area.width(), area.height()):
                self.forget_range()
                self.show_ground()

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the scale of colours beside the axes."""
        super().drawBackground(painter, rect)
        at, shown = self._at, self._steps
        if self.hides and self.tiles is not None:
            at, shown = self.tiles.at, self.tiles.steps
        if shown:
            loss_scale.paint_scale(painter, self.area, at, shown, self.theme)

    def paint_over(self, painter: QPainter) -> None:
        """Paint the run, the marks on it, and where it is going."""
        if self.snapshot is None or self.laid is None or self.path is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.area)
        if self.hides:
            self._paint_lamp(painter)
        else:
            self._paint_ground(painter, self._colours)
            self.contours.paint(painter, self)
        if self.tiles is not None:
            self.tiles.paint(painter)
        self.contours.paint_labels(painter, self)
        self._paint_lowest(painter)
        paint_paths(painter, self, self._pinned)
        self._paint_path(painter)
        paint_ends(painter, self, self._pinned)
        if self.next_step is not None:
            paint_step(painter, self, self.laid.names, self.next_step)
        if self.snapshot.latest > self.snapshot.epoch:
            latest = self.point(float(self.path.x[-1]), float(self.path.y[-1]))
            dot(painter, latest, SMALL - 1, self.theme.colour("muted"), self.theme.colour("panel"))
        self.paint_marks(painter)
        self.paint_title(painter)
        painter.setClipping(False)

    def _paint_lamp(self, painter: QPainter) -> None:
        """Light the ground at the run's feet, whose slope is felt there."""
        ground = self.ground
        if ground is None:
            return
        tiles = self.tiles
        found = self._colours
        if tiles is not None:
            found = loss_scale.picture(bands(ground.losses, tiles.at), tiles.steps)
        lit = QPainterPath()
        lit.addEllipse(self.point(*self.place("present")), _LAMP, _LAMP)
        with restored(painter):
            painter.setClipPath(lit, Qt.ClipOperation.IntersectClip)
            self._paint_ground(painter, found)

    def _paint_ground(self, painter: QPainter, colours: NDArray[np.uint8]) -> None:
        """Paint the ground's cells; not as an item of the scene, which would be painted twice."""
        if self.ground is None:
            return
        image = loss_scale.image(colours)
        (x0, x1), (y0, y1) = self.ground.extent.x, self.ground.extent.y
        painter.drawImage(QRectF(self.point(x0, y1), self.point(x1, y0)), image)

    def _paint_path(self, painter: QPainter) -> None:
        assert self.path is not None
        panel = self.theme.colour("panel")
        shown = [panel] * len(self._steps) if self.hides else self._steps
        faint = mix(panel, self.theme.colour("hill"), 0.5)
        paint_path(
            painter,
            self.pixels(self.path.x, self.path.y),
            self.path,
            bands(self.path.losses, self._at),
            PathColours(shown, self.theme.colour("ink"), faint),
        )

    def _paint_lowest(self, painter: QPainter) -> None:
        lowest = None if self.ground is None or self.hides else self.ground.lowest
        if lowest is None or self.held or not self.survey.is_over:
            return
        x, y, loss, _ = lowest
        self.paint_lowest(painter, (x, y), loss)

    # Reading

    def reading_bounds(self) -> QRectF:
        """Return where a read-out may stand: not over the titles."""
        return QRectF(self.rect()).adjusted(1, self.area.top(), -1, -1)

    def point_at(self, pixel: QPointF) -> int | None:
        """Return which point of the path lies nearest to a pixel, if one is near."""
        if self.path is None:
            return None
        away = np.abs(self.pixels(self.path.x, self.path.y) - [pixel.x(), pixel.y()]).max(axis=1)
        nearest = int(np.argmin(np.nan_to_num(away, nan=np.inf)))
        return nearest if away[nearest] <= _NEAR else None

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return what is read out: a point of the run, or the ground."""
        if self.laid is None or self.snapshot is None or not self.area.contains(pixel):
            return None
        mark = self.held or self.mark_at(pixel)
        if mark:
            return self.read_mark(mark)
        point = self.point_at(pixel)
        if point is not None:
            return self._read_point(point)
        if self.hides:
            return None if self.tiles is None else self.tiles.read_at(pixel)
        return self._read_ground(pixel)

    def choose_at(self, pixel: QPointF) -> bool:
        """Try a tile of the dark room; return whether there is one."""
        return self.tiles is not None and not self.mark_at(pixel) and self.tiles.try_at(pixel)

    def _read_ground(self, pixel: QPointF) -> PlaceReading:
        x, y = self.rounded(self.value_at(pixel))
        loss = self.height_at(x, y)
        rows = [*self._named(x, y), loss_row(loss)]
        return PlaceReading(rows, pixel, copies=exact(loss), copied=copied_text())

    def _read_point(self, point: int) -> PlaceReading:
        assert self.path is not None
        assert self.snapshot is not None
        epoch, curves = int(self.path.epochs[point]), self.snapshot.curves
        theta = curves.parameters[int(np.searchsorted(curves.epochs, epoch))]
        return self.read_run(epoch, theta, float(self.path.losses[point]))

    def read_run(self, epoch: int, theta: Array, loss: float) -> PlaceReading:
        """Return what is read out where the run was at an epoch, and of the runs beside it."""
        reading = super().read_run(epoch, theta, loss)
        return reading._replace(rows=[*reading.rows, *rows_of(self._pinned, epoch)])

    def rows_of(self, theta: Array, loss: float) -> list[Row]:
        """Return what is read out where the run was: its own loss, and the ground's under it."""
        assert self.laid is not None
        with np.errstate(all="ignore"):
            (x,), (y,), (away,) = self.laid.plane.places(theta[np.newaxis])
        rows = [*self._named(float(x), float(y)), loss_row(loss)]
        height = self.height_at(float(x), float(y))
        if height != loss and not self.hides:
            rows.append(Row(translate("LandscapeView", "floor"), exact(height)))
        if away > 0.0:
            rows.append(Row(translate("LandscapeView", "off the plane"), fixed(float(away))))
        return rows

    def _named(self, x: float, y: float) -> list[Row]:
        names = self.laid.names if self.laid is not None else ()
        return [Row(name, fixed(v), name) for name, v in zip(names, (x, y), strict=False)]

    def read_along(self, epoch: float) -> PlaceReading | None:
        """Return what is read out at a point of the path."""
        if self.path is None:
            return None
        point = int(np.searchsorted(self.path.epochs, epoch))
        return self._read_point(min(point, len(self.path.epochs) - 1))

    def step_along(self, epoch: float | None, way: int, far: bool) -> float | None:
        """Return the epoch of the path's next drawn point."""
        if self.path is None:
            return None
        last = len(self.path.epochs) - 1
        point = 0 if way > 0 else last
        if epoch is not None:
            point = int(np.searchsorted(self.path.epochs, epoch)) + way * (10 if far else 1)
        return float(self.path.epochs[min(max(point, 0), last)])
