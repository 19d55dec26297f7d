"""The dark room's controls: ranges, trying by hand or every value, and what has been found."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from learnscope.core import Experiment, ExperimentError
from learnscope.core.landscape import Arrival
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.refusals import number_within, refused, whole_number_within
from learnscope.gui.views.landscape.dark_room import dark_texts as texts
from learnscope.gui.views.landscape.dark_room.floors import FloorRow
from learnscope.gui.views.landscape.dark_room.room import (
    FURTHEST,
    MOST_TILES,
    Room,
    Values,
    descent_beside,
)
from learnscope.gui.views.landscape.dark_room.tiles import TileLayer
from learnscope.gui.views.landscape.ground.ground import what_shapes
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab
from learnscope.gui.widgets.number_field import NumberField
from learnscope.gui.widgets.whole_field import WholeField

if TYPE_CHECKING:
    from learnscope.gui.views.landscape.ground.ground_map import GroundMap

#: Milliseconds between two times at which tiles light up.
_TICK = 16

#: In how many seconds all tiles are tried, by the speed chosen; 0 is at once.
_SECONDS = (60.0, 20.0, 8.0, 3.0, 0.0)


class DarkRoom(QWidget):
    """Where the lowest place is looked for without seeing any."""

    #: A field's name, what was typed, what is allowed.
    input_refused = Signal(str, str, str)
    #: Tiles were tried, or others are to be.
    changed = Signal()

    def __init__(self, ground: "GroundMap", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground
        self._snapshot: Snapshot | None = None
        self._key: object = None
        self._values: dict[str, Values] = {}
        self._usual = Values()
        self._epoch = 0
        self._said = ""
        self.open = False
        self.tiles = TileLayer(ground)
        self.floors = FloorRow(self.tiles)
        self.try_all = QPushButton()
        self.again = QPushButton()
        self.speed = QSlider(Qt.Orientation.Horizontal)
        self.tries = QLabel()
        self.best = QLabel()
        self.which = QComboBox()
        self.low = NumberField(-FURTHEST, FURTHEST, 1.0)
        self.high = NumberField(-FURTHEST, FURTHEST, 1.0)
        self.count = WholeField(1, MOST_TILES)
        self.words = QLabel()
        self._labels = (QLabel(), QLabel(), QLabel())
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        #: What is still held against a search that has come to its end.
        self._descent: Arrival | None = None
        self._portion = 1
        #: The experiment whose descent the search is held against, or has been.
        self._held_against: Experiment | None = None
        self._soon = QTimer(self)
        self._soon.timeout.connect(self._descend)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.hide()
        self.floors.hide()

    def _lay_out(self) -> None:
        names = {
            "try_all_button": self.try_all,
            "dark_again": self.again,
            "dark_speed": self.speed,
            "tries_readout": self.tries,
            "best_readout": self.best,
            "dark_which": self.which,
            "dark_low": self.low,
            "dark_high": self.high,
            "dark_count": self.count,
            "dark_words": self.words,
        }
        for name, part in names.items():
            part.setObjectName(name)
        for button in (self.try_all, self.again):
            button.setProperty("role", "quiet")
            reach_by_tab(button, PRESS)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        reach_by_tab(self.which, ARROWS)
        reach_by_tab(self.speed, ARROWS)
        self.speed.setRange(0, len(_SECONDS) - 1)
        self.speed.setValue(3)
        self.speed.setMaximumWidth(90)
        for field in (self.low, self.high, self.count):
            field.setMinimumWidth(44)
            field.setMaximumWidth(72)
        for label in (self.best, self.words):
            label.setWordWrap(True)
        self.words.setProperty("role", "caption")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.try_all, self.speed),
            (self.tries, self.again),
            (self.which, self.low, self._labels[0], self.high),
            (self._labels[1], self.count, self._labels[2]),
        )
        for row in rows[:2]:
            layout.addLayout(_row(row))
        for label in (self.best, self.words):
            layout.addWidget(label)
        for row in rows[2:]:
            layout.addLayout(_row(row))
        layout.addStretch(1)

    def _connect(self) -> None:
        self.try_all.clicked.connect(self.toggle_all)
        self.again.clicked.connect(self.forget)
        self.floors.chosen.connect(self._go_to_floor)
        self.tiles.tried.connect(self._tell)
        self.which.activated.connect(self._show_values)
        for field in (self.low, self.high):
            field.valueChanged.connect(self._values_set)
            field.refused.connect(
                lambda text: self._refuse(text, number_within(-FURTHEST, FURTHEST))
            )
        self.count.valueChanged.connect(self._values_set)
        self.count.refused.connect(
            lambda text: self._refuse(text, whole_number_within(1, MOST_TILES))
        )

    @property
    def room(self) -> Room | None:
        """What has been tried, or None while the room is closed."""
        return self.tiles.room

    @property
    def values(self) -> Mapping[str, Values]:
        """The values of each parameter that are tried, as far as they have been set."""
        return dict(self._values)

    @property
    def searching(self) -> bool:
        """Whether tiles are being tried one after the other."""
        return self._timer.isActive()

    def search_over(self, values: Mapping[str, Values], usual: Values | None = None) -> None:
        """Try other values, by the parameters' names, of all others the usual; all is dark."""
        self._values, self._usual = dict(values), usual or Values()
        if self.open and self._snapshot is not None:
            self._enter(self._snapshot)

    def light_all(self) -> None:
        """Try every tile at once."""
        room = self.room
        if room is not None:
            self._stop()
            self._try_more(room, room.tiles)

    def _stop(self) -> None:
        self._timer.stop()
        self._soon.stop()
        self._descent = None
        self._held_against = None

    def set_open(self, opened: bool) -> None:
        """Put out the light, or turn it on again."""
        self.open = opened
        self.setVisible(opened)
        self.floors.setVisible(opened)
        self._ground.hide_ground(opened)
        self._ground.tiles = self.tiles if opened else None
        if opened:
            self._key = None
            if self._snapshot is not None:
                self.display(self._snapshot)
        else:
            self._stop()
            self.tiles.show_room(None)
            self._ground.follow()

    def display(self, snapshot: Snapshot) -> None:
        """Follow the run: another problem, loss or choice of parameters is another room."""
        self._snapshot = snapshot
        if not self.open:
            return
        experiment, choice = snapshot.experiment, self._ground.choice
        key = (what_shapes(experiment), choice.axes)
        if key != self._key:
            self._key = key
            self._enter(snapshot)
        elif self._held_against not in {None, experiment}:
            # Another rate, say: descent is another one.
            self._hold_against_descent()

    def _enter(self, snapshot: Snapshot) -> None:
        """Stand in a new room."""
        choice, model = self._ground.choice, snapshot.experiment.model
        searched = [*choice.axes, *filter(None, [choice.other(model)])]
        self._values = {name: self._values.get(name, self._usual) for name in searched}
        self._epoch = snapshot.epoch
        with QSignalBlocker(self.which):
            self.which.clear()
            self.which.addItem(translate("LandscapeView", "all"))
            self.which.addItems(searched)
        self._build()
        self._show_values()

    def _build(self) -> None:
        """Lay the tiles of the values chosen; none has been tried."""
        snapshot = self._snapshot
        if snapshot is None:
            return
        self._stop()
        try:
            room = Room(snapshot.experiment, np.array(snapshot.parameters), self._values)
        except ExperimentError as error:
            self._say(refused(error))
            return
        third = [name for name in room.names if name not in self._ground.choice.axes]
        if third:
            # One begins in the middle of the floors, not below all of them.
            self.tiles.floor = room.sizes[room.names.index(third[0])] // 2
        self.tiles.show_room(room)
        self._ground.look_at(self.tiles.extent)
        self.floors.setVisible(self.floors.count > 1)
        self._say(texts.invitation(room, self._epoch))
        self._tell()

    # What the learner does

    def toggle_all(self) -> None:
        """Try every tile, one after the other; or stop, or go on."""
        room = self.room
        if self._timer.isActive():
            self._stop()
        elif room is not None:
            self._stop()
            if room.finished:
                room.forget()
            if room.tries and not room.finished:
                self._say("")
            self._timer.start()
        self._tell()

    def forget(self) -> None:
        """Put out every tile again, and count anew."""
        self._stop()
        if self.room is not None:
            self.room.forget()
            self._say(texts.invitation(self.room, self._epoch))
        self._tell()

    def _tick(self) -> None:
        room = self.room
        if room is None:
            self._timer.stop()
            return
        seconds = _SECONDS[self.speed.value()]
        share = _TICK / 1000.0 / seconds if seconds else 1.0
        self._try_more(room, max(round(share * room.tiles), 1))

    def _try_more(self, room: Room, count: int) -> None:
        room.try_more(count)
        if room.finished:
            self._timer.stop()
            self._conclude(room)
        self._tell()

    def _conclude(self, room: Room) -> None:
        """Go to the best tile, and say what descent needs to get as low."""
        third = self.tiles.third
        if third is not None and room.best is not None:
            self._go_to_floor(room.best.index[third])
        self._hold_against_descent()

    def _hold_against_descent(self) -> None:
        room, snapshot = self.room, self._snapshot
        if room is None or room.best is None or snapshot is None:
            return
        start = snapshot.curves.parameters[0]
        self._held_against = snapshot.experiment
        self._descent, self._portion = descent_beside(room.best.loss, snapshot.experiment, start)
        self._say(texts.descending(room))
        self._descend()

    def _descend(self) -> None:
        """Descend as far as a frame has time for; at its end, hold the search against it."""
        room, descent = self.room, self._descent
        if room is None or descent is None:
            self._stop()
            return
        end = time.perf_counter() + _TICK / 2000.0
        descent.go_on(self._portion)
        while not descent.over and time.perf_counter() < end:
            descent.go_on(self._portion)
        if not descent.over:
            self._soon.start(_TICK)
            return
        self._soon.stop()
        self._descent = None
        self._say(
            f"{texts.outcome(room, descent.epochs, descent.allowed)}\n{texts.elsewhere(room)}"
        )
        self.words.setToolTip(texts.counts(max(room.sizes)))

    def _go_to_floor(self, number: int) -> None:
        self.tiles.floor = number
        self.tiles.renew()
        self._tell()

    def _values_set(self) -> None:
        """Take other values for one parameter, or for each."""
        name = self.which.currentText() if self.which.currentIndex() > 0 else ""
        try:
            values = Values(self.low.value(), self.high.value(), self.count.value())
        except ExperimentError as error:
            self._say(refused(error))
            return
        changed = {each: values for each in self._values if name in {"", each}}
        if changed and any(self._values[each] != values for each in changed):
            self._values |= changed
            self._build()

    def _show_values(self) -> None:
        """Show the values of the parameter chosen; of each, those of the first."""
        name = self.which.currentText() if self.which.currentIndex() > 0 else ""
        shown = self._values.get(name) or next(iter(self._values.values()), Values())
        for field, value in ((self.low, shown.low), (self.high, shown.high)):
            field.show_value(value)
        self.count.show_value(shown.count)

    def _refuse(self, text: str, allowed: str) -> None:
        self.input_refused.emit(translate("LandscapeView", "Values"), text, allowed)

    # What is said

    def _say(self, words: str) -> None:
        self._said = words
        self.words.setText(words)
        self.words.setToolTip("")
        self.words.setVisible(bool(words))

    def _tell(self) -> None:
        """Tell what has been tried and found."""
        room = self.room
        if room is None:
            return
        self.tiles.renew()
        self.floors.retranslate()
        self.floors.update()
        self.tries.setText(texts.tries(room))
        self.best.setText(texts.best(room))
        self._name_button()
        self.changed.emit()

    def _name_button(self) -> None:
        running = self._timer.isActive()
        self.try_all.setText(
            translate("LandscapeView", "Stop")
            if running
            else translate("LandscapeView", "Try every value")
        )

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.floors.apply_theme(theme)
        self.tiles.renew()

    def retranslate(self) -> None:
        """Set every text in the present language."""
        texts_ = {
            self.try_all: (
                translate("LandscapeView", "Try every value"),
                translate("LandscapeView", "Stand on every tile of every floor, one after another"),
            ),
            self.again: (
                translate("LandscapeView", "Put out"),
                translate("LandscapeView", "Make every tile dark again, and count anew"),
            ),
            self.speed: (
                translate("LandscapeView", "Speed of trying"),
                translate("LandscapeView", "How fast the tiles light up; at the right, at once"),
            ),
            self.which: (
                translate("LandscapeView", "Whose values"),
                translate("LandscapeView", "Whose values are set here: all alike, or one's own"),
            ),
            self.low: (translate("LandscapeView", "Lowest value"), ""),
            self.high: (translate("LandscapeView", "Highest value"), ""),
            self.count: (
                translate("LandscapeView", "How many values"),
                translate("LandscapeView", "So many values evenly from the lowest to the highest"),
            ),
        }
        for part, (name, tip) in texts_.items():
            explain_control(part, name, tip or name)
        self.again.setText(translate("LandscapeView", "Put out"))
        self._name_button()
        for label, text in zip(
            self._labels,
            (
                translate("LandscapeView", "to"),
                translate("LandscapeView", "in"),
                translate("LandscapeView", "values"),
            ),
            strict=True,
        ):
            label.setText(text)
        if self.which.count():
            self.which.setItemText(0, translate("LandscapeView", "all"))
        room = self.room
        if room is not None:
            if room.finished:
                self._hold_against_descent()
            elif self._said:
                self._say(texts.invitation(room, self._epoch))
            self._tell()


def _row(parts: tuple[QWidget, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
