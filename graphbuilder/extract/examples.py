"""Runs the examples of lexicon entries: each entry alone makes what it says, and nothing of what it refuses."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graphbuilder import grammar
from graphbuilder.extract.rules import Rule, pack_of
from graphbuilder.lexicon.schema import Yield
from graphbuilder.model import Document, Sentence, Statement, digest

Parsed = Mapping[tuple[str, str], tuple[Document, tuple[Sentence, ...]]]


def parsed_examples(rules: Iterable[Rule]) -> Parsed:
    """Parse the examples of *rules* with the shipped models: by language and text; those of a language all at once."""
    from graphbuilder.parse import load

    texts: dict[str, set[str]] = {}
    for rule in rules:
        texts.setdefault(rule.language, set()).update((*(text for text, _ in rule.examples), *rule.refuses))
    found = {}
    for language, wanted in texts.items():
        documents = [Document(digest(text), text, language=language, published="2025-09-03") for text in sorted(wanted)]
        for document, sentences in load(language).parse(documents):
            unread = tuple(replace(sentence, vectors=None) for sentence in sentences)  # rules alone are tried
            found[language, document.text] = (document, unread)
    return found


def made_by(rule: Rule, text: str, parsed: Parsed) -> list[Yield]:
    """Return what *rule* makes of *text* where it is the only one."""
    from graphbuilder.extract import extract

    document, sentences = parsed[rule.language, text]
    alone = pack_of(grammar.load(rule.language), [rule])
    return [
        _made(one) for one in extract(document, sentences, pack=alone, precision=0.0).statements if one.rule == rule.id
    ]


def _made(statement: Statement) -> Yield:
    subject, target = (statement.roles.get(role) for role in ("subject", "object"))
    mode = "negated" if statement.polarity == "negated" else statement.realis
    return Yield(subject.text if subject else "", target.text if target else "", mode)


def failures(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a line for each example of *rules* that does not come out as its entry says."""
    rules = list(rules)
    parsed = parsed_examples(rules)
    for rule in rules:
        for text, wanted in rule.examples:
            made = made_by(rule, text, parsed)
            if wanted not in made:
                yield f"{rule.id}: «{text}» should give {shown(wanted)}, gives {', '.join(map(shown, made)) or 'nothing'}"
        for text in rule.refuses:
            if made := made_by(rule, text, parsed):
                yield f"{rule.id}: «{text}» should give nothing, gives {', '.join(map(shown, made))}"


def shown(made: Yield) -> str:
    """Return parties and mode in one line."""
    mode = "" if made.mode == "actual" else f" ({made.mode})"
    return f"{made.subject or '–'} → {made.object or '–'}{mode}"
