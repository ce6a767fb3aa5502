"""Plain JSON values and back, for the store's JSON columns and for what is hashed and signed."""

import json
from dataclasses import fields
from datetime import datetime
from typing import Any

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.moves import Move, MoveKind
from standfirst.domain.report import Revision
from standfirst.domain.variant import Telling
from standfirst.domain.verdict import Outcome, Rule, Verdict
from standfirst.publish.boxes.serial import boxes_from_dict, boxes_to_dict

Json = dict[str, Any]


def canonical_json(value: Any) -> bytes:
    """The one byte form of a value: sorted keys, no spaces, UTF-8 (RFC 8785 as far as text needs it)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")


def sentence_to_dict(sentence: Sentence) -> Json:
    """A sentence with its citations."""
    return {"text": sentence.text, "citations": [_plain(c) for c in sentence.citations]}


def sentence_from_dict(value: Json) -> Sentence:
    """The way back from ``sentence_to_dict``."""
    return Sentence(text=value["text"], citations=tuple(Citation(**c) for c in value["citations"]))


def draft_to_dict(draft: Draft) -> Json:
    """A draft as JSON values."""
    return {
        **{name: getattr(draft, name) for name in _DRAFT_TEXTS},
        "writer": draft.writer.value,
        "headline": sentence_to_dict(draft.headline),
        "standfirst": sentence_to_dict(draft.standfirst),
        "paragraphs": [[sentence_to_dict(s) for s in paragraph] for paragraph in draft.paragraphs],
    }


def draft_from_dict(value: Json) -> Draft:
    """The way back from ``draft_to_dict``. Raises KeyError where a field is missing."""
    return Draft(
        **{name: value[name] for name in _DRAFT_TEXTS},
        writer=WriterKind(value["writer"]),
        headline=sentence_from_dict(value["headline"]),
        standfirst=sentence_from_dict(value["standfirst"]),
        paragraphs=tuple(tuple(sentence_from_dict(s) for s in paragraph) for paragraph in value["paragraphs"]),
    )


def source_to_dict(source: EvidenceSource) -> Json:
    """A source with its text, times as RFC 3339."""
    return _plain(source)


def source_from_dict(value: Json) -> EvidenceSource:
    """The way back from ``source_to_dict``."""
    fetched = value["fetched_at"]
    return EvidenceSource(
        **{
            **value,
            "published_at": datetime.fromisoformat(value["published_at"]),
            "fetched_at": datetime.fromisoformat(fetched) if fetched else None,
        }
    )


def verdict_to_dict(verdict: Verdict) -> Json:
    """A verdict as JSON values."""
    return {**_plain(verdict), "rule": verdict.rule.value, "outcome": verdict.outcome.value}


def verdict_from_dict(value: Json) -> Verdict:
    """The way back from ``verdict_to_dict``."""
    return Verdict(**{**value, "rule": Rule(value["rule"]), "outcome": Outcome(value["outcome"])})


def revision_to_dict(revision: Revision) -> Json:
    """A whole Revision, hash included."""
    return {
        "report_id": revision.report_id,
        "number": revision.number,
        "draft": draft_to_dict(revision.draft),
        "sources": [source_to_dict(s) for s in revision.sources],
        "verdicts": [verdict_to_dict(v) for v in revision.verdicts],
        "label": revision.label,
        "created_at": revision.created_at.isoformat(),
        "hash": revision.hash,
        "single_source": revision.single_source,
        **later_to_dict(revision),
        **({"moves": [move_to_dict(m) for m in revision.moves]} if revision.moves else {}),
    }


def move_to_dict(move: Move) -> Json:
    """A move as JSON values."""
    return {
        "kind": move.kind.value, "line": move.line, "by": move.by, "citations": [_plain(c) for c in move.citations],
        "before": [_plain(c) for c in move.before],
    }  # fmt: skip


def move_from_dict(value: Json) -> Move:
    """The way back from ``move_to_dict``."""
    spans = {name: tuple(Citation(**c) for c in value[name]) for name in ("citations", "before")}
    return Move(kind=MoveKind(value["kind"]), line=value["line"], by=value["by"], **spans)


def later_to_dict(revision: Revision) -> Json:
    """What not every Revision has: the contract's version, boxes, what a variant tells. Nothing for an older one or a
    Report's own, so that its hash stays."""
    later: Json = {"contract": revision.contract} if revision.contract else {}
    if revision.boxes is not None:
        later["boxes"] = boxes_to_dict(revision.boxes)
    if revision.telling is not None:
        later["telling"] = {**_plain(revision.telling), "places": list(revision.telling.places)}
    return later


def telling_from_dict(value: Json) -> Telling:
    """What a variant's manifest or stored form says that it tells. Raises KeyError, TypeError or ValueError."""
    return Telling(key=str(value["key"]), of=str(value["of"]), places=tuple(int(p) for p in value["places"]))


def revision_from_dict(value: Json) -> Revision:
    """The way back from ``revision_to_dict``."""
    return Revision(
        report_id=value["report_id"],
        number=value["number"],
        draft=draft_from_dict(value["draft"]),
        sources=tuple(source_from_dict(s) for s in value["sources"]),
        verdicts=tuple(verdict_from_dict(v) for v in value["verdicts"]),
        label=value["label"],
        created_at=datetime.fromisoformat(value["created_at"]),
        hash=value["hash"],
        single_source=value["single_source"],
        contract=value.get("contract", 0),
        moves=tuple(move_from_dict(m) for m in value.get("moves", ())),
        boxes=boxes_from_dict(value["boxes"]) if "boxes" in value else None,
        telling=telling_from_dict(value["telling"]) if "telling" in value else None,
    )


_DRAFT_TEXTS = ("story_id", "dateline", "language", "model", "prompt_version")


def _plain(value: Any) -> Json:
    return {f.name: _moment(getattr(value, f.name)) for f in fields(value)}


def _moment(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
