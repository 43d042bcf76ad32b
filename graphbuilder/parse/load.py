"""Finds models and makes a parser of them: the joint one, Stanza's official ones, or any folder of either kind.

Nothing here goes online; `graphbuilder models download` does.
"""

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from graphbuilder import grammar, resources
from graphbuilder.errors import GraphbuilderError, ModelNotFound, ParseError
from graphbuilder.later import absent, import_torch, later
from graphbuilder.parse.joint.names import GUIDELINES
from graphbuilder.parse.parser import Parser

#: Stanza's processors in their order, and what must be there for a parse.
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
_NEEDED = frozenset({"tokenize", "pos", "lemma", "depparse"})

#: Batches parsed at a time, at most: what is left to Python in each takes turns.
MOST_WORKERS = 4

#: Parameters of glibc's ``mallopt``, from its ``malloc.h``.
_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD, _ARENAS = -1, -2, -3, -8

#: What a dictionary says of prepositions, particles and the like.
_OTHER = frozenset({"X"})

#: Entity types of Stanza models that tell four apart; MISC has no counterpart.
_FOUR = {"PER": "Person", "ORG": "Organization", "LOC": "Geopolitical"}
_EIGHTEEN = {theirs: ours[0] for theirs, ours in GUIDELINES["ontonotes"].items() if theirs != "O"}


def folder_of(models: str) -> Path:
    """Return the folder that *models* (``joint``, ``compact``, ``official`` or a path) stands for."""
    if models in ("joint", "compact"):
        return resources.folder("data/models") / models
    if models == "official":
        return Path(os.environ.get("STANZA_RESOURCES_DIR") or Path.home() / "stanza_resources")
    return Path(models)


def languages(models: str = "joint") -> tuple[str, ...]:
    """Return the languages there are models for, sorted."""
    folder = folder_of(models)
    if _is_joint(folder):
        return tuple(sorted(path.name.split(".")[0] for path in folder.glob("*.tokenizer.pt")))
    return tuple(sorted(path.parent.name for path in folder.glob("*/tokenize") if path.is_dir()))


def load(language: str, models: str = "joint") -> Parser:
    """Return a parser for *language* (``ru``, ``en``, …); *models*: joint, compact, official, or the path of a folder.

    Never goes online. Raises `ModelNotFound` where the models are not there, `ParseError` where they cannot be loaded.
    """
    folder = folder_of(models)
    if not folder.is_dir():
        raise ModelNotFound(f"no models at {folder}; {_advice(language, models)}")
    if language not in languages(models):
        have = ", ".join(languages(models)) or "none"
        raise ModelNotFound(f"no {language} models in {folder} (there: {have}); {_advice(language, models)}")
    try:
        return _parser(language, folder, official=models == "official")
    except (GraphbuilderError, MemoryError):
        raise
    except Exception as error:  # files that are no models: each library raises what it likes
        cause = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise ParseError(f"the {language} models in {folder} cannot be loaded ({cause}); get them anew") from error


def _parser(language: str, folder: Path, *, official: bool) -> Parser:
    if _is_joint(folder):
        threads, begin = _threads()
        pipeline = _joint(language, folder)
        return Parser(
            language, pipeline, lambda kind: kind, workers=threads, begin=begin, tags=vocabulary(language, pipeline)
        )
    pipeline = _official(language, folder) if official else _files(language, folder)
    return Parser(language, pipeline, _name_type(pipeline))


def download(language: str) -> None:
    """Fetch Stanza's official models of *language*; the one function here that needs the network."""
    import stanza

    try:
        stanza.download(language, model_dir=str(folder_of("official")), logging_level="WARN")
    except Exception as error:  # requests, urllib and Stanza each raise their own
        raise ParseError(f"cannot download {language} models: {error}; is there a network?") from error


def tokenizer_pipeline(language: str, folder: Path) -> Any:
    """Return a Stanza pipeline of tokenizer and multi-word expander alone, from ``LANGUAGE.*.pt`` of *folder*."""
    return _pipeline(language, _tokenizers(language, folder))


def _tokenizers(language: str, folder: Path) -> dict[str, str]:
    paths = {"tokenize_model_path": str(folder / f"{language}.tokenizer.pt")}
    expander = folder / f"{language}.mwt.pt"
    return paths | ({"mwt_model_path": str(expander)} if expander.is_file() else {})


def _is_joint(folder: Path) -> bool:
    return (folder / "model.safetensors").is_file()


def _advice(language: str, models: str) -> str:
    if models == "official":
        return f"run: graphbuilder models download {language}"
    return "name a folder with --models, or run: graphbuilder models train"


def _joint(language: str, folder: Path) -> Any:
    keep_memory()
    # transformers is for Stanza's trainer of constituency trees, IPython for bars in notebooks, networkx for enhanced trees
    with absent("transformers", "IPython"), later("networkx"):
        import graphbuilder.parse.joint.processor  # noqa: F401  (registers the processor)

    return _pipeline(language, _tokenizers(language, folder) | {"joint_model_path": str(folder)})


def vocabulary(language: str, pipeline: Any = None) -> Callable[[str], frozenset[str]]:
    """Return what says which parts of speech a word in small letters can be: the dictionary, the forms the model learnt.

    A name is PROPN; a word nobody knows is nothing.
    """
    own = grammar.get(language)
    learnt: dict[str, set[str]] = {}
    joint = pipeline.processors.get("joint") if pipeline is not None else None
    for key in joint.model.lemmatizer.lexicon.get(language, {}) if joint is not None else ():
        upos, form = key.split(" ", 1)
        if form.islower():
            learnt.setdefault(form, set()).add(upos)

    def tags(word: str) -> frozenset[str]:
        if own.knows(word):
            found = own.taggings(word)
            return frozenset(u for one in found for u in (("PROPN",) if one.name else one.upos - {"PROPN"})) or _OTHER
        return frozenset(learnt.get(word) or next(filter(None, map(learnt.get, own.bases(word))), set()))

    return tags


def _files(language: str, folder: Path) -> Any:
    """Make a pipeline of the one model file in each of ``LANGUAGE/PROCESSOR/``."""
    paths = {}
    for processor in PROCESSORS:
        found = sorted((folder / language / processor).glob("*.pt"))
        if found:
            paths[f"{processor}_model_path"] = str(found[0])
    pretrain = sorted((folder / language / "pretrain").glob("*.pt"))
    if pretrain:
        paths |= {f"{name}_pretrain_path": str(pretrain[0]) for name in ("pos", "depparse", "ner")}
    missing = sorted(name for name in _NEEDED if f"{name}_model_path" not in paths)
    if missing:
        raise ModelNotFound(f"{folder / language} has no model for {', '.join(missing)}; expected PROCESSOR/NAME.pt")
    return _pipeline(language, paths)


def _pipeline(language: str, paths: dict[str, str]) -> Any:
    """Make a Stanza pipeline of model files alone: the empty list of resources keeps Stanza from looking elsewhere."""
    import tempfile

    import stanza

    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / "resources.json").write_text("{}", encoding="utf-8")
        processors = ",".join(key.removesuffix("_model_path") for key in paths if key.endswith("_model_path"))
        with _without_optimizers():
            return stanza.Pipeline(
                language,
                dir=scratch,
                processors=processors,
                download_method=None,
                allow_unknown_language=True,
                use_gpu=False,
                logging_level="ERROR",
                **paths,
            )


def _threads() -> tuple[int, Callable[[], None]]:
    """Return how many threads PyTorch may use here, and what a thread calls that is to use one of them."""
    torch = import_torch()
    return min(MOST_WORKERS, torch.get_num_threads()), lambda: torch.set_num_threads(1)


def keep_memory() -> None:
    """Tell glibc to keep freed blocks for the next batch: giving them back and taking them anew costs a fifth of the time.

    Does nothing on other systems. Blocks of up to 64 MB are kept, a quarter of a gigabyte of them in all, in one heap for
    all threads: a heap each would keep as much again.
    """
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL("libc.so.6")
        for setting, value in (
            (_MMAP_THRESHOLD, 64 << 20),
            (_TRIM_THRESHOLD, 256 << 20),
            (_TOP_PAD, 16 << 20),
            (_ARENAS, 1),
        ):
            library.mallopt(setting, value)


@contextmanager
def _without_optimizers() -> Iterator[None]:
    """Keep Stanza from making optimizers for models that are only run: torch imports its compiler for one, 4 s."""
    from stanza.models.common import utils

    original, utils.get_optimizer = utils.get_optimizer, lambda *_, **__: None
    try:
        yield
    finally:
        utils.get_optimizer = original


def _official(language: str, folder: Path) -> Any:
    """Make a pipeline of downloaded official models, with the packages Stanza prefers for the language."""
    import stanza

    have = [name for name in PROCESSORS if (folder / language / name).is_dir()]
    try:
        return stanza.Pipeline(
            language,
            dir=str(folder),
            processors=",".join(have),
            download_method=None,
            use_gpu=False,
            logging_level="ERROR",
        )
    except (FileNotFoundError, ValueError) as error:
        raise ModelNotFound(f"official {language} models in {folder} are incomplete: {error}") from error


def _name_type(pipeline: Any) -> Callable[[str], str | None]:
    processor = pipeline.processors.get("ner")
    known = set(processor.get_known_tags()) if processor is not None else set()
    return (_EIGHTEEN if "GPE" in known else _FOUR).get
