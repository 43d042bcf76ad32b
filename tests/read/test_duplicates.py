"""Near duplicates are grouped, whatever the order; different reports are not."""

import random

from graphbuilder.model import Document, digest
from graphbuilder.read.duplicates import bands, duplicate_groups, signature, similarity

WORDS = [f"слово{i}" for i in range(400)]


def article(seed: int, words: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


def document(words: list[str]) -> Document:
    text = " ".join(words)
    return Document(id=digest(text), text=text)


def test_wire_copy_is_one_group_and_other_reports_are_their_own() -> None:
    original = article(1)
    copies = [document(original), document(["ТАСС:", *original]), document([*original[:-5], "сообщает", "агентство"])]
    others = [document(article(seed)) for seed in range(2, 12)]
    groups = duplicate_groups([*copies, *others])
    assert {groups[copy.id] for copy in copies} == {min(copy.id for copy in copies)}
    assert all(groups[other.id] == other.id for other in others)


def test_groups_do_not_depend_on_the_order() -> None:
    documents = [document([*article(seed % 4)[: 190 + seed], str(seed)]) for seed in range(12)]
    expected = duplicate_groups(documents)
    assert len(set(expected.values())) == 4
    for seed in range(3):
        shuffled = random.Random(seed).sample(documents, len(documents))
        assert duplicate_groups(shuffled) == expected


def test_a_signature_ignores_case_white_space_and_punctuation_and_is_the_same_everywhere() -> None:
    assert signature("Путин прибыл в Пекин.") == signature("ПУТИН  прибыл,\nв Пекин!")
    assert similarity(signature("Путин прибыл в Пекин"), signature("Ким уехал из Москвы домой")) < 0.1
    assert hash(signature("Путин прибыл в Пекин")) == hash(signature("Путин прибыл в Пекин"))


def test_empty_and_single_documents_have_a_group() -> None:
    assert duplicate_groups([]) == {}
    assert duplicate_groups([Document(id="a", text="")]) == {"a": "a"}


def test_documents_without_a_word_are_not_copies_of_each_other() -> None:
    assert duplicate_groups([Document(id="a", text=""), Document(id="b", text=" …\n")]) == {"a": "a", "b": "b"}


def test_texts_that_are_one_share_a_band_and_others_do_not() -> None:
    original = article(1)
    one, copy, other = (signature(" ".join(words)) for words in (original, ["ТАСС:", *original], article(2)))
    assert set(bands(one)) & set(bands(copy))
    assert not set(bands(one)) & set(bands(other))
    assert bands(()) == ()
