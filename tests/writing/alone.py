"""``python -m tests.writing.alone``: how many sentences stand alone, of those let through as evidence and of others.

``alone.json`` holds what one reader said, by place: no text of a pack. The first reading is of 200 sentences let
through and 100 refused, half from the sample world and half from the open full-text stories (seed 29); faults seen in
it were then mended, and the second reading is of 100 drawn from what was let through after that (seed 30).

A sentence stands alone when a reader who
knows the story's headline and nothing else of its article knows who, what and when it means; where code has put a name
or a date in, that is what was read, and a wrong one counts as not standing.
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standfirst.domain.draft import EvidenceSource
from standfirst.evaluate.write import moment, source_of_row
from standfirst.write.candidates import candidates
from standfirst.write.orders import orders_near
from standfirst.write.sentences import split_sentences
from tests.writing.forty import stories

Row = dict[str, Any]
FILE = Path(__file__).with_name("alone.json")
HALVES = ("sample", "ecbplus")
Key = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A sentence by place, with what stands for it on a page; ``passed`` when it is let through."""

    story: str
    article: str
    start: int
    end: int
    text: str
    passed: bool
    named: bool = False

    @property
    def half(self) -> str:
        return "sample" if "-" in self.story else "ecbplus"

    @property
    def key(self) -> Key:
        return self.article, self.end


def shown() -> Iterator[Shown]:
    """Every English sentence of the forty stories that gives no orders."""
    for row in stories():
        for source in (source_of_row(s, str(s.get("language") or "en")) for s in row["sources"]):
            if source.language[:2] == "en":
                yield from _of(row["id"], source, row["now"])


def _of(story: str, source: EvidenceSource, now: str) -> Iterator[Shown]:
    found = {f.start + len(f.text): f for f in candidates(source, "en", moment(now))}
    sentences = split_sentences(source.text)
    orders = orders_near(sentences, "en")
    for sentence in sentences:
        kept = found.get(sentence.end)
        if sentence.index not in orders:
            yield Shown(
                story=story, article=source.article_id, start=sentence.start, end=sentence.end,
                text=(kept.resolved or kept.text) if kept else sentence.text, passed=kept is not None,
                named=bool(kept and kept.named_in),
            )  # fmt: skip


def draw(seed: int, passed: int, refused: int) -> list[Shown]:
    """So many sentences of either half, as the code of the day lets through."""
    everything, chance, drawn = list(shown()), random.Random(seed), []
    for half in HALVES:
        for kept, size in ((True, passed), (False, refused)):
            drawn += chance.sample([s for s in everything if s.half == half and s.passed is kept], size)
    return drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a reader said of sentences ``passed``, and ``refused``, and how many of each stand alone."""

    passed: int
    passed_standing: int
    refused: int
    refused_standing: int

    @property
    def faulty(self) -> float:
        """Share of what is let through that does not stand."""
        return 1 - self.passed_standing / max(1, self.passed)

    def standing(self, through: float) -> float:
        """Share of all sentences that stand alone when ``through`` of all are let through."""
        return through * (1 - self.faulty) + (1 - through) * self.refused_standing / max(1, self.refused)

    def found(self, through: float) -> float:
        """Share of what stands alone that is let through."""
        return through * (1 - self.faulty) / max(1e-9, self.standing(through))


def judgements(reading: int, half: str = "") -> list[Row]:
    """What was said in the first or second reading, of one half or both."""
    rows: list[Row] = json.loads(FILE.read_text("utf-8"))
    return [r for r in rows if r["reading"] == reading and half in ("", "sample" if "-" in r["story"] else "ecbplus")]


def figures(rows: list[Row], now: dict[Key, Shown] | None = None) -> Figures:
    """Counts as drawn, or with ``now`` by what the code of now lets through."""
    judged = [(now[_key(r)].passed if now else r["passed"], r["stands"]) for r in rows if not now or _key(r) in now]
    passed = [stands for through, stands in judged if through]
    refused = [stands for through, stands in judged if not through]
    return Figures(passed=len(passed), passed_standing=sum(passed), refused=len(refused), refused_standing=sum(refused))


def _key(row: Row) -> Key:
    return row["article"], row["end"]


def main() -> None:
    """Print the figures; with ``--draw`` new sentences to be read, with ``--wrong`` what is let through and does not
    stand."""
    parser = argparse.ArgumentParser(prog="python -m tests.writing.alone", description=__doc__)
    parser.add_argument("--draw", nargs=3, type=int, metavar=("SEED", "PASSED", "REFUSED"))
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    if options.draw:
        for number, s in enumerate(draw(*options.draw)):
            print(
                number, "+" if s.passed else "-", s.story, "|", " ".join(s.text.split()), "[NAMED]" if s.named else ""
            )
        return
    everything = list(shown())
    if options.wrong:
        bad = {_key(row): row["why"] for reading in (1, 2) for row in judgements(reading) if not row["stands"]}
        for s in everything:
            if s.passed and s.key in bad:
                print(f"{bad[s.key]:10} {s.story} | {' '.join(s.text.split())}")
        return
    _print(everything)


def _print(everything: list[Shown]) -> None:
    now = {s.key: s for s in everything}
    for half in (*HALVES, ""):
        ours = [s for s in everything if half in ("", s.half)]
        through = sum(s.passed for s in ours) / max(1, len(ours))
        print(f"{half or 'both'}: {sum(s.passed for s in ours)} of {len(ours)} sentences let through")
        for name, f in (
            ("first reading", figures(judgements(1, half))),
            ("  the same, now", figures(judgements(1, half), now)),
            ("second reading", figures(judgements(2, half))),
        ):
            wrong, missed = f.passed - f.passed_standing, f.refused_standing
            print(f"  {name:15} {wrong:2} of {f.passed} let through do not stand alone ({f.faulty:.3f}); "
                  f"{missed} of {f.refused} refused would")  # fmt: skip
        first = figures(judgements(1, half))
        print(
            f"  standing alone: {first.standing(through):.2f} of all, {first.found(through):.2f} of these let through"
        )


if __name__ == "__main__":
    main()
