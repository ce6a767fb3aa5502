"""Error pages in the site's style. A reader never sees an exception's text."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_WORDS = {
    400: ("That request makes no sense here", "Go back and try once more."),
    403: ("Not from here", "This page is not yours to open, or the form came from another site."),
    404: ("No such page", "It may have moved when two stories turned out to be one. Search finds it."),
    405: ("Not like this", "This address takes forms only."),
    500: ("Something broke on our side", "It was written down. Please try again in a minute."),
}


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    """The page of a status."""
    title, text = _WORDS[status]
    context = {"status": status, "title": title, "text": text}
    return render(request, "standfirst/error.html", context, status=status)


def wrong_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return error_page(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without a good token."""
    return error_page(request, 403)


def broken(request: HttpRequest) -> HttpResponse:
    """500: rendered without a database, a user or anything else that may be what broke."""
    title, text = _WORDS[500]
    return HttpResponse(_PLAIN.format(title=title, text=text), status=500)


_PLAIN = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/standfirst/site.css">
</head><body><main class="page narrow"><h1>{title}</h1><p>{text}</p>
<p><a href="/">Front page</a></p></main></body></html>"""
