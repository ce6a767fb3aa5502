"""Ports of the writing room: who writes, who chooses, who composes, who parses. Called by ``desk`` through ``Writer``
alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from standfirst.domain.draft import Draft, EvidencePack, ModelUsage
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDraft:
    """A draft with what it cost. ``away`` says that the model failed in the middle and code went on alone: the desk
    has the story written again when the model is back."""

    draft: Draft
    usage: ModelUsage
    away: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseSentence:
    """A sentence of a strong model: its words and the ids ("E3") of the evidence it rests on."""

    text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseDraft:
    """A whole Report as a strong model wrote it, before ids became citations."""

    headline: ProseSentence
    standfirst: ProseSentence
    paragraphs: tuple[tuple[ProseSentence, ...], ...]
    usage: ModelUsage


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word or mark at ``text[start:end]`` of its sentence. ``head`` is the index of the word it hangs on, its own
    for the root; ``relation`` and ``part`` (of speech) are names of Universal Dependencies 2; a copula may be head."""

    text: str
    start: int
    end: int
    head: int
    relation: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """A sentence as a tree; more than one root means that the parser saw more than one sentence."""

    text: str
    words: tuple[Word, ...]


class Writer(Protocol):
    """Called by the desk's write step, once for a story and once more with the verdicts to repair."""

    def write(self, pack: EvidencePack, feedback: tuple[Verdict, ...] = ()) -> WrittenDraft | Failure: ...


class Chooser(Protocol):
    """Called by ``ChoosingWriter``: weighs candidates that code made. Writes no word."""

    @property
    def usage(self) -> ModelUsage:
        """Everything spent so far; the writer reads it before and after."""
        ...

    def rank(self, question: str, candidates: Sequence[str], context: str) -> tuple[float, ...] | Failure:
        """A weight per candidate, in their order, higher is better; they add up to 1."""
        ...


class ProseModel(Protocol):
    """Called by ``ProseWriter``: one structured call for the whole Report."""

    def compose(self, pack: EvidencePack, style: str, feedback: tuple[Verdict, ...]) -> ProseDraft | Failure: ...


class Translator(Protocol):
    """Called by the desk for variants in another language."""

    @property
    def name(self) -> str:
        """The model, for the label."""
        ...

    def translate(
        self, sentences: Sequence[str], language: str, feedback: Sequence[str] = ()
    ) -> tuple[str, ...] | Failure:
        """Each sentence in ``language`` ("de"), in their order; ``feedback`` has a line for each one that was refused,
        "" for the others."""
        ...


class Parser(Protocol):
    """Called by ``deleting``: one English sentence in, its tree out. Safe to call from several threads."""

    def parse(self, text: str) -> Parse | Failure:
        """A Failure when there is nothing to parse, too much, or no weights; never an exception."""
        ...
