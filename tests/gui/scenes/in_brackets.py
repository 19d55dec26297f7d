"""A language that shows at once what is not translated."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator


class Echo(QTranslator):
    """A language in which every text stands in brackets."""

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        return f"[{source}]"

    def isEmpty(self) -> bool:  # noqa: N802, Qt's own name
        return False


@contextmanager
def speaking_in_brackets() -> Iterator[None]:
    """Speak it for as long as this is entered."""
    language = Echo()
    QCoreApplication.installTranslator(language)
    try:
        QCoreApplication.processEvents()
        yield
    finally:
        QCoreApplication.removeTranslator(language)
        # So that what follows hears of it.
        QCoreApplication.processEvents()
