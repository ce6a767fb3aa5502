"""Filters: what a page must not show, each with its reason, one file each."""
