"""Whom a sentence means that begins with "she", "it", "the pair" or "the minister", where its source leaves one choice.

The way back is one sentence, or through sentences that begin with the same pronoun; there, one person or one body must
be the subject and nobody else be in sight. Words inside quotation marks are never touched. After the rules of certainty
in rule-based coreference (Hobbs 1978; Raghunathan et al. 2010, most precise first): what is not certain is no evidence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.write.bearers import BODIES, CALENDAR, QUOTED, ROLES, Bearers, Naming, bare_name
from standfirst.write.lexicon import PLAIN_SPEECH, SPEECH
from standfirst.write.sentences import SourceSentence
from standfirst.write.speaking import CAP, NAME

_FURTHEST = 3  # sentences back through the same pronoun
_MOST_ALSO = 2  # a sentence of ours cites three spans
_SAY = "|".join(PLAIN_SPEECH)
_LEAD = re.compile(r"(?:He|She|It|They|His|Her|Its)\b(?!['’])")
_LATE = re.compile(rf"(?P<before>[^\"“”]+,) (?P<who>he|she) (?P<say>{_SAY})(?P<rest>[^\"“”,]{{0,40}}\.)$")
_ROLE_BEFORE = re.compile(
    r"(?:The |A |An )?(?:(?!(?:and|or|for|to|in|on|at|by|with|from|when|after|as) )[\w'’-]+,? ){0,5}$"
)
_GOES_ON = re.compile(r"(?:, [^,\"“”]{2,90},|,)? (?P<next>[a-z]\w+)\b")
_SPEAKS_LAST = re.compile(rf", (?:[\w'’-]+ ){{0,4}}?(?P<name>{NAME}) (?:{_SAY})(?: (?:on|in|at|to) [\w ]+)?\.$")
_SAID_BY = re.compile(
    rf"(?:^|, )(?:{_SAY}) (?:[\w'’-]+ ){{0,4}}?(?P<name>{NAME})(?:, [^,\"“”]{{2,70}})?(?: (?:on|in|at|to) [\w ]+)?\.$"
)
_BODY_FIRST = re.compile(
    rf"(?P<name>(?:The )?(?:{CAP} ){{0,3}}(?:{CAP}|(?i:{'|'.join(sorted(BODIES))})))(?=(?:, [^,\"“”]{{2,70}},)? [a-z])"
)
_ACTS = (
    r"(?:said|says|asked|asks|wants|plans|denied|denies|rejected|called|announced|urged|confirmed|blamed|accused"
    r"|promised|ordered"
    r"|employs|makes|runs|operates|owns|sells|reported|cancelled|claims|launched|published|fined|bought|sold|signed|hopes|expects|apologised|apologized|demanded|declined|refused|added|warned|offered|agreed"
    r"|(?:did|does|has|had) not (?:say|said|explain|explained|comment|commented|give|given|name|named|respond"
    r"|responded)"
    r"|(?:has|had) (?:asked|said|called|denied|rejected|announced|offered|promised|blamed))"
)
_BODY_OWNS = (
    r"(?:chair(?:man|woman)?|spokes(?:man|woman|person)|director|president|leader|chief executive|shares"
    r"|foreign minister)"
)
_BY_ROLE = re.compile(rf"The (?P<role>(?:prime |foreign |interior |finance )?(?:{'|'.join(sorted(ROLES))}))(?= [a-z])")
_MANY_BODIES = frozenset(
    "police government court party office hospital inc corp ltd plc".split()
)  # a source seldom has one
_BY_BODY = re.compile(rf"The (?P<body>{'|'.join(sorted(BODIES - _MANY_BODIES))})(?= [a-z])", re.IGNORECASE)
_PAIR = re.compile(rf"(?P<one>{NAME}) and (?:[a-z]+ ){{0,3}}(?P<two>{NAME})(?=,? [a-z])")
_SOMEBODY = re.compile(  # a person without a name, or a word that may be one
    r"\b(?:an?|the|his|her|its|their|one|another|every|each|no|\w+['’]s) (?:[\w-]+ ){0,2}?(?!(?:offer|order|river|water"
    r"|number|power|summer|winter|october|september|november|december|another|other|letter|paper|matter|quarter|member"
    r"|border|centre|center|tower|winner|error|floor|door|harbour|statement|parliament|president|agreement|event|percent"
    r"|department|government|movement|moment|payment|document|treatment|apartment|player)\b)"
    r"(?:\w{2,}(?:man|woman|er|or|ist|ian|ant|ent|ee|ess)|man|woman|boy|girl|son|daughter|wife|husband|mother|father"
    r"|brother|sister|friend|suspect|victim|judge|child|baby|king|queen|widow|pilot|nurse|chief|coach|fan|guard"
    r"|captain|lawyer|thief|youth|teen|partner|mate|uncle|aunt|cousin|nephew|niece|colleague|rival|spouse|fiancee?)\b"
    r"|\b(?:somebody|someone|anyone|nobody|everybody|everyone|who)\b",
    re.IGNORECASE,
)
_HE, _SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
_THING, _MANY = frozenset("it its itself".split()), frozenset("they them their theirs themselves".split())
_CLASSES = (_HE, _SHE, _THING, _MANY)
_PERSONAL = re.compile(r"\b(?:he|him|his|she|her|hers|himself|herself)\b", re.IGNORECASE)
_SPEAKS = re.compile(
    rf" (?:also )?(?:{'|'.join(sorted(SPEECH))}"
    r"|(?:did|would|could|has|had) not (?:say|said|name|named|give|given|comment|confirm|elaborate|explain|rule))\b"
)
_BESIDE = re.compile(r"(?:\b(?:in|on|at|from|of|to|near|by|for|the|since|until|with|between)|['’]s|,) $")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """A sentence with the name in place of what points, and the sentences of the same source that give the name."""

    text: str
    named_in: tuple[SourceSentence, ...]


def pointed(
    sentences: Sequence[SourceSentence], position: int, text: str, bearers: Bearers, citable: frozenset[int]
) -> Pointed | None:
    """``text``, the sentence at ``position`` less its dateline, with its subject named; None where it is not certain
    or there is nothing to name."""
    before = [s for s in sentences[:position] if s.index in citable]
    if len(before) != position and (not before or before[-1].index != position - 1):
        return None
    for way in (_by_pronoun, _by_last_pronoun, _by_pair, _by_noun):
        if found := way(text, before, bearers):
            name, end, named = found
            spans = tuple({n.index: n for n in named}.values())
            start = 0 if way is not _by_last_pronoun else end - len(text[:end].split()[-1])
            return Pointed(text=text[:start] + name + text[end:], named_in=spans) if len(spans) <= _MOST_ALSO else None
    return None


_Way = tuple[str, int, tuple[SourceSentence, ...]]


def _by_pronoun(text: str, before: Sequence[SourceSentence], bearers: Bearers) -> _Way | None:
    match = _LEAD.match(text)
    if match is None:
        return None
    word = match.group()
    kind = _kind(word.lower())
    rest = text[match.end() :]
    if any(_kind(w) not in (None, kind) for w in re.findall(r"[a-z]+", QUOTED.sub(" ", rest))):
        return None
    if kind in (_HE, _SHE):
        found = _person_before(before, kind, bearers, bool(_SPEAKS.match(rest)))
        if found and re.search(rf"\b{found[0].split()[-1]}\b", rest):
            return None
        whose = word in ("His", "Her")
    elif kind is _THING and re.match(rf" {_ACTS}\b" if word == "It" else rf" {_BODY_OWNS}\b", rest):
        found, whose = _body_before(before, bearers), word == "Its"
        if found and whose and re.search("['’]", found[0]):
            return None
    else:
        return None
    return (f"{found[0]}'s" if whose else found[0], match.end(), found[1]) if found else None


def _by_last_pronoun(text: str, before: Sequence[SourceSentence], bearers: Bearers) -> _Way | None:
    """ "The slope was unsafe, she said." """
    match = _LATE.match(text)
    if match is None or re.search(r"\b(?:he|she|him|her|his|they|them|their)\b", match["before"], re.IGNORECASE):
        return None
    if bearers.surnames & set(re.findall(r"\w+", match["before"])):
        return None
    found = _person_before(before, _HE if match["who"] == "he" else _SHE, bearers, speaks=True)
    return (found[0], match.end("who"), found[1]) if found else None


def _by_pair(text: str, before: Sequence[SourceSentence], bearers: Bearers) -> _Way | None:
    lead = re.match(r"The (?:pair|duo)(?= [a-z])", text)
    named = _PAIR.search(QUOTED.sub(" ", before[-1].text)) if lead and before else None
    if lead is None or named is None:
        return None
    one, two = (bearers.person(bare_name(named[g]), before[-1].index) for g in ("one", "two"))
    if one is None or two is None or one.name == two.name or _rivals(before[-1].text, {one.name, two.name}, bearers):
        return None
    spans = (before[-1], *(n.sentence for n in (one, two) if n.name not in before[-1].text))
    return f"{one.name} and {two.name}", lead.end(), spans


def _by_noun(text: str, before: Sequence[SourceSentence], bearers: Bearers) -> _Way | None:
    """ "The minister" and "The council" where the source has one."""
    if not before:
        return None
    index = before[-1].index + 1
    if match := _BY_ROLE.match(text):
        holder = bearers.by_role(match["role"].lower(), index)
        return (holder.name, match.end(), (holder.sentence,)) if holder else None
    if match := _BY_BODY.match(text):
        body = bearers.body(match["body"].lower(), index)
        return (f"The {body.name}", match.end(), (body.sentence,)) if body else None
    return None


def _person_before(
    before: Sequence[SourceSentence], kind: frozenset[str], bearers: Bearers, speaks: bool
) -> tuple[str, tuple[SourceSentence, ...]] | None:
    """Who "he" or "she" is. After a quotation, which may speak of others, only who ``speaks`` again is the speaker."""
    for sentence in list(reversed(before))[:_FURTHEST]:
        bare = _bare(sentence.text)
        lead = _LEAD.match(bare)
        if lead and _kind(lead.group().lower()) is kind and lead.group().lower() in ("he", "she"):
            if _rivals(bare, set(), bearers) or _SOMEBODY.search(bare):
                return None
            continue  # the same pronoun as subject: who it meant is meant still
        naming = _subject(bare, bearers, sentence.index)
        if naming is None or _PERSONAL.search(bare) or (bare != sentence.text and not speaks):
            return None
        spans = (sentence,) if naming.name in bare else (sentence, naming.sentence)
        return naming.name, spans
    return None


def _subject(bare: str, bearers: Bearers, index: int) -> Naming | None:
    """The one person of a sentence, its subject or the one who says it."""
    last, by = _SPEAKS_LAST.search(bare), _SAID_BY.search(bare)
    for match, rest in (
        _leading(bare, bearers, index),
        (last, bare[: last.start()] if last else ""),
        (by, bare[: by.start()] if by else ""),
    ):
        naming = bearers.person(bare_name(match["name"]), index) if match else None
        if naming and not _SOMEBODY.search(rest) and not _rivals(bare, {naming.name}, bearers):
            return naming
    return None


def _leading(bare: str, bearers: Bearers, index: int) -> tuple[re.Match[str] | None, str]:
    """The first name of the sentence that is a person's, if only a role stands before it, and what follows it."""
    for match in re.finditer(f"(?P<name>{NAME})", bare):
        naming = bearers.person(bare_name(match["name"]), index)
        goes_on = _GOES_ON.match(bare, match.end())
        if naming is None:
            continue
        whole = goes_on and _ROLE_BEFORE.match(bare[: match.start()])
        return (match, bare[goes_on.start("next") :]) if goes_on and whole else (None, "")
    return None, ""


def _rivals(bare: str, own: set[str], bearers: Bearers) -> bool:
    """Whether a name stands here that may be another person's."""
    mine = {part for name in own for part in name.split()}
    for match in re.finditer(NAME, bare):
        name = bare_name(match.group())
        parts = name.split()
        if (
            not parts
            or set(parts) <= mine
            or (match.start() == 0 and len(parts) == 1 and not bearers.surnames & {*parts})
        ):
            continue
        if bearers.surnames & set(parts) or not _BESIDE.search(bare[: match.start()]):
            return True
    return False


def _body_before(before: Sequence[SourceSentence], bearers: Bearers) -> tuple[str, tuple[SourceSentence, ...]] | None:
    """The one body of the sentence before, its subject; a name that acts beside it is a rival."""
    if not before:
        return None
    bare = QUOTED.sub(" ", before[-1].text)
    match = _BODY_FIRST.match(bare)
    if match is None or not re.match(
        rf"(?:, [^,]{{2,70}},)? (?:{'|'.join(SPEECH)}|{_ACTS}|has|had|was|is|will|did)\b", bare[match.end() :]
    ):
        return None
    name, rest = match["name"], bare[match.end() :]
    parts = name.split()
    plain = len(parts) - name.startswith("The ")
    if bearers.surnames & set(parts) or parts[-1].lower() in CALENDAR or plain < 1:
        return None
    if parts[-1].lower() in BODIES and plain < 2:
        return None
    if parts[-1].lower() not in BODIES and (
        name.startswith("The ") or not re.match(rf"(?:, [^,]{{2,70}},)? (?:has )?{_ACTS}\b", rest)
    ):
        return None
    others = re.search(rf"\b(?:{'|'.join(sorted(BODIES))})\b", rest, re.IGNORECASE)
    capital = any(not _BESIDE.search(rest[: m.start()]) for m in re.finditer(CAP, rest))
    return None if others or capital else (name, (before[-1],))


def _bare(text: str) -> str:
    """A sentence without its quotations, and without the comma behind one it begins with."""
    return QUOTED.sub(" ", text).lstrip(" ,")


def _kind(low: str) -> frozenset[str] | None:
    return next((c for c in _CLASSES if low in c), None)
