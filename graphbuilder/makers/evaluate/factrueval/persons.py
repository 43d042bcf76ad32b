"""A person's nominative name as the contest's parts: firstname, patronymic, lastname."""

from graphbuilder.names.person import is_east_asian, person_key


def person_parts(name: str) -> tuple[tuple[str, str], ...]:
    """Split *name*, without initials and titles. East Asian given names go word by word, as in the contest's gold."""
    words = [word for word in name.replace(",", " ").split() if word]
    if len(words) > 1 and is_east_asian([word.lower() for word in words]):
        return (*(("firstname", word) for word in words[1:]), ("lastname", words[0]))
    key = person_key(name)
    parts = (("firstname", key.first), ("patronymic", key.patronymic), ("lastname", key.surname))
    found = tuple((part, _as_written(value, name)) for part, value in parts if value)
    return found or (("lastname", name),)


def _as_written(folded: str, name: str) -> str:
    """Give the folded words their capitals back; case does not count in the contest, but people read the files."""
    at = name.lower().replace("ё", "е").find(folded)
    return name[at : at + len(folded)] if at >= 0 else folded.title()
