"""What rules share between reading and deciding: what a "not" governs, what a figure counts, what a cause links."""

from datetime import date

import pytest

from standfirst.domain.text import folded
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.reading.marks import stretches
from standfirst.verify.reading.stretch import paragraphs
from standfirst.verify.reading.tokens import tokens
from standfirst.verify.rules.causes import links
from standfirst.verify.rules.scopes import governed, kept, shares
from standfirst.verify.rules.values import alike, differs, values_of

ENGLISH = lexicon("en")
DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("negation", "The council did not approve the second bridge in Varn.", ["not: approv second bridg"]),
        ("negation", "It was not the council, which left.", ["not: council"]),
        ("negation", "The minister refused to intervene and called for talks.", ["refused to: interven"]),
        ("negation", "The bridge fell, she denied.", ["denied:"]),
        ("negation", "No boats came, no ships left.", ["No: boat came", "no: ship left"]),
        ("negation", "The council no longer pays; boats sank.", ["no longer: pay"]),
        ("negation", "The port in the old north was closed by nobody.", ["nobody: north clos"]),
        ("hedge", "The port may close in March.", ["may: clos march"]),
        ("hedge", "The alleged thief fled.", ["alleged: thief fled"]),
        ("hedge", "She claimed the port closed.", ["claimed: port clos"]),
        ("hedge", "The port closed, she claimed.", ["claimed:"]),
        ("plan", "The union plans to sue the city of Varn.", ["plans to: sue city varn"]),
        ("condition", "The works begin if the ministry agrees, and boats leave.", ["if: ministry agre"]),
        ("coming", "The port will close in Varn.", ["will: clos varn"]),
    ],
)
def test_what_a_marker_governs(kind: str, text: str, expected: list[str]) -> None:
    found = governed(text, tokens(text), getattr(ENGLISH, kind), ENGLISH)
    assert [f"{marker}: {' '.join(scope)}".strip() for marker, scope in found] == expected


def test_a_wider_look_and_a_negation_that_closes_its_clause() -> None:
    text = "The council did not approve the second bridge of old Varn in the wide north."
    (found,) = governed(text, tokens(text), ENGLISH.negation, ENGLISH, 6)
    assert found[1] == ("approv", "second", "bridg", "old", "varn", "wide")
    text, german = "Der Rat genehmigte die zweite Brücke nicht.", lexicon("de")
    assert governed(text, tokens(text), german.negation, german) == [("nicht", ("genehmigt", "zweit", "brück"))]


@pytest.mark.parametrize(
    ("scope", "ours", "still"),
    [
        (["approv", "second", "bridg"], {"approv"}, True),
        (["approv", "second", "bridg"], {"bridg"}, False),
        (["approv", "second", "bridg"], {"second", "bridg"}, True),
        (["sue"], {"sued"}, True),
        (["sign"], {"signing"}, True),
        (["car"], {"cat"}, False),
        (["approv"], {"approximat"}, False),
        (["court"], {"courtesan"}, False),
        (["council"], {"councillor"}, True),
        (["do"], {"does"}, False),
        ([], {"approv"}, False),
    ],
)
def test_whether_our_sentence_still_says_it(scope: list[str], ours: set[str], still: bool) -> None:
    assert kept(scope, ours) is still


def test_two_scopes_share_a_word_loosely() -> None:
    assert shares(("close", "port"), ("ports", "yard"))
    assert not shares(("close", "port"), ("yard", "open"))
    assert not shares((), ("yard",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "About 300 residents protested outside the town hall.",
            ["300 resident near: hall outsid protest resident town"],
        ),
        ("The share rose to 41 percent.", ["41 rose to: rose shar"]),
        ("41 percent.", []),
        ("The 3rd boat sank.", ["3 boat : boat sink"]),
        ("12.", []),
        (
            "More than 12 boats sank and 14 houses burned.",
            ["12 boat above: boat burn hous sink", "14 hous : boat burn hous sink"],
        ),
    ],
)
def test_what_a_figure_counts(text: str, expected: list[str]) -> None:
    found = values_of(text, ENGLISH, DAY)
    assert [f"{v.number.value} {v.head} {v.limit}: {' '.join(sorted(v.around))}" for v in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In minute 87; Holt scored.", ["87 minut / in minute holt / holt in minute scored / "]),
        ("In minute 87, Holt scored.", ["87 minut / in minute holt / holt in minute scored / "]),
        ("In the 81st minute Holt scored.", ["81 minut / in the minute / holt in minute scored the / "]),
        ("In minute 87: Holt scored (late).", ["87 minut / in minute holt / holt in late minute scored / "]),
        ("The fund (87) paid.", ["87 fund / the fund paid / fund paid the / "]),
        ("It paid 12 euros.", ["12 paid / it paid / it paid / "]),
        ("It rose in 2019 to 12 boats.", ["12 boat / in 2019 to boats / 2019 boats in it rose to / 2019"]),
        ("It rained. 12 boats sank. It snowed.", ["12 boat / boats / boats sank / "]),
        ("Unemployment fell to 9 percent.", ["9 fell / unemployment fell to / fell to unemployment / "]),
        ("The tax of 9 percent fell.", ["9 fell / the tax of / fell of tax the / "]),
        ("9 percent of boats sank in May 2026.", ["9 boat /  / 2026 boats in may of sank / 2026 may"]),
    ],
)
def test_the_sentence_of_a_figure(text: str, expected: list[str]) -> None:
    """Value and head, frame, the other words of its sentence, months and years."""
    found = values_of(text, ENGLISH, DAY)
    parts = [(f"{v.number.value} {v.head}", v.frame, v.others, sorted(v.times)) for v in found]
    assert [" / ".join((head, *(" ".join(p) for p in more))) for head, *more in parts] == expected


@pytest.mark.parametrize(
    ("one", "other", "same_thing", "differ"),
    [
        ("300 residents protested in Varn.", "450 residents protested in Varn.", True, True),
        ("300 residents protested in Varn.", "300 residents protested in Varn.", True, False),
        ("300 residents protested in Varn.", "More than 450 residents protested in Varn.", True, False),
        ("300 residents protested in Varn.", "450 farmers protested in Varn.", False, False),
        ("300 residents protested in Varn.", "450 residents sold boats at Ellis.", False, False),
        (
            "The share of women rose to 41 percent in Varn.",
            "In Varn the share of women rose to 43 percent.",
            True,
            True,
        ),
        ("The share rose to 41 percent in Varn.", "In Varn the price rose to 43 percent.", False, False),
        ("The share rose to 41 percent in Varn.", "In Varn the share rose to 43 euros.", False, False),
    ],
)
def test_whether_two_figures_are_of_one_thing(one: str, other: str, same_thing: bool, differ: bool) -> None:
    (first,), (second,) = values_of(one, ENGLISH, DAY), values_of(other, ENGLISH, DAY)
    assert (alike(first, second), differs(first, second)) == (same_thing, differ)
    assert (alike(second, first), differs(second, first)) == (same_thing, differ)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge closed because of the storm in Varn.", "because of: storm varn > bridg clos"),
        ("Because of the storm, the bridge closed.", "Because of: storm > bridg clos"),
        ("The storm led to a flood.", "led to: storm > flood"),
        ("The mayor said the bridge closed because of the storm.", "because of: storm > bridg clos"),
        ("The flood was caused by rain, the office said.", "caused by: rain > flood"),
        ("It rained. Because of rain, the dam broke.", "Because of: rain > brok dam"),
        ("The strike, blamed on the firm, ended.", "blamed on: firm > strik"),
    ],
)
def test_what_a_cause_links(text: str, expected: str) -> None:
    (link,) = links(text, tokens(text), ENGLISH)
    assert f"{link.words}: {' '.join(sorted(link.cause))} > {' '.join(sorted(link.effect))}" == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It rained; because of rain, the dam broke.", ["because of: rain > brok dam"]),
        ("en", "It rained - because of rain, the dam broke.", ["because of: rain > brok dam"]),
        ("en", "It rained: because of rain, the dam broke.", ["because of: rain > brok dam"]),
        ("en", "In the market, the fire led to a panic.", ["led to: fire > panic"]),
        ("en", "The dam broke because of the rain, and the port closed.", ["because of: rain > brok dam"]),
        ("en", "The rain caused floods and storms in Varn.", ["caused: rain > flood storm varn"]),
        ("de", "Wegen des Sturms schloss die Brücke in Varn.", ["Wegen: sturm > brück schloss varn"]),
        ("de", "Die Brücke schloss wegen des Sturms in Varn.", ["wegen: sturm > brück schloss varn"]),
        ("de", "Die Brücke schloss, weil ein Sturm kam.", ["weil: kam sturm > brück schloss"]),
        ("fr", "À cause de la tempête, le pont a fermé.", ["À cause de: tempêt > fermé pont"]),
        ("fr", "La tempête a provoqué une crue.", ["a provoqué: tempêt > crue"]),
        ("es", "Debido a la tormenta, el puente cerró.", ["Debido a: tormenta > cerró puent"]),
        ("es", "La tormenta causó una crecida.", ["causó: tormenta > crecida"]),
        ("pt", "Por causa da tempestade, a ponte fechou.", ["Por causa da: tempestad > fechou pont"]),
        ("pt", "A tempestade causou uma cheia.", ["causou: tempestad > cheia"]),
        ("de", "Im Kraftwerk verursachte die Flut eine Panne.", ["verursachte:  > "]),
        ("de", "Die Flut verursachte eine Panne.", ["verursachte: flut > pann"]),
        ("de", "Wegen des Sturms der Nacht schloss die Brücke in Varn.", ["Wegen: nacht sturm > brück schloss varn"]),
        ("de", "Wegen des Sturms in Varn schloss die Brücke.", ["Wegen: sturm > brück schloss varn"]),
        ("de", "Wegen alter Schäden wurde die Brücke geschlossen.", ["Wegen: alter schäden > brück geschlossen"]),
        ("de", "Die Brücke wurde wegen alter Schäden geschlossen.", ["wegen: alter schäden > brück geschlossen"]),
        (
            "fr",
            "Le pont a fermé à cause de la tempête de la nuit dans le port.",
            ["à cause de: nuit tempêt > fermé pont port"],
        ),
        ("fr", "À cause de la tempête le pont a fermé.", ["À cause de: tempêt > fermé pont"]),
        (
            "es",
            "El puente cerró debido a la tormenta de la noche en Varn.",
            ["debido a: noch tormenta > cerró puent varn"],
        ),
        ("es", "En el puerto la tormenta causó una crecida.", ["causó:  > "]),
        (
            "pt",
            "A ponte fechou por causa da tempestade da noite em Varn.",
            ["por causa da: noit tempestad > fechou pont varn"],
        ),
        (
            "en",
            "The bridge closed because of the storm of the night in Varn.",
            ["because of: night storm varn > bridg clos"],
        ),
        ("en", "Holt said the dam broke because of rain, and Berg left.", ["because of: rain > brok dam"]),
        ("de", "Durch den Sturm ausgelöst wurde eine Flut.", ["ausgelöst:  > "]),
    ],
)
def test_what_a_cause_links_wherever_it_stands(language: str, text: str, expected: list[str]) -> None:
    line, lists = folded(text), lexicon(language)
    found = links(line, tokens(line), lists)
    assert [f"{k.words}: {' '.join(sorted(k.cause))} > {' '.join(sorted(k.effect))}" for k in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘We wait,’ said Holt, ‘and we stay.’", ["We wait,", "and we stay."]),
        ("‘The workers’ hall is ours,’ said Holt", ["The workers’ hall is ours,"]),
        ("'We wait,' said Holt's boy. 'We stay.'", ["We wait,", "We stay."]),
        ("The dogs’ bowl ‘was’ full.", ["was"]),
        ("‘We wait “here” now,’ he said.", ["We wait “here” now,"]),
        ("'It's late,' Holt said.", ["It's late,"]),
        ("rock 'n' roll 'was' loud", ["was"]),
        ("‚Ja‘ und ‚nein‘", ["Ja", "nein"]),
        ("‹oui› et ‹non›", ["oui", "non"]),
        ("‘No’ means ‘no’.", ["No", "no"]),
        ("O'Neill said 'we wait'.", ["we wait"]),
        ("the '90s were 'late'", ["late"]),
    ],
)
def test_single_marks_are_known_as_single(text: str, expected: list[str]) -> None:
    found = stretches(text)
    assert [text[s.start : s.end] for s in found] == expected
    assert all(s.single and s.closed for s in found)


def test_double_marks_outside_single_ones() -> None:
    text = "“A ‘b’ c” d ‘e’ f"
    assert [(text[s.start : s.end], s.single) for s in stretches(text)] == [("A ‘b’ c", False), ("e", True)]


def test_where_paragraphs_begin_and_end() -> None:
    assert list(paragraphs("a\n\nb\nc\n  \nd")) == [(0, 1), (3, 4), (5, 6), (10, 11)]
    assert list(paragraphs("\n\na\n")) == [(2, 3)]
    assert list(paragraphs("")) == []
    assert list(paragraphs(folded("a b"))) == [(0, 3)]
