"""Contract: reports held against the reporting contract, in the format of the benchmark packs.

One thing is stricter here than on the desk. There, a Report that rests on one voice, or on a voice and its copies, is
published with a visible "single source" in its label: the rule leaves a note and the label shows it. A report of this
format carries no label that could show it, so the same note is a failure ("independence").
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.text import text_hash
from standfirst.domain.verdict import Outcome, Rule
from standfirst.evaluate import jsonl
from standfirst.verify import check_draft


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """Read contract rows, write ``id, publishable, failures``. A hold for an editor is a failure with its rule."""
    rows = 0
    publishable = 0

    def answers() -> Any:
        nonlocal rows, publishable
        for row in jsonl.read(input_path):
            answer = judge(row)
            rows, publishable = rows + 1, publishable + bool(answer["publishable"])
            yield answer

    jsonl.write(out_path, answers())
    return {"reports": rows, "publishable": publishable}


def judge(row: dict[str, Any]) -> dict[str, object]:
    """One row's verdicts. Citations get the hash of the text they point at, as a writer of ours would give them."""
    sources = tuple(source_of(s, row) for s in row["sources"])
    checked = check_draft(draft_of(row, sources), sources, now=_moment(row["now"]))
    unlabelled = tuple(v for v in checked.verdicts if v.rule is Rule.INDEPENDENCE and v.outcome is Outcome.NOTE)
    against = (*checked.failed, *checked.held, *unlabelled)
    return {
        "id": row["id"],
        "publishable": not against,
        "failures": [
            {"part": v.part, "sentence": v.sentence, "rule": v.rule.value, "detail": v.detail} for v in against
        ],
    }


def source_of(value: dict[str, Any], row: dict[str, Any]) -> EvidenceSource:
    """An evidence source from a row's SOURCE object."""
    return EvidenceSource(
        article_id=value["id"], source_id=value["id"], publisher=value["publisher"], owner=value["owner"],
        url=value["url"], title=value["title"], text=value["text"], text_hash=text_hash(value["text"]),
        published_at=_moment(value["published_at"]), language=value.get("language") or row.get("language") or "en",
        opted_out=bool(value.get("opted_out")), paywalled=bool(value.get("paywalled")),
        copy_of=value.get("copy_of") or "", zone=_zone(value["published_at"]),
    )  # fmt: skip


def draft_of(row: dict[str, Any], sources: tuple[EvidenceSource, ...]) -> Draft:
    """The draft of a row's REPORT object."""
    texts = {s.article_id: s.text for s in sources}
    report = row["report"]
    return Draft(
        story_id=row["id"], headline=_sentence(report["headline"], texts),
        standfirst=_sentence(report["standfirst"], texts),
        paragraphs=tuple(tuple(_sentence(s, texts) for s in paragraph) for paragraph in report["paragraphs"]),
        dateline=row["now"], language=row.get("language") or "en", writer=WriterKind.WRITING, model="under evaluation",
    )  # fmt: skip


def _sentence(value: dict[str, Any], texts: dict[str, str]) -> Sentence:
    return Sentence(
        text=value["text"],
        citations=tuple(
            Citation(
                article_id=c["source"], start=c["start"], end=c["end"],
                span_hash=c.get("hash") or text_hash(texts.get(c["source"], "")[max(0, c["start"]) : c["end"]]),
            )
            for c in value.get("cites", ())
        ),
    )  # fmt: skip


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _zone(text: str) -> str:
    """The offset a time was written with; "" for UTC or none."""
    offset = datetime.fromisoformat(text).utcoffset()
    return text[-6:] if offset else ""
