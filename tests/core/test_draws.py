"""What is drawn: normal numbers by a recipe, and everything uniform as it always was."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp, mpf

from learnscope.core import Batch, Cloud, Experiment, Gate, Network, RandomStart
from learnscope.core.problems.draws import normal_quantile, standard_normals
from learnscope.core.problems.split import split
from learnscope.core.run.batches import epoch_orders


def generator(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def test_the_quantile_is_near_the_true_one() -> None:
    random = generator(1)
    tails = 0.5 - 10.0 ** random.uniform(-16.2, -1.0, 120)
    q = np.concatenate([random.uniform(-0.5, 0.5, 200), tails, -tails, [0.425, 0.5 - 2.0**-54]])
    with mp.workprec(160):
        true = [mp.sqrt(2) * mp.erfinv(2 * mpf(p)) for p in q]
        off = [abs(mpf(x) / y - 1) for x, y in zip(normal_quantile(q).tolist(), true, strict=True)]
    assert max(off) < 1e-15


@given(seed=st.integers(0, 2**31 - 1), count=st.integers(0, 40))
def test_each_normal_number_takes_one_uniform_one(seed: int, count: int) -> None:
    random, uniform = generator(seed), generator(seed)
    numbers = standard_normals(random, count)
    halves = uniform.random(count)
    assert random.random() == uniform.random()
    assert np.array_equal(numbers > 0.0, halves >= 0.5)
    assert np.all(np.abs(numbers) < 8.3)
    alone = [normal_quantile(np.array([half]) - 0.5 + 2.0**-54)[0] for half in halves]
    assert numbers.tolist() == alone


def test_the_lowest_and_the_highest_uniform_number_give_opposite_finite_ones() -> None:
    lowest, highest = normal_quantile(np.array([0.0, 1.0 - 2.0**-53]) - 0.5 + 2.0**-54)
    assert -8.3 < lowest == -highest


def test_they_are_normal() -> None:
    numbers = standard_normals(generator(1), (500, 400))
    assert numbers.shape == (500, 400)
    moments = [np.mean(numbers**power) for power in (1, 2, 3, 4)]
    np.testing.assert_allclose(moments, [0.0, 1.0, 0.0, 3.0], atol=0.03)


# Recorded before there were recipes of our own: a learner's saved experiment stays the same.

UNIFORM = [0.25019093320933394, 0.794427601939151, 0.551371380490387]
XAVIER = [
    0.15321003115840365,
    0.4864855655834469,
    0.33764463524385097,
    -0.3365510847543059,
    0.0,
    0.0,
    -0.282607550097946,
    0.528284348750591,
    0.0,
]
SPLIT = ((0, 1, 5, 6, 7, 8, 11), (2, 3, 4, 9, 10))
ORDERS = [[0, 6, 9, 3, 8, 4, 1, 2, 7, 5], [7, 1, 2, 6, 4, 9, 3, 0, 5, 8]]


def test_uniform_starts_are_as_they_were() -> None:
    neuron = Experiment(Gate("and"), start=RandomStart(7))
    assert neuron.start.draw(neuron.model).tolist() == UNIFORM
    net = Experiment(Gate("xor"), Network((2,)), start=RandomStart(7, "xavier", 0.5))
    assert net.start.draw(net.model).tolist() == XAVIER


def test_splits_and_shuffles_are_as_they_were() -> None:
    assert split(12, 0.4, 5) == SPLIT
    experiment = Experiment(
        Cloud("xor", 10), Network((2,)), batch=Batch(3, True), start=RandomStart(4)
    )
    assert [epoch_orders(experiment, epoch, 1)[0].tolist() for epoch in (0, 7)] == ORDERS
