"""Two names a parser took for one behind a noun of kinship: «жена Башара Асада Асма» names her and him."""

from collections.abc import Iterable, Iterator

from graphbuilder.extract.mentions.found import Found
from graphbuilder.model import Name


def apart(found: Found, names: Iterable[Name]) -> Iterator[Name]:
    """Yield *names*, those of two people as two: the kinsman in the case of the noun, behind whose kin it is in genitive."""
    kin = found.pack.word_set("family", "nouns")
    for name in names:
        at = _boundary(found, name, kin) if name.type == "Person" else None
        if at is None:
            yield name
        else:
            yield Name(name.first, at - 1, name.type, name.probability)
            yield Name(at, name.last, name.type, name.probability)


def _boundary(found: Found, name: Name, kin: frozenset[str]) -> int | None:
    """Return the first word of the second person."""
    noun = found.tree.words.get(name.first - 1)
    case = noun.feats.get("Case") if noun is not None and noun.lemma.lower() in kin else None
    if case in (None, "Gen"):
        return None
    cases = [found.tree[number].feats.get("Case") for number in range(name.first, name.last + 1)]
    genitives = next((n for n, one in enumerate(cases) if one != "Gen"), len(cases))
    rest = cases[genitives:]
    return name.first + genitives if genitives and rest and set(rest) == {case} else None
