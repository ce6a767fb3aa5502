"""The main journey: from the bytes of feeds to a page in a browser, and everything that can befall it afterwards."""

import json
from typing import Any

import pytest
from django.test import Client

from standfirst.domain.text import text_hash
from standfirst.publish import revision_from_dict
from standfirst.store import models
from standfirst.store.models import Article, ArticleVersion, Assignment, Correction, Item, Report, Revision, Work
from standfirst.store.requests import ask_desk
from standfirst.web.pool import forget_pool
from tests.desk.town import GAZETTE, POST, SECRET, WIRE, Town, make_desk, make_tools, poll, run_until_quiet

pytestmark = pytest.mark.django_db

FORBIDDEN = ("juggling seven oranges", "burned brightly", "night watchman")


@pytest.fixture
def town() -> Town:
    town = Town()
    town.open()
    town.print_ferry()
    return town


@pytest.fixture
def desk(town: Town) -> Any:
    desk = make_desk(make_tools(town))
    run_until_quiet(desk)
    return desk


def published() -> Report:
    return Report.objects.get(state="published")


def every_stored_text() -> str:
    """Every row of every table as text, without the sample of bytes that vectors are."""
    rows = []
    for name in models.__all__:
        rows += [{k: v for k, v in row.items() if k != "vector"} for row in getattr(models, name).objects.values()]
    return json.dumps(rows, default=str, ensure_ascii=False)


def test_feed_bytes_become_a_page_whose_every_sentence_has_its_source(desk: Any, client: Client) -> None:
    report = published()
    assert not Work.objects.exists()
    assert Item.objects.exclude(outcome="article").count() == 0

    page = client.get(f"/report/{report.pk}")
    front = client.get("/")
    assert page.status_code == front.status_code == 200
    assert report.headline in page.content.decode().replace("&#x27;", "'").replace("&quot;", '"')
    assert f"/report/{report.pk}" in front.content.decode()

    revision = revision_from_dict(Revision.objects.get(report=report).body)
    owners = set()
    for _, _, sentence in revision.draft.parts():
        assert sentence.citations, sentence.text
        for citation in sentence.citations:
            article = Article.objects.get(id=citation.article_id)
            span = article.text[citation.start : citation.end]
            assert text_hash(span) == citation.span_hash
            owners.add(article.owner)
    assert len(owners) >= 2


def test_every_sentence_on_the_page_links_to_the_publisher_it_came_from(desk: Any, client: Client) -> None:
    report = published()
    text = client.get(f"/report/{report.pk}").content.decode()
    revision = revision_from_dict(Revision.objects.get(report=report).body)
    cited = {c.article_id for _, _, s in revision.draft.parts() for c in s.citations}
    for url in Article.objects.filter(id__in=cited).values_list("url", flat=True):
        assert url in text


def test_a_publisher_that_opted_out_is_cited_nowhere_and_its_text_is_stored_nowhere(desk: Any, client: Client) -> None:
    private = Article.objects.get(source_id="private")
    assert private.opt_outs
    assert private.text == ""
    assert private.vector is None
    assert ArticleVersion.objects.get(article=private).text == ""

    revision = revision_from_dict(Revision.objects.get(report=published()).body)
    assert private.pk not in {c.article_id for _, _, s in revision.draft.parts() for c in s.citations}

    stored = every_stored_text()
    assert not [word for word in FORBIDDEN if word in stored]
    assert "nine minutes" in stored  # the look through the tables would find what is there
    for address in ("/", f"/report/{published().pk}", "/search?q=oranges", "/feed.rss"):
        assert "oranges on the bridge" not in client.get(address).content.decode()


def test_an_unrelated_article_makes_a_story_of_its_own_and_no_report(desk: Any) -> None:
    ferry, dumplings = (Article.objects.get(url=f"https://post.example/{s}").story_id for s in ("ferry", "dumplings"))
    assert ferry != dumplings
    assert not Report.objects.filter(story_id=dumplings, state="published").exists()
    assert Assignment.objects.count() == Article.objects.count() == 5


def test_a_second_reading_of_the_same_feeds_changes_nothing(desk: Any, town: Town) -> None:
    def state() -> tuple[int, ...]:
        return (Article.objects.count(), ArticleVersion.objects.count(), Assignment.objects.count(),
                Revision.objects.count(), Item.objects.count())  # fmt: skip

    before = state()
    poll()
    run_until_quiet(desk)
    assert state() == before


def test_a_changed_number_is_written_again_with_a_correction(desk: Any, town: Town, client: Client) -> None:
    first = revision_from_dict(Revision.objects.get().body)
    town.clock.move(hours=3)
    corrected = tuple(p.replace("212", "187") for p in GAZETTE)
    assert corrected != GAZETTE
    town.article("gazette", "ferry", "Ferry runs aground off Norrvik", corrected, hour=9)
    for name, body, hour in (("wire", WIRE, 11), ("post", POST, 13)):
        title = Article.objects.get(url=f"https://{name}.example/ferry").title
        town.article(name, "ferry", title, tuple(p.replace("212", "187") for p in body), hour=hour)
    poll()
    run_until_quiet(desk)

    article = Article.objects.get(url="https://gazette.example/ferry")
    assert article.version == 2
    assert set(ArticleVersion.objects.filter(article=article).values_list("version", flat=True)) == {1, 2}
    assert list(Revision.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    words = " ".join(s.text for _, _, s in first.draft.parts())
    assert "212" in words
    again = revision_from_dict(Revision.objects.get(number=2).body)
    assert "187" in " ".join(s.text for _, _, s in again.draft.parts())
    assert "212" not in " ".join(s.text for _, _, s in again.draft.parts())
    assert Correction.objects.filter(revision=2).exists()
    report = published()
    assert "Correction" in client.get(f"/report/{report.pk}").content.decode()
    assert report.pk in client.get("/corrections").content.decode()


def test_a_withdrawn_report_is_a_tombstone_and_its_text_is_gone_everywhere(desk: Any, client: Client) -> None:
    report = published()
    revision = Revision.objects.get()
    sentences = [s.text for _, _, s in revision_from_dict(revision.body).draft.parts()]
    places = ("/", "/common", "/trending", f"/story/{report.story_id}", "/search?q=ferry", "/feed.rss", "/feed.atom",
              "/feed.json", "/api/front", "/api/reports", f"/api/reports/{report.pk}")  # fmt: skip
    ask_desk("withdraw", report.pk, by="editor", payload={"reason": "the ferry was a rehearsal"})
    assert any(report.headline in client.get(place).content.decode() for place in places)
    run_until_quiet(desk)
    forget_pool()  # a web process sees the new version of the front page within a second

    gone = client.get(f"/report/{report.pk}")
    assert gone.status_code == 410
    assert "the ferry was a rehearsal" in gone.content.decode()
    assert client.get(f"/report/{report.pk}/manifest.json").status_code in (404, 410)
    assert client.get(f"/report/{report.pk}/revisions/1").status_code in (404, 410)
    shown = "\n".join(client.get(place).content.decode() for place in (*places, f"/report/{report.pk}"))
    long_ones = [s for s in sentences if len(s) > 60]
    assert long_ones
    assert not [s for s in long_ones if s in shown or s.replace('"', "&quot;") in shown]
    assert models.Tombstone.objects.get(report_id=report.pk).hash == revision.hash


def test_a_withdrawn_report_is_never_written_again_by_itself(desk: Any, town: Town) -> None:
    ask_desk("withdraw", published().pk, by="editor")
    run_until_quiet(desk)
    town.clock.move(hours=5)
    town.article("gazette", "ferry", "Ferry runs aground off Norrvik, again", (*GAZETTE, SECRET[0] * 2), hour=9)
    poll()
    run_until_quiet(desk)
    assert Report.objects.filter(state="published").count() == 0
    assert not Revision.objects.filter(withdrawn=False).exists()
