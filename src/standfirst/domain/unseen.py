"""Characters that a reader cannot see and a model would read: where instructions are smuggled."""

import re

_TERMINAL = re.compile(  # ANSI escape sequences (ECMA-48): CSI, OSC, and the two-character ones
    "(?:\x1b\\[|\x9b)[0-?]{0,40}[ -/]{0,10}[@-~]?|\x1b\\][^\x07\x1b]{0,400}(?:\x07|\x1b\\\\)?|\x1b[@-_]?"
)
# C0 and C1 controls but tab and line breaks; soft hyphen and grapheme joiner; Hangul, Khmer and Mongolian fillers;
# zero-width and bidirectional controls; blank braille; variation selectors; byte order mark and annotation marks;
# private use; lone surrogates; the tag block with the selectors above it.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
# One joiner between two letters beyond ASCII belongs to writing (Persian, Indic scripts, joined emoji). Anywhere else,
# and several in a row, it spells bits.
_JOINERS = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f\u200c\u200d])|[\u200c\u200d]{2,}")


def without_unseen(text: str) -> str:
    """``text`` without what nobody sees. Linear; running it again changes nothing."""
    if text.isascii() and text.isprintable():
        return text
    return _JOINERS.sub("", _UNSEEN.sub("", without_terminal(text)))


def without_terminal(text: str) -> str:
    """``text`` without terminal escape sequences, whole: no parser leaves their visible half behind."""
    return _TERMINAL.sub("", text) if "\x1b" in text or "\x9b" in text else text
