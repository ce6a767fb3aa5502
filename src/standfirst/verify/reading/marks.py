"""Where quoted words stand, in curly, straight, angled, low-high, corner and single marks."""

from standfirst.verify.reading.doubles import doubles
from standfirst.verify.reading.singles import singles
from standfirst.verify.reading.stretch import Stretch, paragraphs

__all__ = ["Stretch", "paragraphs", "stretches"]


def stretches(text: str) -> tuple[Stretch, ...]:
    """The outermost quoted stretches of ``text``, in order; nested ones stay inside their outer one. Linear.

    A quotation that opens each paragraph anew and closes only in the last yields one stretch a paragraph.
    """
    found: list[Stretch] = []
    for start, end in paragraphs(text):
        double = doubles(text, start, end)
        found.extend(_outermost(double, singles(text, start, end, double)))
    return tuple(found)


def _outermost(double: list[Stretch], single: list[Stretch]) -> list[Stretch]:
    """Both kinds in order of place, without the double ones that a single one holds."""
    found: list[Stretch] = []
    for stretch in sorted((*double, *single), key=lambda s: s.start):
        if not found or stretch.start >= found[-1].end:
            found.append(stretch)
    return found
