"""A hand at the lines that are joined."""

import json
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from learnscope.core import Experiment
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.hidden.handles import Handle
from learnscope.gui.views.hidden.joining import JoiningView

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def curve(hidden: list[int], activation: str = "relu", **more: Any) -> Experiment:
    """Return a curve to be learned by a network."""
    problem = {"kind": "curve", "name": "sine", "points": 20, "test_share": 0.2}
    data = {
        "problem": problem,
        "network": {"hidden": hidden, "activation": activation},
        "loss": "squared",
        "optimizer": {"name": "adam", "learning_rate": 0.05},
        "start": {"kind": "random", "seed": 1, "scheme": "xavier"},
    }
    return Experiment.from_json(json.dumps(data | more))


#: Three bent lines whose bends are at −½, 0 and ½, and that all end at the right.
THREE = curve(
    [3],
    start={"kind": "values", "values": [1.0, 1.0, 2.0, 0.5, 0.0, -1.0, 1.0, -1.0, 0.5, 0.25]},
)


def handle(view: JoiningView, unit: int, kind: str) -> Handle:
    return next(h for h in view.plot.handles() if (h.unit, h.kind) == (unit, kind))


def pixel(view: JoiningView, unit: int, kind: str) -> QPoint:
    return view.plot.handle_pixel(handle(view, unit, kind)).toPoint()


def drag(view: JoiningView, begin: QPoint, *ends: QPoint) -> None:
    viewport = view.plot.viewport()
    QTest.mouseMove(viewport, begin)
    QTest.mousePress(viewport, LEFT, pos=begin)
    for end in ends:
        QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, pos=ends[-1])


def theta(lab: Lab) -> dict[str, float]:
    names = lab.experiment.model.parameter_names
    return dict(zip(names, lab.trainer.parameters.tolist(), strict=True))
