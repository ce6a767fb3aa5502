"""What the desk needs to hear of attention outside its own sources: one port, a connector behind it per service.

A connector says what to ask and reads what came back; it never fetches. The desk's ``listen`` Step fetches for it, so
that the guard, the pauses and robots.txt hold for every service alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from standfirst.domain.errors import Failure
from standfirst.domain.trend import OutsideSignal


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRequest:
    """An address to ask. ``tag`` is the connector's own note of what it asked for.

    With ``form`` the request is a POST of these fields. ``authorization`` goes to this address alone.
    """

    url: str
    tag: str = ""
    accept: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None
    authorization: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalAnswer:
    """What came back for a request: bytes, or the failure in their stead."""

    request: SignalRequest
    body: bytes = b""
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalReading:
    """What a connector read.

    A signal's ``label`` is what people pay attention to (a title, a name). Its ``detail`` begins with how much, up to
    the first comma, so that it reads on with the service's name: "place 2 of 30[ on Hacker News], 312 points".
    ``memory`` (JSON) is what it has to know next time; ``follow`` is asked at once and read with this reading's memory;
    ``notes`` say what could not be read although the rest could.
    """

    signals: tuple[OutsideSignal, ...] = ()
    memory: Mapping[str, Any] = field(default_factory=dict)
    follow: tuple[SignalRequest, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorSetting:
    """Something an operator can set: a text that ``pattern`` (a regular expression) matches whole.

    ``needed``: the connector cannot run without it. ``many``: several, separated by commas, each of which matches.
    """

    name: str
    meaning: str
    pattern: str
    default: str = ""
    needed: bool = False
    many: bool = False


class Connector(Protocol):
    """One service outside. Called by the desk's ``listen`` Step and by ``standfirst signal``.

    ``label`` is its name for people, ``interval`` the real seconds between two readings. ``obeys_robots``: whether the
    service's robots.txt is asked first; it is where no published terms of an interface say what programs may do.
    """

    @property
    def name(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def interval(self) -> float: ...

    @property
    def settings(self) -> tuple[ConnectorSetting, ...]: ...

    @property
    def obeys_robots(self) -> bool: ...

    def requests(
        self, settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> Sequence[SignalRequest] | Failure:
        """What to ask at ``now`` (news time); nothing when there is nothing new to learn yet.

        ``settings`` are complete and checked (``trend.settle``). A Failure where it cannot run, such as a missing key.
        """
        ...

    def read(
        self, answers: Sequence[SignalAnswer], settings: Mapping[str, str], memory: Mapping[str, Any], now: datetime
    ) -> SignalReading | Failure:
        """What the answers say. Any bytes whatever are read or refused, never raised over; a row that cannot be read
        is left out, and only when nothing at all could be read it is a Failure."""
        ...
