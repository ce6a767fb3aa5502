"""roles: who does what to whom is as the cited sentence has it."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Span
from standfirst.verify.reading.clause import Clause
from standfirst.verify.reading.clauses import clauses
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.tokens import stem, tokens
from standfirst.verify.rules.changed_places import changed_places


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a cited sentence tells: its clauses by verb, all its stems, those it writes with a capital, and each two of
    these in a row."""

    clauses: dict[str, list[Clause]]
    everywhere: frozenset[str]
    capital: frozenset[str]
    named: frozenset[tuple[str, str]]


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that gives a verb of its evidence another doer, or another one it is done to.

    Decided only where both sentences show the verb once with clear sides: a passive with "by", "said X" and turned
    sentences are read as what they say; where a side cannot be told the sentence passes. Then fail one whose names
    stand in each other's place (``changed_places``).
    """
    found: list[Verdict] = []
    for part in context.parts:
        ours = clauses(part.unquoted(), part.bare, context.words)
        told = [_told(s) for s in part.spans if s.text and _same_language(s, context.words)] if ours else []
        times = Counter(c.base for c in ours)
        headline = part.part == "headline"
        problems = (_problem(c, told, context.words, headline=headline) for c in ours if times[c.base] == 1)
        problem = next((p for p in problems if p), "") or changed_places(part, context)
        found.extend([part.fail(Rule.ROLES, problem)] if problem else [])
    return tuple(found)


def _same_language(span: Span, words: Lexicon) -> bool:
    return span.source is not None and span.source.language.split("-")[0] == words.language


def _told(span: Span) -> _Told:
    assert span.source is not None
    run = tokens(span.around)
    by_verb: dict[str, list[Clause]] = {}
    for clause in clauses(span.around, run, lexicon(span.source.language)):
        by_verb.setdefault(clause.base, []).append(clause)
    return _Told(
        clauses=by_verb,
        everywhere=frozenset(stem(w.low) for w in run),
        capital=frozenset(stem(w.low) for w in run if w.capitalised),
        named=frozenset((stem(a.low), stem(b.low)) for a, b in pairwise(run) if a.capitalised and b.capitalised),
    )


def _problem(ours: Clause, told: list[_Told], words: Lexicon, *, headline: bool) -> str:
    """What speaks against this clause in every cited span that has its verb, or ""."""
    verdicts = []
    for span in told:
        theirs = span.clauses.get(ours.base, [])
        if theirs:
            passive = (
                headline and not ours.patient and bool(ours.agent & theirs[0].patient)
            )  # "Man detained over theft"
            clear = len(theirs) == 1 and not passive and not _may_be_the_same(ours.agent, theirs[0], span.capital)
            verdicts.append(_against(ours, theirs[0], span, words) if clear else "")
    return "" if not verdicts or "" in verdicts else verdicts[0]


def _against(ours: Clause, theirs: Clause, span: _Told, words: Lexicon) -> str:
    if ours.base in words.mutual:
        return ""
    verb, everywhere = ours.verb.text, span.everywhere
    if _moved(ours.agent, theirs.agent, everywhere) or _namesakes(ours.agent, theirs.agent, span.named):
        if ours.base in words.ergative and not ours.patient and ours.agent & theirs.patient:
            return ""
        return f'"{verb}" is said of {_named(theirs.agent)} in the source, here of {_named(ours.agent)}'
    if _moved(ours.patient, theirs.patient, everywhere) and ours.patient & theirs.agent:
        return f'"{verb}" is done to {_named(theirs.patient)} in the source, here to {_named(ours.patient)}'
    return ""


def _may_be_the_same(agent: frozenset[str], theirs: Clause, capital: frozenset[str]) -> bool:
    """Whether "both companies" may be the names we put there: a name of ours for a doer without one."""
    return bool(agent) and agent <= capital and not theirs.agent & capital and not agent & theirs.patient


def _moved(ours: frozenset[str], theirs: frozenset[str], everywhere: frozenset[str]) -> bool:
    """Whether a side of ours is known to the span, but from another place in it."""
    return bool(ours) and bool(theirs) and not ours & theirs and ours <= everywhere


def _namesakes(ours: frozenset[str], theirs: frozenset[str], named: frozenset[tuple[str, str]]) -> bool:
    """Whether both sides have one surname and the span knows two of that name: "Karl Weber" for "Anna Weber"."""
    own, other = ours - theirs, theirs - ours
    shared = ours & theirs
    return any(
        any((given, surname) in named for given in own) and any((given, surname) in named for given in other)
        for surname in shared
    )


def _named(side: frozenset[str]) -> str:
    return " ".join(sorted(side))
