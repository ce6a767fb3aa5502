"""Alerts by web push: what a reader wants, which browser shows them, and the worker that shows them."""

import json
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from standfirst.digests import AlertWish, read_subscription, zone_names
from standfirst.domain.errors import Failure
from standfirst.domain.topics import TOPICS
from standfirst.settings import get_settings
from standfirst.store.alerts import add_browser, load_alert_wish, remove_browser, remove_browsers, save_alert_wish
from standfirst.store.clock import now as news_now
from standfirst.web.same_origin import same_origin_post
from standfirst.web.views.errors import wrong_request
from standfirst.web.visitor import acting_reader, remember, visitor_of

_WORKER = (Path(__file__).parent.parent / "static" / "standfirst" / "worker.js").read_bytes()
_MOST_BYTES = 4000
_LIMITS = {"top": 10, "quiet_from": 23, "quiet_to": 23, "most": 20}


def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root so that it may show any page of the site."""
    return HttpResponse(_WORKER, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@same_origin_post
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what a reader wants alerts for; ``off`` forgets every browser."""
    if request.POST.get("act") == "off":
        remove_browsers(visitor_of(request).reader_id)
        return HttpResponseRedirect("/you/digest?done=alerts-off#alerts", status=303)
    numbers = {name: _number(request.POST.get(name, ""), most) for name, most in _LIMITS.items()}
    zone = request.POST.get("zone", "")
    if None in numbers.values() or zone not in zone_names():
        return wrong_request(request)
    reader = acting_reader(request)
    before = load_alert_wish(reader)
    wish = AlertWish(
        since=before.since if before else news_now(), topics=frozenset(request.POST.getlist("topic")) & set(TOPICS),
        followed="followed" in request.POST, moved="moved" in request.POST, zone=zone,
        **{name: number or 0 for name, number in numbers.items()},
    )  # fmt: skip
    save_alert_wish(reader, wish)
    return remember(request, HttpResponseRedirect("/you/digest?done=alerts-kept#alerts", status=303))


def _number(told: str, most: int) -> int | None:
    number = int(told) if told.isascii() and told.isdigit() and len(told) < 4 else None
    return number if number is not None and number <= most else None


@same_origin_post
def subscribe(request: HttpRequest) -> HttpResponse:
    """Show this reader's alerts on the browser that asks."""
    found = read_subscription(_body(request), loopback=get_settings().allow_loopback)
    if isinstance(found, Failure):
        return JsonResponse({"error": found.detail}, status=400)
    add_browser(acting_reader(request), found, news_now())
    return remember(request, JsonResponse({"alerts": True}))


@same_origin_post
def unsubscribe(request: HttpRequest) -> HttpResponse:
    """Show none on this browser any more."""
    told = _body(request)
    endpoint = told.get("endpoint") if isinstance(told, dict) else None
    if isinstance(endpoint, str) and (reader := visitor_of(request).reader_id):
        remove_browser(reader, endpoint)
    return JsonResponse({"alerts": False})


def _body(request: HttpRequest) -> Any:
    """The JSON of a request, None for anything else or too much of it."""
    length = request.headers.get("Content-Length", "0")
    if not length.isdigit() or int(length) > _MOST_BYTES:
        return None
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError):
        return None
