"""Good sentences over an invented story: true of the spans they cite, in the frames our writers use."""

import re

from tests.mutation.mutators import Case
from tests.verify.world import COURIER, GAZETTE, source

FERRY = (
    "The ferry Marrow Star ran aground off Gull Point at dawn on Sunday with 86 passengers aboard. "
    "Coastguard chief Hanna Orr said nobody was missing. "
    "“We took everyone off within two hours,” Orr told reporters. "
    "The ferry company has not explained why the ship left its route. "
    "Divers will inspect the hull on 30 November 2026. "
    "The line may stay closed for three weeks, according to Coastguard chief Hanna Orr. "
    "Around 4,500 litres of fuel leaked into the bay. "
    "Fisherman Karl Benning said the oil could reach the mussel beds."
)
STATION = (
    "North Quay station will close on 2 March 2027 for repairs that cost 18 million euros. "
    "“It is the right moment,” said Leah Martin, who runs the railway. "
    "The passengers' council opposes the plan. "
    "Transport minister Omar Fayed denied that the station would be sold. "
    "Some 5,200 travellers use the station every day. "
    "The repairs were planned for 2024, but the money was not approved."
)
SOURCES = (
    source("a", "The Harbor Courier", "Courier Group", COURIER),
    source("b", "Ellis Gazette", "Gazette Trust", GAZETTE),
    source("c", "Coast Daily", "Coast Media", FERRY),
    source("d", "Rail Observer", "Observer House", STATION),
)

# What we say, and how the sentence begins that it cites.
_PAIRS = [
    ("Mayor Anna Weber said the tunnel would cost 2.4 million euros.", "Mayor Anna"),
    ("Mayor Anna Weber said that the tunnel would cost 2.4 million euros.", "Mayor Anna"),
    ('"We have waited twelve years for this tunnel," Weber said.', '"We have'),
    ('Weber said: "We have waited twelve years for this tunnel."', '"We have'),
    ("The council did not approve the second bridge.", "The council"),
    ("The city council of Port Ellis approved the harbor tunnel on 23 November 2026.", "The city"),
    ("About 300 residents protested outside the town hall.", "About 300"),
    ("Outside the town hall, 12 were injured.", "About 300"),
    ("The works may begin in March 2027 if the ministry agrees.", "The works"),
    ('"Nobody asked the fishermen," Tomas Lind said.', "“Nobody asked"),
    ("Councillors voted 14-9 for the tunnel under the harbor.", "Councillors in"),
    ("The union of fishermen plans to sue the city.", "The union"),
    ("Ines Duarte, the treasurer, said the loan had not been signed.", "Ines Duarte,"),
    ("Treasurer Ines Duarte said the loan had not been signed.", "Ines Duarte,"),
    ("The ferry Marrow Star ran aground off Gull Point on 22 November 2026.", "The ferry Marrow"),
    ("The ferry ran aground with 86 passengers aboard.", "The ferry Marrow"),
    ("Coastguard chief Hanna Orr said nobody was missing.", "Coastguard chief Hanna Orr said"),
    ('"We took everyone off within two hours," Orr said.', "“We took"),
    ("The ferry company has not explained why the ship left its route.", "The ferry company"),
    ("Divers will inspect the hull on 30 November 2026.", "Divers will"),
    ("Around 4,500 litres of fuel leaked into the bay.", "Around 4,500"),
    ("Fisherman Karl Benning said the oil could reach the mussel beds.", "Fisherman Karl"),
    ("According to Hanna Orr, the line may stay closed for three weeks.", "The line"),
    ("North Quay station will close on 2 March 2027 for repairs.", "North Quay"),
    ("The repairs cost 18 million euros.", "North Quay"),
    ('"It is the right moment," said Leah Martin.', "“It is"),
    ('"It is the right moment," Leah Martin said.', "“It is"),
    ("Transport minister Omar Fayed denied that the station would be sold.", "Transport minister"),
    ("Some 5,200 travellers use the station every day.", "Some 5,200"),
    ('Coast Daily reported: "Around 4,500 litres of fuel leaked into the bay."', "Around 4,500"),
    ('According to Rail Observer, "Some 5,200 travellers use the station every day."', "Some 5,200"),
]


def _span(opening: str) -> str:
    """The whole source sentence that begins with these words."""
    text = next(s.text for s in SOURCES if opening in s.text)
    start = text.index(opening)
    end = re.compile(r"[.!?][\"”]?(?=\s|$)|[\"”] Weber said\.|[\"”] Orr told reporters\.").search(
        text, start + len(opening) - 1
    )
    return text[start : end.end() if end else len(text)]


CASES = tuple(Case(text=text, spans=(_span(opening),), sources=SOURCES) for text, opening in _PAIRS)
