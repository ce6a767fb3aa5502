"""What tells two sources apart, and who is taken for their owner."""

import pytest

from standfirst.cli.sources import site_host, source_id


@pytest.mark.parametrize(
    ("site", "expected", "owner"),
    [
        ("https://www.paper.example/", "paper-example", "paper.example"),
        ("https://blogs.example/@anna", "blogs-example-anna", "blogs.example"),
        ("https://blogs.example/@bert/", "blogs-example-bert", "blogs.example"),
        ("http://127.0.0.1:9101/", "127-0-0-1-9101", "127.0.0.1:9101"),
        ("paper.example", "paper-example", "paper.example"),
    ],
)
def test_sites_of_one_host_are_sources_of_one_owner(site: str, expected: str, owner: str) -> None:
    assert (source_id(site), site_host(site)) == (expected, owner)
