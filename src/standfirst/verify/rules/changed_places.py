"""Names that changed places: each stands among the words that the evidence has around the other.

Nothing has to match in full. Each name brings the words around it, the preposition that leads it, what it owns and
what it does or suffers; two names of ours are exchanged in thought, and where the evidence then agrees with clearly
more of our sentence than as written, it says of the one what we say of the other. A name that the sentence has no
business with is told the same way: another name of the cited sentences, which ours lacks, fits its place far better.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.antecedents import meant
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.surroundings import MUTUAL, Mention, keys, mentions
from standfirst.verify.reading.tokens import tokens

# Weights of what is compared beside the words around (1 for a word right beside a name in both texts), and how much
# more must speak for the exchange than against it. Chosen on 2026-11-28 on two of the four files of Reports written by
# hand and on the good sentences of the other corpora.
_LED, _LEAD, _OWNED, _ISA, _SAYS, _ACTS = 0.35, 0.8, 1.0, 1.0, 1.0, 1.2
_LEAST, _TIMES = 0.6, 2.0  # for two names exchanged
_LEAST_ONE, _TIMES_ONE = 0.9, 3.0  # for one name in another's place
_OTHER_SIDE = 0.6  # what a word counts that stands on the other side of the name there; for one name only
_SENSE = 0.9  # what a word counts that means the same
_MOST = 12  # names of a sentence that are held against each other
_OFFICE = 3  # words behind "'s" among which an office stands
_PLACES = {"in": "in", "at": "in", "on": "in", "into": "to", MUTUAL: ""}  # prepositions that stand for each other


@dataclass(slots=True)
class _Told:
    """What the evidence has around a name, wherever it stands: the best weight of every word, and on which side."""

    text: str = ""
    names: list[frozenset[str]] = field(default_factory=list)
    near: dict[str, float] = field(default_factory=dict)
    sided: dict[tuple[str, int], float] = field(default_factory=dict)
    led: set[str] = field(default_factory=set)
    lead: set[tuple[str, str]] = field(default_factory=set)
    owned: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    isa: set[str] = field(default_factory=set)
    says: bool = False
    acts: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Take in a mention."""
        for beside in mention.near:
            for key in beside.keys:
                self.near[key] = max(self.near.get(key, 0.0), beside.weight)
                self.sided[key, beside.side] = max(self.sided.get((key, beside.side), 0.0), beside.weight)
        led = _PLACES.get(mention.led, mention.led)
        self.led.add(led)
        self.lead |= {(led, key) for key in mention.lead}
        self.owned.update(mention.owned)
        self.heads.update(mention.heads)
        self.isa.update(mention.isa)
        self.says = self.says or mention.says
        self.acts |= {key for verb in mention.acts for key in verb}

    def bears(self, name: frozenset[str]) -> bool:
        """Whether this may be the name's bearer, in full or in short."""
        return any(name <= known or known <= name for known in self.names)


def changed_places(part: Part, context: Context) -> str:
    """Which names of our sentence stand in each other's place, in words for an editor; "" where none do."""
    words = context.words
    if not words.capitals_name or not part.spans:
        return ""
    ours = mentions(part.unquoted(), part.bare, words)[:_MOST]
    if not ours:
        return ""
    told, anybody = _told(part.spans, words)
    held = [(m, t) for m in ours if (t := _bearer(m, told)) is not None]
    for (one, here), (other, there) in combinations(held, 2):
        if here is not there and _exchanged(one, here, other, there, anybody, words):
            return f"the sources say of {other.text} what is said here of {one.text}, and the other way round"
    own = [t for _, t in held]
    small = {w.low for w in part.bare if w.text[0].islower()}
    told = [t for t in told if not small.issuperset(t.text.casefold().split())]  # "Transport Minister", "scientists"
    for mention, here in held:
        if turned := _turned_round(mention, here):
            return turned
        for there in told if not _has_somebody(mention, part, words) else ():
            if not any(there is t for t in own) and _replaced(mention, here, there, anybody, words):
                return f"in the sources {there.text} stands where here {mention.text} stands"
    return ""


def _has_somebody(mention: Mention, part: Part, words: Lexicon) -> bool:
    """Whether a name only says whose minister or coach does something: "Tarland's transport minister denies"."""
    end = mention.words[-1].end
    if part.text[end : end + 2] != "'s":
        return False
    behind = [w for w in part.bare if w.start >= end][:_OFFICE]
    return any(w.low in words.titles and w.text[0].islower() for w in behind)


def _told(spans: Iterable[Span], words: Lexicon) -> tuple[list[_Told], _Told]:
    """What the cited sentences tell of each name, and of pronouns that may be anybody's."""
    told: list[_Told] = []
    anybody = _Told()
    for span in spans:
        if not span.text or span.source is None:
            continue
        pronouns: list[Mention] = []
        for mention in mentions(span.around, tokens(span.around), words, pronouns=_personal(words)):
            if mention.words[0].low in _personal(words):
                pronouns.append(mention)
            else:
                _known_as(mention.key, mention.text, told).add(mention)
        place = span.citation
        people = meant(span.source.text, place.start, place.end, span.source.language) if pronouns else ()
        bearers = [_known_as(frozenset(name.casefold().split()), name, told) for name in sorted(people)] or [anybody]
        for bearer in bearers:
            for mention in pronouns:
                bearer.add(mention)
    return told, anybody


def _personal(words: Lexicon) -> frozenset[str]:
    speech = words.speech
    return speech.he | speech.his | speech.she | speech.hers | speech.theirs


def _known_as(name: frozenset[str], text: str, told: list[_Told]) -> _Told:
    found = next((t for t in told if t.bears(name)), None)
    if found is None:
        found = _Told(text=text)
        told.append(found)
    found.names.append(name)
    return found


def _bearer(mention: Mention, told: list[_Told]) -> _Told | None:
    """The one whom a name of ours means, None where it may be two."""
    exact = [t for t in told if mention.key in t.names]
    fitting = exact or [t for t in told if t.bears(mention.key)]
    return fitting[0] if len(fitting) == 1 else None


def _exchanged(one: Mention, here: _Told, other: Mention, there: _Told, anybody: _Told, words: Lexicon) -> bool:
    own = _own(one, words) | _own(other, words)
    first = _balance(one, here, there, anybody, own, 1.0)
    second = _balance(other, there, here, anybody, own, 1.0)
    gain, loss = first[0] + second[0], first[1] + second[1]
    crossed = _acts_as(one, there, here) and _acts_as(other, here, there)
    return gain - loss >= _LEAST and (crossed or gain >= _TIMES * loss)


def _turned_round(mention: Mention, here: _Told) -> str:
    """What speaks against a name that does what the evidence has done to it."""
    for verb in mention.acts:
        bare = [key[1:] for key in verb if key[0] == "a"]
        if here.acts.isdisjoint(verb) and any("p" + k in here.acts and ("", k) in here.lead for k in bare):
            return f"in the sources {mention.text} does not do this but suffers it"
    return ""


def _acts_as(mention: Mention, told: _Told, not_as: _Told) -> bool:
    """Whether a name of ours does, or suffers, what the evidence has of the one and not of the other."""
    return any(not told.acts.isdisjoint(v) and not_as.acts.isdisjoint(v) for v in mention.acts)


def _replaced(mention: Mention, here: _Told, there: _Told, anybody: _Told, words: Lexicon) -> bool:
    if _PLACES.get(mention.led) == "in" and "in" in here.led:  # a place holds for the whole sentence
        heads = set(mention.lead) - here.heads - {key for _, key in here.lead}
        return not there.heads.isdisjoint(heads)  # but "the dam at Orrby" is not the Askmoor dam
    own = _own(mention, words) | {k for name in there.names for low in name for k in keys(low, words)}
    gain, loss = _balance(mention, here, there, anybody, own, _OTHER_SIDE)
    return gain - loss >= _LEAST_ONE and gain >= _TIMES_ONE * loss


def _own(mention: Mention, words: Lexicon) -> set[str]:
    return {key for word in mention.words for key in keys(word.low, words)}


def _balance(
    mention: Mention, here: _Told, there: _Told, anybody: _Told, own: set[str], turned: float
) -> tuple[float, float]:
    """How much of what stands around a name of ours the evidence has rather with another name, and rather with it."""
    gain = loss = 0.0
    for weight, mine, others in _agreements(mention, here, there, anybody, own, turned):
        gain += weight * max(0.0, others - mine)
        loss += weight * max(0.0, mine - others)
    return gain, loss


def _agreements(
    mention: Mention, here: _Told, there: _Told, anybody: _Told, own: set[str], turned: float
) -> Iterable[tuple[float, float, float]]:
    """By what is compared: its weight, and how far the evidence has it with the one name and with the other."""
    for beside in mention.near:
        if not own.intersection(beside.keys):
            known = _near(anybody, beside.keys, beside.side, 1.0)
            yield (
                beside.weight,
                max(known, _near(here, beside.keys, beside.side, turned)),
                max(known, _near(there, beside.keys, beside.side, turned)),
            )
    led = _PLACES.get(mention.led, mention.led)
    yield _LED, led in here.led, led in there.led
    leads = {(led, key) for key in mention.lead if key not in own}
    if mention.led != MUTUAL or turned < 1.0:
        yield _LEAD, not leads.isdisjoint(here.lead), not leads.isdisjoint(there.lead)
    owned = set(mention.owned) - own
    yield _OWNED, not here.owned.isdisjoint(owned), not there.owned.isdisjoint(owned)
    yield _ISA, not here.isa.isdisjoint(mention.isa), not there.isa.isdisjoint(mention.isa)
    if mention.says and here.says:  # a list of verbs of saying has gaps: it speaks for a name, never against one
        yield _SAYS, True, there.says
    for verb in mention.acts:
        yield _ACTS, not here.acts.isdisjoint(verb), not there.acts.isdisjoint(verb)


def _near(told: _Told, wanted: Iterable[str], side: int, turned: float) -> float:
    return max(
        (
            max(told.sided.get((key, side), 0.0), turned * told.near.get(key, 0.0)) * (_SENSE if key[0] == "#" else 1.0)
            for key in wanted
        ),
        default=0.0,
    )
