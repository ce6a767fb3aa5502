"""What a sentence counts, in figures and in words."""

import pytest

from standfirst.write.counting import counts


def counted(text: str) -> list[tuple[float, str]]:
    return [(c.value, c.state or c.shown) for c in counts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least seven people were hurt in Norrvik.", [(7, "injured")]),
        ("Nineteen people have been treated in hospital, a nurse said.", [(19, "injured")]),
        ("Twenty-four people were injured and 15 were missing.", [(24, "injured"), (15, "missing")]),
        ("Eleven villagers have not been found.", [(11, "missing")]),
        ("Another 33 were hurt and three have not been found.", [(33, "injured"), (3, "missing")]),
        ("Seventeen people were hurt when three carriages left the track.", [(17, "injured"), (3, "3 carriages")]),
        ("The blast killed 12 and injured 33.", [(12, "dead"), (33, "injured")]),
        ("All 143 passengers were led out and nobody was hurt.", [(143, "143 passengers")]),
        ("Twelve people died and 33 were injured.", [(12, "dead"), (33, "injured")]),
        ("Two houses burned and a man was hurt.", [(2, "2 houses")]),
        ("The staff put the number of injured at 28.", [(28, "injured")]),
        ("An earthquake of magnitude 5.1 struck the coast.", [(5.1, "magnitude 5.1")]),
        ("The repair will cost 24 million crowns.", [(24e6, "24 million crowns")]),
        ("More than 1,900 households wait.", [(1900, "1,900 households")]),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[float, str]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left at 10:37 p.m. on 12 May.",
        "Five of the injured are in a serious condition.",
        "The driver, 61, was not hurt.",
        "Night train 408 was late.",
        "One of them waved.",
        "In 1988 a slide killed 19 people at Gull Head.",
        "Seventeen of the 149 were hurt.",
        "Two thirds of the lake is water.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert counted(text) == []


def test_in_words_and_in_figures_is_one_value_and_about_is_near() -> None:
    words, figures = counts("Nineteen people were hurt.")[0], counts("19 people were injured.")[0]
    assert words.same_thing(figures)
    assert words.same_value(figures)
    about, exact, more = (counts(f"{n} houses were buried.")[0] for n in ("About 20", "21", "23"))
    assert about.same_value(exact)
    assert not about.same_value(more)


def test_an_aftershock_is_measured_apart() -> None:
    main = counts("An earthquake of magnitude 5.1 struck Norrvik.")[0]
    after = counts("An aftershock of magnitude 3.2 was felt in Norrvik.")[0]
    assert not main.same_thing(after)


def test_the_same_noun_elsewhere_is_another_count() -> None:
    here = counts("The slide buried 23 houses in Upper Norr.")[0]
    there = counts("The fire service of Dalmark was called to 14 houses.")[0]
    assert not here.same_thing(there)
