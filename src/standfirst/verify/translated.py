"""What code can check of a translation: sentence by sentence, beside the published sentence that it translates.

The rules across languages compare what needs no dictionary: figures, dates, names, and whether something is denied,
hedged, conditional or said by somebody. They cannot see an exchanged verb, object or role; so a judge reads every
sentence too, and without one no translation is published. They fail closed: a place whose name the language changes
("Cologne", "Köln") costs its sentence.
"""

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from standfirst.domain.draft import Draft, EvidenceSource, Sentence
from standfirst.domain.text import folded
from standfirst.domain.verdict import CheckedDraft, Outcome, Rule, Verdict
from standfirst.verify.check import CONTRACT_VERSION, check_draft
from standfirst.verify.ports import SentenceToJudge
from standfirst.verify.reading.dates import dates
from standfirst.verify.reading.lexicon import Lexicon, find, lexicon
from standfirst.verify.reading.marks import stretches
from standfirst.verify.reading.names import names
from standfirst.verify.reading.tokens import Token, outside, tokens
from standfirst.verify.rules.figures import numbers_of

FREE = frozenset({Rule.CITED, Rule.RIGHTS, Rule.PLAIN, Rule.CARE, Rule.LABEL})  # of the contract, as they are
RULES = (*sorted(FREE), Rule.QUOTE_VERBATIM, Rule.NUMBER, Rule.DATE, Rule.ENTITY, Rule.POLARITY, Rule.ATTRIBUTION)
_LEAST, _MOST = 0.4, 2.5  # length beside the original; between the five languages prose keeps within .7 and 1.5


def check_translation(
    original: Draft, translated: Draft, sources: tuple[EvidenceSource, ...], *, now: datetime
) -> CheckedDraft:
    """Verdicts on ``translated``, whose parts stand in the places of ``original``'s, published at ``now``."""
    theirs, ours = lexicon(original.language), lexicon(translated.language)
    small = frozenset(w for s in sources for w in s.text.split() if w.islower())
    inside = frozenset(w for s in sources for w in _capitals_inside(s.text))
    verdicts = [v for v in check_draft(translated, sources, now=now).verdicts if v.rule in FREE]
    for (part, index, old), (_, _, new) in zip(original.parts(), translated.parts(), strict=True):
        pair = _Pair(old, new, theirs, ours, (small, inside), now.date())
        verdicts += [
            Verdict(part=part, sentence=index, rule=rule, outcome=Outcome.FAIL, detail=detail)
            for rule, detail in pair.problems()
        ]
    return CheckedDraft(draft=translated, verdicts=tuple(verdicts), rules_run=RULES, contract=CONTRACT_VERSION)


def translations_to_judge(
    original: Draft, checked: CheckedDraft, sources: tuple[EvidenceSource, ...]
) -> tuple[SentenceToJudge, ...]:
    """Every sentence that stands beside the one it translates."""
    fallen = {(v.part, v.sentence) for v in checked.failed}
    pairs = zip(original.parts(), checked.draft.parts(), strict=True)
    return tuple(
        SentenceToJudge(part=part, index=index, text=folded(new.text), spans=(f"{original.language}: {old.text}",))
        for (part, index, old), (_, _, new) in pairs
        if (part, index) not in fallen
    )


class _Pair:
    """A sentence and its translation, read by the lists of their languages."""

    def __init__(
        self, old: Sentence, new: Sentence, theirs: Lexicon, ours: Lexicon,
        written: tuple[frozenset[str], frozenset[str]], day: date,
    ) -> None:  # fmt: skip
        self.old, self.new = folded(old.text), folded(new.text)
        self.theirs, self.ours, self.day = theirs, ours, day
        self.small, self.inside = written

    def problems(self) -> list[tuple[Rule, str]]:
        """Every rule's word, "" left out."""
        found = [
            (Rule.PLAIN, self._length() or self._language()),
            (Rule.QUOTE_VERBATIM, "a translation has no quotation marks" if stretches(self.new) else ""),
            (Rule.NUMBER, self._numbers()),
            (Rule.DATE, self._dates()),
            (Rule.ENTITY, self._names()),
            (Rule.POLARITY, self._moods()),
            (Rule.ATTRIBUTION, self._saying()),
        ]
        return [(rule, detail) for rule, detail in found if detail]

    def _length(self) -> str:
        share = len(self.new) / max(1, len(self.old))
        return "" if _LEAST <= share <= _MOST else "far shorter or longer than what it translates"

    def _language(self) -> str:
        """Small words of the original's language, where there are more of them than of the other's: not translated."""
        lows = [w.low for w in tokens(self.new)]
        ours = sum(low in self.ours.stop - self.theirs.stop for low in lows)
        theirs = sum(low in self.theirs.stop - self.ours.stop for low in lows)
        return "it is not in the language that was asked for" if theirs > ours else ""

    def _numbers(self) -> str:
        one, other = self._counted(self.old, self.theirs), self._counted(self.new, self.ours)
        lost, added = one - other, other - one
        if lost:
            return f"the figure {next(iter(lost))[0]} is not in the translation as it is in the original"
        return f"the original has no figure {next(iter(added))[0]}" if added else ""

    def _counted(self, text: str, words: Lexicon) -> "Counter[tuple[Decimal, Decimal | None, str]]":
        """Values with a second side and "%" or "pp"; currencies have names that lists do not share, and "ein" is no
        count."""
        found = numbers_of(text, words, self.day)
        units = {"%", "pp"}
        return Counter((n.value, n.other, n.unit if n.unit in units else "") for n in found if n.value != 1)

    def _dates(self) -> str:
        ours = dates(self.new, self.ours, self.day)
        relative = next((d.raw for d in ours if d.relative), "")
        if relative and not any(d.relative for d in dates(self.old, self.theirs, self.day)):
            return f'"{relative}" must be written as a date'
        one = {(d.year, d.month, d.day) for d in dates(self.old, self.theirs, self.day) if not d.relative}
        other = {(d.year, d.month, d.day) for d in ours if not d.relative}
        return "" if one == other else "it names other dates than the original"

    def _names(self) -> str:
        """The first word of a name of the original that the translation has not; a genitive's "s" may come or go."""
        have = {form for w in tokens(self.new) for form in (w.text, w.text.removesuffix("s").removesuffix("'"))}
        for name in names(self.old, tokens(self.old), self.theirs):
            for place, word in enumerate(name.words):
                bare = word.text.removesuffix("'s").removesuffix("'")
                if name.opens and not place and bare not in self.inside:
                    continue  # capitalised because it opens the sentence
                if self._is_name(bare, word.low) and not {bare, bare.removesuffix("s")} & have:
                    return f"the name {bare} is not in the translation"
        return ""

    def _is_name(self, word: str, low: str) -> bool:
        """Whether a capitalised word is a name by itself: no title, no day, no word that sources write small."""
        calendar = self.theirs.months.keys() | self.theirs.weekdays.keys()
        known = low in calendar or low in self.theirs.stop or low in self.theirs.titles or low in self.theirs.outlets
        return word[:1].isupper() and not known and low not in self.small

    def _moods(self) -> str:
        for name in ("negation", "hedge", "condition"):
            one = bool(find(getattr(self.theirs, name), self._undated(self.old, self.theirs)))
            other = bool(find(getattr(self.ours, name), self._undated(self.new, self.ours)))
            if one != other:
                return f"a {name} of the original is lost" if one else f"the original has no {name}"
        return ""

    def _undated(self, text: str, words: Lexicon) -> tuple[Token, ...]:
        """The words that are no part of a date: "5 May" is no hedge."""
        return outside(tokens(text), ((d.start, d.end) for d in dates(text, words, self.day) if not d.relative))

    def _saying(self) -> str:
        if _says(self.old, self.theirs) and not _says(self.new, self.ours):
            return "it states as fact what the original has somebody say"
        return ""


def _capitals_inside(text: str) -> list[str]:
    """Capitalised words that open no sentence and no quotation, without what hangs on them."""
    pairs = pairwise(text.split())
    found = (new for old, new in pairs if new[:1].isupper() and old[-1] not in '.!?:"”“')
    return [w.strip(".,;:!?()").removesuffix("'s").removesuffix("’s") for w in found]


def _says(text: str, words: Lexicon) -> bool:
    run = tokens(text)
    return any(w.low in words.reporting for w in run) or bool(find(words.according, run))
