"""The front page: a reader's own, and the common one."""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from standfirst.domain.ranking import ReaderProfile, Slate
from standfirst.rank import build_slate
from standfirst.store.browse import DeskStatus
from standfirst.store.clock import now as news_now
from standfirst.store.impressions import Impression, impressions
from standfirst.store.live_weights import MadeFor, common_weights, page_for
from standfirst.web.cards import join_cards, removed_part
from standfirst.web.front_frame import FrontFrame, framed, language_now
from standfirst.web.front_lines import hidden_top, news_lines
from standfirst.web.looks import is_look
from standfirst.web.notices import Notice, notice_for
from standfirst.web.pool import FrontPool, get_pool, get_status
from standfirst.web.trial import page_to_keep
from standfirst.web.visitor import visitor_of

_SIZE = 50
_QUIET = 120.0  # seconds without a heartbeat after which the page says so
# Only one thread computes at a time anyway; threads that take the interpreter from each other in between cost a tenth.
# What waits for the database is done before.
_one_at_a_time = Lock()
_TOLD = "It is among the most covered stories now"


def front(request: HttpRequest) -> HttpResponse:
    """The reader's own front page; for somebody who never acted, everyone's."""
    now, pool, visitor = news_now(), get_pool(), visitor_of(request)
    profile = visitor.profile(now)
    made, around = page_for(profile), _around(request, pool, profile)
    with _one_at_a_time:
        slate = _slate(made, pool, now)
        if visitor.reader_id and profile.customised and is_look(request):
            _note_shown(made, pool, slate, now)
        return _page(request, pool, slate, now, around=around, common=not profile.customised)


def common(request: HttpRequest) -> HttpResponse:
    """The common front page: the same for everyone, whoever asks."""
    now, pool = news_now(), get_pool()
    slate, around = common_slate(pool, now), _around(request, pool, visitor_of(request).profile(now))
    return _page(request, pool, slate, now, around=around, common=True)


def reader_slate(profile: ReaderProfile, pool: FrontPool, now: datetime) -> Slate:
    """The ranked cards of one reader; everyone's for a stranger and with customising switched off."""
    return _slate(page_for(profile), pool, now)


def common_slate(pool: FrontPool, now: datetime) -> Slate:
    """The ranked cards of everyone."""
    return build_slate(ReaderProfile(), pool.candidates, now=now, size=_SIZE, configuration=common_weights())


def _slate(made: MadeFor, pool: FrontPool, now: datetime) -> Slate:
    return build_slate(made.reader, pool.candidates, now=now, size=_SIZE, configuration=made.configuration)


def _note_shown(made: MadeFor, pool: FrontPool, slate: Slate, now: datetime) -> None:
    cards = tuple((i.candidate.story_id, i.candidate.revision) for i in slate.items)
    if cards:
        arm, page = page_to_keep(made, pool, slate, now)
        impressions.add(Impression(reader_id=made.reader.reader_id, cards=cards, at=slate.at, arm=arm, page=page))


@dataclass(frozen=True, slots=True)
class _Around:
    """What a page says besides its cards, as far as the database is asked for it."""

    profile: ReaderProfile
    status: DeskStatus
    notice: Notice | None


def _around(request: HttpRequest, pool: FrontPool, profile: ReaderProfile) -> _Around:
    return _Around(profile, get_status(), notice_for(request, pool, profile))


def _page(
    request: HttpRequest, pool: FrontPool, slate: Slate, now: datetime, *, around: _Around, common: bool
) -> HttpResponse:
    profile, status, visitor = around.profile, around.status, visitor_of(request)
    quiet = status.heartbeat_age is None or status.heartbeat_age > _QUIET
    frame = FrontFrame(
        now=now.replace(second=0, microsecond=0),
        language=language_now(),
        signed_in=visitor.user_id is not None,
        staff=visitor.is_staff,
        common=common,
        off=not profile.customised,
        newcomer=not profile.reader_id,
        quiet=quiet,
        stopped=status.stopped,
        model_free=status.model_free,
        last_checked=status.last_checked if quiet else None,
        notice=around.notice,
        stub=None if common else hidden_top(slate, pool, now),
    )
    removed = b"" if common else removed_part(slate.removed, slate.reasons)
    if not slate.items:
        context = {"frame": frame, "status": status, "removed": removed.decode()}
        return render(request, "standfirst/front.html", context)
    cards = join_cards(slate.items, pool.cards, _TOLD, {} if common else news_lines(slate, pool, profile))
    return HttpResponse(framed(request, frame, cards, removed))
