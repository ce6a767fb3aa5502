"""What moved: the current Revision with all that was read for it, against the evidence there is now.

Only texts that were not read then can move anything, copies never do (the pack holds none). A sentence of theirs moves
a fact when it counts anew what the Report counts, corrects a source, denies, or says how it came out; and when it is
evidence that says what no text had said. Words of a source that were cited and are gone move too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standfirst.domain.draft import Citation, EvidencePack, EvidenceSource, Sentence
from standfirst.domain.moves import FactsMoved, Move, MoveKind
from standfirst.domain.report import Revision
from standfirst.domain.text import text_hash
from standfirst.write.counting import Count, counts
from standfirst.write.knowing import Known, known
from standfirst.write.lexicon import content_stems
from standfirst.write.orders import orders_near
from standfirst.write.sentences import SourceSentence, split_sentences
from standfirst.write.turning import turn

_TOLD, _TOLD_ANYWHERE = 0.6, 0.85  # of a sentence's weight, from which it is known (set by the six "built" stories of
# the sample world, November 2026)
_ON_PAGE = 2  # words of content that a move shares with the Report
_WORDS = 14  # of a source in a line
_ORDER = tuple(MoveKind(k) for k in ("correction-by-source", "changed-number", "denial", "outcome", "new-fact",
                                     "withdrawn-source"))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fresh:
    """A sentence that was not read before."""

    source: EvidenceSource
    start: int
    end: int
    text: str

    @property
    def citation(self) -> Citation:
        span = self.source.text[self.start : self.end]
        return Citation(
            article_id=self.source.article_id, start=self.start, end=self.end, span_hash=text_hash(span)
        )  # fmt: skip

    @property
    def by(self) -> str:
        return f"{self.source.publisher}, {self.source.published_at:%H:%M} UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the Revision says and counts, and all that its sources had said."""

    stems: frozenset[str]
    counts: tuple[tuple[Count, Sentence], ...]
    read: Known
    read_counts: tuple[Count, ...]
    denied: tuple[frozenset[str], ...]
    revision: Revision

    def touched(self, one: _Fresh) -> bool:
        """Whether a sentence speaks of what the Report speaks of."""
        return len(content_stems(one.text) & self.stems) >= _ON_PAGE


def facts_moved(revision: Revision, pack: EvidencePack, sources: tuple[EvidenceSource, ...]) -> FactsMoved:
    """What moved since ``revision``, given the story's evidence and all its ``sources`` as they are now, copies and
    other languages too. Called by the desk before anything is written."""
    read = {(s.article_id, s.text_hash) for s in revision.sources if s.usable}
    unread = [s for s in pack.sources if (s.article_id, s.text_hash) not in read]
    gone = _withdrawn(revision, sources)
    if not unread:
        return FactsMoved(moves=gone)
    page, fresh = _page(revision), [f for s in unread for f in _sentences(s)]
    unknown = [f for f in fresh if page.read.told(f.text) < _TOLD and page.read.told_anywhere(f.text) < _TOLD_ANYWHERE]
    found = (
        *_recounted(fresh, page),
        *_corrected(unread, page),
        *_turned(unknown, page),
        *_new(unknown, pack, page),
        *gone,
    )
    return FactsMoved(moves=tuple(sorted(_once(found), key=lambda m: _ORDER.index(m.kind))))


def _sentences(source: EvidenceSource) -> list[_Fresh]:
    sentences = split_sentences(source.text)
    hidden = orders_near(sentences, source.language[:2])
    return [f for f, s in zip(_all_sentences(source), sentences, strict=True) if s.index not in hidden]


def _all_sentences(source: EvidenceSource) -> list[_Fresh]:
    return [_Fresh(source=source, start=s.start, end=s.end, text=s.text) for s in split_sentences(source.text)]


def _page(revision: Revision) -> _Page:
    usable = tuple(s for s in revision.sources if s.usable)
    sentences: list[SourceSentence] = [x for s in usable for x in split_sentences(s.text)]
    told = tuple(s for _, _, s in revision.draft.parts())
    return _Page(
        stems=content_stems(" ".join(s.text for s in told)),
        counts=tuple((c, s) for s in told for text in _cited(s, usable) or (s.text,) for c in _counts(text)),
        read=known(s.text for s in sentences),
        read_counts=tuple(c for s in sentences for c in counts(s.text)),
        denied=tuple(content_stems(s.text) for s in sentences if turn(s.text) is MoveKind.DENIAL),
        revision=revision,
    )


def _counts(text: str) -> Iterable[Count]:
    return (c for s in split_sentences(text) for c in counts(s.text))


def _cited(sentence: Sentence, sources: Sequence[EvidenceSource]) -> tuple[str, ...]:
    texts = {s.article_id: s.text for s in sources}
    return tuple(texts[c.article_id][c.start : c.end] for c in sentence.citations if c.article_id in texts)


def _recounted(fresh: Sequence[_Fresh], page: _Page) -> Iterable[Move]:
    """Numbers that no source gave before, of things that the Report counts, from texts as new as its own."""
    newest: dict[str, Move] = {}
    for one in sorted(fresh, key=lambda f: f.source.published_at):
        for count in counts(one.text):
            if _known(count, page):
                continue
            rivals = [(c, s) for c, s in page.counts if count.same_thing(c)]
            if any(count.same_value(c) for c, _ in rivals):
                continue
            rival = max(rivals, key=lambda r: _newest(r[1], page.revision), default=None)
            if rival and one.source.published_at.timestamp() >= _newest(rival[1], page.revision):
                newest[count.state or min(count.thing)] = _number_move(one, count, rival[0], [s for _, s in rivals])
    return newest.values()


def _known(count: Count, page: _Page) -> bool:
    return any(count.same_thing(c) and count.same_value(c) for c in page.read_counts)


def _number_move(one: _Fresh, count: Count, was: Count, sentences: Sequence[Sentence]) -> Move:
    """``sentences`` are all of the Report's that count the thing as it was."""
    before = dict.fromkeys(c for s in sentences for c in s.citations)
    line = f"{count.shown}, was {was.number}: {one.by}"
    return Move(
        kind=MoveKind.CHANGED_NUMBER, line=line, by=one.by, citations=(one.citation,), before=tuple(before)
    )  # fmt: skip


def _newest(sentence: Sentence, revision: Revision) -> float:
    """When the newest text that a sentence cites was published, seconds; 0 where it cites none that is known."""
    cited = {c.article_id for c in sentence.citations}
    return max((s.published_at.timestamp() for s in revision.sources if s.article_id in cited), default=0.0)


def _corrected(sources: Sequence[EvidenceSource], page: _Page) -> Iterable[Move]:
    """A source's own word that something was wrong. Such a sentence speaks of a text, so it is never evidence, and the
    line does not repeat it."""
    for source in sources:
        found = [f for f in _all_sentences(source) if turn(f.text) is MoveKind.CORRECTION and page.touched(f)]
        for one in found[:1]:
            if content_stems(one.text) not in page.read.sentences:
                line = f"{_recount(source, page)}: {one.by}"
                yield Move(
                    kind=MoveKind.CORRECTION, line=line, by=one.by, citations=_recounted_spans(source, page, one)
                )


def _recount(source: EvidenceSource, page: _Page) -> str:
    """ "24 million crowns, was 42 million, as its source corrects" where the text's earlier version tells."""
    changes = _own_changes(source, page)
    return f"{changes[0][1].shown}, was {changes[0][2].number}, as its source corrects" if changes else (
        "corrected by its source"
    )  # fmt: skip


def _recounted_spans(source: EvidenceSource, page: _Page, one: _Fresh) -> tuple[Citation, ...]:
    return (*(f.citation for f, _, _ in _own_changes(source, page)[:2]), one.citation)


def _own_changes(source: EvidenceSource, page: _Page) -> list[tuple[_Fresh, Count, Count]]:
    """What this text counted otherwise in the version that was read."""
    earlier = next((s for s in page.revision.sources if s.article_id == source.article_id and s.usable), None)
    then = [c for s in split_sentences(earlier.text) for c in counts(s.text)] if earlier else []
    return [
        (f, c, was)
        for f in _sentences(source)
        for c in counts(f.text)
        for was in then
        if c.same_thing(was) and not any(c.same_thing(x) and c.same_value(x) for x in then)
    ]


def _turned(unknown: Sequence[_Fresh], page: _Page) -> Iterable[Move]:
    """Denials and outcomes that touch the Report; who denies again what was denied says nothing new."""
    for one in unknown:
        kind = turn(one.text)
        if kind is MoveKind.DENIAL and any(len(content_stems(one.text) & d) > _ON_PAGE for d in page.denied):
            continue
        if kind in (MoveKind.DENIAL, MoveKind.OUTCOME) and page.touched(one):
            yield _move(kind, one)


def _move(kind: MoveKind, one: _Fresh) -> Move:
    words = one.text.split()
    cut = " ".join(words[:_WORDS]) + (" ..." if len(words) > _WORDS else "")
    return Move(
        kind=kind, line=f"{kind.value.replace('-', ' ')}: {cut} ({one.by})", by=one.by, citations=(one.citation,)
    )


def _new(unknown: Sequence[_Fresh], pack: EvidencePack, page: _Page) -> Iterable[Move]:
    """What no text had said and is worth citing; a known count of the hurt in other words is known, and
    somebody's words alone are no fact."""
    worth = [e.citation for e in pack.evidence if e.kind != "quote"]
    for one in unknown:
        states = [c for c in counts(one.text) if c.state]
        if states and all(_known(c, page) for c in states):
            continue
        cited = any(c.article_id == one.source.article_id and one.start <= c.start < one.end for c in worth)
        if cited and page.touched(one):
            yield _move(MoveKind.NEW_FACT, one)


def _withdrawn(revision: Revision, sources: tuple[EvidenceSource, ...]) -> tuple[Move, ...]:
    """Cited texts that are gone from the story or may be cited no more, and cited words that are gone from a text."""
    now = {s.article_id: s for s in sources if s.usable}
    then = {s.article_id: s for s in revision.sources}
    moves: dict[str, Move] = {}
    for _, _, sentence in revision.draft.parts():
        for citation in sentence.citations:
            source = then.get(citation.article_id)
            if source is None or not source.usable or citation.article_id in moves:
                continue
            if line := _gone(source, source.text[citation.start : citation.end], now.get(citation.article_id)):
                moves[citation.article_id] = Move(kind=MoveKind.WITHDRAWN, line=line, before=(citation,))
    return tuple(moves.values())


def _gone(source: EvidenceSource, words: str, now: EvidenceSource | None) -> str:
    if now is None:
        return f"no longer among the story's sources: {source.publisher}, {source.published_at:%H:%M} UTC"
    if " ".join(words.split()) in " ".join(now.text.split()):
        return ""
    return f"no longer says what the Report cites: {now.publisher}, {now.published_at:%H:%M} UTC"


def _once(moves: Iterable[Move]) -> list[Move]:
    """One move for one span, the most pressing kind."""
    kept: dict[tuple[Citation, ...], Move] = {}
    for move in sorted(moves, key=lambda m: _ORDER.index(m.kind)):
        kept.setdefault(move.citations or move.before, move)
    return list(kept.values())
