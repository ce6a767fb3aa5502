"""Whether a published fact was wrong when it was published, or has developed since."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standfirst.domain.draft import Citation, Sentence
from standfirst.domain.moves import Move, MoveKind
from standfirst.domain.report import Revision
from standfirst.publish.differences import touching

_DEVELOPS = frozenset({MoveKind.CHANGED_NUMBER, MoveKind.DENIAL, MoveKind.OUTCOME, MoveKind.NEW_FACT})
_FACT = re.compile(r"\d+(?:[.,:]\d+)*|(?<=[^.!?:\"“«„\s]\s)[A-ZÀ-Þ][^\W\d_]+")  # figures, and names
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One sentence that changed. ``before`` is "" for a new sentence, ``after`` for one that is gone."""

    part: str
    before: str
    after: str


def was_wrong(change: Change, before: Revision, after: Revision) -> bool:
    """Whether the older sentence of a reworded pair was wrong: all that it rests on is gone, or the newer one rests on
    the same spans, nothing newer moved it, and they do not say what it said, or say it no more."""
    old, new = _sentence(before, change.part, change.before), _sentence(after, change.part, change.after)
    if old is None or new is None:
        return False
    if _gone(old, after):
        return True
    if _moved(new, after.moves) or _newest(new, after) > _newest(old, before):
        return False
    return _taken_back(old, before, after) or (
        touching(old.citations, new.citations) and not _said(change, old, before)
    )


def taken_back(move: Move, published: Revision, after: Revision) -> Iterator[Sentence]:
    """Body sentences, standfirst and headline of ``published`` with a figure or name that the text which ``move``
    corrects gave then, and gives now in its correction at most."""
    texts = {s.article_id: s.text for s in after.sources}
    for _, _, sentence in sorted(published.draft.parts(), key=lambda p: p[0]):
        for citation in sentence.citations:
            spans = [c for c in move.citations if c.article_id == citation.article_id]
            if not spans or citation.article_id not in texts:
                continue
            now = set(_FACT.findall(_without(texts[citation.article_id], spans[-1])))
            if set(_FACT.findall(_cited(citation, published))) & set(_FACT.findall(sentence.text)) - now:
                yield sentence


def publisher_words(*revisions: Revision) -> frozenset[str]:
    """Words of the names of those who report it: another one may say the same."""
    return frozenset(w for r in revisions for s in r.sources for w in _WORDS.findall(s.publisher))


def _gone(old: Sentence, after: Revision) -> bool:
    """Whether the story has none of the texts any more that a sentence rests on: withdrawn, or of another story. One
    that may be cited no more is not wrong for that."""
    there = {s.article_id for s in after.sources}
    return bool(old.citations) and all(c.article_id not in there for c in old.citations)


def _taken_back(old: Sentence, before: Revision, after: Revision) -> bool:
    """Whether a text gave other words for those cited."""
    now = {s.article_id: " ".join(s.text.split()) for s in after.sources}
    spans = ((c.article_id, " ".join(_cited(c, before).split())) for c in old.citations)
    return any(article in now and words not in now[article] for article, words in spans)


def _moved(new: Sentence, moves: Sequence[Move]) -> bool:
    return any(m.kind in _DEVELOPS and touching(new.citations, m.citations) for m in moves)


def _newest(sentence: Sentence, revision: Revision) -> float:
    """When the newest text that a sentence rests on was published, seconds."""
    cited = {c.article_id for c in sentence.citations}
    return max((s.published_at.timestamp() for s in revision.sources if s.article_id in cited), default=0.0)


def _said(change: Change, old: Sentence, before: Revision) -> bool:
    """Whether its spans have every word that only the older sentence has: it told something else of them. One that has
    no word of its own lost some, a "not" perhaps; that, and a number in words, is a doubt, and a doubt a correction."""
    skip = {w.casefold() for w in publisher_words(before)}
    gone = set(_words(change.before)) - set(_words(change.after)) - skip
    return bool(gone) and gone <= {w for c in old.citations for w in _words(_cited(c, before))}


def _words(text: str) -> list[str]:
    return [w.casefold() for w in _WORDS.findall(text)]


def _cited(citation: Citation, revision: Revision) -> str:
    texts = {s.article_id: s.text for s in revision.sources}
    return texts.get(citation.article_id, "")[citation.start : citation.end]


def _without(text: str, span: Citation) -> str:
    return f"{text[: span.start]} {text[span.end :]}"


def _sentence(revision: Revision, part: str, text: str) -> Sentence | None:
    return next((s for name, _, s in revision.draft.parts() if name == part and s.text == text), None)
