"""Trials as one page to read: figures in a table, then every story with its Reports side by side. Nothing is loaded."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from standfirst.evaluate.model_try import Trial, summary

Row = dict[str, Any]
_STYLE = """:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;margin:1rem auto;max-width:75rem;padding:0 1rem}
h2{margin:2rem 0 .5rem;border-top:1px solid #8886;padding-top:1rem}
h3{font-family:Georgia,serif;margin:.2rem 0}
table{border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:.25rem 1rem .25rem 0;border-bottom:1px solid #8884}
.beside{display:grid;gap:0 2rem;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr))}
.by{font-size:.85rem;opacity:.75;margin:.2rem 0}.cut{font-size:.85rem}.stand{font-style:italic}
.wide{overflow-x:auto}"""


def page(trials: Sequence[Trial], titles: Mapping[str, str], currency: str) -> str:
    """The whole HTML document."""
    names = " and ".join(escape(t.name) for t in trials)
    stories = "".join(_story(n, title, trials) for n, title in enumerate(titles.values()))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width"><title>{names} on the same stories</title><style>{_STYLE}</style></head>'
        f'<body><h1>{names} on the same stories</h1><div class="wide">{_table(trials, currency)}</div>{stories}'
        f"</body></html>\n"
    )


def _table(trials: Sequence[Trial], currency: str) -> str:
    sums = figures(trials, currency)
    head = "".join(f'<th scope="col">{escape(s["writer"])}</th>' for s in sums)
    lines = "".join(
        f'<tr><th scope="row">{escape(name)}</th>' + "".join(f"<td>{escape(shown(s[name]))}</td>" for s in sums)
        + "</tr>"
        for name in sums[0] if name != "writer"
    )  # fmt: skip
    return f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{lines}</tbody></table>"


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
