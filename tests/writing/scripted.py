"""The forty stories through the desk's own sequence over HTTP: written, judged, repaired once, cut, published whole."""

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.adapters_llm.moody_server import MoodyServer
from tests.hearing import capture_logs

Row = dict[str, Any]


def answers(rows: Iterable[Row], endpoint: MoodyServer) -> Iterator[Row]:
    """A row a story: outcome, writer, body length, verdicts by stage and rule, seconds, violations of what stands."""
    os.environ["STANDFIRST_DATA"] = tempfile.mkdtemp(prefix="standfirst-scripted-")
    from standfirst.wiring import migrate, setup_django

    setup_django()
    migrate()
    from standfirst.settings import ModelEntry, Settings
    from standfirst.writers import WritersDesk

    entry = ModelEntry(model="openai:scripted", base_url=endpoint.url)
    writers = WritersDesk(Settings(models=(entry,), model_tries=1))
    writer, judge = writers.writer(), writers.judge("ProseWriter")
    for row in rows:
        if isinstance(endpoint, HandWritten):
            endpoint.told = row["report"]
        yield _answer(row, writer, judge, writers)


class HandWritten(MoodyServer):
    """Answers with a Report that a person wrote, ``told``, in the form that is asked of a model, its spans as the ids
    of the request; asked to repair, it insists."""

    told: Row

    def __init__(self) -> None:
        super().__init__()
        self.honest = self._written

    def _written(self, prompt: str) -> Row:
        places = {place: f"E{n}" for n, place in enumerate(_places(self.told), 1)}
        report = self.told

        def sentence(one: Row) -> Row:
            return {"text": one["text"], "evidence": [places[_place(c)] for c in one["cites"]]}

        return {
            "headline": sentence(report["headline"]), "standfirst": sentence(report["standfirst"]),
            "paragraphs": [[sentence(s) for s in p] for p in report["paragraphs"]],
        }  # fmt: skip


def _place(cite: Row) -> tuple[str, int, int]:
    return cite["source"], cite["start"], cite["end"]


def _places(report: Row) -> list[tuple[str, int, int]]:
    """Every span that a Report cites, each once."""
    told = [report["headline"], report["standfirst"], *(s for p in report["paragraphs"] for s in p)]
    return list(dict.fromkeys(_place(c) for s in told for c in s["cites"]))


def _cited(report: Row, sources: Any) -> Any:
    """The evidence that a writer by hand picked for himself."""
    from standfirst.domain.draft import Evidence
    from standfirst.write.selecting import cite

    by_id = {s.article_id: s for s in sources}
    return tuple(
        Evidence(
            citation=cite(by_id[a], start, end), text=by_id[a].text[start:end], publisher=by_id[a].publisher,
            owner=by_id[a].owner, published_at=by_id[a].published_at,
        )
        for a, start, end in _places(report)
    )  # fmt: skip


def _answer(row: Row, writer: Any, judge: Any, writers: Any) -> Row:
    import time

    from standfirst.desk.steps.writing import write_and_check
    from standfirst.domain.verdict import CheckedDraft

    assignment, tools = _assignment(row), _tools(writer, judge, writers)
    started = time.monotonic()
    with capture_logs() as logs:
        found = write_and_check(tools, assignment).found
    stands = isinstance(found, CheckedDraft) and not found.failed and not found.held
    draft = found.draft if isinstance(found, CheckedDraft) else None
    return {
        "id": row["id"], "stands": stands, "writer": draft.writer.value if draft and stands else "",
        "body": [s.text for p in draft.paragraphs for s in p] if draft and stands else [],
        "headline": draft.headline.text if draft and stands else "",
        "standfirst": draft.standfirst.text if draft and stands else "",
        "why": "" if isinstance(found, CheckedDraft) else f"{found.code}: {found.detail}",
        "held": bool(isinstance(found, CheckedDraft) and found.held and not found.failed),
        "stages": [_stage(e) for e in logs if e["event"] == "draft.checked"],
        "violations": _violations(draft, assignment) if draft and stands else 0,
        "seconds": time.monotonic() - started,
    }  # fmt: skip


def _stage(entry: Any) -> tuple[str, str, int, dict[str, int]]:
    return entry["stage"], entry["writer"], entry["sentences"], entry["failed"]


def _violations(draft: Any, assignment: Any) -> int:
    """Failures of the contract, checked once more as a reader could."""
    from standfirst.verify import check_draft

    return len(check_draft(draft, assignment.sources, now=assignment.now).failed)


def _assignment(row: Row) -> Any:
    from standfirst.desk.steps.writing import Assignment
    from standfirst.domain.draft import Length
    from standfirst.evaluate.write import source_of_row
    from standfirst.store.reports import StoryFacts
    from standfirst.write import select_evidence

    now = datetime.fromisoformat(row["now"].replace("Z", "+00:00"))
    sources = tuple(source_of_row(s, str(row.get("language") or "en")) for s in row["sources"])
    facts = StoryFacts(id=str(row["id"])[:26], topics=(), changed=0, withdrawn=False, published_at=None)
    pack = select_evidence(facts.id, "", sources, now)
    if "report" in row:
        pack = replace(pack, evidence=_cited(row["report"], sources), length=Length.LONG)
    return Assignment(story=facts, sources=sources, pack=pack, previous=None, now=now)


def _tools(writer: Any, judge: Any, writers: Any) -> Any:
    from types import SimpleNamespace

    from standfirst.desk.ports import DeskOptions
    from standfirst.write import ModelFreeWriter, default_style

    return SimpleNamespace(
        style=default_style,
        writer=writer, judge=judge, stopgap=ModelFreeWriter(writers.parser), spent=writers.meter.take,
        options=DeskOptions(),
    )  # fmt: skip


def report(rows: list[Row]) -> list[str]:
    """The figures as lines."""
    own = [r for r in rows if r["writer"] == "writing"]
    whole = sum(len(r["body"]) >= 5 for r in own)
    stages = {name: Counter[str]() for name in ("first", "repaired", "joined", "cut")}
    for row in rows:
        for stage, writer, _, failed in row["stages"]:
            if writer == "writing":
                stages[stage].update(failed)
    others, held = sum(r["stands"] for r in rows) - len(own), sum(r["held"] for r in rows)
    return [
        f"{len(rows)} stories: {len(own)} Reports by the writing writer, {whole} of them with 5 or more body sentences",
        f"by another writer as a whole: {others}; held: {held}",
        f"body sentences: {sum(len(r['body']) for r in own)}; violations: {sum(r['violations'] for r in own)}",
        f"first tries, failed sentences by rule: {dict(stages['first'].most_common())}",
        f"after the one repair: {dict(stages['repaired'].most_common())}",
        f"with what stood of the first try in its place (these were cut): {dict(stages['joined'].most_common())}",
        f"found after cutting: {dict(stages['cut'].most_common())}",
        f"not by the writing writer: {[(r['id'], r['writer'] or r['why']) for r in rows if r['writer'] != 'writing']}",
    ]
