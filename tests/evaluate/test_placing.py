"""The evaluation stream on rows as the packs have them: no times, no text, empty titles."""

import json
import random

from standfirst.cluster import ClusterSettings
from standfirst.domain.story import AssignmentKind
from standfirst.evaluate import trends
from standfirst.evaluate.placing import place_stream
from standfirst.testing.embedder import HashEmbedder


def rows(*titles, at=None):
    return [{"id": f"a{i}", "published_at": at, "source": "", "title": t, "text": ""} for i, t in enumerate(titles)]


def stories(given):
    return [p.story_id for p in place_stream(given, HashEmbedder(), ClusterSettings())]


def test_rows_without_times_and_texts_are_placed():
    found = stories(rows("Bridge in Norrvik closed", "Norrvik bridge closed", "", "Ostmark votes on pensions"))
    assert found[0] == found[1]
    assert found[3] not in found[:3]


def test_an_answer_depends_on_nothing_later():
    given = rows(
        *(f"Bridge {i % 7} in town {i % 5} closed by storm {i % 3}" for i in range(90)), at="2026-03-02T10:00:00Z"
    )
    assert stories(given)[:60] == stories(given[:60])


def mixed(seed):
    """Articles on three events with words of the others, so that eager second thoughts split again and again."""
    words = ("ferry Norrvik aground coast guard", "pension Ostmark parliament strike", "dumplings potato butter recipe")
    some = random.Random(seed)
    for i in range(60):
        told, *others = some.choices(words, k=3)
        text = f"{told} {others[0]}. {others[1]}."
        yield {"id": f"a{i}", "title": f"{told} {i}", "text": text, "source": f"s{some.randrange(4)}"}


def test_a_split_off_story_has_a_name_that_no_other_has():
    eager = ClusterSettings(near=-30.0, merge=-1.0, split=4.0, move=0.3)
    splits = 0
    for seed in range(8):
        where, names = {}, []
        for placed in place_stream(mixed(seed), HashEmbedder(), eager):
            where[placed.article.id] = placed.story_id
            for change in placed.changes:
                if change.kind is AssignmentKind.SPLIT:
                    assert change.story_id not in where.values()
                    names.append(change.story_id)
                where |= dict.fromkeys(change.article_ids, change.story_id)
        assert len(names) == len(set(names))
        splits += len(names)
    assert splits > 20


def test_an_empty_file_gives_an_empty_answer(tmp_path):
    (tmp_path / "in.jsonl").write_text("")
    trends.run(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text() == ""


def test_series_are_told_by_their_fields(tmp_path):
    (tmp_path / "in.jsonl").write_text(json.dumps({"series": "s", "times": [], "values": [1.0] * 400}) + "\n")
    assert trends.run(tmp_path / "in.jsonl", tmp_path / "out.jsonl") == {"series": 1}
    assert json.loads((tmp_path / "out.jsonl").read_text()) == {"series": "s", "alerts": []}
