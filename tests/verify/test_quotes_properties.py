"""Properties of the quotation reader over generated texts, and its time on texts made to slow it down."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.domain.text import folded
from standfirst.verify import extract_quotes
from standfirst.verify.reading.marks import stretches

PAIRS = ["“”", "„“", "«»", '""', "「」", "‘’", "‚‘", "‹›"]
CURLY = ["“”", "„“", "«»"]
LANGUAGES = ["en", "de", "fr", "es", "pt", "ja"]
WORDS = st.sampled_from("we wait here late Holt Varn bridge it was never told again seven boats".split())
SPOKEN = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
PLAIN = st.lists(WORDS, min_size=1, max_size=8).map(lambda w: " ".join(w) + ".")
ANYTHING = st.text(alphabet="“”„«»\"'‘’‚‹›「」—–- \n.,:!?aZé0Holtsaid", max_size=120)


@st.composite
def paragraphs(draw: st.DrawFn, pairs: list[str]) -> tuple[str, list[str]]:
    """A paragraph and what stands between the marks in it."""
    text, quoted = "", []
    for _ in range(draw(st.integers(0, 3))):
        first, last = draw(st.sampled_from(pairs))
        words = draw(SPOKEN) + draw(st.sampled_from(["", ",", ".", "!"]))
        text += f"{draw(PLAIN)} {first}{words}{last}, Lena Holt said. "
        quoted.append(words)
    return text + draw(PLAIN), quoted


@given(ANYTHING, st.sampled_from(LANGUAGES))
@settings(max_examples=300)
def test_offsets_lie_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    found = extract_quotes(text, language)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(ANYTHING)
@settings(max_examples=300)
def test_a_stretch_begins_after_a_mark_and_stays_in_its_paragraph(text: str) -> None:
    for stretch in stretches(text):
        assert text[stretch.start - 1] in "“„«»\"‘'‚‹›「『‟＂”"
        assert "\n" not in text[stretch.start : stretch.end]


@given(paragraphs(PAIRS))
def test_what_was_put_between_marks_is_found_without_them(made: tuple[str, list[str]]) -> None:
    text, quoted = made
    assert [text[s.start : s.end] for s in stretches(text)] == quoted


@given(paragraphs(CURLY))
def test_folding_keeps_the_quotations(made: tuple[str, list[str]]) -> None:
    text, quoted = made
    plain = folded(text)
    assert [plain[s.start : s.end] for s in stretches(plain)] == quoted
    assert [q.mention for q in extract_quotes(plain)] == [q.mention for q in extract_quotes(text)]


@given(st.lists(paragraphs(PAIRS), min_size=1, max_size=4))
def test_joined_paragraphs_keep_the_quotations_of_each(made: list[tuple[str, list[str]]]) -> None:
    text = "\n\n".join(paragraph for paragraph, _ in made)
    assert [text[s.start : s.end] for s in stretches(text)] == [q for _, quoted in made for q in quoted]


@given(paragraphs(PAIRS), st.sampled_from(LANGUAGES))
def test_a_speaker_is_in_the_text(made: tuple[str, list[str]], language: str) -> None:
    text, _ = made
    for quote in extract_quotes(text, language):
        assert quote.mention in text.replace("’", "'")


UNITS = [
    '"', "“", "„a ", "« a ", "a» ", "‘a ", "'a ", "“a “b ", ' "a', '"x." ', "He said ", "Holt, ", "( ", "Anna ",
    " and ", "—", "—Sí —dijo ", "« a, dit-il, b ", "“A b c d.\n\n", '"A b c d," he said. ', ". A", "a, dit ",
    '"A b c d," the minister said. ',
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_time_grows_with_the_text_and_no_faster(unit: str, language: str) -> None:
    """100 KB of marks that never close, clauses that never end: at most eight times the time of a quarter of it."""
    long = (unit * (100_000 // len(unit) + 1))[:100_000]
    quarter = min(_seconds(long[:25_000], language) for _ in range(2))
    assert min(_seconds(long, language) for _ in range(2)) <= 8 * quarter + 0.3


def _seconds(text: str, language: str) -> float:
    start = time.process_time()
    extract_quotes(text, language)
    return time.process_time() - start
