"""Answers to any point of the plane."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import Experiment, Trainer, ValuesStart

COORDINATES = st.floats(-1e6, 1e6)


@given(values=st.tuples(*[st.floats(-50, 50)] * 3), point=st.tuples(COORDINATES, COORDINATES))
def test_an_answer_is_the_sigmoid_of_the_plane(
    values: tuple[float, float, float], point: tuple[float, float]
) -> None:
    run = Trainer(Experiment(start=ValuesStart(values)))
    w1, w2, b = values
    z = w1 * point[0] + w2 * point[1] + b
    expected = 0.5 * (1.0 + math.tanh(0.5 * z))
    assert math.isclose(run.predict(point), expected, rel_tol=1e-12, abs_tol=1e-15)


@pytest.mark.parametrize("shape", [(2,), (1, 2), (5, 2), (3, 4, 2), (0, 2)])
def test_the_answers_have_the_shape_of_the_points(shape: tuple[int, ...]) -> None:
    run = Trainer(Experiment())
    points = np.linspace(-1.0, 2.0, math.prod(shape)).reshape(shape)
    answers = run.predict(points)
    assert answers.shape == shape[:-1]
    one_by_one = [run.predict(point) for point in points.reshape(-1, 2)]
    assert answers.reshape(-1).tolist() == one_by_one


def test_a_list_of_whole_numbers_will_do() -> None:
    run = Trainer(Experiment())
    run.advance(30)
    assert run.predict([[0, 0], [0, 1], [1, 0], [1, 1]]).tolist() == pytest.approx(
        run.outputs(), rel=1e-15
    )


def test_points_so_far_out_that_z_is_no_float_get_a_plain_0_or_1() -> None:
    run = Trainer(Experiment(start=ValuesStart((10.0, 0.0, 0.0))))
    assert run.predict([[1e308, 0.0], [-1e308, 0.0]]).tolist() == [1.0, 0.0]


@given(values=st.tuples(*[st.floats(-50, 50)] * 3), point=st.tuples(COORDINATES, COORDINATES))
def test_the_sum_behind_an_answer_is_worked_out_in_the_order_of_the_parameters(
    values: tuple[float, float, float], point: tuple[float, float]
) -> None:
    w1, w2, b = values
    x1, x2 = point
    _, z = Experiment().model.unit_outputs(values, [point])
    assert z.tolist() == [w1 * x1 + w2 * x2 + b]


@pytest.mark.parametrize("points", [1.0, [1.0], [[1.0, 2.0, 3.0]], np.zeros((2, 0))])
def test_points_without_exactly_two_coordinates_are_refused(points: object) -> None:
    with pytest.raises(ValueError, match=r"inputs: got shape \(.*\); allowed: \(\.\.\., 2\)"):
        Trainer(Experiment()).predict(points)  # type: ignore[arg-type]
