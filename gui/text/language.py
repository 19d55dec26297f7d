"""The language of the window: English in the source, Korean by Qt's translations."""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

from learnscope import assets

#: The languages by code, each by its own name.
LANGUAGES = {"en": "English", "ko": "한국어"}

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
        self._translators: list[QTranslator] = []
        self.code = "en"
        self.use(code)

    def use(self, code: str) -> None:
        """Switch; every widget has been told by a ``LanguageChange`` event when this returns."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators.clear()
        self.code = code
        if code != "en":
            self._install(code)
        # Qt would tell them later, when others may have said more in the new language already.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)

    def _install(self, code: str) -> None:
        # Qt's own words, in file dialogs and on buttons, come first so that ours prevail.
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for path in (
            Path(qt, f"qtbase_{code}.qm"),
            assets.path("translations", f"learnscope_{code}.qm"),
        ):
            translator = QTranslator()
            if translator.load(str(path)):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)
            else:
                _log.warning("no translation at %s", path)
