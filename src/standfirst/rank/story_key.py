"""story_key: a number that only a story's id decides, so that draws and folds do not hang on list order."""

from functools import lru_cache


@lru_cache(maxsize=20_000)  # each new pool asks for the same stories
def story_key(story_id: str) -> int:
    """FNV-1a, 64 bits."""
    value = 0xCBF29CE484222325
    for byte in story_id.encode("utf-8", "surrogatepass"):
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value
