"""Who is who in a graph, decided by people and by files of Wikidata ids: stored, resolved anew, put to effect, undone."""

from graphbuilder.identity.linking import link, unlink
from graphbuilder.identity.people import apply, decide, distinct, doubts, entities, merge, split, take_in

__all__ = ["apply", "decide", "distinct", "doubts", "entities", "link", "merge", "split", "take_in", "unlink"]
