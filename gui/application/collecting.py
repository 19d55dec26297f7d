"""The start without looking for garbage: there is next to none, and to look takes time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave garbage in circles alone for as long as so much is made that stays to the end.

    The more there is, the longer Python looks through all of it for what nobody holds any more:
    at the start, for a twelfth of the time until the window is painted.

    Yields
    ------
    None
        What is made until then is looked through with all else afterwards.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
