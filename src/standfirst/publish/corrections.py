"""What changed between two Revisions, sentence by sentence, and which changes correct a fact that was wrong."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from standfirst.domain.moves import MoveKind
from standfirst.domain.report import Correction, Revision
from standfirst.publish.differences import touching
from standfirst.publish.wrong import Change, publisher_words, taken_back, was_wrong

_ALIKE = 0.5  # share of words two versions of one sentence have in common; below it they are two sentences
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*%?")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTED = re.compile(r"[\"“«„]([^\"“”«»„]+)[\"”»“]")
_TURNS = frozenset(
    "not no never none denied without nicht kein keine pas ne sin não nunca may might could reportedly".split()
)


def diff_revisions(before: Revision, after: Revision) -> tuple[Change, ...]:
    """Every sentence that is gone, new or reworded, in reading order; sentences that only moved are no change."""
    changes: list[Change] = []
    for part in ("headline", "standfirst", "body"):
        old, new = _texts(before, part), _texts(after, part)
        gone, added = [t for t in old if t not in new], [t for t in new if t not in old]
        for text in added:
            match = max(gone, key=lambda g: _likeness(g, text), default="")
            same = bool(match) and (_likeness(match, text) >= _ALIKE or part != "body")
            if same:
                gone.remove(match)
            changes.append(Change(part=part, before=match if same else "", after=text))
        changes.extend(Change(part=part, before=text, after="") for text in gone)
    return tuple(changes)


def corrections_between(before: Revision, after: Revision, earlier: Sequence[Revision] = ()) -> tuple[Correction, ...]:
    """The corrections that the newer Revision makes: facts that were wrong when they were published.

    A reworded sentence corrects one where its sources are what they were and do not say what it said, or are gone; and
    a source's own correction corrects what was published from it, in ``before`` or in the ``earlier`` Revisions, the
    newest first. A fact that newer texts moved is a development, and no correction. None where another writer tells
    the same texts: code's page that made way for a model's says it in other words.
    """
    by_source = list(_by_source((before, *earlier), after))
    told = {c.before for c in by_source}
    if before.draft.writer is not after.draft.writer and _texts_read(after) <= _texts_read(before):
        return tuple(by_source)
    skip = publisher_words(before, after)
    reworded = [
        _correction(after, note, change)
        for change in diff_revisions(before, after)
        if (note := _note(change, skip)) and change.before not in told and was_wrong(change, before, after)
    ]
    return (*by_source, *reworded)


def _correction(after: Revision, note: str, change: Change) -> Correction:
    return Correction(
        report_id=after.report_id, revision=after.number, at=after.created_at, note=note, before=change.before,
        after=change.after,
    )  # fmt: skip


def _by_source(published: Sequence[Revision], after: Revision) -> Iterator[Correction]:
    """One for each correction by a source that takes back what a published sentence rests on."""
    for move in after.moves:
        if move.kind is not MoveKind.CORRECTION:
            continue
        sentences = (s for revision in published for s in taken_back(move, revision, after))
        if wrong := next(sentences, None):
            now = (s.text for _, _, s in after.draft.parts()[2:] if touching(s.citations, move.citations))
            note = f"A published fact was wrong: {move.for_readers}."
            yield _correction(after, note, Change(part="body", before=wrong.text, after=next(now, "")))


def _texts_read(revision: Revision) -> set[tuple[str, str]]:
    return {(s.article_id, s.text_hash) for s in revision.sources}


def _note(change: Change, skip: frozenset[str]) -> str:
    if not change.before or not change.after or _likeness(change.before, change.after) < _ALIKE:
        return ""
    if line := _swapped("figure", _NUMBER.findall(change.before), _NUMBER.findall(change.after)):
        return line
    before, after = _QUOTED.findall(change.before), _QUOTED.findall(change.after)
    if before and after and before != after:  # the same words put into or out of quotation marks correct nothing
        return "A quotation was corrected."
    if line := _swapped("name", _names(change.before, skip), _names(change.after, skip)):
        return line
    turned = _turning(change.before) ^ _turning(change.after)
    return f'The sense was corrected: "{sorted(turned)[0]}" came or went.' if turned else ""


def _swapped(kind: str, old: list[str], new: list[str]) -> str:
    gone, came = [x for x in old if x not in new], [x for x in new if x not in old]
    return f"A {kind} was corrected: {', '.join(gone)} became {', '.join(came)}." if gone and came else ""


def _names(text: str, skip: frozenset[str]) -> list[str]:
    """Capitalised words but those that open a sentence or a quotation, and those of ``skip``: who reports it."""
    found = (m for m in _WORD.finditer(text) if m.start() > 1 and text[: m.start()].rstrip()[-1:] not in '"“«„:.!?')
    return [m.group() for m in found if m.group()[0].isupper() and m.group() not in skip]


def _turning(text: str) -> set[str]:
    return {w.casefold() for w in _WORD.findall(text)} & _TURNS


def _texts(revision: Revision, part: str) -> list[str]:
    return [s.text for name, _, s in revision.draft.parts() if name == part]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
