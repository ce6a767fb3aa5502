"""``python -m tests.writing``: write the forty stories, count what became a Report, and what was cut by which rule."""

import argparse
import json
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

from standfirst.evaluate.cuts import cut_lines, cuts_of
from standfirst.evaluate.write import chosen_writer, write_row
from tests.adapters_llm.moody_server import MoodyServer
from tests.writing import scripted
from tests.writing.forty import stories
from tests.writing.references import FILES, references
from tests.writing.scripted_model import ScriptedModel

_FEW = 5  # body sentences of a Report that counts as whole


def main() -> None:
    """Write them with the writer that STANDFIRST_EVAL_WRITER names (model-free without it)."""
    parser = argparse.ArgumentParser(prog="python -m tests.writing", description=__doc__)
    parser.add_argument("--json", type=Path, help="write every answer here, to be read")
    parser.add_argument("--scripted", action="store_true", help="the writing writer over a scripted model's endpoint")
    parser.add_argument("--references", action="store_true", help="Reports written by hand, as if that endpoint had")
    parser.add_argument("--seed", type=int, default=1, help="of the scripted model's faults")
    options = parser.parse_args()
    if options.scripted or options.references:
        _over_http(options.references, options.seed, options.json)
        return
    writer, answers, rows = chosen_writer(), [], list(stories())
    for row in rows:
        answers.append(write_row(row, writer))
        print(
            f"{len(answers):3} {row['id']:32} {answers[-1]['outcome']:13} {answers[-1]['seconds']:6.1f} s", flush=True
        )
    _print(answers)
    for name, (count, share) in cut_lines(cuts_of(rows, answers)).items():
        print(f"{name:90}{count:>6}{share:>9}")
    if options.json:
        options.json.write_text(json.dumps(answers, ensure_ascii=False, indent=1))


def _over_http(by_hand: bool, seed: int, path: Path | None) -> None:
    """The desk's own sequence over real HTTP: written, judged, repaired once, cut, or by another writer as a whole."""
    endpoint: MoodyServer = scripted.HandWritten() if by_hand else ScriptedModel(seed=seed)
    told = [row for name in FILES for row in references(name)] if by_hand else list(stories())
    rows = []
    for row in scripted.answers(told, endpoint):
        rows.append(row)
        line = f"{len(rows):3} {row['id']:32} {row['writer'] or '-':11} {len(row['body']):2} {row['seconds']:5.1f} s"
        print(line, flush=True)
    endpoint.close()
    print("\n".join(["", *scripted.report(rows)]))
    if isinstance(endpoint, ScriptedModel):
        print(f"faults that the model put in: {endpoint.made}")
    else:
        print(f"body sentences as written: {sum(len(p) for row in told for p in row['report']['paragraphs'])}")
    if path:
        path.write_text(json.dumps(rows, ensure_ascii=False, indent=1))


def _print(answers: list[dict[str, Any]]) -> None:
    bodies = [[s for p in a["report"]["paragraphs"] for s in p] for a in answers if a["report"]]
    whole = sum(len(body) >= _FEW for body in bodies)
    cuts = Counter(cut["rule"] for a in answers for cut in a["cut"])
    seconds = [a["seconds"] for a in answers]
    print(f"\n{len(answers)} stories: {len(bodies)} Reports, {whole} of them with {_FEW} or more body sentences")
    print(f"outcomes: {dict(Counter(a['outcome'] for a in answers))}")
    print(f"models: {dict(Counter(a['model'] or 'none' for a in answers))}")
    print(f"body sentences: {sum(map(len, bodies))}; cut, by rule: {dict(cuts.most_common())}")
    print(f"seconds a story: median {median(seconds):.1f}, most {max(seconds):.1f}")


if __name__ == "__main__":
    main()
