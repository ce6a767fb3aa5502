"""Evidence, Citation, Sentence, Draft: what a writer is given and what it hands back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSource:
    """One article as evidence: what writers read and the contract is checked against.

    ``copy_of`` names the article this one repeats, so that copies never count as a second voice.
    """

    article_id: str
    source_id: str
    publisher: str
    owner: str
    url: str
    title: str
    text: str
    published_at: datetime
    text_hash: str
    fetched_at: datetime | None = None
    language: str = "en"
    zone: str = ""
    opted_out: bool = False
    paywalled: bool = False
    copy_of: str = ""

    @property
    def usable(self) -> bool:
        """Whether the contract lets a sentence cite it."""
        return bool(self.text) and not self.opted_out and not self.paywalled


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A span of a source's text: character offsets, end exclusive, and SHA-256 of the span's own text."""

    article_id: str
    start: int
    end: int
    span_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence of a source, worth citing. ``salience`` >= 0 ranks within the story; ``kind`` is a hint:
    "fact", "quote", "background".

    ``text`` is the span's own words. ``resolved`` is the same sentence with names and dates of the same source where
    it only points ("he", "on Tuesday"), "" where nothing had to be resolved: never inside quotation marks. ``also``
    are the spans that say who or when is meant, to be cited beside the first. ``agreeing`` are sentences of other
    owners that tell the same fact, with the same figures.
    """

    citation: Citation
    text: str
    publisher: str
    owner: str
    published_at: datetime
    salience: float = 0.0
    kind: str = "fact"
    speaker: str = ""
    resolved: str = ""
    also: tuple[Citation, ...] = ()
    agreeing: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of ours with one to three citations."""

    text: str
    citations: tuple[Citation, ...]


class WriterKind(StrEnum):
    """Who wrote a draft; decides the label before the first sentence."""

    MODEL_FREE = "model-free"  # code alone
    CHOOSING = "choosing"  # code wrote, a small model chose
    WRITING = "writing"  # a strong model wrote


class Length(StrEnum):
    """How much of a story a Report tells."""

    BRIEF = "brief"
    STANDARD = "standard"
    LONG = "long"

    @property
    def body(self) -> tuple[int, int]:
        """The fewest and the most body sentences."""
        return {"brief": (3, 4), "standard": (4, 10), "long": (6, 14)}[self.value]


class Level(StrEnum):
    """For whom it is written."""

    STANDARD = "standard"
    PLAIN = "plain"  # plain language: short sentences, everyday words


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A written but unproven piece. ``model`` is "" when no model took part."""

    story_id: str
    headline: Sentence
    standfirst: Sentence
    paragraphs: tuple[tuple[Sentence, ...], ...]
    dateline: str
    language: str
    writer: WriterKind
    model: str = ""
    prompt_version: str = ""

    def parts(self) -> tuple[tuple[str, int, Sentence], ...]:
        """Every sentence with its place: ("headline", 0), ("standfirst", 0), ("body", 0..n-1)."""
        body = [s for paragraph in self.paragraphs for s in paragraph]
        return (
            ("headline", 0, self.headline),
            ("standfirst", 0, self.standfirst),
            *(("body", index, sentence) for index, sentence in enumerate(body)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePack:
    """What a writer gets: the story's usable sources and the evidence picked from them, best first. ``told`` are the
    sentences of the Report that stands: a fact that did not move is told in the same words."""

    story_id: str
    topic: str
    language: str
    now: datetime
    sources: tuple[EvidenceSource, ...]
    evidence: tuple[Evidence, ...]
    owners: int  # independent owners among the sources, copies not counted
    told: frozenset[str] = frozenset()
    length: Length = Length.STANDARD
    level: Level = Level.STANDARD


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelUsage:
    """What one writing or judging cost. ``calls`` were sent, ``failures`` of them came to nothing; ``seconds`` is wall
    time."""

    model: str
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0
    failures: int = 0

    def since(self, before: "ModelUsage") -> "ModelUsage":
        """What was spent between two readings of a meter, ``before`` the earlier one."""
        return ModelUsage(
            model=self.model,
            calls=self.calls - before.calls,
            input_tokens=self.input_tokens - before.input_tokens,
            output_tokens=self.output_tokens - before.output_tokens,
            seconds=self.seconds - before.seconds,
            failures=self.failures - before.failures,
        )

    def plus(self, other: "ModelUsage") -> "ModelUsage":
        """Both together, under the name of the first."""
        return ModelUsage(
            model=self.model,
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            seconds=self.seconds + other.seconds,
            failures=self.failures + other.failures,
        )
