"""``standfirst eval stories``: the cluster room over a stream of articles, with production's embedder and settings."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from standfirst.adapters.embedders import UseEmbedder
from standfirst.cluster import ClusterSettings
from standfirst.evaluate import jsonl
from standfirst.evaluate.placing import place_stream


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """Reads ``id, published_at, source, title, text`` in stream order, writes ``id, story`` for each.

    The answer for a line is the decision of its moment: a later merge does not rewrite earlier lines.
    """
    kinds: Counter[str] = Counter()
    written = jsonl.write(out_path, _rows(input_path, kinds))
    return {"articles": written, **dict(sorted(kinds.items()))}


def _rows(input_path: Path, kinds: Counter[str]) -> Iterator[dict[str, Any]]:
    for placed in place_stream(jsonl.read(input_path), UseEmbedder(), ClusterSettings()):
        kinds[placed.decision.kind.value] += 1
        kinds["copies"] += bool(placed.decision.copy_of)
        yield {"id": placed.article.id, "story": placed.story_id}
