"""Work over many points or runs, cut into tiles that all cores do where the engine is compiled."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from learnscope.core import compiled

Result = TypeVar("Result")


def in_tiles(
    work: Callable[[int, int], Result], count: int, size: int, threads: int | None = None
) -> Iterator[Result]:
    """Yield what comes of each tile, in order.

    Parameters
    ----------
    work : callable
        Told the first of a tile, and which comes after its last; shares nothing that it writes.
    count, size : int
        How many there are, and how many to a tile.
    threads : int, optional
        How many work at once; without another word one for each core if the engine is compiled,
        which lets go of the interpreter's lock, and none beside the caller's if it is not.
    """
    if threads is None:
        threads = cores() if compiled.ready() else 1
    tiles = ((first, min(first + size, count)) for first in range(0, count, size))
    if threads == 1 or count <= size:
        for tile in tiles:
            yield work(*tile)
        return
    with ThreadPoolExecutor(threads, "learnscope-tiles") as pool:
        under_way: deque[Future[Result]] = deque()
        try:
            for tile in tiles:
                under_way.append(pool.submit(work, *tile))
                # So far ahead that nobody waits for whoever takes the results.
                if len(under_way) > 2 * threads:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            # Whoever stops asking wants none of the rest.
            pool.shutdown(cancel_futures=True)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
