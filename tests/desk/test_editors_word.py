"""What editors settled stands against any sequence of articles, second thoughts and restarts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import event as note
from hypothesis import strategies as st

from standfirst.cluster import ClusterSettings
from standfirst.cluster import place as place_article
from standfirst.cluster import revise as revise_story
from standfirst.desk.ports import Tools
from standfirst.desk.steps import place
from standfirst.domain.text import text_hash
from standfirst.store.editing import lock_story, merge_stories, move_articles, split_story, unmerge_story
from standfirst.store.models import Article, Source, StoriesApart, Story, Work
from standfirst.store.stories import current_story_id
from standfirst.store.work import NewWork, add_work, lease_work
from tests.desk.town import MORNING, Town, make_tools

pytestmark = pytest.mark.django_db

EAGER = ClusterSettings(near=-30.0, merge=-1.0, split=4.0, move=0.3)  # second thoughts at every turn
WORDS = (
    "ferry Norrvik aground coast guard",
    "pension Ostmark parliament strike vote",
    "dumplings potato butter recipe",
)


class Newsroom:
    """A desk's placing with editors beside it, and what must hold after every step of the machine."""

    def __init__(self) -> None:
        self.town = Town()
        self.tools: Tools = make_tools(self.town)
        self.source = Source.objects.create(id="paper", name="The Paper", owner="Paper")
        self.count = 0
        self.merged: dict[str, set[str]] = {}  # stories that an editor merged away -> what they were then

    def news(self, articles: list[tuple[int, int, int]]) -> None:
        """New articles, each on an event with words of another, placed together."""
        for event, mixed, owner in articles:
            self.count += 1
            self._save(f"a{self.count:03}", event, mixed, owner, version=1)
        self.run()

    def version(self, number: int, event: int, mixed: int) -> None:
        """An article says something else now, and waits to be placed."""
        row = Article.objects.order_by("id")[number % max(1, self.count) :].first()
        if row is not None:
            self._save(row.id, event, mixed, int(row.owner), version=row.version + 1, at=row.published_at)

    def _save(self, key: str, event: int, mixed: int, owner: int, *, version: int, at: datetime | None = None) -> None:
        text = f"{WORDS[event]} {WORDS[event]}. Version {version} {key}. {WORDS[mixed]}."
        Article.objects.update_or_create(
            id=key,
            defaults={
                "source": self.source, "owner": str(owner), "url": f"https://paper.example/{key}", "text": text,
                "title": f"{WORDS[event]} {key}", "text_hash": text_hash(text), "language": "en",
                "published_at": at or self.town.clock(), "fetched_at": self.town.clock(), "version": version,
            },
        )  # fmt: skip
        add_work([NewWork(step="place", key=key, version=str(version))])

    def run(self) -> None:
        """Let the machine place what waits, and look at what it did."""
        away = _led()
        with self._settled():
            now = datetime.now(UTC)
            Work.objects.filter(step="place").update(due_at=now)
            tasks = lease_work("place", 100, 60.0)
            place.run(self.tools, tasks)
            assert not Work.objects.filter(id__in=[t.id for t in tasks]).exists()
        self._matches_the_store()
        for story, into in _led().items():
            if away.get(story) != into:
                self.merged.pop(story, None)  # the machine's, since then

    @contextmanager
    def _settled(self) -> Iterator[None]:
        held = dict(Article.objects.filter(held_in_story=True).values_list("id", "story_id"))
        locked = {s: _ids(s) for s in Story.objects.filter(locked=True, merged_into="").values_list("id", flat=True)}
        apart = [
            (p.one, p.other) for p in StoriesApart.objects.all() if current_story_id(p.one) != current_story_id(p.other)
        ]
        yield
        assert dict(Article.objects.filter(held_in_story=True).values_list("id", "story_id")) == held
        assert {s: _ids(s) for s in locked} == locked
        for one, other in apart:
            assert current_story_id(one) != current_story_id(other)
        placed = Article.objects.exclude(story=None)
        assert not Article.objects.filter(story=None).exists()
        assert not placed.exclude(story__merged_into="").exists()
        for story in Story.objects.all():
            assert story.article_count == len(_ids(story.id))
            assert bool(story.article_count) == (story.merged_into == "")

    def _matches_the_store(self) -> None:
        stories, _ = self.tools.index.get(self.tools.now())
        rows = Article.objects.select_related("story")
        since = self.tools.now() - timedelta(seconds=self.tools.options.keep_active)
        for row in rows:
            if not stories.story_of(row.id):
                assert row.published_at < since
                continue
            assert (stories.story_of(row.id), stories.is_held(row.id)) == (row.story_id, row.held_in_story)
            assert row.story is not None
            assert stories[row.story.id].locked == row.story.locked

    def edit(self, act: str, first: int, second: int, some: int) -> None:
        """An editor's act on whatever stories the numbers meet; the desk's index is not told of it."""
        self.town.clock.move(seconds=1)
        standing = list(Story.objects.filter(merged_into="").order_by("id").values_list("id", flat=True))
        if not standing:
            return
        one, other = standing[first % len(standing)], standing[second % len(standing)]
        articles = [a for n, a in enumerate(sorted(_ids(one))) if some >> n & 1]
        now = self.tools.now()
        acts: dict[str, Any] = {
            "merge": lambda: self._merge(one, other),
            "split": lambda: split_story(one, articles, by="ed", now=now),
            "move": lambda: move_articles(one, other, articles, by="ed", now=now),
            "lock": lambda: lock_story(one, True),
            "unlock": lambda: lock_story(one, False),
        }
        acts[act]()
        if not _ids(one):
            self.merged.pop(one, None)  # emptied by a move: no merge to undo

    def _merge(self, one: str, other: str) -> None:
        articles = _ids(other)
        if merge_stories(one, other, by="ed", now=self.tools.now()) == "merged":
            self.merged[other] = articles

    def undo(self, number: int) -> None:
        """An editor undoes a merge, the machine's or an editor's, whatever became of it since."""
        self.town.clock.move(seconds=1)
        led = _led()
        if not led:
            return
        gone = sorted(led)[number % len(led)]
        where, before = current_story_id(gone), _everything()
        outcome = unmerge_story(gone, by="ed", now=self.tools.now())
        came = _ids(gone)
        if gone in self.merged:
            assert came == {a for a in self.merged[gone] if before[a] == where}
        assert outcome == ("unmerged" if came else "none of its articles is where the merge took them")
        assert {before[a] for a in came} <= {where}
        assert _everything() == before | dict.fromkeys(came, gone)
        note(f"undo of {'an editor' if gone in self.merged else 'the machine'}: {outcome}")
        if came:
            assert current_story_id(gone) == gone
            assert set(Article.objects.filter(id__in=came, held_in_story=True).values_list("id", flat=True)) == came
            if _ids(where):
                assert StoriesApart.objects.filter(one=min(gone, where), other=max(gone, where)).exists()
            assert unmerge_story(gone, by="ed", now=self.tools.now()) == "needs a story that was merged into another"

    def later(self, days: int) -> None:
        """Time goes by."""
        self.town.clock.move(hours=24 * days)


def _ids(story_id: str) -> set[str]:
    return set(Article.objects.filter(story_id=story_id).values_list("id", flat=True))


def _everything() -> dict[str, str]:
    return dict(Article.objects.exclude(story=None).values_list("id", "story_id"))


def _led() -> dict[str, str]:
    """The stories that lead to another, and the other."""
    return dict(Story.objects.exclude(merged_into="").values_list("id", "merged_into"))


_EVENT = st.integers(0, 2)
_ARTICLES = st.lists(st.tuples(_EVENT, _EVENT, st.integers(0, 3)), min_size=2, max_size=6)
_ACTS = st.sampled_from(["merge", "merge", "split", "split", "move", "lock", "unlock"])
_STEPS = st.one_of(
    st.tuples(st.just("news"), _ARTICLES),
    st.tuples(st.just("edit"), _ACTS, st.integers(0, 5), st.integers(0, 5), st.integers(1, 31)),
    st.tuples(st.just("undo"), st.integers(0, 5)),
    st.tuples(st.just("version"), st.integers(0, 20), _EVENT, _EVENT),
    st.tuples(st.just("later"), st.integers(1, 12)),
)


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """The production decisions under settings that change their mind at every turn."""
    monkeypatch.setattr(place, "place", partial(place_article, settings=EAGER))
    monkeypatch.setattr(place, "revise", partial(revise_story, settings=EAGER))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=st.lists(_STEPS, min_size=12, max_size=30))
def test_nothing_that_an_editor_settled_is_undone_by_the_machine(eager: None, steps: list[tuple[Any, ...]]) -> None:
    with transaction.atomic():
        room = Newsroom()
        assert room.tools.now() == MORNING
        for name, *arguments in steps:
            getattr(room, name)(*arguments)
        room.run()
        transaction.set_rollback(True)
