"""HouseStyle: what an operator asks of every Report's wording, read from a TOML file.

Guidance goes to writing models as the operator's words; the rest is done by code to what any writer wrote, before the
contract is checked: a style can take a sentence from a page, never bring one there.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from standfirst.domain.errors import Failure
from standfirst.domain.unseen import without_unseen

MOST_BYTES, MOST_GUIDANCE, MOST_LINES, MOST_WORDS = 65536, 2000, 300, 60  # a line's words in characters
DATES = ("day-month", "month-day")
HEADLINES = ("as-written", "sentence", "title")
_TABLES = ("spelling", "avoid", "short-names")
_TEXTS = ("guidance", "dates", "headlines")
_MARKS = frozenset('"“”„«»<>\n\r\t')
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """``spelling`` and ``avoid`` replace the first by the second outside quotation marks; an avoided word without a
    replacement cuts its sentence; ``short_names`` stand for publishers from the second mention on."""

    guidance: str = ""
    spelling: Pairs = ()
    avoid: Pairs = ()
    short_names: Pairs = ()
    dates: str = DATES[0]
    headlines: str = HEADLINES[0]

    @property
    def replaced(self) -> Pairs:
        """Every word that gives way to another."""
        return (*self.spelling, *(pair for pair in self.avoid if pair[1]))

    @property
    def cut(self) -> tuple[str, ...]:
        """Words whose sentence goes."""
        return tuple(word for word, better in self.avoid if not better)


@lru_cache(maxsize=1)
def default_style() -> HouseStyle:
    """The packaged style."""
    found = read_style(default_bytes())
    assert isinstance(found, HouseStyle), found
    return found


def default_bytes() -> bytes:
    """The packaged file, to be copied and edited."""
    return (resources.files("standfirst.write") / "data" / "house-style.toml").read_bytes()


def read_style(raw: bytes) -> HouseStyle | Failure:
    """The style in a file's bytes, or a Failure whose detail names the place and what is wrong with it."""
    if len(raw) > MOST_BYTES:
        return _wrong(f"the file has {len(raw)} bytes, at most {MOST_BYTES}")
    try:
        given = tomllib.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _wrong("the file is not UTF-8 text")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return _wrong(f"no TOML: {error}")
    problem = next((p for name, value in given.items() if (p := _problem(name, value))), "")
    return _wrong(problem) if problem else _built(given)


def _built(given: dict[str, Any]) -> HouseStyle:
    pairs = {name: tuple((w.strip(), b.strip()) for w, b in given.get(name, {}).items()) for name in _TABLES}
    return HouseStyle(
        guidance=given.get("guidance", "").strip(), spelling=pairs["spelling"], avoid=pairs["avoid"],
        short_names=pairs["short-names"], dates=given.get("dates", DATES[0]),
        headlines=given.get("headlines", HEADLINES[0]),
    )  # fmt: skip


def _problem(name: str, value: Any) -> str:
    """What is wrong with one entry of the file, "" for nothing."""
    if name in _TABLES:
        return _table_problem(name, value)
    if name not in _TEXTS:
        return f'"{name}" is no setting; there are {", ".join((*_TEXTS, *_TABLES))}'
    if not isinstance(value, str):
        return f"{name} must be text in quotation marks"
    if name == "guidance":
        hidden = value != without_unseen(value)
        long = len(value) > MOST_GUIDANCE and f"guidance has {len(value)} characters, at most {MOST_GUIDANCE}"
        return "guidance holds characters that nobody sees" if hidden else long or ""
    known = DATES if name == "dates" else HEADLINES
    return "" if value in known else f'{name} is "{value}"; it can be {", ".join(known)}'


def _table_problem(name: str, value: Any) -> str:
    if not isinstance(value, dict):
        return f'[{name}] must be a table of lines such as "percent" = "per cent"'
    if len(value) > MOST_LINES:
        return f"[{name}] has {len(value)} lines, at most {MOST_LINES}"
    return next((p for word, better in value.items() if (p := _line_problem(name, word, better))), "")


def _line_problem(name: str, word: str, better: Any) -> str:
    if not isinstance(better, str):
        return f'[{name}] "{word}": what stands for it must be text in quotation marks'
    if not word.strip() or len(word) > MOST_WORDS or len(better) > MOST_WORDS:
        return f'[{name}] "{word[:40]}": 1 to {MOST_WORDS} characters on either side'
    if not better.strip() and name != "avoid":
        return f'[{name}] "{word}": nothing stands for it; only a word under [avoid] may have none'
    if (_MARKS & set(word + better)) or word + better != without_unseen(word + better):
        return f'[{name}] "{word}": quotation marks, angle brackets and line ends are not allowed'
    return ""


def _wrong(detail: str) -> Failure:
    return Failure(code="house-style", detail=detail, permanent=True)
