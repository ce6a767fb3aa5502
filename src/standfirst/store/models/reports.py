"""Reports, their immutable Revisions, held drafts, corrections, tombstones."""

from django.db import models

from standfirst.store.models.stories import Story


class Report(models.Model):
    """What the desk published on a story, or keeps back. ``state`` is a domain ``ReportState``.

    ``card_html`` is the ready-made card of the newest Revision; ``revision`` its number, 0 before the first.
    """

    id = models.CharField(primary_key=True, max_length=24)
    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="report")
    state = models.CharField(max_length=16, db_index=True)
    revision = models.PositiveIntegerField(default=0)
    headline = models.TextField(blank=True)
    standfirst = models.TextField(blank=True)
    label = models.TextField(blank=True)
    writer = models.CharField(max_length=16, blank=True)
    language = models.CharField(max_length=16, blank=True)
    single_source = models.BooleanField(default=False)
    card_html = models.TextField(blank=True)
    reason = models.TextField(blank=True)  # why it is held, withdrawn or "sources only"
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)
    updated_at = models.DateTimeField()
    written_at_change = models.PositiveIntegerField(default=0)  # the story's change count that was last written
    likes = models.PositiveIntegerField(default=0)
    dislikes = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.headline or self.id


class Revision(models.Model):
    """One immutable state of a Report: ``body`` is the canonical form, ``hash`` is over it, ``manifest`` is signed."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    body = models.JSONField()
    hash = models.CharField(max_length=64)
    manifest = models.TextField(blank=True)
    created_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_row_per_revision")]

    def __str__(self) -> str:
        return f"{self.report_id} r{self.number}"


class HeldDraft(models.Model):
    """A draft that waits for an editor, with its verdicts. ``key`` makes holding twice holding once."""

    key = models.CharField(primary_key=True, max_length=24)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="held_drafts")
    body = models.JSONField()
    reason = models.TextField()
    created_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolution = models.CharField(max_length=16, blank=True)  # "published" or "spiked"
    resolved_by = models.CharField(max_length=150, blank=True)

    def __str__(self) -> str:
        return self.reason


class Correction(models.Model):
    """A published fact that was wrong when it was published, on the public corrections log."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="corrections")
    revision = models.PositiveIntegerField()
    order = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(db_index=True)
    note = models.TextField()
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "revision", "order"], name="one_correction_per_place")]

    def __str__(self) -> str:
        return self.note


class Tombstone(models.Model):
    """What stays of a withdrawn Report."""

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.CASCADE, related_name="tombstone")
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.report_id}: {self.reason}"


class ReportVariant(models.Model):
    """Another way to read a Report's newest Revision: ``key`` is a domain ``Variant``'s, ``body`` has the form of a
    Revision's, ``manifest`` is signed and names that Revision. It goes when another Revision comes, and with a
    withdrawal."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="variants")
    revision = models.PositiveIntegerField()
    key = models.CharField(max_length=16)
    body = models.JSONField()
    manifest = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="one_variant_per_key")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.key}"
