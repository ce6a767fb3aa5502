"""Parsers behind ``write.ports.Parser``. Optional: without one the writing room shortens by pattern."""

from standfirst.adapters.parser.spacy_parser import SpacyParser, open_parser
from standfirst.adapters.parser.weights import PINNED, fetch_weights, find_weights

__all__ = ["PINNED", "SpacyParser", "fetch_weights", "find_weights", "open_parser"]
