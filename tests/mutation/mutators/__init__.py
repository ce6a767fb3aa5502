"""Mutators, one small function a kind, grouped by family. ``KINDS`` is the table; the imports fill it in its order."""

from tests.mutation.mutators import quotes, numbers, names, strength, sentences, sources, fronts  # noqa: F401, I001
from tests.mutation.mutators.table import KINDS, Kind, Mutant

__all__ = ["KINDS", "Kind", "Mutant"]
