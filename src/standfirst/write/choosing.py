"""ChoosingWriter: code makes the sentences, a small model chooses. No word on the page is the model's own.

Why: half of what a 1.5B model rewrote freely and every rule passed had drifted in meaning; verbatim short sentences and
deletions under guard had not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from standfirst.domain.draft import Evidence, EvidencePack, WriterKind
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import Verdict
from standfirst.write.aggregating import with_aggregates
from standfirst.write.assembling import as_long, assemble, in_order, second_mentions
from standfirst.write.deleting import retold
from standfirst.write.headline import headlines
from standfirst.write.introducing import in_context, led_by, openers
from standfirst.write.lines import Line, grams
from standfirst.write.model_free import headline_fell, mended, standfirst_from
from standfirst.write.ports import Chooser, Parser, WrittenDraft
from standfirst.write.wording import disputed, thinned, varied, wordings

MOST_CANDIDATES = 6
MOST_HEADLINES = 3  # what leads worse is no headline, however well it reads
IMPORTANT = "Which fact matters most to a reader of this news story?"
READS_BEST = "Which sentence reads best and keeps the most information?"
BEST_HEADLINE = "Which headline best tells what this news story is about?"


@dataclass(slots=True)
class _Choices:
    """One story's conversation with the chooser; after its first failure code decides alone."""

    chooser: Chooser
    context: str
    failed: Failure | None = None
    asked: int = field(default=0)

    def best(self, question: str, candidates: Sequence[str]) -> tuple[float, ...]:
        """Weights of the candidates; falling ones in code's own order when there is nothing to ask or nobody to."""
        fallback = tuple(1.0 / (i + 2) for i in range(len(candidates)))
        if len(candidates) < 2 or self.failed:
            return fallback
        self.asked += 1
        answer = self.chooser.rank(question, tuple(candidates), self.context)
        if isinstance(answer, Failure) or len(answer) != len(candidates):
            self.failed = answer if isinstance(answer, Failure) else Failure(code="odd-answer", permanent=True)
            return fallback
        return answer


class ChoosingWriter:
    """Implements ``Writer``. When the chooser fails, the draft is model-free, and says so. Without a parser fewer
    sentences have more than one way to be said."""

    def __init__(self, chooser: Chooser, parser: Parser | None = None) -> None:
        self._chooser = chooser
        self._parser = parser

    def write(self, pack: EvidencePack, feedback: tuple[Verdict, ...] = ()) -> WrittenDraft | Failure:
        """With ``feedback`` a retold sentence that failed is quoted instead, a failed quotation goes."""
        before = self._chooser.usage
        choices = _Choices(chooser=self._chooser, context=_story(pack))
        forbidden = grams(pack)
        ranked = _by_importance(pack, choices)
        ways = {e.citation: self._wordings(e, pack, forbidden, choices) for e in ranked}
        lines = in_order(tuple(w[0] for w in ways.values() if w), pack)
        head = self._headline(pack, lines, forbidden, choices, feedback)
        framed = varied([ways[x.evidence.citation] for x in in_context(led_by(lines, head, pack), pack)], pack.told)
        whole = with_aggregates(thinned(in_context(framed, pack), pack), pack)
        left = in_context(mended(whole, pack, feedback), pack) if feedback else whole
        kept = second_mentions(as_long(left, pack), pack)
        kind = WriterKind.CHOOSING if choices.asked and not choices.failed else WriterKind.MODEL_FREE
        usage = self._chooser.usage.since(before)
        draft = assemble(
            pack,
            head.sentence if head else None,
            standfirst_from(kept, head, pack, forbidden, self._parser),
            kept,
            kind,
            usage.model if kind is WriterKind.CHOOSING else "",
        )
        return draft if isinstance(draft, Failure) else WrittenDraft(draft=draft, usage=usage, away=choices.failed)

    def _wordings(
        self, evidence: Evidence, pack: EvidencePack, forbidden: frozenset[tuple[str, ...]], choices: _Choices
    ) -> list[Line]:
        """The model says which retelling reads best; where its attribution stands is code's to vary."""
        told = retold(evidence, pack, forbidden, self._parser)[:MOST_CANDIDATES]
        if len(told) > 1 and not disputed(evidence, pack):
            weights = choices.best(READS_BEST, [w.text for w in told])
            told = tuple(told[i] for i in sorted(range(len(told)), key=lambda i: (-weights[i], i)))
        return wordings(evidence, pack, forbidden, told)

    def _headline(
        self,
        pack: EvidencePack,
        lines: tuple[Line, ...],
        forbidden: frozenset[tuple[str, ...]],
        choices: _Choices,
        feedback: tuple[Verdict, ...],
    ) -> Line | None:
        best, spare = openers(headlines(pack, forbidden, self._parser), lines, pack)
        heads = best[:MOST_HEADLINES]
        if not heads:
            return None
        weights = choices.best(BEST_HEADLINE, [h.text for h in heads])
        ranked = [heads[i] for i in sorted(range(len(heads)), key=lambda i: (-weights[i], i))]
        return next(iter([*ranked, *spare][headline_fell(feedback) :]), None)


def _story(pack: EvidencePack) -> str:
    """What the story is about, in evidence and nothing else: a title is a stranger's words that nobody checked."""
    return "\n".join(f"{number}. {e.text}" for number, e in enumerate(pack.evidence[:4], 1))


def _by_importance(pack: EvidencePack, choices: _Choices) -> tuple[Evidence, ...]:
    """Code's order, with the first six put in the model's; one rank of either counts the same."""
    top, rest = pack.evidence[:MOST_CANDIDATES], pack.evidence[MOST_CANDIDATES:]
    weights = choices.best(IMPORTANT, [e.text for e in top])
    by_model = sorted(range(len(top)), key=lambda i: (-weights[i], i))
    places = {i: place for place, i in enumerate(by_model)}
    return (*(top[i] for i in sorted(range(len(top)), key=lambda i: (i + places[i], i))), *rest)
