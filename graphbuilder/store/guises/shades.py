"""Which offices an office holder of the table is listed for."""

from functools import cache

from graphbuilder.lexicon.holders import holders
from graphbuilder.model import Post
from graphbuilder.resolve.guises import offices


@cache
def _listed() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in holders():
        posts = [Post(title, f"country:{line.country}") for title in line.titles]
        found.setdefault(line.id, set()).update(offices(posts))
    return {holder: frozenset(listed) for holder, listed in found.items()}


def holder_offices(holder: str) -> frozenset[str]:
    """Return the blocks of the offices that the table has *holder* in; none for an id of somebody else."""
    return _listed().get(holder, frozenset())
