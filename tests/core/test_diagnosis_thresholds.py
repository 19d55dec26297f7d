"""Each threshold of the diagnosis from both sides: what is found just below it and just above.

The numbers stand here once more, and are not imported: a threshold that was changed shows.
"""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from learnscope.core import (
    Batch,
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    OwnData,
    RandomStart,
    Trainer,
    ValuesStart,
    ZerosStart,
    diagnose,
)
from learnscope.core.diagnosis import findings as diagnosis
from learnscope.core.diagnosis import straight, symptoms
from learnscope.core.diagnosis.bounds.best import best_of
from learnscope.core.diagnosis.bounds.endings import foresee
from learnscope.core.diagnosis.straight import best_line
from learnscope.core.diagnosis.symptoms import (
    dead_units,
    identical_units,
    probe,
    saturated_units,
)
from learnscope.core.diagnosis.trend import SPAN, Trend, trend_of
from learnscope.core.problems.statistics import length

STILL = Optimizer("gd", 0.0)


def trend(*losses: float, noisy: bool = False, ahead: bool = True) -> Trend:
    values = np.array(losses)
    return Trend(values, values, len(losses) - 1, ahead=ahead, noisy=noisy)


def found(
    experiment: Experiment, patch: pytest.MonkeyPatch | None = None, fall: float = 0.5
) -> str:
    """Return what is found at an experiment's start, if the loss will fall so."""
    if patch is not None:
        patch.setattr(diagnosis, "trend_of", lambda trainer: trend(1.0, 1.0 - fall))
    foresee(experiment)
    return diagnose(Trainer(experiment), wait=False).code


# How the loss goes.


def test_a_course_of_a_single_value_says_nothing() -> None:
    for noisy in (False, True):
        single = trend(0.7, noisy=noisy, ahead=False)
        assert not single.goes_too_far
        assert not single.known
        assert (single.fall, single.wavering, single.top) == (0.0, 0.0, 0.7)


@pytest.mark.parametrize(("count", "known"), [(8, False), (9, True)])
def test_a_course_behind_says_something_from_eight_changes_on(count: int, known: bool) -> None:
    assert trend(*[1.0] * count, ahead=False).known == known
    assert trend(*[1.0] * count, ahead=False).falls_less_than(0.1) == known
    assert trend(*[1.0] * count).known


@pytest.mark.parametrize(
    ("up", "noisy", "jumps"),
    [(1.0009, False, False), (1.0011, False, True), (1.049, True, False), (1.051, True, True)],
)
def test_a_rise_is_a_jump_from_a_thousandth_on_or_from_a_twentieth(
    up: float, noisy: bool, jumps: bool
) -> None:
    assert trend(1.0, up, 0.9, 0.8, noisy=noisy).goes_too_far == jumps


@pytest.mark.parametrize(("rises", "jumps"), [(2, False), (3, True)])
def test_a_loss_jumps_if_every_third_change_is_a_rise(rises: int, jumps: bool) -> None:
    changes = [1.1] * rises + [0.5] * (9 - rises)
    assert trend(*np.cumprod([1.0, *changes])).goes_too_far == jumps


@pytest.mark.parametrize(("end", "climbs"), [(1.049, False), (1.051, True)])
def test_a_loss_that_climbs_by_a_twentieth_jumps_however_slowly(end: float, climbs: bool) -> None:
    slowly = np.linspace(1.0, end, 100)
    assert trend(*slowly).goes_too_far == climbs
    assert not trend(*slowly, noisy=True).goes_too_far


def ahead(points: int, updates: int) -> Trend:
    batch = Batch(-(-points // updates))
    return trend_of(Trainer(Experiment(
        Curve("line", points), Network(), "squared", STILL, batch, ValuesStart((0.0, 0.0))
    )))  # fmt: skip


@pytest.mark.parametrize(("points", "updates"), [(549, 1), (47, 3)])
def test_where_epochs_are_cheap_the_next_sixteen_are_looked_at(points: int, updates: int) -> None:
    # Two numbers a sample, and 502 an update: up to 1,600 are cheap.
    assert ahead(points, updates).ahead
    assert ahead(points, updates).epochs == SPAN == 16
    dear = ahead(points + 1, updates)
    assert not dear.ahead
    assert dear.epochs == 0


# Classes.


@pytest.mark.parametrize(("w", "explodes"), [(0.99e300, False), (1e300, True)])
def test_a_parameter_explodes_from_1e300_on(w: float, explodes: bool) -> None:
    run = Trainer(Experiment(optimizer=STILL))
    run.edit((w, 0.0, 0.0))
    assert (diagnose(run, wait=False).code == "exploding") == explodes


@pytest.mark.parametrize(("size", "code"), [(1.01e-3, "learning"), (0.99e-3, "not_separable")])
def test_a_gates_line_is_stuck_once_its_slope_is_below_a_thousandth(size: float, code: str) -> None:
    def standing(w1: float) -> Trainer:
        run = Trainer(Experiment(Gate("xor"), optimizer=STILL, start=ValuesStart((w1, 0.0, 0.0))))
        run.advance(1)
        return run

    # So near to 0 the slope grows with the weight.
    run = standing(0.001 * size / length(standing(0.001).next_update().gradient))
    assert length(run.next_update().gradient) == pytest.approx(size, rel=2e-3)
    assert diagnose(run, wait=False).code == code


@pytest.mark.parametrize("fall", [0.99e-3, 1.01e-3])
@pytest.mark.parametrize("epochs", [99, 100])
@pytest.mark.parametrize("above", [1.009, 1.011])
def test_a_clouds_line_is_stuck_at_its_best_once_the_loss_stands_or_from_epoch_100_on(
    fall: float, epochs: int, above: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(straight, "trend_of", lambda trainer: trend(1.0, 1.0 - fall))
    experiment = Experiment(Cloud("circle", 40), optimizer=STILL, start=ZerosStart())
    best = best_of(experiment)
    assert best is not None
    # From the lowest point the loss rises the same way to either side, at first by the square.
    low, high = 0.0, 10.0
    for _ in range(60):
        b = (low + high) / 2.0
        at = (*best.parameters[:2], best.parameters[2] + b)
        loss = Trainer(replace(experiment, start=ValuesStart(at))).loss
        low, high = (b, high) if loss < above * best.loss else (low, b)
    run = Trainer(replace(experiment, start=ValuesStart(at)))
    assert run.loss == pytest.approx(above * best.loss, rel=1e-9)
    run.advance(epochs)
    stuck = above < 1.01 and (fall < 1e-3 or epochs == 100)
    assert (diagnose(run, wait=False).code == "not_separable") == stuck


@pytest.mark.parametrize(("z", "code"), [(5.28, "learning"), (5.30, "saturated")])
def test_a_wrong_answer_is_saturated_where_its_slope_is_below_5e_3(
    z: float, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = ValuesStart((0.0, 0.0, z))
    experiment = Experiment(loss="squared", optimizer=STILL, start=start)
    assert found(experiment, monkeypatch) == code
    slope = Trainer(experiment).trace_row(0).doutput_dz
    assert (slope < 5e-3) == (code == "saturated")


@pytest.mark.parametrize(("fall", "code"), [(0.99e-4, "slow"), (1.01e-4, "learning")])
def test_a_fall_by_less_than_a_ten_thousandth_is_slow(
    fall: float, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(Experiment(), monkeypatch, fall) == code


@pytest.mark.parametrize(("wave", "code"), [(0.99e-3, "slow"), (1.01e-3, "learning")])
def test_a_noisy_loss_that_wavers_by_a_thousandth_is_not_slow(
    wave: float, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wavering = trend(1.0, 1.0 - wave, 1.0, 1.0 - wave, noisy=True)
    monkeypatch.setattr(diagnosis, "trend_of", lambda trainer: wavering)
    assert diagnose(Trainer(Experiment()), wait=False).code == code


# Units.


def layer(activation: str, biases: list[float], problem: Any = None) -> Experiment:
    """Return a network whose one layer's units differ, and have these biases."""
    count = len(biases)
    weights = [0.1 * (unit + 1) for unit in range(2 * count)]
    onward = [0.3 - 0.2 * unit for unit in range(count)]
    return Experiment(
        problem or Gate("xor"), Network((count,), activation), optimizer=STILL,
        start=ValuesStart((*weights, *biases, *onward, 0.0)),
    )  # fmt: skip


@pytest.mark.parametrize(("dead", "code"), [(3, "learning"), (4, "dead_units")])
def test_a_layer_is_maimed_once_half_its_units_are_dead(
    dead: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    experiment = layer("relu", [-9.0] * dead + [0.5] * (8 - dead))
    affected = dead_units(experiment, experiment.start_parameters())
    assert affected is not None
    assert affected.units == tuple(range(1, dead + 1))
    assert found(experiment, monkeypatch) == code


@pytest.mark.parametrize(("fall", "code"), [(0.99e-3, "dead_units"), (1.01e-3, "learning")])
def test_one_dead_unit_is_to_blame_where_the_loss_falls_by_less_than_a_thousandth(
    fall: float, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(layer("relu", [-9.0, 0.5, 0.5]), monkeypatch, fall) == code


@pytest.mark.parametrize(("flat", "code"), [(3, "learning"), (4, "saturated_units")])
@pytest.mark.parametrize("fall", [0.99e-3, 1.01e-3])
def test_saturated_units_are_to_blame_where_they_are_half_and_the_loss_stands(
    flat: int, code: str, fall: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    experiment = layer("tanh", [9.0] * flat + [0.1] * (8 - flat))
    affected = saturated_units(experiment, experiment.start_parameters())
    assert affected is not None
    assert affected.share == flat / 8
    expected = code if fall < 1e-3 else "learning"
    assert found(experiment, monkeypatch, fall) == expected


@pytest.mark.parametrize(
    ("activation", "z", "saturated"),
    [("tanh", 2.64, False), ("tanh", 2.65, True),
     ("sigmoid", 5.28, False), ("sigmoid", 5.30, True)],
)  # fmt: skip
def test_a_unit_is_flat_below_a_fiftieth_of_its_steepest_slope(
    activation: str, z: float, saturated: bool
) -> None:
    point = OwnData(((0.0, 0.0),), (1,), "classification")
    experiment = layer(activation, [z, 0.0], point)
    affected = saturated_units(experiment, experiment.start_parameters())
    assert (affected is not None and affected.units == (1,)) == saturated


@pytest.mark.parametrize(("flat", "saturated"), [(18, False), (19, True)])
def test_a_unit_is_saturated_if_it_is_flat_at_19_samples_of_20(flat: int, saturated: bool) -> None:
    points = ((90.0, 0.0),) * flat + ((0.0, 0.0),) * (20 - flat)
    problem = OwnData(points, (0, 1) * 10, "classification")
    experiment = layer("tanh", [0.0], problem)
    affected = saturated_units(experiment, experiment.start_parameters())
    assert (affected is not None) == saturated


@pytest.mark.parametrize(("count", "probed"), [(256, 256), (257, 86), (768, 256), (769, 154)])
def test_up_to_256_samples_stand_for_all(count: int, probed: int) -> None:
    problem = OwnData(((0.5, 0.5),) * count, (1,) * count, "classification")
    assert len(probe(Experiment(problem))) == probed


def test_units_are_identical_by_value_whatever_the_sign_of_a_zero() -> None:
    experiment = Experiment(Gate("xor"), Network((2,)), start=RandomStart(1))
    alike = np.array([0.0, 0.5, -0.0, 0.5, -0.0, 0.0, 0.3, 0.3, 0.0])
    affected = identical_units(experiment, alike)
    assert affected is not None
    assert affected.units == (1, 2)


# Deep networks, and how high the loss is.


@pytest.mark.parametrize("arriving", [0.99e-2, 1.01e-2])
@pytest.mark.parametrize("ones", [8, 9])
def test_a_slope_vanishes_below_a_hundredth_while_less_than_nine_tenths_are_right(
    arriving: float, ones: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnosis, "arriving_slope", lambda *_: arriving)
    points = tuple((float(i), 0.0) for i in range(10))
    problem = OwnData(points, (1,) * ones + (0,) * (10 - ones), "classification")
    experiment = Experiment(
        problem, Network((1, 1)), optimizer=STILL,
        start=ValuesStart((0.1, 0.1, 0.0, 0.1, 0.0, 0.1, 1.0)),
    )  # fmt: skip
    assert Trainer(experiment).accuracy == ones / 10
    vanishes = arriving < 1e-2 and ones == 8
    expected = "vanishing_gradient" if vanishes else "learning"
    assert found(experiment, monkeypatch) == expected


def reaching(share: float, loss: str = "squared") -> Experiment:
    """Return a network of numbers whose error is such a share of the targets' variance."""
    problem = OwnData(((-1.0,), (1.0,)), (-1.0, 1.0), "regression")
    reached = math.tanh(math.tanh(1.0))
    onward = (1.0 - math.sqrt(share)) / reached
    start = ValuesStart((1.0, 0.0, 1.0, 0.0, onward, 0.0))
    return Experiment(problem, Network((1, 1)), loss, STILL, start=start)


@pytest.mark.parametrize("share", [0.099, 0.101])
def test_the_loss_of_numbers_is_high_above_a_tenth_of_their_variance(
    share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnosis, "arriving_slope", lambda *_: 0.0)
    expected = "vanishing_gradient" if share > 0.1 else "learning"
    assert found(reaching(share), monkeypatch) == expected


@pytest.mark.parametrize("loss", ["squared", "absolute"])
@pytest.mark.parametrize(("share", "code"), [(0.99e-3, "fitted"), (1.01e-3, "learning")])
def test_numbers_are_fitted_below_a_thousandth_of_their_variance(
    share: float, code: str, loss: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(reaching(share, loss), monkeypatch) == code


def line(best: float, share: float) -> Experiment:
    """Return a line of which the best, and which itself, leaves such a share of the variance."""
    bend = math.sqrt(best / (3.0 * (1.0 - best)))
    targets = tuple(x + bend * q for x, q in ((-1.0, 1.0), (0.0, -2.0), (1.0, 1.0)))
    problem = OwnData(((-1.0,), (0.0,), (1.0,)), targets, "regression")
    off = math.sqrt((share - best) * (2.0 / 3.0 + 2.0 * bend * bend))
    experiment = Experiment(problem, Network(), "squared", STILL, start=ValuesStart((1.0, off)))
    assert best_line(experiment) == pytest.approx(best, rel=1e-9)
    return experiment


@pytest.mark.parametrize(
    ("best", "share", "code"),
    [
        (0.5, 0.5 * 1.009, "not_straight"),
        (0.5, 0.5 * 1.011, "learning"),
        (1.01e-3, 1.015e-3, "not_straight"),
    ],
)
def test_no_line_comes_closer_where_this_one_is_within_a_hundredth_of_the_best(
    best: float, share: float, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for fall in (0.99e-3, 1.01e-3):
        monkeypatch.setattr(straight, "trend_of", lambda _, fall=fall: trend(1.0, 1.0 - fall))
        expected = code if fall < 1e-3 else "learning"
        assert found(line(best, share), monkeypatch, fall=fall) == expected


def test_a_dear_run_is_diagnosed_without_training_it(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Trainer(Experiment(Cloud("spiral", 900), Network((8, 8)), start=RandomStart(1, "xavier")))
    run.advance(2)
    expected = diagnose(run)
    monkeypatch.setattr(type(run._plan), "descend", None)
    opened = []

    def counted(experiment: Experiment, rows: Any, parameters: Any) -> Any:
        opened.append(len(rows))
        return real(experiment, rows, parameters)

    real = symptoms.opened
    monkeypatch.setattr(symptoms, "opened", counted)
    assert diagnose(run) == expected
    assert all(count <= 256 for count in opened)


@pytest.mark.parametrize(("losses", "falls"), [((1.0, 1.1, 1.3), 0), ((1.0, 1.5, 0.9, 1.4), 1)])
def test_it_is_told_whether_a_loss_that_goes_up_falls_meanwhile(
    losses: tuple[float, ...], falls: int
) -> None:
    course = trend(*losses)
    assert course.goes_too_far
    assert course.falls == falls


def test_a_swing_that_is_recorded_at_its_upper_end_alone_falls_in_between() -> None:
    swing = Trend(np.full(9, 2.40), np.full(9, 2.46), 72, ahead=False, noisy=False)
    assert swing.goes_too_far
    assert swing.falls == 8
