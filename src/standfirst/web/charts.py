"""Small charts as SVG made here: no script, no inline style, a text alternative in each."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from django.utils.safestring import mark_safe


def trend_chart(
    points: Sequence[tuple[datetime, float]], *, label: str, width: int = 160, height: int = 40, axis: bool = False
) -> str:
    """A curve of (time, score). ``axis`` adds the first and last time and the largest score in words."""
    if len(points) < 2:
        return ""
    start, end = points[0][0].timestamp(), points[-1][0].timestamp()
    most = max(max(s for _, s in points), 0.01)
    pad = 3
    at = [
        (
            pad + (width - 2 * pad) * (t.timestamp() - start) / max(end - start, 1.0),
            height - pad - (height - 2 * pad) * max(s, 0.0) / most,
        )
        for t, s in points
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    area = f"{at[0][0]:.1f},{height - pad} {line} {at[-1][0]:.1f},{height - pad}"
    x, y = at[-1]
    svg = (
        f'<svg class="chart" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(label)}"><polygon class="area" points="{area}"/><polyline class="line" points="{line}"/>'
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="2.5"/></svg>'
    )
    if axis:
        svg += (
            f'<p class="axis"><span>{points[0][0]:%-d %b %H:%M}</span><span>most {most:.1f}</span>'
            f"<span>{points[-1][0]:%-d %b %H:%M}</span></p>"
        )
    return mark_safe(svg)  # noqa: S308 - numbers and an escaped label
