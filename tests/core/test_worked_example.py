"""The lesson's worked example, to every digit that it gives.

Gate AND, only the row x = (1, 0) with Y = 0; w1 = 0.1, w2 = −0.12, b = 0, learning rate 1.
"""

import pytest

from learnscope.core import Experiment, Gate, Trainer
from learnscope.core.activations import sigmoid

WORKED = Experiment(problem=Gate("and", rows=(2,)))


def nine(value: float) -> str:
    return f"{value:.9f}"


@pytest.fixture
def run() -> Trainer:
    return Trainer(WORKED)


def test_its_start_is_the_start_of_every_new_experiment(run: Trainer) -> None:
    assert run.parameters.tolist() == [0.1, -0.12, 0.0]
    assert run.learning_rate == 1.0


def test_the_way_forward(run: Trainer) -> None:
    sample = run.trace(2).sample
    assert sample.inputs == (1.0, 0.0, 1.0)
    assert sample.target == 0
    assert sample.z == 0.1
    assert nine(sample.output) == "0.524979187"
    assert nine(sample.loss) == "0.744396660"
    assert nine(run.loss) == "0.744396660"


def test_the_way_back(run: Trainer) -> None:
    sample = run.trace(2).sample
    assert nine(sample.dloss_doutput) == "2.105170918"
    assert nine(sample.doutput_dz) == "0.249376040"
    assert nine(sample.dloss_dz) == "0.524979187"
    assert sample.dz_dparameters == (1.0, 0.0, 1.0)
    assert [nine(slope) for slope in sample.dloss_dparameters] == [
        "0.524979187",
        "0.000000000",
        "0.524979187",
    ]


def test_the_update_is_foretold_and_then_made(run: Trainer) -> None:
    after = ["-0.424979187", "-0.120000000", "-0.524979187"]
    trace = run.trace(2)
    assert [nine(parameter) for parameter in trace.update.updated] == after
    assert nine(trace.updated_output) == "0.278893193"
    run.advance(1)
    assert [nine(parameter) for parameter in run.parameters] == after
    assert nine(float(run.predict([1, 0]))) == "0.278893193"


def test_the_article_gets_elsewhere_because_it_leaves_out_the_loss_slope(run: Trainer) -> None:
    sample = run.trace(2).sample
    w1, _, b = run.parameters.tolist()
    incomplete = sample.doutput_dz * sample.dz_dparameters[0]
    assert f"{w1 - incomplete:.3f} {b - incomplete:.3f}" == "-0.149 -0.249"
    assert f"{sigmoid(w1 - incomplete + b - incomplete):.3f}" == "0.402"
    assert f"{sample.dloss_dparameters[0] / incomplete:.3f}" == "2.105"
