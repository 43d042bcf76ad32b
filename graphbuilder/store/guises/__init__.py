"""Guises in the graph: what lets a change resolve who is who by what it touches, not by all there is.

    (:Member {guise})   (:Guise {id, name, type, …, first, members})-[:UNDER]->(:Block {id})   (:Tally)

A Guise stands for the members that look alike, a Block ties those whose names may have to do with each other, the Tally
counts names by language. All three are derived from the members, kept in the same transaction as they come and go.
"""

from graphbuilder.store.guises.decide import Plan, plan
from graphbuilder.store.guises.keep import Exchange, Keeper

__all__ = ["Exchange", "Keeper", "Plan", "plan"]
