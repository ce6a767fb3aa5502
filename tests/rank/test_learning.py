"""Topic weights from acts, counts of the audience, vectors of texts."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from standfirst.domain.ranking import Interaction, InteractionKind, ReaderProfile
from standfirst.rank import FRONT_PAGE, AudienceLedger, CandidatePool, CoReading, TasteLedger, build_slate, learn
from standfirst.rank.audience import NEVER, SPANS
from standfirst.rank.scorers.habit_scorer import HabitScorer
from standfirst.rank.text_vectors import HashedTfIdf
from tests.rank.readers import NOW, act, story

TOPICS_OF = {"a": ("science",), "b": ("science",), "c": ("sport",)}


def test_reading_lifts_hiding_lowers_and_learning_twice_changes_nothing() -> None:
    acts = [act("a"), act("b", InteractionKind.LIKE), act("c", InteractionKind.HIDE)]
    once = learn(ReaderProfile(), acts, topics_of=TOPICS_OF, now=NOW)
    assert once.topic_weights["science"] > 0 > once.topic_weights["sport"]
    assert learn(once, acts, topics_of=TOPICS_OF, now=NOW) == once
    assert all(-1 <= weight <= 1 for weight in once.topic_weights.values())


def test_old_acts_fade() -> None:
    new = learn(ReaderProfile(), [act("a")], topics_of=TOPICS_OF, now=NOW)
    old = learn(ReaderProfile(), [act("a", hours=24 * 28)], topics_of=TOPICS_OF, now=NOW)
    assert 0 < old.topic_weights["science"] < new.topic_weights["science"]


@pytest.mark.parametrize("kind", [InteractionKind.SHARE, InteractionKind.FINISH, InteractionKind.SEARCH])
def test_what_consent_tells_is_read_too_and_a_search_least(kind: InteractionKind) -> None:
    def habit(kind: InteractionKind) -> float:
        return learn(ReaderProfile(), [act("a", kind)], topics_of=TOPICS_OF, now=NOW).habits["science"]

    assert habit(InteractionKind.SEARCH) <= habit(kind) <= habit(InteractionKind.LIKE)
    assert habit(InteractionKind.SEARCH) < habit(InteractionKind.OPEN)


@pytest.mark.parametrize("kind", [InteractionKind.SEARCH, InteractionKind.SAVE])
def test_who_only_searched_or_saved_is_not_told_that_they_read(kind: InteractionKind) -> None:
    stories = [story("a", topics=("science",)), story("b", topics=("science",)), story("c", topics=("sport",))]
    profile = learn(ReaderProfile(reader_id="r"), [act("a", kind)], topics_of=TOPICS_OF, now=NOW)
    habits = (replace(p, personal=1.0) if isinstance(p.scorer, HabitScorer) else p for p in FRONT_PAGE.scorers)
    slate = build_slate(profile, stories, now=NOW, configuration=replace(FRONT_PAGE, scorers=tuple(habits)))
    said = {text for item in slate.items for text in item.explanation}
    assert "Keeps your topics in proportion to your interests" in said
    assert {"On topics that you took an interest in", "On topics that you took an interest in lately"} <= said
    assert not any("you read" in text.replace("you read or saved", "") or "reading" in text for text in said), said


def test_time_on_a_page_counts_by_the_minute_and_no_more_than_a_like() -> None:
    def weight(*acts: Interaction) -> float:
        return learn(ReaderProfile(), acts, topics_of=TOPICS_OF, now=NOW).topic_weights["science"]

    short, long, longest = (weight(replace(act("a", InteractionKind.READ), seconds=s)) for s in (60, 240, 600))
    assert short < long == longest == weight(act("a", InteractionKind.LIKE))


def test_an_impression_teaches_nothing() -> None:
    assert (
        learn(ReaderProfile(), [act("a", InteractionKind.IMPRESSION)], topics_of=TOPICS_OF, now=NOW).topic_weights == {}
    )


def test_open_rates_are_shrunk_to_the_usual() -> None:
    ledger = AudienceLedger()
    beside = [("plain", ("world",)), ("other", ("world",)), ("third", ("world",))]
    for number in range(60):
        ledger.judged(beside, frozenset({beside[number % 3][0]}))
    ledger.judged([("lucky", ("sport",)), *beside], frozenset({"lucky"}))
    for number in range(100):
        ledger.judged([("strong", ("sport",)), *beside], frozenset({"strong" if number % 2 else "other"}))
    lift = ledger.readings([("plain", ("world",)), ("lucky", ("sport",)), ("strong", ("sport",))], NOW).lift
    assert lift[0] < 0 < lift[2] == pytest.approx(np.log(2.0), abs=0.05)
    assert 0 < lift[1] < np.log(4.0) * 0.6  # its one page alone would say 4


def test_recent_reads_halve_with_each_span() -> None:
    ledger = AudienceLedger()
    ledger.visited("a", NOW)
    ledger.visited("a", NOW)
    for at, span in enumerate(SPANS):
        later = ledger.readings([("a", ()), ("b", ())], NOW + timedelta(seconds=span))
        assert later.reads[:, at].tolist() == pytest.approx([1.0, 0.0])
        assert later.since.tolist() == [span, NEVER]


def test_a_place_that_is_seldom_looked_at_expects_less() -> None:
    shown = [("top", ()), ("bottom", ())]
    even, slanted = AudienceLedger(), AudienceLedger()
    for number in range(40):
        opened = frozenset({"bottom" if number % 4 == 0 else "top"})
        even.judged(shown, opened)
        slanted.judged(shown, opened, chances=[3.0, 1.0])
    assert even.readings(shown, NOW).lift[0] > even.readings(shown, NOW).lift[1]
    assert slanted.readings(shown, NOW).lift.tolist() == pytest.approx([0.0, 0.0])


def test_a_page_without_an_open_says_nothing_of_its_cards() -> None:
    ledger = AudienceLedger()
    ledger.judged([("a", ("world",)), ("b", ())], frozenset())
    assert ledger == AudienceLedger()


def test_co_reading_speaks_of_pairs_within_three_days() -> None:
    ledger = CoReading()
    for _ in range(20):
        ledger.read([], "near", NOW - timedelta(hours=1))
        ledger.read([("old", NOW - timedelta(days=4)), ("near", NOW - timedelta(hours=1))], "new", NOW)
    assert set(ledger.likeness("near")) == {"new"}
    assert 0 < ledger.likeness("near")["new"] <= 1
    assert ledger.likeness("old") == {}
    pool = CandidatePool.build([story("new"), story("other")], NOW, coreading=ledger)
    slate = build_slate(ReaderProfile(recent=(act("near"),)), pool, now=NOW)
    assert slate.items[0].candidate.story_id == "new"
    assert "Who read what you read or saved also read it" in slate.items[0].explanation


def test_co_reading_may_grow_while_it_is_asked() -> None:
    class Growing(dict[str, float]):
        def get(self, key: str, default: float = 0.0) -> float:  # type: ignore[override]
            ledger.pairs["near"][f"new {len(ledger.pairs['near'])}"] = 1.0  # as another thread may
            return super().get(key, default)

    ledger = CoReading()
    for name in ("a", "b", "c"):
        ledger.read([(name, NOW)], "near", NOW)
    ledger.reads = Growing(ledger.reads)
    assert set(ledger.likeness("near")) >= {"a", "b", "c"}


def test_tastes_point_to_whom_a_story_drew_and_never_to_one_reader() -> None:
    ledger = TasteLedger()
    sporty, bookish = np.array([1.0, 0.0], np.float32), np.array([0.0, 1.0], np.float32)
    for _ in range(30):
        ledger.judged(sporty, ["match", "novel"], frozenset({"match"}))
        ledger.judged(bookish, ["match", "novel"], frozenset({"novel"}))
    rows = ledger.of(["match", "novel", "unknown"], 2)
    assert rows[0] @ sporty > 0 > rows[0] @ bookish
    assert rows[1] @ bookish > 0 > rows[1] @ sporty
    assert not rows[2].any()
    alone = TasteLedger()
    alone.judged(sporty, ["match"], frozenset({"match"}))
    assert np.abs(alone.of(["match"], 2)).max() <= 0.25


def test_a_story_like_a_read_one_is_named() -> None:
    words = HashedTfIdf()
    texts = {
        "read": "Tram line opens by the harbour",
        "near": "Harbour tram line opens late",
        "far": "Bank raises rates",
    }
    words.read([*texts.values(), *(f"Filler {number} about the late news" for number in range(50))])
    vectors = {name: words.vector(text) for name, text in texts.items()}
    pool = CandidatePool.build([story(name, title=text) for name, text in texts.items()], NOW, vectors=vectors)
    slate = build_slate(ReaderProfile(recent=(act("read"),)), pool, now=NOW)
    place = {item.candidate.story_id: item for item in slate.items}
    assert "Like a story you read: Tram line opens by the harbour" in place["near"].explanation
    assert place["near"].score > place["far"].score
    assert not any(text.startswith("Like") for text in place["far"].explanation)
    for kind, word in (
        (InteractionKind.SAVE, "saved"),
        (InteractionKind.READ, "read"),
        (InteractionKind.SHARE, "read"),
    ):
        slate = build_slate(ReaderProfile(recent=(act("read", kind),)), pool, now=NOW)
        near = next(item for item in slate.items if item.candidate.story_id == "near")
        assert f"Like a story you {word}: Tram line opens by the harbour" in near.explanation
    searched = build_slate(ReaderProfile(recent=(act("read", InteractionKind.SEARCH),)), pool, now=NOW)
    assert not any(text.startswith("Like") for item in searched.items for text in item.explanation)


def test_text_vectors_are_unit_and_the_same_everywhere() -> None:
    words = HashedTfIdf(width=64)
    words.read(["one two", "two three"])
    assert np.linalg.norm(words.vector("one two")) == pytest.approx(1.0)
    assert np.array_equal(words.vector("one two"), words.vector("Two ONE"))
    assert not words.vector("").any()
