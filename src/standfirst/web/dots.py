"""Differing figures as dots on one scale: an SVG made here, numbers only, with a text alternative."""

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from standfirst.domain.boxes import Difference, Voice

_WIDTH, _HEIGHT, _EDGE, _LINE = 300, 40, 8, 28
_WIDE = 7.5  # of a letter of a label, in the drawing's units


def dot_scale(difference: Difference) -> SafeString:
    """The voices of a counted difference on a line from the smallest to the largest; "" where it is no count.

    Labels are the sources' own words; the newest is filled. The table around it says the same.
    """
    said = {v.number: v for v in difference.voices if v.number is not None}  # the newest of each number
    numbers = sorted(said)
    if len(numbers) < 2:
        return SafeString("")
    dots = [(_EDGE + (_WIDTH - 2 * _EDGE) * (n - numbers[0]) / (numbers[-1] - numbers[0]), said[n]) for n in numbers]
    drawn = f'<path class="ground" d="M{_EDGE} {_LINE}H{_WIDTH - _EDGE}"/>' + "".join(map(_dot, dots))
    drawn += "".join(
        f'<text class="{kind}" x="{x:.1f}" y="13">{escape(voice.value)}</text>' for x, voice, kind in _labels(dots)
    )
    return mark_safe(  # noqa: S308 - numbers and escaped words
        f'<svg class="chart dots" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" '
        f'aria-label="{escape(_words(difference.voices))}">{drawn}</svg>'
    )


def _dot(placed: tuple[float, Voice]) -> str:
    x, voice = placed
    return f'<circle class="{"dot" if voice.newest else "dot older"}" cx="{x:.1f}" cy="{_LINE}" r="6"/>'


def _labels(dots: Sequence[tuple[float, Voice]]) -> list[tuple[float, Voice, str]]:
    """The first and the last, at the edges, and those between that have room."""
    (_, first), *middle, (_, last) = dots
    free, end = _WIDE * (len(first.value) + 2), _WIDTH - _WIDE * (len(last.value) + 2)
    kept = [(0.0, first, "first")]
    for x, voice in middle:
        half = _WIDE * len(voice.value) / 2
        if free <= x - half and x + half <= end:
            kept.append((x, voice, ""))
            free = x + half + 2 * _WIDE
    return [*kept, (float(_WIDTH), last, "last")]


def _words(voices: Sequence[Voice]) -> str:
    return "On one scale: " + "; ".join(f"{v.saying.publisher} {v.value}" for v in voices)
