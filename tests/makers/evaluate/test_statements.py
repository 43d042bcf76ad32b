"""Matching of statements against gold, and what counts for and against them."""

from collections.abc import Callable

from graphbuilder.makers.evaluate import Gold, Party, Record, as_text, score_gold
from graphbuilder.makers.evaluate.scores import Report

Build = Callable[..., Record]


def scored(gold: Gold, *produced: Record) -> Report:
    return score_gold("news", [gold], {gold.document.id: produced})


def test_a_right_statement_counts_for_precision_and_recall(gold: Gold, record: Build) -> None:
    total = scored(gold, record("Иванов", "MET", "Петров")).counts("overall")
    assert (total.right, total.produced, total.found, total.expected) == (1, 1, 1, 2)


def test_parties_of_a_symmetric_relation_may_change_places(gold: Gold, record: Build) -> None:
    assert scored(gold, record("Петров", "MET", "Иванов")).counts("overall").found == 1


def test_parties_of_a_directed_relation_may_not_change_places(gold: Gold, record: Build) -> None:
    total = scored(gold, record("Ростов", "PROMISED", "Петров", 1)).counts("overall")
    assert (total.found, total.right) == (0, 0)


def test_a_third_party_of_a_meeting_is_found_among_the_participants(gold: Gold, record: Build) -> None:
    produced = record("Иванов", "MET", "Сидоров", participants=(Party("Петров"),))
    assert scored(gold, produced).counts("overall").found == 1


def test_case_and_yo_do_not_matter_in_names(gold: Gold, record: Build) -> None:
    assert scored(gold, record("ИВАНОВ", "MET", "Петр Петров")).counts("overall").found == 1


def test_aliases_of_the_entity_count_as_its_names(gold: Gold, record: Build) -> None:
    produced = record(None, "MET", "Петров")
    roles = {**produced.roles, "subject": Party("он", aliases=("Иван Иванов",))}
    there = Record("d", "", produced.start, produced.end, "", "MET", roles=roles)
    assert scored(gold, there).counts("overall").found == 1


def test_an_accepted_relation_counts(gold: Gold, record: Build) -> None:
    assert scored(gold, record("Иванов", "NEGOTIATED_WITH", "Петров")).counts("overall").found == 1


def test_another_sentence_does_not_match(gold: Gold, record: Build) -> None:
    assert scored(gold, record("Иванов", "MET", "Петров", 1)).counts("overall").found == 0
    report = scored(gold, record("Петров", "PROMISED", "Ростов", 0))
    assert (report.counts("overall").found, report.counts("overall").right) == (0, 0)


def test_a_fact_repeated_in_another_sentence_is_right_but_counted_apart(gold: Gold, record: Build) -> None:
    report = scored(gold, record("Иванов", "MET", "Петров", 1))
    assert (report.counts("overall").right, report.facts["restated"]) == (1, 1)
    assert report.facts["precision_of_sentences"] == 0.0


def test_inflection_of_a_name_of_several_words_does_not_matter(gold: Gold, record: Build) -> None:
    assert scored(gold, record("Ивана Иванова", "MET", "Петров")).counts("overall").found == 1


def test_a_missing_object_does_not_match_a_named_one(gold: Gold, record: Build) -> None:
    assert scored(gold, record("Иванов", "MET", None)).counts("overall").found == 0


def test_a_denied_meeting_shown_as_fact_is_counted_apart_and_wrong(gold: Gold, record: Build) -> None:
    report = scored(gold, record("Сидоров", "MET", "Иванов", 2))
    assert report.facts["shown_as_fact"] == 1
    assert report.counts("overall").right == 0


def test_a_denied_meeting_reported_as_denied_costs_nothing(gold: Gold, record: Build) -> None:
    report = scored(gold, record("Сидоров", "MET", "Иванов", 2, polarity="negated"))
    assert report.facts["shown_as_fact"] == 0
    assert report.counts("overall").produced == 0


def test_a_promise_is_made_now_but_what_is_promised_is_no_fact(gold: Gold, record: Build) -> None:
    promise = scored(gold, record("Петров", "PROMISED", "Ростов", 1))
    deed = scored(gold, record("Петров", "AIDED", "Ростов", 1))
    assert (promise.facts["shown_as_fact"], promise.counts("overall").right) == (0, 1)
    assert (deed.facts["shown_as_fact"], deed.counts("overall").right) == (1, 0)


def test_untyped_statements_are_left_out(gold: Gold, record: Build) -> None:
    assert scored(gold, record("Иванов", "RELATED", "Петров")).counts("overall").produced == 0


def test_the_same_statement_twice_is_no_error(gold: Gold, record: Build) -> None:
    total = scored(gold, record("Иванов", "MET", "Петров"), record("Петров", "MET", "Иванов")).counts("overall")
    assert (total.precision, total.found) == (1.0, 1)


def test_attributes_are_reported_over_the_matched_statements(gold: Gold, record: Build) -> None:
    produced = record("Иванов", "MET", "Петров")
    there = Record("d", "", 0, 38, "", "MET", roles={**produced.roles, "place": Party("Москва")})
    assert scored(gold, there).facts["place_right"] == "1/1"
    assert scored(gold, produced).facts["place_right"] == "0/1"


def test_groups_hold_relation_and_language(gold: Gold, record: Build) -> None:
    assert {"overall", "ru", "MET ru", "PROMISED ru"} == set(scored(gold, record("Иванов", "MET", "Петров")).units)


def test_the_text_lists_what_was_missed_with_its_sentence(gold: Gold) -> None:
    text = as_text(scored(gold))
    assert "missed (2)" in text
    assert "пообещал помочь Ростову" in text


def test_a_locked_set_is_counted_and_not_listed(gold: Gold) -> None:
    locked = Gold(gold.name, gold.document, gold.names, gold.statements, locked=True)
    text = as_text(score_gold("news", [locked], {}))
    assert "missed: 2" in text
    assert "Ростову" not in text
