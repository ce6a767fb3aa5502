"""Stories, the assignments that made them, and their trends."""

from typing import Any

from django.db import models

from standfirst.domain.trend import heat
from standfirst.store.models.articles import Article


class Story(models.Model):
    """Articles on one event. ``locked``: an editor's hand was on it. ``merged_into``: where it went, "" if it stands.

    ``publishing_stopped`` is the switch that stops Reports on this story at once.
    """

    id = models.CharField(primary_key=True, max_length=26)
    title = models.TextField()
    topics = models.JSONField(default=list)
    places = models.JSONField(default=list)
    language = models.CharField(max_length=16, blank=True)
    languages = models.JSONField(default=list)
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField(db_index=True)
    owner_count = models.PositiveIntegerField(default=0)
    article_count = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)  # counts changes; steps are keyed by it
    locked = models.BooleanField(default=False)
    pinned = models.BooleanField(default=False)
    publishing_stopped = models.BooleanField(default=False)
    merged_into = models.CharField(max_length=26, blank=True)

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.title


class Assignment(models.Model):
    """One decision about an article's story, kept for ever: the story's history. ``by`` is the editor who decided, ""
    for the machine; ``reason`` is for people."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="assignments")
    article_version = models.PositiveIntegerField(default=1)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="assignments")
    kind = models.CharField(max_length=8)
    score = models.FloatField()
    reason = models.TextField(blank=True)
    from_story = models.CharField(max_length=26, blank=True)
    by = models.CharField(max_length=150, blank=True, default="", db_default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "article_version", "kind", "from_story", "story", "at"],
                name="one_assignment_per_decision",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.article_id} -> {self.story_id}"


class StoriesApart(models.Model):
    """Two stories that an editor split: the machine never makes them one again. ``one`` sorts before ``other``."""

    one = models.CharField(max_length=26)
    other = models.CharField(max_length=26)
    by = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="one_row_per_pair_apart")]

    def __str__(self) -> str:
        return f"{self.one} | {self.other}"


class TrendRow(models.Model):
    """A story's trend as scored ``at``, with the evidence that adds up to the score; later it has faded since."""

    story = models.OneToOneField(Story, primary_key=True, on_delete=models.CASCADE, related_name="trend")
    at = models.DateTimeField()
    score = models.FloatField(db_index=True)
    peak = models.FloatField()
    peak_at = models.DateTimeField()
    owners = models.PositiveIntegerField()
    usual = models.FloatField()
    window = models.FloatField()
    half_life = models.FloatField()
    velocity = models.FloatField()
    acceleration = models.FloatField(default=0.0)
    trending = models.BooleanField(default=False)
    trending_until = models.DateTimeField(null=True, blank=True)
    heat = models.FloatField(default=0.0, db_index=True)  # domain.trend.heat: the order of scores now and later
    evidence = models.JSONField(default=list)
    why = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["trending_until"], condition=models.Q(trending=True), name="trending_until"),
            models.Index(fields=["peak"], name="trends_by_peak"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the heat with the score that it is made of."""
        self.heat = heat(self.score, self.at, self.half_life)
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return f"{self.story_id} {self.score:.2f}"


class TrendPoint(models.Model):
    """A point of the trend's curve, for charts."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="trend_points")
    at = models.DateTimeField()
    score = models.FloatField()
    owners = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "at"], name="one_trend_point_per_moment")]

    def __str__(self) -> str:
        return f"{self.story_id} {self.at}"
