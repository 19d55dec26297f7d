"""The learning rate: a slider over the usual ones, and a field for any."""

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from learnscope.gui.text.language import translate
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import ARROWS, reach_by_tab
from learnscope.gui.widgets.number_field import NumberField

#: The slider's ends, as powers of ten, and its positions for each factor of ten.
_LOWEST, _HIGHEST, _PER_DECADE = -3, 2, 20

#: Core takes any rate that is a number; so does the field, as far as its ladder of steps goes.
_LARGEST = 1e308


@guarded
class RateField(NumberField):
    """The field, whose arrow keys go along 1, 2, 5, 10, 20, 50, …."""

    def __init__(self) -> None:
        super().__init__(0.0, _LARGEST, 1.0)

    def stepBy(self, steps: int) -> None:
        """Go to the next or the previous number of the ladder."""
        self.interpretText()
        value = self.value()
        for _ in range(abs(steps)):
            value = _next_rung(value, up=steps > 0)
        self.setValue(value)
        self.selectAll()


def _next_rung(value: float, up: bool) -> float:
    if value <= 0.0:
        return 1e-6 if up else 0.0
    power = math.floor(math.log10(value))
    rungs = [float(f"{m}e{p}") for p in (power - 1, power, power + 1) for m in (1, 2, 5)]
    if up:
        return min(rung for rung in rungs if rung > value * (1 + 1e-9))
    return max(rung for rung in rungs if rung < value * (1 - 1e-9))


class LearningRateControl(QWidget):
    """Slider and field.

    `rate_chosen` carries the rate that was asked for, and whether this goes on with the same drag
    of the slider as the one before, to be undone together with it.
    """

    rate_chosen = Signal(float, bool)

    def __init__(self) -> None:
        super().__init__()
        self.field = RateField()
        self.field.setObjectName("learning_rate")
        self.field.setFixedWidth(80)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("learning_rate_slider")
        self.slider.setRange(0, (_HIGHEST - _LOWEST) * _PER_DECADE)
        self.slider.setPageStep(_PER_DECADE)
        reach_by_tab(self.slider, ARROWS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.field)
        self._dragged = False
        self.field.valueChanged.connect(lambda rate: self.rate_chosen.emit(rate, False))
        self.slider.sliderReleased.connect(self._drag_ended)
        self.slider.valueChanged.connect(self._slid)
        self.retranslate()

    def set_rate(self, rate: float) -> None:
        """Show a rate without asking for it; beyond its ends the slider stays at the end."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(_position(rate))
        self.field.show_value(rate)

    def retranslate(self) -> None:
        """Set names and explanations in the present language."""
        name = translate("LearningRateControl", "Learning rate")
        self.field.setAccessibleName(name)
        self.slider.setAccessibleName(translate("LearningRateControl", "Learning rate, slider"))
        text = translate(
            "LearningRateControl",
            "Learning rate (lr): how far each update goes against the slope of the loss. "
            "Too small and learning crawls, too large and it jumps about. "
            "It can be changed while the neuron learns.",
        )
        self.field.explain(text)
        self.slider.setToolTip(text)
        for widget in (self.field, self.slider):
            widget.setWhatsThis(text)

    def _slid(self, position: int) -> None:
        rate = float(f"{10 ** (_LOWEST + position / _PER_DECADE):.2g}")
        self.field.put_value(rate)
        goes_on = self._dragged
        self._dragged = self.slider.isSliderDown()
        self.rate_chosen.emit(rate, goes_on)

    def _drag_ended(self) -> None:
        self._dragged = False


def _position(rate: float) -> int:
    if rate <= 0.0:
        return 0
    power = min(max(math.log10(rate), _LOWEST), _HIGHEST)
    return round((power - _LOWEST) * _PER_DECADE)
