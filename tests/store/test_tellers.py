"""Whose voice a candidate is, from who owns and where, and whether its Report says where its sources differ."""

import pytest

from standfirst.domain.boxes import Boxes, Difference
from standfirst.domain.ranking import Candidate
from standfirst.publish import BOXES_VERSION
from standfirst.publish.boxes.serial import boxes_to_dict
from standfirst.store.browse.front import load_front
from standfirst.store.models import Article, Revision, Source
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> str:
    world.add_sources()
    return world.add_story("told by two", "Ferry closes", ["transport"])  # an id of its own: kept per process


def _candidate(story: str) -> Candidate:
    return next(row.candidate for row in load_front(world.NOW) if row.candidate.story_id == story)


def test_an_owner_speaks_for_a_story_with_more_than_half_of_its_articles(story: str) -> None:
    assert _candidate(story).voice == ""
    Article.objects.filter(story_id=story, source_id="post").update(owner="Quay Media")
    assert _candidate(story).voice == "Quay Media"


def test_a_country_speaks_for_it_only_where_the_page_has_others(story: str) -> None:
    Source.objects.update(country="Norrland")
    assert _candidate(story).voice == ""
    for key in ("a", "b"):
        Source.objects.create(id=key, name=key, owner=f"{key} press", site=f"https://{key}.example", country="Osten")
    other = world.add_story("bus", "Bus stops", ["transport"])
    for article, key in zip(Article.objects.filter(story_id=other), ("a", "b"), strict=True):
        Article.objects.filter(id=article.id).update(source_id=key, owner=f"{key} press")
    assert (_candidate(story).voice, _candidate(other).voice) == ("Norrland", "Osten")
    Article.objects.filter(story_id=other, source_id="b").update(source_id="times")
    assert _candidate(other).voice == ""


def test_a_box_on_where_sources_differ_is_known_of_the_newest_revision(story: str) -> None:
    told = world.publish(story, "Ferry closes, 2 report")
    assert not _candidate(story).differs
    row = Revision.objects.get(report_id=told.report_id)
    boxes = boxes_to_dict(Boxes(version=BOXES_VERSION, differences=(Difference(about="boats", voices=()),)))
    body = {**row.body, "number": 2, "boxes": boxes}
    Revision.objects.create(report_id=told.report_id, number=2, body=body, hash="x", created_at=world.NOW)
    assert not _candidate(story).differs
    row.report.revision = 2
    row.report.save()
    assert _candidate(story).differs
