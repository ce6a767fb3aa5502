"""`python -m standfirst.evaluate.rank_ring`: fifty accounts of one mind among other readers. **All are invented.**

The ring reacts and opens, on four pages a day each, and is old enough to count (the desk counts nothing of an account
of its first day). It lifts a story, sinks it by praising its neighbours, or reads what is like it. Measured is how many
places any story moves on pages of readers outside the ring, against the same desk without the ring. What chance adds
is drawn anew every day for each reader and is left out.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from standfirst.domain.ranking import (
    Candidate,
    Interaction,
    InteractionKind,
    Interest,
    InterestKind,
    ReaderProfile,
)
from standfirst.rank import FRONT_PAGE, CandidatePool, Configuration, RankModel, score_candidates
from standfirst.rank.attraction import learn_attraction
from standfirst.rank.bound import RING
from standfirst.rank.logged import LoggedPage
from standfirst.rank.public import Public, Read
from standfirst.rank.scorers.chance_scorer import ChanceScorer

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TOPICS = ("world", "sport", "science", "transport", "health")
PAGE, OPENS, WIDTH = 30, 3, 16
HONEST, STORIES, TARGETS, SEEDS = (0, 30, 300, 1500), (300, 2000), (5, 30, 80, 200), 2
READERS = (
    ReaderProfile(),
    ReaderProfile(
        reader_id="invented",
        interests=(Interest(kind=InterestKind.TOPIC, value="sport", weight=1.0),),
        recent=tuple(
            Interaction(story_id=f"s{7 * n}", kind=InteractionKind.OPEN, at=NOW - timedelta(hours=n)) for n in range(9)
        ),
    ),
)

Vectors = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]


class Plan(StrEnum):
    """What a ring is after."""

    LIFT = "lift"
    SINK = "sink"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """Stories by number, their unit vectors, and what honest readers did."""

    stories: tuple[Candidate, ...]
    vectors: dict[str, Vectors]
    pages: tuple[LoggedPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """``opened`` and ``liked``/``disliked`` story numbers of each account."""

    opened: frozenset[int] = frozenset()
    liked: frozenset[int] = frozenset()
    disliked: frozenset[int] = frozenset()


def town(seed: int, stories: int, honest: int) -> Town:
    """Honest readers see three pages of thirty stories each and open three, by how much each story has to say."""
    chance = np.random.default_rng(seed)
    centres = chance.normal(size=(len(TOPICS), WIDTH))
    rows = chance.normal(size=(stories, WIDTH)) + centres[np.arange(stories) % len(TOPICS)]
    units = np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)
    appeal = np.exp(1.3 * chance.normal(size=stories))
    pages = []
    for reader in range(honest):
        for at in _moments(chance, 6, 30, 3):
            shown = chance.choice(stories, PAGE, replace=False)
            chosen = chance.choice(shown, OPENS, replace=False, p=appeal[shown] / appeal[shown].sum())
            pages.append(_page(f"honest {reader}", at, shown.tolist(), frozenset(chosen.tolist())))
    return Town(
        stories=tuple(_story(chance, number) for number in range(stories)),
        vectors={f"s{number}": unit for number, unit in enumerate(units)},
        pages=tuple(pages),
    )


def plan(kind: Plan, place_of: Places, target: int, vectors: dict[str, Vectors]) -> Attack:
    """What each account of the ring does to the story ``target``, where the stories lie in places ``place_of``."""
    if kind is Plan.LIFT:
        return Attack(opened=frozenset({target}), liked=frozenset({target}))
    if kind is Plan.SINK:
        near = frozenset(np.flatnonzero(np.abs(place_of - place_of[target]) <= 5).tolist()) - {target}
        return Attack(opened=near, liked=near, disliked=frozenset({target}))
    likeness = np.array([vectors[f"s{n}"] @ vectors[f"s{target}"] for n in range(len(vectors))])
    return Attack(opened=frozenset(np.argsort(-likeness)[:11].tolist()))


def places(found: Town, attack: Attack, reader: ReaderProfile, configuration: Configuration = FRONT_PAGE) -> Places:
    """Every story's place for a reader when ``RING`` accounts do this; an empty attack is the desk without them."""
    busy = bool(attack.opened)
    pages = [*found.pages, *(_ring_pages(len(found.stories), attack) if busy else ())]
    public, topics = Public(), {story.story_id: story.topics for story in found.stories}
    opens = [
        Read(reader_id=page.reader_id, story_id=story, at=page.at)
        for page in pages
        for story, was in zip(page.story_ids, page.opened, strict=True)
        if was
    ]
    public.read(sorted(opens, key=lambda read: read.at), topics)
    public.judged(sorted(pages, key=lambda page: page.at), topics, found.vectors)
    attraction = learn_attraction(public.audience, found.vectors)
    taught = configuration.taught_by(RankModel(learned_at=NOW, pages=0, curves={}, attraction=attraction))
    steady = tuple(part for part in taught.scorers if not isinstance(part.scorer, ChanceScorer))
    pool = CandidatePool.build(
        [_reacted(story, attack) for story in found.stories], NOW,
        audience=public.audience, vectors=found.vectors, coreading=public.coreading, tastes=public.tastes,
    )  # fmt: skip
    totals = score_candidates(reader, pool, now=NOW, configuration=replace(taught, scorers=steady))
    place_of = np.empty(len(totals), dtype=np.intp)
    place_of[np.argsort(-totals, kind="stable")] = np.arange(len(totals))
    return place_of


def measured(seeds: int = SEEDS) -> list[dict[str, object]]:
    """By honest readers and stories: the most places that the target and that any story moved, over all plans."""
    return [_measured(honest, stories, seeds) for honest in HONEST for stories in STORIES]


def _measured(honest: int, stories: int, seeds: int) -> dict[str, object]:
    target_moved, any_moved = [], []
    for seed in range(seeds):
        found = town(seed, stories, honest)
        for reader in READERS:
            before = places(found, Attack(), reader)
            for kind in Plan:
                for place in TARGETS:
                    target = int(np.flatnonzero(before == place)[0])
                    after = places(found, plan(kind, before, target, found.vectors), reader)
                    target_moved.append(abs(int(after[target] - before[target])))
                    any_moved.append(int(np.abs(after - before).max()))
    return {
        "honest_readers": honest, "stories": stories, "attacks": len(any_moved),
        "target_moved_most": max(target_moved), "any_moved_most": max(any_moved),
        "attacks_beyond_three": sum(moved > 3 for moved in any_moved),
    }  # fmt: skip


def _ring_pages(stories: int, attack: Attack) -> list[LoggedPage]:
    chance, chosen = np.random.default_rng(99), sorted(attack.opened)
    pages = []
    for account in range(RING):
        for at in _moments(chance, 0.2, 23, 4):
            shown = dict.fromkeys([*chosen, *sorted(attack.disliked), *chance.choice(stories, PAGE).tolist()])
            pages.append(_page(f"ring {account}", at, list(shown)[: max(PAGE, len(chosen) + 1)], attack.opened))
    return pages


def _moments(chance: np.random.Generator, first: float, last: float, count: int) -> list[datetime]:
    """So many moments between two ages in hours, oldest first."""
    return sorted(NOW - timedelta(hours=hours) for hours in chance.uniform(first, last, count).tolist())


def _page(reader: str, at: datetime, shown: Sequence[int], opened: frozenset[int]) -> LoggedPage:
    return LoggedPage(
        reader_id=reader, at=at, arm="main", story_ids=tuple(f"s{n}" for n in shown), shown=len(shown), components=(),
        values=np.zeros((len(shown), 0)), unsure=np.zeros(len(shown)), opened=np.array([n in opened for n in shown]),
    )  # fmt: skip


def _story(chance: np.random.Generator, number: int) -> Candidate:
    at = NOW - timedelta(hours=float(chance.uniform(0, 60)))
    return Candidate(
        story_id=f"s{number}", title=f"Invented story {number}", topics=(TOPICS[number % len(TOPICS)],),
        publishers=("Harbour Post", "Coast Herald"), owners=int(chance.integers(1, 15)),
        trend=float(chance.lognormal(0, 1.5)), published_at=at, updated_at=at,
    )  # fmt: skip


def _reacted(story: Candidate, attack: Attack) -> Candidate:
    number = int(story.story_id[1:])
    return replace(story, likes=RING * (number in attack.liked), dislikes=RING * (number in attack.disliked))


if __name__ == "__main__":
    for row in measured():
        sys.stdout.write(json.dumps(row) + "\n")
