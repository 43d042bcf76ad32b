"""``graphbuilder parse`` and ``graphbuilder models``."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import LexiconOption, app, fail

models = typer.Typer(help="Find, download, train and export models.", no_args_is_help=True)
app.add_typer(models, name="models")

LanguageArgument = Annotated[str, typer.Argument(help="Language code, such as ru or en.")]


class Format(StrEnum):
    """How `parse` prints."""

    conllu = "conllu"
    json = "json"


@app.command()
def parse(
    files: Annotated[list[str], typer.Argument(help="Files, folders, URLs, or - for stdin.")],
    format: Annotated[Format, typer.Option("--format", help="conllu, or json: one object a sentence.")] = Format.conllu,
    models: Annotated[str, typer.Option("--models", help="joint, compact, official, or a folder.")] = "joint",
    language: Annotated[str | None, typer.Option("--language", help="ru or en; detected when not given.")] = None,
) -> None:
    """Print what the models see: words, lemmas, trees and names, with offsets.

    Example: graphbuilder parse data/articles/vot-tak-putin-kim-beijing.txt --format conllu
    """
    import graphbuilder as gb
    from graphbuilder.parse.conllu import to_conllu, to_json

    errors: list[gb.GraphbuilderError] = []
    documents = gb.read(*files, on_error=errors.append, language=language)
    write = to_conllu if format is Format.conllu else to_json
    for document, sentences in gb.parse(documents, models=models, on_error=errors.append):
        sys.stdout.writelines(write(document, sentences))
    for error in errors:
        fail(str(error))
    if errors:
        raise typer.Exit(1)


@models.command("list")
def list_models() -> None:
    """Print each set of models, the languages it has, its size and its folder.

    Example: graphbuilder models list
    """
    from graphbuilder.parse.load import folder_of, languages

    for name in ("joint", "compact", "official"):
        folder = folder_of(name)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0
        print(f"{name}\t{','.join(languages(name)) or '-'}\t{size / 1e6:.1f} MB\t{folder}")


@models.command()
def download(language: LanguageArgument) -> None:
    """Fetch Stanza's official models of a language; needs the network.

    Example: graphbuilder models download ru
    """
    from graphbuilder.parse.load import download as fetch

    fetch(language)
    print(f"{language} models are there; use them with --models official", file=sys.stderr)


@models.command()
def train(
    data: Annotated[Path, typer.Option("--data", help="Folder of treebanks and names, see docs/models.md.")],
    encoder: Annotated[str, typer.Option("--encoder", help="Folder of a BERT encoder, or a Hugging Face name.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the model and its checkpoints.")],
    layers: Annotated[int, typer.Option("--layers", min=1, help="Depth of the model that is shipped.")] = 6,
    steps: Annotated[int, typer.Option("--steps", min=1, help="Training steps of teacher and of student.")] = 1500,
    teacher: Annotated[Path | None, typer.Option("--teacher", help="Checkpoint folder of a trained teacher.")] = None,
    start: Annotated[
        Path | None, typer.Option("--from", help="Checkpoint folder of an earlier run; go on from its weights.")
    ] = None,
    tokenizers: Annotated[
        Path | None, typer.Option("--tokenizers", help="Folder of trained tokenizers to take.")
    ] = None,
    plan: Annotated[
        list[str] | None, typer.Option("--plan", help="NAME=NUMBER of the schedule, such as encoder_rate=1.2e-4.")
    ] = None,
    english: Annotated[int, typer.Option("--english", min=0, help="English sentences drawn for each pass.")] = 7000,
    silver: Annotated[
        int, typer.Option("--silver", min=0, help="Sentences of plain text for each pass, labelled by --from.")
    ] = 0,
    limit: Annotated[int | None, typer.Option("--limit", min=10, help="Use so many sentences of each source.")] = None,
    tokenizer_steps: Annotated[int, typer.Option("--tokenizer-steps", min=1, help="Steps of the tokenizers.")] = 1500,
) -> None:
    """Train the joint model from treebanks; started again with the same options, it goes on where it stopped.

    Example: graphbuilder models train --data data/training --encoder intfloat/multilingual-e5-small --out build/joint
    """
    from graphbuilder.makers.training.recipe import Recipe, settings

    Recipe(
        data=data,
        encoder=encoder,
        out=out,
        layers=layers,
        steps=steps,
        start=start,
        teacher=teacher,
        trained_tokenizers=tokenizers,
        plan=settings(plan or ()),
        english=english,
        silver=silver,
        limit=limit,
        tokenizer_steps=tokenizer_steps,
    ).run()
    print(f"trained: use it with --models {out / 'model'}", file=sys.stderr)


@models.command()
def reader(
    corpus: Annotated[Path, typer.Option("--corpus", help="Folder of annotated sentences.")] = Path("data/relations"),
    model: Annotated[Path, typer.Option("--model", help="The joint model it is made for and put beside.")] = Path(
        "data/models/joint"
    ),
    out: Annotated[Path, typer.Option("--out", help="Folder of prepared sentences and checkpoints.")] = Path(
        "build/reader"
    ),
    passes: Annotated[int, typer.Option("--passes", min=1, help="Passes over the corpus.")] = 8,
    authored: Annotated[
        float,
        typer.Option("--authored", min=0, max=1, help="What part of the authored sentences each pass draws anew."),
    ] = 0.4,
    kinds: Annotated[str, typer.Option("--kinds", help="Which sentences train it.")] = "real,public,written,authored",
    share: Annotated[float, typer.Option("--share", min=0.01, max=1, help="What part of them.")] = 1.0,
    threads: Annotated[int, typer.Option("--threads", min=1, help="Processor threads.")] = 2,
) -> None:
    """Train the reader of relations from annotated sentences; started again, it goes on where it stopped.

    Each portion of the corpus is prepared once; what changed, or what the model or its layers change, is prepared again.

    Example: graphbuilder models reader --out build/reader
    """
    from graphbuilder.makers.reader.recipe import Recipe
    from graphbuilder.makers.reader.train import Plan

    plan = Plan(passes=passes, authored=authored, threads=threads, score_every=1)
    Recipe(
        corpus, model, out, plan, tuple(kinds.split(",")), share, tell=lambda line: print(line, file=sys.stderr)
    ).run()
    print(f"trained: {model / 'reader.safetensors'}", file=sys.stderr)


@models.command()
def teach(
    lessons: Annotated[Path | None, typer.Argument(help="JSON lines: text, language, statements.")] = None,
    model: Annotated[
        Path | None, typer.Option("--model", help="The joint model; the shipped one if not given.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Forget all that was taught.")] = False,
    lexicon: LexiconOption = None,
) -> None:
    """Teach the reader sentences of your own, relations of a --lexicon included; kept beside the model until --undo.

    Example: graphbuilder models teach corrected.jsonl
    """
    from graphbuilder import resources
    from graphbuilder.extract.reader.model import TAUGHT

    folder = model or resources.folder("data/models") / "joint"
    if undo:
        (folder / TAUGHT).unlink(missing_ok=True)
        print("nothing is taught any more", file=sys.stderr)
        return
    if lessons is None:
        raise typer.BadParameter("name a file of taught sentences, or --undo", param_hint="LESSONS")
    from graphbuilder.makers.reader.teach import read_lessons
    from graphbuilder.makers.reader.teach import teach as fit

    told = fit(read_lessons(lessons), folder)
    print(
        f"{told['sentences']} sentences taught; right of them before {told['before']:.2f}, now {told['after']:.2f}; kept in "
        f"{folder / TAUGHT}",
        file=sys.stderr,
    )


@models.command()
def export(
    checkpoint: Annotated[Path, typer.Argument(help="Folder with checkpoint.pt and inventory.json.")],
    out: Annotated[Path, typer.Argument(help="Folder of the model to make.")],
    tokenizers: Annotated[Path, typer.Option("--tokenizers", help="Folder with LANGUAGE.tokenizer.pt.")],
    pieces: Annotated[Path, typer.Option("--pieces", help="The encoder's tokenizer.json.")],
    data: Annotated[Path, typer.Option("--data", help="Folder of treebanks, for the lemma lexicon.")],
) -> None:
    """Make a model folder of a training checkpoint.

    Example: graphbuilder models export build/student data/models/joint --tokenizers build/tokenizers --pieces
    build/encoder/tokenizer.json --data data/training
    """
    from graphbuilder.makers.training.export import export_model

    export_model(checkpoint, out, tokenizers=tokenizers, pieces=pieces, data=data)
    print(f"exported to {out}", file=sys.stderr)
