"""The reader: a network taught by annotated sentences says what rules have no entry for.

In: the statements of rules, the sentences as parsed with their vectors, the contexts. Out: `shared`, those statements with
what the reader thinks of each, and the reader's own. Without vectors or without a trained network nothing changes. What a
mention is, is not asked again: candidates are the mentions found and the nouns and pronouns that are none.
"""

from collections.abc import Iterable, Sequence

from graphbuilder.extract.matching import Context
from graphbuilder.extract.reader.candidates import candidates
from graphbuilder.extract.reader.fusion import fused
from graphbuilder.extract.reader.model import Guess, shipped
from graphbuilder.model import Mention, Sentence, Statement

__all__ = ["Guess", "looked", "shared"]


def shared(made: Sequence[Statement], sentences: Sequence[Sentence], contexts: Sequence[Context]) -> list[Statement]:
    """Return *made* with the reader's part, see `fusion`; *sentences* and *contexts* are of one document, in its order."""
    reader = shipped() if any(sentence.vectors is not None for sentence in sentences) else None
    if reader is None:
        return list(made)
    own: dict[int, list[Statement]] = {sentence.index: [] for sentence in sentences}
    for one in made:
        own[one.sentence].append(one)
    asked = [
        (sentence, candidates(sentence, _mentions(context, own[sentence.index])))
        for sentence, context in zip(sentences, contexts, strict=True)
    ]
    result: list[Statement] = []
    for sentence, context, guesses in zip(sentences, contexts, reader.read(asked), strict=True):
        mine = own[sentence.index]
        result += fused(mine, guesses, context) if sentence.vectors is not None else mine
    return result


def looked(sentence: Sentence, mentions: Iterable[Mention]) -> list[Guess]:
    """Return all the reader sees in one sentence, likeliest first; *mentions* are those of an extraction of it."""
    reader = shipped() if sentence.vectors is not None else None
    return [] if reader is None else reader.read([(sentence, candidates(sentence, mentions))])[0]


def _mentions(context: Context, made: Iterable[Statement]) -> list[Mention]:
    """What is mentioned in a sentence, with what only its statements mention: parties that are described."""
    found = {mention.id: mention for mention in context.found.mentions}
    for one in made:
        for mention in (*one.roles.values(), *one.participants):
            if mention.sentence == one.sentence:
                found.setdefault(mention.id, mention)
    return list(found.values())
