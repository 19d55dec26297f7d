"""The card beside the window: what to see, what to do, and the way on."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from learnscope.gui.look.rich_text import label, rich
from learnscope.gui.look.style import mark
from learnscope.gui.look.theme import GRID, LIGHT, Theme
from learnscope.gui.text.formulas import formula
from learnscope.gui.text.language import translate
from learnscope.gui.tour.card_state import CardState, ChapterEntry, Phase
from learnscope.gui.tour.lesson import CardTable
from learnscope.gui.tour.question import QuestionBox
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import ARROWS, PRESS, push_button, reach_by_tab


@guarded
class TourPanel(QWidget):
    """Shows one card of the tour and says what the learner asks for."""

    next_asked = Signal()
    back_asked = Signal()
    leave_asked = Signal()
    chapter_chosen = Signal(int)
    #: The number of a choice, a number as typed, or a point.
    answered = Signal(object)
    reveal_asked = Signal()
    resume_asked = Signal()
    begin_again_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tour_panel")
        self._theme = LIGHT
        self._shown: CardState | None = None
        self.chapters = QComboBox()
        self.title = label("tour_title")
        self.where = label("tour_where", "caption")
        self.again = push_button("tour_again")
        self.text = label("tour_text")
        self.formula = label("tour_formula")
        self.table = NumberTable()
        self.task = label("tour_task")
        self.question = QuestionBox()
        self.done = label("tour_done")
        self.back = push_button("tour_back")
        self.next = push_button("tour_next")
        self.leave = push_button("tour_leave")
        self._scroll = QScrollArea()
        self._build()
        self._connect()
        self.apply_theme(LIGHT)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Room for a card at its usual width."""
        return QSize(300, 560)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a card can be read, and its steps be named; what is too high scrolls."""
        steps = self._steps.minimumSize().width()
        return QSize(max(260, steps), 240)

    def display(self, shown: CardState) -> None:
        """Show a moment of the tour."""
        before, self._shown = self._shown, shown
        if before is None or before.visit != shown.visit:
            self.question.start_anew()
            self._scroll.verticalScrollBar().setValue(0)
        self._show_chapters(shown)
        theme = self._theme
        self.title.setText(rich(shown.title, theme))
        self.text.setText(rich(shown.text, theme))
        self.task.setText(rich(shown.task, theme))
        self.task.setVisible(bool(shown.task))
        self.formula.setVisible(bool(shown.formula))
        if shown.formula:
            self.formula.setPixmap(formula(shown.formula, theme.ink, self.devicePixelRatioF()))
            self.formula.setAccessibleName(shown.formula)
        self.table.setVisible(shown.table is not None)
        if shown.table is not None:
            self.table.show_table(shown.table, theme)
        self.question.setVisible(shown.asked is not None)
        if shown.asked is not None:
            self.question.display(shown.asked, shown.phase)
        self._name_steps(shown)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.setStyleSheet(_look(theme))
        self.question.apply_theme(theme)
        if self._shown is not None:
            self.display(self._shown)

    def retranslate(self) -> None:
        """Set the texts of the panel's own in the present language."""
        self.setAccessibleName(translate("TourPanel", "Guided tour"))
        self.setWhatsThis(
            translate(
                "TourPanel",
                "The guided tour: twelve short chapters that lead through the ideas one by "
                "one. A card says a little, sets the experiment up and asks for one thing "
                "to do or to predict. You can skip anything, leave at any time and go on "
                "later.",
            )
        )
        self.chapters.setAccessibleName(translate("TourPanel", "Chapter"))
        self.chapters.setToolTip(
            translate("TourPanel", "Choose a chapter; each goes on where you left it.")
        )
        self.back.setText(translate("TourPanel", "Previous"))
        self.again.setText(translate("TourPanel", "From the start"))
        again = translate("TourPanel", "Set this card up again, as it was when you came to it.")
        self.again.setToolTip(again)
        self.again.setWhatsThis(again)
        self.leave.setText(translate("TourPanel", "Leave the tour"))
        self.leave.setToolTip(
            translate("TourPanel", "Your own experiment comes back. The tour remembers this card.")
        )
        self.done.setText(translate("TourPanel", "✓ Done"))
        self.question.retranslate()
        if self._shown is not None:
            self.display(self._shown)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _follow_outcome(self, _low: int, high: int) -> None:
        """Bring into sight what an answer, or the wish for an explanation, has added below."""
        if self._shown is not None and self._shown.phase is Phase.TOLD:
            self._scroll.verticalScrollBar().setValue(high)

    def _show_chapters(self, shown: CardState) -> None:
        titles = [_in_the_list(n, each) for n, each in enumerate(shown.chapters, start=1)]
        with QSignalBlocker(self.chapters):
            if titles != [self.chapters.itemText(i) for i in range(self.chapters.count())]:
                self.chapters.clear()
                self.chapters.addItems(titles)
            self.chapters.setCurrentIndex(shown.chapter)
        where = translate("TourPanel", "Card {n} of {count}")
        self.where.setText(where.format(n=shown.number + 1, count=shown.count))

    def _name_steps(self, shown: CardState) -> None:
        self.back.setEnabled(not shown.first)
        if shown.last:
            text = translate("TourPanel", "Finish")
        elif shown.done:
            text = translate("TourPanel", "Next")
        else:
            text = translate("TourPanel", "Skip")
        self.next.setText(text)
        # A card that is only read has nothing to be done, and a result speaks for itself.
        self.done.setVisible(shown.done and bool(shown.task))
        # The accent is on what to do next.
        mark(self.next, "lit", shown.done)
        mark(self.question.submit, "lit", shown.phase is Phase.ASKING)
        mark(self.question.resume, "lit", shown.phase is Phase.HALTED)

    def _connect(self) -> None:
        self.next.clicked.connect(self.next_asked)
        self.back.clicked.connect(self.back_asked)
        self.leave.clicked.connect(self.leave_asked)
        self.chapters.activated.connect(self.chapter_chosen)
        self.question.answered.connect(self.answered)
        self.question.reveal_asked.connect(self.reveal_asked)
        self.question.resume_asked.connect(self.resume_asked)
        self.again.clicked.connect(self.begin_again_asked)

    def _build(self) -> None:
        self.chapters.setObjectName("tour_chapters")
        reach_by_tab(self.chapters, ARROWS + PRESS)
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setWeight(font.Weight.DemiBold)
        self.title.setFont(font)
        self.formula.setWordWrap(False)
        inner = QWidget()
        inner.setObjectName("tour_card")
        card = QVBoxLayout(inner)
        card.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        card.setSpacing(GRID + GRID // 2)
        head = QHBoxLayout()
        head.addWidget(self.where, 1)
        head.addWidget(self.again)
        card.addLayout(head)
        for widget in (self.title, self.text, self.formula, self.table, self.task):
            card.addWidget(widget)
        card.addWidget(self.done)
        card.addWidget(self.question)
        card.addStretch(1)
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._follow_outcome)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.setContentsMargins(2 * GRID, GRID, 2 * GRID, 4)
        top.addWidget(self.chapters, 1)
        self._steps = steps = QHBoxLayout()
        steps.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        steps.setSpacing(GRID)
        steps.addWidget(self.leave)
        steps.addStretch(1)
        steps.addWidget(self.back)
        steps.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(steps)


class NumberTable(QWidget):
    """Numbers side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tour_table")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(4)
        self._cells: list[QLabel] = []

    def show_table(self, table: CardTable, theme: Theme) -> None:
        """Show a table, its first column as names."""
        rows = (table.columns, *table.rows)
        cells = [(y, x, text) for y, row in enumerate(rows) for x, text in enumerate(row)]
        while len(self._cells) < len(cells):
            self._cells.append(label(""))
        for cell in self._cells[len(cells) :]:
            cell.hide()
        for cell, (y, x, text) in zip(self._cells, cells, strict=False):
            side = Qt.AlignmentFlag.AlignRight if x else Qt.AlignmentFlag.AlignLeft
            mark(cell, "role", "caption" if y == 0 else "readout" if x else "")
            cell.setAlignment(side | Qt.AlignmentFlag.AlignBottom)
            cell.setText(rich(text, theme))
            self._grid.addWidget(cell, y, x)
            cell.show()


def _in_the_list(number: int, chapter: ChapterEntry) -> str:
    """Return a chapter's number and title, and how much of it is done."""
    title = f"{number}  {chapter.title}"
    if chapter.done == chapter.count:
        return f"{title}  ✓"
    return f"{title}  {chapter.done}/{chapter.count}" if chapter.done else title


def _look(theme: Theme) -> str:
    return f"""
QWidget#tour_card {{ background: {theme.panel}; }}
QLabel#tour_task {{
    font-weight: 600; border: 0; border-left: 3px solid {theme.accent}; padding: 2px 0 2px 10px;
}}
QWidget#tour_question_box {{ border: 0; border-top: 1px solid {theme.hairline}; }}
QLabel#tour_why {{ font-weight: 600; }}
QLabel#tour_done, QLabel#tour_verdict {{ color: {theme.good}; font-weight: 600; }}
QLabel#tour_hint {{
    background: {theme.selection}; border-radius: 5px; padding: 6px 8px;
}}
QPushButton {{
    background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.field};
    border-radius: 6px; padding: 4px 10px;
}}
QPushButton:hover {{ background: {theme.hairline}; }}
QPushButton:focus {{ border-color: {theme.accent}; }}
QPushButton:disabled {{ color: {theme.muted}; border-color: {theme.hairline}; }}
QPushButton[lit="true"]:enabled {{
    background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent};
    font-weight: 600;
}}
QPushButton[lit="true"]:focus, QPushButton[lit="true"]:hover {{ border-color: {theme.ink}; }}
QPushButton#tour_leave, QPushButton#tour_reveal, QPushButton#tour_again {{
    border-color: transparent; color: {theme.muted}; padding: 4px 0;
}}
QPushButton#tour_leave:hover, QPushButton#tour_reveal:hover, QPushButton#tour_again:hover {{
    background: transparent; color: {theme.ink}; text-decoration: underline;
}}
QPushButton#tour_leave:focus, QPushButton#tour_reveal:focus, QPushButton#tour_again:focus {{
    border-color: {theme.accent};
}}
"""
