"""The loss over the parameters, and ways over it.

To be read in this order: `grid`, the loss where one or two parameters take other values; `plane`,
the same in any plane, with a run's way over it; `exhaustive`, every combination tried; `runs`, many
descents; `sweep`, how fast they are at each learning rate, and `race`, the same in portions;
`many`, the engine over many θ at once; `blocks`, how it takes them; `tiles`, how all cores work at
them.
"""

from learnscope.core.landscape.exhaustive import (
    Search,
    count_tries,
    exhaustive_search,
    losses_tried,
    search,
)
from learnscope.core.landscape.grid import loss_grid, loss_line
from learnscope.core.landscape.plane import (
    Path,
    Plane,
    axis_plane,
    lowest_point,
    path_over,
    plane_losses,
    plane_of_path,
    plane_through,
    principal_plane,
    random_plane,
)
from learnscope.core.landscape.runs import Arrival, Runs, run_many

__all__ = [
    "Arrival",
    "Path",
    "Plane",
    "Runs",
    "Search",
    "axis_plane",
    "count_tries",
    "exhaustive_search",
    "loss_grid",
    "loss_line",
    "losses_tried",
    "lowest_point",
    "path_over",
    "plane_losses",
    "plane_of_path",
    "plane_through",
    "principal_plane",
    "random_plane",
    "run_many",
    "search",
]
