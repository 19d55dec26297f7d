"""What was opened or saved last: a menu of it, kept between two runs of the program."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from learnscope.gui.text.language import translate

if TYPE_CHECKING:
    from learnscope.gui.settings import Settings

#: How many there are at most.
MOST = 8


class RecentFiles(QObject):
    """Fills a menu with the files that were opened or saved last.

    Parameters
    ----------
    menu : QMenu
        Which it lives as long as.
    settings : Settings
        Where they are kept.
    """

    #: The `Path` that was chosen.
    chosen = Signal(object)

    def __init__(self, menu: QMenu, settings: "Settings") -> None:
        super().__init__(menu)
        self._menu, self._settings = menu, settings
        self._forget = QAction(self)
        self._forget.setObjectName("forget_recent")
        self._forget.triggered.connect(lambda: self._set([]))
        # Another program may have opened files meanwhile.
        menu.aboutToShow.connect(self._fill)
        self._fill()

    def add(self, path: Path) -> None:
        """Put a file first."""
        name = str(path.absolute())
        self._set([name, *(each for each in self._settings.recent if each != name)][:MOST])

    def remove(self, path: Path) -> None:
        """Leave out a file that is not there any more."""
        name = str(path.absolute())
        self._set([each for each in self._settings.recent if each != name])

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self._forget.setText(translate("RecentFiles", "Forget these files"))
        self._forget.setToolTip(self._forget.text())

    def _set(self, names: Sequence[str]) -> None:
        self._settings.recent = names
        self._fill()

    def _fill(self) -> None:
        self._menu.clear()
        names = self._settings.recent[:MOST]
        for number, name in enumerate(names, start=1):
            action = self._menu.addAction(_shown(Path(name), names))
            action.setObjectName(f"recent_{number}")
            action.setToolTip(name)
            action.triggered.connect(lambda _=False, name=name: self.chosen.emit(Path(name)))
        self._menu.addSeparator()
        self._menu.addAction(self._forget)
        self._menu.menuAction().setEnabled(bool(names))
        self.retranslate()


def _shown(path: Path, names: Sequence[str]) -> str:
    """Return a file's name, with its folder where another one is called so too."""
    alike = [each for each in names if Path(each).name == path.name]
    shown = path.name if len(alike) == 1 else str(Path(path.parent.name) / path.name)
    # In a menu the sign marks a key.
    return shown.replace("&", "&&")
