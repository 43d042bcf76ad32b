"""Keeping a graph: whether it is what its articles say, and archives of it."""

from graphbuilder.store.upkeep.archive import FORMAT, backup, restore
from graphbuilder.store.upkeep.verify import Finding, verify

__all__ = ["FORMAT", "Finding", "backup", "restore", "verify"]
