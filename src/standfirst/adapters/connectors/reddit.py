"""Reddit: links that are hot in communities of the operator's choice, with the operator's own credentials only.

Reddit's robots.txt closes the site to programs; the Data API is open to whoever registered an app there and keeps its
terms (support.reddithelp.com, "Reddit Data API Wiki"; free use allows 100 requests a minute, this is two each half
hour). Application-only OAuth: the app's id and secret buy a token, which is used once and never stored. Without a key
file nothing is asked at all.
"""

import base64
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from standfirst.adapters.connectors.rows import address_setting, count, gather, link, read_json, rows_at, text
from standfirst.domain.errors import Failure
from standfirst.domain.trend import OutsideSignal
from standfirst.trend.connectors import several
from standfirst.trend.ports import ConnectorSetting, SignalAnswer, SignalReading, SignalRequest
from standfirst.trend.strength import rank_strength

_PLACES = 50
_CHILDREN = rows_at("data", "children")
_MOST_KEY_BYTES = 4096


class Reddit:
    """Implements ``Connector``, in two goes: a token, then the list."""

    name = "reddit"
    label = "Reddit"
    interval = 1800.0
    obeys_robots = False
    settings = (
        ConnectorSetting(
            name="key_file", meaning="a file with the app's id and secret, one a line", pattern=r"[^\x00-\x1f]+",
            needed=True,
        ),
        ConnectorSetting(
            name="username", meaning="your Reddit name, which its rules want in the User-Agent",
            pattern=r"[A-Za-z0-9_-]{2,30}", needed=True,
        ),
        ConnectorSetting(
            name="communities", meaning="communities, separated by commas, such as news,worldnews",
            pattern=r"[A-Za-z0-9_]{2,30}", default="news,worldnews", many=True,
        ),
        address_setting("https://oauth.reddit.com"),
        address_setting("https://www.reddit.com", "pages", "where tokens are given and discussions are"),
    )  # fmt: skip

    def requests(
        self, settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> Sequence[SignalRequest] | Failure:
        key = _read_key(settings["key_file"])
        if isinstance(key, Failure):
            return key
        return [
            SignalRequest(
                url=f"{settings['pages']}/api/v1/access_token", tag="token", form={"grant_type": "client_credentials"},
                authorization=f"Basic {base64.b64encode(key.encode()).decode()}", headers=_named(settings),
            )
        ]  # fmt: skip

    def read(
        self, answers: Sequence[SignalAnswer], settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> SignalReading | Failure:
        if any(a.request.tag == "token" for a in answers):
            return self._ask_for_list(answers, settings)
        found = gather(answers, _CHILDREN)
        if isinstance(found, Failure):
            return found
        posts = [p for _, rows in found.read for row in rows if (p := _news(row.get("data")))][:_PLACES]
        signals = [self._signal(p, (n, len(posts)), settings["pages"], now) for n, p in enumerate(posts, 1)]
        return SignalReading(signals=tuple(signals), notes=found.notes)

    def _ask_for_list(self, answers: Sequence[SignalAnswer], settings: Mapping[str, str]) -> SignalReading | Failure:
        tokens = gather(answers, _token)
        if isinstance(tokens, Failure):
            return tokens
        communities = "+".join(several(settings["communities"]))
        request = SignalRequest(
            url=f"{settings['address']}/r/{communities}/hot?limit={_PLACES}&raw_json=1", tag="hot",
            authorization=f"Bearer {tokens.read[0][1]}", headers=_named(settings),
        )  # fmt: skip
        return SignalReading(follow=(request,))

    def _signal(self, post: Mapping[str, Any], place: tuple[int, int], pages: str, now: datetime) -> OutsideSignal:
        url, talk = link(post.get("url")), text(post.get("permalink"), 300)
        return OutsideSignal(
            connector=self.name, key=text(post.get("id"), 20) or url[:160],
            label=text(post.get("title")), at=now, strength=rank_strength(*place),
            url=(link(pages + talk) if talk.startswith("/r/") else "") or url, links=(url,),
            detail=f"place {place[0]} of {place[1]}, {count(post.get('score'))} points, "
            f"{count(post.get('num_comments'))} comments",
        )  # fmt: skip


def _news(post: object) -> dict[str, Any] | None:
    """The post, if it is a link to elsewhere that its community put there by votes."""
    if not isinstance(post, dict) or any(post.get(k) for k in ("is_self", "over_18", "stickied")):
        return None
    return post if link(post.get("url")) and text(post.get("title")) else None


def _token(body: bytes) -> str | Failure:
    answer = read_json(body)
    token = answer.get("access_token") if isinstance(answer, dict) else None
    if isinstance(token, str) and 0 < len(token) < 4000 and token.isascii() and token.isprintable():
        return token
    return Failure(code="no-token", detail="it gave no token; are id and secret right?")


def _read_key(path: str) -> str | Failure:
    """Id and secret, joined as HTTP's Basic scheme wants them."""
    try:
        with Path(path).expanduser().open("rb") as file:
            words = file.read(_MOST_KEY_BYTES).decode("ascii").split()
    except (OSError, ValueError, RuntimeError) as error:
        return _no_key(f"{path} cannot be read ({getattr(error, 'strerror', None) or type(error).__name__})")
    return ":".join(words) if len(words) == 2 else _no_key(f"{path} has to hold an id and a secret, one a line")


def _no_key(why: str) -> Failure:
    return Failure(code="no-key", detail=f"Reddit is read with your own app's key only: {why}", permanent=True)


def _named(settings: Mapping[str, str]) -> dict[str, str]:
    return {"User-Agent": f"python:standfirst:v0.1 (by /u/{settings['username']})"}
