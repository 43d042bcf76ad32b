"""A language is one folder: Esperanto, which the package has never heard of, gives names, offices, dates and statements.

Trees are written by hand; word lists stand in ``fixtures/eo``, the one entry of the lexicon in ``fixtures/lexicon``.
"""

from pathlib import Path

import pytest

from graphbuilder.errors import UnsupportedLanguage
from graphbuilder.extract import extract
from graphbuilder.grammar import Grammar, languages
from graphbuilder.model import Document, Extraction
from graphbuilder.resolve import localise, resolve
from graphbuilder.store import connect

from ..extract.trees import story

LIND_VISITED = """
Anna     Anna     PROPN Case=Nom|Number=Sing 3 nsubj B-Person
Lind     Lind     PROPN Case=Nom|Number=Sing 1 flat I-Person
vizitis  viziti   VERB  Tense=Past|VerbForm=Fin 0 root
Ondon    Ondo     PROPN Case=Acc|Number=Sing 3 obj B-Organization
hieraŭ   hieraŭ   ADV   _ 3 advmod
~.       .        PUNCT _ 3 punct
"""
NOT_VISITED = """
Anna     Anna     PROPN Case=Nom|Number=Sing 4 nsubj B-Person
Lind     Lind     PROPN Case=Nom|Number=Sing 1 flat I-Person
ne       ne       PART  _ 4 advmod
vizitis  viziti   VERB  Tense=Past|VerbForm=Fin 0 root
Ondon    Ondo     PROPN Case=Acc|Number=Sing 4 obj B-Organization
"""
SHE_VISITED = """
Poste     poste    ADV   _ 3 advmod
ŝi        ŝi       PRON  Case=Nom|Number=Sing 3 nsubj
vizitis   viziti   VERB  Tense=Past|VerbForm=Fin 0 root
Marbonon  Marbono  PROPN Case=Acc|Number=Sing 3 obj B-Organization
"""
DIRECTOR = """
Anna       Anna       PROPN Case=Nom|Number=Sing 7 nsubj B-Person
Lind       Lind       PROPN Case=Nom|Number=Sing 1 flat I-Person
estas      esti       AUX   Tense=Pres|VerbForm=Fin 7 cop
nun        nun        ADV   _ 7 advmod
la         la         DET   _ 7 det
nova       nova       ADJ   Case=Nom|Number=Sing 7 amod
direktoro  direktoro  NOUN  Case=Nom|Number=Sing 0 root
de         de         ADP   _ 9 case
Ondo       Ondo       PROPN Case=Nom|Number=Sing 7 nmod B-Organization
"""


def extracted(*texts: str) -> Extraction:
    """Extract from trees of Esperanto as one document."""
    sentences = story(*texts, language="eo")
    text = "\n".join(sentence.text for sentence in sentences)
    return extract(Document("d", text, language="eo", published="2025-09-03"), sentences)


def test_the_folder_is_found_and_only_there_while_it_is_used(esperanto: Grammar) -> None:
    assert languages() == ("en", "ru", "eo")
    assert esperanto.language == "eo"
    assert esperanto.words["lists"]["gifts"] == ["donaco", "libro"]
    assert esperanto.word_set("light_markers") == frozenset()


def test_a_rule_makes_a_statement_with_a_nominative_and_a_date(esperanto: Grammar) -> None:
    (made,) = extracted(LIND_VISITED).statements
    assert (made.relation, made.polarity, made.realis) == ("VISITED", "affirmed", "actual")
    assert {role: mention.name for role, mention in made.roles.items()} == {"subject": "Anna Lind", "object": "Ondo"}
    assert made.time is not None
    assert made.time.start == "2025-09-02"


def test_its_negation_denies(esperanto: Grammar) -> None:
    (made,) = extracted(NOT_VISITED).statements
    assert (made.relation, made.polarity) == ("VISITED", "negated")


def test_an_office_is_said_of_who_holds_it(esperanto: Grammar) -> None:
    (made,) = extracted(DIRECTOR).statements
    assert made.relation == "HEADS"
    assert (made.roles["subject"].name, made.roles["object"].name) == ("Anna Lind", "Ondo")


def test_a_pronoun_stands_for_the_person_before(esperanto: Grammar) -> None:
    found = extracted(LIND_VISITED, SHE_VISITED)
    assert [made.roles["subject"].name for made in found.statements] == ["Anna Lind", "Anna Lind"]
    assert {entity.name for entity in localise(found).entities.values()} == {"Anna Lind", "Ondo", "Marbono"}


def test_without_its_folder_the_language_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage, match=r"no grammar of 'eo'; there are en, ru"):
        extract(Document("d", "", language="eo"), ())


def test_its_names_stand_in_the_graph_by_language(esperanto: Grammar, tmp_path: Path) -> None:
    localised = localise(extracted(LIND_VISITED))
    with connect(str(tmp_path / "x.graph")) as store:
        members = {entity.id: entity for entity in localised.entities.values()}
        store.write([localised], resolve(members.values()))
        rows = store.read("MATCH (e:Entity) RETURN e.name_eo AS name ORDER BY name").records
        assert [row[0] for row in rows] == ["Anna Lind", "Ondo"]
        assert sorted(member.names["eo"] for member in store.members()) == ["Anna Lind", "Ondo"]
