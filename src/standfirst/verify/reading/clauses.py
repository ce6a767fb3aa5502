"""Clauses: which verb has whom before it and what after it, without a parse; what is uncertain is left open.

A shallow reading in the manner of chunking (Abney 1991): verb groups are found by a list of forms, the stretch before
one is its subject, the stretch after it its object, and "by" behind a passive names the agent. Sides are kept as sets
of content stems. A side that cannot be told for sure is empty, so that a rule that compares two sides decides nothing.
Where the subject may follow its verb or be left unsaid ("free" order: French, Spanish, Portuguese) a verb without a
subject before it has no object either, and one beside a clitic none at all. Languages whose verb stands second have a
reader of their own (``verbsecond``); those without verb lists have no clauses.
"""

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from standfirst.verify.reading.clause import Clause
from standfirst.verify.reading.lexicon import FREE, SECOND, Lexicon
from standfirst.verify.reading.lexicon import lexicon as lists_of
from standfirst.verify.reading.tokens import Token, stem
from standfirst.verify.reading.verbsecond import verb_second

_HARD = re.compile(r"[.;:!?()\[\]\"]|--| - ")
_REACH = 14  # words looked through on either side of a verb


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb group: index of its verb, index of its first word, mood, voice, opening marker."""

    at: int
    first: int
    base: str
    mood: str
    passive: bool
    marker: str
    relative: bool


def clauses(text: str, words: tuple[Token, ...], lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of ``words`` (of folded ``text``), in order of their verbs."""
    return _clauses(text, words, lexicon.language)


@lru_cache(maxsize=512)
def _clauses(text: str, words: tuple[Token, ...], language: str) -> tuple[Clause, ...]:
    """Read once what several rules ask for."""
    lexicon = lists_of(language)
    if not lexicon.verbs:
        return ()
    gaps = [_gap(text, a, b) for a, b in itertools.pairwise(words)]
    if lexicon.order == SECOND:
        return verb_second(words, gaps, lexicon)
    groups = _groups(words, gaps, lexicon)
    places = {g.at: g for g in groups}
    return tuple(_clause(g, words, gaps, places, lexicon) for g in groups)


def _gap(text: str, first: Token, second: Token) -> str:
    """What stands between two words; the stop of an initial or a short title ("J.", "Dr.") is none."""
    gap = text[first.end : second.start]
    short = first.capitalised and len(first.low) <= 3 and gap.strip() == "." and second.capitalised
    return " " if short else gap


def _groups(words: tuple[Token, ...], gaps: list[str], lexicon: Lexicon) -> list[_Group]:
    found = []
    for index, word in enumerate(words):
        base, kinds = _form(word, lexicon)
        if base and (group := _group(index, base, kinds, words, gaps, lexicon)):
            found.append(group)
    return found


def _form(word: Token, lexicon: Lexicon) -> tuple[str, frozenset[str]]:
    known = lexicon.verbs.get(word.low)
    if known:
        return known.base, known.kinds
    regular = len(word.low) > 4 and word.text[0].islower() and word.low not in lexicon.stop
    if regular and any(word.low.endswith(e) for e in lexicon.verb_endings):
        return stem(word.low), frozenset("pn")
    return "", frozenset()


def _group(
    index: int, base: str, kinds: frozenset[str], words: tuple[Token, ...], gaps: list[str], lexicon: Lexicon
) -> _Group | None:
    """The verb group that ends in this word, or None where the form is a noun, an adjective or an -ing form."""
    first, helpers = _helpers(index, words, gaps, lexicon)
    before = words[first - 1].low if first and _soft(gaps[first - 1]) else ""
    relative = before in lexicon.relatives
    if before in lexicon.clitics:
        return None  # "la demandó": who is meant stands in another sentence
    if kinds == {"f"}:
        return _Group(index, first, base, "open", False, "", relative)
    if any(h in lexicon.modals or h in lexicon.infinitive for h in helpers):
        marker = next(h for h in helpers if h in lexicon.modals or h in lexicon.infinitive)
        direct = helpers[0] in lexicon.modals or helpers[0] in lexicon.infinitive
        if direct and "b" not in kinds:
            return None  # "to" before a noun: "according to reports"
        passive = "n" in kinds and any(h in lexicon.be for h in helpers)
        return _Group(index, first, base, "open", passive, marker, relative)
    if any(h in lexicon.be for h in helpers):
        return _Group(index, first, base, "done", True, "", relative) if "n" in kinds else None
    if any(h in lexicon.have or h in lexicon.do for h in helpers):
        if lexicon.order == FREE and "n" not in kinds:
            return None
        return _Group(index, first, base, "done", False, "", relative)
    return _bare_group(index, first, base, kinds, before, words, gaps, lexicon, relative)


@lru_cache(maxsize=16)
def _aids(language: str) -> frozenset[str]:
    lexicon = lists_of(language)
    return lexicon.be | lexicon.have | lexicon.do | lexicon.modals | lexicon.infinitive


def _helpers(index: int, words: tuple[Token, ...], gaps: list[str], lexicon: Lexicon) -> tuple[int, list[str]]:
    """Where the group starts, and its helping words from the verb backwards."""
    helpers: list[str] = []
    first = at = index
    aids = _aids(lexicon.language)
    while at and _soft(gaps[at - 1]) and index - at < 6:
        low = words[at - 1].low
        if low in aids:
            helpers.append(low)
            first = at - 1
        elif low not in lexicon.adverbs and not low.endswith(lexicon.speech.ly):
            break
        at -= 1
    return first, helpers


def _bare_group(
    index: int, first: int, base: str, kinds: frozenset[str], before: str, words: tuple[Token, ...], gaps: list[str],
    lexicon: Lexicon, relative: bool,
) -> _Group | None:  # fmt: skip
    after = words[index + 1].low if index + 1 < len(words) and _soft(gaps[index]) else ""
    if before in lexicon.determiners or (before in lexicon.prepositions and before not in lexicon.openers):
        return None if not relative else _Group(index, first, base, "now", False, "", True)
    if kinds & {"p", "n"}:
        passive = "n" in kinds and after in lexicon.agent
        if lexicon.order == FREE and "p" not in kinds and not passive:
            return None  # "la empresa demandada": a participle alone is no verb
        return _Group(index, first, base, "done", passive, "", relative)
    if (
        "3" in kinds
        and before
        and after
        and after not in lexicon.verbs
        and after not in lexicon.agent | lexicon.genitive
    ):
        return _Group(index, first, base, "now", False, "", relative)
    return None


def _soft(gap: str) -> bool:
    """Whether nothing but space stands between two words."""
    return gap.strip(" '") in ("", "s")


def _clause(
    group: _Group, words: tuple[Token, ...], gaps: list[str], places: dict[int, _Group], lexicon: Lexicon
) -> Clause:
    subject = _subject(group, words, gaps, places, lexicon)
    after = _after(group.at, words, gaps, places, lexicon)
    obj = _object(after, subject, lexicon)
    low = words[group.at].low
    said = low in lexicon.reporting and low not in lexicon.addressed
    if not subject and said and _turned_round(group, after, words, gaps):
        subject, obj = obj, frozenset()
    agent = _agent(group.at, words, gaps, places, lexicon) if group.passive else subject
    patient = subject if group.passive else obj
    return Clause(
        verb=words[group.at], base=group.base, mood=group.mood, passive=group.passive, agent=agent, patient=patient,
        marker=group.marker,
    )  # fmt: skip


def _object(after: tuple[Token, ...], subject: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """Content stems of what follows the verb; without a subject before a verb that may have it behind, who knows."""
    if lexicon.order == FREE and not subject:
        return frozenset()
    if after and after[0].low in lexicon.pronouns:
        return frozenset()  # "reached it this morning"
    marked = bool(after) and after[0].low in lexicon.object_marks  # Spanish "demandó a la ciudad"
    return _content(after[marked:], lexicon, stop_at=True)


def _turned_round(group: _Group, after: tuple[Token, ...], words: tuple[Token, ...], gaps: list[str]) -> bool:
    """ "..., said X.": a mark stands right before the verb of saying, and one behind the name that follows."""
    last = group.at + len(after)
    closed = last >= len(words) - 1 or not _soft(gaps[last])
    return bool(after) and closed and group.first > 0 and not _soft(gaps[group.first - 1])


def _subject(
    group: _Group, words: tuple[Token, ...], gaps: list[str], places: dict[int, _Group], lexicon: Lexicon
) -> frozenset[str]:
    """Content stems of the stretch before the group; empty when it cannot be told."""
    at = group.first - 1
    if at < 0 or _HARD.search(gaps[at]):
        return frozenset()
    if "," in gaps[at]:
        at = _before_apposition(at, words, gaps, lexicon)
    if at < 0:
        return frozenset()
    if words[at].low in lexicon.joints:  # "X met Y and left": the subject of the verb before
        earlier = next((i for i in range(at - 1, max(-1, at - 1 - _REACH), -1) if i in places), -1)
        chained = earlier < 1 or words[places[earlier].first - 1].low in lexicon.joints
        return frozenset() if chained else _subject(places[earlier], words, gaps, places, lexicon)
    if words[at].low in lexicon.relatives:
        at -= 1
    region: list[Token] = []
    while at >= 0 and len(region) < _REACH:
        word = words[at]
        if at in places or (word.low in lexicon.openers and word.low not in lexicon.prepositions):
            break
        region.append(word)
        if at and (("," in gaps[at - 1] and not _listed(region, lexicon)) or _HARD.search(gaps[at - 1])):
            at = -1
            break
        at -= 1
    region.reverse()
    if at >= 0 and at in places and _doubtful(group, places[at], words[at], region, lexicon):
        return frozenset()  # "the man who hit Lind left", "the man arrested by police left"
    return _free_subject(region, lexicon) if lexicon.order == FREE else _content(tuple(region), lexicon, stop_at=False)


def _doubtful(group: _Group, before: _Group, verb: Token, region: list[Token], lexicon: Lexicon) -> bool:
    """Whether the phrase between two verbs need not be the second one's subject: "the man who hit Lind left", "X beat Y
    to reach the final"; "X told Y to leave" is sure."""
    purpose = group.marker in lexicon.infinitive and verb.low not in lexicon.addressed
    return before.relative or not region or region[0].low in lexicon.prepositions or purpose


def _free_subject(region: list[Token], lexicon: Lexicon) -> frozenset[str]:
    """The noun phrase that opens the stretch; none where a preposition opens it ("ante el juez demandó la empresa")."""
    while region and not lexicon.carries(region[0]) and region[0].low not in lexicon.prepositions | lexicon.determiners:
        region = region[1:]
    opens = region[0].low if region else ""
    if opens in lexicon.prepositions and opens not in lexicon.determiners:
        return frozenset()
    return _content(tuple(region), lexicon, stop_at=True)


def _before_apposition(at: int, words: tuple[Token, ...], gaps: list[str], lexicon: Lexicon) -> int:
    """Index of the last word before ", who leads the union," or ", the mayor,"; -1 before any other comma."""
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if _HARD.search(gaps[index]):
            return -1
        if "," in gaps[index]:
            opens = words[index + 1].low
            return index if opens in lexicon.relatives | lexicon.determiners | lexicon.titles else -1
    return -1


def _listed(region: list[Token], lexicon: Lexicon) -> bool:
    return any(w.low in lexicon.joints for w in region)


def _after(
    at: int, words: tuple[Token, ...], gaps: list[str], places: dict[int, _Group], lexicon: Lexicon
) -> tuple[Token, ...]:
    """The words after a verb up to a mark, a clause opener or the next verb group."""
    found: list[Token] = []
    for index in range(at + 1, min(len(words), at + 1 + _REACH)):
        low = words[index].low
        if (gaps[index - 1].strip(" '") not in ("", "s")) or index in places:
            break
        if low in lexicon.modals | lexicon.be | lexicon.have | lexicon.do or (
            low in lexicon.openers and low not in lexicon.prepositions
        ):
            break
        found.append(words[index])
    return tuple(found)


def _content(region: tuple[Token, ...], lexicon: Lexicon, *, stop_at: bool) -> frozenset[str]:
    """Content stems of a noun phrase; ``stop_at`` ends it at the first preposition but "of"."""
    found = []
    for word in region:
        if stop_at and word.low in lexicon.prepositions - lexicon.genitive:
            break
        calendar = word.low in lexicon.weekdays or word.low in lexicon.months or word.low in lexicon.relative_days
        if lexicon.carries(word) and not calendar and word.low not in lexicon.adverbs:
            found.append(stem(word.low))
    return frozenset(found)


def _agent(
    at: int, words: tuple[Token, ...], gaps: list[str], places: dict[int, _Group], lexicon: Lexicon
) -> frozenset[str]:
    """Who stands behind "by" after a passive."""
    after = _after(at, words, gaps, places, lexicon)
    by = next((i for i, w in enumerate(after) if w.low in lexicon.agent), None)
    behind = () if by is None else after[by + 1 :]
    if lexicon.order == FREE and behind and not behind[0].capitalised and behind[0].low not in lexicon.determiners:
        contracted = by is not None and after[by].low in lexicon.contracted
        return _content(behind, lexicon, stop_at=True) if contracted else frozenset()  # "aprobado por 21 votos"
    return _content(behind, lexicon, stop_at=True)
