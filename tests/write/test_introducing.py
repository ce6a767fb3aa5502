"""A sentence stands behind what it takes for known, or not on the page."""

from dataclasses import replace

import pytest

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.introducing import in_context, openers, stands_first
from standfirst.write.lines import Line
from standfirst.write.ordering import pyramid
from standfirst.write.presuming import counted, presumed
from standfirst.write.selecting import cite
from tests.write.stories import NOW, source


def _pack(texts: dict[str, tuple[str, ...]], title: str = "Harbour wall of Norrvik") -> EvidencePack:
    """Each publisher's sentences, an hour apart."""
    sources = tuple(source(name, " ".join(told), 8 + n, title=title) for n, (name, told) in enumerate(texts.items()))
    evidence = []
    for s, told in zip(sources, texts.values(), strict=True):
        for text in told:
            start = s.text.index(text)
            evidence.append(
                Evidence(
                    citation=cite(s, start, start + len(text)), text=text, publisher=s.publisher, owner=s.owner,
                    published_at=s.published_at, salience=1.0,
                )
            )  # fmt: skip
    return EvidencePack(
        story_id="norrvik", topic="", language="en", now=NOW, sources=sources, evidence=tuple(evidence),
        owners=len(sources),
    )  # fmt: skip


def _lines(pack: EvidencePack) -> list[Line]:
    return [Line(text=e.text, citations=(e.citation,), evidence=e, form="retold") for e in pack.evidence]


def _told(pack: EvidencePack) -> list[str]:
    return [x.text for x in in_context(_lines(pack), pack)]


SURVEY = "A survey of 400 households was paid for by the Norrvik town council."
COST = "Norrvik paid 38,000 crowns for the survey in April."
WALL = "The Norrvik harbour wall will be built anew."


def test_a_definite_thing_waits_for_the_sentence_that_introduces_it() -> None:
    pack = _pack({"Norrvik Gazette": (WALL, COST), "Kestrel Wire": (SURVEY,)})
    assert _told(pack) == [WALL, SURVEY, COST]


def test_what_nothing_introduces_is_left_out() -> None:
    pack = _pack({"Norrvik Gazette": (WALL, COST), "Kestrel Wire": ("Norrvik has 4,000 people.",)})
    assert _told(pack) == [WALL, "Norrvik has 4,000 people."]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Police see no link between the fire and the visit.", 2),
        ("A fire broke out, and the fire spread.", 0),
        ("Two men carried a boat away, and the vessel sank.", 0),
        ("The visit of Queen Orla to Norrvik was short.", 0),
        ("The sea was calm on that morning.", 0),
        ("A fire burned, and Norrvik heard that the strike was over.", 1),
        ("A fire burned, and Norrvik named the strike.", 1),
        ("Norrvik police and the coast guard named nobody.", 0),
        ("The cause of the Norrvik fire is a riddle.", 0),
        ("Orla Finn won in Norrvik and gave the prize away.", 0),
        ("Orla Finn gave the prize away.", 1),
    ],
)
def test_only_what_points_at_something_told_is_asked_for(text: str, needs: int) -> None:
    pack = _pack({"Norrvik Gazette": (text,)})
    assert len(presumed(pack.evidence[0], pack)) == needs


def test_the_sixth_stands_right_behind_the_six() -> None:
    five, strike, sixth = (
        "Five of six flights from Norrvik were called off.", "Flights from Norrvik carry 300 people a day.",
        "The sixth left at noon with every seat taken.",
    )  # fmt: skip
    pack = _pack({"Norrvik Gazette": (five, sixth), "Kestrel Wire": (strike,)}, "Flights from Norrvik called off")
    lines = _lines(pack)
    placed = in_context((lines[0], lines[2], lines[1]), pack)
    assert [x.text for x in placed] == [five, sixth, strike]
    assert in_context((lines[1], lines[2]), pack) == (lines[2],)


def test_a_bare_number_needs_its_count() -> None:
    assert counted("The bridge stays closed until all 46 are home.") == (frozenset({"46"}),)
    assert counted("The eleven were taken home by bus.") == (frozenset({"11"}),)
    assert counted("All 46 sailors are home.") == (frozenset({"46"}),)
    assert counted("The second deputy fell.") == (frozenset({"2"}),)
    assert counted("The 30 million crowns on offer went in the second half.") == (frozenset({"30"}),)
    assert counted("All sailors are home in the second half.") == ()


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Norrvik breaks the public harbour act.", 1),
        ("Norrvik breaks the public harbour Act of Queen Orla.", 1),
        ("Norrvik breaks the harbour Wall Act.", 0),
    ],
)
def test_a_name_points_at_nothing_told(text: str, needs: int) -> None:
    pack = _pack({"Norrvik Gazette": (text,), "Kestrel Wire": ("Osthaven has a harbour and sold an acre.",)})
    assert len(presumed(pack.evidence[0], pack)) == needs


def test_a_surname_that_names_a_thing_waits_for_nobody() -> None:
    full = "Mayor Orla Finn spoke in Norrvik, and Finn, 51, left."
    pack = _pack({"Norrvik Gazette": ("Norrvik put the Finn plan on hold.", "Norrvik told Finn to wait.", full)})
    plan, person, _ = _lines(pack)
    assert stands_first(plan, pack)
    assert not stands_first(person, pack)


def _voice(pack: EvidencePack, text: str, speaker: str) -> Line:
    evidence = replace(pack.evidence[0], kind="quote", speaker=speaker, text=text)
    return Line(text=text, citations=(evidence.citation,), evidence=evidence, form="spoken")


def test_a_voice_has_a_role_or_is_known_and_speaks_of_what_was_told() -> None:
    pack = _pack({"Norrvik Gazette": (WALL,), "Kestrel Wire": ("Tor Hagen paid for the Norrvik harbour lights.",)})
    wall, lights = _lines(pack)
    bare = _voice(pack, '"The old wall was weak", Tor Hagen said.', "Tor Hagen")
    role = _voice(pack, '"The old wall was weak", engineer Tor Hagen said.', "Tor Hagen")
    more = _voice(pack, '"The old wall was weak", Tor Hagen, a builder in Norrvik, said.', "Tor Hagen")
    riddle = _voice(pack, '"Nobody carries coins", engineer Mara Lind said.', "Mara Lind")
    assert in_context((wall, bare), pack) == (wall,)
    assert in_context((wall, bare, lights), pack) == (wall, lights, bare)
    assert in_context((wall, role), pack) == (wall, role)
    assert in_context((wall, more), pack) == (wall, more)
    assert in_context((wall, riddle), pack) == (wall,)


def test_a_second_mayor_is_of_another_town_and_goes() -> None:
    here, there = (
        "Mayor Orla Finn opened the Norrvik harbour wall.", "Mayor Tilda Grove has not said how she would vote.",
    )  # fmt: skip
    pack = _pack({"Norrvik Gazette": (here,), "Kestrel Wire": (there,)})
    assert _told(pack) == [here]


def test_a_plan_goes_when_a_newer_text_knows_its_outcome() -> None:
    plan = "Sundlinje will decide at 3 p.m. on a late crossing to Norrvik."
    news, title = "Sundlinje runs a late crossing to Norrvik.", "Late crossing to Norrvik"
    assert _told(_pack({"Norrvik Gazette": (plan,), "Kestrel Wire": (news,)}, title)) == [news]
    assert _told(_pack({"Kestrel Wire": (news,), "Norrvik Gazette": (plan,)}, title)) == [news, plan]


def test_a_plan_goes_when_its_day_is_over() -> None:
    past = "Norrvik is expected to open its harbour wall on 10 May 2026."
    ahead = "Norrvik is expected to open its harbour wall on 20 May 2026."
    assert _told(_pack({"Norrvik Gazette": (WALL, past, ahead), "Kestrel Wire": (WALL,)})) == [WALL, ahead, WALL]


def test_a_page_opens_with_nothing_that_is_to_be_told_yet() -> None:
    title = "Landslide above Norrvik"
    missing = "Three people are missing in Norrvik a day after the landslide."
    structure = "The structure fell into the Norrvik harbour."
    first, second = _lines(_pack({"Norrvik Gazette": (missing,), "Kestrel Wire": (structure,)}, title))
    pack = _pack({"Norrvik Gazette": (missing,), "Kestrel Wire": (structure,)}, title)
    assert stands_first(first, pack)  # the event by its own name
    assert not stands_first(second, pack)
    nameless, _ = _lines(
        _pack({"Norrvik Gazette": ("Three people are missing.",), "Kestrel Wire": (structure,)}, title)
    )
    assert not stands_first(nameless, pack)


def test_older_texts_are_told_after_the_news_by_time() -> None:
    pack = _pack({"Osthaven Post": ("Lissa offered Norrvik a bridge.",), "Kestrel Wire": ("Norrvik said no.",)})
    days = (NOW.replace(day=10), NOW.replace(day=9))
    old = tuple(replace(s, published_at=day) for s, day in zip(pack.sources, days, strict=True))
    new = _pack({"Norrvik Gazette": ("Norrvik opened its bridge.",)})
    evidence = [replace(e, published_at=d) for e, d in zip(pack.evidence, days, strict=True)]
    whole = replace(pack, sources=(*old, *new.sources), evidence=(*evidence, *new.evidence))
    assert [x.evidence.publisher for x in pyramid(_lines(whole), whole)] == [
        "Norrvik Gazette", "Kestrel Wire", "Osthaven Post",
    ]  # fmt: skip


def test_another_language_is_left_as_it_is() -> None:
    pack = replace(_pack({"Norrvik Gazette": (COST, WALL)}), language="de")
    assert _told(pack) == [COST, WALL]


def test_the_same_word_for_another_thing_is_no_introduction() -> None:
    samples, new, taken = (
        "Three samples of Norrvik harbour water were bad.", "Tests of the wall in Norrvik harbour were clean samples.",
        "The samples were taken on Monday.",
    )  # fmt: skip
    pack = _pack({"Norrvik Gazette": (samples, taken), "Kestrel Wire": (WALL, SURVEY, new)})
    bad, when, _, _, clean = _lines(pack)
    assert in_context((bad, when), pack) == (bad, when)
    assert in_context((clean, when), pack) == (clean,)


def test_who_has_a_role_is_not_told_of_by_the_bare_name() -> None:
    bare = "Tilda Grove denied that the Norrvik harbour wall was weak."
    role = "In Norrvik chief engineer Tilda Grove built the harbour wall."
    pack = _pack({"Norrvik Gazette": (WALL, bare), "Kestrel Wire": (role,)})
    wall, named, engineer = _lines(pack)
    assert in_context((wall, named), pack) == (wall,)
    assert in_context((wall, named, engineer), pack) == (wall, engineer, named)


def test_a_ship_that_its_source_has_named_before_waits_for_its_name() -> None:
    ship, cannot = (
        "The ferry Sundby Star lies at the Norrvik wall.",
        "In Norrvik the wall keeps Sundby Star from the sea.",
    )
    pack = _pack({"Norrvik Gazette": (ship, cannot), "Kestrel Wire": (WALL,)})
    first, second, wall = _lines(pack)
    assert in_context((wall, second), pack) == (wall,)
    assert second in in_context((wall, first, second), pack)


def test_a_headline_has_its_sentence_on_the_page_and_says_what_happened() -> None:
    pack = _pack(
        {
            "Norrvik Gazette": (WALL, "The wreck is a danger for the harbour wall, Norrvik said."),
            "Kestrel Wire": (SURVEY,),
        }
    )
    wall, wreck, survey = _lines(pack)
    assert openers((wreck, survey, wall), (wall, wreck, survey), pack) == ([wall], [])
