"""Goldens: one table of invented sentences per rule, read by the tests and by the page that shows the contract."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.text import text_hash
from standfirst.domain.verdict import Outcome, Rule
from standfirst.verify import RULES, ContractSettings
from standfirst.verify.context import read_context
from tests.verify.world import NOW, source


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """A case: our sentence, the evidence (one source a span), other sources of the story, where the sentence stands.

    ``says`` is the whole verdict, where the wording matters; ``language`` is the draft's and the
    sources'."""

    rule: Rule
    text: str
    spans: tuple[str, ...]
    fails: bool = False
    others: tuple[str, ...] = ()
    body: str = ""
    place: str = "body"
    cites: tuple[int, ...] = ()
    opted_out: bool = False
    says: str = ""
    language: str = "en"

    def verdicts(self) -> tuple[str, ...]:
        """The rule's own words on this sentence; () when it stands."""
        context = read_context(self._draft(), self._sources(), now=NOW, settings=ContractSettings())
        against = (v for v in dict(RULES)[self.rule](context) if v.outcome in (Outcome.FAIL, Outcome.HOLD))
        return tuple(v.detail for v in against if v.part == self.place)

    def _sources(self) -> tuple[EvidenceSource, ...]:
        texts = (*self.spans, *self.others)
        return tuple(
            source(str(i), f"Daily {i}", f"House {i}", text, opted_out=self.opted_out, language=self.language)
            for i, text in enumerate(texts)
        )

    def _draft(self) -> Draft:
        ours = self._sentence(self.text, self.cites or tuple(range(len(self.spans))))
        body = self._sentence(self.body, (0,)) if self.body else ours
        return Draft(
            story_id="golden", headline=body, standfirst=ours if self.place == "standfirst" else body,
            paragraphs=((body,),), dateline="", language=self.language, writer=WriterKind.WRITING, model="scripted",
        )  # fmt: skip

    def _sentence(self, text: str, cites: tuple[int, ...]) -> Sentence:
        spans = [(str(i), self.spans[i]) for i in cites]
        return Sentence(
            text=text,
            citations=tuple(Citation(article_id=i, start=0, end=len(s), span_hash=text_hash(s)) for i, s in spans),
        )


def goldens() -> tuple[Golden, ...]:
    """Every case of every table here, those of rules.toml first: the page shows the first of each kind."""
    tables = sorted(Path(__file__).parent.glob("*.toml"), key=lambda p: (p.name != "rules.toml", p.name))
    return tuple(_golden(row) for path in tables for row in tomllib.loads(path.read_text("utf-8"))["case"])


def _golden(row: dict[str, Any]) -> Golden:
    lists = {name: tuple(row[name]) for name in ("spans", "others", "cites") if name in row}
    return Golden(**(row | lists | {"rule": Rule(row["rule"])}))
