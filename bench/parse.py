"""Speed, memory and scores of parsers, ratios first.

    python bench/parse.py SYSTEMS… --data FOLDER [--language ru] [--part test] [--out scores.json]

SYSTEMS are joint, compact, official, a model folder (``@float32`` after it: computed in floats), ``stanza-default``
(Stanza at its default layer sizes, untrained: speed only) or ``slovnet`` (Russian, on gold words). Each is measured in a
process of its own, one after another; the first is what the ratios refer to. Prints Markdown tables; ``--out`` keeps
every number as JSON for the card. Scores are from raw text by the evaluation of CoNLL 2018 (udtools), features alone on
the words that have them, names by exact span on the UNER sentences outside training with organizations and places as
one class. *FOLDER* is laid out as ``docs/models.md`` says.

    --memory    parse a document of 1 MB made of the test text instead and print its peak memory
    --sources   score each treebank's style on gold words instead: which one text from anywhere should follow
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from parse_scores import annotated, conll18, gold_words, names

from graphbuilder.makers.training.card import comparison
from graphbuilder.makers.training.tokenizers import layout, read_blocks
from graphbuilder.model import Document
from graphbuilder.parse import load
from graphbuilder.parse.conllu import to_conllu
from graphbuilder.parse.joint.inventory import SOURCES
from graphbuilder.parse.load import folder_of

MEGABYTE = 1_000_000


def main() -> None:
    options = _options()
    languages = options.language or ["ru", "en"]
    if options.here:
        print(json.dumps(_measure(options.systems[0], languages[0], options), ensure_ascii=False))
        return
    records = {}
    for language in languages:
        for system in options.systems:
            if system != "slovnet" or language == "ru":
                print(f"{system} {language}", file=sys.stderr)
                records[f"{system} {language}"] = _apart(system, language, options)
    if options.sources or options.memory:
        print(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        for language in languages:
            mine = {key: record for key, record in records.items() if key.endswith(f" {language}")}
            print(f"{language}:\n\n{comparison(mine)}\n")
    if options.out:
        options.out.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("systems", nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--language", action="append", help="ru, en; both when not given")
    parser.add_argument("--part", default="test", help="dev or test")
    parser.add_argument("--limit", type=int, help="score so many sentences of each set only")
    parser.add_argument("--sources", action="store_true")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "graphbuilder-bench")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _apart(system: str, language: str, options: argparse.Namespace) -> dict[str, Any]:
    """Measure in a process of its own, so that memory and imports are that system's alone."""
    command = [sys.executable, __file__, system, "--data", str(options.data), "--language", language, "--here"]
    command += ["--part", options.part, "--work", str(options.work)]
    command += ["--limit", str(options.limit)] if options.limit else []
    command += [f"--{name}" for name in ("sources", "memory") if getattr(options, name)]
    arithmetic = system.partition("@")[2]
    environment = os.environ | ({"GRAPHBUILDER_ARITHMETIC": arithmetic} if arithmetic else {})
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, env=environment)
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else {"error": done.returncode}


def _measure(system: str, language: str, options: argparse.Namespace) -> dict[str, Any]:
    models = system.partition("@")[0]
    path = options.data / f"treebanks/{language}/{options.part}.conllu"
    gold = path.read_text(encoding="utf-8").strip().split("\n\n")[: options.limit]
    if models == "slovnet":
        from parse_systems import slovnet

        return {"system": system, "language": language, **slovnet(gold), "peak_mb": _peak()}
    scored = models != "stanza-default"
    if not scored:
        from parse_systems import default_stanza

        models = str(default_stanza(language, options.data, folder_of("joint"), options.work))
    about: dict[str, Any] = {"system": system, "models": models, "language": language}
    if options.memory:
        return about | megabyte(models, language, gold)
    if options.sources:
        return styles(models, language, gold)
    return about | scores(models, language, options, gold, scored=scored)


def scores(
    models: str, language: str, options: argparse.Namespace, gold: list[str], *, scored: bool = True
) -> dict[str, Any]:
    """Measure one model folder on one language; untrained models are timed only."""
    started = time.perf_counter()
    load(language, models)
    loaded = time.perf_counter() - started
    started = time.perf_counter()
    parser = load(language, models)
    again = time.perf_counter() - started
    text, _, _ = layout(list(read_blocks(_file(gold))))
    next(iter(parser.parse([Document("warm", text[:500])])))
    started = time.perf_counter()
    ((document, sentences),) = parser.parse([Document("text", text, language=language)])
    seconds = time.perf_counter() - started
    words = sum(len(sentence.words) for sentence in sentences)
    found: dict[str, Any] = {
        "load_seconds": round(loaded, 2),
        "model_seconds": round(again, 2),
        "words": words,
        "words_per_second": round(words / seconds),
        "peak_mb": _peak(),
        "megabytes": round(_size(folder_of(models), language), 1),
    }
    if not scored:
        return found | {"note": "untrained: speed only"}
    found["raw"] = conll18("\n\n".join(gold) + "\n\n", "".join(to_conllu(document, sentences)))
    found["names"] = names(parser, language, options.data, options.limit)
    if "joint" in parser.pipeline.processors:
        model = parser.pipeline.processors["joint"].model
        found["layers"] = model.network.shape.layers
        found["gold_words"] = gold_words(parser, language, gold)
    return found


def megabyte(models: str, language: str, gold: list[str]) -> dict[str, Any]:
    """Parse one document of 1 MB (UTF-8) made of the test text again and again."""
    text, _, _ = layout(list(read_blocks(_file(gold))))
    size = len(text.encode("utf-8"))
    text = (text * (MEGABYTE // size + 1)).encode("utf-8")[:MEGABYTE].decode("utf-8", errors="ignore")
    parser = load(language, models)
    before = _peak()
    started = time.perf_counter()
    ((_, sentences),) = parser.parse([Document("text", text, language=language)])
    return {
        "bytes": len(text.encode("utf-8")),
        "words": sum(len(sentence.words) for sentence in sentences),
        "seconds": round(time.perf_counter() - started),
        "loaded_mb": before,
        "peak_mb": _peak(),
    }


def styles(models: str, language: str, gold: list[str]) -> dict[str, dict[str, float]]:
    """Score each treebank's style on the gold words of a whole language."""
    model = load(language, models).pipeline.processors["joint"].model
    found = {}
    wanted = {"ru": "Russian", "en": "English"}.get(language, "")
    for source in [name for name in SOURCES if name == "unknown" or wanted in name]:
        model.sources = {language: source}
        found[source] = annotated(model, language, gold)
    return found


def _peak() -> int:
    """Return the largest resident memory of this process so far, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _file(blocks: list[str]) -> Path:
    """Write *blocks* where `read_blocks` can read them."""
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", delete=False, encoding="utf-8") as file:
        file.write("\n\n".join(blocks) + "\n\n")
    return Path(file.name)


def _size(folder: Path, language: str) -> float:
    """Megabytes of a joint folder, or of the language's part of another."""
    root = folder if (folder / "model.safetensors").is_file() else folder / language
    return sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main()
