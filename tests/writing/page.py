"""``python -m tests.writing.page``: the table of cuts and the five Reports in ``docs/writing.md``, written anew."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from standfirst.evaluate.cuts import cut_lines, cuts_of
from standfirst.evaluate.model_try import body_of
from standfirst.evaluate.sample_stories import told_by_several
from standfirst.evaluate.write import write_row
from standfirst.write import ModelFreeWriter
from tests.writing.references import references

Row = dict[str, Any]
PAGE = Path(__file__).parents[2] / "docs" / "writing.md"
_REPORTS = 5


def main() -> None:
    """Write the sample world's stories without a model and put what came of it between the page's marks."""
    rows = told_by_several()
    answers = [write_row(row, ModelFreeWriter()) for row in rows]
    told = {row["id"]: (row, a) for row, a in zip(rows, answers, strict=True)}
    shown = list(_until_five([told[r["id"]] for r in references() if r["id"] in told]))
    text = between(PAGE.read_text("utf-8"), "cuts", "\n".join(_cuts(rows, answers)))
    text = between(text, "reports", "\n\n".join(_report(row, answer) for row, answer in shown))
    PAGE.write_text(text, "utf-8")


def between(text: str, name: str, new: str) -> str:
    """``text`` with ``new`` between the comments that begin and end ``name``. Raises ValueError without them."""
    mark = re.compile(rf"(<!-- begin {name}:[^\n]*-->\n).*?(<!-- end {name} -->)", re.S)
    changed, count = mark.subn(lambda m: f"{m[1]}\n{new}\n\n{m[2]}", text)
    if count != 1:
        raise ValueError(f"{count} places for {name}, one is needed")
    return changed


def _until_five(pairs: Sequence[tuple[Row, Row]]) -> Iterator[tuple[Row, Row]]:
    """The first five with a Report, and those without one that stand before the fifth."""
    reports = 0
    for row, answer in pairs:
        if reports < _REPORTS:
            reports += bool(answer["report"])
            yield row, answer


def _cuts(rows: Sequence[Row], answers: Sequence[Row]) -> Iterator[str]:
    yield f"{len(rows)} stories of the sample world that several owners tell, model-free, without a parser.\n"
    yield "| | sentences | share of the stage |\n|---|---|---|"
    for name, (count, share) in cut_lines(cuts_of(rows, answers)).items():
        yield f"| {name} | {count} | {share} |"


def _report(row: Row, answer: Row) -> str:
    if not answer["report"]:
        reasons = "; ".join(f"{c['rule']}: {c['detail']}" for c in answer["cut"])
        return f"### {row['sources'][0]['title']}\n\nNo Report ({answer['outcome']}): {reasons}."
    report = answer["report"]
    parts = [f"### {report['headline']['text']}", *_quoted(row, report["headline"])]
    for sentence in (report["standfirst"], *body_of(report)):
        text = f"*{sentence['text']}*" if sentence is report["standfirst"] else sentence["text"]
        parts += ["", text, *_quoted(row, sentence)]
    return "\n".join(parts)


def _quoted(row: Row, sentence: Row) -> Iterator[str]:
    sources = {s["id"]: s for s in row["sources"]}
    yield ""
    for cite in sentence["cites"]:
        source = sources[cite["source"]]
        words = " ".join(source["text"][cite["start"] : cite["end"]].split())
        yield f'- {source["publisher"]}: "{words}"'


if __name__ == "__main__":
    main()
