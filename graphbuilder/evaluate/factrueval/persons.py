"""A person's nominative name as the contest's parts: FIRSTNAME, PATRONYMIC, LASTNAME."""

from graphbuilder.evaluate.factrueval.inflect import is_first_name, is_surname

PATRONYMIC = ("ович", "евич", "ьич", "овна", "евна", "ична", "инична", "оглы", "кызы")
PARTICLES = frozenset(
    {"фон", "фан", "ван", "де", "ди", "да", "дель", "ла", "ле", "бен", "бин", "ибн", "аль", "эль", "дер"}
)


def person_parts(name: str) -> tuple[tuple[str, str], ...]:
    """Split *name*; a single word is a surname unless it can only be a given name; initials are left out."""
    words = [word for word in name.split() if not word.endswith(".") and len(word) > 1]
    patronymics = [word for word in words[1:] if word.lower().endswith(PATRONYMIC)]
    rest = [word for word in words if word not in patronymics]
    first, last = _divide(rest)
    parts = [("firstname", word) for word in first]
    parts += [("patronymic", word) for word in patronymics[:1]]
    return (*parts, *((("lastname", " ".join(last)),) if last else ()))


def _divide(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the given names and the words of the surname."""
    if len(words) <= 1:
        only_given = bool(words) and is_first_name(words[0]) and not is_surname(words[0])
        return (words, []) if only_given else ([], words)
    for index, word in enumerate(words):
        if index and word.lower() in PARTICLES:
            return words[:index], words[index:]
    if is_first_name(words[-1]) and is_surname(words[0]) and not is_first_name(words[0]):
        return words[1:], words[:1]
    if len(words) == 3 and all(len(word) <= 5 for word in words) and not is_first_name(words[0]):
        return words[1:], words[:1]
    return words[:-1], words[-1:]
