"""Who is who in a stored graph: as documents come and go, as people decide, and as files of Wikidata ids say.

Here and not in `graphbuilder.resolve`, since all of it reads a `Store`, resolves anew and writes the store.
"""

from graphbuilder.store.identity.arrivals import arrive, delete
from graphbuilder.store.identity.claims import Places, file_of, settled
from graphbuilder.store.identity.files import File, files
from graphbuilder.store.identity.given import rename, retype, unname
from graphbuilder.store.identity.linking import link, unlink
from graphbuilder.store.identity.people import apply, decide, distinct, doubts, entities, merge, split, take_in
from graphbuilder.store.identity.sieve import Sieve

__all__ = [
    "File",
    "Places",
    "Sieve",
    "apply",
    "arrive",
    "decide",
    "delete",
    "distinct",
    "doubts",
    "entities",
    "file_of",
    "files",
    "link",
    "merge",
    "rename",
    "retype",
    "settled",
    "split",
    "take_in",
    "unlink",
    "unname",
]
