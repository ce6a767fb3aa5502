"""The longest run of words that a sentence of ours shares with a source, outside quotation marks."""

import re

COPIED_WORDS = 12  # the contract's own figure
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”“»]")


def words(text: str) -> list[str]:
    """Lower-case words; a figure such as "3,870" is one."""
    return re.findall(r"\d+(?:[.,:]\d+)+|[\w'’-]+", text.lower().replace("’", "'"))


def copied_run(text: str, source: str) -> int:
    """The length in words of the longest shared run; quotations part runs."""
    theirs = f" {' '.join(words(source))} "
    longest = 0
    for piece in _QUOTED.split(text):
        mine = words(piece)
        for start in range(len(mine)):
            while start + longest < len(mine) and f" {' '.join(mine[start : start + longest + 1])} " in theirs:
                longest += 1
    return longest
