"""Gold against output: statements, factRuEval, PLOVER records, names, trees and pairs, each with its interval."""

from graphbuilder.makers.evaluate.gold import Gold, GoldStatement, read_gold
from graphbuilder.makers.evaluate.records import Party, Record, read_records, records
from graphbuilder.makers.evaluate.scores import Counts, Finding, Report, interval
from graphbuilder.makers.evaluate.statements import matches, score_gold
from graphbuilder.makers.evaluate.text import as_text

__all__ = [
    "Counts",
    "Finding",
    "Gold",
    "GoldStatement",
    "Party",
    "Record",
    "Report",
    "as_text",
    "interval",
    "matches",
    "read_gold",
    "read_records",
    "records",
    "score_gold",
]
