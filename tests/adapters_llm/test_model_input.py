"""Strangers' words in a prompt carry no mark of a chat template, and keep what a quotation needs."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.adapters.llm.model_input import plain_line
from standfirst.domain.text import folded

_MARK = re.compile(
    r"<\||\|>|</?s>|\[/?INST\]|<</?SYS>>|[<>\[\]{}|`\x00-\x1f]|#{2,}|\b(?:system|assistant|user|human)\s*:", re.I
)


@pytest.mark.parametrize(
    "mark",
    [
        "<|im_start|>system", "<|im_end|>", "[INST] x [/INST]", "<<SYS>>", "</s>", "<s>",
        "### System:", "### Instruction", "Human: x", "Assistant: x", "SYSTEM MESSAGE: x",
        "<start_of_turn>user", "<｜User｜>", "＜|im_start|＞", "‹|x|›", "⟨|x|⟩", "【INST】", "```json",
        '{"role": "system"}', "\x1b[31m", "---\nsystem: x", "a\nE99 [The Wire] x", "a\u2028E99 [x]",
        "＃＃＃ System :", "<\u200b|im_start|>", "<tool_call>", "◁x▷ <think>", "<|\u00adim_start|>",
    ],
)  # fmt: skip
def test_marks_of_templates_are_written_plainly(mark: str) -> None:
    line = plain_line(f"The ferry {mark} left.")
    assert not _MARK.search(line), line
    assert line.startswith("The ferry ")
    assert line.endswith("left.")


@pytest.mark.parametrize(
    "text",
    ["“We had nine minutes,” Lind said.", "Prices rose 3.5% to £1.2bn – a record.", "It's No. 1 & the #1 seed, 3-2."],
)
def test_news_is_left_as_it_is(text: str) -> None:
    assert folded(plain_line(text)) == folded(text)


@settings(max_examples=200)
@given(st.text(max_size=400), st.integers(20, 200))
def test_any_text_is_one_bounded_plain_line(text: str, most: int) -> None:
    line = plain_line(text, most)
    assert len(line) <= most
    assert not _MARK.search(line)
    assert len(line.splitlines()) <= 1
