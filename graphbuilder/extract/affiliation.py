"""Party membership by an adjective before a title or a name: "Republican Senator Ann Lind", "Labour MP Jan Berg".

``[parties]`` of ``words.toml`` gives the party of each capitalised word. A party named behind a person counts as well:
"Ann Lind of the Labour Party"; and its letter with the state of a politician: "Ann Lind (D-Ohio)" (``[party_letters]``).
"""

import re
from collections.abc import Iterator, Sequence

from graphbuilder.extract.mentions import Found, make_mention
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.stated import stated
from graphbuilder.model import Mention, Statement, Word

RELATION = "MEMBER_OF"
_LETTER = re.compile(r"\s*[,(]\s*([A-Z])\s?[-–—]\s?[A-Z][a-z.]")
_BEFORE = ("amod", "compound", "nmod", "flat")


def affiliation(items: Sequence[Found], pack: Pack) -> Iterator[Statement]:
    """Yield MEMBER_OF of every person whose party stands with the name or title."""
    parties: dict[str, str] = pack.words.get("parties", {})
    if not parties:
        return
    for item in items:
        for word in item.sentence.words:
            name = parties.get(word.lemma.lower())
            if name and word.form[:1].isupper() and _distinct(item, word) and word.deprel.split(":")[0] in _BEFORE:
                person = _person(item, word)
                if person is not None:
                    yield _statement(item, word, person, _party(item, word, name), pack)
        yield from _behind(item, pack)
        yield from _lettered(item, pack)


def _lettered(item: Found, pack: Pack) -> Iterator[Statement]:
    letters: dict[str, str] = pack.words.get("party_letters", {})
    for person in item.mentions:
        if person.type != "Person" or person.via != "name":
            continue
        behind = _LETTER.match(item.sentence.text, person.end - item.sentence.start)
        name = letters.get(behind.group(1)) if behind is not None else None
        if behind is None or name is None:
            continue
        at = behind.start(1) + item.sentence.start
        word = next((word for word in item.sentence.words if word.start <= at < word.end), None)
        if word is not None:
            party = make_mention(item.sentence, [word], word, "Organization", name=name, via="demonym")
            yield _statement(item, word, person, party, pack)


def _distinct(item: Found, word: Word) -> bool:
    """Say whether a capital means a name: the first word of a sentence has one anyway, but for what stands before a title."""
    return word.id > 1 or any(office.word.id == word.head for office in item.offices)


def _person(item: Found, word: Word) -> Mention | None:
    """Return the person named by the title or name the word stands before."""
    if word.head not in item.tree.words or word.head < word.id or item.tree.marker(word.id):
        return None
    named = next((m for m in item.by_head.get(word.head, []) if m.type == "Person" and m.via == "name"), None)
    return named if named is not None and word.end <= named.end and named.start >= word.end else None


def _party(item: Found, word: Word, name: str) -> Mention:
    known = next((m for m in item.by_head.get(word.id, []) if m.type == "Organization"), None)
    return known or make_mention(item.sentence, [word], word, "Organization", name=name, via="demonym")


def _behind(item: Found, pack: Pack) -> Iterator[Statement]:
    nouns = pack.word_set("party_nouns")
    for person in item.mentions:
        if person.type != "Person" or person.via != "name" or person.head not in item.tree.words:
            continue
        for child in item.tree.children(person.head, "nmod"):
            party = next((m for m in item.by_head.get(child.id, []) if m.type == "Organization"), None)
            if party is None or party.via == "pronoun" or item.tree.marker(child.id) not in ("of", "from"):
                continue
            if child.lemma.lower() in nouns:
                yield _statement(item, child, person, party, pack)


def _statement(item: Found, word: Word, person: Mention, party: Mention, pack: Pack) -> Statement:
    roles = {"subject": person, "object": party}
    return stated(
        item,
        pack,
        RELATION,
        roles,
        start=word.start,
        end=word.end,
        predicate=word.lemma,
        source="parties",
        trigger=word.form,
    )
