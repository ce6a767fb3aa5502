"""What the operator says of sources: country, groups, vouched. Staff only."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from standfirst.store.browse import load_sources_health
from standfirst.store.sources import SourceWords, describe_source, known_groups
from standfirst.web.staff import staff_name
from standfirst.web.views.errors import not_found

_LONGEST_FORM = 2000


@login_required
def sources(request: HttpRequest) -> HttpResponse:
    """Every source with what the operator said of it."""
    staff_name(request)
    return render(request, "standfirst/desk_sources.html", {"rows": load_sources_health(), "groups": known_groups()})


@login_required
def source(request: HttpRequest, source_id: str) -> HttpResponse:
    """One source's form; POST saves it."""
    who = staff_name(request)
    row = next((r for r in load_sources_health() if r.id == source_id), None)
    if row is None:
        return not_found(request)
    context = {
        "row": row, "groups": known_groups(), "country": row.country, "listed": ", ".join(row.groups),
        "vouched": row.vouched, "problem": "",
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "standfirst/desk_source.html", context)
    country, listed = (request.POST.get(f, "").replace("\x00", "")[:_LONGEST_FORM] for f in ("country", "groups"))
    words = SourceWords(country=country, groups=tuple(listed.split(",")), vouched="vouched" in request.POST)
    problem = describe_source(source_id, words, by=who)
    if not problem:
        return HttpResponseRedirect(f"/desk/sources#{source_id}", status=303)
    context |= {"country": country, "listed": listed, "vouched": bool(words.vouched), "problem": problem}
    return render(request, "standfirst/desk_source.html", context, status=400)
