"""What a sentence leans on that it does not say."""

import pytest

from standfirst.write.leaning import leans_back, leans_on_now, quotation_leans


@pytest.mark.parametrize(
    "text",
    [
        "The outer pier of Norrvik is open again.",
        "The yard's results explain why.",
        "The mill at Norrvik is 30 metres away.",
        "A reserve begins 60 kilometres to the south.",
        "Lissa has accepted, according to the ministry in Osthaven.",
        "The town council of Norrvik spoke of a trend.",
        "Aldo Brenn's party in Norrvik has 31.",
        "A figure of 14 printed in Norrvik was wrong.",
        "Of 22 asked by the paper, 19 had expected it.",
        "Three observatories have now measured its path, Norrvik University said.",
        "The animals live at its edge in warm water.",
        "Passengers could travel by train instead at no extra cost.",
        "Norrvik's largest employer wants to grow, the paper wrote.",
        "HARBOUR DARK CLOUD The ferry line has lost two ships.",
        "In another first, Norrvik let two observers in.",
    ],
)
def test_leans(text: str) -> None:
    assert leans_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council in Norrvik sent two trains instead of buses to Osthaven.",
        "Norrvik lies 30 kilometres away from Osthaven.",
        "A park begins to the south of Norrvik.",
        "The ferry line has lost two ships and its licence.",
        "Norrvik Town won 31 matches.",
    ],
)
def test_stands(text: str) -> None:
    assert not leans_back(text)


@pytest.mark.parametrize(
    ("inner", "leans"),
    [
        ("We never gave that number to anyone.", True),
        ("I didn't like his looks.", True),
        ("The captain kept his word to all of us.", False),
        ("We will not leave that harbour wall.", False),
    ],
)
def test_a_quotation_that_points(inner: str, leans: bool) -> None:
    assert quotation_leans(inner) is leans


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Norrvik divers went down at four, before the tide.", "an hour of either half of the day"),
        ("The night train left Norrvik at ten to three.", "an hour of either half of the day"),
        ("The Alliance lost two points and stands at 29 percent.", "compares"),
        ("Norrvik astronomers are careful, as comets break.", "says not of what"),
        ("Mara Lind of Norrvik declined to comment.", "says not of what"),
        ("Osthaven 13, Norrvik 10 and a new game.", "no verb"),
        ("Tor Hagen said it was a matter of plans.", "says not of what"),
        ("Norrvik divers went down at four in the morning.", ""),
        ("The Alliance lost two points since May.", ""),
        ("Norrvik astronomers are careful with comets.", ""),
    ],
)
def test_what_says_not_of_what_or_since_when_is_no_evidence(text: str, reason: str) -> None:
    assert leans_back(text) == reason


def test_a_state_of_an_unknown_day() -> None:
    assert leans_on_now("Crews are still on the Norrvik pier.")
    assert leans_on_now("In March the Norrvik pier closed.")
    assert not leans_on_now("In March 2019 the Norrvik pier closed.")
