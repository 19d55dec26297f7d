"""A page to read in a window of its own, and the room that a screen has for a window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QStyle,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from learnscope.gui.look.theme import GRID
from learnscope.gui.text.language import translate

#: A line's length that is read with ease, in widths of a letter.
_LINE = 72


class ReadingDialog(QDialog):
    """A page of formatted text above a button that closes it.

    Parameters
    ----------
    parent : QWidget
    title, text : str
        The text in Qt's subset of HTML.
    """

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.page = QTextBrowser()
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setAccessibleName(title)
        self.page.document().setDocumentMargin(float(GRID))
        self.page.setHtml(text)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(translate("Dialogs", "Close"))
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(GRID)
        layout.addWidget(self.page, 1)
        layout.addWidget(self._buttons)
        self.resize(self._wished())
        fit_screen(self)

    def text(self) -> str:
        """Return what stands on the page, without its format."""
        return self.page.toPlainText()

    def buttons(self) -> list[QAbstractButton]:
        """Return the buttons."""
        return self._buttons.buttons()

    def _wished(self) -> QSize:
        """Return the size in which all is in sight at once."""
        document = self.page.document()
        document.setTextWidth(_LINE * self.page.fontMetrics().averageCharWidth())
        room = document.size().toSize() + QSize(2 * GRID, 2 * GRID)
        rest = self.sizeHint() - self.page.sizeHint()
        return room + QSize(max(rest.width(), 0), max(rest.height(), 0))


def room_for(window: QWidget) -> QSize:
    """Return the most that a window with a title bar can have of its screen, in pixels."""
    room = window.screen().availableSize()
    title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    return QSize(room.width(), room.height() - title)


def fit_screen(window: QWidget) -> None:
    """Let a window be no larger than its screen has room for."""
    window.resize(window.size().boundedTo(room_for(window)))


def show_within_screen(window: QWidget) -> None:
    """Show a window; where the screen has no room for it and its title bar, let it fill it."""
    room = room_for(window)
    fills = window.width() > room.width() or window.height() > room.height()
    # Where nobody maximises windows, and once this one is no longer maximised, it fits as well.
    fit_screen(window)
    if fills:
        window.showMaximized()
    else:
        window.show()
