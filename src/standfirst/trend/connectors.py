"""What operators set for a connector, checked and completed."""

import re
from collections.abc import Mapping

from standfirst.domain.errors import Failure
from standfirst.trend.ports import Connector, ConnectorSetting

_LONGEST = 500


def settle(connector: Connector, given: Mapping[str, str]) -> dict[str, str] | Failure:
    """Every setting of ``connector``: as ``given``, else its default. A Failure names the first one that is wrong."""
    known = {s.name: s for s in connector.settings}
    for name in given:
        if name not in known:
            may = ", ".join(known) or "nothing"
            return _wrong(f"{connector.label} has no setting {name[:40]!r}; it can be told {may}")
    complete = {}
    for name, setting in known.items():
        value = str(given.get(name, "")).strip() or setting.default
        problem = _problem(setting, value)
        if problem:
            return _wrong(f"{connector.label}, {name}: {problem}")
        complete[name] = value
    return complete


def several(value: str) -> tuple[str, ...]:
    """The parts of a setting that holds many, each once."""
    return tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))


def _problem(setting: ConnectorSetting, value: str) -> str:
    if not value:
        return f"is needed: {setting.meaning}" if setting.needed else ""
    if len(value) > _LONGEST:
        return f"is longer than {_LONGEST} characters"
    for part in several(value) if setting.many else (value,):
        if not re.fullmatch(setting.pattern, part):
            return f"{part[:60]!r} will not do; expected {setting.meaning}"
    return ""


def _wrong(detail: str) -> Failure:
    return Failure(code="bad-setting", detail=detail, permanent=True)
