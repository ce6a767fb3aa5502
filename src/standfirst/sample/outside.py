"""What people outside pay attention to in the sample world: the talk that is on a service at a moment, strongest first.

One fixed rule: a talk's heat is the sum over its story's articles so far, each worth one and losing half every six
hours; talk without a story is worth three from its moment on and fades alike. A story is talked of from its second own
article on. Nothing is left to chance, so that the same moment shows the same lists.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from standfirst.sample.world import OutArticle, Talk, World

_HALF_LIFE = 6.0  # hours
_NOISE = 3.0
_LEAST = 0.1
_OWN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Hot:
    """A talk as it stands: ``articles`` are its story's own ones, oldest first, none for noise. ``heat`` > 0."""

    talk: Talk
    heat: float
    since: datetime
    articles: tuple[OutArticle, ...] = ()

    @property
    def title(self) -> str:
        """What a link to it says."""
        return self.articles[0].title if self.articles else self.talk.title


def talked_of(world: World, service: str, now: datetime) -> tuple[Hot, ...]:
    """What is on ``service`` at ``now``, strongest first."""
    found = [_hot(world, talk, now) for talk in world.talk if service in talk.on]
    return tuple(sorted((h for h in found if h and h.heat >= _LEAST), key=lambda h: (-h.heat, h.talk.name)))


def views(world: World, talk: Talk, day: datetime) -> int:
    """How often the article on ``talk`` was read on the day that begins at ``day``."""
    end = day + timedelta(days=1)
    if not talk.story:
        return 2400 if day <= world.moment(talk.day, talk.minute) < end else 900
    printed = sum(day <= a.published_at < end for a in _articles(world, talk.story, end))
    return 300 + 1700 * printed


def _hot(world: World, talk: Talk, now: datetime) -> Hot | None:
    if not talk.story:
        since = world.moment(talk.day, talk.minute)
        return Hot(talk=talk, heat=_NOISE * _left(since, now), since=since) if since <= now else None
    articles = _articles(world, talk.story, now)
    if len(articles) < _OWN:
        return None
    heat = sum(_left(a.published_at, now) for a in articles)
    return Hot(talk=talk, heat=heat, since=articles[1].published_at, articles=articles)


def _articles(world: World, story: str, now: datetime) -> tuple[OutArticle, ...]:
    """A story's own articles that anybody can read, oldest first."""
    out = [
        a
        for publisher in world.publishers
        for a in world.out(publisher, now)
        if a.article.story == story and not a.article.copy_of and not a.article.paywalled
    ]
    return tuple(sorted(out, key=lambda a: (a.published_at, a.article.id)))


def _left(since: datetime, now: datetime) -> float:
    return float(0.5 ** ((now - since).total_seconds() / 3600 / _HALF_LIFE))
