"""The text normaliser: folding N of the reporting contract, and hashes over stored text.

Folding N is NFKC, straight quotes, one dash, one space, no soft hyphens or invisible characters; case is kept
and nothing else changes. The offset map leads back to the source's own characters.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

_DOUBLE_QUOTES = "“”„‟«»″〝〞＂"
_SINGLE_QUOTES = "‘’‚‛‹›′`´＇"
_DASHES = "‐‑‒–—―−﹘﹣－"
_TABLE = {ord(c): '"' for c in _DOUBLE_QUOTES} | {ord(c): "'" for c in _SINGLE_QUOTES} | {ord(c): "-" for c in _DASHES}
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Folded text with, per folded character, the offset of the source character that it came from.

    ``offsets`` has ``len(text) + 1`` entries; the last one is the length of the source text.
    """

    text: str
    offsets: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Character span in the source for a span of the folded text (end exclusive)."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]


def fold(text: str) -> Folded:
    """Fold ``text`` by N, keeping the offset map. Linear in the length of the text."""
    out: list[str] = []
    offsets: list[int] = []
    position = 0
    while position < len(text):
        end = _cluster_end(text, position)
        for character in _fold_cluster(text[position:end]):
            if character == " " and (not out or out[-1] == " "):
                continue
            out.append(character)
            offsets.append(position)
        position = end
    if out and out[-1] == " ":
        out.pop()
        offsets.pop()
    offsets.append(len(text))
    return Folded(text="".join(out), offsets=tuple(offsets))


def folded(text: str) -> str:
    """``fold(text).text`` for callers that need no way back."""
    return text if _PLAIN.match(text) and "`" not in text else fold(text).text


def _cluster_end(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _fold_cluster(cluster: str) -> str:
    kept = []
    for character in unicodedata.normalize("NFKC", cluster.translate(_TABLE)).translate(_TABLE):
        if character.isspace():
            kept.append(" ")
        elif unicodedata.category(character) not in ("Cf", "Cc", "Cs"):
            kept.append(character)
    return "".join(kept)


def text_hash(text: str) -> str:
    """SHA-256 (hex) of the UTF-8 bytes: what an Evidence span and a stored body are held to."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def accentless(text: str) -> str:
    """Case-folded text without accents, for the indexed search column both databases share."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
