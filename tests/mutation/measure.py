"""The measure: mutants made of publishable originals, judged, and counted by kind.

An original is the good Report without the sentences that the checker rejects, so that a mutant is caught for its own
fault and refusing everything scores nothing; what was rejected is the other half of the table.
"""

import copy
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from standfirst.evaluate.contract import judge
from tests.mutation.mutators import KINDS, Kind, Mutant
from tests.mutation.rows import Line, Row, as_headline, body, parts

_HOLDS = ("care",)
_NEIGHBOURS = 25


@dataclass(slots=True, kw_only=True)
class Good:
    """Good sentences and Reports, and what the checker says against them. A hold for an editor is no rejection."""

    reports: int = 0
    reports_rejected: int = 0
    sentences: int = 0
    rejected: int = 0
    held: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)
    examples: list[dict[str, str]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Tally:
    """One kind on one corpus. ``named`` counts mutants whose broken sentence itself is failed."""

    family: str
    made: int = 0
    caught: int = 0
    named: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)
    escapees: list[dict[str, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Caught of made, 1 where none could be made."""
        return self.caught / self.made if self.made else 1.0


def read_good(rows: Iterable[Row], found: Good) -> Iterator[Row]:
    """Count what is rejected of the good rows, and give each row's publishable rest."""
    for row in rows:
        failures = judge(row)["failures"]
        assert isinstance(failures, list)
        against = {(f["part"], f["sentence"]): f for f in reversed(failures) if f["rule"] not in _HOLDS}
        held = {(f["part"], f["sentence"]) for f in failures if f["rule"] in _HOLDS}
        _count(row, against, held, failures, found)
        if (kept := _publishable(row, set(against) | held)) is not None:
            yield kept


def _count(row: Row, against: dict, held: set, failures: list, found: Good) -> None:
    found.reports += 1
    found.reports_rejected += bool(against)
    for line in parts(row):
        found.sentences += 1
        key = (line.part, line.index)
        found.held += key in held and key not in against
        found.rejected += key in against
        if key in against:
            for failure in (f for f in failures if (f["part"], f["sentence"]) == key and f["rule"] not in _HOLDS):
                found.by_rule[failure["rule"]] += 1
                found.examples.append(
                    {
                        "rule": failure["rule"],
                        "detail": failure["detail"],
                        "text": line.text,
                        "span": line.span,
                        "part": line.part,
                    }
                )
    for failure in failures:
        if failure["part"] == "report":
            found.by_rule[f"report: {failure['rule']}"] += 1


def _publishable(row: Row, failed: set[tuple[str, int]]) -> Row | None:
    """The row without its failing sentences, if what is left is publishable as a whole."""
    kept = [line for line in body(row) if ("body", line.index) not in failed]
    if len(kept) < 3:
        return None
    made = copy.deepcopy(row)
    pairs = [kept[i : i + 2] for i in range(0, len(kept), 2)]
    made["report"]["paragraphs"] = [[line.said for line in pair] for pair in pairs]
    if ("headline", 0) in failed:
        made["report"]["headline"] = as_headline(min(kept, key=lambda n: len(n.text)).said)
    if failed - {("headline", 0)}:
        made["report"]["standfirst"] = kept[-1].said
    return made if judge(made)["publishable"] else None


def mutants(kind: Kind, rows: list[Row], each: int, seed: int) -> Iterator[tuple[Row, Mutant]]:
    """Up to ``each`` distinct mutants with their originals, in rounds over the rows so that all are used."""
    seen: set[str] = set()
    count = 0
    for turn in range(40):
        fresh = 0
        for index, row in enumerate(rows):
            if count == each:
                return
            rng = random.Random(f"{seed}/{kind.name}/{turn}/{index}")
            made = kind.make(row, _neighbours(rows, index), rng)
            if made is None or (key := _key(made)) in seen:
                continue
            seen.add(key)
            fresh, count = fresh + 1, count + 1
            yield row, made
        if not fresh:
            return


def _neighbours(rows: list[Row], index: int) -> tuple[Row, ...]:
    """Good rows of other stories; a story's id is its row's, before the last hyphen."""
    story = rows[index]["id"].rpartition("-")[0]
    around = (rows[(index + step) % len(rows)] for step in range(1, min(_NEIGHBOURS, len(rows))))
    return tuple(r for r in around if r["id"].rpartition("-")[0] != story)


def _key(mutant: Mutant) -> str:
    row = mutant.row
    flags = [(s["id"], s.get("opted_out"), s.get("paywalled"), s["owner"], len(s["text"])) for s in row["sources"]]
    return repr((row["id"], row["now"], row["report"], flags))


def tally(kind: Kind, rows: list[Row], *, each: int, seed: int) -> Tally:
    """Make, judge and count the mutants of a kind."""
    found = Tally(family=kind.family)
    for _, mutant in mutants(kind, rows, each, seed):
        judged(mutant, found)
    return found


def judged(mutant: Mutant, found: Tally) -> None:
    """Judge one mutant and add it to the tally."""
    answer = judge(mutant.row)
    failures = answer["failures"]
    assert isinstance(failures, list)
    own = [f["rule"] for f in failures if _names(f, mutant)]
    found.made += 1
    found.caught += not answer["publishable"]
    found.named += bool(own)
    found.by_rule.update(set(own))
    if answer["publishable"] or not own:
        found.escapees.append(_shown(mutant, caught=not answer["publishable"]))


def _names(failure: dict, mutant: Mutant) -> bool:
    if mutant.part == "report":
        return not mutant.rules or failure["rule"] in mutant.rules
    return bool((failure["part"], failure["sentence"]) == (mutant.part, mutant.index))


def _shown(mutant: Mutant, *, caught: bool) -> dict[str, str]:
    line = broken_line(mutant)
    return {
        "id": mutant.row["id"], "part": mutant.part, "caught": "elsewhere" if caught else "no",
        "text": line.text if line else "(the whole)", "span": line.span if line else "",
    }  # fmt: skip


def broken_line(mutant: Mutant) -> Line | None:
    """The sentence that was broken, None for the whole."""
    return next((n for n in parts(mutant.row) if (n.part, n.index) == (mutant.part, mutant.index)), None)


def measured(
    rows: Iterable[Row], kinds: Iterable[str], *, each: int, seed: int
) -> tuple[Good, dict[str, Tally], float]:
    """Good figures, a tally per kind, and the seconds it took."""
    started, good = time.perf_counter(), Good()
    originals = list(read_good(rows, good))
    tallies = {name: tally(KINDS[name], originals, each=each, seed=seed) for name in kinds}
    return good, tallies, time.perf_counter() - started
