"""Candidate sources: where a story on the page can come from, one file each."""
