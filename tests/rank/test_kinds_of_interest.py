"""Named things, places and authors: followed, muted, and never lost by muting who told them."""

import pytest

from standfirst.domain.ranking import InterestKind, ReaderProfile
from standfirst.rank import build_slate
from tests.rank.readers import NOW, story, wish

STORIES = [
    story("a", places=("Norrvik",), things=("Mara Lind",), authors=("Tor Hagen",), publishers=("Post",), owners=1),
    story("b", places=("Osthaven",), things=("Ferry Board",), authors=("Tor Hagen",), trend=0.9),
    *(story(f"x{n}", trend=1.5) for n in range(6)),
]


@pytest.mark.parametrize(
    ("kind", "value", "first"),
    [
        (InterestKind.PLACE, "norrvik", "a"), (InterestKind.THING, "Mara Lind", "a"),
        (InterestKind.THING, "Osthaven", "b"), (InterestKind.PLACE, "ferry board", "b"),
    ],
)  # fmt: skip
def test_a_follow_lifts_and_says_why(kind: InterestKind, value: str, first: str) -> None:
    slate = build_slate(ReaderProfile(reader_id="r", interests=(wish(kind, value),)), STORIES, now=NOW)
    assert slate.items[0].candidate.story_id == first
    assert any(text.startswith("You follow") and value[1:] in text for text in slate.items[0].explanation)


def test_a_muted_name_goes_with_its_reason() -> None:
    reader = ReaderProfile(reader_id="r", interests=(wish(InterestKind.THING, "MARA LIND", -1.0),))
    slate = build_slate(reader, STORIES, now=NOW)
    assert [(r.story_id, r.reason) for r in slate.removed] == [("a", "you muted MARA LIND")]


def test_muting_an_author_never_loses_a_story_that_others_carry() -> None:
    reader = ReaderProfile(reader_id="r", interests=(wish(InterestKind.AUTHOR, "Tor Hagen", -1.0),))
    slate = build_slate(reader, STORIES, now=NOW)
    assert [(r.story_id, r.reason) for r in slate.removed] == [("a", "you muted its author Tor Hagen")]
    assert "b" in {i.candidate.story_id for i in slate.items}
