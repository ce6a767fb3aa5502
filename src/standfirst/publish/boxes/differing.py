"""Where sources differ: owners that count one thing differently, or one that denies what another reports."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from standfirst.domain.boxes import Difference, OlderValue, Voice
from standfirst.publish.boxes.figures import Figure, agree, same_thing
from standfirst.publish.boxes.told import Told, stems

_WRONG = re.compile(
    r"\b(?:correct(?:ed|s|ion)|was wrong|were wrong|in error|mistaken|retract(?:ed|s|ion))\b", re.IGNORECASE
)
_DENIES = re.compile(r"\b(?:denie[sd]|denying)\b(?: on \w+(?: \w+)?)? that (?P<what>.+)$")
_NAME = re.compile(r"\b[A-Z][a-zà-ÿ’'-]+ [A-Z][a-zà-ÿ’'-]+\b")


def differences(told: Sequence[Told], found: Sequence[Figure]) -> tuple[Difference, ...]:
    """Counts first, then denials; each thing once."""
    return (*_counted(told, found), *_denied(told))


def _counted(told: Sequence[Told], found: Sequence[Figure]) -> Iterator[Difference]:
    left = [f for f in found if f.firm]
    while left:
        first, *rest = left
        group = [first, *(f for f in rest if same_thing(first, f))]
        left = [f for f in rest if f not in group]
        voices = _voices(group)
        if len(voices) > 1 and not _all_agree(voices, group):
            yield Difference(
                about=max(group, key=lambda f: f.told.saying.published_at).about, voices=voices,
                notes=tuple(_notes(told, group)),
            )  # fmt: skip


def _voices(group: Sequence[Figure]) -> tuple[Voice, ...]:
    """What each owner said last, oldest first; copies and further outlets of an owner are its one voice."""
    by_owner = sorted(group, key=lambda f: (f.told.source.owner, f.told.saying.published_at))
    last = [list(texts) for _, texts in groupby(by_owner, key=lambda f: f.told.source.owner)]
    voiced = sorted((t for t in last if not t[-1].told.source.copy_of), key=lambda t: t[-1].told.saying.published_at)
    return tuple(
        Voice(
            value=said[-1].value, text=said[-1].told.words, saying=said[-1].told.saying, number=said[-1].number,
            newest=said is voiced[-1], before=_earlier(said),
        )
        for said in voiced
    )  # fmt: skip


def _earlier(said: Sequence[Figure]) -> OlderValue | None:
    other = [f for f in said[:-1] if not agree(f, said[-1])]
    return _older(other[-1].told, other[-1].value) if other else None


def _all_agree(voices: Sequence[Voice], group: Sequence[Figure]) -> bool:
    shown = [next(f for f in group if f.told.saying == v.saying and f.value == v.value) for v in voices]
    return all(agree(shown[0], f) for f in shown)


def _notes(told: Sequence[Told], group: Sequence[Figure]) -> Iterator[OlderValue]:
    """Sentences that say of a figure of the group that it was wrong."""
    values = sorted({re.sub(r"^.* ", "", f.value) for f in group})
    for sentence in told:
        if _WRONG.search(sentence.words) and not sentence.speech and sentence not in [f.told for f in group]:
            named = next(
                (v for v in values if re.search(rf"(?<![\w.,]){re.escape(v)}(?![\w]|[.,]\d)", sentence.words)), ""
            )
            if named:
                yield _older(sentence, named)


def _denied(told: Sequence[Told]) -> Iterator[Difference]:
    for denial in told:
        match = None if denial.speech else _DENIES.search(denial.words)
        what = stems(match["what"]) if match else frozenset()
        claim = next((t for t in told if what and _claims(t, denial, what)), None)
        if claim is None:
            continue
        pair = sorted((claim, denial), key=lambda t: t.saying.published_at)
        yield Difference(
            about="",
            voices=tuple(Voice(value="", text=t.words, saying=t.saying, newest=t is pair[-1]) for t in pair),
        )
        return


def _claims(claim: Told, denial: Told, what: frozenset[str]) -> bool:
    """Whether ``claim`` is another owner's and says of the same person all that the denial denies."""
    others = claim.source.owner != denial.source.owner and not claim.speech and "den" not in claim.stems
    names = set(_NAME.findall(claim.words)) & set(_NAME.findall(denial.words))
    return others and bool(names) and what <= claim.stems


def _older(told: Told, value: str) -> OlderValue:
    return OlderValue(value=value, text=told.words, saying=told.saying)
