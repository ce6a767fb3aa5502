"""``python -m tests.writing.alone``: how many sentences stand alone, of those let through as evidence and of the others.

``alone.json`` holds what one reader said of 200 sentences let through and 100 refused, drawn once, half from the sample
world and half from the open full-text stories, by place: no text of a pack. A sentence stands alone when a reader who
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
from standfirst.evaluate.write import source_of_row, time_of
from standfirst.write.candidates import candidates
from standfirst.write.orders import orders_near
from standfirst.write.sentences import split_sentences
from tests.writing.forty import stories

Row = dict[str, Any]
FILE = Path(__file__).with_name("alone.json")
_SEED, _PASSED, _REFUSED = 28, 100, 50  # of each half


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
    def key(self) -> tuple[str, int]:
        return self.article, self.end


def shown() -> Iterator[Shown]:
    """Every English sentence of the forty stories that gives no orders."""
    for row in stories():
        for source in (source_of_row(s, str(s.get("language") or "en")) for s in row["sources"]):
            if source.language[:2] == "en":
                yield from _of(row["id"], source, row["now"])


def _of(story: str, source: EvidenceSource, now: str) -> Iterator[Shown]:
    found = {f.start + len(f.text): f for f in candidates(source, "en", time_of(now))}
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


def draw() -> list[Shown]:
    """The sample, as the code of the day lets through."""
    everything, chance, drawn = list(shown()), random.Random(_SEED), []
    for half in ("sample", "ecbplus"):
        for passed, size in ((True, _PASSED), (False, _REFUSED)):
            drawn += chance.sample([s for s in everything if s.half == half and s.passed is passed], size)
    return drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Counts over the judged sentences of one half, or both."""

    passed: int
    passed_standing: int
    refused: int
    refused_standing: int
    let_through: int  # of all sentences of the stories
    sentences: int

    @property
    def faulty(self) -> float:
        """Share of what is let through that does not stand."""
        return 1 - self.passed_standing / max(1, self.passed)

    @property
    def standing(self) -> float:
        """Share of all sentences that stand alone, from both samples by the size of what they were drawn from."""
        through = self.let_through / max(1, self.sentences)
        return through * (1 - self.faulty) + (1 - through) * self.refused_standing / max(1, self.refused)

    @property
    def found(self) -> float:
        """Share of what stands alone that is let through."""
        return self.let_through / max(1, self.sentences) * (1 - self.faulty) / max(1e-9, self.standing)


def figures(half: str = "") -> Figures:
    """What the code of now does with the judged sentences."""
    everything = [s for s in shown() if half in ("", s.half)]
    now = {s.key: s for s in everything}
    judged = [(now[key], row["stands"]) for row in json.loads(FILE.read_text("utf-8")) if (key := _key(row)) in now]
    passed = [stands for s, stands in judged if s.passed]
    refused = [stands for s, stands in judged if not s.passed]
    return Figures(
        passed=len(passed), passed_standing=sum(passed), refused=len(refused), refused_standing=sum(refused),
        let_through=sum(s.passed for s in everything), sentences=len(everything),
    )  # fmt: skip


def _key(row: Row) -> tuple[str, int]:
    return row["article"], row["end"]


def main() -> None:
    """Print the figures; with ``--draw`` the sample to be read, with ``--wrong`` what was let through and does not
    stand."""
    parser = argparse.ArgumentParser(prog="python -m tests.writing.alone", description=__doc__)
    parser.add_argument("--draw", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    if options.draw:
        for number, s in enumerate(draw()):
            print(
                number, "+" if s.passed else "-", s.story, "|", " ".join(s.text.split()), "[NAMED]" if s.named else ""
            )
        return
    if options.wrong:
        bad = {_key(row): row["why"] for row in json.loads(FILE.read_text("utf-8")) if not row["stands"]}
        for s in shown():
            if s.passed and s.key in bad:
                print(f"{bad[s.key]:10} {s.story} | {' '.join(s.text.split())}")
        return
    for half in ("sample", "ecbplus", ""):
        f = figures(half)
        print(
            f"{half or 'both':8} let through {f.let_through} of {f.sentences}; of {f.passed} read {f.passed - f.passed_standing}"
            f" do not stand alone ({f.faulty:.3f}); of {f.refused} refused and read {f.refused_standing} would;"
            f" standing alone {f.standing:.2f} of all, {f.found:.2f} of these let through"
        )


if __name__ == "__main__":
    main()
