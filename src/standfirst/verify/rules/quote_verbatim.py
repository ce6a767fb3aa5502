"""quote-verbatim: what stands in quotation marks stands so in one cited span, uncut where a cut would mislead."""

import re

from standfirst.domain.text import folded
from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.lexicon import Lexicon, Phrases, find
from standfirst.verify.reading.tokens import tokens

_MARKS = str.maketrans({'"': "'", "「": "'", "『": "'", "」": "' ", "』": "' "})  # no space parts words behind these
_ELLIPSIS = re.compile(r"\.\.|…|\[|\]|\(\.")


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail every quotation that is not in a cited span character by character, or that a cut turns round."""
    found = []
    for part in context.parts:
        if _stray(part):
            found.append(part.fail(Rule.QUOTE_VERBATIM, "a quotation mark has no partner"))
        found.extend(
            part.fail(Rule.QUOTE_VERBATIM, problem)
            for quote in part.quotes()
            if (problem := _problem(quote, part, context.words))
        )
    return tuple(found)


def bare(quote: str) -> str:
    """A quotation as it is compared: one kind of mark inside, without the comma or full stop our sentence adds."""
    return one_mark(quote).strip().rstrip(".,;:").strip()


def one_mark(text: str) -> str:
    """Folded text with marks of every kind alike, because a nested quotation changes its marks."""
    return folded(text).translate(_MARKS)


def _stray(part: Part) -> bool:
    edges = 2 * sum(part.text[q.start - 1] == '"' for q in part.quoted if not q.single and q.closed)
    inside = sum(part.text[q.start : q.end].count('"') for q in part.quoted)
    return part.text.count('"') - inside != edges


def _problem(quote: str, part: Part, words: Lexicon) -> str:
    wanted = bare(quote)
    if not wanted:
        return "a quotation is empty"
    if _ELLIPSIS.search(quote):
        return f'the quotation "{quote}" is shortened or filled in with dots or brackets'
    holders = [(span, at) for span in part.spans if (at := _place(wanted, one_mark(span.text))) >= 0]
    if not holders:
        return f'"{quote}" does not stand so in a cited sentence'
    losses = [_lost(wanted, span, part, words) for span, _ in holders]
    return "" if "" in losses else losses[0]


def _place(wanted: str, text: str) -> int:
    """Where the words stand on word boundaries; -1 nowhere."""
    at = text.find(wanted)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(wanted) : at + len(wanted) + 1]
        if (
            not (before.isalnum() and wanted[0].isalnum())
            and not (after.isalnum() and wanted[-1].isalnum())
            and not _half(text, at, wanted)
        ):
            return at
        at = text.find(wanted, at + 1)
    return -1


def _half(text: str, at: int, wanted: str) -> bool:
    """Whether the edge cuts a joined word or number in two: "2" of "2.4", "well" of "well-known"."""
    left, right = text[max(0, at - 2) : at], text[at + len(wanted) : at + len(wanted) + 2]
    return bool(
        re.match(r"\w[-.,'](?=\w)?$", left) and left[-1] in "-.,'" and wanted[0].isalnum() and left[-1] != "'"
    ) or bool(re.match(r"[-'](?=\w)|[.,](?=\d)", right) and wanted[-1].isalnum())


def _lost(wanted: str, span: Span, part: Part, words: Lexicon) -> str:
    """What a cut took away that changes the sense, or ""."""
    whole = one_mark(span.around)
    at = _place(wanted, whole)
    if at < 0:
        return ""
    left, right = whole[:at], whole[at + len(wanted) :]
    if left.endswith("'") and right.lstrip(".,").startswith("'"):
        return ""  # the source's own quotation, whole
    if _cut_inside(left, right):
        return f'the quotation "{wanted}" is cut off inside a clause of its sentence'
    near = _sentence_of(left, right)
    if hit := _first(words.contrast, _sentence_of("", right), wanted, words):
        return f'the quotation leaves out what follows after "{hit}"'
    for name, phrases in (("negation", words.negation), ("modal", words.hedge)):
        if hit := _first(phrases, near, wanted, words):
            return f'the quotation drops the {name} "{hit}" of its sentence'
    if hit := _first(words.condition, _sentence_of(left, right), wanted, words):
        return f'the quotation drops the condition "{hit}" of its sentence'
    return _lost_attribution(left, right, wanted, part, words)


def _cut_inside(left: str, right: str) -> bool:
    """Whether an edge of the quotation lies inside a clause: no mark there, nor the start or end of the text."""
    before, after = left.rstrip(), right.lstrip()
    opens = not before or before[-1] in ".!?,;:-'(" or left.endswith("\n")
    closes = not after or after[0] in ".!?,;:-')"
    return not (opens and closes)


def _sentence_of(left: str, right: str) -> str:
    start = max((m.end() for m in re.finditer(r"[.!?]['\"]? ", left)), default=0)
    end = re.search(r"[.!?]['\"]?(?: |$)", right)
    return left[start:] + " | " + (right[: end.start()] if end else right)


def _first(phrases: Phrases, text: str, wanted: str, words: Lexicon) -> str:
    run = tokens(text)
    for first, last in find(phrases, run):
        phrase = " ".join(w.text for w in run[first:last])
        if run[first].low not in words.loose_cut:
            return phrase
    return ""


def _lost_attribution(left: str, right: str, wanted: str, part: Part, words: Lexicon) -> str:
    """A cut may drop "the minister said" only when our sentence says so itself."""
    rest = tokens(_sentence_of(left, right))
    said = [w for w in rest if w.low in words.reporting] or [rest[a] for a, _ in find(words.according, rest)]
    if not said or any(w.low in words.reporting for w in tokens(wanted)):
        return ""
    speakers = {w.low for w in rest if w.capitalised or w.low in words.titles or w.low in words.pronouns}
    ours = {w.low for w in part.bare}
    content = {w.low for w in rest if words.carries(w)}
    if (speakers or content) & ours or (speakers and speakers <= words.pronouns):
        return ""
    return f'the quotation drops who said it ("{said[0].text}")'
