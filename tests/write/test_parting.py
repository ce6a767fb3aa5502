"""Where words of ours may stand inside a sentence, and where not."""

import pytest

from standfirst.write.parting import before_adjunct, before_condition, behind_opening, behind_subject, for_sayings


@pytest.mark.parametrize(
    ("plain", "subject"),
    [
        ("A crane taller than a church is the largest of 14 machines on the pier", "A crane taller than a church"),
        ("Some 90 guests of the stranded ferry spent the night in a school", "Some 90 guests of the stranded ferry"),
        ("A former pilot from Osthaven has won the Norrvik regatta", "A former pilot from Osthaven"),
        ("A ferry stranded on the rocks has been freed", ""),  # "stranded" is no verb here, and may be one elsewhere
        ("Ada Holm and Tor Hagen have left the town", ""),
        ("Nobody on the long pier was hurt by the wave", ""),
        ("The crane would cost about 3 million crowns, the union reckons", ""),
        ("The vote of 12 to 9 came after a long debate", ""),
    ],
)
def test_behind_a_subject_that_is_certain(plain: str, subject: str) -> None:
    found = behind_subject(plain)
    assert (found[0] if found else "") == subject
    assert found is None or " ".join(found) == plain


def test_behind_an_opening_that_says_where_or_when() -> None:
    parts = behind_opening("At the pier of Norrvik, a nurse waited with two bags")
    assert parts == ("At the pier of Norrvik", "a nurse waited with two bags")
    assert behind_opening("At the pier, which is old, a nurse waited with two bags") is None
    assert behind_opening("The pier, a nurse said, was closed all night") is None


@pytest.mark.parametrize(
    ("plain", "tail"),
    [
        ("Norrvik reached the cup final with a 1-0 win over Osthaven", "with a 1-0 win over Osthaven"),
        ("Divers found a crack of 40 centimetres inside the tank on the hill", "inside the tank on the hill"),
        ("Norrvik has served as a port for 15 years and was closed in May", ""),
        ("Prices in the town have gone up by a third of what they were", ""),
    ],
)
def test_before_an_adjunct(plain: str, tail: str) -> None:
    assert [t for _, t in before_adjunct(plain)][:1] == ([tail] if tail else [])


def test_a_speaker_stands_before_a_condition_but_not_before_what_may_be_somebody_elses() -> None:
    assert before_condition("Norrvik will open the pier if Osthaven frees the crew") == [
        ("Norrvik will open the pier", "if Osthaven frees the crew")
    ]
    assert for_sayings("The pier was badly damaged, and a guard was treated in hospital") == []
    assert for_sayings("The pier was badly damaged, although the harbour stayed open") == []
    assert for_sayings("The pier was badly damaged, two hours after the storm had passed") != []
