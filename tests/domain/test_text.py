from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.domain.text import accentless, fold, folded, text_hash


def test_folding_straightens_quotes_dashes_and_spaces_and_keeps_case() -> None:
    assert folded("“To begin,” she\u00a0said — ‘step by step’") == "\"To begin,\" she said - 'step by step'"


def test_folding_drops_soft_hyphens_and_invisible_characters() -> None:
    assert folded("re\u00adstore\u200b the\ufeff unity") == "restore the unity"


def test_folding_composes_and_opens_compatibility_forms() -> None:
    assert folded("cafe\u0301 ﬁne ①") == "café fine 1"


def test_a_folded_span_leads_back_to_the_source_characters() -> None:
    source = "He said: “We\u00ad will  stay…”"
    found = fold(source)
    start = found.text.index("We will")
    begin, end = found.source_span(start, start + len("We will stay..."))
    assert source[begin:end] == "We\u00ad will  stay…"


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_folding_twice_is_folding_once_and_the_offsets_never_go_back(text: str) -> None:
    found = fold(text)
    assert fold(found.text).text == found.text
    assert folded(text) == found.text
    assert list(found.offsets) == sorted(found.offsets)
    assert len(found.offsets) == len(found.text) + 1


def test_accentless_finds_what_a_reader_types() -> None:
    assert accentless("Ångström ÇELİK Straße") == "angstrom celik strasse"


def test_a_hash_tells_one_changed_character() -> None:
    assert text_hash("12 people") != text_hash("13 people")
    assert len(text_hash("\ud800")) == 64  # a lone surrogate from a broken page is no crash
