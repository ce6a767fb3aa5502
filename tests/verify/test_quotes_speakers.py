"""Goldens of speakers in the words around a quotation, in five languages: the text's own mention of who speaks."""

import pytest

from standfirst.verify import Quote, extract_quotes

ENGLISH = [
    ("“We wait here,” said Lena Holt.", "Lena Holt"),
    ("“We wait here,” Lena Holt said on Friday.", "Lena Holt"),
    ("“We wait here,” Lena Holt, the mayor of Varn, told the council.", "Lena Holt"),
    ("“We wait here,” Rep. Lena Holt (Varn) said.", "Rep. Lena Holt"),
    ("“We wait here,” a spokesman for Nordwerk said.", "a spokesman for Nordwerk"),
    ("“We wait here,” the 43-year-old said.", "the 43-year-old"),
    ("Lena Holt said: “We wait here.”", "Lena Holt"),
    ("Said Holt: “We wait here.”", "Holt"),
    ("In a statement, Lena Holt said “we wait here for now”.", "Lena Holt"),
    ("Lena Holt repeatedly described it as “a very sad day”.", "Lena Holt"),
    ("According to Lena Holt, “we wait here.”", "Lena Holt"),
    ("It was “a very sad day”, as Lena Holt put it.", "Lena Holt"),
    ("Lena Holt, who met Bo Lund, warned: “We wait here.”", "Lena Holt"),
    ("“We wait here.” — Lena Holt", "Lena Holt"),
    ("Lena Holt went on:\n\n“We wait here.”", "Lena Holt"),
    ("HOLT spoke.\n\n“HOLT: We wait here.”", "HOLT"),
    ("“We wait here.”", ""),
    ("It rained.\n\n“We wait here.”", ""),
]
GERMAN = [
    ("„Wir warten hier“, sagte Lena Holt.", "Lena Holt"),
    ("„Wir warten hier“, sagte gestern die Ministerin.", "die Ministerin"),
    ("„Wir warten hier“, so Holt.", "Holt"),
    ("„Wir warten hier“, so der Minister weiter.", "der Minister"),
    ("„Wir warten hier“, teilte die Polizei mit.", "die Polizei"),
    ("„Wir warten hier“, hat Lena Holt gesagt.", "Lena Holt"),
    ("Am Montag sagte Lena Holt: „Wir warten hier.“", "Lena Holt"),
    ("In der Sitzung erklärte Bürgermeister Bo Lund: „Wir warten hier.“", "Bürgermeister Bo Lund"),
    ("Laut Lena Holt sei „alles ruhig in der Stadt“.", "Lena Holt"),
    ("Nach Angaben von Lena Holt ist „alles ruhig in der Stadt“.", "Lena Holt"),
    ("Lena Holt zufolge ist „alles ruhig in der Stadt“.", "Lena Holt"),
    ("»Wir warten hier«, berichtete Zeuge Bo Lund.", "Zeuge Bo Lund"),
    ("‚Wir warten hier‘, sagte Holt.", "Holt"),
    ("„Es reicht jetzt allen hier“, hieß es in der Stadt.", ""),
    ("„Wir warten hier.“", ""),
]
FRENCH = [
    ("« Nous attendons ici », a déclaré la ministre.", "la ministre"),
    ("« Nous attendons ici », a-t-il dit.", "il"),
    ("« Nous attendons ici », explique-t-elle.", "elle"),
    ("« Nous attendons ici », explique M. Lenoir.", "M. Lenoir"),
    ("« Nous attendons ici », s’est réjoui le maire.", "le maire"),
    ("« Nous attendons ici, a dit Rose Petit, et nous restons. »", "Rose Petit"),
    ("« Nous attendons ici », a expliqué un porte-parole de la mairie.", "un porte-parole de la mairie"),
    ("Selon Rose Petit, « tout est calme ici ».", "Rose Petit"),
    ("D’après l’avocate Rose Petit, « rien n’est prouvé ».", "l'avocate Rose Petit"),
    ("Rose Petit a prévenu : « Nous attendons ici. »", "Rose Petit"),
    ("— Je ne sais pas, dit-il.", "il"),
    ("– Je ne sais pas encore, répondit Rose Petit.", "Rose Petit"),
    ("« Nous attendons ici. »", ""),
]
SPANISH = [
    ("«No sabemos nada», dijo el alcalde.", "el alcalde"),
    ("“No sabemos nada”, aseguró ayer Marta Ruiz.", "Marta Ruiz"),
    ("«No sabemos nada», ha dicho la ministra.", "la ministra"),
    ("Ayer dijo Marta Ruiz: «No sabemos nada».", "Marta Ruiz"),
    ("Según Marta Ruiz, «no sabemos nada aún».", "Marta Ruiz"),
    ("De acuerdo con Marta Ruiz, «no sabemos nada aún».", "Marta Ruiz"),
    ("«No sabemos nada», dijo un portavoz de la empresa.", "un portavoz de la empresa"),
    ("—No sabemos nada —dijo Ruiz—. Habrá que esperar.", "Ruiz"),
    ("«No sabemos nada».", ""),
]
PORTUGUESE = [
    ("“Não sabemos nada”, disse a ministra.", "a ministra"),
    ("“Não sabemos nada”, disse-lhe Ana Reis.", "Ana Reis"),
    ("“Não sabemos nada”, afirmou ontem o prefeito.", "o prefeito"),
    ("Ontem disse Ana Reis: “Não sabemos nada.”", "Ana Reis"),
    ("Segundo Ana Reis, “não sabemos nada ainda”.", "Ana Reis"),
    ("De acordo com a ministra, “não sabemos nada ainda”.", "a ministra"),
    ("“Não sabemos nada”, disse uma porta-voz da empresa.", "uma porta-voz da empresa"),
    ("— Não sabemos nada — disse Reis. — Vamos esperar.", "Reis"),
    ("“Não sabemos nada.”", ""),
]
CASES = [
    (language, text, mention)
    for language, cases in (("en", ENGLISH), ("de", GERMAN), ("fr", FRENCH), ("es", SPANISH), ("pt", PORTUGUESE))
    for text, mention in cases
]


@pytest.mark.parametrize(("language", "text", "mention"), CASES)
def test_who_the_words_around_say_speaks(language: str, text: str, mention: str) -> None:
    assert extract_quotes(text, language)[0].mention == mention


def pieces(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[q.start : q.end], q.mention) for q in extract_quotes(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "—Nada —dijo Ruiz—. Habrá que esperar.", [("Nada", "Ruiz"), ("Habrá que esperar.", "Ruiz")]),
        ("es", "—¿Quién es? —preguntó Ana.\n—Yo —respondió Luis.", [("¿Quién es?", "Ana"), ("Yo", "Luis")]),
        ("pt", "— Nada — disse Reis. — Vamos esperar.", [("Nada", "Reis"), ("Vamos esperar.", "Reis")]),
        ("fr", "— Non, dit Rose.\n— Si, répondit Paul.", [("Non", "Rose"), ("Si", "Paul")]),
        ("fr", "« Ici, a dit Rose Petit, on reste. »", [("Ici", "Rose Petit"), ("on reste.", "Rose Petit")]),
        ("es", "—¿Quién es? —preguntó Ana.\n—Yo.", [("¿Quién es?", "Ana"), ("Yo.", "")]),
        ("es", "—pan\n—leche", []),
        ("en", "— bread, said nobody", []),
    ],
)
def test_speech_by_dash_and_by_incise(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan called it “an outlaw act”. Norland insisted that “all is very well”.", ["Japan", "Norland"]),
        (
            "Lena Holt called it “a very sad day” while Bo Lund spoke of “a new start for all”.",
            ["Lena Holt", "Bo Lund"],
        ),
        ("“One is here,” said Lena Holt, adding “two is there”.", ["Lena Holt", "Lena Holt"]),
        ("“One is here,” said Lena Holt. “Two is there.”", ["Lena Holt", "Lena Holt"]),
        ("“It is late.” Lena Holt said. “We go now.”", ["Lena Holt", "Lena Holt"]),
        ("“One is here,” said Lena Holt.\n\n“Two is here.\n\n“Three is here.”", ["Lena Holt"] * 3),
        ("“One is here.\n\n“Two is here,” said Lena Holt.", ["Lena Holt", "Lena Holt"]),
    ],
)
def test_several_quotations(text: str, expected: list[str]) -> None:
    assert [q.mention for q in extract_quotes(text)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The “green” bridge opened."),
        ("en", "Lena Holt wrote the novel “The Long Bridge of Varn” in May."),
        ("en", "Holt starred in an episode of “Late Train”, she said."),
        ("de", "Der „grüne“ Weg ist offen."),
        ("de", "Der Roman „Die Brücke von Varn“ erscheint."),
        ("fr", "Le pont « vert » est ouvert."),
        ("fr", "Son roman « La nuit de Varn » paraît."),
        ("es", "El puente «verde» abrió."),
        ("es", "Su novela «La noche de Varn» sale hoy."),
        ("pt", "A ponte “verde” abriu."),
        ("pt", "Seu romance “A noite de Varn” saiu."),
    ],
)
def test_scare_quotes_and_titles_are_nobody_s_words(language: str, text: str) -> None:
    (quote,) = extract_quotes(text, language)
    assert (quote.speech, quote.speaker, quote.mention) == (False, "", "")


def test_a_short_quotation_with_a_verb_of_saying_is_speech() -> None:
    assert extract_quotes("Lena Holt called it “odd”.")[0].speech


def test_a_language_without_lists_has_quotations_and_no_speakers() -> None:
    assert extract_quotes("「はい、そうです」と言った。", "ja") == (Quote(start=1, end=8, speaker=""),)
