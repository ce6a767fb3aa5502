"""Everything published, for taking it elsewhere."""

from typing import Any

from standfirst.store.models import Correction, Report


def export_reports() -> dict[str, Any]:
    """Every Report that stands, with all its revisions, sources and corrections, oldest first; tombstones too."""
    rows = Report.objects.filter(state__in=("published", "withdrawn")).order_by("published_at", "id")
    return {"reports": [_report(r) for r in rows.prefetch_related("revisions", "corrections", "variants")]}


def _report(row: Report) -> dict[str, Any]:
    return {
        "id": row.id,
        "story": row.story_id,
        "state": row.state,
        "published_at": row.published_at,
        "updated_at": row.updated_at,
        "reason": row.reason,
        "likes": row.likes,
        "dislikes": row.dislikes,
        "revisions": [
            {"number": r.number, "hash": r.hash, "created_at": r.created_at, "manifest": r.manifest, "body": r.body}
            for r in row.revisions.order_by("number")
        ],
        "variants": [
            {"key": v.key, "revision": v.revision, "manifest": v.manifest, "body": v.body}
            for v in row.variants.order_by("key")
        ],
        "corrections": [_correction(c) for c in row.corrections.order_by("revision", "order")],
    }


def _correction(row: Correction) -> dict[str, Any]:
    return {"revision": row.revision, "at": row.at, "note": row.note, "before": row.before, "after": row.after}
