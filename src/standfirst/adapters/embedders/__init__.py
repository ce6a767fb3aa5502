"""Embedders behind ``cluster.ports.Embedder``. The default needs no torch and no download: it is a package."""

from standfirst.adapters.embedders.use import UseEmbedder

__all__ = ["UseEmbedder"]
