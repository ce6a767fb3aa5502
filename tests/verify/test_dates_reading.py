"""What the date reader finds in five languages, told on one day: the words it takes, the day they mean, and no more."""

from datetime import UTC, date, datetime

import pytest

from standfirst.domain.text import folded
from standfirst.verify.reading.dates import FoundDate, dates, local_day
from standfirst.verify.reading.lexicon import lexicon

WRITTEN = date(2026, 11, 24)  # a Tuesday


def told(text: str, language: str, written: date) -> list[str]:
    """Each date as "year-month-day words", with 00 for what is not said."""
    line = folded(text)
    found = dates(line, lexicon(language), written)
    assert all(line[d.start : d.end] == d.raw for d in found)
    return [f"{d.year}-{d.month:02}-{d.day:02} {d.raw}" + (" (relative)" if d.relative else "") for d in found]


CASES = [
    ("fr", "le vendredi dernier à Varn", ["2026-11-20 vendredi dernier (relative)"]),
    (
        "fr",
        "dès vendredi prochain et samedi",
        ["2026-11-27 vendredi prochain (relative)", "2026-11-21 samedi (relative)", "2026-11-28 samedi (relative)"],
    ),
    ("en", "the 3 days after 5 days ago", ["2026-11-19 5 days ago (relative)"]),
    ("en", "seen in May and June", ["2027-05-00 May"]),
    ("en", "seen on May 3 and 4", ["2027-05-03 May 3"]),
    ("en", "2026 or 2027 at last", ["2026-00-00 2026", "2027-00-00 2027"]),
    ("en", "on Monday", ["2026-11-23 Monday (relative)", "2026-11-30 Monday (relative)"]),
    ("en", "on Tuesday", ["2026-11-24 Tuesday (relative)", "2026-12-01 Tuesday (relative)"]),
    ("en", "on Wednesday", ["2026-11-18 Wednesday (relative)", "2026-11-25 Wednesday (relative)"]),
    ("en", "last Monday", ["2026-11-23 last Monday (relative)"]),
    ("en", "next Monday", ["2026-11-30 next Monday (relative)"]),
    ("en", "next Tuesday", ["2026-12-01 next Tuesday (relative)"]),
    ("en", "this Monday", ["2026-11-23 this Monday (relative)", "2026-11-30 this Monday (relative)"]),
    ("en", "last Tuesday", ["2026-11-17 last Tuesday (relative)"]),
    (
        "en",
        "yesterday and today and tomorrow",
        ["2026-11-23 yesterday (relative)", "2026-11-24 today (relative)", "2026-11-25 tomorrow (relative)"],
    ),
    ("en", "this year", ["2026-00-00 this year (relative)"]),
    ("en", "last year", ["2025-00-00 last year (relative)"]),
    ("en", "next year", ["2027-00-00 next year (relative)"]),
    ("en", "this month", ["2026-11-00 this month (relative)"]),
    ("en", "last month", ["2026-10-00 last month (relative)"]),
    ("en", "next month", ["2026-12-00 next month (relative)"]),
    ("en", "last week", ["2026-00-00 last week (relative)"]),
    ("en", "next week", ["2026-00-00 next week (relative)"]),
    ("en", "this week", ["2026-00-00 this week (relative)"]),
    ("en", "in May", ["2027-05-00 May"]),
    ("en", "in May 2027", ["2027-05-00 May 2027"]),
    ("en", "May 2027", ["2027-05-00 May 2027"]),
    ("en", "in Dec", ["2026-12-00 Dec"]),
    ("en", "by March", ["2027-03-00 March"]),
    ("en", "23 November", ["2026-11-23 23 November"]),
    ("en", "23rd November 2026", ["2026-11-23 23rd November 2026"]),
    ("en", "November 23rd", ["2026-11-23 November 23rd"]),
    ("en", "Nov 23 and Dec 1", ["2026-11-23 Nov 23", "2026-12-01 Dec 1"]),
    ("en", "the 23rd of November 2026", ["2026-11-23 23rd of November 2026"]),
    ("en", "31 November", ["2026-11-31 31 November"]),
    ("en", "2026-02-30", ["2026-02-30 2026-02-30"]),
    ("en", "23.11.2026", ["2026-11-23 23.11.2026", "2026-00-00 2026"]),
    ("en", "1.2.2026", ["2026-02-01 1.2.2026", "2026-00-00 2026"]),
    ("en", "in 2019", ["2019-00-00 2019"]),
    ("en", "2019 people", []),
    ("en", "2019 Awards", ["2019-00-00 2019"]),
    ("en", "since 2019 people", ["2019-00-00 2019"]),
    ("en", "In 1899", []),
    ("en", "in 2100", []),
    ("en", "2099 boats", []),
    ("en", "1999", ["1999-00-00 1999"]),
    ("en", "between 2019 and 2021", ["2019-00-00 2019", "2021-00-00 2021"]),
    ("en", "early 2024", ["2024-00-00 2024"]),
    ("en", "3 days ago", ["2026-11-21 3 days ago (relative)"]),
    ("en", "three days earlier", ["2026-11-21 three days earlier (relative)"]),
    ("en", "20 days ago", ["2026-11-04 20 days ago (relative)"]),
    ("en", "1000 days ago", []),
    ("en", "999 days ago", ["2024-02-29 999 days ago (relative)"]),
    ("en", "three boats ago", []),
    ("en", "two weeks ago", []),
    ("en", "a day ago", []),
    ("en", "days ago", []),
    ("en", "10 January", ["2027-01-10 10 January"]),
    ("en", "2 January", ["2027-01-02 2 January"]),
    ("en", "28 June", ["2026-06-28 28 June"]),
    ("en", "20 May", ["2027-05-20 20 May"]),
    ("en", "25 May", ["2027-05-25 25 May"]),
    ("en", "26 May", ["2026-05-26 26 May"]),
    ("en", "May said", []),
    ("en", "In May, Mr May said", ["2027-05-00 May"]),
    ("en", "march on", []),
    ("en", "23 of November", ["2026-11-23 23 of November"]),
    ("en", "November 2026 23", ["2026-11-00 November 2026"]),
    ("en", "on the 5th", []),
    ("en", "5th January, 2027", ["2027-01-05 5th January, 2027"]),
    ("en", "Sept. 3", ["2026-09-03 Sept. 3"]),
    ("en", "23 november", []),
    (
        "en",
        "Monday, 23 November 2026",
        ["2026-11-23 Monday (relative)", "2026-11-30 Monday (relative)", "2026-11-23 23 November 2026"],
    ),
    ("en", "on 23 November 1999", ["1999-11-23 23 November 1999"]),
    ("en", "Jan. 1, 1999", ["1999-01-01 Jan. 1, 1999"]),
    ("de", "am kommenden Freitag", ["2026-11-27 kommenden Freitag (relative)"]),
    ("de", "im März", ["2027-03-00 März"]),
    ("de", "März", ["2027-03-00 März"]),
    ("de", "Ende März 2027", ["2027-03-00 März 2027"]),
    ("de", "seit dem 3. Mai", ["2027-05-03 3. Mai"]),
    ("de", "übermorgen", ["2026-11-26 übermorgen (relative)"]),
    ("de", "am 3.5.2027", ["2027-05-03 3.5.2027", "2027-00-00 2027"]),
    ("de", "vor zwei Tagen", ["2026-11-22 vor zwei Tagen (relative)"]),
    ("de", "vor 2 Tagen", ["2026-11-22 vor 2 Tagen (relative)"]),
    ("fr", "vendredi prochain", ["2026-11-27 vendredi prochain (relative)"]),
    ("fr", "la semaine dernière", ["2026-00-00 semaine dernière (relative)"]),
    ("fr", "l'an dernier", ["2025-00-00 an dernier (relative)"]),
    ("fr", "l'année dernière", ["2025-00-00 année dernière (relative)"]),
    ("fr", "le 1er mai", ["2027-05-01 1er mai"]),
    ("fr", "le 3 mai 2027", ["2027-05-03 3 mai 2027"]),
    ("fr", "le 03/05/2027", ["2027-05-03 03/05/2027", "2027-00-00 2027"]),
    ("fr", "hier", ["2026-11-23 hier (relative)"]),
    ("fr", "demain", ["2026-11-25 demain (relative)"]),
    ("fr", "en mai", ["2027-05-00 mai"]),
    ("fr", "mai", []),
    ("es", "el 3 de mayo del 2027", ["2027-05-03 3 de mayo del 2027"]),
    ("es", "el mes pasado", ["2026-10-00 mes pasado (relative)"]),
    ("es", "la semana pasada", ["2026-00-00 semana pasada (relative)"]),
    ("es", "mañana", ["2026-11-25 mañana (relative)"]),
    ("es", "ayer", ["2026-11-23 ayer (relative)"]),
    ("es", "hace 2 días", ["2026-11-22 hace 2 días (relative)"]),
    ("es", "el lunes", ["2026-11-23 lunes (relative)", "2026-11-30 lunes (relative)"]),
    ("es", "el próximo lunes", ["2026-11-30 próximo lunes (relative)"]),
    ("pt", "em maio", ["2027-05-00 maio"]),
    ("pt", "ontem", ["2026-11-23 ontem (relative)"]),
    ("pt", "amanhã", ["2026-11-25 amanhã (relative)"]),
    ("pt", "no mês passado", ["2026-10-00 mês passado (relative)"]),
    ("pt", "na próxima segunda-feira", ["2026-11-30 próxima segunda-feira (relative)"]),
    ("pt", "no ano passado", ["2025-00-00 ano passado (relative)"]),
    ("pt", "3/5/2027", ["2027-05-03 3/5/2027", "2027-00-00 2027"]),
]
AT_A_YEAR_S_EDGE = [
    (date(2026, 1, 3), "in January", ["2026-01-00 January"]),
    (date(2026, 1, 3), "in December", ["2025-12-00 December"]),
    (date(2026, 1, 3), "last month", ["2025-12-00 last month (relative)"]),
    (date(2026, 12, 3), "next month", ["2027-01-00 next month (relative)"]),
    (date(2026, 12, 28), "next week", ["2027-00-00 next week (relative)"]),
    (date(2026, 1, 3), "last week", ["2025-00-00 last week (relative)"]),
    (date(2026, 1, 14), "in July", ["2026-07-00 July"]),
    (date(2026, 1, 14), "on 15 July", ["2026-07-15 15 July"]),
    (date(2026, 1, 29), "on 30 July", ["2026-07-30 30 July"]),
    (date(2026, 3, 1), "on 31 August", ["2026-08-31 31 August"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_the_dates_of_a_text(language: str, text: str, expected: list[str]) -> None:
    assert told(text, language, WRITTEN) == expected


@pytest.mark.parametrize(("written", "text", "expected"), AT_A_YEAR_S_EDGE)
def test_a_date_takes_the_year_that_is_closest(written: date, text: str, expected: list[str]) -> None:
    assert told(text, "en", written) == expected


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("", 23),
        ("Z", 23),
        ("+02:00", 24),
        ("+0130", 24),
        ("+01:29", 23),
        ("-10:00", 23),
        ("-22:31", 22),
        ("-22:30", 23),
    ],
)
def test_the_day_of_writing_is_that_of_the_source_s_zone(zone: str, day: int) -> None:
    assert local_day(datetime(2026, 11, 23, 22, 30, tzinfo=UTC), zone) == date(2026, 11, day)


@pytest.mark.parametrize(
    ("source", "ours", "covers"),
    [
        ((2026, 11, 23), (2026, 11, 23), True),
        ((2026, 11, 23), (2026, 11, 0), True),
        ((2026, 11, 23), (2026, 0, 0), True),
        ((2026, 11, 23), (2026, 11, 22), False),
        ((2026, 11, 23), (2026, 10, 23), False),
        ((2026, 11, 23), (2025, 11, 23), False),
        ((2026, 11, 0), (2026, 11, 23), False),
        ((2026, 0, 0), (2026, 11, 0), False),
        ((2026, 0, 0), (2026, 0, 0), True),
    ],
)
def test_a_date_covers_what_says_no_more_than_it(
    source: tuple[int, int, int], ours: tuple[int, int, int], covers: bool
) -> None:
    theirs, our = (FoundDate(start=0, end=0, year=y, month=m, day=d) for y, m, d in (source, ours))
    assert theirs.covers(our) is covers
