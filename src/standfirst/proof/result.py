"""Check and Proof: what proving found, line by line, and the exit status that follows from it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Found(StrEnum):
    """What a check found."""

    OK = "ok"
    FAIL = "fail"  # something is not as it was published
    NOTE = "note"  # it is as it was published; today's rules would not let it pass
    UNKNOWN = "unknown"  # it could not be looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check. ``part`` says what was looked at: manifest, text, source, citation, box, page, rules, telling (which
    Revision a variant tells); ``way`` the key of the variant that it was, "" for the Report itself."""

    part: str
    found: Found
    what: str
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """All checks of one Revision, or of one manifest file."""

    name: str
    checks: tuple[Check, ...]
    revision: int = 0

    @property
    def exit_code(self) -> int:
        """0 it stands, 1 it does not, 2 it could not be looked at."""
        found = {c.found for c in self.checks}
        return 1 if Found.FAIL in found else 2 if Found.UNKNOWN in found else 0

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        return {
            "report": self.name, "revision": self.revision or None, "ok": self.exit_code == 0,
            "exit_code": self.exit_code,
            "checks": [
                {
                    "part": c.part, "way": c.way, "found": c.found.value, "ok": c.found in (Found.OK, Found.NOTE),
                    "what": c.what,
                }
                for c in self.checks
            ],
        }  # fmt: skip


def ok(part: str, what: str) -> Check:
    """A check that holds."""
    return Check(part=part, found=Found.OK, what=what)


def fail(part: str, what: str) -> Check:
    """A check that found a change."""
    return Check(part=part, found=Found.FAIL, what=what)


def unknown(name: str, what: str, part: str = "report") -> Proof:
    """The proof of what is not there to be proved."""
    return Proof(name=name, checks=(Check(part=part, found=Found.UNKNOWN, what=what),))
