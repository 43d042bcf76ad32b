"""Coreference: which earlier mention a pronoun, a title or a noun that points back stands for."""
