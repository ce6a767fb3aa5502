"""What the desk itself keeps: work to do, requests from people, the news clock, settings, usage, the audit log."""

from django.db import models


class Work(models.Model):
    """One thing that one step has to do. Rows are written in the transaction that made them necessary, and deleted in
    the transaction that saved their effect: what is here is what is left to do. Times are real time."""

    step = models.CharField(max_length=32)
    key = models.CharField(max_length=64)
    version = models.CharField(max_length=64, default="")
    partition = models.CharField(max_length=255, default="")
    priority = models.FloatField(default=0.0)
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    dead = models.BooleanField(default=False)
    error = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "key", "version"], name="one_work_row_per_effect")]
        indexes = [models.Index(fields=["dead", "step", "due_at"])]

    def __str__(self) -> str:
        return f"{self.step} {self.key}"


class DeskRequest(models.Model):
    """What a person asks of the desk through the web or the command line; the desk takes it up."""

    kind = models.CharField(max_length=24)  # one of desk.requests
    subject = models.CharField(max_length=64)
    payload = models.JSONField(default=dict)
    by = models.CharField(max_length=150, blank=True)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["done_at", "id"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class NewsClock(models.Model):
    """News time, one row: the news moment at a real moment, and the speed since."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    real_anchor = models.DateTimeField()
    news_anchor = models.DateTimeField()
    speed = models.FloatField(default=1.0)

    def __str__(self) -> str:
        return f"{self.news_anchor} x{self.speed}"


class DeskSetting(models.Model):
    """A setting that changes while the desk runs, such as the switch that stops publishing."""

    key = models.CharField(primary_key=True, max_length=64)
    value = models.JSONField()

    def __str__(self) -> str:
        return self.key


class OneTimeLink(models.Model):
    """A link that makes its first user the operator; only the hash of its token is kept."""

    token_hash = models.CharField(primary_key=True, max_length=64)
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.created_at)


class UsageDay(models.Model):
    """What models cost on one day of real time."""

    day = models.DateField()
    model = models.CharField(max_length=120)
    calls = models.PositiveIntegerField(default=0)
    input_tokens = models.BigIntegerField(default=0)
    output_tokens = models.BigIntegerField(default=0)
    seconds = models.FloatField(default=0.0)
    failures = models.PositiveIntegerField(default=0, db_default=0)
    millionths = models.BigIntegerField(default=0, db_default=0)  # of the operator's currency
    unpriced_tokens = models.BigIntegerField(default=0, db_default=0)  # of models whose price nobody told

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "model"], name="one_usage_row_per_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.model}"


class StoryUsage(models.Model):
    """What models cost for one story in all, and how many odd answers in a row it got. No foreign key: what was spent
    stays spent when a story is merged away."""

    story_id = models.CharField(max_length=26, unique=True)
    calls = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    input_tokens = models.BigIntegerField(default=0)
    output_tokens = models.BigIntegerField(default=0)
    millionths = models.BigIntegerField(default=0)
    unpriced_tokens = models.BigIntegerField(default=0)
    odd_answers = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.story_id} {self.input_tokens + self.output_tokens} tokens"


class AuditEntry(models.Model):
    """Who did what to the desk, and when. Only ever added to."""

    at = models.DateTimeField(db_index=True)
    who = models.CharField(max_length=150)
    what = models.CharField(max_length=60)
    subject = models.CharField(max_length=200, blank=True)
    detail = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.who} {self.what} {self.subject}"
