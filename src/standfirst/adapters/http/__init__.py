"""The one guarded way out to the network.

``GuardedClient`` gets an address and checks every hop twice: the address as written (``address``) and the address that
the socket really connects to (``connecting``), against every special-purpose range (``special_ranges``). It follows
redirects by hand, caps sizes, ratios and times (``body``), sends no credentials, keeps no cookies, reads no proxy from
the environment. ``PoliteRetriever`` adds manners: one or two requests at a time per site, a pause between them, and
robots.txt. ``PoliteOutside`` is both for synchronous callers, with one event loop of its own; the desk uses it.
Everything in the project that fetches a stranger's address goes through here.
"""

from standfirst.adapters.http.client import GuardedClient
from standfirst.adapters.http.outside import PoliteOutside
from standfirst.adapters.http.policy import NetworkPolicy
from standfirst.adapters.http.politeness import PoliteRetriever

__all__ = ["GuardedClient", "NetworkPolicy", "PoliteOutside", "PoliteRetriever"]
