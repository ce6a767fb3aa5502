"""A small invented story with three voices, one copy and one opted-out publisher, for this room's tests."""

from datetime import UTC, datetime, timedelta

from standfirst.domain.draft import EvidencePack, EvidenceSource
from standfirst.domain.text import text_hash
from standfirst.write import select_evidence

NOW = datetime(2026, 5, 12, 18, 0, tzinfo=UTC)  # a Tuesday

GAZETTE = """NORRVIK (NG) - A ferry carrying 212 people ran aground off Norrvik on Tuesday morning,
the coast guard said.

Nobody was hurt. Harbour master
Mara Lind said the ship had lost its steering. "We had nine minutes to get everybody up on
deck," Lind said.

It was the second accident this year. The ferry company denied that repairs had been put off. Read more on our website.
"""
WIRE = """A passenger ferry ran aground near Norrvik on Tuesday after its steering failed, according to the coast guard.

Tugs from Osthaven pulled the ferry off the rocks at about noon. The ferry company,
Sundlinje, may face a fine of up to 3 million crowns.

"The ship passed its inspection in April and nothing was put off," said Tor Hagen, the company's technical director.
"""
POST = """Passengers of the Norrvik ferry were taken to a school in Osthaven. The town opened two schools for them.

The harbour of Norrvik stays closed until the wreck inquiry has looked at the rocks. Four
of the six crossings were cancelled on Tuesday.
"""


def source(name: str, text: str, hour: int, **more: object) -> EvidenceSource:
    """One article of 12 May by the publisher ``name``."""
    plain: dict[str, object] = {
        "article_id": name.lower().replace(" ", "-"), "source_id": name, "publisher": name, "owner": f"{name} Group",
        "url": f"https://{name.lower().replace(' ', '-')}.example/1", "title": "Ferry runs aground off Norrvik",
        "text": text, "text_hash": text_hash(text), "published_at": NOW - timedelta(hours=18 - hour),
    }  # fmt: skip
    return EvidenceSource(**(plain | more))  # type: ignore[arg-type]  # fields by name, types checked by the dataclass users


def ferry() -> tuple[EvidenceSource, ...]:
    """Three independent voices, one copy, one opted-out article."""
    return (
        source("Norrvik Gazette", GAZETTE, 9),
        source("Kestrel Wire", WIRE, 13),
        source("Osthaven Post", POST, 14),
        source("Copying Times", WIRE, 15, copy_of="kestrel-wire"),
        source("Private Paper", "Nobody may quote that the ferry burned for six hours.", 16, opted_out=True),
    )


def ferry_pack() -> EvidencePack:
    return select_evidence("ferry", "transport", ferry(), NOW)
