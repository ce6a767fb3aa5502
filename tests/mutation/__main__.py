"""``python -m tests.mutation``: the mutation table of the reporting contract. ``--help`` lists the options."""

import argparse
import copy
import json
from collections import Counter
from pathlib import Path

from standfirst.evaluate import jsonl
from standfirst.evaluate.contract import judge
from tests.mutation import floors, measure
from tests.mutation.good import CORPORA
from tests.mutation.mutators import KINDS
from tests.mutation.rows import Row, parts


def main() -> None:
    """Read the options and print what they ask for."""
    options = _options()
    if options.from_file:
        _others(Path(options.from_file), options.examples)
    elif options.write_floors:
        floors.write()
    elif options.read:
        _read(options)
    elif options.dump:
        _dump(options)
    else:
        _measure(options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--each", type=int, default=200, help="mutants per kind and corpus at most")
    parser.add_argument("--reports", type=int, default=240, help="good reports per corpus at most")
    parser.add_argument(
        "--kind", action="append", choices=list(KINDS), metavar="KIND", help="only this kind (may be repeated)"
    )
    parser.add_argument("--corpus", action="append", choices=list(CORPORA), help="only this corpus (may be repeated)")
    parser.add_argument(
        "--examples", type=int, default=3, help="escapees and rejected sentences shown per kind and rule"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", help="write all figures and escapees here")
    parser.add_argument(
        "--dump", help="write mutants as JSON Lines (contract INPUT with kind) here; judges nothing but the originals"
    )
    parser.add_argument(
        "--read", type=int, help="print so many good sentences (or mutants of --kind) beside their sources"
    )
    parser.add_argument(
        "--from", dest="from_file", help="judge a file of rows in contract INPUT format with a field kind"
    )
    parser.add_argument("--write-floors", action="store_true", help="measure the fast sample and write its floors")
    return parser.parse_args()


def _corpora(options: argparse.Namespace) -> list[str]:
    return options.corpus or list(CORPORA)


def _measure(options: argparse.Namespace) -> None:
    figures = {}
    for corpus in _corpora(options):
        rows = CORPORA[corpus](options.reports, options.seed)
        good, tallies, seconds = measure.measured(rows, options.kind or KINDS, each=options.each, seed=options.seed)
        _print(corpus, good, tallies, seconds, options.examples)
        figures[corpus] = {
            "good": _good(good),
            "kinds": {k: _tally(t) for k, t in tallies.items()},
            "seconds": round(seconds, 1),
        }
    if options.json:
        Path(options.json).write_text(json.dumps(figures, ensure_ascii=False, indent=1))


def _print(corpus: str, good: measure.Good, tallies: dict[str, measure.Tally], seconds: float, examples: int) -> None:
    if not good.reports:
        print(f"\n== {corpus}: no material here")
        return
    print(f"\n== {corpus}: {good.reports} good reports, {good.sentences} sentences, {seconds:.0f} s")
    print(f"{'kind':52} {'family':13} {'mutants':>7} {'caught':>7} {'named':>7}  rules")
    for name, found in tallies.items():
        if found.made:
            rules = ", ".join(f"{r} {n}" for r, n in found.by_rule.most_common(3))
            print(
                f"{name:52} {found.family:13} {found.made:7} {found.share:7.3f} "
                f"{found.named / found.made:7.3f}  {rules}"
            )
        for shown in [e for e in found.escapees if e["caught"] == "no"][:examples]:
            print(f"      {shown['text']}\n        <- {shown['span']}" if shown["span"] else f"      {shown['id']}")
    _print_good(good, examples)


def _print_good(good: measure.Good, examples: int) -> None:
    share, whole = good.rejected / good.sentences, good.reports_rejected / good.reports
    print(f"good sentences rejected {good.rejected} of {good.sentences} ({share:.3f}), held for an editor {good.held}")
    print(f"good reports with a rejection {good.reports_rejected} of {good.reports} ({whole:.3f})")
    for rule, count in good.by_rule.most_common():
        print(f"   {rule} {count}")
        for shown in [e for e in good.examples if e["rule"] == rule][:examples]:
            print(f"      [{shown['part']}] {shown['text']}\n        {shown['detail']}\n        <- {shown['span']}")


def _good(good: measure.Good) -> dict[str, object]:
    return {
        "reports": good.reports, "reports_rejected": good.reports_rejected, "sentences": good.sentences,
        "rejected": good.rejected, "held": good.held, "by_rule": dict(good.by_rule), "examples": good.examples,
    }  # fmt: skip


def _tally(found: measure.Tally) -> dict[str, object]:
    return {
        "family": found.family, "made": found.made, "caught": found.caught, "named": found.named,
        "by_rule": dict(found.by_rule), "escapees": found.escapees[:200],
    }  # fmt: skip


def _read(options: argparse.Namespace) -> None:
    """Good sentences, or mutants, beside what they cite: for reading, since a bad original measures nothing."""
    for corpus in _corpora(options):
        rows = list(CORPORA[corpus](options.reports, options.seed))
        for kind in options.kind or ():
            print(f"\n== {corpus}: {kind}")
            for _, mutant in measure.mutants(KINDS[kind], rows, options.read, options.seed):
                line = measure.broken_line(mutant)
                print(f"- {line.text}\n    <- {line.span}" if line else f"- {mutant.row['id']}")
        if not options.kind:
            lines = [line for row in rows for line in measure.parts(row)]
            step = max(1, len(lines) // options.read)
            print(f"\n== {corpus}")
            for line in lines[::step][: options.read]:
                print(f"- [{line.part}] {line.text}\n    <- {line.span}", line.source["published_at"][:10])


def _dump(options: argparse.Namespace) -> None:
    def rows():
        for corpus in _corpora(options):
            originals = list(measure.read_good(CORPORA[corpus](options.reports, options.seed), measure.Good()))
            for name in options.kind or KINDS:
                for count, (_, mutant) in enumerate(
                    measure.mutants(KINDS[name], originals, options.each, options.seed)
                ):
                    place = {"part": mutant.part, "sentence": mutant.index}
                    yield {**_as_input(mutant.row), "id": f"{corpus}/{name}/{count}", "kind": name, "broken": place}

    print(f"{jsonl.write(Path(options.dump), rows())} mutants written to {options.dump}")


def _as_input(row: Row) -> Row:
    """The row without what only the mutators need."""
    made = copy.deepcopy(row)
    for line in parts(made):
        line.said.pop("plain", None)
    return made


def _others(path: Path, examples: int) -> None:
    """Rows of other people: how many are not publishable, by kind."""
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    escaped: dict[str, list[str]] = {}
    for row in jsonl.read(path):
        kind = str(row.get("kind", "good"))
        made[kind] += 1
        if judge(row)["publishable"]:
            escaped.setdefault(kind, []).append(str(row["id"]))
        else:
            caught[kind] += 1
    for kind, count in sorted(made.items()):
        print(f"{kind:52} {count:7} {caught[kind] / count:7.3f}  {' '.join(escaped.get(kind, [])[:examples])}")


if __name__ == "__main__":
    main()
