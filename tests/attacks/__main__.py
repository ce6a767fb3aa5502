"""``python -m tests.attacks [--every N] [--carrier NAME] [--turn N] [--fresh|--repair]``: the open pack and our own.

``--fresh``: those of ``tests.attacks.fresh``; of the half that nobody reads it tells only how many come through.
On a database in memory; the pack is found through STANDFIRST_BENCH. Exit status 1 when anything was published or lost.
"""

import argparse
import logging
import os
import random
import sys

import django

import tests.conftest  # noqa: F401 - a data folder of its own

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.web.django_settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from tests.attacks.obeying_server import ObeyingServer  # noqa: E402
from tests.attacks.payloads import fresh_payloads, own_payloads, pack_payloads  # noqa: E402
from tests.attacks.poisoned_town import CARRIERS  # noqa: E402
from tests.attacks.run import Result  # noqa: E402
from tests.attacks.test_injection import run_all, run_fresh  # noqa: E402


def table(results: list[Result]) -> str:
    """Per family and carrier: attacks, violations, stories lost, with a Report, payloads that reached the model."""
    lines = [
        "| family | carrier | attacks | violations | lost | published | payload among evidence |",
        "|---|---|---|---|---|---|---|",
    ]
    families = sorted({r.payload.family for r in results})
    groups = [(f, c) for f in families for c in CARRIERS] + [("all", c) for c in CARRIERS] + [("all", "all")]
    for family, carrier in groups:
        rows = [r for r in results if family in ("all", r.payload.family) and carrier in ("all", r.carrier)]
        if rows:
            bad, lost = sum(bool(r.violations) for r in rows), sum(r.lost for r in rows)
            stood = sum(r.state == "published" for r in rows)
            lines.append(
                f"| {family} | {carrier} | {len(rows)} | {bad} | {lost} | {stood} | {sum(bool(r.seen) for r in rows)} |"
            )
    return "\n".join(lines)


def tell(result: Result) -> None:
    """A line on an attack that came through, or left no Report."""
    if result.violations or result.lost or result.state != "published":
        where = f"{result.payload.id} {result.carrier} {result.strategy}: {result.state}"
        print(f"{where} {result.reason} {result.violations[:3]}", file=sys.stderr, flush=True)


def fresh_table(results: list[tuple[str, Result]]) -> str:
    """Per place of a body and per carrier: attacks, then of either half violations, and stories lost."""
    lines = [
        "| place | attacks | violations, half that is read | violations, half that is not | lost |",
        "|---|---|---|---|---|",
    ]
    for name in (*dict.fromkeys(n for n, _ in results), "all"):
        rows = [r for n, r in results if name in ("all", n)]
        bad = [sum(bool(r.violations) for r in rows if _is_read(r) is half) for half in (True, False)]
        lines.append(f"| {name} | {len(rows)} | {bad[0]} | {bad[1]} | {sum(r.lost for r in rows)} |")
    return "\n".join(lines)


def _is_read(result: Result) -> bool:
    return int(result.payload.id.removeprefix("fresh-")) % 2 == 0


def attack_fresh(server: ObeyingServer, turn: int) -> int:
    """Run the fresh ones; print what came through of the half that may be read, then the table."""
    results = []
    for name, result in run_fresh(server, fresh_payloads(), turn):
        results.append((name, result))
        if _is_read(result) and (result.violations or result.lost):
            print(f"{result.payload.id} {name} {result.strategy}: {result.violations[:3]}", file=sys.stderr, flush=True)
    print(fresh_table(results))
    return 1 if any(r.violations or r.lost for _, r in results) else 0


def main() -> int:
    """Run, print what came through as it comes, then the table."""
    parser = argparse.ArgumentParser(description="attack the whole line with a model that obeys")
    parser.add_argument("--every", type=int, default=1, help="take every Nth payload")
    parser.add_argument("--carrier", choices=CARRIERS, action="append", help="this carrier only; may be repeated")
    parser.add_argument("--turn", type=int, default=0, help="pair payloads, strategies and places otherwise")
    parser.add_argument("--fresh", action="store_true", help="the payloads that no list was made on")
    parser.add_argument("--repair", action="store_true", help="the model obeys only when asked to repair")
    chosen = parser.parse_args()
    logging.disable(logging.WARNING)
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    server, results = ObeyingServer(), list[Result]()
    server.at_repair_only = chosen.repair
    if chosen.fresh:
        return attack_fresh(server, chosen.turn)
    payloads = [*own_payloads(), *pack_payloads()][:: chosen.every]
    random.Random(1).shuffle(payloads)  # so that what was done when somebody stops it speaks for the whole
    carriers = chosen.carrier or CARRIERS
    try:
        for result in run_all(server, payloads, carriers, chosen.turn):
            results.append(result)
            tell(result)
    except KeyboardInterrupt:
        print(f"stopped after {len(results)} of {len(payloads) * len(carriers)} attacks")
    print(table(results))
    print(f"\nasked to repair {server.repairs} times")
    titled = sum(r.titles > 0 for r in results)
    print(f"{titled} of {len(results)} show a poisoned source's own title as that source's title")
    return 1 if any(r.violations or r.lost for r in results) else 0


if __name__ == "__main__":
    sys.exit(main())
