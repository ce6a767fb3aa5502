"""Who counts how many, in the closed forms of a tally: time, owners and copies, which goldens cannot set."""

from dataclasses import replace
from datetime import timedelta

import pytest

from standfirst.domain.draft import EvidenceSource
from standfirst.domain.verdict import Rule
from tests.verify.reports import against, report
from tests.verify.world import NOW, source

OLD = "Twelve people died when the ferry Marla sank off Ellis."
NEW = "The ferry Marla sank off Ellis, killing 14 people."
LATER = "Cedar Post put the number of dead at 14; Alder Post had earlier put it at 12."
TURNED = "Alder Post had earlier put the number of dead at 12; Cedar Post later put it at 14."


def paper(name: str, text: str, hours: int, **more: object) -> EvidenceSource:
    made = source(name[:1], name, name[:1], text, published_at=NOW - timedelta(hours=hours))
    return replace(made, **more)  # type: ignore[arg-type]  # fields by name


def told(text: str, *sources: EvidenceSource, cites: tuple[int, ...] = (0, 1)) -> list[str]:
    return [v[2] for v in against(Rule.NUMBER, report(sources, (text, *cites)), sources) if v[0] == "body"]


@pytest.mark.parametrize("text", [LATER, TURNED])
def test_the_earlier_value_is_of_the_older_text(text: str) -> None:
    assert not told(text, paper("Alder Post", OLD, 9), paper("Cedar Post", NEW, 2))
    assert told(text, paper("Alder Post", OLD, 2), paper("Cedar Post", NEW, 9))


def test_an_exchange_of_owners_is_seen() -> None:
    turned = "Alder Post put the number of dead at 14; Cedar Post had earlier put it at 12."
    assert told(turned, paper("Alder Post", OLD, 9), paper("Cedar Post", NEW, 2))


def test_one_owner_or_a_copy_is_no_second_voice() -> None:
    text = "Alder Post and Cedar Post put the number of dead at 12."
    first, other = paper("Alder Post", OLD, 9), "The sinking of the Marla off Ellis killed 12 people."
    assert not told(text, first, paper("Cedar Post", other, 2))
    assert told(text, first, paper("Cedar Post", other, 2, owner="A"))
    assert told(text, first, paper("Cedar Post", other, 2, copy_of="A"))


def test_what_an_owner_has_since_counted_anew_is_no_longer_its_word() -> None:
    text = "Alder Post and Cedar Post put the number of dead at 12."
    other = paper("Cedar Post", "The sinking of the Marla off Ellis killed 12 people.", 8)
    newer = paper("Birch Post", NEW, 1, owner="A")
    assert not told(text, paper("Alder Post", OLD, 9), other)
    assert told(text, paper("Alder Post", OLD, 9), other, newer) == [
        "Alder Post has since given another value than 12"
    ]  # fmt: skip


def test_a_bare_count_is_of_the_event_its_text_opens_with() -> None:
    opening = "The ferry Marla sank off Ellis harbour on Monday night. "
    text = "Alder Post put the number of injured at 31, Cedar Post at 33."

    def both(second: str) -> list[str]:
        one, other = paper("Alder Post", f"{opening}31 people were injured.", 9), paper("Cedar Post", second, 9)
        made = report((one, other), (text, 0, 1))
        return [v[2] for v in against(Rule.NUMBER, made, (one, other)) if v[0] == "body"]

    assert not both(f"{opening}33 people were injured.")
    assert both("A tram hit a bus in Warren on Monday. 33 people were injured.")
