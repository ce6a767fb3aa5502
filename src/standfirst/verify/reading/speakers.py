"""Quotations with their speakers, and the names that pronouns and offices lead back to along the source's own chain."""

import re
from dataclasses import dataclass, replace

from standfirst.verify.reading.chain import Chain
from standfirst.verify.reading.dialogue import spoken_lines
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.marks import Stretch, paragraphs, stretches
from standfirst.verify.reading.saying import Saying, last_sentence, said_by, sentence_break
from standfirst.verify.reading.tokens import Token, tokens

_ENDED = re.compile(r"[.!?…]\s{0,3}\Z")
_TURN = re.compile(r"\s*(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.’'\-]+(?: [A-ZÀ-Þ.’'\-]+){0,3}):\s")
_DASHES = ("—", "–", "―")
_SCARE_WORDS = 3  # words of a quotation below which one without a verb of saying is no speech
_TITLE_WORDS = 9
_BEFORE = 40  # characters before a quotation in which a word for a work stands
_APOSTROPHES = str.maketrans("’ʼ", "''")  # one character for one, so that offsets stay


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Quoted words of a text: offsets without the marks. ``mention`` is who says so in the text's own words (perhaps
    "he"), ``speaker`` the name that leads back to; both "" when the text does not say. ``speech`` is False for scare
    quotes and titles of works: nobody says them."""

    start: int
    end: int
    speaker: str
    mention: str = ""
    speech: bool = True


def extract_quotes(text: str, language: str = "en") -> tuple[Quote, ...]:
    """Every quotation of ``text`` with its speaker, outermost marks only. Linear in the length of the text."""
    words = lexicon(language)
    marked = [s for s in stretches(text) if text[s.start : s.end].strip()]
    text = text.translate(_APOSTROPHES)
    if not marked and not words.speech.dash:
        return ()
    blocks = _blocks(text, marked, words)
    chain = Chain(words)
    for start, end, here in blocks:
        for floor, ceiling in _gaps(start, end, here):
            chain.meet(text[floor:ceiling], floor)
    found: list[Quote] = []
    last, announced = Saying(), Saying()
    for start, end, here in blocks:
        sayings = _sayings(text, start, end, here, announced, last, words)
        floor = start
        for stretch, saying in zip(here, sayings, strict=True):
            chain.read(floor, goes_on=_within(text, start, floor))
            found.append(_quote(text, floor, stretch, saying, chain, words))
            floor = stretch.end + 1
            last = saying if saying.mention and found[-1].speech else last
        chain.read(floor, goes_on=_within(text, start, floor))
        announced = _announcing(text[floor:end], words)
    return tuple(_run_on(found, [s for _, _, here in blocks for s in here]))


def _run_on(found: list[Quote], marked: list[Stretch]) -> list[Quote]:
    """A quotation that runs on into the next paragraph has the speaker whom that one names, where its own has none."""
    whole: list[Quote] = []
    for quote, stretch in zip(reversed(found), reversed(marked), strict=True):
        if not stretch.closed and not quote.mention and whole:
            quote = replace(quote, speaker=whole[-1].speaker, mention=whole[-1].mention)
        whole.append(quote)
    return whole[::-1]


def _within(text: str, start: int, floor: int) -> bool:
    """Whether what follows a quotation at ``floor`` goes on with its sentence."""
    return floor > start + 1 and text[floor - 2] not in ".!?…"


_Block = tuple[int, int, list[Stretch]]


def _blocks(text: str, marked: list[Stretch], words: Lexicon) -> list[_Block]:
    """Each paragraph with its quotations; where a dash opens speech, spoken lines have theirs."""
    blocks: list[_Block] = []
    index = 0
    for start, end in paragraphs(text):
        here = []
        while index < len(marked) and marked[index].start <= end:
            here.append(marked[index])
            index += 1
        blocks.append((start, end, here))
    return spoken_lines(text, blocks, words)


def _gaps(start: int, end: int, here: list[Stretch]) -> list[tuple[int, int]]:
    floors = [start, *(s.end + 1 for s in here)]
    ceilings = [*(s.start - 1 for s in here), end]
    return [(a, b) for a, b in zip(floors, ceilings, strict=True) if b > a]


def _sayings(
    text: str, start: int, end: int, here: list[Stretch], announced: Saying, last: Saying, words: Lexicon
) -> list[Saying]:
    """Per quotation of a paragraph who speaks: its own sentence, then the paragraph's other speaker, then the turn."""
    own: list[Saying] = []
    for position, stretch in enumerate(here):
        floor = here[position - 1].end + 1 if position else start
        ceiling = here[position + 1].start - 1 if position + 1 < len(here) else end
        before = text[floor : max(floor, stretch.start - 1)]
        after = text[stretch.end + 1 : ceiling]
        saying = said_by(before, after, text[stretch.end - 1 : stretch.end], words)
        if not saying.firm and position and _goes_on(text[floor : stretch.start], own[-1], words):
            saying = own[-1]
        if not saying.firm and _ENDED.search(before[-4:]):  # a sentence of its own: the paragraph's speaker goes on
            saying = next((s for s in reversed(own) if s.firm), saying)
        own.append(saying)
    first = next((s for s in own if s.firm), next((s for s in own if s.mention), Saying()))
    turns = []
    for stretch, saying in zip(here, own, strict=True):
        if named := _TURN.match(text, stretch.start, stretch.end):
            saying = Saying(named["name"], firm=True)
        if not saying.mention:
            saying = _continued(text, start, stretch, len(here), announced, first, last)
        turns.append(saying)
    return turns


def _goes_on(gap: str, previous: Saying, words: Lexicon) -> bool:
    """Whether what stands between two quotations leaves both with one speaker: no new sentence, no "while ..."."""
    if not previous.mention or sentence_break(gap):
        return False
    run = tokens(gap)
    return not (len(run) > 2 and run[0].low in words.speech.buts | words.speech.whiles)


def _continued(
    text: str, start: int, stretch: Stretch, quotes: int, announced: Saying, first: Saying, last: Saying
) -> Saying:
    """A quotation without words of saying belongs to the turn: announced before it, the paragraph's, else the last."""
    if text[start : stretch.start].strip() in _DASHES:  # in a dialogue an unnamed line may be anybody's
        return first
    alone = not text[start : stretch.start].strip(" \"“‘«„'—–-")
    if alone and announced.mention:
        return announced
    if alone or quotes > 1:
        return first if first.mention else last
    return Saying()


def _announcing(text: str, words: Lexicon) -> Saying:
    """The speaker that a paragraph's end announces for the next: "Weber went on:"."""
    if not text.rstrip().endswith(":"):
        return Saying()
    return Saying(said_by(last_sentence(text), "", "", words).mention, firm=True)


def _quote(text: str, floor: int, stretch: Stretch, saying: Saying, chain: Chain, words: Lexicon) -> Quote:
    quoted = text[stretch.start : stretch.end]
    start = stretch.start + len(quoted) - len(quoted.lstrip())
    end = start + len(quoted.strip())
    led = tokens(text[max(floor, stretch.start - _BEFORE) : stretch.start])
    if _is_title(led, text, stretch, words) or (not saying.firm and stretch.closed and _unspoken(quoted, words)):
        return Quote(start=start, end=end, speaker="", speech=False)
    speaker, person = chain.resolve(saying.mention, stretch.start)
    chain.spoke(person)
    return Quote(start=start, end=end, speaker=speaker, mention=saying.mention)


def _is_title(led: tuple[Token, ...], text: str, stretch: Stretch, words: Lexicon) -> bool:
    """Whether a word for a work stands right before: "her novel, "The Bridge"", "an episode of "Late Train""."""
    while led and led[-1].low in ("of", "de", "der", "des", "do", "da"):
        led = led[:-1]
    if not led or led[-1].low not in words.speech.works or ":" in text[led[-1].end : stretch.start]:
        return False
    return len(text[stretch.start : stretch.end].split()) <= _TITLE_WORDS


def _unspoken(quoted: str, words: Lexicon) -> bool:
    """Whether words that nobody is said to have said are a scare quote or a title: short, or in headline capitals."""
    run = tokens(quoted)
    if not words.speech.verbs:  # a language without lists: nothing tells
        return False
    if len(run) <= _SCARE_WORDS:
        return True
    long = [w for w in run if len(w.text) > 3]
    return len(run) <= _TITLE_WORDS and bool(long) and all(w.capitalised for w in long)
