"""The best of a straight model: no slope is left there, and no other line is lower."""

import math
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnscope.core import (
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
    ValuesStart,
)
from learnscope.core.diagnosis.bounds.best import Best, best_of
from learnscope.core.diagnosis.bounds.memo import KEPT, GivenUp, Memo, go_on, unless
from learnscope.core.problems.scaling import as_learned

CASES = Path(__file__).parents[1] / "data" / "cases"


def best(experiment: Experiment) -> Best:
    found = best_of(experiment)
    assert found is not None
    return found


def standing_there(experiment: Experiment) -> Trainer:
    """Return a run that begins at the best there is."""
    return Trainer(replace(experiment, start=ValuesStart(best(experiment).parameters)))


def drawn(task: str, inputs: int, count: int, seed: int, scale: float = 1.0) -> OwnData:
    random = np.random.default_rng(seed)
    x = random.normal(size=(count, inputs)) * scale
    rest = x @ np.arange(1.0, inputs + 1.0) / scale + random.normal(size=count)
    targets = [int(z > 0.0) for z in rest] if task == "classification" else rest.tolist()
    return OwnData(tuple(map(tuple, x.tolist())), tuple(targets), task)


PENALTIES = [Penalty(), Penalty(l2=0.1), Penalty(l1=0.05), Penalty(0.02, 0.3), Penalty(l1=5.0)]


@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("inputs", [1, 2, 3])
@pytest.mark.parametrize("task", ["classification", "regression"])
def test_at_the_best_no_slope_is_left(task: str, inputs: int, bias: bool, penalty: Penalty) -> None:
    loss = "bce" if task == "classification" else "squared"
    experiment = Experiment(
        drawn(task, inputs, 60, inputs), Network(bias=bias), loss, start=RandomStart(),
        penalty=penalty,
    )  # fmt: skip
    run = standing_there(experiment)
    # At a weight of 0 the slope is what L1 can't hold, as the engine has it.
    assert np.abs(run.next_update().gradient).max() < 1e-6
    assert best(experiment).loss == pytest.approx(run.loss, rel=1e-12)
    assert best(experiment).penalty == pytest.approx(run.penalty, rel=1e-12, abs=1e-15)
    assert best(experiment).descents == 0


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e3, 1e6])
def test_the_best_does_not_depend_on_the_inputs_size(scale: float) -> None:
    for task, loss in (("classification", "bce"), ("regression", "squared")):
        small = Experiment(drawn(task, 2, 50, 3), loss=loss, start=RandomStart())
        large = Experiment(drawn(task, 2, 50, 3, scale), loss=loss, start=RandomStart())
        assert best(large).loss == pytest.approx(best(small).loss, rel=1e-9)


@given(
    points=st.lists(
        st.tuples(st.integers(-5, 5), st.integers(-5, 5)), min_size=1, max_size=9
    ),
    bias=st.booleans(),
    l1=st.sampled_from([0.0, 0.3]),
)  # fmt: skip
@settings(max_examples=4 * settings().max_examples)
def test_of_the_distance_the_best_line_goes_through_as_many_points_as_it_has_parameters(
    points: list[tuple[int, int]], bias: bool, l1: float
) -> None:
    data = OwnData(tuple((float(x),) for x, _ in points), tuple(y for _, y in points), "regression")
    experiment = Experiment(
        data, Network(bias=bias), "absolute", start=RandomStart(), penalty=Penalty(l1)
    )

    def loss(w: float, b: float) -> float:
        return sum(abs(w * x + b - y) for x, y in points) / len(points) + l1 * abs(w)

    lines = [(0.0, float(y) if bias else 0.0) for _, y in points]
    lines += [(y / x, 0.0) for x, y in points if x and not bias]
    for (x0, y0), (x1, y1) in combinations(points, 2):
        if bias and x0 != x1:
            w = (y1 - y0) / (x1 - x0)
            lines.append((w, y0 - w * x0))
    assert best(experiment).loss == pytest.approx(min(loss(*line) for line in lines), abs=1e-9)


def test_house_prices_have_the_line_that_least_squares_gives() -> None:
    experiment = Experiment.from_json((CASES / "house_prices_slow.json").read_text("utf-8"))
    x, y = (array[:, 0] if array.ndim > 1 else array for array in as_learned(experiment.problem))
    w, b = np.polyfit(x, y, 1)
    assert best(experiment).parameters == pytest.approx((w, b), rel=1e-9)
    assert best(experiment).parameters == pytest.approx((137.0, 62_866.0), rel=1e-3)


def test_exam_scores_have_a_line_that_gets_95_of_100() -> None:
    experiment = Experiment.from_json((CASES / "exam_scores.json").read_text("utf-8"))
    assert best(experiment).loss == pytest.approx(0.117, abs=5e-4)
    assert best(experiment).right == 95


def test_with_l1_both_weights_of_and_are_exactly_0() -> None:
    found = best(Experiment(penalty=Penalty(l1=0.2)))
    assert found.parameters[:2] == (0.0, 0.0)
    assert found.parameters[2] == pytest.approx(-math.log(3.0), rel=1e-12)
    assert found.loss == pytest.approx(0.562335, abs=1e-6)


@pytest.mark.parametrize("loss", ["bce", "squared", "absolute"])
def test_where_a_line_divides_there_is_no_lowest_point_only_0_below_all(loss: str) -> None:
    found = best(Experiment(Gate("and"), loss=loss))
    assert (found.loss, found.parameters, found.right) == (0.0, (), 4)
    assert not found.attained


@pytest.mark.parametrize(("loss", "lowest"), [("squared", 0.25), ("absolute", 0.25)])
def test_a_loss_with_several_valleys_is_the_lowest_found_in_so_many_descents(
    loss: str, lowest: float
) -> None:
    found = best(Experiment(Gate("xor"), loss=loss))
    assert found.loss == pytest.approx(lowest, abs=1e-9)
    assert found.descents == 12


def test_only_straight_models_have_a_best() -> None:
    straight = Network((3,), "identity")
    assert best(Experiment(Gate("xor"), straight, start=RandomStart())) == best(
        Experiment(Gate("xor"))
    )
    assert best_of(Experiment(Gate("xor"), Network((3,)), start=RandomStart())) is None
    charged = Experiment(Gate("xor"), straight, start=RandomStart(), penalty=Penalty(l2=0.1))
    assert best_of(charged) is None


@given(experiment=st.builds(
    Experiment,
    problem=st.from_type(Cloud) | st.from_type(Gate),
    penalty=st.sampled_from(PENALTIES),
    optimizer=st.just(Optimizer("gd", 0.1)),
    start=st.builds(ValuesStart, st.tuples(*[st.floats(-9.0, 9.0)] * 3)),
))  # fmt: skip
def test_no_run_ever_gets_below_the_best(experiment: Experiment) -> None:
    lowest = best(experiment).loss
    run = Trainer(experiment)
    for _ in range(4):
        assert run.loss >= lowest * (1.0 - 1e-9)
        run.advance(25)


def test_what_does_not_matter_is_not_asked_again_and_what_matters_is() -> None:
    experiment = Experiment(Cloud("circle"), start=RandomStart())
    best_of(experiment)
    for other in (
        experiment.with_learning_rate(3.0),
        replace(experiment, optimizer=Optimizer("adam", 0.1), start=RandomStart(7)),
    ):
        assert best_of.known(other)
    for other in (
        replace(experiment, loss="squared"),
        replace(experiment, penalty=Penalty(l2=0.1)),
        experiment.with_problem(Cloud("moons")),
    ):
        assert not best_of.known(other)


def test_a_memo_keeps_the_latest_answers_and_asks_each_but_once() -> None:
    asked: list[int] = []

    def work(experiment: Experiment) -> int:
        asked.append(experiment.start.seed)
        return experiment.start.seed

    memo = Memo(work, lambda experiment: experiment.start)
    experiments = [Experiment(Curve(), loss="squared", start=RandomStart(i)) for i in range(100)]
    for experiment in (*experiments, *experiments[-KEPT:]):
        assert memo(experiment) == experiment.start.seed
    assert asked == list(range(100))
    assert [memo.known(experiment) for experiment in experiments] == [False] * 36 + [True] * 64


def test_what_is_worked_out_can_be_given_up() -> None:
    with unless(lambda: False):
        go_on()
    with pytest.raises(GivenUp), unless(lambda: True):
        go_on()
    go_on()
