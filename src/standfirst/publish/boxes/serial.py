"""Boxes as plain JSON values and back."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from standfirst.domain.boxes import Boxes, Dating, Difference, KeyFigure, OlderValue, Saying, TimePoint, Unknown, Voice

Json = dict[str, Any]


def boxes_to_dict(boxes: Boxes) -> Json:
    """All rows; days as ISO 8601, times as RFC 3339."""
    return {f.name: _plain(getattr(boxes, f.name)) for f in fields(boxes)}


def boxes_from_dict(value: Json) -> Boxes:
    """The way back. Raises KeyError, TypeError or ValueError where the value has another shape."""
    return Boxes(
        version=value["version"],
        timeline=tuple(_point(v) for v in value["timeline"]),
        figures=tuple(_figure(v) for v in value["figures"]),
        differences=tuple(_difference(v) for v in value["differences"]),
        unknowns=tuple(Unknown(text=v["text"], saying=_saying(v["saying"])) for v in value["unknowns"]),
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value  # a datetime is a date too


def _saying(value: Json) -> Saying:
    return Saying(**{**value, "published_at": datetime.fromisoformat(value["published_at"])})


def _sayings(values: list[Json]) -> tuple[Saying, ...]:
    return tuple(map(_saying, values))


def _older(value: Json | None) -> OlderValue | None:
    return OlderValue(**{**value, "saying": _saying(value["saying"])}) if value else None


def _point(value: Json) -> TimePoint:
    return TimePoint(
        **{
            **value, "day": date.fromisoformat(value["day"]), "dating": Dating(value["dating"]),
            "saying": _saying(value["saying"]), "also": _sayings(value["also"]),
        }
    )  # fmt: skip


def _figure(value: Json) -> KeyFigure:
    return KeyFigure(
        **{
            **value, "saying": _saying(value["saying"]), "also": _sayings(value["also"]), "was": _older(value["was"]),
        }
    )  # fmt: skip


def _difference(value: Json) -> Difference:
    return Difference(
        about=value["about"],
        voices=tuple(
            Voice(**{**v, "saying": _saying(v["saying"]), "before": _older(v["before"])}) for v in value["voices"]
        ),
        notes=tuple(older for v in value["notes"] if (older := _older(v))),
    )
