"""Extract: a fetched page and its feed entry become an Article, or a Failure that says what was found instead.

``extract_article`` is the room's one door: decode the bytes (``decode``), parse and drop what readers cannot see
(``tree``), read who, when and where (``structured``, ``meta``, ``dates``, ``facts``, ``address``), read what the
publisher forbids (``opt_outs``), find the article's own words (``body``, by trafilatura) and its language. An opted-out
page leaves with its feed's title and link only. The feed's own full text stands in when the page gives less.
``sanitise`` is the one place where strangers' HTML is made harmless; only ``clean_html`` output may be shown as HTML.

Nothing here fetches, stores or knows the time: ``now`` is handed in.
"""

from standfirst.extract.address import canonical_address, clean_address
from standfirst.extract.article import MIN_TEXT, extract_article
from standfirst.extract.body import fragment_text
from standfirst.extract.opt_outs import read_opt_outs
from standfirst.extract.page import NewArticle, PageToExtract
from standfirst.extract.sanitise import clean_html, plain_text

__all__ = [
    "MIN_TEXT",
    "NewArticle",
    "PageToExtract",
    "canonical_address",
    "clean_address",
    "clean_html",
    "extract_article",
    "fragment_text",
    "plain_text",
    "read_opt_outs",
]
