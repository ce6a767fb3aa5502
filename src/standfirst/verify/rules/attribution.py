"""attribution: what the span reports as said, we report as said."""

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.lexicon import Lexicon, find
from standfirst.verify.reading.tokens import Token, outside, stem, tokens
from standfirst.verify.rules.frames import publisher_stretches
from standfirst.verify.rules.tallies import tally_claims

_MOSTLY = 0.5  # share of our content that lies in what the source only reports
_TOLD = 5  # words behind "told" that can be nobody but who is told: "a court in Port Ellis"
_OFFICE = 5  # words among which the name stands that an office leads
_ALONE = 3  # stems that one span alone reports, from which a sentence without attribution tells it as fact
_KEPT = 0.5  # share of what that span alone reports that the sentence then keeps
_SURE = 0.8  # share of our content that another cited span states itself


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that states as fact what its evidence has somebody say, or vouches for what it only passes on."""
    found = []
    for part in context.parts:
        if tally_claims(part, context):
            continue  # it says whose each value is
        problem = _vouched(part, context) or ("" if _attributed(part, context) else _claimed(part, context.words))
        problem = problem or _slid(part, context.words)
        if problem:
            found.append(part.fail(Rule.ATTRIBUTION, problem))
    return tuple(found)


def _outside_frames(part: Part, context: Context) -> tuple[Token, ...]:
    return outside(part.bare, ((a, b) for a, b, _ in publisher_stretches(part, context)))


def _attributed(part: Part, context: Context) -> bool:
    """Whether our sentence says whose words these are."""
    words, bare = context.words, _outside_frames(part, context)
    theirs = {stem(w.low) for s in part.spans for w in tokens(s.around) if w.low in words.reporting}
    told = {stem(w.low) for s in part.spans for w in s.words if w.low in words.committing}  # the offer itself is told
    spoken = any(
        w.low in words.passing_on
        or (w.low in words.committing and stem(w.low) not in told)
        or (w.low in words.reporting and stem(w.low) in theirs)
        for i, w in enumerate(bare)
        if _asserts(bare, i, words)
    )
    return spoken or bool(find(words.according, bare)) or _ends_in_saying(bare, words)


def _ends_in_saying(bare: tuple[Token, ...], words: Lexicon) -> bool:
    """Headlines put it in the present, behind: "..., researchers report"."""
    passive = len(bare) > 1 and bare[-2].low in words.be  # "Floods were reported" says not by whom
    form = words.verbs.get(bare[-1].low) if len(bare) > 2 and not passive else None
    return form is not None and any(
        known.base == form.base and low in words.passing_on
        for low, known in words.verbs.items()
        if low[:2] == form.base[:2]
    )


def _claimed(part: Part, words: Lexicon) -> str:
    """The word with which the span passes on most of what our sentence states."""
    ours = set(words.content(part.bare))
    spans = [s for s in part.spans if s.text]
    said = [_said(s, ours, words) for s in spans]
    stated = any(not word and _share(ours, s, words) >= _SURE for (word, _), s in zip(said, spans, strict=True))
    best = max(said, key=lambda pair: pair[1], default=("", 0.0))
    reported = best[0] and best[1] >= _MOSTLY and not stated
    word = best[0] if reported else _told_alone(ours, spans, words)
    return f'it states as fact what the source reports as "{word}"' if word else ""


def _told_alone(ours: set[str], spans: list[Span], words: Lexicon) -> str:
    """The word with which one span of several passes on what no other span states: "may burn for two days"."""
    said = [(s, *_saying(s, words)) for s in spans]
    stated = {stem for s, word, _ in said if not word for stem in words.content(s.words)}
    for _, word, reported in said:
        own = reported - stated
        if word and len(ours & own) >= _ALONE and len(ours & own) >= _KEPT * len(own):
            return word
    return ""


def _share(ours: set[str], span: Span, words: Lexicon) -> float:
    return len(ours & set(words.content(span.words))) / max(1, len(ours))


def _said(span: Span, ours: set[str], words: Lexicon) -> tuple[str, float]:
    """The word of saying in the span and how much of our content lies in what it reports."""
    word, reported = _saying(span, words)
    return word, len(ours & reported) / max(1, len(ours))


def _saying(span: Span, words: Lexicon) -> tuple[str, set[str]]:
    """The word of saying in the span and the content stems of what it reports."""
    word, reported = passed_on(span.around, words)
    return word, set(words.content(reported))


def passed_on(text: str, words: Lexicon) -> tuple[str, tuple[Token, ...]]:
    """The word with which the whole sentence of a span passes something on, and the words it reports; "" for none."""
    run = tokens(text)
    for index, word in enumerate(run):
        if word.low in words.reporting and _asserts(run, index, words):
            return word.text, _reported(text, run, index, words)
    if places := find(words.according, run):
        first, last = places[0]
        return " ".join(w.text for w in run[first:last]), run
    return "", ()


def _vouched(part: Part, context: Context) -> str:
    """A verb of ours that vouches ("revealed") where the spans only pass on ("said")."""
    words = context.words
    theirs = {stem(w.low) for s in part.spans for w in tokens(s.around)}
    passed = next((w.text for s in part.spans for w in tokens(s.around) if w.low in words.passing_on), "")
    for word in _outside_frames(part, context):
        if passed and word.low in words.factive and stem(word.low) not in theirs:
            return f'"{word.text}" vouches for what the source reports as "{passed}"'
    return ""


def _slid(part: Part, words: Lexicon) -> str:
    """Words the span has somebody say, which in ours stand before a ";", or before an ", and" or "while" behind which
    somebody else says something."""
    if part.quoted:
        return ""
    top = part.part == "headline"  # there the saying at the end covers what stands before the ";" too
    for hard in (True, False):
        pieces = _pieces(part, words, hard=hard)
        for number, run in enumerate(pieces if len(pieces) > 1 else ()):
            if not hard and not any(_says_on(p, words) for p in pieces[number + 1 :]):
                continue
            spoken = any(w.low in words.reporting for w in run) or find(words.according, run)
            ours = set(words.content(run))
            holders = [s for s in part.spans if s.text and (top or _share(ours, s, words) >= _MOSTLY)]
            said = [_said(s, ours, words) for s in holders]
            if not spoken and ours and said and all(word and share >= _MOSTLY for word, share in said):
                piece = part.text[run[0].start : run[-1].end]
                return f'"{piece}" is stated as fact, but the source reports it as "{said[0][0]}"'
    return ""


def _pieces(part: Part, words: Lexicon, *, hard: bool) -> list[tuple[Token, ...]]:
    """The words of ours between semicolons, or, not ``hard``, between the joints of its clauses."""
    pieces: list[list[Token]] = [[]]
    for index, word in enumerate(part.bare):
        gap = part.text[part.bare[index - 1].end : word.start] if index else ""
        joint = ("," in gap and word.low in words.joints) or word.low in words.speech.whiles
        if pieces[-1] and (";" in gap if hard else joint):
            pieces.append([])
        pieces[-1].append(word)
    return [tuple(p) for p in pieces if p]


def _says_on(run: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether a piece has a saying of its own that reports what follows it: "and a witness said he was alone"."""
    for index, word in enumerate(run):
        if word.low in words.reporting and _asserts(run, index, words):
            return any(words.carries(w) for w in run[:index]) and any(words.carries(w) for w in run[index + 1 :])
    return False


def _asserts(run: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """Leave out nouns and participles that look like words of saying: "the report", "called off"."""
    low = run[index].low
    before = run[index - 1].low if index else ""
    after = run[index + 1].low if index + 1 < len(run) else ""
    if low in words.called and after in words.called_off:
        return False
    noun = before in words.determiners or before in words.genitive
    open_ = (low,) in words.hedge.get(low, ()) or any(w.low in words.agent for w in run[index + 1 : index + 4])
    passive = before in words.be and not open_  # "no injuries have been reported" says not by whom
    return not noun and not passive and low not in words.not_saying


def _reported(text: str, run: tuple[Token, ...], index: int, words: Lexicon) -> tuple[Token, ...]:
    """The words a verb of saying reports: those after it, or those before the comma that closes them (", X said"); of
    ", X told the court" both, since whoever is told may be followed by what."""
    comma = text.rfind(",", 0, run[index].start)
    if _by_somebody(run, index, words):
        return tuple(w for i, w in enumerate(run) if w.start > comma and i != index)
    after, tail = run[index + 1 : index + 2], run[index + 1 :]
    told = run[index].low in words.addressed and 0 < len(tail) <= _TOLD
    if told and comma > 0 and not any(w.low in words.verbs for w in tail):
        return tuple(w for w in run if w.end <= comma or w.start > run[index].start)
    follows = comma > 0 and not any(words.carries(w) for w in run if comma < w.start < run[index].start)
    turned = words.speech.inverts and bool(after) and after[0].low in words.determiners  # ", sagte die Sprecherin"
    speaker = turned or (bool(after) and after[0].capitalised) or _titled(text, tail, words)
    closes = not after or after[0].low in words.after_said or (follows and speaker)
    return tuple(w for w in run if w.end <= comma) if closes and comma > 0 else run[index + 1 :]


def _by_somebody(run: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """Whether what stands before is what is said, and who says it right behind: "Floods were reported by the office"; a
    time is nobody ("by Friday"). What is announced or promised has been so, whoever did it: no ``told_of``."""
    low, behind = run[index].low, run[index + 1 : index + 4]
    lead = [w.low for w in behind]
    if low not in words.told_of or not index or run[index - 1].low not in words.be or not lead:
        return False
    if lead[0] not in words.agent or len(lead) < 2:
        return False
    times = words.weekdays.keys() | words.months.keys() | words.relative_days.keys() | words.relative_units.keys()
    dated = any(w in times or w in words.day_words or w[0].isdigit() for w in lead[1:])
    return not dated


def _titled(text: str, tail: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether a name behind its office follows: ", says brigade captain Silke Dorran"."""
    name = next((i for i, w in enumerate(tail[:_OFFICE]) if w.capitalised), 0)
    office = tail[:name]
    plain = all(words.carries(w) and w.low not in words.verbs for w in office)
    return bool(office) and plain and "," not in text[office[0].start : tail[name].start]
