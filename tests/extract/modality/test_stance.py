"""Denied, planned, doubted, attributed: what keeps a statement from being a fact of the publisher's."""

import pytest

from graphbuilder.model import Statement
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
    assert {s.realis for s in found(sentence).statements if s.relation == "JOINED"} == {"hypothetical"}


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


def test_what_stands_in_a_relative_clause_of_a_planned_meeting_is_no_plan() -> None:
    planned = """
        Бразилия бразилия PROPN Case=Nom 2 nsubj B-Geopolitical
        планирует планировать VERB Tense=Pres|Aspect=Imp 0 root
        встречу встреча NOUN Case=Acc 2 obj
        со с ADP _ 5 case
        Кубой куба PROPN Case=Ins 3 nmod B-Geopolitical
        ~, , PUNCT _ 8 punct
        которая который PRON Case=Nom|PronType=Rel 8 nsubj
        атаковала атаковать VERB Tense=Past|VerbForm=Fin 5 acl:relcl
        Перу перу PROPN Case=Acc 8 obj B-Geopolitical
    """
    attack = next(s for s in found(tree(planned)).statements if s.relation == "ATTACKED")
    assert attack.realis == "actual"


def test_an_auxiliary_holds_of_the_second_infinitive_and_not_of_a_finite_verb() -> None:
    shared = """
        France France PROPN _ 3 nsubj B-Geopolitical
        will will AUX VerbForm=Fin 3 aux
        attack attack VERB VerbForm=Inf 0 root
        Spain Spain PROPN _ 3 obj B-Geopolitical
        and and CCONJ _ 6 cc
        {form} invade VERB {feats} 3 conj
        Portugal Portugal PROPN _ 6 obj B-Geopolitical
    """
    second = {}
    for form, feats in (("invade", "VerbForm=Inf"), ("invaded", "VerbForm=Fin|Tense=Past")):
        made = found(tree(shared.format(form=form, feats=feats), language="en")).statements
        second[form] = next(s.realis for s in made if s.relation == "INVADED")
    assert second == {"invade": "planned", "invaded": "actual"}


def test_a_condition_holds_of_all_its_predicates() -> None:
    condition = """
        Если если SCONJ _ 2 mark
        атакует атаковать VERB Tense=Pres|Aspect=Imp|VerbForm=Fin 0 root
        Чили чили PROPN Case=Nom 2 nsubj B-Geopolitical
        Перу перу PROPN Case=Acc 2 obj B-Geopolitical
        и и CCONJ _ 6 cc
        захватила захватить VERB Tense=Past|VerbForm=Fin 2 conj
        Лиму лима PROPN Case=Acc 6 obj B-Geopolitical
    """
    assert {s.realis for s in found(tree(condition)).statements} == {"hypothetical"}


def test_a_light_verb_says_whether_the_noun_behind_its_preposition_came_about() -> None:
    light = """
        Бразилия бразилия PROPN Case=Nom 3 nsubj B-Geopolitical
        не не PART _ 3 advmod
        выступила выступить VERB Tense=Past|VerbForm=Fin 0 root
        с с ADP _ 5 case
        критикой критика NOUN Case=Ins 3 obl
        Перу перу PROPN Case=Gen 5 nmod B-Geopolitical
    """
    assert only(found(tree(light))).polarity == "negated"


def test_what_is_rumoured_is_uncertain_and_what_is_called_a_lie_is_denied() -> None:
    report = """
        {report} {lemma} NOUN Case=Nom 5 nsubj
        о о ADP _ 3 case
        нападении нападение NOUN Case=Loc 1 nmod
        Чили чили PROPN Case=Gen 3 nmod B-Geopolitical
        {verb} {verb_lemma} VERB Tense=Past|VerbForm=Fin 0 root
        {told} {told} NOUN Case=Ins 5 xcomp
        {behind}
    """
    lines = report.replace("{behind}", "на на ADP _ 8 case\n Перу перу PROPN Case=Acc 3 nmod B-Geopolitical")
    rumour = lines.format(report="Слухи", lemma="слух", verb="оказались", verb_lemma="оказаться", told="ложью")
    denied = only(found(tree(rumour.replace("ложью ложью", "ложью ложь"))))
    assert (denied.polarity, denied.certainty) == ("negated", "uncertain")
    spread = lines.format(report="Слухи", lemma="слух", verb="стали", verb_lemma="стать", told="новостью")
    uncertain = only(found(tree(spread)))
    assert (uncertain.polarity, uncertain.certainty) == ("affirmed", "uncertain")


def test_a_warrant_for_an_arrest_is_no_arrest() -> None:
    warrant = """
        Выдан выдать VERB VerbForm=Part|Tense=Past|Variant=Short|Voice=Pass 0 root
        ордер ордер NOUN Case=Nom 1 nsubj:pass
        на на ADP _ 4 case
        арест арест NOUN Case=Acc 1 obl
        Ивана иван PROPN Case=Gen|Animacy=Anim 4 nmod B-Person
        Петрова петров PROPN Case=Gen|Animacy=Anim 5 flat I-Person
    """
    assert only(found(tree(warrant))).realis == "planned"


def test_a_statement_of_a_ministry_is_said_by_the_ministry() -> None:
    paper = """
        В в ADP _ 2 case
        заявлении заявление NOUN Case=Loc 4 obl
        Бразилии бразилия PROPN Case=Gen 2 nmod B-Geopolitical
        говорится говориться VERB Tense=Pres|VerbForm=Fin|Number=Sing 0 root
        ~, , PUNCT _ 8 punct
        что что SCONJ _ 8 mark
        Чили чили PROPN Case=Nom 8 nsubj B-Geopolitical
        атаковала атаковать VERB Tense=Past|VerbForm=Fin 4 ccomp
        Перу перу PROPN Case=Acc 8 obj B-Geopolitical
    """
    statement = only(found(tree(paper)))
    assert statement.speaker is not None
    assert statement.speaker.name == "Бразилия"


def test_not_only_denies_nothing() -> None:
    sentence = tree("""
    Иран      Иран      PROPN Case=Nom 4 nsubj B-Geopolitical
    не        не        PART  Polarity=Neg 4 advmod
    только    только    PART  _        4 advmod
    атаковал  атаковать VERB  _        0 root
    Ирак      Ирак      PROPN Case=Acc 4 obj   B-Geopolitical
    """)
    assert only(found(sentence)).polarity == "affirmed"


def test_a_passive_in_the_future_is_a_plan() -> None:
    sentence = tree("""
    Серов   Серов    PROPN Case=Nom|Animacy=Anim 3 nsubj:pass B-Person
    будет   быть     AUX   Tense=Fut             3 aux:pass
    избран  избрать  VERB  VerbForm=Part|Voice=Pass|Variant=Short 0 root
    """)
    assert only(found(sentence)).realis == "planned"


@pytest.mark.parametrize(("behind", "expected"), [("", {("Перу", "negated")}), ("conj", {("Куба", "affirmed")})])
def test_who_is_said_not_to_have_done_it_has_not(behind: str, expected: set[tuple[str, str]]) -> None:
    other = "а а CCONJ _ 6 cc\n Куба куба PROPN Case=Nom 4 conj B-Geopolitical" if behind else ""
    sentence = tree(f"""
        Чили чили PROPN Case=Acc 2 obj B-Geopolitical
        атаковала атаковать VERB Tense=Past|VerbForm=Fin 0 root
        не не PART _ 4 advmod
        Перу перу PROPN Case=Nom 2 nsubj B-Geopolitical
        {other}
    """)
    assert {(s.roles["subject"].name, s.polarity) for s in found(sentence).statements} == expected


def test_a_meeting_set_for_a_day_is_planned() -> None:
    sentence = tree("""
        Встреча встреча NOUN Case=Nom 8 nsubj:pass
        Чили чили PROPN Case=Gen 1 nmod B-Geopolitical
        с с ADP _ 4 case
        Перу перу PROPN Case=Ins 1 nmod B-Geopolitical
        назначенная назначить VERB VerbForm=Part|Tense=Past|Voice=Pass 1 acl
        на на ADP _ 7 case
        пятницу пятница NOUN Case=Acc 5 obl
        обсуждается обсуждаться VERB Tense=Pres|Aspect=Imp 0 root
    """)
    assert _realis(found(sentence).statements, "MET") == "planned"


def _realis(made: tuple[Statement, ...], relation: str) -> str:
    return next(statement.realis for statement in made if statement.relation == relation)
