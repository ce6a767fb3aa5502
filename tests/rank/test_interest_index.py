"""An index that goes on from the one before finds what a fresh one finds."""

import random
from dataclasses import replace

from standfirst.domain.ranking import Candidate, InterestKind
from standfirst.rank.interest_index import InterestIndex
from tests.rank.readers import story

WORDS = "ferry harbour wall tram strike budget school ferry-line été".split()
ASKED = [
    *((InterestKind.WORD, w) for w in (*WORDS, "harbour wall", "ETE", "nothing")),
    *((InterestKind.TOPIC, t) for t in ("transport", "health")),
    *((InterestKind.STORY, f"s{n}") for n in range(12)),
    (InterestKind.PUBLISHER, "the post"),
    (InterestKind.PLACE, "Riverton"),
]


def candidates(chance: random.Random, count: int) -> list[Candidate]:
    return [
        replace(
            story(f"s{n}", topics=(chance.choice(("transport", "health")),)),
            text=" ".join(chance.choices(WORDS, k=6)),
            publishers=("The Post",) if chance.random() < 0.5 else ("Other",),
            places=("Riverton",) if chance.random() < 0.3 else (),
        )
        for n in range(count)
    ]


def test_going_on_finds_what_a_fresh_index_finds() -> None:
    chance = random.Random(4)
    every = {c.story_id: c for c in candidates(chance, 12)}
    index = InterestIndex.build(list(every.values()))
    for _ in range(20):
        every |= {c.story_id: c for c in candidates(chance, 12) if chance.random() < 0.3}  # some say something else
        now = chance.sample(list(every.values()), chance.randrange(8, 13))  # some are gone, all stand elsewhere
        index, fresh = InterestIndex.build(now, index), InterestIndex.build(now)
        for kind, value in ASKED:
            assert index.rows_for(kind, value).tolist() == fresh.rows_for(kind, value).tolist(), (kind, value)
    assert index.rows_for(InterestKind.WORD, "ferry").size


def test_an_index_in_use_does_not_find_what_came_after_it() -> None:
    first = InterestIndex.build([replace(story("a"), text="ferry")])
    second = InterestIndex.build([replace(story("a"), text="ferry"), replace(story("b"), text="tram")], first)
    assert second.rows_for(InterestKind.WORD, "tram").tolist() == [1]
    assert first.rows_for(InterestKind.WORD, "tram").tolist() == []


def test_words_of_stories_that_are_gone_are_let_go_of() -> None:
    index = InterestIndex.build([replace(story("s0"), text="word0")])
    for n in range(1, 200):
        index = InterestIndex.build([replace(story(f"s{n}"), text=f"word{n}")], index)
    assert len(index.codes) < 60
    assert index.rows_for(InterestKind.WORD, "word199").tolist() == [0]
    assert index.rows_for(InterestKind.WORD, "word3").tolist() == []


def test_an_empty_index_answers() -> None:
    assert InterestIndex.build([]).rows_for(InterestKind.WORD, "ferry").size == 0
