# ruff: noqa: E501  (patterns read better in long rows)
"""Rewording by rule: what may truly be said of one English source sentence, without understanding it.

Each rule is narrow on purpose: it applies to shapes in which the rewording says nothing that the sentence does not, and
keeps every number, time, condition, limiter, negation and attribution. Words in quotation marks are never touched.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tests.mutation.words import MONTHS, WEEKDAYS

_SAID = "said|says|told reporters|added"
_NAME = r"(?:[A-Z][\w'’-]+\.? )*[A-Z][\w'’-]+"
_ROLE = r"(?:(?:[Tt]he |[Aa]n? )?(?:[A-Za-z][\w'’-]+ ){0,5})"
_WHO = rf"(?:{_ROLE}{_NAME}|(?:[Tt]he|[Aa]n?) (?:[\w'’-]+ ){{0,5}}[\w'’-]+)"
_SUBJECT = r"(?:the|a|an|some|many|most|all|no|nobody|more than|about|around|at least|[A-Z0-9])"
# What may not be left out, because the sense hangs on it.
_WEIGHTY = re.compile(
    r"(?i)\d|\b(?:not|no|never|nobody|none|without|unless|if|only|until|except|may|might|could|would|should|but|because|since|"
    r"said|says|told|according|alleged\w*|claim\w*|report\w*|who|whose|than|most|some|all|every|few|two|three|four|five|six|seven|"
    r"eight|nine|ten|dozen\w*|hundred\w*|million|percent|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tonight|"
    r"yesterday|tomorrow|week\w*|month\w*|year\w*|day|days|ago|last|next|earlier|later)\b"
)
# Openings and words that lean on other sentences.
_LEANS = re.compile(
    r"^(?:He|She|It|They|This|That|These|Those|We|I|His|Her|Its|Their|Our|But|And|So|Or|Yet|Also|However|Meanwhile|Then|There|"
    r"Both|Neither|Another|Such|Other|Others|One|Here|Instead|Still|Later|Earlier|Afterwards|Now|In turn|For example|Nor|If so|"
    r"Asked|Not|Too|What|Why|How|When|Where|Which|Who|Yes|No,)\b"
)
_LEANING = re.compile(
    r"(?i)\b(?:this|that one|these|those|former|latter|also|too|again|however|therefore|i|we|us|our|my|you|your|there|here|both|"
    r"so far|such|same|other|others|another)\b"
)
_PRONOUN = re.compile(
    r"(?i)\b(?:he|she|they|him|her|his|hers|them|their|theirs|it|its|himself|herself|themselves|itself)\b"
)
_RELATIVE = re.compile(
    r"(?i)\b(?:today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening|week|month|year)|(?:last|next|earlier|later) "
    r"(?:\w+)|\w+ (?:days?|weeks?|months?|years?|hours?|minutes?) (?:ago|later|earlier|before)|ago|recently|now|currently|the day (?:before|after)|overnight|"
    r"in (?:the (?:coming|next) )?(?:an? |two |three |four |five |six |seven |ten |\d+ )(?:hours?|days?|weeks?|months?|years?)|so far|already|at the time|soon|previously|since then|same day|following \w+|past \w+|later)\b"
)
_DAYS = "|".join(WEEKDAYS["en"])
_ON_DAY = re.compile(
    rf"\bon ({_DAYS})(?! (?:morning|evening|night|afternoon|and|to|or)\b|,? (?:{'|'.join(MONTHS['en'])})|, \d)"
)
_ANY_DAY = re.compile(rf"\b(?:{_DAYS})\b")
_FUTURE = re.compile(r"\b(?:will|would|to be|is to|are to|due|plans?|scheduled|expected|set to|next)\b")
_QUOTE = re.compile(r"^[“\"]([^“”\"]+?)([,.!?])[”\"] (.*)$")
_QUOTE_LAST = re.compile(r"^(.{3,60}?)(?: said| told reporters| added| says)[,:] [“\"]([^“”\"]+)[.!?]?[”\"]\.?$")


def reworded(text: str, day: date) -> Iterator[str]:
    """Every good wording of a source sentence that stands alone; ``day`` is the local day of its publication.

    A wording that would move an opening word of which it is not known whether it is a name holds "\x00": see ``settled``.
    """
    text = " ".join(text.split())
    if re.search(r"[“”\"„«]", text):
        if re.search(r"[\[(…]|\.\.", text):
            return  # the source's own brackets and dots may not stand in a quotation of ours
        yield from dict.fromkeys(_speeches(text))
        return
    if not _stands(text):
        return
    dated = _with_dates(text, day)
    if dated is None:
        return
    shorter = _each(dated, _SHORTER)
    for plain in dict.fromkeys([dated, *shorter, *(t for s in shorter for t in _each(s, _SHORTER))]):
        turned = [] if _PRONOUN.search(plain) else _each(plain, _TURNED)
        yield from dict.fromkeys([*turned, plain])


# Where the splitter, or whoever typed the text, broke a number or an abbreviation.
_BROKEN = re.compile(
    r"\d[,:.] \d|\b(?:[A-Z]\. )+[A-Z]\.|(?: [A-Z][a-z]{0,4}| \d{1,2}| [a-z])\.$|^\d{1,2} [A-Za-z]|-, |\b[\w-]+\.(?:com|org|net)\b| (?:a|p)\.m\.$"
)


def _stands(text: str) -> bool:
    """Whether the sentence is whole, says who and what by name, and leans on no other sentence."""
    whole = re.match(r"^[A-Z0-9].*[a-z0-9)]\.$", text) and not re.search(
        r"[:;()\[\]–—-] |['‘’](?!s\b|t\b|re\b|ve\b|ll\b)\w|\.\.", text
    )
    marks = re.search(r"(?:^| )['‘]", text)
    if _BROKEN.search(text):
        return False
    pronoun = _PRONOUN.search(text)  # one of the sentence's own: some name or noun must come before it
    if pronoun and not re.search(rf"(?:{_NAME}|[Tt]he [a-z]+)(?:,? [\w'’-]+){{1,}}? $", text[: pronoun.start()]):
        return False
    return (
        bool(whole)
        and not marks
        and not _LEANS.match(text)
        and not _LEANING.search(text)
        and 4 <= len(text.split()) <= 34
    )


def _with_dates(text: str, day: date) -> str | None:
    """Weekdays written as dates; None where some other time cannot be resolved."""
    if _RELATIVE.search(text):
        return None
    made = _ON_DAY.sub(lambda m: "on " + _written(_resolved(m[1], day, ahead=bool(_FUTURE.search(text)))), text)
    return None if _ANY_DAY.search(made) else made


def _resolved(weekday: str, day: date, *, ahead: bool) -> date:
    step = WEEKDAYS["en"].index(weekday) - day.weekday()
    return day + timedelta(days=step % 7 if ahead else -(-step % 7))


def _written(day: date) -> str:
    return f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}"


def _each(text: str, rules: tuple[Callable[[str], str | None], ...]) -> list[str]:
    return [made for rule in rules if (made := rule(text)) and made != text]


def _without_relative_clause(text: str) -> str | None:
    """ ", which stands on the quay," goes, when nothing weighty is in it."""
    match = re.search(r", (?:which|where) ([^,]{4,80}),(?= [a-z])", text)
    return text[: match.start()] + text[match.end() :] if match and not _WEIGHTY.search(match[1]) else None


def _without_trailing_clause(text: str) -> str | None:
    """ ", which ..." or ", leaving ..." at the end goes, when nothing weighty is in it."""
    match = re.search(r", (?:which|where|\w+ing\b|with\b)([^,]{4,90})\.$", text)
    return text[: match.start()] + "." if match and not _WEIGHTY.search(match[0]) else None


def _without_apposition(text: str) -> str | None:
    """ "Anna Weber, the mayor of the town, opened" becomes "Anna Weber opened"."""
    match = re.match(rf"^({_NAME}), ((?:the|an?|its|their) [^,]{{3,60}}), (?=[a-z])(?!(?:and|or|but|said)\b)", text)
    return match[1] + " " + text[match.end() :] if match and not _WEIGHTY.search(match[2]) else None


def _first_clause(text: str) -> str | None:
    """The clause before ", and NAME ..." when that begins a clause of its own and nothing weighty comes after."""
    match = re.match(
        rf"^([^,]{{20,}}), and (?:the|{_NAME}) (?:[\w-]+ ){{1,3}}(?:was|were|is|are|has|had|will|[a-z]+ed)\b", text
    )
    if not match or re.search(r"(?i)\b(?:if|unless|said|says|between|both|either|when|after|told)\b", match[1]):
        return None
    return (
        None if re.search(r"(?i)\b(?:said|says|if|unless|according|told)\b", text[match.end(1) :]) else match[1] + "."
    )


def _first_verb(text: str) -> str | None:
    """ "X did A and did B." becomes "X did A.", when nothing weighty comes after and B is an act of its own."""
    match = re.match(
        rf"^((?:The|{_NAME}) (?:[\w'’-]+ ){{0,3}}?(?:was|were|is|are|has|had|will|[a-z]+ed) [^,]{{8,70}}) and (?:was|were|has|had|[a-z]{{3,}}ed)\b",
        text,
    )
    if not match or re.search(
        r"(?i)\b(?:if|unless|said|says|between|both|either|not|never|told|who|which|that|to|while|when)\b", match[1]
    ):
        return None
    return (
        None
        if re.search(r"(?i)\b(?:said|says|if|unless|according|told|not|never|only|because)\b", text[match.end(1) :])
        else match[1] + "."
    )


def _without_opening(text: str) -> str | None:
    """ "Near the harbour, P." becomes "P.", when nothing weighty is in the opening."""
    match = re.match(
        r"^(?:In|At|Near|Outside|Inside|Along|Across) ([^,]{3,50}), (?=(?:the|a|an|some|[A-Z0-9])\b)", text
    )
    return (
        _upper(text[match.end() :]) if match and not _WEIGHTY.search(match[1]) and "statement" not in match[1] else None
    )


def _around(text: str) -> str | None:
    """ "about 300" and "around 300" are the same."""
    made = re.sub(r"\babout (?=\d)", "around ", text)
    return made if made != text else re.sub(r"\baround (?=\d)", "about ", text)


_SHORTER = (
    _without_relative_clause, _without_trailing_clause, _without_apposition, _first_clause, _first_verb, _without_opening,
)  # fmt: skip


def _said_last(text: str) -> str | None:
    """ "X said that P." becomes "P, X said."."""
    match = re.match(rf"^({_WHO}) (said|says) (?:that )?({_SUBJECT} .+)\.$", text)
    if (
        not match
        or re.search(r"(?i)\b(?:said|says|and that|but that|told|in)\b", match[1] + match[3][-1:])
        or _two_claims(match[3])
    ):
        return None
    return f"{_upper(match[3])}, {_lower(match[1])} {match[2]}."


def _said_first(text: str) -> str | None:
    """ "P, X said." becomes "X said P."."""
    match = re.match(rf"^(.{{12,}}), ({_WHO}) (said|says)\.$", text) or re.match(
        rf"^(.{{12,}}), (said) ({_WHO})\.$", text
    )
    if (
        not match
        or _two_claims(match[1])
        or re.search(r", (?:and|but|who)$|^(?:If|When|After|Before|While|Although|In|On|At)\b", match[1])
    ):
        return None
    who, said = (match[3], match[2]) if match[2] == "said" else (match[2], match[3])
    return f"{_upper(who)} {said} {_lower(match[1]).rstrip('.')}."


def _according_first(text: str) -> str | None:
    """ "P, according to X." becomes "According to X, P."."""
    match = re.match(rf"^(.{{12,}}),? according to ({_WHO})\.$", text)
    if not match or _two_claims(match[1]) or re.match(r"(?:If|When|After|Before|While|Although|In|On|At)\b", match[1]):
        return None
    return f"According to {match[2]}, {_lower(match[1].rstrip(','))}."


def _two_claims(text: str) -> bool:
    """Whether moved words may be parted wrongly: a second speaker, a clause that opens before the verb of saying."""
    return bool(
        re.search(
            r"(?i)\b(?:said|says|told|while|whereas|according|although|though|added|denied)\b|, (?:and|but|who|which)\b",
            text,
        )
    )


def _adjunct_first(text: str) -> str | None:
    """ "P in May 2025." becomes "In May 2025, P."; only dates and years, and only where the sentence is one clause."""
    match = re.match(
        rf"^([^,]{{12,}}?) ((?:on|in) (?:\d{{1,2}} )?(?:(?:{'|'.join(MONTHS['en'])}) )?(?:19|20)\d\d)\.$", text
    )
    if not match or re.search(
        r"(?i)\b(?:said|says|that|which|who|if|and|but|to|since|from|between|because|when|after|before|until)\b",
        match[1],
    ):
        return None
    return f"{_upper(match[2])}, {_lower(match[1])}."


def _adjunct_last(text: str) -> str | None:
    """ "In 2025, P." becomes "P in 2025."; only dates and years, only one clause."""
    match = re.match(
        rf"^((?:On|In) (?:\d{{1,2}} )?(?:(?:{'|'.join(MONTHS['en'])}) )?(?:19|20)\d\d), ([^,]{{12,}})\.$", text
    )
    if not match or re.search(
        r"(?i)\b(?:said|says|that|which|who|if|and|but|since|from|between|because|when|after|before|until)\b", match[2]
    ):
        return None
    return f"{_upper(match[2])} {match[1][:1].lower()}{match[1][1:]}."


_TURNED = (_said_last, _said_first, _according_first, _adjunct_first, _adjunct_last, _around)


def framed(text: str, publisher: str, turn: int) -> str | None:
    """ "The Gazette reported that P." around a plain sentence without anybody's claim in it."""
    if re.search(r"(?i)\b(?:said|says|told|according|claim\w*|alleg\w*|report\w*|accus\w*|den\w*)\b|[“\"]", text):
        return None
    return f"{publisher} reported that {_lower(text)}" if turn else f"According to {publisher}, {_lower(text)}"


def _speeches(text: str) -> Iterator[str]:
    """A quotation of a named speaker, whole, with its verb turned round."""
    match = _QUOTE.match(text)
    if match and 3 <= len(match[1].split()) <= 24:
        words, mark, rest = match[1], match[2], match[3]
        who = re.match(rf"^(?:said|says) ({_WHO})(?:, [^,“”\"]+)?\.$", rest) or re.match(
            rf"^({_WHO})(?:, [^,“”\"]{{3,60}},)? (?:said|says|told (?:[\w ]+))(?: [^“”\"]*)?\.$", rest
        )
        if who and _a_speaker(who[1]):
            end = ("." if mark == "," else mark) if not words.endswith(".") else ""
            yield f"{_upper(who[1])} said: “{words}{end}”"
            yield f"“{words}{',' if mark in ',.' else mark}” {_lower(who[1])} said."
    last = _QUOTE_LAST.match(text)
    if last and 3 <= len(last[2].split()) <= 24 and re.fullmatch(_WHO, last[1]) and _a_speaker(last[1]):
        yield f"“{last[2].rstrip('.,')},” {_lower(last[1])} said."


def _a_speaker(who: str) -> bool:
    return (
        bool(re.search(rf"{_NAME}$", who))
        and not _LEANS.match(who)
        and not re.search(r"\b(?:and|who|that|he|she)\b|\d", who)
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    """The sentence as it goes on after other words. Its first word is marked: only the source can tell a name."""
    return "\x00" + text


_COUNTING = re.compile(
    r"(?i)^(?:the|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)$"
)


def settled(text: str, source: str) -> str | None:
    """The wording with its marked words in the case that the source gives them; None where the source does not tell."""
    while "\x00" in text:
        at = text.index("\x00")
        found = re.match(r"[\w'’.-]*", text[at + 1 :])
        word = found[0] if found else ""
        kept = _name_in(word, source)
        if kept is None:
            return None
        text = text[:at] + (word if kept else word[:1].lower() + word[1:]) + text[at + 1 + len(word) :]
    return text


def _name_in(word: str, source: str) -> bool | None:
    if _COUNTING.match(word) or re.search(rf"(?<![\w-]){re.escape(word.lower())}(?![\w-])", source):
        return bool(word[:1].isdigit())
    inside = re.search(rf"(?<=[a-z,;] ){re.escape(word)}(?![\w-])", source)
    return True if inside or re.search(r"[A-Z0-9].*[A-Z0-9]|^\d", word) else None
