"""Three stories of the sample world and one that begins as two, placed by the real Step with the real embedder:
``python -m tests.browser.sample_stories``.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from standfirst.sample.world import World

TOLD = ("upper-cray-landslide", "harrowick-warehouse-fire", "lindmoor-warehouse-fire")
BLAST = (  # one event that looks like two until the third and fourth article tell of both; the machine then merges
    ("tarsen-press-agency", "Blast heard over Tarnholm harbour",
     "People in Tarnholm heard a loud blast from the harbour before dawn on Wednesday. Windows broke in Fisher Street "
     "and police closed the quay. Nobody could say at first what had happened."),
    ("harbor-courier", "Orsted gas works on fire",
     "Firefighters fight a fire at the Orsted gas works. Two workers were taken to hospital, the company Orsted Gas "
     "said. The works supply 9,000 homes with gas."),
    ("tarsen-public-radio", "Blast over Tarnholm harbour came from Orsted gas works",
     "The blast heard over Tarnholm harbour before dawn on Wednesday came from the Orsted gas works, which caught "
     "fire. Windows broke in Fisher Street, police closed the quay, and two workers of Orsted Gas were taken to "
     "hospital."),
    ("pellan-post", "Tarnholm harbour blast: Orsted gas works on fire, two workers in hospital",
     "The Orsted gas works at Tarnholm harbour are on fire after a blast before dawn on Wednesday that broke windows "
     "in Fisher Street. Firefighters fight the fire. Two workers were taken to hospital, the company Orsted Gas said. "
     "Police closed the quay; 9,000 homes have no gas."),
)  # fmt: skip


def fill() -> None:
    """Everything, in an empty and migrated database."""
    from standfirst.adapters.embedders import UseEmbedder
    from standfirst.desk.steps import place
    from standfirst.domain.source import Source
    from standfirst.sample import load_world
    from standfirst.store.feeds import add_source
    from standfirst.store.work import lease_work
    from tests.desk.town import Town, make_tools

    now = datetime.now(UTC).replace(microsecond=0)
    world = load_world().starting(now - timedelta(days=3))
    for one in world.publishers:
        add_source(Source(id=one.id, name=one.name, owner=one.owner, site=f"https://{one.id}.example"), [])
    for told in (a for a in world.articles if a.story in TOLD):
        first = told.versions[0]
        at = world.moment(first.day, first.minute)
        _print(world, told.publisher, told.id[:24], world.render(first.title), world.render(first.body), at)
    for hour, (publisher, title, text) in enumerate(BLAST):
        _print(world, publisher, f"blast-{hour}", title, text, now - timedelta(hours=9 - hour))
    tools = replace(make_tools(Town()), embedder=UseEmbedder(), now=lambda: now)
    while tasks := lease_work("place", 48, 60.0):
        place.run(tools, tasks)


def _print(world: World, source: str, key: str, title: str, text: str, at: datetime) -> None:
    from standfirst.store.models import Article
    from standfirst.store.work import NewWork, add_work

    publisher = world.publisher(source)
    Article.objects.create(
        id=key, source_id=source, owner=publisher.owner if publisher else "", title=title, text=text,
        language=publisher.language if publisher else "en", url=f"https://{source}.example/{key}",
        published_at=at, fetched_at=at,
    )  # fmt: skip
    add_work([NewWork(step="place", key=key, version="1")])


if __name__ == "__main__":
    from standfirst.wiring import migrate, setup_django

    setup_django()
    migrate()
    fill()
