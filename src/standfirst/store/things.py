"""Named things: mentions found in articles in, their trends out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Min

from standfirst.domain.trend import ThingTrend, fade, heat
from standfirst.store.models import Article as ArticleRow
from standfirst.store.models import Mention, ThingTrendRow
from standfirst.store.trends import evidence_row, to_evidence
from standfirst.trend import Appearance, ThingHistory, thing_key, things, why_trending

_UNSURE = "thing"


def save_mentions(article_ids: Iterable[str]) -> int:
    """Find and save the named things of articles that have none yet; how many mentions were new.

    A second call finds nothing to do. A new version of an article keeps the mentions of the first.
    """
    ids = set(article_ids)
    ids -= set(Mention.objects.filter(article_id__in=ids).values_list("article_id", flat=True))
    rows = ArticleRow.objects.filter(id__in=ids).values_list("id", "title", "text", "language", "published_at")
    found = [
        Mention(article_id=key, key=t.key, name=t.name, kind=t.kind, at=at)
        for key, title, text, language, at in rows
        for t in things(title, text, language)
    ]
    Mention.objects.bulk_create(found, ignore_conflicts=True)
    return len(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMentions:
    """Things named in mentions after a place in the log; ``seen`` is the place to go on from."""

    keys: tuple[str, ...]
    seen: int


def new_mentions(after: int, since: datetime, limit: int) -> NewMentions:
    """What was newly named after a mention's number, published since a moment; ``limit`` mentions are looked at."""
    rows = list(Mention.objects.filter(id__gt=after).order_by("id").values_list("id", "key", "at")[:limit])
    return NewMentions(
        keys=tuple(dict.fromkeys(key for _, key, at in rows if at >= since)), seen=rows[-1][0] if rows else after
    )


def load_thing_histories(keys: Sequence[str], since: datetime) -> list[ThingHistory]:
    """Everybody who spoke of each thing since a moment. Name and kind are what most articles say, sure kinds first."""
    rows = Mention.objects.filter(key__in=keys, at__gte=since).order_by("at", "article_id")
    told: dict[str, list[Appearance]] = defaultdict(list)
    stories: dict[str, dict[str, str]] = defaultdict(dict)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for key, name, kind, at, article, owner, source, publisher, url, copy, language, story in rows.values_list(
        "key", "name", "kind", "at", "article_id", "article__owner", "article__source_id", "article__source__name",
        "article__url", "article__copy_of", "article__language", "article__story_id",
    ):  # fmt: skip
        told[key].append(
            Appearance(
                owner=owner, source_id=source, article_id=article, publisher=publisher, at=at, url=url, copy_of=copy,
                language=language,
            )
        )  # fmt: skip
        stories[key][article] = story or ""
        names[key][name] += 1
        kinds[key][kind] += 1
    watched = max(since, Mention.objects.aggregate(first=Min("at"))["first"] or since)
    peaks = {r[0]: r[1:] for r in ThingTrendRow.objects.filter(key__in=told).values_list("key", "peak", "peak_at")}
    return [
        ThingHistory(
            key=key, name=names[key].most_common(1)[0][0], kind=_kind(kinds[key]), appearances=tuple(items),
            stories=stories[key], since=watched, peak=peaks[key][0] if key in peaks else 0.0,
            peak_at=peaks[key][1] if key in peaks else None,
        )
        for key, items in told.items()
    ]  # fmt: skip


def _kind(votes: Counter[str]) -> str:
    sure = {k: n for k, n in votes.items() if k != _UNSURE}
    return max(sure, key=lambda k: (sure[k], k)) if sure else _UNSURE


def save_thing_trends(trends: Sequence[ThingTrend]) -> None:
    """Save scores with evidence and reason."""
    with transaction.atomic():
        ThingTrendRow.objects.bulk_create(
            [_row(t) for t in trends], update_conflicts=True, unique_fields=["key"], update_fields=_FIELDS
        )


_FIELDS = [f.name for f in ThingTrendRow._meta.concrete_fields if f.name != "key"]


def _row(trend: ThingTrend) -> ThingTrendRow:
    fields = asdict(trend)
    fields["evidence"] = [evidence_row(e) for e in trend.evidence]
    fields["story_ids"] = list(trend.story_ids)
    return ThingTrendRow(**fields, heat=heat(trend.score, trend.at, trend.half_life), why=why_trending(trend))


def stale_things(before: datetime, since: datetime, limit: int) -> list[str]:
    """Of the strongest things those that were scored before a moment, but not before ``since``."""
    rows = ThingTrendRow.objects.filter(at__gte=since, score__gt=0).order_by("-heat").values_list("key", "at")[:limit]
    return [key for key, at in rows if at < before]


def load_things(now: datetime, limit: int, kind: str = "") -> list[ThingTrend]:
    """The strongest things now, of one kind or of all, as they stand at ``now``."""
    rows = ThingTrendRow.objects.filter(score__gt=0)
    if kind:
        rows = rows.filter(kind=kind)
    return [fade(_to_thing(r), now) for r in rows.order_by("-heat")[:limit]]


def _to_thing(row: ThingTrendRow) -> ThingTrend:
    return ThingTrend(
        key=row.key, name=row.name, kind=row.kind, at=row.at, score=row.score, peak=row.peak, peak_at=row.peak_at,
        owners=row.owners, usual=row.usual, velocity=row.velocity, acceleration=row.acceleration,
        trending=row.trending, window=row.window, half_life=row.half_life, trending_until=row.trending_until,
        evidence=tuple(to_evidence(e) for e in row.evidence), story_ids=tuple(row.story_ids),
    )  # fmt: skip


def spelled(names: Iterable[str]) -> dict[str, str]:
    """How most articles write names that come in small letters, as services and keys have them; unknown ones are left
    out."""
    keys = {name: thing_key(name) for name in set(names) if name and name == name.lower()}
    known = dict(ThingTrendRow.objects.filter(key__in=keys.values()).values_list("key", "name")) if keys else {}
    return {name: known[key] for name, key in keys.items() if key in known}
