"""novelty: at least 70 % of content stems come from the cited spans, judgement words only from them."""

from bisect import bisect_right

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part
from standfirst.verify.reading.kin import by_force, kin, knows, told
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.tokens import Token, outside, stem
from standfirst.verify.rules.articles import in_articles
from standfirst.verify.rules.frames import publisher_stretches
from standfirst.verify.rules.predicates import predicate_problem
from standfirst.verify.rules.tallies import tally_claims


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that brings too many words of its own, a deed of its own, or one word of judgement."""
    found, words = [], context.words
    for part in context.parts:
        if tally_claims(part, context):
            continue  # all its words are ours, and the number rule holds its values against their sources
        theirs = {stem(w.low) for s in part.spans for w in s.words}
        frames = publisher_stretches(part, context)
        run = outside(part.words, ((a, b) for a, b, _ in frames))
        ours = [
            w for w in run if words.carries(w) and w.low not in words.outlets | words.reporting | words.numbers.keys()
        ]
        ours = [w for w in ours if w.low not in words.months]
        new = [w for w in ours if stem(w.low) not in theirs]
        judged = [w.text for w in new if stem(w.low) in words.judgement or _colours(w, words)]
        evidence = told((w.low for s in part.spans for w in s.words), words.language)
        lows = [w.low for w in run]
        alien = [w for w in new if not knows(evidence, w.low, words.language)]
        alien = [w for w in alien if not by_force(w.low, lows, evidence, words.language)]
        nowhere = [w for w in alien if not in_articles(w, part, words)]
        if ours and len(alien) > (1 - context.settings.content_share) * len(ours):
            listed = ", ".join(dict.fromkeys(w.text for w in alien[:5]))
            found.append(
                part.fail(Rule.NOVELTY, f"{len(alien)} of {len(ours)} words come from no cited sentence: {listed}")
            )
        elif added := _added(part, ours, nowhere if kin(words.language).known else new, words):
            found.append(part.fail(Rule.NOVELTY, f'"{added}" is added: no cited sentence speaks of it'))
        elif described := _described(run, nowhere, words):
            found.append(part.fail(Rule.NOVELTY, f'no cited sentence calls it "{described}"'))
        elif said := predicate_problem(part, context):
            found.append(part.fail(Rule.NOVELTY, said))
        if judged:
            found.append(part.fail(Rule.NOVELTY, f'no cited sentence carries the judgement "{judged[0]}"'))
    return tuple(found)


def _added(part: Part, ours: list[Token], new: list[Token], words: Lexicon) -> str:
    """Two new content words in a row behind a preposition or a mark, or three anywhere: a detail of our own."""
    fresh = {w.start for w in new}
    run: list[Token] = []
    for word in (*ours, None):
        if word is not None and word.start in fresh:
            run.append(word)
            continue
        if len(run) >= 3 or (len(run) == 2 and _hangs(part, run[0], words)):
            return part.text[run[0].start : run[-1].end]
        run = []
    return ""


def _described(run: tuple[Token, ...], alien: list[Token], words: Lexicon) -> str:
    """A description of our own: "the chaotic council" where the evidence has a council.

    Only where words of one sense are listed, because a description is often reworded.
    """
    if not kin(words.language).known:
        return ""
    fresh = {w.start for w in alien}
    for before, word, noun in zip(run, run[1:], run[2:], strict=False):
        adjacent = noun.start - word.end == 1 and word.start - before.end == 1
        known = words.carries(noun) and noun.start not in fresh and noun.low not in words.numbers
        known = known and word.low not in words.ordinals and word.low not in words.hedge  # other rules' matter
        if adjacent and known and word.start in fresh and before.low in words.determiners and not word.capitalised:
            return f"{word.text} {noun.text}"
    return ""


def _hangs(part: Part, first: Token, words: Lexicon) -> bool:
    """Whether a phrase begins here: "with", "despite" or a comma stands before it."""
    at = bisect_right(part.words, first.start, key=lambda w: w.end)
    before = part.words[max(at - 2, 0) : at]
    skipped = any(w.low in words.prepositions or w.low in words.openers for w in before)
    return skipped or (bool(before) and "," in part.text[before[-1].end : first.start])


def _colours(word: Token, words: Lexicon) -> bool:
    """A new word of manner ("bravely"): a judgement, unless the list says that it is a plain one."""
    ends = any(word.low.endswith(e) and len(word.low) > len(e) + 2 for e in words.colour_endings)
    return ends and word.text[0].islower() and word.low not in words.plain_adverbs
