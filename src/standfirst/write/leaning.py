"""Signs that a sentence leans on the one before it: what it points at, counts, compares or goes on from is not in it.

Closed lists, ours, written on articles of the sample world and of an open pack that are not in the measured sample
(28 November 2026; figures: docs/benchmarks.md). English.
"""

import re

from standfirst.write.lexicon import MONTHS, WEEKDAYS, words

_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|dozens|hundreds|thousands"
)
_VERB = (
    r"(?:is|are|was|were|has|have|had|will|would|may|can|could|must|did|do|does|went|came|took|got|left|lost|won|ran"
    r"|[a-z]{3,}s|say|told|made|gave|died|suffered|lived|spent|met|sat|stood|voted|wants?|plans?|said|hopes?|pays?"
    r"|\w{2,}ed)\b"
)
_BODY = (
    r"(?:team|group|company|firm|chain|club|operator|association|council|ministry|committee|commission|agency|union"
    r"|party|board|bank|city|town|village|island|country|state|school|court|airline|university|hospital|museum|society"
    r"|foundation|institute|cooperative|department|office|organi[sz]ation|network|studio|paper|magazine|programme"
    r"|program|book|novel|film|movie|song|show|plan|study|survey|case|trial|allegation|couple|family|crew"
    r"|app|site|website|product|drug|vessel|regulator|gang|operation"
    r"|business|agreement|deal|loans?|warning)"
)
_PERSON = (
    r"(?:\d\d ?- ?year ?- ?old\b|ex ?- ?\w+|actor|actress|author|singer|player|star|gunman|suspect|victim|attacker|boy"
    r"|girl|teenager|couple|brothers?|sisters?|father|mother|son|daughter|judge|lawyer|defendant|agent|employees?"
    r"|colonists?|filmmaker|former \w+|veteran|[a-z]+(?:man|woman))"
)
_COUNTED = re.compile(  # what is not named
    rf"^(?:The |All |At least |Only |Just |About |Another )?(?:{_NUMBERS})(?:-\w+)?,? "
    rf"(?:(?:of|from) (?:them|these|those)\b|(?![a-z]+s\b(?<!is)(?<!was)(?<!has)){_VERB})"
    r"|^(?:Only |About |Some )?[\d.]+ percent\b[^,]* it\b|^(?:A|The) (?:figure|number|total|toll|count) of \d",
    re.IGNORECASE,
)
_NAMELESS = re.compile(
    rf"^The {_BODY}(?:['’]s? \w+| itself| also)?,? (?:[^,]{{2,60}}, )?(?:also |now |still )?{_VERB}"
    rf"|^The {_BODY}['’]s\b|^The {_PERSON}|^The first figures?\b|^The (?:money|sum|cash|hall|town of \d)"
)
_BACK = re.compile(
    r"\b(?:this|these) (?!(?:morning|afternoon|evening|week|weekend|month|year|season|summer|winter|spring|autumn"
    r"|fall|time|day|century|decade)\b)[a-z]+"
    r"|\bthose (?!who|whose|in|of|with|on|at|from|to|that|which|responsible|killed|injured|hurt)[a-z]+s\b"
    r"|\b(?:of|for|on|in|with|to|at|by|about|from|than|after|before|like|despite|beyond|over|above) that(?=[.,;]|$)"
    r"|\bsuch (?!as\b|an?\b)[a-z]+|\bso (?:many|much|few) (?:did|do|were|are)\b"
    r"|\b(?:since|between|by|until|before|from|back) then\b|\bthe (?:day|night|week) (?:after|before)[.,]"
    r"|\b(?:even then|as such|the rest|thereby|therefore|thereafter|instead|likewise|accordingly|too|as well"
    r"|either)[.,]"
    r"|(?:^|, |\band |\bbut )that(?:['’]s| (?:is|was|would|will|has|had|means|meant|makes|made|could|can|may))\b"
    r"|^(?:Other|Further|Additional|Similar|Either|Neither|Each) [a-z]|\b(?:either|neither) (?!of\b|\w+ n?or\b)[a-z]+\b"
    r"|\bboth (?!sides\b|of\b|[\w'’ -]+ and\b)[a-z]+s\b|\b(?:would|will|to|may) follow[,.]|\bfollowed suit\b"
    r"|\b(?:a|one|no) further [a-z]+\b|\bone further\b|\bfor the hour\b|\bin the interim\b|\breason why was\b"
    r"|\bthe part,"
    r"|^(?:Shortly|Soon|Minutes|Hours|Days|Weeks|Months) (?:after|later|before)\w*,|\bsimilar (?!to\b)[a-z]+"
    r"|\b(?:minutes?|hours?|days?|weeks?) (?:before|earlier|later|afterwards)[.,]|\bin the (?:city|town|village)\.$"
    r"|^Making matters|\b[a-z]+ others (?!who\b|in\b|of\b|from\b)(?=[a-z])|\balso\b|\bboth(?=[,.;])"
    r"|, too,|\bdid the same\b|\bthe (?:same|other) (?:one|way|thing|day|two|three)s?\b|\bthe others\b|\bhere\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"^(?:[\w'’-]+ ){1,4}(?:then|also|later|too|again|afterwards?|however|meanwhile|therefore|instead) [a-z]+"
    r"|, (?:however|though|meanwhile|too|for example|for instance)[,.]"
    r"|^(?:First|Second|Third|Next|Now|Today|Then)\b,?"
    r"|^(?:In|On|By|At|For|From|With|Since|After|Before|Until) (?:that|this|these|those|it|them|then)\b"
    r"|^(?:At that|By then|Since then|In the meantime|In response|In return|In total|In all|As a|In fact|Of course)\b"
    r"|^In another\b|^In a (?:first|second|third|further|next|last) step\b"
    r"|\b(?:said|says) that (?:would|could|was|is|will|had|has|may)\b"
    r"|^(?:Not everybody|Not everyone|Not all|No one|Nobody)\b"
)
_COMPARED = re.compile(
    r"\b(?:older|higher|lower|larger|smaller|bigger|longer|shorter|worse|better|faster|more|fewer|less)\.$"
)
_ITS = re.compile(  # several at its start, and nothing since that could have anything
    rf"^(?:The|Some|Many|Several|{_NUMBERS}|{'|'.join(n.capitalize() for n in _NUMBERS.split('|'))}|\d+) (?:[a-z-]+ )?"
    r"[a-z]+s\b(?:(?!\b(?:an?|the|each|every)\b)[^\"A-Z])*\bits\b"
)
_UNSAID = re.compile(  # why, from where, again, in answer to what
    r"\b(?:is|are|was|were) (?:\w+ )?again\b|\b(?:his|her|its|their) latest\b|\binstead\b(?! of)"
    r"|\b(?:metres|kilometres|miles|feet|yards|minutes|hours) away[.,]|\bto the (?:north|south|east|west)[.,]"
    r"|\bwhy\.$|\bto (?:react|respond|reply)[.,]|, [^,]* explained\.$|^[^,\"]* (?:answered|replied) (?:that|with)\b"
    r"|\b(?:accepted|agreed|refused|declined|responded)[.,]|^The next\b"
    r"|\b(?:spoke|speaks?|talked|talks?) of an? [a-z]+\.$"
    r"|\b(?:has|have|had|got|took|won) \d[\d.,]*\.$|^Of (?:the )?\d[\d,]* (?:asked|questioned)\b"
    r"|^[A-Z][\w ]+['’]s (?:\w{3,}est|most \w+) [a-z]+ [a-z]+s\b"  # somebody's largest something, never named
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HALF_DAY = re.compile(r"\b(?:morning|afternoon|evening|night|noon|midnight|midday|dawn|dusk|[ap]\.m)\b", re.IGNORECASE)
_HOUR = re.compile(  # of which half of the day
    rf"\b(?:at|since|until|till|before|after|from|by|around|about) "
    r"(?:(?:half|a quarter|ten|five|twenty|quarter) (?:past|to) )?"
    rf"(?:{_HOURS})(?=[.,;]|$| (?:on|in|and|when|as|with|for|after|before|because|but)\b)"
)
_BESIDE = 24  # characters to either side of an hour that say which half
_MOVED = re.compile(  # up or down from when
    r"\b(?:lost|gained|added|dropped|fell|rose|grew|climbed|slipped|up|down)(?: by| to)? (?:\w+ )?[\w.]+"
    r" (?:percentage )?(?:points?|percent|places|seats)\b(?! of)"
)
_SINCE = re.compile(r"\b(?:from|since|than|compared|earlier|in (?:a|the|\d{4})|over the|on the|within|after)\b")
_UNSURE_OF_WHAT = re.compile(
    r"\b(?:is|are|was|were|remains?|remained|seems?) (?:\w+ly |very |more |still )?"
    r"(?:careful|cautious|sure|certain|sceptical|skeptical|pleased|surprised|concerned|worried"
    r"|opposed|ready|willing|against|aware|confident|disappointed)(?=[,.;]|$)"
    r"|\b(?:declined to|did not|would not|refused to) (?:comment|answer|respond|elaborate|say more)(?=[,.;]|$)"
    r"|\b(?:sooner|too late|too early|enough)(?=[,.;]|$)|\b(?:did|do|does) not call for an?\b"
    r"|\b(?:said|says) (?:that )?it (?:was|is) an? \w+"
)
ACTS = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|will|would|can|could|may|might|must|do|does|did|went|came|took|got|left|lost"
    r"|won|ran|made|gave|found|said|told|met|held|hit|cut|put|set|led|fell|rose|grew|began|became|saw|sent|sold|built"
    r"|broke|shut|paid|kept|stood|spent|struck|shook|drew|wrote|spoke|[a-z]+ed|[a-z]+(?:[^s]s|es)|want|need|plan|say)\b"
)
_THERE = re.compile(
    r"\b[Tt]here\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|must|to be|be|being|seems?"
    r"|seemed|appears?|appeared|remains?|remained|came|comes|follow|followed|never|no)\b)(?!['’])"
)
_FURNITURE = re.compile(
    r"^\d{1,2} ?(?:am|pm|[A-Z]{2,4})\b|^About [A-Z]|^\(|^\d+ (?:million|billion)|^(?:Courtesy|Credit)\b"
    r"|^\d{1,2} [A-Z][a-z]{2,8} \d{4}\b|^(?:[A-Z][a-z]+day, )?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4} [A-Z]"
    r"|\b(?i:for more information|check out|hit the jump|after the jump|stay tuned|more (?:on|at|about)"
    r" (?:this|the story)|full story|pictured|see (?:more|also)|tweet)\b"
    r"|\b[A-Z]{4,} [A-Z]{4,} [A-Z][a-z]*\b"
    r"|^(?:By|Photo|Image|Source|Sources|Tags|Related|Share|Watch|Video|Note|Notes|NOTES|Update|UPDATE):? [A-Z]"
    r"|^(?:[\w'’-]+ ){0,5}[a-z]\w+ (?:When|If|He|She|It|They|After|Before|As|But|While) "
)
_PATTERNS = (
    ("counts what is not named", _COUNTED),
    ("nameless", _NAMELESS),
    ("points back", _BACK),
    ("goes on", _ON),
    ("compares", _COMPARED),
    ("its", _ITS),
    ("takes up what is not told", _UNSAID),
    ("there", _THERE),
    ("says not of what", _UNSURE_OF_WHAT),
    ("page furniture", _FURNITURE),
)
_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”»]")
_PLACE = re.compile(r"\b(?:in|at|to|from|near|of|outside|for) (?:the )?[A-Z]")
_POINTING_START = re.compile(
    r"(?:He|She|It|They|Him|Her|His|Its|Their|That|This|These|Those|And|But|So|Then|Or|Yes|No|Well|Because|Which|Not)\b"
)
_POINTING = re.compile(r"\b(?:him|her|them|he|she|they|it|that|this|those|these|one)\b", re.IGNORECASE)
_THAT = re.compile(  # in somebody's own words
    r"\b[Tt]hat (?:number|figure|name|word|day|night|man|woman|place|money|list|time|moment|report|story|sum|amount)\b"
)
_SOMEBODY = re.compile(r"\b(?:he|him|his|she|her|hers)\b")
_NAMES_ONE = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Mm]y|[Oo]ur|[Yy]our) [a-z]+|(?<=[a-z,] )(?!I\b)[A-Z][a-z]+")
_DAYS = "|".join((*WEEKDAYS, "yesterday", "today", "tomorrow", "tonight"))
_STATE = re.compile(
    r"\b(?:still|now|currently|ongoing|remains?|continues?|so far|to date|already|yet"
    r"|(?:is|are) (?:expected|due|\w+ing))\b"
)
_MONTH = re.compile(rf"\b(?:{'|'.join(m for m in MONTHS if m != 'May')}|May \d|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NEAR_DAY = re.compile(
    rf"\b(?:{_DAYS}|(?:next|this|last) (?:week|weekend)|(?:nights?|days?) ago|in (?:two|three|a few) (?:days|weeks))\b"
    rf"(?!,? (?:\d|{'|'.join(MONTHS)}))(?!['’]s? \w+ \d)",
    re.IGNORECASE,
)


def leans_back(text: str) -> str:
    """What of ``text`` leans on what stood before it, in a word or two; "" when nothing is seen to. Words inside
    quotation marks are a speaker's and not looked at."""
    bare = _QUOTED.sub(" ", text)
    if len(words(bare)) < 2:
        return "a quotation nobody says"
    if not ACTS.search(bare):
        return "no verb"
    hour = _HOUR.search(bare)
    if hour and not _HALF_DAY.search(bare[max(0, hour.start() - _BESIDE) : hour.end() + _BESIDE]):
        return "an hour of either half of the day"
    if _MOVED.search(bare) and not _SINCE.search(bare):
        return "compares"
    for reason, pattern in _PATTERNS:
        match = pattern.search(bare)
        if match and not (reason == "there" and _PLACE.search(bare[: match.start()])):
            return reason
    return ""


def quotation_leans(inner: str) -> bool:
    """Whether a speaker's own words point at something that they do not name."""
    first = inner.strip().split(". ")[0]
    if _POINTING_START.match(first):
        return True
    somebody = _SOMEBODY.search(first)
    if somebody and not _NAMES_ONE.search(first[: somebody.start()]):
        return True
    if _THAT.search(inner) or _BACK.search(inner) or re.search(r"\byou\b", inner, re.IGNORECASE):
        return True
    match = _POINTING.search(first)
    return match is not None and len([w for w in words(first[: match.start()]) if len(w) > 3]) < 2


def leans_on_now(text: str) -> bool:
    """Whether ``text`` tells a state of the day it was written, or names a month without its year."""
    bare = _QUOTED.sub(" ", text)
    return bool(_STATE.search(bare) or (_MONTH.search(bare) and not _YEAR.search(bare)))


def hangs_on_a_day(text: str) -> bool:
    """Whether ``text`` names a day by its place in the week or beside today, outside quotation marks."""
    return bool(_NEAR_DAY.search(_QUOTED.sub(" ", text)))
