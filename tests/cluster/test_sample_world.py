"""The shipped sample world through the real embedder: its stories must come apart and together as written."""

import re
import tomllib
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import standfirst
from standfirst.adapters.embedders import UseEmbedder
from standfirst.cluster import ClusterSettings
from standfirst.evaluate.placing import place_stream

WORLD = Path(standfirst.__file__).parent / "sample" / "world"
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
PLACEHOLDER = re.compile(r"\{(\w+):(-?\d+)[^}]*\}")


def shown(text):
    return PLACEHOLDER.sub(lambda m: f"{MONDAY + timedelta(days=int(m[2]) - 1):%A}", text)


def world():
    rows = []
    for path in sorted((WORLD / "stories").glob("*.toml")):
        story = tomllib.loads(path.read_text(encoding="utf-8"))
        for item in story.get("article", ()):
            hour, minute = map(int, item["time"].split(":"))
            at = MONDAY + timedelta(days=item["day"] - 1, hours=hour, minutes=minute)
            rows.append((at, item, story["id"]))
    return sorted(rows, key=lambda r: (r[0], r[1]["id"]))


def languages():
    publishers = tomllib.loads((WORLD / "publishers.toml").read_text(encoding="utf-8"))["publisher"]
    return {one["id"]: one["language"] for one in publishers}


def b_cubed(gold, found):
    sizes_gold, sizes_found = Counter(gold), Counter(found)
    both = Counter(zip(gold, found, strict=True))
    precision = sum(n * n / sizes_found[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / sizes_gold[g] for (g, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


@pytest.fixture(scope="module")
def placed():
    rows, spoken = world(), languages()
    stream = [
        {
            "id": item["id"], "source": item["publisher"], "title": shown(item["title"]),
            "text": shown(item.get("body", "")).strip(), "published_at": at.isoformat(),
            "language": spoken[item["publisher"]],
        }
        for at, item, _ in rows
    ]  # fmt: skip
    found = place_stream(stream, UseEmbedder(), ClusterSettings())
    return [(item, story, p.story_id, p.decision) for (_, item, story), p in zip(rows, found, strict=True)]


def test_stories_are_as_written(placed):
    parts = defaultdict(Counter)
    for _, story, name, _ in placed:
        parts[story][name] += 1
    score = b_cubed([story for _, story, _, _ in placed], [name for _, _, name, _ in placed])
    detail = "\n".join(
        f"{item['id']} ({story}) -> {name}: {decision.score:.2f} {decision.reason}"
        for item, story, name, decision in placed
    )
    assert score >= 0.95, f"{score:.3f}\n{detail}"


def test_every_verbatim_copy_is_found(placed):
    """A copy in the world names its original; another copy of the same text is as good an answer."""
    original = {item["id"]: item.get("copy_of") or item["id"] for item, _, _, _ in placed}
    missed = [
        item["id"]
        for item, _, _, decision in placed
        if item.get("copy_of") and original.get(decision.copy_of) != original[item["copy_of"]]
    ]
    assert not missed
