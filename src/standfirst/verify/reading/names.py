"""Names: runs of capitalised words, and whether a text carries them."""

from dataclasses import dataclass

from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.tokens import Token

_LINKS = frozenset(
    """
    of the de la le du des del da do dos van von der den el al bin ibn und y e & zu
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A capitalised run. ``opens`` when its first word starts a sentence, where any word is capitalised."""

    words: tuple[Token, ...]
    opens: bool

    @property
    def text(self) -> str:
        """The run as one line."""
        return " ".join(w.text for w in self.words)

    @property
    def key(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return tuple(w.low for w in self.words)


def names(text: str, words: tuple[Token, ...], lexicon: Lexicon) -> tuple[Name, ...]:
    """The capitalised runs of ``text`` in order. Links such as "of" or "van" stay inside a run, never at its ends."""
    found: list[Name] = []
    run: list[Token] = []
    for index, word in enumerate(words):
        joined = bool(run) and _joined(text[run[-1].end : word.start])
        if run and not joined:
            _close(run, found, text, lexicon)
        if (word.capitalised and not (_opens(text, word) and word.low in lexicon.stop)) or (
            run and joined and word.low in _LINKS and _more(words, index)
        ):
            run.append(word)
        else:
            _close(run, found, text, lexicon)
    _close(run, found, text, lexicon)
    return tuple(found)


def title_cased(words: tuple[Token, ...]) -> bool:
    """Whether a line is set in headline capitals, so that capitals say nothing about names."""
    long = [w for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    return len(long) >= 4 and sum(w.capitalised for w in long) > 0.7 * len(long)


def _joined(gap: str) -> bool:
    return gap.strip() in ("", "&")


def _more(words: tuple[Token, ...], index: int) -> bool:
    after = words[index + 1 : index + 3]
    return bool(after) and (
        after[0].capitalised or (after[0].low in _LINKS and len(after) > 1 and after[1].capitalised)
    )


def _opens(text: str, word: Token) -> bool:
    before = text[max(0, word.start - 4) : word.start].rstrip(" \"'(“‘«„")
    return not before or before[-1] in ".!?:\n"


def _close(run: list[Token], found: list[Name], text: str, lexicon: Lexicon) -> None:
    while run and run[-1].low in _LINKS and not run[-1].capitalised:
        run.pop()
    if run and any(c.isalpha() for c in run[0].text) and not (len(run) == 1 and run[0].low in lexicon.pronouns):
        found.append(Name(words=tuple(run), opens=_opens(text, run[0])))
    run.clear()
