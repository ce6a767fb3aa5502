"""``python -m tests.writing.refused [FILE ...]``: what the contract refuses of Reports that people wrote by hand.

Faithful prose that no rule made is the honest price of the rules. ``references.txt`` was written beside them,
``references_held_out.txt`` and ``references_last.txt`` by editors who had not seen them.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from standfirst.evaluate.contract import judge
from tests.writing.references import FILES, references

Row = dict[str, Any]


def main() -> None:
    """Print each refused sentence with the verdict, then the share of every file."""
    for name in sys.argv[1:] or FILES:
        rules: Counter[str] = Counter()
        total = refused = 0
        for row in references(name):
            failures = refusals(row)
            total, refused = total + len(list(sentences(row))), refused + len(failures)
            for (part, index), (text, verdicts) in failures.items():
                rules.update({v["rule"] for v in verdicts})
                print(f"{row['id']} {part} {index}: {text}")
                for verdict in verdicts:
                    print(f"    {verdict['rule']}: {verdict['detail']}")
        print(f"{name}: {refused} of {total} sentences refused ({refused / total:.3f}), by rule {dict(rules)}\n")


def sentences(row: Row) -> Iterator[tuple[str, int, str]]:
    """Part, index and text of every sentence of a row's Report."""
    report = row["report"]
    yield "headline", 0, report["headline"]["text"]
    yield "standfirst", 0, report["standfirst"]["text"]
    for index, sentence in enumerate(s for paragraph in report["paragraphs"] for s in paragraph):
        yield "body", index, sentence["text"]


def refusals(row: Row) -> dict[tuple[str, int], tuple[str, list[Row]]]:
    """The refused sentences of a row by place, with their verdicts."""
    verdicts: dict[tuple[str, int], list[Row]] = {}
    for failure in judge(row)["failures"]:
        verdicts.setdefault((failure["part"], failure["sentence"]), []).append(failure)
    return {(part, i): (text, verdicts[part, i]) for part, i, text in sentences(row) if (part, i) in verdicts}


if __name__ == "__main__":
    main()
