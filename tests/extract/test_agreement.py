"""Subject and object by agreement, datives beside objects, names in quotes: where parsers err, form and sentence tell."""

from graphbuilder.extract.case import forms_cases
from tests.extract.trees import edges, found, only, story, tree


def test_a_plural_verb_has_the_two_parties_as_subject_and_not_the_paper() -> None:
    sentence = tree("""
    Договор   договор   NOUN  Case=Nom|Number=Sing|Gender=Masc 2 nsubj
    подписали подписать VERB  Number=Plur|Tense=Past           0 root
    Иран      Иран      PROPN Case=Acc|Number=Sing|Gender=Masc 2 obj B-Geopolitical
    и         и         CCONJ _                                5 cc
    Ирак      Ирак      PROPN Case=Nom|Number=Sing|Gender=Masc 3 conj B-Geopolitical
    """)
    statement = only(found(sentence))
    assert (statement.relation, statement.roles["theme"].text) == ("SIGNED_WITH", "Договор")
    assert edges(found(sentence)) == {("Иран", "SIGNED_WITH", "Ирак")}


def test_of_two_objects_the_one_that_agrees_is_the_subject() -> None:
    sentence = tree("""
    Пакт      пакт      NOUN  Case=Acc|Number=Sing|Gender=Masc 2 obj
    подписали подписать VERB  Number=Plur|Tense=Past           0 root
    Иран      Иран      PROPN Case=Nom|Number=Sing|Gender=Masc 2 obj B-Geopolitical
    и         и         CCONJ _                                5 cc
    Ирак      Ирак      PROPN Case=Nom|Number=Sing|Gender=Masc 3 conj B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Иран", "SIGNED_WITH", "Ирак")}


def test_the_gender_of_a_past_verb_tells_who_came() -> None:
    sentence = tree("""
    Пекин      Пекин      PROPN Case=Nom|Number=Sing|Gender=Masc|Animacy=Inan 2 nsubj B-Geopolitical
    посетила   посетить   VERB  Number=Sing|Gender=Fem|Tense=Past             0 root
    Швеция     Швеция     PROPN Case=Nom|Number=Sing|Gender=Fem|Animacy=Inan  2 obj   B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Швеция", "VISITED", "Пекин")}


def test_a_subject_that_agrees_stays_one() -> None:
    sentence = tree("""
    Иран       Иран       PROPN Case=Nom|Number=Sing|Gender=Masc|Animacy=Inan 2 nsubj B-Geopolitical
    атаковал   атаковать  VERB  Number=Sing|Gender=Masc|Tense=Past            0 root
    Ирак       Ирак       PROPN Case=Acc|Number=Sing|Gender=Masc|Animacy=Inan 2 obj   B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Иран", "ATTACKED", "Ирак")}


def test_an_indeclinable_name_before_an_object_is_who_gets_it() -> None:
    sentence = tree("""
    Греция     Греция     PROPN Case=Nom|Number=Sing|Gender=Fem 2 nsubj B-Geopolitical
    передала   передать   VERB  Number=Sing|Gender=Fem          0 root
    КНДР       КНДР       PROPN Case=Acc                        2 obj   B-Geopolitical
    ракеты     ракета     NOUN  Case=Acc|Number=Plur            2 obj
    """)
    assert edges(found(sentence)) == {("Греция", "SUPPLIED", "КНДР")}


def test_a_country_has_no_plural() -> None:
    assert forms_cases("России") == {"gen", "dat", "loc"}
    assert "nom" in forms_cases("ракеты")


def test_a_capital_acts_as_its_country_where_an_entry_takes_no_city() -> None:
    sentence = tree("""
    Пхеньян    Пхеньян    PROPN Case=Nom|Number=Sing|Gender=Masc 2 nsubj B-Geopolitical
    отправил   отправить  VERB  Number=Sing|Gender=Masc          0 root
    Кипру      Кипр       PROPN Case=Dat                         2 iobj  B-Geopolitical
    танки      танк       NOUN  Case=Acc|Number=Plur             2 obj
    """)
    assert edges(found(sentence)) == {("КНДР", "SUPPLIED", "Кипр")}


def test_a_name_in_quotes_the_parser_missed_is_an_organization() -> None:
    sentence = tree("""
    Греция     Греция     PROPN Case=Nom|Number=Sing|Gender=Fem 2 nsubj B-Geopolitical
    ввела      ввести     VERB  Number=Sing|Gender=Fem          0 root
    санкции    санкция    NOUN  Case=Acc|Number=Plur            2 obj
    против     против     ADP   _                               6 case
    «          «          PUNCT _                               6 punct
    ~Зубрика   Зубрик     PROPN Case=Gen|Number=Sing            3 nmod
    ~»         »          PUNCT _                               6 punct
    """)
    assert edges(found(sentence)) == {("Греция", "SANCTIONED", "Зубрик")}


def test_the_noun_before_the_quotes_tells_works_and_products() -> None:
    def kind(noun: str, name: str) -> list[str]:
        lines = f"""
        {noun}  {noun} NOUN  Case=Nom 0 root
        «       «      PUNCT _        3 punct
        ~{name} {name} PROPN Case=Nom 1 appos
        ~»      »      PUNCT _        3 punct
        """
        return [mention.type for mention in found(tree(lines)).mentions if mention.text == name]

    assert (kind("роман", "Зубрик"), kind("самолёт", "Зубрик"), kind("банк", "Зубрик")) == (
        ["Work"],
        ["Product"],
        ["Organization"],
    )
    assert kind("самолёт", "Зу-27") == []


def test_common_words_in_quotes_are_no_names() -> None:
    sentence = tree("""
    Греция   Греция   PROPN Case=Nom 2 nsubj B-Geopolitical
    назвала  назвать  VERB  _        0 root
    это      это      PRON  Case=Acc 2 obj
    «        «        PUNCT _        5 punct
    ~шагом   шаг      NOUN  Case=Ins 2 obl
    ~»       »        PUNCT _        5 punct
    """)
    assert [mention.text for mention in found(sentence).mentions] == ["Греция"]


def test_a_pronoun_below_an_infinitive_is_not_the_subject_that_controls_it() -> None:
    first, second = story(
        """
        Иванов   Иванов   PROPN Case=Nom|Gender=Masc 2 nsubj B-Person
        выступил выступить VERB _                    0 root
        """,
        """
        Ким      Ким      PROPN Case=Nom 2 nsubj B-Person
        обещал   обещать  VERB  _        0 root
        поддержать поддержать VERB VerbForm=Inf 2 xcomp
        его      он       PRON  Case=Acc|Gender=Masc 3 obj
        """,
    )
    pronoun = next(mention for mention in found(first, second).mentions if mention.text == "его")
    assert pronoun.name == "Иванов"


def test_a_converb_is_not_the_source_of_its_clause() -> None:
    sentence = tree("""
    Литва     Литва     PROPN Case=Nom 2 nsubj B-Geopolitical
    выслала   выслать   VERB  _        0 root
    дипломатов дипломат NOUN  Case=Acc|Animacy=Anim|Number=Plur 2 obj
    ,         ,         PUNCT _        5 punct
    обвинив   обвинить  VERB  VerbForm=Conv 2 advcl
    Сирию     Сирия     PROPN Case=Acc 5 obj B-Geopolitical
    """)
    assert {statement.speaker for statement in found(sentence).statements if statement.relation == "EXPELLED"} == {None}


def test_an_object_the_parser_hung_below_another_role_is_found() -> None:
    sentence = tree("""
    Сирия     Сирия     PROPN Case=Nom 2 nsubj B-Geopolitical
    обвинила  обвинить  VERB  _        0 root
    в         в         ADP   _        4 case
    атаке     атака     NOUN  Case=Loc 2 obl
    власти    власть    NOUN  Case=Gen 4 nmod
    КНДР      КНДР      PROPN Case=Gen 5 nmod B-Geopolitical
    """)
    assert ("Сирия", "ACCUSED", "КНДР") in edges(found(sentence))


def test_a_genitive_stays_one_where_there_is_an_object() -> None:
    sentence = tree("""
    Сирия     Сирия     PROPN Case=Nom 2 nsubj B-Geopolitical
    обвинила  обвинить  VERB  _        0 root
    Иран      Иран      PROPN Case=Acc 2 obj  B-Geopolitical
    в         в         ADP   _        5 case
    убийстве  убийство  NOUN  Case=Loc 2 obl
    Петрова   Петров    PROPN Case=Gen|Animacy=Anim 5 nmod B-Person
    """)
    assert {edge for edge in edges(found(sentence)) if edge[1] == "ACCUSED"} == {("Сирия", "ACCUSED", "Иран")}


def test_who_gets_an_office_is_found_below_it() -> None:
    sentence = tree("""
    Правление  правление  NOUN  Case=Nom 3 nsubj
    Зубрика    Зубрик     PROPN Case=Gen 1 nmod B-Organization
    назначило  назначить  VERB  _        0 root
    директором директор   NOUN  Case=Ins 3 xcomp
    Петра      Петр       PROPN Case=Gen|Animacy=Anim 4 appos B-Person
    Орлова     Орлов      PROPN Case=Gen|Animacy=Anim 5 flat:name I-Person
    """)
    (made,) = [statement for statement in found(sentence).statements if statement.relation == "APPOINTED"]
    assert (made.roles["subject"].name, made.roles["object"].text) == ("Зубрик", "Петра Орлова")


def test_of_two_subjects_the_one_behind_the_verb_may_be_its_object() -> None:
    sentence = tree("""
    Серов     Серов     PROPN Case=Nom|Number=Sing|Gender=Masc|Animacy=Anim 2 nsubj B-Person
    призвал   призвать  VERB  Tense=Past|Number=Sing|Gender=Masc|VerbForm=Fin 0 root
    парламент парламент NOUN  Case=Nom|Number=Sing|Gender=Masc 2 nsubj
    """)
    assert {(s.relation, s.roles["object"].name) for s in found(sentence).statements} == {("URGED", "парламент")}


def test_a_subject_whose_form_is_a_dative_is_a_dative() -> None:
    sentence = tree("""
    Германия Германия PROPN Case=Nom|Number=Sing 2 nsubj B-Geopolitical
    помогает помогать VERB  Number=Sing          0 root
    Индии    Индия    PROPN Case=Nom|Number=Sing 2 nsubj B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Германия", "AIDED", "Индия")}


def test_who_is_named_and_described_under_a_singular_verb_is_one() -> None:
    sentence = tree("""
    Убит       убить      VERB  VerbForm=Part|Voice=Pass|Variant=Short|Number=Sing|Gender=Masc 0 root
    министр    министр    NOUN  Case=Nom|Number=Sing|Gender=Masc|Animacy=Anim 1 nsubj:pass
    и          и          CCONJ _ 4 cc
    соперник   соперник   NOUN  Case=Nom|Number=Sing|Gender=Masc|Animacy=Anim 2 conj
    Иван       Иван       PROPN Case=Nom|Number=Sing|Gender=Masc|Animacy=Anim 4 appos B-Person
    Серов      Серов      PROPN Case=Nom|Number=Sing|Gender=Masc|Animacy=Anim 5 flat:name I-Person
    """)
    killed = [s for s in found(sentence).statements if s.relation == "KILLED"]
    assert [s.roles["object"].name for s in killed] == ["Иван Серов"]


def test_a_thing_condemns_nobody() -> None:
    sentence = tree("""
    Удар    удар    NOUN  Case=Nom|Number=Sing|Gender=Masc|Animacy=Inan 4 nsubj
    по      по      ADP   _ 3 case
    Ливану  Ливан   PROPN Case=Dat 1 nmod B-Geopolitical
    осудил  осудить VERB  Tense=Past|Number=Sing|Gender=Masc|VerbForm=Fin 0 root
    Иран    Иран    PROPN Case=Acc|Number=Sing|Gender=Masc|Animacy=Inan 4 obj B-Geopolitical
    """)
    condemned = [s for s in found(sentence).statements if s.relation == "CONDEMNED"]
    assert [s.roles["subject"].name for s in condemned] == ["Иран"]


def test_a_name_in_another_case_is_no_apposition() -> None:
    sentence = tree("""
    Поставки     поставка     NOUN  Case=Nom|Number=Plur 5 nsubj
    танков       танк         NOUN  Case=Gen|Number=Plur 1 nmod
    Украине      Украина      PROPN Case=Dat 1 nmod B-Geopolitical
    Германией    Германия     PROPN Case=Ins 3 appos B-Geopolitical
    продолжаются продолжаться VERB  Number=Plur|VerbForm=Fin 0 root
    """)
    assert ("Германия", "SUPPLIED", "Украина") in edges(found(sentence))


def test_an_office_somebody_is_appointed_to_appoints_nobody() -> None:
    sentence = tree("""
    Назначение назначение NOUN  Case=Nom|Number=Sing 4 nsubj
    Серова     Серов      PROPN Case=Gen|Animacy=Anim 1 nmod B-Person
    министром  министр    NOUN  Case=Ins|Animacy=Anim|Number=Sing 1 nmod
    удивило    удивить    VERB  Tense=Past|VerbForm=Fin 0 root
    """)
    assert edges(found(sentence)) == {(None, "APPOINTED", "Серов")}
