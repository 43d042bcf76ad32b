"""Speed of the rule stage alone, as JSON: sentences a second on one core, its share of the parse time, how it grows.

    python bench/extract.py SOURCES… [--models joint] [--times 10] [--out speed.json]

SOURCES are texts as ``graphbuilder extract`` takes them; a few hundred sentences at least. They are parsed once. Then
the rules run on them as an ingest has it, right after the parser has looked the words up in the dictionary (``after
parsing``); with everything they remember (``again``); and in a process of their own that has seen none of the words
(``new words``). Further on parts of the texts (``linear``: time of a sentence in a part over that in all), and with a
lexicon many times the size, whose added entries have triggers no text has (``lexicon``: time with it over time without).
"""

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from pymorphy3.dawg import EXTENSION_AVAILABLE

from graphbuilder.extract.rules import Pack, Rule, load_pack
from graphbuilder.model import Document, Sentence
from graphbuilder.parse import parse
from graphbuilder.read import read

stage = import_module("graphbuilder.extract")  # the package: `graphbuilder.extract` is the stage as a function
ROUNDS = 5
PARTS = (4, 2, 1)

Parsed = Sequence[tuple[Document, tuple[Sentence, ...]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--models", default="joint")
    parser.add_argument("--times", type=int, default=10, help="how many times the lexicon is multiplied")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    documents = list(read(options.sources, on_error=lambda error: print(error, file=sys.stderr)))
    if not documents:
        parser.error("no texts there; name files or folders of articles")
    list(parse([replace(document, text=document.text[:500]) for document in documents[:1]], models=options.models))
    started = time.process_time()
    parsed = list(parse(documents, models=options.models))
    found = measure(parsed, time.process_time() - started, options.times)
    text = json.dumps(found, indent=1)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


def measure(parsed: Parsed, parse_seconds: float, times: int) -> dict[str, Any]:
    """Return all figures; *parse_seconds* is the processor time the parse took, models loaded."""
    count = sum(len(sentences) for _, sentences in parsed)
    load(parsed)
    after = seconds(parsed)
    again = least(lambda: seconds(parsed))
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        new = pool.submit(alone, parsed).result()
    names = vars(stage)
    plain = names["load_pack"]
    try:
        packs = {document.language: grown(load_pack(document.language), times) for document, _ in parsed}
        names["load_pack"] = packs.__getitem__
        large = least(lambda: seconds(parsed))
    finally:
        names["load_pack"] = plain
    again = min(again, least(lambda: seconds(parsed)))
    return {
        "documents": len(parsed),
        "sentences": count,
        "compiled_dictionary": EXTENSION_AVAILABLE,
        "sentences_per_second": {
            "after parsing": round(count / after),
            "again": round(count / again),
            "new words": round(count / new),
        },
        "share_of_parse_time": {
            "after parsing": round(after / parse_seconds, 4),
            "new words": round(new / parse_seconds, 4),
        },
        "linear": {f"1/{part}": linear(parsed, part, again / count) for part in PARTS[:-1]},
        "lexicon": {
            "entries": {language: len(load_pack(language).rules) for language in sorted(packs)},
            f"time_with_{times}_times_the_entries": round(large / again, 3),
        },
    }


def load(parsed: Parsed) -> None:
    """Load dictionaries and rules, with one sentence of each language."""
    for language in sorted({document.language for document, _ in parsed}):
        document, sentences = next(pair for pair in parsed if pair[0].language == language)
        stage.extract(document, sentences[:1])
    gc.collect()  # what the parser left behind is not the rules' to clear away


def alone(parsed: Parsed) -> float:
    """Processor time of the rule stage in a process that did not parse the texts."""
    load(parsed)
    return seconds(parsed)


def seconds(parsed: Parsed) -> float:
    """Processor time of the rule stage."""
    started = time.process_time()
    for document, sentences in parsed:
        stage.extract(document, sentences)
    return time.process_time() - started


def least(run: Callable[[], float]) -> float:
    """The least of a few runs: what the machine's other work disturbs least."""
    return min(run() for _ in range(ROUNDS))


def linear(parsed: Parsed, part: int, whole: float) -> float:
    """Time of a sentence in every *part*-th document over *whole*, that in all of them; 1 where time grows as texts do."""
    some = parsed[::part]
    count = sum(len(sentences) for _, sentences in some)
    return round(least(lambda: seconds(some)) / count / whole, 3)


def grown(pack: Pack, times: int) -> Pack:
    """Return the pack with each entry so many times, the copies under triggers that no text has."""

    def index(table: Any) -> dict[str, tuple[Rule, ...]]:
        return {f"{lemma}{'ъ' * copy}": rules for copy in range(times) for lemma, rules in table.items()}

    return replace(pack, rules=pack.rules * times, verbs=index(pack.verbs), nouns=index(pack.nouns))


if __name__ == "__main__":
    main()
