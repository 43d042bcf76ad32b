"""Statements the word lists make by themselves: offices, kinship, membership, places."""

from collections.abc import Mapping

from graphbuilder.extract.mentions import Found
from graphbuilder.extract.rules import Pack
from graphbuilder.lexicon import relations
from graphbuilder.model import Mention, Polarity, Statement


def statement_of(
    item: Found,
    pack: Pack,
    relation: str,
    roles: Mapping[str, Mention],
    *,
    start: int,
    end: int,
    predicate: str,
    source: str,
    trigger: str = "",
    polarity: Polarity = "affirmed",
) -> Statement:
    """Return that *relation* holds, as the words from *start* to *end* say; *source* is the list of ``words.toml`` behind it.

    Offsets are code points of the document. *trigger* is the text of these words unless given.
    """
    sentence = item.sentence
    return Statement(
        document=sentence.document,
        sentence=sentence.index,
        relation=relation,
        plover=relations()[relation].plover,
        predicate=predicate,
        start=start,
        end=end,
        trigger=trigger or sentence.text[start - sentence.start : end - sentence.start],
        roles=roles,
        rule=f"{pack.language}/words.toml#{source}",
        polarity=polarity,
    )
