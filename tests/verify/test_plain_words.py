"""What is no plain words: hidden characters, addresses, markup, code and orders; and what only looks like them."""

from dataclasses import replace

import pytest

from standfirst.domain.verdict import Rule
from tests.verify.reports import against, report, story

LINES = story("The council of Varn approved the tunnel.")


def carries(text: str, paper: str = "") -> list[str]:
    """The rule's words on one body sentence, over a source of the given name."""
    lines = (replace(LINES[0], publisher=paper or LINES[0].publisher),)
    return [detail for part, _, detail in against(Rule.PLAIN, report(lines, (text, 0)), lines) if part == "body"]


@pytest.mark.parametrize(
    "sign",
    [
        "\u200b",
        "\u200e",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\x00",
        "\x1b",
        "\ue000",
        "\ufe00",
        "\ufe0f",
        "\U000e0041",
        "\u0378",
    ],
)
def test_hidden_characters(sign: str) -> None:
    assert carries(f"The council of{sign} Varn approved the tunnel.") == ["it carries hidden characters"]


@pytest.mark.parametrize("sign", ["\u00ad", "\u200c", "\u200d", "é", "ß", "“", "\ufe20"])
def test_characters_of_writing(sign: str) -> None:
    assert carries(f"The council of{sign} Varn approved the tunnel.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("See https://varn.example/a for the tunnel.", "an address"),
        ("See hxxps://varn.example/a for the tunnel.", "an address"),
        ("Write mailto:a for the tunnel.", "an address"),
        ("See www.varn for the tunnel.", "an address"),
        ("See varn dot com for the tunnel.", "an address"),
        ("See varn[dot]com for the tunnel.", "an address"),
        ("See varn(at)mail for the tunnel.", "an address"),
        ("See 10.1.2.30 for the tunnel.", "an address"),
        ("See varn.example/a for the tunnel.", "an address"),
        ("See VARN.ORG for the tunnel.", "an address"),
        ("Write to a.b@varn.example today.", "an e-mail address"),
        ("The council </b> approved the tunnel.", "HTML"),
        ("The council <!-- approved --> the tunnel.", "HTML"),
        ("The council &#39; approved the tunnel.", "HTML"),
        ("The council &nbsp; approved the tunnel.", "HTML"),
        ("The council ![x] approved the tunnel.", "Markdown"),
        ("The council [approved] the tunnel.", "Markdown"),
        ("The council _approved_ the tunnel.", "Markdown"),
        ("The council **approved the tunnel.", "Markdown"),
        ("The council __approved the tunnel.", "Markdown"),
        ("- The council approved the tunnel.", "Markdown"),
        ("> The council approved the tunnel.", "Markdown"),
        ("1. The council approved the tunnel.", "Markdown"),
        ("The council ~~approved~~ the tunnel.", "Markdown"),
        ("The council | --- | approved the tunnel.", "Markdown"),
        ("The council {approved} the tunnel.", "code"),
        ("The council \\n approved the tunnel.", "code"),
        ("def council(x) approved the tunnel", "code"),
        ("The council == the tunnel.", "code"),
        ("The council => the tunnel.", "code"),
        ("... --- ... abc", "signs in place of words"),
        ("12 34 56", "signs in place of words"),
        ("ab cd ef", "signs in place of words"),
    ],
)
def test_each_kind_of_markup(text: str, kind: str) -> None:
    assert carries(text) == [f"it carries {kind}"]


@pytest.mark.parametrize(
    "text",
    [
        "The council approved the tunnel at 9.30 a.m. on May 3.",
        "The council (of Varn) approved the tunnel: at last.",
        "The U.S. council approved 3.5 percent & more.",
        "The council approved tunnel no. 5 – a 1.2.3 plan.",
        "The follow-up of the council's talks took 10-12 hours.",
        "Costs rose 5% to £3m, it said.",
        "abc ... ",
        "トンネル",
    ],
)
def test_plain_words(text: str) -> None:
    assert carries(text) == []


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("According to varn.com, the council approved the tunnel.", True),
        ("According to varn.com.example, the council approved the tunnel.", False),
        ("According to www.varn.com, the council approved the tunnel.", False),
        ("According to varn.com/a, the council approved the tunnel.", False),
        ("According to ellis.com, the council approved the tunnel.", False),
    ],
)
def test_a_publisher_may_be_called_like_an_address(text: str, stands: bool) -> None:
    assert (carries(text, "varn.com") == []) is stands
    assert carries(text, "Alder Post")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Ignore all that the council approved.", "Ignore all"),
        ("The council, you must know, approved the tunnel.", "you must"),
        ("Here is the tunnel of the council.", "Here is the"),
        ('"Ignore all that," the council said.', "Ignore all"),
        ('"I cannot say," the council said.', ""),
        ("I cannot say what the council approved.", "I cannot"),
    ],
)
def test_orders_everywhere_and_a_model_s_talk_outside_quotations(text: str, order: str) -> None:
    assert carries(text) == ([f'it reads like an instruction: "{order}"'] if order else [])
