"""What changed between two Revisions, sentence by sentence, and which changes are corrections of a fact."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from standfirst.domain.report import Correction, Revision

_ALIKE = 0.5  # share of words two versions of one sentence have in common; below it they are two sentences
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*%?")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTED = re.compile(r"[\"“«„]([^\"“”«»„]+)[\"”»“]")
_TURNS = frozenset(
    "not no never none denied without nicht kein keine pas ne sin não nunca may might could reportedly".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One sentence that changed. ``before`` is "" for a new sentence, ``after`` for one that is gone."""

    part: str
    before: str
    after: str


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


def corrections_between(before: Revision, after: Revision) -> tuple[Correction, ...]:
    """The corrections that the newer Revision makes: reworded sentences in which a published fact changed.

    None where another writer tells the same texts: code's page that made way for a model's says nothing else, it says
    it in other words.
    """
    if before.draft.writer is not after.draft.writer and _texts_read(after) <= _texts_read(before):
        return ()
    changes = ((change, _note(change)) for change in diff_revisions(before, after))
    return tuple(
        Correction(
            report_id=after.report_id, revision=after.number, at=after.created_at, note=note,
            before=change.before, after=change.after,
        )
        for change, note in changes
        if note
    )  # fmt: skip


def _texts_read(revision: Revision) -> set[tuple[str, str]]:
    return {(s.article_id, s.text_hash) for s in revision.sources}


def _note(change: Change) -> str:
    if not change.before or not change.after or _likeness(change.before, change.after) < _ALIKE:
        return ""
    if line := _swapped("figure", _NUMBER.findall(change.before), _NUMBER.findall(change.after)):
        return line
    before, after = _QUOTED.findall(change.before), _QUOTED.findall(change.after)
    if before and after and before != after:  # the same words put into or out of quotation marks correct nothing
        return "A quotation was corrected."
    if line := _swapped("name", _names(change.before), _names(change.after)):
        return line
    turned = _turning(change.before) ^ _turning(change.after)
    return f'The sense was corrected: "{sorted(turned)[0]}" came or went.' if turned else ""


def _swapped(kind: str, old: list[str], new: list[str]) -> str:
    gone, came = [x for x in old if x not in new], [x for x in new if x not in old]
    return f"A {kind} was corrected: {', '.join(gone)} became {', '.join(came)}." if gone and came else ""


def _names(text: str) -> list[str]:
    """Capitalised words but the first, which any sentence has."""
    return [m.group() for m in _WORD.finditer(text) if m.start() > 1 and m.group()[0].isupper()]


def _turning(text: str) -> set[str]:
    return {w.casefold() for w in _WORD.findall(text)} & _TURNS


def _texts(revision: Revision, part: str) -> list[str]:
    return [s.text for name, _, s in revision.draft.parts() if name == part]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
