"""The verbs evaluate, gold against output, and calibrate, how far a confidence can be believed."""

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from graphbuilder.cli import app
from graphbuilder.errors import BadParameter

if TYPE_CHECKING:
    from graphbuilder.makers.evaluate import Report
    from graphbuilder.model import Document, EntityType, Localised


class Kind(StrEnum):
    """What is measured."""

    gold = "gold"
    factrueval = "factrueval"
    plover = "plover"
    names = "names"
    parse = "parse"
    pairs = "pairs"
    coreference = "coreference"


PathArgument = Annotated[
    Path,
    typer.Argument(
        help="A gold file or folder, a factRuEval folder, PLOVER JSONL, names in IOB2, CoNLL-U (coreference: with "
        "Entity=, or a factRuEval folder), or a CSV of pairs."
    ),
]
ModelsOption = Annotated[str, typer.Option("--models", help="joint, compact, official or the path of a folder.")]
LanguageOption = Annotated[str | None, typer.Option("--language", help="names, parse: the language; else detected.")]
ResponsesOption = Annotated[
    Path | None, typer.Option("--responses", help="factrueval: write book_N.task1, .task2 and .task3 into this folder.")
]
AnswersOption = Annotated[
    Path | None, typer.Option("--answers", help="factrueval: score the response files of this folder instead of ours.")
]
StatementsOption = Annotated[
    Path | None,
    typer.Option("--statements", help="gold: score these lines of «graphbuilder extract», run nothing."),
]


@app.command()
def evaluate(
    kind: Annotated[Kind, typer.Argument(help="What to measure.")],
    path: PathArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, findings included.")] = False,
    responses: ResponsesOption = None,
    answers: AnswersOption = None,
    statements: StatementsOption = None,
    models: ModelsOption = "joint",
    language: LanguageOption = None,
    save: Annotated[bool, typer.Option("--save", help="Keep the scores in data/gold/scores.json.")] = False,
    pin: Annotated[bool, typer.Option("--pin", help="Raise the floors in data/gold/floors.toml.")] = False,
) -> None:
    """Score output against gold: precision, recall and F1 with bootstrap intervals, and what was missed or false.

    graphbuilder evaluate gold data/gold/dev

    graphbuilder evaluate factrueval FOLDER --responses out/
    """
    from graphbuilder.makers.evaluate import as_text

    _only_with("--responses", responses, kind, Kind.factrueval)
    _only_with("--answers", answers, kind, Kind.factrueval)
    _only_with("--statements", statements, kind, Kind.gold)
    if answers is not None and responses is not None:
        raise BadParameter("--responses writes what --answers would read; give one of them")
    report = _measure(kind, path, responses=responses, given=answers or statements, models=models, language=language)
    if as_json:
        print(json.dumps(_content(report), ensure_ascii=False))
    else:
        sys.stdout.write(as_text(report))
    _keep(report, save=save, pin=pin)


@app.command()
def calibrate(
    gold: Annotated[
        list[Path] | None, typer.Option("--gold", help="A gold file or folder; the project's development set if none.")
    ] = None,
    facts: Annotated[list[Path] | None, typer.Option("--factrueval", help="A factRuEval folder.")] = None,
    events: Annotated[list[Path] | None, typer.Option("--plover", help="PLOVER records as JSON lines.")] = None,
    portions: Annotated[
        list[Path] | None,
        typer.Option("--annotated", help="A portion (.ann) of data/relations/real with whole articles."),
    ] = None,
    models: ModelsOption = "joint",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    save: Annotated[bool, typer.Option("--save", help="Keep the figures in data/gold/scores.json.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Put the new weights in place of the lexicon's.")] = False,
) -> None:
    """Fit the confidence of statements to gold and print how well it agrees with what is right, on unseen documents.

    graphbuilder calibrate --factrueval FOLDER --plover records.jsonl
    """
    from graphbuilder import pipeline, resources
    from graphbuilder.makers import calibrate as fitting
    from graphbuilder.makers.evaluate import floors

    def analyse(documents: "Iterable[Document]") -> "Iterator[Localised]":
        return pipeline.analyse(documents, models=models, precision=0.0)

    own = resources.folder("data/gold")
    golds = gold or [own / "dev", own / "vot-tak.json"]
    judged = fitting.judge_all(golds, facts or [], events or [], analyse)
    judged += fitting.judge_articles(portions or [], analyse)
    tables, found = fitting.tables(judged)
    sys.stdout.write(json.dumps(found.as_json(), ensure_ascii=False) + "\n" if as_json else fitting.as_table(found))
    if write:
        fitting.write_weights(resources.LEXICON / "confidence.toml", tables, found)
    if save:
        floors.put(
            "confidence dev",
            {"kind": "confidence", "name": "dev", "groups": {}, **found.as_json()},
            own / "scores.json",
        )


def _only_with(option: str, value: Path | None, kind: Kind, wanted: Kind) -> None:
    if value is not None and kind is not wanted:
        raise BadParameter(f"{option} goes with {wanted}, not with {kind}; leave it out")


def _measure(
    kind: Kind, path: Path, *, responses: Path | None, given: Path | None, models: str, language: str | None
) -> "Report":
    from graphbuilder.makers.evaluate import run

    def analyse(documents: "Iterable[Document]") -> "Iterator[Localised]":
        from graphbuilder import pipeline

        return pipeline.analyse(documents, models=models)

    match kind:
        case Kind.gold:
            return run.evaluate_lines(path, given) if given else run.evaluate_gold(path, analyse)
        case Kind.factrueval:
            return run.evaluate_answers(path, given) if given else run.evaluate_factrueval(path, analyse, responses)
        case Kind.plover:
            return run.evaluate_plover(path, analyse)
        case Kind.pairs:
            return _pairs(path)
        case Kind.coreference:
            return run.evaluate_coreference(path, analyse)
        case _:
            return _parsed(kind, path, models, language)


def _parsed(kind: Kind, path: Path, models: str, language: str | None) -> "Report":
    from graphbuilder.makers.evaluate.names import score_names
    from graphbuilder.makers.evaluate.trees import score_trees
    from graphbuilder.parse import detect_language, load

    if language is None:
        language = detect_language(_sample(path), models)
    parser = load(language, models)
    return (score_names if kind is Kind.names else score_trees)(path, language, parser.parse)


def _sample(path: Path, lines: int = 2000) -> str:
    """Return some text of the file: enough to tell its language."""
    from itertools import islice

    from graphbuilder.errors import ReadError

    try:
        with path.open(encoding="utf-8") as file:
            return " ".join(line[9:].strip() for line in islice(file, lines) if line.startswith("# text = "))
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: {error}; expected sentences with # text lines") from None


def _pairs(path: Path) -> "Report":
    from graphbuilder.makers.evaluate.pairs import read_pairs, score_pairs
    from graphbuilder.resolve import score_pair

    def judge(a: str, b: str, type: str | None) -> tuple[bool, float, str]:
        judgement = score_pair(a, b, type=cast("EntityType | None", type))
        return bool(judgement.same), judgement.score, judgement.reason

    return score_pairs(path.stem, read_pairs(path), judge)


def _content(report: "Report") -> dict[str, Any]:
    listed = [] if report.locked else report.findings
    findings = [{"kind": f.kind, "where": f.where, "what": f.what, "sentence": f.sentence} for f in listed]
    return {**report.as_json(), "findings": findings}


def _keep(report: "Report", *, save: bool, pin: bool) -> None:
    from graphbuilder import resources
    from graphbuilder.makers.evaluate import floors

    folder = resources.folder("data/gold")
    if pin:
        floors.pin(report, folder / "floors.toml", floors.pinned(report))
    if save:
        floors.save(report, folder / "scores.json")
