"""A card's question: where the answer is given, and what became of it."""

from math import isfinite

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from learnscope.gui.look.rich_text import label, rich
from learnscope.gui.look.theme import GRID, LIGHT, Theme
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed, short
from learnscope.gui.tour.card_state import Asked, Phase
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import ARROWS, PRESS, BlankStopper, push_button, reach_by_tab

#: The most choices a question has, and the places of a slider.
MOST_CHOICES = 4
_PLACES = 100


class QuestionBox(QWidget):
    """Asks, takes an answer, and shows what happened beside it."""

    #: The number of a choice, a number as typed, or a point.
    answered = Signal(object)
    reveal_asked = Signal()
    resume_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tour_question_box")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.theme = LIGHT
        self._asked: Asked | None = None
        self._phase = Phase.NONE
        self.text = label("tour_question")
        self.choices = [QRadioButton() for _ in range(MOST_CHOICES)]
        self._group = QButtonGroup(self)
        self.field = QLineEdit()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.point = label("tour_point", "readout")
        self.submit = push_button("tour_answer")
        self.reveal = push_button("tour_reveal")
        self.resume = push_button("tour_resume")
        self.hint = label("tour_hint")
        self.outcome = Outcome()
        self._build()
        self.retranslate()

    def start_anew(self) -> None:
        """Forget what was entered for another card."""
        self._group.setExclusive(False)
        for choice in self.choices:
            choice.setChecked(False)
        self._group.setExclusive(True)
        self.field.clear()
        self.slider.setValue(_PLACES // 2)
        self.outcome.fold()

    def display(self, asked: Asked, phase: Phase) -> None:
        """Show the question as far as it is."""
        asking = phase is Phase.ASKING
        if self._phase is Phase.ASKING and not asking:
            self._leave_keys_to_the_run()
        self._asked, self._phase = asked, phase
        self.text.setText(rich(asked.text, self.theme))
        for number, choice in enumerate(self.choices):
            offered = number < len(asked.choices)
            choice.setVisible(asking and offered)
            if offered:
                choice.setText(asked.choices[number])
        self.field.setVisible(asking and asked.kind == "number")
        self.slider.setVisible(asking and asked.kind == "point")
        self.point.setVisible(asking and asked.kind == "point")
        self.submit.setVisible(asking)
        self.reveal.setVisible(asking and asked.exact)
        self.hint.setText(rich(asked.hint, self.theme))
        self.hint.setVisible(bool(asked.hint))
        self.resume.setVisible(phase is Phase.HALTED)
        self.outcome.setVisible(phase is Phase.TOLD)
        if phase is Phase.TOLD:
            self.outcome.display(asked, self.theme)
        self._name_submit()
        self._follow_entry()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.theme = theme
        self.outcome.scale.theme = theme
        if self._asked is not None:
            self.display(self._asked, self._phase)

    def retranslate(self) -> None:
        """Set the texts of the box's own in the present language."""
        self.reveal.setText(translate("QuestionBox", "Show it"))
        self.resume.setText(translate("QuestionBox", "Go on with the run"))
        self.field.setPlaceholderText(translate("QuestionBox", "a number"))
        self.field.setAccessibleName(translate("QuestionBox", "Your answer"))
        self.slider.setAccessibleName(translate("QuestionBox", "Your answer, slider"))
        self._name_submit()
        self.outcome.retranslate()

    def _leave_keys_to_the_run(self) -> None:
        """Let go of the keyboard before what has it goes; Qt would hand it on to its neighbour."""
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus():
            focused.clearFocus()

    def _name_submit(self) -> None:
        exact = self._asked is not None and self._asked.exact
        self.submit.setText(
            translate("QuestionBox", "Check")
            if exact
            else translate("QuestionBox", "That's my guess")
        )

    def _follow_entry(self) -> None:
        """Offer the button once there is something to answer with."""
        asked = self._asked
        if asked is None:
            return
        entered = {
            "choice": self._group.checkedId() >= 0,
            "number": bool(self.field.text().strip()),
            "point": True,
        }
        self.submit.setEnabled(entered[asked.kind])
        self.point.setText(fixed(self._point(asked), 2))

    def _point(self, asked: Asked) -> float:
        return asked.low + (asked.high - asked.low) * self.slider.value() / _PLACES

    def _give(self) -> None:
        asked = self._asked
        if asked is None or not self.submit.isEnabled():
            return
        if asked.kind == "choice":
            self.answered.emit(self._group.checkedId())
        elif asked.kind == "number":
            self.answered.emit(self.field.text())
        else:
            self.answered.emit(self._point(asked))
        if self.field.isVisible():
            # An answer that was not taken is the next thing to change: typing replaces it.
            self.field.setFocus()
            self.field.selectAll()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID + GRID // 2, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.text)
        for number, choice in enumerate(self.choices):
            choice.setObjectName(f"tour_choice_{number}")
            reach_by_tab(choice, ARROWS + PRESS)
            self._group.addButton(choice, number)
            column.addWidget(choice)
        self._group.idToggled.connect(lambda _id, _on: self._follow_entry())
        self.field.setObjectName("tour_number")
        self.field.textChanged.connect(lambda _text: self._follow_entry())
        self.field.returnPressed.connect(self._give)
        BlankStopper(self.field)
        self.slider.setObjectName("tour_slider")
        self.slider.setRange(0, _PLACES)
        reach_by_tab(self.slider, ARROWS)
        self.slider.valueChanged.connect(lambda _value: self._follow_entry())
        self.point.setMinimumWidth(self.point.fontMetrics().horizontalAdvance("−00.00"))
        self.point.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(_row(self.slider, self.point))
        column.addLayout(_row(self.field, self.submit, self.reveal, stretch=True))
        column.addWidget(self.hint)
        column.addWidget(self.resume, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.outcome)
        self.submit.clicked.connect(self._give)
        self.reveal.clicked.connect(self.reveal_asked)
        self.resume.clicked.connect(self.resume_asked)


class Outcome(QWidget):
    """What was thought and what happened, side by side, and why."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = PredictionScale()
        self._verdict = label("tour_verdict")
        self._heads = (label("", "caption"), label("", "caption"))
        self._given = label("tour_given", "readout")
        self._result = label("tour_result", "readout")
        self._afterwards = label("", "caption")
        self._happened = label("tour_happened")
        self._why = label("tour_why")
        self._because = label("tour_because")
        self.explain = push_button("tour_explain")
        self.explain.clicked.connect(self._unfold)
        self._folded = True
        self._pair = pair = QGridLayout()
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setHorizontalSpacing(2 * GRID)
        pair.setVerticalSpacing(2)
        for column, (head, value) in enumerate(
            zip(self._heads, (self._given, self._result), strict=True)
        ):
            pair.addWidget(head, 0, column)
            pair.addWidget(value, 1, column, Qt.AlignmentFlag.AlignTop)
            pair.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._verdict)
        layout.addLayout(pair)
        layout.addWidget(self.scale)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._afterwards)
        said.addWidget(self._happened)
        layout.addLayout(said)
        layout.addWidget(self._why)
        layout.addWidget(self.explain, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._because)

    def fold(self) -> None:
        """Keep the explanation back until it is asked for."""
        self._folded = True

    def display(self, asked: Asked, theme: Theme) -> None:
        """Show what became of an answer."""
        self._heads[0].setText(
            translate("Outcome", "You worked out")
            if asked.exact
            else translate("Outcome", "You thought")
        )
        if not asked.exact:
            result = translate("Outcome", "What happened")
        elif asked.given:
            result = translate("Outcome", "The exact value")
        else:
            result = translate("Outcome", "The result")
        self._verdict.setVisible(asked.right)
        self._heads[1].setText(result)
        self._given.setText(rich(asked.given, theme))
        self._result.setText(rich(asked.result, theme))
        self._heads[0].setVisible(bool(asked.given))
        self._given.setVisible(bool(asked.given))
        self._heads[1].setVisible(bool(asked.result))
        self._result.setVisible(bool(asked.result))
        # What stands alone stands at the left and has the whole width.
        self._pair.setColumnStretch(0, 1 if asked.given else 0)
        self._pair.setColumnStretch(1, 1 if asked.result else 0)
        self._pair.setHorizontalSpacing(2 * GRID if asked.given and asked.result else 0)
        self._afterwards.setVisible(not asked.result and bool(asked.happened))
        given, result_value = asked.given_value, asked.result_value
        # NaN is what the learner's present problem does not have.
        self.scale.setVisible(asked.kind == "point" and given is not None)
        if given is not None and result_value is not None and isfinite(result_value):
            self.scale.show_marks(asked.low, asked.high, given, result_value)
        else:
            self.scale.hide()
        for part, text in (
            (self._happened, asked.happened),
            (self._why, asked.why),
            (self._because, asked.because),
        ):
            part.setText(rich(text, theme))
            part.setVisible(bool(text))
        self.explain.setVisible(self._folded and bool(asked.because))
        self._because.setVisible(not self._folded and bool(asked.because))

    def retranslate(self) -> None:
        """Set the texts of its own in the present language."""
        self.explain.setText(translate("Outcome", "One explanation"))
        self._verdict.setText(translate("Outcome", "✓ That's right."))
        self._afterwards.setText(translate("Outcome", "What happened"))

    def _unfold(self) -> None:
        self._folded = False
        self.explain.hide()
        self._because.show()


def _row(*widgets: QWidget, stretch: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row


_RADIUS = 5.0


@guarded
class PredictionScale(QWidget):
    """The thought is a ring, what happened a filled point."""

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = LIGHT
        self._low, self._high = 0.0, 1.0
        self._thought = self._happened = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the scale and its ends' numbers."""
        return QSize(160, 2 * GRID + self.fontMetrics().height())

    def show_marks(self, low: float, high: float, thought: float, happened: float) -> None:
        """Show two values on a scale."""
        self._low, self._high = low, high
        self._thought, self._happened = thought, happened
        text = translate("PredictionScale", "You thought {thought}; it is {happened}.")
        self.setAccessibleName(text.format(thought=fixed(thought, 2), happened=fixed(happened)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw scale, marks and the distance between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = _RADIUS + 2.0
        left, right = _RADIUS + 1.0, self.width() - _RADIUS - 1.0
        painter.setPen(QPen(self.theme.colour("field"), 1.0))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        thought, happened = (self._x(v, left, right) for v in (self._thought, self._happened))
        painter.setPen(QPen(self.theme.colour("ink"), 1.5))
        painter.drawLine(QPointF(thought, y), QPointF(happened, y))
        painter.setBrush(self.theme.colour("panel"))
        painter.drawEllipse(QPointF(thought, y), _RADIUS, _RADIUS)
        painter.setBrush(self.theme.colour("ink"))
        painter.drawEllipse(QPointF(happened, y), _RADIUS - 1.0, _RADIUS - 1.0)
        painter.setPen(self.theme.colour("muted"))
        ends = QRectF(0.0, y + GRID, self.width(), self.fontMetrics().height())
        painter.drawText(ends, Qt.AlignmentFlag.AlignLeft, short(self._low))
        painter.drawText(ends, Qt.AlignmentFlag.AlignRight, short(self._high))
        painter.end()

    def _x(self, value: float, left: float, right: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return left + min(max(share, 0.0), 1.0) * (right - left)
