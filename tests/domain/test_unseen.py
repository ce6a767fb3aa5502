"""Every class of characters that nobody sees is gone; what writing needs stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.domain.unseen import without_unseen

TAGS = "".join(chr(0xE0000 + ord(c)) for c in "obey")


@pytest.mark.parametrize(
    "smuggled",
    [
        TAGS, "\u200b", "\u200b\u200c\u200b\u200d", "\u200c\u200c\u200d", "\u2060", "\ufeff", "\u00ad",
        "\u034f", "\u180e", "\u202e", "\u202a\u202c", "\u2066\u2069", "\u200e\u200f", "\u061c", "\ufe0f",
        "\ufe00", "\U000e0100\U000e01ef", "\ue000", "\U000f0041", "\U0010fffd", "\u115f", "\u3164",
        "\uffa0", "\u2800", "\ufff9\ufffb", "\x00", "\x08", "\x7f", "\x9c", "\x1b[31m", "\x1b[2J\x1b[1;1H",
        "\x1b]0;title\x07", "\x1b]8;;https://x.example\x1b\\", "\x9b0m", "\u2064\u2063", "\ud800",
    ],
)  # fmt: skip
def test_what_nobody_sees_is_gone(smuggled: str) -> None:
    assert without_unseen(f"The fer{smuggled}ry left.") == "The ferry left."


@pytest.mark.parametrize(
    "written",
    [
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d🚒 fire crew",
        "naïve café – “yes” …",
        "a\tb\nc",
        "½ km² №5",
        "日本語テキスト",
    ],
)
def test_what_writing_needs_stays(written: str) -> None:
    assert without_unseen(written) == written


@settings(max_examples=200)
@given(st.text())
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = without_unseen(text)
    assert without_unseen(once) == once


def test_long_input_takes_linear_time() -> None:
    for piece in ("\x1b[", "\x1b]", "\u200d", "a\u200c", TAGS):
        assert len(without_unseen(piece * 100_000)) <= 100_000
