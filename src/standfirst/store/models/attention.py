"""Attention: scores per language and topic, named things and their trends, and signals from outside."""

from django.db import models

from standfirst.store.models.articles import Article
from standfirst.store.models.stories import Story


class TrendFacetRow(models.Model):
    """A story's score as one language or topic sees it; ``kind`` is "language" or "topic"."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="facets")
    kind = models.CharField(max_length=8)
    value = models.CharField(max_length=40)
    score = models.FloatField()
    heat = models.FloatField(default=0.0)  # as in TrendRow; the score was taken when the story's trend was
    evidence = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "kind", "value"], name="one_score_per_facet")]
        indexes = [models.Index(fields=["kind", "value", "heat"])]

    def __str__(self) -> str:
        return f"{self.story_id} {self.kind} {self.value} {self.score:.2f}"


class Mention(models.Model):
    """An article speaks of a named thing. ``key`` is the folded name, ``at`` the article's publication."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    key = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "key"], name="one_mention_per_article")]
        indexes = [models.Index(fields=["key", "at"]), models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.key} in {self.article_id}"


class ThingTrendRow(models.Model):
    """A named thing's trend now, with the evidence that adds up to the score."""

    key = models.CharField(primary_key=True, max_length=80)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()
    score = models.FloatField(db_index=True)
    peak = models.FloatField()
    peak_at = models.DateTimeField()
    owners = models.PositiveIntegerField()
    usual = models.FloatField()
    velocity = models.FloatField()
    acceleration = models.FloatField(default=0.0)
    window = models.FloatField(default=0.0)
    half_life = models.FloatField(default=0.0)
    trending = models.BooleanField(default=False)
    trending_until = models.DateTimeField(null=True, blank=True)
    heat = models.FloatField(default=0.0, db_index=True)
    evidence = models.JSONField(default=list)
    why = models.TextField(blank=True)
    story_ids = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["trending_until"], condition=models.Q(trending=True), name="trending_things_until")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.score:.2f}"


class ConnectorState(models.Model):
    """An outside connector as the desk runs it. Times are real time; ``settings`` are the operator's (hosts, keys)."""

    name = models.CharField(primary_key=True, max_length=24)
    enabled = models.BooleanField(default=False)
    settings = models.JSONField(default=dict)
    due_at = models.DateTimeField(null=True, blank=True)
    last_ok_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    failures = models.PositiveIntegerField(default=0)
    memory = models.JSONField(default=dict)  # what a connector must know of its last reading (validators, cursors)

    def __str__(self) -> str:
        return self.name


class SignalRow(models.Model):
    """A sign of attention from outside, as last read. ``at`` is news time."""

    connector = models.CharField(max_length=24)
    key = models.CharField(max_length=160)
    label = models.CharField(max_length=300)
    url = models.TextField(blank=True)
    language = models.CharField(max_length=16, blank=True)
    links = models.JSONField(default=list)
    names = models.JSONField(default=list)
    at = models.DateTimeField(db_index=True)
    strength = models.FloatField()
    detail = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["connector", "key"], name="one_row_per_signal")]

    def __str__(self) -> str:
        return f"{self.connector} {self.label}"


class StorySignal(models.Model):
    """A signal that speaks of a story: ``how`` is "link" or "thing", ``what`` the address or name that they share."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="signals")
    signal = models.ForeignKey(SignalRow, on_delete=models.CASCADE, related_name="stories")
    how = models.CharField(max_length=8)
    what = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "signal"], name="one_match_per_story_and_signal")]

    def __str__(self) -> str:
        return f"{self.story_id} {self.how}"
