"""A small world for boxes: sentences of invented papers become a Revision in which each cites its own source."""

from datetime import UTC, datetime

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.report import Revision
from standfirst.domain.text import text_hash
from standfirst.domain.verdict import CheckedDraft
from standfirst.publish import make_revision

NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)
Line = tuple[str, str, str]  # publisher, "4 09:10" (day and time in March 2026), sentence


def source(publisher: str, at: str, text: str, **more: object) -> EvidenceSource:
    day, clock = at.split()
    hour, minute = clock.split(":")
    return EvidenceSource(
        article_id=f"{publisher} {at} {text_hash(text)[:6]}", source_id=publisher, publisher=publisher,
        owner=str(more.pop("owner", publisher)), url="https://paper.example/1", title="A title", text=text,
        published_at=datetime(2026, 3, int(day), int(hour), int(minute), tzinfo=UTC), text_hash=text_hash(text),
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def cites(*sources: EvidenceSource) -> tuple[Citation, ...]:
    return tuple(
        Citation(article_id=s.article_id, start=0, end=len(s.text), span_hash=text_hash(s.text)) for s in sources
    )


def revision_of(
    *lines: Line,
    framed: bool = False,
    language: str = "en",
    previous: Revision | None = None,
    sources: tuple[EvidenceSource, ...] = (),
    headline: str = "What happened",
) -> Revision:
    """One body sentence a line; ``framed`` puts each into the model-free writer's frame."""
    made = [source(publisher, at, text) for publisher, at, text in lines]
    body = [
        Sentence(text=f'{s.publisher} reported: "{s.text}"' if framed else s.text, citations=cites(s)) for s in made
    ]
    return published(body, (*made, *sources), language=language, previous=previous, headline=headline)


def published(
    body: list[Sentence],
    sources: tuple[EvidenceSource, ...],
    *,
    language: str = "en",
    previous: Revision | None = None,
    headline: str = "What happened",
) -> Revision:
    draft = Draft(
        story_id="story-1", headline=Sentence(text=headline, citations=body[0].citations), standfirst=body[0],
        paragraphs=(tuple(body),), dateline="", language=language, writer=WriterKind.MODEL_FREE,
    )  # fmt: skip
    checked = CheckedDraft(draft=draft, verdicts=(), rules_run=())
    return make_revision(checked, previous, sources, NOW, report_id="R1")
