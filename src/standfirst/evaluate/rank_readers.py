"""`python -m standfirst.evaluate.rank_readers`: synthetic readers, for what no log can show. **They are invented.**

Each reader has a taste of two of eight topics and opens one card a page, nine times in ten of that taste where the page
has one. The page is the front page with its weights by hand, over an invented world whose stories all trend alike on
average. Measured before the 1st, 2nd, 4th, 11th and 31st click, over the first 20 cards; after click 30 the taste
changes to two other topics, and ``recovery`` is how many clicks later the new taste has more of the page than the old.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from standfirst.domain.ranking import Candidate, Interaction, InteractionKind, ReaderProfile, SlateItem
from standfirst.rank import COMMON_FRONT_PAGE, CandidatePool, build_slate, learn

TOPICS = ("world", "sport", "science", "transport", "health", "culture", "economy", "climate")
PUBLISHERS = tuple(f"Paper {number}" for number in range(12))
CLICKS = (0, 1, 3, 10, 30)
READERS, STORIES, CARDS, LATER = 40, 200, 20, 40
START = datetime(2026, 11, 1, 8, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """``taste`` and ``common``: shares of cards on the reader's topics and on the common front page; ``entropy`` of
    topics over its largest value; ``publisher``: the largest publisher's share."""

    taste: float
    common: float
    entropy: float
    publisher: float


def measured() -> dict[str, object]:
    """Means over readers by number of clicks, and the median and worst recovery."""
    lives = [_life(np.random.default_rng(seed)) for seed in range(READERS)]
    rows = []
    for at, clicks in enumerate(CLICKS):
        pages = [pages[at] for pages, _ in lives]
        means = {name: round(float(np.mean([getattr(page, name) for page in pages])), 3) for name in Page.__slots__}
        rows.append({"clicks": clicks, **means})
    recovery = [clicks for _, clicks in lives]
    return {
        "synthetic_readers": READERS,
        "pages": rows,
        "recovery_median": float(np.median(recovery)),
        "recovery_worst": max(recovery),
    }


def _life(chance: np.random.Generator) -> tuple[list[Page], int]:
    """One reader: the page at each of ``CLICKS``, and the clicks that a change of taste takes (``LATER``: not yet)."""
    order = chance.permutation(len(TOPICS))
    taste, other = {TOPICS[n] for n in order[:2]}, {TOPICS[n] for n in order[2:4]}
    reader, topics_of, pages = ReaderProfile(reader_id="invented"), dict[str, tuple[str, ...]](), list[Page]()
    for click in range(max(CLICKS) + LATER + 1):
        now = START + timedelta(hours=12 * click)
        pool = CandidatePool.build(_world(chance, click, now), now)
        topics_of |= {c.story_id: c.topics for c in pool.candidates}
        cards = build_slate(reader, pool, now=now, size=CARDS).items
        if click in CLICKS:
            common = build_slate(ReaderProfile(), pool, now=now, size=CARDS, configuration=COMMON_FRONT_PAGE).items
            pages.append(_page(cards, common, taste))
        changed = click >= max(CLICKS)
        if changed and _share(cards, other) > _share(cards, taste):
            return pages, click - max(CLICKS)
        opened = _choice(chance, cards, other if changed else taste)
        act = Interaction(story_id=opened, kind=InteractionKind.OPEN, at=now)
        reader = learn(reader, [act], topics_of=topics_of, now=now, usual={topic: 1 / len(TOPICS) for topic in TOPICS})
    return pages, LATER


def _world(chance: np.random.Generator, page: int, now: datetime) -> list[Candidate]:
    return [
        Candidate(
            story_id=f"{page}-{n}", title=f"Invented story {n}", topics=(TOPICS[n % len(TOPICS)],),
            publishers=(str(chance.choice(PUBLISHERS)),), owners=int(chance.integers(1, 6)),
            trend=float(chance.lognormal()), published_at=(at := now - timedelta(hours=float(chance.uniform(0, 24)))),
            updated_at=at,
        )
        for n in range(STORIES)
    ]  # fmt: skip


def _choice(chance: np.random.Generator, cards: Sequence[SlateItem], taste: set[str]) -> str:
    liked = [card for card in cards if card.candidate.topics[0] in taste]
    chosen = liked if liked and chance.random() < 0.9 else list(cards)
    return chosen[int(chance.integers(len(chosen)))].candidate.story_id


def _page(cards: Sequence[SlateItem], common: Sequence[SlateItem], taste: set[str]) -> Page:
    topics = Counter(card.candidate.topics[0] for card in cards)
    publishers = Counter(card.candidate.publishers[0] for card in cards)
    shared = {card.candidate.story_id for card in cards} & {card.candidate.story_id for card in common}
    entropy = -sum(count / len(cards) * math.log(count / len(cards)) for count in topics.values())
    return Page(
        taste=_share(cards, taste),
        common=len(shared) / len(cards),
        entropy=entropy / math.log(len(TOPICS)),
        publisher=max(publishers.values()) / len(cards),
    )


def _share(cards: Sequence[SlateItem], taste: set[str]) -> float:
    return sum(card.candidate.topics[0] in taste for card in cards) / len(cards)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(), indent=1) + "\n")
