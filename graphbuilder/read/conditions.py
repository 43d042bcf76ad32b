"""What servers said of addresses when they were read, so that one that is as it was need not be sent again."""

from collections.abc import Mapping
from typing import NamedTuple


class Mark(NamedTuple):
    """What tells a state of an address from others: its ``ETag`` and ``Last-Modified``, "" where it has none."""

    etag: str = ""
    modified: str = ""


class Conditions:
    """Marks by address: *known* ones are sent along, *fresh* ones were answered since, *same* did not change."""

    def __init__(self, known: Mapping[str, Mark] | None = None) -> None:
        self.known = dict(known or {})
        self.fresh: dict[str, Mark] = {}
        self.same: set[str] = set()

    def headers(self, url: str) -> dict[str, str]:
        """Return the headers that ask for *url* only if it changed."""
        mark = self.known.get(url, Mark())
        sent = {"If-None-Match": mark.etag, "If-Modified-Since": mark.modified}
        return {name: value for name, value in sent.items() if value}

    def note(self, url: str, status: int, headers: Mapping[str, str]) -> None:
        """Remember what was answered; values that could not be sent back are none."""
        if status == 304:
            self.same.add(url)
            return
        values = (headers.get("ETag") or "", headers.get("Last-Modified") or "")
        self.fresh[url] = Mark(*(value if value.isprintable() and len(value) <= 1_000 else "" for value in values))
