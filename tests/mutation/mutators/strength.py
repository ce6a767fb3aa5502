# ruff: noqa: E501  (patterns and lists read better in long rows)
"""Faults of strength: negations, hedges, plans, claims, quantifiers, bounds and causes."""

import random
import re

from tests.mutation.mutators.reading import content, outside_quotes, quotes
from tests.mutation.mutators.table import sentence_kind
from tests.mutation.rows import Line
from tests.mutation.words import (
    ACCORDING,
    BOUND_TURNED,
    BOUNDS,
    CAUSE,
    DENIED,
    HEDGES,
    NEGATABLE,
    NUMERAL,
    PLANS,
    QUANTIFIERS,
    SAID,
    THAT,
)  # fmt: skip

_IRREGULAR = dict(
    pair.split("/") for pair in (
        "sell/sold buy/bought build/built begin/begun cut/cut make/made take/taken give/given go/gone meet/met send/sent leave/left "
        "pay/paid run/run hold/held sue/sued bring/brought spend/spent rise/risen fall/fallen seek/sought put/put get/got see/seen "
        "write/written speak/spoken fly/flown draw/drawn lose/lost win/won become/become come/come tell/told keep/kept read/read "
        "find/found cost/cost hit/hit lift/lifted stop/stopped drop/dropped step/stepped set/set let/let shut/shut grow/grown lead/led lay/laid"
    ).split()
)  # fmt: skip
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|may|might|can|could|must|should|do|does|did|[a-z]{2,}ed|[a-z]{3,}s|"
    + "|".join(form for pair in _IRREGULAR.items() for form in pair)
    + r"|rose|fell|took|began|went|gave|saw|wrote|spoke|drew|ran|became|came|grew|want|need|remain|use)\b"
)
_AWAY = ("die/died lie/lain have/had be/been do/done").split()


def participle(verb: str) -> str:
    """The past participle of an English verb."""
    known = _IRREGULAR | dict(pair.split("/") for pair in _AWAY)
    if verb in known:
        return known[verb]
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + "ed"


def _past(verb: str) -> str:
    special = {"begin": "began", "take": "took", "give": "gave", "go": "went", "rise": "rose", "fall": "fell", "see": "saw", "write": "wrote",
               "speak": "spoke", "fly": "flew", "draw": "drew", "run": "ran", "become": "became", "come": "came", "grow": "grew", "do": "did", "be": "was"}  # fmt: skip
    return special.get(verb, participle(verb))


def _rewritten(line: Line, rng: random.Random, table: tuple, fallback=None) -> str | None:
    """One pattern of a table applied outside quotations; the new words must not stand in the cited span as they are."""
    options = []
    for pattern, instead in table:
        for match in re.finditer(pattern, line.text):
            if not outside_quotes(line.text, match.start()):
                continue
            made = fallback(match) if instead is None else match.expand(instead)
            options.append(line.text[: match.start()] + made + line.text[match.end() :])
    return rng.choice(options) if options else None


@sentence_kind("negation removed", "polarity")
def negation_removed(line: Line, rng: random.Random) -> str | None:
    """ "did not approve" becomes "approved"."""
    return _rewritten(line, rng, DENIED[line.language], lambda m: _past(m[2]) if m[1] == "did" else m[2])


@sentence_kind("negation added", "polarity")
def negation_added(line: Line, rng: random.Random) -> str | None:
    """ "was approved" becomes "was not approved"."""
    if re.search(r"\b(?:not|no|never|nobody|denied|refused)\b", line.text):
        return None
    made = _rewritten(line, rng, (NEGATABLE[line.language],))
    if made or line.language != "en" or quotes(line.text):
        return made
    match = re.search(
        r"(?<=[a-z]) (approved|rejected|opened|closed|voted|signed|agreed|reached|confirmed|accepted|announced|won|lost|paid|arrived|started)\b (?!by\b)",
        line.text,
    )
    base = {
        "won": "win",
        "lost": "lose",
        "paid": "pay",
        "closed": "close",
        "voted": "vote",
        "agreed": "agree",
        "approved": "approve",
        "announced": "announce",
        "arrived": "arrive",
    }
    if not match:
        return None
    verb = base.get(match[1], match[1].removesuffix("ed"))
    return line.text[: match.start()] + f" did not {verb} " + line.text[match.end() :]


@sentence_kind("hedge dropped", "polarity")
def hedge_dropped(line: Line, rng: random.Random) -> str | None:
    """ "may close" becomes "will close"; "allegedly" goes."""
    return _rewritten(line, rng, HEDGES[line.language])


@sentence_kind("plan made done", "polarity")
def plan_made_done(line: Line, rng: random.Random) -> str | None:
    """ "plans to sue" becomes "has sued"."""
    for match in re.finditer(PLANS[line.language], line.text):
        if not outside_quotes(line.text, match.start()):
            continue
        if line.language != "en":
            return _done_elsewhere(line, match)
        verb = match[2] or match[4]
        if verb in ("the", "be", "have", "a", "not", "his", "her") or re.search(r"\bto\b$", verb):
            continue
        has = rng.choice([_past(verb), "already " + _past(verb)])
        return line.text[: match.start()] + has + line.text[match.end() :]
    return None


_DONE = {
    "fr": lambda verb: "a " + re.sub(r"er$", "é", re.sub(r"ir$", "i", re.sub(r"re$", "u", verb))),
    "es": lambda verb: "ha " + re.sub(r"ar$", "ado", re.sub(r"[ei]r$", "ido", verb)),
    "pt": lambda verb: re.sub(r"ar$", "ou", re.sub(r"er$", "eu", re.sub(r"ir$", "iu", verb))),
}
_GERMAN_DONE = {
    "verklagen": "verklagt",
    "schließen": "geschlossen",
    "verkaufen": "verkauft",
    "bauen": "gebaut",
    "beginnen": "begonnen",
    "kosten": "gekostet",
    "öffnen": "geöffnet",
    "prüfen": "geprüft",
}


def _done_elsewhere(line: Line, match: re.Match[str]) -> str | None:
    if line.language != "de":
        return line.text[: match.start()] + _DONE[line.language](match[2]) + line.text[match.end() :]
    if match[3] not in _GERMAN_DONE:
        return None
    has = "haben" if match[1] in ("wollen", "sollen", "werden") else "hat"
    return line.text[: match.start()] + has + match[2] + _GERMAN_DONE[match[3]] + line.text[match.end() :]


@sentence_kind("claim made fact", "attribution")
def claim_made_fact(line: Line, rng: random.Random) -> str | None:
    """The words of saying go; what somebody said stands as fact.

    What is left has to be a sentence, and one that the source does not state itself: else nothing is broken.
    """
    made = _unsaid(line)
    return made if made and _sentence(made, line.language) and not _stated(made, line) else None


def _sentence(text: str, language: str) -> bool:
    """Whether every half of an English text has a verb that is not only in a relative clause: "Without giving a date",
    "Lind, the director" and "An inquiry that will ask why" are fragments."""
    if language != "en":
        return True
    relative = re.compile(r"^An? [a-z]+ (?:that|which|who)\b.*|, (?:who|which)\b[^,]*(?:,|\.?$)")
    halves = re.split(r";|, and (?=[A-Z])", text)
    return all(_FINITE.search(relative.sub(" ", half)) for half in halves)


def _stated(text: str, line: Line) -> bool:
    """Whether the cited sentence nearest to a text says it without anybody's saying it."""
    own = content(text)
    nearest = max(
        (s for span in line.spans for s in re.split(r"(?<=[.!?]) ", span)), key=lambda s: len(own & content(s))
    )
    said = rf"\b(?:{SAID[line.language]})\b|{ACCORDING[line.language]}"
    return 2 * len(own & content(nearest)) >= len(own) and not re.search(said, nearest)


def _unsaid(line: Line) -> str | None:
    said, that = SAID[line.language], THAT[line.language]
    publishers = [s["publisher"] for s in line.row["sources"]]
    if quotes(line.text) or not re.search(rf"\b(?:{said})\b|{ACCORDING[line.language]}", line.span):
        return None
    lead = re.match(rf"^([^\"“.]{{2,90}}?) (?:{said}),? (?:{that} ?)?(.{{12,}})$", line.text)
    tail = re.match(
        rf"^(.{{12,}}?), (?:[^\",.]{{2,60}} (?:{said})|(?:{said}) [^\",.]{{2,60}}|(?:{ACCORDING[line.language]}) [^\",.]{{2,60}})\.$",
        line.text,
    )
    no_saying = lead and re.search(r"(?i)\b(?:is|are|was|were|be|been|an?|the|its?|their|of)$", lead[1])
    turned = lead and line.language != "en" and lead[1].endswith(",")  # "..., dijo la alcaldesa"
    cut = lead and re.search(r" told \w+ $", line.text[: lead.start(2)]) and not lead[2].startswith(("that", "of "))
    if lead and (turned or no_saying or cut or re.match(r"(?:to|in|on|at|by|from|of|for|as|with)\b", lead[2])):
        lead = None  # "is estimated at": no saying
    front = re.match(rf"^(?:{ACCORDING[line.language]}) ([^,]{{2,60}}), (.{{12,}})$", line.text)
    frame = next((m for m in (lead, front) if m and any(p in m[1] for p in publishers)), None)
    if frame:
        return None
    if lead:
        return _upper(_indicative(lead[2], line))
    if front:
        return _upper(front[2])
    hidden = tail and any(p in line.text[len(tail[1]) :] for p in publishers)
    return _indicative(tail[1], line) + "." if tail and not hidden else None


def _indicative(text: str, line: Line) -> str:
    """German reports in the subjunctive; a fact stands in the indicative."""
    for reported, told in (("werde", "wird"), ("sei", "ist"), ("seien", "sind"), ("habe", "hat")):
        text = re.sub(rf"\b{reported}\b", told, text) if line.language == "de" else text
    return text


@sentence_kind("claim strengthened", "attribution")
def claim_strengthened(line: Line, rng: random.Random) -> str | None:
    """ "said" and "claimed" become "proved" and "revealed"."""
    strong = {
        "en": ["proved", "showed", "established"],
        "de": ["bewies"],
        "fr": ["a prouvé"],
        "es": ["demostró"],
        "pt": ["provou"],
    }[line.language]
    match = re.search(rf"\b(?:{SAID[line.language]})(?=,? {THAT[line.language]})", line.text)
    if (
        not match
        or quotes(line.text)
        or (
            line.language == "en"
            and not re.fullmatch(r"said|says|claimed|alleged|argued|insisted|suggested|believes|estimated", match[0])
        )
    ):
        return None
    return line.text[: match.start()] + rng.choice(strong) + line.text[match.end() :]


@sentence_kind("quantifier strengthened", "strength")
def quantifier_strengthened(line: Line, rng: random.Random) -> str | None:
    """ "some" becomes "all", "rarely" never."""
    table = tuple((p + (r"(?!\d)" if "[Ss]ome (?" in p else ""), i) for p, i in QUANTIFIERS[line.language])
    return _rewritten(line, rng, table)


@sentence_kind("bound dropped", "strength")
def bound_dropped(line: Line, rng: random.Random) -> str | None:
    """ "up to 40" becomes "40"."""
    return _rewritten(line, rng, ((BOUNDS[line.language] + NUMERAL, ""),))


@sentence_kind("bound turned", "strength")
def bound_turned(line: Line, rng: random.Random) -> str | None:
    """ "at least 40" becomes "at most 40"."""
    turned = BOUND_TURNED[line.language]
    table = tuple((rf"\b{one} {NUMERAL}", f"{other} ") for one, other in turned.items())
    return _rewritten(line, rng, table)


_NOUNS = {
    "en": r"\b(the (?:[a-z]+ )?[a-z]{4,})(?= (?:was|were|is|are|had|has|will|of|in|at|on|from|for)\b|[,.])",
    "de": r"\b(d(?:es|em|ie) [A-ZÄÖÜ][\wäöüß]{3,})",  # "der" may be a man's or the genitive of a woman's
    "fr": r"\b((?:la|le) (?!nouveau|ancien)[a-zéèêç]{4,})(?![\w-])",
    "es": r"\b((?:la|el) (?!nueva|vieja)[a-záéíóúñ]{4,})(?![\w-])",
    "pt": r"\b((?:a|o) (?!nova|velha)[a-záéíóúãõç]{4,})(?![\w-])",
}
_CAUSAL = re.compile(
    r"\b(?:because|due to|since|after|caused|led to|owing|thanks to|[Ww]egen|[Ww]eil|verursachte|führte zu|[Àà] cause|parce|provoqué|entraîné|"
    r"[Aa] causa|porque|por culpa|provocó|causó|[Pp]or causa|provocou|causou)\b"
)


@sentence_kind("cause invented", "causes")
def cause_invented(line: Line, rng: random.Random) -> str | None:
    """A cause made of real words of another sentence of the source; the citation stays."""
    thing = _other_thing(line, rng)
    if thing is None:
        return None
    return f"{line.text[:-1]} {_because(thing, line.language, rng)}."


@sentence_kind("cause invented, both cited", "causes")
def cause_invented_cited(line: Line, rng: random.Random) -> object:
    """The same, and the sentence that the words come from is cited too."""
    thing = _other_thing(line, rng)
    if thing is None or len(line.said["cites"]) > 2:
        return None
    text = line.source["text"]
    at = text.find(thing)
    start = max(text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0, text.rfind("\n", 0, at) + 1)
    end = text.find(".", at + len(thing)) + 1 or len(text)
    cite = {"source": line.source["id"], "start": start, "end": end}
    return line.saying(f"{line.text[:-1]} {_because(thing, line.language, rng)}.", [*line.said["cites"], cite])


def _other_thing(line: Line, rng: random.Random) -> str | None:
    if not line.text.endswith(".") or _CAUSAL.search(line.span) or quotes(line.text):
        return None
    rest = line.source["text"].replace(line.span, " ")
    found = sorted({m[1] for m in re.finditer(_NOUNS[line.language], rest)})
    fitting = [f for f in found if f not in line.span and f.split()[-1] not in line.span]
    return rng.choice(fitting) if fitting else None


def _because(thing: str, language: str, rng: random.Random) -> str:
    """The phrase of cause, with articles as the language has them behind it: contracted, or in the genitive."""
    phrase = rng.choice(CAUSE[language]).format(thing)
    for open_form, written in {
        "de": (("die ", "der "),),
        "fr": (("de le ", "du "), ("à le ", "au ")),
        "es": (("de el ", "del "), ("a el ", "al ")),
        "pt": (("de a ", "da "), ("de o ", "do "), ("a a ", "à "), ("a o ", "ao ")),
    }.get(language, ()):
        phrase = phrase.replace(open_form, written)
    return phrase


_EFFECT = {
    "en": "caused|led to|was caused by|resulted in|triggered|was triggered by",
    "de": "verursachte",
    "fr": "a provoqué|a entraîné|a causé",
    "es": "provocó|causó",
    "pt": "provocou|causou",
}


@sentence_kind("cause reversed", "causes")
def cause_reversed(line: Line, rng: random.Random) -> str | None:
    """ "A because B" becomes "B because A"; "A caused B" becomes "B caused A"."""
    said = rf"^((?:.{{3,60}}? (?:{SAID[line.language]})(?: that)?|According to [^,]+,) )?(.+)\.$"
    whole = re.match(said, line.text)
    if quotes(line.text) or whole is None:
        return None
    word = {"en": "because", "de": "", "fr": "parce que", "es": "porque", "pt": "porque"}[line.language]
    made = _turned(whole[2], word, _EFFECT[line.language])
    if made is None or re.search(rf"\b(?:{SAID[line.language]})\b", whole[2]):
        return None
    return f"{whole[1]}{_lower(made, line)}." if whole[1] else f"{made}."


def _turned(text: str, word: str, effect: str) -> str | None:
    """Cause and effect of one clause exchanged. German has the conjunction's verb at the end: only its verbs turn."""
    if word and (front := re.match(rf"^{word.capitalize()} (?!of\b)([^,]{{8,}}), ([^,]{{8,}})$", text)):
        return f"{word.capitalize()} {_small(front[2])}, {front[1]}"
    if word and (back := re.match(rf"^([^,]{{8,}}?),? {word} (?!of\b)([^,]{{8,}})$", text)):
        return f"{_upper(back[2])} {word} {_small(back[1])}"
    verb = re.match(rf"^(.{{6,}}?(?<! what)(?<! which)(?<! who)(?<! that)) ({effect}) ([^,]{{5,}})$", text)
    if verb is None or re.match(r"(?:Im|Am|Na|No|En|Au|Em|Dans)\b", verb[1]):
        return None
    return f"{_upper(verb[3])} {verb[2]} {_small(verb[1])}"


def _small(text: str) -> str:
    return (
        text[:1].lower() + text[1:]
        if re.match(r"(?:The|A|An|Some|Power|It|Muchas|Muitas|La|Le|El|Les|Los|O|Os|A|As|Die|Der|Das)\b", text)
        else text
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str, line: Line) -> str:
    return text[:1].lower() + text[1:] if re.match(r"(?:The|A|An|Some|It|La|Le|El|Les|Los|O|Os) ", text) else text
