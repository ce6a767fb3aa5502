"""Cutting: what stands of a try when its failed sentences are gone, under lines that say no more than what is left."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from standfirst.domain.draft import Draft, Sentence
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import CheckedDraft, Verdict
from standfirst.verify import headlines, shortened, standfirsts
from standfirst.write import whole_enough

_CUTS = 3  # a cut can leave a sentence without what it leaned on; more rounds than this were never seen
_LINES = ("headline", "standfirst")


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """How a draft is read while it is cut: ``rules`` alone, at no cost, to choose by; ``full`` with the judge, whose
    word on the result counts."""

    rules: Callable[[Draft], CheckedDraft]
    full: Callable[[Draft], CheckedDraft]


def cut(checked: CheckedDraft, spare: Sequence[Draft], readings: Readings) -> CheckedDraft | Failure:
    """What stands when the failed sentences are gone, and those that fail without them; a Failure where too little is
    left to be the Report that its writer wrote.

    A headline or standfirst that falls, or that says more than the shortened body, makes room for the same writer's
    line of another try (``spare``) that stands over it, then for a sentence of the body.
    """
    whole, refused = checked.draft, set[str]()
    for _ in range(_CUTS):
        if not checked.failed:
            break
        refused |= {_line(checked.draft, v.part).text for v in checked.failed if v.part in _LINES}
        shorter = shortened(checked)
        topped = _topped(shorter, spare, refused, readings.rules) if shorter else None
        if topped is None or not whole_enough(whole, topped):
            first = checked.failed[0]
            return Failure(code="enough", detail=f"Too few sentences stood: {first.detail or first.rule.value}")
        checked = readings.full(topped)
    return checked


def foreseen(checked: CheckedDraft, rules: Callable[[Draft], CheckedDraft]) -> tuple[Verdict, ...]:
    """The verdicts that headline and standfirst would get if the failed sentences were cut, for the writer to know of
    while there is still a repair."""
    shorter, fallen = shortened(checked), {v.part for v in checked.failed}
    if shorter is None or "body" not in fallen:
        return ()
    return tuple(
        replace(v, detail=f"without the failed sentences, {v.detail}")
        for v in rules(shorter).failed
        if v.part in _LINES and v.part not in fallen
    )


def _topped(
    draft: Draft, spare: Sequence[Draft], refused: set[str], rules: Callable[[Draft], CheckedDraft]
) -> Draft | None:
    """The draft under lines that the rules let stand; None where no headline does."""
    broken = {v.part for v in rules(draft).failed} | {p for p in _LINES if _line(draft, p).text in refused}
    if "headline" in broken:
        others = headlines(draft, [d.headline for d in spare])
        found = _first(draft, "headline", others, refused, rules)
        if found is None:
            return None
        draft = found
    if "standfirst" in broken:
        seconds = standfirsts(draft, [d.standfirst for d in spare], draft.headline.text)
        draft = _first(draft, "standfirst", seconds, refused, rules) or draft
    return draft


def _first(
    draft: Draft, part: str, lines: Iterator[Sentence], refused: set[str], rules: Callable[[Draft], CheckedDraft]
) -> Draft | None:
    """The draft with the first of ``lines`` that stands as its ``part``."""
    tried = (_with_line(draft, part, s) for s in lines if s.text not in refused)
    return next((d for d in tried if not any(v.part == part for v in rules(d).failed)), None)


def _with_line(draft: Draft, part: str, line: Sentence) -> Draft:
    return replace(draft, headline=line) if part == "headline" else replace(draft, standfirst=line)


def _line(draft: Draft, part: str) -> Sentence:
    return draft.headline if part == "headline" else draft.standfirst
