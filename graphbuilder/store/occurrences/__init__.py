"""Occurrences: statements of one relation between the same parties at compatible times are one thing that happened."""

from graphbuilder.store.occurrences.group import occurrences
from graphbuilder.store.occurrences.records import Kind, Occurrence, Place, Report, kind_of
from graphbuilder.store.occurrences.rows import properties_of
from graphbuilder.store.occurrences.update import Occurrences

__all__ = ["Kind", "Occurrence", "Occurrences", "Place", "Report", "kind_of", "occurrences", "properties_of"]
