"""What languages differ in, as far as stages ask: ``grammar.toml`` of a language sets what is true of it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any

from graphbuilder.errors import LexiconError


@dataclass(frozen=True)
class Properties:
    """The properties of one language; each is false, or as said here, where its ``grammar.toml`` does not set it.

    Spelling
        script: The script it is written in, as `scripts.script_of` calls it.
        code3: Its ISO 639-3 code.
        split_hyphens: Treebanks cut words at hyphens: "42-year-old" is five words.
        capitalised_adjectives: Words for nationalities have a capital: "Serb forces", "Palestinians".
        capitalised_nouns: Nouns for bodies are tagged as names or adjectives: "the Army", "the Iraqi military".
        names_as_tagged: A capitalised word tagged as a name is one, even where no parser named it.
        titles_in_names: Parsers take a title into the name behind it: "King Charles".

    Nouns
        case_marked: Nouns and adjectives show by their form what they are to the verb and to each other; elsewhere order
            and prepositions do.
        agreeing_adjectives: Adjectives have the number of their noun, so owners of one each stand before a plural.
        nominal_adjectives: Adjectives stand for people: «раненые».
        noun_compounds: A noun before a noun says of what it is: "UN peacekeepers".
        articles: A noun that points back has an article: "the company".
        animacy: Taggers tell nouns of living beings (``Animacy``); elsewhere lists do.
        gendered_things: Nouns of things have a gender, and pronouns agree with it: «компания … она».
        quoted_names: Names of firms stand in quotes, behind the noun for their kind: «газета «Ведомости»».
        counted_people: A noun that counts people gives way to them: "a group of protesters".
        names_behind_groups: A name behind a noun for a group of a country is the group's: "the French group LVMH".

    Verbs and clauses
        subject_drop: Finite verbs may leave out a subject that is known.
        perfective_future: The present of a perfective verb is a future.
        plural_bodies: One body may be "they".
        cataphora: A possessive in a phrase that opens a clause may stand for the subject behind it: "In her speech, Lind …".

    Parsing
        name_floor: Names a parser finds are kept at least this likely; 0.5.
    """

    script: str = "Latin"
    code3: str = ""
    split_hyphens: bool = False
    capitalised_adjectives: bool = False
    capitalised_nouns: bool = False
    names_as_tagged: bool = False
    titles_in_names: bool = False
    case_marked: bool = False
    agreeing_adjectives: bool = False
    nominal_adjectives: bool = False
    noun_compounds: bool = False
    articles: bool = False
    animacy: bool = False
    gendered_things: bool = False
    quoted_names: bool = False
    counted_people: bool = False
    names_behind_groups: bool = False
    subject_drop: bool = False
    perfective_future: bool = False
    plural_bodies: bool = False
    cataphora: bool = False
    name_floor: float = 0.5


def properties(table: Mapping[str, Any], file: str) -> Properties:
    """Return the properties a file sets.

    Raises:
        LexiconError: A name is no property, or its value of another kind; names file, key and the nearest name.
    """
    kinds = {field.name: type(field.default) for field in fields(Properties)}
    for name, value in table.items():
        if name not in kinds:
            near = get_close_matches(name, kinds, n=1, cutoff=0.0)
            raise LexiconError(f"{file}, {name}: no such property; the nearest is {near[0]!r}")
        if type(value) is not kinds[name]:
            raise LexiconError(f"{file}, {name}: expected a {kinds[name].__name__}, got {value!r}")
    return Properties(**table)
