"""Invented stories from ``themes``: a theme's lines with slots filled by a seed, each with its good wordings.

A theme line is ``in`` (source a, b or c), ``said`` (the source's words), ``good`` (our words for it); ``other_in``,
``other``, ``both`` and ``plain`` make a line on which two sources differ: ``both`` tells it with attribution, ``plain``
hides it.
"""

import random
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.mutation.good.copying import COPIED_WORDS, copied_run
from tests.mutation.rows import Row, Said, as_headline, report
from tests.mutation.words import MONTHS, WEEKDAYS

_HERE = Path(__file__).parent / "themes"
_WOMEN = "Anna Ines Leah Hanna Petra Mira Edda Carla Vera Rosa Talia Livia Selma".split()
_MEN = "Tomas Karl Omar Silas Joris Ruben Nils Albin Emil Kasper Bruno Anders Pavel".split()
_LAST = (
    "Weber Lind Duarte Benning Martin Fayed Orr Holm Castell Varga Ekholm Brandt Navarro Quist Ferrer Sand Moreau "
    "Pardo Lund Keller Aranda Vidal Rask Solberg"
).split()
_TOWNS = (
    "Ellisport Marrowby Grenholm Saltwick Torvale Lindhaven Oskarby Brenmouth Castra Velden Mirefield Hallowick".split()
)
_BODIES = "Northgate Castor Brightline Meridian Halden Orlane Vantage Ravenport Silverlode Kestrel".split()
_KINDS = {
    "en": "Shipping Holdings Builders Energy Labs Logistics",
    "de": "Bau Energie Werke",
    "fr": "Transports Énergie Chantiers",
    "es": "Obras Energía Transportes",
    "pt": "Obras Energia Transportes",
}
_RIVERS = "Alder Sorne Vell Tarrow Ister Lune".split()
_SHIPS = "Marrow Star|Silver Gull|Northern Grace|Lady Hesper|Blue Curlew|Ocean Lantern".split("|")
_PAPERS = {
    "en": ("Harbor Courier", "Ellis Gazette", "Coast Daily", "Rail Observer", "Valley Post", "Morning Beacon"),
    "de": ("Küstenblatt", "Nordkurier", "Hafenzeitung"),
    "fr": ("Le Phare", "La Gazette du Port", "L'Écho du Nord"),
    "es": ("El Faro", "La Gaceta del Puerto", "El Eco del Norte"),
    "pt": ("O Farol", "Gazeta do Porto", "Eco do Norte"),
}
_GROUPING = {"en": ",", "de": ".", "fr": "\u00a0", "es": ".", "pt": "."}
_SLOT = re.compile(r"\{(\w+)(?::(-?\d+))?\}")


def reports(languages: str, count: int, seed: int) -> Iterator[Row]:
    """``count`` Reports, the themes of the languages in turn."""
    themes = [t for t in _themes() if t["language"] in languages.split()]
    for number in range(count):
        yield _report(themes[number % len(themes)], f"{seed}/{number}", number)


@lru_cache(maxsize=1)
def _themes() -> tuple[dict[str, Any], ...]:
    return tuple({**tomllib.loads(p.read_text()), "name": p.stem} for p in sorted(_HERE.glob("*.toml")))


def _report(theme: dict[str, Any], seed: str, number: int) -> Row:
    rng = random.Random(f"{theme['name']}/{seed}")
    language = theme["language"]
    day = datetime(2026, 11, 9, 7, 30, tzinfo=UTC) + timedelta(days=rng.randrange(19), minutes=rng.randrange(300))
    values = _values(theme, language, rng)
    lines = [_filled(line, values, day, language) for line in theme["line"]]
    sources, spans = _sources(lines, values, day, language)
    chosen = _chosen(lines, rng)
    said = [_said(lines[i], i, spans, rng) for i in chosen]
    heads = [i for i in chosen if lines[i].get("head")]
    head = rng.choice(heads) if heads else chosen[0]
    now = day + timedelta(hours=rng.randrange(5, 30))
    return {
        "id": f"{theme['name']}-{number}", "language": language, "now": now.isoformat(), "sources": sources,
        "report": report(_headline(lines[head], head, spans, rng), _standfirst(lines, chosen, said, spans, rng), said),
    }  # fmt: skip


def _headline(line: dict[str, Any], index: int, spans: dict[int, list[dict[str, Any]]], rng: random.Random) -> Said:
    return as_headline({"text": rng.choice(line.get("head") or line["good"]), "cites": spans[index][:1]})


def _standfirst(
    lines: list[dict[str, Any]],
    chosen: list[int],
    said: list[Said],
    spans: dict[int, list[dict[str, Any]]],
    rng: random.Random,
) -> Said:
    """Another wording of a sentence of the body that says no more than the body's wording."""
    at = rng.randrange(len(chosen))
    line, index = lines[chosen[at]], chosen[at]
    mine = {w.lower() for w in re.findall(r"\w+", said[at]["text"])}
    same = [
        g
        for g in line["good"]
        if copied_run(g, line["said"]) <= COPIED_WORDS
        and {w.lower() for w in re.findall(r"\w+", g)} <= mine | {"that", "said", "according", "to"}
    ]
    return {"text": rng.choice(same or [said[at]["text"]]), "cites": said[at]["cites"] or spans[index][:1]}


def _chosen(lines: list[dict[str, Any]], rng: random.Random) -> list[int]:
    """Five to eight lines of at least two sources, in the theme's order; every second time one on which they differ."""
    usable = [i for i, line in enumerate(lines) if _allowed(line)]
    divided = [i for i in usable if "both" in lines[i]] if rng.random() < 0.5 else []
    while True:
        picked = sorted({*rng.sample(usable, min(len(usable), rng.randint(5, 8))), *divided})
        if len({lines[i]["in"] for i in picked}) >= 2:
            return picked


def _said(line: dict[str, Any], index: int, spans: dict[int, list[dict[str, Any]]], rng: random.Random) -> Said:
    if "both" in line:
        return {"text": rng.choice(_allowed(line)), "cites": spans[index], "plain": line["plain"]}
    return {"text": rng.choice(_allowed(line)), "cites": spans[index][:1]}


def _allowed(line: dict[str, Any]) -> list[str]:
    """The wordings that copy no more than the contract allows."""
    wordings = line.get("both") or line["good"]
    return [w for w in wordings if copied_run(w, line["said"]) <= COPIED_WORDS]


def _sources(
    lines: list[dict[str, Any]], values: dict[str, str], day: datetime, language: str
) -> tuple[list[dict[str, Any]], dict[int, list[dict[str, Any]]]]:
    """The sources with every line of theirs, two to a paragraph, and where each line stands."""
    texts: dict[str, str] = {}
    counts: dict[str, int] = {}
    spans: dict[int, list[dict[str, Any]]] = {}
    for index, line in enumerate(lines):
        for name, words in ((line["in"], line["said"]), (line.get("other_in"), line.get("other"))):
            if not name:
                continue
            before = texts.get(name, "")
            gap = "" if not before else ("\n\n" if counts[name] % 2 == 0 else " ")
            texts[name] = before + gap + words
            counts[name] = counts.get(name, 0) + 1
            start = len(before) + len(gap)
            spans.setdefault(index, []).append({"source": name, "start": start, "end": start + len(words)})
    named = enumerate(sorted(texts.items()))
    return [_source(values[n], n, text, day + timedelta(minutes=35 * i), language) for i, (n, text) in named], spans


def _source(publisher: str, name: str, text: str, when: datetime, language: str) -> dict[str, Any]:
    title = text.split(". ")[0].split("\n")[0][:80]
    return {
        "id": name, "publisher": publisher, "owner": publisher + " Group", "url": f"https://{name}.example/1",
        "language": language, "published_at": when.isoformat(), "title": title, "text": text,
    }  # fmt: skip


def _filled(line: dict[str, Any], values: dict[str, str], day: datetime, language: str) -> dict[str, Any]:
    def fill(text: str) -> str:
        return _SLOT.sub(lambda m: _dated(m[1], int(m[2]), day, language) if m[2] else values[m[1]], text)

    return {key: [fill(v) for v in value] if isinstance(value, list) else fill(value) for key, value in line.items()}


def _dated(kind: str, offset: int, day: datetime, language: str) -> str:
    when = day + timedelta(days=offset)
    if kind == "day":
        return WEEKDAYS[language][when.weekday()]
    month = MONTHS[language][when.month - 1]
    if language in ("es", "pt"):
        return f"{when.day} de {month} de {when.year}"
    dot = "." if language == "de" else ("er" if language == "fr" and when.day == 1 else "")
    return f"{when.day}{dot} {month} {when.year}"


def _values(theme: dict[str, Any], language: str, rng: random.Random) -> dict[str, str]:
    """Every slot's words; no two persons share a name part, no two numbers a value."""
    values = {}
    lasts = rng.sample(_LAST, 6)
    firsts = [*rng.sample(_WOMEN, 3), *rng.sample(_MEN, 3)]  # the first two persons are women in every theme
    for i in range(1, 6):
        values[f"p{i}"], values[f"s{i}"] = f"{firsts[i]} {lasts[i]}", lasts[i]
    towns, bodies = rng.sample(_TOWNS, 2), rng.sample(_BODIES, 3)
    values |= {f"t{i + 1}": t for i, t in enumerate(towns)}
    values |= {f"o{i + 1}": f"{b} {rng.choice(_KINDS[language].split())}" for i, b in enumerate(bodies)}
    values |= {"river1": rng.choice(_RIVERS)}
    values |= dict(zip(("ship1", "ship2"), rng.sample(_SHIPS, 2), strict=True))
    values |= dict(zip("abc", rng.sample(_PAPERS[language], 3), strict=True))
    used: set[str] = set()
    for name, span in theme["slots"].items():
        made = ""
        while not made or made in used:
            made = _number(span, language, rng)
        values[name] = made
        used.add(made)
    return values


def _number(span: str, language: str, rng: random.Random) -> str:
    bounds, _, kind = span.partition(" ")
    low, high = bounds.split("-")
    if "." in low:
        made = f"{rng.randrange(int(float(low) * 10), int(float(high) * 10)) / 10:.1f}"
        return made if language == "en" else made.replace(".", ",")
    value = rng.randrange(int(low), int(high) + 1)
    if kind:
        value = value // 100 * 100
        return f"{value:,}".replace(",", _GROUPING[language])
    return str(value)
