"""Titles: a title or role beside a name comes from the evidence and belongs to the same name."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from standfirst.verify.context import Context, Part
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.names import Name
from standfirst.verify.reading.tokens import Token, stem, tokens

_BEFORE = 5  # words before a name in which the source's title stands
_LEADING = 7  # and so far where it leads an apposition: "a spokesman for the Harbour Alliance, Tiber Molloy,"
_AFTER = 9  # words after it: "Anna Weber, who has been mayor since 2019"


def title_problem(name: Name, part: Part, context: Context) -> str:
    """What is wrong with the title our sentence gives this name, or ""."""
    words = context.words
    first = next((i for i, w in enumerate(name.words) if i and w.low in words.genitive), len(name.words))
    core = [w for w in name.words[:first] if not _pieces(w) & (words.titles | words.ranks)]
    if not core:
        return ""
    ours = _ours(core, part, words)
    if not ours:
        return ""
    theirs = [found for span in part.spans for found in _theirs(core[-1].low, span.around, words)]
    if not theirs:
        return ""  # the name itself is missing: said elsewhere
    if any(ours <= near for near, _ in theirs):
        dropped = [ranks - ours for near, ranks in theirs if ours <= near]
        lost = "" if not all(dropped) else sorted(dropped[0])[0]
        return f'the source says "{lost}" of {core[-1].text}, which is left out' if lost else ""
    missing = sorted(ours - max((near for near, _ in theirs), key=lambda near: len(ours & near)))
    return f'no cited sentence calls {core[-1].text} "{missing[0]}"'


def _pieces(word: Token) -> set[str]:
    return {word.low, *word.low.split("-")}


def _ours(core: list[Token], part: Part, words: Lexicon) -> set[str]:
    """Titles and ranks right before the name, any describing word there ("engineer Leah Martin"), and those of an
    apposition right behind it."""
    text, run = part.text, part.bare
    found: set[str] = set()
    first = bisect_right(run, core[0].start, key=lambda w: w.end)
    before = run[max(0, first - _BEFORE) : first]
    edge = core[0]
    for word in reversed(before):
        if text[word.end : edge.start].strip():
            break
        named = _pieces(word) & (words.titles | words.ranks)
        if not named and not (edge is core[0] and len(core) > 1 and _describes(word, words)):
            break
        found |= named or {stem(word.low)}
        edge = word
    last = bisect_left(run, core[-1].end, key=lambda w: w.start)
    after = run[last : last + _AFTER]
    placed = len(before) == 1 and before[0].start == run[0].start and before[0].low in words.prepositions
    if placed and not _closed(text, core[-1], after):
        return found  # "In Velden, a former clerk has won": where, not who
    return found | _led(text, before, core, words) | _apposition(text, core[-1], after, words)


def _closed(text: str, last: Token, after: Sequence[Token]) -> bool:
    """Whether what begins with a comma behind a name ends with one."""
    return bool(after) and "," in text[last.end + 1 : after[-1].end + 1]


def _led(text: str, before: Sequence[Token], core: list[Token], words: Lexicon) -> set[str]:
    """The title that a name between commas explains: "its president, Gordon Lisle, said"."""
    closed = text[core[-1].end : core[-1].end + 1] in (",", ".")
    if len(before) < 2 or not closed or text[before[-1].end : core[0].start] != ", ":
        return set()
    one_of = before[-2].low in words.determiners
    return _pieces(before[-1]) & (words.titles | words.ranks) if one_of else set()


def _describes(word: Token, words: Lexicon) -> bool:
    """Whether a small word before a name may say what somebody is: no verb, no adverb."""
    verbal = word.low in words.verbs or word.low in words.reporting or word.low.endswith(tuple(words.verb_endings))
    adverb = word.low.endswith(tuple(words.colour_endings))
    return words.capitals_name and words.carries(word) and word.text[0].islower() and not verbal and not adverb


def _apposition(text: str, last: Token, after: Sequence[Token], words: Lexicon) -> set[str]:
    if not after or text[last.end : after[0].start].strip() != "," or after[0].low in words.joints:
        return set()
    found: set[str] = set()
    for index, word in enumerate(after):
        if index and ("," in text[after[index - 1].end : word.start] or "." in text[after[index - 1].end : word.start]):
            return found
        if word.capitalised and (found or index):
            return set()  # "in Velden, analyst Talia Ekholm said": another's
        if (word.low in words.verbs and not found) or word.low in words.relatives:
            return found
        if found and word.low in words.prepositions:
            return found  # "a geologist at the university whose team measured"
        found |= _pieces(word) & (words.titles | words.ranks)
    return found if not text[after[-1].end :].strip(" .\"'”’") else set()


def _theirs(low: str, around: str, words: Lexicon) -> list[tuple[set[str], set[str]]]:
    """Per mention of the name: every title, rank and describing word near it, and the ranks right before it."""
    run = tokens(around)
    found = []
    for index, word in enumerate(run):
        if word.low != low or not word.capitalised:
            continue
        near = [*run[max(0, index - _LEADING) : index], *run[index + 1 : index + 1 + _AFTER]]
        close = run[max(0, index - _BEFORE + 1) : index]
        words_near = {piece for w in near for piece in (*_pieces(w), stem(w.low))}
        ranks = (
            {piece for w in close for piece in _pieces(w) & words.ranks} if _unbroken(around, close, word) else set()
        )
        found.append((words_near, ranks))
    return found


def _unbroken(text: str, close: tuple[Token, ...], word: Token) -> bool:
    return bool(close) and not set(text[close[0].start : word.start]) & set(",;:")
