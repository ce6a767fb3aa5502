"""What stands beside a number: the words that say what it counts, its limiter, whether it is somebody's age."""

from collections.abc import Iterable

from standfirst.verify.reading.lexicon import Lexicon, find
from standfirst.verify.reading.numbers import Number
from standfirst.verify.reading.tokens import Token, broken_between, stem, tokens

NOUN, VERB, CLOSED, LOOSE = "noun", "verb", "closed", "loose"
_REACH_WORDS = 5
_REACH = 90  # characters on either side in which neighbours are looked for
_NEAR = 40  # characters in which a limiter stands before its number
_BESIDE = 3  # words on either side, small ones too, by which two places are told apart
_HOURS = 24
_OLDEST = 130  # years; a larger number is no age
_MARKS = frozenset(',;:.!?()\x00"')
_STOPS = frozenset(".;!?\x00")
_LINES = frozenset(',;:\x00"')


def beside(
    number: Number, text: str, left: tuple[Token, ...], right: tuple[Token, ...], words: Lexicon
) -> frozenset[str]:
    """The nearest words of its sentence, numbers left out."""
    found: list[str] = []
    start, end = number.start, number.end
    for word in reversed(left[-_BESIDE:]):
        if _STOPS & set(text[word.end : start].strip(' "')):
            break
        start = word.start
        found.append(word.low)
    for word in right[:_BESIDE]:
        if _STOPS & set(text[end : word.start]):
            break
        end = word.end
        found.append(word.low)
    return frozenset(low for low in found if not low[0].isdigit() and low not in words.numbers)


def is_age(number: Number, text: str, left: tuple[Token, ...], right: tuple[Token, ...], words: Lexicon) -> bool:
    """ "Anna Weber, 61, said", "the 61-year-old", "aged 61"."""
    if number.unit or number.other is not None or not 0 < number.value < _OLDEST:
        return False
    rest = text[number.end : number.end + 12].casefold()
    if (
        rest.startswith(tuple(words.age_endings))
        or find(words.age_after, right[:2])
        or find(words.age_before, left[-1:])
    ):
        return True
    named = bool(left) and left[-1].capitalised and text[: number.start].endswith(", ")
    return named and rest.startswith(",")


def is_hour(number: Number, text: str, left: tuple[Token, ...], right: tuple[Token, ...], words: Lexicon) -> bool:
    """ "Shortly before ten.": a time of the day, nothing counted."""
    told = bool(left) and left[-1].low in words.hour_leads and not number.unit and number.other is None
    return told and 0 < number.value <= _HOURS and kind(number, text, right, words) in (CLOSED, LOOSE)


def right_of(number: Number, text: str) -> tuple[Token, ...]:
    """The words behind a number, with their places in the text."""
    return _moved(tokens(text[number.end : number.end + _REACH]), number.end)


def left_of(number: Number, text: str) -> tuple[Token, ...]:
    """The words before a number, with their places in the text."""
    start = max(0, number.start - _REACH)
    return _moved(tokens(text[start : number.start]), start)


def _moved(run: Iterable[Token], by: int) -> tuple[Token, ...]:
    return tuple(Token(w.text, w.low, w.start + by, w.end + by) for w in run)


def kind(number: Number, text: str, right: tuple[Token, ...], words: Lexicon) -> str:
    """What tells us what a number counts."""
    start = number.end
    while right and not _MARKS & set(text[start : right[0].start]):
        low = right[0].low
        partner = low in words.genitive or low in words.joints
        if partner and _partner(right[1:3], words):  # "164 of its 230 flights": the second says it for both
            past = 2 + (not numeric(right[1], words))
        elif low in words.adverbs and len(right) > 1:  # "five still in hospital"
            past = 1
        else:
            return _kind_by(right, text, words)
        start, right = right[past - 1].end, right[past:]
    return CLOSED


def _partner(run: tuple[Token, ...], words: Lexicon) -> bool:
    return any(numeric(w, words) for w in run[: 1 + (bool(run) and run[0].low in words.determiners)])


def _kind_by(right: tuple[Token, ...], text: str, words: Lexicon) -> str:
    """The kind by the word right behind a number."""
    low, then = right[0].low, right[1] if len(right) > 1 else None
    open_end = then is None or not words.carries(then) or bool(_MARKS & set(text[right[0].end : then.start]))
    if low in words.genitive:
        pronoun = then is not None and then.low in words.stop and (len(right) < 3 or not _noun_at(right, 1, words))
        return LOOSE if pronoun else NOUN
    if low in words.limits or low in words.joints | words.openers | words.relatives:
        return CLOSED
    if low in words.be | words.have | words.do | words.modals:
        return VERB
    if low in words.prepositions:
        return LOOSE
    form = words.verbs.get(low)
    done = bool(form.kinds & {"p", "n"}) if form else low.endswith(tuple(words.verb_endings)) and bool(words.verbs)
    return VERB if done and open_end else NOUN


def _noun_at(right: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether a determiner stands here before a word that is no verb: "of the boats", not "of that comes"."""
    form = words.verbs.get(right[at + 1].low)
    verb = form is not None and "b" not in form.kinds
    return right[at].low in words.determiners and words.carries(right[at + 1]) and not verb


def limit(text: str, number: Number, words: Lexicon) -> str:
    """The limiter right before a number: "at-most", "at-least", "above", "below", "near", "from", "to", "by" or ""."""
    before_it = [w.low for w in tokens(text[max(0, number.start - _NEAR) : number.start])]
    for length in (3, 2, 1):
        phrase = " ".join(before_it[-length:])
        if len(before_it) >= length and phrase in words.limits:
            return words.limits[phrase]
    return ""


def after(number: Number, text: str, words: Lexicon) -> list[str]:
    """Content stems that follow a number inside its clause, up to the next number."""
    found: list[str] = []
    last = Token("", "", number.start, number.end)
    for placed in right_of(number, text):
        if _parted(text, last, placed) or "\x00" in text[last.end : placed.start]:
            break
        if numeric(placed, words):
            if found or number.other is not None:
                break
            last = placed
            continue  # "between 24 and 60 years": the head of both stands behind the second
        if words.carries(placed):
            found.append(stem(placed.low))
        if len(found) >= _REACH_WORDS:
            break
        last = placed
    return found


def _parted(text: str, last: Token, word: Token) -> bool:
    """Whether a mark parts two words; the point of "1.3" and the stroke of "2-1" part nothing."""
    gap = text[last.end : word.start]
    inside = gap in (".", ":") and last.low[-1:].isdigit() and word.low[0].isdigit()
    return not inside and broken_between(text, last, word)


def before(number: Number, text: str, words: Lexicon) -> list[str]:
    """Content stems before a number, the nearest first."""
    found: list[str] = []
    changed = limit(text, number, words) in ("to", "from", "by")  # "fell by 4 points to 26 percent": past the other
    for word in reversed(left_of(number, text)):
        if numeric(word, words):
            if changed:
                continue
            break
        if words.carries(word) and word.low not in words.limits:
            found.append(stem(word.low))
        if len(found) >= _REACH_WORDS:
            break
    return found


def tight(number: Number, text: str, words: Lexicon) -> tuple[str, ...]:
    """Content stems right before a number, with no mark, joint or number between, but for a partner: "164 of 230"."""
    found: list[str] = []
    end, partner = number.start, False
    for word in reversed(left_of(number, text)):
        if _LINES & set(text[word.end : end]) or word.low in words.joints or len(found) == _BESIDE:
            break
        if numeric(word, words):
            if found or not partner:
                break
        elif words.carries(word):
            found.append(stem(word.low))
        partner, end = word.low in words.genitive, word.start
    return tuple(found)


def numeric(word: Token, words: Lexicon) -> bool:
    """Whether a word is a number; "one" and "a" may be none."""
    return word.low[0].isdigit() or (
        word.low in words.numbers and word.low not in words.articles and words.numbers[word.low] != 1
    )
