"""Where the attribution of a sentence stands, and that nothing else of it changes."""

import itertools
import re

import pytest

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.deleting import retold
from standfirst.write.framing import dated, framed
from standfirst.write.lines import Line, grams, keeps_copy_rule
from standfirst.write.quoting import quotations
from standfirst.write.selecting import cite, select_evidence
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
    evidence, pack = _evidence("The Norrvik pier has room for 45 lorries.")
    lines = [
        Line(
            text=f"The Norrvik pier {i}", citations=(), evidence=evidence, form="reported" if i < 7 else "retold",
            frame="x",
        )
        for i in range(10)
    ]  # fmt: skip
    kept = thinned(lines, pack)
    assert len(kept) == 6
    assert kept[0] == lines[0]
    assert {line.text for line in lines if line.form == "retold"} <= {line.text for line in kept}


def _quote(text: str) -> list[str]:
    pack = select_evidence("pier", "", (source("Harbor Gazette", text, 9),), NOW)
    return [q.text for e in pack.evidence for q in quotations(e, pack)]


def test_one_of_two_speakers_is_not_the_speaker() -> None:
    lone = '"The pier of Norrvik will be safe for many years," said Ada Holm, who built it.'
    assert any("Ada Holm said" in text for text in _quote(lone))
    assert not any("Ada Holm said" in text for text in _quote(lone.replace("Ada Holm,", "Ada Holm and Tor Hagen,")))


def test_what_was_said_long_before_is_not_said_now() -> None:
    now = '"The pier of Norrvik will be safe for many years," Ada Holm said.'
    assert any("Ada Holm said" in text for text in _quote(now))
    assert not any("Ada Holm said" in text for text in _quote(now.replace("Holm said", "Holm said last month")))


def test_a_quotation_of_today_is_not_kept_for_tomorrow() -> None:
    assert _quote("The harbour of Norrvik lost its pier to a storm at noon.")
    assert not _quote("The harbour of Norrvik lost its pier to a storm this morning.")


def test_an_age_in_a_list_of_people_stays() -> None:
    evidence, pack = _evidence("The Norrvik baker works with her son Ossian, 8, daughter Ava, 3, and two uncles.")
    assert all("Ossian, 8, daughter" in line.text for line in retold(evidence, pack, frozenset()))
    evidence, pack = _evidence("The Norrvik baker Ada Holm, 41, was the first to see the barge on Tuesday.")
    assert any("Ada Holm was the first" in line.text for line in retold(evidence, pack, frozenset()))


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("The Norrvik pier is safe, the harbour office said.", True),
        ("The harbour office of Norrvik denied that the pier was closed.", True),
        ("Five of six crossings to Norrvik were called off.", False),
        ("The Norrvik pier got 200 new planks and its owner added 101.", False),
    ],
)
def test_only_who_speaks_in_it_lets_a_single_source_stand_bare(text: str, bare: bool) -> None:
    evidence, pack = _evidence(text)
    told = retold(evidence, pack, grams(pack))
    ways = wordings(evidence, pack, grams(pack), told)
    assert (ways[0].frame == "") is bare, ways[0].text
