"""The contract in German, French, Spanish and Portuguese: what stands and what falls, one row a case."""

import re

import pytest

from standfirst.domain.verdict import Rule
from standfirst.verify import check_draft
from tests.verify.world import NOW, draft, sentence, source

COUNCIL = {
    "de": (
        "Der Stadtrat von Altbrück billigte am Montag den Hafentunnel. "
        "Bürgermeisterin Anna Weber sagte, der Tunnel koste 2,4 Millionen Euro. "
        "„Wir haben zwölf Jahre auf diesen Tunnel gewartet“, sagte Weber. "
        "Rund 300 Anwohner protestierten vor dem Rathaus, 12 wurden verletzt. "
        "Der Rat genehmigte die zweite Brücke nicht. "
        "Die Arbeiten könnten im März 2027 beginnen, wenn das Ministerium zustimmt. "
        "Die Gewerkschaft der Fischer will die Stadt verklagen. "
        "Die Arbeitslosigkeit sank von 12 Prozent auf 9 Prozent. "
        "Die Baustelle bleibt bis Mai offen, sagte die Sprecherin Talia Quist."
    ),
    "fr": (
        "Le conseil municipal de Port-Elan a approuvé lundi le tunnel du port. "
        "La maire Anne Verdier a déclaré que le tunnel coûterait 2,4 millions d'euros. "
        "« Nous attendons ce tunnel depuis douze ans », a déclaré Anne Verdier. "
        "Environ 300 habitants ont protesté devant la mairie et 12 ont été blessés. "
        "Le conseil n'a pas approuvé le second pont. "
        "Les travaux pourraient commencer en mars 2027 si le ministère donne son accord. "
        "Le syndicat des pêcheurs envisage de poursuivre la ville. "
        "Le chômage est passé de 12 pour cent à 9 pour cent."
    ),
    "es": (
        "El ayuntamiento de Puerto Alba aprobó el lunes el túnel del puerto. "
        "La alcaldesa Ana Robles dijo que el túnel costaría 2,4 millones de euros. "
        "«Llevamos doce años esperando este túnel», dijo Robles. "
        "Unos 300 vecinos protestaron ante el ayuntamiento y 12 resultaron heridos. "
        "El pleno no aprobó el segundo puente. "
        "Las obras podrían empezar en marzo de 2027 si el ministerio da su permiso. "
        "El sindicato de pescadores planea demandar a la ciudad. "
        "El paro bajó del 12 por ciento al 9 por ciento."
    ),
    "pt": (
        "A câmara de Porto Alvo aprovou na segunda-feira o túnel do porto. "
        "A prefeita Ana Rocha disse que o túnel custaria 2,4 milhões de euros. "
        "“Esperamos por este túnel há doze anos”, disse Rocha. "
        "Cerca de 300 moradores protestaram diante da câmara e 12 ficaram feridos. "
        "A câmara não aprovou a segunda ponte. "
        "As obras poderiam começar em março de 2027 se o ministério concordar. "
        "O sindicato dos pescadores pretende processar a cidade. "
        "O desemprego caiu de 12 por cento para 9 por cento."
    ),
}  # fmt: skip

# A sentence of ours, the number of the source sentence it cites, the rule it breaks (None: it stands).
CASES: list[tuple[str, str, int, Rule | None]] = [
    ("de", "Bürgermeisterin Anna Weber sagte, der Tunnel koste 2,4 Millionen Euro.", 1, None),
    ("de", "Der Stadtrat von Altbrück billigte den Hafentunnel am 23. November 2026.", 0, None),
    ("de", "„Wir haben zwölf Jahre auf diesen Tunnel gewartet“, sagte Weber.", 2, None),
    ("de", "Der Rat genehmigte die zweite Brücke nicht.", 4, None),
    ("de", "Rund 300 Anwohner protestierten vor dem Rathaus.", 3, None),
    ("de", "Die Arbeiten könnten im März 2027 beginnen, wenn das Ministerium zustimmt.", 5, None),
    ("de", "Die Arbeitslosigkeit sank von 12 Prozent auf 9 Prozent.", 7, None),
    ("de", "Bürgermeisterin Anna Weber sagte, der Tunnel koste 2,6 Millionen Euro.", 1, Rule.NUMBER),
    ("de", "Bürgermeisterin Anna Weber sagte, der Tunnel koste 2,4 Milliarden Euro.", 1, Rule.NUMBER),
    ("de", "Bürgermeisterin Ines Kramm sagte, der Tunnel koste 2,4 Millionen Euro.", 1, Rule.ENTITY),
    ("de", "Der Tunnel koste 2,4 Millionen Euro.", 1, Rule.ATTRIBUTION),
    ("de", "Der Stadtrat von Altbrück billigte den Hafentunnel am 22. November 2026.", 0, Rule.DATE),
    ("de", "Der Stadtrat von Altbrück billigte den Hafentunnel am Montag.", 0, Rule.DATE),
    ("de", "„Wir haben zehn Jahre auf diesen Tunnel gewartet“, sagte Weber.", 2, Rule.QUOTE_VERBATIM),
    ("de", "Der Rat genehmigte die zweite Brücke.", 4, Rule.POLARITY),
    ("de", "300 Anwohner protestierten vor dem Rathaus.", 3, Rule.NUMBER),
    ("de", "Die Arbeiten beginnen im März 2027, wenn das Ministerium zustimmt.", 5, Rule.POLARITY),
    ("de", "Die Arbeiten könnten im März 2027 beginnen.", 5, Rule.POLARITY),
    ("de", "Die Gewerkschaft der Fischer verklagte die Stadt.", 6, Rule.POLARITY),
    ("de", "Die Arbeitslosigkeit stieg von 12 Prozent auf 9 Prozent.", 7, Rule.POLARITY),
    ("de", "Die Arbeitslosigkeit sank von 9 Prozent auf 12 Prozent.", 7, Rule.NUMBER),
    ("de", "Der mutige Stadtrat von Altbrück billigte den Hafentunnel.", 0, Rule.NOVELTY),
    ("de", "Die Baustelle bleibt bis Mai offen, sagte die Sprecherin Talia Quist.", 8, None),
    ("de", "Die Baustelle bleibt bis Mai offen.", 8, Rule.ATTRIBUTION),
    ("fr", "Selon la maire Anne Verdier, le tunnel coûterait 2,4 millions d'euros.", 1, None),
    ("fr", "Le conseil municipal de Port-Elan a approuvé le tunnel du port le 23 novembre 2026.", 0, None),
    ("fr", "« Nous attendons ce tunnel depuis douze ans », a déclaré Anne Verdier.", 2, None),
    ("fr", "Le conseil n'a pas approuvé le second pont.", 4, None),
    ("fr", "Environ 300 habitants ont protesté devant la mairie.", 3, None),
    ("fr", "Les travaux pourraient commencer en mars 2027, si le ministère est d'accord.", 5, None),
    ("fr", "La maire Anne Verdier a déclaré que le tunnel coûterait 2,6 millions d'euros.", 1, Rule.NUMBER),
    ("fr", "La maire Anne Verdier a déclaré que le tunnel coûterait 2,4 milliards d'euros.", 1, Rule.NUMBER),
    ("fr", "La maire Inès Martel a déclaré que le tunnel coûterait 2,4 millions d'euros.", 1, Rule.ENTITY),
    ("fr", "Le tunnel coûterait 2,4 millions d'euros.", 1, Rule.ATTRIBUTION),
    ("fr", "Le conseil municipal de Port-Elan a approuvé le tunnel du port le 22 novembre 2026.", 0, Rule.DATE),
    ("fr", "Le conseil municipal de Port-Elan a approuvé lundi le tunnel du port.", 0, Rule.DATE),
    ("fr", "« Nous attendons ce tunnel depuis dix ans », a déclaré Anne Verdier.", 2, Rule.QUOTE_VERBATIM),
    ("fr", "Le conseil a approuvé le second pont.", 4, Rule.POLARITY),
    ("fr", "Les travaux commencent en mars 2027 si le ministère donne son accord.", 5, Rule.POLARITY),
    ("fr", "Les travaux pourraient commencer en mars 2027.", 5, Rule.POLARITY),
    ("fr", "Le syndicat des pêcheurs a poursuivi la ville.", 6, Rule.POLARITY),
    ("fr", "Le chômage est passé de 9 pour cent à 12 pour cent.", 7, Rule.NUMBER),
    ("fr", "Le courageux conseil municipal de Port-Elan a approuvé le tunnel du port.", 0, Rule.NOVELTY),
    ("es", "Según la alcaldesa Ana Robles, el túnel costaría 2,4 millones de euros.", 1, None),
    ("es", "El ayuntamiento de Puerto Alba aprobó el túnel del puerto el 23 de noviembre de 2026.", 0, None),
    ("es", "«Llevamos doce años esperando este túnel», dijo Robles.", 2, None),
    ("es", "El pleno no aprobó el segundo puente.", 4, None),
    ("es", "Unos 300 vecinos protestaron ante el ayuntamiento.", 3, None),
    ("es", "Las obras podrían empezar en marzo de 2027, si da permiso el ministerio.", 5, None),
    ("es", "La alcaldesa Ana Robles dijo que el túnel costaría 2,6 millones de euros.", 1, Rule.NUMBER),
    ("es", "La alcaldesa Inés Prado dijo que el túnel costaría 2,4 millones de euros.", 1, Rule.ENTITY),
    ("es", "El túnel costaría 2,4 millones de euros.", 1, Rule.ATTRIBUTION),
    ("es", "El ayuntamiento de Puerto Alba aprobó el túnel del puerto el 22 de noviembre de 2026.", 0, Rule.DATE),
    ("es", "El ayuntamiento de Puerto Alba aprobó el lunes el túnel del puerto.", 0, Rule.DATE),
    ("es", "«Llevamos diez años esperando este túnel», dijo Robles.", 2, Rule.QUOTE_VERBATIM),
    ("es", "El pleno aprobó el segundo puente.", 4, Rule.POLARITY),
    ("es", "Las obras empiezan en marzo de 2027 si el ministerio da su permiso.", 5, Rule.POLARITY),
    ("es", "Las obras podrían empezar en marzo de 2027.", 5, Rule.POLARITY),
    ("es", "El sindicato de pescadores demandó a la ciudad.", 6, Rule.POLARITY),
    ("es", "El paro subió del 12 por ciento al 9 por ciento.", 7, Rule.POLARITY),
    ("es", "El valiente ayuntamiento de Puerto Alba aprobó el túnel del puerto.", 0, Rule.NOVELTY),
    ("pt", "Segundo a prefeita Ana Rocha, o túnel custaria 2,4 milhões de euros.", 1, None),
    ("pt", "A câmara de Porto Alvo aprovou o túnel do porto em 23 de novembro de 2026.", 0, None),
    ("pt", "“Esperamos por este túnel há doze anos”, disse Rocha.", 2, None),
    ("pt", "A câmara não aprovou a segunda ponte.", 4, None),
    ("pt", "Cerca de 300 moradores protestaram diante da câmara.", 3, None),
    ("pt", "As obras poderiam começar em março de 2027 se o ministério concordar.", 5, None),
    ("pt", "A prefeita Ana Rocha disse que o túnel custaria 2,6 milhões de euros.", 1, Rule.NUMBER),
    ("pt", "A prefeita Inês Prado disse que o túnel custaria 2,4 milhões de euros.", 1, Rule.ENTITY),
    ("pt", "O túnel custaria 2,4 milhões de euros.", 1, Rule.ATTRIBUTION),
    ("pt", "A câmara de Porto Alvo aprovou o túnel do porto em 22 de novembro de 2026.", 0, Rule.DATE),
    ("pt", "A câmara de Porto Alvo aprovou na segunda-feira o túnel do porto.", 0, Rule.DATE),
    ("pt", "“Esperamos por este túnel há dez anos”, disse Rocha.", 2, Rule.QUOTE_VERBATIM),
    ("pt", "A câmara aprovou a segunda ponte.", 4, Rule.POLARITY),
    ("pt", "As obras começam em março de 2027 se o ministério concordar.", 5, Rule.POLARITY),
    ("pt", "As obras poderiam começar em março de 2027.", 5, Rule.POLARITY),
    ("pt", "O sindicato dos pescadores processou a cidade.", 6, Rule.POLARITY),
    ("pt", "O desemprego subiu de 12 por cento para 9 por cento.", 7, Rule.POLARITY),
    ("pt", "A corajosa câmara de Porto Alvo aprovou o túnel do porto.", 0, Rule.NOVELTY),
    ("de", "Der Rat genehmigte die zweite Brücke wegen der Anwohner nicht.", 4, Rule.CAUSES),
    ("de", "Sämtliche Anwohner, rund 300, protestierten vor dem Rathaus.", 3, Rule.BOUNDS),
    ("de", "Der Hafentunnel billigte am 23. November 2026 den Stadtrat von Altbrück.", 0, Rule.ROLES),
    ("fr", "Le conseil n'a pas approuvé le second pont à cause des habitants.", 4, Rule.CAUSES),
    ("fr", "Le tunnel du port a approuvé le conseil municipal de Port-Elan.", 0, Rule.ROLES),
    ("fr", "Tous les habitants, environ 300, ont protesté devant la mairie.", 3, Rule.BOUNDS),
    ("es", "El pleno no aprobó el segundo puente por culpa de los vecinos.", 4, Rule.CAUSES),
    ("es", "Todos los vecinos, unos 300, protestaron ante el ayuntamiento.", 3, Rule.BOUNDS),
    ("pt", "A câmara não aprovou a segunda ponte por causa dos moradores.", 4, Rule.CAUSES),
    ("pt", "Todos os moradores, cerca de 300, protestaram diante da câmara.", 3, Rule.BOUNDS),
]


def against(language: str, text: str, sentence_number: int) -> set[Rule]:
    """The rules that fail one sentence in this language over a sentence of its council's story."""
    whole = COUNCIL[language]
    made = source("a", "Hafenblatt", "Hafen", whole, language=language)
    span = re.split(r"(?<=[.”])\s+(?=[A-ZÀ-Ü„«“])", whole)[sentence_number]
    ours = sentence(text, span, sources=(made,))
    report = draft(headline=ours, standfirst=ours, paragraphs=((ours,),), language=language)
    return {v.rule for v in check_draft(report, (made,), now=NOW).failed if v.part == "body"}


@pytest.mark.parametrize(("language", "text", "number", "rule"), CASES, ids=[f"{c[0]}: {c[1][:60]}" for c in CASES])
def test_the_contract_holds(language: str, text: str, number: int, rule: Rule | None) -> None:
    found = against(language, text, number)
    assert found == set() if rule is None else rule in found
