"""ModelFreeWriter: the desk without a model. Headline by deletion, body of attributed verbatim quotation."""

from standfirst.domain.draft import EvidencePack, ModelUsage, Sentence, WriterKind
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import Outcome, Verdict
from standfirst.write.aggregating import FORM, with_aggregates
from standfirst.write.assembling import as_long, assemble, in_order, second_mentions
from standfirst.write.deleting import retold
from standfirst.write.headline import headlines
from standfirst.write.introducing import follows, in_context, led_by, openers
from standfirst.write.leading import gists, is_background, leads
from standfirst.write.lexicon import content_stems
from standfirst.write.lines import Line, grams
from standfirst.write.ports import Parser, WrittenDraft
from standfirst.write.quoting import quoted
from standfirst.write.wording import thinned, varied, wordings

LEAST_STANDFIRST, MOST_STANDFIRST = 60, 220  # characters
MOST_FACTS = 4  # the weightiest, among which one in plain words goes before one that is quoted


class ModelFreeWriter:
    """Implements ``Writer`` with code alone. Same pack, same draft."""

    def __init__(self, parser: Parser | None = None) -> None:
        self._parser = parser

    def write(self, pack: EvidencePack, feedback: tuple[Verdict, ...] = ()) -> WrittenDraft | Failure:
        """With ``feedback`` a retold sentence that failed is quoted, a quotation goes, and a headline makes room for
        the next best."""
        forbidden = grams(pack)
        ways = {
            e.citation: wordings(e, pack, forbidden, retold(e, pack, forbidden, self._parser)) for e in pack.evidence
        }
        lines = in_order(tuple(w[0] for w in ways.values() if w), pack)
        best, spare = openers(headlines(pack, forbidden, self._parser), lines, pack)
        head = next(iter([*best, *spare][headline_fell(feedback) :]), None)
        lines = varied([ways[x.evidence.citation] for x in in_context(led_by(lines, head, pack), pack)], pack.told)
        whole = with_aggregates(thinned(in_context(lines, pack), pack), pack)
        left = in_context(mended(whole, pack, feedback), pack) if feedback else whole
        kept = second_mentions(as_long(left, pack), pack)
        draft = assemble(
            pack,
            head.sentence if head else None,
            standfirst_from(kept, head, pack, forbidden, self._parser),
            kept,
            WriterKind.MODEL_FREE,
        )
        return draft if isinstance(draft, Failure) else WrittenDraft(draft=draft, usage=ModelUsage(model=""))


def headline_fell(feedback: tuple[Verdict, ...]) -> bool:
    """Whether the headline of a first try failed, so that the next best one is to be tried."""
    return any(v.part == "headline" and v.outcome is Outcome.FAIL for v in feedback)


def mended(lines: tuple[Line, ...], pack: EvidencePack, feedback: tuple[Verdict, ...]) -> tuple[Line, ...]:
    """The lines without those that a check failed; a retold one is quoted in its place."""
    failed = {v.sentence for v in feedback if v.part == "body" and v.outcome is Outcome.FAIL}
    second = (quoted(x.evidence, pack) if x.form == "retold" else None for i, x in enumerate(lines) if i in failed)
    return tuple(x for i, line in enumerate(lines) if (x := next(second) if i in failed else line))


def _echoes(text: str, told: frozenset[str]) -> bool:
    """Whether ``text`` says little more than what the headline has told."""
    stems = content_stems(text)
    return len(stems & told) >= 0.6 * len(stems)


def standfirst_from(
    lines: tuple[Line, ...],
    head: Line | None,
    pack: EvidencePack,
    forbidden: frozenset[tuple[str, ...]],
    parser: Parser | None = None,
) -> Sentence | None:
    """One sentence on the weightiest fact that the headline does not say, of evidence that the body tells too; in
    plain words if possible."""
    told = content_stems(head.text) if head else frozenset()
    lines = tuple(x for x in lines if x.form != FORM)
    others = [x for x in lines if head is None or (x.evidence != head.evidence and not _echoes(x.evidence.text, told))]
    others = [x for x in others if head is None or follows(x, head, pack)] or list(lines[:1])
    openings = gists(pack)
    facts = sorted((x for x in others if x.form != "spoken"), key=lambda x: -leads(x, openings, pack))[:MOST_FACTS]
    for line in facts:
        retellings = (w.text for w in retold(line.evidence, pack, forbidden, parser)) if not line.frame else ()
        ways = [w for w in (*retellings, line.text) if LEAST_STANDFIRST <= len(w) <= MOST_STANDFIRST]
        if ways and line.form == "retold" and not is_background(line.evidence.text, pack.now.year):
            return Sentence(text=ways[0], citations=line.citations)
    short = [x for x in (*facts, *others) if len(x.text) <= MOST_STANDFIRST]
    return short[0].sentence if short else None
