"""The collector of cyclic garbage, kept from what lives long.

A full collection looks at every object and holds the interpreter for it: 70 ms with 2,000 candidates and all that was
imported, and making candidates anew sets one off.
"""

import gc
import time

_EVERYTHING_EVERY = 3600.0  # seconds; in between garbage in cycles that was alive at a settling stays
_last = 0.0


def settle() -> None:
    """Leave what is alive now out of collections; once an hour everything is looked at again. For processes that call
    it after each large thing that they make."""
    global _last
    if time.monotonic() - _last > _EVERYTHING_EVERY:
        _last = time.monotonic()
        gc.unfreeze()
        gc.collect()
    else:
        gc.collect(1)
    gc.freeze()
