"""What stands around a name, as the rule on names that changed places compares it."""

from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.reading.surroundings import Mention, mentions
from standfirst.verify.reading.tokens import tokens

ENGLISH = lexicon("en")


def _read(text: str) -> dict[str, Mention]:
    return {m.text: m for m in mentions(text, tokens(text), ENGLISH)}


def _weight(mention: Mention, key: str) -> float:
    return max((b.weight for b in mention.near if key in b.keys), default=0.0)


def test_a_near_word_weighs_more_than_a_far_one_and_none_reaches_over_a_full_stop() -> None:
    found = _read("Nora Vind opened the new pier. Bram Oster watched.")
    assert _weight(found["Nora Vind"], "open") == 1.0 > _weight(found["Nora Vind"], "pier") > 0.0
    assert _weight(found["Bram Oster"], "pier") == 0.0


def test_what_follows_an_insertion_is_of_the_name_before_it() -> None:
    found = _read("Nora Vind, who succeeded Bram Oster, closed the pier.")
    assert _weight(found["Nora Vind"], "clos") == 1.0 > 2 * _weight(found["Bram Oster"], "clos")


def test_sides_of_a_verb_are_turned_for_its_converse() -> None:
    sold = _read("Nora Vind sold the pier to Bram Oster.")
    bought = _read("Bram Oster bought the pier from Nora Vind.")
    for name in ("Nora Vind", "Bram Oster"):
        assert sold[name].acts == bought[name].acts != ()


def test_what_a_name_owns_is_called_and_leads() -> None:
    found = _read("Engineer Nora Vind praised Askmoor's dam; the Orrby pier, said Bram Oster, a diver at Vik, holds.")
    assert "dam" in found["Askmoor"].owned
    assert "pier" in found["Orrby"].heads
    assert "diver" in found["Bram Oster"].isa
    assert found["Bram Oster"].says
    assert not found["Orrby"].says
