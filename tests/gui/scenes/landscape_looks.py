"""Networks whose ground is seen, and when it has come to rest."""

import json
from typing import Any

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment
from learnscope.gui.views.landscape.landscape import LandscapeView


def network(hidden: list[int], problem: dict[str, Any] | None = None, **more: Any) -> Experiment:
    """Return a problem to be learned by a network; XOR by default."""
    problem = problem or {"kind": "gate", "name": "xor"}
    data = {
        "problem": problem,
        "network": {"hidden": hidden, "activation": "tanh"},
        "loss": "squared" if problem["kind"] == "curve" else "bce",
        "optimizer": {"name": "adam", "learning_rate": 0.1},
        "start": {"kind": "random", "seed": 3, "scheme": "xavier"},
    }
    return Experiment.from_json(json.dumps(data | more))


def rest(qtbot: QtBot, view: LandscapeView) -> None:
    """Wait until the ground is as fine as it gets."""
    qtbot.waitUntil(lambda: view.map.survey.is_over)


def pixel(view: LandscapeView, place: tuple[float, float]) -> QPoint:
    return view.shown.point(*place).toPoint()
