"""Sentences reworded in four languages: rules of roles, causes and bounds pass the good ones, fail the faults."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from standfirst.domain.verdict import Rule
from tests.verify.goldens import Golden

RULES = (Rule.ROLES, Rule.CAUSES, Rule.BOUNDS)
FILE = Path(__file__).parent / "goldens" / "rewordings.txt"


def rows(kind: str) -> Iterator[tuple[str, str, str]]:
    """Language, source and our sentence of each row under ``[kind]``."""
    for line in FILE.read_text("utf-8").partition(f"[{kind}]")[2].partition("\n[")[0].splitlines():
        if line:
            language, said, ours = line.split("|")
            yield language, said, ours


def against(language: str, said: str, ours: str) -> list[str]:
    """What the three rules say against our sentence."""
    cases = (Golden(rule=rule, text=ours, spans=(said,), language=language) for rule in RULES)
    return [verdict for case in cases for verdict in case.verdicts()]


@pytest.mark.parametrize(("language", "said", "ours"), list(rows("good")))
def test_a_true_rewording_passes(language: str, said: str, ours: str) -> None:
    assert not against(language, said, ours)


@pytest.mark.parametrize(("language", "said", "ours"), list(rows("fault")))
def test_a_false_one_fails(language: str, said: str, ours: str) -> None:
    assert against(language, said, ours)
