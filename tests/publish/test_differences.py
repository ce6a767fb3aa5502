"""What became of every sentence between two Revisions, and why."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from standfirst.domain.draft import Citation, Draft, Sentence, WriterKind
from standfirst.domain.moves import Move, MoveKind
from standfirst.domain.report import Revision
from standfirst.publish import Difference, Fate, differences, revision_from_dict, revision_hash, revision_to_dict
from standfirst.publish import what_is_new as news_for

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
RAIN, HURT, MAYOR = "Rain fell all night.", "Seven people were hurt.", "The mayor slept."


def span(article: str, start: int = 0) -> Citation:
    return Citation(article_id=article, start=start, end=start + 9, span_hash=f"{article}{start}")


def said(text: str, *citations: Citation) -> Sentence:
    return Sentence(text=text, citations=citations or (span(text),))


def revision(*body: Sentence, number: int = 1, moves: tuple[Move, ...] = (), headline: str = "Rain") -> Revision:
    draft = Draft(
        story_id="s", headline=said(headline, span("h")), standfirst=said("It rained.", span("h")), paragraphs=(body,),
        dateline="", language="en", writer=WriterKind.MODEL_FREE,
    )  # fmt: skip
    return Revision(
        report_id="r", number=number, draft=draft, sources=(), verdicts=(), label="", created_at=NOW, hash="",
        moves=moves,
    )  # fmt: skip


def body(found: tuple[Difference, ...]) -> list[tuple[Fate, str, str]]:
    return [(d.fate, d.before, d.after) for d in found if d.key not in ("headline", "standfirst")]


def test_the_same_is_kept_and_an_exchange_is_a_move() -> None:
    one = revision(said(RAIN), said(HURT), said(MAYOR))
    assert {d.fate for d in differences(one, one)} == {Fate.KEPT}
    other = revision(said(MAYOR), said(RAIN), said(HURT))
    assert body(differences(one, other)) == [
        (Fate.MOVED, MAYOR, MAYOR), (Fate.KEPT, RAIN, RAIN), (Fate.KEPT, HURT, HURT)
    ]  # fmt: skip


def test_one_span_told_otherwise_is_changed_whatever_its_words() -> None:
    one = revision(said(RAIN), said(HURT, span("a")), said(MAYOR))
    other = revision(said(RAIN), said("Among the wounded are no children.", span("a", 4)), said(MAYOR))
    changed = differences(one, other)[3]
    assert (changed.fate, changed.before) == (Fate.CHANGED, HURT)
    assert changed.rewritten


def test_likeness_pairs_where_no_span_does_and_marks_the_words() -> None:
    one, other = revision(said(HURT)), revision(said("Nineteen people were hurt."))
    (changed,) = [d for d in differences(one, other) if d.fate is Fate.CHANGED]
    assert [(w.kind, w.text) for w in changed.words] == [
        ("gone", "Seven"), ("new", "Nineteen"), ("same", "people were hurt.")
    ]  # fmt: skip
    assert not changed.rewritten


def test_new_and_gone_stand_where_they_stand_and_stood() -> None:
    one = revision(said(RAIN), said(MAYOR))
    other = revision(said("Trains stand still."), said(RAIN))
    assert body(differences(one, other)) == [
        (Fate.NEW, "", "Trains stand still."), (Fate.KEPT, RAIN, RAIN), (Fate.GONE, MAYOR, "")
    ]  # fmt: skip


def test_a_reason_is_given_for_what_a_proven_sentence_cites_and_for_nothing_else() -> None:
    move = Move(
        kind=MoveKind.CHANGED_NUMBER, line="19 hurt, was 7: Radio, 23:20 UTC", by="Radio, 23:20 UTC",
        citations=(span("b"),), before=(span("a"),),
    )  # fmt: skip
    one = revision(said(HURT, span("a")))
    told = revision(said("Nineteen are in hospital.", span("b")), number=2, moves=(move,))
    assert {(d.fate, d.reason) for d in differences(one, told) if d.reason} == {
        (Fate.NEW, move.line), (Fate.GONE, move.line)
    }  # fmt: skip
    untold = revision(said(RAIN), number=2, moves=(move,))
    assert not any(d.reason for d in differences(one, untold))


def test_readers_get_no_sentence_of_a_source_as_a_reason() -> None:
    move = Move(
        kind=MoveKind.DENIAL, line="denial: Holm denied all of it (Radio, 23:20 UTC)", by="Radio, 23:20 UTC",
        citations=(span("b"),),
    )  # fmt: skip
    (new,) = differences(revision(), revision(said("Holm denies it.", span("b")), moves=(move,)))[2:]
    assert new.reason == "denial: Radio, 23:20 UTC"


def test_what_is_new_for_whom_missed_revisions_is_what_moved() -> None:
    first = revision(said(RAIN))
    fact = Move(kind=MoveKind.NEW_FACT, line="new fact: ...", by="Post, 12:00 UTC", citations=(span("p"),))
    second = revision(said(RAIN), said("The dam holds.", span("p")), number=2, moves=(fact,))
    third = revision(said(RAIN), said("The dam holds.", span("p")), said(MAYOR), number=3)
    assert [d.after for d in news_for(first, (second, third))] == ["The dam holds."]
    assert news_for(second, (third,)) == ()
    assert news_for(third, ()) == ()


def test_moves_are_stored_hashed_and_come_back_and_none_leave_the_old_hash() -> None:
    move = Move(kind=MoveKind.OUTCOME, line="outcome: out", by="Post", citations=(span("p"),), before=(span("q"),))
    plain = revision(said(RAIN))
    with_moves = replace(plain, moves=(move,))
    assert "moves" not in revision_to_dict(plain)
    assert revision_from_dict(revision_to_dict(with_moves)) == with_moves
    assert revision_hash(with_moves) != revision_hash(plain)


texts = st.lists(
    st.sampled_from([RAIN, HURT, MAYOR, "The dam holds.", "The dam may hold.", "Nine were hurt."]), max_size=6
)


@given(old=texts, new=texts)
def test_every_sentence_has_one_fate(old: list[str], new: list[str]) -> None:
    found = differences(revision(*map(said, old)), revision(*map(said, new)))
    told = [d for d in found if d.key.startswith("s") and d.key != "standfirst"]
    assert [d.after for d in told] == new
    assert sorted(d.before for d in found if d.before and d.key not in ("headline", "standfirst")) == sorted(old)
