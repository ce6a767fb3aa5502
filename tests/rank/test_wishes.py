"""Wishes in readers' own words: how many are understood to the letter, and that nothing breaks the reading of them."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.domain.ranking import InterestKind
from standfirst.domain.topics import TOPICS
from standfirst.rank.wish_reading import KnownNames, WishPart, read_wish
from standfirst.rank.wish_words import LANGUAGES, WEIGHTS, folded_wish, wish_words

NAMES = {
    "place": ("Baltics", "Norrvik", "Osthaven", "Vestmark"), "publisher": ("Harbour Times", "Inland Post"),
    "thing": ("Mara Lind", "Arts and Crafts Council"), "author": ("Tor Hagen",), "topic": TOPICS,
}  # fmt: skip
KNOWN = KnownNames(
    names={folded_wish(n): (InterestKind(kind), n) for kind, names in NAMES.items() for n in names},
    uses=lambda word: int(word.casefold() in {"railway", "ferry", "tram"}),
)
WISHES = tomllib.loads((Path(__file__).parent / "wishes.toml").read_text(encoding="utf-8"))["wish"]
FLOOR = 0.85  # of the wishes understood to the letter; 2026-11-28: see docs/readers.md


def said(parts: tuple[WishPart, ...]) -> list[str]:
    return [f"{p.kind.value} {p.value} {p.weight:g}" for p in parts]


def test_most_wishes_are_understood_to_the_letter() -> None:
    missed = {w["text"]: said(read_wish(w["text"], KNOWN)) for w in WISHES}
    missed = {w["text"]: missed[w["text"]] for w in WISHES if missed[w["text"]] != w["means"]}
    print(f"understood {len(WISHES) - len(missed)} of {len(WISHES)}; missed: {missed}")
    assert 1 - len(missed) / len(WISHES) >= FLOOR, missed


def test_only_is_a_follow_and_says_so() -> None:
    (part,) = read_wish("only culture", KNOWN)
    assert (part.weight, part.only) == (1.0, True)


def test_the_last_word_on_a_thing_counts() -> None:
    assert said(read_wish("more sport, no sport", KNOWN)) == ["topic sport -1"]


@pytest.mark.parametrize("text", ["", "  ", ",;,", "\x00", "more", "and", "no no", "🛤️", "more " * 400])
def test_odd_wishes_do_no_harm(text: str) -> None:
    assert len(read_wish(text, KNOWN)) <= 20


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=600), st.sampled_from([*LANGUAGES, "xx", ""]))
def test_any_text_is_read_without_error_into_plain_parts(text: str, language: str) -> None:
    for part in read_wish(text, KNOWN, language):
        assert part.value.strip()
        assert len(part.value) <= 200
        assert part.weight in WEIGHTS.values()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_more_less_and_no(language: str) -> None:
    weights = {weight for _, weight, _ in wish_words(language).leads}
    assert weights == {1.0, 0.6, -0.6, -1.0}
    assert set(wish_words(language).topics.values()) <= set(TOPICS)
