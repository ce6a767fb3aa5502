"""Claims: how well a claim is supported by whole sources, by the contract's own readers and, if asked for, by a judge.

The contract checks a sentence against the one to three sentences that it cites; a claim of these packs is several
sentences against a whole article, reworded freely. So what is looked for here are findings that no rewording
explains: a number, a name or a quotation that stands nowhere in the sources, a negation more or fewer than in the
sentence nearest to the claim's, a word whose opposite the nearest sentences have. As in the contract, one finding is
enough. Words that are merely new are no finding: on summedits-open true claims have more of them than false ones,
because they were reworded more; that is how the pack was made, and no sign of truth, so it is not used either way.

Among claims without a finding the score falls as words that stand side by side in the claim lie apart in the sources.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import log1p
from pathlib import Path
from typing import Any

from standfirst.domain.errors import Failure
from standfirst.evaluate import jsonl
from standfirst.evaluate.reading import ReadSentence, ReadSources, is_from, read_sources, sentences
from standfirst.verify import Judge, SentenceToJudge
from standfirst.verify.reading.lexicon import Lexicon, find, lexicon
from standfirst.verify.reading.marks import stretches
from standfirst.verify.reading.names import names

SUPPORTED = 0.5  # the middle of the scale: findings put a claim below it, nothing else does
_NEAREST = 3  # source sentences beside which a claim's sentence is read; the contract's most citations
_FARTHEST = 60  # words; what lies farther apart than this is simply apart
_AT_ONCE = 20  # claims judged between two signs of progress

Progress = Callable[[int], None]


def run(
    input_path: Path, out_path: Path, *, judge: Judge | None = None, progress: Progress | None = None
) -> dict[str, object]:
    """Read claim rows, write ``id, supported, score``. A ``judge`` lowers scores and vetoes claims; one that
    fails raises ValueError with the reason, for a figure with half of its judge measures nothing."""
    claims = list(jsonl.read(input_path))
    doubts = {} if judge is None else _judged(claims, judge, progress or (lambda done: None))
    rows = (_answer(row, doubts.get(row["id"]), judge.least if judge else 0.0) for row in claims)
    return {"claims": jsonl.write(out_path, rows)}


def score(row: dict[str, Any]) -> float:
    """0..1 by rules, higher is better supported; below ``SUPPORTED`` something in the claim is not in its sources."""
    words = lexicon(row.get("language", "en"))
    sources = read_sources([s["text"] for s in row["sources"]], words)
    read = [ReadSentence(s, words) for s in sentences(row["claim"])]
    found = sum(findings(s, sources, words) for s in read)
    if found or not read:
        return round(SUPPORTED / (1 + found), 4)
    apart = max(_apart(s, sources, words) for s in read)
    return round(1 - (1 - SUPPORTED) * apart, 4)


def to_judge(row: dict[str, Any]) -> tuple[SentenceToJudge, ...]:
    """The claim's sentences, each with the source sentences nearest to it in the order of the source."""
    words = lexicon(row.get("language", "en"))
    sources = read_sources([s["text"] for s in row["sources"]], words)
    found = []
    for index, text in enumerate(sentences(row["claim"])):
        near = sources.nearest(ReadSentence(text, words), _NEAREST)
        spans = tuple(s.text for s in sources.sentences if s in near)
        found.append(SentenceToJudge(part="body", index=index, text=text, spans=spans))
    return tuple(found)


def findings(claim: ReadSentence, sources: ReadSources, words: Lexicon) -> int:
    """How many things in one sentence of a claim no rewording of its sources explains."""
    near = sources.nearest(claim, _NEAREST)
    new_numbers = sum(not any(n.same_value(t) for t in sources.numbers) for n in claim.numbers)
    run = names(claim.text, claim.words, words)
    new_names = sum(any(not is_from(w.low, sources.lows) for w in n.words) for n in run)
    quoted = (claim.text[q.start : q.end].strip(" .,!?") for q in stretches(claim.text))
    new_quotes = sum(quote.casefold() not in sources.flat for quote in quoted)
    return new_numbers + new_names + new_quotes + _turned(claim, near, words)


def _turned(claim: ReadSentence, near: Sequence[ReadSentence], words: Lexicon) -> int:
    """Signs of a sense that turned: a negation more or fewer, a word whose opposite the sources have in its place."""
    if not near:
        return 0
    negations = abs(len(find(words.negation, claim.words)) - len(find(words.negation, near[0].words)))
    stems = {s for n in near for s in n.stems}
    sides = {words.opposites[s] for s in stems if s in words.opposites}
    new = (words.opposites[s] for s in claim.content - stems if s in words.opposites)
    return negations + sum(side[:-1] + ("-" if side[-1] == "+" else "+") in sides for side in new)


def _apart(claim: ReadSentence, sources: ReadSources, words: Lexicon) -> float:
    """0..1: how far neighbours in the claim lie from each other in the sources, mean of the logarithms."""
    steps = [sources.distance(a, b) for a, b in pairwise(claim.carriers) if a in sources.places and b in sources.places]
    return sum(log1p(min(s, _FARTHEST)) for s in steps) / len(steps) / log1p(_FARTHEST) if steps else 1.0


def _judged(claims: Sequence[dict[str, Any]], judge: Judge, progress: Progress) -> dict[str, float]:
    """The lowest of the judge's scores for each claim's sentences, by claim."""
    doubts: dict[str, float] = {}
    for start in range(0, len(claims), _AT_ONCE):
        asked = [(row["id"], s) for row in claims[start : start + _AT_ONCE] for s in to_judge(row)]
        scores = judge.judge([s for _, s in asked])
        if isinstance(scores, Failure):
            raise ValueError(f"the judge failed: {scores.detail or scores.code}")
        for (claim, _), value in zip(asked, scores, strict=True):
            doubts[claim] = min(value, doubts.get(claim, 1.0))
        progress(min(start + _AT_ONCE, len(claims)))
    return doubts


def _answer(row: dict[str, Any], judged: float | None, least: float) -> dict[str, object]:
    """Rules and judge together: what either doubts is unsupported; within what stands the judge has half a say."""
    ruled = score(row)
    if judged is None:
        return {"id": row["id"], "supported": ruled >= SUPPORTED, "score": ruled}
    supported = ruled >= SUPPORTED and judged >= least
    return {
        "id": row["id"],
        "supported": supported,
        "score": round((ruled + judged) / 2 if ruled >= SUPPORTED else ruled / 2, 4),
    }
