"""Odd sentences and nameless publishers: a writer makes less of them, and never falls."""

from dataclasses import replace

import pytest

from standfirst.domain.errors import Failure
from standfirst.write import ModelFreeWriter
from tests.write.test_introducing import _pack

ODD = (
    "and", "On Monday.", "The.", "The and the.", "and the harbour wall of Norrvik fell.", "July 0, 2026 and.",
    "The harbour wall will open on 31 February 0000.", "All 0 of the two.", "!", "The Norrvik",
    '"" and "".',
)  # fmt: skip
PLAIN = "The harbour wall of Norrvik fell into the sea on 3 May, the harbour office said."


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("publisher", ["Norrvik Gazette", "", " "])
def test_what_is_odd_is_written_around(odd: str, publisher: str) -> None:
    pack = _pack({"Norrvik Gazette": (odd, PLAIN), "Kestrel Wire": ("A harbour wall fell in Norrvik.", odd)}, odd)
    pack = replace(
        pack,
        sources=tuple(replace(s, publisher=publisher) for s in pack.sources),
        evidence=tuple(replace(e, publisher=publisher) for e in pack.evidence),
    )
    written = ModelFreeWriter().write(pack)  # a draft, or why there is none
    assert written.code if isinstance(written, Failure) else written.draft.story_id == pack.story_id
