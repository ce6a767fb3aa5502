"""Markers and what they govern: the "not" of "did not approve", the "may" of "may close", the "if" of a clause."""

from collections.abc import Sequence

from standfirst.verify.reading.lexicon import Lexicon, Phrases, find
from standfirst.verify.reading.tokens import Token, broken_between, stem

Marker = tuple[str, tuple[str, ...]]  # as written, and the content stems it governs
_BACK = 12  # words before a passive that denies ("were excluded") among which its subject stands
_GOVERNED = 3  # content words after a marker that it surely governs


def governed(
    text: str, words: tuple[Token, ...], phrases: Phrases, lexicon: Lexicon, reach: int = _GOVERNED
) -> list[Marker]:
    """Each marker with the content stems it governs: the first ``reach`` that follow it within its clause."""
    return [
        (" ".join(w.text for w in words[first:last]), _scope(text, words, first, last, lexicon, reach))
        for first, last in find(phrases, words)
    ]


def _scope(text: str, words: tuple[Token, ...], first: int, last: int, lexicon: Lexicon, reach: int) -> tuple[str, ...]:
    found: list[str] = []
    if first and words[first - 1].low in lexicon.be and words[first].low in lexicon.excluding:
        return _subject(text, words, first - 1, lexicon)
    if last < len(words) and words[last].low in lexicon.genitive:
        reach += _GOVERNED  # "none of the six passengers is in danger"
    for index in range(last, len(words)):
        gap = text[words[index - 1].end : words[index].start]
        if (
            broken_between(text, words[index - 1], words[index])
            or len(found) == reach
            or (found and "," in gap and gap != ",")
        ):
            break  # the "," of "2,5" ends nothing
        if found and words[index].low in lexicon.verbs and words[index - 1].low in lexicon.joints:
            break  # "refused to intervene and called for talks": the second verb is free
        if lexicon.carries(words[index]):
            found.append(stem(words[index].low))
    behind = "," in text[words[max(0, first - _GOVERNED - 1)].start : words[first].start]
    if not found and (words[first].low in lexicon.reporting or behind):
        return ()  # "..., she claimed": it governs what stands before it, all of it
    if not found:  # the verb itself ("the claim was denied"), or what closes its clause ("genehmigte es nicht")
        found = [stem(w.low) for w in words[max(0, first - 4) : first] if lexicon.carries(w)]
    return tuple(found)


def _subject(text: str, words: tuple[Token, ...], verb: int, lexicon: Lexicon) -> tuple[str, ...]:
    """Content stems before a passive, back to a comma, a verb or what opens its clause."""
    found: list[str] = []
    for index in range(verb - 1, max(-1, verb - 1 - _BACK), -1):
        word = words[index]
        opens = word.low in lexicon.openers and word.low not in lexicon.prepositions
        if opens or word.low in lexicon.modals or "," in text[word.end : words[index + 1].start]:
            break
        if lexicon.carries(word):
            found.append(stem(word.low))
    return tuple(reversed(found))


def kept(scope: Sequence[str], ours: set[str]) -> bool:
    """Whether our sentence still says what a marker governs: its first word, two words of three, or one of two.

    Words are matched loosely ("sue" and "sued", "sign" and "signing"): here a missed match lets a claim through.
    """
    held = [any(_alike(s, o) for o in ours) for s in scope]
    return bool(held) and (sum(held) >= 2 or held[0] or len(held) == 2 == sum(held) + 1)


def shares(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two scopes have a word in common, loosely."""
    return any(_alike(a, b) for a in one for b in other)


def _alike(one: str, other: str) -> bool:
    short = min(len(one), len(other))
    root = max(min(4, short), short - (2 if short >= 7 else 1))  # "star" is not "stay"
    longer = short >= 6 and (one.startswith(other) or other.startswith(one))  # "confirm", "confirmation"
    return one == other or longer or (short >= 3 and abs(len(one) - len(other)) <= 3 and one[:root] == other[:root])
