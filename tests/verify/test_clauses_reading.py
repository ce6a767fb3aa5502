"""Who does what to whom, as the clause reader tells it; "?" where a side cannot be told and so nothing is decided.

A clause is written "verb (mood, voice, opening word): doer > done to", the sides as stems in their alphabet's order.
"""

import pytest

from standfirst.domain.text import folded
from standfirst.verify.reading.clauses import Clause, clauses
from standfirst.verify.reading.lexicon import lexicon
from standfirst.verify.reading.tokens import tokens


def told(clause: Clause) -> str:
    """A clause as one line."""
    mood = ", ".join(p for p in (clause.mood, "passive" if clause.passive else "", clause.marker) if p)
    agent, patient = (" ".join(sorted(side)) or "?" for side in (clause.agent, clause.patient))
    return f"{clause.base} ({mood}): {agent} > {patient}"


CASES = [
    ("The talks ended; later, sued the union.", ["end (done): talk > ?", "sue (done): ? > union"]),
    ("Holt left and sued the union.", ["leave (done): holt > ?", "sue (done): holt > union"]),
    (
        "Holt left, sold the boat and sued the union.",
        ["leave (done): holt > ?", "sell (done): ? > boat", "sue (done): ? > union"],
    ),
    ("Left by Holt, the boat sank.", ["leave (done, passive): holt > ?", "sink (done): boat > ?"]),
    ("Won the cup.", ["win (done): ? > cup"]),
    ("Holt, docker and mayor, sued the union.", ["sue (done): ? > union"]),
    ("The dockers the union sued left Varn.", ["sue (done): docker union > ?", "leave (done): ? > varn"]),
    ("Holt sold old weed in Varn.", ["sell (done): holt > old weed"]),
    ("Tom Ahmed left Varn.", ["leave (done): ahm tom > varn"]),
    ("The bridge was closed by the council in Varn.", ["close (done, passive): council > bridg"]),
    ("The bridge was closed by the council Monday.", ["close (done, passive): council > bridg"]),
    ("Monday the council closed the bridge.", ["close (done): council > bridg"]),
    ("The council yesterday closed the bridge in May.", ["close (done): council > bridg"]),
    ("The boats sank, and the crew swam.", ["sink (done): boat > ?", "swim (done): crew > ?"]),
    ("The union -- a small one -- sued the council.", ["sue (done): ? > council"]),
    ("The ferry company sued the harbour union.", ["sue (done): company ferry > harbour union"]),
    ("The harbour union was sued by the ferry company.", ["sue (done, passive): company ferry > harbour union"]),
    ("The ferry company has sued the harbour union.", ["sue (done): company ferry > harbour union"]),
    ("The ferry company did not sue the harbour union.", ["sue (done): company ferry > harbour union"]),
    ("The ferry company will sue the harbour union.", ["sue (open, will): company ferry > harbour union"]),
    (
        "The ferry company plans to sue the harbour union.",
        ["plan (now): company ferry > ?", "sue (open, to): ? > harbour union"],
    ),
    (
        "The harbour union may be sued by the ferry company.",
        ["sue (open, passive, may): company ferry > harbour union"],
    ),
    ("The ferry company sues the harbour union.", ["sue (now): company ferry > harbour union"]),
    ('"We waited," said Lena Holt.', ["wait (done): ? > ?", "say (done): holt lena > ?"]),
    ("The bridge would close, Lena Holt said.", ["close (open, would): bridg > ?", "say (done): holt lena > ?"]),
    ("The bridge would close, said Lena Holt.", ["close (open, would): bridg > ?", "say (done): holt lena > ?"]),
    (
        "Lena Holt met Tom Berg and left the town.",
        ["meet (done): holt lena > berg tom", "leave (done): holt lena > town"],
    ),
    (
        "Lena Holt, who leads the union, sued the company.",
        ["lead (now): holt lena > union", "sue (done): holt lena > company"],
    ),
    ("Lena Holt, the mayor of Varn, sued the company.", ["sue (done): holt lena > company"]),
    ("Lena Holt, Tom Berg and Ada Moss sued the company.", ["sue (done): ada berg holt lena moss tom > company"]),
    ("The man who hit Lena Holt left the town.", ["hit (done): man > holt lena", "leave (done): ? > town"]),
    ("The man arrested by police left the town.", ["arrest (done, passive): polic > man", "leave (done): ? > town"]),
    ("On Monday, the council approved the tunnel.", ["approve (done): council > tunnel"]),
    (
        "After the storm, the council closed the bridge; the ministry opened the road.",
        ["close (done): council > bridg", "open (done): ministry > road"],
    ),
    ("According to reports, the council closed the bridge.", ["close (done): council > bridg"]),
    ("The bridge, built in 1900, collapsed.", ["build (done): ? > ?", "collapse (done): ? > ?"]),
    ("Dr. Holt treated the boy.", ["treat (done): holt > boy"]),
    ("The union of dockers blocked the harbour of Varn.", ["block (done): docker union > harbour varn"]),
    ("The council's lawyer sued the union.", ["sue (done): council lawyer > union"]),
    ("The bridge was closed on Monday by the council of Varn.", ["close (done, passive): council varn > bridg"]),
    (
        "Police said Lena Holt had been arrested by officers.",
        ["say (done): polic > holt lena", "arrest (done, passive): officer > holt lena"],
    ),
    (
        "The talks were led by Ada Moss, and Tom Berg left.",
        ["lead (done, passive): ada moss > talk", "leave (done): ? > ?"],
    ),
    ("The council has never approved the bridge.", ["approve (done): council > bridg"]),
    ("The council was approved.", ["approve (done, passive): ? > council"]),
    (
        "The union warned that the company planned to close the mine.",
        ["warn (done): union > ?", "plan (done): company > ?", "close (open, to): ? > ?"],
    ),
    ("The attack killed two people (the police said).", ["kill (done): attack > peopl two", "say (done): polic > ?"]),
    (
        "Storms hit Varn - the council closed the harbour.",
        ["hit (done): storm > varn", "close (done): council > harbour"],
    ),
    ("The council closed it.", ["close (done): council > ?"]),
    ("The union is blocking the road.", []),
    (
        "The company, which makes ferries, sued the union.",
        ["make (now): company > ferry", "sue (done): company > union"],
    ),
    ("The court ruled against the union and fined it.", ["rule (done): court > ?", "fine (done): court > ?"]),
    ("He sued the union.", ["sue (done): ? > union"]),
    ("She never signed the contract.", ["sign (done): ? > contract"]),
    ("The firm that makes ferries closed the yard.", ["make (now): firm > ferry", "close (done): ? > yard"]),
    ("The yard was closed by 2019.", ["close (done, passive): ? > yard"]),
    ("The bridge has been closed by the council.", ["close (done, passive): council > bridg"]),
    ("The council must not close the bridge.", ["close (open, must): council > bridg"]),
    ("The council refused to close the bridge.", ["refuse (done): council > ?", "close (open, to): ? > bridg"]),
    ("Tom Berg's lawyer accused Lena Holt of fraud.", ["accuse (done): berg lawyer tom > fraud holt lena"]),
    ("Tom Berg and Lena Holt signed the contract.", ["sign (done): berg holt lena tom > contract"]),
    ("The storm, police said, killed Lena Holt.", ["say (done): polic > ?", "kill (done): ? > holt lena"]),
    ("The union won; Lena Holt left.", ["win (done): union > ?", "leave (done): holt lena > ?"]),
    (
        "When the storm hit Varn, the council closed the bridge.",
        ["hit (done): storm > varn", "close (done): council > bridg"],
    ),
    ("Lena Holt was hired to lead the union.", ["hire (done, passive): ? > holt lena", "lead (open, to): ? > union"]),
    (
        "The minister who was accused by the union resigned.",
        ["accuse (done, passive): union > minister", "resign (done): ? > ?"],
    ),
    ("The council sued, and the union left.", ["sue (done): council > ?", "leave (done): union > ?"]),
    ("Tom Berg (the mayor) sued Lena Holt.", ["sue (done): ? > holt lena"]),
    (
        "The mayor of Varn, who had met Lena Holt, left the council.",
        ["meet (done): mayor varn > holt lena", "leave (done): mayor varn > council"],
    ),
    ("Did the council close the bridge?", []),
    ("Police arrested Tom Berg, a docker, on Monday.", ["arrest (done): polic > berg tom"]),
    ("J. Berg sued Dr. Holt in May.", ["sue (done): berg > holt"]),
    ("Lena Holt told Tom Berg to leave.", ["tell (done): holt lena > berg tom", "leave (open, to): berg tom > ?"]),
    ("A man wanted by police left.", ["want (done, passive): polic > man", "leave (done): ? > ?"]),
    ("The damaged bridge collapsed.", ["collapse (done): bridg damag > ?"]),
    ("Lena Holt will have sued the union.", ["sue (open, will): holt lena > union"]),
    ("The union gets sued by the company.", ["sue (done, passive): company > union"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_does_what_to_whom(text: str, expected: list[str]) -> None:
    line = folded(text)
    assert [told(c) for c in clauses(line, tokens(line), lexicon("en"))] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Der Rat schloss die Brücke.", ["schließen (done): rat > brück"]),
        ("de", "Der Rat hat die Brücke geschlossen.", ["schließen (done): rat > brück"]),
        ("de", "Die Brücke wurde vom Rat geschlossen.", ["schließen (done, passive): rat > brück"]),
        ("de", "Die Brücke ist vom Rat geschlossen worden.", ["schließen (done, passive): rat > brück"]),
        ("de", "Die Brücke ist geschlossen worden.", ["schließen (done, passive): ? > brück"]),
        ("de", "Am Montag schloss der Rat die Brücke.", ["schließen (done): rat > brück"]),
        ("de", "Die Brücke schloss der Rat am Montag.", ["schließen (done): ? > ?"]),
        ("de", "Die Gewerkschaft verklagte die Stadt.", ["verklagen (done): gewerkschaft > stadt"]),
        ("de", "Die Gewerkschaft hat die Stadt verklagt.", ["verklagen (done): gewerkschaft > stadt"]),
        ("de", "Die Stadt wurde von der Gewerkschaft verklagt.", ["verklagen (done, passive): gewerkschaft > stadt"]),
        ("fr", "Le conseil a fermé le pont.", ["fermer (done): conseil > pont"]),
        ("fr", "Le pont a été fermé par le conseil.", ["fermer (done, passive): conseil > pont"]),
        ("fr", "Le conseil va fermer le pont.", ["fermer (open, va): conseil > pont"]),
        ("fr", "Le conseil ferme le pont.", ["fermer (now): conseil > pont"]),
        ("es", "El consejo cerró el puente.", ["cerrar (done): consejo > puent"]),
        ("es", "El puente fue cerrado por el consejo.", ["cerrar (done, passive): consejo > puent"]),
        ("es", "El consejo va a cerrar el puente.", ["cerrar (open, a): consejo > puent"]),
        ("es", "El consejo ha cerrado el puente.", ["cerrar (done): consejo > puent"]),
        ("pt", "A câmara fechou a ponte.", ["fechar (done): câmara > pont"]),
        ("pt", "A ponte foi fechada pela câmara.", ["fechar (done, passive): câmara > pont"]),
        ("pt", "A câmara vai fechar a ponte.", ["fechar (open, vai): câmara > pont"]),
    ],
)
def test_who_does_what_to_whom_elsewhere(language: str, text: str, expected: list[str]) -> None:
    line = folded(text)
    assert [told(c) for c in clauses(line, tokens(line), lexicon(language))] == expected


def test_a_language_without_verbs_has_no_clauses() -> None:
    line = "De raad sloot de brug."
    assert clauses(line, tokens(line), lexicon("nl")) == ()
