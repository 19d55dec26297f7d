"""What the output surface shows of networks, clouds, curves and three inputs."""

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Curve, Experiment, Gate, Network, Optimizer, RandomStart
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.views.surface.surface import SurfaceView

LEFT = Qt.MouseButton.LeftButton
XOR = Experiment(Gate("xor"), Network((4,)), start=RandomStart(1, "xavier"))
CIRCLE = Experiment(Cloud("circle", 120, test_share=0.25), Network((4,)), start=RandomStart(2))
SINE = Experiment(
    Curve("sine", 30, noise=0.1, test_share=0.2),
    Network((6,)),
    "squared",
    Optimizer(learning_rate=0.05),
    start=RandomStart(3),
)
PARITY = Experiment(Gate("parity"), Network((3,)), start=RandomStart(4))


def showing(view: SurfaceView, snapshot: Snapshot) -> Snapshot:
    view.display(snapshot)
    QCoreApplication.processEvents()
    return snapshot


def point_at(widget: QWidget, qtbot: QtBot, at: QPointF) -> QPoint:
    """Move the pointer to a pixel, from a little aside, and return it."""
    pixel = at.toPoint()
    for aside in (25, 0):
        qtbot.mouseMove(widget, pixel + QPoint(aside, 0))
    return pixel
