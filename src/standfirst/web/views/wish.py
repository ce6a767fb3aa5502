"""A wish in the reader's own words, and the first minute: what was understood is shown before any of it is kept."""

from collections import Counter
from itertools import zip_longest

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language_from_request
from django.views.decorators.csrf import csrf_exempt

from standfirst.domain.ranking import Candidate, InterestKind, ReaderProfile
from standfirst.domain.topics import TOPICS
from standfirst.rank.wish_reading import KnownNames, WishPart, read_wish
from standfirst.rank.wish_words import folded_wish
from standfirst.store.browse.trending import load_thing_names
from standfirst.store.clock import now as news_now
from standfirst.store.readers import set_interest
from standfirst.web.follows import Choice, Pair, choices
from standfirst.web.pool import FrontPool, get_pool
from standfirst.web.same_origin import same_origin_post
from standfirst.web.views.errors import wrong_request
from standfirst.web.visitor import acting_reader, remember, visitor_of

_WEIGHTS = ((1.0, "Follow"), (0.6, "More"), (-0.6, "Less"), (-1.0, "Mute"), (0.0, "Leave out"))
_KINDS = (
    (InterestKind.WORD, "word or phrase"), (InterestKind.TOPIC, "topic"), (InterestKind.PLACE, "place"),
    (InterestKind.THING, "name"), (InterestKind.PUBLISHER, "publisher"), (InterestKind.AUTHOR, "author"),
)  # fmt: skip
_MOST_PICKS, _SHOWN = 60, 12


def known_names(pool: FrontPool) -> KnownNames:
    """What the desk knows by name now; built once for a pool."""
    shared = pool.candidates.shared
    if "known names" not in shared:
        names: dict[str, Pair] = {}
        for candidate in pool.candidates.candidates:
            for name, pair in _names_of(candidate):
                names.setdefault(folded_wish(name), pair)
        names |= {topic: (InterestKind.TOPIC, topic) for topic in TOPICS}
        shared["known names"] = names
    return KnownNames(
        names=shared["known names"], uses=lambda word: len(pool.candidates.rows_for(InterestKind.WORD, word))
    )


def _names_of(c: Candidate) -> list[tuple[str, Pair]]:
    named = ((InterestKind.PUBLISHER, c.publishers), (InterestKind.PLACE, c.places), (InterestKind.THING, c.things),
             (InterestKind.AUTHOR, c.authors))  # fmt: skip
    return [(name, (kind, name)) for kind, names in named for name in names]


@same_origin_post
def preview(request: HttpRequest) -> HttpResponse:
    """What a wish means, to be changed and kept; looking keeps nothing, and the words go no further than this page."""
    return _preview(request, request.POST.get("wish", "").replace("\x00", "").strip()[:500])


def _preview(request: HttpRequest, wish: str) -> HttpResponse:
    language = get_language_from_request(request).split("-")[0]
    parts: tuple[WishPart, ...] = read_wish(wish, known_names(get_pool()), language)
    context = {"wish": wish, "parts": parts, "weights": _WEIGHTS, "kinds": [(k.value, n) for k, n in _KINDS]}
    return remember(request, render(request, "standfirst/wish.html", context))


@same_origin_post
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the parts of a wish as the reader left them."""
    rows = _rows(request.POST)
    if rows is None:
        return wrong_request(request)
    if rows:
        reader = acting_reader(request)
        for kind, value, weight in rows:
            set_interest(reader, kind, value, weight)
    return remember(request, HttpResponseRedirect("/you?done=kept", status=303))


def _rows(form: QueryDict) -> list[tuple[InterestKind, str, float]] | None:
    """(kind, value, weight) of a form, without what is left out; None for a form that is not ours."""
    kinds, allowed = {k.value for k, _ in _KINDS}, {f"{w}": w for w, _ in _WEIGHTS}
    rows = []
    for kind, value, weight in zip_longest(*(form.getlist(n)[:_MOST_PICKS] for n in ("kind", "value", "weight"))):
        if kind not in kinds or weight not in allowed or value is None:
            return None
        named = value.replace("\x00", "").strip()[:200]
        if named and allowed[weight]:
            rows.append((InterestKind(kind), named.casefold() if kind == "topic" else named, allowed[weight]))
    return rows


@csrf_exempt  # a post goes to ``begin``, which takes it from our own pages only
def start(request: HttpRequest) -> HttpResponse:
    """The first minute: topics, what is in the news now, publishers, a wish. A post keeps it and makes the reader."""
    if request.method == "POST":
        return begin(request)
    profile = visitor_of(request).profile(news_now())
    return render(request, "standfirst/start.html", {"groups": _groups(get_pool(), profile)})


def _groups(pool: FrontPool, profile: ReaderProfile) -> list[tuple[str, tuple[Choice, ...]]]:
    kinds = {"place": InterestKind.PLACE}
    trending = [(kinds.get(kind, InterestKind.THING), name) for name, kind in load_thing_names(_SHOWN * 3)]
    places = [p for p in trending if p[0] is InterestKind.PLACE] or _most(pool, InterestKind.PLACE)
    others = [p for p in trending if p[0] is InterestKind.THING] or _most(pool, InterestKind.THING)
    pairs = (
        ("Topics", [(InterestKind.TOPIC, t) for t in TOPICS]),
        ("Places in the news now", places[:_SHOWN]), ("Names in the news now", others[:_SHOWN]),
        ("Publishers", _most(pool, InterestKind.PUBLISHER)),
    )  # fmt: skip
    return [(title, choices(rows, profile)) for title, rows in pairs]


def _most(pool: FrontPool, kind: InterestKind) -> list[Pair]:
    found = Counter(pair for c in pool.candidates.candidates for _, pair in _names_of(c) if pair[0] is kind)
    return [pair for pair, _ in found.most_common(_SHOWN)]


@same_origin_post
def begin(request: HttpRequest) -> HttpResponse:
    """Keep the ticked picks; a wish is shown first as it was understood."""
    picks = [p.partition(":")[::2] for p in request.POST.getlist("pick")[:_MOST_PICKS]]
    offered = {k.value for k, _ in _KINDS}
    if any(kind not in offered or not value.strip("\x00 ") for kind, value in picks):
        return wrong_request(request)
    for kind, value in picks:
        set_interest(acting_reader(request), InterestKind(kind), value.replace("\x00", "")[:200], 1.0)
    wish = request.POST.get("wish", "").replace("\x00", "").strip()[:500]
    return _preview(request, wish) if wish else remember(request, HttpResponseRedirect("/", status=303))
