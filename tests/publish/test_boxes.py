"""What is not known, hostile text, the way to JSON and back, and proving rows by their sentences."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.domain.draft import Sentence
from standfirst.domain.report import Revision
from standfirst.publish import (
    build_manifest,
    faults,
    json_ld,
    make_boxes,
    revision_from_dict,
    revision_hash,
    revision_to_dict,
)
from standfirst.publish.boxes import boxes_to_dict
from tests.publish.told_world import Line, cites, published, revision_of, source

CAUSE: Line = ("Tarsen Press", "3 04:50", "The cause of the fire was not known.")
HOSTILE = "<script>alert(1)</script>\u202eevil\"'&"


def unknown_in(*lines: Line, later: str = "") -> list[str]:
    more = (source("Quayside", "4 10:00", later),) if later else ()
    made = revision_of(*lines, framed=True, sources=more).boxes
    assert made is not None
    return [u.text for u in made.unknowns]


@pytest.mark.parametrize(
    "words",
    [
        CAUSE[2],
        "It was not clear whether anybody was in the house.",
        "Whether the rail broke before the train came is not yet known.",
        "The man's name has not been released.",
        "Eleven villagers have not been found.",
        "It was unclear when the suspect would appear in court.",
        "The police said it was too early to speak of a cause.",
    ],
)
def test_a_source_says_that_something_is_not_known(words: str) -> None:
    assert unknown_in(("Tarsen Press", "3 04:50", words)) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The discovery of 14 unknown animals started a dispute.",
        "The fire may burn for two days.",
        "A caller unknown to police reported it.",
        "The motive was not known until the trial in court.",
        "He did not say when that would be.",  # who and what does this row not tell
        "No reason was given.",
        "Nobody was hurt.",
        "The company had not identified any safety concerns.",
    ],
)
def test_what_is_no_such_statement(words: str) -> None:
    assert unknown_in(("Tarsen Press", "3 04:50", words)) == []


@pytest.mark.parametrize(
    ("later", "open_"),
    [
        ("Investigators said the fire was caused by a heater. It rained.", False),
        ("A faulty charger may have caused the fire.", True),
        ("The cause of the fire is still unknown.", True),
        ("Police see no link between the fire and the visit.", True),
    ],
)
def test_a_newer_text_answers_it(later: str, open_: bool) -> None:
    assert bool(unknown_in(CAUSE, later=later)) is open_


def test_an_older_text_answers_nothing() -> None:
    made = revision_of(CAUSE, sources=(source("Old", "1 10:00", "The fire was caused by a heater."),)).boxes
    assert made is not None
    assert len(made.unknowns) == 1


FULL: tuple[Line, ...] = (
    ("Pellan Post", "2 09:10", "At least 14 people died in the landslide on Monday."),
    ("Tarsen Radio", "3 14:00", "Twelve people died in the landslide, the governor said on Tuesday."),
    ("Quayside", "4 10:00", "The governor declared three days of mourning on Wednesday."),
    ("Quayside", "4 10:05", "The repair will cost 24 million crowns."), CAUSE,
)  # fmt: skip


def full(previous: Revision | None = None) -> Revision:
    made = revision_of(*FULL, framed=True, previous=previous)
    assert made.boxes is not None
    assert all((made.boxes.timeline, made.boxes.figures, made.boxes.differences, made.boxes.unknowns))
    return made


def payload(made: Revision) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(build_manifest(made))
    return value


def test_a_story_with_nothing_to_say_has_no_box() -> None:
    made = revision_of(("Quayside", "4 10:00", "It rained.")).boxes
    assert made is not None
    assert not any((made.timeline, made.figures, made.differences, made.unknowns))


def test_boxes_are_hashed_signed_and_come_back() -> None:
    made = full()
    assert revision_from_dict(json.loads(json.dumps(revision_to_dict(made)))) == made
    assert payload(made)["boxes"] == boxes_to_dict(made.boxes) if made.boxes else False
    assert revision_hash(replace(made, boxes=None)) != made.hash


def test_a_revision_from_before_there_were_boxes_keeps_its_hash() -> None:
    old = replace(full(), boxes=None)
    kept = revision_to_dict(replace(old, hash=revision_hash(old)))
    assert "boxes" not in kept
    back = revision_from_dict(kept)
    assert back.boxes is None
    assert revision_hash(back) == kept["hash"]


def test_every_row_stands_in_the_sentence_that_it_names() -> None:
    made = payload(full())
    assert list(faults(made["boxes"], made)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b["figures"][0].update(value="40"),
        lambda b: b["figures"][0].update(text="Forty people died."),
        lambda b: b["timeline"][0]["saying"].update(sentence=77),
        lambda b: b["timeline"][0]["saying"].update(publisher="Another Paper"),
        lambda b: b["timeline"][0]["saying"].update(published_at="2020-01-01T00:00:00+00:00"),
        lambda b: b["differences"][0]["voices"][0].update(value="nineteen"),
        lambda b: b["unknowns"][0].update(text=""),
        lambda b: b["unknowns"][0]["saying"].update(revision=9),
    ],
)
def test_a_row_that_was_changed_is_found(change: Any) -> None:
    made = payload(full())
    change(made["boxes"])
    assert list(faults(made["boxes"], made, {}))


def test_what_it_was_is_proved_by_the_older_revision() -> None:
    before = full()
    made = revision_of(
        *FULL[2:], ("Pellan Post", "4 20:00", "Fifteen people died in the landslide."), framed=True, previous=before
    )
    told = payload(made)
    assert any(f["was"] for f in told["boxes"]["figures"])
    assert list(faults(told["boxes"], told, {1: payload(before)})) == []
    assert list(faults(told["boxes"], told, {}))
    assert list(faults(told["boxes"], told)) == []  # not at hand, not looked at


def test_markup_and_turned_letters_stay_text() -> None:
    lines = [(f"{publisher}{HOSTILE}", at, text) for publisher, at, text in FULL]
    made = revision_of(*lines)
    assert made.boxes is not None
    assert made.boxes.figures[0].saying.publisher.endswith(HOSTILE)
    told = payload(made)
    assert list(faults(told["boxes"], told)) == []
    assert "<" not in json_ld(made)


def test_a_citation_that_no_longer_holds_gives_no_row() -> None:
    first = source("Pellan Post", "3 04:50", CAUSE[2])
    made = published([Sentence(text=first.text, citations=cites(first))], (first,))
    assert made.boxes is not None
    assert made.boxes.unknowns
    changed = replace(made, sources=(replace(first, text=first.text.replace("fire", "flood")),))
    assert make_boxes(changed).unknowns == ()
    assert make_boxes(replace(made, sources=(replace(first, opted_out=True),))).unknowns == ()
    assert make_boxes(replace(made, sources=())).unknowns == ()


def test_linked_data_names_what_it_has_words_for() -> None:
    parts = json.loads(json_ld(full(), base="https://desk.example"))["hasPart"]
    assert [p["name"] for p in parts] == ["Timeline", "Key figures"]
    assert parts[0]["itemListElement"][0]["item"]["startDate"] == "2026-03-02"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=120), min_size=1, max_size=5))
def test_any_text_makes_boxes_that_can_be_proved(texts: list[str]) -> None:
    made = revision_of(*((f"Paper {n}", f"{n + 1} 10:00", t) for n, t in enumerate(texts)))
    told = payload(made)
    assert list(faults(told["boxes"], told)) == []


_PIECES = st.sampled_from(
    "Twelve;14;people died;were injured;on Tuesday;in 2019;said;not known;The cause;of;$3;million;crowns;,;.;percent;"
    "magnitude;5.1;denied that;would resign;has been found;3 March;of the 46;at least;\u202e;<b>".split(";")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(_PIECES, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=5))
def test_any_order_of_such_words_too(texts: list[str]) -> None:
    made = revision_of(*((f"Paper {n}", f"{n + 1} 10:00", t) for n, t in enumerate(texts)), framed=True)
    told = payload(made)
    assert list(faults(told["boxes"], told)) == []
