"""Sentences as CoNLL-U and JSON lines, entities and offsets in MISC as Stanza writes them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from graphbuilder.model import Document, Name, Sentence, Word


def tokens(sentence: Sentence) -> list[tuple[Word, ...]]:
    """Group the words of *sentence* by token: more than one where a multi-word token was split."""
    return [tuple(words) for _, words in groupby(sentence.words, key=lambda word: (word.start, word.end))]


def span(sentence: Sentence, name: Name) -> tuple[int, int]:
    """Return the code points of *name* in the document, without the part of a multi-word token that is not in it.

    In "Obama's visit" the words "Obama" and "'s" share the offsets of their token; the name ends before the apostrophe.
    """
    start, end = sentence.words[name.first - 1].start, sentence.words[name.last - 1].end
    for group in tokens(sentence):
        if len(group) > 1 and "".join(word.form for word in group) == sentence.text[_within(sentence, group[0])]:
            start += sum(len(word.form) for word in group if group[0].id <= word.id < name.first <= group[-1].id)
            end -= sum(len(word.form) for word in group if group[0].id <= name.last < word.id)
    return start, end


def _within(sentence: Sentence, word: Word) -> slice:
    return slice(word.start - sentence.start, word.end - sentence.start)


def to_conllu(document: Document, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield one block a sentence, each ending with an empty line; documents and paragraphs are marked."""
    paragraph = -1
    for sentence in sentences:
        lines = [f"# newdoc id = {document.id}"] if sentence.index == 0 else []
        if sentence.paragraph != paragraph:
            lines.append("# newpar")
            paragraph = sentence.paragraph
        lines += [f"# sent_id = {sentence.id}", f"# text = {' '.join(sentence.text.split())}"]
        if sentence.cut:
            lines.append("# cut = yes")
        yield "\n".join([*lines, *_rows(document.text, sentence)]) + "\n\n"


def _rows(text: str, sentence: Sentence) -> Iterator[str]:
    groups = tokens(sentence)
    tags = _bioes(sentence, groups)
    for number, group in enumerate(groups):
        first = group[0]
        glued = first.end < len(text) and number + 1 < len(groups) and groups[number + 1][0].start == first.end
        misc = [*(["SpaceAfter=No"] if glued else []), f"start_char={first.start}", f"end_char={first.end}"]
        place = "|".join([*misc, f"ner={tags[number]}"])
        if len(group) > 1:
            form = _clean(text[first.start : first.end])
            yield "\t".join([f"{first.id}-{group[-1].id}", form, *["_"] * 7, place])
            place = "_"
        for word in group:
            feats = "|".join(f"{key}={value}" for key, value in sorted(word.feats.items(), key=_caseless)) or "_"
            columns = (word.id, _clean(word.form), _clean(word.lemma), word.upos, word.xpos or "_", feats, word.head)
            yield "\t".join([*map(str, columns), word.deprel, "_", place])


def _caseless(item: tuple[str, str]) -> tuple[str, str]:
    return item[0].lower(), item[1]


def _clean(form: str) -> str:
    """A form that cannot break the table: blanks and control characters within it become one space each."""
    return "".join(" " if character.isspace() or ord(character) < 32 else character for character in form) or "_"


def _bioes(sentence: Sentence, groups: Sequence[Sequence[Word]]) -> list[str]:
    owner = {word.id: number for number, group in enumerate(groups) for word in group}
    tags = ["O"] * len(groups)
    for name in sentence.names:
        start, end = owner[name.first], owner[name.last]
        if any(tag != "O" for tag in tags[start : end + 1]):
            continue
        for number in range(start, end + 1):
            inner = ("B" if number == start else "E" if number == end else "I") if end > start else "S"
            tags[number] = f"{inner}-{name.type}"
    return tags


def to_json(document: Document, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield one JSON object a sentence: the fields of `Sentence`, and the document's path."""
    for sentence in sentences:
        yield json.dumps({"path": document.path, "id": sentence.id, **asdict(sentence)}, ensure_ascii=False) + "\n"
