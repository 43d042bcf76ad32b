"""Scores parses against a CoNLL-U treebank from raw text, with the evaluation of the CoNLL 2018 shared task."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from graphbuilder.errors import ReadError
from graphbuilder.makers.evaluate.scores import Counts, Report
from graphbuilder.model import Document, Sentence, Word, digest

METRICS = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS", "CLAS", "MLAS", "BLEX")
#: Sentences parsed as one text, and one unit of the intervals.
BLOCK = 20

Parse = Callable[[Iterable[Document]], Iterator[tuple[Document, Sequence[Sentence]]]]


def score_trees(path: Path, language: str, parse: Parse) -> Report:
    """Parse the text of *path* in blocks of `BLOCK` sentences with *parse* and compare the trees.

    Raises:
        ReadError: The file is not CoNLL-U with ``# text`` lines, or a parse does not cover the text.
    """
    from udtools import udeval  # type: ignore[import-untyped]

    gold = list(_blocks(path))
    documents = [Document(digest(path.stem, n), text, language=language) for n, (text, _) in enumerate(gold)]
    units: dict[str, list[Counts]] = {metric: [] for metric in METRICS}
    for (_, trees), (document, sentences) in zip(gold, parse(documents), strict=True):
        produced = conllu(sentences, document.text)
        try:
            pair = [udeval.load_conllu(io.StringIO(text), path.name, {}) for text in (trees, produced)]
            scores = udeval.evaluate(*pair)
        except udeval.UDError as error:
            raise ReadError(f"{path}: {error}; expected trees over the same text") from None
        for metric in METRICS:
            score = scores[metric]
            if score.correct is not None:
                right = float(score.correct)
                units[metric].append(Counts(right, score.system_total, right, score.gold_total))
    return Report("parse", f"{language} {path.stem}", units)


def _blocks(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (text, trees) of each block: sentences apart by a blank, paragraphs and documents by an empty line."""
    try:
        sentences = [block for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: {error}; expected a CoNLL-U file") from None
    for first in range(0, len(sentences), BLOCK):
        text, trees = "", []
        for block in sentences[first : first + BLOCK]:
            lines = block.strip().splitlines()
            own = next((line[9:] for line in lines if line.startswith("# text = ")), None)
            if own is None:
                raise ReadError(f"{path}: a sentence without a # text line: {lines[0][:60]}; expected one in each")
            paragraph = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
            text += ("\n\n" if paragraph else " ") * bool(text) + own
            trees.append("\n".join(line for line in lines if not _empty_node(line)))
        yield text, "\n\n".join(trees) + "\n\n"


def _empty_node(line: str) -> bool:
    return not line.startswith("#") and "." in line.partition("\t")[0]


def conllu(sentences: Iterable[Sentence], text: str) -> str:
    """Return *sentences* as CoNLL-U; words that share a span of *text* are one multi-word token."""
    return "".join("\n".join(_rows(sentence, text)) + "\n\n" for sentence in sentences)


def _rows(sentence: Sentence, text: str) -> Iterator[str]:
    for _, group in groupby(sentence.words, key=lambda word: (word.start, word.end)):
        words = list(group)
        if len(words) > 1:
            form = text[words[0].start : words[0].end]
            yield "\t".join([f"{words[0].id}-{words[-1].id}", form, *"_" * 8])
        for word in words:
            form = word.form if len(words) > 1 else text[word.start : word.end] or word.form
            yield _row(word, form)


def _row(word: Word, form: str) -> str:
    feats = "|".join(f"{name}={value}" for name, value in sorted(word.feats.items())) or "_"
    tags = (word.lemma or "_", word.upos, word.xpos or "_", feats)
    return "\t".join((str(word.id), form, *tags, str(word.head), word.deprel, "_", "_"))
