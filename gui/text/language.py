"""The language of the window: English in the source, all others by Qt's translations."""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

from learnscope import assets

_log = logging.getLogger(__name__)

translate = QCoreApplication.translate


def _own_name(code: str) -> str:
    """Return what a language calls itself, as its file says."""
    translator = QTranslator()
    if code != assets.SOURCE:
        translator.load(str(_file(code)))
    #: Not the word for English, but what your language is called in itself, for the menu.
    return translator.translate("Language", "English") or "English"


def _file(code: str) -> Path:
    return assets.path("translations", f"learnscope_{code}.qm")


#: The languages by code, each by its own name.
LANGUAGES = {code: _own_name(code) for code in assets.languages()}


def system_language() -> str:
    """Return the desktop's language if there is one here for it, else English."""
    code = QLocale.system().name().partition("_")[0]
    return code if code in LANGUAGES else assets.SOURCE


def key_names() -> tuple[str, ...]:
    """Return the arrow keys as menus name them; Qt's own words for them need not be ours."""
    return (
        translate("QShortcut", "Left"),
        translate("QShortcut", "Right"),
        translate("QShortcut", "Up"),
        translate("QShortcut", "Down"),
    )


def file_dialog_words() -> tuple[str, ...]:
    """Return the words of Qt's own file dialog that its own translations have not got."""
    return (
        translate("QFileDialog", "&Look in:"),
        translate("QFileDialog", "Files of &type:"),
    )


class Language:
    """The one installed translation.

    Parameters
    ----------
    code : str
        A key of `LANGUAGES`.
    """

    def __init__(self, code: str = assets.SOURCE) -> None:
        self._translators: list[QTranslator] = []
        self.code = assets.SOURCE
        self.use(code)

    def use(self, code: str) -> None:
        """Switch; every widget has been told by a ``LanguageChange`` event when this returns."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators.clear()
        self.code = code
        if code != assets.SOURCE:
            self._install(code)
        # Qt would tell them later, when others may have said more in the new language already.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)

    def _install(self, code: str) -> None:
        # Qt's own words, in file dialogs and on buttons, come first so that ours prevail.
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for path in (Path(qt, f"qtbase_{code}.qm"), _file(code)):
            translator = QTranslator()
            if translator.load(str(path)):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)
            elif path == _file(code):
                # Of Qt's own there are fewer, and what is missing there is said in English.
                _log.warning("no translation at %s", path)
