"""Looks: what counts as a reader's own look at a page. What a browser fetches ahead, or a program asks for, is none."""

from django.http import HttpRequest

from standfirst.domain.ranking import InteractionKind
from standfirst.store.clock import now as news_now
from standfirst.store.readers import note_interaction
from standfirst.web.visitor import visitor_of

_AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")  # the standard's name, and those of older browsers


def is_look(request: HttpRequest) -> bool:
    """Whether somebody looks at the page now."""
    return request.method == "GET" and not any(request.headers.get(name) for name in _AHEAD)


def note_open(request: HttpRequest, story_id: str) -> None:
    """Note that a reader opened a story, its Report or its own page; of strangers nothing is noted."""
    if (reader := visitor_of(request).reader_id) and is_look(request):
        note_interaction(reader, story_id, InteractionKind.OPEN, news_now())
