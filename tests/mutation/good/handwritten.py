"""Good Reports written by hand over the sample world: prose that no rule made, and so the honest price of the rules."""

from collections.abc import Iterator
from itertools import islice

from tests.mutation.rows import Row
from tests.writing.references import FILES, references


def reports(count: int, seed: int) -> Iterator[Row]:
    """At most ``count`` Reports; the same at every seed."""
    return islice((row for name in FILES for row in references(name)), count)
