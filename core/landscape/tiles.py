"""Work over many points or runs, cut into tiles that all cores do where the engine is compiled."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import TypeVar

from learnscope.core import compiled

Task = TypeVar("Task")
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
        threads = threads_of_use()
    tiles = ((first, min(first + size, count)) for first in range(0, count, size))
    if threads == 1 or count <= size:
        for tile in tiles:
            yield work(*tile)
        return
    with ThreadPoolExecutor(threads, "learnscope-tiles") as pool:
        yield from in_order(lambda tile: work(*tile), tiles, pool, 2 * threads)


def in_order(
    work: Callable[[Task], Result], tasks: Iterable[Task], executor: Executor, ahead: int
) -> Iterator[Result]:
    """Yield what an executor makes of tasks, in order.

    Parameters
    ----------
    work : callable
        Told a task. For an executor of processes, both have to be such as can be pickled.
    tasks : iterable
    executor : Executor
        Whose it stays, to be shut down.
    ahead : int
        How many tasks are handed over beyond the one that is waited for: so many that nobody waits
        for whoever takes the results.
    """
    under_way: deque[Future[Result]] = deque()
    try:
        for task in tasks:
            under_way.append(executor.submit(work, task))
            if len(under_way) > ahead:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        # Whoever stops asking wants none of the rest.
        for future in under_way:
            future.cancel()


def threads_of_use() -> int:
    """Return how many threads help: one for each core, or 1 where they would only wait."""
    return cores() if compiled.ready() else 1


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
