"""What is trending: Stories and named things, with the evidence of every score, and why on a quiet day nothing is."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from standfirst.domain.topics import TOPICS
from standfirst.store.browse import Facet, TrendingRow, load_things, load_trending
from standfirst.store.browse.quiet import load_quiet_day
from standfirst.store.browse.trending import knows_language, load_facet_counts, load_thing_counts
from standfirst.store.clock import now as news_now
from standfirst.web.charts import step_chart, trend_chart
from standfirst.web.views.errors import wrong_request

THING_KINDS = {"person": "People", "place": "Places", "organisation": "Organisations", "thing": "Other names"}
_MOST = 30
_MOST_OTHERS = 5  # Stories below the bar that are shown so that one can see where the bar is
_MOST_THINGS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A line of the list with its pictures."""

    row: TrendingRow
    curve: SafeString
    owners: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A link above the list: ``current`` where one is."""

    name: str
    address: str
    count: int
    current: bool


def trending(request: HttpRequest) -> HttpResponse:
    """Stories that stand out now, in one language or topic where the address asks for it."""
    facet = asked_facet(request)
    if facet is not None and len(request.GET.keys() & {"language", "topic"}) > 1:
        return wrong_request(request)
    rows, counts = load_trending(_MOST, facet), load_facet_counts()
    shown = [r for r in rows if r.trend.trending]
    context = {
        "rows": [_shown(r) for r in shown], "others": [_shown(r) for r in rows if _moves(r)][:_MOST_OTHERS],
        "facet": facet, "languages": _tabs("language", counts, facet), "topics_here": _tabs("topic", counts, facet),
        "things": load_things(_MOST_THINGS) if facet is None else (), "now": news_now(),
        "quiet": None if shown else load_quiet_day(news_now()),
        "feed_query": f"?{facet.kind}={facet.value}" if facet else "",
    }  # fmt: skip
    return render(request, "standfirst/trending.html", context)


def things(request: HttpRequest) -> HttpResponse:
    """People, places and organisations that stand out now, with the Stories that speak of them."""
    kind, counts = request.GET.get("kind", ""), load_thing_counts()
    if kind and kind not in THING_KINDS:
        raise Http404
    tabs = [Tab(name="All", address="/trending/things", count=sum(counts.values()), current=not kind)]
    tabs += [
        Tab(name=name, address=f"/trending/things?kind={k}", count=counts.get(k, 0), current=k == kind)
        for k, name in THING_KINDS.items()
        if counts.get(k) or k == kind
    ]
    rows = load_things(_MOST, kind)
    context = {
        "rows": rows, "tabs": tabs, "kinds": THING_KINDS, "now": news_now(),
        "quiet": None if rows else load_quiet_day(news_now()),
    }  # fmt: skip
    return render(request, "standfirst/things.html", context)


def asked_facet(request: HttpRequest) -> Facet | None:
    """The tab that an address asks for; Http404 for a topic or language that this desk does not know."""
    for kind, known in (("language", knows_language), ("topic", TOPICS.__contains__)):
        value = request.GET.get(kind, "").replace("\x00", "")
        if kind in request.GET:
            if not known(value):
                raise Http404
            return Facet(kind=kind, value=value)
    return None


def owners_chart(row: TrendingRow) -> SafeString:
    """Owners inside the window over time."""
    owners = [(at, n) for at, _, n in row.points]
    most = max((n for _, n in owners), default=0)
    return step_chart(owners, label=f"Owners over time, at most {most}", unit="owner", width=320, height=60)


def _moves(row: TrendingRow) -> bool:
    """Whether a Story below the bar has a score that is more than 0.0 when it is shown."""
    return not row.trend.trending and round(row.facet_score, 1) > 0


def _shown(row: TrendingRow) -> ShownRow:
    curve = trend_chart([(at, score) for at, score, _ in row.points], label=f"Score over time: {row.title}")
    return ShownRow(row=row, curve=curve, owners=owners_chart(row))


def _tabs(kind: str, counts: dict[Facet, int], facet: Facet | None) -> list[Tab]:
    listed = {f.value: n for f, n in counts.items() if f.kind == kind}
    if facet and facet.kind == kind:
        listed.setdefault(facet.value, 0)
    return [
        Tab(name=v, address=f"/trending?{kind}={v}", count=n, current=facet == Facet(kind=kind, value=v))
        for v, n in listed.items()
    ]
