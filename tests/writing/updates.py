"""``python -m tests.writing.updates``: the sample world's stories played as streams, against the moves judged by hand.

Counted per set ("built" and "held out", see moves.toml): due articles whose move led to a Revision, due ones missed,
ones that move nothing and led to one; Revisions after the first without any article that may move; sentences whose fact
stands and whose words changed, apart from those that only got the day of their report added ("reported on 3 March").
"""

import argparse
import json
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from standfirst.domain.moves import FactsMoved
from standfirst.domain.report import Revision
from standfirst.publish import Fate, differences
from standfirst.sample import load_world
from standfirst.sample.world import World
from standfirst.write import ModelFreeWriter
from standfirst.write.dating import without_day
from tests.writing.stream import Step, play, told_again

_TRUTH = Path(__file__).with_name("moves.toml")


@dataclass(kw_only=True)
class Tally:
    """Counts of one set, and the lines of what went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float:
        """``part`` of ``whole``, 0 where there is none."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0


def measure(sets: tuple[str, ...] = ("built", "held out")) -> dict[str, Tally]:
    """Every story of the sets, played and counted."""
    world = load_world()
    found = {name: Tally() for name in sets}
    for story in tomllib.loads(_TRUTH.read_text("utf-8"))["story"]:
        if story["set"] in found:
            _count(world, story, found[story["set"]])
    return found


def measure_rewordings() -> dict[str, FactsMoved]:
    """Story -> what its news told again in other words moved; nothing should be."""
    world = load_world()
    rows = tomllib.loads(_TRUTH.with_name("rewordings.toml").read_text("utf-8"))["reworded"]
    return {row["story"]: told_again(world, row["story"], row["text"], ModelFreeWriter()) for row in rows}


def _count(world: World, story: dict[str, Any], tally: Tally) -> None:
    steps = list(play(world, story["id"], ModelFreeWriter()))
    revisions = [s.revision for s in steps if s.revision]
    kinds = _kinds(steps)
    verdicts = {f"{a['id']} {a['version']}": a for a in story["articles"]}
    tally.counts["stories"] += 1
    tally.counts["looks"] += sum(bool(s.arrived) for s in steps)
    for name, article in verdicts.items():
        _count_article(name, article, kinds.get(name, set()), tally)
    _count_revisions(steps, verdicts, tally)
    for before, after in pairwise(revisions):
        _count_churn(before, after, tally)


def _kinds(steps: list[Step]) -> dict[str, set[str]]:
    """Article version -> the kinds of the moves that it brought and a Revision was made for."""
    newest: dict[str, str] = {}
    found: dict[str, set[str]] = {}
    for step in steps:
        if step.arrived:
            newest[step.arrived.split()[0]] = step.arrived
        for move in step.moved.moves if step.moved and step.revision else ():
            for citation in move.citations or move.before:
                found.setdefault(newest[citation.article_id], set()).add(move.kind.value)
    return found


def _count_article(name: str, article: dict[str, Any], kinds: set[str], tally: Tally) -> None:
    verdict, counts = article["verdict"], tally.counts
    counts[verdict] += 1
    counts[f"{verdict} done"] += bool(kinds)
    if verdict == "due":
        counts["due kind right"] += bool(kinds & set(article["kinds"]))
        if not kinds:
            tally.wrong.append(f"missed: {name}: {article['words']}")
        elif not kinds & set(article["kinds"]):
            tally.wrong.append(f"as {sorted(kinds)}, is {article['kinds']}: {name}")
    elif verdict == "none" and kinds:
        tally.wrong.append(f"moved nothing, was {sorted(kinds)}: {name}: {article['words']}")


def _count_revisions(steps: list[Step], verdicts: dict[str, Any], tally: Tally) -> None:
    """Revisions after the first, and those for which no article had come that may move something."""
    waiting = False
    for step in steps:
        waiting = waiting or verdicts.get(step.arrived, {}).get("verdict") in ("due", "may")
        if step.revision and step.revision.number > 1:
            tally.counts["updates"] += 1
            tally.counts["updates without a moved fact"] += not waiting
        waiting = waiting and not step.revision


def _count_churn(before: Revision, after: Revision, tally: Tally) -> None:
    """Sentences of the older Revision whose fact stands: kept in their words, or in other words for no reason."""
    for one in differences(before, after):
        if one.fate in (Fate.KEPT, Fate.MOVED):
            tally.counts["stand"] += 1
        elif one.fate is Fate.CHANGED and not one.reason:
            tally.counts["stand"] += 1
            dated = without_day(one.after) == one.before  # told on in its words, with the day it was reported on
            tally.counts["day added" if dated else "churned"] += 1
            if dated:
                tally.wrong.append(f"day added: {one.after}")
                continue
            tally.wrong.append(f"reworded: {one.before} -> {one.after}")
        elif one.fate is Fate.GONE and not one.reason:
            tally.counts["left out"] += 1


def main() -> None:
    """Print both sets, and with --wrong every line of what went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.writing.updates", description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="say what went wrong, line by line")
    parser.add_argument("--json", type=Path, help="write the counts here")
    options = parser.parse_args()
    found = measure()
    for name, tally in found.items():
        _print(name, tally)
        for line in tally.wrong if options.wrong else ():
            print("    ", line)
    moved = measure_rewordings()
    print(f"told again in other words {len(moved)}: moved something {sum(map(bool, moved.values()))}")
    for line in [m.line for found in moved.values() for m in found.moves] if options.wrong else ():
        print("    ", line)
    if options.json:
        options.json.write_text(json.dumps({n: dict(t.counts) for n, t in found.items()}, indent=1))


def _print(name: str, tally: Tally) -> None:
    c, churn = tally.counts, tally.share("churned", "stand")
    print(f"{name}: {c['stories']} stories, {c['looks']} articles and versions, {c['updates']} updates")
    print(f"  due {c['due']}: done {c['due done']}, their kind named right {c['due kind right']}")
    print(f"  may {c['may']}: done {c['may done']}; none {c['none']}: done {c['none done']}")
    print(f"  updates without a moved fact: {c['updates without a moved fact']}")
    print(
        f"  sentences whose fact stands {c['stand']}: reworded {c['churned']} ({churn:.1%}); "
        f"the same words with a day added {c['day added']}; left out {c['left out']}"
    )


if __name__ == "__main__":
    main()
