"""Which samples train and which test."""

from hypothesis import given
from hypothesis import strategies as st

from learnscope.core.problems.split import split

SAMPLES = st.integers(1, 300)
SHARES = st.floats(0.0, 0.9)
SEEDS = st.integers(0, 2**31 - 1)


@given(samples=SAMPLES, share=SHARES, seed=SEEDS)
def test_every_sample_either_trains_or_tests(samples: int, share: float, seed: int) -> None:
    active, held_out = split(samples, share, seed)
    assert sorted(active + held_out) == list(range(samples))
    assert list(active) == sorted(active)
    assert list(held_out) == sorted(held_out)


@given(samples=SAMPLES, share=SHARES, seed=SEEDS)
def test_the_share_is_met_as_nearly_as_whole_samples_can(
    samples: int, share: float, seed: int
) -> None:
    active, held_out = split(samples, share, seed)
    assert active
    assert bool(held_out) == (share > 0.0 and samples > 1)
    assert abs(len(held_out) - share * samples) <= (0.5 if 1 < len(held_out) < samples - 1 else 1.0)


@given(samples=SAMPLES, shares=st.tuples(SHARES, SHARES), seed=SEEDS)
def test_a_larger_share_holds_out_the_same_samples_and_more(
    samples: int, shares: tuple[float, float], seed: int
) -> None:
    smaller, larger = (set(split(samples, share, seed)[1]) for share in sorted(shares))
    assert smaller <= larger


@given(samples=SAMPLES, share=SHARES, seed=SEEDS)
def test_the_same_seed_splits_in_the_same_way(samples: int, share: float, seed: int) -> None:
    assert split(samples, share, seed) == split(samples, share, seed)


def test_another_seed_splits_in_another_way() -> None:
    assert len({split(40, 0.5, seed) for seed in range(50)}) == 50


def test_every_sample_is_held_out_about_as_often_as_any_other() -> None:
    counts = [0] * 10
    for seed in range(2000):
        for sample in split(10, 0.3, seed)[1]:
            counts[sample] += 1
    # The binomial standard deviation is 20.5.
    assert sum(counts) == 6000
    assert all(abs(count - 600) < 100 for count in counts)


def test_no_share_holds_nothing_out() -> None:
    assert split(5, 0.0, 1) == ((0, 1, 2, 3, 4), ())
    assert split(1, 0.9, 1) == ((0,), ())
