"""What goes, what stays, and the words for it."""

from dataclasses import replace

import pytest

from standfirst.domain.ranking import InteractionKind, InterestKind, ReaderProfile, Slate
from standfirst.rank import build_slate
from tests.rank.readers import NOW, act, story, wish


def _removed(slate: Slate) -> dict[str, tuple[str, str]]:
    return {note.story_id: (note.component, note.reason) for note in slate.removed}


def test_a_muted_word_never_hides_that_the_top_story_exists() -> None:
    stories = [story("top", title="Élection called", trend=99.0), *(story(f"s{n}") for n in range(60))]
    reader = ReaderProfile(interests=(wish(InterestKind.WORD, "election", -1.0),))
    slate = build_slate(reader, stories, now=NOW)
    assert _removed(slate) == {"top": ("muted", "you muted the word “election”")}
    assert len(slate.items) == 50


@pytest.mark.parametrize(
    ("word", "text", "hit"),
    [
        ("art", "Party votes", False),
        ("ART", "Modern art sold", True),
        ("climate summit", "The climate-summit opens", True),
        ("climate summit", "Summit on climate", False),
        ("選挙", "総選挙の結果", True),
        ("  ", "anything", False),
    ],
)
def test_words_are_muted_whole_without_case(word: str, text: str, hit: bool) -> None:
    reader = ReaderProfile(interests=(wish(InterestKind.WORD, word, -1.0),))
    slate = build_slate(reader, [story("x", title=text), story("y", title="Plain")], now=NOW)
    assert ("x" in _removed(slate)) is hit


def test_muting_a_source_does_not_lose_the_story() -> None:
    mute = ReaderProfile(interests=(wish(InterestKind.PUBLISHER, "harbour post", -1.0),))
    alone = story("alone", publishers=("Harbour Post",))
    slate = build_slate(mute, [alone, story("shared")], now=NOW)
    assert _removed(slate) == {"alone": ("muted", "you muted everyone who reports it")}
    assert [item.candidate.story_id for item in slate.items] == ["shared"]


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        (InterestKind.TOPIC, "Sport", "you muted the topic Sport"),
        (InterestKind.PLACE, "vienna", "you muted Vienna"),
        (InterestKind.STORY, "x", "you muted this story"),
    ],
)
def test_other_mutes(kind: InterestKind, value: str, reason: str) -> None:
    reader = ReaderProfile(interests=(wish(kind, value, -1.0),))
    target = story("x", topics=("sport",), places=("Vienna",))
    assert _removed(build_slate(reader, [target, story("y")], now=NOW)) == {"x": ("muted", reason)}


def test_less_is_no_mute() -> None:
    reader = ReaderProfile(interests=(wish(InterestKind.TOPIC, "sport", -0.5),))
    slate = build_slate(reader, [story("x", topics=("sport",), trend=1.3), story("y")], now=NOW)
    assert [item.candidate.story_id for item in slate.items] == ["y", "x"]
    assert "You asked for less: Sport" in [reason.text for reason in slate.items[1].reasons]


def test_hidden_other_language_and_stale_go() -> None:
    reader = ReaderProfile(recent=(act("h", InteractionKind.HIDE),), language="de-AT")
    stories = [story("h"), story("en"), story("old", language="de", hours=200), story("de", language="de"),
               story("unknown", language="")]  # fmt: skip
    slate = build_slate(reader, stories, now=NOW)
    assert _removed(slate) == {
        "h": ("hidden", "you hid this story"),
        "en": ("language", "in another language (en)"),
        "old": ("stale", "not updated for more than 4 days"),
    }


def test_rather_old_news_than_an_empty_page_but_a_mute_holds() -> None:
    old = story("old", hours=500)
    assert len(build_slate(ReaderProfile(), [old], now=NOW).items) == 1
    assert len(build_slate(ReaderProfile(language="fr"), [old], now=NOW).items) == 1
    muted = ReaderProfile(interests=(wish(InterestKind.TOPIC, "world", -1.0),))
    assert build_slate(muted, [old], now=NOW).items == ()


def test_a_stale_pin_stays() -> None:
    pinned = replace(story("pin", hours=500), pinned=True)
    slate = build_slate(ReaderProfile(), [pinned, story("new", trend=9.0)], now=NOW)
    assert slate.items[0].candidate.story_id == "pin"
    assert "Picked by the editors" in slate.items[0].explanation


def test_a_muted_author_is_no_reason_where_others_carry_the_story_too() -> None:
    stories = [story("x", title="Tram strike", authors=("Ada Roe",)), story("y", title="Plain")]
    author, word = wish(InterestKind.AUTHOR, "Ada Roe", -1.0), wish(InterestKind.WORD, "tram", -1.0)
    assert _removed(build_slate(ReaderProfile(interests=(author,)), stories, now=NOW)) == {}
    slate = build_slate(ReaderProfile(interests=(author, word)), stories, now=NOW)
    assert _removed(slate) == {"x": ("muted", "you muted the word “tram”")}
