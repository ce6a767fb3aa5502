"""The trail of redirects of one request: where it stands, where it has been, and whether it moved for good."""

from urllib.parse import urlsplit

from yarl import URL

from standfirst.domain.errors import Failure

_PERMANENT = (301, 308)


class Trail:
    """Hops of one request. ``permanent`` is where an unbroken chain of 301 and 308 led so far, "" for nowhere; a step
    from https to http ends that chain, because it must not be stored. ``same_origin`` tells whether the request's own
    headers may still be sent."""

    def __init__(self, start: str, most: int) -> None:
        self.current = start
        self.permanent = ""
        self.same_origin = True
        self._start = start
        self._left = most
        self._seen: set[str] = set()
        self._unbroken = True

    def move(self, here: str, status: int, location: str) -> Failure | None:
        """Go on to ``location``; a Failure "too-many-redirects", "redirect-loop" or "protocol" ends the way."""
        target = _target(here, location)
        if not target:
            return Failure(code="protocol", detail=f"{status} without a usable Location")
        self._seen.add(here)
        if target in self._seen:
            return Failure(code="redirect-loop", detail=target[:200])
        if self._left == 0:
            return Failure(code="too-many-redirects", detail=target[:200])
        self._left -= 1
        downgraded = here.startswith("https:") and not target.startswith("https:")
        self._unbroken = self._unbroken and status in _PERMANENT and not downgraded
        self.permanent = target if self._unbroken else self.permanent
        self.same_origin = self.same_origin and _origin(target) == _origin(self._start)
        self.current = target
        return None


def _target(here: str, location: str) -> str:
    """Location as an absolute address without its fragment; the next hop's checks judge it."""
    text = location.strip()
    if not text:
        return ""
    if "\\" in text:
        return text  # as it is: the address check refuses it
    try:
        return str(URL(here).join(URL(text)).with_fragment(None))
    except ValueError:
        return ""


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc
