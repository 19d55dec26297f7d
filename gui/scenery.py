"""What a card of the tour sets up beside the run: the ground, the surface, a race; and the slip."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from learnscope.gui.plotting.opengl import has_opengl
from learnscope.gui.session.lab import Lab
from learnscope.gui.tour.conditions import Searched
from learnscope.gui.tour.scripted_actions import RACE
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.view import display_in

if TYPE_CHECKING:
    from learnscope.gui.session.beside.race_state import RaceAsked
    from learnscope.gui.tour.lesson import Landscape, Surface
    from learnscope.gui.tour.quantities import Grid
    from learnscope.gui.update.inside import InsideView
    from learnscope.gui.views.beside.race import RaceView
    from learnscope.gui.views.landscape.landscape import LandscapeView
    from learnscope.gui.views.landscape.landscape_look import LandscapeLook
    from learnscope.gui.views.surface.surface import SurfaceView

_NAME = "landscape_view"
_SURFACE = "surface_view"
_INSIDE = "inside_view"
_RACE = "race_view"


@guarded
class Scenery(QObject):
    """Both surfaces and the race as the tour's cards ask for them, and as they were before.

    Parameters
    ----------
    window : QMainWindow
    find : callable
        Returns the widget of an objectName, which is made if it is not there yet.
    lab : Lab
        Whose run stands on the ground.
    """

    #: Tiles have been tried, or are to be tried: a `Searched`.
    searched = Signal(object)
    #: Whether the article's slip is switched on beside the opened update.
    slipped = Signal(bool)

    def __init__(
        self, window: QMainWindow, find: Callable[[str], QWidget | None], lab: Lab
    ) -> None:
        super().__init__(window)
        self._window = window
        self._find = find
        self._lab = lab
        self._before: LandscapeLook | None = None
        self._view: LandscapeView | None = None
        #: Whether a card has set it otherwise than it was.
        self._set = False
        #: What the output surface showed before, and in which mode, once a card has set it.
        self._surface: tuple[str, str] | None = None
        self._inside: InsideView | None = None
        #: What a race was to find out before a card set it.
        self._race: RaceAsked | None = None

    def keep(self) -> None:
        """Note how the loss surface is looked at; nothing where it has not been looked at yet."""
        view = cast("LandscapeView | None", self._window.findChild(QWidget, _NAME))
        self._before = None if view is None else view.keep()

    def set_up(self, wanted: "Landscape | None", grid: "Grid") -> None:
        """Show what a card asks for; None for what was seen before the tour.

        Parameters
        ----------
        wanted : Landscape or None
        grid : Grid
            The values that are tried of each parameter in the dark.
        """
        if wanted is None:
            self._put_back()
            return
        view = self._made()
        self._set = True
        # Behind a tab it may still show the run of before, whose room would be another.
        display_in(view, self._lab.snapshot())
        view.look_along(*wanted.axes)
        if wanted.dark or wanted.tried:
            view.search_from(grid.low, grid.high, grid.count)
        if wanted.tried:
            view.dark.light_all()

    def show_surface(self, wanted: "Surface | None") -> None:
        """Show what a card asks for on the output surface; None for what was seen before."""
        view = cast("SurfaceView", self._find(_SURFACE))
        if wanted is None:
            if self._surface is not None:
                quantity, mode = self._surface
                self._surface = None
                view.set_quantity(quantity)
                view.set_mode(mode)
            return
        if self._surface is None:
            self._surface = view.quantity, view.mode
        view.set_quantity(wanted.quantity)
        # Without OpenGL the map shows it as well.
        view.set_mode("3d" if wanted.solid and has_opengl() else "2d")

    def follow_frame(self, framed: str, _front: str) -> None:
        """Make ready what a card frames: the race it speaks of, the switch of the article's slip.

        Parameters
        ----------
        framed : str
            Its objectName, "" for none.
        """
        if framed == _INSIDE and self._inside is None:
            self._inside = inside = cast("InsideView", self._find(_INSIDE))
            inside.slip.toggled.connect(self.slipped)
            self.slipped.emit(inside.slip.isChecked())
        if framed == _RACE or self._race is not None:
            settings = cast("RaceView", self._find(_RACE)).settings
            if framed == _RACE:
                self._race = self._race or settings.asked
                settings.show_asked(RACE)
            elif self._race is not None:
                settings.show_asked(self._race)
                self._race = None

    def search(self, on: bool) -> None:
        """Let every tile be tried, one after the other, or stop that."""
        view = self._made()
        if on is not view.dark.searching:
            view.try_all()
        view.tell_search()

    def _put_back(self) -> None:
        if self._set and self._view is not None:
            self._set = False
            display_in(self._view, self._lab.snapshot())
            self._view.put_back(self._before)

    def _made(self) -> "LandscapeView":
        """Return the view, which tells from now on what is tried in it."""
        if self._view is None:
            self._view = view = cast("LandscapeView", self._find(_NAME))
            view.searched.connect(self._tell)
        return self._view

    def _tell(self, tries: int, going: bool, finished: bool) -> None:
        self.searched.emit(Searched(tries, going, finished))
