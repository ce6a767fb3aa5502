"""Attacks on the whole line, run from feed bytes to what is published."""
