"""What stands above the ground: which one is looked at, how it is coloured, and what is held."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from learnscope.core import Model
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.landscape.ground.choice import AXES, LINE, GroundChoice, kinds
from learnscope.gui.views.landscape.landscape_texts import kind_name, kind_tip
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab

#: What a list takes beside its text, in pixels.
_ARROW = 44

#: What is held stands between these values, in so many steps.
_REACH, _STEPS = 10.0, 400


class LandscapeHeader(QWidget):
    """The choice of ground."""

    #: The ground that was chosen.
    chosen = Signal(object)
    #: Whether the steps of colour have the same ratio.
    log_chosen = Signal(bool)
    #: ``"2d"`` or ``"3d"``.
    mode_chosen = Signal(str)
    #: Whether the dark room is to be open.
    dark_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = GroundChoice(AXES, ("w1", "w2"))
        self._dark = False
        self._model: Model | None = None
        self.kind = QComboBox()
        self.axes = (QComboBox(), QComboBox())
        self.log = QToolButton()
        self.solid = QToolButton()
        self.dark = QToolButton()
        self.held_name = QLabel()
        self.held = QSlider(Qt.Orientation.Horizontal)
        self.held_value = QLabel()
        self.follows = QCheckBox()
        self._name_parts()
        self._lay_out()
        self.kind.activated.connect(self._kind_chosen)
        for number, box in enumerate(self.axes):
            box.activated.connect(lambda _i, number=number: self._axis_chosen(number))
        self.log.clicked.connect(self.log_chosen)
        self.solid.clicked.connect(lambda on: self.mode_chosen.emit("3d" if on else "2d"))
        self.dark.clicked.connect(self.dark_chosen)
        self.held.valueChanged.connect(self._held_moved)
        self.follows.clicked.connect(self._follow_clicked)
        self.retranslate()

    def _name_parts(self) -> None:
        self.log.setChecked(True)
        names = {
            "landscape_kind": self.kind,
            "landscape_x": self.axes[0],
            "landscape_y": self.axes[1],
            "landscape_log": self.log,
            "landscape_3d": self.solid,
            "dark_room": self.dark,
            "landscape_held": self.held,
            "landscape_follow": self.follows,
        }
        for name, part in names.items():
            part.setObjectName(name)
        for box in (self.kind, *self.axes):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            reach_by_tab(box, ARROWS)
        for button in (self.log, self.solid, self.dark):
            button.setCheckable(True)
            reach_by_tab(button, PRESS)
        self.log.setChecked(True)
        self.held.setRange(-_STEPS, _STEPS)
        self.held.setMinimumWidth(40)
        reach_by_tab(self.held, ARROWS)
        reach_by_tab(self.follows, PRESS)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(4)
        for box in (self.kind, *self.axes):
            first.addWidget(box)
        first.addStretch(1)
        for button in (self.log, self.solid, self.dark):
            first.addWidget(button)
        self.held_row = QWidget()
        self.held_row.setLayout(second)
        for part in (self.held_name, self.held, self.held_value, self.follows):
            second.addWidget(part)
        second.setStretchFactor(self.held, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 0, 0, 4)
        layout.setSpacing(2)
        layout.addLayout(first)
        layout.addWidget(self.held_row)

    def display(self, snapshot: Snapshot, choice: GroundChoice) -> None:
        """Show the choice at a moment."""
        model = snapshot.experiment.model
        if model != self._model or choice.kind != self._choice.kind:
            self._model, self._choice = model, choice
            self._fill(model)
        self._choice = choice
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(kinds(model).index(choice.kind))
        for box, name in zip(self.axes, choice.axes, strict=False):
            box.setCurrentIndex(model.parameter_names.index(name))
        self._show_held(snapshot, choice.other(model))

    def _fill(self, model: Model) -> None:
        kind = self._choice.kind
        self.kind.clear()
        for each in kinds(model):
            self.kind.addItem(kind_name(each))
            self.kind.setItemData(
                self.kind.count() - 1, kind_tip(each), Qt.ItemDataRole.ToolTipRole
            )
        explain_control(self.kind, self.kind.accessibleName(), kind_tip(kind))
        self.kind.setVisible(self.kind.count() > 1)
        for number, box in enumerate(self.axes):
            box.clear()
            box.addItems(model.parameter_names)
            longest = max(map(box.fontMetrics().horizontalAdvance, model.parameter_names))
            box.setMaximumWidth(longest + _ARROW)
            box.setVisible(kind == AXES or (kind == LINE and number == 0))
            box.setEnabled(box.count() > 1)
        self.solid.setVisible(kind != LINE)
        self.log.setVisible(kind != LINE)
        self.dark.setVisible(kind != LINE)

    def set_dark(self, dark: bool) -> None:
        """Show that the dark room is open, where nothing is held and nothing has a height."""
        self._dark = dark
        self.dark.setChecked(dark)
        self.solid.setEnabled(not dark)
        self.solid.setChecked(self.solid.isChecked() and not dark)

    def _show_held(self, snapshot: Snapshot, other: str) -> None:
        self.held_row.setVisible(bool(other) and not self._dark)
        if not other:
            return
        held = self._choice.held
        names = snapshot.experiment.model.parameter_names
        value = snapshot.parameters[names.index(other)] if held is None else held
        self.held_name.setText(other)
        self.held_value.setText(fixed(value, 2))
        self.follows.setChecked(held is None)
        with QSignalBlocker(self.held):
            self.held.setValue(round(min(max(value / _REACH, -1.0), 1.0) * _STEPS))

    def retranslate(self) -> None:
        """Set every text in the present language."""
        if self._model is not None:
            self._fill(self._model)
        texts = {
            self.log: (
                translate("LandscapeView", "log"),
                translate(
                    "LandscapeView",
                    "Steps of colour that grow by the same factor, so that low ground is seen as "
                    "finely as high; else by the same difference",
                ),
            ),
            self.solid: (
                translate("LandscapeView", "3-D"),
                translate("LandscapeView", "The floor in three dimensions, to be turned"),
            ),
            self.dark: (
                translate("LandscapeView", "Dark room"),
                translate(
                    "LandscapeView",
                    "Put out the light: look for the lowest place by trying tiles, by hand or all "
                    "of them, or walk down by feeling the slope",
                ),
            ),
            self.follows: (
                translate("LandscapeView", "as in the run"),
                translate(
                    "LandscapeView",
                    "The value that the run has now; without it, the slider holds a value of its "
                    "own",
                ),
            ),
        }
        for part, (text, tip) in texts.items():
            part.setText(text)
            explain_control(part, text, tip)
        kind = translate("LandscapeView", "Which surface")
        explain_control(self.kind, kind, kind_tip(self._choice.kind))
        for box, name in zip(
            self.axes,
            (
                translate("LandscapeView", "Parameter across"),
                translate("LandscapeView", "Parameter up"),
            ),
            strict=True,
        ):
            explain_control(box, name, name)
        held = translate("LandscapeView", "At what the remaining parameter is held")
        explain_control(self.held, held, held)

    # What the learner does

    def _kind_chosen(self, index: int) -> None:
        assert self._model is not None
        kind = kinds(self._model)[index]
        self.chosen.emit(replace(self._choice, kind=kind, held=None))

    def _axis_chosen(self, number: int) -> None:
        name = self.axes[number].currentText()
        if name != self._choice.axes[number]:
            self.chosen.emit(self._choice.with_axis(number, name))

    def _held_moved(self, value: int) -> None:
        self.chosen.emit(replace(self._choice, held=value / _STEPS * _REACH))

    def _follow_clicked(self, follows: bool) -> None:
        held = None if follows else self.held.value() / _STEPS * _REACH
        self.chosen.emit(replace(self._choice, held=held))
