"""Whose voice a quotation is, and what «я» stands for in it."""

from graphbuilder.model import Statement
from tests.extract.trees import found, story, tree

_SAID = """
    «        «        PUNCT _ 3 punct
    ~Я       я        PRON  Case=Nom 3 nsubj
    осуждаю  осуждать VERB  Tense=Pres|VerbForm=Fin|Aspect=Imp 0 root
    сегодня  сегодня  ADV   _ 3 advmod
    Перу     перу     PROPN Case=Acc 3 obj B-Geopolitical
    ~»       »        PUNCT _ 3 punct
    ~,       ,        PUNCT _ 8 punct
    заявил   заявить  VERB  Tense=Past|VerbForm=Fin 3 parataxis
    Серов    Серов    PROPN Case=Nom|Animacy=Anim 8 nsubj B-Person
"""


def _of(relation: str, made: tuple[Statement, ...]) -> Statement:
    return next(statement for statement in made if statement.relation == relation)


def test_i_in_a_quotation_is_who_speaks() -> None:
    condemned = _of("CONDEMNED", found(tree(_SAID)).statements)
    assert condemned.roles["subject"].name == "Серов"


def test_i_outside_a_quotation_is_nobody_the_text_names() -> None:
    told = _SAID.replace("«        «        PUNCT", "-        -        PUNCT").replace("~»       »", "~-       -")
    assert not [s for s in found(tree(told)).statements if s.relation == "CONDEMNED"]


def test_a_sentence_of_a_quotation_is_said_by_who_speaks_behind_its_end() -> None:
    first = """
        «        «         PUNCT _ 3 punct
        ~Чили    чили      PROPN Case=Nom 3 nsubj B-Geopolitical
        атаковала атаковать VERB Tense=Past|VerbForm=Fin 0 root
        вчера    вчера     ADV   _ 3 advmod
        Кубу     куба      PROPN Case=Acc 3 obj B-Geopolitical
        ~.       .         PUNCT _ 3 punct
    """
    second = _SAID.replace("«        «        PUNCT _ 3 punct\n", "Да       да       PART  _ 3 advmod\n").replace(
        "~Я ", "Я  "
    )
    attacked = _of("ATTACKED", found(*story(first, second)).statements)
    assert attacked.speaker is not None
    assert attacked.speaker.name == "Серов"


def test_a_quotation_that_is_closed_is_not_the_next_speakers() -> None:
    closed = """
        «        «         PUNCT _ 3 punct
        ~Чили    чили      PROPN Case=Nom 3 nsubj B-Geopolitical
        атаковала атаковать VERB Tense=Past|VerbForm=Fin 0 root
        вчера    вчера     ADV   _ 3 advmod
        Кубу     куба      PROPN Case=Acc 3 obj B-Geopolitical
        ~»       »         PUNCT _ 3 punct
        ~.       .         PUNCT _ 3 punct
    """
    attacked = _of("ATTACKED", found(*story(closed, _SAID)).statements)
    assert attacked.speaker is None


def test_a_plural_verb_without_subject_is_the_act_of_the_body_it_stands_with() -> None:
    sentence = tree("""
        В        в        ADP   _ 2 case
        Минэнерго минэнерго PROPN Case=Loc 3 obl B-Organization
        раскритиковали раскритиковать VERB Tense=Past|VerbForm=Fin|Number=Plur 0 root
        Перу     перу     PROPN Case=Acc 3 obj B-Geopolitical
    """)
    criticized = _of("CRITICIZED", found(sentence).statements)
    assert criticized.roles["subject"].name == "Минэнерго"
