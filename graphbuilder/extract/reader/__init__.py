"""A reader of relations that learned from annotated sentences: it types pairs of candidates, tells mode and speaker."""
