"""The loss over the parameters, and ways over it.

To be read in this order: `grid`, the loss where two parameters take other values;
`exhaustive`, every combination tried; `runs`, many descents; `blocks`, how the engine takes many θ
at once; `tiles`, how all cores work at them.
"""

from learnscope.core.landscape.exhaustive import Search, count_tries, exhaustive_search, search
from learnscope.core.landscape.grid import loss_grid
from learnscope.core.landscape.runs import Runs, run_many

__all__ = [
    "Runs",
    "Search",
    "count_tries",
    "exhaustive_search",
    "loss_grid",
    "run_many",
    "search",
]
