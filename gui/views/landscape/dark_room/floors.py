"""The third parameter's values as a row of floors, of which one is walked on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from learnscope.gui.look.theme import LIGHT, Theme
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.landscape.ground.loss_scale import image
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import KeyKeeper

if TYPE_CHECKING:
    from learnscope.gui.views.landscape.dark_room.tiles import TileLayer

#: The largest side of a floor, and the room between two, in pixels.
_SIDE, _GAP = 28.0, 2.0

_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}


@guarded
class FloorRow(QWidget):
    """Small pictures of all floors; a click or the arrows go to another."""

    #: The number of the floor that was chosen.
    chosen = Signal(int)

    def __init__(self, tiles: "TileLayer", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dark_floors")
        self.theme: Theme = LIGHT
        self._tiles = tiles
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        KeyKeeper(self, _KEYS)
        self.setFixedHeight(int(_SIDE) + 4)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Return as much as there is."""
        return QSize(240, int(_SIDE) + 4)

    @property
    def count(self) -> int:
        """How many floors there are; 0 if there is no third parameter."""
        room, tiles = self._tiles.room, self._tiles
        if room is None or tiles.third is None:
            return 0
        return room.sizes[tiles.third]

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.theme = theme
        self.update()

    def retranslate(self) -> None:
        """Set every text in the present language."""
        room, third = self._tiles.room, None if self._tiles.room is None else self._tiles.third
        if room is None or third is None:
            return
        name, value = room.names[third], room.values[third].array()[self._tiles.floor]
        text = translate("LandscapeView", "Floors, one for each value of {name}; seen: {value}")
        text = text.format(name=name, value=fixed(float(value), 2))
        self.setAccessibleName(text)
        self.setToolTip(text)

    def _square(self, number: int) -> QRectF:
        side = min((self.width() - 4.0) / max(self.count, 1) - _GAP, _SIDE)
        return QRectF(2.0 + number * (side + _GAP), 2.0, max(side, 1.0), max(side, 1.0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint every floor, a frame around the one that is seen and a dot at the best one."""
        room = self._tiles.room
        if room is None or not self.count:
            return
        painter = QPainter(self)
        third = self._tiles.third
        best = room.best.index[third] if room.best is not None and third is not None else None
        for number in range(self.count):
            square = self._square(number)
            painter.drawImage(square, image(self._tiles.picture(number)))
            if number == self._tiles.floor:
                painter.setPen(QPen(self.theme.colour("accent"), 2.0))
                painter.drawRect(square.adjusted(-0.5, -0.5, 0.5, 0.5))
            if number == best:
                painter.setPen(QPen(self.theme.colour("panel"), 1.0))
                painter.setBrush(self.theme.colour("ink"))
                painter.drawEllipse(square.center(), 3.0, 3.0)
                painter.setBrush(Qt.BrushStyle.NoBrush)

    def _go_to(self, number: int) -> None:
        number = min(max(number, 0), self.count - 1)
        if self.count and number != self._tiles.floor:
            self.chosen.emit(number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the floor under the pointer."""
        side = self._square(0).width() + _GAP
        self._go_to(int((event.position().x() - 2.0) / side))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go through the floors with the button down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next floor with the arrows."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._go_to(self._tiles.floor + step)
