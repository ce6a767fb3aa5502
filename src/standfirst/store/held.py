"""Held drafts: what waits for an editor."""

from dataclasses import dataclass
from datetime import UTC, datetime

from standfirst.domain.draft import Draft
from standfirst.publish import draft_from_dict
from standfirst.store.models import HeldDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldWork:
    """A held draft, ready to be decided again."""

    key: str
    story_id: str
    draft: Draft


def load_held(key: str) -> HeldWork | None:
    """A held draft that nobody decided yet."""
    row = HeldDraft.objects.filter(key=key, resolved_at=None).first()
    return HeldWork(key=key, story_id=row.story_id, draft=draft_from_dict(row.body["draft"])) if row else None


def close_held(key: str, resolution: str, by: str) -> bool:
    """Note an editor's decision; False when it was decided before."""
    return bool(
        HeldDraft.objects.filter(key=key, resolved_at=None).update(
            resolved_at=datetime.now(UTC), resolution=resolution, resolved_by=by[:150]
        )
    )
