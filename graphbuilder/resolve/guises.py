"""Guises: members that look alike in everything the resolver goes by are one of it, however many documents have them.

Who is who is decided among guises. What may decide over a guise shares a *block* with it, directly or through others, so
the guises that blocks tie together can be resolved without the rest, with the same result.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graphbuilder.lexicon.holders import holders
from graphbuilder.model import Entity, Judgement, Post, digest
from graphbuilder.resolve.groups import block_keys, group_key, group_of
from graphbuilder.resolve.holders import table_persons
from graphbuilder.resolve.human import Decisions

#: Changes with `guise_id` or `blocks`: a graph whose guises were made by another scheme gets them anew.
SCHEME = 2
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Guise:
    """Members that look alike. *entity* is the first of them by id, with the aliases and posts of all; *members* counts.

    Without members it is a shade: somebody people judged whose documents are gone, or an office holder of the table. It
    speaks for its name and gives none.
    """

    id: str
    entity: Entity
    members: int

    @property
    def lone(self) -> bool:
        """True where each member is somebody else as far as its name goes: a surname, a ministry of any country."""
        return is_lone(self.entity)


def is_lone(entity: Entity) -> bool:
    """Say whether the name alone never makes two of *entity* one."""
    key = group_key(entity, _NOBODY)
    return len(key) == 3 and key[1:] == ("of", entity.id)


def guise_id(entity: Entity, judged: Collection[str]) -> str:
    """Return the guise of a member: its own id where it is looked at by itself, as all that people *judged* are."""
    if ":" in entity.id or entity.id in judged:
        return entity.id
    posts = [part for post in entity.posts for part in post_order(post)] if entity.type == "Position" else []
    if entity.type == "Person" and entity.posts and is_lone(entity):  # its office speaks for whose surname it is
        posts = [part for office in sorted({(post.title, post.of) for post in entity.posts}) for part in office]
    names = [part for pair in sorted(entity.names.items()) for part in pair]
    return digest(
        "guise",
        entity.name,
        entity.type,
        len(names),
        *names,
        entity.country or "",
        len(entity.traits),
        *entity.traits,
        *posts,
    )


def joined(id: str, members: Sequence[Entity]) -> Guise:
    """Return the guise of *members*, which are alike; at least one."""
    first = min(members, key=lambda member: member.id)
    aliases = tuple(sorted({alias for member in members for alias in member.aliases}))
    posts = tuple(sorted({post for member in members for post in member.posts}, key=post_order))
    return Guise(id, replace(first, aliases=aliases, posts=posts, members=()), len(members))


def post_order(post: Post) -> tuple[str, str, str]:
    """Order posts by what they are and when."""
    return post.title, post.of, post.at


def gathered(members: Iterable[Entity], judgements: Iterable[Judgement]) -> dict[str, list[Entity]]:
    """Return *members* (of distinct ids) by guise."""
    judged = {end for each in judgements for end in (each.a, each.b)}
    found: dict[str, list[Entity]] = defaultdict(list)
    for member in members:
        found[guise_id(member, judged)].append(member)
    return found


def shades(members: Collection[Entity], judgements: Iterable[Judgement]) -> Iterator[Guise]:
    """Yield the guises of those who speak for a name though no document has them."""
    known = {member.id for member in members}
    for entity in (table_persons(members) | Decisions(judgements).remembered(known)).values():
        yield Guise(entity.id, entity, 0)


@cache
def table_ids() -> frozenset[str]:
    """Return the ids of all office holders of the table."""
    return frozenset(holder.id for holder in holders())


def blocks(entity: Entity) -> frozenset[str]:
    """Return what a guise shares with all whose names may have to do with its own; nothing for most things with a key."""
    if entity.type == "Position" and entity.posts:
        return frozenset()
    keyed = ":" in entity.id
    if keyed and entity.type != "Person":
        return frozenset()
    key = group_key(entity, _NOBODY)
    if is_lone(entity) and entity.type != "Person":
        return frozenset()
    found = {_block(block) for block in block_keys(group_of(key, [entity]))}
    if not keyed and (entity.type != "Person" or key[1] == "leader"):
        found.add(" ".join(("group", *key)))
    return frozenset(found)


def offices(posts: Iterable[Post]) -> frozenset[str]:
    """Return what an office shares with those who hold it."""
    return frozenset(map(office_of, posts))


def office_of(post: Post) -> str:
    """Return the mark of the office of *post*, whatever the day."""
    return f"office {post.title} | {post.of}"


def _block(block: tuple[str, ...]) -> str:
    """All of one surname are one block: who bears it alone may be any of them."""
    return " ".join(block[:2] if block[0] == "Person" else block)
