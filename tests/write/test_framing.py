"""Where the attribution of a sentence stands, and that nothing else of it changes."""

import itertools
import re

import pytest

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.framing import dated, framed
from standfirst.write.lines import Line, grams, keeps_copy_rule
from standfirst.write.selecting import cite
from standfirst.write.wording import thinned, varied, wordings
from tests.write.stories import NOW, source


def _evidence(text: str) -> tuple[Evidence, EvidencePack]:
    one = source("Harbor Gazette", text, 9)
    evidence = Evidence(
        citation=cite(one, 0, len(text)), text=text, publisher="Harbor Gazette", owner=one.owner,
        published_at=one.published_at,
    )  # fmt: skip
    return evidence, EvidencePack(
        story_id="pier", topic="", language="en", now=NOW, sources=(one,), evidence=(evidence,), owners=1
    )


def _frames(text: str) -> dict[str, str]:
    evidence, pack = _evidence(text)
    return {x.frame: x.text for x in framed(dated(evidence, pack), evidence, pack, grams(pack))}


def test_a_short_sentence_has_its_publisher_behind_or_before_it() -> None:
    found = _frames("The Norrvik pier has room for 45 lorries.")
    assert found["reported-last"] == "The Norrvik pier has room for 45 lorries, Harbor Gazette reported."
    assert found["according-last"] == "The Norrvik pier has room for 45 lorries, according to Harbor Gazette."
    assert found["according-first"] == "According to Harbor Gazette, the Norrvik pier has room for 45 lorries."


def test_a_long_run_is_parted_at_a_clause() -> None:
    found = _frames("Divers closed the western half of the Norrvik pier, two hours after a barge hit its oldest wall.")
    inside = found["reported-inside"]
    assert inside == (
        "Divers closed the western half of the Norrvik pier, Harbor Gazette reported, two hours after a barge hit its "
        "oldest wall."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Norrvik pier, which lost its crane when a barge struck the wall, opens again for lorries and vans in May.",
        "Norrvik lost its pier after extra work and is without a landing place for the whole of the long summer now.",
        "The Norrvik pier will only open for lorries and for the island's one bus when its two cranes can be moved.",
    ],
)
def test_no_attribution_inside_what_belongs_together(text: str) -> None:
    assert "reported-inside" not in _frames(text)


def test_who_speaks_already_gets_no_second_attribution() -> None:
    assert _frames("The Norrvik pier is safe, the harbour office said.") == {}


def test_nothing_is_changed_but_the_frame() -> None:
    text = "Divers closed the western half of the Norrvik pier, two hours after a barge hit its oldest wall."
    evidence, pack = _evidence(text)
    for line in wordings(evidence, pack, grams(pack), ()):
        bare = re.sub(r",? ?(?:According to )?Harbor Gazette(?: reported)?[,:]?|according to|[\".,]", "", line.text)
        assert bare.lower().split() == re.sub(r"[.,]", "", text).lower().split(), line.text
        assert keeps_copy_rule(line.text, grams(pack))


def test_frames_take_turns() -> None:
    evidence, _ = _evidence("The Norrvik pier has room for 45 lorries.")
    ways = [Line(text=f, citations=(), evidence=evidence, form="retold", frame=f) for f in ("a", "b", "c")]
    chosen = [line.frame for line in varied([ways] * 6)]
    assert all(x != y for x, y in itertools.pairwise(chosen))
    assert {"a", "b"} <= set(chosen)


def test_a_page_is_no_list_of_quotations() -> None:
    evidence, _ = _evidence("The Norrvik pier has room for 45 lorries.")
    lines = [
        Line(text=str(i), citations=(), evidence=evidence, form="reported" if i < 7 else "retold", frame="x")
        for i in range(10)
    ]
    kept = thinned(lines)
    assert len(kept) == 6
    assert kept[0].text == "0"
    assert {line.text for line in lines if line.form == "retold"} <= {line.text for line in kept}
