"""From a wish in a reader's own words to interests they can look at and change: by code, no model.

"more on railways in the Baltics, less celebrity" -> more "railways", more "Baltics", less "celebrity". The wish falls
into clauses at commas, full stops and "and"; a clause's first words say how much is meant and hold until another does;
the rest is looked up among the desk's topics, publishers, places, named things and authors, and stays a word or phrase
where nothing is found.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from standfirst.domain.ranking import InterestKind
from standfirst.rank.wish_words import LANGUAGES, WishWords, folded_wish, wish_words

_HARD = re.compile(r"[,;.!?\n\r•]+(?=\s|$)|\s[-–—]\s|[;\n\r]")
_MOST_TEXT, _MOST_PARTS = 500, 20
_MORE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class WishPart:
    """One interest as it was understood. ``known``: the desk knows it by that name; ``only``: the reader said "only",
    which is read as a follow and takes nothing else away."""

    kind: InterestKind
    value: str
    weight: float
    known: bool
    only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """What a wish can be matched against: folded name -> (kind, name as the desk writes it). ``uses`` counts the
    stories that have a word."""

    names: Mapping[str, tuple[InterestKind, str]]
    uses: Callable[[str], int]


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    weight: float
    only: bool


def read_wish(text: str, known: KnownNames, language: str = "en") -> tuple[WishPart, ...]:
    """The interests of a wish, in its order, each once, at most twenty. The language is the one whose words it uses
    most, ``language`` first."""
    text = text.replace("’", "'").replace("\x00", "")[:_MOST_TEXT]
    order = (language, *(o for o in LANGUAGES if o != language)) if language in LANGUAGES else LANGUAGES
    words = max((wish_words(o) for o in order), key=lambda w: _fits(text, w))  # the first of equals
    parts: dict[tuple[InterestKind, str], WishPart] = {}
    for clause in _clauses(text, words, known):
        for part in _parts(clause, words, known):
            parts[part.kind, part.value.casefold()] = part
    return tuple(parts.values())[:_MOST_PARTS]


def _fits(text: str, words: WishWords) -> int:
    """How many words of the wish are this language's: leads twice, then fillers, joints, turns and sections."""
    found = 0
    for chunk in _HARD.split(text):
        folded = folded_wish(chunk).strip()
        pieces = words.joints.split(folded)
        found += len(pieces) - 1 + len(words.turns.findall(folded))
        for piece in pieces:
            weight, _, rest = _lead(piece.strip(), words)
            found += 2 * (weight is not None)
            found += any(rest.startswith(f + " ") for f in words.fillers) + (_stripped(rest, words) in words.topics)
    return found


def _clauses(text: str, words: WishWords, known: KnownNames) -> list[_Clause]:
    clauses, weight, only = [], _MORE, False
    for chunk in _HARD.split(text):
        for piece in _pieces(chunk.strip(), words, known):
            said, is_only, _ = _lead(folded_wish(piece), words)
            if said is not None:
                weight, only = said, is_only
                piece = piece[len(piece) - len(_lead(folded_wish(piece), words)[2]) :]
            phrase, answer = _answered(piece.strip(), words)
            if phrase and folded_wish(phrase) not in (*words.fillers, *words.tails, *words.courtesies):
                clauses.append(_Clause(phrase, answer if answer is not None else weight, only))
    return clauses


def _pieces(chunk: str, words: WishWords, known: KnownNames) -> list[str]:
    """A chunk cut at "and" and its like, but not inside a name that the desk knows."""
    whole = _stripped(_lead(folded_wish(chunk), words)[2], words)
    if whole in known.names:
        return [chunk]
    cuts = [0]
    folded = folded_wish(chunk)
    for joint in sorted((*words.joints.finditer(folded), *words.turns.finditer(folded)), key=lambda m: m.start()):
        cuts += [joint.start(), joint.end()] if joint.start() >= cuts[-1] else []
    return [chunk[a:b].strip() for a, b in zip(cuts[::2], [*cuts[1::2], len(chunk)], strict=True)]


def _lead(folded: str, words: WishWords) -> tuple[float | None, bool, str]:
    """(weight, whether it is "only", the rest); no weight when the clause has no lead."""
    folded = _courteous(folded.lstrip(), words)
    for lead, weight, only in words.leads:
        if folded.startswith(lead) and (lead.endswith("'") or folded[len(lead) : len(lead) + 1] in ("", " ", ":")):
            return weight, only, folded[len(lead) :].lstrip(" :")
    return None, False, folded


def _courteous(folded: str, words: WishWords) -> str:
    """Without what is said out of courtesy before a lead."""
    for courtesy in words.courtesies:
        if folded.startswith(courtesy + " "):
            rest = folded[len(courtesy) :].lstrip()
            if any(rest.startswith(lead) for lead, _, _ in words.leads):
                return rest
    return folded


def _answered(phrase: str, words: WishWords) -> tuple[str, float | None]:
    """ "celebrity no" -> ("celebrity", -1)."""
    folded = folded_wish(phrase)
    for answer, weight in words.answers:
        if folded.endswith((" " + answer, ": " + answer)):
            return phrase[: -len(answer) - 1].rstrip(" :"), weight
    return phrase, None


def _stripped(folded: str, words: WishWords) -> str:
    """Without fillers before and tails after, unless nothing would be left."""
    return _strip(folded, words)[0]


def _strip(folded: str, words: WishWords) -> tuple[str, int, int]:
    """(what is left, characters cut before, characters cut after)."""
    start, end, going = 0, len(folded), True
    while going:
        going = False
        for filler in words.fillers:
            if folded[start:end].startswith(filler + ("" if filler.endswith("'") else " ")):
                start += len(filler) + (not filler.endswith("'"))
                start += len(folded[start:end]) - len(folded[start:end].lstrip())
                going = True
                break
        for tail in words.tails:
            if folded[start:end].endswith(" " + tail):
                end -= len(tail) + 1
                going = True
                break
    return folded[start:end], start, len(folded) - end


def _parts(clause: _Clause, words: WishWords, known: KnownNames) -> list[WishPart]:
    whole = _known(clause.text, words, known)
    if whole:
        return [_part(*whole, clause, known=True)]
    phrase = _bare(clause.text, words)
    place = words.places.search(folded_wish(phrase)) if len(folded_wish(phrase)) == len(phrase) else None
    if place:
        sides = (phrase[: place.start()].strip(), phrase[place.end() :].strip())
        if any(_known(s, words, known) for s in sides) or sides[1][:1].isupper():
            return [_single(s, clause, words, known) for s in sides if s]
    return [_single(phrase, clause, words, known)] if phrase else []


def _single(phrase: str, clause: _Clause, words: WishWords, known: KnownNames) -> WishPart:
    found = _known(phrase, words, known)
    if found:
        return _part(*found, clause, known=True)
    value = _as_used(_bare(phrase, words) or phrase, known)
    return _part(InterestKind.WORD, value, clause, known=known.uses(value) > 0)


def _known(phrase: str, words: WishWords, known: KnownNames) -> tuple[InterestKind, str] | None:
    """A name of the desk, first as it stands, then without fillers and tails."""
    folded = folded_wish(phrase).strip()
    for form in (folded, _stripped(folded, words)):
        if form in known.names:
            return known.names[form]
        if form in words.topics:
            return InterestKind.TOPIC, words.topics[form]
    return None


def _bare(phrase: str, words: WishWords) -> str:
    folded = folded_wish(phrase)
    left, before, after = _strip(folded, words)
    return (phrase[before : len(phrase) - after] if len(folded) == len(phrase) else left).strip(" '\"“”„«»:")


def _as_used(word: str, known: KnownNames) -> str:
    """A single word in the number that the desk's stories use, where they do not have it as it stands."""
    if " " in word or known.uses(word):
        return word
    forms = [word[:-1]] if word.endswith("s") else [word + "s"]
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    return next((form for form in forms if len(form) > 2 and known.uses(form)), word)


def _part(kind: InterestKind, value: str, clause: _Clause, *, known: bool) -> WishPart:
    return WishPart(kind=kind, value=value[:200], weight=clause.weight, known=known, only=clause.only)
