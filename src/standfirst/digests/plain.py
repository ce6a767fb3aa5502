"""Text of strangers on one line: nothing in a title can start a header, a line of its own or turn the writing round."""

import unicodedata

_KEPT = "\u200c\u200d"  # joiners that Persian, Hindi and emoji are spelled with


def one_line(text: str, most: int = 400) -> str:
    """``text`` without control and direction characters, with single spaces, cut at a word before ``most``."""
    shown = "".join(" " if _breaks(c) else c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cf", "Cs"))
    line = " ".join(shown.split())
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _breaks(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Zl", "Zp")
