"""What can be searched, folded once for both databases."""

from django.db import models


class SearchDocument(models.Model):
    """A page's words without case and accents. Each database keeps its own text index over these rows by itself:
    triggers into FTS5 on SQLite, a generated ``tsvector`` on PostgreSQL (migration 0002)."""

    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    title = models.TextField()
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_search_row_per_document")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
