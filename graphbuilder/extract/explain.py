"""Why a statement was made: sentence, tree, rule, roles, as text for a terminal."""

from collections.abc import Iterable, Iterator

import msgspec

from graphbuilder import grammar
from graphbuilder.extract.confidence import features, weights
from graphbuilder.extract.reader import Guess, looked
from graphbuilder.extract.reader.similar import memory
from graphbuilder.extract.repair import Repaired, repaired
from graphbuilder.extract.rules import load_pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Extraction, Mention, Sentence, Statement, Word


def explanations(extractions: Iterable[Extraction], statement: str) -> Iterator[str]:
    """Yield why each statement was made whose id is or begins with *statement*."""
    for extraction in extractions:
        for made in extraction.statements:
            if made.id.startswith(statement):
                yield explanation(extraction, made)


def explanation(extraction: Extraction, statement: Statement) -> str:
    """Return several lines: the sentence, its tree as CoNLL-U columns, the lexicon entry, the roles with their reasons.

    The tree is the mended one; where the parser had it otherwise, that stands at the end of a word's line.
    """
    sentence = next(s for s in extraction.sentences if s.index == statement.sentence)
    mended = repaired(sentence, load_pack(extraction.document.language))
    parts = (
        _head(statement, sentence),
        _tree(statement, sentence, mended),
        _rule(statement),
        _roles(statement),
        _reader(statement, sentence, extraction),
        _confidence(statement, mended.tree),
    )
    return "\n\n".join(text for text in ("\n".join(part) for part in parts) if text)


def _head(statement: Statement, sentence: Sentence) -> Iterator[str]:
    start, end = statement.start - sentence.start, statement.end - sentence.start
    yield f"{statement.id}  {statement.relation}  {statement.polarity}, {statement.realis}, {statement.certainty}"
    yield f"{sentence.text[:start]}[{sentence.text[start:end]}]{sentence.text[end:]}"


def _tree(statement: Statement, sentence: Sentence, mended: Repaired) -> Iterator[str]:
    marks = {m.head: role for role, m in statement.roles.items()}
    if mended.repairs:
        yield f"repairs: {', '.join(dict.fromkeys(mended.repairs))}"
    for before, word in zip(sentence.words, mended.sentence.words, strict=True):
        feats = "|".join(f"{name}={value}" for name, value in sorted(word.feats.items())) or "_"
        inside = statement.start <= word.start < statement.end
        note = "trigger" if inside else marks.get(word.id, "")
        columns = (
            word.id,
            word.form,
            word.lemma,
            word.upos,
            feats,
            word.head,
            word.deprel,
            f"{word.arc_probability:.2f}",
            *filter(None, (note, _parsed(before, word))),
        )
        yield "\t".join(map(str, columns)).rstrip()


def _parsed(before: Word, word: Word) -> str:
    """What the parser had of a word where that was mended."""
    if (before.head, before.deprel) != (word.head, word.deprel):
        return f"(parsed: {before.head} {before.deprel})"
    return "(parsed otherwise)" if before != word else ""


def _rule(statement: Statement) -> Iterator[str]:
    yield f"rule {statement.rule}"
    for language in grammar.languages():
        for rule in load_pack(language).rules:
            if rule.id == statement.rule and rule.source:
                entry = msgspec.to_builtins(rule.source.entry)
                yield from (f"  {key} = {value!r}" for key, value in entry.items())


def _reader(statement: Statement, sentence: Sentence, extraction: Extraction) -> Iterator[str]:
    """What the reader makes of the same parties: each relation with its probability, and the words it rests on."""
    if statement.reader is None:
        return
    inside = [mention for mention in extraction.mentions if mention.sentence == sentence.index]
    heads = {mention.head for role, mention in statement.roles.items() if role in ("subject", "object")}
    words = {word.id: word.form for word in sentence.words}
    yield f"reader: {statement.relation} {statement.reader:.2f}"
    for guess in looked(sentence, inside):
        if {one.word for one in (guess.subject, guess.object) if one is not None} == heads:
            order = " → ".join("–" if one is None else words[one.word] for one in (guess.subject, guess.object))
            rests = ", ".join(f"«{words[number]}»" for number in guess.words)
            yield f"  {guess.probability:.2f} {guess.relation} {order}, {guess.mode}; rests on {rests}"
            yield f"  {guess.nothing:.2f} no relation"
            if guess.relation == statement.relation:
                yield from _similar(guess)


def _similar(guess: Guess) -> Iterator[str]:
    """The annotated sentences the guess reads like, their parties in brackets."""
    known = memory()
    if known is None or guess.vector is None:
        return
    for one in known.nearest(guess.vector, guess.relation):
        text = one.text
        for start, end in sorted(filter(None, (one.subject, one.object)), reverse=True):
            text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
        yield f"  reads like ({one.likeness:.2f}, {one.id}): {' '.join(text.split())}"


def _roles(statement: Statement) -> Iterator[str]:
    for role, mention in statement.roles.items():
        yield f"{role}: {_mention(mention)}"
    for mention in statement.participants:
        yield f"participant: {_mention(mention)}"
    if statement.speaker is not None:
        yield f"speaker: {_mention(statement.speaker)}"


def _confidence(statement: Statement, tree: Tree) -> Iterator[str]:
    """The confidence and what it is made of in log odds, the weightiest first."""
    yield f"confidence: {statement.confidence}"
    table = weights(fused=statement.reader is not None)
    parts = {name: table.get(name, 0.0) * value for name, value in features(statement, tree).items()}
    for name, part in sorted(parts.items(), key=lambda pair: (-abs(pair[1]), pair[0])):
        if abs(part) >= 0.005:
            yield f"  {part:+.2f} {name}"


def _mention(mention: Mention) -> str:
    reason = f" ({mention.reason})" if mention.reason else ""
    return f"«{mention.text}» → {mention.name}, {mention.type} by {mention.via}{reason}"
