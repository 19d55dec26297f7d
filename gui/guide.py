"""The guided tour in the window: tour, panel, frame and offer, and who is told of what."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from learnscope.gui.highlight import Highlight
from learnscope.gui.layout.adaptive_layout import AdaptiveLayout, Kept
from learnscope.gui.layout.hold import after_hold
from learnscope.gui.look.theme import LIGHT, Theme
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.undo import Held
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import withhold
from learnscope.gui.widgets.explained import explain
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.icons import icon
from learnscope.gui.widgets.view import is_on_screen

if TYPE_CHECKING:
    from learnscope.gui.scenery import Scenery
    from learnscope.gui.tour.covers import Covers
    from learnscope.gui.tour.panel import TourPanel
    from learnscope.gui.tour.tour import Tour
    from learnscope.gui.tour.withheld import Withheld

#: The panel's width, in pixels.
_WIDTH = 300


class _Made(NamedTuple):
    """What is there once the tour has been asked for."""

    tour: "Tour"
    panel: "TourPanel"
    covers: "Covers"
    scenery: "Scenery"


@guarded
class Guide(QObject):
    """What the window has of the tour.

    Parameters
    ----------
    window : QMainWindow
        Whose widgets the cards speak of.
    room : AdaptiveLayout
        Which makes room for the panel beside the views.
    lab : Lab
    find : callable
        Returns the widget of an objectName, which is made if it is not there yet.
    kept : str
        What `kept` was when the program was closed, "" at the very first start.
    language : str
        The language of the cards.
    """

    #: The tour has changed the lab's speed or its stops, or put them back.
    settings_changed = Signal()
    #: Numbers are written otherwise now.
    numbers_changed = Signal()

    def __init__(
        self,
        window: QMainWindow,
        room: AdaptiveLayout,
        lab: Lab,
        find: Callable[[str], QWidget | None],
        kept: str = "",
        language: str = "en",
    ) -> None:
        super().__init__(window)
        self._window = window
        self._room = room
        self._lab = lab
        self._kept = kept
        self._language = language
        self._theme = LIGHT
        self.hold = room.hold
        self.offer = TourOffer()
        self._highlight = Highlight(window, find)
        self.dock = self._docked()
        self._find = find
        self._made: _Made | None = None
        self._before: Kept | None = None
        # Docks that have just been arranged take on their sizes later.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._give_width)
        # What an update took of the room is given back first.
        self._then = QTimer(self)
        self._then.setSingleShot(True)
        self._then.timeout.connect(self._give_height)
        self._new = not kept
        if not self._new:
            self.offer.hide()
        self._connect()

    @property
    def tour(self) -> "Tour":
        """The tour; like its panel it is there once it is asked for: few starts are a tour's."""
        return self._parts().tour

    @property
    def panel(self) -> "TourPanel":
        """The card beside the window."""
        return self._parts().panel

    @property
    def running(self) -> bool:
        """Whether the tour's run is in the lab, and the learner's own put aside."""
        return self._made is not None and self.tour.running

    @property
    def held(self) -> Held | None:
        """The learner's own run, while the tour has put it aside."""
        return None if self._made is None else self.tour.held

    @property
    def kept(self) -> str:
        """How far the learner has come, to be kept; "" while the tour is still to be offered."""
        if self._new:
            return ""
        return self._kept if self._made is None and self._kept else self.tour.progress.to_text()

    @after_hold
    def start(self) -> None:
        """Begin the tour, or go on where it was left."""
        self.decline()
        if self.tour.running:
            return
        self._before = self._room.keep()
        self._parts().scenery.keep()
        self.dock.show()
        self._room.fit()
        self._give_width()
        self.tour.start()
        self.panel.setFocus()

    def leave(self) -> None:
        """End the tour, or leave it for now."""
        if self._made is not None:
            self.tour.leave()

    def decline(self) -> None:
        """Offer the tour no more."""
        self._new = False
        self.offer.hide()

    def use_language(self, language: str) -> None:
        """Take on another language."""
        self._language = language
        if self._made is not None:
            self.tour.use_language(language)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.offer.apply_theme(theme)
        self._highlight.apply_theme(theme)
        if self._made is not None:
            self._made.panel.apply_theme(theme)
            self._made.covers.apply_theme(theme)

    def _parts(self) -> "_Made":
        if self._made is None:
            self._made = self._make()
        return self._made

    def _make(self) -> "_Made":
        from learnscope.gui.scenery import Scenery  # noqa: PLC0415
        from learnscope.gui.tour.covers import Covers  # noqa: PLC0415
        from learnscope.gui.tour.panel import TourPanel  # noqa: PLC0415
        from learnscope.gui.tour.progress import TourProgress  # noqa: PLC0415
        from learnscope.gui.tour.tour import Tour  # noqa: PLC0415

        tour = Tour(self._lab, self._language, self)
        tour.progress = TourProgress.from_text(self._kept)
        panel = TourPanel()
        covers = Covers(self._find)
        scenery = Scenery(self._window, self._find, self._lab)
        for part in (panel, covers):
            part.apply_theme(self._theme)
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.dock.setWidget(panel)
        explain(self.dock, self._language)
        panel.next_asked.connect(tour.go_on)
        panel.back_asked.connect(tour.go_back)
        panel.leave_asked.connect(tour.leave)
        panel.chapter_chosen.connect(tour.choose)
        panel.answered.connect(tour.answer)
        panel.reveal_asked.connect(tour.reveal)
        panel.resume_asked.connect(tour.resume)
        panel.begin_again_asked.connect(tour.begin_again)
        tour.shown.connect(panel.display)
        tour.framed.connect(self._frame)
        tour.covered.connect(covers.lie_on)
        tour.withheld.connect(self._withhold)
        tour.landscape_asked.connect(scenery.set_up)
        tour.surface_asked.connect(scenery.show_surface)
        tour.search_asked.connect(scenery.search)
        scenery.searched.connect(tour.follow_search)
        scenery.slipped.connect(tour.follow_slip)
        tour.framed.connect(scenery.follow_frame)
        tour.shown.connect(lambda _shown: self.settings_changed.emit())
        tour.left.connect(lambda _progress: self._put_away())
        return _Made(tour, panel, covers, scenery)

    def _withhold(self, what: "Withheld") -> None:
        """Have numbers that are asked for written nowhere, or again."""
        if withhold(what.values, what.names):
            self.numbers_changed.emit()

    def _connect(self) -> None:
        self.offer.accepted.connect(self.start)
        self.offer.declined.connect(self.decline)
        self._room.rearranged.connect(self._follow)
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the panel's width when the window takes on another."""
        if event.type() == QEvent.Type.Resize and self.running:
            self._room.fit()
            self._give_width()
        return super().eventFilter(watched, event)

    @after_hold
    def _frame(self, name: str, front: str) -> None:
        """Frame what a card speaks of, which may bring its dock forward, and others with it."""
        self._highlight.bring_forward(front)
        self._highlight.show_on(name)
        self._then.start()

    def _follow(self) -> None:
        """Keep in front what the card speaks of, and the card its width, when views have moved."""
        if self.running:
            self._soon.start()
            self._highlight.bring_forward(self.tour.card.front)
            self._highlight.show_on(self.tour.frame)

    @after_hold
    def _give_width(self) -> None:
        """Give the panel its width and the views the rest, whatever the window has become."""
        docks = self._window.findChildren(QDockWidget)
        docked = [d for d in docks if d is not self.dock and not d.isFloating()]
        seen = [d for d in docked if not d.visibleRegion().isEmpty()]
        if seen:
            # What the panel leaves goes to the widest: of itself Qt would give it to nobody.
            widest = max(seen, key=QWidget.width)
            both = widest.width() + self.dock.width()
            sizes = [both - _WIDTH, _WIDTH]
            self._window.resizeDocks([widest, self.dock], sizes, Qt.Orientation.Horizontal)

    @after_hold
    def _give_height(self) -> None:
        """Give what a card frames the height that it asks for, as far as its column has it."""
        dock = self._highlight.dock() if self.running else None
        if dock is None or dock.isFloating():
            return
        others = [
            each
            for each in self._window.findChildren(QDockWidget)
            if each.x() == dock.x() and each.y() != dock.y() and is_on_screen(each)
        ]
        lacks = dock.sizeHint().height() - dock.height()
        spare = [max(0, each.height() - each.minimumSizeHint().height()) for each in others]
        given = min(lacks, sum(spare))
        if given > 0:
            sizes = [
                each.height() - given * room // sum(spare)
                for each, room in zip(others, spare, strict=True)
            ]
            docks, heights = [dock, *others], [dock.height() + given, *sizes]
            self._window.resizeDocks(docks, heights, Qt.Orientation.Vertical)

    @after_hold
    def _put_away(self) -> None:
        """Give the window back as it was before the tour."""
        self._soon.stop()
        self._then.stop()
        self.dock.hide()
        self._highlight.fold_again()
        if self._before is not None:
            self._room.put_back(self._before)
        self.settings_changed.emit()

    def _docked(self) -> QDockWidget:
        """Return a column at the window's right for the panel, with no title: it has its own."""
        dock = QDockWidget(self._window)
        dock.setObjectName("tour_dock")
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setTitleBarWidget(QWidget(dock))
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.hide()
        return dock


@guarded
class TourOffer(QWidget):
    """Offers the tour until it is taken or declined."""

    accepted = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tour_offer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # As high as the message strip beside it, whose line it carries on.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.take = QToolButton()
        self.take.setObjectName("tour_offer_take")
        self.close_button = QToolButton()
        self.close_button.setObjectName("tour_offer_close")
        self.take.clicked.connect(self.accepted)
        self.close_button.clicked.connect(self.declined)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(0)
        layout.addWidget(self.take)
        layout.addWidget(self.close_button)
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the line and the cross in other colours."""
        self.setStyleSheet(
            f"QWidget#tour_offer {{ background: {theme.ground}; "
            f"border-top: 1px solid {theme.hairline}; }}"
        )
        self.close_button.setIcon(icon("close", theme, "muted"))

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.take.setText(translate("TourOffer", "New here? Take the guided tour"))
        tip = translate(
            "TourOffer", "Twelve short chapters. Your own experiment comes back after it."
        )
        self.take.setToolTip(tip)
        self.take.setWhatsThis(tip)
        self.take.setAccessibleName(self.take.text())
        close = translate("TourOffer", "Not now (Help menu has it)")
        self.close_button.setToolTip(close)
        self.close_button.setWhatsThis(close)
        self.close_button.setAccessibleName(close)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
