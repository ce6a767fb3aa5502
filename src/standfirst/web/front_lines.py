"""Lines that a reader's own front page adds: what is new in stories they saw, and that the top story is hidden."""

from dataclasses import dataclass
from datetime import datetime

from standfirst.domain.ranking import ReaderProfile, Slate
from standfirst.rank import build_slate
from standfirst.store.browse.news import NOW_TOLD
from standfirst.store.live_weights import common_weights
from standfirst.web.pool import FrontPool

_MUTED = "you muted "


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenTop:
    """The common page's first story, which the reader's own wish took off their page. ``mute`` names what was muted,
    "" when the story itself was hidden."""

    title: str
    path: str
    mute: str


def news_lines(slate: Slate, pool: FrontPool, profile: ReaderProfile) -> dict[str, str]:
    """Story id -> what is new, for stories on the page that moved since they were shown."""
    lines: dict[str, str] = {}
    for item in slate.items if profile.seen else ():
        candidate = item.candidate
        seen = profile.seen.get(candidate.story_id)
        if seen is None or candidate.revision <= seen[1]:
            continue
        news = pool.rows[candidate.story_id].news
        line = news.told(seen[1]) if news and seen[1] else NOW_TOLD if not seen[1] else ""
        if line:
            lines[candidate.story_id] = line
    return lines


def hidden_top(slate: Slate, pool: FrontPool, now: datetime) -> HiddenTop | None:
    """The top story, if a mute of the reader's hides it; what they hid by itself they know of."""
    top = _top(pool, now)
    if not top or any(item.candidate.story_id == top for item in slate.items):
        return None
    note = next((r for r in slate.removed if r.story_id == top and r.component == "muted"), None)
    if note is None:
        return None
    row = pool.rows[top]
    path = f"/report/{row.report_id}" if row.report_id else f"/story/{top}"
    return HiddenTop(title=note.title, path=path, mute=note.reason.removeprefix(_MUTED))


def _top(pool: FrontPool, now: datetime) -> str:
    """The first story of the common front page; the same for a minute, and for all readers."""
    kept: dict[int, str] = pool.candidates.shared.setdefault("top story", {})
    minute = int(now.timestamp()) // 60
    if minute not in kept:
        items = build_slate(ReaderProfile(), pool.candidates, now=now, size=1, configuration=common_weights()).items
        kept.clear()
        kept[minute] = items[0].candidate.story_id if items else ""
    return kept.get(minute, "")
