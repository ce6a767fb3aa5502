"""A small invented town's news, saved as the line would save it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.ids import keyed_id
from standfirst.domain.moves import Move, MoveKind
from standfirst.domain.report import Correction, Revision
from standfirst.domain.text import text_hash
from standfirst.publish import CardFacts, card_html, label_for, revision_hash
from standfirst.store.models import Article, ArticleVersion, Assignment, Feed, Source, Story, TrendPoint, TrendRow
from standfirst.store.reports import report_id, save_published

NOW = datetime.now(UTC).replace(microsecond=0)
COUNCIL = "The ferry in Norrvik closes for repairs, the town council said on Tuesday."
HOLM = "“We have waited for this,” said Ines Holm, who speaks for the harbour."
TEXT = (
    f"It rained in the morning. {COUNCIL} {HOLM} The next ferry is due in spring, and the pier stays open to walkers."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A published story."""

    story_id: str
    report_id: str
    revision: Revision


def add_sources() -> None:
    """Two publishers of two owners."""
    for key, name, owner in (("times", "Harbour Times", "Quay Media"), ("post", "Inland Post", "Inland Press")):
        source = Source.objects.create(id=key, name=name, owner=owner, site=f"https://{key}.example")
        Feed.objects.create(
            id=key, source=source, url=f"https://{key}.example/rss", host=f"{key}.example", due_at=NOW, last_ok_at=NOW
        )


def add_story(key: str, title: str, topics: list[str], *, score: float = 2.0, minutes: int = 60) -> str:
    """A story with an article at each publisher."""
    story_id, at = keyed_id("story", key), NOW - timedelta(minutes=minutes)
    story = Story.objects.create(
        id=story_id, title=title, topics=topics, first_seen=at, last_seen=at, owner_count=2, article_count=2
    )
    for source, owner in (("times", "Quay Media"), ("post", "Inland Press")):
        article = Article.objects.create(
            id=keyed_id("a", key, source), source_id=source, owner=owner, url=f"https://{source}.example/{key}",
            title=title, text=TEXT, text_hash=text_hash(TEXT), published_at=at, fetched_at=at, story=story,
        )  # fmt: skip
        ArticleVersion.objects.create(
            article=article, version=1, title=title, text=TEXT, text_hash=text_hash(TEXT), fetched_at=at
        )
        Assignment.objects.create(article=article, story=story, kind="join", score=0.8, reason="same event", at=at)
    TrendRow.objects.create(
        story=story, at=NOW, score=score, peak=score, peak_at=at, owners=2, usual=1.2, window=10800, half_life=21600,
        velocity=1, trending=score > 1, evidence=[],
    )  # fmt: skip
    for n in range(3):
        TrendPoint.objects.create(story=story, at=at + timedelta(minutes=n), score=n, owners=2)
    return story_id


def publish(
    story_id: str,
    headline: str,
    *,
    number: int = 1,
    last: str = "The pier stays open.",
    moves: tuple[str, ...] = (),
    cited: bool = False,
) -> Told:
    """Publish a Revision on a story; from the second on with a correction. ``moves`` are lines of denials,
    ``cited``: of the council's sentence."""
    rows = Article.objects.filter(story_id=story_id).select_related("source").order_by("source_id")
    sources = tuple(
        EvidenceSource(
            article_id=r.id, source_id=r.source_id, publisher=r.source.name, owner=r.owner, url=r.url, title=r.title,
            text=r.text, published_at=r.published_at, text_hash=r.text_hash, fetched_at=r.fetched_at,
        )
        for r in rows
    )  # fmt: skip
    council, holm = _cite(sources[0], COUNCIL), _cite(sources[1], HOLM)
    draft = Draft(
        story_id=story_id, headline=Sentence(text=headline, citations=(council,)),
        standfirst=Sentence(text="The council says it closes.", citations=(council, holm)),
        paragraphs=((Sentence(text="“We have waited for this,” Ines Holm said.", citations=(holm,)),
                     Sentence(text=last, citations=(council,))),),
        dateline="Norrvik", language="en", writer=WriterKind.CHOOSING, model="small",
    )  # fmt: skip
    at = NOW + timedelta(minutes=number - 1)
    made = Revision(
        report_id=report_id(story_id), number=number, draft=draft, sources=sources, verdicts=(),
        label=label_for(draft, sources), created_at=at, hash="",
        moves=tuple(Move(kind=MoveKind.DENIAL, line=m, by="Post", citations=(council,) * cited) for m in moves),
    )  # fmt: skip
    made = replace(made, hash=revision_hash(made))
    notes = [Correction(report_id=made.report_id, revision=number, at=at, note="The pier is open.", before="Shut.")]
    card = card_html(made, CardFacts(topics=("transport",)))
    save_published(
        made, notes if number > 1 else [], story_id=story_id, card_html=card, manifest='{"signed": 1}', changed=number
    )
    return Told(story_id=story_id, report_id=made.report_id, revision=made)


def _cite(source: EvidenceSource, sentence: str) -> Citation:
    start = source.text.index(sentence)
    return Citation(article_id=source.article_id, start=start, end=start + len(sentence), span_hash=text_hash(sentence))
