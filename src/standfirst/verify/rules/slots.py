"""Slots: the place a name stands in. "Weber" before "signed the deal" is wrong where the source has "Lind" there."""

from bisect import bisect_left, bisect_right

from standfirst.verify.context import Part, Span
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.names import Name, names
from standfirst.verify.reading.tokens import Token, stem, tokens

_LONGEST = 4  # words of a slot: up to the first that carries content


def slot_problem(name: Name, part: Part, words: Lexicon) -> str:
    """Another name that every cited span has in this name's place, or ""."""
    run = part.bare
    first = bisect_left(run, name.words[0].start, key=lambda w: w.start)
    at = range(first, bisect_right(run, name.words[-1].end, key=lambda w: w.end))
    if not at or not words.capitals_name or (name.opens and len(name.words) == 1):
        return ""  # a lone first word may be no name; where nouns have capitals, capitals name nothing
    own = {w.low for w in name.words if w.low not in words.titles}
    after = _slot(part.text, run, at[-1], 1, words)
    describes = at[-1] + 1 < len(run) and run[at[-1] + 1].low in words.titles  # "said United captain Silas Moreau"
    before = () if describes else _slot(part.text, run, at[0], -1, words)
    for slot, step in ((after, 1), (before, -1)):
        others = [_holder(slot, step, own, span, words) for span in part.spans if span.text and slot]
        if others and all(others):
            return f"in the source {others[0]} stands there, not {name.text}"
    return ""


def _slot(text: str, run: tuple[Token, ...], at: int, step: int, words: Lexicon) -> tuple[str, ...]:
    """The words next to a name up to the first verb or content word; () where a mark or another name comes first."""
    found: list[str] = []
    index = at
    while len(found) < _LONGEST and 0 <= index + step < len(run):
        first, second = sorted((index, index + step))
        if text[run[first].end : run[second].start].strip(" '") not in ("", "s"):
            return ()
        index += step
        word = run[index]
        if word.capitalised or word.low in words.joints or "\x00" in text[run[first].end : run[second].start]:
            return ()
        found.append(stem(word.low))
        if words.carries(word) or word.low in words.reporting:
            return tuple(found)
        if step == 1 and word.low in words.prepositions:
            return ()  # an adjunct may stand behind any name of its sentence
    return ()


def _holder(slot: tuple[str, ...], step: int, own: set[str], span: Span, words: Lexicon) -> str:
    """The name in this slot of the span: "" when it is ours, when none is, or when the slot is not there."""
    run = tokens(span.around)
    stems = [stem(w.low) for w in run]
    wanted = slot if step == 1 else slot[::-1]
    found = {w.start: n for n in names(span.around, run, words) for w in n.words}
    holders = []
    for i in range(len(run) - len(wanted) + 1):
        if tuple(stems[i : i + len(wanted)]) != wanted:
            continue
        beside = i - 1 if step == 1 else i + len(wanted)
        holder = _name_at(beside, i, len(wanted), step, run, span.around, found, words)
        if holder is None or own & set(holder.key):
            return ""
        holders.append(holder.text)
    return holders[0] if holders else ""


def _name_at(
    beside: int, i: int, size: int, step: int, run: tuple[Token, ...], text: str, found: dict[int, Name], words: Lexicon
) -> Name | None:
    if not 0 <= beside < len(run):
        return None
    first, second = (run[beside], run[i]) if step == 1 else (run[i + size - 1], run[beside])
    if text[first.end : second.start].strip(" '") not in ("", "s"):
        return None
    holder = found.get(run[beside].start)
    if holder is None or step == -1:
        return holder
    leads = [w for w in run if w.end <= holder.words[0].start][-2:]
    listed = len(leads) == 2 and leads[1].low in words.joints and leads[0].capitalised
    inside = bool(leads) and (leads[-1].low in words.prepositions or listed)
    return None if inside else holder  # "councillors in Port Ellis voted": the town did not
