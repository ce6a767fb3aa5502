"""An archive of old news, as rows: articles with vectors and versions, stories, assignments, search documents, trends.

140 articles a day backwards from two days ago, two to a story, so that the active window of 14 days holds up to 1,680
of them whatever the archive's size: what lies beyond is there for the database alone.
"""

from datetime import UTC, datetime, timedelta

from benchmarks.news import Newsroom

PER_DAY = 140
_PUBLISHERS, _AT_ONCE, _WORDS = 40, 1000, 220


class Archive:
    """Grows in the database in use; ids go on where they stopped."""

    def __init__(self) -> None:
        self.size = 0
        self._room = Newsroom(23)
        self._now = datetime.now(UTC).replace(microsecond=0)

    def grow(self, size: int) -> None:
        """Insert until there are ``size`` articles."""
        from standfirst.store.models import Source

        Source.objects.bulk_create(
            (Source(id=f"old{n}", name=f"Old {n}", owner=f"Old {n}") for n in range(_PUBLISHERS)), ignore_conflicts=True
        )
        while self.size < size:
            upto = min(size, self.size + _AT_ONCE)
            self._insert(range(self.size, upto))
            self.size = upto

    def _insert(self, numbers: range) -> None:
        from django.db import transaction

        from standfirst.store import models

        vectors = self._room.story_vectors(len(numbers))
        texts = [self._room.text(_WORDS) for _ in numbers]
        articles = [self._article(n, t, v.tobytes()) for n, t, v in zip(numbers, texts, vectors, strict=True)]
        with transaction.atomic():
            models.Story.objects.bulk_create([self._story(a) for a in articles if _opens(a.id)])
            models.Article.objects.bulk_create(articles)
            models.ArticleVersion.objects.bulk_create(
                models.ArticleVersion(
                    article_id=a.id, version=1, title=a.title, text=a.text, text_hash=a.text_hash,
                    fetched_at=a.fetched_at,
                )
                for a in articles
            )  # fmt: skip
            models.Assignment.objects.bulk_create(
                models.Assignment(article_id=a.id, story_id=a.story_id, kind="new" if _opens(a.id) else "join",
                                  score=0.9, reason="of old", at=a.fetched_at)
                for a in articles
            )  # fmt: skip
            models.SearchDocument.objects.bulk_create(
                models.SearchDocument(kind="story", key=a.story_id, title=a.title.lower(), text="")
                for a in articles if _opens(a.id)
            )  # fmt: skip
            models.TrendRow.objects.bulk_create(
                self._trend(a.story_id, a.published_at) for a in articles if _opens(a.id)
            )

    def _article(self, number: int, text: str, vector: bytes) -> "Article":  # noqa: F821
        from standfirst.domain.text import text_hash
        from standfirst.store.models import Article

        at = self._at(number)
        return Article(
            id=f"old{number}", source_id=f"old{number % _PUBLISHERS}", owner=f"Old {number % _PUBLISHERS}",
            url=f"https://old{number % _PUBLISHERS}.example/{number}", title=self._room.title_from(text[:300]),
            text=text, text_hash=text_hash(text), language="en", published_at=at, fetched_at=at, vector=vector,
            vector_space="use-multilingual-v3/512", story_id=f"story{number - number % 2}", topics=[],
        )  # fmt: skip

    def _story(self, article: "Article") -> "Story":  # noqa: F821
        from standfirst.store.models import Story

        return Story(
            id=article.story_id or "", title=article.title, first_seen=article.published_at,
            last_seen=article.published_at, owner_count=2, article_count=2, changed=1, language="en",
        )  # fmt: skip

    def _trend(self, story_id: str, at: datetime) -> "TrendRow":  # noqa: F821
        from standfirst.store.models import TrendRow

        return TrendRow(story_id=story_id, at=at, score=0.01, peak=1.0, peak_at=at, owners=2, usual=1.0, window=10800,
                        half_life=21600, velocity=0.0, trending=False, evidence=[])  # fmt: skip

    def _at(self, number: int) -> datetime:
        return self._now - timedelta(days=2) - timedelta(days=1) / PER_DAY * number


def _opens(article_id: str) -> bool:
    return int(article_id.removeprefix("old")) % 2 == 0
