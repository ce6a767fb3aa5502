"""Quotes: quotations and speakers of texts, by the production reader.

Scare quotes and titles of works, which nobody says, are left out. The pack's gold is the text's own mention of the
speaker (perhaps "he"), so the mention is what is written out; the name that it leads back to, which the contract uses,
is kept beside it as ``resolved`` (null where the chain is not certain).
"""

from pathlib import Path

from standfirst.evaluate import jsonl
from standfirst.verify import extract_quotes


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """Read ``id, text`` rows, write ``id, quotes`` rows."""
    rows = (
        {
            "id": row["id"],
            "quotes": [
                {
                    "start": q.start,
                    "end": q.end,
                    "speaker": q.mention or q.speaker or None,
                    "resolved": q.speaker or None,
                }
                for q in extract_quotes(row["text"], row.get("language", "en"))
                if q.speech
            ],
        }
        for row in jsonl.read(input_path)
    )
    return {"texts": jsonl.write(out_path, rows)}
