"""A desk with 2,000 published Reports and one reader who follows, mutes and has seen things. All of it invented."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from standfirst.domain.ids import keyed_id
from standfirst.domain.ranking import InterestKind
from standfirst.domain.topics import TOPICS

STORIES, SEEN = 2000, 100
_PUBLISHERS = 40
_SYLLABLES = "ba dor fen gil har kul lem mor nis pel quo ras sel tam ver wim".split()
# Words are invented and many, so that a muted word meets few stories, as with real news.
_WORDS = [a + b + c for a in _SYLLABLES for b in _SYLLABLES[::2] for c in _SYLLABLES[::5]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookies:
    """What the three kinds of visitor send."""

    account: str
    anonymous: str
    newcomer: str = ""
    crowd: tuple[str, ...] = ()


def make_rows(stories: int = STORIES, seed: int = 7, crowd: int = 0) -> Cookies:
    """Fill an empty, migrated database; the cookies of its readers. ``crowd`` more of them have accounts too."""
    chance, now = random.Random(seed), datetime.now(UTC).replace(microsecond=0)
    _publishers()
    ids = _stories(chance, now, stories)
    _articles(chance, now, ids)
    _reports(chance, now, ids)
    return _readers(now, ids, crowd)


def _publishers() -> None:
    from standfirst.store.models import Source

    Source.objects.bulk_create(
        Source(id=f"p{n}", name=f"The Harbour Post {n}", owner=f"O{n % 30}") for n in range(_PUBLISHERS)
    )


def _stories(chance: random.Random, now: datetime, count: int) -> list[str]:
    from standfirst.store.models import Story, TrendRow

    ids = [keyed_id("story", f"bench {n}") for n in range(count)]
    rows = []
    for n, story_id in enumerate(ids):
        last = now - timedelta(minutes=n * 2 + chance.randrange(60))
        rows.append(Story(
            id=story_id, title=_title(chance, n), topics=chance.sample(TOPICS, 2), places=[], language="en",
            first_seen=last - timedelta(hours=chance.randrange(1, 9)), last_seen=last,
            owner_count=chance.randrange(2, 9), article_count=3, changed=1,
        ))  # fmt: skip
    Story.objects.bulk_create(rows, batch_size=500)
    trends = [(i, chance.paretovariate(1.6) - 1) for i in ids]
    TrendRow.objects.bulk_create(
        (TrendRow(story_id=i, at=now, score=s, peak=s, peak_at=now, owners=3, usual=1.0, window=10800, half_life=21600,
                  velocity=0.0, trending=s > 1, evidence=[]) for i, s in trends), batch_size=500,
    )  # fmt: skip
    return ids


def _articles(chance: random.Random, now: datetime, ids: list[str]) -> None:
    from standfirst.store.models import Article

    rows = []
    for n, story_id in enumerate(ids):
        for place, publisher in enumerate(chance.sample(range(_PUBLISHERS), 3)):
            at = now - timedelta(minutes=n * 2 + 10 * place)
            rows.append(Article(
                id=keyed_id("article", f"bench {n} {place}"), source_id=f"p{publisher}", owner=f"O{publisher % 30}",
                url=f"https://p{publisher}.example/{n}", title=_title(chance, n), text="", published_at=at,
                fetched_at=at, story_id=story_id,
            ))  # fmt: skip
    Article.objects.bulk_create(rows, batch_size=500)


def _reports(chance: random.Random, now: datetime, ids: list[str]) -> None:
    from standfirst.store.models import Report

    rows = []
    for n, story_id in enumerate(ids):
        at, headline = now - timedelta(minutes=n * 2), _title(chance, n)
        text = " ".join(chance.choices(_WORDS, k=22)).capitalize() + "."
        rows.append(Report(
            id=keyed_id("report", story_id), story_id=story_id, state="published", revision=1, headline=headline,
            standfirst=text, label="Assembled by code from 3 publishers.", writer="model-free", language="en",
            published_at=at, updated_at=at, likes=chance.randrange(9), dislikes=chance.randrange(3),
            card_html=_card(story_id, headline, text, at),
        ))  # fmt: skip
    Report.objects.bulk_create(rows, batch_size=500)


def _card(story_id: str, headline: str, text: str, at: datetime) -> str:
    """As long as a real card, with its two slots."""
    return (
        f'<article class="card" data-story="{story_id}" lang="en"><p class="kicker">transport</p>'
        f'<h2><a href="/report/{keyed_id("report", story_id)}">{headline}</a></h2><p class="standfirst">{text}</p>'
        '<p class="label">Assembled by code from 3 publishers; no model took part in writing it.</p>'
        f'<p class="meta"><a class="sources" href="/story/{story_id}">3 publishers</a>: The Harbour Post 0, The '
        f'Harbour Post 1, The Harbour Post 2 · <time datetime="{at.isoformat()}">{at:%d %B, %H:%M} UTC</time></p>'
        "<!--why--><!--actions--></article>"
    )


def _readers(now: datetime, ids: list[str], crowd: int) -> Cookies:
    from django.core import signing

    from standfirst.store.readers import make_reader
    from standfirst.web.visitor import COOKIE

    anonymous = make_reader()
    _wishes(anonymous, now, ids)
    return Cookies(
        account=_account("reader", now, ids),
        anonymous=f"{COOKIE}={signing.dumps(anonymous, salt='standfirst.reader')}",
        crowd=tuple(_account(f"reader{n}", now, ids[n % 500 :]) for n in range(crowd)),
    )


def _account(name: str, now: datetime, ids: list[str]) -> str:
    from django.contrib.auth import get_user_model
    from django.test import Client

    from standfirst.store.readers import make_reader

    user = get_user_model().objects.create_user(username=name, email=f"{name}@example.org")
    _wishes(make_reader(user.pk), now, ids)
    client = Client()
    client.force_login(user)
    return f"sessionid={client.cookies['sessionid'].value}"


def _wishes(reader: str, now: datetime, ids: list[str]) -> None:
    from standfirst.store.models import SeenStory
    from standfirst.store.readers import set_interest

    wishes = [(InterestKind.TOPIC, t, 1.0) for t in TOPICS[:3]]
    wishes += [(InterestKind.PUBLISHER, "The Harbour Post 0", 1.0), (InterestKind.WORD, _WORDS[5], 1.0)]
    wishes += [(InterestKind.TOPIC, TOPICS[-1], -1.0), (InterestKind.PUBLISHER, "The Harbour Post 1", -1.0)]
    wishes += [(InterestKind.WORD, _WORDS[90], -1.0)]
    for kind, value, weight in wishes:
        set_interest(reader, kind, value, weight)
    SeenStory.objects.bulk_create(
        SeenStory(reader_id=reader, story_id=i, times=1 + n % 4, revision=1, last_at=now)
        for n, i in enumerate(ids[:SEEN])
    )


def _title(chance: random.Random, number: int) -> str:
    return " ".join(chance.choices(_WORDS, k=7)).capitalize() + f" {number}"
