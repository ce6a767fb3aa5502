"""Writers beside a Report written by hand, story by story, on one page: each sentence, what the contract says of it,
and on a click the words of the sources it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from standfirst.evaluate.contract import judge
from standfirst.evaluate.frames import commonest
from standfirst.evaluate.model_try import Trial, body_of, summary
from standfirst.evaluate.model_try_page import shown
from standfirst.evaluate.pages import document, table

Row = dict[str, Any]
Verdicts = dict[tuple[str, int], list[str]]
_PASSED = "passed"
_SHOWN = ("stories", "reports", "reports of 5 or more sentences", "body sentences", "held", "violations",
          "seconds a story, median", "seconds a story, most")  # fmt: skip
_NAMES = {"violations": "cut or refused, by rule"}
_STYLE = """
.para{margin:.8rem 0}.para details,.stand details,h3 details{display:inline}
summary{cursor:pointer}.para summary,.stand summary,h3 summary{display:inline;list-style:none}
details:not([open])::details-content{display:none}
.para summary::-webkit-details-marker{display:none}
summary:hover{text-decoration:underline dotted}
details[open]>summary{background:#8883}
blockquote{font:normal .9rem/1.45 system-ui,sans-serif;margin:.4rem 0 .6rem;
padding-left:.7rem;border-left:3px solid #8888}
blockquote b{display:block;font-weight:600}
.no>summary{text-decoration:underline wavy #d33;text-underline-offset:.2em}
.mark{font:normal .78rem/1.3 system-ui,sans-serif;padding:0 .35rem;border:1px solid #8888;border-radius:.6rem}
.cut li{margin:.4rem 0}.cut s{opacity:.75}.why{opacity:.75}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One writer's answers by story, or why there are none."""

    name: str
    answers: Mapping[str, Row]
    trial: Trial | None = None
    why: str = ""


def by_hand(rows: Sequence[Row]) -> Column:
    """The column of Reports written by hand, from rows with a "report"."""
    return Column(name="by hand", answers={row["id"]: _answer(row) for row in rows})


def _answer(row: Row) -> Row:
    return {"id": row["id"], "outcome": "report", "report": row["report"], "model": "", "seconds": None, "cut": [],
            "verdicts": judge(row)["failures"]}  # fmt: skip


def of_trial(trial: Trial) -> Column:
    """The column of a writer that wrote."""
    return Column(name=trial.name, answers={a["id"]: a for a in trial.answers}, trial=trial)


def page(rows: Sequence[Row], columns: Sequence[Column], cuts: Mapping[str, Sequence[str]]) -> str:
    """The whole HTML document: table of writers, table of cuts, stories."""
    stories = "".join(_story(row, columns) for row in rows)
    absent = "".join(f"<p>{escape(c.name)}: {escape(c.why)}</p>" for c in columns if c.why)
    lead = "<p>Click a sentence to see the words of the sources that it rests on, and what the contract says of it.</p>"
    losses = (
        "<details><summary>What was cut on the way to the page, by guard and rule</summary>"
        f"{table(['', 'sentences', 'share'], cuts)}</details>"
    )
    return document("Writers side by side", lead + _table(columns) + absent + losses + stories, _STYLE)


def writers_table(columns: Sequence[Column]) -> dict[str, list[str]]:
    """A line a figure, a value a writer; an absent writer has dashes."""
    sums = [_figures(c) for c in columns]
    return {_NAMES.get(name, name): [s.get(name, "–") for s in sums] for name in (*_SHOWN, "commonest frame")}


def _table(columns: Sequence[Column]) -> str:
    return table(["", *(c.name for c in columns)], writers_table(columns))


def _figures(column: Column) -> dict[str, str]:
    answers = [a for a in column.answers.values() if a["report"]]
    if not column.answers:
        return {}
    bodies = [body_of(a["report"]) for a in answers]
    frame, share = commonest(s["text"] for body in bodies for s in body)
    frames = {"commonest frame": f"{100 * share:.0f} % {frame}"}
    if column.trial:
        told = summary(column.trial)
        return {name: shown(told[name]) for name in _SHOWN if name in told} | frames
    refused = [v["rule"] for a in answers for v in a["verdicts"]]
    return frames | {
        "stories": str(len(answers)), "reports": str(len(answers)), "body sentences": str(sum(map(len, bodies))),
        "reports of 5 or more sentences": str(sum(len(b) >= 5 for b in bodies)),
        "violations": shown({rule: refused.count(rule) for rule in sorted(set(refused))}),
    }  # fmt: skip


def _story(row: Row, columns: Sequence[Column]) -> str:
    cells = "".join(_column(row, c) for c in columns if not c.why)
    return f'<h2 id="{escape(row["id"])}">{escape(row["sources"][0]["title"])}</h2><div class="beside">{cells}</div>'


def _column(row: Row, column: Column) -> str:
    answer = column.answers.get(row["id"])
    if answer is None:
        return f'<article><p class="by">{escape(column.name)}</p><p class="why">No Report of this story.</p></article>'
    took = "" if answer["seconds"] is None else f", {answer['outcome']}, {answer['seconds']:.1f} s"
    return (
        f'<article><p class="by">{escape(column.name + took)}</p>'
        f"{_report(row, answer) if answer['report'] else _none(answer)}{_cuts(answer['cut'])}</article>"
    )


def _none(answer: Row) -> str:
    reasons = "; ".join(f"{c['rule']}: {c['detail']}" for c in answer["cut"][:1])
    word = "Held for an editor" if answer["outcome"] == "held" else "Sources only"
    return f'<p class="why">{word}{": " + escape(reasons) if reasons else "."}</p>'


def _cuts(cuts: Sequence[Row]) -> str:
    items = "".join(
        f"<li>{'<s>' + escape(c['text']) + '</s> ' if c['text'] else ''}"
        f'<span class="mark">{escape(c["rule"])}</span> {escape(c["detail"])}</li>'
        for c in cuts
    )
    return f'<details class="cut"><summary>cut or held: {len(cuts)}</summary><ul>{items}</ul></details>' if cuts else ""


def _report(row: Row, answer: Row) -> str:
    report, said = answer["report"], _verdicts(answer)
    numbers = iter(range(len(body_of(report))))
    paragraphs = "".join(
        '<div class="para">'
        + " ".join(_sentence(row, s, said.get(("body", next(numbers)), [])) for s in paragraph)
        + "</div>"
        for paragraph in report["paragraphs"]
    )
    whole = "".join(f'<p class="cut"><span class="mark">{escape(v)}</span></p>' for v in said.get(("report", 0), []))
    return (
        f"<h3>{_sentence(row, report['headline'], said.get(('headline', 0), []))}</h3>"
        f'<div class="stand">{_sentence(row, report["standfirst"], said.get(("standfirst", 0), []))}</div>'
        f"{paragraphs}{whole}"
    )


def _verdicts(answer: Row) -> Verdicts:
    found: Verdicts = {}
    for v in answer.get("verdicts", ()):
        found.setdefault((v["part"], v["sentence"]), []).append(f"{v['rule']}: {v['detail']}")
    return found


def _sentence(row: Row, sentence: Row, refused: Sequence[str]) -> str:
    marks = "".join(f'<span class="mark">{escape(v)}</span> ' for v in refused or (_PASSED,))
    return (
        f'<details class="{"no" if refused else "ok"}"><summary>{escape(sentence["text"])}</summary>'
        f"{marks}{''.join(_cited(row, c) for c in sentence['cites'])}</details>"
    )


def _cited(row: Row, cite: Row) -> str:
    source = next(s for s in row["sources"] if s["id"] == cite["source"])
    words = source["text"][cite["start"] : cite["end"]]
    head = f"{source['publisher']}, {source['published_at'][:10]}"
    return f"<blockquote><b>{escape(head)}</b>{escape(words)}</blockquote>"
