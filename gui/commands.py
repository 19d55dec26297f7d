"""Every command that has a name, a key and a place in a menu; and the menu bar.

What each does is connected in `window`; the keys of views are declared in `layout.registry`.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from learnscope.core import OwnData
from learnscope.gui.layout.docks import Docks
from learnscope.gui.look.theme import CHOICES, Theme
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunEvent, RunState
from learnscope.gui.text.examples import example_names
from learnscope.gui.text.language import LANGUAGES, translate
from learnscope.gui.text.names import titles
from learnscope.gui.widgets.icons import icon

#: Object name, keys, icon.
_COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("reset", "Ctrl+Home", "reset"),
    ("new_start", "Ctrl+R", "new_start"),
    ("make_start", "", ""),
    ("step_back", "Left", "step_back"),
    ("run", "Space", "run"),
    ("step", "Right", "step"),
    ("look_inside", "Shift+Right", "look_inside"),
    ("look_out", "Shift+Left", ""),
    ("to_start", "Home", ""),
    ("to_latest", "End", ""),
    ("try_all", "", ""),
    ("pin_run", "Ctrl+P", ""),
    ("race", "", ""),
    ("undo", "Ctrl+Z", ""),
    ("redo", "Ctrl+Shift+Z", ""),
    ("open", "Ctrl+O", ""),
    ("save", "Ctrl+S", ""),
    ("note", "", ""),
    ("open_csv", "", ""),
    ("save_csv", "", ""),
    ("edit_data", "", ""),
    ("save_picture", "Ctrl+Shift+S", ""),
    ("quit", "Ctrl+Q", ""),
    ("restore_layout", "", ""),
    ("motion", "", ""),
    ("help", "F1", ""),
    ("whats_this", "Shift+F1", ""),
    ("glossary", "", ""),
    ("tour", "", ""),
    ("about", "", ""),
)


class Actions:
    """The window's commands as Qt's actions, by object name.

    Parameters
    ----------
    window : QMainWindow
        The window whose keys they answer to.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._theme: Theme | None = None
        self._running = False
        self._run_lit = True
        self._undo_names = ("", "")
        self.by_name: dict[str, QAction] = {}
        for name, keys, _ in _COMMANDS:
            action = QAction(window)
            action.setObjectName(name)
            action.setIconVisibleInMenu(False)
            if keys:
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            window.addAction(action)
            self.by_name[name] = action
        self["motion"].setCheckable(True)
        self.themes = _group(window, "theme", CHOICES)
        self.languages = _group(window, "language", ("system", *LANGUAGES))
        self.examples = _group(window, "example", tuple(example_names()), checkable=False)
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def follow(self, lab: Lab) -> None:
        """Enable what is possible now, and nothing else; the one place that does so."""
        running = lab.state is RunState.RUNNING
        self["run"].setEnabled(running or lab.can(RunEvent.RUN))
        self["step"].setEnabled(running or lab.can(RunEvent.STEP))
        trainer = lab.trainer
        self["step"].setEnabled(self["step"].isEnabled() or trainer.epoch < trainer.latest)
        for name in ("step_back", "to_start"):
            self[name].setEnabled(trainer.epoch > 0)
        self["to_latest"].setEnabled(trainer.epoch < trainer.latest)
        # Tiles lie over two parameters.
        self["try_all"].setEnabled(lab.experiment.model.parameter_count > 1)
        self["look_inside"].setEnabled(lab.state is not RunState.DIVERGED)
        self["look_out"].setEnabled(lab.looks_inside)
        self["pin_run"].setEnabled(lab.can_pin)
        self["edit_data"].setEnabled(isinstance(lab.experiment.problem, OwnData))
        self._name_undo(lab.undo_stack.undoable, lab.undo_stack.redoable)
        if running is not self._running:
            self._running = running
            self._name_run()

    def light_run(self, lit: bool) -> None:
        """Draw Run's icon to go with the accent, or without it."""
        self._run_lit = lit
        self._name_run()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in other colours."""
        self._theme = theme
        for name, _, picture in _COMMANDS:
            if picture and name != "run":
                self[name].setIcon(icon(picture, theme))
        self._name_run()

    def retranslate(self) -> None:
        """Set names and explanations in the present language."""
        texts = {
            "reset": (
                translate("Actions", "Reset"),
                translate("Actions", "Back to epoch 0, from the same start"),
            ),
            "new_start": (
                translate("Actions", "New start"),
                translate("Actions", "Begin again from other weights, drawn at random"),
            ),
            "step_back": (
                translate("Actions", "Back"),
                translate("Actions", "Take the last epoch back, exactly"),
            ),
            "step": (
                translate("Actions", "Step"),
                translate("Actions", "Go on by one epoch: one pass over all rows"),
            ),
            "look_inside": (
                translate("Actions", "Look inside"),
                translate("Actions", "Open one update and read its numbers, stage by stage"),
            ),
            "look_out": (
                translate("Actions", "Close stage"),
                translate("Actions", "Close the stage of the update that was opened last"),
            ),
            "to_start": (
                translate("Actions", "Go to the start"),
                translate("Actions", "Show epoch 0 of this run; what came after stays"),
            ),
            "try_all": (
                translate("Actions", "Try every value"),
                translate("Actions", "Search the lowest loss in the dark room, tile by tile"),
            ),
            "to_latest": (
                translate("Actions", "Go to the latest epoch"),
                translate("Actions", "Show the last epoch trained"),
            ),
            "make_start": (
                translate("Actions", "Make this the start"),
                translate(
                    "Actions",
                    "Start over from the weights and biases that stand there now; Reset then "
                    "returns to them",
                ),
            ),
            "pin_run": (
                translate("Actions", "Pin this run"),
                translate("Actions", "Keep this run beside the next ones, to compare them"),
            ),
            "race": (
                translate("Actions", "Race…"),
                translate("Actions", "Let optimisers or learning rates race from this start"),
            ),
            "open": (translate("Actions", "Open…"), ""),
            "save": (translate("Actions", "Save run…"), ""),
            "note": (
                translate("Actions", "Note…"),
                translate("Actions", "Write something to this run, to be saved with it"),
            ),
            "save_picture": (translate("Actions", "Save picture…"), ""),
            "open_csv": (
                translate("Actions", "Open data (CSV)…"),
                translate("Actions", "Learn the points in a file that a spreadsheet saved"),
            ),
            "save_csv": (
                translate("Actions", "Save data (CSV)…"),
                translate("Actions", "Save the points in a file that spreadsheets can read"),
            ),
            "edit_data": (
                translate("Actions", "Edit own data…"),
                translate("Actions", "Read and change your own points one by one"),
            ),
            "quit": (translate("Actions", "Quit"), ""),
            "restore_layout": (translate("Actions", "Restore default layout"), ""),
            "motion": (
                translate("Actions", "Movement"),
                translate("Actions", "Let a short movement show which way a stage goes"),
            ),
            "help": (translate("Actions", "Keys and first steps"), ""),
            "whats_this": (translate("Actions", "What's this?"), ""),
            "glossary": (translate("Actions", "Glossary"), ""),
            "tour": (translate("Actions", "Guided tour"), ""),
            "about": (translate("Actions", "About Learnscope"), ""),
        }
        for name, (text, tip) in texts.items():
            self._name(name, text, tip)
        self._name_run()
        self._name_undo(*self._undo_names)
        for action in self.by_name.values():
            action.setWhatsThis(action.toolTip())
        names = {
            "system": translate("Actions", "As the system"),
            "light": translate("Actions", "Light"),
            "dark": translate("Actions", "Dark"),
            **LANGUAGES,
        }
        for action in (*self.themes.actions(), *self.languages.actions()):
            action.setText(names[action.data()])
        examples = titles()
        for action in self.examples.actions():
            action.setText(examples[action.data()])

    def _name(self, name: str, text: str, tip: str) -> None:
        action = self[name]
        action.setText(text)
        action.setIconText(text.rstrip("…"))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        shown = f"{tip or text} ({keys})" if keys else tip or text
        action.setToolTip(shown)

    def _name_run(self) -> None:
        if self._running:
            text = translate("Actions", "Pause")
            tip = translate("Actions", "Stop where it is")
        else:
            text = translate("Actions", "Run")
            tip = translate("Actions", "Let the neuron learn, epoch after epoch")
        self._name("run", text, tip)
        if self._theme is not None:
            picture = "pause" if self._running else "run"
            ink = "on_accent" if self._run_lit else "ink"
            self["run"].setIcon(icon(picture, self._theme, ink))

    def _name_undo(self, undoable: str, redoable: str) -> None:
        self._undo_names = (undoable, redoable)
        changes = {
            "parameters": translate("Actions", "weights set by hand"),
            "learning_rate": translate("Actions", "learning rate"),
            "gate": translate("Actions", "gate"),
            "problem": translate("Actions", "problem"),
            "data": translate("Actions", "data"),
            "network": translate("Actions", "network"),
            "optimizer": translate("Actions", "optimiser"),
            "penalty": translate("Actions", "L1 and L2"),
            "rows": translate("Actions", "rows"),
            "start": translate("Actions", "start"),
            "loss": translate("Actions", "loss"),
            "batch": translate("Actions", "batch"),
            "reset": translate("Actions", "reset"),
            "experiment": translate("Actions", "experiment"),
            "advice": translate("Actions", "what was advised"),
            "pin": translate("Actions", "pin"),
            "pin_name": translate("Actions", "name of a run"),
            "pin_baseline": translate("Actions", "baseline"),
            "pin_removed": translate("Actions", "pin removed"),
            "bring_back": translate("Actions", "run brought back"),
        }
        undo = translate("Actions", "Undo: {change}") if undoable else translate("Actions", "Undo")
        redo = translate("Actions", "Redo: {change}") if redoable else translate("Actions", "Redo")
        self._name("undo", undo.format(change=changes.get(undoable, "")), "")
        self._name("redo", redo.format(change=changes.get(redoable, "")), "")
        self["undo"].setEnabled(bool(undoable))
        self["redo"].setEnabled(bool(redoable))


def _group(
    window: QMainWindow, prefix: str, choices: tuple[str, ...], *, checkable: bool = True
) -> QActionGroup:
    group = QActionGroup(window)
    for choice in choices:
        action = group.addAction("")
        action.setObjectName(f"{prefix}_{choice}")
        action.setCheckable(checkable)
        action.setData(choice)
    return group


#: The menus' commands, in groups with a line between them.
_MENUS: dict[str, tuple[tuple[str, ...], ...]] = {
    "file": (("open", "save", "note"), ("open_csv", "save_csv"), ("save_picture",), ("quit",)),
    "edit": (("undo", "redo"), ("edit_data",)),
    "run": (
        ("run", "step", "step_back"),
        ("look_inside", "look_out"),
        ("to_start", "to_latest"),
        ("try_all",),
        ("reset", "new_start", "make_start"),
        ("pin_run", "race"),
    ),
    "view": (("restore_layout", "motion"),),
    "help": (("tour",), ("help", "glossary", "whats_this"), ("about",)),
}


class Menus:
    """The window's menus by name."""

    def __init__(self, window: QMainWindow, actions: Actions, docks: Docks) -> None:
        self._window = window
        self.by_name: dict[str, QMenu] = {}
        for name, groups in _MENUS.items():
            menu = self._add(name)
            window.menuBar().addMenu(menu)
            if name == "view":
                menu.addActions(docks.toggles())
                detach = self._add("detach")
                detach.addActions(docks.detaches())
                menu.addMenu(detach)
                menu.addSeparator()
            for index, group in enumerate(groups):
                if index:
                    menu.addSeparator()
                menu.addActions([actions[command] for command in group])
        examples = self._add("examples")
        examples.addActions(actions.examples.actions())
        for menu in (self._add("recent"), examples):
            self.by_name["file"].insertMenu(actions["save"], menu)
        view = self.by_name["view"]
        view.addSeparator()
        for name, choices in (("theme", actions.themes), ("language", actions.languages)):
            menu = self._add(name)
            menu.addActions(choices.actions())
            view.addMenu(menu)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every title in the present language."""
        titles = {
            "file": translate("Menus", "&File"),
            "edit": translate("Menus", "&Edit"),
            "run": translate("Menus", "&Run"),
            "view": translate("Menus", "&View"),
            "help": translate("Menus", "&Help"),
            "detach": translate("Menus", "Detach, or put back"),
            "recent": translate("Menus", "Open recent"),
            "examples": translate("Menus", "Examples"),
            "theme": translate("Menus", "Theme"),
            "language": translate("Menus", "Language"),
        }
        for name, menu in self.by_name.items():
            menu.setTitle(titles[name])

    def _add(self, name: str) -> QMenu:
        menu = QMenu(self._window)
        menu.setObjectName(f"{name}_menu")
        self.by_name[name] = menu
        return menu


def check(actions: list[QAction], choice: str) -> None:
    """Check the action that stands for a choice, and no other."""
    for action in actions:
        action.setChecked(action.data() == choice)
