"""Speed, memory and scores of model folders, from raw text, as JSON.

    python bench/parse.py MODELS… --data FOLDER [--language ru] [--part test] [--sources] [--out scores.json]

MODELS are joint, compact, official or folders. Each is measured in a process of its own. *FOLDER* is laid out as
``docs/models.md`` says. Scores are those of CoNLL 2018 (udtools); features alone are scored on the words that have
them; names by exact span on the UNER sentences outside training, organizations and places as one class.
"""

import argparse
import io
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from graphbuilder.model import Document, Sentence
from graphbuilder.parse import load
from graphbuilder.parse.conllu import span, to_conllu
from graphbuilder.parse.joint.data import SOURCES
from graphbuilder.parse.load import folder_of
from graphbuilder.parse.tokenizers import layout, read_blocks

METRICS = ("Tokens", "Words", "Sentences", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")
FEATURES = ("Case", "Number", "Gender")
#: UNER's class of each of our types; states are ORG or LOC there by what they do, so the two are one.
CLASSES = {"Person": "PER"} | dict.fromkeys(("Organization", "Geopolitical", "Place", "Facility"), "ORG/LOC")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--language", action="append", help="ru, en; both when not given")
    parser.add_argument("--part", default="test", help="dev or test")
    parser.add_argument("--limit", type=int, help="score so many sentences of each set only")
    parser.add_argument("--sources", action="store_true", help="score each treebank style on gold words instead")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    languages = options.language or ["ru", "en"]
    if options.here:
        measure = styles if options.sources else scores
        found = measure(options.models[0], languages[0], options.data, options.part, options.limit)
        print(json.dumps(found, ensure_ascii=False))
        return
    results = {f"{m} {language}": _apart(m, language, options) for m in options.models for language in languages}
    text = json.dumps(results, ensure_ascii=False, indent=1)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


def _apart(models: str, language: str, options: argparse.Namespace) -> Any:
    command = [sys.executable, __file__, models, "--data", str(options.data), "--language", language, "--here"]
    command += ["--part", options.part, *(["--limit", str(options.limit)] if options.limit else [])]
    command += ["--sources"] if options.sources else []
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else {"error": done.returncode}


def scores(models: str, language: str, data: Path, part: str, limit: int | None) -> dict[str, Any]:
    """Measure one model folder on one language."""
    started = time.perf_counter()
    parser = load(language, models)
    loaded = time.perf_counter() - started
    gold = (data / f"treebanks/{language}/{part}.conllu").read_text(encoding="utf-8").strip().split("\n\n")[:limit]
    text, _, _ = layout(list(read_blocks(_file(gold))))
    next(iter(parser.parse([Document("warm", text[:500])])))
    started = time.perf_counter()
    parsed = list(parser.parse([Document("text", text, language=language)]))
    seconds = time.perf_counter() - started
    sentences = parsed[0][1]
    system = "".join(to_conllu(*parsed[0]))
    words = sum(len(sentence.words) for sentence in sentences)
    found: dict[str, Any] = {
        "models": models,
        "language": language,
        "load_seconds": round(loaded, 2),
        "words": words,
        "words_per_second": round(words / seconds),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "megabytes": round(_size(folder_of(models), language), 1),
        "raw": conll18("\n\n".join(gold) + "\n\n", system),
        "names": names(parser, language, data, limit),
    }
    if hasattr(parser.pipeline.processors.get("joint"), "model"):
        found["gold_words"] = gold_words(parser, language, gold)
    return found


def conll18(gold: str, system: str) -> dict[str, float]:
    """Return F1 in per cent by the evaluation of CoNLL 2018, and of single features on the words that have them."""
    from udtools import udeval

    a, b = (udeval.load_conllu(io.StringIO(_plain(text)), "", {}) for text in (gold, system))
    result = udeval.evaluate(a, b)
    table = {metric: round(100 * result[metric].f1, 2) for metric in METRICS}
    for feature in FEATURES:
        table[feature] = round(100 * _f1(_having(a.words, feature), _having(b.words, feature)), 2)
    return table


def _plain(text: str) -> str:
    """Drop empty nodes and enhanced dependencies, which are not scored."""
    rows = (line.split("\t") for line in text.split("\n"))
    kept = (row for row in rows if len(row) < 10 or "." not in row[0])
    return "\n".join("\t".join([*row[:8], "_", row[9]] if len(row) == 10 else row) for row in kept)


def _having(words: Sequence[Any], feature: str) -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for word in words:
        features = dict(part.split("=", 1) for part in word.columns[5].split("|") if "=" in part)
        if feature in features:
            found[word.span.start, word.span.end, word.columns[1], features[feature]] += 1
    return found


def _f1(gold: Counter[tuple[object, ...]], system: Counter[tuple[object, ...]]) -> float:
    right = (gold & system).total()
    return 2 * right / max(1, gold.total() + system.total())


def gold_words(parser: Any, language: str, blocks: Sequence[str]) -> dict[str, dict[str, float]]:
    """Score trees and tags on gold words, all together and by treebank."""
    model = parser.pipeline.processors["joint"].model
    groups = {"all": list(blocks)}
    for block in blocks:
        groups.setdefault(_source(block), []).append(block)
    return {name: annotated(model, language, members) for name, members in groups.items()}


def annotated(model: Any, language: str, blocks: Sequence[str]) -> dict[str, float]:
    """Score *model* on the gold words of *blocks*."""
    tables = [[line.split("\t") for line in block.split("\n") if not line.startswith("#")] for block in blocks]
    words = [[row[1] for row in rows if row[0].isdigit()] for rows in tables]
    system = []
    for rows, annotation in zip(tables, model.annotate(words, language), strict=True):
        columns = zip(
            annotation.lemmas, annotation.upos, annotation.feats, annotation.heads, annotation.relations, strict=True
        )
        for row in rows:
            if row[0].isdigit():
                lemma, upos, feats, head, relation = next(columns)
                row = [row[0], row[1], lemma, upos, "_", feats, str(head), relation, "_", row[9]]
            system.append("\t".join(row))
        system.append("")
    return conll18("\n\n".join(blocks) + "\n\n", "\n".join(system) + "\n")


def styles(models: str, language: str, data: Path, part: str, limit: int | None) -> dict[str, dict[str, float]]:
    """Score each treebank's style on the gold words of a whole language: which one text from anywhere should follow."""
    parser = load(language, models)
    model = parser.pipeline.processors["joint"].model
    blocks = (data / f"treebanks/{language}/{part}.conllu").read_text(encoding="utf-8").strip().split("\n\n")[:limit]
    found = {}
    wanted = {"ru": "Russian", "en": "English"}.get(language, "")
    for source in [name for name in SOURCES if name == "unknown" or wanted in name]:
        model.sources = {language: source}
        found[source] = annotated(model, language, blocks)
    return found


def _source(block: str) -> str:
    return next((line[11:] for line in block.split("\n") if line.startswith("# source = ")), "unknown")


def names(parser: Any, language: str, data: Path, limit: int | None) -> dict[str, float]:
    """Score names by exact span on UNER: Russian PUD from sentence 600 on, English EWT test."""
    path, skipped = ("ner/ru/uner-pud.iob2", 600) if language == "ru" else ("ner/en/uner-ewt-test.iob2", 0)
    if not (data / path).is_file():
        return {}
    gold = list(_uner(data / path))[skipped:][:limit]
    documents = [Document(str(number), text) for number, (text, _) in enumerate(gold)]
    right, ours, theirs = 0, 0, 0
    by_class: Counter[str] = Counter()
    for (_, sentences), (_, wanted) in zip(parser.parse(documents), gold, strict=True):
        found = set(_spans(sentences))
        right += len(found & wanted)
        ours += len(found)
        theirs += len(wanted)
        by_class.update(f"{kind} right" for _, _, kind in found & wanted)
        by_class.update(f"{kind} found" for _, _, kind in found)
        by_class.update(f"{kind} gold" for _, _, kind in wanted)
    table = {
        "precision": right / max(1, ours),
        "recall": right / max(1, theirs),
        "f1": 2 * right / max(1, ours + theirs),
    }
    for kind in ("PER", "ORG/LOC"):
        both = by_class[f"{kind} found"] + by_class[f"{kind} gold"]
        table[f"{kind} f1"] = 2 * by_class[f"{kind} right"] / max(1, both)
    return {key: round(value, 4) for key, value in table.items()}


def _spans(sentences: Iterable[Sentence]) -> Iterator[tuple[int, int, str]]:
    for sentence in sentences:
        for name in sentence.names:
            if name.type in CLASSES:
                yield *span(sentence, name), CLASSES[name.type]


def _uner(path: Path) -> Iterator[tuple[str, set[tuple[int, int, str]]]]:
    """Yield text and name spans of each sentence."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        text = next(line[9:] for line in lines if line.startswith("# text = "))
        spans: list[list[Any]] = []
        position = 0
        for row in (line.split("\t") for line in lines if line[:1].isdigit()):
            if not row[0].isdigit():
                continue
            start = text.find(row[1], position)
            if start < 0:
                continue  # a word the text spells in another way, such as one of a multi-word token
            position = start + len(row[1])
            prefix, _, kind = row[2].partition("-")
            if kind not in ("PER", "ORG", "LOC"):
                continue
            if prefix == "B" or not spans:
                spans.append([start, position, "PER" if kind == "PER" else "ORG/LOC"])
            else:
                spans[-1][1] = position
        yield text, {(start, end, kind) for start, end, kind in spans}


def _file(blocks: Sequence[str]) -> Path:
    """Write *blocks* where `read_blocks` can read them."""
    import tempfile

    with tempfile.NamedTemporaryFile("w", suffix=".conllu", delete=False, encoding="utf-8") as file:
        file.write("\n\n".join(blocks) + "\n\n")
    return Path(file.name)


def _size(folder: Path, language: str) -> float:
    """Megabytes of a joint folder, or of the language's part of another."""
    root = folder if (folder / "model.safetensors").is_file() else folder / language
    return sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main()
