"""The ready-made card of a Report: semantic HTML, everything escaped, slots for what differs per reader."""

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from standfirst.domain.report import Revision
from standfirst.publish.label import cited_ids

WHY_SLOT, ACTIONS_SLOT = "<!--why-->", "<!--actions-->"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """What a card shows beside the Revision. ``first_published_at`` None: this Revision is the first."""

    topics: tuple[str, ...] = ()
    first_published_at: datetime | None = None


def card_html(revision: Revision, facts: CardFacts | None = None) -> str:
    """The card as HTML with the slots ``<!--why-->`` and ``<!--actions-->``."""
    facts = facts or CardFacts()
    draft = revision.draft
    kicker = f'<p class="kicker">{escape(facts.topics[0])}</p>' if facts.topics else ""
    return (
        f'<article class="card" data-story="{escape(draft.story_id)}" lang="{escape(draft.language)}">{kicker}'
        f'<h2><a href="/report/{escape(revision.report_id)}">{_safe(draft.headline.text)}</a></h2>'
        f'<p class="standfirst">{_safe(draft.standfirst.text)}</p>'
        f'<p class="label">{_safe(revision.label)}</p>'
        f'<p class="meta">{_sources(revision)} · {_times(revision, facts)}</p>{WHY_SLOT}{ACTIONS_SLOT}</article>'
    )


def _safe(text: str) -> str:
    """Escaped text; a comment mark inside it would be escaped too, so it can never be taken for a slot."""
    return escape(text, quote=True)


def _sources(revision: Revision) -> str:
    cited = cited_ids(revision.draft)
    publishers = tuple(dict.fromkeys(s.publisher for s in revision.sources if s.article_id in cited))
    count = "1 publisher" if len(publishers) == 1 else f"{len(publishers)} publishers"
    names = ", ".join(publishers[:3]) + (f" and {len(publishers) - 3} more" if len(publishers) > 3 else "")
    return f'<a class="sources" href="/story/{escape(revision.draft.story_id)}">{count}</a>: {_safe(names)}'


def _times(revision: Revision, facts: CardFacts) -> str:
    first = facts.first_published_at or revision.created_at
    updated = f", updated {_time(revision.created_at)}" if revision.number > 1 and revision.created_at > first else ""
    return f"{_time(first)}{updated}"


def _time(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    return f'<time datetime="{utc.isoformat()}">{utc.day} {utc:%B, %H:%M} UTC</time>'
