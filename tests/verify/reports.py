"""Reports for the rules that look at a whole one: a story is a few invented sources, each one line, and a Report cites
whole lines by their number."""

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.text import text_hash
from standfirst.domain.verdict import Rule
from standfirst.verify import RULES, ContractSettings, check_draft
from standfirst.verify.context import read_context
from tests.verify.world import NOW, source

Said = tuple[str, int] | tuple[str, int, int]  # our words, and the lines they cite


def story(*lines: str, **more: object) -> tuple[EvidenceSource, ...]:
    """A source of its own publisher and owner for each line."""
    papers = ("Alder Post", "Birch Post", "Cedar Post", "Dune Post", "Elm Post", "Fir Post")
    return tuple(source(str(i), papers[i], "ABCDEF"[i], line, **more) for i, line in enumerate(lines))


def wrote(said: Said, sources: tuple[EvidenceSource, ...]) -> Sentence:
    """Our words over whole lines."""
    text, *cited = said
    spans = [sources[int(i)] for i in cited]
    return Sentence(
        text=str(text),
        citations=tuple(
            Citation(article_id=s.article_id, start=0, end=len(s.text), span_hash=text_hash(s.text)) for s in spans
        ),
    )


def report(
    sources: tuple[EvidenceSource, ...], *body: Said, headline: Said | None = None, standfirst: Said | None = None
) -> Draft:
    """A draft; headline and standfirst repeat the first body sentence where none is given."""
    return Draft(
        story_id="story",
        headline=wrote(headline or body[0], sources), standfirst=wrote(standfirst or body[0], sources),
        paragraphs=(tuple(wrote(s, sources) for s in body),), dateline="", language="en",
        writer=WriterKind.WRITING, model="scripted",
    )  # fmt: skip


def against(rule: Rule, made: Draft, sources: tuple[EvidenceSource, ...], **more: object) -> list[tuple[str, int, str]]:
    """Where a rule fails a draft, and its words."""
    settings = ContractSettings(**more)  # type: ignore[arg-type]
    check = dict(RULES).get(rule)
    verdicts = (
        check(read_context(made, sources, now=NOW, settings=settings))
        if check
        else check_draft(made, sources, now=NOW, settings=settings).verdicts
    )
    return [(v.part, v.sentence, v.detail) for v in verdicts if v.rule is rule]
