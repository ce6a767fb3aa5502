"""``python -m tests.writing.boxes ANSWERS``: the boxes of the forty stories, counted, and every row to read.

ANSWERS is what ``python -m tests.writing --json`` wrote, by whichever writer.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from standfirst.domain.boxes import Boxes
from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.report import Revision
from standfirst.domain.text import text_hash
from standfirst.publish import faults, make_boxes
from standfirst.publish.boxes import boxes_to_dict
from standfirst.publish.manifest import build_manifest
from tests.writing.forty import Row, stories

_KINDS = ("timeline", "figures", "differences", "unknowns")


def main() -> None:
    """Print every row under its story, then the counts."""
    parser = argparse.ArgumentParser(prog="python -m tests.writing.boxes", description=__doc__)
    parser.add_argument("answers", type=Path)
    answers = {a["id"]: a for a in json.loads(parser.parse_args().answers.read_text("utf-8")) if a["report"]}
    stories_with, rows, wrong, reports = Counter[str](), Counter[str](), 0, 0
    for row in stories():
        if row["id"] not in answers:
            continue
        made = as_revision(row, answers[row["id"]]["report"])
        boxes = make_boxes(made)
        payload = json.loads(build_manifest(made))
        reports, wrong = reports + 1, wrong + len(list(faults(boxes_to_dict(boxes), payload)))
        print(row["id"], *_lines(boxes), sep="\n  ")
        for kind in _KINDS:
            found = getattr(boxes, kind)
            rows[kind], stories_with[kind] = rows[kind] + len(found), stories_with[kind] + bool(found)
    print(f"\n{reports} Reports; boxes: {dict(stories_with)}; rows: {dict(rows)}; rows that cannot be proved: {wrong}")


def _lines(boxes: Boxes) -> Iterator[str]:
    for p in boxes.timeline:
        yield f"timeline {p.day} {p.dating}: {p.text} [{p.saying.publisher}, {p.saying.published_at:%d %b %H:%M}]"
    for f in boxes.figures:
        yield f"figure {f.value} ({f.counts}){f', was {f.was.value}' if f.was else ''}: {f.text} [{f.saying.publisher}]"
    for d in boxes.differences:
        yield f"differ {d.about}: " + " / ".join(f"{v.saying.publisher}: {v.value or v.text}" for v in d.voices)
    for u in boxes.unknowns:
        yield f"unknown {u.text} [{u.saying.publisher}]"


def as_revision(row: Row, report: dict[str, Any]) -> Revision:
    """A story's answer as the Revision that it would become, without boxes."""
    sources = {s["id"]: _source(s) for s in row["sources"]}
    draft = Draft(
        story_id=row["id"], headline=_sentence(report["headline"], sources),
        standfirst=_sentence(report["standfirst"], sources), dateline="", language="en", writer=WriterKind.MODEL_FREE,
        paragraphs=tuple(tuple(_sentence(s, sources) for s in p) for p in report["paragraphs"]),
    )  # fmt: skip
    return Revision(
        report_id="R", number=1, draft=draft, sources=tuple(sources.values()), verdicts=(), label="",
        created_at=_time(row["now"]), hash="",
    )  # fmt: skip


def _source(row: Row) -> EvidenceSource:
    return EvidenceSource(
        article_id=row["id"], source_id=row["publisher"], publisher=row["publisher"], owner=row["owner"],
        url=row["url"], title=row["title"], text=row["text"], published_at=_time(row["published_at"]),
        text_hash=text_hash(row["text"]), zone=row.get("zone") or "", copy_of=row.get("copy_of") or "",
    )  # fmt: skip


def _sentence(value: Row, sources: dict[str, EvidenceSource]) -> Sentence:
    cites = tuple(
        Citation(
            article_id=c["source"], start=c["start"], end=c["end"],
            span_hash=text_hash(sources[c["source"]].text[c["start"] : c["end"]]),
        )
        for c in value["cites"]
    )  # fmt: skip
    return Sentence(text=value["text"], citations=cites)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


if __name__ == "__main__":
    main()
