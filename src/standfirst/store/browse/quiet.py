"""What to say while nothing stands out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from standfirst.store.models import Article, Assignment, Source, TrendRow
from standfirst.trend import TrendSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietDay:
    """What the desk watches while nothing stands out; ``since`` is when it placed its first article, ``last_*`` tell of
    the last Story that did stand out, empty if none."""

    sources: int
    owners: int
    articles: int
    since: datetime | None
    last_id: str = ""
    last_title: str = ""
    last_at: datetime | None = None


def load_quiet_day(now: datetime) -> QuietDay:
    """What is watched, how much came in the last day, and which Story stood out last."""
    watched = Source.objects.filter(removed_at=None).aggregate(n=Count("id"), owners=Count("owner", distinct=True))
    came = Article.objects.filter(published_at__gt=now - timedelta(days=1), published_at__lte=now).count()
    above = TrendRow.objects.filter(peak__gte=TrendSettings().threshold, story__merged_into="")
    last = above.select_related("story").order_by("-peak_at").first()
    return QuietDay(
        sources=watched["n"], owners=watched["owners"], articles=came,
        since=Assignment.objects.order_by("id").values_list("at", flat=True).first(),
        last_id=last.story_id if last else "", last_title=last.story.title if last else "",
        last_at=last.peak_at if last else None,
    )  # fmt: skip
