"""Key figures: the numbers that tell a story, each at its newest, with what it was before where it moved."""

from collections.abc import Iterable, Sequence

from standfirst.domain.boxes import KeyFigure, OlderValue, Saying
from standfirst.domain.report import Revision
from standfirst.publish.boxes.figures import Figure, agree, same_thing

_LEAST, _MOST = 2, 6  # one figure is a sentence; more than six are a table
_LONG = 190  # characters of the sentence shown below its figure
_SMALL = 10  # a plain count below this is no key figure unless two owners give it
_WEIGHTS = {"magnitude": 3, "money": 3, "percent": 2, "measure": 1, "count": 2}
_PEOPLE = 5


def key_figures(
    found: Sequence[Figure], before: Iterable[Figure], revision: Revision, previous: Revision | None
) -> tuple[KeyFigure, ...]:
    """The weightiest figures; () for fewer than two. ``before`` are the figures of ``previous``."""
    groups = _groups(found)
    groups.sort(key=lambda g: -_weight(g, revision))
    older, number = tuple(before), previous.number if previous else 0
    shown: list[KeyFigure] = []
    taken: list[Figure] = []
    for group in groups:
        newest = max(group, key=lambda f: f.told.saying.published_at)
        if _worth(group, newest, revision) and not any(_repeats(newest, there) for there in taken):
            taken.append(newest)
            shown.append(_figure(group, newest, older, number))
    return tuple(shown[:_MOST]) if len(shown) >= _LEAST else ()


def _groups(found: Sequence[Figure]) -> list[list[Figure]]:
    groups: list[list[Figure]] = []
    for figure in found:
        for group in groups:
            if any(same_thing(figure, there) for there in group):
                group.append(figure)
                break
        else:
            groups.append([figure])
    return groups


def _repeats(figure: Figure, shown: Figure) -> bool:
    """The same number again, of the same unit or as a plain count; or a second figure of a sentence already shown,
    but for people: "12 died and 33 were injured"."""
    again = figure.number == shown.number and (figure.kind == "count" or figure.kind == shown.kind)
    return again or (figure.told == shown.told and not (figure.of_people and shown.of_people))


def _worth(group: Sequence[Figure], newest: Figure, revision: Revision) -> bool:
    if len(newest.told.words) > _LONG or newest.maybe:
        return False
    if newest.kind == "measure":
        return _leads(group, revision)
    many = newest.size >= _SMALL or len({f.told.source.owner for f in group}) > 1
    return newest.kind != "count" or many


def _weight(group: Sequence[Figure], revision: Revision) -> int:
    first, leads = group[0], _leads(group, revision)
    owners = len({f.told.source.owner for f in group})
    return (_PEOPLE if first.of_people else _WEIGHTS[first.kind]) + 2 * leads + 2 * (owners - 1)


def _leads(group: Sequence[Figure], revision: Revision) -> bool:
    """Whether headline or standfirst have the figure."""
    top = f"{revision.draft.headline.text} {revision.draft.standfirst.text}"
    return any(f.value in top for f in group)


def _figure(group: Sequence[Figure], newest: Figure, older: Sequence[Figure], number: int) -> KeyFigure:
    others = [f for f in group if f is not newest]
    moved = _before(newest, [f for f in others if f.told.source.owner == newest.told.source.owner], 0) or _before(
        newest, [f for f in older if same_thing(f, newest)], number
    )
    says = {f.told.saying.publisher: f.told.saying for f in others if agree(f, newest)}
    says.update({s.publisher: s for s in newest.told.also})
    says.pop(newest.told.saying.publisher, None)
    return KeyFigure(
        value=newest.value, counts=newest.counts, text=newest.told.words, saying=newest.told.saying,
        also=tuple(says.values()), was=moved,
        differs=any(not agree(f, newest) and f.told.source.owner != newest.told.source.owner for f in others),
    )  # fmt: skip


def _before(newest: Figure, candidates: Sequence[Figure], revision: int) -> OlderValue | None:
    """The newest other value among older tellings."""
    at = newest.told.saying.published_at
    moved = [f for f in candidates if not agree(f, newest) and f.told.saying.published_at < at]
    if not moved:
        return None
    last = max(moved, key=lambda f: f.told.saying.published_at)
    return OlderValue(value=last.value, text=last.told.words, saying=_in(last.told.saying, revision))


def _in(saying: Saying, revision: int) -> Saying:
    return Saying(
        part=saying.part, sentence=saying.sentence, article_id=saying.article_id, publisher=saying.publisher,
        published_at=saying.published_at, revision=revision,
    )  # fmt: skip
