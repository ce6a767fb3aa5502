"""care: private persons, minors, suspects before charge and health of a named person are held for an editor."""

import re

from standfirst.domain.verdict import Outcome, Rule, Verdict
from standfirst.verify.context import Context, Part
from standfirst.verify.reading.lexicon import find
from standfirst.verify.reading.names import names
from standfirst.verify.reading.tokens import stem

_CHILD_AGE = re.compile(
    r"\b(?:[1-9]|1[0-7])[- ]years?[- ]old\b|\b(?:aged|age) (?:[1-9]|1[0-7])\b|"
    r"\b(?:five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven)teen)-year-old\b"
)


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
    if (_CHILD_AGE.search(part.text) or find(words.minors, part.words)) and (named or stems & words.crime):
        return "a minor who may be recognised: an editor decides"
    if named and find(words.accusation, part.words) and (stems & words.crime or "arrest" in stems):
        return "a named person under suspicion: an editor decides"
    if named and stems & words.illness:
        return "the health of a named person: an editor decides"
    return ""


def _names_somebody(part: Part, context: Context) -> bool:
    """Whether a person may be named: a run of two or more capitals that is no publisher, or a title before a name."""
    publishers = {s.publisher.casefold() for s in context.sources}
    runs = names(part.text, part.words, context.words)
    return any(len(n.words) >= 2 and n.text.casefold() not in publishers for n in runs) or any(
        n.words[0].start >= 3
        and part.text[: n.words[0].start].rstrip().casefold().endswith(("mr", "mrs", "ms", "mr.", "mrs.", "ms."))
        for n in runs
    )
