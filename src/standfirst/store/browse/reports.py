"""A Report for its page: every sentence with the evidence that it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from standfirst.domain.boxes import Boxes
from standfirst.domain.draft import Citation, EvidenceSource, Sentence
from standfirst.domain.report import Correction as PublishedCorrection
from standfirst.domain.report import Revision
from standfirst.domain.text import text_hash
from standfirst.domain.variant import KEYS, LANGUAGES, Variant
from standfirst.publish import Difference, Fate, json_ld, left_out, revision_from_dict
from standfirst.settings import get_settings
from standfirst.store.browse.history import load_changes, summary
from standfirst.store.browse.updates import UpdateView, load_updates
from standfirst.store.models import Article, ArticleVersion, Correction, Report, Tombstone
from standfirst.store.models import Revision as RevisionRow
from standfirst.store.stories import current_story_id
from standfirst.store.variants import load_manifest, load_variants
from standfirst.write import content_stems, split_sentences, unshown

_REACH = 400  # characters of a source that are looked at before and after a cited sentence
_WORDS_AROUND = 25  # the reporting contract: what a page may show of a source beside the cited sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """One citation for people: the source's number in the list, the cited words, and at most 25 words around them."""

    number: int
    publisher: str
    title: str
    url: str
    published_at: datetime
    before: str
    cited: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence of ours. ``key`` is its anchor: "headline", "standfirst", "s1", "s2" ..."""

    key: str
    text: str
    evidence: tuple[EvidenceView, ...]

    @property
    def marks(self) -> tuple[int, ...]:
        """The numbers of its sources, each once."""
        return tuple(dict.fromkeys(e.number for e in self.evidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A numbered source of the Report. ``note`` says what keeps it from being cited, "" for nothing."""

    number: int
    article_id: str
    publisher: str
    owner: str
    title: str
    url: str
    published_at: datetime
    fetched_at: datetime | None
    cited: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """One Revision of a Report, ready for a template, a feed or the API."""

    id: str
    story_id: str
    number: int
    newest: int
    headline: SentenceView
    standfirst: SentenceView
    paragraphs: tuple[tuple[SentenceView, ...], ...]
    dateline: str
    label: str
    writer: str
    model: str
    prompt_version: str
    language: str
    topics: tuple[str, ...]
    single_source: bool
    sources: tuple[SourceView, ...]
    published_at: datetime
    created_at: datetime
    checked_at: datetime
    likes: int
    dislikes: int
    hash: str
    manifest: str
    json_ld: str
    corrections: tuple[Correction, ...]
    boxes: Boxes
    updates: tuple[UpdateView, ...]
    changes: tuple[Difference, ...] = ()  # since the Revision before, every sentence; () for a first Revision
    changed: str = ""  # the same in a few words
    outlets_since: int = 0  # publishers that tell the story and were not among those read for this Revision
    ways: tuple["WayView", ...] = ()  # how it can be read, the Report itself first; () when there is but one
    way: str = ""  # the key of the variant that this page holds, "" for the Report itself
    left_out: int = 0  # sentences of the Report's body that a translation leaves out
    told_by: str = ""  # the Report that tells this one's story since it went into another, "" while there is none

    @property
    def proof(self) -> str:
        """The address of the signed manifest of what this page holds; "" for what is not signed."""
        old = "" if self.number == self.newest else f"-{self.number}"
        name = f"as/{self.way}/manifest" if self.way else f"manifest{old}"
        return f"/report/{self.id}/{name}.json" if self.manifest else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """One way to read a Report; ``key`` is "" for the Report itself, ``language`` a tag."""

    key: str
    name: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneReport:
    """A Report without text: ``state`` "withdrawn" leaves a tombstone, "sources-only" and "held" lead to the story."""

    id: str
    story_id: str
    state: str
    reason: str
    at: datetime
    hash: str = ""


def load_report(report_id: str, number: int = 0, way: str = "") -> ReportPage | GoneReport | None:
    """A Report at its newest Revision, at ``number``, or as its variant ``way``; None when there is no such one."""
    row = Report.objects.select_related("story").filter(id=report_id).first()
    if row is None:
        return None
    if row.state == "withdrawn":
        return _tombstone(row)
    stored = RevisionRow.objects.filter(report=row, number=number or row.revision, withdrawn=False).first()
    if stored is None:
        return None if number else GoneReport(
            id=row.id, story_id=row.story_id, state=row.state, reason=row.reason, at=row.updated_at
        )  # fmt: skip
    page = _page(row, stored, revision_from_dict(stored.body))
    variants = load_variants(row.id, stored.number)
    if way and way not in variants:
        return None
    page = replace(page, ways=_ways(page.language, variants))
    return _as_variant(page, row, stored, way, variants[way]) if way else page


def _as_variant(page: ReportPage, row: Report, stored: RevisionRow, way: str, told: Revision) -> ReportPage:
    """The page with the variant's words, boxes and manifest; the linked data and what changed, sentence by sentence,
    are the Report's own."""
    left = left_out(revision_from_dict(stored.body).draft, told.draft) if way in LANGUAGES else 0
    made = _page(row, stored, told)
    return replace(
        made, ways=page.ways, way=way, hash=told.hash, manifest=load_manifest(row.id, stored.number, way),
        json_ld=page.json_ld, changes=(), changed="", left_out=left,
    )  # fmt: skip


def _ways(language: str, variants: Mapping[str, Revision]) -> tuple[WayView, ...]:
    """Lengths from short to long with the Report among them, then plain language, then languages by name."""
    if not variants:
        return ()
    own = Variant(key=get_settings().length.value)
    views = {own.key: WayView(key="", name=own.name, language=language)}
    views |= {k: WayView(key=k, name=Variant(key=k).name, language=r.draft.language) for k, r in variants.items()}
    return tuple(views[key] for key in KEYS if key in views)


def _tombstone(row: Report) -> GoneReport:
    stone = Tombstone.objects.filter(report=row).first()
    return GoneReport(
        id=row.id, story_id=row.story_id, state=row.state, reason=stone.reason if stone else row.reason,
        at=stone.at if stone else row.updated_at, hash=stone.hash if stone else "",
    )  # fmt: skip


def _page(row: Report, stored: RevisionRow, revision: Revision) -> ReportPage:
    draft, texts = revision.draft, load_texts(revision)
    view = _Viewer(revision=revision, texts=texts, listed=_in_reading_order(revision))
    corrections = tuple(Correction.objects.filter(report=row).order_by("-at", "order"))
    changes = load_changes(row.id, revision)
    checked = Article.objects.filter(story_id=row.story_id).order_by("-fetched_at").values_list("fetched_at", flat=True)
    return ReportPage(
        id=row.id, story_id=row.story_id, number=stored.number, newest=row.revision,
        headline=view.sentence("headline", draft.headline), standfirst=view.sentence("standfirst", draft.standfirst),
        paragraphs=view.paragraphs(draft.paragraphs), dateline=draft.dateline, label=revision.label,
        writer=draft.writer.value, model=draft.model, prompt_version=draft.prompt_version, language=draft.language,
        topics=tuple(row.story.topics), single_source=revision.single_source, sources=view.sources(),
        published_at=row.published_at or stored.created_at, created_at=stored.created_at,
        checked_at=max(checked.first() or stored.created_at, stored.created_at), likes=row.likes,
        dislikes=row.dislikes, hash=stored.hash, manifest=stored.manifest, json_ld=_linked_data(revision, corrections),
        corrections=corrections, changes=changes, changed=_changed(changes), outlets_since=_since(row, revision),
        boxes=revision.boxes or Boxes(version=0), updates=load_updates(row, stored.number, corrections),
        told_by=_told_by(row),
    )  # fmt: skip


def _changed(changes: tuple[Difference, ...]) -> str:
    return summary(tuple(c for c in changes if c.fate not in (Fate.KEPT, Fate.MOVED)))


def _since(row: Report, revision: Revision) -> int:
    """Publishers of the story that had no text in it when the Revision was written."""
    read = {s.source_id for s in revision.sources}
    telling = Article.objects.filter(story_id=row.story_id).exclude(source_id__in=read)
    return telling.values("source_id").distinct().count()


def _told_by(row: Report) -> str:
    if not row.story.merged_into:
        return ""
    now = Report.objects.filter(story_id=current_story_id(row.story_id), state="published").first()
    return now.id if now else ""


def _in_reading_order(revision: Revision) -> dict[str, tuple[int, EvidenceSource]]:
    """Article id -> number and source: cited sources in the order a reader meets them, then the others."""
    by_id = {s.article_id: s for s in revision.sources}
    met = dict.fromkeys(
        c.article_id for _, _, s in revision.draft.parts() for c in s.citations if c.article_id in by_id
    )
    return {key: (number, by_id[key]) for number, key in enumerate(dict.fromkeys([*met, *by_id]), 1)}


def load_texts(revision: Revision) -> Mapping[str, str]:
    """Article id -> the text that the Revision cites, found by its hash among the kept versions."""
    wanted = {s.text_hash: s.article_id for s in revision.sources if s.text_hash}
    kept = ArticleVersion.objects.filter(article_id__in=list(wanted.values()), text_hash__in=list(wanted))
    found = {a: t for a, h, t in kept.values_list("article_id", "text_hash", "text") if wanted.get(h) == a}
    return {s.article_id: found.get(s.article_id) or s.text for s in revision.sources}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Viewer:
    revision: Revision
    texts: Mapping[str, str]
    listed: Mapping[str, tuple[int, EvidenceSource]]

    def sentence(self, key: str, sentence: Sentence) -> SentenceView:
        shown = [self.evidence(c) for c in sentence.citations]
        return SentenceView(key=key, text=sentence.text, evidence=tuple(e for e in shown if e))

    def paragraphs(self, paragraphs: tuple[tuple[Sentence, ...], ...]) -> tuple[tuple[SentenceView, ...], ...]:
        count = iter(range(1, 1 + sum(len(p) for p in paragraphs)))
        return tuple(tuple(self.sentence(f"s{next(count)}", s) for s in p) for p in paragraphs)

    def evidence(self, citation: Citation) -> EvidenceView | None:
        source = self._source(citation.article_id)
        if source is None:
            return None
        before, cited, after = self._around(source, citation) if source.usable else ("", "", "")
        return EvidenceView(
            number=self.listed[source.article_id][0], publisher=source.publisher, title=source.title, url=source.url,
            published_at=source.published_at, before=before, cited=cited, after=after,
        )  # fmt: skip

    def _around(self, source: EvidenceSource, citation: Citation) -> tuple[str, str, str]:
        draft = self.revision.draft
        about = content_stems(" ".join(s.text for _, _, s in draft.parts()))
        return around(self.texts[source.article_id], citation, language=source.language[:2], about=about)

    def sources(self) -> tuple[SourceView, ...]:
        cited = {c.article_id for _, _, s in self.revision.draft.parts() for c in s.citations}
        return tuple(
            SourceView(
                number=n, article_id=s.article_id, publisher=s.publisher, owner=s.owner, title=s.title, url=s.url,
                published_at=s.published_at, fetched_at=s.fetched_at, cited=s.article_id in cited, note=_note(s),
            )
            for n, s in self.listed.values()
        )  # fmt: skip

    def _source(self, article_id: str) -> EvidenceSource | None:
        found = self.listed.get(article_id)
        return found[1] if found else None


def around(
    text: str,
    citation: Citation,
    words: int = _WORDS_AROUND,
    language: str = "en",
    about: frozenset[str] = frozenset(),
) -> tuple[str, str, str]:
    """(before, cited, after): the cited span, if the text still hashes to it, with up to ``words`` words around.

    Of the cited sentence's own paragraph, up to the first sentence that is an order to a model, stands beside one or
    shares no stem with ``about``, the Report's own (empty: not asked): a page carries no such words.
    """
    cited = text[citation.start : citation.end]
    if not cited or text_hash(cited) != citation.span_hash:
        return "", "", ""
    floor = max(0, citation.start - _REACH, _paragraph_start(text, citation.start))
    ceiling = text.find("\n\n", citation.end)
    window = text[floor : min(citation.end + _REACH, ceiling if ceiling >= 0 else len(text))]
    sentences = split_sentences(window)
    hidden = unshown(sentences, language, about)
    orders = [s for s in sentences if s.index in hidden]
    start, end = citation.start - floor, citation.end - floor
    first = max((s.end for s in orders if s.end <= start), default=0)
    last = min((s.start for s in orders if s.start >= end), default=len(window))
    before, after = window[first:start].split()[-(words // 2) :], window[end:last].split()[: words - words // 2]
    return " ".join(before), cited, " ".join(after)


def _paragraph_start(text: str, position: int) -> int:
    found = text.rfind("\n\n", 0, position)
    return found + 2 if found >= 0 else 0


def _note(source: EvidenceSource) -> str:
    if source.opted_out:
        return "Linked only: the publisher keeps its text from machines"
    if source.paywalled:
        return "Linked only: behind a paywall"
    return "A copy of another source here" if source.copy_of else ""


def _linked_data(revision: Revision, corrections: tuple[Correction, ...]) -> str:
    settings = get_settings()
    told = tuple(
        PublishedCorrection(report_id=c.report_id, revision=c.revision, at=c.at, note=c.note) for c in corrections
    )
    return json_ld(revision, told, base=settings.address.rstrip("/"), publisher=settings.site_name)
