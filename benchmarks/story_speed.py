"""Assignment and copy detection against the size of what is active: CPU time in one thread, data of ``news``."""

from collections import Counter
from statistics import median
from time import process_time

from benchmarks.news import Newsroom, exponent
from standfirst.cluster import ArticleToPlace, CopyIndex, StoryIndex, place

SIZES = (100, 1_000, 10_000, 100_000)
_PLACED = 240  # articles timed at each size: half follow a story, half are new
_BATCH = 48  # articles that the desk places together
_ROUNDS = 5  # the same articles again; the middle one counts
_WORDS = 90  # of an article to be placed; the station reads the top of the text
_COPY_SIZES = (1_000, 10_000, 100_000)
_COPIES_EVERY = 20  # one document in so many repeats an earlier one, edited


def measure(sizes: tuple[int, ...] = SIZES) -> dict[str, float]:
    """Figures by name."""
    return {**_assignment(sizes), **_copies()}


def _assignment(sizes: tuple[int, ...]) -> dict[str, float]:
    """Stories of one article each are added up to each size in turn, then articles are placed without being added."""
    room, index, copies = Newsroom(), StoryIndex(), CopyIndex()
    figures: dict[str, float] = {}
    costs: list[float] = []
    added = 0
    for size in sizes:
        vectors = room.story_vectors(size - added)
        began = process_time()
        for vector in vectors:
            article = _article(room, f"a{added}", added, room.text(_WORDS), vector)
            index.add(article, f"s{added}")
            copies.add(article)
            added += 1
        figures[f"adding up to {size:,}: CPU ms an article"] = (process_time() - began) * 1000 / max(1, len(vectors))
        waiting = _waiting(room, index, size)
        figures[f"first search among {size:,}: CPU ms"] = _first(waiting, index)
        rounds = [_batches(waiting, index, copies) for _ in range(_ROUNDS)]
        costs.append(median(rounds))
        figures[f"assignment among {size:,}: CPU ms an article"] = costs[-1]
    figures["assignment, fastest round: CPU ms an article"] = min(rounds)
    figures["assignment, slowest round: CPU ms an article"] = max(rounds)
    figures["assignment: growth exponent"] = exponent(list(sizes), costs)
    exact = [_nearest(article, index) for article in waiting]
    index.project()
    _first(waiting, index)
    rounds = [_batches(waiting, index, copies) for _ in range(_ROUNDS)]
    figures[f"assignment among {sizes[-1]:,}, projected search: CPU ms an article"] = median(rounds)
    hits = sum(len(one & _nearest(article, index)) for one, article in zip(exact, waiting, strict=True))
    figures[f"projected search among {sizes[-1]:,}: recall"] = hits / sum(map(len, exact))
    return figures


def _batches(waiting: list[ArticleToPlace], index: StoryIndex, copies: CopyIndex) -> float:
    """CPU ms an article, placed as the desk does: the nearest Stories of a batch are searched at once."""
    began = process_time()
    for start in range(0, len(waiting), _BATCH):
        batch = waiting[start : start + _BATCH]
        index.look_ahead(batch)
        for article in batch:
            place(article, index, copies)
    return (process_time() - began) * 1000 / len(waiting)


def _first(waiting: list[ArticleToPlace], index: StoryIndex) -> float:
    """CPU ms of a search that reads the directions of most variance; done once for as many writes as there are rows."""
    began = process_time()
    index.look_ahead(waiting[:_BATCH])
    return (process_time() - began) * 1000


def _nearest(article: ArticleToPlace, index: StoryIndex) -> set[str]:
    return set() if article.vector is None else set(index.nearest(article.vector, 8))


def _waiting(room: Newsroom, index: StoryIndex, size: int) -> list[ArticleToPlace]:
    """Every other one tells more of a story that is there, the rest start stories."""
    found, fresh = [], room.story_vectors(_PLACED)
    members = {p.story_id: p.article for _, p in zip(range(size), index.placed(), strict=False)}
    stories = list(members)
    for number in range(_PLACED):
        told = members[stories[number * (len(stories) // _PLACED + 1) % len(stories)]]
        if number % 2 and told.vector is not None:
            text = f"{' '.join(told.text.split()[:40])} {room.text(_WORDS - 40)}"
            found.append(_article(room, f"w{number}", size, text, room.article_vector(told.vector)))
        else:
            found.append(_article(room, f"w{number}", size, room.text(_WORDS), fresh[number]))
    return found


def _article(room: Newsroom, name: str, number: int, text: str, vector: object = None) -> ArticleToPlace:
    return ArticleToPlace(
        id=name, owner=f"o{number % 400}", title=room.title_from(text[:300]), text=text, vector=vector,  # type: ignore[arg-type]
        published_at=room.moment(number), language="en",
    )  # fmt: skip


def _copies() -> dict[str, float]:
    """``find`` and ``add`` of a stream of documents of 300 to 400 words, shingling included."""
    room, index, figures, seen = Newsroom(5), CopyIndex(), dict[str, float](), 0
    found: Counter[tuple[bool, bool]] = Counter()  # (is a copy, was found)
    recent: list[str] = []
    costs = []
    index.find(_article(room, "first", 0, room.text(50)))
    for size in _COPY_SIZES:
        spent, first = 0.0, seen
        while seen < size:
            copied = seen % _COPIES_EVERY == _COPIES_EVERY - 1
            text = room.edited(recent[seen * 7 % len(recent)]) if copied else room.text(300 + seen % 101)
            article = _article(room, f"d{seen}", seen, text)
            start = process_time()
            match = index.find(article)
            index.add(article)
            spent += process_time() - start
            found[copied, match is not None] += 1
            if not copied:
                recent = [*recent[-499:], text]
            seen += 1
        costs.append(spent / (seen - first))
        figures[f"near-duplicates up to {size:,}: documents a CPU second"] = 1 / costs[-1]
    right = found[True, True]
    figures["near-duplicates: recall"] = right / (right + found[True, False])
    figures["near-duplicates: precision"] = right / (right + found[False, True])
    figures["near-duplicates: growth exponent"] = exponent(list(_COPY_SIZES), costs)
    return figures
