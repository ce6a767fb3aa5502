"""`standfirst eval rank`: the production front page over a pack's stream of impressions, learning as it goes.

One configuration for every pack. An impression is scored with what passed before it; gold is never looked at.
"""

from pathlib import Path

from standfirst.evaluate import jsonl
from standfirst.evaluate.rank_stream import RankStream, file_of
from standfirst.rank import FRONT_PAGE, Configuration


def run(input_path: Path, out_path: Path, configuration: Configuration = FRONT_PAGE) -> dict[str, object]:
    """Score every impression of the pack folder ``input_path``; returns how many, and how often it learned."""
    stream = RankStream.open(input_path, configuration)
    count = jsonl.write(out_path, stream.answers(jsonl.read(file_of(input_path, "events.jsonl"))))
    return {"stage": "rank", "impressions": count, "items": len(stream.items), "trainings": stream.school.trainings}
