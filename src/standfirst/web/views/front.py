"""The front page: a reader's own, and the common one."""

from datetime import datetime
from threading import Lock

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from standfirst.domain.ranking import ReaderProfile, Slate
from standfirst.rank import build_slate
from standfirst.store.clock import now as news_now
from standfirst.store.impressions import Impression, impressions
from standfirst.store.live_weights import common_weights, page_for
from standfirst.web.cards import join_cards, removed_part
from standfirst.web.front_frame import FrontFrame, framed, language_now
from standfirst.web.front_lines import hidden_top, news_lines
from standfirst.web.looks import is_look
from standfirst.web.notices import notice_for
from standfirst.web.pool import FrontPool, get_pool, get_status
from standfirst.web.trial import page_to_keep
from standfirst.web.visitor import visitor_of

_SIZE = 50
_QUIET = 120.0  # seconds without a heartbeat after which the page says so
# Only one thread computes at a time anyway; threads that take the interpreter from each other in between cost a tenth.
_one_at_a_time = Lock()
_TOLD = "It is among the most covered stories now"


def front(request: HttpRequest) -> HttpResponse:
    """The reader's own front page; for somebody who never acted, everyone's."""
    now, pool, visitor = news_now(), get_pool(), visitor_of(request)
    profile = visitor.profile(now)
    get_status()  # counts where it is time to, before the others have to wait for this page
    with _one_at_a_time:
        slate = reader_slate(profile, pool, now)
        if visitor.reader_id and profile.customised and is_look(request):
            _note_shown(profile, pool, slate, now)
        return _page(request, pool, slate, now, profile=profile, common=not profile.customised)


def common(request: HttpRequest) -> HttpResponse:
    """The common front page: the same for everyone, whoever asks."""
    now, pool = news_now(), get_pool()
    slate = common_slate(pool, now)
    return _page(request, pool, slate, now, profile=visitor_of(request).profile(now), common=True)


def reader_slate(profile: ReaderProfile, pool: FrontPool, now: datetime) -> Slate:
    """The ranked cards of one reader; everyone's for a stranger and with customising switched off."""
    reader, configuration = page_for(profile)
    return build_slate(reader, pool.candidates, now=now, size=_SIZE, configuration=configuration)


def common_slate(pool: FrontPool, now: datetime) -> Slate:
    """The ranked cards of everyone."""
    return build_slate(ReaderProfile(), pool.candidates, now=now, size=_SIZE, configuration=common_weights())


def _note_shown(profile: ReaderProfile, pool: FrontPool, slate: Slate, now: datetime) -> None:
    cards = tuple((i.candidate.story_id, i.candidate.revision) for i in slate.items)
    if cards:
        arm, page = page_to_keep(profile, pool, slate, now)
        impressions.add(Impression(reader_id=profile.reader_id, cards=cards, at=slate.at, arm=arm, page=page))


def _page(
    request: HttpRequest, pool: FrontPool, slate: Slate, now: datetime, *, profile: ReaderProfile, common: bool
) -> HttpResponse:
    status, visitor = get_status(), visitor_of(request)
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
        notice=notice_for(request, pool, profile),
        stub=None if common else hidden_top(slate, pool, now),
    )
    removed = b"" if common else removed_part(slate.removed, slate.reasons)
    if not slate.items:
        context = {"frame": frame, "status": status, "removed": removed.decode()}
        return render(request, "standfirst/front.html", context)
    cards = join_cards(slate.items, pool.cards, _TOLD, {} if common else news_lines(slate, pool, profile))
    return HttpResponse(framed(request, frame, cards, removed))
