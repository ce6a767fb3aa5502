"""The source's own chain: which person a pronoun, a bare surname or an office leads back to, where that is certain."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.people import Named, People, Person, names_in
from standfirst.verify.reading.phrases import pronoun_in
from standfirst.verify.reading.saying import SENTENCE_END
from standfirst.verify.reading.tokens import Token, tokens

_HEADLINE = 6  # long words from which capitals throughout make a headline of a text's first line
_MEMORY = 8  # sentences back that a pronoun may reach; the press names a person again sooner


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Whom a sentence is about, and whom else it names."""

    subject: Person | None
    others: tuple[Person, ...] = ()


_Read = tuple[Sequence[Token], Sequence[Named]]


class Chain:
    """The persons of a text and who was spoken of last, read in the order of the text."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        self._people = People()
        self._readings: dict[int, list[_Read]] = {}
        self._speaking: Person | None = None
        self._past: deque[_Sentence] = deque(maxlen=_MEMORY)

    def meet(self, text: str, place: int) -> None:
        """First reading: learn the names of a stretch of text outside quotations."""
        read: list[_Read] = []
        start = 0
        for end, following in (*((m.start(), m.end()) for m in SENTENCE_END.finditer(text)), (len(text), len(text))):
            sentence = text[start:end]
            run = tokens(sentence)
            found = tuple(names_in(sentence, run, self._words))
            read.append((run, found))
            if place or start or self._words.language != "en" or not _headline(run):
                for named in found:
                    self._people.add(named, place + start + named.start)
            start = following
        self._readings[place] = read

    def read(self, place: int, *, goes_on: bool) -> None:
        """Second reading: remember whom each sentence of the stretch that begins at ``place`` is about; ``goes_on``
        when it begins within the sentence of a quotation, which is about its speaker."""
        for run, found in self._readings.get(place, ()):
            self._read_sentence(run, found, self._speaking if goes_on else None)
            goes_on = False

    def spoke(self, person: Person | None) -> None:
        """Remember who spoke last."""
        self._speaking = person
        if person:
            self._past.append(_Sentence(person))

    def resolve(self, mention: str, place: int) -> tuple[str, Person | None]:
        """The name a mention at a place of the text leads to, and the person; "" for a pronoun with no sure one."""
        run = tokens(mention)
        if not run:
            return "", None
        if len(run) == 1 and pronoun_in(run[0], self._words):
            person = self._of_pronoun(run[0].low)
            return (person.name if person else ""), person
        if named := self._head(mention, run):
            person = self._people.find(named)
            return (person.name if person and not _longer(named, person) else named.text), person
        person = self._people.called(run[0]) if len(run) == 1 else self._of_role(run, place)
        return (person.name if person else mention), person

    def last(self) -> Person | None:
        """Whom the text spoke of last."""
        return self._past[-1].subject if self._past else None

    def _read_sentence(self, run: Sequence[Token], names: Sequence[Named], subject: Person | None) -> None:
        bearers = [(n, self._people.bearers(n)) for n in names]
        found = [(n, b[0]) for n, b in bearers if len(b) == 1]
        shared = [p for n, b in bearers if len(b) > 1 and not n.owns for p in b]
        doubtful = bool(shared) and len(bearers[0][1]) > 1  # a surname of two begins the sentence
        people = [p for n, p in found if not n.owns]
        leading = next((w for w in run[:4] if w.low in self._words.speech.singular), None)
        if not subject and leading and not any(n.start < leading.start for n, _ in found):
            subject = self._of_pronoun(leading.low)
        if not subject and not doubtful and not self._joined(found, run):
            subject = self._first(found, run) or (people[0] if people else None)
        others = (*(p for _, p in found), *shared)
        if others or subject:
            self._past.append(_Sentence(subject, tuple(p for p in others if p is not subject)))

    def _joined(self, found: Sequence[tuple[Named, Person]], run: Sequence[Token]) -> bool:
        """Whether the first two names are one subject: "Weber and Hall"."""
        if len(found) < 2:
            return False
        between = [w.low for w in run if found[0][0].end <= w.start < found[1][0].start]
        return bool(between) and between[0] in self._words.speech.joins

    def _first(self, found: Sequence[tuple[Named, Person]], run: Sequence[Token]) -> Person | None:
        """The first name that no preposition leads and no possessive ends."""
        before = {b.start: a.low for a, b in pairwise(run)}
        return next(
            (p for n, p in found if not n.owns and before.get(n.start, "") not in self._words.speech.prepositions), None
        )

    def _of_pronoun(self, low: str) -> Person | None:
        if low in self._words.speech.neuter:
            return self._of_it()
        gender = "m" if low in self._words.speech.he else "f" if low in self._words.speech.she else ""
        if not gender:
            return None
        for sentence in reversed(self._past):
            subject = sentence.subject if _fits(sentence.subject, gender) else None
            others = list({id(p): p for p in sentence.others if _fits(p, gender)}.values())
            sure = [p for p in others if p.gender]
            if subject:
                return sure[0] if len(sure) == 1 and not subject.gender else subject
            if others:
                return others[0] if len(others) == 1 else None
        return None

    def _of_it(self) -> Person | None:
        """The one organisation of the sentence so far, or of the one before."""
        for sentence in list(self._past)[-1:-3:-1]:
            near = [p for p in (sentence.subject, *sentence.others) if p and p.organisation]
            if near:
                return near[0] if all(p is near[0] for p in near) else None
        return None

    def _head(self, mention: str, run: Sequence[Token]) -> Named | None:
        """The name at the head of a noun phrase: not the "Weber" of "a spokesman for Weber" or "Weber's lawyer"."""
        names = [n for n in names_in(mention, run, self._words) if not n.owns and not _common(n, self._words)]
        if not names:
            return None
        lead = [w for w in run if w.end <= names[0].first]
        speech = self._words.speech
        if any((w.low in speech.prepositions or w.low in _OF) and i for i, w in enumerate(lead)) and any(
            w.low in speech.heads or w.low in speech.determiners for w in lead
        ):
            later = [n for n in names[1:] if len(n.words) > 1 and _adjoins(mention, names[0], n)]
            return later[0] if later else None
        return _last_joined(mention, names)

    def _of_role(self, run: Sequence[Token], place: int) -> Person | None:
        speech = self._words.speech
        if run[0].low not in speech.definite:
            return None
        head: list[Token] = []
        for word in run[1:]:
            if word.low in speech.prepositions or word.low in _OF:
                break
            head.append(word)
        for word in reversed(head):
            if holders := self._people.holding(_description(word, self._words), place):
                return self._sure(holders)
        return None

    def _sure(self, holders: list[Person]) -> Person | None:
        if len(holders) == 1:
            return holders[0]
        recent = self.last()
        return recent if recent and any(recent is h for h in holders) else None


def _headline(run: Sequence[Token]) -> bool:
    """Whether a line is set in headline capitals, which say nothing about names."""
    long = [w for w in run if len(w.text) > 3]
    return len(long) >= _HEADLINE and all(w.capitalised for w in long)


_OF = frozenset("of de du des del der do da dos das von for".split())


def _description(word: Token, words: Lexicon) -> str:
    """What a word describes somebody as: an office, or the figure of "43-year-old"."""
    low = word.low
    for ending in words.speech.aged:
        if low.endswith(ending):
            return low.removesuffix(ending)
    return low


def _fits(person: Person | None, gender: str) -> bool:
    return person is not None and not person.organisation and person.gender in ("", gender)


def _common(named: Named, words: Lexicon) -> bool:
    """A capitalised noun of German print: "die Polizei"."""
    return not named.roles and len(named.words) == 1 and named.words[0].casefold() in words.speech.heads


def _longer(named: Named, person: Person) -> bool:
    return len(named.words) > len(person.name.split())


def _adjoins(text: str, first: Named, second: Named) -> bool:
    return text[first.end : second.start].strip().islower() and "," not in text[first.end : second.start]


def _last_joined(text: str, names: Sequence[Named]) -> Named:
    """The name after small-letter words that describe it: "Weber spokesman Jon Hall" is Jon Hall."""
    head = names[0]
    for following in names[1:]:
        gap = text[head.end : following.start]
        if "," in gap or "(" in gap or any(w.low in _OF or w.low in ("and", "in", "at", "from") for w in tokens(gap)):
            break
        head = following
    return head
