"""Readers and what they asked for and did. Nothing here is inferred about leaning, health, faith or sexuality."""

from django.conf import settings
from django.db import models

from standfirst.store.models.reports import Report
from standfirst.store.models.stories import Story


class Reader(models.Model):
    """A reader: anonymous by a signed cookie that holds ``id``, or with an account."""

    id = models.CharField(primary_key=True, max_length=26)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="reader"
    )
    personal = models.FloatField(default=1.0)
    language = models.CharField(max_length=16, blank=True)
    customised = models.BooleanField(default=True, db_default=True)  # False: the common front page, nothing learned
    measured = models.BooleanField(default=False, db_default=False)  # consent to reading times and searches
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)  # raised by every act; profiles are kept by it

    def __str__(self) -> str:
        return self.id


class Interest(models.Model):
    """A follow (weight > 0), a mute (weight < 0), or a topic that nothing is learned about (weight 0)."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="interests")
    kind = models.CharField(max_length=16)
    value = models.CharField(max_length=200)
    weight = models.FloatField()
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "kind", "value"], name="one_interest_per_value")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value} {self.weight:+.1f}"


class Interaction(models.Model):
    """One act of a reader at news time; ``seconds`` of reading, 0 for other acts."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="interactions")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="interactions")
    kind = models.CharField(max_length=16)
    at = models.DateTimeField()
    seconds = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        indexes = [models.Index(fields=["reader", "at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.story_id}"


class SeenStory(models.Model):
    """In how many visits a story's card was shown to a reader, with which Revision last, and with which before the
    visit that began at ``visit_at`` (see ``store/seen.py``)."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="seen")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="seen_by")
    times = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    earlier = models.PositiveIntegerField(default=0, db_default=0)
    visit_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "story"], name="one_seen_row_per_story")]

    def __str__(self) -> str:
        return f"{self.story_id} x{self.times}"


class Reaction(models.Model):
    """Like (1) or dislike (-1): one per reader and Report, changeable. ``weight`` is the reader's standing when it was
    given, 0..1."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="reactions")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="reactions")
    value = models.SmallIntegerField()
    at = models.DateTimeField()
    weight = models.FloatField(default=1.0, db_default=1.0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "report"], name="one_reaction_per_reader")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.value:+d}"


class ShownPage(models.Model):
    """A page as it was ranked for a reader, for evaluation and training; kept for some days, then forgotten.

    ``body`` is a packed ``rank.LoggedPage`` without its opens, which are the reader's own interactions.
    """

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="shown_pages")
    at = models.DateTimeField(db_index=True)
    arm = models.CharField(max_length=40)
    body = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["reader", "at"])]

    def __str__(self) -> str:
        return f"{self.reader_id} {self.at}"
