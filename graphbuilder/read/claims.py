"""Which document of a reading has which id: an id that two texts claim is the first one's."""

import dataclasses
import sqlite3

from graphbuilder.model import Document
from graphbuilder.read.limits import one_line
from graphbuilder.read.record import Notice, own_id


class Claims:
    """The ids given out, kept in a file that is gone afterwards: so many articles as there are need no memory.

    An address in a header, a column or a page, and an id in a row, are what a file claims. Whoever claims an id first has
    it; another text that claims it as well is a document of its own, under the id its text gives it, and keeps the claim
    as its address.
    """

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF"):
            self._table.execute(statement)
        self._table.execute("CREATE TABLE claim (id TEXT PRIMARY KEY, sha256 TEXT, place TEXT) WITHOUT ROWID")

    def settle(self, document: Document, where: str) -> tuple[Document | None, Notice | None]:
        """Return *document* as it is kept, or None where it is there already, and what is to be said of it."""
        said: Notice | None = None
        while (held := self._take(document, where)) is not None:
            sha256, place = held
            if sha256 == document.sha256 or document.id == own_id(document.text):
                copy = (document.id, document.path)
                return None, Notice(f"{one_line(where)}: the same text as {one_line(place)}; left out", same=copy)
            claimed, document = document.id, dataclasses.replace(document, id=own_id(document.text))
            said = Notice(
                f"{one_line(where)}: claims the id {one_line(document.url or claimed)} of {one_line(place)}, which has"
                " another text; kept as a document of its own",
                skipped=False,
            )
        return document, said

    def close(self) -> None:
        """Forget all."""
        self._table.close()

    def _take(self, document: Document, where: str) -> tuple[str, str] | None:
        """Give the id to *document*, or return the text and the place that have it."""
        values = (document.id, document.sha256, one_line(where))
        if self._table.execute("INSERT OR IGNORE INTO claim VALUES (?, ?, ?)", values).rowcount:
            return None
        held = self._table.execute("SELECT sha256, place FROM claim WHERE id = ?", values[:1]).fetchone()
        return str(held[0]), str(held[1])
