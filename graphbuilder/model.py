"""The nouns of the project: frozen records that every stage passes on. Imports nothing of ours.

Offsets are half-open code points of `Document.text`, so ``text[start:end]`` is the mention. Probabilities, scores and
confidences lie in [0, 1]. Times are ISO 8601 strings. Field names of `Word` are those of CoNLL-U.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, get_args

Polarity = Literal["affirmed", "negated"]
Realis = Literal["actual", "planned", "hypothetical"]
Certainty = Literal["certain", "uncertain"]
Precision = Literal["day", "month", "year", "range", "published"]
#: What `Statement.rule` says of a statement that the learned reader alone makes.
READER = "reader"
#: The share of right statements that extraction aims at, where nothing else is asked for.
PRECISION = 0.9
#: What a property holding a name in one language begins with, in the graph and in files: ``name_ru``.
NAME = "name_"
#: How a mention refers; see `Mention`.
Via = Literal["name", "demonym", "metonym", "position", "pronoun", "definite"]
#: How a statement stands to the facts, in one word: of `Realis`, or denied.
Mode = Literal["actual", "planned", "hypothetical", "negated"]
MODES: tuple[Mode, ...] = get_args(Mode)
#: What an entity is.
EntityType = Literal[
    "Person",
    "Organization",
    "Country",
    "Region",
    "City",
    "Place",
    "Group",
    "Agreement",
    "Event",
    "Position",
    "Product",
    "Work",
]

#: Labels an entity node may carry beside ``:Entity``: a closed list, so no text ever becomes Cypher.
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)

#: Roles a statement may fill, in the order they are printed; ``subject`` and ``object`` come first.
ROLES = ("subject", "object", "place", "theme", "beneficiary", "destination", "instrument")


def digest(*parts: object) -> str:
    """Return 16 hexadecimal digits that depend on *parts* alone: the project's way to make ids."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode(errors="replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """One article. *id* is `digest` of the URL where there is one, else of the normalised text.

    *about* is what else its source says: author, forwarded_from, reply_to, edited; where it says so.
    """

    id: str
    text: str
    title: str = ""
    language: str = "ru"
    published: str | None = None
    url: str | None = None
    path: str | None = None
    source: str | None = None
    sha256: str = ""
    text_available: bool = True
    about: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; *id* and *head* count from 1, head 0 is the root.

    *tag_probability* is that of upos and feats, *arc_probability* that of head and deprel together; 1.0 where the
    parser gives none. Words of one multi-word token share the token's *start* and *end*.
    """

    id: int
    form: str
    lemma: str
    upos: str
    head: int
    deprel: str
    feats: Mapping[str, str] = field(default_factory=dict)
    xpos: str = ""
    start: int = 0
    end: int = 0
    tag_probability: float = 1.0
    arc_probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Name:
    """A name the parser saw: words *first* to *last* (ids, both inclusive) and the type of the joint model's guideline.

    Types: Person Organization Geopolitical Place Facility Nationality Event Date Number Money Product Agreement Work Position.
    """

    first: int
    last: int
    type: str
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence. *paragraph* counts from 0; *cut* is True where a longer sentence was cut to fit the encoder."""

    document: str
    index: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    names: tuple[Name, ...] = ()
    language: str = "ru"
    paragraph: int = 0
    cut: bool = False
    #: What the encoder makes of each word, (words, width), for the reader of relations; None where no model parsed it.
    vectors: Any = field(default=None, compare=False, repr=False)

    @property
    def id(self) -> str:
        return f"{self.document}:{self.index}"


class Parsed(NamedTuple):
    """A document with its sentences: what the second stage hands on."""

    document: Document
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names, describes or points to an entity.

    *name* is its nominative display form, *head* the id of its syntactic head word. *via* says how it refers: ``name``,
    ``demonym`` («северокорейский»), ``metonym`` («Кремль» for Russia), ``position`` («глава КНДР»), ``pronoun``, ``definite``.
    *key* is set where a gazetteer knows the thing (``country:KP``). *antecedent* is the id of the mention of the same
    document this one points to, with the *reason* it was chosen.
    """

    document: str
    sentence: int
    start: int
    end: int
    text: str
    name: str
    type: EntityType
    head: int = 0
    via: Via = "name"
    country: str | None = None
    key: str | None = None
    antecedent: str | None = None
    reason: str = ""
    probability: float = 1.0

    @property
    def id(self) -> str:
        return f"{self.document}:{self.start}:{self.end}:{self.type}"


@dataclass(frozen=True, slots=True)
class Post:
    """An office on a day: *title* in lemmas, *of* whom (a gazetteer key or a folded name), *at* (ISO date, "" unknown)."""

    title: str
    of: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions resolve to.

    *names* are by language; the graph has each as a property, ``name_ru``, ``name_en`` and so on. *members* are the ids of
    the document-level entities merged into this one, sorted. *posts* of a document-level person are those the document says
    the person holds, of a Position the office itself, with the day its holder is wanted for. *wikidata* is the id (Q…) that
    the links of its members agree on. *traits* of a document-level entity are what its document says that tells it from
    others of its name (``sex:Fem``, ``kind:bank``).
    """

    id: str
    name: str
    type: EntityType
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    aliases: tuple[str, ...] = ()
    country: str | None = None
    members: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    wikidata: str | None = None
    traits: tuple[str, ...] = ()

    @property
    def name_ru(self) -> str | None:
        """Its name in Russian."""
        return self.names.get("ru")

    @property
    def name_en(self) -> str | None:
        """Its name in English."""
        return self.names.get("en")


@dataclass(frozen=True, slots=True)
class Time:
    """When a statement holds: dates *start* and *end* (ISO, both inclusive) and how exactly they are known.

    A bound that is not told is None, never both: "since 2010", «до 2015 года». Precision ``published`` marks an *end* the
    text does not tell: what is reported as done was done by the day of publication.
    """

    start: str | None
    end: str | None
    precision: Precision

    @property
    def told(self) -> bool:
        """Say whether the text itself tells when, not only the day it was published."""
        return self.precision != "published"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the lemma of what it counts; *approximate* where the text says so («порядка», "about").

    *value* is the least the text says and *upper* the most, where it gives two: «от 10 до 12 тысяч».
    """

    value: float
    unit: str
    approximate: bool = False
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who did what: a relation, the mentions that fill its roles, and how far the text stands behind it.

    *participants* are the further parties of a symmetric relation, beside subject and object, *involved* the
    parties of its theme that do not answer for it («осудил убийство Серова»). *speaker* is who says so
    (None: the publisher); *speakers* are the ones further out, nearest first. *rule* names the lexicon entry,
    ``reader`` where the reader alone says so; *reader* is the probability it gives, None where it was not asked. *position*
    of an office or trade is what it is called without whom it is of: «министр иностранных дел».
    """

    document: str
    sentence: int
    relation: str
    plover: str
    predicate: str
    start: int
    end: int
    trigger: str
    roles: Mapping[str, Mention]
    rule: str
    participants: tuple[Mention, ...] = ()
    involved: tuple[Mention, ...] = ()
    polarity: Polarity = "affirmed"
    realis: Realis = "actual"
    certainty: Certainty = "certain"
    speaker: Mention | None = None
    speakers: tuple[Mention, ...] = ()
    time: Time | None = None
    quantity: Quantity | None = None
    position: str = ""
    confidence: float = 1.0
    reader: float | None = None

    @property
    def id(self) -> str:
        """Identity by spans, not by resolved entities: a merge of two people changes no statement."""
        spans = [f"{role}={mention.start}-{mention.end}" for role, mention in sorted(self.roles.items())]
        spans += [f"+{mention.start}-{mention.end}" for mention in self.participants]
        return digest(self.document, self.start, self.end, self.relation, *spans)

    @property
    def mode(self) -> Mode:
        """How it stands to the facts, in one word."""
        return "negated" if self.polarity == "negated" else self.realis

    @property
    def asserted(self) -> bool:
        """True where the text states it as a fact: only such statements make typed edges."""
        return self.polarity == "affirmed" and self.realis == "actual"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision that two entities are the same, or are not; *same* is None where it is left to people to decide.

    Those of people always win; *by* is ``resolver``, or begins with ``link:`` and names a file, where no human decided.
    *b* may be ``wikidata:Q…``. *members* are *a* and *b* as they were last known, so that a judgement still speaks of
    them when their documents are gone.
    """

    a: str
    b: str
    same: bool | None
    score: float
    reason: str
    by: str = "resolver"
    at: str = ""
    members: tuple[Entity, ...] = field(default=(), compare=False)

    @property
    def human(self) -> bool:
        """True where a person decided."""
        return self.same is not None and self.by != "resolver" and not self.by.startswith("link:")


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in a statement, by the place in its sentence: *start* and *end* count from where that begins.

    A place before or behind the sentence is one elsewhere in its document.
    """

    role: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's judgement on what a sentence says: it does not (``reject``), it does (``confirm``), or something else.

    *claim* names what is said, by sentence, relation and parties, whatever the offsets in the document. It is judged in
    the article *documents* begins with, and holds in those that took its place; where all parties are named in the
    sentence itself, *anywhere* that sentence stands. The fields that begin with ``to_`` say what is right (``correct``), None
    and nothing for what stays.
    """

    kind: Literal["reject", "confirm", "correct"]
    claim: str
    documents: tuple[str, ...]
    sentence: str
    relation: str
    mode: Mode
    parties: tuple[Party, ...]
    anywhere: bool = False
    to_relation: str | None = None
    to_mode: Mode | None = None
    to_parties: tuple[Party, ...] = ()
    by: str = ""
    at: str = ""
    reason: str = ""
    title: str = ""
    url: str | None = None
    language: str = ""

    @property
    def id(self) -> str:
        """One ruling for a claim: in its article alone, or anywhere."""
        return digest("ruling", self.claim, "" if self.anywhere else self.documents[0])


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document. Every mention that fills a role is in *mentions*.

    *sentences* are as the parser gave them; *repairs* names what was mended in them first, by the index of a sentence.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    repairs: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Localised:
    """An extraction whose mentions are grouped within their document.

    *entities* maps each mention id to a document-level entity. A gazetteer thing has its key as id (``country:KP``, the
    same in every document); anything else has an id of its own in each document, joined to others by judgements.
    """

    extraction: Extraction
    entities: Mapping[str, Entity]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who across documents: document-level entity id → the entity it belongs to, and the judgements behind it.

    *why* names the judgement that put each member into its entity, None for one that nothing joined; without it, it is the
    strongest of *judgements*.
    """

    entities: Mapping[str, Entity]
    judgements: tuple[Judgement, ...] = ()
    why: Mapping[str, Judgement | None] | None = None
