"""Numbers, dates and offsets in the five languages: pinned cases, and Babel as the other opinion."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from standfirst.domain.text import fold, folded
from standfirst.domain.verdict import Outcome, Rule
from standfirst.verify.reading.dates import dates
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.reading.numbers import numbers
from standfirst.verify.reading.tokens import tokens
from tests.verify.world import checked, draft

WRITTEN = date(2026, 11, 24)  # a Tuesday
LANGUAGES = ("en", "de", "fr", "es", "pt")
NOUN = {"en": "boats", "de": "Boote", "fr": "bateaux", "es": "barcos", "pt": "barcos"}

SPELLED = [
    ("en", "two hundred and twelve", 212),
    ("en", "ninety-nine", 99),
    ("en", "a thousand", 1000),
    ("de", "siebzehn", 17),
    ("de", "einundzwanzig", 21),
    ("de", "fünfundneunzig", 95),
    ("de", "zweihundertfünfundzwanzig", 225),
    ("de", "dreitausendfünfhundert", 3500),
    ("de", "hunderteins", 101),
    ("de", "zwei Millionen", 2000000),
    ("de", "eine Milliarde", 1000000000),
    ("de", "zwei Dutzend", 24),
    ("fr", "dix-sept", 17),
    ("fr", "vingt et un", 21),
    ("fr", "soixante-dix-sept", 77),
    ("fr", "quatre-vingts", 80),
    ("fr", "quatre-vingt-dix-sept", 97),
    ("fr", "deux cent trente", 230),
    ("fr", "trois mille quatre cents", 3400),
    ("fr", "un million deux cent mille", 1200000),
    ("fr", "une dizaine", 10),
    ("es", "treinta y cinco", 35),
    ("es", "veintitrés", 23),
    ("es", "ciento doce", 112),
    ("es", "dos mil quinientos", 2500),
    ("es", "mil millones", 1000000000),
    ("es", "dos docenas", 24),
    ("pt", "trinta e cinco", 35),
    ("pt", "duzentos e um", 201),
    ("pt", "mil e cem", 1100),
    ("pt", "dois milhões", 2000000),
    ("pt", "uma dúzia", 12),
]

FIGURES = [
    ("de", "1.500 Boote", "1500", ""),
    ("de", "1,5 Millionen Euro", "1500000", "€"),
    ("de", "18 Mio. €", "18000000", "€"),
    ("de", "2,3 Mrd. Euro", "2300000000", "€"),
    ("de", "12,5 Prozent", "12.5", "%"),
    ("de", "3 Prozentpunkte", "3", "pp"),
    ("de", "12 %", "12", "%"),
    ("fr", "1 500 bateaux", "1500", ""),
    ("fr", "1\u202f500 bateaux", "1500", ""),
    ("fr", "1,5 million d'euros", "1500000", "€"),
    ("fr", "2,4 milliards d’euros", "2400000000", "€"),
    ("fr", "12 pour cent", "12", "%"),
    ("fr", "3 points de pourcentage", "3", "pp"),
    ("fr", "la 3e fois", "3", "th"),
    ("es", "1.500 barcos", "1500", ""),
    ("es", "2.000 millones de euros", "2000000000", "€"),
    ("es", "2 mil millones de dólares", "2000000000", "$"),
    ("es", "12 por ciento", "12", "%"),
    ("es", "3 puntos porcentuales", "3", "pp"),
    ("pt", "1.500 barcos", "1500", ""),
    ("pt", "R$ 2,5 bilhões", "2500000000", "R$"),
    ("pt", "2,4 milhões de euros", "2400000", "€"),
    ("pt", "12 por cento", "12", "%"),
    ("pt", "3 pontos percentuais", "3", "pp"),
    ("en", "1,50,000 boats", "150000", ""),
]

DATES = [
    ("de", "am 23. November 2026", (2026, 11, 23)),
    ("de", "am 23. November", (2026, 11, 23)),
    ("de", "am 23.11.2026", (2026, 11, 23)),
    ("de", "im März 2027", (2027, 3, 0)),
    ("de", "gestern", (2026, 11, 23)),
    ("de", "vor drei Tagen", (2026, 11, 21)),
    ("de", "letzten Freitag", (2026, 11, 20)),
    ("de", "nächsten Freitag", (2026, 11, 27)),
    ("de", "im vergangenen Jahr", (2025, 0, 0)),
    ("fr", "le 23 novembre 2026", (2026, 11, 23)),
    ("fr", "le 1er décembre 2026", (2026, 12, 1)),
    ("fr", "le 23/11/2026", (2026, 11, 23)),
    ("fr", "en mars 2027", (2027, 3, 0)),
    ("fr", "vendredi dernier", (2026, 11, 20)),
    ("fr", "il y a trois jours", (2026, 11, 21)),
    ("fr", "le mois dernier", (2026, 10, 0)),
    ("fr", "avant-hier", (2026, 11, 22)),
    ("es", "el 23 de noviembre de 2026", (2026, 11, 23)),
    ("es", "el 1 de diciembre", (2026, 12, 1)),
    ("es", "el viernes pasado", (2026, 11, 20)),
    ("es", "hace tres días", (2026, 11, 21)),
    ("es", "el año pasado", (2025, 0, 0)),
    ("pt", "em 23 de novembro de 2026", (2026, 11, 23)),
    ("pt", "1º de dezembro de 2026", (2026, 12, 1)),
    ("pt", "na sexta-feira passada", (2026, 11, 20)),
    ("pt", "há três dias", (2026, 11, 21)),
    ("en", "three days ago", (2026, 11, 21)),
    ("en", "2 days ago", (2026, 11, 22)),
]

NO_DATE = [
    ("en", "it may rain"),
    ("fr", "la planète mars"),
    ("fr", "il y a trois bateaux"),
    ("de", "vor drei Booten"),
    ("en", "in three days of talks"),
    ("en", "2000 people"),
]


@pytest.mark.parametrize(("language", "text", "value"), SPELLED)
def test_number_words(language: str, text: str, value: int) -> None:
    found = numbers(f"x {text} {NOUN[language]}", lexicon(language))
    assert [n.value for n in found] == [Decimal(value)]


@pytest.mark.parametrize(("language", "text", "value", "unit"), FIGURES)
def test_figures_and_units(language: str, text: str, value: str, unit: str) -> None:
    (found,) = numbers(folded(text), lexicon(language))
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(("language", "text", "expected"), DATES)
def test_dates(language: str, text: str, expected: tuple[int, int, int]) -> None:
    found = dates(folded(text), lexicon(language), WRITTEN)
    assert [(d.year, d.month, d.day) for d in found][:1] == [expected]


@pytest.mark.parametrize(("language", "text"), NO_DATE)
def test_what_is_no_date(language: str, text: str) -> None:
    assert dates(text, lexicon(language), WRITTEN) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "one of the boats"),
        ("de", "eine Brücke"),
        ("fr", "un bateau neuf fois"),
        ("es", "una barca"),
        ("pt", "um barco"),
    ],
)
def test_articles_count_nothing(language: str, text: str) -> None:
    assert all(n.value != 1 for n in numbers(text, lexicon(language)))


@pytest.mark.parametrize(("language", "notes"), [*((name, 0) for name in LANGUAGES), ("nl", 1), ("../en", 1)])
def test_a_language_without_lists_is_noted(language: str, notes: int) -> None:
    found = checked(replace(draft(), language=language)).verdicts
    assert [v.outcome for v in found if v.rule is Rule.LABEL] == [Outcome.NOTE] * notes


@given(st.sampled_from(LANGUAGES), st.decimals(0, 10**9, places=2, allow_nan=False))
def test_figures_as_the_language_writes_them(language: str, value: Decimal) -> None:
    locale = "pt_BR" if language == "pt" else language
    text = folded(f"x {format_decimal(value, format='#,##0.##', locale=locale)} {NOUN[language]}")
    assert [n.value for n in numbers(text, lexicon(language))] == [value]


@given(st.sampled_from(LANGUAGES), st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(("long", "full")))
def test_dates_as_the_language_writes_them(language: str, day: date, width: str) -> None:
    text = folded(format_date(day, width, locale=language))
    absolute = [d for d in dates(text, lexicon(language), WRITTEN) if not d.relative]
    assert [(d.year, d.month, d.day) for d in absolute] == [(day.year, day.month, day.day)]
    weekdays = {d.raw.casefold() for d in dates(text, lexicon(language), WRITTEN) if d.relative}
    assert not weekdays or width == "full"


@given(st.text(max_size=200))
def test_folding_keeps_a_way_back(text: str) -> None:
    made = fold(text)
    assert made.text == folded(text)
    assert fold(made.text).text == made.text
    assert len(made.offsets) == len(made.text) + 1
    assert list(made.offsets) == sorted(made.offsets)
    assert all(0 <= o <= len(text) for o in made.offsets)


@given(st.sampled_from((*LANGUAGES, "xx", "")), st.text(max_size=200))
def test_whatever_is_read_lies_inside_the_text(language: str, text: str) -> None:
    line, words = folded(text), lexicon(language)
    for word in tokens(line):
        assert line[word.start : word.end] == word.text
    for found in (*numbers(line, words), *dates(line, words, WRITTEN)):
        assert 0 <= found.start < found.end <= len(line)
        assert found.raw == line[found.start : found.end]


@given(st.sampled_from(LANGUAGES), st.text(alphabet="0123456789.,-/: %$€ x", max_size=80))
def test_no_string_of_figures_breaks_the_reader(language: str, text: str) -> None:
    for number in numbers(folded(text), lexicon(language)):
        assert number.value.is_finite()
