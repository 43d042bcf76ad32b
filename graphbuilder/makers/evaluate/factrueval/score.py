"""Scores responses for a whole folder; the units of the intervals are documents."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graphbuilder.makers.evaluate.factrueval.facts import score_facts
from graphbuilder.makers.evaluate.factrueval.matching import Outcome
from graphbuilder.makers.evaluate.factrueval.objects import score_objects
from graphbuilder.makers.evaluate.factrueval.responses import Response
from graphbuilder.makers.evaluate.factrueval.spans import score_names
from graphbuilder.makers.evaluate.factrueval.standard import Book
from graphbuilder.makers.evaluate.scores import Counts, Finding, Report


def score_folder(name: str, books: Sequence[Book], responses: Mapping[str, Response]) -> Report:
    """Score *responses* (by name of the book; a missing one is empty).

    Groups are ``names``, ``names, locorg as loc``, ``objects``, ``objects, extra values free`` and ``facts``, each
    overall and by type.
    """
    units: dict[str, list[Counts]] = defaultdict(list)
    findings: list[Finding] = []
    for book in books:
        response = responses.get(book.name, Response())
        _add(units, "names", score_names(book, response.names), findings, book.name)
        _add(units, "names, locorg as loc", score_names(book, response.names, geopolitical_as_place=True))
        if book.objects is not None:
            _add(units, "objects", score_objects(book, response.objects), findings, book.name)
            _add(units, "objects, extra values free", score_objects(book, response.objects, extra_values_cost=False))
        if book.facts is not None:
            _add(units, "facts", score_facts(book, response.facts), findings, book.name)
    return Report("factrueval", name, dict(sorted(units.items())), findings)


def _add(
    units: dict[str, list[Counts]],
    task: str,
    outcome: Outcome,
    findings: list[Finding] | None = None,
    book: str = "",
) -> None:
    units[task].append(outcome.total)
    for kind, unit in outcome.counts.items():
        units[f"{task}: {kind}"].append(unit)
    if findings is not None:
        findings += [Finding(f"missed {task}", book, what) for what in outcome.missed]
        findings += [Finding(f"false {task}", book, what) for what in outcome.false]
