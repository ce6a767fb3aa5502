"""A reader's own front page as a feed at a secret address: for feed readers, which send no cookie."""

import hashlib
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from standfirst.domain.ranking import SlateItem
from standfirst.settings import get_settings
from standfirst.store.browse import FrontRow
from standfirst.store.browse.published import PublishedRow, published_by_story
from standfirst.store.clock import now as news_now
from standfirst.store.private_feeds import end_feed, feed_reader, make_feed
from standfirst.store.readers import load_profile
from standfirst.web.pool import get_pool
from standfirst.web.same_origin import same_origin_post
from standfirst.web.views.digest import page_context
from standfirst.web.views.errors import wrong_request
from standfirst.web.views.feeds import SOURCE_TYPES, Entry, feed_answer
from standfirst.web.views.front import reader_slate
from standfirst.web.visitor import acting_reader, remember

_FALLBACK = "It is among the most covered stories now"
_PRIVATE = {
    "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip


@same_origin_post
def change(request: HttpRequest) -> HttpResponse:
    """Make a new secret address, which is shown this once, or switch the feed off."""
    act = request.POST.get("act", "")
    if act not in ("new", "off"):
        return wrong_request(request)
    reader = acting_reader(request)
    if act == "off":
        end_feed(reader)
    address = f"{get_settings().address.rstrip('/')}/feed/mine/{make_feed(reader)}" if act == "new" else ""
    context = page_context(request, feed_address=address, done="feed-new" if address else "feed-off")
    answer = render(request, "standfirst/digest.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return remember(request, answer)


def private_feed(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """The reader's page as RSS, Atom or JSON Feed; 304 while it says the same. Asking is no act: nothing is noted."""
    reader = feed_reader(token)
    if not reader:
        raise Http404
    now, pool = news_now(), get_pool()
    slate = reader_slate(load_profile(reader, now), pool, now)
    reports = published_by_story(i.candidate.story_id for i in slate.items)
    entries = tuple(
        _entry(i, pool.rows[i.candidate.story_id], reports.get(i.candidate.story_id))
        for i in slate.items
        if not i.candidate.revision or i.candidate.story_id in reports
    )
    etag = f'"{hashlib.sha256(repr((kind, entries)).encode()).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag=etag) or _full(request, kind, entries)
    for name, value in {**_PRIVATE, "ETag": etag}.items():
        answer.headers[name] = value
    return answer


def _full(request: HttpRequest, kind: str, entries: tuple[Entry, ...]) -> HttpResponse:
    return feed_answer(kind, f"{get_settings().site_name}: my front page", urlsplit(request.path).path, entries)


def _entry(item: SlateItem, row: FrontRow, report: PublishedRow | None) -> Entry:
    story = item.candidate
    why = f"Why: {'; '.join(item.explanation[:3]) or _FALLBACK}."
    if report is None:
        return Entry(
            path=f"/story/{story.story_id}", title=story.title, text=why, source_type="", topics=story.topics,
            disclosure=f"Sources only, no Report yet: {', '.join(story.publishers[:6])}",
            published_at=story.published_at, updated_at=story.updated_at,
        )  # fmt: skip
    return Entry(
        path=f"/report/{row.report_id or report.id}", title=report.headline, text=f"{report.standfirst} {why}",
        disclosure=report.label, source_type=SOURCE_TYPES.get(report.writer, ""), topics=report.topics,
        published_at=report.published_at, updated_at=report.updated_at,
    )  # fmt: skip
