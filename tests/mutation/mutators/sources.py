"""Faults of the evidence as a whole: one voice posing as two, rights, hidden conflicts."""

import copy
import random
import re

from tests.mutation.mutators.reading import has_number, numbers, plain
from tests.mutation.mutators.table import Mutant, report_kind
from tests.mutation.rows import Row, body, parts, source_of
from tests.mutation.words import MONTHS


def _owners(row: Row) -> dict[str, int]:
    count: dict[str, int] = {}
    for line in body(row):
        for cite in line.said["cites"]:
            count[cite["source"]] = count.get(cite["source"], 0) + 1
    return count


def _of_one_source(row: Row, least: int = 3) -> tuple[Row, str] | None:
    """The row cut down to the sentences that rest on one source alone."""
    count = _owners(row)
    best = max(count, key=lambda s: count[s])
    kept = [line.said for line in body(row) if {c["source"] for c in line.said["cites"]} == {best}]
    if len(kept) < least:
        return None
    made = copy.deepcopy(row)
    pairs = [kept[i : i + 2] for i in range(0, len(kept), 2)]
    head = {"text": kept[0]["text"].rstrip("."), "cites": kept[0]["cites"]}
    made["report"] = copy.deepcopy({"headline": head, "standfirst": kept[1], "paragraphs": pairs})
    return made, best


@report_kind("single source hidden", "independence", ("independence",))
def single_source(row: Row, _: tuple[Row, ...], rng: random.Random) -> Row | None:
    """Every sentence rests on one publisher, and nothing says so."""
    found = _of_one_source(row)
    if found is None:
        return None
    made, best = found
    if rng.random() < 0.5:
        made["sources"] = [s for s in made["sources"] if s["id"] == best]
    return made


@report_kind("one owner posing as two", "independence", ("independence",))
def one_owner(row: Row, _: tuple[Row, ...], rng: random.Random) -> Row | None:
    """All publishers belong to one owner."""
    made = copy.deepcopy(row)
    for source in made["sources"]:
        source["owner"] = made["sources"][0]["owner"]
    return made


@report_kind("copy posing as second source, marked", "independence", ("independence",))
def copy_marked(row: Row, _: tuple[Row, ...], rng: random.Random) -> Row | None:
    """The second voice is a copy, and the source says so."""
    return _with_copy(row, rng, marked=True)


@report_kind("copy posing as second source, unmarked", "independence", ("independence",))
def copy_unmarked(row: Row, _: tuple[Row, ...], rng: random.Random) -> Row | None:
    """The second voice is a near-identical text under another name."""
    return _with_copy(row, rng, marked=False)


def _with_copy(row: Row, rng: random.Random, *, marked: bool) -> Row | None:
    found = _of_one_source(row)
    if found is None:
        return None
    made, best = found
    first = source_of(made, best)
    prefix = rng.choice(["", "(Wire) ", "Updated. "])
    second = {
        **first,
        "id": "second",
        "publisher": "Evening Mirror",
        "owner": "Mirror Press",
        "url": "https://mirror.example/1",
        "text": prefix + first["text"],
    }
    if marked:
        second["copy_of"] = best
    made["sources"] = [first, second]
    for line in body(made)[1::2]:
        for cite in line.said["cites"]:
            cite.update(source="second", start=cite["start"] + len(prefix), end=cite["end"] + len(prefix))
    return made


@report_kind("opted-out source cited", "rights", ("rights",))
def opted_out(row: Row, _: tuple[Row, ...], rng: random.Random) -> Row | None:
    """A cited source keeps its text from models."""
    return _flagged(row, rng, "opted_out")


@report_kind("paywalled source cited", "rights", ("rights",))
def paywalled(row: Row, _: tuple[Row, ...], rng: random.Random) -> Row | None:
    """A cited source sells its text."""
    return _flagged(row, rng, "paywalled")


def _flagged(row: Row, rng: random.Random, flag: str) -> Row:
    made = copy.deepcopy(row)
    cited = sorted({c["source"] for line in parts(row) for c in line.said["cites"]})
    source_of(made, rng.choice(cited))[flag] = True
    return made


@report_kind("conflict hidden, other side cited", "conflict")
def conflict_cited(row: Row, _: tuple[Row, ...], rng: random.Random) -> Mutant | None:
    """Another source gives another value for the same thing; the sentence cites both and gives one as plain fact."""
    found = _conflicting(row, rng)
    if found is None:
        return None
    made, index, cite = found
    body(made)[index].said["cites"].append(cite)
    return Mutant(row=made, part="body", index=index)


@report_kind("conflict hidden, other side cited elsewhere", "conflict")
def conflict_elsewhere(row: Row, _: tuple[Row, ...], rng: random.Random) -> Mutant | None:
    """The differing sentence is cited by another sentence of the Report only."""
    found = _conflicting(row, rng)
    if found is None:
        return None
    made, index, cite = found
    other = next((line for line in body(made) if line.index != index and len(line.said["cites"]) < 3), None)
    if other is None:
        return None
    other.said["cites"].append(cite)
    return Mutant(row=made, part="body", index=index)


def _conflicting(row: Row, rng: random.Random) -> tuple[Row, int, dict] | None:
    """A row in which a second owner's text has one cited sentence of ours with another number in it."""
    months = MONTHS[row["language"]]
    lines = [line for line in body(row) if len(line.said["cites"]) == 1 and numbers(line.text, months)]
    rng.shuffle(lines)
    for line in lines:
        others = [
            s
            for s in row["sources"]
            if s["owner"] != line.source["owner"] and s.get("language") in (None, row["language"])
        ]
        number = next((m for m in numbers(line.text, months) if m[0] in line.span), None)
        if not others or number is None or re.search(r"[\"“„«]", line.span):
            continue
        value = int(plain(number[0])) if plain(number[0]) else 0
        other = (
            str(value + max(2, value // 3))
            if number[0].isdigit()
            else re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 9 + 1), number[0], count=1)
        )
        if has_number(line.span, other):
            continue
        said = re.sub(rf"(?<![\d.,]){re.escape(number[0])}(?![\d.,]\d|\d)", other, line.span)
        made = copy.deepcopy(row)
        target = source_of(made, rng.choice(others)["id"])
        start = len(target["text"]) + 2
        target["text"] += "\n\n" + said
        return made, line.index, {"source": target["id"], "start": start, "end": start + len(said)}
    return None


@report_kind("conflict hidden, one side dropped", "conflict")
def conflict_dropped(row: Row, _: tuple[Row, ...], rng: random.Random) -> Mutant | None:
    """A sentence that gave both sides with attribution gives one, as fact; both stay cited."""
    for line in body(row):
        plain_form = line.said.get("plain")
        if plain_form:
            return Mutant(row=line.saying(rng.choice(plain_form)), part="body", index=line.index)
    return None
