"""A few lines in the space of the inputs, by which one sees what becomes of it."""

from itertools import product

import numpy as np

from learnscope.core.problems.sampled import Extent
from learnscope.gui.plotting.line import Array

#: Lines in each direction of a plane, and points on each line.
_LINES, _POINTS = 9, 41

#: Points on the line of a single input.
_ALONE = 201


def input_lines(extent: Extent) -> Array:
    """Return the points of lines in the space of the inputs, each line ended by a row of NaN.

    Parameters
    ----------
    extent : tuple of (float, float)
        The range of each input.

    Returns
    -------
    ndarray, shape (points, inputs)
        For one input its axis, for two a grid, for more the edges of the box.
    """
    inputs = len(extent)
    steps = 2 if inputs > 2 else _LINES
    lines = []
    for along in range(inputs):
        others = [np.linspace(*extent[i], steps) for i in range(inputs) if i != along]
        course = np.linspace(*extent[along], _ALONE if inputs == 1 else _POINTS)
        for at in product(*others):
            columns = [np.full(len(course), value) for value in at]
            columns.insert(along, course)
            line = np.column_stack(columns)
            lines += [line, np.full((1, inputs), np.nan)]
    return np.concatenate(lines)
