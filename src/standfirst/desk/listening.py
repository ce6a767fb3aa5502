"""Listening to one service outside: ask what its connector wants to know, and let it read the answers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from standfirst.collect.ports import FetchedPage, FetchRequest
from standfirst.desk.ports import Outside
from standfirst.domain.errors import Failure
from standfirst.trend import Connector, SignalAnswer, SignalReading, SignalRequest, settle

_MOST_BYTES = 4_000_000  # a list of a thousand articles is 100 kB
_TIMEOUT = 30.0
_MOST_GOES = 3  # a key, then a list; no connector needs more
_MOST_REQUESTS = 50  # of one go: more places than anyone reads


def listen_to(
    outside: Outside, connector: Connector, given: Mapping[str, str], memory: Mapping[str, Any], now: datetime
) -> SignalReading | Failure:
    """One reading of a service, or why there is none. ``given`` are the operator's settings, ``now`` is news time."""
    settings = settle(connector, given)
    if isinstance(settings, Failure):
        return settings
    asked = connector.requests(settings, memory, now)
    if isinstance(asked, Failure):
        return asked
    reading: SignalReading | Failure = SignalReading(memory=memory)
    for _ in range(_MOST_GOES):
        if not asked or isinstance(reading, Failure):
            break
        answers = _answers(outside, asked[:_MOST_REQUESTS], obey=connector.obeys_robots)
        reading = connector.read(answers, settings, reading.memory, now)
        asked = [] if isinstance(reading, Failure) else reading.follow
    return reading if isinstance(reading, Failure) else replace(reading, follow=())


def _answers(outside: Outside, asked: Sequence[SignalRequest], *, obey: bool) -> list[SignalAnswer]:
    requests = [
        FetchRequest(
            url=r.url, headers=r.headers, max_bytes=_MOST_BYTES, timeout=_TIMEOUT, accept=r.accept, form=r.form,
            authorization=r.authorization,
        )
        for r in asked
    ]  # fmt: skip
    got = outside.fetch(requests, obey_robots=obey)
    return [_answer(r, a) for r, a in zip(asked, got, strict=True)]


def _answer(request: SignalRequest, got: FetchedPage | Failure) -> SignalAnswer:
    if isinstance(got, Failure):
        return SignalAnswer(request=request, failure=got)
    return SignalAnswer(request=request, body=got.body)
