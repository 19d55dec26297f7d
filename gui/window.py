"""The main window: it holds the parts, keeps language, theme and layout, and knows its commands."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWhatsThis

from learnscope.core import Experiment
from learnscope.gui import dialogs
from learnscope.gui.commands import Actions, Menus, check
from learnscope.gui.dialogs.drop import DropTarget
from learnscope.gui.dialogs.file_menu import FileMenu
from learnscope.gui.files.document import Document
from learnscope.gui.files.recent import RecentFiles
from learnscope.gui.guide import Guide
from learnscope.gui.layout.adaptive_layout import AdaptiveLayout
from learnscope.gui.layout.docks import Docks, tool_bar
from learnscope.gui.layout.hold import Hold
from learnscope.gui.panel.transport import Transport
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.settings import Appearance, Keeping, Settings
from learnscope.gui.text.examples import example
from learnscope.gui.text.sentences.refusals import refused
from learnscope.gui.widgets.explained import explain
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.icons import application_icon
from learnscope.gui.wiring import Parts

_BUTTONS = (("reset", "new_start"), ("step_back", "run", "step", "look_inside"))


@guarded
class MainWindow(QMainWindow):
    """Learnscope's window.

    Parameters
    ----------
    experiment : Experiment, optional
        What to begin with; by default the worked example's start on AND.
    settings : Settings, optional
        Where language, theme, speed and layout are kept.
    language, theme : str, optional
        Used instead of the kept ones, and not kept.
    """

    def __init__(
        self,
        experiment: Experiment | None = None,
        settings: Settings | None = None,
        language: str | None = None,
        theme: str | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        if QApplication.style().objectName() != "fusion":
            # Even if it is the same, Qt dresses every widget of every window anew.
            QApplication.setStyle("Fusion")
        self._settings = settings or Settings()
        self._appearance = Appearance(self._settings, language, theme)
        self._glossary: dialogs.glossary.GlossaryDialog | None = None
        #: Whether it is shown; while it comes, all that is in it does, of which none is told alone.
        self._up = False
        self.lab = Lab(experiment, self)
        # Before there are widgets: each would be styled anew.
        self._appearance.dress(self)
        self._build()
        self._connect()
        self._apply_theme()
        self.retranslate()
        self._keeping = Keeping(self, self._settings)
        self._keeping.restore()
        self._choose_motion()
        self.lab.frame.connect(self._display)
        self.lab.refresh()
        explain(self, self._appearance.code)

    def _build(self) -> None:
        self.setWindowIcon(application_icon())
        self.resize(1280, 800)
        # No field has the focus at first: the keys steer the run.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()
        self.actions_ = Actions(self)
        buttons = [[self.actions_[name] for name in group] for group in _BUTTONS]
        transport = Transport(buttons)
        self.addToolBar(transport)
        self.hold = Hold(self)
        self.docks = Docks(self, self.hold)
        self.parts = Parts(self, transport, self.docks, self.lab, self._appearance)
        self.layouts = AdaptiveLayout(self, self.docks)
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, tool_bar("travel", self.parts.timeline))
        code = self._appearance.code
        self.guide = Guide(self, self.layouts, self.lab, self.parts.find, self._settings.tour, code)
        self.document = Document(
            self.lab, self.parts, self.docks, lambda: self.guide.held, self.parts.message.tell
        )
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.parts.message, 1)
        self.statusBar().addPermanentWidget(self.guide.offer)
        self.menus = Menus(self, self.actions_, self.docks)
        self.recent = RecentFiles(self.menus.by_name["recent"], self._settings)
        learn, say = self.parts.learn, self.parts.message.tell
        self.file_menu = FileMenu(self, self.lab, self.document, self.recent, learn, say)
        self.drops = DropTarget(self)

    def _connect(self) -> None:
        lab, actions = self.lab, self.actions_
        commands = {
            "run": lab.toggle,
            "step": lambda: lab.step_or_forward(at_once=False),
            "step_back": lambda: lab.step_back(at_once=False),
            "look_inside": self._look_inside,
            "look_out": lab.look_out,
            "to_start": lambda: lab.go_to(0, at_once=False),
            "to_latest": lambda: lab.go_to_latest(at_once=False),
            "try_all": self._try_all,
            "pin_run": lab.pin,
            "race": lambda: self.docks.bring_forward("race"),
            "undo": lab.undo,
            "redo": lab.redo,
            "reset": lab.reset,
            "new_start": lab.new_start,
            "make_start": lab.make_start,
            "open": self.file_menu.ask_experiment,
            "save": self.file_menu.save,
            "note": self.file_menu.write_note,
            "open_csv": self.file_menu.ask_data,
            "save_csv": self.file_menu.save_data,
            "edit_data": self.file_menu.edit_data,
            "save_picture": self.file_menu.save_picture,
            "quit": self.close,
            "restore_layout": self._restore_layout,
            "motion": self._choose_motion,
            "tour": self.guide.start,
            "help": lambda: dialogs.dialogs.keys(self),
            "glossary": self._open_glossary,
            "whats_this": QWhatsThis.enterWhatsThisMode,
            "about": lambda: dialogs.dialogs.about(self),
        }
        for name, command in commands.items():
            actions[name].triggered.connect(lambda _=False, command=command: command())
        actions.examples.triggered.connect(self._open_example)
        actions.themes.triggered.connect(self._choose_theme)
        actions.languages.triggered.connect(self._choose_language)
        panel = self.parts.panel
        panel.open_asked.connect(actions["open_csv"].trigger)
        panel.save_asked.connect(actions["save_csv"].trigger)
        panel.table_asked.connect(actions["edit_data"].trigger)
        lab.refused.connect(lambda error: self.parts.message.notice(refused(error)))
        self.drops.dropped.connect(self.file_menu.open)
        lab.state_changed.connect(lambda _state: actions.follow(lab))
        self.guide.settings_changed.connect(self._show_settings)
        self.guide.numbers_changed.connect(self._write_anew)
        for name, dock in self.docks.by_name.items():
            dock.visibilityChanged.connect(self._name_docks)
            dock.visibilityChanged.connect(lambda shown, name=name: self._catch_up(name, shown))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_theme_changed)

    def _display(self, snapshot: Snapshot) -> None:
        self.actions_.follow(self.lab)
        # Before the window is first shown nothing is visible, yet all must be ready.
        self.parts.display(snapshot, hidden_too=not self.isVisible())

    def _name_docks(self) -> None:
        """Let docks' titles follow what shares their places, for as long as this window lives."""
        if self._up:
            self.docks.follow()

    def _catch_up(self, name: str, shown: bool) -> None:
        """Let a view that was hidden show what went by in the meantime."""
        if shown and self._up:
            self.parts.catch_up(name)

    def _show_settings(self) -> None:
        """Show what the tour has set instead of a hand, and leave what comes next to its card."""
        tour, parts = self.guide.tour, self.parts
        parts.message.guide(tour.running)
        for part in (self.actions_, parts.transport):
            part.light_run(tour.asks_to_run or not tour.running)
        self.docks.tidy()
        parts.transport.set_pace(self.lab.pace_index)
        parts.panel.set_stops(self.lab.stops.target_loss, self.lab.stops.last_epoch)

    def _write_anew(self) -> None:
        """Write every number anew, where nothing is seen of it, too: it is read aloud there."""
        self.lab.show_anew()
        self.parts.display(self.lab.snapshot(), hidden_too=True)
        explain(self, self._appearance.code)
        if self._glossary is not None:
            self._glossary.write_anew()

    # Commands of the window itself

    def _open_example(self, action: QAction) -> None:
        self.lab.open(example(action.data()))
        self.parts.show_example(action.data())

    def _try_all(self) -> None:
        self.docks.bring_forward("landscape")
        self.parts.landscape.try_all()

    def _look_inside(self) -> None:
        self.docks.bring_forward("inside")
        self.lab.look_inside(at_once=False)

    def _restore_layout(self) -> None:
        self.layouts.restore_default()
        self.parts.panel.fold()

    def _open_glossary(self) -> None:
        if self._glossary is None:
            look = self._appearance
            self._glossary = dialogs.glossary.GlossaryDialog(self, look.code, look.theme)
        self._glossary.show()
        self._glossary.raise_()

    def _choose_motion(self) -> None:
        self.parts.drawing.animated = self.actions_["motion"].isChecked()

    def _choose_theme(self, action: QAction) -> None:
        self._appearance.choose_theme(action.data())
        self._restyle()

    def _choose_language(self, action: QAction) -> None:
        self._appearance.choose_language(action.data())
        self.retranslate()
        self.parts.display(self.lab.snapshot(), hidden_too=True)
        explain(self, self._appearance.code)

    def _system_theme_changed(self) -> None:
        if self._appearance.follows_system:
            self._restyle()

    def _restyle(self) -> None:
        self._appearance.dress(self)
        self._apply_theme()

    def _apply_theme(self) -> None:
        theme = self._appearance.theme
        for part in (self.actions_, self.docks, self.parts, self.guide):
            part.apply_theme(theme)
        if self._glossary is not None:
            self._glossary.apply_theme(theme)
        check(self.actions_.themes.actions(), self._appearance.theme_choice)

    def retranslate(self) -> None:
        """Set every text of the window's own in the present language."""
        self.setWindowTitle("Learnscope")
        for part in (self.actions_, self.menus, self.recent, self.docks, self.parts.message):
            part.retranslate()
        self.guide.use_language(self._appearance.code)
        if self._glossary is not None:
            self._glossary.set_language(self._appearance.code)
        check(self.actions_.languages.actions(), self._appearance.language_choice)

    # Qt's events

    def showEvent(self, event: QShowEvent) -> None:
        """Give the docks their shares once the window has its size, and show the moment."""
        super().showEvent(event)
        if self._keeping.has_fresh_layout:
            self._keeping.has_fresh_layout = False
            self.docks.proportion()
        # Which docks of a kept layout share a place is known only now.
        self.docks.tidy()
        self.layouts.fit()
        self.lab.refresh()
        self._up = True

    def hideEvent(self, event: QHideEvent) -> None:
        """Be ready to be shown again."""
        super().hideEvent(event)
        self._up = False

    def changeEvent(self, event: QEvent) -> None:
        """Show what went by while the window was hidden."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and not self.isMinimized():
            self.lab.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what goes on, and keep what is kept; not while a hand holds a part of the window."""
        if self.hold.active:
            event.ignore()
            self.hold.after(self.close)
            return
        self.lab.end()
        self.guide.leave()
        self._appearance.keep()
        self._keeping.keep()
        super().closeEvent(event)
