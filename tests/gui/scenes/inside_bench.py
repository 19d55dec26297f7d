"""The panel inside an update beside a lab, and a hand at it."""

import pytest
from cases import each_telling
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Batch,
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    OwnData,
    Penalty,
    RandomStart,
    Trainer,
    ZerosStart,
)
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import STAGES, Inside, Position
from learnscope.gui.update.inside import InsideView
from learnscope.gui.update.inside_rows import LineRow, StageBox, UnitHead

XOR = Experiment(Gate("xor"), Network((2,)), start=RandomStart(3))


def rule(name: str, rate: float = 0.05, **more: float) -> Optimizer:
    return Optimizer(name, rate, **more)


#: As different as they come.
EXPERIMENTS = {
    "xor": XOR,
    "one neuron, momentum": Experiment(optimizer=rule("momentum")),
    "one neuron, penalty": Experiment(penalty=Penalty(0.1, 0.2), batch=Batch(3)),
    "three inputs": Experiment(Gate("parity"), Network((3,), "sigmoid"), start=RandomStart(1)),
    "three inputs alone": Experiment(Gate("majority"), start=RandomStart(1)),
    "a curve, Nesterov": Experiment(
        Curve(), Network((3,), "softplus"), "squared", rule("nesterov"), start=RandomStart(2)
    ),
    "a curve, absolute": Experiment(
        Curve(test_share=0.3), Network((2, 2), "leaky_relu"), "absolute", start=RandomStart(5)
    ),
    "a line": Experiment(Curve("line"), Network(), "squared", rule("adam"), start=RandomStart(1)),
    "moons, Adam, penalty": Experiment(
        Cloud("moons", 500),
        Network((8, 8), "relu"),
        optimizer=rule("adam", 0.01),
        penalty=Penalty(0.01, 0.001),
        start=RandomStart(2),
    ),
    "four layers of eight": Experiment(
        Cloud("spiral", 100), Network((8, 8, 8, 8)), batch=Batch(7, True), start=RandomStart(4)
    ),
    "four layers of one": Experiment(
        Cloud("blobs", 20), Network((1, 1, 1, 1)), optimizer=rule("rmsprop"), start=RandomStart(4)
    ),
    "steps from zeros": Experiment(
        Cloud("circle", 20), Network((4,), "step"), "absolute", start=ZerosStart()
    ),
    "one sample": Experiment(
        OwnData(((0.5, -2.0),), (1,)), Network((2,), "identity"), start=RandomStart(1)
    ),
    "far out": Experiment(
        OwnData(((900.0,), (-900.0,)), (1e6, -1e6), "regression"),
        Network((2,), "relu"),
        "squared",
        start=RandomStart(1, "uniform", 30.0),
    ),
}
ALL = pytest.mark.parametrize("experiment", EXPERIMENTS.values(), ids=EXPERIMENTS)
#: For what takes long: the least and the most units, each task, each kind of what stands in a row.
SOME = each_telling(
    "experiment",
    EXPERIMENTS,
    "one neuron, penalty",
    "moons, Adam, penalty",
    "far out",
)


class Bench:
    """A lab and the panel that follows it."""

    def __init__(self, qtbot: QtBot, experiment: Experiment) -> None:
        self.qtbot = qtbot
        self.holder = QWidget()
        qtbot.addWidget(self.holder)
        self.lab = Lab(experiment, self.holder)
        self.view = InsideView(self.holder)
        self.view.resize(440, 420)
        self.holder.resize(440, 420)
        self.lab.frame.connect(self.view.display)
        self.view.look_inside.connect(self.lab.look_inside)
        self.view.look_out.connect(self.lab.look_out)
        self.view.quantity_hovered.connect(self.lab.light)
        self.view.row_chosen.connect(self.lab.select)
        self.view.unit_chosen.connect(self.lab.select_unit)
        self.lab.refresh()
        with qtbot.waitActive(self.holder):
            self.holder.show()
            self.holder.activateWindow()

    def press(self, times: int = 1) -> "Bench":
        for _ in range(times):
            self.qtbot.mouseClick(self.view.next, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        return self

    def box(self, stage: str) -> StageBox:
        return self.view.stages[STAGES.index(stage)]

    def head(self, stage: str, unit: str) -> UnitHead:
        return next(head for head in self.heads(stage) if head.unit == unit)

    def heads(self, stage: str) -> list[UnitHead]:
        return [head for head in self.box(stage).heads if not head.isHidden()]

    def rows(self, stage: str) -> list[LineRow]:
        return [row for row in self.box(stage).rows if not row.isHidden()]

    def row(self, stage: str, quantity: str) -> LineRow:
        return next(row for row in self.rows(stage) if quantity_of(row) == quantity)

    def quantities(self, stage: str) -> list[str]:
        return [quantity_of(row) for row in self.rows(stage)]

    def choose(self, stage: str, unit: str) -> "Bench":
        self.qtbot.mouseClick(self.head(stage, unit), Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        return self


def quantity_of(row: LineRow) -> str:
    return "" if row.line is None else row.line.quantity


def opened(experiment: Experiment, row: int, epochs: int = 0) -> tuple[Trainer, Inside]:
    """Return a run and its next update with all four stages open."""
    trainer = Trainer(experiment)
    trainer.advance(epochs)
    position = Position()
    for _ in STAGES:
        position.forward(1)
    inside = position.look(trainer, row)
    assert inside is not None
    return trainer, inside
