"""The glossary as a window beside the main one: search at the left, read at the right."""

from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from learnscope.gui.dialogs.page import fit_screen
from learnscope.gui.look.theme import GRID, LIGHT, Theme
from learnscope.gui.text.glossary import Entry, Glossary, glossary
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import without_withheld
from learnscope.gui.widgets.guard import guarded

#: Keys that move in the list while one types.
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@guarded
class GlossaryDialog(QDialog):
    """Every term of the program, found as one types.

    It stays open beside the window and does not hold it up. Keys: type to search, ↑ and ↓ choose,
    Tab goes on to the text and its links, Esc first clears the search and then closes.

    Parameters
    ----------
    parent : QWidget
    language : str
        A key of `language.LANGUAGES`.
    theme : Theme
    """

    def __init__(self, parent: QWidget | None, language: str, theme: Theme = LIGHT) -> None:
        super().__init__(parent)
        self.setObjectName("glossary")
        self.setModal(False)
        self._theme = theme
        self._glossary: Glossary = glossary(language)
        self._shown = ""
        self.search = QLineEdit()
        self.search.setObjectName("glossary_search")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("glossary_list")
        self.text = QTextBrowser()
        self.text.setObjectName("glossary_text")
        self.text.setOpenLinks(False)
        self.nothing = QLabel()
        self.nothing.setObjectName("glossary_nothing")
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("role", "caption")
        self._build()
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.currentItemChanged.connect(self._chosen)
        self.text.anchorClicked.connect(self._follow)
        self.retranslate()
        self.apply_theme(theme)
        self.show_entry(self._glossary.entries[0].id)
        self.search.setFocus()

    @property
    def entry(self) -> Entry:
        """The term that is shown."""
        return self._glossary[self._shown]

    def show_entry(self, id_: str) -> None:
        """Show a term; a search that does not have it is given up.

        Raises
        ------
        KeyError
            If there is none of this id.
        """
        entry = self._glossary[id_]
        if self._item(id_) is None:
            self.search.clear()
        item = self._item(id_)
        self._shown = entry.id
        if item is not None:
            self.list.setCurrentItem(item)
        self._show()

    def set_language(self, language: str) -> None:
        """Take on another language; the term stays."""
        self._glossary = glossary(language)
        self.retranslate()
        self._filter(self.search.text())
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.setStyleSheet(
            f"QListWidget, QTextBrowser {{ background: {theme.panel}; color: {theme.ink};"
            f" border: 1px solid {theme.hairline}; border-radius: 5px; padding: 4px; }}"
            f"QListWidget:focus, QTextBrowser:focus {{ border-color: {theme.accent}; }}"
            f"QListWidget::item {{ padding: 4px 6px; border-radius: 4px; }}"
            f"QListWidget::item:selected {{ background: {theme.selection}; color: {theme.ink}; }}"
        )
        self._show()

    def write_anew(self) -> None:
        """Write the text anew: numbers in it may be asked for, or may be no more."""
        self._show()

    def retranslate(self) -> None:
        """Set every text of the dialog's own in the present language."""
        self.setWindowTitle(translate("GlossaryDialog", "Glossary"))
        find = translate("GlossaryDialog", "Find a word or a sign")
        self.search.setPlaceholderText(find)
        self.search.setAccessibleName(find)
        self.list.setAccessibleName(translate("GlossaryDialog", "Terms"))
        self.text.setAccessibleName(translate("GlossaryDialog", "Explanation"))
        self.nothing.setText(
            translate("GlossaryDialog", "No such term. Try a shorter word, or a sign such as ŷ.")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the arrows while typing."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _MOVES
        ):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the search with Escape, or close where there is none; Enter closes nothing."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addWidget(self.nothing)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(left, 2)
        layout.addWidget(self.text, 3)
        self.text.document().setDocumentMargin(float(GRID))
        self.resize(640, 440)
        fit_screen(self)
        self._filter("")

    def _filter(self, text: str) -> None:
        found = self._glossary.search(text)
        self.list.blockSignals(True)
        self.list.clear()
        for entry in found:
            item = QListWidgetItem(entry.title)
            item.setData(Qt.ItemDataRole.UserRole, entry.id)
            item.setToolTip(entry.short)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.nothing.setVisible(not found)
        if found:
            ids = [entry.id for entry in found]
            # What was being read stays if it fits the search, but the best match goes first.
            keep = self._shown in ids and not text.strip()
            self.list.setCurrentRow(ids.index(self._shown) if keep else 0)

    def _item(self, id_: str) -> QListWidgetItem | None:
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == id_:
                return self.list.item(row)
        return None

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._shown = str(item.data(Qt.ItemDataRole.UserRole))
            self._show()

    def _follow(self, link: QUrl) -> None:
        self.show_entry(link.path())

    def _show(self) -> None:
        if not self._shown:
            return
        entry, theme = self.entry, self._theme
        english = self._glossary.english[entry.id]
        muted = f'style="color: {theme.muted}"'
        names = [english] if english != entry.term else []
        if entry.also:
            others = translate("GlossaryDialog", "also: {names}")
            names.append(others.format(names=", ".join(entry.also)))
        other = f"<p {muted}>{escape(' · '.join(names))}</p>" if names else ""
        head = f'<p style="font-size: large"><b>{escape(entry.title)}</b></p>'
        text = "".join(
            f'<p style="line-height: 140%">{escape(without_withheld(part))}</p>'
            for part in (entry.short, entry.long)
        )
        also = escape(translate("GlossaryDialog", "See also"))
        links = " &nbsp;·&nbsp; ".join(
            f'<a href="term:{id_}" style="color: {theme.accent}">'
            f"{escape(self._glossary[id_].term)}</a>"
            for id_ in entry.see
        )
        self.text.setHtml(f"{head}{other}{text}<p {muted}>{also}</p><p>{links}</p>")
