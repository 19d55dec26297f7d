"""A hand on the map of the output surface, and a look at it."""

import numpy as np
from PySide6.QtCore import QPoint

from learnscope.gui.views.surface.surface import SurfaceView

Values = tuple[float, float, float]


def over(view: SurfaceView, x1: float, x2: float) -> QPoint:
    """Return the pixel at which a pair of inputs stands on the map."""
    return view.map.point(x1, x2).toPoint()


def heights(view: SurfaceView) -> np.ndarray:
    return view.solid.surface._z
