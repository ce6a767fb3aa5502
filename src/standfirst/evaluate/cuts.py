"""Which guard or rule cut what, from a sentence of a source to the page, counted from outside by asking each again.

Three stages: a sentence of a source that did not become evidence; evidence that no line could be made of; a line that
the contract cut. A sentence is counted once in each stage that it reaches, at the first guard that stops it.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from standfirst.domain.draft import Evidence, EvidencePack, EvidenceSource
from standfirst.evaluate.write import evidence_sources, moment
from standfirst.write import select_evidence
from standfirst.write.deleting import retold
from standfirst.write.lexicon import SPEECH, guard_words
from standfirst.write.lines import QUOTE_WORDS, grams, has_marks, quote_length
from standfirst.write.quoting import quoted
from standfirst.write.sentences import split_sentences
from standfirst.write.standing import why_not_alone

Row = dict[str, Any]
STAGES = ("sources' sentences", "evidence quoted", "evidence retold", "lines")
_FATE = ("not evidence", "no quotation", "no retelling", "cut by the contract")


def cuts_of(rows: Iterable[Row], answers: Iterable[Row] = ()) -> dict[str, Counter[str]]:
    """Counts by stage and reason; "kept" is what went on. The last stage is what the writer's ``answers`` tell."""
    found: dict[str, Counter[str]] = {stage: Counter() for stage in STAGES}
    for row in rows:
        sources = evidence_sources(row)
        pack = select_evidence(str(row["id"]), "", sources, moment(row["now"]))
        found[STAGES[0]].update(_of_sources(sources, pack))
        forbidden = grams(pack)
        for evidence in pack.evidence:
            found[STAGES[1]][_kept(quoted(evidence, pack)) or _why_not_quoted(evidence)] += 1
            found[STAGES[2]][_kept(retold(evidence, pack, forbidden)) or _why_not_retold(evidence, pack)] += 1
    for answer in answers:
        told = {(cut["text"], cut["rule"]) for cut in answer["cut"]}  # the repaired draft may fail the same way again
        found[STAGES[3]].update(rule if text else f"{rule} (a whole story)" for text, rule in told)
        found[STAGES[3]]["kept"] += sum(map(len, answer["report"]["paragraphs"])) + 2 if answer["report"] else 0
    return found


def cut_lines(found: dict[str, Counter[str]]) -> dict[str, list[str]]:
    """The table's lines, the largest first within a stage: "stage: reason" to count and share of the stage."""
    lines = {}
    for (stage, counts), fate in zip(found.items(), _FATE, strict=True):
        total = max(1, counts.total())
        for reason, count in (("kept", counts["kept"]), *(c for c in counts.most_common() if c[0] != "kept")):
            name = f"{stage}, kept" if reason == "kept" else f"{fate}: {reason}"
            lines[name] = [str(count), f"{100 * count / total:.1f} %"]
    return lines


def _of_sources(sources: tuple[EvidenceSource, ...], pack: EvidencePack) -> Counter[str]:
    used = {(e.citation.article_id, e.citation.end) for e in pack.evidence}
    heard = {s.article_id for s in pack.sources}
    counts: Counter[str] = Counter()
    for source in sources:
        barred = "" if source.usable else "source may not be cited"
        barred = barred or ("" if source.article_id in heard else "source is a copy or in another language")
        for sentence in split_sentences(source.text):
            kept = "kept" if (source.article_id, sentence.end) in used else ""
            counts[kept or barred or why_not_alone(sentence.text) or "stands alone, others were picked"] += 1
    return counts


def _kept(line: object) -> str:
    return "kept" if line else ""


def _why_not_quoted(evidence: Evidence) -> str:
    if evidence.kind == "quote":
        return "spoken: no words of their own of up to 25, or no certain speaker"
    if has_marks(evidence.text):
        return "holds a quotation within"
    if quote_length(evidence.text) > QUOTE_WORDS:
        return "over 25 words and no end that may go"
    return "another"


def _why_not_retold(evidence: Evidence, pack: EvidencePack) -> str:
    if pack.language != "en":
        return "not English"
    if evidence.kind == "quote" or has_marks(evidence.text):
        return "holds a quotation"
    guards = set(guard_words(evidence.text))
    if guards and not guards & SPEECH:
        return "a negation, hedge, limit or condition, and nobody named who says it"
    return "every form breaks the copy rule, or a day is uncertain"
