"""What draws attention in the browser's town: evidence, tabs, a signal from outside, named things, copies; and old
stories, too old for the front page, that editors may merge and split without a reader noticing.
"""

from datetime import datetime, timedelta

OLD = {  # story -> its articles; a day older than what a front page shows
    "Lighthouse keeper retires": ("Lighthouse keeper retires after 40 years", "Keeper leaves the lighthouse"),
    "Lighthouse gets a new lamp": ("New lamp for the lighthouse", "Lighthouse lamp costs 2 million crowns"),
    "Kelp farm opens": ("Kelp farm opens in the fjord", "Town votes on kelp farm", "Kelp farm wants 12 workers"),
    "Chess club wins": ("Chess club wins the league", "League title for the chess club"),
}


def fill(now: datetime) -> None:
    """Everything beside the four Reports of ``town``."""
    from standfirst.store.models import Story

    stories = list(Story.objects.order_by("-trend__score"))
    for place, story in enumerate(stories):
        _explain(story.id, now, 2.0 - 0.3 * place)
        _see(story.id, place)
    _signal(stories[0].id, now)
    _things([s.id for s in stories], now)
    _repeat(stories[0].id, now)
    for title, articles in OLD.items():
        _old(title, articles, now - timedelta(days=5))


def _explain(story_id: str, now: datetime, weight: float) -> None:
    from standfirst.store.models import Article, TrendRow

    rows = Article.objects.filter(story_id=story_id).select_related("source").order_by("published_at")
    lines = [
        {"kind": "owner", "label": a.source.name, "at": a.published_at.isoformat(), "weight": weight, "url": a.url,
         "article_id": a.id, "detail": "1 article in 3 hours"} for a in rows
    ]  # fmt: skip
    score = sum(weight for _ in lines)
    row = TrendRow.objects.get(story_id=story_id)
    row.evidence, row.score, row.peak, row.at, row.acceleration = lines, score, score, now, 0.4
    row.save()


def _see(story_id: str, place: int) -> None:
    from standfirst.store.models import Source, Story, TrendFacetRow

    languages = ["en", "de"] if place == 1 else ["en"]
    Story.objects.filter(id=story_id).update(languages=languages)
    topics = Story.objects.values_list("topics", flat=True).get(id=story_id)
    for kind, values in (("language", languages), ("topic", topics)):
        TrendFacetRow.objects.bulk_create(
            TrendFacetRow(story_id=story_id, kind=kind, value=v, score=3.0) for v in values
        )
    Source.objects.filter(id="herald").update(country="Norway", groups=["harbour papers"])


def _signal(story_id: str, now: datetime) -> None:
    from standfirst.store.models import SignalRow, StorySignal

    row = SignalRow.objects.create(
        connector="mastodon", key="1", label="Everybody shares the harbour wall", url="", at=now, strength=1.0,
        detail="41 accounts in a day",
    )  # fmt: skip
    StorySignal.objects.create(story_id=story_id, signal=row, how="thing", what="Mara Lind")


def _things(stories: list[str], now: datetime) -> None:
    from standfirst.store.models import ThingTrendRow

    for name, kind, story in (("Mara Lind", "person", stories[0]), ("Osthaven", "place", stories[1])):
        line = {"kind": "owner", "label": "The Herald", "at": now.isoformat(), "weight": 2.5}
        ThingTrendRow.objects.create(
            key=name.lower(), name=name, kind=kind, at=now, score=2.5, peak=2.5, peak_at=now, owners=3, usual=0.2,
            velocity=1.0, trending=True, evidence=[line], story_ids=[story], why=f"{name} is named by three owners.",
        )  # fmt: skip


def _repeat(story_id: str, now: datetime) -> None:
    """A copy and a near-copy of the story's first article, at publishers of their own."""
    from standfirst.domain.ids import keyed_id
    from standfirst.store.models import Article, Source

    first = Article.objects.filter(story_id=story_id).order_by("published_at").first()
    if first is None:
        raise RuntimeError("the first story has no article")
    for key, kind, differs in (("echo", "exact", []), ("bell", "variant", ["41 -> 14"])):
        Source.objects.create(id=key, name=f"The {key.title()}", owner=f"{key.title()} Trust", country="Sweden")
        Article.objects.create(
            id=keyed_id("copy", key), source_id=key, owner=f"{key.title()} Trust", language="en", story_id=story_id,
            url=f"https://{key}.example/wall", title=first.title, text=first.text, published_at=now, fetched_at=now,
            copy_of=first.id, copy_kind=kind, copy_differs=differs,
        )  # fmt: skip


def _old(title: str, articles: tuple[str, ...], at: datetime) -> None:
    from standfirst.domain.ids import keyed_id
    from standfirst.store.models import Article, Assignment, Story
    from standfirst.store.stories import refresh_stories

    story = Story.objects.create(id=keyed_id("story", title), title=title, first_seen=at, last_seen=at, language="en")
    for source, name in zip(("herald", "wire", "post"), articles, strict=False):
        row = Article.objects.create(
            id=keyed_id("old", name), source_id=source, owner=source, url=f"https://{source}.example/{len(name)}",
            title=name, text=name, published_at=at, fetched_at=at, story=story, language="en",
        )  # fmt: skip
        Assignment.objects.create(article=row, story=story, kind="join", score=0.8, reason="the same event", at=at)
    refresh_stories((story.id,))
