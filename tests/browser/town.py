"""A town's news for the browser: rows through the store, Reports through the real report Step and its model-free
writer. ``python -m tests.browser.town`` fills the database that the environment names.
"""

from datetime import UTC, datetime, timedelta

from tests.browser import attention

_OWNERS = {"herald": "Quay Media", "wire": "Kestrel", "post": "Osthaven Press"}
STORIES = (  # topic, place, thing, person, number: the first trends most
    ("politics", "Norrvik", "harbour wall", "Mara Lind", 41),
    ("business", "Osthaven", "cider works", "Tor Hagen", 23),
    ("science", "Sundby", "storm radar", "Ines Dahl", 17),
    ("culture", "Vestmark", "puppet theatre", "Olav Brenn", 12),
)
_TOLD = {
    "herald": "The town of {place} will pay {n} million crowns for the new {thing}, mayor {who} said. "
    "Building of the {thing} begins in spring and takes {m} months, according to the town of {place}. "
    '"We have waited nine years for the {thing}," {who} said. '
    "The {thing} in {place} was first asked for by 312 families.",
    "wire": "{place} has agreed to build a {thing} for {n} million crowns, the town council said. "
    "The council of {place} voted for the {thing} after a debate of six hours. "
    "Four companies from {place} had made an offer for the {thing}, the council said.",
    "post": "Neighbours of the {thing} in {place} fear noise while it is built. "
    "The old {thing} in {place} closed after a flood and was never opened again. "
    "{who} promised the neighbours in {place} that nobody will build at night.",
}


def fill() -> None:
    """Everything, in an empty and migrated database."""
    from standfirst.desk.steps import report
    from standfirst.store.models import Report
    from standfirst.store.work import Task
    from tests.desk.town import Town, make_tools

    town, now = Town(), datetime.now(UTC).replace(microsecond=0)
    town.clock.move(seconds=(now - town.clock.now()).total_seconds())
    _sources(now)
    tasks = [Task(id=0, step="report", key=_story(row, place, now)) for place, row in enumerate(STORIES)]
    report.run(make_tools(town), tasks)
    told = Report.objects.filter(state="published").count()
    if told < len(STORIES):
        reasons = list(Report.objects.values_list("state", "reason"))
        raise RuntimeError(f"{told} Reports instead of {len(STORIES)}: {reasons}")
    attention.fill(now)


def _sources(now: datetime) -> None:
    from standfirst.domain.source import Source
    from standfirst.store.feeds import add_source
    from standfirst.store.models import Feed

    for key, owner in _OWNERS.items():
        source = Source(id=key, name=f"The {key.title()}", owner=owner, site=f"https://{key}.example", language="en")
        add_source(source, [f"https://{key}.example/rss"])
    Feed.objects.update(last_ok_at=now, last_fetched_at=now)


def _story(row: tuple[str, str, str, str, int], place: int, now: datetime) -> str:
    from standfirst.domain.ids import keyed_id
    from standfirst.store.models import Story, TrendPoint, TrendRow

    topic, town, thing, who, number = row
    story_id, first = keyed_id("story", f"browser {place}"), now - timedelta(hours=3, minutes=place)
    story = Story.objects.create(
        id=story_id, title=f"{town} builds a {thing}", topics=[topic], language="en", first_seen=first,
        last_seen=first + timedelta(hours=2), owner_count=3, article_count=3, changed=1,
    )  # fmt: skip
    words = {"place": town, "thing": thing, "who": who, "n": number, "m": number + 3}
    for hour, key in enumerate(_OWNERS):
        _article(story, key, first + timedelta(hours=hour), _TOLD[key].format(**words))
    score = 6.0 - place
    TrendRow.objects.create(
        story=story, at=now, score=score, peak=score, peak_at=first, owners=3, usual=0.4, window=10800,
        half_life=21600, velocity=1, trending=True, evidence=[],
    )  # fmt: skip
    for minute in range(6):
        TrendPoint.objects.create(story=story, at=first + timedelta(minutes=20 * minute), score=minute, owners=3)
    return story_id


def _article(story: object, key: str, at: datetime, text: str) -> None:
    from standfirst.domain.ids import keyed_id
    from standfirst.domain.text import text_hash
    from standfirst.store.models import Article, ArticleVersion, Assignment, Story

    if not isinstance(story, Story):
        raise TypeError(story)
    title = f"{story.title}, says The {key.title()}"
    article = Article.objects.create(
        id=keyed_id("article", story.id, key), source_id=key, owner=_OWNERS[key], language="en", topics=story.topics,
        url=f"https://{key}.example/{story.id}", title=title, text=text, text_hash=text_hash(text), published_at=at,
        fetched_at=at, story=story,
    )  # fmt: skip
    ArticleVersion.objects.create(
        article=article, version=1, title=title, text=text, text_hash=text_hash(text), fetched_at=at
    )
    Assignment.objects.create(article=article, story=story, kind="join", score=0.8, reason="the same event", at=at)


if __name__ == "__main__":
    from standfirst.wiring import migrate, setup_django

    setup_django()
    migrate()
    fill()
