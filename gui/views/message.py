"""The message strip: what is happening, what to try about it, and notices about refused input."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from learnscope.gui.look.theme import GRID, LIGHT, Theme
from learnscope.gui.session.run_state import RunState, Way
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.messages import advised, sentence
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.icons import icon
from learnscope.gui.widgets.keys import push_button

if TYPE_CHECKING:
    from learnscope.core.diagnosis.remedies import Advice

#: Each tone's icon and its colour's name in the theme.
_ICONS = {"info": ("info", "muted"), "good": ("check", "good"), "warning": ("warning", "warning")}

#: The width that the longest sentence needs to have room on two lines, in sizes of the text.
_TWO_LINES = 56

#: How long a notice stays at least while a run goes on, in seconds.
_NOTICE = 5.0


@guarded
class MessageStrip(QFrame):
    """Two lines high, three where it is narrow: nothing moves when the sentence changes.

    Beside a sentence that advises something stands a button that does it.
    """

    #: The advice that is to be followed.
    advice_taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message_strip")
        self._theme = LIGHT
        self._snapshot: Snapshot | None = None
        self._notice_until = 0.0
        self._news: Callable[[], Sequence[str]] | None = None
        self._news_advice: Advice | None = None
        self._guided = False
        self._tone = ""
        self._icon = QLabel()
        self._icon.setFixedWidth(20)
        self.label = QLabel()
        self.label.setObjectName("message")
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        #: What pointing at the sentence says where it is not said in all its words.
        self._whole = ""
        self._usual_tip = ""
        self._advice: Advice | None = None
        self.take = push_button("take_advice")
        self.take.setProperty("role", "quiet")
        self.take.clicked.connect(self._take_advice)
        self.take.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        layout.setSpacing(GRID)
        layout.addWidget(self._icon)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.take)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """As wide as there is room, and high enough for every sentence."""
        return QSize(super().sizeHint().width(), self._high())

    def minimumSizeHint(self) -> QSize:
        """High enough for every sentence."""
        return QSize(super().minimumSizeHint().width(), self._high())

    def hasHeightForWidth(self) -> bool:
        """Tell that the height does not follow the sentence."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height at another width, and say news as there is room."""
        super().resizeEvent(event)
        self.updateGeometry()
        if self._news is not None and time.monotonic() >= self._notice_until:
            self._say_news(self._news())

    def _high(self) -> int:
        return self._lines() * self.label.fontMetrics().lineSpacing() + 2 * GRID

    def _lines(self) -> int:
        """Return on how many lines there is room for a sentence."""
        size = QFontInfo(self.label.font()).pixelSize()
        return 2 if self.label.width() >= _TWO_LINES * size else 3

    def display(self, snapshot: Snapshot) -> None:
        """Say what is happening, unless a notice is still to be read."""
        if self._moved_on(snapshot):
            self._notice_until = 0.0
            self._news = None
        self._snapshot = snapshot
        if time.monotonic() < self._notice_until:
            return
        if self._news is not None:
            self._offer(self._news_advice)
            self._say_news(self._news())
        else:
            self._say(*sentence(snapshot, self._guided))
            self._offer(advised(snapshot, self._guided))

    def follow(self, way: Way) -> None:
        """Say how far the run is on its way to another epoch; all else is as it was."""
        if self._snapshot is not None:
            self.display(replace(self._snapshot, state=RunState.RUNNING, way=way))

    def guide(self, guided: bool) -> None:
        """Leave it to a card of the tour to say what to do next, or say it again."""
        if guided is not self._guided:
            self._guided = guided
            if self._snapshot is not None:
                self.display(self._snapshot)

    def notice(self, text: str) -> None:
        """Say something about what was just asked for."""
        self._notice_until = time.monotonic() + _NOTICE
        self._say("warning", text)
        self._offer(None)

    def _offer(self, advice: "Advice | None") -> None:
        """Have a button for what is advised, or none."""
        if advice == self._advice:
            return
        self._advice = advice
        if advice is not None:
            # Who is advised nothing does not wait for the words.
            from learnscope.gui.text.sentences.advice import advice_label  # noqa: PLC0415

            label = advice_label(advice)
            self.take.setText(label)
            explain_control(
                self.take,
                label,
                translate(
                    "MessageStrip", "Do this: start over with it, and run. Ctrl+Z takes it back."
                ),
            )
        self.take.setVisible(advice is not None)

    def _take_advice(self) -> None:
        if self._advice is not None:
            self.advice_taken.emit(self._advice)

    def tell(self, news: Callable[[], Sequence[str]], advice: "Advice | None" = None) -> None:
        """Say what was just done, until something else is.

        Parameters
        ----------
        news : callable
            Returns it in the present language, in all its words and then in fewer: it is said in as
            many as there is room for.
        advice : Advice, optional
            What to do about it.
        """
        self._notice_until = 0.0
        self._news, self._news_advice = news, advice
        self._offer(advice)
        self._say_news(news())

    def _say_news(self, texts: Sequence[str]) -> None:
        """Say the first text that has room; if it is not the first, pointing tells that."""
        layout = self.layout()
        if layout is not None:
            # The button beside it may just have come.
            layout.activate()
        fonts = self.label.fontMetrics()
        room = QRect(0, 0, self.label.width(), self._lines() * fonts.lineSpacing())
        wrapped = Qt.TextFlag.TextWordWrap.value
        fits = (
            text
            for text in texts
            if fonts.boundingRect(room, wrapped, text).height() <= room.height()
        )
        text = next(fits, texts[-1]) if self.isVisible() else texts[0]
        self._say("info", text, "" if text == texts[0] else texts[0])

    def _moved_on(self, snapshot: Snapshot) -> bool:
        """Return whether something was done since: what it led to matters more than a notice."""
        before = self._snapshot
        if before is None or snapshot.state is not before.state:
            return True
        running = snapshot.state is RunState.RUNNING
        return not running and (snapshot.epoch, snapshot.experiment) != (
            before.epoch,
            before.experiment,
        )

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        tone, self._tone = self._tone, ""
        if tone:
            self._say(tone, self.label.text(), self._whole)

    def retranslate(self) -> None:
        """Say the present sentence in the present language."""
        self.label.setAccessibleName(translate("MessageStrip", "What is happening"))
        self._notice_until = 0.0
        self._offer(None)
        if self._snapshot is not None:
            self.display(self._snapshot)

    def _say(self, tone: str, text: str, whole: str = "") -> None:
        if tone != self._tone:
            self._tone = tone
            picture, ink = _ICONS[tone]
            self._icon.setPixmap(icon(picture, self._theme, ink).pixmap(18, 18))
        if text != self.label.text():
            self.label.setText(text)
            self.label.setAccessibleDescription(text)
        if whole != self._whole:
            if not self._whole:
                self._usual_tip = self.label.toolTip()
            self._whole = whole
            self.label.setToolTip(whole or self._usual_tip)
