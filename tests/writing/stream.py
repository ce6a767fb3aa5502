"""A story of the sample world as a stream: what the desk would decide at every article, with production code."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from standfirst.domain.draft import EvidencePack, EvidenceSource
from standfirst.domain.errors import Failure
from standfirst.domain.moves import FactsMoved
from standfirst.domain.report import Revision
from standfirst.domain.text import text_hash
from standfirst.publish import PublishKind, Switches, decide_publication
from standfirst.sample.world import OutArticle, World
from standfirst.verify import check_draft, repair
from standfirst.write import Budget, Writer, WriteSettings, facts_moved, gate, select_evidence, steady, steady_heads
from standfirst.write.ports import WrittenDraft

_TREND = 9.0  # every story trends: what is measured here is the moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One look at the story. ``moved`` None before the first Report; ``revision`` where one was published then."""

    at: datetime
    arrived: str  # "article version", "" where only time passed
    moved: FactsMoved | None
    code: str
    revision: Revision | None


def play(world: World, story: str, writer: Writer, settings: WriteSettings | None = None) -> Iterator[Step]:
    """The story's looks in order: one at every article or version, one whenever a pause is over."""
    limits = settings or WriteSettings()
    arrivals = list(_arrivals(world, story))
    previous: Revision | None = None
    due: datetime | None = None
    while arrivals or due:
        if due and (not arrivals or due <= arrivals[0][0]):
            at, arrived = due, ""
        else:
            at, arrived = arrivals.pop(0)
        step = _look(world, story, at, arrived, previous, writer, limits)
        previous = step.revision or previous
        due = at + timedelta(minutes=5) if step.code == "backoff" else None
        yield step


def told_again(world: World, story: str, text: str, writer: Writer) -> FactsMoved:
    """What a text that comes an hour after the story's last one moves."""
    steps = list(play(world, story, writer))
    previous = next(s.revision for s in reversed(steps) if s.revision)
    at = steps[-1].at + timedelta(hours=1)
    body = world.render(text.strip())
    again = EvidenceSource(
        article_id="told-again", source_id="again", publisher="Evening Teller", owner="Teller & Sons",
        url="https://teller.example/1", title=previous.draft.headline.text, text=body, published_at=at,
        text_hash=text_hash(body),
    )  # fmt: skip
    sources = (*_sources(world, story, at), again)
    return facts_moved(previous, select_evidence(story, "", sources, at), sources)


def _arrivals(world: World, story: str) -> Iterator[tuple[datetime, str]]:
    listed = [
        (world.moment(v.day, v.minute), f"{a.id} {n}")
        for a in world.articles
        if a.story == story
        for n, v in enumerate(a.versions, 1)
    ]
    yield from sorted(listed)


def _look(
    world: World, story: str, at: datetime, arrived: str, previous: Revision | None, writer: Writer,
    limits: WriteSettings,
) -> Step:  # fmt: skip
    sources = _sources(world, story, at)
    pack = select_evidence(story, "", sources, at, limits)
    moved = facts_moved(previous, pack, sources) if previous else None
    budget = Budget(
        now=at, tokens_left=0, uses_tokens=False, last_written_at=previous.created_at if previous else None,
        rewrites=previous.number if previous else 0,
    )  # fmt: skip
    decision = gate(pack, _TREND, budget, limits, moved)
    revision = None
    if decision.open:
        if previous and moved:
            then = select_evidence(story, "", previous.sources, previous.created_at, limits)
            pack = steady(pack, then, previous, moved)
        revision = _written(story, sources, at, previous, writer.write(pack), moved, pack)
    return Step(at=at, arrived=arrived, moved=moved, code=decision.code, revision=revision)


def _written(
    story: str, sources: tuple[EvidenceSource, ...], at: datetime, previous: Revision | None,
    written: WrittenDraft | Failure, moved: FactsMoved | None, pack: EvidencePack,
) -> Revision | None:  # fmt: skip
    """As the desk does: the heads that stand if they pass, else the draft's own; cut; published or not."""
    if isinstance(written, Failure):
        return None
    draft = steady_heads(written.draft, previous, moved, pack) if previous and moved else written.draft
    checked = check_draft(draft, sources, now=at)
    if any(v.part in ("headline", "standfirst") for v in checked.failed):
        checked = check_draft(written.draft, sources, now=at)
    if checked.failed:
        cut = repair(checked)
        if cut is None:
            return None
        checked = check_draft(cut, sources, now=at)
    checked = replace(checked, verdicts=tuple(v for v in checked.verdicts if v.outcome.value != "hold"))
    decision = decide_publication(
        checked, previous, Switches(), sources, at, report_id=story, moves=moved.moves if moved else ()
    )  # fmt: skip
    return decision.revision if decision.kind is PublishKind.PUBLISH else None


def _sources(world: World, story: str, at: datetime) -> tuple[EvidenceSource, ...]:
    out = [o for p in world.publishers for o in world.out(p, at) if o.article.story == story]
    return tuple(sorted((_source(o) for o in out), key=lambda s: (s.published_at, s.article_id)))


def _source(out: OutArticle) -> EvidenceSource:
    text, publisher = "\n\n".join(out.paragraphs), out.publisher
    return EvidenceSource(
        article_id=out.article.id, source_id=publisher.id, publisher=publisher.name, owner=publisher.owner,
        url=f"https://{publisher.id}.example{out.path}", title=out.title, text=text, published_at=out.changed_at,
        text_hash=text_hash(text), language=publisher.language, zone=publisher.offset, paywalled=out.article.paywalled,
        copy_of=out.article.copy_of,
    )  # fmt: skip
