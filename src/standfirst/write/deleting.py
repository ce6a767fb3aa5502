"""Retelling by leaving out: every word is the source's, in its order, with days written as dates.

With a parser the pieces are constituents, and every form is parsed again (``shortening``). Without one, or where it
fails, they are what a closed pattern finds. Nothing that carries a time, a number, a negation, a hedge, a condition or
an attribution is left out; ages and leading connectives are the exceptions.
"""

import re
from collections.abc import Iterator

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.domain.errors import Failure
from standfirst.write.dates import local_day, with_days
from standfirst.write.definite import whole_or_first
from standfirst.write.framing import shrunk
from standfirst.write.lexicon import SPEECH, guard_words, words
from standfirst.write.lines import Line, cited, has_marks, keeps_copy_rule, one_line, source_of
from standfirst.write.moving import NameTest
from standfirst.write.ports import Parser
from standfirst.write.shortening import forms

_VERB = (
    r"(?:said|says|was|were|is|are|has|had|have|will|would|told|added|made|took|began|won|lost|went|came|ran|voted|"
    r"opened|closed|rose|fell|signed|ordered|rejected|accepted|approved|announced|called|denied|declined|left|met)"
)
_APPOSITION = re.compile(rf", (?:a|an|the|its|their|his|her|which|who|whose) [^,;:()\"“”]{{3,80}}, (?={_VERB}\b)")
_RELATIVE = re.compile(rf", (?:which|who|whose|where) [^,;:()\"“”]{{3,90}}, (?={_VERB}\b)")
_AGE = re.compile(  # between a name and its verb or place; in a list of people it belongs to one of them
    rf", \d{{1,2}}, (?=(?:of|from|who|a|an|the|will|would)\b|{_VERB}\b)"
)
_PARENTHESIS = re.compile(r" \([^()]{1,60}\)")
_TRAILING = re.compile(
    r", (?:which|who|where|causing|leaving|making|bringing|giving|putting|forcing|sending) [^,;:\"“”]{3,90}(?=\.$)"
)
_LEADING = re.compile(r"^(?:Meanwhile|However|Separately|In addition|Also|Still), ")
_SAID_FIRST = re.compile(
    r"^(?P<who>[^,;:\"“”]{2,70}?) (?P<say>said|says|confirmed|announced) (?:that )?(?P<what>[^,;:\"“”]+)\.$"
)
_SAID_LAST = re.compile(
    r"^(?P<what>[^,;:\"“”]{20,}?), (?P<who>[^,;:\"“”]{2,70}?) (?P<say>said|says|confirmed|announced)"
    r"(?P<when> (?:on|early on|late on) [^,;:\"“”]{3,40})?\.$"
)
_NO_CATAPHORA = frozenset("he she they it his her their its him them we our i this that these those".split())
_DIGITS = re.compile(r"\d")


def retold(
    evidence: Evidence, pack: EvidencePack, forbidden: frozenset[tuple[str, ...]], parser: Parser | None = None
) -> tuple[Line, ...]:
    """Ways to retell a piece of evidence outside quotation marks, the fullest first; () when none is certain."""
    base = evidence.resolved or evidence.text
    if has_marks(base) or evidence.kind == "quote" or pack.language != "en":
        return ()
    guards = set(guard_words(base))
    if guards and not guards & SPEECH:  # nobody named says it: what may be or is not stands with its publisher
        return ()
    source = source_of(evidence, pack)
    written = local_day(source.published_at, source.zone)
    found: dict[str, None] = {}
    for text in _ways(base, parser, pack):
        dated = with_days(text, written, pack.now)
        if dated and keeps_copy_rule(dated, forbidden) and len(words(dated)) >= 5:
            found.setdefault(dated)
    return tuple(Line(text=t, citations=cited(evidence), evidence=evidence, form="retold") for t in found)


def _ways(text: str, parser: Parser | None, pack: EvidencePack) -> Iterator[str]:
    """The sentence, then its shorter forms, the fullest first: by parse where there is one, else by pattern."""
    shorter = forms(text, parser, lambda word: _is_name(word, pack)) if parser else Failure(code="no-parser")
    if isinstance(shorter, Failure):
        yield from _shortenings(one_line(text), lambda word: _is_name(word, pack))
        return
    yield one_line(text)
    for form in reversed(shorter):
        yield one_line(form.text)


def _is_name(word: str, pack: EvidencePack) -> bool:
    """Whether the sources write a word with a capital inside sentences, and never without."""
    inside = re.compile(rf"[a-z,] {re.escape(word)}\b")
    small = re.compile(rf"\b{re.escape(word.lower())}\b")
    return any(inside.search(s.text) for s in pack.sources) and not any(small.search(s.text) for s in pack.sources)


def _shortenings(text: str, is_name: NameTest) -> Iterator[str]:
    """The sentence itself, then with each removable piece left out, then with all of them, then attribution moved."""
    text = whole_or_first(text)
    yield text
    pieces = [_without(text, pattern) for pattern in (_LEADING, _PARENTHESIS, _AGE, _APPOSITION, _RELATIVE, _TRAILING)]
    for piece in pieces:
        if piece != text:
            yield piece
    all_out = text
    for pattern in (_LEADING, _PARENTHESIS, _AGE, _APPOSITION, _RELATIVE, _TRAILING):
        all_out = _without(all_out, pattern)
    if all_out != text:
        yield all_out
    for start in dict.fromkeys((text, all_out)):
        if moved := _attribution_last(start) or _attribution_first(start, is_name):
            yield moved


def _without(text: str, pattern: re.Pattern[str]) -> str:
    match = pattern.search(text)
    if match is None:
        return text
    gone = match.group()
    harmless = pattern in (_AGE, _LEADING) or not (guard_words(gone) or _DIGITS.search(gone))
    if not harmless:
        return text
    rest = text[match.end() :]
    if match.start() == 0:
        return rest[:1].upper() + rest[1:]
    return f"{text[: match.start()]} {rest}" if gone.endswith(" ") else text[: match.start()] + rest


def _attribution_first(text: str, is_name: NameTest) -> str:
    """ "P, X said (on Monday)." as "X said (on Monday) that P." when there is one level of saying and neither leans."""
    match = _SAID_LAST.match(text)
    if match is None:
        return ""
    what, who = match["what"], match["who"]
    small = shrunk(what) or (what if is_name(what.split()[0]) else "")
    if len([w for w in guard_words(text) if w in SPEECH]) != 1 or _NO_CATAPHORA & {
        w.lower() for w in words(f"{what} {who}")
    }:
        return ""
    return f"{who[0].upper()}{who[1:]} {match['say']}{match['when'] or ''} that {small}." if small else ""


def _attribution_last(text: str) -> str:
    """ "X said that P." as "P, X said." when there is one level of saying and P leans on nothing of X."""
    match = _SAID_FIRST.match(text)
    if match is None:
        return ""
    what, who = match["what"], match["who"]
    listed = [w.lower() for w in words(what)]
    guards = [w for w in guard_words(text) if w in ("said", "says", "told", "confirmed", "announced", "according")]
    if len(guards) != 1 or _NO_CATAPHORA & set(listed) or len(words(who)) > 8 or len(listed) < 4:
        return ""
    subject = who if who.split()[0] not in ("The", "A", "An", "Police", "Officials") else who[0].lower() + who[1:]
    return f"{what[0].upper()}{what[1:]}, {subject} {match['say']}."
