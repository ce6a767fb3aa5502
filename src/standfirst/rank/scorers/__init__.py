"""Scorers: one number per story and one true sentence for it, one file each."""
