"""Named things in an article: people, places, organisations. Capitals and cues, no model and no list of names.

A name is a run of capitalised words inside a sentence, with links such as "of" between them. At the start of a sentence
any word is capitalised: what stands only there counts when the run goes on. In a language that capitalises nouns a run
counts with a cue only: a title before it, a bare preposition of place, a company's ending, somebody who speaks. Each
occurrence votes for a kind by what stands around it. A short form ("Korvane", "TPA") joins the full one of the same
article.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from standfirst.domain.text import accentless
from standfirst.trend.thing_tokens import POSSESSIVE, Token, runs, tokens
from standfirst.trend.thing_words import NO_AGENTS, PLACE_STARTS, STREETS, ThingWords, thing_words

PERSON, PLACE, ORGANISATION, THING = "person", "place", "organisation", "thing"
_SPEAKS = "speaks"  # a vote that says person of a full name only: countries and companies speak too
_AT_PLACES = frozenset("in near across nahe en em".split())  # lead to a place also before a name of several words
_READ = 8000  # characters: who matters is named early, and a page can be of any length
_MOST = 40  # names kept per article, the most mentioned


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A named thing of one article. ``key`` is its folded name, ``mentions`` how often it is named there."""

    key: str
    name: str
    kind: str
    mentions: int


@dataclass(slots=True)
class _Found:
    """What is known of one name so far; ``inside`` counts occurrences where the capital means something."""

    name: str
    votes: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    inside: int = 0

    @property
    def kind(self) -> str:
        votes = {k: n for k, n in self.votes.items() if k != _SPEAKS}
        if " " in self.name and self.votes[_SPEAKS]:
            votes[PERSON] = votes.get(PERSON, 0) + self.votes[_SPEAKS]
        return max(votes, key=lambda k: (votes[k], k)) if any(votes.values()) else THING

    def take(self, other: "_Found") -> None:
        self.mentions += other.mentions
        self.inside += other.inside
        self.votes.update(other.votes)


def things(title: str, text: str, language: str) -> tuple[Thing, ...]:
    """The named things of an article, the most mentioned first, at most forty."""
    words = thing_words(language)
    text = text[:_READ]
    given = tokens(text if _headline(title) else f"{title}.\n\n{text}")
    ordinary = _ordinary(given, words)
    found: dict[str, _Found] = {}
    for start, end in runs(given, words):
        _note(given, start, end, words, ordinary, found)
    kept = [(key, one) for key, one in _merged(found).items() if _counts(one, words)]
    kept.sort(key=lambda pair: (-pair[1].mentions, pair[0]))
    return tuple(Thing(key=k, name=_shown(f.name)[:120], kind=f.kind, mentions=f.mentions) for k, f in kept[:_MOST])


def thing_key(name: str) -> str:
    """The folded name under which spellings meet."""
    return " ".join(re.findall(r"[\w&]+", accentless(POSSESSIVE.sub("", name))))[:80].strip()


def _shown(name: str) -> str:
    """A name that was only ever seen in capitals, as in a dateline, in the usual way; acronyms stay."""
    return name.title() if name.isupper() and (len(name) > 6 or " " in name) else name


def _headline(title: str) -> bool:
    """Whether a title is set in headline capitals (or is none), so that capitals say nothing there."""
    long = [w for w in re.findall(r"[^\W\d_]+", title) if len(w) > 3]
    return not long or sum(w[0].isupper() for w in long) > 0.6 * len(long)


def _ordinary(given: Sequence[Token], words: ThingWords) -> frozenset[str]:
    """Words that are no names here: used in lower case, or, where nouns have capitals, behind an article."""
    if words.nouns:
        pairs = pairwise(given)
        return frozenset(b.low for a, b in pairs if b.capital and b.glued and a.low in words.determiners)
    return frozenset(t.low for t in given if t.word and not t.capital)


def _note(
    given: Sequence[Token], start: int, end: int, words: ThingWords, ordinary: frozenset[str], found: dict[str, _Found]
) -> None:
    """Take in one occurrence, unless it is no name."""
    if given[start].opens and not words.nouns and end - start > 1 and given[start].low in ordinary:
        start += 1
    run = given[start:end]
    votes = _votes(given, start, end, words)
    if not run[0].capital or (len(run) == 1 and run[0].low in words.never):
        return
    if words.nouns and any(t.low in ordinary for t in run) and not votes[PERSON] and not votes[ORGANISATION]:
        return
    name = " ".join(t.text for t in run)
    if len(key := thing_key(name)) < 2:
        return
    one = found.setdefault(key, _Found(name=name))
    several = sum(t.capital for t in run) > 1
    sure = any(n for k, n in votes.items() if k != _SPEAKS) and (several or votes[PERSON] > 0 or votes[PLACE] > 1)
    if one.name.isupper() and not name.isupper():
        one.name = name
    one.mentions += 1
    one.inside += int(sure or several or not run[0].opens)
    one.votes.update(votes)


def _votes(given: Sequence[Token], start: int, end: int, words: ThingWords) -> Counter[str]:
    """What the surroundings of a run, and its own words, say of its kind."""
    run, votes = given[start:end], Counter[str]()
    before = given[start - 1] if start else None
    several = len(run) > 1
    if several and (run[-1].low in words.organisation_ends or run[0].low in words.organisation_starts):
        votes[ORGANISATION] += 4
    elif several and run[-1].low in STREETS:
        votes[THING] += 4  # every town has a Mill Lane: it is nowhere in particular
    elif several and (run[-1].low in words.place_ends or run[0].low in PLACE_STARTS):
        votes[PLACE] += 4
    elif not several and run[0].acronym and not run[0].opens:
        votes[ORGANISATION] += 2
    if votes:
        return votes
    if before is not None and run[0].glued:
        votes.update(_led_by(before, several, words))
    if before is None or before.low not in words.determiners:
        votes[_SPEAKS] += 2 * _speaks(given, start, end, words)
        votes[PERSON] += 3 * (several and _taken_up(given, end, words))
    if run[0].opens and _dateline(given, end):
        votes[PLACE] += 3
    return votes


def _led_by(before: Token, several: bool, words: ThingWords) -> dict[str, int]:
    """What the word before a name says of it."""
    if before.low in words.roles:
        return {PERSON: 3}
    agent = before.low.endswith(words.agents) and len(before.low) > 4 and before.low not in NO_AGENTS
    if several and agent and (words.nouns or not before.capital):
        return {PERSON: 2}
    if before.low in words.places_after and (not several or before.low in _AT_PLACES):
        return {PLACE: 1}
    return {}


def _speaks(given: Sequence[Token], start: int, end: int, words: ThingWords) -> bool:
    after = end < len(given) and given[end].glued and given[end].low in words.speech
    return after or (start > 0 and given[start].glued and given[start - 1].low in words.speech)


def _taken_up(given: Sequence[Token], end: int, words: ThingWords) -> bool:
    """Behind a name: "who", ", who", ", 54," or ", a retired baker"."""
    near = given[end : end + 6]
    if not near or near[0].text != ",":
        return bool(near) and near[0].low in words.who
    aged = len(near) > 2 and near[1].text.isdigit() and len(near[1].text) == 2 and near[2].text in ",."
    return aged or (len(near) > 1 and near[1].low in words.who) or _role_near(near[1:5], words)


def _role_near(near: Sequence[Token], words: ThingWords) -> bool:
    for token in near:
        if not token.word:
            return False
        if token.low in words.roles:
            return True
    return False


def _dateline(given: Sequence[Token], at: int) -> bool:
    """ "(TPA)" or a dash behind the words that open a text."""
    near = given[at : at + 3]
    if near and near[0].text in ("–", "—"):
        return True
    return len(near) == 3 and near[0].text == "(" and near[1].acronym and near[2].text == ")"


def _merged(found: dict[str, _Found]) -> dict[str, _Found]:
    """Short forms joined to the full form of the same article; an ambiguous one goes to the most mentioned."""
    left = dict(found)
    for key in sorted(found, key=lambda k: (len(k.split()), k)):
        full = _full_form(key, found)
        if full is not None:
            found[full].take(left.pop(key))
    return left


def _full_form(key: str, found: dict[str, _Found]) -> str | None:
    parts, short = key.split(), found[key]

    def fits(other: str, one: _Found) -> bool:
        longer = other.split()
        if len(longer) <= len(parts):
            return False
        if len(parts) == 1 and short.name.isupper() and _initials(one.name) == short.name:
            return True
        return longer[-len(parts) :] == parts and PLACE not in (one.kind, short.kind)

    fitting = [other for other, one in found.items() if fits(other, one)]
    return max(fitting, key=lambda k: (found[k].mentions, k)) if fitting else None


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper())


def _counts(one: _Found, words: ThingWords) -> bool:
    """Whether a name is sure enough to be kept."""
    if one.inside == 0:
        return False
    return one.kind != THING or (not words.nouns and (" " in one.name or one.inside > 1))
