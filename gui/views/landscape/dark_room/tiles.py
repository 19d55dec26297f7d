"""The tiles of one floor of the dark room, as they lie on the map: lit where one has stood."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from learnscope.gui.look.labels import Row
from learnscope.gui.look.theme import mix
from learnscope.gui.plotting.items import Image
from learnscope.gui.plotting.readout import PlaceReading
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.views.landscape.dark_room.room import Index, Room, Values
from learnscope.gui.views.landscape.ground import loss_scale
from learnscope.gui.views.landscape.ground.ground import Array, Extent, bands, steps
from learnscope.gui.views.landscape.ground.ground_plot import copied_text, loss_row

if TYPE_CHECKING:
    from learnscope.gui.views.landscape.ground.ground_map import GroundMap

#: Tiles smaller than this, in pixels, have no lines between them.
_LINES = 6.0

#: How far from its ground the colour of a dark tile is.
_DARK = 0.06


class TileLayer(QObject):
    """Tiles over a map, one floor of a room.

    Parameters
    ----------
    ground : GroundMap
        The map that they lie on, whose axes are two of the parameters searched.
    """

    #: A tile was tried by hand.
    tried = Signal()

    def __init__(self, ground: "GroundMap") -> None:
        super().__init__(ground)
        self._ground = ground
        self.room: Room | None = None
        #: The number of the third parameter's value whose floor is seen.
        self.floor = 0
        #: The tile that the keys stand on, across and up.
        self.cursor: tuple[int, int] | None = None
        self.at: tuple[float, ...] = (1.0,)
        self.steps: list[QColor] = []
        self.image = Image(np.zeros((2, 2, 3), dtype=np.uint8), axisOrder="row-major")
        self.image.hide()
        ground.box.addItem(self.image)

    # What there is

    @property
    def axes(self) -> tuple[int, int]:
        """Which of the room's parameters go across and up."""
        assert self.room is not None
        first, second = self._ground.choice.axes
        return self.room.names.index(first), self.room.names.index(second)

    @property
    def third(self) -> int | None:
        """Which of the room's parameters goes from floor to floor, if there is one."""
        assert self.room is not None
        rest = [i for i in range(len(self.room.names)) if i not in self.axes]
        return rest[0] if rest else None

    @property
    def sides(self) -> tuple[Values, Values]:
        """The values across and up."""
        assert self.room is not None
        across, up = self.axes
        return self.room.values[across], self.room.values[up]

    @property
    def extent(self) -> Extent:
        """What the tiles cover."""
        across, up = self.sides
        return Extent(across.reach, up.reach)

    def floor_of(self, values: NDArray[np.generic], floor: int) -> NDArray[np.generic]:
        """Return one floor of what the tiles have, rows going up."""
        across, up = self.axes
        third = self.third
        laid = np.moveaxis(values, (up, across), (0, 1))
        return laid if third is None else laid[..., floor]

    def index(self, across: int, up: int) -> Index:
        """Return the room's index of a tile of this floor."""
        assert self.room is not None
        first, second = self.axes
        index = [self.floor] * len(self.room.names)
        index[first], index[second] = across, up
        return tuple(index)

    def tile_at(self, pixel: QPointF) -> tuple[int, int] | None:
        """Return the tile under a pixel, across and up, or None."""
        if self.room is None or not self._ground.area.contains(pixel):
            return None
        x, y = self._ground.value_at(pixel)
        across, up = (side.nearest(v) for side, v in zip(self.sides, (x, y), strict=True))
        return None if across is None or up is None else (across, up)

    # What happens

    def show_room(self, room: Room | None) -> None:
        """Lie on the map as a room's tiles; None takes them away."""
        self.room = room
        self.cursor = None
        if room is not None:
            third = self.third
            most = 0 if third is None else room.sizes[third] - 1
            self.floor = min(self.floor, most)
        self.renew()

    def renew(self) -> None:
        """Light what has been tried since."""
        room = self.room
        self.image.setVisible(room is not None)
        if room is None:
            return
        known = room.losses[room.lit & np.isfinite(room.losses)]
        self.at = steps(self._limits(known), self._ground.log_steps)
        self.steps = loss_scale.colours(self._ground.theme, len(self.at) + 1)
        self.image.setImage(self.picture(self.floor), autoLevels=False, levels=None)
        extent = self.extent
        self.image.setRect(QRectF(extent.x[0], extent.y[0], *extent.size))
        self._ground.resetCachedContent()
        self._ground.viewport().update()

    def _limits(self, known: Array) -> tuple[float, float]:
        """Return between which losses colours are told apart: what is known, and the run's own."""
        snapshot = self._ground.snapshot
        own = [] if snapshot is None or not np.isfinite(snapshot.loss) else [snapshot.loss]
        felt = np.append(known, own)
        if not felt.size:
            return 0.0, 1.0
        low, high = float(felt.min()), float(felt.max())
        return (low, high) if low < high else (0.5 * low, 2.0 * high)

    def picture(self, floor: int) -> NDArray[np.uint8]:
        """Return the colours of a floor's tiles, shape (up, across, 3)."""
        assert self.room is not None
        lit = self.floor_of(self.room.lit, floor)
        losses = np.where(lit, self.floor_of(self.room.losses, floor), np.nan)
        theme = self._ground.theme
        dark = mix(theme.colour("panel"), theme.colour("ink"), _DARK)
        found = bands(np.asarray(losses, dtype=np.float64), self.at)
        # One more step stands for where nobody has been.
        return loss_scale.picture(np.where(lit, found, len(self.steps)), [*self.steps, dark])

    def try_at(self, pixel: QPointF) -> bool:
        """Try the tile under a pixel; return whether there is one."""
        tile = self.tile_at(pixel)
        if tile is None or self.room is None:
            return False
        self.room.try_tile(self.index(*tile))
        self.cursor = tile
        self.renew()
        self.tried.emit()
        return True

    def move_cursor(self, across: int, up: int) -> None:
        """Go to a neighbouring tile with the keys."""
        counts = [side.count for side in self.sides]
        if self.cursor is None:
            self.cursor = (counts[0] // 2, counts[1] // 2)
        else:
            x, y = self.cursor[0] + across, self.cursor[1] + up
            self.cursor = min(max(x, 0), counts[0] - 1), min(max(y, 0), counts[1] - 1)
        self._ground.viewport().update()

    def try_cursor(self) -> bool:
        """Try the tile that the keys stand on."""
        return self.cursor is not None and self.try_at(self._middle(*self.cursor))

    # Painting

    def _middle(self, across: int, up: int) -> QPointF:
        x, y = self.sides
        return self._ground.point(float(x.array()[across]), float(y.array()[up]))

    def _square(self, across: int, up: int) -> QRectF:
        """Return a tile in pixels."""
        x, y = self.sides
        square = QRectF(
            0.0,
            0.0,
            abs(self._ground.x_pixel(x.step) - self._ground.x_pixel(0.0)),
            abs(self._ground.y_pixel(y.step) - self._ground.y_pixel(0.0)),
        )
        square.moveCenter(self._middle(across, up))
        return square

    def paint(self, painter: QPainter) -> None:
        """Paint the lines between the tiles, the best one, and where the keys are."""
        room, theme = self.room, self._ground.theme
        if room is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        across, up = self.sides
        width = self._square(0, 0).width()
        if width >= _LINES:
            painter.setPen(QPen(theme.colour("hairline"), 1.0))
            (x0, x1), (y0, y1) = across.reach, up.reach
            for x in _edges(across):
                painter.drawLine(self._ground.point(x, y0), self._ground.point(x, y1))
            for y in _edges(up):
                painter.drawLine(self._ground.point(x0, y), self._ground.point(x1, y))
        if room.best is not None and self._on_floor(room.best.index):
            first, second = self.axes
            best = self._square(room.best.index[first], room.best.index[second])
            for colour, pen in (("panel", 4.0), ("ink", 2.0)):
                painter.setPen(QPen(theme.colour(colour), pen))
                painter.drawRect(best.adjusted(-1, -1, 1, 1))
        if self.cursor is not None:
            painter.setPen(QPen(theme.colour("accent"), 2.0))
            painter.drawRect(self._square(*self.cursor).adjusted(1, 1, -1, -1))

    def _on_floor(self, index: Index) -> bool:
        third = self.third
        return third is None or index[third] == self.floor

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return what is read out of a tile: its loss, if one has stood on it."""
        tile = self.tile_at(pixel)
        if tile is None or self.room is None:
            return None
        names = self._ground.choice.axes
        rows = [
            Row(name, fixed(float(side.array()[number]), 2), name)
            for name, side, number in zip(names, self.sides, tile, strict=True)
        ]
        index = self.index(*tile)
        if not self.room.lit[index]:
            rows.append(Row("", translate("LandscapeView", "dark: click to try it")))
            return PlaceReading(rows, pixel)
        loss = float(self.room.losses[index])
        return PlaceReading(
            [*rows, loss_row(loss)], pixel, copies=exact(loss), copied=copied_text()
        )


def _edges(side: Values) -> Array:
    low, _ = side.reach
    return np.asarray(low + np.arange(side.count + 1) * side.step, dtype=np.float64)
