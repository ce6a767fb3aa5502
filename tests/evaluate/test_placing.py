"""The evaluation stream on rows as the packs have them: no times, no text, empty titles."""

import json

from standfirst.cluster import ClusterSettings
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


def test_an_empty_file_gives_an_empty_answer(tmp_path):
    (tmp_path / "in.jsonl").write_text("")
    trends.run(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text() == ""


def test_series_are_told_by_their_fields(tmp_path):
    (tmp_path / "in.jsonl").write_text(json.dumps({"series": "s", "times": [], "values": [1.0] * 400}) + "\n")
    assert trends.run(tmp_path / "in.jsonl", tmp_path / "out.jsonl") == {"series": 1}
    assert json.loads((tmp_path / "out.jsonl").read_text()) == {"series": "s", "alerts": []}
