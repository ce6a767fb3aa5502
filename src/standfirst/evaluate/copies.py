"""``standfirst eval copies``: copy detection alone over a stream of articles, by the same code as production."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

from standfirst.cluster import ArticleToPlace, CopyIndex
from standfirst.evaluate import jsonl


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """Reads ``id, source, text`` in stream order and writes ``id, story, copy_of, kind, differs`` for each.

    Articles that repeat one another have one ``story`` (the output format of ``eval stories``), variants among them.
    Returns how many there were of each kind, and documents per second of processor time, reading and writing included.
    """
    kinds: Counter[str] = Counter()
    start = process_time()
    written = jsonl.write(out_path, _rows(input_path, kinds))
    seconds = max(process_time() - start, 1e-9)
    return {"articles": written, **dict(sorted(kinds.items())), "per_second": round(written / seconds, 1)}


def _rows(input_path: Path, kinds: Counter[str]) -> Iterator[dict[str, Any]]:
    index, group = CopyIndex(), dict[str, str]()
    for row in jsonl.read(input_path):
        article = ArticleToPlace(
            id=row["id"], owner=row.get("source") or "", title=row.get("title") or "", text=row.get("text") or "",
            published_at=None,
        )  # fmt: skip
        match = index.find(article)
        index.add(article)
        group[article.id] = group[match.article_id] if match else article.id
        kinds[match.kind.value if match else "own"] += 1
        yield {
            "id": article.id, "story": group[article.id], "copy_of": match.article_id if match else "",
            "kind": match.kind.value if match else "", "differs": list(match.differs) if match else [],
        }  # fmt: skip
