"""What can be followed and muted from a page, and how it stands for the reader who looks."""

from collections.abc import Iterable
from dataclasses import dataclass

from standfirst.domain.ranking import Candidate, InterestKind, ReaderProfile
from standfirst.store.browse import FrontRow
from standfirst.store.browse.named import NOTHING, read_named

Pair = tuple[InterestKind, str]
_KINDS = {
    InterestKind.TOPIC: "topic", InterestKind.PLACE: "place", InterestKind.THING: "name",
    InterestKind.PUBLISHER: "publisher", InterestKind.AUTHOR: "author", InterestKind.WORD: "word",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing with its state: ``state`` is "followed", "muted", "more", "less" or ""."""

    kind: str
    value: str
    shown: str
    state: str

    @property
    def what(self) -> str:
        """The kind in a reader's word."""
        return _KINDS.get(InterestKind(self.kind), "")


def choices(pairs: Iterable[Pair], profile: ReaderProfile) -> tuple[Choice, ...]:
    """Each pair with its state."""
    said = {(i.kind, i.value): i.weight for i in profile.interests}
    return tuple(
        Choice(kind=kind.value, value=value, shown=_shown(kind, value), state=_state(said.get((kind, value))))
        for kind, value in dict.fromkeys(pairs)
    )


def _shown(kind: InterestKind, value: str) -> str:
    return "this story" if kind is InterestKind.STORY else value


def _state(weight: float | None) -> str:
    if not weight:
        return ""
    if abs(weight) >= 1.0:
        return "followed" if weight > 0 else "muted"
    return "more" if weight > 0 else "less"


def story_choices(
    story_id: str, topics: Iterable[str], row: FrontRow | None, profile: ReaderProfile
) -> tuple[Choice, ...]:
    """Everything a story's page offers: from its row of the front page where it has one, else from its articles."""
    if row:
        return choices(pairs_of(row.candidate, most=12), profile)
    named = read_named([story_id]).get(story_id, NOTHING)
    names = [(InterestKind.PLACE, n) for n in named.places] + [(InterestKind.THING, n) for n in named.things]
    authors = [(InterestKind.AUTHOR, n) for n in named.authors]
    sections = [(InterestKind.TOPIC, t) for t in topics]
    return choices([(InterestKind.STORY, story_id), *sections, *names, *authors], profile)


def pairs_of(c: Candidate, most: int = 2) -> list[Pair]:
    """What a candidate's card offers, ``most`` of each kind."""
    return [
        (InterestKind.STORY, c.story_id),
        *((InterestKind.TOPIC, t) for t in c.topics[:most]),
        *((InterestKind.PLACE, p) for p in c.places[:most]),
        *((InterestKind.THING, t) for t in c.things[:most]),
        *((InterestKind.PUBLISHER, p) for p in c.publishers[: most + 1]),
        *((InterestKind.AUTHOR, a) for a in c.authors[:most]),
    ]
