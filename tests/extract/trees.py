"""Hand-written trees: compact CoNLL-U in, a model.Sentence out. No parser is involved.

A line is ``form lemma upos feats head deprel [NAME]``; NAME is ``B-Type`` or ``I-Type``.
``~`` before a form glues it to the last one.
"""

from graphbuilder.extract import extract
from graphbuilder.model import Document, Extraction, Name, Sentence, Statement, Word


def tree(text: str, *, language: str = "ru", index: int = 0, start: int = 0, document: str = "d") -> Sentence:
    """Build one sentence of the lines of *text*."""
    words: list[Word] = []
    names: list[Name] = []
    sentence = ""
    for number, line in enumerate(filter(None, (line.strip() for line in text.splitlines())), 1):
        form, lemma, upos, feats, head, deprel, *name = line.split()
        glue = form.startswith("~") and len(form) > 1
        form = form[1:] if glue else form
        sentence += form if glue or not sentence else f" {form}"
        end = start + len(sentence)
        pairs = {} if feats == "_" else dict(pair.split("=") for pair in feats.split("|"))
        words.append(Word(number, form, lemma, upos, int(head), deprel, pairs, start=end - len(form), end=end))
        if name and name[0].startswith("B-"):
            names.append(Name(number, number, name[0][2:]))
        elif name:
            names[-1] = Name(names[-1].first, number, names[-1].type)
    return Sentence(document, index, start, start + len(sentence), sentence, tuple(words), tuple(names), language)


def found(*sentences: Sentence, published: str | None = "2025-09-03") -> Extraction:
    """Extract from sentences as one document."""
    text = "\n".join(sentence.text for sentence in sentences)
    document = Document("d", text, language=sentences[0].language, published=published)
    return extract(document, sentences)


def story(*texts: str, language: str = "ru") -> tuple[Sentence, ...]:
    """Build consecutive sentences of one document."""
    made: list[Sentence] = []
    for text in texts:
        start = made[-1].end + 1 if made else 0
        made.append(tree(text, language=language, index=len(made), start=start))
    return tuple(made)


def edges(extraction: Extraction) -> set[tuple[str | None, str, str | None]]:
    """Return (subject, relation, object) names of all statements but those about offices."""
    return {_edge(s) for s in extraction.statements if "positions" not in s.rule}


def _edge(statement: Statement) -> tuple[str | None, str, str | None]:
    subject, target = statement.roles.get("subject"), statement.roles.get("object")
    return (subject.name if subject else None, statement.relation, target.name if target else None)


def only(extraction: Extraction) -> Statement:
    """Return the one statement there is."""
    statements = [s for s in extraction.statements if "positions" not in s.rule]
    assert len(statements) == 1, [(_edge(s), s.rule) for s in statements]
    return statements[0]
