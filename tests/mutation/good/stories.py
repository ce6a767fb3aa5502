"""Good Reports from whole articles: source sentences reworded by rule, chosen by seed, of at least two owners."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from standfirst.write.sentences import split_sentences
from tests.mutation.good.copying import COPIED_WORDS, copied_run
from tests.mutation.good.rewording import framed, reworded, settled
from tests.mutation.rows import Row, Said, as_headline, report

_LEAST, _MOST = 4, 8
_PER_STORY = 6  # Reports at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The good wordings of one source sentence."""

    texts: tuple[str, ...]
    cite: dict[str, Any]
    owner: str


def story_reports(story: str, sources: list[dict[str, Any]], seed: int) -> Iterator[Row]:
    """Reports of a story until its sentences are used up, none where it has too few."""
    found = [f for source in sources for f in _found(source)]
    rng = random.Random(f"{seed}/{story}")
    rng.shuffle(found)
    for number in range(_PER_STORY):
        chosen = _picked(found, rng)
        if chosen is None:
            return
        found = [f for f in found if f not in chosen]
        yield _row(f"{story}-{number}", sources, chosen, rng)


def _picked(found: list[Found], rng: random.Random) -> list[Found] | None:
    """Four to eight sentences, the second of another owner than the first."""
    if len(found) < _LEAST:
        return None
    other = next((f for f in found if f.owner != found[0].owner), None)
    if other is None:
        return None
    rest = [f for f in found[1:] if f is not other]
    return [found[0], other, *rest[: rng.randint(_LEAST, _MOST) - 2]]


def _row(row_id: str, sources: list[dict[str, Any]], chosen: list[Found], rng: random.Random) -> Row:
    said = [Said(text=rng.choice(f.texts), cites=[f.cite]) for f in chosen]
    short = min(said, key=lambda s: abs(len(s["text"].split()) - 9) + 9 * ("“" in s["text"]))
    cited = {f.cite["source"] for f in chosen}
    newest = max(datetime.fromisoformat(s["published_at"]) for s in sources if s["id"] in cited)
    return {
        "id": row_id, "language": "en", "now": (newest + timedelta(hours=rng.randrange(1, 30))).isoformat(),
        "sources": [s for s in sources if s["id"] in cited],
        "report": report(as_headline(dict(short)), dict(rng.choice(said)), said),
    }  # fmt: skip


def _found(source: dict[str, Any]) -> Iterator[Found]:
    day = datetime.fromisoformat(source["published_at"]).date()
    for sentence in split_sentences(source["text"]):
        text = source["text"][sentence.start : sentence.end]
        if source["text"][sentence.end :].lstrip()[:1].isdigit() and re.search(r"\d\.$", text):
            continue  # a decimal number cut in two
        wordings = list(dict.fromkeys(reworded(text, day)))
        turn = sum(map(ord, text)) % 6  # every third plain sentence gets a frame
        wordings += [f for t in wordings[:1] if turn < 2 and (f := framed(t, source["publisher"], turn))]
        texts = [t for w in wordings if (t := settled(w, source["text"]))]
        texts = [t for t in texts if copied_run(t, source["text"]) <= COPIED_WORDS]
        if texts:
            cite = {"source": source["id"], "start": sentence.start, "end": sentence.end}
            yield Found(texts=tuple(texts), cite=cite, owner=source["owner"])
