"""``python -m tests.writing.reading``: sentences to read beside their sources, and what readers said of them.

python -m tests.writing.reading --writer model-free --sentences 300 --seed 1 --out to_read.txt
python -m tests.writing.reading --writer model-free --read tests/writing/readings/*.toml
"""

import argparse
import json
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from standfirst.evaluate.model_try import body_of
from standfirst.evaluate.write import chosen_writer, write_row
from standfirst.write.sentences import split_sentences
from tests.writing.forty import stories
from tests.writing.judgements import JUDGEMENTS, QUESTIONS, Readings, read, report_id, sentence_id, summary

Row = dict[str, Any]


def main() -> None:
    """Write the forty stories, then print a sample of sentences (and Reports), or what was judged of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--writer", choices=("model-free", "choosing"), default="model-free")
    parser.add_argument("--sentences", type=int, default=300)
    parser.add_argument("--reports", type=int, default=0, help="whole Reports to read too")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="the sentences to read; it holds texts of sources: do not commit it")
    parser.add_argument(
        "--answers", type=Path, help="what `python -m tests.writing --json` wrote, in place of writing now"
    )
    parser.add_argument("--read", type=Path, nargs="+", metavar="FILE", help="files of judgements to sum up")
    options = parser.parse_args()
    rows = list(stories())
    answers = json.loads(options.answers.read_text("utf-8")) if options.answers else _written(rows, options.writer)
    told = [(row, a["report"]) for row, a in zip(rows, answers, strict=True) if a["report"]]
    if options.read:
        print("\n".join(told_of(told, read(options.read))))
        return
    text = "\n\n".join((*sample(told, options.sentences, options.seed), *whole(told, options.reports, options.seed)))
    options.out.write_text(text + "\n", "utf-8") if options.out else print(text)


def _written(rows: Sequence[Row], kind: str) -> list[Row]:
    os.environ["STANDFIRST_EVAL_WRITER"] = kind
    writer = chosen_writer()
    return [write_row(row, writer) for row in rows]


def parts_of(report: Row) -> list[tuple[str, int, Row]]:
    """Every sentence of a Report with its place, headline and standfirst first."""
    body = [("body", index, sentence) for index, sentence in enumerate(body_of(report))]
    return [("headline", 0, report["headline"]), ("standfirst", 0, report["standfirst"]), *body]


def ids(told: Sequence[tuple[Row, Row]]) -> list[str]:
    """The id of every sentence."""
    return [sentence_id(row["id"], part, i, s["text"]) for row, report in told for part, i, s in parts_of(report)]


def sample(told: Sequence[tuple[Row, Row]], count: int, seed: int) -> Iterator[str]:
    """So many sentences in the order of the stories, each with its cited spans and a sentence to either side."""
    every = [(row, part, i, s) for row, report in told for part, i, s in parts_of(report)]
    picked = sorted(random.Random(seed).sample(range(len(every)), min(count, len(every))))
    for row, part, index, sentence in (every[n] for n in picked):
        lines = [sentence_id(row["id"], part, index, sentence["text"]), f"  {sentence['text']}"]
        yield "\n".join((*lines, *(_beside(row, c) for c in sentence["cites"])))


def whole(told: Sequence[tuple[Row, Row]], count: int, seed: int) -> Iterator[str]:
    """So many whole Reports with the publishers of every sentence."""
    for row, report in random.Random(seed).sample(list(told), min(count, len(told))):
        publishers = {s["id"]: s["publisher"] for s in row["sources"]}
        body = [f"  {s['text']} [{', '.join(publishers[c['source']] for c in s['cites'])}]" for s in body_of(report)]
        head = (f"REPORT {report_id(row['id'], report)}", report["headline"]["text"], report["standfirst"]["text"])
        yield "\n".join((*head, *body))


def told_of(told: Sequence[tuple[Row, Row]], readings: Readings) -> Iterator[str]:
    """Lines of figures: sentences with drift and its interval, Reports by question."""
    found = summary(ids(told), readings.sentences)
    low, high = found.interval
    yield f"sentences: {found.read} read, {found.unread} unread; judgements of texts that changed: {found.stale}"
    yield ", ".join(f"{name} {found.counts[name]}" for name in JUDGEMENTS)
    yield f"drift {100 * found.drift:.1f} % of those read, 95 % interval {100 * low:.1f} to {100 * high:.1f} %"
    now = {report_id(row["id"], report) for row, report in told}
    kept = [answers for name, answers in readings.reports.items() if name in now]
    yield f"Reports: {len(kept)} read, {len(told) - len(kept)} unread"
    for question in QUESTIONS if kept else ():
        yield f"{question:10} {dict(Counter(answers[question] for answers in kept))}"


def _beside(row: Row, cite: Row) -> str:
    source = next(s for s in row["sources"] if s["id"] == cite["source"])
    text, start, end = source["text"], cite["start"], cite["end"]
    sentences = split_sentences(text)
    before = max((s.start for s in sentences if s.end <= start), default=start)
    after = min((s.end for s in sentences if s.start >= end), default=end)
    words = f"{text[before:start]}[[{text[start:end]}]]{text[end:after]}"
    return f"    {source['publisher']}, {source['published_at'][:10]}: {' '.join(words.split())}"


if __name__ == "__main__":
    main()
