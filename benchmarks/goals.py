"""What a figure should be, and whether it is."""

AT_MOST = {
    "assignment among 100,000: CPU ms an article": 2.0,
    "assignment among 100,000, projected search: CPU ms an article": 0.5,
    "assignment: growth exponent": 1.1,
    "trend refresh of 125,000 stories: CPU ms": 50.0,
    "contract: CPU ms a Report over 100 kB": 50.0,
    "contract: growth exponent": 1.1,
    "ingest: growth exponent of CPU in archive size": 0.1,
    "front page at 200 a second while the desk reads: p99 ms": 30.0,
    "ranking 2,000 candidates: CPU ms": 1.0,
    "ranking 2,000 candidates, 30 stories read: CPU ms": 1.0,
    "ranking: growth exponent in candidates": 1.0,
    "front page: growth exponent in archive size": 0.05,
    "front page: growth exponent in readers": 0.05,
    "100,000 kept profiles: MB": 200.0,
    "acts missing in the next page view, of 50": 0.0,
}
AT_LEAST = {
    "near-duplicates up to 100,000: documents a CPU second": 4000.0,
    "projected search among 100,000: recall": 0.99,
    "near-duplicates: recall": 0.99,
    "near-duplicates: precision": 0.99,
    "ingest: articles a second, median": 25.0,
    "front page, signed in: a second": 500.0,
}


def line_of(figure: str, value: float) -> str:
    """A line of the table: name, value, and the goal with met or MISSED where there is one."""
    goal = ""
    if figure in AT_MOST:
        goal = f"  goal <= {AT_MOST[figure]:g}: {'met' if value <= AT_MOST[figure] else 'MISSED'}"
    if figure in AT_LEAST:
        goal = f"  goal >= {AT_LEAST[figure]:g}: {'met' if value >= AT_LEAST[figure] else 'MISSED'}"
    return f"{figure:<72}{value:>10.3f}{goal}"
