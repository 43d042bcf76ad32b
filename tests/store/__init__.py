"""Tests of the store: one contract, two engines."""
