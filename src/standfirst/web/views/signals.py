"""Signals by consent: how long a Report was read, whether to its end, that it was shared. Bounded, and deaf to bots."""

from django.http import HttpRequest, HttpResponse

from standfirst.domain.ranking import InteractionKind
from standfirst.store.clock import now as news_now
from standfirst.store.readers import note_interaction, note_reading
from standfirst.web.budget import NewReaderBudget
from standfirst.web.same_origin import same_origin_post
from standfirst.web.visitor import visitor_of

_PER_HOUR = 120  # signals of a reader; nobody reads more Reports
_SHORTEST, _FINISHED = 5, 10  # seconds: shorter stays say nothing, and nobody finishes faster
_budget = NewReaderBudget(per_hour=_PER_HOUR)


@same_origin_post
def reading(request: HttpRequest) -> HttpResponse:
    """From ``reading.js``: always answered alike, so that it tells nothing. Only for readers who switched it on."""
    visitor = visitor_of(request)
    story, stay = request.POST.get("story", "")[:26], _seconds(request.POST.get("seconds", ""))
    if visitor.reader_id and visitor.profile(news_now()).measured and _budget.allows(visitor.reader_id):
        if request.POST.get("shared") == "1":
            note_interaction(visitor.reader_id, story, InteractionKind.SHARE, news_now())
        elif stay >= _SHORTEST:
            _note_stay(visitor.reader_id, story, stay, finished=request.POST.get("finished") == "1")
    return HttpResponse(status=204)


def _note_stay(reader_id: str, story: str, stay: int, *, finished: bool) -> None:
    if note_reading(reader_id, story, stay, news_now()) and finished and stay >= _FINISHED:
        note_interaction(reader_id, story, InteractionKind.FINISH, news_now())


def _seconds(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else 0
