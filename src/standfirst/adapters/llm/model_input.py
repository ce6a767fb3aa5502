"""Strangers' words made fit for a prompt: one line, bounded, and no mark that a chat template reads as its own.

The second lock: what is evidence was cleaned when it was extracted, and nothing that reads like an order to a model was
picked. Here nothing is refused; what could be taken for a token, a role or a new line of ours is written in plain
marks. Quotations survive: the contract folds both sides before it compares them.
"""

import re

from standfirst.domain.unseen import without_unseen

MOST_EVIDENCE, MOST_NAME, MOST_FEEDBACK = 700, 80, 240  # characters
# Brackets, bars and hashes, and what looks like them: <|im_start|>, [INST], <<SYS>>, <｜User｜>, ### System.
_PLAIN_MARKS = str.maketrans(
    {
        **dict.fromkeys("<[{＜［｛﹤﹛〈⟨⟦⟪【〔❮ᐸ˂≺《❬⧼", "("),
        **dict.fromkeys(">]}＞］｝﹥﹜〉⟩⟧⟫】〕❯ᐳ˃≻》❭⧽", ")"),
        **dict.fromkeys("|｜∣│┃ǀ⏐￨▁\\", "/"),
        **dict.fromkeys("`｀", "'"),
        **dict.fromkeys("＃﹟♯", "#"),
    }
)
_RULES_AND_HEADS = re.compile(r"#{2,}|([-=_*~^])\1{2,}")
_ROLE = re.compile(
    r"\b(system|assistant|user|human|developer|tool|function|ai|model|instructions?)"
    r"(\s{0,3}(?:message|prompt))?\s{0,3}:",
    re.I,
)


def plain_line(text: str, most: int = MOST_EVIDENCE) -> str:
    """``text`` as one line of at most ``most`` characters that no chat template takes for its own marks."""
    line = " ".join(without_unseen(text[: 4 * most]).split()).translate(_PLAIN_MARKS)
    line = _ROLE.sub(r"\1\2 -", _RULES_AND_HEADS.sub("-", line))
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
