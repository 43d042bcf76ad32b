"""Party membership by an adjective before a title or a name: "Republican Senator Ann Lind", "Labour MP Jan Berg".

``[parties]`` of ``words.toml`` gives the party of each capitalised word. A party named behind a person counts as well:
"Ann Lind of the Labour Party"; and its letter with the state of a politician: "Ann Lind (D-Ohio)" (``[party_letters]``).
"""

import re
from collections.abc import Iterator, Sequence

from graphbuilder.extract.mentions import Found, make_mention
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.standing.statement import statement_of
from graphbuilder.model import Mention, Statement, Word

RELATION = "MEMBER_OF"
_LETTER = re.compile(r"\s*[,(]\s*([A-Z])\s?[-–—]\s?[A-Z][a-z.]")
_BEFORE = ("amod", "compound", "nmod", "flat")


def affiliation(items: Sequence[Found], pack: Pack) -> Iterator[Statement]:
    """Yield MEMBER_OF of every person whose party stands with the name or title."""
    parties: dict[str, str] = pack.words.get("parties", {})
    for item in items:
        yield from _by_noun(item, pack)
        yield from _from_party(item, pack)
        if not parties:
            continue
        for word in () if item.tree.lemmas.isdisjoint(parties) else item.sentence.words:
            name = parties.get(word.lemma.lower())
            if name and word.form[:1].isupper() and _distinct(item, word) and word.deprel.split(":")[0] in _BEFORE:
                person = _person(item, word)
                if person is not None:
                    yield _statement(item, word, person, _party(item, word, name), pack)
        yield from _behind(item, pack)
        yield from _lettered(item, pack)


def _by_noun(item: Found, pack: Pack) -> Iterator[Statement]:
    """Yield the party of who is called by a noun for its people: «республиканец Джон Маккейн», «сенаторы-демократы А и Б»."""
    people: dict[str, str] = pack.words.get("party_people", {})
    for word in item.sentence.words if people else ():
        name = people.get(word.lemma.lower().rsplit("-", 1)[-1]) if word.upos in ("NOUN", "PROPN") else None
        for number in _called(item, word) if name else ():
            person = next((m for m in item.by_head.get(number, []) if m.type == "Person" and m.via == "name"), None)
            if person is not None and name is not None:
                yield _statement(item, word, person, _party(item, word, name), pack)


def _called(item: Found, word: Word) -> list[int]:
    """Return who a noun is said of: the names in apposition to it, the name it is in apposition to, its subject."""
    if word.deprel.split(":")[0] == "appos" and word.head in item.tree.words:
        return [word.head]
    if item.tree.child(word.id, "nsubj") is not None and item.tree.child(word.id, "case") is None:
        negated = any(
            child.lemma.lower() in item.pack.word_set("negation") for child in item.tree.children(word.id, "advmod")
        )
        return [] if negated else [child.id for child in item.tree.children(word.id, "nsubj")]
    for child in item.tree.children(word.id, "appos", "flat"):
        if child.id > word.id:
            return item.tree.conjuncts(child.id) if word.feats.get("Number") == "Plur" else [child.id]
    return []


def _from_party(item: Found, pack: Pack) -> Iterator[Statement]:
    """Yield the party a title is from: «депутат от ЛДПР Иван Серов»."""
    markers = pack.word_set("party_markers")
    for office in item.offices if markers else ():
        if office.person is None or office.former:
            continue
        for child in (c for c in item.tree.subtree(office.word.id, skip=("acl", "conj")) if c.id > office.word.id):
            if item.tree.marker(child.id) in markers:
                party = next((m for m in item.by_head.get(child.id, []) if m.type == "Organization"), None)
                if party is not None and party.via == "name":
                    yield _statement(item, child, office.person, party, pack)


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
    nouns, markers = pack.word_set("party_nouns"), pack.word_set("origin_markers")
    for person in item.mentions:
        if person.type != "Person" or person.via != "name" or person.head not in item.tree.words:
            continue
        for child in item.tree.children(person.head, "nmod"):
            party = next((m for m in item.by_head.get(child.id, []) if m.type == "Organization"), None)
            if party is None or party.via == "pronoun" or item.tree.marker(child.id) not in markers:
                continue
            if child.lemma.lower() in nouns:
                yield _statement(item, child, person, party, pack)


def _statement(item: Found, word: Word, person: Mention, party: Mention, pack: Pack) -> Statement:
    roles = {"subject": person, "object": party}
    return statement_of(
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
