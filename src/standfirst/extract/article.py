"""One page and one feed entry become a NewArticle, or the reason why not."""

from datetime import UTC, datetime

from lxml.html import HtmlElement

from standfirst.domain.article import OptOut
from standfirst.domain.errors import Failure
from standfirst.domain.source import ParsedItem
from standfirst.domain.text import text_hash
from standfirst.extract import dates, facts, structured
from standfirst.extract.address import canonical_address, clean_address
from standfirst.extract.body import fragment_text, page_text
from standfirst.extract.decode import decode_page
from standfirst.extract.language import article_language, declared_language
from standfirst.extract.meta import MetaTags, read_meta
from standfirst.extract.opt_outs import images_opted_out, read_opt_outs
from standfirst.extract.page import NewArticle, PageToExtract
from standfirst.extract.sanitise import plain_text
from standfirst.extract.tree import read_tree

MIN_TEXT = 160  # characters: shorter is a caption, a consent wall or an error page; a news brief has two sentences
_FEED_WINS = 0.8  # the feed's text is taken when the page's is shorter than this share of it
_HTML_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml", "")
_EMPTY = MetaTags(values={}, links=())


def extract_article(page: PageToExtract, item: ParsedItem, *, robots_ai: str, now: datetime) -> NewArticle | Failure:
    """The Article of a page, with the feed's entry filling what the page leaves out.

    ``robots_ai``: the AI agent's token that robots.txt denies, "" for none. Failures: "not-html", "no-text",
    "too-short", each with what was found; then the feed's own full text was no help either. An opted-out page gives an
    Article of title and link only; a paywalled one may have any text, down to none.
    """
    tree = _tree_of(page)
    meta = read_meta(tree) if tree is not None else _EMPTY
    opt_outs = read_opt_outs(page.headers, meta, tree, robots_ai=robots_ai)
    if opt_outs:
        return _opted_out(page, item, opt_outs, tree, meta, now)
    from_feed = fragment_text(item.content)
    if tree is None:
        return _from_feed_alone(page, item, from_feed, now)
    return _from_page(page, item, from_feed, tree, meta, now)


def _from_page(
    page: PageToExtract, item: ParsedItem, from_feed: str, tree: HtmlElement, meta: MetaTags, now: datetime
) -> NewArticle | Failure:
    node = structured.article_node(tree)
    paywalled = structured.is_paywalled(node) or meta.first("article:content_tier").lower() == "locked"
    written = dates.published(tree, node, meta, item, now)
    title, names = facts.page_title(tree, node, meta, item), facts.byline_names(tree, node, meta, item)
    declared = declared_language(tree, meta)
    text = page_text(tree, page.final_url)  # from here on the tree has lost what readers cannot see
    text = _without_title(text, title, item)
    if len(text) < _FEED_WINS * len(from_feed):
        text = from_feed
    if len(text) < MIN_TEXT and not paywalled:
        return _failure(text)
    return NewArticle(
        source_id=page.source_id, owner=page.owner, url=item.url or page.url,
        canonical_url=canonical_address(meta, page.final_url, page.url),
        title=title or plain_text(item.title), text=text, text_hash=text_hash(text),
        published_at=written.at, zone=written.zone, fetched_at=now,
        updated_at=dates.updated(node, meta, item, written.at, now), byline=", ".join(names),
        language=article_language(text or title, declared), topics=facts.page_topics(node, meta, item),
        summary=facts.page_summary(node, meta, item),
        image_url="" if images_opted_out(page.headers, meta) else facts.lead_image(node, meta, item, page.final_url),
        paywalled=paywalled,
    )  # fmt: skip


def _from_feed_alone(page: PageToExtract, item: ParsedItem, text: str, now: datetime) -> NewArticle | Failure:
    """The feed carried the whole text and the page could not be had."""
    if len(text) < MIN_TEXT:
        return Failure(code="not-html", detail=_found(page), permanent=bool(page.body))
    names = facts.byline_names(_blank(), {}, _EMPTY, item)
    return NewArticle(
        source_id=page.source_id, owner=page.owner, url=item.url or page.url,
        canonical_url=clean_address(item.url or page.url), title=plain_text(item.title), text=text,
        text_hash=text_hash(text), published_at=_feed_moment(item, now), fetched_at=now, updated_at=item.updated_at,
        byline=", ".join(names), language=article_language(text, ""), topics=facts.page_topics({}, _EMPTY, item),
        summary=facts.page_summary({}, _EMPTY, item), image_url=facts.lead_image({}, _EMPTY, item, page.url),
    )  # fmt: skip


def _opted_out(
    page: PageToExtract,
    item: ParsedItem,
    opt_outs: tuple[OptOut, ...],
    tree: HtmlElement | None,
    meta: MetaTags,
    now: datetime,
) -> NewArticle:
    """Only the feed's title and link, and when it was: nothing of the page's own words."""
    blank = tree if tree is not None else _blank()
    written = dates.published(blank, structured.article_node(blank), meta, item, now)
    return NewArticle(
        source_id=page.source_id, owner=page.owner, url=item.url or page.url,
        canonical_url=clean_address(item.url or page.url), title=plain_text(item.title), text="",
        text_hash=text_hash(""), published_at=written.at, zone=written.zone, fetched_at=now, opt_outs=opt_outs,
        language=declared_language(blank, meta),
    )  # fmt: skip


def _tree_of(page: PageToExtract) -> HtmlElement | None:
    kind = page.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not page.body.strip() or kind not in _HTML_TYPES:
        return None
    return read_tree(decode_page(page.body, page.headers))


def _without_title(text: str, title: str, item: ParsedItem) -> str:
    """``text`` without the headline as its first paragraph: it is kept apart, and is no sentence to cite."""
    first, _, rest = text.partition("\n\n")
    titles = (title.casefold(), plain_text(item.title).casefold())
    cut = len(title) >= facts.MAX_TITLE and first.casefold().startswith(titles[0])
    return rest if cut or first.casefold() in titles else text


def _failure(text: str) -> Failure:
    if not text:
        return Failure(code="no-text", detail="no article text on the page")
    return Failure(code="too-short", detail=f"{len(text)} characters: {text[:80]!r}")


def _found(page: PageToExtract) -> str:
    if not page.body:
        return "no page"
    kind = page.headers.get("content-type", "no content type")
    return f"{kind}, {len(page.body)} bytes starting with {page.body[:20]!r}"


def _feed_moment(item: ParsedItem, now: datetime) -> datetime:
    return item.published_at.astimezone(UTC) if item.published_at and item.published_at <= now else now


def _blank() -> HtmlElement:
    tree = read_tree("<html><body><p></p></body></html>")
    assert tree is not None
    return tree
