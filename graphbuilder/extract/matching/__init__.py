"""Matching: rules over predicates and their arguments make statements."""
