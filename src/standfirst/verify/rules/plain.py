"""plain: no address, link, HTML, Markdown, code, e-mail or instruction from a model."""

import re
import unicodedata

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context
from standfirst.verify.reading.lexicon import find

_MARKS = (
    (re.compile(r"(?i)\b(?:https?|ftp|javascript|data|mailto|file):|\bwww\.\w"), "an address"),
    (
        re.compile(
            r"(?i)\b[a-z0-9][a-z0-9-]{1,62}\.(?:com|org|net|io|info|ru|cn|xyz|top|onion|app|dev|co|ly|gg)(?:/|\b)"
        ),
        "an address",
    ),
    (re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w"), "an e-mail address"),
    (re.compile(r"</?[A-Za-z!][^<>]{0,200}>?|&(?:#\w{1,6}|[a-z]{2,8});"), "HTML"),
    (re.compile(r"\]\(|!\[|\*\*|__\w|(?m:^\s{0,3}(?:#{1,6}|>|[-*+]|\d{1,2}\.)\s)|~~|\|\s*-{3}"), "Markdown"),
    (re.compile(r"`|[{}<>]|\\[a-z]|;\s*$|\b(?:def|function|SELECT|import)\s+\w+\s*[(;{]|={2}|=>"), "code"),
)


_LETTERS = re.compile(r"[^\W\d_]{3}")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a sentence that carries anything but plain words."""
    found = []
    for part in context.parts:
        kind = next((name for pattern, name in _MARKS if pattern.search(part.sentence.text)), "") or _hidden(
            part.sentence.text
        )
        kind = kind or ("" if _is_words(part.sentence.text) else "signs in place of words")
        if kind:
            found.append(part.fail(Rule.PLAIN, f"it carries {kind}"))
        elif orders := find(context.words.orders, part.words):
            first, last = orders[0]
            words = " ".join(w.text for w in part.words[first:last])
            found.append(part.fail(Rule.PLAIN, f'it reads like an instruction: "{words}"'))
    return tuple(found)


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
        unicodedata.category(c) in ("Cc", "Co", "Cs", "Cn") or 0xE0000 <= ord(c) < 0xE0080 or c in _BIDI for c in text
    )
    return "hidden characters" if odd else ""


_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff")
