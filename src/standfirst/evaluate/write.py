"""``standfirst eval write``: sources in, a checked Report out, on production code: select, write,
check, repair.

The writer is the model-free one unless ``STANDFIRST_EVAL_WRITER`` says "choosing"; then the endpoint is
``STANDFIRST_MODEL_BASE_URL`` with the key in ``STANDFIRST_MODEL_KEY``.
"""

import os
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from standfirst.adapters.llm.chooser import ModelChooser
from standfirst.adapters.llm.serve_model import KEY_VARIABLE
from standfirst.domain.draft import Draft, EvidenceSource, Sentence
from standfirst.domain.errors import Failure
from standfirst.domain.text import text_hash
from standfirst.domain.verdict import CheckedDraft, Verdict
from standfirst.evaluate import jsonl
from standfirst.verify import check_draft, repair
from standfirst.write import ChoosingWriter, ModelFreeWriter, Writer, select_evidence

Row = dict[str, Any]
LEAST_OWNERS = 2


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """Write every row's story; returns counts of outcomes."""
    outcomes: Counter[str] = Counter()
    written = jsonl.write(out_path, _rows(input_path, chosen_writer(), outcomes))
    return {"stories": written, **{f"outcome {name}": count for name, count in sorted(outcomes.items())}}


def chosen_writer() -> Writer:
    """The writer that the environment asks for."""
    if os.environ.get("STANDFIRST_EVAL_WRITER", "model-free") != "choosing":
        return ModelFreeWriter()
    address = os.environ["STANDFIRST_MODEL_BASE_URL"]
    return ChoosingWriter(ModelChooser(address, os.environ.get(KEY_VARIABLE, "none")))


def write_row(row: Row, writer: Writer) -> Row:
    """One story's answer in the benchmark's output format."""
    started = time.monotonic()
    sources = tuple(source_of(s, str(row.get("language") or "en")) for s in row["sources"])
    draft, model, cut = write_checked(str(row["id"]), sources, _time(row["now"]), writer)
    return {
        "id": row["id"],
        "outcome": "held" if cut and cut[0]["rule"] == "care" else "report" if draft else "sources-only",
        "report": _report(draft) if draft else None,
        "model": model,
        "seconds": round(time.monotonic() - started, 3),
        "cut": cut,
    }


def write_checked(
    story_id: str, sources: tuple[EvidenceSource, ...], now: datetime, writer: Writer
) -> tuple[Draft | None, str, list[Row]]:
    """The Draft that may be published or None, its model, and what was cut and why. One rewriting, then cutting."""
    pack = select_evidence(story_id, "", sources, now)
    if pack.owners < LEAST_OWNERS:
        return None, "", [_note("independence", f"{pack.owners} independent owner(s)")]
    written = writer.write(pack)
    if isinstance(written, Failure):
        return None, "", [_note(written.code, written.detail)]
    checked = check_draft(written.draft, sources, now=now)
    cut = [_cut(checked, v) for v in checked.failed]
    if checked.failed:
        again = writer.write(pack, checked.failed)
        if not isinstance(again, Failure):
            checked = check_draft(again.draft, sources, now=now)
            cut += [_cut(checked, v) for v in checked.failed]
    return _published(checked, sources, now), written.draft.model, _holds(checked) or cut


def _published(checked: CheckedDraft, sources: tuple[EvidenceSource, ...], now: datetime) -> Draft | None:
    if checked.held:
        return None
    kept = repair(checked)
    return kept if kept is not None and not check_draft(kept, sources, now=now).failed else None


def _holds(checked: CheckedDraft) -> list[Row]:
    return [_note("care", v.detail) for v in checked.held]


def _cut(checked: CheckedDraft, verdict: Verdict) -> Row:
    texts = {(part, index): s.text for part, index, s in checked.draft.parts()}
    text = texts.get((verdict.part, verdict.sentence), "")
    return {"text": text, "rule": verdict.rule.value, "detail": verdict.detail}


def _note(rule: str, detail: str) -> Row:
    return {"text": "", "rule": rule, "detail": detail}


def _rows(path: Path, writer: Writer, outcomes: Counter[str]) -> Iterator[Row]:
    for row in jsonl.read(path):
        answer = write_row(row, writer)
        outcomes[answer["outcome"]] += 1
        yield answer


def source_of(row: Row, language: str) -> EvidenceSource:
    """A source of a row in the benchmark's format."""
    return EvidenceSource(
        article_id=row["id"], source_id=row.get("publisher") or row["id"], publisher=row.get("publisher") or "",
        owner=row.get("owner") or row.get("publisher") or row["id"], url=row.get("url") or "",
        title=row.get("title") or "",
        text=row["text"], published_at=_time(row["published_at"]), text_hash=text_hash(row["text"]),
        language=row.get("language") or language, zone=row.get("zone") or "", opted_out=bool(row.get("opted_out")),
        paywalled=bool(row.get("paywalled")), copy_of=row.get("copy_of") or "",
    )  # fmt: skip


def _report(draft: Draft) -> Row:
    return {
        "headline": _sentence(draft.headline),
        "standfirst": _sentence(draft.standfirst),
        "paragraphs": [[_sentence(s) for s in paragraph] for paragraph in draft.paragraphs],
    }


def _sentence(sentence: Sentence) -> Row:
    cites = [{"source": c.article_id, "start": c.start, "end": c.end} for c in sentence.citations]
    return {"text": sentence.text, "cites": cites}


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
