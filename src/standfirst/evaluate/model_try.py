"""Writers side by side on the same stories: yield, what the rules cut, seconds, tokens, money, the Reports to read."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any

from standfirst.domain.draft import ModelUsage
from standfirst.domain.spending import MILLION, Price
from standfirst.evaluate.write import write_row
from standfirst.write import Writer

Row = dict[str, Any]
FEW = 5  # body sentences of a Report that counts as whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One writer's answers, in the order of the stories, with everything that its calls cost."""

    name: str
    answers: tuple[Row, ...]
    usage: ModelUsage
    price: Price | None

    @property
    def reports(self) -> tuple[Row, ...]:
        """The answers that became a Report."""
        return tuple(a for a in self.answers if a["report"])

    def by_model(self) -> tuple[Row, ...]:
        """The Reports in which a model took part; the others code wrote alone."""
        return tuple(a for a in self.reports if a["model"])


def try_writer(
    name: str, writer: Writer, rows: Iterable[Row], spent: Callable[[], tuple[ModelUsage, ...]], price: Price | None,
    progress: Callable[[Row], None] = lambda row: None,
) -> Trial:  # fmt: skip
    """Write every row's story with production code: select, write, check, repair once, cut. ``spent`` is what was spent
    since it was last asked; there is no judge here."""
    spent()
    answers: list[Row] = []
    for row in rows:
        answers.append(write_row(row, writer))
        progress(answers[-1])
    usage = ModelUsage(model=name)
    for part in spent():
        usage = usage.plus(part)
    return Trial(name=name, answers=tuple(answers), usage=usage, price=price)


def summary(trial: Trial) -> Row:
    """The figures of one trial, for a table. ``money`` is None where no price is known."""
    bodies = [body_of(a["report"]) for a in trial.reports]
    seconds = [float(a["seconds"]) for a in trial.answers]
    cuts = Counter(cut["rule"] for a in trial.answers for cut in a["cut"])
    usage = trial.usage
    return {
        "writer": trial.name, "stories": len(trial.answers), "reports": len(bodies),
        "reports with a model": len(trial.by_model()),
        f"reports of {FEW} or more sentences": sum(len(b) >= FEW for b in bodies),
        "body sentences": sum(map(len, bodies)), "held": sum(a["outcome"] == "held" for a in trial.answers),
        "violations": dict(cuts.most_common()),
        "seconds a story, median": round(median(seconds), 1) if seconds else 0.0,
        "seconds a story, most": round(max(seconds, default=0.0), 1),
        "calls": usage.calls, "failed calls": usage.failures, "tokens in": usage.input_tokens,
        "tokens out": usage.output_tokens,
        "money": round(trial.price.millionths(usage) / MILLION, 6) if trial.price else None,
    }  # fmt: skip


def body_of(report: Row) -> list[Row]:
    """A Report's body sentences in reading order."""
    return [sentence for paragraph in report["paragraphs"] for sentence in paragraph]


def titles(rows: Iterable[Row]) -> dict[str, str]:
    """What each story is about: the title of its first article."""
    return {row["id"]: row["sources"][0]["title"] for row in rows}
