"""Whether a source sentence can stand alone: evidence that leans on its neighbours is not evidence."""

import re

from standfirst.write.leaning import leans_back
from standfirst.write.lexicon import (
    BOILERPLATE,
    FIRST_SEEN,
    LEANING,
    OPENERS,
    PERSON_PRONOUNS,
    SPEECH,
    THINGS,
    speaks_as_person,
    words,
)

LEAST_WORDS = 6
MOST_WORDS = 48
_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”»]")
_ENDS = re.compile(r"[.!][\"'”’»)]*$")
_PERSON_BEFORE = re.compile(
    r"\b(?:man|woman|boy|girl|driver|officer|minister|mayor|president|spokes(?:man|woman|person)|suspect|deputy|guard"
    r"|actor|agent|pilot|coach|king|queen|judge|chief|defendant|student|president"
    r"|priest|child|son|daughter|husband|wife|brother|sister|mother|father|client|patient|victim|guest|governor)\b"
    r"|\b(?:an?|the|one|another|\w+['’]s) (?:[\w-]+ ){0,2}?(?!(?:cent(?:er|re)|water|river|number|order|offer|paper"
    r"|power|further|other|after|under|over|later|matter|letter|former|quarter|summer|winter|never|either|another|error|floor"
    r"|door|major|minor|interior|labor|harbor|tower|border|weather|danger|anger|dinner|corner|member)\b)"
    r"[a-z]+(?:er|or|ist|man|woman|ian)\b"
)
_PEOPLE_BEFORE = re.compile(
    r"\b(?:people|residents|workers|officials|police|students|protesters|passengers|children|families|\w+ers|\w+ors"
    r"|\w+ists|\w+men|\w+women|\w+ians|\w+ants|\w+ents|members|parents|crews|animals|boats|ships|[a-z]+s)\b"
    r"|[A-Z]\w+ and [A-Z]",
    re.IGNORECASE,
)
_SAYS = re.compile(rf" (?:{'|'.join(sorted(SPEECH))})\b")
_SETTING = re.compile(r"(?:In|At|From|Near|On|Outside|Inside|Across) [^,]*, ")  # "In Ansel's old port, he"
_ONE = frozenset("he she him her his hers himself herself".split())
_NOBODY = frozenset(  # written with a capital, and no person
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december police council court party government ministry company street avenue road
    city county state university school hospital bank department senate house congress committee commission surgeon
    general secretary
    """.split()
)
_PLACED = re.compile(r"\b(?:in|at|of|from|near|to|on|for|outside) (?:the )?(?:[A-Z][\w'’-]+[ ,]*)*$")
_IT_AFTER = re.compile(
    r"\w+ \w+.* (?:said|says|that|as|when|after|before|because|if|where|while|whether|why|how|until|unless|once|and"
    r"|but) $"
    r"|^[A-Z]\w+ (?:said|says) $"
)
_CLAUSES = frozenset(
    "when while although though because some".split()
)  # may open a sentence that names all it speaks of
_CLAUSE = re.compile(  # "When the dam broke, ..."; "Some 900 tonnes ..."
    r"(?:When|While|Although|Though|Because) (?!of\b)[^\"“]*, |Some \d"
)
OBJECTS = frozenset(("him", "them", "himself", "themselves", "herself"))  # whom they mean is seldom in the sentence
_MARKS = '"“”„«»'


def why_not_alone(text: str, known: frozenset[str] = frozenset()) -> str:
    """ "" when the sentence stands alone, else the reason in a word or two. ``known`` are surnames: one at its
    start is a name, not a word with its capital."""
    bare = _QUOTED.sub(" ", text)
    listed = words(text)
    for reason, fails in (
        ("length", not LEAST_WORDS <= len(listed) <= MOST_WORDS),
        ("boilerplate", bool(BOILERPLATE.search(text))),
        ("no full stop", not _ENDS.search(text) or text.rstrip("\"'”’»)").endswith("..")),
        ("capitals", text.upper() == text),
        ("question", "?" in bare),
        ("exclamation", "!" in bare),
        ("live line", bool(re.match(r"\d{1,2}[:.]\d{2}\b", text))),
        ("quotation marks", not marks_balance(text)),
    ):
        if fails:
            return reason
    return _leans(text, bare, listed, known)


def marks_balance(text: str) -> bool:
    """Whether every double quotation mark that opens also closes."""
    curly = text.count("“") + text.count("„") == text.count("”")
    return text.count('"') % 2 == 0 and curly and text.count("«") == text.count("»")


def _leans(text: str, bare: str, listed: list[str], known: frozenset[str]) -> str:
    first = listed[0].lower().replace("’", "'")
    quoted_start = text[0] in _MARKS
    opens = first.split("'")[0] in OPENERS and not (first in _CLAUSES and _CLAUSE.match(text))
    if not quoted_start and (opens or not (listed[0][0].isupper() or listed[0][0].isdigit())):
        return "opening"
    if LEANING.search(bare) or FIRST_SEEN.match(bare) or text[0] in "-–—•*…":
        return "leaning words"
    if speaks_as_person(bare):
        return "first person"
    return _orphan_pronoun(
        bare, quoted_start or listed[0].removesuffix("'s").removesuffix("’s") in known
    ) or leans_back(text)


def _orphan_pronoun(bare: str, quoted_start: bool) -> str:
    """A pronoun needs somebody or something named before it in the same sentence."""
    for match in re.finditer(r"[^\W_]+(?:['’][^\W_]+)?", bare):
        low = match.group().lower().replace("’", "'").split("'")[0]
        before = bare[: match.start()]
        says = low in ("he", "she") and _SAYS.match(bare, match.end())
        if low in PERSON_PRONOUNS and not _somebody_before(before, quoted_start, low in _ONE, bool(says)):
            return "pronoun without its name"
        if low == "it" and not _IT_AFTER.search(before):
            return "pronoun without its name"
        if low in OBJECTS or (low in THINGS and len(words(before)) < 2):
            return "pronoun without its name"
        if low in SPEECH and before.rstrip().lower().endswith((" he", " she", " they")) and not words(before)[2:]:
            return "pronoun without its name"
    return ""


def _somebody_before(before: str, named: bool, one: bool, says: bool) -> bool:
    """Whether ``before`` has somebody whom a pronoun can mean; ``one`` person, or several. Who ``says`` is named: a
    noun before it is whom she speaks of."""
    if one and _SETTING.fullmatch(before):
        return False
    nouns = _PERSON_BEFORE if one else _PEOPLE_BEFORE
    return _names_before(before, named, one) or (not says and bool(nouns.search(before)))


def _names_before(before: str, named: bool, one: bool) -> bool:
    """A capital inside the sentence is a name; at its start only when another one follows or it is a possessive. A
    place is no ``one``."""
    found = list(re.finditer(r"[^\W\d_][\w'’-]*", before))
    inside = [m for i, m in enumerate(found) if m.group()[0].isupper() and (i > 0 or named)]
    if one:
        inside = [m for m in inside if m.group().lower() not in _NOBODY and not _PLACED.search(before[: m.start()])]
    surname = len(found) == 2 and found[0].group().lower() not in OPENERS and found[1].group().lower() in SPEECH
    return bool(inside) or surname
