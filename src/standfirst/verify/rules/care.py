"""care: private persons, minors, suspects before charge and health of a named person are held for an editor."""

from itertools import pairwise

from standfirst.domain.verdict import Outcome, Rule, Verdict
from standfirst.verify.context import Context, Part
from standfirst.verify.reading.lexicon import Lexicon, find
from standfirst.verify.reading.names import names
from standfirst.verify.reading.tokens import stem

_ADULT = 18  # years; below it somebody is a minor
_LONGEST = 4  # digits from which a number is no age


def check(context: Context) -> tuple[Verdict, ...]:
    """Hold what may hurt a person. When in doubt, held: an editor needs a moment, a hurt person has no way back."""
    return tuple(
        Verdict(part=part.part, sentence=part.index, rule=Rule.CARE, outcome=Outcome.HOLD, detail=reason)
        for part in context.parts
        if (reason := _reason(part, context))
    )


def _reason(part: Part, context: Context) -> str:
    words = context.words
    stems = {stem(w.low) for w in part.words}
    named = _names_somebody(part, context)
    if find(words.sexual_violence, part.words):
        return "sexual violence: an editor decides"
    if find(words.suicide, part.words):
        return "suicide: an editor decides"
    if (_child_age(part, words) or _minor(part, words)) and (named or stems & words.crime):
        return "a minor who may be recognised: an editor decides"
    if named and find(words.accusation, part.words) and (stems & words.crime or stems & words.arrest):
        return "a named person under suspicion: an editor decides"
    if named and (
        stems & words.illness or any(w.low in words.illness_capitals and w.text.isupper() for w in part.words)
    ):
        return "the health of a named person: an editor decides"
    return ""


def _names_somebody(part: Part, context: Context) -> bool:
    """Whether a person may be named: a run of two or more capitals that is no publisher, or a title before a name."""
    publishers = {s.publisher.casefold() for s in context.sources}
    runs = names(part.text, part.words, context.words)
    groups = context.words.speech.organisations | context.words.speech.group_words
    if any(len(n.words) >= 2 and n.text.casefold() not in publishers and n.words[-1].low not in groups for n in runs):
        return True
    starts = {n.words[0].start for n in runs}
    courtesies = context.words.speech.courtesies
    return any(one.low in courtesies and other.start in starts for one, other in pairwise(part.words))


def _minor(part: Part, words: Lexicon) -> bool:
    """Whether somebody under age is told of; not where the word says how small a thing is: "minor injuries"."""
    run = part.words
    return any(
        run[first].low not in words.small_too or end >= len(run) or run[end].low not in words.small_things
        for first, end in find(words.minors, run)
    )


def _child_age(part: Part, words: Lexicon) -> bool:
    """Whether an age below eighteen is told: "12-year-old", "aged 9", "9-jährige", "âgée de 9 ans", ", de 15 años,"."""
    run = part.words
    led = {end for _, end in find(words.age_before, run)}
    followed = {start for start, _ in find(words.age_after, run)}
    return any(
        (index in led or index + 1 in followed or _set_off(part, index, words)) and _years(word.low, words) < _ADULT
        for index, word in enumerate(run)
    ) or any(
        word.low.endswith(ending) and _years(word.low.removesuffix(ending), words) < _ADULT
        for word in run
        for ending in words.age_endings
    )


def _set_off(part: Part, index: int, words: Lexicon) -> bool:
    """Whether a number stands behind a comma and before "years", as ages do: "Anna Weber, 15 ans,"."""
    run = part.words
    if index + 1 >= len(run) or run[index + 1].low not in words.age_units:
        return False
    first = index - 1 if index and run[index - 1].low in words.genitive else index
    return first > 0 and "," in part.text[run[first - 1].end : run[first].start]


def _years(word: str, words: Lexicon) -> int:
    """The number a word stands for, in figures or in letters; an adult's age for any other word."""
    return int(word) if word.isdecimal() and len(word) < _LONGEST else words.numbers.get(word, _ADULT)
