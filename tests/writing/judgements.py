"""What readers judged, and what it says of sentences that are still written so.

A judgement belongs to a text: its id ends in a hash of it, so a sentence that has changed counts as unread.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from pathlib import Path
from typing import Any

Row = dict[str, Any]
JUDGEMENTS = ("ok", "drift", "doubtful")
QUESTIONS = ("accuracy", "sourcing", "opinion", "colour", "context")  # of the EBU's study of assistants, 2025
ANSWERS = ("good", "some", "serious")  # no issue, some issue, a serious one


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Judgements of sentences by id, and answers to the five questions by the id of a Report."""

    sentences: dict[str, str]
    reports: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How many of the ids were read, what was said, ids that fit nothing any more, and drift with its interval."""

    read: int
    unread: int
    stale: int
    counts: Counter[str]
    drift: float
    interval: tuple[float, float]


def sentence_id(story: str, part: str, index: int, text: str) -> str:
    """ "story/body/3/1f0c2a9b": place and text."""
    return f"{story}/{part}/{index}/{_hash(text)}"


def report_id(story: str, report: Row) -> str:
    """ "story/1f0c2a9b": a Report as it reads now."""
    body = [s["text"] for paragraph in report["paragraphs"] for s in paragraph]
    return f"{story}/{_hash(' '.join((report['headline']['text'], report['standfirst']['text'], *body)))}"


def read(paths: Iterable[Path]) -> Readings:
    """The files' judgements, a later file's word the last. Raises ValueError with the file and id for a bad one."""
    sentences: dict[str, str] = {}
    reports: dict[str, dict[str, str]] = {}
    for path in paths:
        try:
            told = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise ValueError(f"{path.name}: {error}") from None
        for row in told.get("sentence", ()):
            sentences[row.get("id", "")] = _one_of(JUDGEMENTS, row, "judgement", path)
        for row in told.get("report", ()):
            reports[row.get("id", "")] = {q: _one_of(ANSWERS, row, q, path) for q in QUESTIONS}
    return Readings(sentences=sentences, reports=reports)


def summary(ids: Sequence[str], judged: dict[str, str]) -> Summary:
    """What was read of ``ids``; drift is its share of those read."""
    counts = Counter(judged[i] for i in ids if i in judged)
    read_, drifted = counts.total(), counts["drift"]
    return Summary(
        read=read_, unread=len(ids) - read_, stale=len(judged.keys() - set(ids)), counts=counts,
        drift=drifted / read_ if read_ else 0.0, interval=wilson(drifted, read_),
    )  # fmt: skip


def wilson(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The interval of a share (Wilson 1927), 95 % by default; (0, 1) of nothing."""
    if not of:
        return 0.0, 1.0
    share, wide = hits / of, z * z / of
    middle = share + wide / 2
    half = z * sqrt(share * (1 - share) / of + wide / (4 * of))
    return max(0.0, (middle - half) / (1 + wide)), min(1.0, (middle + half) / (1 + wide))


def _one_of(allowed: Sequence[str], row: Row, name: str, path: Path) -> str:
    value = str(row.get(name, ""))
    if value not in allowed or not row.get("id"):
        raise ValueError(f"{path.name}: {row.get('id', 'no id')}: {name} is one of {', '.join(allowed)}, not {value!r}")
    return value


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
