"""Denied, planned, doubted, attributed: what keeps a statement from being a fact of the publisher's."""

import pytest

from tests.extract.trees import found, only, tree


def test_not_negates() -> None:
    sentence = tree("""
    Иран      Иран      PROPN Case=Nom 3 nsubj B-Geopolitical
    не        не        PART  Polarity=Neg 3 advmod
    атаковал  атаковать VERB  _        0 root
    Ирак      Ирак      PROPN Case=Acc 3 obj   B-Geopolitical
    """)
    assert only(found(sentence)).polarity == "negated"


def test_english_not_negates() -> None:
    sentence = tree(
        """
        Iraq   Iraq   PROPN _ 4 nsubj B-Geopolitical
        did    do     AUX   _ 4 aux
        not    not    PART  _ 4 advmod
        invade invade VERB  VerbForm=Inf 0 root
        Kuwait Kuwait PROPN _ 4 obj   B-Geopolitical
        """,
        language="en",
    )
    assert only(found(sentence)).polarity == "negated"


def test_a_refusal_negates_what_is_refused() -> None:
    sentence = tree("""
    Иран      Иран       PROPN Case=Nom     2 nsubj B-Geopolitical
    отказался отказаться VERB  _            0 root
    атаковать атаковать  VERB  VerbForm=Inf 2 xcomp
    Ирак      Ирак       PROPN Case=Acc     3 obj   B-Geopolitical
    """)
    assert only(found(sentence)).polarity == "negated"


@pytest.mark.parametrize(
    ("verb", "realis"),
    [("планирует планировать", "planned"), ("может мочь", "hypothetical"), ("начал начать", "actual")],
)
def test_the_governing_verb_sets_the_reality(verb: str, realis: str) -> None:
    sentence = tree(f"""
    Иран      Иран      PROPN Case=Nom     2 nsubj B-Geopolitical
    {verb}              VERB  _            0 root
    атаковать атаковать VERB  VerbForm=Inf 2 xcomp
    Ирак      Ирак      PROPN Case=Acc     3 obj   B-Geopolitical
    """)
    assert only(found(sentence)).realis == realis


def test_the_future_is_a_plan() -> None:
    sentence = tree("""
    Иран     Иран      PROPN Case=Nom             2 nsubj B-Geopolitical
    атакует  атаковать VERB  Aspect=Perf|Tense=Fut 0 root
    Ирак     Ирак      PROPN Case=Acc             2 obj   B-Geopolitical
    """)
    assert only(found(sentence)).realis == "planned"


def test_a_condition_is_hypothetical() -> None:
    sentence = tree("""
    Если      если      SCONJ _        3 mark
    Иран      Иран      PROPN Case=Nom 3 nsubj B-Geopolitical
    атаковал  атаковать VERB  _        6 advcl
    Ирак      Ирак      PROPN Case=Acc 3 obj   B-Geopolitical
    ~,        ,         PUNCT _        3 punct
    рынок     рынок     NOUN  Case=Nom 0 root
    """)
    assert only(found(sentence)).realis == "hypothetical"


def test_a_question_is_hypothetical() -> None:
    sentence = tree("""
    Иран      Иран      PROPN Case=Nom 2 nsubj B-Geopolitical
    атаковал  атаковать VERB  _        0 root
    Ирак      Ирак      PROPN Case=Acc 2 obj   B-Geopolitical
    ~?        ?         PUNCT _        2 punct
    """)
    assert only(found(sentence)).realis == "hypothetical"


def test_the_subject_of_saying_is_the_speaker() -> None:
    sentence = tree("""
    Трамп     Трамп     PROPN Case=Nom 2 nsubj B-Person
    заявил    заявить   VERB  _        0 root
    ~,        ,         PUNCT _        6 punct
    что       что       SCONJ _        6 mark
    Иран      Иран      PROPN Case=Nom 6 nsubj B-Geopolitical
    атаковал  атаковать VERB  _        2 ccomp
    Ирак      Ирак      PROPN Case=Acc 6 obj   B-Geopolitical
    """)
    statement = only(found(sentence))
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.certainty) == ("Трамп", "certain")


def test_an_estimate_names_its_source() -> None:
    sentence = tree("""
    По          по          ADP   _        2 case
    оценке      оценка      NOUN  Case=Dat 6 obl
    Вашингтона  Вашингтон   PROPN Case=Gen 2 nmod  B-Geopolitical
    ~,          ,           PUNCT _        2 punct
    Иран        Иран        PROPN Case=Nom 6 nsubj B-Geopolitical
    атаковал    атаковать   VERB  _        0 root
    Ирак        Ирак        PROPN Case=Acc 6 obj   B-Geopolitical
    """)
    speaker = only(found(sentence)).speaker
    assert speaker is not None
    assert (speaker.name, speaker.type, speaker.via) == ("США", "Country", "metonym")


def test_believing_in_a_capital_is_the_doubt_of_its_country() -> None:
    sentence = tree("""
    В         в         ADP   _        2 case
    Сеуле     Сеул      PROPN Case=Loc 3 obl   B-Geopolitical
    считают   считать   VERB  Number=Plur|Person=3 0 root
    ~,        ,         PUNCT _        7 punct
    что       что       SCONJ _        7 mark
    Иран      Иран      PROPN Case=Nom 7 nsubj B-Geopolitical
    атаковал  атаковать VERB  _        3 ccomp
    Ирак      Ирак      PROPN Case=Acc 7 obj   B-Geopolitical
    """)
    statement = only(found(sentence))
    assert statement.speaker is not None
    assert (statement.speaker.key, statement.certainty) == ("country:KR", "uncertain")


def test_a_readiness_is_a_plan_of_the_one_who_declares_it() -> None:
    sentence = tree("""
    Ким        Ким        PROPN Case=Nom     2 nsubj B-Person
    заявил     заявить    VERB  _            0 root
    о          о          ADP   _            4 case
    готовности готовность NOUN  Case=Loc     2 obl
    помогать   помогать   VERB  VerbForm=Inf 4 acl
    Сирии      Сирия      PROPN Case=Dat     5 obj   B-Geopolitical
    """)
    statement = only(found(sentence))
    assert (statement.roles["subject"].name, statement.realis) == ("Ким", "planned")
    assert statement.speaker is not None
    assert statement.speaker.name == "Ким"


@pytest.mark.parametrize(
    ("adjective", "expected"),
    [
        ("возможный", ("planned", "affirmed")),
        ("несостоявшийся", ("actual", "negated")),
        ("первый", ("actual", "affirmed")),
    ],
)
def test_an_adjective_sets_the_reality_of_its_event(adjective: str, expected: tuple[str, str]) -> None:
    sentence = tree(f"""
    {adjective} {adjective} ADJ  Case=Nom 2 amod
    визит      визит      NOUN  Case=Nom 6 nsubj
    Токаева    Токаев     PROPN Case=Gen 2 nmod B-Person
    в          в          ADP   _        5 case
    Китай      Китай      PROPN Case=Acc 2 nmod B-Geopolitical
    обсуждался обсуждаться VERB _        0 root
    """)
    statement = only(found(sentence))
    assert (statement.realis, statement.polarity) == expected


def test_an_event_is_as_real_as_the_verb_that_says_it_happens() -> None:
    sentence = tree("""
    Встреча    встреча    NOUN  Case=Nom 6 nsubj
    Путина     Путин      PROPN Case=Gen 1 nmod B-Person
    с          с          ADP   _ 4 case
    Трампом    Трамп      PROPN Case=Ins 1 nmod B-Person
    не         не         PART  _ 6 advmod
    состоялась состояться VERB  Tense=Past 0 root
    """)
    assert only(found(sentence)).polarity == "negated"


def test_a_future_the_tagger_takes_for_a_present_is_a_plan() -> None:
    sentence = tree("""
    Иран     Иран      PROPN Case=Nom 2 nsubj B-Geopolitical
    посетит  посетить  VERB  Tense=Pres|Aspect=Imp|VerbForm=Fin 0 root
    Ирак     Ирак      PROPN Case=Acc 2 obj B-Geopolitical
    """)
    assert only(found(sentence)).realis == "planned"


def test_what_is_spoken_against_is_not_so_yet() -> None:
    sentence = tree("""
    Иран       Иран       PROPN Case=Nom 2 nsubj B-Geopolitical
    выступил   выступить  VERB  Tense=Past 0 root
    против     против     ADP   _ 4 case
    вступления вступление NOUN  Case=Gen 2 obl
    Грузии     Грузия     PROPN Case=Gen 4 nmod B-Geopolitical
    в          в          ADP   _ 7 case
    НАТО       НАТО       PROPN Case=Acc 4 nmod B-Organization
    """)
    assert {s.realis for s in found(sentence).statements if s.relation == "MEMBER_OF"} == {"hypothetical"}


def test_who_is_not_sure_denies_nothing() -> None:
    sentence = tree("""
    Серов    Серов    PROPN Case=Nom|Number=Sing 3 nsubj B-Person
    не       не       PART  _ 3 advmod
    уверен   уверенный ADJ  Variant=Short|Number=Sing|Gender=Masc 0 root
    ~,       ,        PUNCT _ 6 punct
    что      что      SCONJ _ 6 mark
    посетит  посетить VERB  Tense=Fut|Number=Sing|VerbForm=Fin 3 ccomp
    Чили     Чили     PROPN Case=Acc 6 obj B-Geopolitical
    """)
    statement = only(found(sentence))
    assert (statement.roles["subject"].name, statement.polarity, statement.realis) == (
        "Серов",
        "affirmed",
        "hypothetical",
    )


def test_what_only_describes_a_noun_stands_whatever_is_said_of_it() -> None:
    sentence = tree("""
    Назначенный назначить VERB  VerbForm=Part|Voice=Pass|Case=Nom 3 amod
    Ираном      Иран      PROPN Case=Ins 1 obl:agent B-Geopolitical
    Серов       Серов     PROPN Case=Nom|Animacy=Anim 4 nsubj B-Person
    отказался   отказаться VERB _ 0 root
    говорить    говорить  VERB  VerbForm=Inf 4 xcomp
    """)
    statement = only(found(sentence))
    assert (statement.relation, statement.polarity, statement.realis) == ("APPOINTED", "affirmed", "actual")
