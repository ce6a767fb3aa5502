"""Digest and feeds: what is sent to a reader, and when; the digest as it would go out now; the one-click stop."""

from datetime import UTC, datetime
from typing import Any

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from standfirst.digests import AlertWish, Often, Schedule, application_key, load_push_key, zone_names
from standfirst.domain.topics import TOPICS
from standfirst.settings import get_settings
from standfirst.store.alerts import load_alert_wish, load_browsers
from standfirst.store.clock import now as news_now
from standfirst.store.digests import digest_address, load_digest, read_stop_token, save_digest, stop_digest
from standfirst.store.letters import Written, write_letter
from standfirst.store.private_feeds import feed_made_at
from standfirst.web.pool import get_pool
from standfirst.web.same_origin import same_origin_post
from standfirst.web.views.errors import wrong_request
from standfirst.web.views.front import reader_slate
from standfirst.web.visitor import acting_reader, remember, visitor_of

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBERS = (5, 10, 20)
_SECRET_ADDRESS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
_NO = ("script-src", "img-src", "font-src", "connect-src", "manifest-src", "form-action")
_MAIL_POLICY = {"style-src": [UNSAFE_INLINE], **{name: [NONE] for name in _NO}}
_NOTHING = "Nothing new since your last digest: none would be sent.\n"


def digest(request: HttpRequest) -> HttpResponse:
    """The settings: digest, private feeds, alerts."""
    return render(request, "standfirst/digest.html", page_context(request))


def page_context(request: HttpRequest, **more: Any) -> dict[str, Any]:
    """What the settings page shows; ``more`` is what an act has to say once."""
    visitor = visitor_of(request)
    reader = visitor.reader_id
    wish = load_digest(reader)
    alerts = load_alert_wish(reader) or AlertWish(since=news_now(), zone=wish.schedule.zone)
    return {
        "visitor": visitor, "wish": wish, "alerts": alerts, "address": digest_address(reader) if reader else "",
        "can_send": bool(get_settings().smtp_url), "feed_made_at": feed_made_at(reader), "often": tuple(Often),
        "browsers": len(load_browsers(reader)), "days": tuple(enumerate(DAYS)), "hours": range(24),
        "numbers": NUMBERS, "zones": zone_names(), "all_topics": TOPICS, "tops": (0, 1, 3, 5, 10),
        "push_key": application_key(load_push_key(get_settings().data / "push-key")),
        "done": request.GET.get("done", ""), **more,
    }  # fmt: skip


@same_origin_post
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the digest's schedule. Only an account with a confirmed address can have one."""
    schedule, most = _schedule(request), _number(request, "most", NUMBERS)
    if schedule is None or most is None:
        return wrong_request(request)
    reader = acting_reader(request)
    if schedule.often is not Often.OFF and not digest_address(reader):
        return HttpResponseRedirect("/you/digest?done=no-address", status=303)
    save_digest(reader, schedule, most, datetime.now(UTC))
    return remember(request, HttpResponseRedirect("/you/digest?done=kept", status=303))


def _schedule(request: HttpRequest) -> Schedule | None:
    often, zone = request.POST.get("often", ""), request.POST.get("zone", "")
    hour, weekday = _number(request, "hour", range(24)), _number(request, "weekday", range(7))
    if often not in tuple(Often) or zone not in zone_names() or hour is None or weekday is None:
        return None
    return Schedule(often=Often(often), hour=hour, weekday=weekday, zone=zone)


def _number(request: HttpRequest, name: str, allowed: Any) -> int | None:
    told = request.POST.get(name, "")
    number = int(told) if told.isascii() and told.isdigit() and len(told) < 4 else None
    return number if number in allowed else None


@csp_replace(_MAIL_POLICY)
def preview(request: HttpRequest) -> HttpResponse:
    """The digest that would be sent now, byte for byte its HTML part. Its styles are inline, as in mail; no script, no
    form, nothing to load is let in."""
    written = _written(request)
    return _previewed(written.letter.html, "text/html") if written else _previewed(_NOTHING, "text/plain")


def preview_text(request: HttpRequest) -> HttpResponse:
    """The same as its plain part, below its subject."""
    written = _written(request)
    said = f"Subject: {written.letter.subject}\n\n{written.letter.text}" if written else _NOTHING
    return _previewed(said, "text/plain")


def _previewed(body: str, kind: str) -> HttpResponse:
    return HttpResponse(
        body, content_type=f"{kind}; charset=utf-8", headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    )


def _written(request: HttpRequest) -> Written | None:
    visitor, now = visitor_of(request), news_now()
    slate = reader_slate(visitor.profile(now), get_pool(), now)
    return write_letter(visitor.reader_id, slate, load_digest(visitor.reader_id))


@csrf_exempt  # RFC 8058: mail programs post here without cookies; the signed token is the permission
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Unsubscribe: a look asks and does nothing, a POST stops the digest once and says so."""
    known = read_stop_token(token)
    if known is None:
        return _stop_page(request, "unknown", status=404)
    reader, stops = known
    if request.method != "POST":
        running = load_digest(reader)
        fresh = running.stops == stops and running.schedule.often is not Often.OFF
        return _stop_page(request, "ask" if fresh else "used")
    return _stop_page(request, "stopped" if stop_digest(reader, stops) else "used")


def _stop_page(request: HttpRequest, state: str, status: int = 200) -> HttpResponse:
    answer = render(request, "standfirst/digest_stop.html", {"state": state}, status=status)
    for name, value in _SECRET_ADDRESS.items():
        answer.headers[name] = value
    return answer
