"""Stage 4, Mentions → Entities: who is who within a document, across documents, and why."""

from graphbuilder.resolve.across import resolve
from graphbuilder.resolve.local import localise
from graphbuilder.resolve.records import Resolved
from graphbuilder.resolve.score import score_pair

__all__ = ["Resolved", "localise", "resolve", "score_pair"]
