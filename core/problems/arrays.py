"""Arrays that are kept: nobody who is handed one may write into it."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def read_only(values: ArrayLike) -> NDArray[np.float64]:
    """Return a copy of the values as float64 that cannot be written to, in the same shape."""
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array
