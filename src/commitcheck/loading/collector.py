"""Python's cyclic collector, kept from walking what has no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Millions of tuples without a cycle: the cyclic collector would only walk them in vain.

    Freezing and unfreezing moves them among the old objects, so that the first collection
    afterwards does not walk them either.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if gc.get_freeze_count() == 0:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
