"""The figures table of docs/benchmarks.md: every evaluate module over its open packs, scored, one row a pack.

``make benchmarks`` runs it with the packs that ``STANDFIRST_BENCH`` names.
"""

import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

_START, _END = "<!-- figures: start -->", "<!-- figures: end -->"
_HEAD = "| stage | pack | figure | date | commit | command |\n|---|---|---|---|---|---|\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measured figure. ``figure`` is what the scorer said, or why there is none; ``ok`` tells the two apart."""

    stage: str
    pack: str
    figure: str
    command: str
    ok: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """An open pack: the evaluate module's name, the scorer's stage, folder, input in it, and the keys to show."""

    module: str
    folder: str
    shown: tuple[str, ...]
    input: str = ""
    scorer: str = ""


_STORY = ("b3_f1", "pair_f1")
_RANK = ("auc", "ndcg@10")
_FEED = ("entries_exact", "title_accuracy")
PACKS = (
    Pack(module="feeds", folder="feeds/feedparser", shown=_FEED, input="files"),
    Pack(module="feeds", folder="feeds/feedvalidator", shown=_FEED, input="files"),
    Pack(module="feeds", folder="feeds/gofeed", shown=_FEED, input="files"),
    Pack(module="feeds", folder="feeds/miniflux", shown=_FEED, input="files"),
    Pack(module="extract", folder="extract/article-extraction-benchmark", shown=("f1",), input="html"),
    Pack(module="stories", folder="stories/ecbplus-1-35", shown=_STORY, input="articles.jsonl"),
    Pack(module="stories", folder="stories/allsides-2021h1", shown=_STORY, input="articles.jsonl"),
    Pack(module="stories", folder="stories/uci-half-a", shown=_STORY, input="articles.jsonl"),
    Pack(
        module="copies",
        folder="dedup/minhash-articles",
        shown=("pair_precision", "pair_recall"),
        scorer="stories",
        input="articles.jsonl",
    ),
    Pack(module="trends", folder="trends/uci-half-a", shown=("f1", "in_time"), input="articles.jsonl"),
    Pack(module="trends", folder="trends/nab-twitter", shown=("nab_standard",), input="series.jsonl"),
    Pack(module="claims", folder="claims/summedits-open", shown=("balanced_accuracy", "auc"), input="claims.jsonl"),
    Pack(module="quotes", folder="quotes/polnear-dev", shown=("span_f1", "speaker_accuracy"), input="texts.jsonl"),
    Pack(module="rank", folder="rank/mind-dev", shown=_RANK),
    Pack(module="rank", folder="rank/globo-dev", shown=_RANK),
)


def table(bench: Path, packs: Iterable[Pack] = PACKS) -> list[Row]:
    """Run and score every pack under ``bench``; packs that are not there are left out, failures keep their row."""
    rows = []
    for pack in packs:
        given = _input(bench, pack)
        if given is not None:
            rows.append(_row(bench, pack, given))
    return rows


def markdown(rows: Iterable[Row], today: date, commit: str) -> str:
    """The rows as a table."""
    when = f"{today.isoformat()} | {commit}"
    return _HEAD + "".join(f"| {r.stage} | {r.pack} | {r.figure} | {when} | `{r.command}` |\n" for r in rows)


def update(page: Path, rows: Iterable[Row], today: date, commit: str) -> None:
    """Put the table between the page's two marks; what is around them stays. Raises ValueError without marks."""
    text = page.read_text(encoding="utf-8")
    if text.count(_START) != 1 or text.count(_END) != 1:
        raise ValueError(f"{page}: needs the marks {_START} and {_END}, once each")
    before, after = text.split(_START)[0], text.split(_END)[1]
    page.write_text(f"{before}{_START}\n{markdown(rows, today, commit)}{_END}{after}", encoding="utf-8")


def main() -> int:
    """Measure everything and write the page; exit status 1 when a pack could not be measured."""
    bench = os.environ.get("STANDFIRST_BENCH", "")
    if not bench:
        sys.stderr.write("STANDFIRST_BENCH names no folder of packs\n")
        return 2
    rows = table(Path(bench))
    git = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip() or "unknown"  # noqa: S603
    update(Path("docs/benchmarks.md"), rows, datetime.now(UTC).date(), commit)
    sys.stdout.write("".join(f"{row.pack}: {row.figure}\n" for row in rows))
    return 0 if all(row.ok for row in rows) else 1


def _row(bench: Path, pack: Pack, given: Path) -> Row:
    shown = f"$STANDFIRST_BENCH/{given.relative_to(bench)}"
    command = f"standfirst eval {pack.module} {shown} --out out.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        try:
            importlib.import_module(f"standfirst.evaluate.{pack.module}").run(given, out)
            figures = _scored(bench, pack, out)
        except (ImportError, ValueError, OSError, subprocess.SubprocessError) as error:
            reason = str(error).strip().splitlines() or [""]
            figure = f"none: {type(error).__name__} {reason[0][:80]}".strip()
            return Row(stage=pack.module, pack=pack.folder, figure=figure, command=command, ok=False)
    return Row(stage=pack.module, pack=pack.folder, figure=_figure(figures, pack.shown), command=command)


def _scored(bench: Path, pack: Pack, out: Path) -> dict[str, object]:
    command = [sys.executable, str(bench / "score.py"), pack.scorer or pack.module, str(bench / pack.folder), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - the operator's own scorer
    return dict(json.loads(done.stdout))


def _figure(figures: dict[str, object], keys: tuple[str, ...]) -> str:
    found = [key for key in keys if key in figures]
    return ", ".join(f"{key} {figures[key]}" for key in found) or "none: the scorer gave none of " + ", ".join(keys)


def _input(bench: Path, pack: Pack) -> Path | None:
    """The pack's input as it lies there, plain or gzipped; None when it is not there."""
    plain = bench / pack.folder / pack.input if pack.input else bench / pack.folder
    gzipped = plain.with_name(plain.name + ".gz")
    return next((path for path in (plain, gzipped) if path.exists()), None)


if __name__ == "__main__":
    sys.exit(main())
