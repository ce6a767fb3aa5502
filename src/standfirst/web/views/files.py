"""Small files and machine pages: robots.txt, the icon, the web manifest, health, metrics."""

from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, generate_latest

from standfirst.settings import get_settings
from standfirst.store.browse import desk_status
from standfirst.store.browse.status import step_counts
from standfirst.store.work import waiting_counts

_ICON = (Path(__file__).parent.parent / "static" / "standfirst" / "favicon.svg").read_bytes()
_ROBOTS = """User-agent: *
Disallow: /accounts/
Disallow: /admin/
Disallow: /desk/
Disallow: /you
Disallow: /act
Disallow: /digest/
Disallow: /feed/mine/
Disallow: /search
Allow: /
"""
_ALIVE = 120.0  # seconds without a heartbeat after which the desk counts as gone


def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: everything public."""
    return HttpResponse(_ROBOTS, content_type="text/plain; charset=utf-8")


def favicon(request: HttpRequest) -> HttpResponse:
    """The icon at its usual address."""
    return HttpResponse(_ICON, content_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})


def web_manifest(request: HttpRequest) -> HttpResponse:
    """For "add to home screen"."""
    icon = {"src": "/favicon.svg", "type": "image/svg+xml", "sizes": "any"}
    body = {
        "name": get_settings().site_name, "short_name": get_settings().site_name, "start_url": "/",
        "display": "minimal-ui", "background_color": "#fbfaf7", "theme_color": "#fbfaf7", "icons": [icon],
    }  # fmt: skip
    return JsonResponse(body, content_type="application/manifest+json")


def signing_key(request: HttpRequest) -> HttpResponse:
    """The public half of the key that signs manifests, as PEM; 404 on a desk that has signed nothing yet."""
    try:
        pem = (get_settings().data / "signing-key.pub").read_bytes()
    except FileNotFoundError:
        raise Http404("nothing is signed yet") from None
    return HttpResponse(pem, content_type="application/x-pem-file", headers={"Cache-Control": "public, max-age=3600"})


def healthz(request: HttpRequest) -> HttpResponse:
    """200 while database and desk live, else 503; the body says which of them does not."""
    try:
        age = desk_status().heartbeat_age
    except DatabaseError:
        return JsonResponse({"database": False}, status=503)
    alive = age is not None and age < _ALIVE
    found = {"database": True, "desk_heartbeat_age": age, "desk": alive}
    return JsonResponse(found, status=200 if alive else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text: this process's numbers and the desk's, for staff and for this machine only."""
    here = request.META.get("REMOTE_ADDR", "") in ("127.0.0.1", "::1", "") and "X-Forwarded-For" not in request.headers
    if not here and not (request.user.is_authenticated and request.user.is_staff):
        raise PermissionDenied
    return HttpResponse(generate_latest() + generate_latest(_desk_numbers()), content_type=CONTENT_TYPE_LATEST)


def _desk_numbers() -> CollectorRegistry:
    registry, status = CollectorRegistry(), desk_status()
    for name in ("feeds", "feeds_read", "articles", "stories", "reports", "waiting"):
        Gauge(f"standfirst_{name}", f"Count of {name.replace('_', ' ')}", registry=registry).set(getattr(status, name))
    Gauge("standfirst_publishing_stopped", "1 when publishing is stopped", registry=registry).set(status.stopped)
    age = Gauge("standfirst_heartbeat_age_seconds", "Since the desk's last beat, -1 for never", registry=registry)
    age.set(-1 if status.heartbeat_age is None else status.heartbeat_age)
    left = Gauge("standfirst_work_rows", "Work rows by step and state", ["step", "state"], registry=registry)
    for step, (waiting, dead) in waiting_counts().items():
        left.labels(step, "waiting").set(waiting)
        left.labels(step, "dead").set(dead)
    _step_numbers(registry)
    return registry


def _step_numbers(registry: CollectorRegistry) -> None:
    """What the desk's Steps did since it started, as its heartbeat tells."""
    for name, help_text in (
        ("tasks", "Tasks a Step took on"),
        ("failures", "Tasks a Step failed at"),
        ("seconds", "Seconds a Step worked"),
    ):
        counter = Counter(f"standfirst_step_{name}", help_text, ["step"], registry=registry)
        for step, did in step_counts().items():
            counter.labels(step).inc(did[name])
