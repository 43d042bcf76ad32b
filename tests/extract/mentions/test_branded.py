"""Names in quotes behind the noun for their kind; on hand-written trees, with the tags that taggers give."""

from tests.extract.trees import edges, found, tree


def test_a_paper_in_quotes_acts_though_its_name_looks_like_a_genitive() -> None:
    extraction = found(
        tree("""
    Газета         газета         NOUN  Case=Nom|Number=Sing 5 nsubj
    «              «              PUNCT _                    3 punct
    ~Ведомости     ведомость      PROPN Case=Gen             1 nmod  B-Organization
    ~»             »              PUNCT _                    3 punct
    раскритиковала раскритиковать VERB  _                    0 root
    Францию        Франция        PROPN Case=Acc             5 obj   B-Geopolitical
    """)
    )
    assert edges(extraction) == {("Ведомости", "CRITICIZED", "Франция")}


def test_a_plant_of_a_firm_is_not_the_firm() -> None:
    extraction = found(
        tree("""
    Завод          завод          NOUN  Case=Nom|Number=Sing 5 nsubj
    «              «              PUNCT _                    3 punct
    ~Роснефти      Роснефть       PROPN Case=Gen             1 nmod  B-Organization
    ~»             »              PUNCT _                    3 punct
    раскритиковал  раскритиковать VERB  _                    0 root
    Францию        Франция        PROPN Case=Acc             5 obj   B-Geopolitical
    """)
    )
    assert ("Роснефть", "CRITICIZED", "Франция") not in edges(extraction)


def test_a_member_of_a_party_in_quotes_is_its_member() -> None:
    extraction = found(
        tree("""
    Член     член    NOUN  Case=Nom 8 nsubj
    партии   партия  NOUN  Case=Gen|Number=Sing 1 nmod
    «        «       PUNCT _        4 punct
    ~Яблоко  Яблоко  PROPN Case=Nom 2 appos B-Organization
    ~»       »       PUNCT _        4 punct
    Пётр     Пётр    PROPN Case=Nom 1 appos B-Person
    Серов    Серов   PROPN Case=Nom 6 flat:name I-Person
    молчит   молчать VERB  _        0 root
    """)
    )
    said = [(s.roles["subject"].name, s.relation, s.roles["object"].name) for s in extraction.statements]
    assert said == [("Пётр Серов", "MEMBER_OF", "Яблоко")]


def test_a_participle_tagged_as_an_adjective_is_a_verb_where_it_governs() -> None:
    extraction = found(
        tree("""
    Газпром       Газпром       PROPN Case=Nom 5 nsubj B-Organization
    ~,            ,             PUNCT _        3 punct
    принадлежащий принадлежащий ADJ   Case=Nom 1 acl
    Серову        Серов         PROPN Case=Dat 3 iobj  B-Person
    молчит        молчать       VERB  _        0 root
    """)
    )
    assert edges(extraction) == {("Серов", "OWNS", "Газпром")}


def test_a_maker_is_called_by_the_name_its_phrase_ends_with() -> None:
    extraction = found(
        tree("""
    Газпром       Газпром       PROPN Case=Nom             2 nsubj B-Organization
    купил         купить        VERB  Tense=Past           0 root
    производителя производитель NOUN  Case=Gen|Number=Sing 2 obj
    удобрений     удобрение     NOUN  Case=Gen             3 nmod
    «             «             PUNCT _                    6 punct
    ~Акрон        Акрон         PROPN Case=Nom             4 appos B-Product
    ~»            »             PUNCT _                    6 punct
    """)
    )
    assert ("Газпром", "ACQUIRED", "Акрон") in edges(extraction)


def test_a_passive_participle_is_passive_whatever_the_tagger_says() -> None:
    extraction = found(
        tree("""
    Контролируемая контролировать VERB  Case=Nom|VerbForm=Part|Voice=Act 3 acl
    Серовым        Серов          PROPN Case=Ins             1 obl:agent B-Person
    компания       компания       NOUN  Case=Nom|Number=Sing 7 nsubj
    «              «              PUNCT _                    5 punct
    ~Акрон         Акрон          PROPN Case=Nom             3 appos B-Organization
    ~»             »              PUNCT _                    5 punct
    молчит         молчать        VERB  _                    0 root
    """)
    )
    assert ("Серов", "OWNS", "Акрон") in edges(extraction)


def test_a_participle_tagged_as_a_noun_is_a_verb() -> None:
    extraction = found(
        tree("""
    Серов     Серов    PROPN Case=Nom             5 nsubj B-Person
    ~,        ,        PUNCT _                    3 punct
    владеющий владеть  NOUN  Case=Nom             1 acl
    Газпромом Газпром  PROPN Case=Ins             3 iobj  B-Organization
    молчит    молчать  VERB  _                    0 root
    """)
    )
    assert edges(extraction) == {("Серов", "OWNS", "Газпром")}
