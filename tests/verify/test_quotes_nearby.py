"""Who speaks in one place of a long text: as in a reading of the whole, at the cost of its neighbourhood."""

import time

import pytest

from standfirst.verify.reading.nearby import quotes_near
from standfirst.verify.reading.speakers import extract_quotes

_QUOTE = "“The tunnel will open in May,”"
_FILLING = " ".join(f"Crews moved {n} stones near gate {n} before the evening came." for n in range(900))


def _speaker(text: str) -> str:
    start = text.index(_QUOTE) + 1
    (quote,) = quotes_near(text, start, start + 10)
    assert text[quote.start : quote.end] == _QUOTE[1:-1]
    return quote.speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{_FILLING} {_QUOTE} said Mayor Anna Weber. {_FILLING}", "Anna Weber"),
        (f"Mayor Anna Weber came. {_FILLING} {_QUOTE} Weber said. {_FILLING}", "Anna Weber"),
        (f"{_FILLING} {_QUOTE} Weber said. {_FILLING} Mayor Anna Weber left.", "Anna Weber"),
        (f"Mayor Anna Weber came. {_FILLING} {_QUOTE} the mayor said. {_FILLING}", "Anna Weber"),
        (f"{_FILLING}\n\nJon Hall stood by. He smiled. {_QUOTE} he said.\n\n{_FILLING}", "Jon Hall"),
        (f"{_FILLING} {_QUOTE} she said. {_FILLING}", ""),
    ],
    ids=["named", "full name far before", "full name far behind", "office far before", "pronoun", "nobody"],
)
def test_a_speaker_is_found_in_a_long_text(text: str, speaker: str) -> None:
    assert _speaker(text) == speaker


def test_a_short_text_is_read_whole() -> None:
    text = f"Anna Weber spoke on Monday. {_QUOTE} she said. “We are glad,” said Jon Hall."
    assert quotes_near(text, 0, 10) == extract_quotes(text)


def test_only_quotations_that_meet_the_stretch_are_given() -> None:
    text = f"{_FILLING} {_QUOTE} said Anna Weber. “We are glad,” said Jon Hall. {_FILLING}"
    start = text.index("“We")
    (quote,) = quotes_near(text, start, start + 12)
    assert quote.speaker == "Jon Hall"


def test_the_cost_hardly_grows_with_the_text() -> None:
    def seconds(pages: int) -> float:
        text = f"Mayor Anna Weber came. {_FILLING * pages} {_QUOTE} Weber said. {_FILLING * pages}"
        started = time.process_time()
        _speaker(text)
        return time.process_time() - started

    seconds(1)
    assert min(seconds(8) for _ in range(3)) < 4 * min(seconds(1) for _ in range(3))
