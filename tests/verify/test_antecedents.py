"""A name of ours may stand for a pronoun or an office of the cited sentence only where its source means that person."""

import pytest

from standfirst.domain.verdict import Rule
from standfirst.verify import check_draft
from standfirst.verify.reading.antecedents import meant
from tests.verify.world import NOW, draft, sentence, source

_SAID = "She said the tunnel would cost 2.4 million euros."
_STORY = (
    f"Mayor Anna Weber met the union leader Tomas Lind on Monday. {_SAID} The mayor gave no date. "
    "His lawyer was not in the room."
)


def _against(text: str, span: str) -> list[str]:
    sources = (source("a", "The Harbor Courier", "Courier Group", _STORY),)
    checked = check_draft(draft(paragraphs=((sentence(text, span, sources=sources),),)), sources, now=NOW)
    return [v.detail for v in checked.verdicts if v.rule is Rule.ENTITY and v.part == "body"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Weber said the tunnel would cost 2.4 million euros.", _SAID),
        ("Weber gave no date.", "The mayor gave no date."),
        ("Lind's lawyer was not in the room.", "His lawyer was not in the room."),
    ],
)
def test_who_is_meant_may_be_named(text: str, span: str) -> None:
    assert _against(text, span) == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Lind said the tunnel would cost 2.4 million euros.", _SAID),
        ("Lind gave no date.", "The mayor gave no date."),
        ("Weber's lawyer was not in the room.", "His lawyer was not in the room."),
    ],
)
def test_the_next_name_may_not(text: str, span: str) -> None:
    assert _against(text, span) != []


def test_a_stretch_that_names_somebody_itself_keeps_its_pronouns() -> None:
    text = "Mayor Anna Weber spoke. Ines Duarte said her loan was signed."
    start = text.index("Ines")
    assert meant(text, start, len(text), "en") == frozenset()
