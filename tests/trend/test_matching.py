"""A signal raises a story only through an address or a name that they share, within limits."""

import math
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.domain.trend import OutsideSignal
from standfirst.trend import (
    StoryLink,
    StoryMention,
    link_spellings,
    match_signals,
    name_keys,
    rank_strength,
    rise_strength,
)
from standfirst.trend.matching import link_key
from standfirst.trend.things import thing_key

NOW = datetime(2026, 5, 12, 14, 0, tzinfo=UTC)


def signal(key: str = "k", links: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> OutsideSignal:
    return OutsideSignal(connector="c", key=key, label="L", at=NOW, strength=1.0, links=links, names=names)


def spoken(story: str, key: str, *owners: str, copy: bool = False) -> list[StoryMention]:
    return [StoryMention(story_id=story, key=key, owner=o, copy=copy) for o in owners]


def found(one: OutsideSignal, links: list[StoryLink] = [], mentions: list[StoryMention] = []) -> list[tuple[str, str]]:  # noqa: B006
    return [(m.story_id, m.what) for m in match_signals([one], links, mentions)]


FERRY = StoryLink(story_id="ferry", url="https://wire.example/ferry")


@pytest.mark.parametrize(
    "url",
    [
        "https://wire.example/ferry",
        "http://wire.example/ferry",
        "https://www.wire.example/ferry/",
        "http://WWW.WIRE.example/ferry",
    ],
)
def test_an_address_matches_however_it_is_spelled(url: str) -> None:
    assert found(signal(links=(url,)), [FERRY]) == [("ferry", url)]


@pytest.mark.parametrize(
    "url",
    ["https://wire.example/ferry-2", "https://wire.example/ferry?page=2", "https://wire.example/", "https://wire.example:81/ferry",
     "https://m.wire.example/ferry", "https://wire.example.net/ferry", "ftp://wire.example/ferry", "https://[::1", ""],
)  # fmt: skip
def test_another_address_does_not(url: str) -> None:
    links = [FERRY, StoryLink(story_id="front", url="https://wire.example/")]
    assert found(signal(links=(url,)), links) == []


def test_a_story_with_several_of_the_links_is_matched_once_and_other_stories_too() -> None:
    links = [
        FERRY,
        StoryLink(story_id="ferry", url="https://post.example/f"),
        StoryLink(story_id="moth", url="https://post.example/m"),
    ]
    one = signal(links=("https://wire.example/ferry", "https://post.example/f", "https://post.example/m"))
    assert found(one, links) == [("ferry", "https://wire.example/ferry"), ("moth", "https://post.example/m")]


def test_a_link_settles_it_and_names_are_not_looked_at() -> None:
    one = signal(links=("https://wire.example/ferry",), names=("Lantern Moth",))
    assert found(one, [FERRY], spoken("moth", "lantern moth", "a", "b")) == [("ferry", "https://wire.example/ferry")]


def test_a_name_needs_two_owners_of_their_own_words() -> None:
    one = signal(names=("Varn Bridge",))
    assert found(one, mentions=spoken("s", "varn bridge", "a", "b")) == [("s", "varn bridge")]
    assert found(one, mentions=spoken("s", "varn bridge", "a", "a")) == []
    assert found(one, mentions=[*spoken("s", "varn bridge", "a"), *spoken("s", "varn bridge", "b", copy=True)]) == []


def test_a_name_of_several_words_is_in_at_most_five_stories_and_a_single_word_in_one() -> None:
    def stories(key: str, others: int) -> list[StoryMention]:
        return [*spoken("own", key, *"abcdefgh"), *(m for n in range(others) for m in spoken(f"s{n}", key, "a"))]

    assert found(signal(names=("Varn Bridge",)), mentions=stories("varn bridge", 4)) == [("own", "varn bridge")]
    assert found(signal(names=("Varn Bridge",)), mentions=stories("varn bridge", 5)) == []
    assert found(signal(names=("Tarsen",)), mentions=stories("tarsen", 0)) == [("own", "tarsen")]
    assert found(signal(names=("Tarsen",)), mentions=stories("tarsen", 1)) == []


def test_a_name_belongs_where_half_of_all_voices_speak_of_it() -> None:
    one = signal(names=("Varn Bridge",))
    passing = [*spoken("own", "varn bridge", *"abcdef"), *spoken("prize", "varn bridge", "a", "b")]
    assert found(one, mentions=passing) == [("own", "varn bridge")]
    even = [*spoken("one", "varn bridge", "a", "b"), *spoken("two", "varn bridge", "c", "d")]
    assert found(one, mentions=even) == [("one", "varn bridge"), ("two", "varn bridge")]
    others = [m for n in range(3) for m in spoken(f"s{n}", "varn bridge", "c")]
    thin = [*spoken("own", "varn bridge", "a", "b"), *others]
    assert found(one, mentions=thin) == []


def test_weak_stories_count_against_a_common_name_too() -> None:
    mentions = [*spoken("strong", "tarsen", "a", "b"), *spoken("weak", "tarsen", "c", copy=True)]
    assert found(signal(names=("Tarsen",)), mentions=mentions) == []


@pytest.mark.parametrize("name", ["ab", "1995", "the", "", "  ", "!!!", "a,b"])
def test_names_that_say_nothing_do_not_match(name: str) -> None:
    assert found(signal(names=(name,)), mentions=spoken("s", thing_key(name), "a", "b")) == []


def test_a_longer_phrase_is_searched_for_names_of_two_words_and_more_but_not_for_single_ones() -> None:
    one = signal(names=("tiller dock fire",))
    assert found(one, mentions=spoken("s", "tiller dock", "a", "b")) == [("s", "tiller dock")]
    assert found(one, mentions=spoken("s", "tiller", "a", "b")) == []
    both = [*spoken("s", "tiller dock", "a", "b"), *spoken("t", "tiller dock fire", "a", "b")]
    assert found(one, mentions=both) == [("t", "tiller dock fire")]


def test_spellings_of_a_name_meet() -> None:
    assert thing_key(" São  Tomé’s “Port” ") == "sao tome s port"
    assert thing_key("Varn-Brücke,") == "varn brucke"
    assert thing_key("Brightkeel's") == thing_key("BRIGHTKEEL") == "brightkeel"
    assert thing_key("Quist & Sons") == "quist & sons"
    assert name_keys("New Port Ansel") == ("new port ansel", "new port", "port ansel")
    assert len(name_keys("word " * 400)) < 60


@given(st.text(max_size=200))
def test_any_name_and_any_address_can_be_asked_about(text: str) -> None:
    assert all(len(k) <= 80 for k in name_keys(text))
    assert match_signals([signal(links=(text,), names=(text,))], [FERRY], []) == ()


@given(
    st.sampled_from(["wire.example/ferry", "a.example/x?p=1", "a.example/x/y/"]),
    st.sampled_from(["http", "https"]),
    st.booleans(),
)
def test_every_spelling_that_is_looked_up_has_the_same_key(rest: str, scheme: str, www: bool) -> None:
    url = f"{scheme}://{'www.' if www else ''}{rest}"
    spellings = link_spellings([url])
    assert url in spellings
    assert {link_key(s) for s in spellings} == {link_key(url)}


def test_strength_is_the_logarithm_of_how_much_more_than_usual() -> None:
    assert rank_strength(1, 30) == pytest.approx(math.log(31))
    assert [round(rank_strength(r, 30), 2) for r in (10, 30, 31, 99)] == [1.13, 0.03, 0.0, 0.0]
    assert rank_strength(0, 30) == rank_strength(1, 30)
    assert rank_strength(1, 0) == 0.0
    assert rise_strength(700, 100) == pytest.approx(math.log(7))
    assert [rise_strength(*x) for x in ((100, 700), (5, 0), (0, 0))] == [0.0, 0.0, 0.0]
    assert rank_strength(1, 10**9) == rise_strength(10**12, 1) == 6.0
