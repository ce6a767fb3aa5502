"""A town whose desk runs in one thread."""

import pytest

from tests.desk.town import Town


@pytest.fixture
def town(db: None) -> Town:
    """Four publishers with the ferry's story, not yet read."""
    town = Town()
    town.open()
    town.print_ferry()
    return town
