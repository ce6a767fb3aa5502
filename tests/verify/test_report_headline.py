"""A headline in its own forms."""

import pytest

from standfirst.domain.verdict import Rule
from tests.verify.reports import against, report, story


class TestHeadline:
    """A headline in its own forms: capitals throughout, and the present tense."""

    LINES = story("The council of Port Varn approved the harbour tunnel beside Lindmoor on Monday.")
    BODY = ("The council of Port Varn approved the harbour tunnel.", 0)

    def found(self, rule: Rule, text: str) -> list[str]:
        made = report(self.LINES, self.BODY, headline=(text, 0))
        return [detail for part, _, detail in against(rule, made, self.LINES) if part == "headline"]

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("Port Varn Council Approves Harbour Tunnel", ""),
            ("Port Varn Councils Approve Harbour Tunnels", ""),
            ("Marrow Council Approves Harbour Tunnel", "no cited sentence has Marrow"),
            ("Port Marrow Ellis Council Approves Harbour Tunnel", "no cited sentence has Marrow, Ellis"),
            ("Council of Port Varn approves harbour tunnel", ""),
            ("Port Marrow council approves harbour tunnel", "no cited sentence has the name Port Marrow"),
            ("Port Varn council approves tunnel", ""),
        ],
    )
    def test_names_in_capitals_throughout_or_not(self, text: str, problem: str) -> None:
        assert self.found(Rule.ENTITY, text) == ([problem] if problem else [])

    @pytest.mark.parametrize(("text", "falls"), [("Council closes port", False), ("Council closed port", True)])
    def test_the_present_of_a_headline_is_no_claim_that_it_is_done(self, text: str, falls: bool) -> None:
        lines = story("The council may close the port of Varn.")
        made = report(lines, ("The council may close the port of Varn.", 0), headline=(text, 0))
        details = [d for part, _, d in against(Rule.POLARITY, made, lines) if part == "headline"]
        assert any("tells as done" in d for d in details) is falls

    def test_a_headline_that_ends_in_saying_is_attributed(self) -> None:
        lines = story("Researchers said the dam of Varn was weak.")
        body = ("Researchers said the dam of Varn was weak.", 0)
        for text, falls in (
            ("Dam of Varn was weak, researchers say", False),
            ("Dam of Varn was weak, researchers report", False),
            ("Dam of Varn was weak, researchers leave", True),
            ("Dam of Varn was weak", True),
        ):
            made = report(lines, body, headline=(text, 0))
            found = [part for part, *_ in against(Rule.ATTRIBUTION, made, lines)]
            assert (found == ["headline"]) is falls, text
