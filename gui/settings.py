"""What is kept between two runs of the program, and how the window takes it up.

`Settings` reads and writes it; `Appearance` is theme and language as they are chosen; `Keeping`
lets the window be as it was left.
"""

import json
import logging
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QTemporaryDir
from PySide6.QtWidgets import QApplication, QWidget

from learnscope.gui.look.style import stylesheet
from learnscope.gui.look.theme import CHOICES, Theme, resolve
from learnscope.gui.session.run_state import DEFAULT_PACE, LADDER
from learnscope.gui.text.language import LANGUAGES, Language, system_language

if TYPE_CHECKING:
    from learnscope.gui.window import MainWindow

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

    @property
    def folder(self) -> Path:
        """Where they are kept, and what else the program keeps."""
        return Path(self._store.fileName()).parent

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
        """The index of the chosen speed in `run_state.LADDER`."""
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
    def recent(self) -> list[str]:
        """The files that were opened or saved last, the latest first."""
        text = self._text("recent", "[]")
        try:
            names = json.loads(text)
        except ValueError:
            names = None
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self._foreign("recent", text)
            return []
        return names

    @recent.setter
    def recent(self, value: Sequence[str]) -> None:
        self._store.setValue("recent", json.dumps(list(value)))

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


class Appearance:
    """The chosen theme and language.

    Parameters
    ----------
    settings : Settings
        Where choices are kept.
    language, theme : str, optional
        Used instead of the kept ones, and not kept unless a person chooses anew.
    """

    def __init__(
        self, settings: Settings, language: str | None = None, theme: str | None = None
    ) -> None:
        self._settings = settings
        self._keeps_theme, self._keeps_language = theme is None, language is None
        self.theme_choice = theme or settings.theme
        self.language_choice = language or settings.language
        self._language = Language(self._code())

    @property
    def theme(self) -> Theme:
        """The colours that the choice means now."""
        return resolve(self.theme_choice)

    @property
    def follows_system(self) -> bool:
        """Whether the colours are the system's."""
        return self.theme_choice == "system"

    @property
    def code(self) -> str:
        """The key of the language that is spoken."""
        return self._language.code

    def choose_theme(self, choice: str) -> None:
        """Choose one of `theme.CHOICES` from now on."""
        self.theme_choice, self._keeps_theme = choice, True

    def choose_language(self, choice: str) -> None:
        """Speak a language from now on: a key of `language.LANGUAGES`, or ``"system"``."""
        self.language_choice, self._keeps_language = choice, True
        self._language.use(self._code())

    def dress(self, window: QWidget) -> None:
        """Give a window the colours."""
        theme = self.theme
        QApplication.setPalette(theme.palette())
        window.setStyleSheet(stylesheet(theme))

    def keep(self) -> None:
        """Let the settings have what a person chose."""
        if self._keeps_theme:
            self._settings.theme = self.theme_choice
        if self._keeps_language:
            self._settings.language = self.language_choice

    def _code(self) -> str:
        chosen = self.language_choice
        return system_language() if chosen == "system" else chosen


class Keeping:
    """Takes up speed, scales, folds, places and sizes as they were, and keeps them at the end.

    Parameters
    ----------
    window : MainWindow
    settings : Settings
        What does not fit there gives the default.
    """

    def __init__(self, window: "MainWindow", settings: Settings) -> None:
        self._window = window
        self._settings = settings
        #: Whether the docks still have to be given their default shares of the window.
        self.has_fresh_layout = True

    def restore(self) -> None:
        """Let the window be as it was left."""
        window, settings = self._window, self._settings
        window.parts.set_pace(settings.pace)
        window.parts.loss.set_log(settings.log_loss)
        window.actions_["motion"].setChecked(settings.motion)
        sections = window.parts.panel.sections
        window.parts.panel.fold(
            {name: settings.is_open(name, part.is_open) for name, part in sections.items()}
        )
        geometry, layout = settings.bytes("geometry"), settings.bytes("layout")
        if not geometry.isEmpty() and not window.restoreGeometry(geometry):
            settings.foreign("geometry")
        if not layout.isEmpty() and not window.layouts.restore(layout):
            settings.foreign("layout")
            layout.clear()
        window.layouts.stand(settings.docks(window.docks.by_name))
        self.has_fresh_layout = layout.isEmpty()

    def keep(self) -> None:
        """Keep how the window is left."""
        window, settings = self._window, self._settings
        settings.pace = window.lab.pace_index
        settings.log_loss = window.parts.loss.log
        settings.tour = window.guide.kept
        settings.motion = window.parts.drawing.animated
        for name, section in window.parts.panel.sections.items():
            settings.set_open(name, section.is_open)
        settings.set_bytes("geometry", window.saveGeometry())
        settings.set_bytes("layout", window.layouts.record())
        settings.set_docks(window.layouts.standing())
        settings.save()
