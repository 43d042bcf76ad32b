"""The words of the pages in both languages, and dates and numbers as each writes them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from graphbuilder.lexicon import relations

LANGUAGES = ("ru", "en")


@cache
def _texts() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "text.json").read_text(encoding="utf-8"))
    return found


class Words:
    """What a template says in *language*, one of `LANGUAGES`."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, /, **values: Any) -> str:
        """Return the words of *key*, blanks filled; those with a number *n* in the form the number asks for."""
        text = _texts()[key][self.language]
        if isinstance(text, dict):
            text = text[plural(self.language, int(values["n"]))]
        shown = {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}
        return str(text).format(**shown)

    def has(self, key: str) -> bool:
        """Say whether there are words for *key*."""
        return key in _texts()

    def number(self, value: float) -> str:
        """Return a number with its thousands apart."""
        text = f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"
        return text.replace(",", "\u00a0").replace(".", ",") if self.language == "ru" else text

    def day(self, iso: str | None) -> str:
        """Return a date (ISO: year, month or day) in words; what is no date as it stands."""
        text = (iso or "")[:10]
        parts = text.split("-")
        if not all(part.isdigit() for part in parts) or len(parts) > 3:
            return text
        months = _texts()["months" if len(parts) == 3 else "months_alone"][self.language]
        try:
            month = months[int(parts[1]) - 1] if len(parts) > 1 else ""
        except IndexError:
            return text
        if len(parts) == 3:
            return f"{int(parts[2])} {month} {parts[0]}"
        return f"{month} {parts[0]}".strip()

    def when(self, claim: Any) -> str:
        """Return when a claim holds, as exactly as is known; empty where it says nothing."""
        first, last, precision = claim.time_from, claim.time_to, claim.time_precision
        if not first and not last:
            return ""
        if (
            precision in ("year", "month")
            and first
            and (last or first)[: _LENGTH[precision]] == first[: _LENGTH[precision]]
        ):
            return self.day(first[: _LENGTH[precision]])
        if first and last and first != last:
            return f"{self.day(first)} – {self.day(last)}"
        return self.day(first) if first else self("until", day=self.day(last))

    def relation(self, name: str, *, inverse: bool = False) -> str:
        """Return the label of a relation; its name where the lexicon has none."""
        known = relations().get(name)
        if known is None:
            return name
        return str((known.inverse if inverse else known.label)[self.language])

    def named(self, node: Any) -> str:
        """Return the name of an entity in this language where it has one."""
        return str((node.name_ru if self.language == "ru" else node.name_en) or node.name or node.id)


_LENGTH = {"year": 4, "month": 7}


def plural(language: str, n: int) -> str:
    """Return ``one``, ``few`` or ``many``: which form of a noun stands beside the number *n*."""
    if language == "ru":
        if n % 10 == 1 and n % 100 != 11:
            return "one"
        return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"
    return "one" if n == 1 else "many"
