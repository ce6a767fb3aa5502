"""novelty: at least 70 % of content stems come from the cited spans, judgement words only from them."""

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context
from standfirst.verify.reading.tokens import outside, stem
from standfirst.verify.rules.frames import publisher_stretches


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that brings too many words of its own, or one word of judgement."""
    found, words = [], context.words
    for part in context.parts:
        theirs = {stem(w.low) for s in part.spans for w in s.words}
        frames = publisher_stretches(part, context)
        run = outside(part.words, ((a, b) for a, b, _ in frames))
        ours = [
            w for w in run if words.carries(w) and w.low not in words.outlets | words.reporting | words.numbers.keys()
        ]
        ours = [w for w in ours if w.low not in words.months]
        new = [w for w in ours if stem(w.low) not in theirs]
        if ours and len(new) > (1 - context.settings.content_share) * len(ours):
            listed = ", ".join(dict.fromkeys(w.text for w in new[:5]))
            found.append(
                part.fail(Rule.NOVELTY, f"{len(new)} of {len(ours)} words come from no cited sentence: {listed}")
            )
        judged = [w.text for w in new if stem(w.low) in words.judgement]
        if judged:
            found.append(part.fail(Rule.NOVELTY, f'no cited sentence carries the judgement "{judged[0]}"'))
    return tuple(found)
