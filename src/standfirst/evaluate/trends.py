"""``standfirst eval trends``: alarms in value series, or the moment at which a story of a stream first trends."""

from itertools import chain
from pathlib import Path
from typing import Any

from standfirst.adapters.embedders import UseEmbedder
from standfirst.cluster import ClusterSettings
from standfirst.evaluate import jsonl
from standfirst.evaluate.placing import place_stream
from standfirst.evaluate.trend_watch import first_flags
from standfirst.trend import SeriesDetector


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """Tells series from articles by their fields. One pass: the answer for a line depends on the lines before it."""
    rows = jsonl.read(input_path)
    first = next(rows, None)
    if first is None:
        return {"lines": jsonl.write(out_path, [])}
    stream = chain([first], rows)
    if "values" in first:
        return {"series": jsonl.write(out_path, map(_alerts, stream))}
    placed = place_stream(stream, UseEmbedder(), ClusterSettings())
    return {"flags": jsonl.write(out_path, ({"id": flag} for flag in first_flags(placed)))}


def _alerts(row: dict[str, Any]) -> dict[str, Any]:
    detector = SeriesDetector()
    alerts = [position for position, value in enumerate(row["values"]) if detector.alarm(float(value))]
    return {"series": row["series"], "alerts": alerts}
