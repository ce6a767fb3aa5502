"""What is older than the news is told with its day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.dating import is_older, lapsed, reported_on, without_day
from standfirst.write.framing import framed
from standfirst.write.quoting import quotations
from standfirst.write.selecting import cite
from standfirst.write.wording import varied, wordings
from tests.write.stories import NOW, source

FULL = "The Norrvik bridge is closed."


def _pack(text: str, days: int, zone: str = "") -> EvidencePack:
    """``text``, and a newest text ``days`` later."""
    old = source("Norrvik Gazette", text, 12, zone=zone)
    new = replace(source("Kestrel Wire", FULL, 12), published_at=old.published_at + timedelta(days=days))
    evidence = Evidence(
        citation=cite(old, 0, len(text)), text=text, publisher=old.publisher, owner=old.owner,
        published_at=old.published_at, salience=1.0,
    )  # fmt: skip
    return EvidencePack(
        story_id="bridge", topic="", language="en", now=NOW + timedelta(days=days), sources=(old, new),
        evidence=(evidence,), owners=2,
    )  # fmt: skip


def test_a_report_of_an_earlier_day_says_so_in_every_frame() -> None:
    pack = _pack("The old bridge has no keeper.", 1)
    evidence = pack.evidence[0]
    assert is_older(evidence, pack)
    lines = [*framed(evidence.text, evidence, pack, frozenset()), *quotations(evidence, pack)]
    assert lines
    assert all("Norrvik Gazette reported on 12 May" in line.text for line in lines)


def test_a_report_of_today_or_with_a_date_of_its_own_does_not() -> None:
    today = _pack("The old bridge has no keeper.", 0)
    assert not reported_on(today.evidence[0], today.evidence[0].text, today)
    dated = _pack("The old bridge lost its keeper on 3 May.", 1)
    assert not reported_on(dated.evidence[0], dated.evidence[0].text, dated)
    assert reported_on(dated.evidence[0], 'It is "closed since 3 May".', dated) == " on 12 May"


def test_what_somebody_said_on_an_earlier_day_stands_with_that_day() -> None:
    pack = _pack("The bridge is open, Mara Lind said.", 1)
    texts = [x.text for x in wordings(pack.evidence[0], pack, frozenset(), ())]
    assert texts[0] == "The bridge is open, Mara Lind said, Norrvik Gazette reported on 12 May."


def test_a_plan_has_an_hour_and_something_newer() -> None:
    assert lapsed(_pack("The bridge will open at noon.", 1).evidence[0], _pack("The bridge will open at noon.", 1))
    assert not lapsed(_pack("The bridge will open at noon.", 0).evidence[0], _pack("The bridge will open at noon.", 0))
    assert not lapsed(_pack("The bridge will have a roof.", 1).evidence[0], _pack("The bridge will have a roof.", 1))


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("The bridge will open on 3 May.", True),
        ("The bridge will open on 31 February 2027.", False),
        ("The bridge will open on 3 May 0000.", True),
    ],
)
def test_a_plan_is_over_with_its_day_and_no_day_is_too_odd(text: str, over: bool) -> None:
    pack = _pack(text, 0)
    assert lapsed(pack.evidence[0], pack) is over


def test_an_attribution_never_stands_behind_another_mark() -> None:
    pack = _pack("In Norrvik nine people were hurt; in Osthaven nobody was.", 0)
    texts = [x.text for x in framed(pack.evidence[0].text, pack.evidence[0], pack, frozenset())]
    assert texts
    assert not any(";," in text for text in texts)


def test_what_stands_keeps_its_words_and_has_its_day_added() -> None:
    text = "The old bridge has no keeper."
    today, later = (wordings(p.evidence[0], p, frozenset(), ()) for p in (_pack(text, 0), _pack(text, 1)))
    kept = [x for x in today if x.frame in {y.frame for y in later}]
    assert len(kept) > 1
    for told in kept:
        (line,) = varied([later], frozenset((told.text,)))
        assert line.text != told.text
        assert without_day(line.text) == told.text


def test_only_the_day_of_the_report_is_taken_off() -> None:
    assert without_day("It sank on 3 May, the Gazette reported on 4 May.") == "It sank on 3 May, the Gazette reported."
    assert without_day("The wreck was reported on 4 May 1912 by two boats.") == (
        "The wreck was reported on 4 May 1912 by two boats."
    )
