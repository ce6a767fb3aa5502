"""Faults of boxes: rows whose words stand in no sentence that they name, or whose source it does not cite."""

from collections.abc import Iterator, Mapping
from typing import Any

Json = dict[str, Any]
_BOXES = ("timeline", "figures", "differences", "unknowns")


def faults(boxes: Json, payload: Json, before: Mapping[int, Json] | None = None) -> Iterator[str]:
    """Every fault, in words. ``payload`` is a manifest's; ``before`` the payloads of older Revisions by number, None
    where they are not at hand: then rows that lead there are not looked at."""
    for name in _BOXES:
        for number, row in enumerate(boxes.get(name, ()), 1):
            for line in _row(row, payload, before):
                yield f"{name} {number}: {line}"


def _row(row: Json, payload: Json, before: Mapping[int, Json] | None) -> Iterator[str]:
    for inner in (*row.get("voices", ()), *row.get("notes", ()), row.get("was"), row.get("before")):
        if inner:
            yield from _row(inner, payload, before)
    if saying := row.get("saying"):
        yield from _said(row, saying, payload, before)
        for other in row.get("also", ()):
            yield from _cited(other, payload)


def _said(row: Json, saying: Json, payload: Json, before: Mapping[int, Json] | None) -> Iterator[str]:
    if saying["revision"]:
        if before is None:
            return
        payload = before.get(saying["revision"], {"sentences": [], "sources": []})
    sentence = _sentence(saying, payload)
    if sentence is None:
        yield f"leads to no sentence ({saying['part']} {saying['sentence'] + 1})"
    elif row["text"] not in sentence["text"] or not row["text"]:
        yield f"its words are not those of {saying['part']} {saying['sentence'] + 1}: {row['text'][:60]!r}"
    elif any(row.get(name, "") not in row["text"] for name in ("value", "counts")):
        yield f"its figure is not in its sentence: {row.get('value', '')!r}"
    else:
        yield from _cited(saying, payload)


def _cited(saying: Json, payload: Json) -> Iterator[str]:
    """The source is listed as the row tells it. Another publisher's sentence that says the same is cited in its own."""
    listed = {s["article"]: s for s in payload["sources"]}
    source = listed.get(saying["article_id"])
    sentence = _sentence(saying, payload)
    if source is None or sentence is None or all(c["article"] != saying["article_id"] for c in sentence["citations"]):
        yield f"{saying['publisher']} is not cited in {saying['part']} {saying['sentence'] + 1}"
    elif (source["publisher"], source["published_at"]) != (saying["publisher"], saying["published_at"]):
        yield f"{saying['publisher']} or its time is not the listed source's"


def _sentence(saying: Json, payload: Json) -> Json | None:
    return next(
        (s for s in payload["sentences"] if (s["part"], s["sentence"]) == (saying["part"], saying["sentence"])), None
    )
