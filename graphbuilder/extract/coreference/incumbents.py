"""What a bare title before a name is of: "President Obama", "Prime Minister Lind" after "Swedish Prime Minister Ann Lind".

First the document is asked, which may name the office in full; then the dated table of who led which country; last, for
those who lead states, which land the text speaks of most. Titles with words of their own ("party president") stay as they are.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphbuilder.extract.coreference.definites import foremost
from graphbuilder.extract.coreference.offices import Register
from graphbuilder.extract.mentions import Found, Mentioned, Office, place_mention
from graphbuilder.lexicon.holders import Holder, holders
from graphbuilder.model import Mention
from graphbuilder.names.person import may_be_one
from graphbuilder.names.places import country

_PLAIN = frozenset({"ADJ", "DET", "PUNCT", "ADV", "ADP"})


def name_incumbents(items: Sequence[Found], register: Register) -> tuple[Found, ...]:
    """Return *items* with each bare title of a named person given to what it is of, where document or table say so.

    Needs offices with their named holders, the register of the whole document.
    """
    main = _main_country(items)
    return tuple(_with_owners(item, register, main) if item.offices else item for item in items)


def _with_owners(item: Found, register: Register, main: str | None) -> Found:
    offices = []
    for office in item.offices:
        named = office.person is not None and office.person.via == "name"
        if office.of is None and named and _bare(office, register):
            of = _by_document(item, office, register) or _by_table(item, office, register)
            of = of or _by_text(item, office, register, main)
            office = replace(office, of=of, country=of.country) if of is not None else office
        offices.append(office)
    return replace(item, offices=tuple(offices))


def _bare(office: Office, register: Register) -> bool:
    """Say whether a title has no noun beside its own but "prime" and the like."""
    own = [word for word in office.words if word.id != office.word.id and word.upos not in _PLAIN]
    return not office.plural and all(word.lemma.lower() in register.pack.word_set("positions", "bare") for word in own)


def _by_document(item: Mentioned, office: Office, register: Register) -> Mention | None:
    person = office.person
    assert person is not None
    full = {
        (other.of.key or other.of.name): other.of
        for other in register.known
        if other.of is not None
        and other.of.type != "Person"
        and other.person is not None
        and other.word.lemma.lower() == office.word.lemma.lower()
        and other.head == office.head
        and may_be_one(other.person.name, person.name)
    }
    if len(full) != 1:
        return None
    return _standing_on(item, office, next(iter(full.values())), "the document names the office in full")


def _by_table(item: Mentioned, office: Office, register: Register) -> Mention | None:
    if not office.head or office.former or office.person is None:
        return None
    lands = {holder.country for holder in _holders(office, register)}
    place = country(lands.pop()) if len(lands) == 1 else None
    if place is None:
        return None
    return _standing_on(
        item, office, place_mention(item.sentence, office.words, office.word, place, "definite"), "holder of the office"
    )


def _by_text(item: Mentioned, office: Office, register: Register, main: str | None) -> Mention | None:
    """Return the land the text is about where a leader of a state is named whom the table does not know at any time."""
    place = country(main) if main is not None else None
    lemma, person = office.word.lemma.lower(), office.person
    if place is None or person is None or not office.head or office.former:
        return None
    if lemma not in register.pack.word_set("positions", "sovereign") or len(person.name.split()) < 2:
        return None
    if lemma in register.pack.word_set("positions", "portfolio") and len(office.words) == 1:
        return None  # a minister, not a prime minister
    known = register.pack.any_of(("positions", "former"), ("positions", "coming"), ("positions", "first"))
    if any(word.upos == "ADJ" and word.lemma.lower() not in known for word in office.words):
        return None  # «музыкальный король»
    if any(_is_called(holder, person.name) for holder in holders()):
        return None
    mention = place_mention(item.sentence, office.words, office.word, place, "definite")
    return _standing_on(item, office, mention, "the country the text is about")


def _main_country(items: Sequence[Found]) -> str | None:
    """Return the country named in twice as many sentences as any other, and in three at least."""
    counts: Counter[str] = Counter()
    for item in items:
        counts.update({m.country for m in item.mentions if m.type == "Country" and m.country is not None})
    return foremost(counts)


def _holders(office: Office, register: Register) -> Iterator[Holder]:
    assert office.person is not None
    for holder in holders():
        if office.word.lemma.lower() not in holder.titles:
            continue
        if register.published is not None and not holder.held(register.published):
            continue
        if _is_called(holder, office.person.name):
            yield holder


def _is_called(holder: Holder, called: str) -> bool:
    """Say whether a holder of an office goes by a name."""
    return any(may_be_one(name, called) for name in holder.names)


def _standing_on(item: Mentioned, office: Office, of: Mention, reason: str) -> Mention:
    """Return a mention of *of* on the words of the title, which stand for it here."""
    first, last = office.words[0], office.words[-1]
    return replace(
        of,
        document=item.sentence.document,
        sentence=item.sentence.index,
        start=first.start,
        end=last.end,
        text=item.sentence.text[first.start - item.sentence.start : last.end - item.sentence.start],
        head=office.word.id,
        via="definite",
        antecedent=of.antecedent,
        reason=reason,
    )
