"""People, places and organisations in small texts of five languages, and in the sample world."""

import pytest

from standfirst.sample import load_world
from standfirst.trend import things
from standfirst.trend.things import thing_key


def kinds(text, language="en", title=""):
    return {t.name: t.kind for t in things(title, text, language)}


def test_people_by_title_speech_age_and_role():
    text = (
        "The bridge was closed by Mayor Ilsa Brandt on Tuesday. “We had no choice,” said Tor Hagen, who runs it. "
        "Edda Rusk, 54, watched. Nils Orre, a retired baker, left. Brandt spoke again, and the skipper Jon Vik too."
    )
    assert kinds(text) == dict.fromkeys(("Ilsa Brandt", "Tor Hagen", "Edda Rusk", "Nils Orre", "Jon Vik"), "person")


def test_a_short_form_joins_the_full_one():
    text = "Transport Minister Ilsa Brandt came. The crowd cheered as Brandt spoke. “Yes,” said Brandt."
    (only,) = things("", text, "en")
    assert (only.key, only.name, only.mentions) == ("ilsa brandt", "Ilsa Brandt", 3)


def test_initials_join_the_name_they_stand_for():
    text = "The strike was called by the Norrvik Ferry Union. A meeting of NFU members begins at six."
    (only,) = things("", text, "en")
    assert (only.name, only.kind, only.mentions) == ("Norrvik Ferry Union", "organisation", 2)


def test_places_by_preposition_ending_and_dateline():
    text = "NORRVIK (TPA) - The ferry stopped in Osthaven near the Sella River. He walked along Mill Street to rest."
    found = kinds(text)
    assert {found.pop(n) for n in ("Norrvik", "Osthaven", "Sella River")} == {"place"}
    assert found == {"TPA": "organisation", "Mill Street": "thing"}


def test_a_street_is_a_name_but_no_place():
    text = "It burned in Mill Lane. Smoke hung over Mill Lane, near Dock Road, until the rain came from Lake Road Hill."
    found = kinds(text)
    assert (found["Mill Lane"], found["Dock Road"], found["Lake Road Hill"]) == ("thing", "thing", "place")


def test_organisations_by_ending_and_beginning():
    found = kinds("He left the University of Eskerby for Brightkeel Shipyards and the Bank of Tarsen in a week.")
    assert found == dict.fromkeys(("University of Eskerby", "Brightkeel Shipyards", "Bank of Tarsen"), "organisation")


def test_capitals_that_name_nothing():
    text = (
        "It rained on Monday in May. However, nobody came. The council met. Photo: none. Yesterday was worse. I agree."
    )
    assert kinds(text) == {}


def test_the_first_word_of_a_sentence_is_no_name_by_itself():
    assert kinds("Potatoes are dear. Potatoes are good.") == {}
    assert "Potatoes" not in kinds("Potatoes Norrvik and nothing else, potatoes again in Norrvik.")


def test_sentences_and_possessives_end_a_name():
    found = kinds("They met in Norrvik. Osthaven's Mill Street was empty, said Tor Hagen. Ines Dahl, 31, agreed.")
    assert set(found) == {"Norrvik", "Mill Street", "Tor Hagen", "Ines Dahl"}


def test_headline_capitals_say_nothing_and_others_do():
    assert kinds("Nothing else.", title="Big Storm Hits Small Town") == {}
    assert "Norrvik" in kinds("Nothing else.", title="Storm in Norrvik closes the bridge")


def test_german_nouns_are_no_names():
    text = (
        "In Melsund hat Ministerin Roswitha Kleeberg am Montag den Haushalt vorgestellt. Die Opposition sah eine "
        "Gefahr für die Zukunft. „Das Geld fehlt“, sagte Gernot Felsenbach. Die Bank von Tarsen und die Krafthold GmbH "
        "schwiegen. Der Antrag kam aus Silberfurt, die Mehrheit der Bürger wartet mit Sorge auf Regen."
    )
    assert kinds(text, "de") == {
        "Melsund": "place", "Roswitha Kleeberg": "person", "Gernot Felsenbach": "person", "Silberfurt": "place",
        "Bank von Tarsen": "organisation", "Krafthold GmbH": "organisation",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La ministre Odile Farron a parlé à Norvique. L'Université de Sella attend, a dit Luc Amery, qui rit.",
         {"Odile Farron": "person", "Norvique": "place", "Université de Sella": "organisation", "Luc Amery": "person"}),
        ("es", "La alcaldesa Inés Dalmar llegó desde Norvica. El Banco de Tarsen calló, dijo Tomás Ruedo ayer.",
         {"Inés Dalmar": "person", "Norvica": "place", "Banco de Tarsen": "organisation", "Tomás Ruedo": "person"}),
        ("pt", "O ministro João Valdim chegou em Norvica. A Universidade de Sela ouviu, disse Rui Castro ontem.",
         {"João Valdim": "person", "Norvica": "place", "Universidade de Sela": "organisation", "Rui Castro": "person"}),
    ],
)  # fmt: skip
def test_other_languages(language, text, expected):
    assert kinds(text, language) == expected


def test_keys_meet_across_spellings():
    assert thing_key("Inés Dalmar’s") == thing_key("INES DALMAR") == "ines dalmar"
    assert len(thing_key("x" * 500)) == 80


@pytest.mark.parametrize("text", ["", "...", "‘’“”", "A" * 50_000, "Al " * 20_000, "a.b.c." * 9000, "\u202e\x00 Ä.Ö"])
def test_odd_texts_do_no_harm(text):
    assert len(things(text[:200], text, "en")) <= 40
    assert len(things(text[:200], text, "xx")) <= 40


WRONG = {"valley wheels": "person", "sorrel bank": "organisation", "motorenbauer krafthold": "person",
         "sella star": "person", "tillwire": "place", "port sella marine station": "place"}  # fmt: skip


def test_kinds_in_the_sample_world():
    """Read one by one on 2026-11-28: of a first hundred with a kind 93 were right; the lists were mended; of a second
    hundred 99. This holds how many are found, the errors that are known, and the truth's own places."""
    world = load_world()
    language = {p.id: p.language for p in world.publishers}
    found = [t for a in world.articles for t in things(a.versions[0].title, a.versions[0].body, language[a.publisher])]
    sure = [t for t in found if t.kind != "thing"]
    assert len(sure) >= 450
    assert sum(WRONG.get(t.key) == t.kind for t in sure) <= 0.03 * len(sure)
    places = {part.strip().casefold() for s in world.stories for part in s.place.split(",")}
    spoken = [t for t in sure if t.key in places]
    assert len(spoken) >= 100
    assert sum(t.kind == "place" for t in spoken) >= 0.98 * len(spoken)
