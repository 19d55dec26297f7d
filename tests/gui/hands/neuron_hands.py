"""A hand at the drawing of the neuron."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from learnscope.core import Experiment, Optimizer, ValuesStart
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.drawing.neuron_view import NeuronView

WORKED = Experiment(start=ValuesStart((0.1, -0.12, 0.0)), optimizer=Optimizer(learning_rate=1.0))
LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def place(view: NeuronView, key: str) -> QPoint:
    """Return where a number stands, after the drawing is up to date."""
    view.grab()
    return view.texts[key].center()


def parameters(lab: Lab) -> tuple[float, ...]:
    return tuple(lab.trainer.parameters.tolist())


def wheel(
    view: NeuronView, key: str, notches: float, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    at = QPointF(place(view, key))
    QApplication.sendEvent(
        view,
        QWheelEvent(
            at,
            QPointF(view.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
