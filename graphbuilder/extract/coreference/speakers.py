"""First-person pronouns in quotations: «я» is who speaks, «мы» a speaker that is no single person."""

from collections.abc import Sequence

from graphbuilder.extract.mentions import Draft, Found, standing_for
from graphbuilder.extract.modality import Quotation
from graphbuilder.extract.rules import Pack


def link_speakers(items: Sequence[Found], quotations: Sequence[Quotation], pack: Pack) -> tuple[Found, ...]:
    """Return *items* with a mention of the speaker for each «я» or «мы» in a quotation.

    Needs the *quotations* of each sentence with their speakers, which coreference has named: see `modality.quotations`.
    """
    alone, several = pack.word_set("first_person", "one"), pack.word_set("first_person", "several")
    pairs = zip(items, quotations, strict=True)
    return tuple(item if each.speaker is None else _linked(item, each, alone, several) for item, each in pairs)


def _linked(item: Found, quotation: Quotation, alone: frozenset[str], several: frozenset[str]) -> Found:
    draft, speaker = Draft.of(item), quotation.speaker
    assert speaker is not None
    own = alone if speaker.type in ("Person", "Position") else several
    for word in item.pronouns:
        if word.id in quotation.words and word.lemma.lower() in own:
            draft.add(standing_for(item.sentence, word, speaker, "pronoun", "who speaks in a quotation"))
    return draft.done()
