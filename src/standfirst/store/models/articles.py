"""Items as feeds gave them, Articles as we cleaned them, and every version of an Article."""

from django.db import models

from standfirst.store.models.sources import Feed, Source


class Item(models.Model):
    """An entry of a feed; ``fingerprint`` changes when the publisher changes the entry."""

    id = models.CharField(primary_key=True, max_length=24)
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="items")
    guid = models.TextField()
    url = models.TextField()
    payload = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    first_seen = models.DateTimeField()
    outcome = models.CharField(max_length=60, blank=True)  # "article", or the code of a failure

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "guid"], name="one_item_per_guid")]

    def __str__(self) -> str:
        return self.url


class Article(models.Model):
    """The newest version of one publisher's article. ``vector`` is float32 bytes, null when not embedded;
    ``vector_space`` the model that made it and its length, as ``desk.vectors`` writes it."""

    id = models.CharField(primary_key=True, max_length=24)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="articles")
    owner = models.CharField(max_length=200)
    url = models.TextField()
    title = models.TextField()
    byline = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    text_hash = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=16, blank=True)
    topics = models.JSONField(default=list)
    image_url = models.TextField(blank=True)
    zone = models.CharField(max_length=8, blank=True)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    opt_outs = models.JSONField(default=list)
    paywalled = models.BooleanField(default=False)
    copy_of = models.CharField(max_length=24, blank=True)
    copy_kind = models.CharField(max_length=8, blank=True)  # domain.story.CopyKind
    copy_differs = models.JSONField(default=list)
    vector = models.BinaryField(null=True)
    vector_space = models.CharField(max_length=80, blank=True, default="", db_default="")
    story = models.ForeignKey("store.Story", null=True, on_delete=models.SET_NULL, related_name="articles")
    held_in_story = models.BooleanField(default=False)  # an editor put it there: the machine never moves it

    class Meta:
        indexes = [models.Index(fields=["published_at"]), models.Index(fields=["story", "published_at"])]

    def __str__(self) -> str:
        return self.title


class ArticleVersion(models.Model):
    """What an Article said at one time. Never changed, so that old citations can be checked."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    title = models.TextField()
    text = models.TextField(blank=True)
    text_hash = models.CharField(max_length=64, blank=True)
    fetched_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "version"], name="one_row_per_version")]

    def __str__(self) -> str:
        return f"{self.article_id} v{self.version}"
