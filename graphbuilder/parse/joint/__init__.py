"""The joint model: one multilingual encoder, every annotation of a sentence in one pass."""
