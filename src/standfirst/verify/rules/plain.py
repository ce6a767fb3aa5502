"""plain: no address, link, HTML, Markdown, code, e-mail or instruction from a model."""

import re
import unicodedata

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part
from standfirst.verify.reading.lexicon import Lexicon, find

_MARKS = (
    (re.compile(r"(?i)\b(?:https?|ftp|javascript|data|mailto|file|tel|h..ps?):|://|\bwww\.\w"), "an address"),
    (
        re.compile(r"(?i)[\[({](?:\.|dot|at)[\])}]|\w (?:dot|\[at\]) (?:com|org|net|io|info|co|app|dev|news)\b"),
        "an address",
    ),
    (re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|\b[a-z0-9-]{2,63}\.[a-z]{2,24}/\w"), "an address"),
    (
        re.compile(
            r"(?i)\b[a-z0-9][a-z0-9-]{1,62}\.(?:com|org|net|io|info|ru|cn|xyz|top|onion|app|dev|co|ly|gg)(?:/|\b)"
        ),
        "an address",
    ),
    (re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w"), "an e-mail address"),
    (re.compile(r"</?[A-Za-z!][^<>]{0,200}>?|&(?:#\w{1,6}|[a-z]{2,8});"), "HTML"),
    (
        re.compile(
            r"\]\(|!\[|\[\w[^\[\]]{0,80}\]|(?<!\w)[*_]\w[^*_\n]{0,80}[*_](?!\w)|\*\*|__\w|(?m:^\s{0,3}(?:#{1,6}|>|[-*+]|\d{1,2}\.)\s)|~~|\|\s*-{3}"
        ),
        "Markdown",
    ),
    (re.compile(r"`|[{}<>]|\\[a-z]|;\s*$|\b(?:def|function|SELECT|import)\s+\w+\s*[(;{]|={2}|=>"), "code"),
)

_ADDRESS_LIKE = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")


_LETTERS = re.compile(r"[^\W\d_]{3}")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that carries anything but plain words."""
    found = []
    for part in context.parts:
        text = _without_publishers(part)
        kind = next((name for pattern, name in _MARKS if pattern.search(text)), "") or _hidden(part.sentence.text)
        kind = kind or ("" if _is_words(part.sentence.text) else "signs in place of words")
        if kind:
            found.append(part.fail(Rule.PLAIN, f"it carries {kind}"))
        elif _says_nothing(part, context.words):
            found.append(part.fail(Rule.PLAIN, "it names somebody and says nothing"))
        elif order := _order(part, context.words):
            found.append(part.fail(Rule.PLAIN, f'it reads like an instruction: "{order}"'))
    return tuple(found)


def _order(part: Part, words: Lexicon) -> str:
    """An instruction anywhere, or a model's own talk outside quotation marks, where a person may say "I cannot"."""
    for phrases, run in ((words.orders, part.words), (words.refusals, part.bare)):
        for first, last in find(phrases, run):
            return " ".join(w.text for w in run[first:last])
    return ""


def _says_nothing(part: Part, words: Lexicon) -> bool:
    """A sentence of the body or a standfirst that is but a name with its office: what was left of "..., said X."."""
    if part.part == "headline" or part.quoted or not part.words or not any(w.capitalised for w in part.words[1:]):
        return False
    speech = words.speech
    lists = (words.titles, words.ranks, words.determiners, words.genitive, speech.determiners, speech.prepositions)
    small = frozenset().union(*lists, speech.roles, speech.organisations)
    return all((w.capitalised or w.low in small) and not (w.low in words.be or w.low[0].isdigit()) for w in part.words)


def _without_publishers(part: Part) -> str:
    """The text without names of cited publishers, since some are called as their address is ("example.news")."""
    text = part.sentence.text
    for publisher in {
        s.source.publisher for s in part.spans if s.source and _ADDRESS_LIKE.fullmatch(s.source.publisher)
    }:
        text = re.sub(rf"(?<![\w@./-]){re.escape(publisher)}(?![\w/@-]|\.\w)", "", text)
    return text


def _is_words(text: str) -> bool:
    """Half of what is written are letters and figures, with three letters in a row somewhere: Morse code, symbols and
    codes of numbers say nothing that any other rule could weigh."""
    written = [c for c in text if not c.isspace()]
    return 2 * sum(c.isalnum() for c in written) >= len(written) and bool(
        _LETTERS.search(text) or _IDEOGRAPHS.search(text)
    )


def _hidden(text: str) -> str:
    """Invisible or control characters are where instructions hide; a soft hyphen or joiner is part of writing."""
    odd = any(
        (unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Cn") and c not in _WRITING) or "\ufe00" <= c <= "\ufe0f"
        for c in text
    )
    return "hidden characters" if odd else ""


_WRITING = frozenset("\u00ad\u200c\u200d")
