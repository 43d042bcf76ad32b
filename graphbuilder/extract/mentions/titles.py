"""Who holds an office by where title and name stand, wherever the tree hangs the two.

Russian puts a title with its institution right before the name («глава района Пётр Серов») or behind it after a comma, a
dash or a bracket («Пётр Серов, глава района»), and several titles of one person in a row on either side.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.mentions.extents import is_closed, last_of, start_of
from graphbuilder.extract.mentions.found import Draft, Office
from graphbuilder.extract.mentions.positions import title_words
from graphbuilder.model import Mention, Word

_CASES = {"Nom": "nom", "Gen": "gen", "Dat": "dat", "Acc": "acc", "Ins": "ins", "Loc": "loc"}
_BREAKS = frozenset({",", "(", "—", "–", "-"})


def link_titles(found: Draft) -> None:
    """Give the offices of a sentence the persons named beside them."""
    if found.pack.properties.case_marked and found.offices:
        _link(found)
        _part(found)
        _share(found)
    elif len(found.offices) > 1:
        _further(found)
    found.offices = [office for office in found.offices if _stands(office, found)]


def _further(found: Draft) -> None:
    """Give a title coordinated with one behind a name to the same person: "Lind, director of X and chairman of Y"."""
    for index, office in enumerate(found.offices):
        head = office.word.head
        first = next((one for one in found.offices if one.word.id == head or _hangs_with(one, office)), None)
        if office.person is not None or first is None or first.person is None or office.plural or first.plural:
            continue
        behind = first.person.end <= first.word.start and first.person.via == "name"
        if behind and office.word.deprel.split(":")[0] == "conj" and office.word.id > first.word.id:
            _hold(found, index, first.person)


def _stands(office: Office, found: Draft) -> bool:
    """Say whether an office is one: by its noun, or because who holds it is named beside it."""
    return office.listed or office.person is not None or office.word.id in title_words(found.tree, found.sentence.names)


def _link(found: Draft) -> None:
    persons = {
        mention.start: mention for mention in found.mentions if mention.type == "Person" and mention.via == "name"
    }
    if not persons:
        return
    ends = [last_of(found, office.word) for office in found.offices]
    starts = [start_of(found, office.word) for office in found.offices]
    linked: dict[int, Mention] = {}
    for index, office in enumerate(found.offices):
        behind = found.tree.words.get(ends[index] + 1)
        person = persons.get(behind.start) if behind is not None else None
        second = (
            _served(found, office.word, behind, person, persons) if behind is not None and person is not None else None
        )
        inner = _inside_another(found, index, ends)
        if second is not None and not inner:
            linked[index] = second
        elif behind is not None and person is not None and not inner and _agree(office.word, behind):
            linked[index] = person
    for index, office in enumerate(found.offices):
        before = _before(found, starts[index], persons.values())
        if index in linked or before is None or not is_closed(found, ends[index]):
            continue
        if office.word.feats.get("Number") == "Plur" and not _has_company(found, before):
            continue  # «Пётр Серов, представители думы»: the next of a list
        if _agree(office.word, found.tree[before.head]):
            linked[index] = before
    for index, office in enumerate(found.offices):
        apposed = _apposed(found, office) if index not in linked and office.person is None else None
        if apposed is not None:
            linked[index] = apposed
    _row(found, starts, ends, linked)
    for index, person in linked.items():
        _hold(found, index, person)


def _served(found: Draft, title: Word, behind: Word, person: Mention, persons: Mapping[int, Mention]) -> Mention | None:
    """Return the second of two persons behind a title whose first only owns it: «адвокат Савченко Марк Фейгин»."""
    after = next((word for word in found.sentence.words if word.start >= person.end), None)
    second = persons.get(after.start) if after is not None else None
    if second is None or after is None or behind.feats.get("Case") != "Gen" or title.feats.get("Case") in (None, "Gen"):
        return None
    return second if after.feats.get("Case") == title.feats.get("Case") else None


def _hangs_with(first: Office, office: Office) -> bool:
    """Say whether a title is hung on the person another stands behind: parsers coordinate it with the name."""
    person = first.person
    return person is not None and first.word.deprel == "appos" and person.head == first.word.head == office.word.head


def _part(found: Draft) -> None:
    """A person holds the outer of two nested titles: «полпред президента в округе Пётр Серов» is no president."""
    for index, office in enumerate(found.offices):
        outer = (
            other for other in found.offices if other.person is office.person and _is_below(office.word, other.word)
        )
        if office.person is not None and next(outer, None) is not None:
            mentions = found.by_head.get(office.word.id, [])
            if office.person in mentions and office.person.head != office.word.id:
                mentions.remove(office.person)
            found.offices[index] = replace(office, person=None)


def _share(found: Draft) -> None:
    """A plural title belongs to all who are named by it: «сенаторы Чак Шумер и Том Коттон»."""
    for office in list(found.offices):
        first = office.person
        if first is None or office.word.feats.get("Number") != "Plur" or first.start < office.word.start:
            continue
        for number in found.tree.conjuncts(first.head) if first.head in found.tree.words else ():
            before = found.tree.words.get(number - 1)
            if before is None or (before.form != "," and before.upos != "CCONJ"):
                continue  # «главы Приморья А, Кирова Б»: each has an office of its own
            other = next((m for m in found.by_head.get(number, []) if m.type == "Person" and m.via == "name"), None)
            if other is not None and other is not first:
                found.offices.append(replace(office, person=other, plural=False, title=_singular(office)))


def _has_company(found: Draft, person: Mention) -> bool:
    """Say whether the person is one of several coordinated ones."""
    numbers = found.tree.conjuncts(found.tree.first_conjunct(person.head)) if person.head in found.tree.words else []
    return sum(any(m.type == "Person" for m in found.by_head.get(number, [])) for number in numbers) > 1


def _owns_plural(found: Draft, word: Word, person: Mention) -> bool:
    """Say whether one person behind a plural title is whose it is: «с адвокатами Серова», «представителей Серова»."""
    if word.feats.get("Number") != "Plur" or person.start < word.start or person.head not in found.tree.words:
        return False
    several = _has_company(found, person)
    case = found.tree[person.head].feats.get("Case")
    return not several and (case != word.feats.get("Case") or case == "Gen")


def _singular(office: Office) -> str:
    """Return the title of one of several: «сенаторы США» is «сенатор США» for each."""
    parts = office.title.split(" ")
    if office.word.feats.get("Number") != "Plur" or len(parts) != len(office.words):
        return office.title
    feminine = office.word.feats.get("Gender") == "Fem"
    for place, word in enumerate(office.words):
        if word.id == office.word.id or (word.upos == "ADJ" and word.head == office.word.id and not feminine):
            parts[place] = word.lemma if parts[place].islower() else word.lemma.capitalize()
    return " ".join(parts)


def _inside_another(found: Draft, index: int, ends: Sequence[int]) -> bool:
    """Say whether a title only says of whom another is: «помощник министра Пётр Серов»."""
    word = found.offices[index].word
    return any(
        other.word.id < word.id <= ends[number] and any(a.id == other.word.id for a in found.tree.above(word.id))
        for number, other in enumerate(found.offices)
        if number != index and (other.word.feats.get("Case") != word.feats.get("Case") or _is_below(word, other.word))
    )


def _is_below(word: Word, other: Word) -> bool:
    """Say whether the tree makes a title the owner of another in the same case: «полпреда президента в округе»."""
    return word.head == other.id and word.deprel.split(":")[0] == "nmod"


def _hold(found: Draft, index: int, person: Mention) -> None:
    office = found.offices[index]
    if (office.person is person and not office.plural) or _owns_plural(found, office.word, person):
        return
    found.offices[index] = replace(office, person=person, plural=False, title=_singular(office))
    others = found.by_head.setdefault(office.word.id, [])
    if office.person is not None and office.person in others and office.person.head != office.word.id:
        others.remove(office.person)
    if person not in others:
        others.insert(0, person)


def _row(found: Draft, starts: Sequence[int], ends: Sequence[int], linked: dict[int, Mention]) -> None:
    """Titles in a row are one person's: «депутат думы, глава фонда Пётр Серов», «Пётр Серов, депутат и глава фонда»."""
    offices = found.offices
    order = sorted(range(len(offices)), key=lambda index: offices[index].word.id)
    for left, right in reversed(list(pairwise(order))):
        person = linked.get(right)
        before = person is not None and person.start > offices[right].word.start
        if (
            before
            and left not in linked
            and _joined(found, ends[left], starts[right], offices[left], offices[right], behind=False)
        ):
            linked[left] = person  # type: ignore[assignment]
    for left, right in pairwise(order):
        person = linked.get(left)
        behind = person is not None and person.start < offices[left].word.start
        if (
            behind
            and right not in linked
            and _joined(found, ends[left], starts[right], offices[left], offices[right], behind=True)
        ):
            linked[right] = person  # type: ignore[assignment]


def _joined(found: Draft, end: int, start: int, one: Office, two: Office, *, behind: bool) -> bool:
    """Say whether at most a comma or «и» stands between two titles in one case that one person may hold."""
    if one.plural or one.word.feats.get("Case") != two.word.feats.get("Case"):
        return False
    if one.person is not None and one.person is not two.person and one.person.start < two.word.start:
        return False
    if start - end == 1:  # «представитель войск полковник Пётр Серов»
        return True
    if start - end != 2:
        return False
    between = found.tree[end + 1]
    return between.form == "," or (between.upos == "CCONJ" and (behind or not _several(found, one.word)))


def _several(found: Draft, word: Word) -> bool:
    """Say whether the verb of a coordination is plural: «премьер Сербии и президент Черногории Иван Илич встретились»."""
    above = found.tree.parent(found.tree[found.tree.first_conjunct(word.id)])
    return above is not None and above.feats.get("Number") == "Plur" and above.upos == "VERB"


def _agree(office: Word, name: Word) -> bool:
    """Say whether title and name stand in one case, as far as the name shows it."""
    case, other = office.feats.get("Case"), name.feats.get("Case")
    if case is None or other is None or case == other:
        return True
    return _CASES.get(case, "") in forms_cases(name.form) and other == "Nom"


def _apposed(found: Draft, office: Office) -> Mention | None:
    """Return whom a title stands behind through others in its case: «гостя Петра Серова, борца с ленью, члена жюри»."""
    word, seen = office.word, False
    for above in found.tree.above(office.word.id):
        relation = word.deprel.split(":")[0]
        if relation not in ("appos", "conj") or above.feats.get("Case") != office.word.feats.get("Case"):
            return None
        seen = seen or relation == "appos"
        names = [above, *(child for child in found.tree.children(above.id, "appos") if child.id < office.word.id)]
        for name in names if seen else ():
            person = next((m for m in found.by_head.get(name.id, []) if m.type == "Person" and m.via == "name"), None)
            if person is not None and person.end <= office.word.start and not office.plural:
                return person
        word = above
    return None


def _before(found: Draft, start: int, persons: Collection[Mention]) -> Mention | None:
    """Return the person right before a title, a comma, dash or bracket between the two."""
    mark = found.tree.words.get(start - 1)
    last = found.tree.words.get(start - 2)
    if mark is None or last is None or mark.form not in _BREAKS:
        return None
    if last.form == ")":  # «Пётр Серов (Россия), глава …»
        opening = next((n for n in range(last.id - 1, max(0, last.id - 6), -1) if found.tree[n].form == "("), None)
        last = found.tree.words.get(opening - 1) if opening else None
    return next((m for m in persons if last is not None and m.start <= last.start and m.end == last.end), None)
