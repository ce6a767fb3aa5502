"""Letters: a reader's slate with what the store knows of its Reports, as a digest ready to be sent or looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from standfirst.digests import Chosen, Entry, Frame, Letter, choose, compose, one_line, since_when
from standfirst.domain.ranking import Candidate, Slate
from standfirst.publish import revision_from_dict
from standfirst.publish.label import cited_ids
from standfirst.settings import get_settings
from standfirst.store.browse.news import NOW_TOLD, News, load_news
from standfirst.store.digests import DigestWish, stop_token, told_before
from standfirst.store.models import Report, Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A letter with what it tells (story -> Revision) and its one-click address."""

    letter: Letter
    stories: dict[str, int]
    stop_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Published:
    id: str
    revision: int
    headline: str
    standfirst: str
    label: str
    sources: tuple[str, ...]
    news: News | None = None


def write_letter(reader_id: str, slate: Slate, wish: DigestWish) -> Written | None:
    """The digest of a slate since the reader's last one; None when there is nothing new to tell."""
    since, before = since_when(wish.schedule.often, wish.since, slate.at), told_before(reader_id)
    chosen = choose(slate, since=since, told=before, most=wish.most)
    published = _published(c.item.candidate.story_id for c in chosen)
    standing = [c for c in chosen if not c.item.candidate.revision or c.item.candidate.story_id in published]
    if not standing:
        return None
    stop_url = f"{_address()}/digest/stop/{stop_token(reader_id, wish.stops)}"
    entries = tuple(_entry(c, published.get(c.item.candidate.story_id), before) for c in standing)
    told = {c.item.candidate.story_id: _told(c, published) for c in standing}
    return Written(letter=compose(entries, _frame(slate.at, stop_url)), stories=told, stop_url=stop_url)


def _told(chosen: Chosen, published: dict[str, _Published]) -> int:
    report = published.get(chosen.item.candidate.story_id)
    return report.revision if report else 0


def _entry(chosen: Chosen, report: _Published | None, before: Mapping[str, int]) -> Entry:
    story = chosen.item.candidate
    if report is None:
        return Entry(
            title=story.title, url=f"{_address()}/story/{story.story_id}", standfirst="", label=_bare(story),
            why=chosen.item.explanation, sources=story.publishers, again=chosen.again,
        )  # fmt: skip
    return Entry(
        title=report.headline, url=f"{_address()}/report/{report.id}", standfirst=report.standfirst,
        label=report.label, why=chosen.item.explanation, sources=report.sources, again=chosen.again,
        news=_news(report, before.get(story.story_id)),
    )  # fmt: skip


def _news(report: _Published, seen: int | None) -> str:
    """What is new since Revision ``seen``, which an earlier letter told; 0: it had sources only, None: it did not."""
    if seen is None:
        return ""
    if not seen:
        return NOW_TOLD
    return report.news.told(seen) if report.news else ""


def _bare(story: Candidate) -> str:
    count = f"{story.owners} independent publishers" if story.owners != 1 else "one publisher so far"
    return f"Sources only, no Report yet: {count}"


def _published(story_ids: Iterable[str]) -> dict[str, _Published]:
    """What stands at this moment, whatever the slate was made from: a withdrawn Report is in no letter."""
    reports = list(Report.objects.filter(story_id__in=list(story_ids), state="published"))
    bodies = {
        (r.report_id, r.number): r.body for r in Revision.objects.filter(report_id__in=[r.id for r in reports])
    }  # fmt: skip
    news = load_news(reports)
    return {
        r.story_id: _Published(
            id=r.id, revision=r.revision, headline=r.headline, standfirst=r.standfirst, label=r.label,
            sources=_cited(bodies.get((r.id, r.revision))), news=news.get(r.id),
        )
        for r in reports
    }  # fmt: skip


def _cited(body: dict[str, object] | None) -> tuple[str, ...]:
    if body is None:
        return ()
    revision = revision_from_dict(body)
    cited = cited_ids(revision.draft)
    return tuple(dict.fromkeys(s.publisher for s in revision.sources if s.article_id in cited))


def _frame(at: datetime, stop_url: str) -> Frame:
    site = one_line(get_settings().site_name)
    return Frame(
        site=site, day=f"{at:%A, %-d %B %Y}", front_url=f"{_address()}/", settings_url=f"{_address()}/you/digest",
        stop_url=stop_url,
    )  # fmt: skip


def _address() -> str:
    return get_settings().address.rstrip("/")
