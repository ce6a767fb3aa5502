"""`standfirst eval rank-ablation`: what each signal of the front page is worth on a pack.

The stream is lived once, as in `eval rank`; then the model is learned anew from the last 2,000 impressions before the
test, once for each variant, and every test impression is ranked by it. One learning for all of the test, where
`eval rank` goes on learning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from standfirst.evaluate import jsonl
from standfirst.evaluate.rank_measures import Measures, measures
from standfirst.evaluate.rank_stream import RankStream, file_of
from standfirst.rank import FRONT_PAGE, Configuration, Lesson, train
from standfirst.rank.attraction import Attraction
from standfirst.rank.night import lesson_scores
from standfirst.rank.rereading import Passed, reread

# Nothing of these knows a click on the candidate.
CONTENT = ("attraction", "learned", "habit", "lately", "similar", "likeness", "shared-words")
_LESSONS = 2000  # enough to tell variants apart, few enough to learn fifty times

CROWD = (
    "open-rate", "read-now", "read-minutes", "read-hour", "read-hours", "read-day", "rising", "rising-today",
    "last-read", "pace", "section-now",
)  # fmt: skip
AGE = ("freshness",)
TOGETHER = ("readers-alike", "co-reading", "co-reading-last")


@dataclass(frozen=True, slots=True, kw_only=True)
class Livestream:
    """A pack lived through: what was there to learn from before the test, the test, and the texts' attraction."""

    lessons: Sequence[Lesson]
    test: Sequence[Lesson]
    attraction: Attraction | None


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """One line a variant: its name, AUC and nDCG@10 on the pack's test impressions."""
    lived = live(input_path)
    count = jsonl.write(out_path, (_row(name, value) for name, value in _variants(lived)))
    return {"stage": "rank-ablation", "variants": count, "lessons": len(lived.lessons), "test": len(lived.test)}


def live(folder: Path) -> Livestream:
    """The stream once, with every impression kept."""
    stream, test_ids = RankStream.open(folder), set((folder / "test_ids.txt").read_text().split())
    kept: list[tuple[str, Passed]] = []
    attraction: Attraction | None = None
    stream.school.every = lambda name, passed: kept.append((name, passed))
    for answer in stream.answers(jsonl.read(file_of(folder, "events.jsonl"))):
        if answer["id"] in test_ids and attraction is None:
            attraction = stream.attraction()
    lessons = [passed for name, passed in kept if name not in test_ids][-_LESSONS:]
    test = [passed for name, passed in kept if name in test_ids]
    if attraction is None:
        return Livestream(lessons=[p.lesson for p in lessons], test=[p.lesson for p in test], attraction=None)
    return Livestream(
        lessons=reread(lessons, attraction, stream.vectors),
        test=reread(test, attraction, stream.vectors),
        attraction=attraction,
    )


def measure(lived: Livestream, configuration: Configuration) -> Measures:
    """The configuration taught by the lessons, on the test; untaught when it has nothing that can be."""
    model = train(lived.lessons, learned_at=datetime(2000, 1, 1, tzinfo=UTC), configuration=configuration)
    taught = configuration if model is None else configuration.taught_by(model)
    return measures((lesson_scores(taught, lesson), lesson.opened) for lesson in lived.test)


def with_signals(names: Sequence[str]) -> Configuration:
    """The front page with these taught scorers alone."""
    kept = tuple(part for part in FRONT_PAGE.scorers if not part.taught or part.scorer.name in names)
    return replace(FRONT_PAGE, scorers=kept)


def _variants(lived: Livestream) -> Iterator[tuple[str, Measures]]:
    names = [part.scorer.name for part in FRONT_PAGE.scorers if part.taught]
    yield "everything, taught", measure(lived, FRONT_PAGE)
    yield "everything, the prior", measures((lesson_scores(FRONT_PAGE, x), x.opened) for x in lived.test)
    groups = {"content": CONTENT, "crowd": CROWD, "age": AGE, "readers together": TOGETHER}
    for label, group in groups.items():
        yield f"{label} alone", measure(lived, with_signals(group))
        yield f"without {label}", measure(lived, with_signals([name for name in names if name not in group]))
    for name in names:
        yield f"{name} as it is", measures((x.signals[name], x.opened) for x in lived.test)
        yield f"without {name}", measure(lived, with_signals([other for other in names if other != name]))


def _row(name: str, value: Measures) -> dict[str, object]:
    return {"variant": name, "auc": round(value.auc, 4), "ndcg@10": round(value.ndcg, 4)}
