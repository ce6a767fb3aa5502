"""Quotations with their speakers: "said X", "X said", "according to X"; pronouns along the source's own chain.

The patterns follow what rule-based quotation systems of the press use (Krestel et al. 2008, "Minding the source";
Muzny et al. 2017): the words around a quotation first, then the turn before it.
"""

import re
from dataclasses import dataclass

from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.marks import Stretch, paragraphs, stretches
from standfirst.verify.reading.tokens import Token, tokens

_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr|Lt))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Rev))[.!?][\"”’')]*\s+(?=[A-Z\"“‘«„(])"
)
_CLAUSE = re.compile(r"[,;:–—()]|\s-\s")
_DETERMINERS = frozenset(
    """
    the a an his her their its one another this that our my some many several two three
    """.split()
)
_ADVERBS = frozenset(
    """
    also later then now has had have further once recently previously repeatedly even only just
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Quoted words of a text: offsets without the marks. ``mention`` is who says so in the text's own words (perhaps
    "he"), ``speaker`` the name that leads back to; both "" when the text does not say."""

    start: int
    end: int
    speaker: str
    mention: str = ""


def extract_quotes(text: str, language: str = "en") -> tuple[Quote, ...]:
    """Every quotation of ``text`` with its speaker, outermost marks only. Linear in the length of the text."""
    words = lexicon(language)
    found: list[Quote] = []
    last, chain = "", _Chain()
    marked = stretches(text)
    index = 0
    for start, end in paragraphs(text):
        here = []
        while index < len(marked) and marked[index].start <= end:
            here.append(marked[index])
            index += 1
        mentions = _mentions(text, start, end, here, words)
        first = next((m for m in mentions if m), "")
        for stretch, mention in zip(here, mentions, strict=True):
            mention = mention or (_continued(text, start, stretch, here, first or last))
            speaker = chain.resolve(mention, text, start, stretch, words)
            found.append(Quote(start=stretch.start, end=stretch.end, speaker=speaker, mention=mention))
            last = mention or last
        chain.read(text[start:end], words, here, start)
    return tuple(found)


class _Chain:
    """The names met so far, so that "he" and a bare surname lead to somebody."""

    def __init__(self) -> None:
        self.full: dict[str, str] = {}
        self.recent = ""

    def resolve(self, mention: str, text: str, start: int, stretch: Stretch, words: Lexicon) -> str:
        """The fullest name for a mention; a pronoun takes the person named last."""
        low = mention.casefold()
        if low in words.pronouns and low not in ("it", "we"):
            before = _people(text[start : stretch.start], words) if stretch.start > start else []
            return self.full.get(before[-1].split()[-1], before[-1]) if before else self.recent
        people = _people(mention, words)
        if people:
            self._note(people)
            return self.full.get(people[0].split()[-1], people[0]) if len(people[0].split()) == 1 else people[0]
        return mention

    def read(self, paragraph: str, words: Lexicon, quoted: list[Stretch], start: int) -> None:
        """Take in the names of a paragraph outside its quotations."""
        kept, position = [], 0
        for stretch in quoted:
            kept.append(paragraph[position : max(position, stretch.start - start)])
            position = stretch.end - start
        self._note(_people(" | ".join((*kept, paragraph[position:])), words))

    def _note(self, people: list[str]) -> None:
        for person in people:
            surname = person.split()[-1]
            if len(person.split()) > 1:
                self.full[surname] = person
            if len(person.split()) > 1 or surname in self.full:
                self.recent = self.full[surname]


_PERSON = re.compile(r"\b[A-Z][\w’'\-]*\.?(?: (?:[A-Z][\w’'\-]*\.?|de|van|von|al|bin|der|la))*(?<![a-z] de)")


def _people(text: str, words: Lexicon) -> list[str]:
    found = []
    for match in _PERSON.finditer(text):
        parts = [p.removesuffix("’s").removesuffix("'s").rstrip(".") for p in match.group().split()]
        while parts and (
            parts[0].casefold() in words.stop or parts[0].casefold() in words.titles or parts[0].casefold() in _MR
        ):
            parts.pop(0)
        if parts and 1 <= len(parts) <= 4 and parts[-1].casefold() not in {*words.weekdays, *words.months}:
            found.append(" ".join(parts))
    return found


_MR = frozenset(
    """
    mr mrs ms dr sen rep gov gen sir lord lady rev judge justice former
    """.split()
)


def _mentions(text: str, start: int, end: int, here: list[Stretch], words: Lexicon) -> list[str]:
    """Per quotation, who the sentence around it says speaks."""
    mentions: list[str] = []
    for position, stretch in enumerate(here):
        floor = here[position - 1].end + 1 if position else start
        ceiling = here[position + 1].start - 1 if position + 1 < len(here) else end
        after = _first_sentence(text[stretch.end + 1 : ceiling], text[stretch.end - 1 : stretch.end])
        before = _last_sentence(text[floor : max(floor, stretch.start - 1)])
        mention = _after(after, words, text[stretch.end - 1 : stretch.end]) or _before(before, words)
        if not mention and position and not _sentence_break(text[floor : stretch.start]):
            mention = mentions[-1]
        mentions.append(mention)
    return mentions


def _sentence_break(gap: str) -> bool:
    return bool(_SENTENCE_END.search(gap))


def _continued(text: str, start: int, stretch: Stretch, here: list[Stretch], last: str) -> str:
    """A quotation without words of saying belongs to the turn: the paragraph's other speaker, else the last one."""
    alone = not text[start : stretch.start].strip(" \"“‘«„'")
    return last if alone or len(here) > 1 else ""


def _first_sentence(text: str, closing: str) -> str:
    if (
        closing in ".!?"
        and re.match(r"\s+[A-Z]", text)
        and not re.match(r"\s+(?:[A-Z][\w.'’\-]*\s+){1,4}(?:said|says|told|added)\b", text)
    ):
        return ""
    match = _SENTENCE_END.search(text)
    return text[: match.start()] if match else text


def _last_sentence(text: str) -> str:
    last = 0
    for match in _SENTENCE_END.finditer(text):
        last = match.end()
    return text[last:]


def _after(text: str, words: Lexicon, closing: str) -> str:
    """The speaker in the words after a quotation: ", X said", ", said X", "according to X"."""
    run = tokens(text[:240])
    if named := _according(text, run, words, 3):
        return named
    for index, word in enumerate(run[:14]):
        if word.low in words.reporting:
            if index == 0 or all(w.low in _ADVERBS for w in run[:index]):
                return _phrase_from(text, run, index + 1, words)
            subject = _phrase_to(text, run, index, words)
            return subject if closing in ",.!?" or text[:1] == "," or index <= 4 else ""
    return ""


def _before(text: str, words: Lexicon) -> str:
    """The speaker in the words before a quotation: "X said: ", "X called it "."""
    run = tokens(text)
    for index in range(len(run) - 1, 0, -1):
        if run[index].low in words.reporting and not (
            run[index - 1].low in ("the", "a", "to", "of") or run[index - 1].low in words.reporting
        ):
            subject = _phrase_to(text, run, index, words)
            if subject:
                return subject
    return _according(text, run, words, 40) or _subject(text, run, words)


def _according(text: str, run: tuple[Token, ...], words: Lexicon, within: int) -> str:
    for index, word in enumerate(run[:within]):
        for phrase in words.according.get(word.low, ()):
            if tuple(w.low for w in run[index : index + len(phrase)]) == phrase and phrase[-1] in ("to", "of", "by"):
                return _phrase_from(text, run, index + len(phrase), words)
    return ""


def _subject(text: str, run: tuple[Token, ...], words: Lexicon) -> str:
    """The subject of a sentence with a bare verb we do not know: its opening name or pronoun."""
    if not run:
        return ""
    if run[0].low in words.pronouns and run[0].low not in ("it", "we", "i"):
        return run[0].text
    people = _people(text, words)
    return people[0] if people else ""


def _phrase_from(text: str, run: tuple[Token, ...], index: int, words: Lexicon) -> str:
    """The noun phrase that starts at a word: up to a clause mark, a verb of saying or ten words."""
    if index >= len(run):
        return ""
    if run[index].low in words.pronouns:
        return run[index].text
    last = index
    while last + 1 < len(run) and last - index < 9 and not _CLAUSE.search(text[run[last].end : run[last + 1].start]):
        if run[last + 1].low in _STOPPERS or run[last + 1].low in words.weekdays:
            break
        last += 1
    return text[run[index].start : run[last].end] if _nominal(run[index], words) else ""


_STOPPERS = frozenset(
    """
    in on at during when while as after before who that about told last this yesterday to from with during if
    because
    """.split()
)


def _nominal(word: Token, words: Lexicon) -> bool:
    return word.capitalised or word.low in _DETERMINERS or word.low not in words.stop


def _phrase_to(text: str, run: tuple[Token, ...], index: int, words: Lexicon) -> str:
    """The subject that ends before a verb: the words back to a clause mark, past an apposition if there is one."""
    last = index - 1
    while last >= 0 and run[last].low in _ADVERBS:
        last -= 1
    if last < 0:
        return ""
    if run[last].low in words.pronouns:
        return run[last].text
    if "," in text[run[last].end : run[index].start]:  # "X, the minister, said": the name stands before the apposition
        people = _people(text[: run[last].end], words)
        return people[0] if people else text[run[0].start : run[last].end]
    first = last
    while first > 0 and last - first < 9 and not _CLAUSE.search(text[run[first - 1].end : run[first].start]):
        if run[first - 1].low in _BEFORE_SUBJECT or run[first - 1].low in words.reporting:
            break
        first -= 1
    phrase = text[run[first].start : run[last].end]
    pronoun = next((w.text for w in run[first : last + 1] if w.low in words.pronouns and w.low not in ("it", "we")), "")
    return pronoun or (phrase if _nominal(run[first], words) else "")


_BEFORE_SUBJECT = frozenset(
    """
    and but when while as that which because although though after before so if where
    """.split()
)
