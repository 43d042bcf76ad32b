"""Scores of parsers by the evaluation of CoNLL 2018, and of names by exact span; used by ``bench/parse.py``."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from graphbuilder.model import Document, Sentence
from graphbuilder.parse.conllu import span

METRICS = ("Tokens", "Words", "Sentences", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")
FEATURES = ("Case", "Number", "Gender")
#: UNER's class of each of our types; states are ORG or LOC there by what they do, so the two are one.
CLASSES = {"Person": "PER"} | dict.fromkeys(("Organization", "Geopolitical", "Place", "Facility"), "ORG/LOC")


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
        groups.setdefault(source_of(block), []).append(block)
    return {name: annotated(model, language, members) for name, members in groups.items()}


def gold_forms(blocks: Sequence[str]) -> list[list[str]]:
    """Return the words of each CoNLL-U block."""
    rows = ([line.split("\t") for line in block.split("\n")] for block in blocks)
    return [[row[1] for row in sentence if row[0].isdigit()] for sentence in rows]


def annotated(model: Any, language: str, blocks: Sequence[str]) -> dict[str, float]:
    """Score *model* on the gold words of *blocks*."""
    tables = [[line.split("\t") for line in block.split("\n") if not line.startswith("#")] for block in blocks]
    system = []
    for rows, annotation in zip(tables, model.annotate(gold_forms(blocks), language), strict=True):
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


def source_of(block: str) -> str:
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
