"""The desk's sections. Publishers' own labels are mapped here; what fits none is left out, never guessed."""

TOPICS = (
    "world", "politics", "business", "science", "technology", "health",
    "culture", "sport", "local", "transport", "environment",
)  # fmt: skip

_ALIASES = {
    "international": "world", "ausland": "world", "foreign": "world", "politik": "politics", "election": "politics",
    "economy": "business", "wirtschaft": "business", "markets": "business", "finance": "business", "money": "business",
    "wissenschaft": "science", "research": "science", "space": "science", "tech": "technology", "technik": "technology",
    "gesundheit": "health", "medicine": "health", "kultur": "culture", "arts": "culture", "entertainment": "culture",
    "sports": "sport", "football": "sport", "lokales": "local", "regional": "local", "cities": "local",
    "verkehr": "transport", "travel": "transport", "rail": "transport",
    "umwelt": "environment", "climate": "environment",
}  # fmt: skip


def known_topics(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The desk's topics among a publisher's labels, in their order, each once."""
    found = []
    for label in labels:
        word = label.strip().casefold()
        topic = word if word in TOPICS else _ALIASES.get(word, "")
        if topic and topic not in found:
            found.append(topic)
    return tuple(found)
