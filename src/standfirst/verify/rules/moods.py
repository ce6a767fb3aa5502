"""Moods: what the evidence has yet to come, or only wanted, is not told as done; what is done not as coming; and what
may be not as what will be."""

from itertools import pairwise

from standfirst.verify.context import Part
from standfirst.verify.reading.clause import Clause
from standfirst.verify.reading.clauses import clauses
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.tokens import Token, stem, tokens

_HOLDS = 7  # words before a verb among which one stands that holds it open


def mood_problem(part: Part, framing: frozenset[int], words: Lexicon) -> str:
    """A verb of ours that says "done" where every cited span has it after "to", "will" or "may", or the other way.
    ``framing`` is where the verbs of our own frames start ("the Courier reported"): they tell of no source's."""
    theirs: dict[str, list[Clause]] = {}
    sure: set[int] = set()
    unsure: dict[str, str] = {}
    for span in part.spans:
        if span.source is None or not span.text:
            continue
        run = tokens(span.around)
        read = clauses(span.around, run, lexicon(span.source.language))
        unsure |= _unsure(read, run, words)
        for clause in read:
            theirs.setdefault(clause.base, []).append(clause)
            if happened(clause, run, words):
                sure.add(id(clause))
    for ours in (c for c in clauses(part.unquoted(), part.bare, words) if c.verb.start not in framing):
        known = theirs.get(ours.base, [])
        if known and (problem := _against(ours, known, sure, part, words)):
            return problem
        may = unsure.get(ours.base, "")
        if may and _coming(ours, words) and all(c.marker == may for c in known):
            return f'"{ours.marker} {ours.verb.text}" tells as certain what the source has as "{may}"'
    return ""


def _unsure(read: tuple[Clause, ...], run: tuple[Token, ...], words: Lexicon) -> dict[str, str]:
    """The verbs behind a "may", with it: "could become bright, or stay faint" has two."""
    found: dict[str, str] = {}
    markers = [c for c in read if c.marker in words.modals and (c.marker,) in words.hedge.get(c.marker, ())]
    for clause in (c for c in markers if c.marker not in words.backshift):
        found[clause.base] = clause.marker
        end = next((c.verb.start for c in read if c.verb.start > clause.verb.start), run[-1].end)
        for before, word in pairwise(run):
            form = words.verbs.get(word.low)
            if clause.verb.start < word.start < end and before.low in words.joints and form and "b" in form.kinds:
                found[form.base] = clause.marker
    return found


def _coming(ours: Clause, words: Lexicon) -> bool:
    return ours.mood == "open" and any((ours.marker,) in p for p in words.coming.values())


def _against(ours: Clause, known: list[Clause], sure: set[int], part: Part, words: Lexicon) -> str:
    still_open = all(c.mood == "open" and id(c) not in sure for c in known)
    present = ours.mood == "now" and part.part != "headline" and not words.order  # elsewhere it tells what is coming
    told = ours.mood == "done" or present
    if told and still_open and stem(ours.base) not in words.no_infinitive and not _open_here(ours, part, words):
        before = known[0].marker
        return f'"{ours.verb.text}" tells as done what the source has as "{f"{before} {known[0].verb.text}".strip()}"'
    if _coming(ours, words) and all(c.mood == "done" for c in known):
        return f'"{ours.marker} {ours.verb.text}" tells as coming what the source has as "{known[0].verb.text}"'
    return ""


def _open_here(ours: Clause, part: Part, words: Lexicon) -> bool:
    """Whether a word before the verb holds it open: "before the notice is lifted", "want the licence withdrawn"."""
    run = [w for w in part.bare if w.end <= ours.verb.start][-_HOLDS:]
    for index in range(len(run) - 1, -1, -1):
        if "," in part.text[run[index].end : (run[index + 1] if index + 1 < len(run) else ours.verb).start]:
            return False
        if run[index].low in words.not_yet or any((run[index].low,) in p for p in words.plan.values()):
            return True
    return False


def happened(clause: Clause, run: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether an infinitive hangs on a verb that says it happened ("managed to escape"), or is done by the vote on it
    ("voted to reject")."""
    at = next((i for i, w in enumerate(run) if w.start == clause.verb.start), 0)
    before = next((i for i in range(at - 1, max(-1, at - 5), -1) if run[i].low in words.infinitive), 0)
    form = words.verbs.get(run[before - 1].low) if before else None
    if form is not None and form.base in words.implicative:
        return True
    near = run[max(0, before - _HOLDS) : before]
    deciding = any(w.low in words.verbs and words.verbs[w.low].base in words.deciding for w in near)
    return deciding and clause.base in words.decided and _counted(run, words)


def _counted(run: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether a count of votes tells that a body decided, not only some of its members: "nine votes to two"."""
    figures = [i for i, w in enumerate(run) if w.low in words.numbers or w.low.isdigit()]
    return any(b - a <= 3 and any(w.low in words.infinitive for w in run[a + 1 : b]) for a, b in pairwise(figures))
