"""Inside a larger step: any network's update opens in the panel, unit by unit, and tells it all."""

import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QPixmap
from PySide6.QtTest import QTest
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
    SampleTrace,
    Trainer,
    UpdateTrace,
    ValuesStart,
    ZerosStart,
)
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.inspection.inspection import sample_slopes, trace_update
from learnscope.gui import update as worked
from learnscope.gui.look.theme import DARK
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import STAGES, Inside, Position
from learnscope.gui.settings import Settings
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.update import inside_rows
from learnscope.gui.update.inside import InsideView
from learnscope.gui.update.inside_rows import LineRow, StageBox, UnitHead

DATA = Path(__file__).parents[1] / "data" / "inside_networks.json"

CASES = [
    (entry["experiment"], opened)
    for entry in json.loads(DATA.read_text(encoding="utf-8"))
    for opened in entry["epochs"]
]

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
        return next(row for row in self.rows(stage) if _quantity(row) == quantity)

    def quantities(self, stage: str) -> list[str]:
        return [_quantity(row) for row in self.rows(stage)]

    def choose(self, stage: str, unit: str) -> "Bench":
        self.qtbot.mouseClick(self.head(stage, unit), Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        return self


def _quantity(row: LineRow) -> str:
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


def same(ours: float, theirs: float) -> bool:
    return ours == theirs or (math.isnan(ours) and math.isnan(theirs))


# What the lines say


@ALL
@pytest.mark.parametrize("epochs", [0, 3])
def test_every_line_is_a_number_of_the_trace(experiment: Experiment, epochs: int) -> None:
    trainer, inside = opened(experiment, experiment.problem.active[0], epochs)
    update = inside.update
    trace = update.samples[update.rows.index(inside.sample.sample)]
    names = experiment.model.parameter_names
    known: dict[str, float] = {
        "loss": trace.loss,
        "penalty": trainer.penalty,
        "loss_and_penalty": trace.loss + trainer.penalty,
        "output_after": inside.updated.output,
        "loss_after": inside.updated.loss,
    }
    for name, i in zip(names, range(len(names)), strict=True):
        known[f"g_{name}"] = known[f"c_{name}"] = trace.dloss_dparameters[i]
        known[f"n_{name}"] = update.updated[i]
        known[f"penalty_{name}"] = update.penalty_gradient[i]
        known[f"gradient_{name}"] = update.gradient[i]
        memories = experiment.optimizer.rule.memories
        for memory, values in zip(memories, update.unstopped_state, strict=True):
            sign = {"velocity": "velocity", "mean": "m"}.get(memory)
            known[f"{sign or ('v' if len(memories) == 2 else 's')}_{name}"] = values[i]
        if update.stopped[i] and memories:
            known[f"m_ended_{name}"] = update.updated_state[0][i]
    known |= units_of(trace)
    seen = set()
    for line in worked.lines(inside, experiment):
        assert line.sentence
        if line.quantity in known and not line.unit:
            seen.add(line.quantity)
            assert same(line.value, known[line.quantity]), line
    left = known.keys() - seen
    if not experiment.penalty:
        left = {name for name in left if not name.startswith(("penalty", "gradient", "loss_and"))}
    if not experiment.network.hidden:
        left = {name for name in left if not name.startswith("c_")}
    assert not {name for name in left if not name.startswith("penalty") or name[-1] != "b"}


def units_of(trace: SampleTrace) -> dict[str, float]:
    """Return what the lines should say of every unit."""
    known = {}
    for layer in trace.layers:
        for unit in layer:
            z = "z" if unit.name == "y" else f"{unit.name}.z"
            known[z] = unit.z
            known["output" if unit.name == "y" else unit.name] = unit.output
            slopes = (
                ("dL/dy", "dy/dz", "dL/dz")
                if unit.name == "y"
                else (f"dL/d{unit.name}", f"d{unit.name}/dz", f"dL/d{unit.name}.z")
            )
            values = (unit.dloss_doutput, unit.doutput_dz, unit.dloss_dz)
            known |= dict(zip(slopes, values, strict=True))
    return known


@ALL
def test_the_last_update_of_an_epoch_ends_where_a_step_does(experiment: Experiment) -> None:
    trainer = Trainer(experiment)
    position = Position()
    count = len(trainer.trace_epoch())
    while position.forward(count):
        pass
    inside = position.look(trainer, 0)
    assert inside is not None
    end = inside.update.updated
    trainer.advance()
    if not trainer.diverged:
        assert trainer.parameters.tolist() == list(end)


@ALL
def test_everything_is_copied_as_text_and_latex(experiment: Experiment) -> None:
    _, inside = opened(experiment, experiment.problem.active[0])
    text, latex = (write(inside, experiment) for write in (worked.plain_text, worked.latex_text))
    for line in worked.lines(inside, experiment):
        if not line.unit:
            assert f"= {exact(line.value)}" in text
    assert "−" not in latex
    assert latex.count(r"\[") == latex.count(r"\]")
    for name in (name for layer in experiment.model.unit_names for name in layer):
        if experiment.network.hidden:
            assert f"[{name}]" in text
            assert rf"\subparagraph{{{name}}}" in latex


def test_the_factors_of_a_chain_multiply_to_the_slope() -> None:
    for experiment in (XOR, EXPERIMENTS["four layers of one"]):
        _, inside = opened(experiment, 1)
        chains = [
            line for line in worked.lines(inside, experiment) if line.quantity.startswith("c_")
        ]
        assert len(chains) == experiment.model.parameter_count
        for line in chains:
            factors = line.numbers.replace("(", "").replace(")", "").replace("−", "-").split(" · ")
            product = math.prod(float(factor) for factor in factors)
            assert product == pytest.approx(line.value, abs=2e-3), line


def test_a_parameter_with_many_paths_is_a_sum_over_the_next_layer() -> None:
    experiment = EXPERIMENTS["a curve, absolute"]
    _, inside = opened(experiment, 0)
    lines = {line.quantity: line for line in worked.lines(inside, experiment)}
    line = lines["c_h1.1.w1"]
    assert line.numbers.count("+") == 1
    assert "many paths" in line.sentence
    assert r"\sum_k" in line.formula
    number = line.numbers.replace("−", "-").replace("·", "*")
    assert eval(number) == pytest.approx(line.value, abs=2e-3)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("row", [0, 3])
def test_the_numbers_of_every_bend_give_its_result(name: str, row: int) -> None:
    experiment = replace(XOR, network=Network((2,), name))
    _, inside = opened(experiment, row)
    known = {
        "tanh": math.tanh,
        "max": max,
        "ln": math.log,
        "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    }
    lines = {line.quantity: line for line in worked.lines(inside, experiment)}
    for quantity in ("h1.1", "dh1.1/dz", "h1.2", "dh1.2/dz"):
        line = lines[quantity]
        text = line.numbers.replace("−", "-").replace("·", "*").replace("²", "**2")
        text = text.replace("σ", "sigmoid").replace("e^", "2.718281828459045**")
        value = eval(text, known) if text else line.value
        assert value == pytest.approx(line.value, abs=2e-4), line
        assert line.formula.count("{") == line.formula.count("}")


@pytest.mark.parametrize("name", ["gd", "momentum", "nesterov", "rmsprop", "adam"])
@pytest.mark.parametrize("penalty", [Penalty(), Penalty(l1=0.2), Penalty(0.1, 0.3)])
def test_the_numbers_of_every_rule_give_the_new_value(name: str, penalty: Penalty) -> None:
    experiment = replace(XOR, optimizer=rule(name, 0.5, eps=0.25), penalty=penalty)
    _, inside = opened(experiment, 1, epochs=5)
    update = [line for line in worked.lines(inside, experiment) if line.stage == 3]
    checked = [line for line in update if comes_out(line)]
    memories = {"gd": 0, "momentum": 1, "nesterov": 1, "rmsprop": 1, "adam": 4}[name]
    # Of the penalty a weight has two lines and a bias one: it is not charged.
    assert len(checked) == 9 * (1 + memories) + (2 * 6 + 3 if penalty else 0)


def comes_out(line: worked.WorkedLine) -> bool:
    """Reckon what stands in a line of the last stage, if anything does."""
    if line.unit or not line.numbers or "→" in line.numbers:
        return False
    known = {
        "sqrt": math.sqrt,
        "sign": lambda w: (w > 0.0) - (w < 0.0),
        "clip": lambda value, low, high: min(max(value, low), high),
    }
    text = line.numbers.replace("−", "-").replace("·", "*").replace("²", "**2")
    text = text.replace("^", "**")
    while "√" in text:
        before, _, after = text.partition("√")
        number, _, rest = after.partition(" ")
        text = f"{before}sqrt({number}) {rest}"
    assert eval(text, known) == pytest.approx(line.value, abs=2e-3, rel=5e-3), line
    return True


#: What each rule remembers that ends where a weight stops.
ENDING = {"gd": "", "momentum": "velocity", "nesterov": "velocity", "rmsprop": "", "adam": "m"}


@pytest.mark.parametrize("name", ENDING)
def test_a_weight_that_the_penalty_alone_would_carry_across_0_stops_there_and_says_so(
    name: str,
) -> None:
    experiment = Experiment(optimizer=rule(name, 1.0, eps=0.25), penalty=Penalty(l1=0.4))
    ends = ENDING[name]
    _, inside = opened(experiment, 2)
    update, names = inside.update, experiment.model.parameter_names
    stopped = [name for name, stops in zip(names, update.stopped, strict=True) if stops]
    assert stopped
    lines = {line.quantity: line for line in worked.lines(inside, experiment) if line.stage == 3}
    for parameter in stopped:
        i = names.index(parameter)
        line = lines[f"n_{parameter}"]
        assert line.value == update.updated[i] == 0.0
        assert line.numbers.startswith("max(0, " if update.parameters[i] > 0.0 else "min(0, ")
        assert line.sentence == (
            f"The penalty alone would carry {parameter} across 0, so it stops at 0 exactly."
        )
        ended = {quantity for quantity in lines if quantity.endswith(f"_ended_{parameter}")}
        assert ended == ({f"{ends}_ended_{parameter}"} if ends else set())
    for line in lines.values():
        comes_out(line)


@pytest.mark.parametrize("l1", [0.1, 0.5, 0.8])
def test_at_0_the_penalty_holds_a_weight_as_far_as_it_can(l1: float) -> None:
    experiment = Experiment(
        Gate("and", rows=(2,)), penalty=Penalty(l1=l1), start=ValuesStart((0.0, 0.0, 0.0))
    )
    _, inside = opened(experiment, 2)
    lines = {line.quantity: line for line in worked.lines(inside, experiment) if line.stage == 3}
    # Of the loss alone 0.5.
    pull, total = lines["penalty_w1"], lines["gradient_w1"]
    assert comes_out(pull)
    assert comes_out(total)
    assert pull.value == -min(l1, 0.5)
    assert total.value == max(0.5 - l1, 0.0)
    assert "clip" in pull.formula
    assert "holds w1" in pull.sentence


# What the panel shows


@pytest.mark.parametrize(("experiment", "reference"), CASES)
def test_the_panel_shows_what_pytorch_gives(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    experiment: dict[str, Any],
    reference: dict[str, Any],
) -> None:
    # Numbers are compared: to typeset the symbols beside them would take most of the time.
    monkeypatch.setattr(inside_rows, "formula", lambda *_arguments: QPixmap(40, 20))
    bench = Bench(qtbot, Experiment.from_json(json.dumps(experiment)))
    bench.lab.trainer.advance(reference["epoch"])
    model = bench.lab.experiment.model
    names = model.parameter_names

    def assert_row(stage: str, quantity: str, value: float) -> None:
        row = bench.row(stage, quantity)
        assert row.result.text() == f"= {fixed(value)}"
        assert float(row.toolTip().split("\n")[1]) == pytest.approx(value, rel=1e-9, abs=1e-14)

    bench.press(4)
    for stage in STAGES:
        head = bench.box(stage).head
        if not head.isChecked():
            qtbot.mouseClick(head, Qt.MouseButton.LeftButton)
    for number, sample in enumerate(reference["samples"]):
        bench.lab.select(number)
        assert_row("loss", "loss", sample["loss"])
        for layer, units in enumerate(sample["layers"]):
            for i, unit in enumerate(units):
                name = model.unit_names[layer][i]
                bench.lab.select_unit(name)
                output = "output" if name == "y" else name
                z = "z" if name == "y" else f"{name}.z"
                assert_row("forward", z, unit["z"])
                assert_row("forward", output, unit["output"])
                assert fixed(unit["output"]) in bench.head("forward", name).text()
                assert_row("backward", f"dL/d{name}", unit["dloss_doutput"])
                assert_row("backward", f"d{name}/dz", unit["doutput_dz"])
                after = "dL/dz" if name == "y" else f"dL/d{name}.z"
                assert_row("backward", after, unit["dloss_dz"])
                assert f"= {fixed(unit['dloss_dz'])}" in bench.head("backward", name).text()
                for source, slope in enumerate(unit["dloss_dparameters"]):
                    position = model.position(layer, i, source)
                    assert_row("backward", f"g_{names[position]}", slope)
                    new = reference["updated"][position]
                    assert_row("update", f"n_{names[position]}", new)
        assert_row("update", "output_after", sample["output_after"])
        assert_row("update", "loss_after", sample["loss_after"])


@ALL
def test_any_experiment_opens_steps_and_is_edited(qtbot: QtBot, experiment: Experiment) -> None:
    bench = Bench(qtbot, experiment)
    units = [name for layer in experiment.model.unit_names for name in layer]
    for _ in range(2):
        for unit in (units[0], units[len(units) // 2], "y"):
            bench.lab.select_unit(unit)
            bench.press(1)
            bench.holder.grab()
        bench.press(2)
        bench.lab.edit(tuple(0.5 * p for p in bench.lab.trainer.parameters.tolist()), False)
        bench.lab.step()
        bench.view.apply_theme(DARK)
    assert bench.view.summary(bench.lab.snapshot())


def test_a_click_on_a_unit_shows_it_in_full_and_another_folds_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot, XOR).press()
    assert [head.unit for head in bench.heads("forward")] == ["h1.1", "h1.2", "y"]
    assert bench.quantities("forward") == ["p_y.w1", "p_y.w2", "p_y.b", "z", "output"]
    bench.choose("forward", "h1.2")
    assert bench.lab.snapshot().unit == "h1.2"
    assert bench.quantities("forward")[3:] == ["h1.2.z", "h1.2"]
    assert bench.head("forward", "h1.2").isChecked()
    assert not bench.head("forward", "y").isChecked()
    bench.choose("forward", "h1.2")
    assert bench.lab.snapshot().unit == "y"
    assert bench.head("forward", "y").isChecked()


def test_a_units_rows_stand_below_its_heading(qtbot: QtBot) -> None:
    bench = Bench(qtbot, XOR).press().choose("forward", "h1.1")
    heads = [head.y() for head in bench.heads("forward")]
    rows = [row.y() for row in bench.rows("forward")]
    assert heads[0] < min(rows) < max(rows) < heads[1] < heads[2]
    bench.choose("forward", "y")
    assert max(head.y() for head in bench.heads("forward")) < bench.rows("forward")[0].y()


def test_backward_goes_from_the_output_to_the_first_layer(qtbot: QtBot) -> None:
    bench = Bench(qtbot, EXPERIMENTS["a curve, absolute"]).press(3)
    units = [head.unit for head in bench.heads("backward")]
    assert units == ["y", "h2.1", "h2.2", "h1.1", "h1.2"]


def test_the_keyboard_chooses_a_unit_and_a_parameter(qtbot: QtBot) -> None:
    bench = Bench(qtbot, XOR).press(3)
    head = bench.head("backward", "h1.1")
    head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert bench.lab.snapshot().unit == "h1.1"
    assert "c_h1.1.w1" in bench.quantities("backward")
    row = bench.row("backward", "g_h1.1.b")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.hasFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert "c_h1.1.b" in bench.quantities("backward")
    assert "c_h1.1.w1" not in bench.quantities("backward")


def test_a_click_on_a_parameter_opens_its_chain_and_another_closes_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot, XOR).press(3)
    assert [q for q in bench.quantities("backward") if q[0] == "c"] == ["c_y.w1"]
    row = bench.row("backward", "g_y.w2")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert row.line is not None
    value = bench.lab.trainer.trace(2).sample.dloss_dparameters[7]
    assert QGuiApplication.clipboard().text() == exact(value)
    assert [q for q in bench.quantities("backward") if q[0] == "c"] == ["c_y.w2"]
    qtbot.mouseClick(bench.row("backward", "g_y.w2"), Qt.MouseButton.LeftButton)
    assert [q for q in bench.quantities("backward") if q[0] == "c"] == []


def test_adams_memories_open_with_the_parameter(qtbot: QtBot) -> None:
    bench = Bench(qtbot, replace(XOR, optimizer=rule("adam"))).press(4)
    qtbot.mouseClick(bench.row("update", "n_y.b"), Qt.MouseButton.LeftButton)
    assert bench.quantities("update") == [
        *("n_y.w1", "n_y.w2", "m_y.b", "v_y.b", "m_hat_y.b", "v_hat_y.b", "n_y.b"),
        *("output_after", "loss_after"),
    ]


def test_the_single_neurons_rows_have_nothing_to_open(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Experiment()).press(4)
    for stage in STAGES:
        for row in bench.rows(stage):
            assert row.focusPolicy() == Qt.FocusPolicy.NoFocus
            assert row.sentence.text()[0] not in "▸▾▴"
        assert bench.heads(stage) == []


def test_hovering_a_unit_lights_it_everywhere(qtbot: QtBot) -> None:
    bench = Bench(qtbot, XOR).press()
    QTest.mouseMove(bench.head("forward", "h1.2"))
    bench.head("forward", "h1.2").hovered.emit("h1.2")
    assert bench.lab.snapshot().lit == "h1.2"
    bench.choose("forward", "h1.2")
    bench.lab.light("h1.2.z")
    assert bench.row("forward", "h1.2.z").property("lit") is True


def test_every_heading_and_row_explains_itself(qtbot: QtBot) -> None:
    bench = Bench(qtbot, EXPERIMENTS["moons, Adam, penalty"])
    for stage in STAGES:
        bench.press()
        qtbot.waitUntil(lambda: not any(row.waits for row in bench.view._rows()))
        for head in bench.heads(stage):
            sentence, value = head.toolTip().split("\n")
            assert sentence.endswith(".")
            assert math.isfinite(float(value))
        for row in bench.rows(stage):
            assert row.sentence.text().lstrip("▸▾▴ ") in row.toolTip()
            assert not row.symbol.pixmap().isNull()


def test_nothing_is_wider_than_the_panel(qtbot: QtBot) -> None:
    for name in ("moons, Adam, penalty", "four layers of one", "three inputs"):
        bench = Bench(qtbot, EXPERIMENTS[name])
        bench.lab.select_unit("h1.1")
        for stage in STAGES:
            bench.press()
            qtbot.waitUntil(lambda bench=bench: not any(row.waits for row in bench.view._rows()))
            for row in bench.rows(stage):
                assert row.width() <= bench.view._scroll.viewport().width(), (name, row.line)
                assert row.symbol.geometry().right() <= row.width(), (name, row.line)


# Batches


def test_a_large_batch_is_a_table_that_only_makes_what_is_in_sight(qtbot: QtBot) -> None:
    experiment = Experiment(Cloud("xor", 300), Network((2,)), start=RandomStart(1))
    bench = Bench(qtbot, experiment)
    bench.lab.select(40)
    bench.press(4)
    table = bench.box("update").table
    assert table is not None
    model = table.list.contributions
    assert (model.rowCount(), model.columnCount()) == (301, 4)
    update = bench.lab.trainer.next_update()
    mean = [model.data(model.index(0, column)) for column in range(4)]
    assert mean == ["mean", *(fixed(update.loss_gradient[i]) for i in (6, 7, 8))]
    assert table.toolTip().startswith("Each sample pulls")
    slopes = sample_slopes(update, 1, 0)
    shown = [model.data(model.index(41, column)) for column in range(4)]
    assert shown == ["41", *map(fixed, slopes[40].tolist())]
    assert table.list.currentIndex().row() == 41


def test_no_number_of_a_wide_table_is_cut(qtbot: QtBot) -> None:
    experiment = Experiment(Cloud("xor", 40), Network((8,)), start=RandomStart(1))
    bench = Bench(qtbot, experiment)
    bench.press(4)
    table = bench.box("update").table
    assert table is not None
    widest = table.list.fontMetrics().horizontalAdvance(fixed(-8.8888e-88))
    assert all(table.list.columnWidth(column) > widest for column in range(1, 10))


def test_a_click_in_the_table_chooses_the_sample(qtbot: QtBot) -> None:
    experiment = Experiment(Cloud("xor", 300), Network((2,)), start=RandomStart(1))
    bench = Bench(qtbot, experiment).press(4)
    table = bench.box("update").table
    assert table is not None
    model = table.list.contributions
    at = table.list.visualRect(model.index(2, 1)).center()
    qtbot.mouseClick(table.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert bench.lab.selected == 1
    QTest.keyClick(table.list, Qt.Key.Key_Down)
    assert bench.lab.selected == 2


def test_the_penalty_stands_in_the_table_and_adds_up(qtbot: QtBot) -> None:
    experiment = replace(XOR, penalty=Penalty(0.1, 0.2))
    bench = Bench(qtbot, experiment).press(4)
    table = bench.box("update").table
    assert table is not None
    cells = [[cell.text() for cell in line] for line in table._cells]
    assert [line[0] for line in cells[5:]] == ["mean", "penalty", "together"]
    numbers = [[float(text.replace("−", "-")) for text in line[1:]] for line in cells[5:]]
    for mean, pull, total in zip(*numbers, strict=True):
        assert mean + pull == pytest.approx(total, abs=2e-4)


def test_the_walk_through_an_epoch_works_out_each_update_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked_out: list[int] = []

    def counted(*arguments: Any) -> UpdateTrace:
        worked_out.append(arguments[-1])
        return trace_update(*arguments)

    monkeypatch.setattr("learnscope.core.inspection.inspection.trace_update", counted)
    rows = [x / 5000 for x in range(10_000)]
    problem = OwnData(tuple((x,) for x in rows), tuple(rows), "regression")
    experiment = Experiment(problem, Network((2,)), "squared", batch=Batch(1), start=RandomStart(1))
    trainer = Trainer(experiment)
    position = Position()
    for _ in range(3 * len(STAGES)):
        assert position.forward(10_000)
        for _ in range(5):
            inside = position.look(trainer, 0)
    assert inside is not None
    assert (inside.number, inside.count) == (2, 10_000)
    assert worked_out == [1, 2, 3]
    position.back()
    for _ in range(4):
        position.back()
    inside = position.look(trainer, 0)
    assert inside is not None
    assert inside.number == 1
    assert worked_out == [1, 2, 3]


def test_far_ahead_and_back_is_the_same_update() -> None:
    trainer = Trainer(
        Experiment(Cloud("xor", 60), Network((2,)), batch=Batch(1), start=RandomStart(1))
    )
    epoch = trainer.trace_epoch()
    position = Position()
    position.stage = 0
    for number in (0, 59, 3, 58, 20, 21, 22):
        position.number = number
        inside = position.look(trainer, 0)
        assert inside is not None
        assert inside.update == epoch[number]
    trainer.edit([0.1] * 9)
    inside = position.look(trainer, 0)
    assert inside is not None
    assert inside.update == trainer.trace_epoch()[22]


def test_a_frame_is_shown_with_few_calls(
    qtbot: QtBot, calls: Callable[[Callable[[], object]], int]
) -> None:
    bench = Bench(qtbot, EXPERIMENTS["moons, Adam, penalty"])
    bench.lab.select_unit("h1.3")
    for _ in STAGES:
        bench.press()
        snapshot = bench.lab.snapshot()
        bench.view.display(snapshot)
        assert calls(lambda snapshot=snapshot: bench.view.display(snapshot)) < 4000


# In the window


def test_the_keys_walk_through_an_update_with_momentum(open_window: Callable[..., Any]) -> None:
    experiment = Experiment(optimizer=rule("momentum", 0.5))
    window = open_window(experiment, settings=Settings())
    window.lab.train(2)
    view = window.parts.inside
    expected = window.lab.trainer.next_update()
    for _ in STAGES:
        QTest.keySequence(window, QKeySequence("Shift+Right"))
    QApplication.processEvents()
    lines = [row.line for row in view.stages[3].rows if row.isVisible() and row.line is not None]
    values = {line.quantity: line.value for line in lines}
    assert values["velocity_w1"] == expected.updated_state[0][0]
    assert [values[f"n_{name}"] for name in ("w1", "w2", "b")] == list(expected.updated)
    row = next(row for row in view.stages[3].rows if _quantity(row) == "n_b")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row, Qt.Key.Key_Space)
    shown = [_quantity(row) for row in view.stages[3].rows if row.isVisible()]
    assert shown[:4] == ["n_w1", "n_w2", "velocity_b", "n_b"]
    assert window.lab.trainer.epoch == 2
    QTest.keySequence(window, QKeySequence("Shift+Right"))
    assert window.lab.trainer.epoch == 3
    assert window.lab.trainer.parameters.tolist() == list(expected.updated)


def test_a_unit_chosen_in_the_window_is_the_one_looked_into(
    qtbot: QtBot, open_window: Callable[..., Any]
) -> None:
    window = open_window(XOR, settings=Settings())
    QTest.keySequence(window, QKeySequence("Shift+Right"))
    QApplication.processEvents()
    heads = window.parts.inside.stages[0].heads
    qtbot.mouseClick(heads[1], Qt.MouseButton.LeftButton)
    assert window.lab.snapshot().unit == "h1.2"
    assert [head.isChecked() for head in heads] == [False, True, False]
