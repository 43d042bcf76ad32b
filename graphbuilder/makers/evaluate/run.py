"""The measures end to end: read the gold, run the stages they need, score.

*analyse* is `graphbuilder.pipeline.analyse`, handed in so that every measure can be tried on hand-made output.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from graphbuilder.errors import ReadError
from graphbuilder.makers.evaluate import factrueval
from graphbuilder.makers.evaluate.gold import Gold, read_gold
from graphbuilder.makers.evaluate.plover import read_events, score_events
from graphbuilder.makers.evaluate.records import Record, read_records, records
from graphbuilder.makers.evaluate.scores import Report
from graphbuilder.makers.evaluate.statements import score_gold
from graphbuilder.model import Document, Localised

Analyse = Callable[[Iterable[Document]], Iterator[Localised]]


def evaluate_gold(path: Path, analyse: Analyse) -> Report:
    """Score the statements found in the texts of one gold file or a folder of them."""
    golds = read_gold(path)
    produced = {found.extraction.document.id: records(found) for found in analyse([gold.document for gold in golds])}
    return score_gold(path.stem, golds, produced)


def evaluate_lines(path: Path, lines: Path) -> Report:
    """Score the JSON lines of ``graphbuilder extract``; a line belongs to the gold text its ``path`` names."""
    golds = read_gold(path)
    by_file = {gold.name: gold for gold in golds}
    produced: dict[str, list[Record]] = {}
    for record in read_records(lines):
        gold = by_file.get(Path(record.path).stem) or _only(golds, record, lines)
        produced.setdefault(gold.document.id, []).append(record)
    return score_gold(path.stem, golds, produced)


def _only(golds: Sequence[Gold], record: Record, lines: Path) -> Gold:
    if len(golds) == 1 and record.sentence in golds[0].document.text:
        return golds[0]
    raise ReadError(
        f"{lines}: document {record.path or record.document} has no gold file; expected one of the same name"
    )


def evaluate_factrueval(path: Path, analyse: Analyse, responses: Path | None = None) -> Report:
    """Score names, objects and facts of a factRuEval folder; with *responses* also write the contest's files there."""
    books = factrueval.read_folder(path)
    documents = [Document(book.name, book.text, language="ru") for book in books]
    found = {}
    for localised in analyse(documents):
        name = localised.extraction.document.id
        answer = factrueval.answers(localised)
        if responses is not None:
            factrueval.write_response(responses, name, answer)
        found[name] = answer
    return factrueval.score_folder(path.resolve().name, books, found)


def evaluate_answers(path: Path, responses: Path) -> Report:
    """Score response files that are there already, whoever wrote them."""
    books = factrueval.read_folder(path)
    found = {book.name: factrueval.read_response(responses, book.name) for book in books}
    return factrueval.score_folder(path.resolve().name, books, found)


def evaluate_plover(path: Path, analyse: Analyse) -> Report:
    """Score the statements found in the sentences of PLOVER records."""
    events = read_events(path)
    documents = [Document(event.id, event.text, language="en") for event in events]
    produced = {found.extraction.document.id: records(found) for found in analyse(documents)}
    return score_events(path.stem, events, produced)


def evaluate_coreference(path: Path, analyse: Analyse) -> Report:
    """Score who is who: the objects of a factRuEval folder with gold spans, or a treebank with ``Entity=``."""
    from graphbuilder.makers.evaluate.coreference import read_chains, score_chains, score_objects

    if path.is_dir():
        return score_objects(path.resolve().name, factrueval.read_folder(path))
    return score_chains(path.stem, read_chains(path), analyse)
