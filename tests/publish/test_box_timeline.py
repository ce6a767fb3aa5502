"""Timeline: the day of the main clause or none, in order, one event once; too little is no timeline."""

from datetime import date

import pytest

from standfirst.domain.boxes import Dating
from standfirst.publish.boxes.days import find_day, local_day
from tests.publish.told_world import NOW, Line, revision_of

THURSDAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The council rejected the offer on Wednesday.", date(2026, 3, 4)),
        ("Tarsen will reopen the bridge if all return, the prime minister said on Tuesday.", date(2026, 3, 3)),
        ("The bridge was shut on 12 October.", date(2025, 10, 12)),
        ("On March 3, the minister overturned the rule.", date(2026, 3, 3)),
        ("The council will vote on 9 March.", date(2026, 3, 9)),
        ("Prosecutors filed charges Tuesday against the driver.", date(2026, 3, 3)),
        ("Tuesday afternoon, the team signed him.", date(2026, 3, 3)),
        ("The picture was shown yesterday.", date(2026, 3, 4)),
        ("A train derailed early on Thursday, injuring 14 people.", THURSDAY),
        ("The licence was granted in 2021 and runs for 15 years.", date(2021, 1, 1)),
    ],
)
def test_the_day_of_what_is_told(words: str, day: date) -> None:
    found = find_day(words, THURSDAY)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "words",
    [
        "The council will vote on Tuesday.",  # which Tuesday does the tense not tell
        "The earthquake that shook Askmoor on Wednesday came from an old fault.",  # a relative clause's day
        "The council asked for tents after the earthquake on Wednesday night.",
        "Ostrel has denied the report of Monday that she would leave.",
        "A tannery that has stood empty since 2009 will become flats.",
        "He was elected on 3 March and sworn in on 5 March.",  # two days
        "The Friday market was closed.",
        "The council met on 31 February.",  # no such day
        "The budget of 2026 was approved.",
        "The works have been empty since 2012.",
        "Wednesday's vote was close.",
        "It rained.",
        "New Orleans plays at Seattle on Saturday.",
        "Friday August 2, 2013 @ 8:13 Ellen DeGeneres tweeted.",
        "",
    ],
)
def test_no_day_where_it_takes_guessing(words: str) -> None:
    assert find_day(words, THURSDAY) is None


def test_a_publisher_s_own_calendar_day() -> None:
    late = NOW.replace(hour=23, minute=30)
    assert local_day(late, "+02:00") == date(2026, 3, 6)
    assert local_day(late, "somewhere") == local_day(late, "") == local_day(late, "+99:99") == THURSDAY


LINES: tuple[Line, ...] = (
    ("Pellan Post", "5 08:00", "Lissmark freed eleven crew members on Thursday."),
    ("Harbor Courier", "4 08:00", "The council rejected the offer on Wednesday."),
    ("Eskerby Gazette", "3 08:00", "The prime minister made an offer to the council on Tuesday."),
)


def test_points_stand_in_the_order_of_their_days() -> None:
    made = revision_of(*LINES, framed=True)
    assert made.boxes is not None
    assert [p.day.day for p in made.boxes.timeline] == [3, 4, 5]
    assert [p.text for p in made.boxes.timeline] == [text for _, _, text in reversed(LINES)]
    assert {p.dating for p in made.boxes.timeline} == {Dating.DATED}


def test_one_event_of_two_publishers_is_one_point() -> None:
    made = revision_of(*LINES, ("Quayside Live", "4 09:00", "The council on Wednesday rejected the offer."))
    assert made.boxes is not None
    second = made.boxes.timeline[1]
    assert len(made.boxes.timeline) == 3
    assert [s.publisher for s in (second.saying, *second.also)] == ["Harbor Courier", "Quayside Live"]


def test_news_without_a_day_has_its_source_s_time_and_says_so() -> None:
    made = revision_of(*LINES[:2], ("Eskerby Gazette", "5 12:00", "Dunmorra has offered to host talks."))
    assert made.boxes is not None
    assert [p.dating for p in made.boxes.timeline] == [Dating.DATED, Dating.DATED, Dating.REPORTED]


@pytest.mark.parametrize(
    "third",
    [
        "The bank is a spawning ground for cod.",
        "No illness has been linked to the water.",
        "Few women have incited such reverence.",
        "The museum has been closed since the theft.",
        'The mayor said: "We have opened it on Monday".',
    ],
)
def test_two_points_and_a_background_are_no_timeline(third: str) -> None:
    made = revision_of(*LINES[:2], ("Eskerby Gazette", "5 12:00", third))
    assert made.boxes is not None
    assert made.boxes.timeline == ()


def test_one_moment_is_no_timeline() -> None:
    lines = [("Pellan Post", "5 08:00", f"{what} on Thursday.") for what in ("A bridge fell", "Rain began", "Six ran")]
    made = revision_of(*lines)
    assert made.boxes is not None
    assert made.boxes.timeline == ()
