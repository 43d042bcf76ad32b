"""Whom a pronoun stands for: gender, syntax, quotation marks and people without a name decide."""

from tests.extract.trees import edges, found, story, tree

ANNA = """
Анна     Анна     PROPN Case=Nom|Gender=Fem|Animacy=Anim 2 nsubj B-Person
приехала приехать VERB  Gender=Fem|Number=Sing 0 root
"""
IVAN = """
Иван     Иван     PROPN Case=Nom|Gender=Masc|Animacy=Anim 2 nsubj B-Person
приехал  приехать VERB  Gender=Masc|Number=Sing 0 root
"""
HE_LEFT = """
Он  он    PRON Case=Nom|Gender=Masc 2 nsubj
ушёл уйти VERB Gender=Masc|Number=Sing 0 root
"""


def meant(*texts: str, by: str, language: str = "ru") -> list[str]:
    """Return the names of what the word *by* stands for."""
    extraction = found(*story(*texts, language=language))
    return [m.name for m in extraction.mentions if m.text == by and m.antecedent]


def test_a_possessive_without_a_gender_of_its_own_has_that_of_its_form() -> None:
    hers = """
    Полиция  полиция  NOUN Case=Nom 2 nsubj
    нашла    найти    VERB _ 0 root
    её       её       DET  _ 4 det
    машину   машина   NOUN Case=Acc|Animacy=Inan 2 obj
    """
    assert meant(ANNA, IVAN, hers, by="её") == ["Анна"]


def test_the_verb_tells_the_gender_of_a_foreign_name() -> None:
    smith = """
    Стердж     Стердж     PROPN Case=Nom|Animacy=Anim 2 nsubj B-Person
    скончалась скончаться VERB  Gender=Fem|Number=Sing 0 root
    """
    she = HE_LEFT.replace("Он  он", "Она она").replace("Masc", "Fem")
    assert meant(smith, she, by="Она") == ["Стердж"]
    assert meant(smith, HE_LEFT, by="Он") == []


def test_a_person_without_a_name_who_comes_between_takes_the_pronoun() -> None:
    patient = """
    Пациент пациент NOUN Case=Nom|Gender=Masc|Animacy=Anim|Number=Sing 2 nsubj
    вышел   выйти   VERB Gender=Masc|Number=Sing 0 root
    """
    assert meant(IVAN, HE_LEFT, by="Он") == ["Иван"]
    assert meant(IVAN, patient, HE_LEFT, by="Он") == []


def test_the_possessive_of_an_object_is_not_the_subject_where_a_language_has_a_reflexive_one() -> None:
    fired = """
    Пётр    Пётр    PROPN Case=Nom|Gender=Masc|Animacy=Anim 2 nsubj B-Person
    уволил  уволить VERB  Gender=Masc|Number=Sing 0 root
    его     его     DET   _ 4 det
    брата   брат    NOUN  Case=Acc|Animacy=Anim|Gender=Masc 2 obj
    """
    assert meant(IVAN, fired, by="его") == ["Иван"]


def test_what_is_named_before_the_noun_with_the_possessive_owns_it() -> None:
    both = """
    Анна    Анна    PROPN Case=Nom|Gender=Fem|Animacy=Anim 5 nsubj B-Person
    и       и       CCONJ _ 4 cc
    её      её      DET   _ 4 det
    брат    брат    NOUN  Case=Nom|Animacy=Anim|Gender=Masc|Number=Sing 1 conj
    приехали приехать VERB Number=Plur 0 root
    """
    assert meant(both, by="её") == ["Анна"]


SAID = """
Иван    Иван    PROPN Case=Nom|Gender=Masc|Animacy=Anim 2 nsubj B-Person
заявил  заявить VERB  Gender=Masc|Number=Sing 0 root
:       :       PUNCT _ 2 punct
«       «       PUNCT _ 8 punct
~Он     он      PRON  Case=Nom|Gender=Masc 8 nsubj
был     быть    AUX   Gender=Masc 8 cop
очень   очень   ADV   _ 8 advmod
добрым  добрый  ADJ   _ 2 ccomp
~»      »       PUNCT _ 8 punct
"""


def test_who_is_quoted_does_not_speak_of_himself_as_him() -> None:
    peter = IVAN.replace("Иван", "Пётр")
    assert meant(peter, SAID, by="Он") == ["Пётр"]


def test_they_are_the_people_named_together() -> None:
    both = """
    Иван    Иван    PROPN Case=Nom|Gender=Masc|Animacy=Anim 4 nsubj B-Person
    и       и       CCONJ _ 3 cc
    Анна    Анна    PROPN Case=Nom|Gender=Fem|Animacy=Anim 1 conj B-Person
    приехали приехать VERB Number=Plur 0 root
    """
    they = """
    Они      они       PRON  Case=Nom|Number=Plur 2 nsubj
    посетили посетить  VERB  Number=Plur 0 root
    Париж    Париж     PROPN Case=Acc 2 obj B-Geopolitical
    """
    made = edges(found(*story(both, they)))
    assert {("Иван", "VISITED", "Париж"), ("Анна", "VISITED", "Париж")} <= made


def test_a_bare_noun_for_a_person_is_the_only_one_just_named() -> None:
    politician = """
    Политик политик NOUN Case=Nom|Gender=Masc|Animacy=Anim|Number=Sing 2 nsubj
    ушёл    уйти    VERB Gender=Masc|Number=Sing 0 root
    """
    assert meant(IVAN, politician, by="Политик") == ["Иван"]
    assert meant(IVAN, IVAN.replace("Иван", "Пётр"), politician, by="Политик") == []


def test_a_noun_for_a_person_behind_its_verb_is_somebody_new() -> None:
    arrested = """
    Арестован арестовать VERB Gender=Masc|Number=Sing 0 root
    политик   политик    NOUN Case=Nom|Gender=Masc|Animacy=Anim|Number=Sing 1 nsubj
    """
    assert meant(IVAN, arrested, by="политик") == []


def test_a_short_quotation_is_a_title() -> None:
    from graphbuilder.extract.modality.quoted import quoted

    title = tree("« « PUNCT _ 2 punct\n~Заря заря NOUN _ 0 root\n~» » PUNCT _ 2 punct")
    assert quoted([title]) == [frozenset()]


BORN = """
Иван    Иван     PROPN Case=Nom|Gender=Masc|Animacy=Anim 2 nsubj B-Person
родился родиться VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin 0 root
"""
WENT = """
Посетил посетить VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin 0 root
Париж   Париж    PROPN Case=Acc 1 obj B-Geopolitical
"""


def test_a_subject_left_unsaid_is_the_person_the_sentence_before_is_about() -> None:
    assert ("Иван", "VISITED", "Париж") in edges(found(*story(BORN, WENT)))


def test_a_subject_left_unsaid_agrees_with_its_verb() -> None:
    assert not edges(found(*story(BORN, WENT.replace("Masc", "Fem"))))


def test_nobody_is_left_unsaid_where_the_sentence_before_is_about_a_thing() -> None:
    thing = (
        BORN.replace("Иван    Иван     PROPN", "Проект  проект   NOUN").replace("Anim", "Inan").replace("B-Person", "")
    )
    assert not edges(found(*story(thing, WENT)))


def test_he_himself_is_not_the_nearest_but_the_one_who_speaks() -> None:
    told = """
    Иван    Иван    PROPN Case=Nom|Gender=Masc|Animacy=Anim 2 nsubj B-Person
    сказал  сказать VERB  Gender=Masc|Number=Sing 0 root
    ,       ,       PUNCT _ 6 punct
    что     что     SCONJ _ 6 mark
    Пётр    Пётр    PROPN Case=Nom|Gender=Masc|Animacy=Anim 6 nsubj B-Person
    ушёл    уйти    VERB  Gender=Masc|Number=Sing 2 ccomp
    ,       ,       PUNCT _ 11 punct
    когда   когда   SCONJ _ 11 mark
    он      он      PRON  Case=Nom|Gender=Masc 11 nsubj
    сам     сам     ADJ   Case=Nom 9 acl
    пришёл  прийти  VERB  Gender=Masc|Number=Sing 6 advcl
    """
    assert meant(told, by="он") == ["Иван"]
    assert meant(
        told.replace("сам     сам     ADJ   Case=Nom 9 acl", "уже     уже     ADV   _ 11 advmod"), by="он"
    ) == ["Пётр"]


def test_an_english_possessive_that_opens_a_clause_is_its_subject_s() -> None:
    during = """
    During  during  ADP   _ 3 case
    her     she     PRON  Gender=Fem|Poss=Yes 3 nmod:poss
    visit   visit   NOUN  Number=Sing 6 obl
    Ann     Ann     PROPN _ 6 nsubj B-Person
    Lind    Lind    PROPN _ 4 flat I-Person
    left    leave   VERB  Tense=Past|VerbForm=Fin 0 root
    """
    mary = """
    Mary    Mary    PROPN _ 2 nsubj B-Person
    spoke   speak   VERB  Tense=Past|VerbForm=Fin 0 root
    """
    assert meant(mary, during, by="her", language="en") == ["Ann Lind"]
    assert meant(mary, during.replace("Ann     Ann ", "Mark    Mark"), by="her", language="en") == ["Mary"]
