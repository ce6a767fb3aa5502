"""Where a sentence may be parted by words of ours, such as who reports it. Nothing of it moves or goes.

All by closed patterns: a place that is not certain is none. A place that reads badly costs style, never sense.
"""

import re

from standfirst.write.lexicon import words

Parts = tuple[str, str]
LEAST_HALF = 4  # words on either side
LEAST_SUBJECT, MOST_SUBJECT = 3, 10  # words of a subject that an attribution stands behind
LEAST_OPENING, MOST_OPENING = 2, 12
_UNITS = "seconds?|minutes?|hours?|days?|weeks?|months?|years?"
_CONNECTIVE = (
    rf"(?:(?:\w+|more than \w+|less than \w+|just \w+|about \w+) (?:{_UNITS}) (?:after|before|later)|"
    r"(?:shortly|soon|just|even|only|long|immediately) (?:after|before|as|when|if)|"
    r"after|before|when|while|because|since|until|unless|although|though|but|with|including|following|despite|"
    r"causing|leaving|making|bringing|giving|forcing|sending|and yet|"
    r"and (?=(?:\w+ ){1,5}(?:is|are|was|were|has|have|had|will|would|can|could|may|might)\b))"
)
_BARE = r"after|when|while|although|though|following|despite"
_JOINT = re.compile(rf"(?P<comma>, )(?={_CONNECTIVE}\b)|(?P<bare> )(?=(?:{_BARE})\b)")
_CONDITION = re.compile(r" (?=(?:if|unless|until|once) )")  # who says it may stand before it, who reports it not
_TIME = re.compile(rf"(?:[\w ]{{1,20}} (?:{_UNITS}) )?(?:after|before|when|following)\b")
_ADJUNCT = re.compile(
    r" (?=(?:with an?|by an?|by the|during|outside|inside|near|within|at the|at an?|late in|early in|shortly (?:before|"
    r"after)|in the \d+\w\w|in the (?:first|second|third|last)|in a|in an|in [A-Z]\w+|on [A-Z]\w+|in the spring|"
    r"in the (?:hall|\w+ hall|street|city|town)|for (?:an?|\w+) (?:years?|months?|days?|weeks?|hours?)) ?)"
)
_HANGS = re.compile(  # what must not be parted from the words behind it
    rf"\b(?:only|not|even|soon|shortly|just|right|long|immediately|{_UNITS}|the|a|an|of|to|in|on|at|for|and|or|is|was|"
    r"are|were|be|been|that|than|as|those|day|week|moment|time|one|ever|never|said|says)$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?:\d|\b(?:by|from|with|up|down|more|less|about|around|late|early|role|rise|fall|change|cut))$")
_UNDER = re.compile(r" (?:when|while|after|before|as|because|that|who|which|where|if) ")  # what follows may be its
_TWO = re.compile(r" (?:and|or|but) ")
VERB = re.compile(
    r"\b(?:was|were|is|are|has|had|have|will|would|made|took|began|won|lost|went|came|ran|rose|fell|met|left|held|hit|"
    r"struck|found|gave|set|put|cut|led|said|told|shut|broke|became|grew|sent|saw|got|kept|paid|sold|built|brought|"
    r"drew|stood|spent|may|might|can|could|must|do|does|did|[a-z]{2,}ed)\b"
)
_FINITE = (  # forms that are never participles: what stands before the first of them is a subject
    "is|are|was|were|has|have|had|will|would|can|could|may|might|must|went|came|took|began|fell|rose|gave|broke|saw|"
    "grew|drew|wrote|became|wants?|needs?|gets?|costs?|belongs?|remains?|stands?|runs?"
)
_OBJECT = r"(?=(?:the|an?|its|their|his|her|about|around|some|more|up|\d[\d,.]*|two|three|four|five|six|seven|eight) )"
_PASTS = (  # participles of reduced clauses, too, but those have no object behind them
    rf"(?:spent|left|won|met|held|hit|struck|found|cut|led|shut|made|sent|got|kept|sold|built|brought|lost|[a-z]{{2,}}ed)"
    rf" {_OBJECT}"
)
_MAIN = re.compile(rf" (?:(?:{_FINITE}) |{_PASTS})")
_ADJECTIVE = re.compile(r"\b(?:the|an?|its|their) (?:\d+ )?\w+(?:ed|ing) ", re.IGNORECASE)  # "the derailed train"
_NO_SUBJECT = re.compile(
    r"[,;:()]|\b(?:who|which|that|whose|where|when|while|as|if|and|or|but|not|there|what|how|why|given|\w+ed|"
    r"\w+ing)\b|\d$|^(?:In|At|On|Of|For|From|By|With|After|Before|During|Since|Until|Under|Over|Near|Despite|Only|"
    r"Nobody|No|None)\b",
    re.IGNORECASE,
)
_SAID_SO = re.compile(r", (?:the|an?|its|their|his|her) (?:[\w'’]+ ){1,4}\w+s$")  # "..., the union reckons"
_OPENING = re.compile(
    r"^(?P<first>(?:In|At|On|Of|From|During|For|By|After|Since|Under|Near|While|Although|Before|As|Outside|Inside) "
    r"[^,;:()]+), (?P<rest>[^,;:()]+)$"
)


def halves(plain: str) -> list[Parts]:
    """Before a word that joins a clause or a phrase, the most even places first."""
    found = []
    for match in _JOINT.finditer(plain):
        head, tail = plain[: match.start()], plain[match.end() :]
        if (match["comma"] or (VERB.search(tail) and " and " not in tail)) and _may_part(head, tail):
            found.append((head, tail))
    return _evenly(found)


def for_sayings(plain: str) -> list[Parts]:
    """Where the speaker of ``plain`` may stand inside it: before a condition or a time. An "and", a "but" or a
    "because" would let the second half slip out of what was said."""
    return [*before_condition(plain), *(parts for parts in halves(plain) if _TIME.match(parts[1]))]


def before_condition(plain: str) -> list[Parts]:
    """Before "if", "unless", "until", "once": for a saying of somebody's that the condition belongs to."""
    found = [(plain[: m.start()], plain[m.end() :]) for m in _CONDITION.finditer(plain)]
    return _evenly([(head, tail) for head, tail in found if _may_part(head, tail)])


def before_adjunct(plain: str) -> list[Parts]:
    """Before where, when or with what something was done, which seldom belongs to the noun before it."""
    if _SAID_SO.search(plain):
        return []
    found = [(plain[: m.start()], plain[m.end() :]) for m in _ADJUNCT.finditer(plain)]
    return _evenly(
        [
            (h, t)
            for h, t in found
            if _may_part(h, t) and not (_OUT_OF.search(h) or _UNDER.search(h) or "," in h or _TWO.search(t))
        ]
    )


def behind_opening(plain: str) -> Parts | None:
    """ "At the pier in Port Sella | a nurse waited with two bags": behind an opening that says where or when."""
    match = _OPENING.match(plain)
    if match is None or not LEAST_OPENING <= len(words(match["first"])) <= MOST_OPENING:
        return None
    return (match["first"], match["rest"]) if len(words(match["rest"])) >= LEAST_HALF else None


def behind_subject(plain: str) -> Parts | None:
    """ "A worm longer than a bathtub | is the largest of 14 new animals": before the verb, where it is certain."""
    match = _MAIN.search(plain)
    if match is None or _SAID_SO.search(plain):
        return None
    subject, rest = plain[: match.start()], plain[match.start() + 1 :]
    bare = _ADJECTIVE.sub("", subject)
    sound = LEAST_SUBJECT <= len(words(subject)) <= MOST_SUBJECT and len(words(rest)) >= LEAST_HALF
    return (subject, rest) if sound and not _NO_SUBJECT.search(bare) and not VERB.search(bare) else None


def _may_part(head: str, tail: str) -> bool:
    sizes = len(words(head)), len(words(tail))
    return min(sizes) >= LEAST_HALF and bool(VERB.search(head)) and not _HANGS.search(head) and _closed(head)


def _evenly(found: list[Parts]) -> list[Parts]:
    return sorted(found, key=lambda parts: abs(len(words(parts[0])) - len(words(parts[1]))))


def _closed(head: str) -> bool:
    """Whether no insertion is open: "The dam, which burst when ..." has its second comma still to come."""
    return re.search(r", (?:which|who|whose|where|a|an|the|\d+)\b[^,]*$", head) is None
