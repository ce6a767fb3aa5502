"""Good Reports: true of the spans they cite, in the contract's INPUT format. Nothing here asks the checker."""

from collections.abc import Callable, Iterator

from tests.mutation.good import handwritten, invented, packs, sample
from tests.mutation.rows import Row

# Each gets a number of Reports and a seed; a corpus without material gives none.
CORPORA: dict[str, Callable[[int, int], Iterator[Row]]] = {
    "invented": lambda count, seed: invented.reports("en", count, seed),
    "languages": lambda count, seed: invented.reports("de fr es pt", count, seed),
    "sample": sample.reports,
    "ecbplus": packs.reports,
    "handwritten": handwritten.reports,
}
