"""Articles and their versions: saving what was extracted, loading what a decision needs."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from standfirst.domain.article import Article, OptOut
from standfirst.domain.ids import keyed_id
from standfirst.domain.text import text_hash
from standfirst.extract import NewArticle
from standfirst.store.models import Article as ArticleRow
from standfirst.store.models import ArticleVersion, Item
from standfirst.store.work import NewWork, Task, add_work, finish_work


def article_id(source_id: str, canonical_url: str) -> str:
    """The id of a publisher's article: the same address is the same article."""
    return keyed_id("article", source_id, canonical_url)


def save_extracted(task: Task, item_id: str, new: NewArticle, now: datetime) -> str:
    """Save a new article or a new version of a known one, and the work that follows; its id.

    An unchanged text and title makes no version. All in one transaction with the task's end.
    """
    key = article_id(new.source_id, new.canonical_url or new.url)
    with transaction.atomic():
        row = ArticleRow.objects.select_for_update().filter(id=key).first()
        mark = text_hash(new.text) if new.text else ""
        if row is None or _differs(row, new, mark):
            version = row.version + 1 if row else 1
            _save_version(key, version, mark, new, now)
            older_first = -new.published_at.timestamp()
            add_work([NewWork(step="place", key=key, version=str(version), priority=older_first)])
        _end_item(item_id, opted_out=bool(new.opt_outs))
        finish_work([task])
    return key


def _end_item(item_id: str, *, opted_out: bool) -> None:
    """Note the item's outcome. Of a publisher that opted out the feed's own text goes too: title and link stay."""
    if not opted_out:
        Item.objects.filter(id=item_id).update(outcome="article")
        return
    row = Item.objects.filter(id=item_id).first()
    if row is not None:
        row.outcome = "article"
        row.payload = {**row.payload, "summary": "", "content": ""}
        row.save(update_fields=["outcome", "payload"])


def _differs(row: ArticleRow, new: NewArticle, mark: str) -> bool:
    return row.text_hash != mark or row.title != new.title or bool(row.opt_outs) != bool(new.opt_outs)


def _save_version(key: str, version: int, mark: str, new: NewArticle, now: datetime) -> None:
    text = "" if new.opt_outs else new.text
    fields = {
        "source_id": new.source_id, "owner": new.owner, "url": new.canonical_url or new.url, "title": new.title,
        "byline": new.byline, "summary": "" if new.opt_outs else new.summary, "text": text,
        "text_hash": mark if text else "", "language": new.language[:16], "topics": list(new.topics),
        "image_url": new.image_url, "zone": new.zone, "published_at": new.published_at,
        "updated_at": new.updated_at, "fetched_at": now, "version": version,
        "opt_outs": [asdict(o) for o in new.opt_outs], "paywalled": new.paywalled,
    }  # fmt: skip
    ArticleRow.objects.bulk_create(
        [ArticleRow(id=key, **fields)], update_conflicts=True, unique_fields=["id"], update_fields=list(fields)
    )
    ArticleVersion.objects.bulk_create(
        [
            ArticleVersion(
                article_id=key, version=version, title=new.title, text=text,
                text_hash=mark if text else "", fetched_at=now,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def load_articles(ids: Sequence[str]) -> list[Article]:
    """Newest versions by id, in the order of ``ids``; those that are gone are left out."""
    rows = {r.id: r for r in ArticleRow.objects.filter(id__in=ids)}
    return [to_article(rows[i]) for i in ids if i in rows]


def to_article(row: ArticleRow) -> Article:
    """A row as the domain's Article."""
    return Article(
        id=row.id, source_id=row.source_id, owner=row.owner, url=row.url, title=row.title, text=row.text,
        published_at=row.published_at, fetched_at=row.fetched_at, updated_at=row.updated_at, byline=row.byline,
        language=row.language, topics=tuple(row.topics), summary=row.summary, image_url=row.image_url, zone=row.zone,
        version=row.version, text_hash=row.text_hash, opt_outs=tuple(OptOut(**o) for o in row.opt_outs),
        paywalled=row.paywalled, copy_of=row.copy_of, copy_kind=row.copy_kind, copy_differs=tuple(row.copy_differs),
    )  # fmt: skip
