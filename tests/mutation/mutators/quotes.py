# ruff: noqa: E501  (patterns and lists read better in long rows)
"""Faults of quotations: words changed, dropped, cut, merged, invented, elided; and the wrong speaker."""

import random
import re
from collections.abc import Callable

from tests.mutation.mutators.reading import FULL_NAME, quotes
from tests.mutation.mutators.table import sentence_kind
from tests.mutation.rows import Line
from tests.mutation.words import SAID

_OTHER = {
    "en": "always money never nobody people wrong tomorrow perhaps danger everyone".split(),
    "de": "immer Geld nie niemand Leute falsch morgen vielleicht".split(),
    "fr": "toujours argent jamais personne gens demain danger".split(),
    "es": "siempre dinero nunca nadie gente mañana peligro".split(),
    "pt": "sempre dinheiro nunca ninguém gente amanhã perigo".split(),
}
_INVENTED = {
    "en": ("This is a good day for all of us", "We were never asked about it", "The money is gone and nobody knows where", "It was a mistake and we regret it", "I would do the same thing again"),
    "de": ("Das ist ein guter Tag für uns alle", "Das Geld ist weg und niemand weiß wohin", "Wir wurden nie gefragt"),
    "fr": ("C'est une bonne journée pour nous tous", "L'argent a disparu et personne ne sait où", "Nous n'avons jamais été consultés"),
    "es": ("Es un buen día para todos nosotros", "El dinero ha desaparecido y nadie sabe dónde", "Nunca nos preguntaron"),
    "pt": ("É um bom dia para todos nós", "O dinheiro desapareceu e ninguém sabe onde", "Nunca nos perguntaram"),
}  # fmt: skip
_HINGE = re.compile(
    r"(?i)\b(if|unless|not|until|never|except|might|may|could|wenn|nicht|si|pas|no|se|não|nunca)\b"
)  # a cut may not drop a negation, a condition or a modal


_NO_PERSON = re.compile(r"day$|^(?:On|In|At|The|But|And|Daily|Police)\\b")


def _in_quote(line: Line, rng: random.Random, change: Callable[[list[str]], list[str] | None]) -> str | None:
    """The sentence with the words of one quotation changed, if the result stands in no cited span."""
    found = quotes(line.text)
    if not found:
        return None
    match = rng.choice(found)
    words = change(match[1].split())
    if not words:
        return None
    made = " ".join(words)
    if match[1][-1] in ".,!?":  # the marks end as ours did
        made = made.rstrip(".,!?") + match[1][-1]
    same = made in line.span or made.rstrip(".,") == match[1].rstrip(".,")
    return None if same else line.text[: match.start(1)] + made + line.text[match.end(1) :]


@sentence_kind("quote word changed", "quotes")
def word_changed(line: Line, rng: random.Random) -> str | None:
    """One word becomes another, of the same source or of a list."""
    pool = _OTHER[line.language] + re.findall(r"\b[a-zäöüßéèáíóúãõç]{4,}\b", line.told)[:200]

    def change(words: list[str]) -> list[str]:
        at = rng.randrange(len(words))
        end = re.search(r"\W*$", words[at])
        return [*words[:at], rng.choice(pool) + (end[0] if end else ""), *words[at + 1 :]]

    return _in_quote(line, rng, change)


@sentence_kind("quote word dropped", "quotes")
def word_dropped(line: Line, rng: random.Random) -> str | None:
    """One word inside the quotation is left out."""

    def change(words: list[str]) -> list[str] | None:
        if len(words) < 4:
            return None
        at = rng.randrange(1, len(words) - 1)
        return words[:at] + words[at + 1 :]

    return _in_quote(line, rng, change)


@sentence_kind("quote truncated", "quotes")
def truncated(line: Line, rng: random.Random) -> str | None:
    """The quotation is cut so that its negation or condition falls away; still a substring of the source."""
    for match in quotes(line.text):
        words = match[1]
        hinges = list(_HINGE.finditer(words))
        for hinge in hinges:
            low = hinge[0].lower()
            left, right = words[: hinge.start()].rstrip(" ,;-"), words[hinge.end() :].strip()
            head = words[: hinge.start()].count(" ") >= 3
            if low in ("not", "never", "may", "might", "could", "no", "nicht", "pas", "não", "nunca"):
                kept = right if len(right.split()) >= 3 else ""
            elif hinge.start() == 0 and "," in words:
                kept = words.partition(",")[2].strip()
            else:
                kept = left if head else ""
            if kept and len(kept.split()) >= 3:
                end = "" if kept[-1:] in ".,!?" else (words[-1] if words[-1] in ".,!?" else "")
                return line.text[: match.start(1)] + kept + end + line.text[match.end(1) :]
    return None


@sentence_kind("quote merged", "quotes")
def merged(line: Line, rng: random.Random) -> str | None:
    """The first half of one quotation runs on into the end of another of the same source."""
    others = [m[1] for m in quotes(line.told)]

    def change(words: list[str]) -> list[str] | None:
        mine = " ".join(words)
        fitting = [o for o in others if o[:12] not in mine and mine[:12] not in o]
        if not fitting:
            return None
        other = rng.choice(fitting).split()
        return words[: max(2, len(words) // 2)] + other[len(other) // 2 :]

    return _in_quote(line, rng, change)


@sentence_kind("quote merged whole", "quotes")
def merged_whole(line: Line, rng: random.Random) -> str | None:
    """Two whole quotations stand as one."""
    others = [m[1] for m in quotes(line.told)]

    def change(words: list[str]) -> list[str] | None:
        mine = " ".join(words)
        fitting = [o for o in others if o[:12] not in mine and mine[:12] not in o and len(o.split()) + len(words) <= 25]
        return [mine.rstrip(".,") + ".", *rng.choice(fitting).split()] if fitting else None

    return _in_quote(line, rng, change)


@sentence_kind("quote invented", "quotes")
def invented(line: Line, rng: random.Random) -> str | None:
    """The words are made up; the speaker is real."""
    end = "," if quotes(line.text) and quotes(line.text)[0][1].endswith(",") else "."
    return _in_quote(line, rng, lambda _: (rng.choice(_INVENTED[line.language]) + end).split())


@sentence_kind("quote made of words", "quotes")
def made_of_words(line: Line, rng: random.Random) -> str | None:
    """A quotation built of the source's own words in another order."""

    def change(words: list[str]) -> list[str] | None:
        at = len(words) // 2
        return [*words[at:], *words[:at]] if len(words) >= 6 else None

    return _in_quote(line, rng, change)


@sentence_kind("quote elided with marks", "quotes")
def elided_with_marks(line: Line, rng: random.Random) -> str | None:
    """Words left out, with dots or brackets."""
    mark = rng.choice(["...", "…", "[...]", "(...)", "[…]"])

    def change(words: list[str]) -> list[str] | None:
        if len(words) < 6:
            return None
        at = rng.randrange(2, len(words) - 3)
        return [*words[:at], mark, *words[at + 2 :]]

    return _in_quote(line, rng, change)


@sentence_kind("quote elided silently", "quotes")
def elided_silently(line: Line, rng: random.Random) -> str | None:
    """Two or three words left out of the middle without a mark."""

    def change(words: list[str]) -> list[str] | None:
        if len(words) < 7:
            return None
        at = rng.randrange(1, len(words) - 4)
        left = words[:at] + words[at + rng.choice([2, 3]) :]
        whole = " ".join(left).rstrip(".,!?") in line.span  # "He stayed. He had to" without "stayed. He": his words
        return None if whole else left

    return _in_quote(line, rng, change)


@sentence_kind("indirect speech quoted", "quotes")
def indirect_quoted(line: Line, rng: random.Random) -> str | None:
    """Our own paraphrase of what somebody said is put in quotation marks."""
    match = re.search(rf"^(.{{4,60}}?\b(?:{SAID[line.language]})) (?:that |que |dass )?([^\"“]+)$", line.text)
    if not match or match[2].rstrip(".") in line.span or len(match[2].split()) < 3 or line.language != "en":
        return None
    return f"{match[1]}: “{match[2]}”"


def _speakers(line: Line) -> tuple[re.Match[str] | None, str]:
    """The name beside the verb of saying of a sentence with a quotation, and the text without its quotations."""
    blank = line.text
    for quote in quotes(line.text):
        blank = blank[: quote.start()] + "·" * (quote.end() - quote.start()) + blank[quote.end() :]
    verb = SAID[line.language]
    name = r"((?:[A-ZÄÖÜÉÁÍ][\w'’-]+ )*[A-ZÄÖÜÉÁÍ][\w'’-]+)"
    found = re.search(rf"{name}(?:,[^,·]+,)? (?:{verb})\b", blank) or re.search(
        rf"\b(?:{verb}) (?:[\w'’-]+ ){{0,4}}?{name}(?=[.,:]|$)", blank
    )
    return found, blank


@sentence_kind("wrong speaker", "speakers")
def wrong_speaker(line: Line, rng: random.Random) -> str | None:
    """The words are given to another person of the same source."""
    return _reattributed(line, rng, line.told)


@sentence_kind("wrong speaker, same sentence", "speakers")
def wrong_speaker_near(line: Line, rng: random.Random) -> str | None:
    """The words are given to another person whom the cited sentence names."""
    return _reattributed(line, rng, line.span)


@sentence_kind("wrong speaker of reported words", "speakers")
def wrong_reporter(line: Line, rng: random.Random) -> str | None:
    """Indirect speech is given to another person of the same source."""
    if quotes(line.text):
        return None
    return _renamed(line, rng, line.told)


def _reattributed(line: Line, rng: random.Random, pool: str) -> str | None:
    return _renamed(line, rng, pool) if quotes(line.text) else None


def _renamed(line: Line, rng: random.Random, pool: str) -> str | None:
    found, _ = _speakers(line)
    if not found or any(found[1] in s["publisher"] or s["publisher"] in found[1] for s in line.row["sources"]):
        return None
    near = {m[0] for m in FULL_NAME.finditer(pool)} if len(pool) < 600 else set()  # any name of the sentence itself
    persons = {
        m[1] for m in re.finditer(rf"([A-Z][\w'’-]+ [A-Z][\w'’-]+)(?=,| (?:{SAID[line.language]}))|x^", pool) if m[1]
    }
    persons |= {m[1] for m in re.finditer(rf"(?:{SAID[line.language]}) ([A-Z][\w'’-]+ [A-Z][\w'’-]+)", pool)}
    mine = set(re.findall(r"\w+", line.text))
    taken = {s["publisher"] for s in line.row["sources"]}
    others = sorted(p for p in persons | near if not mine & set(p.split()) and not any(p in t or t in p for t in taken))
    others = [o for o in others if FULL_NAME.fullmatch(o) and not _NO_PERSON.search(o)]
    return line.text[: found.start(1)] + rng.choice(others) + line.text[found.end(1) :] if others else None
