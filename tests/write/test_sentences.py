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


HARD = """
    Gen. A. B. Lund of Ansel, Calif., spoke. | Nobody clapped.
    He said no. | Then he left No. 5 for No. 6.
    They sat. | Nobody spoke on Sat. 5 March.
    Lind chose plan B. | The council agreed.
    It closed at 9 p. m. | The mayor left.
    Lind lives in the U.S. | He was born in Ansel.
    It cost approx. 3.5 bn. | Lind paid.
    The bus hit a wall in room 12. | Police came.
    Prices rose 2.5 percent vs. 3.1 in Sept. 2025. | Wages fell.
    "It is over. " | Lind left.
    "It is over. It is over, " Lind said. | Rain fell.
    'We left. It was over,' Lind said. | Rain fell.
    'It wasn't over. It's not over.' | Lind left.
    The miners' hall burned. | The owners' club did not.
    (Lind was late.) | The mayor was not.
    What now? | Ansel waits for its bridge
    Dam holds... | Ansel sleeps
    Am 3. Oktober kam Dr. Lind mit z. B. Frau Prof. Hagen. | Es regnete.
    Der 2. Senat gab Friedrich II. von Ansel rund 3 Mio. Kronen. | Das war viel.
    „Es ist vorbei. Wir gehen“, sagte Lind. | Es regnete.
    M. Lind et Mme Hagen sont venus, p. ex. à Ansel. | Le maire aussi.
    « C’est fini. On part », a dit M. Lind. | Il pleuvait.
    El Sr. Lind y la Sra. Hagen fueron a EE. UU. | El alcalde no fue.
    ¿Qué pasó? | ¡Nadie lo sabe! | El Dr. Lind calló.
    O Sr. Lind e a Dra. Hagen foram à av. 5 de Maio. | O prefeito ficou.
"""  # invented; a bar stands where one sentence ends and the next begins


@pytest.mark.parametrize(("text", "expected"), GOLDEN)
def test_golden(text: str, expected: list[str]) -> None:
    assert [s.text for s in split_sentences(text)] == expected


@pytest.mark.parametrize("line", HARD.strip().splitlines())
def test_hard(line: str) -> None:
    expected = line.strip().split(" | ")
    assert [s.text for s in split_sentences(" ".join(expected))] == expected


@settings(max_examples=50)
@given(st.text(alphabet="AbMr. \"'“”\n?!1,-é…", max_size=120))
def test_offsets_are_exact_and_nothing_is_lost(text: str) -> None:
    found = split_sentences(text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
    assert [s.index for s in found] == list(range(len(found)))
