"""A correction is what was wrong when it was published; what newer texts moved is a development."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.moves import Move, MoveKind
from standfirst.domain.report import Correction, Revision
from standfirst.domain.text import text_hash
from standfirst.domain.verdict import CheckedDraft
from standfirst.publish import Switches, corrections_between, decide_publication, differences, make_revision
from standfirst.sample import load_world
from standfirst.write import ModelFreeWriter
from tests.publish.test_publish import NOW
from tests.writing.stream import play

TWELVE, FOURTEEN = "Twelve dead: police count 12 dead.", "Police count 14 dead in the slide."


def source(key: str, text: str, hours: int = 0) -> EvidenceSource:
    return EvidenceSource(
        article_id=key, source_id=key, publisher=f"{key.title()} Post", owner=key, url=f"https://{key}.example/1",
        title="Slide", text=text, published_at=NOW + timedelta(hours=hours), text_hash=text_hash(text), fetched_at=NOW,
    )  # fmt: skip


def cite(one: EvidenceSource, words: str = "") -> Citation:
    start = one.text.index(words) if words else 0
    span = words or one.text
    return Citation(article_id=one.article_id, start=start, end=start + len(span), span_hash=text_hash(span))


def told(text: str, by: EvidenceSource, *sources: EvidenceSource, before: Revision | None = None,
         moves: tuple[Move, ...] = (), words: str = "") -> Revision:  # fmt: skip
    head = Sentence(text="A slide hit the village", citations=(cite(by, words),))
    draft = Draft(
        story_id="s", headline=head, standfirst=head, paragraphs=((Sentence(text=text, citations=head.citations),),),
        dateline="", language="en", writer=WriterKind.CHOOSING, model="m", prompt_version="1",
    )  # fmt: skip
    checked = CheckedDraft(draft=draft, verdicts=(), rules_run=())
    return make_revision(checked, before, sources or (by,), NOW, report_id="R", moves=moves)


OLD = source("harbour", TWELVE)
FIRST = told("Police say that 12 people died.", OLD)
LATER = "Police say that 14 people died."


def notes(newer: Revision, *earlier: Revision) -> list[str]:
    return [c.note for c in corrections_between(FIRST, newer, earlier)]


def test_a_toll_that_rose_in_a_newer_source_is_a_development() -> None:
    newer = source("inland", FOURTEEN, 3)
    assert notes(told(LATER, newer, OLD, newer, before=FIRST)) == []
    assert [d.after for d in differences(FIRST, told(LATER, newer, OLD, newer, before=FIRST)) if d.words][-1] == LATER


def test_so_is_one_in_a_newer_version_of_the_same_text() -> None:
    assert notes(told(LATER, source("harbour", FOURTEEN, 3), before=FIRST)) == []


@pytest.mark.parametrize(
    ("kind", "correction"),
    [(MoveKind.CHANGED_NUMBER, False), (MoveKind.DENIAL, False), (MoveKind.OUTCOME, False), (MoveKind.NEW_FACT, False),
     (MoveKind.WITHDRAWN, True)],
)  # fmt: skip
def test_a_move_tells_a_development_where_times_do_not(kind: MoveKind, correction: bool) -> None:
    """A text that came out when the other did, read since: what it says moved, or its words were changed."""
    same_hour = source("harbour", FOURTEEN)
    move = Move(kind=kind, line="14 dead, was 12: Harbour Post", by="Harbour Post", citations=(cite(same_hour),))
    found = notes(told(LATER, same_hour, before=FIRST, moves=(move,)))
    assert bool(found) is correction


def test_what_its_source_never_said_is_a_correction() -> None:
    wrong = told("Police say that 15 people died.", OLD)
    (found,) = corrections_between(wrong, told("Police say that 12 people died.", OLD, before=wrong))
    assert (found.note, found.before) == ("A figure was corrected: 15 became 12.", "Police say that 15 people died.")


def test_another_fact_of_the_same_words_is_none() -> None:
    both = source("harbour", "Police count 24 hurt and 15 missing.")
    first = told("Police say that 24 are hurt.", both)
    assert not corrections_between(first, told("Police say that 15 are missing.", both, before=first))


def test_another_choice_among_texts_of_one_hour_and_another_reporter_are_none() -> None:
    other = source("inland", FOURTEEN)
    assert notes(told(LATER, other, OLD, other, before=FIRST)) == []
    first = told("Police count 12 dead, Harbour Post reported.", OLD, OLD, other)
    again = told("Police count 12 dead, Inland Post reported.", OLD, OLD, other, before=first)
    assert not corrections_between(first, again)


def test_what_rested_on_a_text_that_is_gone_is_a_correction_even_with_newer_ones() -> None:
    newer = source("inland", FOURTEEN, 3)
    assert notes(told(LATER, newer, newer, before=FIRST)) == ["A figure was corrected: 12 became 14."]
    closed = replace(OLD, paywalled=True)
    assert notes(told(LATER, newer, closed, newer, before=FIRST)) == [], "a wall does not make it wrong"


def corrected_by_source() -> tuple[Revision, Move]:
    """Its source says 9 now, and that 12 was wrong."""
    note = "Correction: An earlier version said 12 had died."
    now = source("harbour", f"Police count 9 dead. {note}", 3)
    spans = (cite(now, "Police count 9 dead."), cite(now, note))
    move = Move(
        kind=MoveKind.CORRECTION, line="9 dead, was 12, as its source corrects: Harbour Post, 15:00 UTC",
        by="Harbour Post, 15:00 UTC", citations=spans,
    )  # fmt: skip
    newer = told("Police count 9 dead.", now, before=FIRST, moves=(move,), words="Police count 9 dead.")
    return newer, move


def test_what_its_source_corrects_is_a_correction_though_the_text_is_newer() -> None:
    newer, move = corrected_by_source()
    (found,) = corrections_between(FIRST, newer)
    assert found.note == f"A published fact was wrong: {move.line}."
    assert (found.before, found.after) == ("Police say that 12 people died.", "Police count 9 dead.")


def test_so_is_what_stood_in_an_earlier_revision_only() -> None:
    newer, move = corrected_by_source()
    between = told("The road is closed.", source("inland", "The road is closed."), OLD)
    assert corrections_between(between, newer) == ()
    assert [c.before for c in corrections_between(between, newer, (FIRST,))] == ["Police say that 12 people died."]
    checked = CheckedDraft(draft=newer.draft, verdicts=(), rules_run=())
    made = decide_publication(
        checked, between, Switches(), newer.sources, NOW, report_id="R", moves=(move,), earlier=(FIRST,)
    )  # fmt: skip
    assert len(made.corrections) == 1


def test_a_source_that_corrects_what_no_report_said_corrects_nothing() -> None:
    road = "The road is closed."
    first = told(road, source("harbour", f"{TWELVE} {road}"), words=road)
    assert corrections_between(first, corrected_by_source()[0]) == ()


@pytest.fixture(scope="module")
def world_corrections() -> dict[str, list[Correction]]:
    world, found = load_world(), {}
    for story in ("stavenholt-tannery-flats", "upper-cray-landslide", "askmoor-earthquake", "night-train-derailment"):
        made = [s.revision for s in play(world, story, ModelFreeWriter()) if s.revision]
        found[story] = [
            c for n, (a, b) in enumerate(pairwise(made)) for c in corrections_between(a, b, made[:n][::-1])
        ]  # fmt: skip
    return found


def test_the_sample_worlds_correction_is_one_and_its_developments_are_none(
    world_corrections: dict[str, list[Correction]],
) -> None:
    """42 million crowns that were 24, as the paper itself says; tolls that rose; a reporter named elsewhere."""
    (tannery,) = world_corrections.pop("stavenholt-tannery-flats")
    assert "24 million crowns, was 42 million, as its source corrects" in tannery.note
    assert "42 million" in tannery.before
    assert world_corrections == {"upper-cray-landslide": [], "askmoor-earthquake": [], "night-train-derailment": []}
