"""What pages are given: evidence within the contract's limits, withdrawn Reports nowhere."""

import pytest

from standfirst.domain.draft import Citation
from standfirst.domain.text import text_hash
from standfirst.publish import Fate
from standfirst.store.browse import (
    GoneReport,
    ReportPage,
    load_corrections,
    load_front,
    load_report,
    load_revisions,
    load_sources_health,
    load_story,
    load_trending,
    search_pages,
)
from standfirst.store.browse.published import load_published
from standfirst.store.browse.reports import around
from standfirst.store.models import Article
from standfirst.store.reports import withdraw
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> world.Told:
    world.add_sources()
    return world.publish(world.add_story("ferry", "Ferry closes", ["transport"]), "Ferry closes, 2 report")


def page_of(told: world.Told, number: int = 0) -> ReportPage:
    page = load_report(told.report_id, number)
    assert isinstance(page, ReportPage)
    return page


def test_a_sentence_shows_its_source_sentence_with_at_most_25_words_around(told: world.Told) -> None:
    (evidence,) = page_of(told).headline.evidence
    assert evidence.cited == world.COUNCIL
    assert evidence.before == ""  # the weather shares no word with the Report
    assert evidence.after.startswith(world.HOLM)
    assert len((evidence.before + " " + evidence.after).split()) <= 25
    assert [s.key for p in page_of(told).paragraphs for s in p] == ["s1", "s2"]


def test_around_never_shows_more_than_the_contract_allows() -> None:
    text = " ".join(f"w{n}" for n in range(200))
    start = text.index("w100")
    before, cited, after = around(
        text, Citation(article_id="a", start=start, end=start + 4, span_hash=text_hash("w100"))
    )
    assert cited == "w100"
    assert len(before.split()) + len(after.split()) == 25


def test_a_span_that_no_longer_hashes_shows_nothing() -> None:
    assert around("other words now", Citation(article_id="a", start=0, end=5, span_hash="no")) == ("", "", "")


def test_old_evidence_stays_when_the_article_changed(told: world.Told) -> None:
    Article.objects.update(text="Rewritten.", text_hash=text_hash("Rewritten."), version=2)
    assert page_of(told).headline.evidence[0].cited == world.COUNCIL


def test_revisions_show_what_changed(told: world.Told) -> None:
    world.publish(told.story_id, "Ferry closes, 2 report", number=2, last="The pier is open all day.")
    rows = load_revisions(told.report_id)
    assert rows is not None
    assert [r.number for r in rows] == [2, 1]
    assert [(c.fate, c.before, c.after) for c in rows[0].changes if c.key == "s2"] == [
        (Fate.CHANGED, "The pier stays open.", "The pier is open all day.")
    ]
    assert page_of(told, 1).number == 1
    assert [c.note for c in load_corrections()] == ["The pier is open."]


def test_a_withdrawn_report_is_nowhere(told: world.Told) -> None:
    assert [r.key for r in search_pages("ferry")] == [told.report_id]
    withdraw(told.report_id, "a private person", world.NOW)
    gone = load_report(told.report_id)
    assert isinstance(gone, GoneReport)
    assert gone.reason == "a private person"
    assert gone.hash == told.revision.hash
    assert load_report(told.report_id, 1) == gone
    assert load_revisions(told.report_id) is None
    assert (search_pages("ferry"), load_front(world.NOW), load_published(), load_trending()) == ((), (), (), ())
    page = load_story(told.story_id)
    assert page is not None
    assert (page.report_id, page.report_state, page.title) == ("", "withdrawn", "Ferry closes")


def test_front_rows_carry_trend_publishers_and_card(told: world.Told) -> None:
    bare = world.add_story("tram", "Tram opens", ["local"], score=5)
    first, second = load_front(world.NOW)
    assert (first.candidate.story_id, first.report_id, first.candidate.revision) == (bare, "", 0)
    assert second.report_id == told.report_id
    assert set(second.candidate.publishers) == {"Harbour Times", "Inland Post"}
    assert "<!--why-->" in second.card_html


def test_story_folds_copies_and_counts_owners(told: world.Told) -> None:
    first = Article.objects.order_by("id").first()
    assert first is not None
    Article.objects.exclude(id=first.id).update(copy_of=first.id)
    page = load_story(told.story_id)
    assert page is not None
    assert [(a.id, len(a.copies)) for a in page.articles] == [(first.id, 1)]
    assert [(a.kind, a.by, a.reason) for a in page.history] == [("join", "", "same event")] * 2


def test_source_health(told: world.Told) -> None:
    assert [(r.name, r.state, r.articles) for r in load_sources_health()] == [
        ("Harbour Times", "ok", 1),
        ("Inland Post", "ok", 1),
    ]
