"""Which offices an office holder of the table is listed for."""

from functools import cache

from graphbuilder.lexicon.holders import holders
from graphbuilder.model import Post
from graphbuilder.resolve.guises import offices


@cache
def _listed() -> dict[str, frozenset[Post]]:
    found: dict[str, set[Post]] = {}
    for line in holders():
        found.setdefault(line.id, set()).update(Post(title, f"country:{line.country}") for title in line.titles)
    return {holder: frozenset(listed) for holder, listed in found.items()}


def holder_posts(holder: str) -> frozenset[Post]:
    """Return the offices, of no day, that the table has *holder* in; none for an id of somebody else."""
    return _listed().get(holder, frozenset())


@cache
def holder_offices(holder: str) -> frozenset[str]:
    """Return the marks of the offices that the table has *holder* in; none for an id of somebody else."""
    return offices(holder_posts(holder))
