"""Words without a subject: who is to do their infinitive stands in the dative, whom it is done to before them."""

from tests.extract.trees import edges, found, only, tree


def test_the_dative_of_an_impersonal_verb_does_its_infinitive() -> None:
    sentence = tree("""
    Серову   Серов   PROPN Case=Dat|Animacy=Anim 2 iobj B-Person
    удалось  удаться VERB  Tense=Past|Number=Sing|Gender=Neut|VerbForm=Fin 0 root
    посетить посетить VERB VerbForm=Inf 2 csubj
    Киев     Киев    PROPN Case=Acc 3 obj B-Geopolitical
    """)
    statement = only(found(sentence))
    assert (statement.roles["subject"].name, statement.relation, statement.realis) == ("Серов", "VISITED", "actual")


def test_what_is_necessary_is_no_fact() -> None:
    sentence = tree("""
    Необходимо необходимый ADJ  Variant=Short|Number=Sing|Gender=Neut 0 root
    арестовать арестовать  VERB VerbForm=Inf 1 csubj
    Серова     Серов       PROPN Case=Acc|Animacy=Anim 2 obj B-Person
    """)
    assert only(found(sentence)).realis == "hypothetical"


def test_the_subject_above_does_not_do_what_should_be_done() -> None:
    sentence = tree("""
    Иран     Иран     PROPN Case=Nom|Number=Sing 2 nsubj B-Geopolitical
    заявил   заявить  VERB  Tense=Past|Number=Sing|VerbForm=Fin 0 root
    что      что      SCONJ _ 5 mark
    Серова   Серов    PROPN Case=Acc|Animacy=Anim 5 obj B-Person
    следует  следовать VERB Number=Sing|Person=3|VerbForm=Fin 2 ccomp
    уволить  уволить  VERB  VerbForm=Inf 5 xcomp
    """)
    dismissed = {edge for edge in edges(found(sentence)) if edge[1] == "DISMISSED"}
    assert dismissed == {(None, "DISMISSED", "Серов")}


def test_one_s_own_decision_is_that_of_who_speaks() -> None:
    sentence = tree("""
    Серов    Серов    PROPN Case=Nom|Animacy=Anim|Number=Sing 2 nsubj B-Person
    сообщил  сообщить VERB  Tense=Past|Number=Sing|VerbForm=Fin 0 root
    о        о        ADP   _ 5 case
    своём    свой     DET   Case=Loc|Poss=Yes 5 det
    решении  решение  NOUN  Case=Loc 2 obl
    посетить посетить VERB  VerbForm=Inf 5 acl
    Киев     Киев     PROPN Case=Acc 6 obj B-Geopolitical
    """)
    assert ("Серов", "VISITED", "Киев") in edges(found(sentence))


def test_an_instrument_that_no_person_is_does_nothing() -> None:
    sentence = tree("""
    Серов      Серов   PROPN Case=Nom|Animacy=Anim 2 nsubj:pass B-Person
    убит       убить   VERB  VerbForm=Part|Voice=Pass|Variant=Short 0 root
    выстрелами выстрел NOUN  Case=Ins|Number=Plur|Animacy=Inan 2 iobj
    """)
    assert {(subject, relation) for subject, relation, _ in edges(found(sentence))} == {(None, "KILLED")}


def test_the_dative_does_it_also_where_a_clause_before_has_a_subject() -> None:
    sentence = tree("""
    Орлов    Орлов    PROPN Case=Nom|Animacy=Anim|Number=Sing 2 nsubj B-Person
    молчал   молчать  VERB  Tense=Past|Number=Sing|Gender=Masc|VerbForm=Fin 0 root
    а        а        CCONJ _ 5 cc
    Серову   Серов    PROPN Case=Dat|Animacy=Anim 5 iobj B-Person
    удалось  удаться  VERB  Tense=Past|Number=Sing|Gender=Neut|VerbForm=Fin 2 conj
    посетить посетить VERB  VerbForm=Inf 5 csubj
    Киев     Киев     PROPN Case=Acc 6 obj B-Geopolitical
    """)
    assert {edge for edge in edges(found(sentence)) if edge[1] == "VISITED"} == {("Серов", "VISITED", "Киев")}
