"""Our extraction as the contest's answers."""

from graphbuilder.lexicon import relations
from graphbuilder.makers.evaluate.factrueval import Block, answers
from graphbuilder.makers.evaluate.factrueval.answers import mapping
from graphbuilder.model import ENTITY_TYPES, Document, Entity, Extraction, Localised, Mention, Sentence, Statement, Word

TEXT = "Глава Газпрома Алексей Миллер встретился в России с Иваном Петровым."
WORDS = [
    ("Глава", "NOUN", 7, "nsubj"), ("Газпрома", "PROPN", 1, "nmod"), ("Алексей", "PROPN", 1, "appos"),
    ("Миллер", "PROPN", 3, "flat:name"), ("встретился", "VERB", 0, "root"), ("в", "ADP", 7, "case"),
    ("России", "PROPN", 5, "obl"), ("с", "ADP", 9, "case"), ("Иваном", "PROPN", 5, "obl"),
    ("Петровым", "PROPN", 9, "flat:name"),
]  # fmt: skip


def mention(text: str, name: str, kind: str, head: int, via: str = "name") -> Mention:
    start = TEXT.index(text)
    return Mention("book_1", 0, start, start + len(text), text, name, kind, head, via)


MILLER = mention("Алексей Миллер", "Алексей Миллер", "Person", 3)
GAZPROM = mention("Газпрома", "Газпром", "Organization", 2)
RUSSIA = mention("России", "Россия", "Country", 7)
PETROV = mention("Иваном Петровым", "Иван Петров", "Person", 9)
CHIEF = mention("Глава", "глава", "Position", 1, "position")


def localised(*statements: Statement) -> Localised:
    words, at = [], 0
    for n, (form, upos, head, deprel) in enumerate(WORDS, 1):
        at = TEXT.index(form, at)
        words.append(Word(n, form, form.lower(), upos, head, deprel, start=at, end=at + len(form)))
        at += len(form)
    document = Document("book_1", TEXT)
    mentions = (CHIEF, GAZPROM, MILLER, RUSSIA, PETROV)
    extraction = Extraction(document, (Sentence("book_1", 0, 0, len(TEXT), TEXT, tuple(words)),), mentions, statements)
    return Localised(extraction, {m.id: Entity(m.id, m.name, m.type) for m in mentions})


def statement(relation: str, roles: dict[str, Mention], trigger: str = "Глава", **more: object) -> Statement:
    start = TEXT.index(trigger)
    return Statement(
        "book_1", 0, relation, "", "", start, start + len(trigger), trigger, roles, "r", **more  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_country_after_a_word_of_place_is_a_place() -> None:
    assert [(n.type, TEXT[n.start : n.start + n.length]) for n in answers(localised()).names] == [
        ("org", "Газпрома"), ("per", "Алексей Миллер"), ("loc", "России"), ("per", "Иваном Петровым"),
    ]  # fmt: skip


def test_a_phrase_that_stands_for_a_country_is_an_organization() -> None:
    found = localised()
    whole = mention("Глава Газпрома", "Россия", "Country", 1, "metonym")
    extraction = Extraction(found.extraction.document, found.extraction.sentences, (whole,), ())
    answer = answers(Localised(extraction, {whole.id: Entity("country:RU", "Россия", "Country")}))
    assert [name.type for name in answer.names] == ["org"]
    assert [(block.type, dict(block.values)) for block in answer.objects] == [("org", {"name": "Глава Газпрома"})]


def test_objects_stand_in_the_nominative_each_once() -> None:
    assert [(b.type, dict(b.values)) for b in answers(localised()).objects] == [
        ("org", {"name": "Газпром"}), ("per", {"firstname": "Алексей", "lastname": "Миллер"}),
        ("loc", {"name": "Россия"}),
        ("per", {"firstname": "Иван", "lastname": "Петров"}),
    ]  # fmt: skip


def test_heading_an_organization_is_an_occupation_with_the_noun_that_says_so() -> None:
    roles = {"subject": MILLER, "object": GAZPROM, "theme": CHIEF}
    facts = answers(localised(statement("HEADS", roles))).facts
    assert facts == [Block("occupation", (("who", "Алексей Миллер"), ("where", "Газпром"), ("position", "Глава")))]


def test_a_verb_is_no_position() -> None:
    facts = answers(localised(statement("HEADS", {"subject": MILLER, "object": GAZPROM}, "встретился"))).facts
    assert [key for key, _ in facts[0].values] == ["who", "where"]


def test_the_place_of_work_of_a_position_is_that_of_its_own_phrase() -> None:
    facts = answers(localised(statement("HOLDS_POSITION", {"subject": MILLER, "object": CHIEF}))).facts
    assert facts == [Block("occupation", (("who", "Алексей Миллер"), ("where", "Газпром"), ("position", "Глава")))]


def test_a_position_nowhere_is_no_occupation() -> None:
    alone = mention("Глава", "глава", "Position", 5, "position")
    assert answers(localised(statement("HOLDS_POSITION", {"subject": MILLER, "object": alone}))).facts == []


def test_a_position_ends_before_the_place_of_work() -> None:
    whole = mention("Глава Газпрома", "глава Газпрома", "Position", 1, "position")
    facts = answers(
        localised(statement("HOLDS_POSITION", {"subject": MILLER, "object": GAZPROM, "theme": whole}))
    ).facts
    assert ("position", "Глава") in facts[0].values


def test_a_meeting_needs_two_and_is_no_visit() -> None:
    both = statement("MET", {"subject": MILLER, "object": PETROV})
    visit = statement("VISITED", {"subject": MILLER, "object": GAZPROM}, participants=(PETROV,))
    alone = statement("MET", {"subject": MILLER})
    states = statement("MET", {"subject": RUSSIA, "object": RUSSIA})
    facts = answers(localised(both, visit, alone, states)).facts
    assert [[value for _, value in fact.values] for fact in facts] == [["Алексей Миллер", "Иван Петров"]]


def test_an_agreement_is_a_deal_where_an_organization_takes_part() -> None:
    persons = statement("SIGNED_WITH", {"subject": MILLER, "object": PETROV})
    firm = statement("SIGNED_WITH", {"subject": GAZPROM, "object": RUSSIA})
    facts = answers(localised(persons, firm)).facts
    assert [[value for _, value in fact.values] for fact in facts] == [["Газпром", "Россия"]]


def test_what_is_denied_is_no_fact() -> None:
    assert answers(localised(statement("MET", {"subject": MILLER, "object": PETROV}, polarity="negated"))).facts == []


def test_a_purchase_is_a_deal_of_its_kind_and_an_ownership() -> None:
    facts = answers(localised(statement("ACQUIRED", {"subject": MILLER, "object": GAZPROM}))).facts
    assert {fact.type for fact in facts} == {"deal", "ownership"}
    assert ("type", "купля/продажа") in next(fact for fact in facts if fact.type == "deal").values


def test_the_mapping_names_only_types_and_relations_that_exist() -> None:
    assert set(mapping()["names"]) <= set(ENTITY_TYPES)
    assert {relation for rule in mapping()["fact"] for relation in rule["relations"]} <= set(relations())
