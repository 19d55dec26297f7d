"""A worked update: every line is right to all digits shown, and the stages end where Step does."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import Batch, Experiment, Gate, Trainer, ValuesStart
from learnscope.gui import update as worked
from learnscope.gui.session.snapshot import STAGES, Inside, Position
from learnscope.gui.text.numbers import exact, fixed

EXAMPLE = Experiment(problem=Gate("and", (2,)))


def opened(experiment: Experiment, row: int = 2, epochs: int = 0) -> Inside:
    """Return an update with all four stages open."""
    trainer = Trainer(experiment)
    trainer.advance(epochs)
    position = Position()
    for _ in STAGES:
        assert position.forward(1)
    inside = position.look(trainer, row)
    assert inside is not None
    return inside


def by_quantity(inside: Inside, experiment: Experiment) -> dict[str, worked.WorkedLine]:
    return {line.quantity: line for line in worked.lines(inside, experiment)}


def test_the_worked_example_stands_there_line_by_line() -> None:
    lines = by_quantity(opened(EXAMPLE), EXAMPLE)
    shown = {quantity: (line.numbers, line.result) for quantity, line in lines.items()}
    assert shown == {
        "p_w1": ("0.1000 · 1", "0.1000"),
        "p_w2": ("−0.1200 · 0", "0.0000"),
        "p_b": ("0.0000 · 1", "0.0000"),
        "z": ("0.1000 + 0.0000 + 0.0000", "0.1000"),
        "output": ("σ(0.1000)", "0.5250"),
        "loss": ("−ln(1 − 0.5250)", "0.7444"),
        "dL/dy": ("1 / (1 − 0.5250)", "2.1052"),
        "dy/dz": ("0.5250 · (1 − 0.5250)", "0.2494"),
        "dL/dz": ("2.1052 · 0.2494", "0.5250"),
        "g_w1": ("0.5250 · 1", "0.5250"),
        "g_w2": ("0.5250 · 0", "0.0000"),
        "g_b": ("0.5250 · 1", "0.5250"),
        "n_w1": ("0.1000 − 1 · 0.5250", "−0.4250"),
        "n_w2": ("−0.1200 − 1 · 0.0000", "−0.1200"),
        "n_b": ("0.0000 − 1 · 0.5250", "−0.5250"),
        "output_after": ("0.5250 →", "0.2789"),
        "loss_after": ("0.7444 →", "0.3270"),
    }


@pytest.mark.parametrize(
    ("quantity", "value"),
    [
        ("output", 0.524979187),
        ("loss", 0.744396660),
        ("dL/dy", 2.105170918),
        ("dy/dz", 0.249376040),
        ("dL/dz", 0.524979187),
        ("n_w1", -0.424979187),
        ("n_w2", -0.12),
        ("n_b", -0.524979187),
        ("output_after", 0.278893193),
    ],
)
def test_its_values_are_those_worked_out_by_hand(quantity: str, value: float) -> None:
    lines = by_quantity(opened(EXAMPLE), EXAMPLE)
    assert lines[quantity].value == pytest.approx(value, abs=5e-10)


@given(
    row=st.integers(0, 3),
    loss=st.sampled_from(["bce", "squared", "absolute"]),
    size=st.none() | st.integers(1, 4),
    values=st.tuples(*[st.floats(-8.0, 8.0)] * 3),
)
def test_the_update_of_the_last_stage_is_what_a_step_gives(
    row: int, loss: str, size: int | None, values: tuple[float, float, float]
) -> None:
    experiment = Experiment(loss=loss, batch=Batch(size), start=ValuesStart(values))
    trainer = Trainer(experiment)
    position = Position()
    updates = len(trainer.trace_epoch())
    while position.forward(updates):
        pass
    inside = position.look(trainer, row)
    assert inside is not None
    assert (inside.number, inside.stage_name) == (updates - 1, "update")
    lines = by_quantity(inside, experiment)
    trainer.advance()
    assert [lines[f"n_{name}"].value for name in ("w1", "w2", "b")] == trainer.parameters.tolist()


@given(values=st.tuples(*[st.floats(-800.0, 800.0)] * 3), row=st.integers(0, 3))
def test_every_line_can_be_written_however_far_out_the_numbers_are(
    values: tuple[float, float, float], row: int
) -> None:
    experiment = Experiment(start=ValuesStart(values))
    inside = opened(experiment, row)
    for line in worked.lines(inside, experiment):
        assert line.sentence
        assert "nan" not in line.numbers + line.result
    text = worked.plain_text(inside, experiment)
    assert text.count("\n") >= 17
    assert worked.latex_text(inside, experiment).count(r"\[") == 17


def test_a_positive_slope_says_that_raising_raises() -> None:
    lines = by_quantity(opened(EXAMPLE), EXAMPLE)
    assert lines["g_w1"].sentence == (
        "Raising w1 by a little would raise the loss 0.5250 times as much."
    )
    assert lines["g_w2"].sentence == "Changing w2 a little would not change the loss."
    assert lines["n_w1"].sentence == "w1 goes down by 0.5250, against the slope."


def test_a_negative_slope_says_that_raising_lowers() -> None:
    experiment = Experiment(problem=Gate("and", (3,)))
    lines = by_quantity(opened(experiment, row=3), experiment)
    assert lines["g_w1"].value < 0
    assert "would lower the loss" in lines["g_w1"].sentence
    assert lines["dL/dy"].numbers == f"−1 / {fixed(opened(experiment, 3).sample.output)}"


@pytest.mark.parametrize(("rate", "start"), [(0.0, (0.1, -0.12, 0.0)), (1.0, (9.0, 9.0, -60.0))])
def test_a_parameter_that_stays_on_a_slope_does_not_blame_the_slope(
    rate: float, start: tuple[float, float, float]
) -> None:
    experiment = replace(EXAMPLE, start=ValuesStart(start)).with_learning_rate(rate)
    line = by_quantity(opened(experiment), experiment)["n_b"]
    assert opened(experiment).update.gradient[2] > 0.0
    assert line.value == start[2]
    assert line.sentence == "b stays: lr times the slope is too small to move it."


def test_the_copied_text_holds_the_results_to_their_last_digit() -> None:
    text = worked.plain_text(opened(EXAMPLE), EXAMPLE)
    lines = by_quantity(opened(EXAMPLE), EXAMPLE)
    for line in lines.values():
        assert f"= {exact(line.value)}" in text
    assert "FORWARD" in text
    assert "∂L/∂w1 = 0.5250 · 1 = 0.52497918747894" in text


def test_the_latex_has_an_equation_for_every_line() -> None:
    text = worked.latex_text(opened(EXAMPLE), EXAMPLE)
    assert r"\[ z = w_1 x_1 + w_2 x_2 + b = 0.1000 + 0.0000 + 0.0000 = 0.1 \]" in text
    assert "−" not in text
    assert "·" not in text


def test_a_row_without_a_part_in_the_update_gives_way_to_one_that_has() -> None:
    inside = opened(EXAMPLE, row=0)
    assert inside.sample.sample == 2


def test_stages_close_in_the_order_opposite_to_opening() -> None:
    position = Position()
    order = []
    while position.forward(2):
        order.append((position.number, position.stage))
    back = []
    while position.open:
        back.append((position.number, position.stage))
        position.back()
    assert back == order[::-1]
    assert len(order) == 2 * len(STAGES)


def test_the_loss_line_agrees_with_the_loss() -> None:
    inside = opened(Experiment(), row=3, epochs=50)
    line = by_quantity(inside, Experiment())["loss"]
    assert line.numbers == f"−ln {fixed(inside.sample.output)}"
    assert line.value == pytest.approx(-math.log(inside.sample.output), rel=1e-12)
