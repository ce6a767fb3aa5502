"""What became of every sentence from one Revision to the next: kept, moved, changed, new, gone; and why, where a fact
moved.

Sentences are held together by their words first, then by the spans that both cite, then by likeness.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from standfirst.domain.draft import Citation, Sentence
from standfirst.domain.moves import Move
from standfirst.domain.report import Revision

_ALIKE = 0.5  # share of words that two wordings of one sentence have in common, as in ``corrections``
_MARKED = 0.4  # share of a sentence's words below which marking word by word is a puzzle


class Fate(StrEnum):
    """What became of a sentence. ``MOVED`` kept its words and stands elsewhere."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRun:
    """Words that stand in both ("same"), in the old sentence only ("gone") or in the new one only ("new")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One sentence. ``key`` is its anchor in the newer Revision ("headline", "standfirst", "s1"), "" when it is gone;
    ``words`` the marked difference of a changed one; ``reason`` what a page may say of the move and ``kind`` its kind,
    "" for none."""

    fate: Fate
    key: str
    before: str
    after: str
    words: tuple[WordRun, ...] = ()
    reason: str = ""
    kind: str = ""

    @property
    def rewritten(self) -> bool:
        """Whether so little of a changed sentence stayed that the two are easier read one after the other."""
        kept = sum(len(w.text.split()) for w in self.words if w.kind == "same")
        return kept < _MARKED * max(len(self.before.split()), len(self.after.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    place: int
    part: str
    key: str
    sentence: Sentence


def differences(before: Revision, after: Revision, moves: Sequence[Move] | None = None) -> tuple[Difference, ...]:
    """Every sentence of both, in the newer one's reading order, each gone one where it stood. ``moves`` are the newer
    Revision's own unless they are given, as for a reader who has missed Revisions."""
    old, new = _placed(before), _placed(after)
    why = _tellable(after.moves if moves is None else moves, after)
    pairs = _pairs(old, new)
    stay = _in_order([(pairs[n.place], n.place) for n in new if n.place in pairs])
    told = [_told(n, old[pairs[n.place]] if n.place in pairs else None, n.place in stay, why) for n in new]
    return tuple(_with_gone(told, old, set(pairs.values()), {o: n for n, o in pairs.items()}, why))


def _tellable(moves: Sequence[Move], after: Revision) -> list[Move]:
    """Moves that the newer Revision tells: nothing is shown of a source that no proven sentence cites."""
    cited = [c for _, _, s in after.draft.parts() for c in s.citations]
    return [m for m in moves if not m.citations or touching(m.citations, cited)]


def what_is_new(seen: Revision, later: Sequence[Revision]) -> tuple[Difference, ...]:
    """What somebody who read ``seen`` has not read, given the Revisions after it in their order: sentences that are new
    or changed because a fact moved, () where only words did. For a front page that says what is new."""
    if not later:
        return ()
    moves = [m for revision in later for m in revision.moves]
    found = differences(seen, later[-1], moves)
    return tuple(d for d in found if d.fate in (Fate.NEW, Fate.CHANGED) and d.reason)


def _placed(revision: Revision) -> list[_Placed]:
    return [
        _Placed(place=place, part=part, key=f"s{index + 1}" if part == "body" else part, sentence=sentence)
        for place, (part, index, sentence) in enumerate(revision.draft.parts())
    ]


def _pairs(old: list[_Placed], new: list[_Placed]) -> dict[int, int]:
    """Place in the newer -> place in the older."""
    pairs: dict[int, int] = {}
    for score in (_same, _heads, _by_citation, _by_likeness):
        paired = set(pairs.values())
        ours = [o for o in old if o.place not in paired]
        theirs = [n for n in new if n.place not in pairs]
        ranked = sorted((score(o, n), -abs(o.place - n.place), o.place, n.place) for o in ours for n in theirs)
        for value, _, o, n in reversed(ranked):
            if value > 0 and o not in pairs.values() and n not in pairs:
                pairs[n] = o
    return pairs


def _same(old: _Placed, new: _Placed) -> float:
    return float(old.sentence.text == new.sentence.text) * (1 + (old.part == new.part))


def _heads(old: _Placed, new: _Placed) -> float:
    """There is one headline and one standfirst: the newer one took the older one's place, whatever it says."""
    return float(old.part == new.part != "body")


def _by_citation(old: _Placed, new: _Placed) -> float:
    """1 and more where both rest on a common span, the likelier the more their words are alike."""
    if (old.part == "body") != (new.part == "body") or not touching(old.sentence.citations, new.sentence.citations):
        return 0.0
    return 1.0 + _likeness(old.sentence.text, new.sentence.text)


def _by_likeness(old: _Placed, new: _Placed) -> float:
    if (old.part == "body") != (new.part == "body"):
        return 0.0
    likeness = _likeness(old.sentence.text, new.sentence.text)
    return likeness if likeness >= _ALIKE else 0.0


def touching(ours: Sequence[Citation], theirs: Sequence[Citation]) -> bool:
    """Whether two lists of citations have a span in common: the same words, or places that overlap in one text."""
    return any(
        a.article_id == b.article_id and (a.span_hash == b.span_hash or (a.start < b.end and b.start < a.end))
        for a in ours
        for b in theirs
    )


def _in_order(pairs: list[tuple[int, int]]) -> set[int]:
    """Places in the newer of the longest run that kept its order; the others have moved."""
    best: list[list[tuple[int, int]]] = []
    for pair in pairs:
        before = max((b for b in best if b[-1][0] < pair[0]), key=len, default=[])
        best.append([*before, pair])
    return {n for _, n in max(best, key=len, default=[])}


def _told(new: _Placed, old: _Placed | None, stays: bool, moves: Sequence[Move]) -> Difference:
    ours = new.sentence
    if old is None:
        move = _why(ours.citations, (), moves)
        return _difference(Fate.NEW, new.key, "", ours.text, move)
    theirs = old.sentence
    if ours.text == theirs.text:
        fate = Fate.KEPT if stays and old.part == new.part else Fate.MOVED
        return Difference(fate=fate, key=new.key, before=theirs.text, after=ours.text)
    return _difference(
        Fate.CHANGED, new.key, theirs.text, ours.text, _why(ours.citations, theirs.citations, moves)
    )  # fmt: skip


def _difference(fate: Fate, key: str, before: str, after: str, move: Move | None) -> Difference:
    return Difference(
        fate=fate, key=key, before=before, after=after, words=word_runs(before, after) if fate is Fate.CHANGED else (),
        reason=move.for_readers if move else "", kind=move.kind.value if move else "",
    )  # fmt: skip


def _why(ours: Sequence[Citation], theirs: Sequence[Citation], moves: Sequence[Move]) -> Move | None:
    shown = (m for m in moves if touching(ours, m.citations))
    return next(shown, None) or next((m for m in moves if touching(theirs, m.before)), None)


def _with_gone(
    told: list[Difference], old: list[_Placed], paired: set[int], newer: dict[int, int], moves: Sequence[Move]
) -> Iterator[Difference]:
    """A gone sentence stands after the one it stood behind; the first of all, first."""
    behind: dict[int, list[Difference]] = {}
    last = -1
    for one in old:
        if one.place in paired:
            last = newer[one.place]
        else:
            move = _why((), one.sentence.citations, moves)
            behind.setdefault(last, []).append(_difference(Fate.GONE, "", one.sentence.text, "", move))
    yield from behind.get(-1, ())
    for place, difference in enumerate(told):
        yield difference
        yield from behind.get(place, ())


def word_runs(before: str, after: str) -> tuple[WordRun, ...]:
    """Both sentences word by word, in the newer one's order (difflib)."""
    old, new = before.split(), after.split()
    runs: list[WordRun] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(WordRun(kind="same", text=" ".join(old[a:b])))
            continue
        runs += [WordRun(kind="gone", text=" ".join(old[a:b]))] if b > a else []
        runs += [WordRun(kind="new", text=" ".join(new[c:d]))] if d > c else []
    return tuple(runs)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
