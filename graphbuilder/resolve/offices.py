"""Offices across documents: each stands for the one who held it on its day, or is one node with all of its kind."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graphbuilder.model import Judgement, Post
from graphbuilder.resolve.groups import Group, GroupKey, post_key
from graphbuilder.resolve.holders import Book, Found
from graphbuilder.resolve.union import Union

Groups = Mapping[GroupKey, Group]


def is_office(each: Group) -> bool:
    """True for a Position whose title and owner are known."""
    return each.type == "Position" and bool(each.nodes[0].posts)


def other_office(one: Iterable[Post], other: Iterable[Post]) -> bool:
    """True where two hold one kind of office, but of other bodies, and share none: governors of two regions."""
    first, second = ({(post.title, post.of) for post in posts} for posts in (one, other))
    return bool({title for title, _ in first} & {title for title, _ in second}) and not first & second


def fill_offices(
    groups: Groups,
    of_node: Mapping[str, GroupKey],
    union: Union[GroupKey],
    merges: Sequence[Judgement],
    several: Collection[GroupKey] = (),
) -> list[Judgement]:
    """Join offices in *union* with their holders, and those without one with their like; return why.

    Persons whom *merges* of people will make one are one candidate already. No two persons are joined. Groups of *several*,
    bearers of one surname who may be somebody else each, hold no office.
    """
    merged: Union[GroupKey] = Union()
    for judgement in merges:
        merged.join(*(union.find(of_node[end]) for end in (judgement.a, judgement.b)))

    def same(person: GroupKey) -> GroupKey:
        return merged.find(union.find(person))

    book = _book(groups, of_node)
    vacant: dict[GroupKey, GroupKey] = {}
    judgements: list[Judgement] = []
    for key in sorted(key for key, each in groups.items() if is_office(each)):
        if any(groups[other].type != "Position" for other in union.members(key)):
            continue  # people said whom it means
        posts = groups[key].nodes[0].posts
        found = [book.holder(post, same) for post in posts]
        people = {same(each.person) for each in found if each is not None}
        first = found[0]
        known = first is not None and None not in found and len(people) == 1 and first.person not in several
        if first and known and union.join(key, first.person):
            judgements += _holder(groups, key, first)
            continue
        other = vacant.setdefault(post_key([replace(posts[0], at="")]), key)
        if other != key and union.find(other) != union.find(key) and union.join(other, key):
            a, b = sorted((groups[other].nodes[0].id, groups[key].nodes[0].id))
            judgements.append(Judgement(a, b, True, 1.0, f"one office: {posts[0].title} of {posts[0].of}"))
    return judgements


def _book(groups: Groups, of_node: Mapping[str, GroupKey]) -> Book[GroupKey]:
    holdings = (
        (post, key)
        for key, each in groups.items()
        if each.type == "Person"
        for node in each.nodes
        for post in node.posts
        if post.at
    )
    return Book(holdings, lambda holder: of_node[holder.id])


def _holder(groups: Groups, key: GroupKey, found: Found[GroupKey]) -> Iterator[Judgement]:
    person = groups[found.person].nodes[0].id
    for node in groups[key].nodes:
        a, b = sorted((node.id, person))
        yield Judgement(a, b, True, found.score, found.reason)
