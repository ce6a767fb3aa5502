"""The canonical address: where the publisher says its article lives, believed only on the publisher's own site."""

from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from standfirst.extract.meta import MetaTags

# Parameters that say how a reader came, never what is shown (lists of the ClearURLs project and our own sample).
_TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "igsh", "twclid", "ttclid",
     "mc_cid", "mc_eid", "mkt_tok", "cmpid", "ncid", "cmp", "ocid", "smid", "smtyp", "partner", "ito", "icid",
     "ftag", "wt_mc", "wt_zmc", "xtor", "spm", "ref", "ref_src", "referrer", "referer", "source", "_ga", "_gl",
     "guccounter", "share", "sharetype", "feature", "rss", "via"}
)  # fmt: skip
_TRACKING_STARTS = ("utm_", "at_", "pk_", "mtm_", "hsa_", "oly_", "vero_", "__hs")
_PORTS = {"http": 80, "https": 443}


def clean_address(url: str) -> str:
    """``url`` with a lower-case host, no fragment, default port or tracking parameters; "" if it is not http(s)."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").lower()
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        return ""
    if port is not None and port != _PORTS[parts.scheme]:
        host = f"{host}:{port}"
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(k)]
    query = parts.query if len(kept) == len(parse_qsl(parts.query, keep_blank_values=True)) else urlencode(kept)
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def canonical_address(meta: MetaTags, final_url: str, item_url: str) -> str:
    """link rel=canonical, then og:url, when they stay on the page's site; else where the page was found.

    Another site's address is refused: a page must not pose as another publisher's article. So is a front page.
    """
    here = clean_address(final_url) or clean_address(item_url)
    for written in (meta.link("canonical"), meta.first("og:url")):
        there = _absolute(written, final_url)
        if there and same_site(there, here) and not _is_front_page(there, here):
            return there
    return here


def _absolute(written: str, base: str) -> str:
    try:
        return clean_address(urljoin(base, written)) if written else ""
    except ValueError:
        return ""


def same_site(one: str, other: str) -> bool:
    """Whether both hosts are the same, or one is below the other ("www." and "m." aside), on the same port."""
    left, right = urlsplit(one), urlsplit(other)
    ours, theirs = _bare_host(left.hostname or ""), _bare_host(right.hostname or "")
    if left.port != right.port or not ours or not theirs:
        return False
    return ours == theirs or _is_below(ours, theirs) or _is_below(theirs, ours)


def _is_below(host: str, parent: str) -> bool:
    return "." in parent and host.endswith("." + parent)


def _bare_host(host: str) -> str:
    for prefix in ("www.", "m.", "mobile.", "amp."):
        if host.startswith(prefix) and host.count(".") > 1:
            return host[len(prefix) :]
    return host


def _is_front_page(there: str, here: str) -> bool:
    return urlsplit(there).path in ("", "/") and not urlsplit(there).query and urlsplit(here).path not in ("", "/")


def _is_tracking(name: str) -> bool:
    return name.lower() in _TRACKING or name.lower().startswith(_TRACKING_STARTS)
