"""Stage 3: Sentences + lexicon → Statements about Mentions. No model is needed here: trees in, statements out.

The passes in order, a room each; what one needs and adds its docstring says. A room imports only rooms before it:
`repair`, `arguments`, `time`, `mentions`, `modality`, `coreference`, `matching`, `standing`, `reader`. Trees, cases, marks
and rules are for all.
"""

from collections.abc import Sequence

from graphbuilder.extract.confidence import believed, graded
from graphbuilder.extract.coreference import TOLD, link, link_speakers
from graphbuilder.extract.matching import contexts, matched, unique
from graphbuilder.extract.mentions import Found, find_mentions
from graphbuilder.extract.modality import attributed, quotations
from graphbuilder.extract.reader import shared
from graphbuilder.extract.repair import repaired
from graphbuilder.extract.rules import Pack, load_pack
from graphbuilder.extract.standing import predicated, standing_facts
from graphbuilder.extract.time import Clock, bounded
from graphbuilder.model import PRECISION, Document, Extraction, Mention, Sentence, Statement

__all__ = ["extract"]


def extract(
    document: Document, sentences: Sequence[Sentence], *, pack: Pack | None = None, precision: float = PRECISION
) -> Extraction:
    """Return the mentions and statements of one document, in text order.

    Where the sentences carry vectors the learned reader is asked as well. *precision* is the share of right statements
    aimed at: a lower one keeps more of what the reader alone sees, 0 keeps all.

    Raises:
        UnsupportedLanguage: There is no grammar of the document's language.
    """
    pack = pack or load_pack(document.language)
    mended = [repaired(sentence, pack) for sentence in sentences]
    trees = [one.tree for one in mended]

    # who and what is there, and who is who
    found = find_mentions(trees, pack)
    found = link(found, pack, document.published)
    quoted = quotations(found, pack)
    found = link_speakers(found, quoted, pack)

    # what is said of them
    clock = Clock(pack, document.published)
    times = [clock.find(tree.sentence.words) for tree in trees]
    made = list(standing_facts(found, times, pack, document.published))
    each = list(contexts(found, times, pack))
    for context in each:
        made += [*matched(context), *predicated(context)]

    # what the reader sees beside; when it was at the latest
    made = shared(made, sentences, each)
    made = list(bounded(made, [tree.sentence for tree in trees], times, document.published))

    # whose words it is, how sure it is, each thing once
    made = attributed(made, found, quoted)
    made = sorted(made, key=lambda s: (s.sentence, s.start, s.end, s.relation, s.id))
    made = unique(believed(graded(made, {tree.sentence.index: tree for tree in trees}), precision))
    repairs = {one.sentence.index: one.repairs for one in mended if one.repairs}
    return Extraction(document, tuple(sentences), _mentions(found, made), tuple(made), repairs)


def _mentions(items: Sequence[Found], made: Sequence[Statement]) -> tuple[Mention, ...]:
    """All mentions, those of roles and speakers included, each once, in text order.

    Those a text does not name, and pronouns for them, are there only where a statement is made of them.
    """
    found = {mention.id: mention for item in items for mention in item.mentions}
    told = {id: mention.antecedent for id, mention in found.items() if mention.reason == TOLD}
    bare = {id: found.pop(id) for id in {*told, *told.values()} if id in found}
    for statement in made:
        for mention in (
            *statement.roles.values(),
            *statement.participants,
            *statement.involved,
            statement.speaker,
            *statement.speakers,
        ):
            if mention is not None:
                found.setdefault(mention.id, mention)
                if mention.reason == TOLD and mention.antecedent in bare:
                    found.setdefault(mention.antecedent, bare[mention.antecedent])
    return tuple(sorted(found.values(), key=lambda m: (m.start, m.end, m.type)))
