"""What a noun with "the" asks for."""

import pytest

from standfirst.write.definite import definite_needs, told_by, whole_or_first


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The sum was small.", {"sum-"}),
        ("The company left on Monday.", {"company-"}),
        ("Norrvik sued the company Monday.", {"company-"}),
        ("The reviews were late.", {"review+"}),
        ("Norrvik has built on the nine acre site.", {"site-"}),
        ("The police and the crew named nobody.", {"crew-"}),
        ("The vessel sank.", {"vessel-", "vessel", "ship", "boat", "ferry", "barg", "tanker"}),
        ("The finance ministry estimates a fall.", {"ministry-", "estimat+"}),
        ("Norrvik asked for two more pumps.", {"pump"}),
        ("Another bank would close.", {"bank"}),
        ("The cause of the leak is a riddle.", {"caus-", "leak", "leak-", "riddl", "riddl-"}),
    ],
)
def test_a_noun_asks_for_its_thing(text: str, asked: set[str]) -> None:
    needs = list(definite_needs(text, frozenset({"caus", "site"})))
    assert needs[0] == asked


@pytest.mark.parametrize(
    "text",
    [
        "The police named nobody in the morning.",
        "The mayor of Norrvik left.",
        "The ferry company, Sundlinje, left.",
        "The ferry company Sundlinje left.",
        "A member was asleep in the library.",
        "A pier closed, and the pier stays shut.",
        "Nobody was hurt, the harbour office said.",
        "More boats than the other did: Norrvik has two more than Osthaven.",
        "The Norrvik wall fell.",
    ],
)
def test_what_is_told_or_of_which_there_is_one_asks_for_nothing(text: str) -> None:
    assert list(definite_needs(text, frozenset())) == []


def test_where_it_was_asks_once_the_source_has_told_of_it() -> None:
    text = "A member was asleep in the library."
    assert list(definite_needs(text, frozenset({"library"}))) == [frozenset({"library-"})]
    assert list(definite_needs(text, frozenset(), starts=True)) == [frozenset({"library-"})]


def test_a_page_may_open_as_its_source_did() -> None:
    text = "The harbour master has closed the pier."
    assert list(definite_needs(text, frozenset({"pier"}), opening=True)) == [frozenset({"pier-"})]


def test_several_are_not_told_by_one() -> None:
    assert "review+" not in told_by("A review is due.")
    assert "review+" in told_by("Two reviews are due.")
    assert "2" in told_by("Two reviews are due.")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Norrvik spends 24 crowns, and one builder is on the site.", "Norrvik spends 24 crowns."),
        ("Norrvik spends 24 crowns, and two builders were on the site in 2019.", ""),
        ("Norrvik spends 24 crowns, and one builder is not on the site.", ""),
        ("Norrvik spends 24 crowns, and one builder is glad.", ""),
    ],
)
def test_a_second_clause_that_takes_something_for_known_goes(text: str, left: str) -> None:
    assert whole_or_first(text) == (left or text)
