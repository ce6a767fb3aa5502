"""Sources and their Feeds."""

from django.db import models


class Source(models.Model):
    """A publisher with an owner. ``publishing_stopped`` keeps its articles out of new Reports at once."""

    id = models.CharField(primary_key=True, max_length=64)
    name = models.CharField(max_length=200)
    owner = models.CharField(max_length=200)
    site = models.TextField(blank=True)
    language = models.CharField(max_length=16, blank=True)
    topics = models.JSONField(default=list, blank=True)
    country = models.CharField(max_length=60, blank=True)
    groups = models.JSONField(default=list, blank=True)  # the operator's own names for sets of publishers
    vouched = models.BooleanField(default=False)  # the operator answers for it: full trend weight at once
    publishing_stopped = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """An address of a Source. ``due_at`` and ``leased_until`` are real time: politeness never follows news time."""

    id = models.CharField(primary_key=True, max_length=32)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="feeds")
    url = models.TextField(unique=True)
    host = models.CharField(max_length=255)
    title = models.CharField(max_length=300, blank=True)
    etag = models.TextField(blank=True)
    last_modified = models.TextField(blank=True)
    body_hash = models.CharField(max_length=64, blank=True)
    hub = models.TextField(blank=True)
    interval = models.FloatField(default=900.0)
    failures = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    last_fetched_at = models.DateTimeField(null=True, blank=True)
    last_ok_at = models.DateTimeField(null=True, blank=True)
    last_status = models.CharField(max_length=40, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    stopped = models.BooleanField(default=False)  # gone for good (410), or switched off by the operator

    class Meta:
        indexes = [models.Index(fields=["stopped", "due_at"])]

    def __str__(self) -> str:
        return self.url
