"""The small picture on each unit is what the unit answers, in the colours of the scale."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from learnscope.core import Experiment, Gate
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.network import Network
from learnscope.core.problems.clouds import Cloud
from learnscope.core.problems.curves import Curve
from learnscope.core.start import RandomStart
from learnscope.gui.look.marks import answer_colours
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.views.drawing.network.pictures import (
    POINTS,
    Pictures,
    Span,
    picture_inputs,
    shares,
    spans,
    unit_values,
)


def experiment(problem: Any, hidden: tuple[int, ...], activation: str = "tanh") -> Experiment:
    return Experiment(
        problem=problem,
        network=Network(hidden, activation),
        loss="squared",
        start=RandomStart(3),
    )


def pictures_of(made: Experiment, theme: Any = LIGHT) -> Pictures:
    pictures = Pictures()
    pictures.follow(made, tuple(made.start_parameters().tolist()), theme)
    return pictures


def pixel(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    colour = QColor(image.pixel(x, y))
    return colour.red(), colour.green(), colour.blue()


@pytest.mark.parametrize("activation", list(ACTIVATIONS))
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_picture_over_the_plane_is_the_unit_s_output(activation: str, theme: Any) -> None:
    made = experiment(Cloud("circle"), (3, 2), activation)
    pictures = pictures_of(made, theme)
    theta = made.start_parameters()
    (left, right), (low, high) = made.problem.extent

    assert list(pictures.images) == ["h1.1", "h1.2", "h1.3", "h2.1", "h2.2", "y"]
    for column, row in ((0, 0), (5, 20), (23, 23), (11, 7)):
        x1 = left + (right - left) * (column + 0.5) / POINTS
        x2 = high - (high - low) * (row + 0.5) / POINTS
        hidden, z = made.model.unit_outputs(theta, [x1, x2])
        outputs = [*np.concatenate(hidden), ACTIVATIONS["sigmoid"].of(z)]
        values = dict(zip(pictures.images, outputs, strict=True))
        for name, image in pictures.images.items():
            span = pictures.spans[name]
            share = (values[name] - span.low) / (span.high - span.low)
            expected = tuple(answer_colours(theme)[int(np.rint(share * 255))].tolist())
            assert pixel(image, column, row) == expected, name


def test_three_inputs_show_their_eight_answers_in_the_order_of_the_table() -> None:
    made = experiment(Gate("parity"), (3,))
    pictures = pictures_of(made)
    theta = made.start_parameters()

    assert np.array_equal(picture_inputs(made.problem), made.problem.inputs)
    image = pictures.images["y"]
    assert (image.width(), image.height()) == (4, 2)
    answers = made.model.forward(theta, made.problem.inputs)
    for number, answer in enumerate(answers):
        expected = tuple(answer_colours(LIGHT)[int(np.rint(answer * 255))].tolist())
        assert pixel(image, number % 4, number // 4) == expected


def test_one_input_shows_curves() -> None:
    made = experiment(Curve("sine"), (6,))
    pictures = pictures_of(made)
    inputs = picture_inputs(made.problem)

    assert not pictures.images
    assert (inputs[0, 0], inputs[-1, 0]) == made.problem.extent[0]
    hidden, z = made.model.unit_outputs(made.start_parameters(), inputs)
    assert np.allclose(pictures.curves["h1.4"] * 2 - 1, hidden[0][:, 3], atol=1e-12)
    span = pictures.spans["y"]
    assert np.allclose(pictures.curves["y"] * (span.high - span.low) + span.low, z)


@pytest.mark.parametrize(
    ("activation", "span"),
    [("tanh", Span(-1, 1)), ("sigmoid", Span(0, 1)), ("step", Span(0, 1))],
)
def test_a_bounded_bend_has_its_own_scale(activation: str, span: Span) -> None:
    pictures = pictures_of(experiment(Gate("xor"), (2,), activation))

    unit = pictures.spans["h1.1"]
    assert (unit.low, unit.high) == (span.low, span.high)
    assert (pictures.spans["y"].low, pictures.spans["y"].high) == (0, 1)


@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "softplus", "identity"])
def test_another_has_one_around_0_that_holds_all_its_values(activation: str) -> None:
    made = experiment(Gate("xor"), (4,), activation)
    pictures = pictures_of(made)
    values = unit_values(made.model, made.start_parameters(), picture_inputs(made.problem))

    for span, largest in zip(pictures.spans.values(), np.abs(values).max(0)[:-1], strict=False):
        assert span.low == -span.high
        assert largest <= span.high * (1 + 1e-9)
        assert largest == 0 or span.high <= 2 * largest


@given(
    value=st.floats(allow_nan=True, allow_infinity=True),
    limit=st.floats(1e-300, 1e300),
)
def test_every_value_has_a_share(value: float, limit: float) -> None:
    share = shares(np.array([[value]]), [Span(-limit, limit)])[0, 0]

    assert 0 <= share <= 1
    if np.isnan(value):
        assert share == 0.5
    elif value > limit:
        assert share == 1


def test_parameters_without_bounds_still_give_pictures() -> None:
    made = experiment(Cloud("moons"), (8, 8), "relu")
    for huge in (1e200, -1e308, float("nan"), float("inf")):
        theta = (huge,) * made.model.parameter_count
        pictures = Pictures()
        pictures.follow(made, theta, LIGHT)
        assert len(pictures.images) == 17
        assert all(np.isfinite([s.low, s.high]).all() for s in pictures.spans.values())


def test_the_same_moment_is_not_worked_out_again() -> None:
    made = experiment(Cloud("circle"), (4,))
    theta = tuple(made.start_parameters().tolist())
    pictures = Pictures()
    pictures.follow(made, theta, LIGHT)
    before = pictures.images
    pictures.follow(made, theta, LIGHT)
    assert pictures.images is before
    pictures.follow(made, (theta[0] + 1, *theta[1:]), LIGHT)
    assert pictures.images is not before


def test_spans_are_one_for_each_unit() -> None:
    made = experiment(Gate("xor"), (3, 2))
    values = unit_values(made.model, made.start_parameters(), picture_inputs(made.problem))

    assert values.shape == (POINTS * POINTS, 6)
    assert len(spans(made.model, values)) == 6


def test_a_unit_that_is_0_everywhere_is_told_from_one_without_a_picture() -> None:
    model = Experiment().with_network(Network((2,), "relu")).model
    # The first unit's z is −1 everywhere, the second one's x1.
    parameters = (0.0, 0.0, 1.0, 0.0, -1.0, 0.0, 1.0, 1.0, 0.5)
    values = unit_values(model, parameters, picture_inputs(Gate("and")))
    dead, alive, output = spans(model, values)

    assert dead.constant == 0.0
    assert alive.constant is None
    assert output.constant is None
