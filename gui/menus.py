"""The menu bar: which command stands in which menu."""

from PySide6.QtWidgets import QMainWindow, QMenu

from learnscope.gui.commands import Actions
from learnscope.gui.docks import Docks
from learnscope.gui.text.language import translate

#: The menus' commands, in groups with a line between them.
_COMMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "file": (("open", "save"), ("open_csv", "save_csv"), ("save_picture",), ("quit",)),
    "edit": (("undo", "redo"), ("edit_data",)),
    "run": (
        ("run", "step", "step_back"),
        ("look_inside", "look_out"),
        ("to_start", "to_latest"),
        ("reset", "new_start"),
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
        for name, groups in _COMMANDS.items():
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
        self.by_name["file"].insertMenu(actions["save"], examples)
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
