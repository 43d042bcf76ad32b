"""Rulings in a graph: what people say of statements is stored for good, and put to effect whenever the statements come.

`effect` works within a change, `people` is what one calls, `judged` says what became of each and what a reader may learn of it.
"""
