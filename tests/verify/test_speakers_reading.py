"""Who speaks, in whose words and by which name: whole sentences with each quotation, its mention and where that leads.

A quotation is written "words = mention > name", the name only where it is another than the mention, "?" where the
mention leads to nobody for sure.
"""

import pytest

from standfirst.verify import Quote, extract_quotes


def told(text: str, quote: Quote) -> str:
    """A quotation as one line."""
    words = text[quote.start : quote.end]
    if not quote.speech:
        return f"{words} is no speech"
    leads = "" if quote.speaker == quote.mention else f" > {quote.speaker or '?'}"
    return f"{words} = {quote.mention}{leads}".strip()


CASES = [
    ("en", "“We wait here,” said the mayor of Varn, Lena Holt.", ["We wait here, = the mayor of Varn"]),
    ("en", "“We wait here,” said Lena Holt, 43, of Varn.", ["We wait here, = Lena Holt"]),
    ("en", "“We wait here,” Lena Holt told Tom Berg on Friday.", ["We wait here, = Lena Holt"]),
    ("en", "“We wait here,” Holt later said in a statement.", ["We wait here, = Holt"]),
    ("en", "“We wait here,” added the deputy mayor of Varn.", ["We wait here, = the deputy mayor of Varn"]),
    ("en", "“We wait here,” said Ludwig van der Berg.", ["We wait here, = Ludwig van der Berg"]),
    (
        "en",
        "“We wait here,” said Friday a spokesman for the ministry.",
        ["We wait here, = a spokesman for the ministry"],
    ),
    ("en", "“We wait here,” Lena Holt, who leads the union, said.", ["We wait here, = Lena Holt"]),
    ("en", "“We wait here,” Lena Holt (Greens) said.", ["We wait here, = Lena Holt"]),
    ("en", "“We wait here,” Lena Holt (Greens, Varn) told the council.", ["We wait here, = Lena Holt"]),
    ("en", "“We wait here,” a tired-looking Holt said.", ["We wait here, = a tired-looking Holt > Holt"]),
    ("en", "“We wait here,” one of the dockers said.", ["We wait here, = one of the dockers"]),
    ("en", "“We wait here,” the union's lawyer said.", ["We wait here, = the union's lawyer"]),
    ("en", "“We wait here,” she said of the delay.", ["We wait here, = she > ?"]),
    ("en", "“We wait here,” she quickly added.", ["We wait here, = she > ?"]),
    ("en", "“We wait here,” said he.", ["We wait here, = he > ?"]),
    ("en", "“We wait here” is what Lena Holt said.", ["We wait here = Lena Holt"]),
    ("en", "“We wait here”, according to the mayor of Varn.", ["We wait here = the mayor of Varn"]),
    ("en", "“We wait here,” according to police.", ["We wait here, = police"]),
    ("en", "“We wait here,” the statement by Nordwerk read.", ["We wait here, = the statement by Nordwerk"]),
    ("en", "“We wait here,” reports say.", ["We wait here, is no speech"]),
    ("en", "“We wait here,” it said.", ["We wait here, = it > ?"]),
    ("en", "“We wait here,” the United States said.", ["We wait here, = the United States > United States"]),
    ("en", "In a letter to the council on Friday, Lena Holt wrote: “We wait here.”", ["We wait here. = Lena Holt"]),
    (
        "en",
        "After the storm hit Varn, Mayor Lena Holt said: “We wait here.”",
        ["We wait here. = Mayor Lena Holt > Lena Holt"],
    ),
    ("en", "When asked about the delay, Holt replied: “We wait here.”", ["We wait here. = Holt"]),
    ("en", "The storm hit Varn, and Lena Holt said: “We wait here.”", ["We wait here. = Lena Holt"]),
    ("en", "The storm hit Varn but Holt said “we wait here for now”.", ["we wait here for now = Holt"]),
    ("en", "The report, seen by Lena Holt, said: “We wait here.”", ["We wait here. = The report"]),
    ("en", "The mayor, who was tired, said: “We wait here.”", ["We wait here. = The mayor"]),
    (
        "en",
        "Holt's early-morning posts said “we wait here for now”.",
        ["we wait here for now = Holt's early-morning posts"],
    ),
    ("en", "Holt described the harbour as “a very sad place”.", ["a very sad place = Holt"]),
    ("en", "Holt said the harbour was “a very sad place”, and Berg agreed.", ["a very sad place = Holt"]),
    (
        "en",
        "The harbour was “a very sad place”, said Holt, and “a lost one”, said Berg.",
        ["a very sad place = Holt", "a lost one = Berg"],
    ),
    ("en", "“We wait,” said Holt. “We wait here.”", ["We wait, = Holt", "We wait here. = Holt"]),
    ("en", "“We wait,” Holt said, adding: “We wait here.”", ["We wait, = Holt", "We wait here. = Holt"]),
    ("en", "Asked by Berg, Holt said “we wait here for now”.", ["we wait here for now = Holt"]),
    ("en", "Speaking in Varn, Lena Holt called it “a very sad place”.", ["a very sad place = Lena Holt"]),
    ("en", "Citing a report, the minister warned of “a very sad place”.", ["a very sad place = the minister"]),
    ("en", "A man called Lena's brother “a very sad man”.", ["a very sad man = A man"]),
    ("en", "Dr. Lena Holt said: “We wait here.”", ["We wait here. = Dr. Lena Holt > Lena Holt"]),
    ("en", "Mr. Holt said: “We wait here.”", ["We wait here. = Mr. Holt > Holt"]),
    (
        "en",
        "Former mayor and union leader Lena Holt said: “We wait here.”",
        ["We wait here. = union leader Lena Holt > Lena Holt"],
    ),
    (
        "en",
        "Chief executive Lena Holt said: “We wait here.”",
        ["We wait here. = Chief executive Lena Holt > Lena Holt"],
    ),
    (
        "en",
        "The chief executive of Nordwerk AG said: “We wait here.”",
        ["We wait here. = The chief executive of Nordwerk AG"],
    ),
    (
        "en",
        "The 43-year-old docker from Varn said: “We wait here.”",
        ["We wait here. = The 43-year-old docker from Varn"],
    ),
    ("en", "Police in the town of Varn said: “We wait here.”", ["We wait here. = Police in the town of Varn > Police"]),
    ("en", "Every docker in Varn said: “We wait here.”", ["We wait here. = Every docker in Varn"]),
    ("en", "Nobody said: “We wait here.”", ["We wait here. = Nobody"]),
    ("en", "“We wait here,” they said.", ["We wait here, = they > ?"]),
    ("en", "“We wait here,” we said.", ["We wait here, = we > ?"]),
    ("en", "“Do we wait here?” asked Lena Holt.", ["Do we wait here? = Lena Holt"]),
    ("en", "“We wait here” – Lena Holt", ["We wait here = Lena Holt"]),
    ("en", "“We wait here.” - Lena Holt, mayor of Varn", ["We wait here. = Lena Holt"]),
    ("en", "“We wait here.” Lena Holt left the room.", ["We wait here. is no speech"]),
    ("en", "“We wait here.” Lena Holt said that the harbour was closed.", ["We wait here. is no speech"]),
    ("en", "“We wait here.” Lena Holt said on Friday.", ["We wait here. = Lena Holt"]),
    ("en", "Lena Holt closed the harbour. “We wait here.”", ["We wait here. is no speech"]),
    ("en", "Lena Holt's song “Late Boats” won.", ["Late Boats is no speech"]),
    ("en", "Her novel “The Late Boats” won a prize.", ["The Late Boats is no speech"]),
    ("en", "An episode of “The Late Boats” was shown.", ["The Late Boats is no speech"]),
    ("en", "He is a so-called “expert”.", ["expert is no speech"]),
    ("en", "The “late boats” of Varn are gone.", ["late boats is no speech"]),
    ("en", "“Late Boats Leave Varn Harbour” was the headline.", ["Late Boats Leave Varn Harbour is no speech"]),
    ("en", "Holt said the so-called “expert” was wrong.", ["expert = Holt"]),
    ("en", "“HOLT: We wait here.”", ["HOLT: We wait here. = HOLT"]),
    ("en", "As Holt put it, “we wait here for now”.", ["we wait here for now = Holt"]),
    ("en", "In the words of Lena Holt, “we wait here for now”.", ["we wait here for now = Lena Holt"]),
    ("en", "“We wait here,” Lena Holt, speaking in Varn, said.", ["We wait here, = Lena Holt"]),
    ("en", "“We wait here,” Holt, a docker and a member of the council, told reporters.", ["We wait here, = Holt"]),
    ("en", "“We wait here,” said Lena Holt and Tom Berg.", ["We wait here, = Lena Holt"]),
    ("en", "“We wait here,” said Holt but Berg left.", ["We wait here, = Holt"]),
    ("en", "“We wait here,” said Holt in Varn.", ["We wait here, = Holt"]),
    ("en", "“We wait here,” Sen. Lena Holt, D-Varn, said.", ["We wait here, = Sen. Lena Holt > Lena Holt"]),
    ("fr", "Le maire a vu Rose Petit, qui a dit : « On attend ici. »", ["On attend ici. = Rose Petit"]),
    ("fr", "Rose Petit, qui dirige le port, a dit : « On attend ici. »", ["On attend ici. = Rose Petit"]),
    ("de", "„Wir warten hier“, sagte Holt am Freitag.", ["Wir warten hier = Holt"]),
    (
        "de",
        "„Wir warten hier“, so die Sprecherin der Nordwerk AG am Freitag.",
        ["Wir warten hier = die Sprecherin der Nordwerk AG"],
    ),
    ("de", "„Wir warten hier“, sagte sie.", ["Wir warten hier = sie > ?"]),
    ("de", "„Wir warten hier“, sagte Lena Holt, die Ministerin, am Freitag.", ["Wir warten hier = Lena Holt"]),
    ("de", "Wie Lena Holt sagte, ist „alles ruhig in der Stadt“.", ["alles ruhig in der Stadt = Lena Holt"]),
    (
        "de",
        "Die Polizei sprach von „einer ruhigen Nacht in Varn“.",
        ["einer ruhigen Nacht in Varn = Die Polizei > Polizei"],
    ),
    (
        "fr",
        "« On attend, a dit Rose Petit, et on reste. » Puis elle est partie.",
        ["On attend = Rose Petit", "et on reste. = Rose Petit"],
    ),
    ("fr", "« On attend, et on reste », a dit Rose Petit.", ["On attend, et on reste = Rose Petit"]),
    ("fr", "« Oui, a-t-il dit, on attend. »", ["Oui = il > ?", "on attend. = il > ?"]),
    ("fr", "« On attend, demain peut-être, dit le maire. »", ["On attend, demain peut-être = le maire"]),
    ("fr", "« On attend, Rose Petit l'a dit, on reste. »", ["On attend, Rose Petit l'a dit, on reste. ="]),
    ("fr", "— On attend ici.\n— Pourquoi ? demanda Rose Petit.\n— Je ne sais pas.", []),
    ("fr", "— premier point\n— second point", []),
    ("fr", "— On attend ici, dit-il. Il ferma la porte.", ["On attend ici = il > ?"]),
    ("es", "—No sabemos nada —dijo Ruiz.", ["No sabemos nada = Ruiz"]),
    ("es", "—No sabemos nada —dijo Ruiz—, y nadie viene.", ["No sabemos nada = Ruiz", "y nadie viene. = Ruiz"]),
    ("es", "—No sabemos nada. —El alcalde salió.", []),
    (
        "es",
        "—¿Quién viene? —preguntó Marta Ruiz—. Nadie —añadió.",
        ["¿Quién viene? = Marta Ruiz", "Nadie = Marta Ruiz"],
    ),
    ("es", "— leche\n— pan", []),
    ("es", "Ruiz llegó tarde.\n—No sabemos nada —dijo.", ["No sabemos nada is no speech"]),
    (
        "pt",
        "— Vamos esperar — disse a ministra. — Não há pressa.",
        ["Vamos esperar = a ministra", "Não há pressa. = a ministra"],
    ),
    ("pt", "— Vamos esperar, disse Reis.", ["Vamos esperar = Reis"]),
    ("fr", "D'après Rose Petit, « tout est calme ici ».", ["tout est calme ici = Rose Petit"]),
    ("fr", "« Tout est calme ici », selon la préfecture.", ["Tout est calme ici = la préfecture"]),
    (
        "fr",
        "« On attend ici », a insisté le porte-parole du ministère, Marc Petit.",
        ["On attend ici = le porte-parole du ministère"],
    ),
    ("es", "«No sabemos nada», explicó Marta Ruiz, alcaldesa de Varn.", ["No sabemos nada = Marta Ruiz"]),
    (
        "es",
        "Según la alcaldesa, Marta Ruiz, «no sabemos nada aún».",
        ["no sabemos nada aún = la alcaldesa > Marta Ruiz"],
    ),
    ("pt", "Para a ministra, “não sabemos nada ainda”.", ["não sabemos nada ainda ="]),
    ("en", "Tom Berg met Ann Holt. Berg left. “We wait here,” he said.", ["We wait here, = he > Tom Berg"]),
    (
        "en",
        "Ann Holt arrived. It rained. The harbour was closed. “We wait here,” she said.",
        ["We wait here, = she > Ann Holt"],
    ),
    ("en", "Ann Holt arrived. Nordwerk AG closed. “We wait here,” it said.", ["We wait here, = it > Nordwerk AG"]),
    ("en", "Nordwerk AG and Seeland AG closed. “We wait here,” it said.", ["We wait here, = it > ?"]),
    ("en", "Tom Berg's wife Ann left. “We wait here,” he said.", ["We wait here, = he > Tom Berg"]),
    ("en", "Ada Moss said she was late. “We wait here,” she said.", ["We wait here, = she > Ada Moss"]),
    (
        "en",
        "Ann Berg, the minister, and Bo Lund, the minister, left. Ann Berg came. “We go,” the minister said.",
        ["We go, = the minister > Ann Berg"],
    ),
    (
        "en",
        "“One,” said Tom Berg. “Two is here,” said Ann Holt.\n\n“Three is here,” he said.",
        ["One, = Tom Berg", "Two is here, = Ann Holt", "Three is here, = he > Tom Berg"],
    ),
    (
        "en",
        "The 43-year-old Lena Holt came. Tom Berg, 51, came. “We wait here,” the 51-year-old said.",
        ["We wait here, = the 51-year-old > Tom Berg"],
    ),
    (
        "en",
        "Mayor Lena Holt spoke. “We wait here,” said the mayor of Varn.",
        ["We wait here, = the mayor of Varn > Lena Holt"],
    ),
    ("en", "Holt's lawyer Jon Berg came. “We wait here,” Berg said.", ["We wait here, = Berg > Jon Berg"]),
    (
        "en",
        "Lena Holt, whose brother is Tom Berg, came. “We wait here,” said Holt.",
        ["We wait here, = Holt > Lena Holt"],
    ),
    ("en", "Lena Maria Holt came. “We wait here,” said Lena Holt.", ["We wait here, = Lena Holt > Lena Maria Holt"]),
    ("en", "Lena Holt came. “We wait here,” said L. Holt.", ["We wait here, = L. Holt > Lena Holt"]),
    (
        "en",
        "Prime Minister Lena Holt spoke. “We wait here,” the prime minister said.",
        ["We wait here, = the prime minister > Lena Holt"],
    ),
    ("en", "The firm Nordwerk closed. “We wait here,” the firm said.", ["We wait here, = the firm > Nordwerk"]),
    (
        "en",
        "Lena Holt, a member of the council, spoke. “We wait here,” the member said.",
        ["We wait here, = the member > Lena Holt"],
    ),
    ("en", "Lena Holt, (43) spoke. “We wait here,” said the 43-year-old.", ["We wait here, = the 43-year-old"]),
    (
        "en",
        "Lena Holt (43) spoke. “We wait here,” said the 43-year-old.",
        ["We wait here, = the 43-year-old > Lena Holt"],
    ),
    (
        "en",
        "Lena Holt, 43% of whose votes came late, spoke. “We wait here,” the 43-year-old said.",
        ["We wait here, = the 43-year-old"],
    ),
    (
        "en",
        "Dr Lena Holt and Dr Tom Holt came. “We wait here,” said Dr Lena Holt.",
        ["We wait here, = Dr Lena Holt > Lena Holt"],
    ),
    ("en", "NASSA closed its gates. “We wait here,” it said.", ["We wait here, = it > NASSA"]),
    (
        "en",
        "STORM HITS THE OLD HARBOUR TOWN TONIGHT AGAIN\nLena Holt spoke. “We wait here,” she said.",
        ["We wait here, = she > Lena Holt"],
    ),
    (
        "en",
        "Lena Holt Meets Tom Berg Near Varn Harbour Today\nNobody came. “We wait here,” she said.",
        ["We wait here, = she > ?"],
    ),
    ("en", "Lena Holt came.\n\nShe smiled. “We wait here,” she said.", ["We wait here, = she > Lena Holt"]),
    ("en", "He came. Tom Berg left. “We wait here,” he said.", ["We wait here, = he > Tom Berg"]),
    (
        "en",
        "Tom Berg said: “We wait. She waits. We wait here.” Then Lena Holt left. “We go,” she said.",
        ["We wait. She waits. We wait here. = Tom Berg", "We go, = she > Lena Holt"],
    ),
    (
        "en",
        "Officer Tom Berg and Officer Ann Holt came. “We wait here,” the officer said.",
        ["We wait here, = the officer"],
    ),
    (
        "en",
        "In Varn, Tom Berg met Lars Lund. “We wait here,” Berg said. “We go,” Lund said. “No,” he added.",
        ["We wait here, = Berg > Tom Berg", "We go, = Lund > Lars Lund", "No, = he > Lars Lund"],
    ),
    ("en", "The mayor spoke. “We wait here,” she said. The mayor, Lena Holt, left.", ["We wait here, = she > ?"]),
    (
        "en",
        "Lena Holt came. Ten days went. It rained. It snowed. It froze. A. B. C. D. E. “We wait here,” she said.",
        ["We wait here, = she > Lena Holt"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_each_quotation_with_its_speaker(language: str, text: str, expected: list[str]) -> None:
    assert [told(text, quote) for quote in extract_quotes(text, language)] == expected
