"""The main window: tool bar, docks, menus, and who is told of what."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QToolBar,
    QWhatsThis,
    QWidget,
)

from learnscope.core import Experiment, ExperimentError
from learnscope.gui import dialogs
from learnscope.gui.actions import Actions
from learnscope.gui.controls.experiment_panel import ExperimentPanel
from learnscope.gui.controls.timeline import Timeline
from learnscope.gui.controls.transport import Transport
from learnscope.gui.docks import Docks
from learnscope.gui.icons import application_icon
from learnscope.gui.lab import Lab
from learnscope.gui.language import Language, system_language, translate
from learnscope.gui.settings import Settings
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.style import stylesheet
from learnscope.gui.theme import resolve
from learnscope.gui.views.inside import InsideView
from learnscope.gui.views.loss import LossView
from learnscope.gui.views.message import MessageStrip
from learnscope.gui.views.neuron import NeuronView
from learnscope.gui.views.surface import SurfaceView
from learnscope.gui.views.weights import WeightsView

#: Raised when the docks change so that an older kept layout would no longer fit.
_LAYOUT_VERSION = 2


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
        QApplication.setStyle("Fusion")
        self._settings = settings or Settings()
        self._theme_choice = theme or self._settings.theme
        self._language_choice = language or self._settings.language
        self._keeps_theme, self._keeps_language = theme is None, language is None
        self._language = Language(self._language_code())
        self.lab = Lab(experiment, self)
        self._build()
        self._connect()
        self._apply_theme()
        self.retranslate()
        self._restore()
        self.panel.set_experiment(self.lab.experiment)
        self.actions_.follow(self.lab)
        self.lab.refresh()

    # Parts

    def _build(self) -> None:
        self.setWindowIcon(application_icon())
        self.resize(1280, 800)
        self.setMinimumSize(880, 600)
        # No field has the focus at first: the keys steer the run.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()
        self.actions_ = Actions(self)
        names = (("reset", "new_start"), ("step_back", "run", "step", "look_inside"))
        self.transport = Transport([[self.actions_[n] for n in group] for group in names])
        self.addToolBar(self.transport)
        self.panel = ExperimentPanel()
        self.neuron = NeuronView()
        self.surface = SurfaceView()
        self.loss = LossView()
        self.weights = WeightsView()
        self.inside = InsideView()
        self._views = (self.neuron, self.surface, self.loss, self.weights, self.inside)
        self.docks = Docks(
            self,
            {
                "experiment": self.panel,
                "neuron": self.neuron,
                "surface": self.surface,
                "loss": self.loss,
                "weights": self.weights,
                "inside": self.inside,
            },
        )
        self.timeline = Timeline()
        self._travel = _bar("travel", self.timeline)
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self._travel)
        self.message = MessageStrip()
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.message, 1)
        self._menus: dict[str, QMenu] = {}
        self._fill_menus()

    def _fill_menus(self) -> None:
        actions = self.actions_
        bar = self.menuBar()
        names = ("file", "edit", "run", "view", "help")
        file, edit, run, view, help_ = (self._menu(name) for name in names)
        for menu in (file, edit, run, view, help_):
            bar.addMenu(menu)
        for name in ("open", "save", "save_picture"):
            file.addAction(actions[name])
        file.addSeparator()
        file.addAction(actions["quit"])
        for name in ("undo", "redo"):
            edit.addAction(actions[name])
        for name in ("run", "step", "step_back"):
            run.addAction(actions[name])
        run.addSeparator()
        for name in ("look_inside", "look_out"):
            run.addAction(actions[name])
        run.addSeparator()
        for name in ("to_start", "to_latest"):
            run.addAction(actions[name])
        run.addSeparator()
        for name in ("reset", "new_start"):
            run.addAction(actions[name])
        view.addActions(self.docks.toggles())
        view.addSeparator()
        view.addAction(actions["restore_layout"])
        view.addSeparator()
        for name, group in (("theme", actions.themes), ("language", actions.languages)):
            menu = self._menu(name)
            menu.addActions(group.actions())
            view.addMenu(menu)
        for name in ("help", "whats_this", "about"):
            help_.addAction(actions[name])

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(f"{name}_menu")
        self._menus[name] = menu
        return menu

    # Who is told of what: controls tell the lab, the lab tells the views

    def _connect(self) -> None:
        lab, panel, actions = self.lab, self.panel, self.actions_
        commands = {
            "run": lab.toggle,
            "step": lab.step_or_forward,
            "step_back": lab.step_back,
            "look_inside": self._look_inside,
            "look_out": lab.look_out,
            "to_start": lambda: lab.go_to(0),
            "to_latest": lab.go_to_latest,
            "undo": lab.undo,
            "redo": lab.redo,
            "reset": lab.reset,
            "new_start": lab.new_start,
            "open": self._open,
            "save": lambda: dialogs.save_experiment(self, lab.experiment),
            "save_picture": self._save_picture,
            "quit": self.close,
            "restore_layout": self._restore_default_layout,
            "help": lambda: dialogs.keys(self),
            "whats_this": QWhatsThis.enterWhatsThisMode,
            "about": lambda: dialogs.about(self),
        }
        for name, command in commands.items():
            actions[name].triggered.connect(lambda _=False, command=command: command())
        actions.themes.triggered.connect(self._choose_theme)
        actions.languages.triggered.connect(self._choose_language)
        panel.gate_chosen.connect(lab.set_gate)
        panel.table.row_chosen.connect(lab.select)
        panel.table.target_chosen.connect(lab.set_target)
        panel.table.row_switched.connect(lab.set_row_active)
        panel.rate.rate_chosen.connect(lab.set_learning_rate)
        panel.start_chosen.connect(lab.set_start)
        panel.seed_chosen.connect(lab.set_seed)
        panel.loss_chosen.connect(lab.set_loss)
        panel.batch_chosen.connect(lab.set_batch_size)
        panel.stops_chosen.connect(lab.set_stops)
        panel.input_refused.connect(self._tell_refused_input)
        self.transport.pace_chosen.connect(lab.set_pace)
        for source in (panel, *self._views):
            source.quantity_hovered.connect(lab.light)
        for view in self._views:
            view.row_chosen.connect(lab.select)
            view.parameters_edited.connect(lab.edit)
        self.inside.look_inside.connect(self._look_inside)
        self.inside.look_out.connect(lab.look_out)
        self.timeline.epoch_chosen.connect(lab.go_to)
        lab.experiment_changed.connect(panel.set_experiment)
        lab.refused.connect(self._tell_refused)
        lab.state_changed.connect(lambda _state: actions.follow(lab))
        lab.frame.connect(self._display)
        for dock in self.docks.by_name.values():
            # A view that was hidden shows what went by in the meantime.
            dock.visibilityChanged.connect(lambda _shown: lab.refresh())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_theme_changed)

    def _display(self, snapshot: Snapshot) -> None:
        self.actions_.follow(self.lab)
        for part in (self.transport, self.message, self.panel, self.timeline, *self._views):
            # Before the window is first shown nothing is visible, yet all must be ready.
            if part.isVisible() or not self.isVisible():
                part.display(snapshot)

    def _tell_refused(self, error: ExperimentError) -> None:
        text = translate("MainWindow", "Not possible: {got}. Allowed: {allowed}.")
        if error.field == "problem.rows":
            text = translate("MainWindow", "At least one row has to stay on.")
        self.message.notice(text.format(got=error.got, allowed=error.allowed))

    def _tell_refused_input(self, field: str, text: str, allowed: str) -> None:
        message = translate("MainWindow", "{field}: “{text}” was not taken; type {allowed}.")
        self.message.notice(message.format(field=field, text=text[:40], allowed=allowed))

    # Commands of the window itself

    def _open(self) -> None:
        experiment = dialogs.ask_experiment(self)
        if experiment is not None:
            self.lab.open(experiment)

    def _save_picture(self) -> None:
        title = translate("MainWindow", "Save picture")
        kinds = translate("MainWindow", "Pictures (*.png)")
        name = dialogs.ask_file_name(self, title, "learnscope.png", kinds)
        if name and not self.grab().save(name):
            text = translate("MainWindow", "The picture could not be written.")
            dialogs.complain(self, text, name)

    def _look_inside(self) -> None:
        self.docks.bring_forward("inside")
        self.lab.look_inside()

    def _restore_default_layout(self) -> None:
        self.docks.arrange()

    def _choose_theme(self, action: QAction) -> None:
        self._theme_choice = action.data()
        self._keeps_theme = True
        self._apply_theme()

    def _choose_language(self, action: QAction) -> None:
        self._language_choice = action.data()
        self._keeps_language = True
        self._language.use(self._language_code())
        self.retranslate()

    def _language_code(self) -> str:
        chosen = self._language_choice
        return system_language() if chosen == "system" else chosen

    def _system_theme_changed(self) -> None:
        if self._theme_choice == "system":
            self._apply_theme()

    def _apply_theme(self) -> None:
        theme = resolve(self._theme_choice)
        QApplication.setPalette(theme.palette())
        self.setStyleSheet(stylesheet(theme))
        parts = (self.actions_, self.docks, self.message, self.panel, self.timeline, *self._views)
        for part in parts:
            part.apply_theme(theme)
        _check(self.actions_.themes.actions(), self._theme_choice)

    def retranslate(self) -> None:
        """Set every text of the window's own in the present language."""
        self.setWindowTitle("Learnscope")
        names = {
            "file": translate("MainWindow", "&File"),
            "edit": translate("MainWindow", "&Edit"),
            "run": translate("MainWindow", "&Run"),
            "view": translate("MainWindow", "&View"),
            "help": translate("MainWindow", "&Help"),
            "theme": translate("MainWindow", "Theme"),
            "language": translate("MainWindow", "Language"),
        }
        for name, menu in self._menus.items():
            menu.setTitle(names[name])
        self.actions_.retranslate()
        self.docks.retranslate()
        self.message.retranslate()
        _check(self.actions_.languages.actions(), self._language_choice)

    # What is kept

    def _restore(self) -> None:
        settings = self._settings
        self.lab.set_pace(settings.pace)
        self.transport.set_pace(settings.pace)
        self.loss.set_log(settings.log_loss)
        geometry, layout = settings.bytes("geometry"), settings.bytes("layout")
        if not geometry.isEmpty() and not self.restoreGeometry(geometry):
            settings.foreign("geometry")
        if not layout.isEmpty() and not self.restoreState(layout, _LAYOUT_VERSION):
            settings.foreign("layout")
            layout.clear()
        self._fresh_layout = layout.isEmpty()

    def _keep(self) -> None:
        settings = self._settings
        if self._keeps_theme:
            settings.theme = self._theme_choice
        if self._keeps_language:
            settings.language = self._language_choice
        settings.pace = self.lab.pace_index
        settings.log_loss = self.loss.log
        settings.set_bytes("geometry", self.saveGeometry())
        settings.set_bytes("layout", self.saveState(_LAYOUT_VERSION))
        settings.save()

    # Qt's events

    def showEvent(self, event: QShowEvent) -> None:
        """Give the docks their shares once the window has its size, and show the moment."""
        super().showEvent(event)
        if self._fresh_layout:
            self._fresh_layout = False
            self.docks.proportion()
        self.lab.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Show what went by while the window was hidden."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and not self.isMinimized():
            self.lab.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the run, and keep what is kept."""
        self.lab.pause()
        self._keep()
        super().closeEvent(event)


def _bar(name: str, content: QWidget) -> QToolBar:
    """Return a tool bar that holds one thing and stays where it is."""
    bar = QToolBar()
    bar.setObjectName(name)
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.addWidget(content)
    return bar


def _check(actions: list[QAction], choice: str) -> None:
    for action in actions:
        action.setChecked(action.data() == choice)
