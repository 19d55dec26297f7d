"""What is said of any network's update, line by line, is what was traced."""

import math
from dataclasses import replace

import pytest
from inside_bench import ALL, EXPERIMENTS, XOR, opened, rule

from learnscope.core import Experiment, Gate, Network, Penalty, SampleTrace, Trainer, ValuesStart
from learnscope.core.activations import ACTIVATIONS
from learnscope.gui import update as worked
from learnscope.gui.session.snapshot import Position
from learnscope.gui.text.numbers import exact

pytestmark = pytest.mark.usefixtures("faster_engine")


def same(ours: float, theirs: float) -> bool:
    return ours == theirs or (math.isnan(ours) and math.isnan(theirs))


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
