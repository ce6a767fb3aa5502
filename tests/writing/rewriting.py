"""Shapes of free rewriting, by pattern: what a script can do to a sentence without understanding it."""

import random
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SAID = re.compile(
    r"^(?P<what>[^\"“”]{20,}), (?P<who>(?:the |a |an )?[^,\"“”]{3,60}) (?P<verb>said|told [^,.]{3,40})\.$"
)
_SAID_THAT = re.compile(r"^(?P<who>[^,\"“”]{3,60}) said (?:that )?(?P<what>[^\"“”,]{20,})\.$")
_FRONT = re.compile(r"^(?P<main>[^,\"“”;]{25,}) (?P<when>(?:on|in|at|after|because of|during) [^,\"“”;]{4,40})\.$")
_LEAD = re.compile(r"^(?P<lead>(?:In|On|At|After|During|For|By) [^,\"“”]{4,50}), (?P<main>[^\"“”]{20,})\.$")
_SMALL = frozenset(
    "a an the no all some many most more about nearly almost several both two three four five six seven eight nine ten "
    "police officials residents workers passengers firefighters prosecutors it they he she there".split()
)
_WORDS = re.compile(r"[\w'’-]+")
_JOINTS = frozenset(
    "in on at after with for by from as when while because and to that which who where until during".split()
)
MOST_RUN = 12  # words in a row that the contract lets anybody take over
_SWAPS = (
    ("began", "started"), ("more than", "over"), ("because of", "due to"), ("near", "close to"), ("also ", ""),
    ("in order to", "to"), ("approximately", "about"), ("purchased", "bought"), ("children", "young people"),
    ("will be", "is to be"), ("died", "lost their lives"), ("quickly", "fast"), ("per cent", "percent"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A piece of evidence as the script reads it. ``raw`` is as given, ``text`` has its weekdays as dates."""

    key: str
    publisher: str
    speaker: str
    text: str
    raw: str

    @property
    def quotes(self) -> bool:
        """Whether somebody is quoted."""
        return bool(re.search(r"[\"“”]", self.raw))

    def plain(self) -> str:
        """The sentence as an attributed quotation, "" where it is too long for one or quotes itself."""
        if self.quotes or len(self.raw.split()) > 24:
            return ""
        return f'{self.publisher} reported: "{self.raw}"'

    def headline(self) -> str:
        """Without articles at its start, what is said at its end, and its stop; the main clause of a long one."""
        said = _SAID.match(self.text)
        text = said["what"] if said and said["verb"] == "said" else self.text
        text = re.sub(r"^(The|A|An) ", "", text)
        text = text.rstrip(".")
        if len(text.split()) > MOST_RUN:
            text = re.split(r", | (?:on|in|after|because|while|when) ", text)[0]
        if said and said["verb"] == "said":
            text = f"{text}, {said['who']} says"
        return text[:1].upper() + text[1:]


def tidy(text: str) -> str:
    """One line with a stop."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", '"', "”")) else f"{line}."


def absolute(text: str, written: str) -> str:
    """Weekdays as dates: the last one before the writing, after "until", "by" and "will" the next one."""
    day = datetime.strptime(written, "%A %d %B %Y")  # noqa: DTZ007 - a day, no moment

    def spelled(match: re.Match[str]) -> str:
        back = (day.weekday() - _DAYS.index(match[2])) % 7
        ahead = match[1] in ("until", "by") or " will " in text or "next" in match[0]
        found = day + timedelta(days=(7 - back) % 7) if ahead else day - timedelta(days=back)
        return f"{match[1]} {found.day} {found:%B} {found.year}"

    quoted = re.split(r"([\"“][^\"”]*[\"”])", text)
    return "".join(
        part
        if part[:1] in '"“' and part
        else re.sub(r"\b(on|until|by|since) (" + "|".join(_DAYS) + r")\b", spelled, part)
        for part in quoted
    )


def rewritten(fact: Fact, other: Fact | None, chance: random.Random) -> tuple[str, tuple[Fact, ...]]:
    """The fact in other words, joined with ``other`` where both are short; and what it rests on."""
    if fact.quotes:
        return _quoting(fact), (fact,)
    text = _swapped(_turned(fact, chance), chance)
    if copied(text, fact.text) > MOST_RUN:
        text = broken(fact) or fact.plain() or text
    if other and not other.quotes and len(text.split()) + len(other.text.split()) < 26 and '"' not in text:
        second = _small(other.text)
        return f"{text.rstrip('.')}, and {second}", (fact, other)
    return text, (fact,)


def copied(ours: str, theirs: str) -> int:
    """The longest run of words of ``theirs`` in ``ours``."""
    mine, given = _WORDS.findall(ours.casefold()), _WORDS.findall(theirs.casefold())
    told = f" {' '.join(given)} "
    best = 0
    for start in range(len(mine)):
        while start + best < len(mine) and f" {' '.join(mine[start : start + best + 1])} " in told:
            best += 1
    return best


def broken(fact: Fact) -> str:
    """The sentence with its publisher put in near its middle, so that neither half is a long copied run; "" where no
    joint lies there."""
    words = fact.text.rstrip(".").split()
    joints = [
        i for i in range(4, len(words) - 3) if words[i].casefold() in _JOINTS or words[i - 1].endswith((",", ";"))
    ]
    fit = [i for i in joints if i <= MOST_RUN and len(words) - i <= MOST_RUN]
    if not fit:
        return ""
    at = min(fit, key=lambda i: abs(i - len(words) // 2))
    return f"{' '.join(words[:at]).rstrip(',;')}, {fact.publisher} reported, {' '.join(words[at:])}."


def _turned(fact: Fact, chance: random.Random) -> str:
    """Clauses in another order; without a shape that fits, the publisher put in so that no long run is copied."""
    text = fact.text
    if found := _SAID.match(text):
        if found["verb"] == "said" and chance.random() < 0.6:
            return f"According to {found['who']}, {_small(found['what'])}."
        return f"{_big(found['who'])} {found['verb']} that {_small(found['what'])}."
    if found := _SAID_THAT.match(text):
        return f"{_big(found['what'])}, according to {_small(found['who'])}."
    if found := _LEAD.match(text):
        return f"{_big(found['main'])} {found['lead'][0].lower()}{found['lead'][1:]}."
    found = _FRONT.match(text)
    if found and chance.random() < 0.5:
        return f"{_big(found['when'])}, {_small(found['main'])}."
    return _framed(fact, chance)


def _framed(fact: Fact, chance: random.Random) -> str:
    words = fact.text.rstrip(".").split()
    if len(words) <= 12 and chance.random() < 0.7:
        return fact.text
    return f"{fact.publisher} reported that {_small(fact.text)}" if chance.random() < 0.5 else (
        f"{fact.text.rstrip('.')}, {fact.publisher} reported."
    )  # fmt: skip


def _quoting(fact: Fact) -> str:
    """Somebody's words, whole, with who said them."""
    quotes = re.findall(r"[\"“]([^\"“”]+)[\"”]", fact.raw)
    longest = max(quotes, key=len, default="").rstrip(",.")
    if fact.speaker and 4 <= len(longest.split()) <= 24:
        return f'"{longest}," {fact.speaker} said.'
    return fact.text


def _swapped(text: str, chance: random.Random) -> str:
    for old, new in _SWAPS:
        if chance.random() < 0.7:
            text = re.sub(rf"\b{old}\b" if old.strip() == old else rf"\b{old}", new, text, count=1)
    return text


def _small(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if first.casefold() in _SMALL else text


def _big(text: str) -> str:
    return text[:1].upper() + text[1:]
