"""What leads a page, and in which order the rest follows."""

from dataclasses import replace

import pytest

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.assembling import second_mentions
from standfirst.write.framing import framed, told_by_both
from standfirst.write.headline import headlines
from standfirst.write.leading import gists, is_background, leads, overtaken
from standfirst.write.lines import Line
from standfirst.write.ordering import pyramid, with_voices
from standfirst.write.selecting import cite
from tests.write.stories import NOW, source

Told = tuple[tuple[str, str, int], ...]
QUAKE: Told = (
    ("Norrvik Gazette", "At least seven people were hurt in Norrvik when an earthquake shook the town.", 9),
    ("Kestrel Wire", "Nineteen people were hurt in Norrvik in the earthquake, the hospital said.", 10),
    ("Osthaven Post", "The Norrvik wall came through the earthquake without damage.", 14),
    ("Fieldnote Weekly", "The fault at Norrvik last moved in 1968 and had been asleep since then.", 13),
)


def _pack(told: Told) -> EvidencePack:
    sources = tuple(
        source(name, text, hour, title="Earthquake shakes Norrvik, people hurt") for name, text, hour in told
    )
    evidence = tuple(
        Evidence(
            citation=cite(s, 0, len(s.text)), text=s.text, publisher=s.publisher, owner=s.owner,
            published_at=s.published_at, salience=1.0,
        )
        for s in sources
    )  # fmt: skip
    return EvidencePack(
        story_id="quake", topic="", language="en", now=NOW, sources=sources, evidence=evidence, owners=len(sources)
    )


def _one(text: str) -> EvidencePack:
    return _pack((("Norrvik Gazette", text, 9),))


def _lines(pack: EvidencePack) -> list[Line]:
    return [Line(text=e.text, citations=(e.citation,), evidence=e, form="retold") for e in pack.evidence]


def test_people_hurt_lead_in_their_newest_number() -> None:
    pack = _pack(QUAKE)
    ranked = sorted(_lines(pack), key=lambda x: -leads(x, gists(pack), pack))
    assert ranked[0].text.startswith("Nineteen")
    assert ranked[-1].text.startswith("The fault")
    head = "Nineteen people were hurt in Norrvik in the earthquake, hospital said"
    assert headlines(pack, frozenset())[0].text == head


def test_a_count_is_overtaken_by_a_newer_one_only() -> None:
    first, second, *_ = _pack(QUAKE).evidence
    assert overtaken(first, _pack(QUAKE))
    assert not overtaken(second, _pack(QUAKE))


def test_what_was_counted_anew_had_been_reported() -> None:
    pack = _pack(QUAKE)
    texts = [x.text for x in framed(pack.evidence[0].text, pack.evidence[0], pack, frozenset())]
    assert texts
    assert all("Norrvik Gazette had reported" in text for text in texts)


def test_news_before_background_and_the_newer_count_before_the_older() -> None:
    pack = _pack((QUAKE[3], QUAKE[0], QUAKE[2], QUAKE[1]))
    placed = [x.evidence.publisher for x in pyramid(_lines(pack), pack)]
    assert placed.index("Kestrel Wire") + 1 == placed.index("Norrvik Gazette")
    assert placed[-1] == "Fieldnote Weekly"


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("The pier was first opened in 1953.", True),
        ("The pier had been closed for a week.", True),
        ("The pier was closed on 12 May 2026.", False),
        ("The pier will be closed in 2028.", False),
    ],
)
def test_what_was_before_the_news(text: str, past: bool) -> None:
    assert is_background(text, 2026) is past


def _spoken(name: str, text: str) -> Line:
    pack = _one(f'"We had nine minutes," Lind said. {name} runs the harbour.')
    evidence = replace(pack.evidence[0], kind="quote", speaker=name)
    return Line(text=text, citations=(evidence.citation,), evidence=evidence, form="spoken", frame="said-last")


def test_a_voice_follows_the_fact_that_names_it() -> None:
    pack = _pack(QUAKE)
    facts = [replace(x, text=t) for x, t in zip(_lines(pack), ("A.", "Mara Lind spoke.", "B.", "C."), strict=True)]
    other, lind = _spoken("Tor Hagen", "other"), _spoken("Mara Lind", "lind")
    placed = [x.text for x in with_voices(facts, (*facts, other, lind))]
    assert placed == ["A.", "Mara Lind spoke.", "lind", "B.", "C.", "other"]


def test_a_speaker_named_before_is_called_by_surname() -> None:
    line = _spoken("Mara Lind", '"We had nine minutes", harbour master Mara Lind said.')
    source_text = '"We had nine minutes," Lind said. Mara Lind runs the harbour.'
    first = replace(line, text="The pier is safe, Mara Lind said.", form="retold")
    pack = _one(source_text)
    assert second_mentions((first, line), pack)[1].text == '"We had nine minutes", Lind said.'
    assert second_mentions((line,), pack)[0].text == line.text
    assert second_mentions((first, line), _one(f"{source_text} Ada Lind left."))[1].text == line.text
    assert second_mentions((first, line), replace(pack, told=frozenset((line.text,))))[1].text == line.text


def test_a_fact_that_two_owners_tell_names_both() -> None:
    pack = _pack((QUAKE[2], ("Kestrel Wire", "The Norrvik wall stands without damage.", 13)))
    agreed = replace(pack.evidence[0], agreeing=(pack.evidence[1].citation,))
    line = Line(text=agreed.text, citations=(agreed.citation,), evidence=agreed, form="retold")
    (both,) = told_by_both(line, pack)
    assert both.text == (
        "The Norrvik wall came through the earthquake without damage, Osthaven Post and Kestrel Wire reported."
    )
    assert both.citations == (agreed.citation, pack.evidence[1].citation)
    assert told_by_both(replace(line, text="The wall is safe, the town said."), pack) == ()


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (
            "Norrvik will close the oldest pier to lorries for ten years, "
            "Harbour Minister Jorah-Anne Plessington said on Monday.",
            "Norrvik will close the oldest pier to lorries for ten years, harbour minister said",
        ),
        (
            "Tram line 4 in Norrvik was shut and the pier closed on Monday.",
            "Tram line 4 in Norrvik was shut and the pier closed",
        ),
        ("A third of the Norrvik pier was lost at sea.", "A third of the Norrvik pier was lost at sea"),
        (
            "Twelve people were missing in Norrvik a day after the earthquake.",
            "Twelve people were missing in Norrvik a day after the earthquake",
        ),
    ],
)
def test_a_headline_keeps_what_counts_and_calls_people_by_what_they_are(text: str, head: str) -> None:
    assert headlines(_one(text), frozenset())[0].text == head


@pytest.mark.parametrize(
    "text",
    [
        "Earthquake shakes the old Norrvik pier!", "The pier in Norrvik stays closed until Thursday.",
        "Norrvik ’ s pier was lost at sea.", "A wall of the old Norrvik pier, no more.",
    ],
)  # fmt: skip
def test_shouts_and_torn_texts_are_no_headlines(text: str) -> None:
    assert headlines(_one(text), frozenset()) == ()


def _heads(*texts: str) -> list[str]:
    names = ("Norrvik Gazette", "Kestrel Wire", "Osthaven Post")
    return [h.text for h in headlines(_pack(tuple(zip(names, texts, (9, 9, 9), strict=False))), frozenset())]


def test_a_headline_names_somebody_or_a_place_that_several_tell() -> None:
    heads = _heads(
        "People were hurt when an earthquake shook a small town.",
        "The earthquake in the hills north of Norrvik left people hurt.",
        "An earthquake shook houses in all of Norrvik for a minute.",
    )
    assert heads[-1] == "People were hurt when an earthquake shook a small town"


def test_a_headline_has_no_clock_time() -> None:
    assert _heads("The earthquake shook the town of Norrvik at 3:30 a.m. and hurt people.") == []
