"""A small invented story with two sources, and drafts over it."""

from dataclasses import replace
from datetime import UTC, datetime

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.text import text_hash
from standfirst.domain.verdict import CheckedDraft, Rule
from standfirst.verify import check_draft

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

COURIER = (
    "The city council of Port Ellis approved the harbor tunnel on Monday. "
    "Mayor Anna Weber said the tunnel would cost 2.4 million euros. "
    '"We have waited twelve years for this tunnel," Weber said. '
    "The council did not approve the second bridge. "
    "About 300 residents protested outside the town hall, and 12 were injured. "
    "The works may begin in March 2027 if the ministry agrees.\n\n"
    "“Nobody asked the fishermen,” said Tomas Lind, who leads the harbor union."
)
GAZETTE = (
    "Councillors in Port Ellis voted 14-9 for the tunnel under the harbor. "
    "The union of fishermen plans to sue the city. "
    "Unemployment in the district fell from 12 percent to 9 percent last year, according to the statistics office. "
    "Ines Duarte, the treasurer, said the loan had not been signed."
)


def source(id_: str, publisher: str, owner: str, text: str, **more: object) -> EvidenceSource:
    """A source published on Tuesday 24 November 2026 at 08:00 UTC."""
    made = EvidenceSource(
        article_id=id_, source_id="s-" + id_, publisher=publisher, owner=owner, url=f"https://{id_}.example/1",
        title="Harbor tunnel", text=text, published_at=datetime(2026, 11, 24, 8, tzinfo=UTC), text_hash=text_hash(text),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


SOURCES = (
    source("a", "The Harbor Courier", "Courier Group", COURIER),
    source("b", "Ellis Gazette", "Gazette Trust", GAZETTE),
)


def cite(*spans: str, sources: tuple[EvidenceSource, ...] = SOURCES) -> tuple[Citation, ...]:
    """Citations of the given words, wherever they stand."""
    found = []
    for span in spans:
        holder = next(s for s in sources if span in s.text)
        start = holder.text.index(span)
        found.append(
            Citation(article_id=holder.article_id, start=start, end=start + len(span), span_hash=text_hash(span))
        )
    return tuple(found)


def sentence(text: str, *spans: str, sources: tuple[EvidenceSource, ...] = SOURCES) -> Sentence:
    """A sentence of ours over cited words."""
    return Sentence(text=text, citations=cite(*spans, sources=sources))


APPROVED = "The city council of Port Ellis approved the harbor tunnel on Monday."
VOTED = "Councillors in Port Ellis voted 14-9 for the tunnel under the harbor."
COST = "Mayor Anna Weber said the tunnel would cost 2.4 million euros."
WAITED = '"We have waited twelve years for this tunnel," Weber said.'
REFUSED = "The council did not approve the second bridge."
SUE = "The union of fishermen plans to sue the city."

GOOD = (
    sentence("The Port Ellis council approved the harbor tunnel on 23 November 2026.", APPROVED),
    sentence(
        'The Ellis Gazette reported: "Councillors in Port Ellis voted 14-9 for the tunnel under the harbor."', VOTED
    ),
    sentence("Mayor Anna Weber said the tunnel would cost 2.4 million euros.", COST),
    sentence('"We have waited twelve years for this tunnel," Weber said.', WAITED),
)


def draft(*body: Sentence, **more: object) -> Draft:
    """A draft whose body is the good sentences and then ``body``."""
    made = Draft(
        story_id="story-1",
        headline=sentence("Port Ellis council approves harbor tunnel", APPROVED),
        standfirst=sentence("The council of Port Ellis approved the harbor tunnel.", APPROVED),
        paragraphs=(GOOD, body) if body else (GOOD,),
        dateline="Port Ellis, 24 November 2026", language="en", writer=WriterKind.WRITING, model="scripted",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def checked(made: Draft, sources: tuple[EvidenceSource, ...] = SOURCES) -> CheckedDraft:
    """The draft held against the contract."""
    return check_draft(made, sources, now=NOW)


def rules_against(text: str, *spans: str, sources: tuple[EvidenceSource, ...] = SOURCES) -> set[Rule]:
    """The rules that fail one body sentence added to the good ones."""
    result = checked(draft(sentence(text, *spans, sources=sources)), sources)
    return {v.rule for v in result.failed if v.part == "body" and v.sentence == len(GOOD)}
