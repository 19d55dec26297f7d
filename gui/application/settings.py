"""What is kept between runs of the program: language, theme, speed, layout, what is folded."""

import logging
import re
from collections.abc import Collection, Mapping

from PySide6.QtCore import QByteArray, QSettings, QTemporaryDir

from learnscope.gui.look.theme import CHOICES
from learnscope.gui.snapshot.run_state import DEFAULT_PACE, LADDER
from learnscope.gui.text.language import LANGUAGES

_log = logging.getLogger(__name__)

_DOCK = re.compile(r"docked|closed|detached( -?\d{1,6}){4}", re.ASCII)


class Settings:
    """Settings by name, each checked when read: what does not fit gives the default and a log line.

    Parameters
    ----------
    store : QSettings, optional
        Where they are kept; by default the person's own file.
    """

    def __init__(self, store: QSettings | None = None) -> None:
        self._folder: QTemporaryDir | None = None
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Learnscope", "Learnscope"
        )
        if self._store.status() != QSettings.Status.NoError:
            _log.warning("settings in %s cannot be read; using defaults", self._store.fileName())

    @classmethod
    def throwaway(cls) -> "Settings":
        """Return settings that start from the defaults and vanish with the program."""
        # Not os.devnull: QSettings saves by renaming a new file onto the old one, and whoever may
        # do that to the null device has none any more.
        folder = QTemporaryDir()
        result = cls(QSettings(folder.filePath("settings.ini"), QSettings.Format.IniFormat))
        result._folder = folder
        return result

    @property
    def language(self) -> str:
        """A key of `language.LANGUAGES`, or ``"system"``."""
        return self._choice("language", ("system", *LANGUAGES))

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def theme(self) -> str:
        """One of `theme.CHOICES`."""
        return self._choice("theme", CHOICES)

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def pace(self) -> int:
        """The index of the chosen speed in `player.LADDER`."""
        text = self._text("pace", str(DEFAULT_PACE))
        if text in {str(index) for index in range(len(LADDER))}:
            return int(text)
        self._foreign("pace", text)
        return DEFAULT_PACE

    @pace.setter
    def pace(self, value: int) -> None:
        self._store.setValue("pace", value)

    @property
    def tour(self) -> str:
        """How far the learner has come in the guided tour; "" before it was ever offered."""
        return self._text("tour", "")

    @tour.setter
    def tour(self, value: str) -> None:
        self._store.setValue("tour", value)

    @property
    def motion(self) -> bool:
        """Whether a stage that opens is shown by a short movement."""
        return self._choice("motion", ("true", "false")) == "true"

    @motion.setter
    def motion(self, value: bool) -> None:
        self._store.setValue("motion", "true" if value else "false")

    @property
    def log_loss(self) -> bool:
        """Whether the loss is drawn on a logarithmic scale."""
        return self._choice("log_loss", ("false", "true")) == "true"

    @log_loss.setter
    def log_loss(self, value: bool) -> None:
        self._store.setValue("log_loss", "true" if value else "false")

    def is_open(self, section: str, default: bool) -> bool:
        """Return whether a section of the experiment's panel was left open."""
        choices = ("true", "false") if default else ("false", "true")
        return self._choice(f"open/{section}", choices) == "true"

    def set_open(self, section: str, value: bool) -> None:
        """Keep whether a section of the experiment's panel is open."""
        self._store.setValue(f"open/{section}", "true" if value else "false")

    def docks(self, names: Collection[str]) -> dict[str, str]:
        """Return, of some docks, ``"docked"``, ``"closed"`` or ``"detached X Y WIDTH HEIGHT"``."""
        texts = {name: self._text(f"dock/{name}", "") for name in names}
        kept = {name: text for name, text in texts.items() if _DOCK.fullmatch(text)}
        for name, text in texts.items():
            if text and name not in kept:
                self._foreign(f"dock/{name}", text)
        return kept

    def set_docks(self, docks: Mapping[str, str]) -> None:
        """Keep which docks are closed, and which detached, and where."""
        for name, text in docks.items():
            self._store.setValue(f"dock/{name}", text)

    def bytes(self, key: str) -> QByteArray:
        """Return Qt's own record of a geometry or a layout, empty if there is none."""
        value = self._store.value(key)
        if value is None or value == "":
            return QByteArray()
        if isinstance(value, QByteArray):
            return value
        self._foreign(key, value)
        return QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Keep Qt's own record of a geometry or a layout."""
        self._store.setValue(key, value)

    def foreign(self, key: str) -> None:
        """Say in the log that Qt could not use its own record, and forget it."""
        _log.warning("setting %s does not fit here; using the default", key)
        self._store.remove(key)

    def save(self) -> None:
        """Write to disk now; Qt writes beside the old file, which stays where that fails."""
        # A store keeps the first error it met for good; another one of the same file writes what
        # waits in both, and says how that went.
        store = QSettings(self._store.fileName(), QSettings.Format.IniFormat)
        store.sync()
        if store.status() != QSettings.Status.NoError:
            _log.warning("settings could not be written to %s; the old ones stay", store.fileName())

    def _text(self, key: str, default: str) -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else str(value)

    def _choice(self, key: str, choices: Collection[str]) -> str:
        default = next(iter(choices))
        value = self._text(key, default)
        if value in choices:
            return value
        self._foreign(key, value)
        return default

    def _foreign(self, key: str, value: object) -> None:
        _log.warning("setting %s = %.60r is not one of ours; using the default", key, value)
