"""Trials as one page to read: figures in a table, then every story with its Reports side by side. Nothing is loaded."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from standfirst.evaluate.model_try import Trial, summary
from standfirst.evaluate.pages import document, table

Row = dict[str, Any]


def page(trials: Sequence[Trial], titles: Mapping[str, str], currency: str) -> str:
    """The whole HTML document."""
    title = f"{' and '.join(t.name for t in trials)} on the same stories"
    stories = "".join(_story(n, title, trials) for n, title in enumerate(titles.values()))
    return document(title, _table(trials, currency) + stories)


def _table(trials: Sequence[Trial], currency: str) -> str:
    sums = figures(trials, currency)
    lines = {name: [shown(s[name]) for s in sums] for name in sums[0] if name != "writer"}
    return table(["", *(s["writer"] for s in sums)], lines)


def shown(value: object) -> str:
    """A figure in words: rules with their counts, money or that no price is known."""
    if isinstance(value, dict):
        return ", ".join(f"{rule} {count}" for rule, count in value.items()) or "none"
    return "no price known" if value is None else str(value)


def figures(trials: Sequence[Trial], currency: str) -> list[Row]:
    """Each trial's summary with the currency in the name of the money's line."""
    sums = [summary(t) for t in trials]
    return [{f"money, {currency}" if name == "money" else name: v for name, v in s.items()} for s in sums]


def _story(number: int, title: str, trials: Sequence[Trial]) -> str:
    columns = "".join(_column(t.name, t.answers[number]) for t in trials)
    return f'<h2>{escape(title)}</h2><div class="beside">{columns}</div>'


def _column(name: str, answer: Row) -> str:
    told = f"{escape(name)}: {escape(answer['outcome'])}, {answer['seconds']:.1f} s" + (
        "" if answer["model"] or not answer["report"] else ", by code alone"
    )
    cuts = "".join(
        f"<li>{escape(c['rule'])}: {escape(c['detail'])}{' (' + escape(c['text']) + ')' if c['text'] else ''}</li>"
        for c in answer["cut"]
    )
    below = (
        f'<details class="cut"><summary>cut: {len(answer["cut"])}</summary><ul>{cuts}</ul></details>' if cuts else ""
    )
    return f'<article><p class="by">{told}</p>{_report(answer["report"])}{below}</article>'


def _report(report: Row | None) -> str:
    if report is None:
        return "<p>Sources only.</p>"
    paragraphs = "".join(
        f"<p>{' '.join(escape(sentence['text']) for sentence in paragraph)}</p>" for paragraph in report["paragraphs"]
    )
    return (
        f"<h3>{escape(report['headline']['text'])}</h3>"
        f'<p class="stand">{escape(report["standfirst"]["text"])}</p>{paragraphs}'
    )
