"""Every golden fails or stands as its table says, and the contract's page is what the goldens generate."""

import pytest

from standfirst.domain.verdict import Rule
from standfirst.verify import RULES
from tests.verify.goldens import Golden, goldens
from tests.verify.page import PAGE, page

_WHOLE = {Rule.INDEPENDENCE, Rule.FRESHNESS, Rule.LABEL}  # rules about the whole Report


@pytest.mark.parametrize("case", goldens(), ids=lambda c: f"{c.rule}: {c.text[:60]}")
def test_each_golden(case: Golden) -> None:
    verdicts = case.verdicts()
    assert bool(verdicts) is case.fails, verdicts
    assert not case.says or verdicts[:1] == (case.says,)


def test_each_rule_has_a_failing_and_a_passing_case() -> None:
    for rule in {r for r, _ in RULES} - _WHOLE:
        assert {c.fails for c in goldens() if c.rule is rule} == {True, False}, rule


def test_the_page_is_what_the_goldens_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m tests.verify.page"
