"""Frames: where a sentence names who says it, and how much stands in quotation marks."""

import pytest

from standfirst.evaluate.frames import commonest, frame_of


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ('The Pellan Post reported: "The dam held."', 'reported first, all "…"'),
        ('Mara Lind said, according to The Post: "The dam held."', 'said first, all "…"'),
        ("The dam held overnight without any damage, the Pellan Post reported.", "reported last"),
        ("According to the Pellan Post, the dam held.", "according to first"),
        ("The dam held.", "plain"),
        ('The mayor called the dam "a wonder of the valley" on Monday.', 'called first, part "…"'),
    ],
)
def test_frame(text: str, frame: str) -> None:
    assert frame_of(text) == frame


def test_commonest() -> None:
    assert commonest(["The dam held.", "It rained.", 'A reported: "B."']) == ("plain", 2 / 3)
    assert commonest([]) == ("", 0.0)
