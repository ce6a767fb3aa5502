"""Words, stems and names: how a line is cut into words, which words are taken for one, and which runs are names."""

import pytest

from standfirst.domain.text import folded
from standfirst.verify.reading.lexicon import find, lexicon
from standfirst.verify.reading.names import names, title_cased
from standfirst.verify.reading.tokens import broken_between, lows, outside, stem, tokens

NAMES = [
    ("en", "It left the Bank of. Varn fell.", ["Bank", "Varn (opens)"]),
    ("en", "They met Bank of the, and of Varn.", ["Bank", "Varn"]),
    ("en", "Anna Weber met Tom Berg.", ["Anna Weber (opens)", "Tom Berg"]),
    ("en", "The mayor of Port Ellis left.", ["Port Ellis"]),
    ("en", "Bank of the West and Port Ellis won.", ["Bank of the West (opens)", "Port Ellis"]),
    ("en", "Johnson & Sons closed.", ["Johnson Sons (opens)"]),
    ("en", "He left. Anna came.", ["Anna (opens)"]),
    ("en", "“Anna came.”", ["Anna (opens)"]),
    ("en", "Vincent van Gogh painted.", ["Vincent van Gogh (opens)"]),
    ("en", "van Gogh", ["Gogh"]),
    ("en", "Anna Weber of", ["Anna Weber (opens)"]),
    ("en", "In Port Ellis he won.", ["Port Ellis"]),
    ("en", "It rained in Varn.", ["Varn"]),
    ("en", "I left", []),
    ("en", "The", []),
    ("en", "Anna-Maria Weber, Tom Berg", ["Anna-Maria Weber (opens)", "Tom Berg"]),
    ("en", "Anna Weber (Greens)", ["Anna Weber (opens)", "Greens"]),
    ("en", "Ludwig van der Berg", ["Ludwig van der Berg (opens)"]),
    ("en", "Dr. Holt came", ["Holt (opens)"]),
    ("en", "Port Ellis: Anna came", ["Port Ellis (opens)", "Anna (opens)"]),
    ("en", "the EU-funded plan", ["EU-funded"]),
    ("en", "2026 World Cup", ["World Cup"]),
    ("en", "U.S. troops", ["U.S. (opens)"]),
    ("en", "He and Anna", ["Anna"]),
    ("en", "Weber's house", ["Weber (opens)"]),
    ("en", "Said Holt", ["Holt"]),
    ("en", "Ministry of the Interior of Varn closed", ["Ministry of the Interior of Varn (opens)"]),
    ("en", "Anna of the", ["Anna (opens)"]),
    ("de", "Die Stadt Altbrück und Anna von Weber", ["Stadt Altbrück und Anna von Weber"]),
]
TITLES = [
    ("Port Ellis Council Approves Harbor Tunnel", True),
    ("Storm Hits Varn And Ellis", True),
    ("Storm Hits Varn Near Ellis", True),
    ("Council Approves Tunnel under harbor wall", False),
    ("Council Approves Harbor tunnel", True),
    ("Port Ellis council approves harbor tunnel", False),
    ("Anna Weber Met", False),
    ("2026 2027 2028 2029", False),
]
SAME = [
    "strike strikes striking",
    "fall falls falling",
    "box boxes",
    "church churches",
    "dish dishes",
    "class classes",
    "try tries tried",
    "party parties",
    "pass passed passing passes",
    "plan plans planned planning",
    "stop stops stopped stopping",
    "agree agrees agreed",
    "call calls called calling",
    "cease ceases ceased",
    "tell tells telling",
    "house houses",
    "make makes",
    "sign signs signed signing",
    "offer offered offering",
    "alleged allegedly",
    "mile miles",
    "add adds added",
    "press presses",
    "ring rings",
    "thing things",
    "mayor mayor's mayor’s",
]
APART = [
    "bus bu", "crisis crisi", "red r", "king k", "used us", "bed b", "sing s", "hope hop", "less le", "full ful",
    "is i", "boss bos", "need ne", "tie t", "lens lense",
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), NAMES)
def test_the_names_of_a_text(language: str, text: str, expected: list[str]) -> None:
    line = folded(text)
    found = names(line, tokens(line), lexicon(language))
    assert [n.text + (" (opens)" if n.opens else "") for n in found] == expected
    assert all(n.key == tuple(w.casefold() for w in n.text.split()) for n in found)


@pytest.mark.parametrize(("line", "titled"), TITLES)
def test_headline_capitals_are_told_from_names(line: str, titled: bool) -> None:
    assert title_cased(tokens(line)) is titled


@pytest.mark.parametrize("forms", SAME)
def test_forms_of_one_word_share_a_stem(forms: str) -> None:
    assert len({stem(w) for w in forms.split()}) == 1, [stem(w) for w in forms.split()]


@pytest.mark.parametrize("pair", APART)
def test_words_that_only_look_alike_do_not(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's Weber’s", [("It", 0, 2), ("Weber", 5, 10)]),
        ("d'euros L'accord", [("d", 0, 1), ("euros", 2, 7), ("L", 8, 9), ("accord", 10, 16)]),
        ("D'Arcy, o'clock", [("D'Arcy", 0, 6), ("o'clock", 8, 15)]),
        ("jusqu'à qu’il", [("jusqu", 0, 5), ("à", 6, 7), ("qu", 8, 10), ("il", 11, 13)]),
        ("Jusqu'à l'Été", [("Jusqu", 0, 5), ("à", 6, 7), ("l", 8, 9), ("Été", 10, 13)]),
        ("U.S.A. well-known 3,5", [("U.S.A.", 0, 6), ("well-known", 7, 17), ("3", 18, 19), ("5", 20, 21)]),
        ("_under_score 12th", [("under", 1, 6), ("score", 7, 12), ("12th", 13, 17)]),
    ],
)
def test_words_with_their_places(text: str, words: list[tuple[str, int, int]]) -> None:
    found = tokens(text)
    assert [(w.text, w.start, w.end) for w in found] == words
    assert [w.low for w in found] == [w.casefold() for w, _, _ in words]


def test_long_texts_are_cut_faster_and_alike() -> None:
    assert lows("The Mayor of Port-Ellis LEFT, he’s gone.") == [
        "the",
        "mayor",
        "of",
        "port-ellis",
        "left",
        "he’s",
        "gone",
    ]


@pytest.mark.parametrize(
    ("text", "broken"),
    [("left. Anna", True), ("left; she", True), ("left - she", True), ("left, she", False), ("Weber's house", False),
     ("left (she", True), ("left “she", True), ("left she", False), ("left--she", True)],
)  # fmt: skip
def test_what_parts_two_clauses(text: str, broken: bool) -> None:
    first, second = tokens(text)[:2]
    assert broken_between(text, first, second) is broken


def test_words_outside_stretches() -> None:
    run = tokens("one two three four")
    assert [w.text for w in outside(run, ((4, 7), (14, 18)))] == ["one", "three"]
    assert [w.text for w in outside(run, ((5, 8),))] == ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It ruled out a tax", ["ruled out"]),
        ("It is no longer open", ["no longer"]),
        ("It was not closed and never opened", ["not", "never"]),
        ("It ruled a tax", []),
        ("It was ruled", []),
    ],
)
def test_the_longest_phrase_at_each_place(text: str, found: list[str]) -> None:
    run = tokens(text)
    assert [" ".join(w.text for w in run[a:b]) for a, b in find(lexicon("en").negation, run)] == found


@pytest.mark.parametrize(
    ("tag", "language", "known"),
    [
        ("en-GB", "en", True),
        ("de_AT", "de", True),
        ("FR", "fr", True),
        ("", "en", True),
        ("nl", "nl", False),
        ("../en", "und", False),
    ],
)
def test_a_language_tag_leads_to_its_lists(tag: str, language: str, known: bool) -> None:
    lists = lexicon(tag)
    assert (lists.language, lists.known, bool(lists.negation)) == (language, known, known)


def test_content_is_no_stop_word_no_figure_and_no_letter() -> None:
    words = lexicon("en")
    assert words.content(tokens("The mayors of Varn signed 12 x 3rd contracts")) == (
        "mayor",
        "varn",
        "sign",
        "contract",
    )
