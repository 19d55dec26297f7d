"""Ways that take long, and turns of the event loop on them."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from learnscope.core import Batch, Cloud, Experiment, Network, Optimizer, RandomStart
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState

#: Twenty updates an epoch.
UPDATES = 20
EXPERIMENT = Experiment(
    Cloud("xor", UPDATES),
    Network((3,), "relu"),
    optimizer=Optimizer("momentum", 0.01),
    batch=Batch(1, shuffle=True),
    start=RandomStart(1, "xavier"),
)
#: Where the run stands, and how far it was trained: between two recorded epochs both.
EPOCH, LATEST = 21, 30
#: Portions that an epoch takes, interpreted.
PORTIONS = 10


def arrive(qtbot: QtBot, lab: Lab) -> None:
    qtbot.waitUntil(lambda: lab.state is not RunState.RUNNING)


def after(qtbot: QtBot, lab: Lab, turns: int, act: Callable[[], object]) -> None:
    """Do something once the event loop has turned so often."""
    left = [turns]
    timer = QTimer(lab, interval=0)

    def turn() -> None:
        left[0] -= 1
        if not left[0]:
            timer.stop()
            act()

    timer.timeout.connect(turn)
    timer.start()
    qtbot.waitUntil(lambda: not timer.isActive())
    timer.deleteLater()
