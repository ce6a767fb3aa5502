"""Bytes to text, for pages that lie about their charset."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.extract.decode import MAX_BYTES, decode_page

WORDS = "Grüße aus Ängelholm – „schön“ kostet 5 €"
META = '<meta charset="{}"><p>'


def as_type(charset: str) -> dict[str, str]:
    return {"content-type": f"text/html; charset={charset}"}


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (WORDS.encode(), {}),
        (WORDS.encode(), as_type("iso-8859-1")),
        (WORDS.encode("cp1252"), as_type("iso-8859-1")),
        (WORDS.encode("cp1252"), as_type("utf-8")),
        (WORDS.encode("cp1252"), as_type("no-such-charset")),
        (WORDS.encode("cp1252"), as_type("utf-7")),
        (WORDS.encode("cp1252"), {}),
        (codecs.BOM_UTF8 + WORDS.encode(), as_type("windows-1252")),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), {}),
        (WORDS.encode("utf-16-be"), as_type("utf-16be")),
        (WORDS.encode("utf-16-le"), as_type('"UTF-16LE"')),
    ],
)
def test_the_words_come_back(body: bytes, headers: dict[str, str]) -> None:
    assert decode_page(body, headers) == WORDS


@pytest.mark.parametrize(
    ("words", "charset"),
    [("日本の新聞", "shift_jis"), ("日本の新聞", "euc-jp"), ("日本の新聞", "iso-2022-jp"), ("中文报纸", "gb2312"),
     ("газета", "koi8-r"), ("газета", "windows-1251"), ("한국 신문", "euc-kr"), ("şğı", "iso-8859-9")],
)  # fmt: skip
def test_declared_in_meta(words: str, charset: str) -> None:
    assert decode_page((META.format(charset) + words).encode(charset), {}).endswith(words)


def test_utf_7_never_becomes_markup() -> None:
    assert "<script" not in decode_page(b'<meta charset="utf-7">+ADw-script+AD4-', {})


def test_a_broken_byte_does_not_turn_utf_8_into_mojibake() -> None:
    assert decode_page(WORDS.encode() * 3 + b"\xff", {}) == WORDS * 3 + "\ufffd"


def test_a_character_cut_by_the_limit_is_no_reason_to_doubt_the_charset() -> None:
    body = b"x" * (MAX_BYTES - 1) + "é".encode()
    assert decode_page(body, {}) == "x" * (MAX_BYTES - 1)


@settings(max_examples=50)
@given(
    st.binary(max_size=300),
    st.sampled_from(["", "utf-8", "utf-16", "shift_jis", "utf-7", "zlib", "idna", "gb2312", "x" * 39]),
)
def test_never_raises_and_never_keeps_a_nul(body: bytes, charset: str) -> None:
    text = decode_page(body, as_type(charset))
    assert "\x00" not in text
    text.encode()
