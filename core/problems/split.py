"""Which samples train, and which are held out to test what was learned."""

import numpy as np

from learnscope.core.validation import number_within

#: The largest share of the samples that can be held out.
MAX_TEST_SHARE = 0.9


def checked_share(value: float) -> float:
    """Return a test share as a float.

    Raises
    ------
    ExperimentError
        If it is not a number from 0 to `MAX_TEST_SHARE`.
    """
    return number_within("problem.test_share", value, 0.0, MAX_TEST_SHARE)


def split(samples: int, test_share: float, seed: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Divide samples at random, always in the same way for the same seed.

    A larger share holds out the same samples and more. At least one sample trains; if the share is
    above 0 and there are two samples or more, at least one is held out.

    Parameters
    ----------
    samples : int
        How many there are, at least 1.
    test_share : float
        The share to hold out, 0 to `MAX_TEST_SHARE`, rounded to whole samples (a half to the even
        number).
    seed : int
        From 0 to 2³¹ − 1.

    Returns
    -------
    active : tuple of int
        The numbers of the samples that train, ascending.
    held_out : tuple of int
        The numbers of all others, ascending.
    """
    held_out = min(max(round(test_share * samples), test_share > 0.0), samples - 1)
    # Counter-based, so that it shares no random numbers with the data, which have the same seed.
    draws = np.random.Generator(np.random.Philox(key=seed)).random(samples)
    order = np.argsort(draws, kind="stable")
    test, train = np.sort(order[:held_out]), np.sort(order[held_out:])
    return tuple(train.tolist()), tuple(test.tolist())
