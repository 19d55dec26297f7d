"""The article's update, which forgets ∂L/∂ŷ, beside the right one."""

import pytest

from learnscope.core import Experiment, Gate, Network, RandomStart, Trainer
from learnscope.core.inspection.slip import slipped_update

ARTICLE = Experiment(problem=Gate("and", rows=(2,)))


def test_the_slip_comes_to_what_the_article_says() -> None:
    run = Trainer(ARTICLE)
    slip = slipped_update(run.experiment, run.trace_row(2))
    assert slip.gradient == pytest.approx((0.249376040, 0.0, 0.249376040), abs=1e-9)
    assert slip.updated == pytest.approx((-0.149376040, -0.12, -0.249376040), abs=1e-9)
    assert slip.sample.output == pytest.approx(0.402, abs=5e-4)
    assert run.trace(2).updated_output == pytest.approx(0.278893193, abs=1e-9)


def test_the_missing_factor_is_the_slope_of_the_loss() -> None:
    run = Trainer(ARTICLE)
    sample = run.trace_row(2)
    slip = slipped_update(run.experiment, sample)
    for forgotten, whole in zip(slip.gradient, sample.dloss_dparameters, strict=True):
        assert forgotten * sample.dloss_doutput == pytest.approx(whole, abs=1e-15)


def test_it_follows_the_learning_rate_and_moves_nothing() -> None:
    run = Trainer(ARTICLE.with_learning_rate(2.0))
    before = run.parameters.tolist()
    slip = slipped_update(run.experiment, run.trace_row(2))
    assert slip.updated[0] == pytest.approx(0.1 - 2.0 * slip.gradient[0])
    assert run.parameters.tolist() == before


def test_a_network_has_no_such_update() -> None:
    run = Trainer(Experiment(network=Network((2,)), start=RandomStart()))
    with pytest.raises(ValueError, match=r"network\.hidden"):
        slipped_update(run.experiment, run.trace_row(2))
