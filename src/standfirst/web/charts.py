"""Small charts as SVG made here: no script, no inline style, a text alternative in each."""

import itertools
from collections.abc import Sequence
from datetime import UTC, date, datetime
from html import escape

from django.utils.safestring import SafeString, mark_safe

_PAD = 3  # room for the line's own width and its last dot
_TAIL = 12  # a last step at the very edge could not be read
_EMPTY = SafeString("")


def trend_chart(
    points: Sequence[tuple[datetime, float]], *, label: str, width: int = 160, height: int = 40, axis: bool = False
) -> SafeString:
    """A curve of (time, score). ``axis`` adds the first and last time and the largest score in words."""
    if len(points) < 2:
        return _EMPTY
    at = _places([t for t, _ in points], [max(s, 0.0) for _, s in points], width, height)
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    area = f"{at[0][0]:.1f},{height - _PAD} {line} {at[-1][0]:.1f},{height - _PAD}"
    drawn = (
        f'<polygon class="area" points="{area}"/><polyline class="line" points="{line}"/>'
        f'<circle class="dot" cx="{at[-1][0]:.1f}" cy="{at[-1][1]:.1f}" r="2.5"/>'
    )
    words = f"most {max(s for _, s in points):.1f}"
    return _svg(drawn, label, width, height, _axis(points[0][0], points[-1][0], words) if axis else "")


def step_chart(
    points: Sequence[tuple[datetime, int]],
    behind: Sequence[tuple[datetime, int]] = (),
    *,
    label: str,
    unit: str,
    width: int = 560,
    height: int = 120,
) -> SafeString:
    """A curve of (time, count) that stays level between two counts; ``behind`` a second, paler one at the same times.

    ``unit`` names what is counted, for the line below, in the singular: "owner".
    """
    if len(points) < 2:
        return _EMPTY
    most = max(n for _, n in (*points, *behind))
    drawn = "".join(
        f'<polyline class="{kind}" points="{_stairs(curve, most, width, height)}"/>'
        for kind, curve in (("line behind", behind), ("line", points))
        if curve
    )
    counted = f"most {most} {unit}" + ("" if most == 1 else "s")
    return _svg(drawn, label, width, height, _axis(points[0][0], points[-1][0], counted))


def bar_chart(
    bars: Sequence[tuple[date, int]], *, label: str, unit: str, width: int = 560, height: int = 120
) -> SafeString:
    """A bar for each (day, count), 0 at the bottom; ``unit`` names what is counted, for the line below, in the
    plural."""
    most = max((n for _, n in bars), default=0)
    if not most:
        return _EMPTY
    step = (width - 2 * _PAD) / len(bars)
    drawn = "".join(
        f'<rect class="column" x="{_PAD + step * i + step * 0.12:.1f}" y="{height - _PAD - tall:.1f}" '
        f'width="{step * 0.76:.1f}" height="{tall:.1f}"/>'
        for i, (_, n) in enumerate(bars)
        if (tall := max((height - 2 * _PAD) * n / most, 1.0 if n else 0.0))
    )
    drawn += f'<path class="ground" d="M{_PAD} {height - _PAD}H{width - _PAD}"/>'
    first, last = (f"{day:%-d %b}" for day in (bars[0][0], bars[-1][0]))
    words = escape(f"most {most:,} {unit}".replace(",", " "))
    axis = f'<p class="axis"><span>{first}</span><span>{words}</span><span>{last}</span></p>'
    return _svg(drawn, label, width, height, axis)


def _stairs(curve: Sequence[tuple[datetime, int]], most: int, width: int, height: int) -> str:
    at = _places([t for t, _ in curve], [float(n) for _, n in curve], width - _TAIL, height, float(most))
    corners = [at[0]]
    for (_, before), (x, y) in itertools.pairwise(at):
        corners += [(x, before), (x, y)]
    corners.append((width - _PAD, at[-1][1]))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


def _places(
    times: Sequence[datetime], values: Sequence[float], width: int, height: int, most: float = 0.0
) -> list[tuple[float, float]]:
    """Where values lie in the picture: time to the right, 0 at the bottom."""
    start, length = times[0].timestamp(), max(times[-1].timestamp() - times[0].timestamp(), 1.0)
    top = most or max(*values, 0.01)
    return [
        (_PAD + (width - 2 * _PAD) * (t.timestamp() - start) / length, height - _PAD - (height - 2 * _PAD) * v / top)
        for t, v in zip(times, values, strict=True)
    ]


def _axis(first: datetime, last: datetime, words: str) -> str:
    shown = [f"{t.astimezone(UTC):%-d %b %H:%M}" for t in (first, last)]
    return f'<p class="axis"><span>{shown[0]}</span><span>{escape(words)}</span><span>{shown[1]} UTC</span></p>'


def _svg(drawn: str, label: str, width: int, height: int, below: str) -> SafeString:
    return mark_safe(  # noqa: S308 - numbers and escaped words
        f'<svg class="chart" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(label)}">{drawn}</svg>{below}'
    )
