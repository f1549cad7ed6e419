"""Python's collector of unreachable values, put off while a story is read and checked.

Everything made meanwhile is kept, so the collector would walk a growing story many times and find
nothing: a tenth of the time of a large one. Bounded, because the size of a story is.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Off inside, and afterwards as it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
