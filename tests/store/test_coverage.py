"""Coverage: who covers a Story and who does not, copies as one voice, growth step by step."""

import pytest

from standfirst.store.browse import load_coverage
from standfirst.store.models import Article, Source
from tests.store import attention, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def ferry() -> str:
    """Two voices at -60 minutes; a copy, a near-copy, and a publisher that is silent."""
    world.add_sources()
    Source.objects.filter(id="times").update(country="Norway", language="en", groups=["local press"])
    Source.objects.filter(id="post").update(country="Sweden", language="sv")
    attention.add_outlet("echo", "Echo Trust", country="Norway", groups=("local press",))
    attention.add_outlet("bell", "Bell Group", country="Norway")
    attention.add_outlet("mute", "Mute Ltd", country="Denmark", groups=("local press",), language="da")
    story = world.add_story("ferry", "Ferry closes", ["transport"])
    first = Article.objects.get(source_id="times", story_id=story)
    attention.repeat(story, "echo", first.id, "exact", minutes=40)
    attention.repeat(story, "bell", first.id, "variant", "12 -> 14", minutes=20)
    return story


def test_shares_count_publishers_that_cover_and_those_that_do_not(ferry: str) -> None:
    page = load_coverage(ferry)
    assert page is not None
    assert [(s.name, len(s.covering), s.silent) for s in page.countries] == [
        ("Norway", 3, ()), ("Sweden", 1, ()), ("Denmark", 0, ("Mute",)),
    ]  # fmt: skip
    assert [(s.name, s.covering, s.silent) for s in page.groups] == [
        ("local press", ("Echo", "Harbour Times"), ("Mute",))
    ]
    assert {s.name: (len(s.covering), s.total) for s in page.languages} == {"en": (3, 3), "sv": (1, 1), "da": (0, 1)}
    assert (page.outlets, page.watched, page.silent_owners) == (4, 5, ("Mute Ltd",))


def test_copies_and_near_copies_are_no_voices(ferry: str) -> None:
    page = load_coverage(ferry)
    assert page is not None
    assert page.owner_count == 2
    assert {o.owner: (o.own, o.copies) for o in page.owners}["Echo Trust"] == (0, 1)
    voice = next(v for v in page.voices if v.copies)
    assert [c.publisher for c in voice.copies] == ["Echo"]
    assert [(v.publisher, v.differs) for v in voice.variants] == [("Bell", ("12 -> 14",))]


def test_growth_ends_with_everybody_and_owners_never_outnumber_outlets(ferry: str) -> None:
    page = load_coverage(ferry)
    assert page is not None
    assert [(g.outlets, g.owners, g.is_voice) for g in page.growth] == [
        (1, 1, True), (2, 2, True), (3, 2, False), (4, 2, False),
    ]  # fmt: skip
    assert page.first is not None
    assert page.first.published_at == page.growth[0].at


def test_a_removed_source_still_counts_where_it_covered_and_nowhere_else(ferry: str) -> None:
    Source.objects.filter(id__in=["mute", "echo"]).update(removed_at=world.NOW)
    page = load_coverage(ferry)
    assert page is not None
    assert (page.outlets, page.watched) == (4, 4)
    assert load_coverage("nothing") is None
