"""`standfirst eval rank-curve`: how much better the page gets with a reader's first clicks.

Every test impression of a reader with ``LONG`` clicks or more is ranked again as if only the last 0, 1, 3, 10 or 30 of
them were known: the same impressions in every row, so that rows differ by what is known alone. A plot of the figures
lies beside the answers.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from standfirst.evaluate import jsonl
from standfirst.evaluate.rank_measures import Measures, measures
from standfirst.evaluate.rank_plot import learning_curve
from standfirst.evaluate.rank_stream import RankStream, file_of

CLICKS = (0, 1, 3, 10, 30)
LONG = 10


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """One line a number of known clicks, with AUC and nDCG@10; the plot goes beside ``out_path`` as .svg."""
    found = curve(input_path)
    rows = [
        {"clicks": clicks, "auc": round(value.auc, 4), "ndcg@10": round(value.ndcg, 4)}
        for clicks, value in zip(CLICKS, found, strict=True)
    ]
    jsonl.write(out_path, rows)
    plot = learning_curve(input_path.name, CLICKS, [v.auc for v in found], [v.ndcg for v in found])
    out_path.with_suffix(".svg").write_text(plot, encoding="utf-8")
    return {"stage": "rank-curve", "impressions": found[0].impressions, "curve": rows}


def curve(folder: Path) -> list[Measures]:
    """Measures by number of known clicks, in the order of ``CLICKS``."""
    stream, test_ids = RankStream.open(folder), set((folder / "test_ids.txt").read_text().split())
    scored: dict[str, list[list[float]]] = {}
    clicked: dict[str, npt.NDArray[np.bool_]] = {}
    shown: dict[str, Sequence[str]] = {}
    for event in jsonl.read(file_of(folder, "events.jsonl")):
        if event["type"] == "impression" and event["id"] in test_ids and stream.known_clicks(event) >= LONG:
            shown[event["id"]] = event["candidates"]
            scored[event["id"]] = [stream.scores(event, clicks) for clicks in CLICKS]
        elif event["type"] == "feedback" and event["impression"] in shown:
            clicked[event["impression"]] = np.isin(shown[event["impression"]], event["clicked"])
        stream.lives(event)
    return [
        measures((np.array(scored[name][at]), clicked[name]) for name in scored if name in clicked)
        for at in range(len(CLICKS))
    ]
