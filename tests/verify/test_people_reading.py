"""Who is named, with what is told of them on the spot: office, age, gender, whether an organisation, whether an owner.

A name is written "words with their offices = name: what is told", the offices and the age in their alphabet's order.
"""

import pytest

from standfirst.domain.text import folded
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.reading.people import Named, People, names_in
from standfirst.verify.reading.tokens import tokens


def told(text: str, named: Named) -> str:
    """A name as one line."""
    kinds = (named.gender, "organisation" if named.organisation else "", "owns" if named.owns else "")
    extra = [*sorted(named.roles), *(k for k in kinds if k)]
    return f"{text[named.first : named.end]} = {named.text}" + (f": {', '.join(extra)}" if extra else "")


CASES = [
    ("de", "Tom Berg, Leiter des Amts, kam.", ["Tom Berg = Tom Berg: leiter, m", "Amts = Amts"]),
    ("fr", "Rose Petit, directrice du port, est venue.", ["Rose Petit = Rose Petit: directrice, f"]),
    ("fr", "Rose Petit, directrice de la ville, est venue.", ["Rose Petit = Rose Petit: directrice, f"]),
    ("en", "Lena Holt, chief of the police and of the old council, left.", ["Lena Holt = Lena Holt: chief, f"]),
    (
        "en",
        "Mayor Lena Holt of Varn met Tom Berg.",
        ["Mayor Lena Holt = Lena Holt: mayor, f", "Varn = Varn", "Tom Berg = Tom Berg: m"],
    ),
    ("en", "Lena Holt, the mayor of Varn, left.", ["Lena Holt = Lena Holt: mayor, f", "Varn = Varn"]),
    ("en", "Lena Holt, 43, left.", ["Lena Holt = Lena Holt: 43, f"]),
    ("en", "Lena Holt (43) left.", ["Lena Holt = Lena Holt: 43, f"]),
    ("en", "Lena Holt, aged 43, left.", ["Lena Holt = Lena Holt: 43, f"]),
    ("en", "Lena Holt's lawyer, Jon Berg, left.", ["Lena Holt = Lena Holt: f, owns", "Jon Berg = Jon Berg: m"]),
    ("en", "The mayor, Lena Holt, left.", ["Lena Holt = Lena Holt: mayor, f"]),
    ("en", "The mayor of Varn, Lena Holt, left.", ["Varn = Varn", "Lena Holt = Lena Holt: mayor, f"]),
    ("en", "former mayor Lena Holt left", ["Lena Holt = Lena Holt: former, mayor, f"]),
    ("en", "Prime Minister Lena Holt left.", ["Prime Minister Lena Holt = Lena Holt: minister, prime, f"]),
    ("en", "Mr. King left.", ["Mr. King = King: mr, m"]),
    ("en", "Mr King and Mrs Holt left.", ["Mr King = King: mr, m", "Mrs Holt = Holt: mrs, f"]),
    ("en", "Brian Baker left.", ["Brian Baker = Brian Baker: m"]),
    (
        "en",
        "Nordwerk AG closed.",
        ["Nordwerk AG = Nordwerk AG: company, corporation, firm, group, maker, manufacturer, organisation"],
    ),
    ("en", "The Bank of Varn closed.", ["The Bank of Varn = Bank of Varn: bank, organisation"]),
    ("en", "The University of Varn closed.", ["The University of Varn = University of Varn: university, organisation"]),
    ("en", "Varn Council met.", ["Varn Council = Varn Council: council, organisation"]),
    (
        "en",
        "the firm Nordwerk",
        ["Nordwerk = Nordwerk: company, corporation, firm, group, maker, manufacturer, organisation"],
    ),
    ("en", "NASSA closed.", ["NASSA = NASSA: organisation"]),
    ("en", "Ludwig van der Berg left.", ["Ludwig van der Berg = Ludwig van der Berg: m"]),
    ("en", "Sen. Lena Holt left.", ["Sen. Lena Holt = Lena Holt: senator, f"]),
    ("en", "Dr. Lena Holt left.", ["Dr. Lena Holt = Lena Holt: doctor, f"]),
    ("en", "In May Tom Berg left.", ["In May Tom Berg = Tom Berg: m"]),
    ("en", "J. Holt left.", ["J. Holt = J Holt"]),
    ("en", "Lena Holt, who leads the union, left.", ["Lena Holt = Lena Holt: f"]),
    ("en", "Lena Holt, a glassblower, left.", ["Lena Holt = Lena Holt: glassblower, f"]),
    ("en", "Lena Holt, a member of the council, left.", ["Lena Holt = Lena Holt: member, f"]),
    ("en", "Lena Holt, said the mayor, left.", ["Lena Holt = Lena Holt: f"]),
    ("en", "Holt spokesman Jon Berg left.", ["Holt = Holt", "Jon Berg = Jon Berg: spokesman, m"]),
    ("en", "Johnson & Sons closed.", ["Johnson & Sons = Johnson Sons"]),
    ("en", "Lena Holt and Tom Berg left.", ["Lena Holt = Lena Holt: f", "Tom Berg = Tom Berg: m"]),
    ("en", "Varn's mayor left.", ["Varn = Varn: owns"]),
    ("en", "actress Ada Moss", ["Ada Moss = Ada Moss: actress, f"]),
    ("en", "his brother Tom Berg", ["Tom Berg = Tom Berg: brother, m"]),
    ("en", "Lena Holt, 43%, left.", ["Lena Holt = Lena Holt: f"]),
    ("en", "Lena Holt, the old mayor and docker, left.", ["Lena Holt = Lena Holt: mayor, f"]),
    ("en", "Lena Holt, mother of Tom Berg, left.", ["Lena Holt = Lena Holt: mother, f", "Tom Berg = Tom Berg: m"]),
    ("en", "But Holt left.", ["But Holt = Holt"]),
    ("en", "Union leader Ada Moss left.", ["Union = Union: union, organisation", "Ada Moss = Ada Moss: leader, union"]),
    ("de", "Bürgermeisterin Lena Holt kam.", ["Bürgermeisterin Lena Holt = Lena Holt: bürgermeisterin, f"]),
    (
        "de",
        "Lena Holt, Bürgermeisterin von Varn, kam.",
        ["Lena Holt = Lena Holt: bürgermeisterin, f", "Bürgermeisterin von Varn = Varn: bürgermeisterin, f"],
    ),
    ("de", "Anna von Weber kam.", ["Anna von Weber = Anna von Weber: f"]),
    (
        "de",
        "die Firma Nordwerk",
        ["Firma Nordwerk = Nordwerk: firma, gesellschaft, hersteller, konzern, unternehmen, organisation"],
    ),
    ("de", "Der 43-jährige Tom Berg kam.", ["Tom Berg = Tom Berg: m"]),
    ("de", "Ministerin Holt (SPD) kam.", ["Ministerin Holt = Holt: ministerin, f", "SPD = SPD: organisation"]),
    ("de", "Tom Berg (43) kam.", ["Tom Berg = Tom Berg: 43, m"]),
    ("de", "Herr Berg kam.", ["Herr Berg = Berg: herr, m"]),
    ("de", "die Stadt Varn", ["Stadt Varn = Stadt Varn: stadt, organisation"]),
    ("fr", "La maire Rose Petit est venue.", ["Rose Petit = Rose Petit: maire, f"]),
    ("fr", "Rose Petit, maire de Varn, est venue.", ["Rose Petit = Rose Petit: maire, f", "Varn = Varn"]),
    ("fr", "M. Lenoir est venu.", ["M. Lenoir = Lenoir: m, m"]),
    ("fr", "Marc de la Tour est venu.", ["Marc de la Tour = Marc de la Tour: m"]),
    ("fr", "Rose Petit, 43 ans, est venue.", ["Rose Petit = Rose Petit: 43, f"]),
    ("es", "La alcaldesa Marta Ruiz llegó.", ["Marta Ruiz = Marta Ruiz: alcaldesa, f"]),
    ("es", "Marta Ruiz, alcaldesa de Varn, llegó.", ["Marta Ruiz = Marta Ruiz: alcaldesa, f", "Varn = Varn"]),
    ("es", "Pedro Ruiz, de 43 años, llegó.", ["Pedro Ruiz = Pedro Ruiz: 43, m"]),
    (
        "es",
        "Pedro Ruiz Gil, presidente del Banco de Varn, llegó.",
        ["Pedro Ruiz Gil = Pedro Ruiz Gil: presidente, m", "Banco de Varn = Banco de Varn: banco, organisation"],
    ),
    ("pt", "O prefeito Rui Costa chegou.", ["Rui Costa = Rui Costa: prefeito, m"]),
    ("pt", "Ana Reis, ministra da Saúde, chegou.", ["Ana Reis = Ana Reis: ministra, f", "Saúde = Saúde"]),
    ("pt", "João da Silva chegou.", ["João da Silva = João da Silva: m"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_each_name_with_what_is_told_of_it(language: str, text: str, expected: list[str]) -> None:
    line = folded(text)
    found = list(names_in(line, tokens(line), lexicon(language)))
    assert [told(line, n) for n in found] == expected
    assert all(line[n.start : n.end].startswith(n.words[0]) for n in found)


def known(*texts: str) -> tuple[People, list[Named]]:
    """Everybody of some sentences, and their names as they stand, each at the place of its sentence."""
    people, found = People(), []
    for place, text in enumerate(texts):
        for named in names_in(text, tokens(text), lexicon("en")):
            people.add(named, place)
            found.append(named)
    return people, found


@pytest.mark.parametrize(
    ("texts", "last", "who"),
    [
        (("Lena Holt left.",), "Holt", ["Lena Holt"]),
        (("Lena Holt left.",), "L. Holt", ["Lena Holt"]),
        (("L. Holt left.",), "Lena Holt", ["L Holt"]),
        (("Lena Holt left.",), "Tom Holt", ["Tom Holt"]),
        (("Lena Holt and Tom Holt left.",), "Mrs Holt", ["Lena Holt"]),
        (("Lena Holt and Tom Holt left.",), "Holt", ["Lena Holt", "Tom Holt"]),
        (("Mayor Lena Holt and Ada Holt left.",), "mayor Holt", ["Lena Holt"]),
        (("Lena Holt left.",), "Lena", ["Lena Holt"]),
        (("Lena Holt left.",), "Berg", []),
        (("Lena Holt left.",), "Lena Maria Holt", ["Lena Maria Holt"]),
    ],
)
def test_whom_a_later_name_could_mean(texts: tuple[str, ...], last: str, who: list[str]) -> None:
    people, found = known(*texts, f"Here {last} came.")
    assert [p.name for p in people.bearers(found[-1])] == who
    one = people.find(found[-1])
    assert (one.name if one else "") == (who[0] if len(who) == 1 else "")


def test_offices_hold_from_where_they_are_told() -> None:
    people, _ = known("Lena Holt left.", "Lena Holt, the mayor, came.", "Tom Berg, the mayor, came.")
    assert [p.name for p in people.holding("mayor", 1)] == []
    assert [p.name for p in people.holding("mayor", 2)] == ["Lena Holt"]
    assert [p.name for p in people.holding("mayor", 3)] == ["Lena Holt", "Tom Berg"]


def test_a_surname_that_is_an_office_too() -> None:
    people, _ = known("Brian Baker left.")
    (capital, small) = tokens("Baker baker")
    person = people.called(capital)
    assert person is not None
    assert person.name == "Brian Baker"
    assert people.called(small) is None
