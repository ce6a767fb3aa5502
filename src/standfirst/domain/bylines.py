"""Authors' names out of bylines, as publishers print them."""

import re

_LEAD = re.compile(r"^\s*(?:by|von|par|por|text|words)\s*:?\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|/|\||&|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s*")  # small letters: "E." is an initial
_ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|staff|desk|agency|newsroom|redaktion|agencies)\b", re.IGNORECASE
)
_MOST = 6  # names; what is longer is a list of staff


def authors_of(byline: str) -> tuple[str, ...]:
    """The people a byline names, in order, each once: "By Mara Lind and Tor Hagen" -> ("Mara Lind", "Tor Hagen").

    What is not two to four words with capitals (roles, agencies, addresses) is left out: a wrong author is worse
    than none.
    """
    parts = _BETWEEN.split(_LEAD.sub("", byline[:300]))
    return tuple(dict.fromkeys(p for p in map(str.strip, parts) if _is_name(p)))[:_MOST]


def _is_name(part: str) -> bool:
    words = part.split()
    if not 2 <= len(words) <= 4 or len(part) > 60 or _ROLE.search(part):
        return False
    return words[0][0].isupper() and words[-1][0].isupper() and not any(c.isdigit() or c == "@" for c in part)
