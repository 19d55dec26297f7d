"""The tool bar: start, stop, step, go back, and how fast; with the `readouts`."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QToolBar,
    QToolButton,
    QWidget,
)

from learnscope.gui.look.style import mark
from learnscope.gui.look.theme import GRID
from learnscope.gui.panel.readouts import Readouts
from learnscope.gui.session.run_state import LADDER, Pace
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import ARROWS, PRESS, KeyKeeper, reach_by_tab

#: What takes more width while there is room: the readouts on one line ("line"), then the words that
#: no picture says: of buttons, of the speed after its slider ("pace") and a caption before it
#: ("caption"). Else their tips say it.
_WORDS = ("line", "look_inside", "new_start", "reset", "step", "pace", "step_back", "caption")

_WITH_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_WITHOUT_WORDS = Qt.ToolButtonStyle.ToolButtonIconOnly

#: Pixels that are left free between the speed and the readouts.
_FREE = 2 * GRID


@guarded
class Transport(QToolBar):
    """Run controls at the left, speed in the middle, epoch, loss and accuracy at the right.

    Parameters
    ----------
    groups : list of list of QAction
        The actions to show as buttons, with a gap between groups.
    """

    pace_chosen = Signal(int)
    quantity_hovered = Signal(str)

    def __init__(self, groups: list[list[QAction]]) -> None:
        super().__init__()
        self.setObjectName("transport")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._buttons: dict[str, QToolButton] = {}
        for index, group in enumerate(groups):
            if index:
                self.addSeparator()
            for action in group:
                self.addAction(action)
                button = self.widgetForAction(action)
                if isinstance(button, QToolButton):
                    self._buttons[action.objectName()] = button
                    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                    action.changed.connect(partial(self._rename, button, action))
                    button.setAccessibleName(action.iconText())
                    button.setObjectName(f"{action.objectName()}_button")
                    KeyKeeper(button, PRESS)
        self.addSeparator()
        self._speed_label = QLabel()
        self._speed_label.setProperty("role", "caption")
        self.speed = QSlider(Qt.Orientation.Horizontal)
        self.speed.setObjectName("speed")
        self.speed.setRange(0, len(LADDER) - 1)
        self.speed.setPageStep(1)
        self.speed.setFixedWidth(68)
        reach_by_tab(self.speed, ARROWS)
        self._pace_label = QLabel()
        #: What of `_WORDS` is no button.
        self._labels = {"pace": self._pace_label, "caption": self._speed_label}
        self.speed.valueChanged.connect(self._slid)
        self.readouts = Readouts()
        self.addWidget(self._speed_part())
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self.addWidget(self.readouts)
        self.light_run(True)
        self.retranslate()
        self.installEventFilter(self)

    def display(self, snapshot: Snapshot) -> None:
        """Show where the run stands."""
        if self.readouts.display(snapshot):
            self._know_sizes()
            self._fit(self.width())

    def light_run(self, lit: bool) -> None:
        """Give the Run button the accent, or leave the accent to something else."""
        mark(self._buttons["run"], "lit", lit)

    def set_pace(self, index: int) -> None:
        """Show a speed without asking for it."""
        with QSignalBlocker(self.speed):
            self.speed.setValue(index)
        self._show_pace(index)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep room for the readouts in the bold type that they have from now on."""
        super().showEvent(event)
        self._hold_room()

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.setWindowTitle(translate("Transport", "Run"))
        self._speed_label.setText(translate("Transport", "Speed"))
        self.speed.setAccessibleName(translate("Transport", "Speed"))
        text = translate(
            "Transport",
            "Speed: how many epochs go by. At the left, one a second; at the right, as many as the "
            "computer can. The numbers are the same at any speed.",
        )
        self.speed.setWhatsThis(text)
        self.readouts.retranslate()
        self._hold_room()
        self._show_pace(self.speed.value())

    def _hold_room(self) -> None:
        """Keep each changing text as wide as its widest, so that nothing beside it moves."""
        self.readouts.hold_room()
        self._hold_run_button()
        paces = [_pace_text(pace) for pace in LADDER]
        metrics = QFontMetrics(self._pace_label.font())
        self._pace_label.setMinimumWidth(max(metrics.horizontalAdvance(t) for t in paces) + 4)
        self._know_sizes()

    def _know_sizes(self) -> None:
        """Let the bar know at once what its parts need, not with the next turn of the events."""
        layout = self.layout()
        if layout is not None:
            # Qt does not ask what it has hidden for want of room, such as the readouts.
            layout.invalidate()
            layout.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, leave the names of the buttons to their tool tips."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the words anew when a part of the bar takes another width, as in another language."""
        if watched is self and event.type() == QEvent.Type.LayoutRequest:
            self._fit(self.width())
        return super().eventFilter(watched, event)

    def _rename(self, button: QToolButton, action: QAction) -> None:
        if button.accessibleName() != action.iconText():
            button.setAccessibleName(action.iconText())
            self._fit(self.width())

    def minimumSizeHint(self) -> QSize:
        """Wide enough for every button and number, without words."""
        return QSize(self._least_width() + _FREE, super().minimumSizeHint().height())

    def _least_width(self) -> int:
        shown = sum(self._width_of_words(name) for name in self._shown_words())
        return self.sizeHint().width() - shown

    def _fit(self, width: int) -> None:
        """Show as many words as there is room for, the readouts first of all."""
        words = {name: self._width_of_words(name) for name in _WORDS}
        left = width - self._least_width() - _FREE
        wanted: set[str] = set()
        for name in _WORDS:
            left -= words[name]
            if left < 0:
                break
            wanted.add(name)
        if self.readouts.on_two_lines is ("line" in wanted):
            self.readouts.on_two_lines = "line" not in wanted
            self._know_sizes()
        for name, label in self._labels.items():
            if label.isHidden() == (name in wanted):
                label.setVisible(name in wanted)
                self._know_sizes()
        for name, button in self._buttons.items():
            style = _WITH_WORDS if name in {*wanted, "run"} else _WITHOUT_WORDS
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)

    def _shown_words(self) -> set[str]:
        """Return which words take room now."""
        buttons = self._buttons.items()
        shown = {name for name, b in buttons if b.toolButtonStyle() == _WITH_WORDS} - {"run"}
        if not self.readouts.on_two_lines:
            shown.add("line")
        return shown | {name for name, label in self._labels.items() if not label.isHidden()}

    def _width_of_words(self, name: str) -> int:
        """Return how many pixels more the bar takes with some words in it."""
        if name == "line":
            return self.readouts.width_of_one_line()
        if name in self._labels:
            label = self._labels[name]
            return max(label.sizeHint().width(), label.minimumWidth()) + GRID
        button = self._buttons[name]
        metrics = button.fontMetrics()
        # As in QToolButton: a space on either side, and a gap after the icon.
        return metrics.horizontalAdvance(f" {button.text()} ") + 4

    def _hold_run_button(self) -> None:
        """Keep the Run button as wide as Pause needs, so that nothing moves when they change."""
        button = self._buttons["run"]
        button.ensurePolished()
        metrics = QFontMetrics(button.font())
        words = (translate("Actions", "Run"), translate("Actions", "Pause"))
        widest = max(metrics.horizontalAdvance(word) for word in words)
        button.setMinimumWidth(widest + self.iconSize().width() + 4 * GRID)

    def _slid(self, index: int) -> None:
        self._show_pace(index)
        self.pace_chosen.emit(index)

    def _show_pace(self, index: int) -> None:
        text = _pace_text(LADDER[index])
        self._pace_label.setText(text)
        self.speed.setToolTip(f"{text}\n{self.speed.whatsThis()}")
        self.speed.setAccessibleDescription(text)

    def _speed_part(self) -> QWidget:
        return _row(self._speed_label, self.speed, self._pace_label)


def _row(*widgets: QWidget) -> QWidget:
    part = QWidget()
    # What is left over stands between the parts, not in them.
    part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    layout = QHBoxLayout(part)
    layout.setContentsMargins(GRID, 0, GRID, 0)
    layout.setSpacing(GRID)
    for widget in widgets:
        layout.addWidget(widget)
    return part


def _pace_text(pace: Pace) -> str:
    if pace.per == "max":
        return translate("Transport", "as fast as it can")
    if pace.per == "frame":
        return translate("Transport", "{n} epochs a frame").format(n=f"{pace.epochs:,}")
    if pace.epochs == 1:
        return translate("Transport", "1 epoch a second")
    return translate("Transport", "{n} epochs a second").format(n=pace.epochs)
