"""What a reader wants sent: digests, private feeds, alerts; and what was sent."""

from django.db import models

from standfirst.store.models.readers import Reader


class DigestSetting(models.Model):
    """A reader's digest. ``next_at`` (real time) is when the next one is due, null for never; ``since`` (news time) is
    what the last one reached to. ``stops`` counts unsubscribings: a link works for one of them."""

    reader = models.OneToOneField(Reader, primary_key=True, on_delete=models.CASCADE, related_name="digest")
    often = models.CharField(max_length=8, default="off")
    weekday = models.PositiveSmallIntegerField(default=0)
    hour = models.PositiveSmallIntegerField(default=7)
    zone = models.CharField(max_length=64, default="UTC")
    most = models.PositiveSmallIntegerField(default=10)
    next_at = models.DateTimeField(null=True, blank=True, db_index=True)
    since = models.DateTimeField(null=True, blank=True)
    stops = models.PositiveIntegerField(default=0)
    refused = models.PositiveSmallIntegerField(default=0)  # refusals of the address in a row

    def __str__(self) -> str:
        return f"{self.reader_id} {self.often}"


class DigestSlot(models.Model):
    """One digest of one local day. State: due, sent, empty, no-address, off, refused. ``stories``: story -> Revision
    that it told of."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="digest_slots")
    slot = models.CharField(max_length=10)
    state = models.CharField(max_length=12, default="due")
    at = models.DateTimeField()
    stories = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "slot"], name="one_digest_per_slot")]

    def __str__(self) -> str:
        return f"{self.reader_id} {self.slot} {self.state}"


class PrivateFeed(models.Model):
    """A reader's secret feed address; only the hash of its token is kept."""

    reader = models.OneToOneField(Reader, primary_key=True, on_delete=models.CASCADE, related_name="private_feed")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.reader_id


class AlertSetting(models.Model):
    """What a reader wants alerts for; see ``digests.AlertWish``. ``since`` is news time."""

    reader = models.OneToOneField(Reader, primary_key=True, on_delete=models.CASCADE, related_name="alerts")
    topics = models.JSONField(default=list)
    followed = models.BooleanField(default=True)
    top = models.PositiveSmallIntegerField(default=3)
    moved = models.BooleanField(default=True)
    quiet_from = models.PositiveSmallIntegerField(default=22)
    quiet_to = models.PositiveSmallIntegerField(default=7)
    zone = models.CharField(max_length=64, default="UTC")
    most = models.PositiveSmallIntegerField(default=4)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.reader_id


class AlertSubscription(models.Model):
    """A browser that shows a reader's alerts; one row per endpoint, whoever brings it last has it."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="alert_subscriptions")
    endpoint_hash = models.CharField(max_length=64, unique=True)
    endpoint = models.TextField()
    public = models.BinaryField()
    secret = models.BinaryField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.endpoint_hash[:12]


class AlertSent(models.Model):
    """One alert that a reader got: never twice for one Revision of a story."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="alerts_sent")
    story_id = models.CharField(max_length=24)
    revision = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader", "story_id", "revision"], name="one_alert_per_revision")
        ]
        indexes = [models.Index(fields=["reader", "at"])]

    def __str__(self) -> str:
        return f"{self.reader_id} {self.story_id} r{self.revision}"
