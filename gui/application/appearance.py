"""Theme and language: which are chosen, what that comes to, and whether it is kept."""

from PySide6.QtWidgets import QApplication, QWidget

from learnscope.gui.application.settings import Settings
from learnscope.gui.look.style import stylesheet
from learnscope.gui.look.theme import Theme, resolve
from learnscope.gui.text.language import Language, system_language


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
