"""Tenure: the years a title says it was held in, «президент Чили с 2000 по 2006 год»; whom an office is said of."""

from graphbuilder.extract.mentions.found import Found, Office
from graphbuilder.extract.time import Times
from graphbuilder.model import Time

_NEAR = 4  # how far behind a title its years begin


def tenure_of(found: Found, office: Office, times: Times) -> Time | None:
    """Return the stretch of time, of those in the sentence, that stands inside a title or right behind it."""
    numbers = range(office.word.id + 1, office.words[-1].id + _NEAR)
    if not any(found.tree[number].form[:1].isdigit() for number in numbers if number in found.tree.words):
        return None
    return next((time for first, _, time in times if _is_tenure(found, office, first, time)), None)


def without_tenures(found: Found, times: Times) -> Times:
    """Return the times of a sentence but those in which somebody it names held an office: «умерла Линд, мэр с 1990 по 1997»."""
    held = [office for office in found.offices if office.person is not None and office.person.via == "name"]
    held = [office for office in held if not is_said_of(found, office)] if times else []
    return [each for each in times if not any(_is_tenure(found, office, each[0], each[2]) for office in held)]


def _is_tenure(found: Found, office: Office, first: int, time: Time) -> bool:
    """Say whether a stretch of time that begins with word *first* is that of an office."""
    gap = (found.tree[number] for number in range(office.words[-1].id + 1, first))
    near = office.word.id < first <= office.words[-1].id + _NEAR
    return near and time.precision == "range" and all(word.upos in ("ADP", "PUNCT") for word in gap)


def is_said_of(found: Found, office: Office) -> bool:
    """Say whether an office stands in the predicate of its holder: «Серов — министр», "Ann Lind is not a minister"."""
    subject = found.tree.child(office.word.id, "nsubj")
    if subject is None or office.person is None or office.person.head not in found.tree.words:
        return False
    return subject.id in (office.person.head, found.tree[office.person.head].head)
