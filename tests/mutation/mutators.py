"""Mutators: each breaks a good sentence in one way, or says None where it cannot. Seeded; used by the floors.

A mutator gets the sentence, the cited spans and the sources it may borrow from; it returns the broken text, and the
spans where it moves the citation.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from standfirst.domain.draft import EvidenceSource

_QUOTE = re.compile(r'"([^"]+)"')
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*(?<![.,])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_DATE = re.compile(r"\b(\d{1,2}) (January|March|June|October|November)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A good sentence with its cited spans."""

    text: str
    spans: tuple[str, ...]
    sources: tuple[EvidenceSource, ...]


Mutator = Callable[[Case, random.Random], str | None]


def _in_quote(case: Case, change: Callable[[list[str]], list[str] | None]) -> str | None:
    match = _QUOTE.search(case.text)
    words = change(match[1].split()) if match else None
    return case.text[: match.start(1)] + " ".join(words) + case.text[match.end(1) :] if match and words else None


def quote_word_changed(case: Case, rng: random.Random) -> str | None:
    def change(words: list[str]) -> list[str]:
        at = rng.randrange(len(words))
        return [*words[:at], rng.choice(["always", "their", "money", "perhaps"]), *words[at + 1 :]]

    return _in_quote(case, change)


def quote_word_dropped(case: Case, rng: random.Random) -> str | None:
    def change(words: list[str]) -> list[str] | None:
        if len(words) < 4:
            return None
        at = rng.randrange(1, len(words) - 1)
        return words[:at] + words[at + 1 :]

    return _in_quote(case, change)


def quote_invented(case: Case, rng: random.Random) -> str | None:
    made = rng.choice(["This is a good day for the town", "We were never asked about it", "The money is gone"])
    return _in_quote(case, lambda _: made.split())


def speaker_swapped(case: Case, rng: random.Random) -> str | None:
    match = re.search(r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) said", case.text)
    others = [n for n in ("Anna Weber", "Tomas Lind", "Ines Duarte") if match and match[1].split()[-1] not in n]
    return case.text.replace(match[1] + " said", rng.choice(others) + " said") if match and '"' in case.text else None


def number_new(case: Case, rng: random.Random) -> str | None:
    found = list(_NUMBER.finditer(_DATE.sub(lambda m: "x" * len(m[0]), case.text)))
    found = [m for m in found if '"' not in case.text and not re.match(r"20\d\d", m[0])]
    if not found:
        return None
    match = rng.choice(found)
    return case.text[: match.start()] + str(rng.randrange(31, 99)) + case.text[match.end() :]


def number_swapped(case: Case, rng: random.Random) -> str | None:
    pool = {m[0] for s in case.sources for m in _NUMBER.finditer(s.text)}
    found = [m for m in _NUMBER.finditer(case.text) if '"' not in case.text and not re.match(r"20\d\d", m[0])]
    others = sorted(pool - {m[0] for m in found})
    if not found or not others or _DATE.search(case.text):
        return None
    match = rng.choice(found)
    return case.text[: match.start()] + rng.choice(others) + case.text[match.end() :]


def entity_swapped(case: Case, rng: random.Random) -> str | None:
    pool = {m[0] for s in case.sources for m in _NAME.finditer(s.text)}
    found = [m for m in _NAME.finditer(case.text) if '"' not in case.text]
    others = sorted(n for n in pool if n not in " ".join(case.spans))
    if not found or not others:
        return None
    match = rng.choice(found)
    return case.text[: match.start()] + rng.choice(others) + case.text[match.end() :]


def date_shifted(case: Case, rng: random.Random) -> str | None:
    match = _DATE.search(case.text)
    if not match or '"' in case.text:
        return None
    day = (int(match[1]) + rng.choice([-3, -2, -1, 1, 2, 3]) - 1) % 28 + 1
    return case.text[: match.start(1)] + str(day) + case.text[match.end(1) :] if day != int(match[1]) else None


def negation_flipped(case: Case, rng: random.Random) -> str | None:
    if '"' in case.text:
        return None
    if " not " in case.text:
        return case.text.replace(" not ", " ", 1)
    match = re.search(r"\b(is|was|were|had|has|would|will|may)\b", case.text)
    return case.text[: match.end()] + " not" + case.text[match.end() :] if match else None


def hedge_dropped(case: Case, rng: random.Random) -> str | None:
    if '"' in case.text:
        return None
    changed = re.sub(r"\bplans to (\w+)", r"will \1", re.sub(r"\b(may|might|could) ", "", case.text, count=1), count=1)
    return changed if changed != case.text else None


def claim_made_fact(case: Case, rng: random.Random) -> str | None:
    match = re.match(r"[A-Z][\w ,]*? said (?:that )?(the .*)", case.text)
    return match[1][0].upper() + match[1][1:] if match and '"' not in case.text else None


def sentence_invented(case: Case, rng: random.Random) -> str | None:
    return rng.choice(
        [
            "Engineers warned that the old pumps had cracked in the winter.",
            "Prices for berths doubled within a month of the vote.",
            "Schools near the quay stayed shut during the debate.",
        ]
    )


MUTATORS: dict[str, Mutator] = {
    "quote word changed": quote_word_changed,
    "quote word dropped": quote_word_dropped,
    "quote invented": quote_invented,
    "speaker swapped": speaker_swapped,
    "number new": number_new,
    "number swapped": number_swapped,
    "entity swapped": entity_swapped,
    "date shifted": date_shifted,
    "negation flipped": negation_flipped,
    "hedge dropped": hedge_dropped,
    "claim made fact": claim_made_fact,
    "sentence invented": sentence_invented,
}
