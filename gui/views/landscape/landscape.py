"""The loss surface: the ground that a run walks on, over one parameter, two, or a plane of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.plotting.opengl import has_opengl
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.views.landscape import landscape_texts as texts
from learnscope.gui.views.landscape.dark_room.dark_room import DarkRoom
from learnscope.gui.views.landscape.dark_room.room import Values
from learnscope.gui.views.landscape.distance_strip import DistanceStrip
from learnscope.gui.views.landscape.ground.choice import AXES, LINE, GroundChoice
from learnscope.gui.views.landscape.ground.ground_gestures import GroundGestures
from learnscope.gui.views.landscape.ground.ground_map import GroundMap
from learnscope.gui.views.landscape.ground.ground_plot import GroundPlot
from learnscope.gui.views.landscape.ground.section import GroundSection
from learnscope.gui.views.landscape.landscape_header import LandscapeHeader
from learnscope.gui.views.landscape.landscape_look import LandscapeLook
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.view import Note, View

if TYPE_CHECKING:
    from learnscope.gui.views.landscape.ground.ground3d import Ground3D

#: Where it is wider than this, times its height, the dark room's controls stand beside the map.
_WIDE, _ANY_WIDTH = 1.1, 16_777_215

#: In a lower view there is no strip under the map.
_HIGH = 240


@guarded
class LandscapeView(View):
    """The loss over the parameters, with the run on it."""

    #: θ from which the run is to start, the epoch to which it is to go on, and whether the same
    #: movement goes on.
    start_pulled = Signal(tuple, int, bool)

    #: How many tiles of the dark room have been tried, whether more follow by themselves, and
    #: whether all have been tried, one after the other.
    searched = Signal(int, bool, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("landscape_view")
        self.header = LandscapeHeader()
        self.map = GroundMap()
        self.section = GroundSection()
        self.strip = DistanceStrip()
        self.dark = DarkRoom(self.map)
        self.caption = QLabel()
        self.caption.setObjectName("landscape_caption")
        self.caption.setProperty("role", "caption")
        self.caption.setWordWrap(True)
        self.caption.setContentsMargins(4, 0, 0, 0)
        #: Made when it is first opened.
        self.solid: Ground3D | None = None
        self.missing = Note()
        self.mode = "2d"
        self._choice: GroundChoice | None = None
        self._snapshot: Snapshot | None = None
        self._lay_out()
        self.header.chosen.connect(self.choose)
        self.header.log_chosen.connect(self._set_log)
        self.header.mode_chosen.connect(self.set_mode)
        self.header.dark_chosen.connect(self.set_dark)
        self.dark.input_refused.connect(self.input_refused)
        self.dark.changed.connect(self.tell_search)
        for plot in self.plots:
            hands = GroundGestures(plot)
            hands.present_pulled.connect(self.parameters_edited)
            hands.start_pulled.connect(self.start_pulled)
            plot.laid_anew.connect(self._say)
        self.retranslate()

    @property
    def plots(self) -> tuple[GroundMap, GroundSection]:
        """The map and the section."""
        return self.map, self.section

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, GRID, GRID)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        #: The picture, and in the dark room its controls beside or below it.
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        layout.addLayout(self._body, 1)
        self._pages = QStackedLayout()
        # Before it has pages: the first would show itself as a window of its own.
        self._body.addLayout(self._pages, 1)
        for page in (*self.plots, self.missing):
            self._pages.addWidget(page)
        self._body.addWidget(self._scrolled(self.dark))
        for part in (self.dark.floors, self.strip, self.caption):
            layout.addWidget(part)

    def _scrolled(self, controls: QWidget) -> QScrollArea:
        """Return controls so that they scroll where they have no room."""
        self._dark_area = area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        controls.setObjectName("dark_inner")
        area.setWidget(controls)
        area.hide()
        return area

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._snapshot = snapshot
        model = snapshot.experiment.model
        usual = GroundChoice.usual(model)
        self._choice = usual if self._choice is None else self._choice.within(model)
        if self.dark.open and self._choice.kind != AXES:
            # Tiles lie over two parameters; another ground is seen in the light.
            self.set_dark(False)
            return
        self.header.display(snapshot, self._choice)
        self._show(snapshot, self._choice)

    def choose(self, choice: GroundChoice) -> None:
        """Look at other ground."""
        self._choice = choice
        if self._snapshot is not None:
            self.display(self._snapshot)
            # The ground may be the same as before, and nothing laid anew.
            self._say()

    def look_along(self, *axes: str) -> None:
        """Look at the ground over one parameter or two of a neuron, as a map, lit."""
        self.set_dark(False)
        self.set_mode("2d")
        self.choose(GroundChoice(AXES if len(axes) > 1 else LINE, axes))

    def search_from(self, low: float, high: float, count: int) -> None:
        """Put out the light, to try so many values of each parameter; none has been tried."""
        self.dark.search_over({}, Values(low, high, count))
        self.set_dark(True)

    def keep(self) -> LandscapeLook:
        """Return how one looks at it, to be put back."""
        dark = self.dark
        return LandscapeLook(self._choice, self.mode, self.map.log_steps, dark.open, dark.values)

    def put_back(self, look: LandscapeLook | None) -> None:
        """Look at it as one did when it was kept, or as at first.

        What had been tried in the dark is not kept.
        """
        look = look or LandscapeLook()
        self.set_dark(False)
        self._choice = look.choice
        self.set_mode(look.mode)
        self.header.log.setChecked(look.log)
        self._set_log(look.log)
        self.dark.search_over(look.values)
        if look.dark:
            self.set_dark(True)

    def look(self) -> dict[str, Any]:
        """Return how one looks at it."""
        return self.keep().to_dict()

    def set_look(self, look: Mapping[str, Any]) -> None:
        """Look at ground as it was looked at; what had been tried in the dark is not kept."""
        self.put_back(LandscapeLook.from_dict(look))

    def tell_search(self) -> None:
        """Tell how far the search of the dark room is."""
        room = self.dark.room
        tries, finished = (0, False) if room is None else (room.tries, room.finished)
        self.searched.emit(tries, self.dark.searching, finished)

    @property
    def shown(self) -> GroundPlot:
        """The plot that is seen."""
        lines = self._choice is not None and self._choice.kind == LINE
        return self.section if lines else self.map

    def set_dark(self, dark: bool) -> None:
        """Put out the light, or turn it on again; over a single parameter it stays on."""
        if dark and self._snapshot is not None:
            axes = self._snapshot.experiment.model.parameter_names[:2]
            dark = len(axes) > 1
            self.set_mode("2d")
            if dark and (self._choice is None or self._choice.kind != AXES):
                self.choose(GroundChoice(AXES, axes))
        self.header.set_dark(dark)
        self.caption.setVisible(not dark)
        self._dark_area.setVisible(dark)
        self.dark.set_open(dark)
        if self._snapshot is not None:
            self.display(self._snapshot)

    def try_all(self) -> None:
        """Try every tile of the dark room, or stop; it is opened if need be."""
        if not self.dark.open:
            self.set_dark(True)
        self.dark.toggle_all()

    def set_mode(self, mode: str) -> None:
        """Show the map (``"2d"``) or the surface (``"3d"``)."""
        self.mode = mode
        self.header.solid.setChecked(mode == "3d")
        if mode == "3d" and self.solid is None and has_opengl():
            # OpenGL takes a good part of a second to load, and most windows never need it.
            from learnscope.gui.views.landscape.ground.ground3d import Ground3D  # noqa: PLC0415

            self.solid = Ground3D(self.map)
            self.solid.apply_theme(self.theme)
            self._pages.addWidget(self.solid)
            self.retranslate()
        if self._snapshot is not None:
            self.display(self._snapshot)

    def _set_log(self, log: bool) -> None:
        self.map.set_log(log)
        if self.solid is not None:
            self.solid.display()

    def _page(self) -> QWidget:
        """Return what is seen: a plot, the surface, or why there is none."""
        if self.shown is self.section or self.mode == "2d":
            return self.shown
        return self.missing if self.solid is None else self.solid

    def _show(self, snapshot: Snapshot, choice: GroundChoice) -> None:
        plot = self.shown
        self._pages.setCurrentWidget(self._page())
        if choice != plot.choice:
            plot.choose(choice, snapshot)
        else:
            plot.display(snapshot)
        if self.solid is not None and self._page() is self.solid:
            self.solid.display()
        self.dark.display(snapshot)
        on_map = plot is self.map and not self.dark.open and self.height() >= _HIGH
        self.strip.show_path(self.map.path if on_map else None)
        self.renew_summary(snapshot, *self.plots)

    def _say(self) -> None:
        """Say what there is to see, once nothing moves."""
        plot, snapshot = self.shown, self._snapshot
        if snapshot is None or plot.snapshot is not snapshot or plot.ground is None:
            return
        if snapshot.state is not RunState.RUNNING and not plot.held:
            laid = self.map.laid if plot is self.map else None
            self.caption.setText(texts.note(snapshot, plot.choice, laid, plot.ground))
            self.renew_summary(snapshot, *self.plots)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        for part in (*self.plots, self.strip, self.dark):
            part.apply_theme(theme)
        if self.solid is not None:
            self.solid.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        name = translate("LandscapeView", "The loss over the parameters")
        self.setAccessibleName(name)
        for plot in self.plots:
            plot.setAccessibleName(name)
            plot.setWhatsThis(texts.explain())
            plot.retranslate()
        if self.solid is not None:
            self.solid.setAccessibleName(name)
            self.solid.setWhatsThis(texts.explain_solid())
        self.missing.setText(texts.without_opengl())
        self.header.retranslate()
        self.strip.retranslate()
        self.dark.retranslate()
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        wide = self.width() > _WIDE * self.height()
        way = QBoxLayout.Direction
        self._body.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._dark_area.setMaximumWidth(self.width() // 2 if wide else _ANY_WIDTH)
        if self._snapshot is not None:
            self.display(self._snapshot)

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        ground = self.shown.ground
        if ground is None:
            return ""
        laid = self.map.laid if self.shown is self.map else None
        return texts.summary(snapshot, self.shown.choice, laid, ground)
