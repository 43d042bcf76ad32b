"""The words of a language that repairs and readers of arguments ask about, looked up once."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from graphbuilder.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Terms:
    """Word lists and properties of a language under the names they have in its folder; ``lists.toml`` explains them."""

    agent_slots: tuple[str, ...]
    about_markers: frozenset[str]
    adverbial_nouns: frozenset[str]
    announcing: frozenset[str]
    asking: frozenset[str]
    bodies: frozenset[str]
    awaiting: frozenset[str]
    blame: frozenset[str]
    blaming: frozenset[str]
    carriers: frozenset[str]
    condition_marks: frozenset[str]
    content_infinitive: frozenset[str]
    content_marks: frozenset[str]
    contrasts: frozenset[str]
    counted_relatives: frozenset[str]
    deed_markers: frozenset[str]
    copular: frozenset[str]
    ditransitive: frozenset[str]
    documents: frozenset[str]
    finite_marks: frozenset[str]
    hedges: frozenset[str]
    giver_slots: tuple[str, ...]
    holder_slots: tuple[str, ...]
    impersonal: frozenset[str]
    infinitive_marks: frozenset[str]
    institution_slots: tuple[str, ...]
    intending: frozenset[str]
    seeking: frozenset[str]
    of_deeds: frozenset[str]
    light: frozenset[str]
    light_markers: frozenset[str]
    located_markers: frozenset[str]
    motion: frozenset[str]
    motion_markers: frozenset[str]
    motion_scenes: frozenset[str]
    negation: frozenset[str]
    not_light: frozenset[str]
    object_control: frozenset[str]
    occurring: frozenset[str]
    of_markers: frozenset[str]
    only: frozenset[str]
    paper_markers: frozenset[str]
    partitive_markers: frozenset[str]
    personal: frozenset[str]
    personal_relatives: frozenset[str]
    phrasal: frozenset[str]
    predicating: frozenset[str]
    predicated: frozenset[str]
    quantifiers: frozenset[str]
    question_pronouns: frozenset[str]
    receiving: frozenset[str]
    reciprocal: frozenset[str]
    reflexive: frozenset[str]
    relative: frozenset[str]
    relative_places: frozenset[str]
    relative_possessives: frozenset[str]
    stands: frozenset[str]
    stative: frozenset[str]
    undergone: frozenset[str]
    vague_heads: frozenset[str]
    obligation: frozenset[str]
    perfect: frozenset[str]
    papers: frozenset[str]
    made: frozenset[str]
    speech_verbs: frozenset[str]
    speech_sources: frozenset[str]
    speech_prepositions: frozenset[str]
    source_markers: frozenset[str]
    institutional: frozenset[str]
    active_endings: tuple[str, ...]
    passive_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    reflexive_endings: tuple[str, ...]
    weekdays: frozenset[str]
    scenes: Mapping[str, list[str]]
    units: Mapping[str, str]
    government: Mapping[str, list[str]]
    marker_variants: Mapping[str, str]
    irregular: Mapping[str, str]
    case_marked: bool
    subject_drop: bool


#: Lists that are not at the top of ``words.toml``.
_PATHS = {
    "obligation": ("modal", "obligation"),
    "perfect": ("auxiliaries", "perfect"),
    "papers": ("lists", "papers"),
    "speech_verbs": ("speech", "verbs"),
    "speech_sources": ("speech", "sources"),
    "speech_prepositions": ("speech", "prepositions"),
    "source_markers": ("speech", "source_markers"),
    "institution_slots": ("speech", "institution_slots"),
    "institutional": ("speech", "institutional"),
}


_ENDINGS = ("active_endings", "infinitive_endings", "passive_endings", "participle_endings", "reflexive_endings")
#: Lists of what is written and made, which does nothing itself.
_MADE = ("papers", "agreements", "law", "works", "arms")
_SLOTS = ("agent_slots", "giver_slots", "holder_slots", "institution_slots")


@cache
def terms_of(grammar: Grammar) -> Terms:
    """Return the terms of a language."""
    made = _tables(grammar)
    sets = {field.name for field in fields(Terms)} - made.keys()
    return Terms(**made, **{name: grammar.word_set(*_PATHS.get(name, (name,))) for name in sets})  # type: ignore[arg-type]


def _tables(grammar: Grammar) -> dict[str, object]:
    words = grammar.words
    return {
        **{name: tuple(sorted(words.set(name))) for name in _ENDINGS},
        **{name: words.entries(*_PATHS.get(name, (name,))) for name in _SLOTS},
        "bodies": grammar.any_of(("lists", "collectives"), ("lists", "boards"), ("general_bodies",))
        | {noun for noun, kind in words.table("definite").items() if kind == "Organization"},
        "made": grammar.any_of(*(("lists", name) for name in _MADE)),
        "scenes": words.table("scenes"),
        "units": words.table("time", "units"),
        "weekdays": frozenset(name for names in words.entries("time", "weekdays") for name in names),
        "government": words.table("government"),
        "marker_variants": words.table("marker_variants"),
        "irregular": words.table("irregular"),
        "case_marked": grammar.properties.case_marked,
        "subject_drop": grammar.properties.subject_drop,
    }
