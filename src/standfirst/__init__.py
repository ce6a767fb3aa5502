"""Standfirst: a self-hosted news desk that proves every sentence before it publishes."""

__version__ = "0.1.0"
