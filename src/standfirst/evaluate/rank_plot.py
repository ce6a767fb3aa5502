"""Two lines over the number of clicks, as an SVG that reads on light and dark pages and without colours."""

from collections.abc import Sequence
from html import escape

_WIDTH, _HEIGHT, _PAD = 520, 240, 48
_STYLE = (
    "text{font:12px sans-serif;fill:#555}.a{fill:none;stroke:#1a6fb5;stroke-width:2}"
    ".b{fill:none;stroke:#b5541a;stroke-width:2;stroke-dasharray:6 4}"
    "@media(prefers-color-scheme:dark){text{fill:#bbb}.a{stroke:#6db3ef}.b{stroke:#ef9c6d}}"
)


def learning_curve(pack: str, clicks: Sequence[int], auc: Sequence[float], ndcg: Sequence[float]) -> str:
    """AUC as a full line and nDCG@10 as a broken one, each on its own scale with its values written at the points."""
    drawn = _line("a", auc, clicks, _PAD, _HEIGHT / 2 - 16) + _line("b", ndcg, clicks, _HEIGHT / 2 + 8, _HEIGHT - _PAD)
    ticks = "".join(
        f'<text x="{x:.0f}" y="{_HEIGHT - 18}" text-anchor="middle">{count}</text>'
        for x, count in zip(_places(len(clicks)), clicks, strict=True)
    )
    title = escape(f"{pack}: AUC (line) and nDCG@10 (broken line) by clicks known of the reader")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"><title>{title}</title>'
        f'<style>{_STYLE}</style><text x="{_PAD}" y="18">{title}</text>{drawn}{ticks}</svg>\n'
    )


def _line(kind: str, values: Sequence[float], clicks: Sequence[int], top: float, bottom: float) -> str:
    low, high = min(values), max(values)
    scale = (bottom - top) / ((high - low) or 1.0)
    points = [(x, bottom - (value - low) * scale) for x, value in zip(_places(len(clicks)), values, strict=True)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    labels = "".join(
        f'<text x="{x:.1f}" y="{y - 6:.1f}" text-anchor="middle">{value:.3f}</text>'
        for (x, y), value in zip(points, values, strict=True)
    )
    return f'<polyline class="{kind}" points="{path}"/>{labels}'


def _places(count: int) -> list[float]:
    return [_PAD + at * (_WIDTH - 2 * _PAD) / max(1, count - 1) for at in range(count)]
