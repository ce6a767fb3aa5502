"""The front page around its cards: rendered once for all readers of whom it says the same, then joined with the cards.
A frame that tells what one reader just did, or what they muted, is kept by nobody.

A page is the frame's three pieces, the reader's cards and the reader's list of filtered stories. The frame is rendered
from a ``FrontFrame`` and nothing else, which is also the key it is kept by: it cannot be another reader's.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from standfirst.web.front_lines import HiddenTop
from standfirst.web.notices import Notice

_CARDS, _REMOVED = "<!--the cards-->", "<!--the filtered stories-->"
_MOST_KEPT = 256
_kept: "OrderedDict[FrontFrame, tuple[bytes, bytes, bytes]]" = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontFrame:
    """Everything that the frame of a page with cards says. ``now`` is cut to the minute that it shows; ``signed_in``
    and ``staff`` are the user's, of whom the frame says no more; ``last_checked`` is None where it is not told."""

    now: datetime
    language: str
    signed_in: bool
    staff: bool
    common: bool
    off: bool
    newcomer: bool
    quiet: bool
    stopped: bool
    model_free: bool
    last_checked: datetime | None
    notice: Notice | None
    stub: HiddenTop | None


def language_now() -> str:
    """The language that pages are written in at the moment."""
    return get_language() or ""


def framed(request: HttpRequest, frame: FrontFrame, cards: bytes, removed: bytes) -> bytes:
    """The whole page."""
    head, middle, tail = _pieces(request, frame)
    return b"".join((head, cards, middle, removed, tail))


def _pieces(request: HttpRequest, frame: FrontFrame) -> tuple[bytes, bytes, bytes]:
    if frame.notice or frame.stub:  # one reader's, once
        return _rendered(request, frame)
    with _lock:
        if frame in _kept:
            _kept.move_to_end(frame)
            return _kept[frame]
    pieces = _rendered(request, frame)
    with _lock:
        _kept[frame] = pieces
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    return pieces


def _rendered(request: HttpRequest, frame: FrontFrame) -> tuple[bytes, bytes, bytes]:
    context = {"frame": frame, "cards": _CARDS, "removed": _REMOVED}
    head, _, rest = render_to_string("standfirst/front.html", context, request).partition(_CARDS)
    middle, _, tail = rest.partition(_REMOVED)
    return head.encode(), middle.encode(), tail.encode()


def forget_frames() -> None:
    """Render again; for tests that change settings."""
    _kept.clear()
