"""Faults of numbers, units, dates and age: what stands in figures."""

import random
import re
from datetime import date, datetime, timedelta

from tests.mutation.mutators.reading import has_number, numbers, outside_quotes, plain
from tests.mutation.mutators.table import report_kind, sentence_kind
from tests.mutation.rows import Line, Row, source_of
from tests.mutation.words import MONTHS, POINTS, UNITS, WEEKDAYS

_RANGE = re.compile(
    r"\b(?:from|between|von|zwischen|de|entre) (\S+)( [^\d.]{0,20}?(?:to|and|bis|und|à|et|a|y|e) )(\S*\d\S*?)(?=[\s.,])"
)
_SCORE = re.compile(r"\b(\d{1,3})([-–:]| to )(\d{1,3})\b(?![-–.,]\d)")


def _replaced(text: str, match: re.Match[str], made: str) -> str:
    return text[: match.start()] + made + text[match.end() :]


@sentence_kind("number new", "numbers")
def number_new(line: Line, rng: random.Random) -> str | None:
    """A number that no cited sentence has, in the same form."""
    found = numbers(line.text, MONTHS[line.language])
    if not found:
        return None
    match = rng.choice(found)
    for _ in range(20):
        made = _another(match[0], rng)
        if not has_number(line.span, made):
            return _replaced(line.text, match, made)
    return None


def _another(number: str, rng: random.Random) -> str:
    """A number of the same length at least a tenth away."""
    digits = plain(number)
    value = int(digits)
    new = max(2, round(value * rng.choice([0.3, 0.5, 0.7, 0.8, 1.2, 1.3, 1.5, 2, 3]))) + rng.choice([1, 2, 3])
    made = str(new)
    if len(made) != len(digits):
        return made
    shape = iter(made)
    return re.sub(r"\d", lambda _: next(shape), number)


@sentence_kind("number swapped within the source", "numbers")
def number_swapped(line: Line, rng: random.Random) -> str | None:
    """Another number of the cited source."""
    return _swapped(line, rng, line.told)


@sentence_kind("number swapped within the sentence", "numbers")
def number_swapped_near(line: Line, rng: random.Random) -> str | None:
    """Another number of the cited sentence itself."""
    return _swapped(line, rng, line.span)


def _swapped(line: Line, rng: random.Random, pool: str) -> str | None:
    found = numbers(line.text, MONTHS[line.language])
    if not found:
        return None
    match = rng.choice(found)
    others = sorted(
        {m[0] for m in numbers(pool, MONTHS[line.language]) if plain(m[0]) != plain(match[0])} - {m[0] for m in found}
    )
    return _replaced(line.text, match, rng.choice(others)) if others else None


@sentence_kind("numbers exchanged", "numbers")
def numbers_exchanged(line: Line, rng: random.Random) -> str | None:
    """Two numbers of one sentence change places: ranges, scores, before and after."""
    found = numbers(line.text, MONTHS[line.language])
    score = next((m for m in _SCORE.finditer(line.text) if outside_quotes(line.text, m.start()) and m[1] != m[3]), None)
    if score:
        return _replaced(line.text, score, score[3] + score[2] + score[1])
    if len(found) < 2 or plain(found[0][0]) == plain(found[1][0]):
        return None
    one, two = found[0], found[1]
    return line.text[: one.start()] + two[0] + line.text[one.end() : two.start()] + one[0] + line.text[two.end() :]


@sentence_kind("unit changed", "numbers")
def unit_changed(line: Line, rng: random.Random) -> str | None:
    """Tonnes become kilos, millions billions."""
    options = []
    for unit, other in UNITS[line.language]:
        for match in re.finditer(rf"(?<=[\d\w] )\b{unit}\b", line.text):
            near = re.search(
                r"(\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|million|billion)\b)[^.;]{0,12}$",
                line.text[: match.start()],
            )
            if near and outside_quotes(line.text, match.start()) and other not in line.span:
                options.append((match, other))
    sign = re.search(r"[€$£](?=\d)", line.text)
    if sign and outside_quotes(line.text, sign.start()):
        options.append((sign, {"€": "$", "$": "€", "£": "$"}[sign[0]]))
    if not options:
        return None
    match, other = rng.choice(options)
    return _replaced(line.text, match, other)


@sentence_kind("percent for points", "numbers")
def percent_for_points(line: Line, rng: random.Random) -> str | None:
    """Percentage points become percent, and the other way round."""
    for pattern, other in POINTS[line.language]:
        match = re.search(rf"(?<=[\w\d]) ?(?:{pattern})(?!\w| point)", line.text)
        if match and outside_quotes(line.text, match.start()):
            return _replaced(line.text, match, " " + other)
    return None


def _dates(line: Line) -> list[re.Match[str]]:
    months = "|".join(MONTHS[line.language])
    found = re.finditer(rf"\b(\d{{1,2}})((?:\.|º|er)? (?:de )?)({months})((?: de)? 20\d\d)?", line.text)
    return [m for m in found if outside_quotes(line.text, m.start())]


@sentence_kind("date shifted, day", "dates")
def day_shifted(line: Line, rng: random.Random) -> str | None:
    """One to five days earlier or later."""
    found = _dates(line)
    if not found:
        return None
    match = rng.choice(found)
    day = (int(match[1]) + rng.choice([-5, -3, -2, -1, 1, 2, 3, 5]) - 1) % 28 + 1
    if day == int(match[1]) or re.search(rf"\b{day}{re.escape(match[2])}{match[3]}", line.span):
        return None
    return line.text[: match.start(1)] + str(day) + line.text[match.end(1) :]


@sentence_kind("date shifted, month", "dates")
def month_shifted(line: Line, rng: random.Random) -> str | None:
    """Another month."""
    months = MONTHS[line.language]
    found = [
        m
        for m in re.finditer(rf"(?<=[\w.] )\b(?:{'|'.join(months)})\b", line.text)
        if outside_quotes(line.text, m.start())
    ]
    if not found:
        return None
    match = rng.choice(found)
    if match[0] == "May" and not re.search(r"(?:in|\d) $", line.text[: match.start()]):
        return None
    others = [m for m in months if m not in line.span and m != match[0] and (m.lower() != "may")]
    return _replaced(line.text, match, rng.choice(others))


@sentence_kind("date shifted, year", "dates")
def year_shifted(line: Line, rng: random.Random) -> str | None:
    """Another year."""
    found = [m for m in re.finditer(r"\b(?:19|20)\d\d\b", line.text) if outside_quotes(line.text, m.start())]
    if not found:
        return None
    match = rng.choice(found)
    made = str(int(match[0]) + rng.choice([-10, -2, -1, 1, 2]))
    return None if made in line.span else _replaced(line.text, match, made)


@sentence_kind("weekday mismatched", "dates")
def weekday_mismatched(line: Line, rng: random.Random) -> str | None:
    """A weekday that is not the date's, or another weekday than the one given."""
    days = WEEKDAYS[line.language]
    named = next(
        (
            m
            for m in re.finditer("|".join(rf"\b{d}\b" for d in days), line.text)
            if outside_quotes(line.text, m.start())
        ),
        None,
    )
    if named:
        return _replaced(line.text, named, rng.choice([d for d in days if d != named[0] and d not in line.span]))
    dated = next((m for m in _dates(line) if m[4]), None)
    if dated is None:
        return None
    day = date(int(dated[4][-4:]), MONTHS[line.language].index(dated[3]) + 1, int(dated[1]))
    wrong = rng.choice([d for i, d in enumerate(days) if i != day.weekday()])
    return line.text[: dated.start()] + wrong + (" " if line.language == "en" else ", ") + line.text[dated.start() :]


@report_kind("stale as news", "dates", ("freshness",))
def stale(row: Row, _: tuple[Row, ...], rng: random.Random) -> Row | None:
    """All evidence is older than 48 hours."""
    cited = {c["source"] for p in _all(row) for c in p["cites"]}
    newest = max(datetime.fromisoformat(source_of(row, c)["published_at"]) for c in cited)
    return {**row, "now": (newest + timedelta(hours=48, minutes=rng.choice([20, 300, 3000, 30000]))).isoformat()}


def _all(row: Row) -> list[dict]:
    report = row["report"]
    return [report["headline"], report["standfirst"], *(s for p in report["paragraphs"] for s in p)]
