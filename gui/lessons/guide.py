"""The guided tour in the window: tour, panel, frame and offer, and who is told of what."""

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from learnscope.gui.guard import guarded
from learnscope.gui.hold import Hold, after_hold
from learnscope.gui.lab import Lab
from learnscope.gui.lessons.highlight import Highlight
from learnscope.gui.lessons.offer import TourOffer
from learnscope.gui.lessons.panel import TourPanel
from learnscope.gui.lessons.progress import Progress
from learnscope.gui.lessons.tour import Tour
from learnscope.gui.theme import Theme

#: The panel's width, in pixels.
_WIDTH = 300

#: The docks that stay in sight in a window too narrow for a column more; the others become tabs
#: of the last of them.
_IN_SIGHT = ("experiment_dock", "neuron_dock", "loss_dock")

#: Of those that become tabs, the ones that the cards speak of most, which stand first.
_FIRST_TABS = ("surface_dock", "weights_dock", "inside_dock")


@guarded
class Guide(QObject):
    """What the window has of the tour.

    Parameters
    ----------
    window : QMainWindow
        Whose widgets the cards speak of.
    lab : Lab
    hold : Hold
        What a change of the docks waits for.
    kept : str
        What `kept` was when the program was closed, "" at the very first start.
    language : str
        The language of the cards.
    """

    #: The tour has changed the lab's speed or its stops, or put them back.
    bench_changed = Signal()

    def __init__(
        self,
        window: QMainWindow,
        lab: Lab,
        hold: Hold,
        kept: str = "",
        language: str = "en",
    ) -> None:
        super().__init__(window)
        self._window = window
        self.hold = hold
        self.tour = Tour(lab, language, self)
        self.tour.progress = Progress.from_text(kept)
        self.panel = TourPanel()
        self.offer = TourOffer()
        self._highlight = Highlight(window)
        self.dock = self._docked(self.panel)
        self._layout = QByteArray()
        self._new = not kept
        if not self._new:
            self.offer.hide()
        self._connect()

    @property
    def kept(self) -> str:
        """How far the learner has come, to be kept; "" while the tour is still to be offered."""
        return "" if self._new else self.tour.progress.to_text()

    @after_hold
    def start(self) -> None:
        """Begin the tour, or go on where it was left."""
        self.decline()
        if self.tour.running:
            return
        self._layout = self._window.saveState()
        self.dock.show()
        self._make_room()
        self._give_width()
        self.tour.start()
        self.panel.setFocus()

    def leave(self) -> None:
        """End the tour, or leave it for now."""
        self.tour.leave()

    def decline(self) -> None:
        """Offer the tour no more."""
        self._new = False
        self.offer.hide()

    def use_language(self, language: str) -> None:
        """Take on another language."""
        self.tour.use_language(language)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        for part in (self.panel, self.offer, self._highlight):
            part.apply_theme(theme)

    def _connect(self) -> None:
        tour, panel = self.tour, self.panel
        panel.next_asked.connect(tour.go_on)
        panel.back_asked.connect(tour.go_back)
        panel.leave_asked.connect(tour.leave)
        panel.chapter_chosen.connect(tour.choose)
        panel.answered.connect(tour.answer)
        panel.reveal_asked.connect(tour.reveal)
        panel.resume_asked.connect(tour.resume)
        tour.shown.connect(panel.display)
        tour.framed.connect(self._frame)
        tour.shown.connect(lambda _shown: self.bench_changed.emit())
        tour.left.connect(lambda _progress: self._put_away())
        self.offer.accepted.connect(self.start)
        self.offer.declined.connect(self.decline)
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the panel's width, and make room for it when the window becomes narrower."""
        if event.type() == QEvent.Type.Resize and self.tour.running:
            self._make_room()
            self._give_width()
        return super().eventFilter(watched, event)

    @after_hold
    def _frame(self, name: str) -> None:
        """Frame what a card speaks of, which may bring its dock forward."""
        self._highlight.show_on(name)

    @after_hold
    def _make_room(self) -> None:
        """Put views behind one another where they would cover each other beside the panel."""
        window = self._window
        layout = window.layout()
        if layout is None or layout.minimumSize().width() <= window.width():
            return
        docks = {dock.objectName(): dock for dock in window.findChildren(QDockWidget)}
        shown = docks[_IN_SIGHT[-1]]
        others = docks.keys() - {*_IN_SIGHT, "tour_dock", *_FIRST_TABS}
        for name in (*_FIRST_TABS, *filter(others.__contains__, docks)):
            if not docks[name].isFloating():
                window.tabifyDockWidget(shown, docks[name])
        shown.raise_()
        if self.tour.running:
            # What the card speaks of stays in front.
            self._highlight.show_on(self.tour.card.frame)

    @after_hold
    def _give_width(self) -> None:
        """Give the panel its width and the views the rest, whatever the window has become."""
        self._window.resizeDocks([self.dock], [_WIDTH], Qt.Orientation.Horizontal)

    @after_hold
    def _put_away(self) -> None:
        """Give the window back as it was before the tour."""
        self.dock.hide()
        self._highlight.fold_again()
        self._window.restoreState(self._layout)
        self.bench_changed.emit()

    def _docked(self, panel: TourPanel) -> QDockWidget:
        """Return a column at the window's right for the panel, with no title: it has its own."""
        dock = QDockWidget(self._window)
        dock.setObjectName("tour_dock")
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setTitleBarWidget(QWidget(dock))
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dock.setWidget(panel)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.hide()
        return dock
