"""What pyqtgraph draws in our plots, as it is, but with no exception let out."""

import pyqtgraph as pg

from learnscope.gui.widgets.guard import guarded


@guarded
class Box(pg.ViewBox):  # type: ignore[misc]
    """The part of a plot that holds its curves."""


@guarded
class Picture(pg.ImageItem):  # type: ignore[misc]
    """A picture over part of a plot."""


@guarded
class Band(pg.PlotCurveItem):  # type: ignore[misc]
    """What a curve encloses, filled."""

    def __init__(self) -> None:
        super().__init__(fillLevel="enclosed")
