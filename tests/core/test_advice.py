"""A learner who only follows what is advised arrives: at all right, or at what is possible.

Each experiment is trained until what is found asks for something else to be tried, or says that
the end is reached. Which finding led there is not looked at, only whether the end is one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
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
    Penalty,
    Problem,
    RandomStart,
    Trainer,
    ZerosStart,
    compiled,
    diagnose,
)
from learnscope.core.diagnosis.bounds.best import best_of
from learnscope.core.diagnosis.bounds.floor import contradiction_of, noise_of
from learnscope.core.diagnosis.findings import ENDINGS
from learnscope.core.diagnosis.remedies import ORDER, REMEDIES

pytestmark = pytest.mark.usefixtures("faster_engine")

CASES = sorted((Path(__file__).parents[1] / "data" / "cases").glob("*.json"))

#: What is tried where not all is: problems whose ends differ, and are come to soon.
TELLING = {
    *("1 inputs of size 0.001 about 0.0", "3 inputs of size 1000000.0 about 0.0"),
    *("2 inputs, one class rare", "age and salary", "contradicting", "middle of a line", "NOT"),
    *("plane over 1 of size 1000000.0", "plane over 3 of size 1.0", "years", "outlier"),
    *("many of each", "one place", "XOR"),
}

#: Ways of training, by problem, that take so long; each is tried on another problem.
LONG = {
    "age and salary": {"batches of 1", "batches of 8", "L1", "L2", "squared", "absolute"},
    "contradicting": {"no bias", "absolute"},
    "years": {"sigmoid", "step", "zeros", "tiny start", "far start", "rate 100", "deep", "L2"},
}

#: How far a learner trains, and how often one follows advice.
EPOCHS, ADVICE = 20_000, 6

START = RandomStart(1, "xavier")


def trained(experiment: Experiment) -> tuple[Trainer, Diagnosis]:
    """Train until something is advised, or the end is reached."""
    run = Trainer(experiment)
    finding, step = diagnose(run), 5
    while not finding.advice and finding.code not in ENDINGS and run.epoch < EPOCHS:
        run.advance(min(step, EPOCHS - run.epoch))
        finding, step = diagnose(run), min(2 * step, 500)
        if run.diverged:
            break
    return run, finding


def followed(experiment: Experiment) -> tuple[Trainer, Diagnosis, list[str]]:
    """Do what is advised until nothing is."""
    if not compiled.ready():
        # Interpreted the same numbers take minutes each.
        pytest.skip("the engine can't be compiled here")
    seen, path = [experiment], []
    run, finding = trained(experiment)
    while finding.advice:
        assert len(path) < ADVICE, path
        path.append(finding.advice[0].code)
        experiment = finding.advice[0].experiment
        assert experiment not in seen, f"in a circle: {path}"
        seen.append(experiment)
        run, finding = trained(experiment)
    return run, finding, path


def check(name: str, experiment: Experiment) -> list[str]:
    """Follow the advice, and hold the end against what is known to be possible."""
    run, finding, path = followed(experiment)
    told = f"{name}: {path} to {finding.code} at epoch {run.epoch}, loss {run.loss}"
    assert finding.code in ENDINGS, told
    rows = list(run.experiment.problem.active)
    best, contradiction = best_of(run.experiment), contradiction_of(run.experiment)
    answers = run.predict(run.experiment.problem.inputs[rows])
    targets = run.experiment.problem.target_array[rows]
    left = float(np.mean((answers - targets) ** 2))
    if finding.code == "solved":
        assert run.accuracy == 1.0, told
    elif finding.code == "fitted":
        assert left <= 1e-3 * (targets.var() or float(np.mean(targets**2))), told
    elif finding.code == "contradicting":
        assert contradiction is not None, told
        scored = run.experiment.problem.task == "classification"
        right = round(run.accuracy * len(rows)) if scored else -1
        at_floor = run.loss - run.penalty <= 1.01 * contradiction.loss
        assert at_floor or right == contradiction.right, told
    elif finding.code == "at_best":
        assert best is not None, told
        assert run.loss <= (1.01 if best.attained else 1.05) * best.loss + 1e-7, told
    elif finding.code == "noise":
        scales, noise = run.experiment.problem.scales, noise_of(run.experiment)
        assert noise is not None, told
        factor = scales.target.factor if scales is not None else 1.0
        assert left / factor**2 <= noise.most * (1.0 + 1e-9), told
    return path


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_each_case_is_led_to_its_end(path: Path) -> None:
    check(path.stem, Experiment.from_json(path.read_text("utf-8")))


def own(x: np.ndarray, targets: np.ndarray, task: str, **options: float) -> OwnData:
    points = tuple(map(tuple, x.reshape(len(x), -1).tolist()))
    values = targets.astype(int) if task == "classification" else targets
    return OwnData(points, tuple(values.tolist()), task, **options)  # type: ignore[arg-type]


def classes(
    seed: int, count: int, inputs: int, scale: float, shift: float, gap: float, share: float = 0.5
) -> OwnData:
    """Return two round clouds, so far apart in deviations, and moved."""
    random = np.random.default_rng(seed)
    targets = random.random(count) < share
    x = random.normal(size=(count, inputs)) + gap * targets[:, np.newaxis]
    return own(x * scale + shift, targets, "classification")


def plane(seed: int, count: int, inputs: int, scale: float, noise: float) -> OwnData:
    """Return a noisy line or plane over inputs of a size."""
    random = np.random.default_rng(seed)
    x = random.normal(size=(count, inputs))
    targets = x @ np.arange(1.0, inputs + 1.0) + noise * random.normal(size=count)
    return own(x * scale, targets * scale, "regression")


def class_problems() -> Iterator[tuple[str, OwnData]]:
    for inputs in (1, 2, 3):
        for scale, shift, gap in ((1e-3, 0.0, 1.0), (1e6, 0.0, 6.0), (3.0, 100.0, 1.5)):
            name = f"{inputs} inputs of size {scale} about {shift}"
            yield name, classes(inputs, 60, inputs, scale, shift, gap)
        yield f"{inputs} inputs, one class rare", classes(9, 100, inputs, 1.0, 0.0, 1.0, 0.08)
    age = classes(4, 100, 2, 1.0, 0.0, 2.0)
    x, targets = age.inputs * (10.0, 2e4) + (38.0, 7e4), age.target_array
    yield "age and salary", own(x, targets, "classification")
    x = np.concatenate([age.inputs[:40], age.inputs[:4]])
    yield "contradicting", own(x, np.append(targets[:40], 1 - targets[:4]), "classification")
    order = np.argsort(targets, kind="stable")
    yield "sorted", own(age.inputs[order], targets[order], "classification")
    angle, turns = np.linspace(0.0, 12.0, 80), np.arange(80) % 2
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1) * (1.0 + turns)[:, np.newaxis]
    yield "ring about 50", own(20.0 * ring + 50.0, turns, "classification")
    x = np.linspace(-2.0, 2.0, 60)
    yield "middle of a line", own(x, np.abs(x) < 1.0, "classification")
    yield "six in a row", own(np.arange(6.0), np.array([0, 1, 1, 0, 0, 1]), "classification")
    yield "NOT", own(np.array([0.0, 1.0]), np.array([1, 0]), "classification")


def number_problems() -> Iterator[tuple[str, OwnData]]:
    for inputs, scale in ((1, 1e-3), (1, 1e6), (2, 1e3), (3, 1.0)):
        yield f"plane over {inputs} of size {scale}", plane(inputs, 50, inputs, scale, 0.3)
    x = np.arange(400.0)
    yield "line to 399", own(x, 4.0 * x + 3.0, "regression")
    random = np.random.default_rng(2)
    years = np.arange(1990.0, 2021.0)
    yield "years", own(years, 3.0 * years - 5900.0 + 3.0 * random.normal(size=31), "regression")
    x = np.linspace(0.0, 10.0, 40)
    yield "outlier", own(x, np.where(np.arange(40) == 5, 100.0, 2.0 * x + 1.0), "regression")
    yield "parabola", own(x, (x - 5.0) ** 2, "regression")
    x = np.repeat(np.arange(10.0), 4)
    yield "many of each", own(x, 2.0 * x + random.normal(size=40), "regression")
    yield "all the same", own(np.arange(8.0), np.full(8, 5.0), "regression")
    yield "one place", own(np.full(8, 3.0), np.arange(8.0), "regression")
    if IN_FULL:
        x = np.linspace(0.0, 6.0, 80)
        yield "noisy wave", own(x, 3.0 * np.sin(x) + 0.5 * random.normal(size=80), "regression")


def taken(problems: Iterable[tuple[str, OwnData]], *names: str) -> Iterator[tuple[str, OwnData]]:
    return (each for each in problems if each[0] in names)


def telling(problems: Iterable[tuple[str, Problem]]) -> list[tuple[str, Problem]]:
    """Return those of some named problems that tell most; in CI all."""
    return [each for each in problems if IN_FULL or each[0] in TELLING]


@pytest.mark.parametrize("rate", [0.1, 10.0])
@pytest.mark.parametrize(("name", "problem"), telling(class_problems()))
def test_a_neuron_on_classes(name: str, problem: OwnData, rate: float) -> None:
    check(name, Experiment(problem, optimizer=Optimizer("gd", rate), start=RandomStart(1)))


@pytest.mark.parametrize("loss", ["squared", "absolute"])
@pytest.mark.parametrize(("name", "problem"), telling(number_problems()))
def test_a_neuron_on_numbers(name: str, problem: OwnData, loss: str) -> None:
    check(name, Experiment(problem, loss=loss, optimizer=Optimizer("gd", 0.1), start=START))


def tried(
    name: str, experiments: Iterator[tuple[str, Experiment]]
) -> Iterator[tuple[str, Experiment]]:
    """Leave out what takes long, but in CI."""
    return (
        (way, experiment)
        for way, experiment in experiments
        if IN_FULL or way not in LONG.get(name, ())
    )


def ways(problem: OwnData) -> Iterator[tuple[str, Experiment]]:
    """Return sensible and silly ways of training a single neuron."""
    plain = Experiment(
        problem, loss="bce" if problem.task == "classification" else "squared", start=START,
        optimizer=Optimizer("gd", 0.05),
    )  # fmt: skip
    for rule in ("momentum", "nesterov", "rmsprop", "adam"):
        yield rule, replace(plain, optimizer=Optimizer(rule, 0.05))
    for size, shuffle in ((1, False), (8, True)):
        yield f"batches of {size}", replace(plain, batch=Batch(size, shuffle))
    yield "L1", replace(plain, penalty=Penalty(l1=0.1))
    yield "L2", replace(plain, penalty=Penalty(l2=1.0))
    yield "no bias", plain.with_network(Network(bias=False))
    yield "far start", replace(plain, start=RandomStart(2, scale=300.0))
    yield "tiny rate", plain.with_learning_rate(1e-6)
    if problem.task == "classification":
        for loss in ("squared", "absolute"):
            yield loss, replace(plain, loss=loss)


@pytest.mark.parametrize(
    ("name", "problem"),
    telling(taken(class_problems(), "age and salary", "contradicting", "sorted")),
)
def test_any_way_of_training_a_neuron_on_classes(name: str, problem: OwnData) -> None:
    for way, experiment in tried(name, ways(problem)):
        check(f"{name}, {way}", experiment)


@pytest.mark.parametrize(
    ("name", "problem"),
    telling(taken(number_problems(), "years", "many of each", "plane over 2 of size 1000.0")),
)
def test_any_way_of_training_a_neuron_on_numbers(name: str, problem: OwnData) -> None:
    for way, experiment in tried(name, ways(problem)):
        check(f"{name}, {way}", experiment)


def networks(problem: Problem) -> Iterator[tuple[str, Experiment]]:
    """Return sensible and silly networks, and ways of training them."""
    numbers = problem.task == "regression"
    plain = Experiment(
        problem, Network((4,)), "squared" if numbers else "bce", Optimizer("gd", 0.1),
        start=START,
    )  # fmt: skip
    for activation in ("sigmoid", "relu", "softplus", "identity", "step"):
        yield activation, replace(plain, network=Network((4,), activation))
    yield "zeros", replace(plain, start=ZerosStart())
    yield "tiny start", replace(plain, start=RandomStart(1, "normal", 0.01))
    yield "far start", replace(plain, start=RandomStart(1, "normal", 300.0))
    yield "rate 100", plain.with_learning_rate(100.0)
    yield "Adam at 3", replace(plain, optimizer=Optimizer("adam", 3.0))
    yield "tiny rate", plain.with_learning_rate(1e-6)
    yield "deep", replace(plain, network=Network((8, 8, 8, 8), "sigmoid"))
    yield "L2", replace(plain, penalty=Penalty(l2=1.0))


NETWORKS: dict[str, Problem] = {
    "XOR": Gate("xor"),
    "ring about 50": dict(class_problems())["ring about 50"],
    "years": dict(number_problems())["years"],
    "sine": Curve("sine"),
    "noisy moons": Cloud("moons", noise=0.3),
}


@pytest.mark.parametrize(("name", "problem"), telling(NETWORKS.items()))
def test_any_network(name: str, problem: Problem) -> None:
    for way, experiment in tried(name, networks(problem)):
        check(f"{name}, {way}", experiment)


def test_what_is_held_out_says_that_a_line_is_enough() -> None:
    problem = Curve("line", 40, 0.15, 1, 0.5)
    eight = Network((8,))
    path = check(
        "a line", Experiment(problem, eight, "squared", Optimizer("adam", 0.02), start=START)
    )
    assert path[-1] == "line"


def test_advice_is_a_value_with_what_its_trial_has_shown() -> None:
    run = Trainer(Experiment(Gate("xor")))
    run.advance(200)
    finding = diagnose(run)
    (advice,) = finding.advice
    assert advice == diagnose(run).advice[0]
    assert Experiment.from_json(advice.experiment.to_json()) == advice.experiment
    assert advice.figures["arrived"] == 2
    there = Trainer(advice.experiment)
    there.advance(int(advice.figures["epochs"]))
    assert there.accuracy == 1.0
    errors = np.array(there.outputs()) - advice.experiment.problem.target_array
    assert advice.figures["error"] == pytest.approx((errors**2).mean() / 0.25)


def test_a_frame_does_not_wait_for_advice_and_finds_the_same_once_it_is_known() -> None:
    run = Trainer(Experiment(Cloud("circle", 40, seed=77), start=START))
    run.advance(500)
    at_once = diagnose(run, wait=False)
    assert at_once.advice == ()
    assert at_once.pending is not None
    at_once.pending()
    known = diagnose(run, wait=False)
    assert known.pending is None
    assert known.advice
    assert known == diagnose(run)


def test_of_many_samples_a_frame_does_not_even_wait_for_the_best() -> None:
    run = Trainer(Experiment(classes(3, 600, 2, 1.0, 0.0, 1.0), start=START))
    finding = diagnose(run, wait=False)
    assert finding.code == "learning"
    while finding.pending is not None:
        finding.pending()
        finding = diagnose(run, wait=False)
    assert finding == diagnose(run)


def test_what_can_not_be_scaled_is_never_told_to_be() -> None:
    for problem in (Gate("xor"), Cloud("circle"), Curve("sine")):
        loss = "squared" if problem.task == "regression" else "bce"
        experiment = Experiment(problem, Network((4,)), loss, start=START)
        assert list(REMEDIES["standardise"](experiment)) == []


def test_every_remedy_of_a_finding_is_there() -> None:
    assert {name for names in ORDER.values() for name in names} == set(REMEDIES)
