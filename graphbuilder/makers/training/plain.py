"""Sentences without annotation, for a student to learn a teacher's answers on."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

#: Sentences of fewer or more words teach little, or fill whole batches.
SHORTEST, LONGEST = 4, 70
#: How many OpenCorpora sentences are used: it is ten times the size of all the news.
OPENCORPORA = 8000


def sentences(data: Path, language: str, tokenizer: Path, *, limit: int | None = None) -> list[tuple[str, ...]]:
    """Return the words of all plain sentences of *language* under *data*, source by source; at most *limit* of each."""
    sources = [list(_words(line, language, tokenizer)) for line in _texts(data, language, limit)]
    if language == "ru":
        sources.append(list(_opencorpora(data / "opencorpora/unamb.conllu.gz", limit)))
    return [words for source in sources for words in source if SHORTEST <= len(words) <= LONGEST]


def _texts(data: Path, language: str, limit: int | None) -> Iterator[list[str]]:
    news, opinions = data / "text/ru-news-sentences.txt", data / "ruopinionne-train/train.jsonl"
    pairs = data / "text/ntrex-ru-en.tsv"
    if language == "ru" and news.is_file():
        yield news.read_text(encoding="utf-8").splitlines()[:limit]
    if language == "ru" and opinions.is_file():
        yield [json.loads(line)["text"] for line in opinions.read_text(encoding="utf-8").splitlines()[:limit]]
    if pairs.is_file():
        lines = pairs.read_text(encoding="utf-8").splitlines()[:limit]
        yield [line.split("\t")[0 if language == "ru" else 1] for line in lines]


def _words(lines: list[str], language: str, tokenizer: Path) -> Iterator[tuple[str, ...]]:
    from graphbuilder.parse.load import tokenizer_pipeline

    document = tokenizer_pipeline(language, tokenizer.parent)("\n\n".join(" ".join(line.split()) for line in lines))
    for sentence in document.sentences:
        yield tuple(word.text for word in sentence.words)


def _opencorpora(path: Path, limit: int | None) -> Iterator[tuple[str, ...]]:
    if not path.is_file():
        return
    words: list[str] = []
    count = 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                words.append(line.split("\t")[1])
                continue
            if SHORTEST <= len(words) <= LONGEST:
                yield tuple(words)
                count += 1
            words = []
            if count >= (limit or OPENCORPORA):
                return
