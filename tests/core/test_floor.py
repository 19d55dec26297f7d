"""What no network gets below, and inputs of a size that descent has trouble with."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import Cloud, Curve, Experiment, Gate, OwnData, RandomStart
from learnscope.core.diagnosis.bounds.endings import at_noise, bend_helps
from learnscope.core.diagnosis.bounds.floor import contradiction_of, noise_of
from learnscope.core.diagnosis.scale import TROUBLE, scale_trouble, steepness

CASES = Path(__file__).parents[1] / "data" / "cases"


def experiment(problem: object, loss: str = "") -> Experiment:
    task = problem.task  # type: ignore[attr-defined]
    usual = "bce" if task == "classification" else "squared"
    return Experiment(problem, loss=loss or usual, start=RandomStart())  # type: ignore[arg-type]


def case(name: str) -> Experiment:
    return Experiment.from_json((CASES / f"{name}.json").read_text("utf-8"))


# Samples that contradict each other.


def test_a_contradicting_and_has_a_floor_of_two_fifths_of_ln_2() -> None:
    found = contradiction_of(case("contradicting_and"))
    assert found is not None
    assert found.loss == pytest.approx(0.4 * math.log(2.0), rel=1e-12)
    assert (found.samples, found.groups, found.right) == ((3, 4), 1, 4)


def test_samples_that_say_the_same_twice_do_not_contradict() -> None:
    data = OwnData(((1.0, 2.0), (1.0, 2.0), (0.0, 0.0)), (1, 1, 0))
    assert contradiction_of(experiment(data)) is None
    held_out = OwnData(((1.0,),) * 12, tuple(range(12)), "regression", test_share=0.9)
    assert len(held_out.active) == 1
    assert contradiction_of(experiment(held_out)) is None


@given(
    targets=st.lists(st.integers(0, 1), min_size=2, max_size=9),
    loss=st.sampled_from(["bce", "squared", "absolute"]),
)
def test_no_single_answer_to_contradicting_classes_costs_less(
    targets: list[int], loss: str
) -> None:
    found = contradiction_of(experiment(OwnData(((1.0,),) * len(targets), tuple(targets)), loss))
    if len(set(targets)) == 1:
        assert found is None
        return
    assert found is not None
    z = np.linspace(-40.0, 40.0, 4001)
    run = experiment(OwnData(((1.0,),), (0,)), loss).loss_function
    costs = np.mean([run.of(z, float(target)) for target in targets], axis=0)
    assert found.loss == pytest.approx(costs.min(), abs=2e-5)
    assert found.right == max(targets.count(0), targets.count(1))


@given(
    targets=st.lists(st.integers(-9, 9), min_size=2, max_size=9),
    loss=st.sampled_from(["squared", "absolute"]),
)
def test_no_single_answer_to_contradicting_numbers_costs_less(
    targets: list[int], loss: str
) -> None:
    data = OwnData(((1.0,),) * len(targets), tuple(targets), "regression")
    found = contradiction_of(experiment(data, loss))
    if len(set(targets)) == 1:
        assert found is None
        return
    assert found is not None
    answers = np.linspace(-9.0, 9.0, 1801)
    away = np.abs(answers[:, np.newaxis] - np.array(targets))
    costs = (away if loss == "absolute" else away**2).mean(axis=1)
    assert found.loss == pytest.approx(costs.min(), abs=1e-4)
    assert found.error <= (away**2).mean(axis=1).min() + 1e-9


# Noise.


@pytest.mark.parametrize("noise", [0.1, 0.3])
@pytest.mark.parametrize("name", ["line", "sine", "bump"])
def test_the_noise_of_a_curve_is_what_its_neighbours_show(name: str, noise: float) -> None:
    found = noise_of(experiment(Curve(name, 200, noise)))
    assert found is not None
    assert found.most == pytest.approx(noise**2, rel=0.25)
    assert found.least == pytest.approx(noise**2, rel=0.4)


@pytest.mark.parametrize("name", ["line", "sine", "bump", "abs"])
def test_a_bend_is_no_noise(name: str) -> None:
    clean = experiment(Curve(name, 40))
    found = noise_of(clean)
    assert found is not None
    assert found.least <= found.most
    assert not at_noise(clean, 0.0)


def test_too_few_samples_have_no_neighbours() -> None:
    assert noise_of(experiment(Curve("line", 11, 0.1))) is None
    assert noise_of(experiment(Curve("line", 12, 0.1))) is not None
    assert noise_of(experiment(Gate("xor"))) is None


def test_many_samples_are_looked_at_in_part() -> None:
    random = np.random.default_rng(1)
    x = random.normal(size=(9_000, 2))
    targets = x[:, 0] + 0.5 * random.normal(size=9_000)
    data = OwnData(tuple(map(tuple, x.tolist())), tuple(targets.tolist()), "regression")
    found = noise_of(experiment(data))
    assert found is not None
    assert found.most == pytest.approx(0.25, rel=0.2)


@pytest.mark.parametrize(
    ("problem", "helps"),
    [
        (Gate("xor"), True),
        (Gate("parity"), True),
        (Cloud("circle"), True),
        (Cloud("moons"), True),
        (Cloud("moons", noise=0.3), False),
        (Cloud("blobs", noise=0.5), False),
        (Curve("sine"), True),
        (Curve("sine", noise=0.3), True),
        (Curve("line", noise=0.1), False),
        (Curve("line", 20, 0.15), False),
        (OwnData(tuple((float(x),) for x in range(6)), (0, 1, 1, 0, 0, 1)), None),
    ],
)
def test_a_bend_helps_where_a_line_leaves_more_than_noise(
    problem: object, helps: bool | None
) -> None:
    assert bend_helps(experiment(problem)) is helps


def test_no_bend_helps_where_only_contradictions_are_left() -> None:
    assert bend_helps(case("contradicting_and")) is False
    assert bend_helps(case("noisy_line")) is False
    assert bend_helps(case("exam_scores")) is False


# Inputs' sizes.


def column(values: np.ndarray) -> OwnData:
    inputs = values.reshape(len(values), -1)
    points = tuple(map(tuple, inputs.tolist()))
    return OwnData(points, tuple(inputs[:, 0].tolist()), "regression")


EVEN = np.linspace(-1.7, 1.7, 40)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (EVEN, None),
        (3.0 * EVEN + 5.0, None),
        (10.0 * EVEN + 65.0, "far"),
        (100.0 * EVEN, "large"),
        (0.01 * EVEN, "small"),
        (np.stack([10.0 * EVEN + 38.0, 2e4 * np.roll(EVEN, 7) + 7e4], axis=1), "ranges"),
        (np.stack([EVEN, 2.0 * np.roll(EVEN, 7)], axis=1), None),
        # Inputs that go along with each other are parted by no scaling.
        (np.stack([EVEN, 2.0 * EVEN], axis=1), None),
        (np.full(5, 700.0), None),
    ],
)
def test_what_is_in_the_way_of_descent_is_told_by_its_kind(
    values: np.ndarray, kind: str | None
) -> None:
    data = column(values)
    found = scale_trouble(data)
    assert (found and found.kind) == kind
    if found is not None:
        assert TROUBLE <= found.condition < math.inf
        scaled = replace(data, scaling="standard")
        assert scale_trouble(scaled) is None


def test_of_two_ranges_the_widest_and_the_narrowest_are_named() -> None:
    found = scale_trouble(column(np.stack([EVEN, 1e4 * np.roll(EVEN, 7)], axis=1)))
    assert found is not None
    assert (found.kind, found.input, found.other) == ("ranges", 1, 0)


@given(
    st.lists(
        st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)), min_size=2, max_size=20, unique=True
    )
)
def test_the_steepest_direction_is_the_largest_eigenvalue(
    points: list[tuple[float, float]],
) -> None:
    rows = np.column_stack([np.array(points), np.ones(len(points))])
    largest = np.linalg.eigvalsh(rows.T @ rows / len(rows)).max()
    assert steepness(column(np.array(points))) == pytest.approx(largest, rel=1e-9)


@pytest.mark.parametrize("name", ["exam_scores", "house_prices_fast", "line_0_to_399"])
def test_the_cases_of_large_inputs_are_told(name: str) -> None:
    assert scale_trouble(case(name).problem) is not None


@pytest.mark.parametrize(
    "problem", [Gate("and"), Gate("parity"), Cloud("spiral"), Cloud("blobs"), Curve("sine")]
)
def test_what_comes_with_the_program_is_of_a_good_size(problem: object) -> None:
    assert scale_trouble(problem) is None  # type: ignore[arg-type]
