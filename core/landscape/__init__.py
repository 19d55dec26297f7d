"""The loss over the parameters, and ways over it.

To be read in this order: `grid`, the loss where two parameters take other values; `search`, every
combination tried; `runs`, many descents; `tiles`, how all cores work at them.
"""

from learnscope.core.landscape.grid import loss_grid
from learnscope.core.landscape.runs import Runs, run_many
from learnscope.core.landscape.search import Search, count_tries, exhaustive_search, search

__all__ = [
    "Runs",
    "Search",
    "count_tries",
    "exhaustive_search",
    "loss_grid",
    "run_many",
    "search",
]
