"""Three stories of the sample world, placed by the real Step: ``python -m tests.browser.sample_stories``."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

TOLD = ("upper-cray-landslide", "harrowick-warehouse-fire", "lindmoor-warehouse-fire")


def fill() -> None:
    """Everything, in an empty and migrated database."""
    from standfirst.adapters.embedders import UseEmbedder
    from standfirst.desk.steps import place
    from standfirst.domain.source import Source
    from standfirst.sample import load_world
    from standfirst.store.feeds import add_source
    from standfirst.store.models import Article
    from standfirst.store.work import NewWork, add_work, lease_work
    from tests.desk.town import Town, make_tools

    now = datetime.now(UTC).replace(microsecond=0)
    world = load_world().starting(now - timedelta(days=3))
    for one in world.publishers:
        add_source(Source(id=one.id, name=one.name, owner=one.owner, site=f"https://{one.id}.example"), [])
    for told in (a for a in world.articles if a.story in TOLD):
        publisher, first = world.publisher(told.publisher), told.versions[0]
        at = world.moment(first.day, first.minute)
        Article.objects.create(
            id=told.id[:24], source_id=told.publisher, owner=publisher.owner if publisher else "", language="en",
            url=f"https://{told.publisher}.example/{told.id}", title=world.render(first.title),
            text=world.render(first.body), published_at=at, fetched_at=at,
        )  # fmt: skip
        if publisher:
            Article.objects.filter(id=told.id[:24]).update(language=publisher.language)
        add_work([NewWork(step="place", key=told.id[:24], version="1")])
    tools = replace(make_tools(Town()), embedder=UseEmbedder(), now=lambda: now)
    while tasks := lease_work("place", 48, 60.0):
        place.run(tools, tasks)


if __name__ == "__main__":
    from standfirst.wiring import migrate, setup_django

    setup_django()
    migrate()
    fill()
