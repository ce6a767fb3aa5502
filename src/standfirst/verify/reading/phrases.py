"""Noun phrases beside a verb of saying: the words that name a speaker, forwards or backwards from the verb."""

import re
from collections.abc import Sequence

from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.tokens import Token

CLAUSE = re.compile(r"[,;:–—―()|]|\s-\s")
LINKS = frozenset("de da do dos das di du del della la le van von der den zu al el bin ibn".split())
_LONGEST_OFFICE = 5  # words of an office before a name
_LONGEST_NAME = 5  # words of a name in an apposition
LONGEST = 10  # words of a noun phrase; speakers with title, name and office stay below it


def pronoun_in(word: Token, words: Lexicon) -> str:
    """The pronoun that a word is, or that hangs on its end ("a-t-il", "dit-elle"); else ""."""
    if word.low in words.speech.impersonal:
        return ""
    if word.low in words.pronouns or word.low in words.speech.reduced:
        return word.text
    tail = word.text.rpartition("-")
    return tail[2] if tail[1] and tail[2].casefold() in words.speech.reduced else ""


def says(word: Token, words: Lexicon) -> bool:
    """Whether a word is a verb of saying, perhaps with a pronoun on its end; "United States" has none."""
    if word.capitalised:
        return False
    return word.low in words.speech.verbs or ("-" in word.low and word.low.split("-")[0] in words.speech.verbs)


def nominal(word: Token, words: Lexicon) -> bool:
    """Whether a noun phrase may begin with this word."""
    speech = words.speech
    if word.capitalised and word.low in words.stop and word.low not in speech.determiners | speech.roles:
        return False
    if word.capitalised or word.low in speech.determiners:
        return word.low not in speech.prepositions and word.low not in speech.openers
    return word.low in speech.heads or (
        word.low not in words.stop and word.low not in speech.stoppers and word.low not in speech.adverbs
    )


def forward(text: str, run: Sequence[Token], index: int, words: Lexicon) -> str:
    """The noun phrase that starts at a word: up to a clause mark, a word that ends it, or ten words."""
    speech = words.speech
    while index < len(run) and (run[index].low in speech.adverbs or run[index].low in words.weekdays):
        if run[index].low in speech.determiners and index + 1 < len(run) and run[index].low not in words.weekdays:
            break
        index += 1
    if index >= len(run):
        return ""
    if pronoun := pronoun_in(run[index], words):
        return pronoun
    if not nominal(run[index], words):
        return ""
    last = index
    while last + 1 < len(run) and last - index < LONGEST - 1:
        following = run[last + 1]
        if CLAUSE.search(text[run[last].end : following.start]) or ends(following, words):
            break
        last += 1
    if named := _apposed_name(text, run, index, last, words):
        return named
    return text[run[index].start : run[last].end]


def _apposed_name(text: str, run: Sequence[Token], first: int, last: int, words: Lexicon) -> str:
    """The name right behind an office or a part of some without one: "said the mayor, Anna Weber.", "said one of the
    eleven, mate Anders Holm, who ..."; "" where none stands there."""
    among = run[first].low in words.numbers and any(w.low in words.genitive for w in run[first + 1 : last])
    office = run[last].low in words.speech.heads and not run[last].capitalised
    if not (office or among) or last + 1 >= len(run) or text[run[last].end : run[last + 1].start].strip() != ",":
        return ""
    start = last + 1
    while among and start < min(len(run) - 1, last + _LONGEST_OFFICE) and _small(text, run, start):
        start += 1
    return _closed_name(text, run, start, words)


def _small(text: str, run: Sequence[Token], index: int) -> bool:
    """Whether a small word stands here with nothing but a space behind it: the "mate" of "mate Anders Holm"."""
    return not run[index].capitalised and text[run[index].end : run[index + 1].start] == " "


def _closed_name(text: str, run: Sequence[Token], start: int, words: Lexicon) -> str:
    """The name that begins here and ends at a clause mark or with the text; "" where none does."""
    end = start
    if not run[start].capitalised:
        return ""
    while end + 1 < len(run) and (run[end + 1].capitalised or run[end + 1].low in LINKS):
        if CLAUSE.search(text[run[end].end : run[end + 1].start]):
            break
        end += 1
    closed = end + 1 >= len(run) or bool(CLAUSE.search(text[run[end].end : run[end + 1].start]))
    return text[run[start].start : run[end].end] if closed and end - start < _LONGEST_NAME else ""


def ends(word: Token, words: Lexicon) -> bool:
    """Whether a noun phrase cannot go on with this word."""
    return word.low in words.weekdays or (
        not word.capitalised and (word.low in words.speech.stoppers or says(word, words))
    )


def backward(text: str, run: Sequence[Token], index: int, words: Lexicon) -> str:
    """The subject that ends before the verb at ``index``, or "" when no noun phrase stands there."""
    speech = words.speech
    last = index - 1
    while last >= 0 and adverbial(run[last], words):
        last -= 1
    if last < 0:
        return ""
    if run[last].low in speech.relatives:
        return antecedent(text, run, last, words)
    if pronoun := pronoun_in(run[last], words):
        return pronoun
    gap = text[run[last].end : run[last + 1].start]
    if ")" in gap:  # "Anna Weber (Greens) said"
        last = _before_bracket(text, run, last)
        gap = ""
    if "," in gap:  # "Anna Weber, the minister, said"
        return _named_last(text, run, last, words) or opening(text, run[: last + 1], words)
    first = _first_of(text, run, last, words)
    if first < 0:
        return ""
    return _trimmed(text, run, first, last, words)


def _named_last(text: str, run: Sequence[Token], last: int, words: Lexicon) -> str:
    """ "the watchman, Perrin Oakes, said": the name, when a phrase without one stands before it."""
    first = last
    while first > 0 and run[first - 1].capitalised and not CLAUSE.search(text[run[first - 1].end : run[first].start]):
        first -= 1
    office = run[:first]
    if not run[last].capitalised or not office or text[office[-1].end : run[first].start].strip() != ",":
        return ""
    named = any(w.capitalised for w in office[1:]) or len(office) > _LONGEST_OFFICE
    owned = text[office[0].end : office[0].end + 2] == "'s"  # "Nordwerk's director, Anna Weber, said"
    led = office[0].low in words.speech.determiners or owned
    return text[run[first].start : run[last].end] if led and not named else ""


def _before_bracket(text: str, run: Sequence[Token], last: int) -> int:
    while last > 0 and "(" not in text[run[last - 1].end : run[last].start]:
        last -= 1
    return max(0, last - 1)


def _first_of(text: str, run: Sequence[Token], last: int, words: Lexicon) -> int:
    first = last + 1
    while first > 0 and last - first < LONGEST - 1:
        word = run[first - 1]
        if first <= last and CLAUSE.search(text[word.end : run[first].start]):
            break
        if word.low in words.speech.openers or word.low in words.speech.relatives or _verb_here(run, first - 1, words):
            break
        first -= 1
    return first if first <= last else -1


def _verb_here(run: Sequence[Token], index: int, words: Lexicon) -> bool:
    return says(run[index], words) and not run[index].capitalised and not noun_use(run, index, words)


def noun_use(run: Sequence[Token], index: int, words: Lexicon) -> bool:
    """Whether a word that may be a verb of saying is a noun or an infinitive here: "the report", "to say"."""
    if not index:
        return False
    before = run[index - 1].low
    plural = run[index].low.endswith("s") and not run[index - 1].capitalised
    if plural and "-" in before and not pronoun_in(run[index - 1], words) and not before.endswith(words.speech.aged):
        return True  # "her early-morning posts"
    return before in words.speech.determiners or before in ("to", "of")


def _trimmed(text: str, run: Sequence[Token], first: int, last: int, words: Lexicon) -> str:
    """The phrase without what opens the sentence before it: "In a statement Weber" is "Weber"."""
    speech = words.speech
    while first <= last and _light(run[first], words):
        first += 1
    if first > last:
        return ""
    if run[first].low in speech.prepositions:
        if speech.inverts:
            return ""
        start = last + 1
        while start > first + 1 and (run[start - 1].capitalised or run[start - 1].low in LINKS):
            start -= 1
        if start > last or run[last].low in words.weekdays or run[last].low in words.months:
            return ""
        first = start
    pronoun = next((w.text for w in run[first : last + 1] if w.low in speech.singular), "")
    if pronoun and not run[first].capitalised:
        return pronoun
    return text[run[first].start : run[last].end] if nominal(run[first], words) else ""


def _light(word: Token, words: Lexicon) -> bool:
    """An adverb, or a day, which no subject begins with."""
    low = word.low
    return low in words.weekdays or (low not in words.speech.determiners and adverbial(word, words))


def adverbial(word: Token, words: Lexicon) -> bool:
    """Whether a word may stand between a subject and its verb: an auxiliary or an adverb."""
    speech = words.speech
    return word.low in speech.adverbs or (not word.capitalised and len(word.low) > 5 and word.low.endswith(speech.ly))


def antecedent(text: str, run: Sequence[Token], index: int, words: Lexicon) -> str:
    """Whom "who" at ``index`` stands for: the last name before it, else the sentence's subject."""
    last = index - 1
    while last >= 0 and not run[last].capitalised:
        last -= 1
    first = last
    while first > 0 and run[first - 1].capitalised and text[run[first - 1].end : run[first].start].strip(". ") == "":
        first -= 1
    return text[run[first].start : run[last].end] if last >= 0 else opening(text, run[:index], words)


def opening(text: str, run: Sequence[Token], words: Lexicon) -> str:
    """The subject of a sentence: its first clause-like piece that begins with a noun phrase or pronoun,
    else the subject of its last subordinate clause."""
    speech = words.speech
    fresh, under, inner = True, False, ""
    for index, word in enumerate(run):
        if index and CLAUSE.search(text[run[index - 1].end : word.start]):
            fresh, under = True, False
        if not fresh:
            continue
        if word.low in speech.openers or (word.low in speech.adverbs and word.low not in speech.determiners):
            under = under or (word.low in speech.openers and word.low not in speech.joins | speech.buts)
            continue
        fresh = False
        found = pronoun_in(word, words)
        if not found and word.text[0].isalpha() and nominal(word, words) and not says(word, words):
            found = clipped(text, run, index, words)
        if found and not under:
            return _apposed_to(text, run, index, found, words) or found
        inner = found or inner
    return inner


def _apposed_to(text: str, run: Sequence[Token], index: int, phrase: str, words: Lexicon) -> str:
    """The name behind a person named by kinship or office alone: "his mother, Anna Weber, who ..., said"."""
    end = run[index].start + len(phrase)
    last = next((i for i in range(index, len(run)) if run[i].end == end), -1)
    person = last >= 0 and run[last].low in words.speech.heads and not run[last].capitalised
    if not person or last + 1 >= len(run) or text[end : run[last + 1].start].strip() != ",":
        return ""
    return _closed_name(text, run, last + 1, words)


def clipped(text: str, run: Sequence[Token], index: int, words: Lexicon) -> str:
    """A noun phrase whose end no verb marks: up to its name, its office, or its second word."""
    last = index
    limit = min(len(run), index + LONGEST)
    while last + 1 < limit and not CLAUSE.search(text[run[last].end : run[last + 1].start]):
        if ends(run[last + 1], words):
            break
        last += 1
    for place in range(index, last + 1):
        low = run[place].low
        office = low in words.speech.heads and low not in words.speech.modifiers
        if run[place].capitalised and low not in words.speech.heads and (place > index or low not in words.stop):
            while place < last and (
                run[place + 1].capitalised or run[place + 1].low in LINKS or run[place + 1].low == "of"
            ):
                place += 1
            return text[run[index].start : run[place].end]
        if office and not (place < last and _describes_on(run[place + 1], words)):
            return text[run[index].start : run[place].end]
    reach = 3 if index < last and run[index + 1].low in words.speech.modifiers else 1
    return text[run[index].start : run[min(last, index + reach)].end]


def _describes_on(word: Token, words: Lexicon) -> bool:
    return word.capitalised or word.low in words.speech.heads or word.low in words.speech.modifiers
