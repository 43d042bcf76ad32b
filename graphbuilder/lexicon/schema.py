"""What a relation file may hold, as typed records; `graphbuilder.lexicon.files` reads them and says what is wrong.

A file is ``relations/<topic>/<NAME>.toml``: one ``[relation]`` (its declaration), ``[defaults]`` of its entries, and
for each language
a list of entries, ``[[ru]]``, ``[[en]]``. Strings that begin with ``@`` name a set of entity types (``types.toml``) or
a word list of the language.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

Family = Literal["event", "speech", "standing"]
Mode = Literal["actual", "planned", "hypothetical", "negated"]
#: One value or several: ``"@places"`` and ``["Person", "@places"]`` are both right.
Types = str | list[str]


class Declaration(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What a relation is. *parties* tells the direction; *definition* and *excludes* are the guideline of annotators.

    *subject* and *object* are the types the role may have at all. *says* are weaker relations that are not told beside it.
    What *judges* has as its object who does what is judged; whom that is done to is involved in the theme.
    *followthemoney* and *wikidata* name its counterpart there, "" where there is none.
    """

    family: Family
    parties: str
    definition: str
    label: dict[str, str]
    inverse: dict[str, str]
    plover: str = ""
    excludes: str = ""
    symmetric: bool = False
    subject: Types = ()  # type: ignore[assignment]
    object: Types = ()  # type: ignore[assignment]
    says: Sequence[str] = ()
    judges: bool = False
    followthemoney: str = ""
    wikidata: str = ""


class Where(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A condition on a slot: filled by one of *lemma*, or by an entity of one of *type*; bare: filled at all."""

    slot: str | list[str]
    lemma: list[str] = []
    type: Types = ()  # type: ignore[assignment]


class Yield(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What an entry makes of its example: the words of the parties ("" nobody) and the mode."""

    subject: str = ""
    object: str = ""
    mode: Mode = "actual"


class Defaults(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What holds of every entry of the file that does not say otherwise; ``"@any"`` in an entry lifts a type."""

    types: dict[str, Types] = {}


class Entry(
    msgspec.Struct,
    forbid_unknown_fields=True,
    frozen=True,
    omit_defaults=True,
    rename={"demands": "if", "refusals": "unless"},
):
    """Words that make the relation, and the slots that fill its roles; `docs/lexicon.md` explains each key."""

    name: str
    accepts: str | list[str]
    refuses: str | list[str]
    yields: Yield | list[Yield] = Yield()
    verbs: list[str] = []
    nouns: list[str] = []
    subject: list[str] | None = None
    object: list[str] | None = None
    place: list[str] | None = None
    theme: list[str] | None = None
    beneficiary: list[str] | None = None
    destination: list[str] | None = None
    instrument: list[str] | None = None
    types: dict[str, Types] = {}
    demands: list[Where] = []
    refusals: list[Where] = []
    require: list[str] | None = None
    common: list[str] = []
    noun_genitive: Literal["", "subj", "obj"] = ""
    realis: Literal["", "actual", "planned", "hypothetical"] = ""
    polarity: Literal["", "affirmed", "negated"] = ""
    mutual: bool = False
    finite: bool = False
    priority: int = 0
