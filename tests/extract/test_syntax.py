"""Syntax is undone once, for every rule: each test is one construction."""

from tests.extract.trees import edges, found, only, story, tree

ATTACK = """
Иран       Иран       PROPN Case=Nom                 2 nsubj B-Geopolitical
атаковал   атаковать  VERB  Voice=Act                0 root
Ирак       Ирак       PROPN Case=Acc                 2 obj   B-Geopolitical
~.         .          PUNCT _                        2 punct
"""


def test_the_active_subject_is_the_one_who_acts() -> None:
    assert edges(found(tree(ATTACK))) == {("Иран", "ATTACKED", "Ирак")}


def test_the_passive_instrumental_is_the_one_who_acts() -> None:
    sentence = tree("""
    Ирак      Ирак      PROPN Case=Nom                2 nsubj:pass B-Geopolitical
    атакован  атаковать VERB  VerbForm=Part|Voice=Pass 0 root
    Ираном    Иран      PROPN Case=Ins                2 obl:agent  B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Иран", "ATTACKED", "Ирак")}


def test_english_by_phrase_is_the_one_who_acts() -> None:
    sentence = tree(
        """
        Kuwait  Kuwait PROPN _                      3 nsubj:pass B-Geopolitical
        was     be     AUX   _                      3 aux:pass
        invaded invade VERB  VerbForm=Part|Tense=Past 0 root
        by      by     ADP   _                      5 case
        Iraq    Iraq   PROPN _                      3 obl        B-Geopolitical
        """,
        language="en",
    )
    assert edges(found(sentence)) == {("Iraq", "INVADED", "Kuwait")}


def test_coordinated_subjects_and_objects_each_count() -> None:
    sentence = tree("""
    Иран      Иран      PROPN Case=Nom 4 nsubj B-Geopolitical
    и         и         CCONJ _        3 cc
    Сирия     Сирия     PROPN Case=Nom 1 conj  B-Geopolitical
    атаковали атаковать VERB  _        0 root
    Ирак      Ирак      PROPN Case=Acc 4 obj   B-Geopolitical
    и         и         CCONJ _        7 cc
    Ливан     Ливан     PROPN Case=Acc 5 conj  B-Geopolitical
    """)
    assert edges(found(sentence)) == {
        ("Иран", "ATTACKED", "Ирак"),
        ("Иран", "ATTACKED", "Ливан"),
        ("Сирия", "ATTACKED", "Ирак"),
        ("Сирия", "ATTACKED", "Ливан"),
    }


def test_a_coordinated_verb_takes_the_subject_of_the_first() -> None:
    sentence = tree("""
    Иран       Иран       PROPN Case=Nom 2 nsubj B-Geopolitical
    осудил     осудить    VERB  _        0 root
    Израиль    Израиль    PROPN Case=Acc 2 obj   B-Geopolitical
    и          и          CCONJ _        5 cc
    поддержал  поддержать VERB  _        2 conj
    Ливан      Ливан      PROPN Case=Acc 5 obj   B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Иран", "CONDEMNED", "Израиль"), ("Иран", "SUPPORTED", "Ливан")}


def test_a_relative_clause_gives_its_noun_the_role_of_the_pronoun() -> None:
    sentence = tree("""
    Иран      Иран      PROPN Case=Nom              6 nsubj     B-Geopolitical
    ~,        ,         PUNCT _                     4 punct
    который   который   PRON  Case=Nom|PronType=Rel 4 nsubj
    атаковал  атаковать VERB  _                     1 acl:relcl
    Ирак      Ирак      PROPN Case=Acc              4 obj       B-Geopolitical
    молчит    молчать   VERB  _                     0 root
    """)
    assert edges(found(sentence)) == {("Иран", "ATTACKED", "Ирак")}


def test_an_active_participle_acts_for_its_noun() -> None:
    sentence = tree("""
    Иран        Иран      PROPN Case=Nom                      4 nsubj B-Geopolitical
    атаковавший атаковать VERB  Case=Nom|VerbForm=Part|Voice=Act 1 acl
    Ирак        Ирак      PROPN Case=Acc                      2 obj   B-Geopolitical
    молчит      молчать   VERB  _                             0 root
    """)
    assert edges(found(sentence)) == {("Иран", "ATTACKED", "Ирак")}


def test_a_converb_shares_the_subject() -> None:
    sentence = tree("""
    Атаковав  атаковать VERB  VerbForm=Conv 3 advcl
    Ирак      Ирак      PROPN Case=Acc      1 obj   B-Geopolitical
    замолчал  замолчать VERB  _             0 root
    Иран      Иран      PROPN Case=Nom      3 nsubj B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Иран", "ATTACKED", "Ирак")}


def test_the_object_of_asking_does_the_second_verb() -> None:
    sentence = tree("""
    Иран      Иран      PROPN Case=Nom     2 nsubj B-Geopolitical
    попросил  попросить VERB  _            0 root
    Сирию     Сирия     PROPN Case=Acc     2 obj   B-Geopolitical
    атаковать атаковать VERB  VerbForm=Inf 2 xcomp
    Ирак      Ирак      PROPN Case=Acc     4 obj   B-Geopolitical
    """)
    statements = {(s.relation, s.roles["subject"].name, s.realis) for s in found(sentence).statements}
    assert ("ATTACKED", "Сирия", "hypothetical") in statements


def test_an_event_noun_has_its_genitive_as_subject_and_its_goal_as_object() -> None:
    sentence = tree("""
    Вторжение вторжение NOUN  Case=Nom 5 nsubj
    Ирака     Ирак      PROPN Case=Gen 1 nmod B-Geopolitical
    в         в         ADP   _        4 case
    Кувейт    Кувейт    PROPN Case=Acc 1 nmod B-Geopolitical
    длилось   длиться   VERB  _        0 root
    """)
    assert edges(found(sentence)) == {("Ирак", "INVADED", "Кувейт")}


def test_the_genitive_of_a_transitive_event_noun_is_its_object() -> None:
    sentence = tree("""
    Освобождение освобождение NOUN  Case=Nom 4 nsubj
    Мосула       Мосул        PROPN Case=Gen 1 nmod B-Geopolitical
    армией       армия        NOUN  Case=Ins 1 nmod
    длилось      длиться      VERB  _        0 root
    """)
    assert edges(found(sentence)) == {("армия", "LIBERATED", "Мосул")}


def test_an_adjective_of_nationality_acts_for_its_country() -> None:
    sentence = tree("""
    Израильское израильский ADJ   Case=Nom 2 amod
    вторжение   вторжение   NOUN  Case=Nom 5 nsubj
    в           в           ADP   _        4 case
    Ливан       Ливан       PROPN Case=Acc 2 nmod B-Geopolitical
    началось    начаться    VERB  _        0 root
    """)
    assert edges(found(sentence)) == {("Израиль", "INVADED", "Ливан")}


def test_a_light_verb_lends_its_subject_to_the_noun() -> None:
    sentence = tree("""
    Иран     Иран    PROPN Case=Nom 2 nsubj B-Geopolitical
    нанёс    нанести VERB  _        0 root
    удар     удар    NOUN  Case=Acc 2 obj
    по       по      ADP   _        5 case
    Израилю  Израиль PROPN Case=Dat 3 nmod  B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Иран", "ATTACKED", "Израиль")}


def test_three_parties_of_a_meeting_are_one_statement() -> None:
    sentence = tree("""
    Путин        Путин        PROPN Case=Nom 6 nsubj B-Person
    ~,           ,            PUNCT _        3 punct
    Моди         Моди         PROPN Case=Nom 1 conj  B-Person
    и            и            CCONJ _        5 cc
    Си           Си           PROPN Case=Nom 1 conj  B-Person
    встретились  встретиться  VERB  _        0 root
    """)
    statement = only(found(sentence))
    parties = {
        statement.roles["subject"].name,
        statement.roles["object"].name,
        *(m.name for m in statement.participants),
    }
    assert (statement.relation, parties) == ("MET", {"Путин", "Моди", "Си"})


def test_a_carrier_noun_opens_what_stands_behind_it() -> None:
    sentence = tree("""
    Иран        Иран       PROPN Case=Nom 2 nsubj B-Geopolitical
    отправил    отправить  VERB  _        0 root
    на          на         ADP   _        4 case
    помощь      помощь     NOUN  Case=Acc 2 obl
    Сирии       Сирия      PROPN Case=Dat 4 nmod  B-Geopolitical
    батальон    батальон   NOUN  Case=Acc 2 obj
    """)
    statement = only(found(sentence))
    assert statement.relation == "SENT_TROOPS_TO"
    assert {role: m.name for role, m in statement.roles.items()} == {
        "subject": "Иран",
        "object": "Сирия",
        "theme": "батальон",
        "beneficiary": "Сирия",
    }


def test_a_phrase_hung_too_high_by_the_parser_still_reaches_its_noun() -> None:
    sentence = tree("""
    Рынок      рынок     NOUN  Case=Nom 2 nsubj
    упал       упасть    VERB  _        0 root
    после      после     ADP   _        5 case
    иракского  иракский  ADJ   Case=Gen 5 amod
    вторжения  вторжение NOUN  Case=Gen 2 obl
    в          в         ADP   _        7 case
    Кувейт     Кувейт    PROPN Case=Acc 2 obl  B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Ирак", "INVADED", "Кувейт")}


def test_the_case_a_form_cannot_have_is_put_right() -> None:
    sentence = tree("""
    Армения   Армения   PROPN Case=Nom 2 nsubj B-Geopolitical
    подписала подписать VERB  _        0 root
    договор   договор   NOUN  Case=Acc 2 obj
    с         с         ADP   _        5 case
    Индией    Индия     PROPN Case=Loc 2 obl   B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Армения", "SIGNED_WITH", "Индия")}


def test_one_person_with_a_plural_verb_is_its_object() -> None:
    sentence = tree("""
    Саакашвили Саакашвили PROPN Animacy=Anim|Case=Nom|Number=Sing 2 nsubj B-Person
    задержали  задержать  VERB  Number=Plur                       0 root
    """)
    statement = only(found(sentence))
    assert (statement.relation, set(statement.roles)) == ("ARRESTED", {"object"})


def test_who_is_the_name_right_before_it() -> None:
    sentence = tree(
        """
        The     the     DET   _ 2 det
        amount  amount  NOUN  _ 4 obj
        ~,      ,       PUNCT _ 2 punct
        said    say     VERB  _ 0 root
        Iraq    Iraq    PROPN _ 4 nsubj B-Geopolitical
        ~,      ,       PUNCT _ 5 punct
        who     who     PRON  PronType=Rel 8 nsubj
        invaded invade  VERB  _ 2 acl:relcl
        Kuwait  Kuwait  PROPN _ 8 obj   B-Geopolitical
        """,
        language="en",
    )
    assert ("Iraq", "INVADED", "Kuwait") in edges(found(sentence))


def test_she_may_be_a_country_of_that_gender() -> None:
    sentences = story(
        """
        Румыния    Румыния    PROPN Case=Nom|Gender=Fem 2 nsubj B-Geopolitical
        ждала      ждать      VERB  _                   0 root
        """,
        """
        Она        она        PRON  Case=Nom|Gender=Fem 2 nsubj
        атаковала  атаковать  VERB  _                   0 root
        Ирак       Ирак       PROPN Case=Acc            2 obj   B-Geopolitical
        """,
    )
    assert edges(found(*sentences)) == {("Румыния", "ATTACKED", "Ирак")}


def test_who_announces_a_measure_takes_it() -> None:
    sentence = tree("""
    Перу       Перу       PROPN Case=Nom 2 nsubj B-Geopolitical
    объявило   объявить   VERB  _        0 root
    о          о          ADP   _        4 case
    разрыве    разрыв     NOUN  Case=Loc 2 obl
    отношений  отношение  NOUN  Case=Gen 4 nmod
    с          с          ADP   _        7 case
    Кубой      Куба       PROPN Case=Ins 5 nmod  B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Перу", "CUT_TIES_WITH", "Куба")}


def test_two_verbs_side_by_side_share_the_object_behind_them() -> None:
    sentence = tree("""
    Боевики  боевик   NOUN  Case=Nom|Number=Plur|Animacy=Anim 2 nsubj
    похитили похитить VERB  Voice=Act 0 root
    и        и        CCONJ _ 4 cc
    убили    убить    VERB  Voice=Act 2 conj
    Серова   Серов    PROPN Case=Acc 4 obj B-Person
    """)
    assert edges(found(sentence)) == {("Боевики", "KIDNAPPED", "Серов"), ("Боевики", "KILLED", "Серов")}
