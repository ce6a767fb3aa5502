"""Topic weights from acts, counts of the audience, vectors of texts."""

from datetime import timedelta

import numpy as np
import pytest

from standfirst.domain.ranking import InteractionKind, ReaderProfile
from standfirst.rank import AudienceLedger, CandidatePool, build_slate, learn
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


def test_an_impression_teaches_nothing() -> None:
    assert (
        learn(ReaderProfile(), [act("a", InteractionKind.IMPRESSION)], topics_of=TOPICS_OF, now=NOW).topic_weights == {}
    )


def test_open_rates_are_shrunk_to_the_usual() -> None:
    ledger = AudienceLedger()
    for number in range(200):
        ledger.shown("plain", ("world",))
        if number % 10 == 0:
            ledger.opened("plain", ("world",))
    ledger.shown("lucky", ("sport",))
    ledger.opened("lucky", ("sport",))
    for number in range(100):
        ledger.shown("strong", ("sport",))
        if number % 2:
            ledger.opened("strong", ("sport",))
    lift = ledger.readings([("plain", ("world",)), ("lucky", ("sport",)), ("strong", ("sport",))], NOW).lift
    assert lift[0] < lift[1] < lift[2]


def test_recent_reads_halve_in_half_an_hour() -> None:
    ledger = AudienceLedger()
    ledger.visited("a", NOW)
    ledger.visited("a", NOW)
    later = ledger.readings([("a", ()), ("b", ())], NOW + timedelta(minutes=30)).opens_now
    assert later.tolist() == pytest.approx([1.0, 0.0])


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


def test_text_vectors_are_unit_and_the_same_everywhere() -> None:
    words = HashedTfIdf(width=64)
    words.read(["one two", "two three"])
    assert np.linalg.norm(words.vector("one two")) == pytest.approx(1.0)
    assert np.array_equal(words.vector("one two"), words.vector("Two ONE"))
    assert not words.vector("").any()
