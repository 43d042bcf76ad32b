"""Stage 3: Sentences + lexicon → Statements about Mentions. No model is needed here: trees in, statements out."""

from collections.abc import Iterator, Sequence

from graphbuilder.extract.affiliation import affiliation
from graphbuilder.extract.arguments import Arguments
from graphbuilder.extract.confidence import graded
from graphbuilder.extract.context import Context
from graphbuilder.extract.coref import Memory, link_offices, own_offices
from graphbuilder.extract.definite import link_definites
from graphbuilder.extract.discourse import Reader
from graphbuilder.extract.family import family
from graphbuilder.extract.incumbents import name_incumbents
from graphbuilder.extract.match import statements
from graphbuilder.extract.mentions import Found, find_mentions
from graphbuilder.extract.numbers import Counter
from graphbuilder.extract.origins import origins
from graphbuilder.extract.predicates import predicated
from graphbuilder.extract.pronouns import link_pronouns
from graphbuilder.extract.repair import repaired
from graphbuilder.extract.rules import Pack, load_pack
from graphbuilder.extract.standing import offices, places, without_terms
from graphbuilder.extract.unique import unique
from graphbuilder.extract.voices import attributed, link_first_person, voices
from graphbuilder.extract.vote import agreed
from graphbuilder.extract.when import Clock
from graphbuilder.model import Document, Extraction, Mention, Sentence, Statement

__all__ = ["extract"]


def extract(document: Document, sentences: Sequence[Sentence]) -> Extraction:
    """Return the mentions and statements of one document, in text order.

    Raises:
        UnsupportedLanguage: There is no grammar of the document's language.
    """
    pack = load_pack(document.language)
    mended = [repaired(sentence, pack) for sentence in sentences]
    items = agreed([find_mentions(one.tree, pack) for one in mended])
    memory = Memory(pack, document.published)
    memory.learn(items)
    link_offices(items, memory)
    link_definites(items, pack)
    link_pronouns(items, pack)
    own_offices(items)
    name_incumbents(items, memory)
    spoken = voices(items, pack)
    link_first_person(items, spoken, pack)
    clock, counter = Clock(pack, document.published), Counter(pack)
    made: list[Statement] = [
        *offices(items, pack, clock),
        *places(items, pack),
        *family(items, pack),
        *affiliation(items, pack),
        *origins(items, pack),
    ]
    for context in _contexts(items, pack, clock, counter):
        made += [*statements(context), *predicated(context)]
    made = attributed(made, items, spoken)
    made = unique(sorted(made, key=lambda s: (s.sentence, s.start, s.end, s.relation, s.id)))
    made = list(graded(made, {item.sentence.index: item.tree for item in items}))
    repairs = {one.sentence.index: one.repairs for one in mended if one.repairs}
    return Extraction(document, tuple(sentences), _mentions(items, made), tuple(made), repairs)


def _contexts(items: Sequence[Found], pack: Pack, clock: Clock, counter: Counter) -> Iterator[Context]:
    """Yield the context of each sentence; the word lists are looked up for the first."""
    if not items:
        return
    reader = Reader(items[0].tree, pack, Arguments(items[0].tree, pack))
    for item in items:
        arguments = Arguments(item.tree, pack, item.unsaid)
        times = without_terms(item, clock.find(item.sentence.words))
        yield Context(item, pack, arguments, reader.among(item.tree, arguments), counter, times)


def _mentions(items: Sequence[Found], made: Sequence[Statement]) -> tuple[Mention, ...]:
    """All mentions, those of roles and speakers included, each once, in text order."""
    found = {mention.id: mention for item in items for mention in item.mentions}
    for statement in made:
        for mention in (*statement.roles.values(), *statement.participants, statement.speaker, *statement.speakers):
            if mention is not None:
                found.setdefault(mention.id, mention)
    return tuple(sorted(found.values(), key=lambda m: (m.start, m.end, m.type)))
