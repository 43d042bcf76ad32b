"""What is mentioned in a sentence: a value that passes hand on, and the draft of it that one pass works on."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Protocol, Self

from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Mention, Sentence, Word


@dataclass(frozen=True)
class Office:
    """A position noun in a sentence: who holds it (if the sentence says so), of what, and the words that say so.

    *listed* is False where only the parser takes the noun for a position; a *former* office is no more, a *coming* one not yet.
    """

    word: Word
    words: tuple[Word, ...]
    title: str
    head: bool
    of: Mention | None
    country: str | None
    person: Mention | None = None
    former: bool = False
    coming: bool = False
    plural: bool = False
    listed: bool = True


class Mentioned(Protocol):
    """What can be asked of a sentence's mentions, whether they are done (`Found`) or being worked on (`Draft`).

    *by_head* finds the mentions whose syntactic head is a word. *elided* are verbs that stand for a subject they leave out.
    """

    @property
    def sentence(self) -> Sentence: ...
    @property
    def tree(self) -> Tree: ...
    @property
    def pack(self) -> Pack: ...
    @property
    def mentions(self) -> Sequence[Mention]: ...
    @property
    def by_head(self) -> Mapping[int, Sequence[Mention]]: ...
    @property
    def offices(self) -> Sequence[Office]: ...
    @property
    def pronouns(self) -> Sequence[Word]: ...
    @property
    def elided(self) -> Set[int]: ...
    def at(self, number: int) -> Mention | None:
        """Return the first mention whose head is the word, None where there is none."""


@dataclass(frozen=True)
class Found:
    """What is mentioned in a sentence, see `Mentioned`. A pass that knows more returns another one."""

    sentence: Sentence
    tree: Tree
    pack: Pack
    mentions: tuple[Mention, ...] = ()
    by_head: Mapping[int, tuple[Mention, ...]] = field(default_factory=dict)
    offices: tuple[Office, ...] = ()
    pronouns: tuple[Word, ...] = ()
    elided: frozenset[int] = frozenset()

    def at(self, number: int) -> Mention | None:
        own = self.by_head.get(number)
        return own[0] if own else None


@dataclass
class Draft:
    """The mentions of a sentence while one pass works on them; see `Mentioned`. No draft leaves the pass that made it."""

    sentence: Sentence
    tree: Tree
    pack: Pack
    mentions: list[Mention] = field(default_factory=list)
    by_head: dict[int, list[Mention]] = field(default_factory=dict)
    offices: list[Office] = field(default_factory=list)
    pronouns: list[Word] = field(default_factory=list)
    elided: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, found: Found) -> Self:
        """Return a draft that says what *found* says."""
        by_head = {number: list(own) for number, own in found.by_head.items()}
        lists = list(found.mentions), by_head, list(found.offices), list(found.pronouns), set(found.elided)
        return cls(found.sentence, found.tree, found.pack, *lists)

    def done(self) -> Found:
        """Return what the draft says, as a value."""
        by_head = {number: tuple(own) for number, own in self.by_head.items()}
        lists = tuple(self.mentions), by_head, tuple(self.offices), tuple(self.pronouns), frozenset(self.elided)
        return Found(self.sentence, self.tree, self.pack, *lists)

    def at(self, number: int) -> Mention | None:
        own = self.by_head.get(number)
        return own[0] if own else None

    def add(self, mention: Mention) -> Mention:
        """Add a mention, behind those that have its head."""
        self.mentions.append(mention)
        self.by_head.setdefault(mention.head, []).append(mention)
        return mention

    def exchange(self, old: Mention, new: Mention) -> None:
        """Put *new* where *old*, the very object, stands."""
        self.mentions[:] = [new if mention is old else mention for mention in self.mentions]
        for own in self.by_head.values():
            own[:] = [new if mention is old else mention for mention in own]

    def lead(self, number: int, mention: Mention) -> None:
        """Let a word stand for *mention* before all else it stands for."""
        self.by_head.setdefault(number, []).insert(0, mention)


def drafted(items: Iterable[Found], work: Callable[[Sequence[Draft]], None]) -> tuple[Found, ...]:
    """Return *items* after *work* on drafts of them."""
    drafts = [Draft.of(item) for item in items]
    work(drafts)
    return tuple(draft.done() for draft in drafts)
