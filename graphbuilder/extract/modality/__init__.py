"""Modality: how far the text stands behind a predicate, and who says so."""
