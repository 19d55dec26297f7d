"""What a learner of networks should hear first, each finding reached by a run that has it."""

import math
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from in_full import IN_FULL

from learnscope.core import (
    Batch,
    Cloud,
    Curve,
    Diagnosis,
    Experiment,
    Gate,
    Network,
    Optimizer,
    OwnData,
    RandomStart,
    Trainer,
    ValuesStart,
    ZerosStart,
    compiled,
    diagnose,
)
from learnscope.core.diagnosis.straight import best_line
from learnscope.core.diagnosis.symptoms import (
    PROBE,
    dead_units,
    identical_units,
    probe,
    saturated_units,
)
from learnscope.core.diagnosis.trend import SPAN, overfitting_of, trend_of

pytestmark = pytest.mark.usefixtures("faster_engine")

XOR = Gate("xor")
CIRCLE = Cloud("circle")
MOONS = Cloud("moons")
SINE = Curve("sine")


def net(*hidden: int, activation: str = "tanh") -> Network:
    return Network(hidden, activation)


def drawn(seed: int = 1, scheme: str = "xavier", scale: float = 1.0) -> RandomStart:
    return RandomStart(seed, scheme, scale)


def gd(rate: float) -> Optimizer:
    return Optimizer("gd", rate)


def adam(rate: float) -> Optimizer:
    return Optimizer("adam", rate)


def found(experiment: Experiment, epochs: int, wait: bool = False) -> tuple[Trainer, Diagnosis]:
    """Train, and find what there is to say, without waiting for advice to be tried."""
    run = Trainer(experiment)
    run.advance(epochs)
    return run, diagnose(run, wait=wait)


DEEP = Experiment(MOONS, net(8, 8, 8, 8, activation="sigmoid"), start=drawn(), optimizer=gd(0.3))
DEAD = Experiment(CIRCLE, net(4, activation="relu"), start=drawn(2, "he"), optimizer=gd(10.0))
FLAT = Experiment(CIRCLE, net(4), start=drawn(1, "normal", 300.0), optimizer=gd(0.01))
SINE_FITTED = Experiment(SINE, net(3), "squared", adam(0.01), start=drawn(3))
LEARNS_BY_HEART = Experiment(
    Cloud("moons", 40, 0.2, 2, 0.5), net(8, 8), start=drawn(), optimizer=adam(0.02)
)
LARGE = Experiment(
    Cloud("spiral", 500), net(8, 8), start=drawn(), optimizer=gd(0.1), batch=Batch(50, True)
)

#: What should be found, in which experiment, after how many epochs.
FINDINGS = [
    ("solved", Experiment(XOR, net(2), start=drawn()), 500),
    ("solved", Experiment(XOR, net(4, activation="step"), start=drawn()), 2000),
    ("fitted", SINE_FITTED, 700),
    ("fitted", Experiment(Curve("line"), net(), "squared", gd(0.3), start=drawn()), 100),
    ("fitted", Experiment(Curve("line"), net(), "absolute", gd(0.01), start=drawn()), 500),
    ("untrainable", Experiment(CIRCLE, net(4, activation="step"), start=drawn()), 300),
    ("not_separable", Experiment(XOR, net(4, activation="identity"), start=drawn()), 100),
    ("not_separable", Experiment(Gate("parity"), net(), start=drawn()), 100),
    ("not_separable", Experiment(CIRCLE, net(), start=drawn()), 500),
    ("not_separable", Experiment(CIRCLE, net(3, 2, activation="identity"), start=drawn()), 500),
    ("not_straight", Experiment(SINE, net(), "squared", gd(0.3), start=drawn()), 200),
    (
        "not_straight",
        Experiment(SINE, net(3, activation="identity"), "squared", gd(0.1), start=drawn()),
        400,
    ),
    ("identical_units", Experiment(XOR, net(4), start=ZerosStart()), 0),
    ("identical_units", Experiment(XOR, net(4, activation="sigmoid"), start=ZerosStart()), 500),
    (
        "identical_units",
        Experiment(MOONS, net(8, 5, activation="sigmoid"), "bce", adam(0.1),
                   start=ZerosStart()),
        200,
    ),
    ("dead_units", DEAD, 20),
    ("overshooting", Experiment(CIRCLE, net(4), start=drawn(), optimizer=gd(10.0)), 10),
    ("overshooting", Experiment(SINE, net(6), "squared", gd(0.5), start=drawn()), 120),
    ("diverged", Experiment(SINE, net(6), "squared", gd(0.5), start=drawn()), 400),
    ("saturated_units", FLAT, 100),
    ("vanishing_gradient", DEEP, 0),
    ("vanishing_gradient", DEEP, 300),
    ("overfitting", LEARNS_BY_HEART, 300),
    ("slow", Experiment(XOR, net(2), start=drawn(2)), 2000),
    ("slow", Experiment(CIRCLE, net(4), start=drawn(), optimizer=gd(1e-6)), 50),
    ("saturated", Experiment(
        CIRCLE, net(), "squared", start=ValuesStart((30.0, 30.0, 30.0)), optimizer=gd(0.1)
    ), 50),
]  # fmt: skip

#: What is advised is tried, which takes long of many samples; other tests reach these findings too.
LONG = (FINDINGS[8], FINDINGS[9], FINDINGS[20], FINDINGS[22])
QUICK = [each for each in FINDINGS if each not in LONG]


@pytest.mark.parametrize(("code", "experiment", "epochs"), FINDINGS if IN_FULL else QUICK)
def test_each_finding_is_reached_by_a_run(code: str, experiment: Experiment, epochs: int) -> None:
    if not compiled.ready():
        # What is advised is tried; interpreted the same numbers take a minute each.
        pytest.skip("the engine can't be compiled here")
    # What is best is waited for, and so is the advice, which is tried.
    wait = IN_FULL or code == "saturated"
    assert found(experiment, epochs, wait)[1].code == code


@pytest.mark.parametrize(
    "experiment",
    [
        Experiment(CIRCLE, net(4), start=drawn(), optimizer=gd(1.0)),
        Experiment(CIRCLE, net(4, activation="relu"), start=drawn(1, "he"), optimizer=gd(0.3)),
        Experiment(CIRCLE, net(4), start=drawn(), optimizer=adam(0.03)),
        Experiment(CIRCLE, net(4), start=drawn(), optimizer=gd(0.3), batch=Batch(16, True)),
        Experiment(Cloud("blobs", test_share=0.3), net(2), start=drawn()),
        Experiment(Cloud("spiral", noise=0.02), net(8, 8), start=drawn(3), optimizer=adam(0.02)),
        Experiment(MOONS, net(8, 8, 8), start=drawn(), optimizer=gd(0.1)),
        SINE_FITTED,
        Experiment(Curve("sine", noise=0.1), net(4), "squared", adam(0.01), start=drawn(3)),
        Experiment(Curve("line"), net(), "squared", gd(0.3), start=drawn()),
    ],
)
def test_a_run_that_learns_well_is_not_warned_of(experiment: Experiment) -> None:
    run, codes = Trainer(experiment), set()
    for _ in range(40):
        codes.add(diagnose(run).code)
        run.advance(5)
    assert codes <= {"learning", "solved", "fitted"}


def test_noise_of_small_batches_is_no_overshooting_and_no_standstill() -> None:
    run = Trainer(
        Experiment(CIRCLE, net(4), start=drawn(), optimizer=gd(0.1), batch=Batch(4, True))
    )
    run.advance(20)
    losses, codes = [], set()
    for _ in range(60):
        run.advance(1)
        losses.append(run.loss)
        codes.add(diagnose(run).code)
    assert np.any(np.diff(losses) > 0.0)
    assert codes <= {"learning", "solved"}


def test_a_single_dead_unit_is_only_named_where_the_learning_stands_still() -> None:
    weights = (1.0, 1.0, -1.0, 1.0, 1.0, -1.0, -1.0, -1.0)
    start = (*weights, 0.1, 0.2, 0.3, -9.0, 1.0, -1.0, 0.5, 1.0, 0.0)
    run = Trainer(
        Experiment(CIRCLE, net(4, activation="relu"), "bce", gd(0.1), start=ValuesStart(start))
    )
    affected = dead_units(run.experiment, run.parameters)
    assert affected is not None
    assert affected.names == ("h1.4",)
    assert diagnose(run).code == "learning"
    run.learning_rate = 0.0
    finding = diagnose(run)
    run.advance(SPAN)
    assert diagnose(run).code == "dead_units"
    assert diagnose(run).units == ("h1.4",)
    assert finding.code in {"learning", "dead_units"}


def test_dead_units_are_dead_on_every_sample_not_only_on_those_that_were_probed() -> None:
    points = [(-1.0, -1.0)] * 1000
    points[1] = (5.0, 5.0)
    problem = OwnData(tuple(points), (0, 1) * 500, "classification")
    parameters = (1.0, 1.0, 0.0, 1.0, 0.0)
    experiment = Experiment(
        problem, net(1, activation="relu"), start=ValuesStart(parameters), optimizer=gd(0.1)
    )
    assert 1 not in probe(experiment)
    assert dead_units(experiment, np.array(parameters)) is None
    assert dead_units(experiment, -np.array(parameters)) is None
    below = np.array((1.0, 1.0, -20.0, 1.0, 0.0))
    affected = dead_units(experiment, below)
    assert affected is not None
    assert (affected.layer, affected.units, affected.of) == (1, (1,), 1)


def test_dead_units_figures_say_which_layer_and_how_many() -> None:
    run, finding = found(DEAD, 20)
    outputs, _ = run.experiment.model.unit_outputs(run.parameters, CIRCLE.inputs)
    assert not outputs[0].any()
    assert (finding.figures["layer"], finding.figures["units"], finding.figures["of"]) == (1, 4, 4)
    assert finding.units == ("h1.1", "h1.2", "h1.3", "h1.4")


@given(seed=st.integers(0, 50), epochs=st.integers(0, 300), activation=st.sampled_from(
    ["tanh", "sigmoid", "relu", "softplus"]
))  # fmt: skip
@settings(max_examples=15)
def test_identical_units_stay_identical(seed: int, epochs: int, activation: str) -> None:
    model = Experiment(CIRCLE, net(3), start=drawn()).model
    w = np.random.default_rng(seed).normal(size=model.parameter_count)
    weights, biases = model.layers(w)[0]
    onward = model.layers(w)[1][0]
    weights[2], biases[2], onward[0, 2] = weights[0], biases[0], onward[0, 0]
    experiment = Experiment(
        CIRCLE, net(3, activation=activation), start=ValuesStart(tuple(w)), optimizer=gd(0.1)
    )
    run = Trainer(experiment)
    assert identical_units(experiment, run.parameters).units == (1, 3)
    run.advance(epochs)
    assert identical_units(experiment, run.parameters).units == (1, 3)


def test_units_that_differ_in_one_weight_alone_are_not_identical() -> None:
    experiment = Experiment(XOR, net(2), start=drawn())
    alike = np.array([0.5, 0.5, 0.5, 0.5, 0.1, 0.1, 0.3, 0.3, 0.0])
    assert identical_units(experiment, alike) is not None
    assert identical_units(experiment, alike * [1, 1, 1, 1, 1, 1, 1, 0, 1]) is None
    for at in (0, 3, 5, 7):
        other = alike.copy()
        other[at] += 1e-12
        assert identical_units(experiment, other) is None


def test_saturated_units_are_those_where_the_slope_is_small() -> None:
    experiment = Experiment(XOR, net(2), start=drawn())
    parameters = np.array([0.5, 0.5, 0.5, 0.5, 0.1, 9.0, 1.0, 1.0, 0.0])
    affected = saturated_units(experiment, parameters)
    assert affected is not None
    assert affected.names == ("h1.2",)
    assert affected.share == 0.5
    relu = experiment.with_network(net(2, activation="relu"))
    assert saturated_units(relu, parameters) is None


def test_vanishing_tells_how_little_of_the_slope_arrives() -> None:
    _, deep = found(DEEP, 0)
    run = Trainer(DEEP)
    traces = [run.trace_row(row) for row in range(len(MOONS.target_array))]
    first = sum(unit.dloss_dz**2 for trace in traces for unit in trace.layers[0])
    last = sum(trace.dloss_dz**2 for trace in traces)
    assert deep.figures["arriving"] == pytest.approx(math.sqrt(first / last), rel=1e-9)
    assert deep.figures["arriving"] < 1e-2
    assert found(replace(DEEP, network=net(8, 8, 8, 8)), 0)[1].code == "learning"


def test_overfitting_tells_when_the_test_loss_was_lowest_and_what_became_of_it() -> None:
    run, finding = found(LEARNS_BY_HEART, 300)
    figures = finding.figures
    at = int(figures["best_epoch"])
    tests = run.history.test_losses
    assert at == int(np.argmin(tests))
    assert figures["best_test_loss"] == tests.min()
    assert figures["test_loss"] == run.test_loss > 1.1 * tests.min()
    assert figures["best_loss"] == run.history.losses[at] > run.loss
    run.go_to(at)
    assert diagnose(run, wait=False).code != "overfitting"
    run.go_to(300)
    assert diagnose(run, wait=False) == finding


def test_without_held_out_samples_nothing_overfits() -> None:
    whole = replace(LEARNS_BY_HEART, problem=replace(LEARNS_BY_HEART.problem, test_share=0.0))
    assert overfitting_of(found(whole, 300)[0]) is None


def test_the_best_line_is_the_one_that_descent_finds() -> None:
    experiment = Experiment(SINE, net(), "squared", gd(0.3), start=drawn())
    run, finding = found(experiment, 2000)
    assert best_line(experiment) * SINE.target_array.var() == pytest.approx(run.loss, rel=1e-6)
    assert finding.figures["best"] == best_line(experiment)


def test_a_line_that_is_still_on_its_way_is_not_called_as_good_as_it_gets() -> None:
    experiment = Experiment(SINE, net(), "squared", gd(1e-7), start=ValuesStart((3.0, 1.0)))
    assert found(experiment, 50)[1].code == "slow"


def test_a_probe_has_both_classes_of_samples_that_take_turns() -> None:
    experiment = Experiment(Cloud("spiral", 2000), net(2), start=drawn())
    samples = list(probe(experiment))
    assert len(samples) <= PROBE
    assert 0.4 < experiment.problem.target_array[samples].mean() < 0.6
    assert probe(Experiment(CIRCLE, net(2), start=drawn())) == CIRCLE.active


def test_what_was_changed_by_hand_is_no_jump() -> None:
    run = Trainer(LARGE)
    run.advance(40)
    run.edit(run.parameters * 3.0)
    assert not trend_of(run).known
    run.advance(3)
    trend = trend_of(run)
    assert trend.epochs == 3
    assert trend.losses.tolist() == run.history.losses[40:].tolist()


@pytest.mark.parametrize("experiment", [LARGE, LEARNS_BY_HEART, FLAT, SINE_FITTED])
def test_the_same_epoch_is_found_the_same_however_it_was_reached(experiment: Experiment) -> None:
    # Advice depends on the experiment alone, and takes long.
    diagnose_ = partial(diagnose, wait=IN_FULL)
    straight = Trainer(experiment)
    straight.advance(60)
    finding = diagnose_(straight)
    roundabout = Trainer(experiment)
    for epochs in (1, 2, 40, 37):
        roundabout.advance(epochs)
        diagnose_(roundabout)
    roundabout.go_to(10)
    diagnose_(roundabout)
    roundabout.go_to(60)
    assert diagnose_(roundabout) == finding
    roundabout.rewind(30)
    roundabout.advance(30)
    assert diagnose_(roundabout) == finding


def test_every_network_has_a_finding_of_finite_figures(
    networks: st.SearchStrategy[Experiment],
) -> None:
    @given(experiment=networks, epochs=st.integers(0, 60))
    def check(experiment: Experiment, epochs: int) -> None:
        run = Trainer(experiment)
        run.advance(epochs)
        finding = diagnose(run, wait=False)
        assert all(math.isfinite(value) for value in finding.figures.values())
        names = [name for layer in experiment.model.unit_names for name in layer]
        assert set(finding.units) <= set(names)

    check()
