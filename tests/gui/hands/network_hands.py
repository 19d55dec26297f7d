"""A hand at the drawing of a network."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from learnscope.core import Batch, Experiment, Gate, Optimizer
from learnscope.core.network import Network
from learnscope.core.problems.clouds import Cloud
from learnscope.core.problems.curves import Curve
from learnscope.core.start import RandomStart
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.drawing.network.network_view import NetworkView

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def xor(*hidden: int) -> Experiment:
    return Experiment(problem=Gate("xor"), network=Network(hidden), start=RandomStart(1))


def of_a_curve(*hidden: int) -> Experiment:
    return Experiment(
        problem=Curve("sine", points=60),
        network=Network(hidden),
        loss="squared",
        optimizer=Optimizer(learning_rate=0.1),
        start=RandomStart(1),
    )


#: Very different experiments, from one parameter's worth of lines to 257.
MANY = {
    "xor 2-1-1": xor(1),
    "xor 2-2-1": xor(2),
    "xor 2-8-8-8-8-1": xor(8, 8, 8, 8),
    "one row": replace(xor(3), problem=Gate("xor", rows=(2,))),
    "parity 3-3-1": replace(xor(3), problem=Gate("parity")),
    "majority 3-1": replace(xor(), problem=Gate("majority")),
    "curve 1-1": of_a_curve(),
    "curve 1-6-1": of_a_curve(6),
    "relu": replace(xor(4), network=Network((4,), "relu")),
    "step": replace(xor(2, 3), network=Network((2, 3), "step")),
    "spiral": replace(xor(8, 8), problem=Cloud("spiral", points=500, noise=0.1)),
    "batches": replace(xor(4), problem=Cloud("moons", points=40), batch=Batch(7, True)),
    "diverging": replace(of_a_curve(4), optimizer=Optimizer(learning_rate=1e6)),
}


def theta(lab: Lab) -> dict[str, float]:
    names = lab.experiment.model.parameter_names
    return dict(zip(names, lab.trainer.parameters.tolist(), strict=True))


def place(view: NetworkView, key: str) -> QPoint:
    """Return a point at which something is met, after the drawing is up to date."""
    view.grab()
    area = view.texts.get(key) or view.nodes.get(key)
    if area is not None:
        return area.center()
    layout = view.network_layout
    assert layout is not None
    for edge in layout.edges:
        if edge.name == key:
            points = [edge.line.pointAt(share / 40).toPoint() for share in range(1, 40)]
            return next(p for p in points if meets(view, p, key))
    raise KeyError(key)


def meets(view: NetworkView, at: QPoint, key: str) -> bool:
    target = view.target_at(QPointF(at))
    return target is not None and target.key == key


def move(view: NetworkView, at: QPoint, held: Qt.MouseButton = LEFT) -> None:
    """Move the pointer with its button held; pytest-qt's own moves hold none."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        held,
        NONE,
    )
    QApplication.sendEvent(view, event)


def focus(view: NetworkView) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)


def button(view: QWidget, name: str) -> QToolButton:
    return view.findChild(QToolButton, name)
