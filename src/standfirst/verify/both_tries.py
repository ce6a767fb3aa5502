"""Two tries of one writer read together: a repair that spoils a sentence does not cost the one that stood."""

from collections.abc import Iterable
from dataclasses import replace

from standfirst.domain.draft import Citation, Draft, Sentence
from standfirst.domain.verdict import CheckedDraft, Rule
from standfirst.verify.repair import leans


def both_tries(repaired: CheckedDraft, first: CheckedDraft) -> Draft:
    """The repaired draft with a whole sentence of the first in the place of each body sentence that failed again.

    Only a sentence that stood, that leans on no other and that tells what no other sentence tells may come back: one
    that shares a citation with the fallen one, else the one at its place. Words are never mixed within a sentence. A
    fallen sentence without such another stays, to be cut. The result is a new draft: check it.
    """
    fallen, spare = _fallen(repaired), _stood(first)
    told = {c for n, s in enumerate(_body(repaired.draft)) if n not in fallen for c in s.citations}
    paragraphs, index = [], 0
    for paragraph in repaired.draft.paragraphs:
        kept = []
        for sentence in paragraph:
            back = _back(sentence, index, spare, told) if index in fallen else None
            kept.append(back or sentence)
            told |= set(back.citations if back else ())
            index += 1
        paragraphs.append(tuple(kept))
    return replace(repaired.draft, paragraphs=tuple(paragraphs))


def _back(fallen: Sentence, index: int, spare: dict[int, Sentence], told: set[Citation]) -> Sentence | None:
    """The sentence of the first try that takes a fallen one's place."""
    free = {n: s for n, s in spare.items() if not told & set(s.citations)}
    same = (s for s in free.values() if set(s.citations) & set(fallen.citations))
    return next(same, free.get(index))


def _stood(checked: CheckedDraft) -> dict[int, Sentence]:
    """The body sentences that passed and lean on nothing, by place."""
    fallen, language = _fallen(checked), checked.draft.language
    return {n: s for n, s in enumerate(_body(checked.draft)) if n not in fallen and not leans(s, language)}


def _fallen(checked: CheckedDraft) -> set[int]:
    """The body sentences that fail or wait for an editor."""
    stopped = (*checked.failed, *checked.held)
    return {v.sentence for v in stopped if v.part == "body" and v.rule is not Rule.ENOUGH}


def _body(draft: Draft) -> Iterable[Sentence]:
    return (s for paragraph in draft.paragraphs for s in paragraph)
