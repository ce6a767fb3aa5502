"""What a near-copy changed, said to people. Stored and in the API it is "12 -> 14", the earlier text first."""

CHANGED = " -> "


def change_in_words(change: str) -> str:
    """ "12 -> 14" as \'"12" became "14"\'; what is no change of that form stays as it is."""
    before, arrow, after = change.partition(CHANGED)
    return f'"{before}" became "{after}"' if arrow else change
