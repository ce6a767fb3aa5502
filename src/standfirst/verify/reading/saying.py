"""Who the words around a quotation say speaks: "said X", "X said", "according to X", "X: ", and no more than that.

The patterns follow what rule-based quotation systems of the press use (Krestel et al. 2008, "Minding the source";
Muzny et al. 2017), with the word lists of five languages.
"""

import re
from dataclasses import dataclass

from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.phrases import backward, forward, noun_use, opening, pronoun_in, says
from standfirst.verify.reading.tokens import Token, tokens

SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr|Lt))(?<!\b(?:Mrs|Mme|Sen|Rep|Gov|Gen|Col|Rev|Sra|Dra|Hon|Sgt|Adm))"
    r"(?<!\b(?:Prof|Capt|Mlle))[.!?…][\"”’')»]*\s+(?=[A-Z\"“‘«„(¿¡ÀÂÉÈÊÎÔÄÖÜÁÍÓÚ])"
)
_NAMED = re.compile(r"\s*[―–—-]{1,2}\s*(?=[A-Z])(?P<name>(?:[\w.’'\-]+ ?){1,6}),?(?=\s*(?:[.,(]|$))")
_NEAR = 4  # words between a quotation and "X said" when no comma or full stop closes the quotation
_AFTER = 22  # words after a quotation among which its verb of saying may stand
_REACH = 240  # characters after a quotation that are read


@dataclass(frozen=True, slots=True)
class Saying:
    """Who speaks in the text's own words ("" for nobody); ``firm`` when a verb or phrase of saying tells."""

    mention: str = ""
    firm: bool = False


def said_by(before: str, after: str, closing: str, words: Lexicon) -> Saying:
    """The speaker that the sentence around a quotation names: ``before`` and ``after`` it, ``closing`` its last
    character."""
    if not words.speech.verbs:  # a language without lists
        return Saying()
    ahead = _first_sentence(after[:_REACH], closing, words)
    last = last_sentence(before)
    ended = closing in ".!?…" and ahead[:1].isspace()
    if (ended or last.rstrip().endswith(":")) and (mention := _before(last, words)):
        return Saying(mention, firm=True)
    mention = _after(ahead, closing, words) or _before(last, words)
    if mention:
        return Saying(mention, firm=True)
    if named := _NAMED.match(ahead):
        return Saying(named["name"].strip(" .,"), firm=True)
    return Saying(opening(last, tokens(last), words))


def sentence_break(gap: str) -> bool:
    """Whether a sentence ends within ``gap``."""
    return bool(SENTENCE_END.search(gap))


def last_sentence(text: str) -> str:
    """What stands after the last sentence end of ``text``."""
    last = 0
    for match in SENTENCE_END.finditer(text):
        last = match.end()
    return text[last:]


def _first_sentence(text: str, closing: str, words: Lexicon) -> str:
    if closing in ".!?…" and re.match(r"\s+[^\W\d_]", text) and text.lstrip()[0].isupper():
        run = tokens(text[:80])
        place = next((i for i, w in enumerate(run[:6]) if says(w, words)), 0)
        if not place or not all(w.capitalised for w in run[:place]) or pronoun_in(run[0], words):
            return ""
        if re.match(r" (?!on\b|in\b|at\b|during\b)[^\W\d_]", text[run[place].end :]):  # it goes on: "Weber said that"
            return ""
    match = SENTENCE_END.search(text)
    return text[: match.start()] if match else text


def _after(text: str, closing: str, words: Lexicon) -> str:
    """The speaker in the words after a quotation."""
    run = tokens(text)
    if run and run[0].low in words.speech.like:  # "as Weber put it"
        run = run[1:]
    if not run or run[0].low in words.speech.openers:
        return ""
    if named := _according(text, run[:4], run, words) or _behind(text, run, words):
        return named
    for index, word in enumerate(run[:_AFTER]):
        if says(word, words) and not noun_use(run, index, words):
            return _beside(text, run, index, closing, words)
    return ""


def _beside(text: str, run: tuple[Token, ...], index: int, closing: str, words: Lexicon) -> str:
    lead = run[:index]
    light = words.speech.adverbs
    if all(w.low in light or (pronoun_in(w, words) and "-" in w.low) for w in lead):
        hanging = next((p for w in run[: index + 1] if "-" in w.low and (p := pronoun_in(w, words))), "")
        return hanging or forward(text, run, index + 1, words)
    if words.speech.inverts and lead[0].low in light and (between := forward(text, run[:index], 1, words)):
        return between  # "hat Anna Weber gesagt"
    subject = backward(text, run, index, words)
    return subject if closing in ",.!?…" or text[:1] == "," or index <= _NEAR else ""


def _before(text: str, words: Lexicon) -> str:
    """The speaker in the words before a quotation."""
    run = tokens(text)
    if len(run) > 1 and run[0].low in words.speech.verbs and run[1].capitalised:  # "Said Weber: "
        return forward(text, run, 1, words)
    for index in range(len(run) - 1, -1, -1):
        if says(run[index], words) and not noun_use(run, index, words):
            subject = backward(text, run, index, words)
            if not subject and (words.speech.inverts or _leads(text, run, index, words)):
                subject = forward(text, run, index + 1, words)
            if subject:
                return subject
    return _according(text, run[:40], run, words) or _behind(text, run, words)


def _leads(text: str, run: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """Whether a verb opens what stands before a quotation: '"A," said Weber, adding "B"'."""
    return all(w.low in words.speech.adverbs for w in run[:index])


def _according(text: str, among: tuple[Token, ...], run: tuple[Token, ...], words: Lexicon) -> str:
    for index, word in enumerate(among):
        for phrase in words.speech.after:
            if phrase[0] == word.low and all(i < len(run) and run[i].low == p for i, p in enumerate(phrase, index)):
                return forward(text, run, index + len(phrase), words)
    return ""


def _behind(text: str, run: tuple[Token, ...], words: Lexicon) -> str:
    place = next((i for i, w in enumerate(run[:_AFTER]) if w.low in words.speech.behind), -1)
    return backward(text, run, place, words) if place > 0 else ""
