"""The switches that stop publishing at once: for the desk, for a source, for a story."""

from django.db import transaction

from standfirst.store.models import Source, Story
from standfirst.store.settings import audit, set_setting


def set_switch(scope: str, subject: str, stopped: bool, *, by: str) -> bool:
    """Stop or resume publishing; False when there is no such source or story. ``scope``: desk, source or story."""
    with transaction.atomic():
        if scope == "desk":
            set_setting("publishing_stopped", stopped)
            found = 1
        elif scope == "source":
            found = Source.objects.filter(id=subject).update(publishing_stopped=stopped)
        else:
            found = Story.objects.filter(id=subject).update(publishing_stopped=stopped) if scope == "story" else 0
        if found:
            audit(by, "stop-publishing" if stopped else "resume-publishing", f"{scope} {subject}".strip())
    return bool(found)
