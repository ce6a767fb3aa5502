"""A variant's manifest beside the manifest of the Revision that it tells."""

from collections.abc import Iterator
from typing import Any

from standfirst.domain.variant import LANGUAGES
from standfirst.proof.result import Check, fail, ok

Json = dict[str, Any]


def beside(made: Json, told: Json) -> list[Check]:
    """Whether the signed ``made`` tells the signed ``told``, from its sources, a translation from the same spans."""
    wrong = [fail("telling", line) for line in _wrong(made, told)]
    return wrong or [
        ok("telling", f"it tells Revision {told['revision']}, which is signed in this file too; {_whole(made, told)}")
    ]


def _wrong(made: Json, told: Json) -> Iterator[str]:
    telling = made.get("telling")
    if telling is None or "telling" in told:
        yield "the first line has to be a Revision's manifest, the others those of its variants"
        return
    if (telling["of"], made["report"], made["revision"]) != (told["revision_hash"], told["report"], told["revision"]):
        yield "it tells another Revision than the one on the first line"
    if made["sources"] != told["sources"]:
        yield "its sources are not those of the Revision"
    if telling["key"] in LANGUAGES:
        places, theirs = telling["places"], told["sentences"]
        if len(places) != len(made["sentences"]) or any(not 0 <= p < len(theirs) for p in places):
            yield "its places are not those of the Revision's sentences"
        elif any(s["citations"] != theirs[p]["citations"] for s, p in zip(made["sentences"], places, strict=True)):
            yield "a sentence cites other spans than the one that it tells"


def _whole(made: Json, told: Json) -> str:
    left = len(told["sentences"]) - len(made["sentences"])
    if made["telling"]["key"] not in LANGUAGES:
        return "written from the same sources"
    return f"not whole: {left} sentences are left out" if left else "whole"
