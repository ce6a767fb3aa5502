"""Extract: Items -> pages, fetched as robots allow -> Articles, or a note of why not."""

from collections.abc import Sequence

from standfirst.collect.ports import FetchedPage, FetchRequest
from standfirst.desk.ports import Tools
from standfirst.domain.errors import Failure
from standfirst.domain.source import ParsedItem
from standfirst.extract import PageToExtract, extract_article
from standfirst.store.articles import save_extracted
from standfirst.store.feeds import SourceOfItem, end_item, load_items
from standfirst.store.work import Task, finish_work

_ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
_MOST_BYTES = 5_000_000


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Fetch the tasks' pages side by side, then extract and save one by one."""
    items = load_items([t.key for t in tasks])
    loaded = [(t, *items[t.key]) for t in tasks if t.key in items]
    there = {t.id for t, _, _ in loaded}
    finish_work([t for t in tasks if t.id not in there])  # their items are gone
    requests = [
        FetchRequest(url=item.url, headers={}, max_bytes=_MOST_BYTES, timeout=30.0, accept=_ACCEPT)
        for _, _, item in loaded
    ]
    answers = tools.outside.fetch(requests, obey_robots=True)
    for (task, source, item), answer in zip(loaded, answers, strict=True):
        _extract_one(tools, task, source, item, answer)


def _extract_one(
    tools: Tools, task: Task, source: SourceOfItem, item: ParsedItem, answer: FetchedPage | Failure
) -> None:
    if isinstance(answer, Failure) and not answer.permanent and task.attempts < 3:
        raise PageNotReadyError(answer)
    page = PageToExtract(
        url=item.url,
        final_url=answer.url if isinstance(answer, FetchedPage) else item.url,
        headers=answer.headers if isinstance(answer, FetchedPage) else {},
        body=answer.body if isinstance(answer, FetchedPage) else b"",
        source_id=source.id,
        owner=source.owner,
    )
    now = tools.now()
    found = extract_article(page, item, robots_ai=tools.outside.ai_denied(page.final_url), now=now)
    if isinstance(found, Failure):
        end_item(task, found.code if isinstance(answer, FetchedPage) else answer.code)
    else:
        save_extracted(task, task.key, found, now)


class PageNotReadyError(Exception):
    """A page that may be there on the next try."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(f"{failure.code}: {failure.detail}")
        self.failure = failure
