"""Which robots.txt agents stand for AI: names and patterns shipped in ``data/ai_agents.txt``, one a line."""

from fnmatch import fnmatchcase
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _listed() -> tuple[frozenset[str], tuple[str, ...]]:
    text = (files("standfirst.collect") / "data" / "ai_agents.txt").read_text(encoding="utf-8")
    lines = [line.split("#")[0].strip().lower() for line in text.splitlines()]
    names = [line for line in lines if line]
    return frozenset(n for n in names if "*" not in n), tuple(n for n in names if "*" in n)


def is_ai_agent(name: str) -> bool:
    """Whether a User-agent line's value names an AI crawler or assistant; a version after it changes nothing."""
    written = name.strip().lower()
    names, patterns = _listed()
    if written in names or written.split("/")[0].strip() in names:
        return True
    return any(fnmatchcase(written, pattern) for pattern in patterns)
