"""roles: who does what to whom is as the cited sentence has it."""

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part
from standfirst.verify.reading.clauses import Clause, clauses
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.tokens import stem, tokens


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that gives a verb of its evidence another doer, or another one it is done to.

    Decided only where both sentences show the verb once with clear sides: a passive with "by", "said X" and turned
    sentences are read as what they say; where a side cannot be told the sentence passes.
    """
    found: list[Verdict] = []
    for part in context.parts:
        bare = tuple(clauses(part.unquoted(), part.bare, context.words))
        problems = [p for clause in bare if (p := _problem(clause, bare, part, context.words))]
        found.extend(part.fail(Rule.ROLES, problem) for problem in problems[:1])
    return tuple(found)


def _problem(ours: Clause, ours_all: tuple[Clause, ...], part: Part, words: Lexicon) -> str:
    """What speaks against this clause in every cited span that has its verb, or ""."""
    if sum(c.base == ours.base for c in ours_all) > 1:
        return ""
    verdicts = []
    for span in part.spans:
        if span.source is None or not span.text or span.source.language.split("-")[0] != words.language:
            continue
        run = tokens(span.around)
        theirs = [c for c in clauses(span.around, run, lexicon(span.source.language)) if c.base == ours.base]
        if theirs:
            everywhere = {stem(w.low) for w in run}
            capital = {stem(w.low) for w in run if w.capitalised}
            clear = len(theirs) == 1 and not _may_be_the_same(ours.agent, theirs[0], capital)
            verdicts.append(_against(ours, theirs[0], everywhere, words) if clear else "")
    return "" if not verdicts or "" in verdicts else verdicts[0]


def _against(ours: Clause, theirs: Clause, everywhere: set[str], words: Lexicon) -> str:
    if ours.base in words.mutual:
        return ""
    verb = ours.verb.text
    if _moved(ours.agent, theirs.agent, everywhere):
        if ours.base in words.ergative and not ours.patient and ours.agent & theirs.patient:
            return ""
        return f'in the source it is not {_named(ours.agent)} that "{verb}" is said of, but {_named(theirs.agent)}'
    if _moved(ours.patient, theirs.patient, everywhere) and ours.patient & theirs.agent:
        return f'"{verb}" is done to {_named(theirs.patient)} in the source, here to {_named(ours.patient)}'
    return ""


def _may_be_the_same(agent: frozenset[str], theirs: Clause, capital: set[str]) -> bool:
    """Whether "both companies" may be the names we put there: a name of ours for a doer without one."""
    return bool(agent) and agent <= capital and not theirs.agent & capital and not agent & theirs.patient


def _moved(ours: frozenset[str], theirs: frozenset[str], everywhere: set[str]) -> bool:
    """Whether a side of ours is known to the span, but from another place in it."""
    return bool(ours) and bool(theirs) and not ours & theirs and ours <= everywhere


def _named(side: frozenset[str]) -> str:
    return " ".join(sorted(side))
