"""What the number reader finds in five languages: value, unit, second side, and the words it takes."""

from decimal import Decimal

import pytest

from standfirst.domain.text import folded
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.reading.numbers import Number, numbers


def told(number: Number) -> str:
    """A number as "words = value unit", with its second side."""
    value = number.value.normalize()
    other = f" to {number.other}" if number.other is not None else ""
    return f"{number.raw} = {value:f}{other} {number.unit}".strip()


CASES = [
    ("en", "the one boat", []),
    ("en", "any one boat", []),
    ("en", "old one boat", ["one = 1"]),
    ("en", "old one by the port", []),
    ("en", "one hundred thousand and twelve boats", ["one hundred thousand and twelve = 100012"]),
    ("en", "four hundred and one thousand boats", ["four hundred and one thousand = 401000"]),
    ("en", "one and a boat", ["one = 1"]),
    ("en", "hundred boats", []),
    ("en", "thousands of boats", ["thousands = 1000"]),
    ("en", "a thousand and one boats", ["a thousand and one = 1001"]),
    ("en", "two dozen and five boats", ["two dozen = 24", "five = 5"]),
    ("en", "seventy one hundred boats", ["seventy one hundred = 170"]),
    ("es", "un millón mil barcos", ["un millón mil = 1001000"]),
    ("es", "dos mil millones de barcos", ["dos mil millones = 2000000000"]),
    ("es", "quinientos mil barcos", ["quinientos mil = 500000"]),
    ("de", "neunundneunzig Boote", ["neunundneunzig = 99"]),
    ("de", "tausendundeins Boote", ["tausendundeins = 1001"]),
    ("de", "zweihunderttausend Boote", ["zweihunderttausend = 200000"]),
    ("de", "sechzehnhundert Boote", ["sechzehnhundert = 1600"]),
    ("de", "Hunderte Boote", ["Hunderte = 100"]),
    ("fr", "quatre-vingt-dix-neuf bateaux", ["quatre-vingt-dix-neuf = 99"]),
    ("fr", "soixante-dix-neuf bateaux", ["soixante-dix-neuf = 79"]),
    ("fr", "quatre-vingts mille bateaux", ["quatre-vingts mille = 80000"]),
    ("fr", "cent un bateaux", ["cent un = 101"]),
    ("fr", "deux cent mille bateaux", ["deux cent mille = 200000"]),
    ("pt", "duzentos e vinte mil barcos", ["duzentos e vinte mil = 220000"]),
    ("en", "12 of 300 residents", ["12 = 12", "300 = 300"]),
    ("en", "-5 degrees", ["-5 = -5"]),
    ("en", "+5 degrees", ["+5 = 5"]),
    ("en", "minus 5", ["5 = 5"]),
    ("en", "$-5", ["-5 = -5"]),
    ("en", "$5", ["$5 = 5 $"]),
    ("en", "$ 5", ["$ 5 = 5 $"]),
    ("en", "US$5m", ["US$5m = 5000000 US$"]),
    ("en", "C$3bn", ["C$3bn = 3000000000 C$"]),
    ("en", "5$", ["5$ = 5 $"]),
    ("en", "5 $", ["5 $ = 5 $"]),
    ("en", "5 €", ["5 € = 5 €"]),
    ("en", "5€ now", ["5€ = 5 €"]),
    ("en", "£3.5 million", ["£3.5 million = 3500000 £"]),
    ("en", "€2.4 million", ["€2.4 million = 2400000 €"]),
    ("en", "3 million dollars", ["3 million dollars = 3000000 $"]),
    ("en", "3 million of dollars", ["3 million of dollars = 3000000 $"]),
    ("en", "2 million", ["2 million = 2000000"]),
    ("en", "two million euros", ["two million euros = 2000000 €"]),
    ("en", "2.4-million", ["2.4-million = 2400000"]),
    ("en", "2.4, million", ["2.4 = 2.4"]),
    ("en", "3-2", ["3-2 = 3 to 2"]),
    ("en", "3 - 2", ["3 - 2 = 3 to 2"]),
    ("en", "3/4", ["3/4 = 3 to 4"]),
    ("en", "3:2", ["3:2 = 3 to 2"]),
    ("en", "10-12 percent", ["10-12 percent = 10 to 12 %"]),
    ("en", "$5-10", ["$5-10 = 5 to 10 $"]),
    ("en", "between 10 and 12 boats", ["10 = 10", "12 = 12"]),
    ("en", "12 percent.", ["12 percent = 12 %"]),
    ("en", "12 per cent of", ["12 per cent = 12 %"]),
    ("en", "12 pct", ["12 pct = 12 %"]),
    ("en", "12 percentage", ["12 = 12"]),
    ("en", "3 percentage points", ["3 percentage points = 3 pp"]),
    ("en", "3 percentage point rise", ["3 percentage point = 3 pp"]),
    ("en", "1,500", ["1,500 = 1500"]),
    ("en", "1.500", ["1.500 = 1.5"]),
    ("en", "1,500.75", ["1,500.75 = 1500.75"]),
    ("en", "1,234,567", ["1,234,567 = 1234567"]),
    ("en", "12,34,567", ["12,34,567 = 1234567"]),
    ("en", "1500", ["1500 = 1500"]),
    ("en", "v2.5", []),
    ("en", "A12", []),
    ("en", "12A", []),
    ("en", "3k", ["3k = 3000"]),
    ("en", "3m", ["3m = 3000000"]),
    ("en", "5bn", ["5bn = 5000000000"]),
    ("en", "the 21st", ["21st = 21 th"]),
    ("en", "21st", ["21st = 21 th"]),
    ("en", "22nd", ["22nd = 22 th"]),
    ("en", "first", ["first = 1 th"]),
    ("en", "the second boat", ["second = 2 th"]),
    ("en", "a hundred", ["a hundred = 100"]),
    ("en", "hundreds of boats", ["hundreds = 100"]),
    ("en", "dozens", ["dozens = 12"]),
    ("en", "three dozen", ["three dozen = 36"]),
    ("en", "a dozen boats", ["a dozen = 12"]),
    ("en", "two hundred thousand", ["two hundred thousand = 200000"]),
    ("en", "one million two hundred thousand", ["one million two hundred thousand = 1200000"]),
    ("en", "two thousand and five", ["two thousand and five = 2005"]),
    ("en", "two and five", ["two = 2", "five = 5"]),
    ("en", "twenty and five", ["twenty = 20", "five = 5"]),
    ("en", "one hundred and one", ["one hundred and one = 101"]),
    ("en", "one of the boats", []),
    ("en", "no one", []),
    ("en", "one boat", ["one = 1"]),
    ("en", "the one", []),
    ("en", "one another", []),
    ("en", "one-third", []),
    ("en", "twenty five", ["twenty five = 25"]),
    ("en", "five twenty", ["five = 5", "twenty = 20"]),
    (
        "en",
        "ninety nine thousand nine hundred and ninety nine",
        ["ninety nine thousand nine hundred and ninety nine = 99999"],
    ),
    ("en", "five hundred million", ["five hundred million = 500000000"]),
    ("en", "zero", ["zero = 0"]),
    ("en", "million", []),
    ("en", "a million", ["a million = 1000000"]),
    ("en", "Million dollars", []),
    ("en", "half a million", ["a million = 1000000"]),
    ("en", "10 crore rupees", ["10 crore rupees = 100000000 ₹"]),
    ("en", "5 lakh", ["5 lakh = 500000"]),
    ("en", "7.5 crore", ["7.5 crore = 75000000"]),
    ("en", "100", ["100 = 100"]),
    ("en", "1,000 and 2,000", ["1,000 = 1000", "2,000 = 2000"]),
    ("en", "12 . 5", ["12 = 12", "5 = 5"]),
    ("en", "12 euros and 5 cents", ["12 euros = 12 €", "5 = 5"]),
    ("en", "1.5", ["1.5 = 1.5"]),
    ("en", "0.5%", ["0.5% = 0.5 %"]),
    ("en", "99%", ["99% = 99 %"]),
    ("en", "5 %", ["5 % = 5 %"]),
    ("en", "12 a.m.", ["12 = 12"]),
    ("en", "10 (12)", ["10 = 10", "12 = 12"]),
    ("en", "number 7.", ["7 = 7"]),
    ("en", "7", ["7 = 7"]),
    ("de", "1.234,56 Euro", ["1.234,56 Euro = 1234.56 €"]),
    ("de", "1.500", ["1.500 = 1500"]),
    ("de", "1.5", ["1.5 = 1.5"]),
    ("de", "15.000.000", ["15.000.000 = 15000000"]),
    ("de", "einhundertfünf", ["einhundertfünf = 105"]),
    ("de", "zweiundzwanzigtausend", ["zweiundzwanzigtausend = 22000"]),
    ("de", "eins", []),
    ("de", "eine Million", ["eine Million = 1000000"]),
    ("de", "ein Boot", []),
    ("de", "hundert", ["hundert = 100"]),
    ("de", "eintausend", ["eintausend = 1000"]),
    ("de", "drei Millionen Euro", ["drei Millionen Euro = 3000000 €"]),
    ("de", "der 3. Versuch", ["3 = 3"]),
    ("de", "2 Mrd.", ["2 Mrd = 2000000000"]),
    ("de", "siebenhundertfünfzig", ["siebenhundertfünfzig = 750"]),
    ("de", "der zweite", ["zweite = 2 th"]),
    ("fr", "1 234,56 euros", ["1 234,56 euros = 1234.56 €"]),
    ("fr", "quatre-vingt-dix", ["quatre-vingt-dix = 90"]),
    ("fr", "quatre-vingt-un", ["quatre-vingt-un = 81"]),
    ("fr", "soixante et onze", ["soixante et onze = 71"]),
    ("fr", "soixante-dix", ["soixante-dix = 70"]),
    ("fr", "deux millions", ["deux millions = 2000000"]),
    ("fr", "mille", ["mille = 1000"]),
    ("fr", "deux mille", ["deux mille = 2000"]),
    ("fr", "cent vingt", ["cent vingt = 120"]),
    ("fr", "quatre vingt", ["quatre vingt = 80"]),
    ("fr", "vingt-cinq", ["vingt-cinq = 25"]),
    ("fr", "cinq cents", ["cinq cents = 500"]),
    ("fr", "une centaine de personnes", ["une centaine = 100"]),
    ("fr", "la première", ["première = 1 th"]),
    ("fr", "2e", ["2e = 2 th"]),
    ("fr", "un millier", ["un millier = 1000"]),
    ("fr", "3 milliards d'euros", ["3 milliards d'euros = 3000000000 €"]),
    ("es", "mil", ["mil = 1000"]),
    ("es", "treinta mil", ["treinta mil = 30000"]),
    ("es", "doscientos treinta y uno", ["doscientos treinta y uno = 231"]),
    ("es", "un millón de euros", ["un millón de euros = 1000000 €"]),
    ("es", "cien mil", ["cien mil = 100000"]),
    ("es", "2.5", ["2.5 = 2.5"]),
    ("es", "veinte y cinco", ["veinte y cinco = 25"]),
    ("es", "el primero", ["primero = 1 th"]),
    ("es", "3.º", ["3 = 3"]),
    ("pt", "vinte e um", ["vinte e um = 21"]),
    ("pt", "cento e vinte e três", ["cento e vinte e três = 123"]),
    ("pt", "mil e duzentos", ["mil e duzentos = 1200"]),
    ("pt", "um milhão", ["um milhão = 1000000"]),
    ("pt", "dois mil e vinte", ["dois mil e vinte = 2020"]),
    ("pt", "R$ 5 mil", ["R$ 5 mil = 5000 R$"]),
    ("pt", "1.234,5", ["1.234,5 = 1234.5"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_the_numbers_of_a_text(language: str, text: str, expected: list[str]) -> None:
    line = folded(text)
    found = numbers(line, lexicon(language))
    assert [told(n) for n in found] == expected
    assert all(line[n.start : n.end] == n.raw for n in found)


def test_a_number_inside_a_date_is_none() -> None:
    assert numbers("on 23 November 12 boats sank", lexicon("en"), ((3, 14),))[0].value == Decimal(12)
    assert [n.raw for n in numbers("in May two boats sank", lexicon("en"), ((7, 10),))] == []
    assert [n.raw for n in numbers("12 13 14", lexicon("en"), ((3, 5),))] == ["12", "14"]


def test_equal_values_are_equal_whatever_their_words() -> None:
    first, second = numbers("a dozen boats and 12 boats", lexicon("en"))
    assert first.same_value(second)
    for text in ("12 boats, 12%", "12 boats, 13 boats", "3-2 or 3-1", "3-2 or 3"):
        one, other = numbers(text, lexicon("en"))
        assert not one.same_value(other)
