"""Differing figures as dots on one scale: an SVG made here, numbers only, with a text alternative."""

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from standfirst.domain.boxes import Difference, Voice

_WIDTH, _HEIGHT, _EDGE, _LINE = 320, 44, 26, 30
_NEAR = 34  # two labels closer than this would run into each other


def dot_scale(difference: Difference) -> SafeString:
    """The voices of a counted difference on a line from the smallest to the largest; "" where it is no count.

    The newest is filled. The table below it says the same in words.
    """
    numbers = sorted({v.number for v in difference.voices if v.number is not None})
    if len(numbers) < 2:
        return SafeString("")
    newest = {v.number for v in difference.voices if v.newest}
    at = {n: _EDGE + (_WIDTH - 2 * _EDGE) * (n - numbers[0]) / (numbers[-1] - numbers[0]) for n in numbers}
    drawn = f'<path class="ground" d="M{_EDGE} {_LINE}H{_WIDTH - _EDGE}"/>' + "".join(
        f'<circle class="{"dot" if n in newest else "dot older"}" cx="{x:.1f}" cy="{_LINE}" r="6"/>'
        for n, x in at.items()
    )
    drawn += "".join(f'<text x="{x:.1f}" y="14">{_digits(n)}</text>' for n, x in _apart(at))
    return mark_safe(  # noqa: S308 - numbers and escaped words
        f'<svg class="chart dots" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" '
        f'aria-label="{escape(_words(difference.voices))}">{drawn}</svg>'
    )


def _apart(at: dict[float, float]) -> list[tuple[float, float]]:
    """Labels that have room; the first and the last always."""
    (first, start), *middle, (last, end) = at.items()
    kept = [(first, start)]
    for number, x in middle:
        if x - kept[-1][1] >= _NEAR and end - x >= _NEAR:
            kept.append((number, x))
    return [*kept, (last, end)]


def _digits(number: float) -> str:
    return f"{number:,.10g}".replace(",", "\u00a0")


def _words(voices: Sequence[Voice]) -> str:
    said = (f"{v.saying.publisher} {_digits(v.number)}" for v in voices if v.number is not None)
    return "On one scale: " + "; ".join(said)
