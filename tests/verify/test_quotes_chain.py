"""Goldens of the source's own chain: pronouns, surnames, offices, ages and firms led back to a name, or to nobody."""

import pytest

from standfirst.verify import extract_quotes

SURE = [
    ("en", "Lena Holt came late. “We wait here,” she said.", "Lena Holt"),
    ("en", "Lena Holt came late. “We wait here,” Holt said.", "Lena Holt"),
    ("en", "Tom Holt met Ann Berg. “We wait here,” she said.", "Ann Berg"),
    ("en", "Tom Holt met Bo Berg. “We wait here,” he said.", "Tom Holt"),
    ("en", "“One is here,” said Tom Holt of Bo Berg.\n\n“Two is here,” he said.", "Tom Holt"),
    ("en", "Lena Holt, 43, came late. “We wait here,” the 43-year-old said.", "Lena Holt"),
    ("en", "Lena Holt, the mayor of Varn, came. “We wait here,” the mayor said.", "Lena Holt"),
    ("en", "The mayor of Varn, Lena Holt, came. “We wait here,” the mayor said.", "Lena Holt"),
    ("en", "Mayor Lena Holt met Tom Berg, the minister. “We wait here,” the minister said.", "Tom Berg"),
    ("en", "Lena Holt, a glassblower from Varn, came. “We wait here,” the glassblower said.", "Lena Holt"),
    ("en", "Nordwerk AG closed its gates. “We wait here,” the company said.", "Nordwerk AG"),
    ("en", "The Varn Court met. “We wait here,” the court said.", "Varn Court"),
    ("en", "Tom Holt and Lena Holt spoke. “We wait here,” said Mrs Holt.", "Lena Holt"),
    ("en", "Tom Holt and Lena Berg spoke. “We wait here,” she said.", "Lena Berg"),
    ("en", "Holt spokesman Jon Berg said: “We wait here.”", "Jon Berg"),
    ("en", "Secretary of State Jon Berg said: “We wait here.”", "Jon Berg"),
    ("en", "Sen. Lena Holt met Tom Berg. “We wait here,” the senator said.", "Lena Holt"),
    ("en", "Brian Baker came late. “We wait here,” Baker said.", "Brian Baker"),
    ("en", "Mr. King came late. “We wait here,” Mr. King said.", "King"),
    (
        "en",
        "Tom Berg left. Eva Holt and Tom Holt met.\n\nNobody knew why Holt came. “We wait here,” she said.",
        "Eva Holt",
    ),
    ("de", "Lena Holt kam spät. „Wir warten hier“, sagte sie.", "Lena Holt"),
    ("de", "Bürgermeisterin Lena Holt kam spät. „Wir warten hier“, so die Bürgermeisterin.", "Lena Holt"),
    ("de", "Die 43-jährige Lena Holt kam. „Wir warten hier“, sagte Holt.", "Lena Holt"),
    ("de", "Die Firma Nordwerk schweigt. „Wir warten hier“, so das Unternehmen.", "Nordwerk"),
    ("fr", "Le maire, Paul Lenoir, est venu. « Nous attendons ici », a-t-il dit.", "Paul Lenoir"),
    ("fr", "Rose Petit, maire de Varn, est venue. « On attend ici », a dit la maire.", "Rose Petit"),
    ("es", "El alcalde Pedro Ruiz llegó. «No sabemos nada», dijo el alcalde.", "Pedro Ruiz"),
    ("es", "Marta Ruiz llegó. «No sabemos nada», dijo ella.", "Marta Ruiz"),
    ("pt", "O prefeito Rui Costa chegou. “Não sabemos nada”, disse o prefeito.", "Rui Costa"),
    ("pt", "Ana Reis chegou. “Não sabemos nada”, disse ela.", "Ana Reis"),
]
UNSURE = [
    ("en", "“We wait here,” he said.", ""),
    ("en", "Lena Holt and Mia Lund spoke. “We wait here,” she said.", ""),
    ("en", "Lena Holt spoke. “We wait here,” he said.", ""),
    ("en", "Tom Holt and Lena Holt spoke. “We wait here,” said Holt.", "Holt"),
    ("en", "“We wait here,” the minister said. Later Ann Berg, the minister, left.", "the minister"),
    (
        "en",
        "Ann Berg, the minister, and Bo Lund, the minister, left.\n\nIt rained.\n\n“We go,” a minister said.",
        "a minister",
    ),
    ("en", "Lena Holt spoke. “We wait here,” a spokesman for Holt said.", "a spokesman for Holt"),
    ("en", "Lena Holt spoke. “We wait here,” Holt's lawyer said.", "Holt's lawyer"),
    ("de", "Tom Holt und Bo Berg stritten. „Wir warten hier“, sagte er.", ""),
    ("de", "„Wir warten hier“, sagte ein Sprecher der Nordwerk AG.", "ein Sprecher der Nordwerk AG"),
    ("fr", "Paul Lenoir et Marc Petit sont venus. « On attend ici », a-t-il dit.", ""),
    ("es", "Ana Gil y Eva Sol hablaron. «No sabemos nada», dijo ella.", ""),
    ("pt", "Ana Reis e Eva Sol falaram. “Não sabemos nada”, disse ela.", ""),
]


@pytest.mark.parametrize(("language", "text", "speaker"), SURE)
def test_a_mention_leads_back_to_the_one_it_fits(language: str, text: str, speaker: str) -> None:
    assert extract_quotes(text, language)[-1].speaker == speaker


@pytest.mark.parametrize(("language", "text", "speaker"), UNSURE)
def test_a_mention_that_fits_nobody_or_two_leads_to_no_name(language: str, text: str, speaker: str) -> None:
    assert extract_quotes(text, language)[-1].speaker == speaker
