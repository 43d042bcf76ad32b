"""What the lexicon lacks and what rules and reader disagree on."""

from graphbuilder.extract.gaps import disagreements, unknown_verbs
from graphbuilder.model import Document, Extraction, Mention, Sentence, Statement


def extraction(id: str, *made: tuple[str, str, str, float | None]) -> Extraction:
    """A document of one sentence with statements: relation, trigger, rule, the reader's probability."""
    text = "Ирина Лосева встретила  мэра."
    who = Mention(id, 0, 0, 12, "Ирина Лосева", "Ирина Лосева", "Person")
    whom = Mention(id, 0, 24, 28, "мэра", "мэр", "Position")
    statements = tuple(
        Statement(
            id, 0, relation, "CONSULT", trigger, 13, 22, trigger, {"subject": who, "object": whom}, rule, reader=reader
        )
        for relation, trigger, rule, reader in made
    )
    return Extraction(Document(id, text), (Sentence(id, 0, 0, len(text), text, ()),), (who, whom), statements)


def test_verbs_no_rule_knows_are_counted_with_their_first_sentence() -> None:
    found = unknown_verbs(
        [
            extraction("a", ("RELATED", "встретила", "open", None), ("MET", "встретила", "встретить-1", 0.9)),
            extraction("b", ("RELATED", "встретила", "open", None), ("RELATED", "обняла", "open", None)),
        ]
    )
    assert [(gap.count, gap.name, gap.parties) for gap in found] == [
        (2, "встретила", "Person-Position"),
        (1, "обняла", "Person-Position"),
    ]
    assert found[0].sentence == "Ирина Лосева встретила мэра."


def test_what_only_one_of_rules_and_reader_says_is_listed() -> None:
    shared = ("MET", "встретила", "встретить-1", 0.8)
    unshared = ("ATTACKED", "встретила", "встретить-2", 0.03)
    without_a_reader = ("ATTACKED", "встретила", "встретить-2", None)
    alone = ("THANKED", "Встретила", "reader", 0.95)
    found = disagreements([extraction("a", shared, unshared, alone), extraction("b", alone, without_a_reader)])
    assert [(gap.count, gap.name) for gap in found] == [
        (2, "reader THANKED «встретила»"),
        (1, "rule ATTACKED встретить-2"),
    ]
