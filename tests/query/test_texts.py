"""Full-text search on both engines: any form of a word finds it, all words before some, hostile text is only text."""

import pytest

from graphbuilder.model import Word
from graphbuilder.query.texts import by_document, search_texts
from graphbuilder.store import Store
from graphbuilder.store.terms import indexed, indexed_unread, terms


def texts(store: Store, words: str) -> list[str]:
    return [hit.text for hit in search_texts(store, words).hits]


@pytest.mark.parametrize("form", ["встретился", "встретились", "ВСТРЕТИТЬСЯ", "встретится"])
def test_any_form_of_a_russian_word_finds_it(store: Store, form: str) -> None:
    found = search_texts(store, form)
    assert found.indexed
    assert found.hits
    assert all("встрет" in hit.text.lower() for hit in found.hits)


@pytest.mark.parametrize("form", ["visit", "visited", "visits"])
def test_an_english_word_is_found_by_its_ending(store: Store, form: str) -> None:
    forms = {one: texts(store, one) for one in ("meet", form)}
    assert all("visit" in text.lower() for text in forms[form])


def test_what_has_all_words_stands_before_what_has_some(store: Store) -> None:
    found = search_texts(store, "Путин Ким помощь")
    counts = [hit.words for hit in found.hits]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == found.words == 3


def test_marks_are_the_words_searched_for(store: Store) -> None:
    hit = search_texts(store, "встретиться").hits[0]
    assert [hit.text[start:end].lower()[:6] for start, end in hit.marks] == ["встрет"]


@pytest.mark.parametrize(
    "hostile", ['"', "путин)", "a AND (b", "*:*", "lemmas:x~", "' OR 1=1", "\\", "\u202eпутин", "a" * 5000, "й" * 300]
)
def test_operators_of_an_engine_are_no_operators(store: Store, hostile: str) -> None:
    search_texts(store, hostile)


def test_nothing_is_found_by_no_words(store: Store) -> None:
    assert search_texts(store, " — !?").hits == ()


def test_hits_of_a_document_stand_together_in_its_order(store: Store) -> None:
    groups = by_document(search_texts(store, "Путин Ким").hits)
    assert len({first.document for first, _ in groups}) == len(groups)
    for first, hits in groups:
        assert [hit.index for hit in hits] == sorted(hit.index for hit in hits)
        assert {hit.document for hit in hits} == {first.document}


def test_the_parser_s_lemma_is_indexed_beside_the_form() -> None:
    assert indexed([Word(1, "Bought", "buy", "VERB", 0, "root")]) == "buy bought"


def test_terms_are_letters_and_digits_alone() -> None:
    assert [term for _, _, term in terms("Ким-Чен Ын, U.S. «Ё» F_16!")] == [
        "ким",
        "чен",
        "ын",
        "u",
        "s",
        "е",
        "f",
        "16",
    ]
    assert "путин" in indexed_unread("У Путина").split()


class Old:
    """A graph made before there was an index."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def read(self, cypher, parameters):  # type: ignore[no-untyped-def]
        from graphbuilder.errors import QueryError

        if "fulltext" in cypher:
            raise QueryError("no such index")
        return self.store.read(cypher.replace("n.lemmas IS NOT NULL", "false"), parameters)


def test_an_old_graph_is_searched_by_letters_and_says_so(store: Store) -> None:
    found = search_texts(Old(store), "встретился")  # type: ignore[arg-type]
    assert not found.indexed
    assert found.hits
