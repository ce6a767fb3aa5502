"""Key figures and differences: what counts, the newest state, what moved, who counts otherwise."""

import pytest

from standfirst.domain.draft import Sentence
from standfirst.domain.report import Revision
from standfirst.publish import make_boxes
from standfirst.publish.boxes.figures import figures
from standfirst.publish.boxes.told import told_sentences
from tests.publish.told_world import Line, cites, published, revision_of, source


def read(words: str) -> list[tuple[str, str, str]]:
    made = revision_of(("Pellan Post", "5 08:00", words))
    return [(f.value, f.counts, f.kind) for t in told_sentences(made) for f in figures(t)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Twelve people died and 33 were injured.",
            [("Twelve", "people died", "dead"), ("33", "were injured", "hurt")],
        ),
        ("A train derailed, injuring at least 14 people.", [("at least 14", "injuring at least 14 people", "hurt")]),
        ("The number of dead stood at 12.", [("12", "dead stood at 12", "dead")]),
        ("The airport cancelled 164 of 230 flights.", [("164 of 230", "flights", "count")]),
        ("It cost 24 million crowns.", [("24 million crowns", "", "money")]),
        ("It cost $3.5 billion.", [("$3.5 billion", "", "money")]),
        (
            "Israel killed more than two dozen people.",
            [("more than two dozen", "killed more than two dozen people", "dead")],
        ),
        ("It hires 400 welders, cooks and clerks.", [("400", "welders, cooks and clerks", "count")]),
        ("Turnout was almost 90%.", [("almost 90%", "", "percent")]),
        ("An earthquake of magnitude 5.1 struck.", [("5.1", "magnitude 5.1", "magnitude")]),
        ("Ninety-six council flats will be built.", [("Ninety-six", "council flats", "count")]),
        ("Oakline stored 12,000 pieces of furniture.", [("12,000", "pieces of furniture", "count")]),
    ],
)
def test_a_figure_with_its_unit_and_what_it_counts(words: str, found: list[tuple[str, str, str]]) -> None:
    assert read(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "Police detained a 34-year-old man.",
        "Arkady, 23, was behind.",
        "Night train 408 left the rails at 2:50 a.m.",
        "Lindmoor Town lost 2-3.",
        "They met on 12 May 2024.",
        "She won the 200 metres backstroke.",
        "Voting closed at 6 p.m.",
        "About 5, 000 gallons were poured.",
        'The mayor said: "We lost 40 houses".',
        "Watches valued at over $2.",
        "Tickets cost between 15 and 60 crowns.",
        "",
    ],
)
def test_what_is_no_figure(words: str) -> None:
    assert read(words or "It rained.") == []


def boxes_of(*lines: Line, previous: Revision | None = None) -> Revision:
    return revision_of(*lines, framed=True, previous=previous)


TOLL = ("Tarsen Press", "2 09:00", "Eleven people died in the landslide.")
COST = ("Tarsen Press", "2 09:05", "The works will cost 24 million crowns.")


def test_a_lonely_figure_is_no_box() -> None:
    made = boxes_of(TOLL).boxes
    assert made is not None
    assert made.figures == ()


def test_the_newest_state_with_what_it_was() -> None:
    made = boxes_of(TOLL, COST, ("Tarsen Press", "3 14:00", "Fourteen people died in the landslide.")).boxes
    assert made is not None
    toll = made.figures[0]
    assert (toll.value, toll.was and toll.was.value, toll.differs) == ("Fourteen", "Eleven", False)
    assert made.differences == ()


def test_what_an_older_revision_said_is_struck_and_leads_there() -> None:
    before = boxes_of(TOLL, COST)
    made = boxes_of(("Pellan Post", "3 14:00", "Fourteen people died in the landslide."), COST, previous=before)
    assert made.boxes is not None
    was = made.boxes.figures[0].was
    assert was is not None
    assert (was.value, was.saying.revision, was.saying.publisher) == ("Eleven", 1, "Tarsen Press")


def test_what_may_be_is_no_key_figure() -> None:
    made = boxes_of(COST, ("Pellan Post", "2 10:00", "Damage may reach seven million crowns.")).boxes
    assert made is not None
    assert made.figures == ()


def test_owners_that_count_differently_stand_side_by_side() -> None:
    made = boxes_of(
        ("Pellan Post", "2 09:10", "At least 14 people died in the landslide."),
        ("Tarsen Radio", "2 14:00", "Twelve people died in the landslide."), COST,
    ).boxes  # fmt: skip
    assert made is not None
    (found,) = made.differences
    assert [(v.value, v.newest) for v in found.voices] == [("At least 14", False), ("Twelve", True)]
    assert made.figures[0].differs


def test_what_a_publisher_said_before_stands_beside_what_it_says_now() -> None:
    made = boxes_of(
        ("Pellan Post", "2 09:10", "Fourteen people died."), ("Tarsen Radio", "2 14:00", "Nine people died."),
        ("Pellan Post", "2 16:00", "Twelve people died."), ("Quayside", "2 17:00", "A figure of 14 was wrong."),
    ).boxes  # fmt: skip
    assert made is not None
    (found,) = made.differences
    last = found.voices[-1]
    assert (last.value, last.before and last.before.value) == ("Twelve", "Fourteen")


def test_a_sentence_that_calls_a_figure_wrong_stands_beside_it() -> None:
    made = boxes_of(
        ("Pellan Post", "2 09:10", "The station gave its magnitude as 4.8."),
        ("Tarsen Radio", "2 14:00", "An earthquake of magnitude 5.1 struck."),
        ("Quayside", "2 17:00", "The station corrected its first figure, 4.8, later."),
    ).boxes  # fmt: skip
    assert made is not None
    assert [n.value for n in made.differences[0].notes] == ["4.8"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twelve people died.", "At least 12 people died."),  # one value
        ("About 110 passengers slept in a hall.", "The train carried 143 passengers."),  # two things
        ("Twelve people died.", "Another four people died."),  # a part
        ("Twelve people died.", "Nine people died in 2019."),  # another time
        ("Twelve people died.", "As many as 40 may have died."),
        ("Twelve people died.", "Nine people were injured."),
        ("Charles ran 226 yards while Hillis added 101 yards.", "Hillis added 90 yards to 352 yards."),
    ],
)
def test_what_is_no_difference(one: str, other: str) -> None:
    made = boxes_of(("Pellan Post", "2 09:10", one), ("Tarsen Radio", "2 14:00", other)).boxes
    assert made is not None
    assert made.differences == ()


def test_copies_and_one_owner_s_outlets_are_one_voice() -> None:
    first, second, third = (
        source("Pellan Post", "2 09:10", "Fourteen people died.", owner="Pellan Group"),
        source("Pellan Radio", "2 14:00", "Twelve people died.", owner="Pellan Group"),
        source("Courier", "2 15:00", "Nine people died.", copy_of="another"),
    )
    body = [Sentence(text=s.text, citations=cites(s)) for s in (first, second, third)]
    made = published(body, (first, second, third)).boxes
    assert made is not None
    assert made.differences == ()


def test_a_denial_stands_beside_what_it_denies() -> None:
    made = boxes_of(
        ("Herald", "2 09:00", "Minister Ragna Ostrel plans to resign before the end of the week."),
        ("Tarsen Press", "4 07:00", "Minister Ragna Ostrel denied on Wednesday that she would resign."),
    ).boxes  # fmt: skip
    assert made is not None
    assert [v.saying.publisher for v in made.differences[0].voices] == ["Herald", "Tarsen Press"]


def test_a_denial_of_something_else_is_no_difference() -> None:
    made = boxes_of(
        ("Herald", "2 09:00", "Minister Jorah Plessing will close the Sorrel Bank."),
        ("Tarsen Press", "4 07:00", "Minister Jorah Plessing denied that any other bank would be closed."),
    ).boxes  # fmt: skip
    assert made is not None
    assert made.differences == ()


def test_another_language_has_no_boxes() -> None:
    made = revision_of(TOLL, COST, language="de").boxes
    assert made is not None
    assert (made.figures, made.timeline) == ((), ())


def test_boxes_are_the_same_each_time() -> None:
    made = boxes_of(TOLL, COST)
    assert make_boxes(made) == made.boxes
