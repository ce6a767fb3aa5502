"""Sentences and their offsets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.write import split_sentences

GOLDEN = [
    ("Mr. Lind left. He was late.", ["Mr. Lind left.", "He was late."]),
    ("J. R. Hagen paid 2.4 million crowns.", ["J. R. Hagen paid 2.4 million crowns."]),
    ("It opened at 9 a.m. The mayor spoke.", ["It opened at 9 a.m.", "The mayor spoke."]),
    ("It opens at 9 a.m. Tuesday in Osthaven.", ["It opens at 9 a.m. Tuesday in Osthaven."]),
    ("The U.S. Navy came. Nobody saw it.", ["The U.S. Navy came.", "Nobody saw it."]),
    ('"We left. It was over," she said. Rain fell.', ['"We left. It was over," she said.', "Rain fell."]),
    ('"Is it over?" Lind asked. Nobody knew.', ['"Is it over?" Lind asked.', "Nobody knew."]),
    ("“It is over.” Lind left.", ["“It is over.”", "Lind left."]),
    ("Sundlinje Inc. said so. Then it rained!", ["Sundlinje Inc. said so.", "Then it rained!"]),
    ("Am 12. Mai fuhr sie. Dann nicht mehr.", ["Am 12. Mai fuhr sie.", "Dann nicht mehr."]),
    ("A headline\n\nA sentence\nover two lines.", ["A headline", "A sentence\nover two lines."]),
    ('He said "go. Rain fell. Wind came.', ['He said "go.', "Rain fell.", "Wind came."]),
]


@pytest.mark.parametrize(("text", "expected"), GOLDEN)
def test_golden(text: str, expected: list[str]) -> None:
    assert [s.text for s in split_sentences(text)] == expected


@settings(max_examples=50)
@given(st.text(alphabet="AbMr. \"'“”\n?!1,-é…", max_size=120))
def test_offsets_are_exact_and_nothing_is_lost(text: str) -> None:
    found = split_sentences(text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
    assert [s.index for s in found] == list(range(len(found)))
