"""The language of the window: English in the source, Korean by Qt's translations."""

import logging

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from learnscope import assets

#: The languages by code, each by its own name.
LANGUAGES = {"en": "English", "ko": "한국어"}

#: Qt's own words (in file dialogs and message boxes) are loaded for these.
_log = logging.getLogger(__name__)

translate = QCoreApplication.translate


def system_language() -> str:
    """Return the desktop's language if there is one here for it, else English."""
    code = QLocale.system().name().partition("_")[0]
    return code if code in LANGUAGES else "en"


class Language:
    """The one installed translation.

    Parameters
    ----------
    code : str
        A key of `LANGUAGES`.
    """

    def __init__(self, code: str = "en") -> None:
        self._translator: QTranslator | None = None
        self.code = "en"
        self.use(code)

    def use(self, code: str) -> None:
        """Switch; Qt then tells every widget by a ``LanguageChange`` event."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        self.code = code
        if code == "en":
            return
        translator = QTranslator()
        path = assets.path("translations", f"learnscope_{code}.qm")
        if translator.load(str(path)):
            QCoreApplication.installTranslator(translator)
            self._translator = translator
        else:
            _log.warning("no translation at %s", path)
