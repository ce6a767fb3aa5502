"""Pages to try extraction on, written for these tests."""

from datetime import UTC, datetime

from standfirst.domain.errors import Failure
from standfirst.domain.source import ParsedItem
from standfirst.extract import NewArticle, PageToExtract, extract_article

NOW = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)
BODY = (
    "The council of Eastmere voted on Tuesday to close the old ferry dock for the winter.",
    "Engineers found cracks in eleven of the forty piles, the harbour office said in a report.",
    "“Nobody wants to lose the ferry,” said Ada Quorn, who runs the kiosk beside the dock.",
)


def page_html(head: str = "", body: str = "", paragraphs: tuple[str, ...] = BODY) -> str:
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Dock closes | Eastmere Mail</title>{head}</head><body>'
        '<div class="cookie-banner"><p>We use cookies to improve this site.</p><button>Accept all</button></div>'
        '<nav><a href="/">Home</a><a href="/sport">Sport</a></nav>'
        f"<article><h1>Ferry dock closes for winter</h1>{text}{body}</article>"
        "<footer>© Eastmere Mail. All rights reserved.</footer></body></html>"
    )


def page(html: str | bytes = "", url: str = "https://eastmere.example/news/dock", **headers: str) -> PageToExtract:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return PageToExtract(
        url=url,
        final_url=url,
        headers={"content-type": "text/html"} | named,
        body=html.encode() if isinstance(html, str) else html,
        source_id="mail",
        owner="Eastmere Press",
    )


def item(**values: object) -> ParsedItem:
    given = {"guid": "1", "url": "https://eastmere.example/news/dock", "title": "Feed title"} | values
    return ParsedItem(**given)  # type: ignore[arg-type]


def extracted(html: str | bytes, entry: ParsedItem | None = None, robots_ai: str = "", **headers: str) -> NewArticle:
    found = extract_article(page(html, **headers), entry or item(), robots_ai=robots_ai, now=NOW)
    assert not isinstance(found, Failure), found
    return found
