"""Hydrators: what a reader's wishes and history mean in this pool, one file each."""
