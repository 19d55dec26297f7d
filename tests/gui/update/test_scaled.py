"""An update of scaled data: how numbers are scaled on their way in, and back on their way out."""

import math
from dataclasses import replace

import pytest
from own_data import EXAMS, HOUSES

from learnscope.core import Experiment, Network, Optimizer, Trainer, ValuesStart
from learnscope.gui import update as worked
from learnscope.gui.session.snapshot import STAGES, Inside, Position

SCALED = replace(HOUSES, scaling="standard", target_scaling="standard")

EXPERIMENT = Experiment(
    SCALED, loss="squared", optimizer=Optimizer("gd", 0.5), start=ValuesStart((0.5, 0.25))
)


def opened(experiment: Experiment, row: int) -> Inside:
    """Return an update with all four stages open."""
    position = Position()
    for _ in STAGES:
        assert position.forward(1)
    inside = position.look(Trainer(experiment), row)
    assert inside is not None
    return inside


def shown(experiment: Experiment, row: int) -> dict[str, tuple[str, str, str]]:
    return {
        line.quantity: (line.plain, line.numbers, line.result)
        for line in worked.lines(opened(experiment, row), experiment)
    }


def test_numbers_are_scaled_on_their_way_in_and_back_on_their_way_out() -> None:
    deviation = math.sqrt((300**2 + 100**2) * 2 / 4)
    target = 300.0 / deviation
    assert deviation == pytest.approx(223.6068, abs=1e-4)
    lines = shown(EXPERIMENT, 3)
    assert lines["scaled_x"] == ("x*", "(5 − 3) / 2", "1.0000")
    assert lines["p_w1"] == ("w1·x*", "0.5000 · 1.0000", "0.5000")
    assert lines["output"] == ("ŷ*", "0.7500", "0.7500")
    assert lines["own_output"] == (
        "ŷ",
        "0.7500 · 223.6068 + 500",
        f"{0.75 * deviation + 500:.4f}",
    )
    assert lines["scaled_target"] == ("Y*", "(800 − 500) / 223.6068", f"{target:.4f}")
    assert lines["loss"] == ("L", f"(0.7500 − {target:.4f})²", f"{(0.75 - target) ** 2:.4f}")
    assert lines["dL/dy"][0] == "∂L/∂ŷ*"
    assert lines["output_after"][1] == f"{0.75 * deviation + 500:.4f} →"


def test_new_parameters_are_told_in_the_data_s_own_units_too() -> None:
    run = Trainer(EXPERIMENT)
    run.advance(1)
    w, b = run.parameters.tolist()
    deviation = math.sqrt(50_000.0)
    lines = shown(EXPERIMENT, 3)
    slope = w * deviation / 2
    assert lines["own_w1"] == (
        "w1 (own units)",
        f"{w:.4f} · 223.6068 / 2",
        f"{slope:.4f}",
    )
    assert lines["own_b"][2] == f"{b * deviation + 500 - slope * 3:.4f}"
    assert float(run.predict([[7.0]])[0]) == pytest.approx(
        float(lines["own_w1"][2]) * 7.0 + float(lines["own_b"][2]), abs=1e-3
    )


def test_classes_have_no_scale_and_each_input_has_its_own() -> None:
    experiment = Experiment(replace(EXAMS, scaling="range"), start=ValuesStart((1.0, 2.0, 0.5)))
    lines = shown(experiment, 1)
    assert lines["scaled_x1"] == ("x1*", "(20 − 25) / 15", "−0.3333")
    assert lines["scaled_x2"] == ("x2*", "(40 − 60) / 30", "−0.6667")
    assert lines["z"][1] == "(−0.3333) + (−1.3333) + 0.5000"
    assert lines["output"][0] == "ŷ"
    assert "own_output" not in lines
    assert "scaled_target" not in lines
    assert lines["own_w1"][1].endswith(" / 15")


@pytest.mark.parametrize(
    "experiment",
    [Experiment(EXAMS), EXPERIMENT.with_problem(HOUSES), EXPERIMENT.with_network(Network((2,)))],
)
def test_what_is_not_scaled_has_no_star(experiment: Experiment) -> None:
    scales = experiment.problem.scales
    lines = worked.lines(opened(experiment, 0), experiment)
    assert any("*" in line.plain for line in lines) is (scales is not None)
    if scales is None or experiment.network.hidden:
        assert not any(line.quantity.startswith("own_w") for line in lines)


def test_a_formula_says_with_what_it_is_scaled() -> None:
    latex = worked.latex_text(opened(EXPERIMENT, 3), EXPERIMENT)
    assert r"x^{*} = \frac{x - 3}{2}" in latex
    assert r"L = (\hat{y}^{*} - Y^{*})^2" in latex
    assert r"\hat{y} = \hat{y}^{*} \cdot 223.6068 + 500" in latex
