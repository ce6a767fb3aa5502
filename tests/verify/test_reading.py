"""Goldens of the readers: numbers, dates, quotations."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from standfirst.verify import extract_quotes
from standfirst.verify.reading.dates import dates, local_day
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.reading.numbers import numbers

WRITTEN = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "1,500 people", "1500", ""),
        ("en", "1.5 people", "1.5", ""),
        ("de", "1.500 Menschen", "1500", ""),
        ("de", "1,5 Menschen", "1.5", ""),
        ("en", "2.4 million euros", "2400000", "€"),
        ("en", "$3bn", "3000000000", "$"),
        ("en", "5 crore", "50000000", ""),
        ("de", "2 Milliarden Euro", "2000000000", "€"),
        ("en", "two dozen boats", "24", ""),
        ("en", "twenty-five boats", "25", ""),
        ("en", "three hundred boats", "300", ""),
        ("en", "12 percent", "12", "%"),
        ("en", "12%", "12", "%"),
        ("en", "3 percentage points", "3", "pp"),
        ("en", "the 3rd time", "3", "th"),
    ],
)
def test_numbers(language: str, text: str, value: str, unit: str) -> None:
    (found,) = numbers(text, lexicon(language))
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_a_score_is_one_value_with_two_sides() -> None:
    (found,) = numbers("won 3-2 on the day", lexicon("en"))
    assert (found.value, found.other) == (3, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 23 November 2026", (2026, 11, 23)),
        ("on Nov. 23", (2026, 11, 23)),
        ("on November 23, 2026", (2026, 11, 23)),
        ("2026-11-23", (2026, 11, 23)),
        ("in January", (2027, 1, 0)),
        ("yesterday", (2026, 11, 23)),
        ("last Tuesday", (2026, 11, 17)),
        ("next Friday", (2026, 11, 27)),
        ("last month", (2026, 10, 0)),
        ("since 2019", (2019, 0, 0)),
    ],
)
def test_dates(text: str, expected: tuple[int, int, int]) -> None:
    found = dates(text, lexicon("en"), WRITTEN)[0]
    assert (found.year, found.month, found.day) == expected


def test_the_day_is_the_source_s_own() -> None:
    late = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
    assert local_day(late, "") == date(2026, 11, 23)
    assert local_day(late, "+02:00") == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ('"It is late," said Anna Weber.', "It is late,", "Anna Weber"),
        ("Anna Weber said: “It is late.”", "It is late.", "Anna Weber"),
        ("According to Anna Weber, “it is late.”", "it is late.", "Anna Weber"),
        ("Anna Weber arrived.\n\n“It is late,” she said.", "It is late,", "Anna Weber"),
        ("‘It is late,’ said Anna Weber.", "It is late,", "Anna Weber"),
        ("«It is late», Anna Weber said.", "It is late", "Anna Weber"),
        ("„It is late“, Anna Weber said.", "It is late", "Anna Weber"),
        ("“He said ‘no’ to me,” said Anna Weber.", "He said ‘no’ to me,", "Anna Weber"),
    ],
)
def test_quotations(text: str, quote: str, speaker: str) -> None:
    found = extract_quotes(text)[0]
    assert (text[found.start : found.end], found.speaker) == (quote, speaker)


def test_a_quotation_over_two_paragraphs_keeps_its_speaker() -> None:
    text = "“It is late,” said Anna Weber. “We must go.\n\n“We cannot wait.”"
    assert [q.speaker for q in extract_quotes(text)] == ["Anna Weber"] * 3
