"""``python -m tests.checker_mutation``: how many mutants of the checker's code its tests notice. See ``--help``."""

import argparse
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from tests.checker_mutation.mutants import Mutant, Place, all_places, sample
from tests.checker_mutation.trial import Trial

_TESTS = Path(__file__).parents[1] / "verify"
_TIMED = "not time_grows and not hundred_kilobytes"  # seconds say nothing beside other work


def main() -> None:
    """Draw the sample, try it, print the table."""
    options = _options()
    found = all_places()
    drawn = _drawn(found, options)
    mutants = [place.written() for places in drawn.values() for place in places]
    print(f"{len(mutants)} of {sum(map(len, found.values()))} mutants, seed {options.seed}", flush=True)
    _print(mutants, _try(mutants, options), options.survivors)


def _drawn(found: dict[str, list[Place]], options: argparse.Namespace) -> dict[str, list[Place]]:
    if options.again:
        left = _survivors(options.again)
        drawn = {room: [p for p in places if p.name in left] for room, places in found.items()}
    else:
        drawn = sample(found, options.share, options.seed)
    return {room: places for room, places in drawn.items() if not options.module or room in options.module}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.checker_mutation", description=__doc__)
    parser.add_argument("--share", type=float, default=0.03, help="share of each module's mutants, 1 for all of them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", action="append", help="only this module, such as reading.dates (may be repeated)")
    parser.add_argument("--children", type=int, default=1, help="mutants tried at once")
    parser.add_argument("--survivors", action="store_true", help="print the change of each survivor")
    parser.add_argument("--told", type=Path, default=Path("build/checker-mutation.jsonl"), help="results, line by line")
    parser.add_argument("--again", type=Path, help="try only the survivors of these results")
    return parser.parse_args()


def _survivors(told: Path) -> set[str]:
    rows = [json.loads(line) for line in told.read_text("utf-8").splitlines()]
    return {row["name"] for row in rows if not row["killer"]}


def _try(mutants: list[Mutant], options: argparse.Namespace) -> dict[str, str]:
    options.told.parent.mkdir(parents=True, exist_ok=True)
    options.told.write_text("", encoding="utf-8")
    settings.register_profile("mutants", max_examples=15, derandomize=True, database=None, deadline=None)
    settings.load_profile("mutants")
    trial = Trial(mutants, options.children, options.told)
    without = [o for name in ("randomly", "xdist", "cacheprovider", "django", "timeout") for o in ("-p", f"no:{name}")]
    where = [str(_TESTS), "--ignore", str(_TESTS / "test_growth.py"), "-k", _TIMED]
    status = pytest.main([*without, "-o", "addopts=", "-W", "ignore", "-q", *where], plugins=[trial])
    if len(trial.results) != len(mutants):
        raise SystemExit(int(status) or 1)
    return trial.results


def _print(mutants: list[Mutant], results: dict[str, str], survivors: bool) -> None:
    rooms: dict[str, Counter[str]] = {}
    for mutant in mutants:
        rooms.setdefault(mutant.room, Counter())[_kind(results[mutant.name])] += 1
    print(f"{'module':24} {'killed':>7} {'timeout':>8} {'survived':>9} {'share':>6}")
    for room, counts in rooms.items():
        print(_row(room, counts))
    print(_row("all", sum(rooms.values(), Counter())))
    for mutant in (m for m in mutants if survivors and not results[m.name]):
        print(f"\n{mutant.name}\n{mutant.diff}")


def _kind(killer: str) -> str:
    return killer if killer == "timeout" else "killed" if killer else "survived"


def _row(name: str, counts: Counter[str]) -> str:
    share = 1 - counts["survived"] / max(1, counts.total())
    return f"{name:24} {counts['killed']:7} {counts['timeout']:8} {counts['survived']:9} {share:6.3f}"


if __name__ == "__main__":
    main()
