"""Sample: an invented world of publishers, stories and articles, served as real web sites on loopback.

``load_world`` reads the TOML files of ``world/`` (all names there are invented); ``played`` fastens the four days to
the calendar; ``SampleSites`` serves every publisher at ``http://PUBLISHER.localhost:PORT`` with its own feed format and
its own bad habits (redirects, rate limits, paywall, malformed feed, opt-outs); what is out depends on the news clock.
Copies of five public services (Hacker News, Mastodon, Wikipedia, Google Trends, Bluesky) show what is talked of.
``gold`` tells which article belongs to which story. ``LocalhostResolver`` is for HTTP clients on systems that do not
resolve names below localhost.

Nothing here knows the desk: it meets the world through HTTP like any other.
"""

from standfirst.sample.load import WorldError, load_world
from standfirst.sample.play import SampleSites, article_id, gold, played, serve_forever
from standfirst.sample.resolver import LocalhostResolver
from standfirst.sample.world import OutArticle, Publisher, StoryTruth, World, WorldArticle

__all__ = [
    "LocalhostResolver",
    "OutArticle",
    "Publisher",
    "SampleSites",
    "StoryTruth",
    "World",
    "WorldArticle",
    "WorldError",
    "article_id",
    "gold",
    "load_world",
    "played",
    "serve_forever",
]
