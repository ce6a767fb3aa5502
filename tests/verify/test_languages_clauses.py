"""Who does what to whom, and what is because of what, as read in four languages; what is unsure has no sides."""

import pytest

from standfirst.verify.reading.clause import Clause
from standfirst.verify.reading.clauses import clauses
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.reading.tokens import stem, tokens
from standfirst.verify.rules.causes import links

# A sentence, the verb's base, who acts, who is acted upon ("" where it must be left open).
SIDES = [
    ("de", "Die Reederei verklagte die Stadt im Mai 2025.", "verklagen", "reederei", "stadt"),
    ("de", "Im Mai 2025 verklagte die Reederei die Stadt.", "verklagen", "reederei", "stadt"),
    ("de", "Den Verband verklagte die Stadt.", "verklagen", "stadt", "verband"),
    ("de", "Die Reederei hat den Verband verklagt.", "verklagen", "reederei", "verband"),
    ("de", "Der Rat lehnte den Plan ab.", "ablehnen", "rat", "plan"),
    ("de", "Die Stadt wurde im Mai von der Reederei verklagt.", "verklagen", "reederei", "stadt"),
    ("de", "Viele Stellen hat die Werft gestrichen.", "streichen", "werft", "stellen"),
    ("de", "Das Lager zerstörten die Flammen.", "zerstören", "flammen", "lager"),
    ("de", "Die Stadt verklagte der Verband.", "verklagen", "", ""),
    ("de", "Eine Einigung lehnte die Stadt ab.", "ablehnen", "", ""),
    ("de", "Gestern wurde der Rat von Velden verklagt.", "verklagen", "", "rat"),
    ("de", "Die Brücke ist geschlossen.", "schließen", "", ""),
    ("fr", "La société a poursuivi la ville.", "poursuivre", "société", "ville"),
    ("fr", "Hier, la ville a été poursuivie par la société.", "poursuivre", "société", "ville"),
    ("fr", "La société, qui a acheté le phare, ferme.", "acheter", "société", "phare"),
    ("fr", "Le plan a été adopté par 21 voix.", "adopter", "", "plan"),
    ("es", "La empresa demandó a la ciudad.", "demandar", "empresa", "ciudad"),
    ("es", "La ciudad fue demandada por la empresa.", "demandar", "empresa", "ciudad"),
    ("es", "Ante el juez demandó la empresa a la ciudad.", "demandar", "", ""),
    ("es", "Dijo que demandó a la ciudad.", "demandar", "", ""),
    ("pt", "A empresa processou a cidade.", "processar", "empresa", "cidade"),
    ("pt", "A cidade foi processada pela empresa.", "processar", "empresa", "cidade"),
    ("pt", "Ontem processou a empresa a cidade.", "processar", "", ""),
]
# A sentence that is no clause of the verb: a clitic stands for somebody, or the verb is last.
OPEN = [
    ("fr", "La société l'a poursuivie."),
    ("es", "La empresa la demandó."),
    ("pt", "A empresa a processou."),
    ("de", "Nachdem die Reederei die Stadt verklagt hatte."),
]
MOODS = [
    ("de", "Die Stadt will das Zollhaus verkaufen.", "open"),
    ("de", "Die Stadt plant, das Zollhaus zu verkaufen.", "open"),
    ("de", "Das Zollhaus soll verkauft werden.", "open"),
    ("de", "Die Stadt hat das Zollhaus verkauft.", "done"),
    ("de", "Die Stadt verkauft das Zollhaus.", "now"),
    ("fr", "La ville va vendre le phare.", "open"),
    ("fr", "La ville vendra le phare.", "open"),
    ("fr", "La ville a vendu le phare.", "done"),
    ("es", "La ciudad venderá el faro.", "open"),
    ("es", "La ciudad vendió el faro.", "done"),
    ("pt", "A cidade vai vender o farol.", "open"),
    ("pt", "A cidade vendeu o farol.", "done"),
]
# A causal link: a word of its cause and a word of its effect, in whatever order the sentence has them.
CAUSES = [
    ("de", "Wegen des Sturms blieb der Hafen geschlossen.", "sturms", "hafen"),
    ("de", "Der Hafen blieb wegen des Sturms geschlossen.", "sturms", "hafen"),
    ("de", "Weil der Strom ausfiel, standen die Züge.", "strom", "züge"),
    ("de", "Die Flut verursachte eine Panne.", "flut", "panne"),
    ("fr", "À cause de la tempête, le port est fermé.", "tempête", "port"),
    ("fr", "Le port est fermé en raison des vagues.", "vagues", "port"),
    ("fr", "Dans la centrale, la crue a provoqué une panne.", "crue", "panne"),
    ("es", "Debido a la tormenta el puerto sigue cerrado.", "tormenta", "puerto"),
    ("es", "El incendio fue provocado por un cortocircuito.", "cortocircuito", "incendio"),
    ("pt", "Por causa da tempestade, o porto fechou.", "tempestade", "porto"),
    ("pt", "A cheia causou uma avaria.", "cheia", "avaria"),
]


def read(language: str, text: str) -> tuple[Clause, ...]:
    return clauses(text, tokens(text), lexicon(language))


@pytest.mark.parametrize(("language", "text", "base", "agent", "patient"), SIDES, ids=[c[1] for c in SIDES])
def test_sides_of_a_verb(language: str, text: str, base: str, agent: str, patient: str) -> None:
    found = next(c for c in read(language, text) if c.base == base)
    assert found.agent == ({stem(agent)} if agent else frozenset())
    assert found.patient == ({stem(patient)} if patient else frozenset())


@pytest.mark.parametrize(("language", "text"), OPEN, ids=[c[1] for c in OPEN])
def test_what_is_left_open(language: str, text: str) -> None:
    assert not any(c.agent or c.patient for c in read(language, text))


@pytest.mark.parametrize(("language", "text", "mood"), MOODS, ids=[c[1] for c in MOODS])
def test_what_is_done_and_what_is_to_come(language: str, text: str, mood: str) -> None:
    assert [c.mood for c in read(language, text)] == [mood]


@pytest.mark.parametrize(("language", "text", "cause", "effect"), CAUSES, ids=[c[1] for c in CAUSES])
def test_sides_of_a_causal_link(language: str, text: str, cause: str, effect: str) -> None:
    (found,) = links(text, tokens(text), lexicon(language))
    assert stem(cause) in found.cause - found.effect
    assert stem(effect) in found.effect - found.cause


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt"])
def test_no_verb_form_is_a_determiner_or_a_preposition(language: str) -> None:
    words = lexicon(language)
    assert not words.verbs.keys() & (words.determiners | words.clitics | words.agent)


@pytest.mark.parametrize("language", ["de", "fr", "es", "pt"])
def test_no_language_is_without_a_list(language: str) -> None:
    words, english = lexicon(language), lexicon("en")
    lists = "causes strong weak_share weak_count weak_manner definite agent joints prepositions published quoting"
    assert all(getattr(words, name) for name in lists.split())
    assert set(words.causes.values()) <= {"back", "forth", "phrase", "around"}
    assert set(english.causes.values()) <= {"back", "forth"}
