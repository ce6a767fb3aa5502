"""Part of the sample world, on sites that behave: quick to read, with stories that reach publication."""

from dataclasses import replace

from standfirst.sample import World, load_world

_SLOW_OR_CLOSED = frozenset({"slow", "rate-limit", "paywall"})


def small_world() -> World:
    """The world's English publishers without their slow habits; its days end with 15 May 2026."""
    from tests.crash.desk_process import END

    world = load_world()
    publishers = tuple(
        replace(p, behaviour=p.behaviour - _SLOW_OR_CLOSED) for p in world.publishers if p.language == "en"
    )
    kept = {p.id for p in publishers}
    articles = tuple(replace(a, copy_of="") if a.copy_of else a for a in world.articles if a.publisher in kept)
    return replace(world, publishers=publishers, articles=articles).starting(END.replace(day=END.day - 4))
