"""attribution: what the span reports as said, we report as said."""

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.lexicon import Lexicon, find
from standfirst.verify.reading.tokens import Token, outside, stem, tokens
from standfirst.verify.rules.frames import publisher_stretches


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that states as fact what its evidence has somebody say."""
    found = []
    for part in context.parts:
        if _attributed(part, context):
            continue
        spans = [s for s in part.spans if s.text]
        ours = set(context.words.content(part.bare))
        said = [_said(s, ours, context.words) for s in spans]
        best = max(said, key=lambda pair: pair[1], default=("", 0.0))
        if best[0] and best[1] >= 0.5:
            found.append(part.fail(Rule.ATTRIBUTION, f'it states as fact what the source reports as "{best[0]}"'))
    return tuple(found)


def _attributed(part: Part, context: Context) -> bool:
    """Whether our sentence says whose words these are; a publisher's frame does not stand for a person's claim."""
    words = context.words
    frames = publisher_stretches(part, context)
    bare = outside(part.bare, ((a, b) for a, b, _ in frames))
    spoken = any(w.low in words.reporting for w in bare) or bool(find(words.according, bare))
    if part.quoted:
        return spoken
    return spoken


def _said(span: Span, ours: set[str], words: Lexicon) -> tuple[str, float]:
    """The word of saying in the span and how much of our content lies in what it reports."""
    text, run = span.around, tokens(span.around)
    for index, word in enumerate(run):
        if word.low in words.reporting and _asserts(run, index, words):
            reported = _reported(text, run, index)
            return word.text, len(ours & {stem(w.low) for w in reported}) / max(1, len(ours))
    if places := find(words.according, run):
        first, last = places[0]
        return " ".join(w.text for w in run[first:last]), len(ours & set(words.content(run))) / max(1, len(ours))
    return "", 0.0


def _asserts(run: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """Leave out nouns and participles that look like words of saying: "the report", "called off"."""
    low = run[index].low
    before = run[index - 1].low if index else ""
    after = run[index + 1].low if index + 1 < len(run) else ""
    if low in ("called", "calls") and after in ("off", "for", "on", "in", "up"):
        return False
    return before not in words.before_noun and low not in (
        "read",
        "pointed",
        "repeated",
        "posted",
    )


def _reported(text: str, run: tuple[Token, ...], index: int) -> tuple[Token, ...]:
    """The words a verb of saying reports: those after it, or those before the comma that closes them (", X said")."""
    comma = text.rfind(",", 0, run[index].start)
    after = run[index + 1 : index + 2]
    closes = not after or after[0].low in _AFTER_SAID or (after[0].capitalised and comma == run[index].start - 2)
    return tuple(w for w in run if w.end <= comma) if closes and comma > 0 else run[index + 1 :]


_AFTER_SAID = frozenset(
    "in on at during after before to by when while yesterday today monday tuesday wednesday thursday friday".split()
)
