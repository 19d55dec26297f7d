"""Numbers drawn from the normal distribution, with the same bits on every machine.

numpy promises the bits of its uniform numbers, not those of its normal ones, which come out of the
C library's exp and log. These are made of uniform ones by functions of our own.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from learnscope.core.elementary import log, polynomial

if TYPE_CHECKING:
    # numpy imports its random numbers when they are first named, and a start may need none.
    from numpy.random import Generator

Array = NDArray[np.float64]

#: The largest standard deviation of the noise of drawn data.
MAX_NOISE = 1.0

#: Half a step between two uniform numbers.
_HALF_STEP = 5.551115123125783e-17

# AS241's numerators and denominators, the highest power first: around the median, ...
_MIDDLE = (
    2509.0809287301226727,
    33430.575583588128105,
    67265.770927008700853,
    45921.953931549871457,
    13731.693765509461125,
    1971.5909503065514427,
    133.14166789178437745,
    3.387132872796366608,
)
_UNDER_MIDDLE = (
    5226.495278852854561,
    28729.085735721942674,
    39307.89580009271061,
    21213.794301586595867,
    5394.1960214247511077,
    687.1870074920579083,
    42.313330701600911252,
    1.0,
)

# ... in the tails, ...
_TAIL = (
    0.000774545014278341407640,
    0.0227238449892691845833,
    0.241780725177450611770,
    1.27045825245236838258,
    3.64784832476320460504,
    5.76949722146069140550,
    4.63033784615654529590,
    1.42343711074968357734,
)
_UNDER_TAIL = (
    0.00000000105075007164441684324,
    0.000547593808499534494600,
    0.0151986665636164571966,
    0.148103976427480074590,
    0.689767334985100004550,
    1.67638483018380384940,
    2.05319162663775882187,
    1.0,
)

# ... and at their far ends.
_FAR = (
    0.000000201033439929228813265,
    0.0000271155556874348757815,
    0.00124266094738807843860,
    0.0265321895265761230930,
    0.296560571828504891230,
    1.78482653991729133580,
    5.46378491116411436990,
    6.65790464350110377720,
)
_UNDER_FAR = (
    0.00000000000000204426310338993978564,
    0.000000142151175831644588870,
    0.0000184631831751005468180,
    0.000786869131145613259100,
    0.0148753612908506148525,
    0.136929880922735805310,
    0.599832206555887937690,
    1.0,
)


def standard_normals(random: "Generator", shape: int | tuple[int, ...]) -> Array:
    """Draw from the normal distribution with mean 0 and standard deviation 1.

    Parameters
    ----------
    random : numpy.random.Generator
        It gives one uniform number for each that is drawn.
    shape : int or tuple of int
        The shape of what is returned.

    Returns
    -------
    ndarray, shape `shape`
        From −8.3 to 8.3.
    """
    # In the middle between two steps, so that 0, whose quantile is −∞, never comes.
    return normal_quantile((random.random(shape) - 0.5) + _HALF_STEP)


def normal_quantile(above_half: Array) -> Array:
    """Return below which number a standard normal one lies with some probability.

    Parameters
    ----------
    above_half : ndarray, shape (...)
        The probability − ½, within ∓½.

    Returns
    -------
    ndarray, shape (...)
        Within 1e−15 of the true values, relatively.

    Notes
    -----
    M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied
    Statistics 37 (1988), with our own logarithm.
    """
    r = 0.180625 - above_half * above_half
    numbers: Array = above_half * polynomial(_MIDDLE, r) / polynomial(_UNDER_MIDDLE, r)
    outer = np.abs(above_half) > 0.425
    root = np.sqrt(-log(0.5 - np.abs(above_half[outer])))
    near, far = root - 1.6, root - 5.0
    sizes = np.where(
        root <= 5.0,
        polynomial(_TAIL, near) / polynomial(_UNDER_TAIL, near),
        polynomial(_FAR, far) / polynomial(_UNDER_FAR, far),
    )
    numbers[outer] = np.copysign(sizes, above_half[outer])
    return numbers
