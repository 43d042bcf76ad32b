"""English verbs whose parts the parser misplaces, and mutual deeds: one construction a test, on a hand-written tree."""

from graphbuilder.model import Extraction
from tests.extract.trees import edges, found, only, tree


def read(text: str) -> Extraction:
    return found(tree(text, language="en"))


def test_a_particle_taken_for_a_preposition_leaves_the_verb_its_object() -> None:
    extraction = read("""
    Serbia  Serbia PROPN _          2 nsubj B-Country
    handed  hand   VERB  Tense=Past 0 root
    over    over   ADP   _          4 case
    Lind    Lind   PROPN _          2 obl   B-Person
    to      to     ADP   _          6 case
    Norway  Norway PROPN _          2 obl   B-Country
    """)
    assert ("Serbia", "EXTRADITED", "Lind") in edges(extraction)


def test_those_who_exchange_fire_fight_each_other() -> None:
    extraction = read("""
    India     India    PROPN _          4 nsubj B-Country
    and       and      CCONJ _          3 cc
    Norway    Norway   PROPN _          1 conj  B-Country
    exchanged exchange VERB  Tense=Past 0 root
    fire      fire     NOUN  _          4 obj
    """)
    assert ("India", "FOUGHT_AGAINST", "Norway") in edges(extraction)


def test_whom_one_asks_may_hang_on_what_one_asks_for() -> None:
    extraction = read("""
    Lind    Lind   PROPN _            2 nsubj B-Person
    asked   ask    VERB  Tense=Past   0 root
    Berg    Berg   PROPN _            5 nsubj B-Person
    to      to     PART  _            5 mark
    resign  resign VERB  VerbForm=Inf 2 xcomp
    """)
    assert ("Lind", "ASKED", "Berg") in edges(extraction)


def test_what_one_plots_to_do_is_no_purpose() -> None:
    extraction = read("""
    Lind    Lind PROPN _            2 nsubj B-Person
    plotted plot VERB  Tense=Past   0 root
    to      to   PART  _            4 mark
    kill    kill VERB  VerbForm=Inf 2 advcl
    Berg    Berg PROPN _            4 obj   B-Person
    """)
    assert ("Lind", "CONSPIRED_AGAINST", "Berg") in edges(extraction)


def test_an_adjective_is_no_party() -> None:
    extraction = read("""
    Lind     Lind     PROPN _          2 nsubj B-Person
    praised  praise   VERB  Tense=Past 0 root
    military military ADJ   _          4 amod
    aid      aid      NOUN  _          2 obj
    to       to       ADP   _          6 case
    Norway   Norway   PROPN _          4 nmod  B-Country
    """)
    assert not {edge for edge in edges(extraction) if "military" in edge}


def test_a_headline_leaves_out_the_auxiliary_of_its_passive() -> None:
    extraction = read("""
    Minister minister NOUN  _          4 nsubj
    Anna     Anna     PROPN _          1 appos B-Person
    Lind     Lind     PROPN _          2 flat  I-Person
    arrested arrest   VERB  Tense=Past|VerbForm=Fin 0 root
    over     over     ADP   _          6 case
    bribes   bribe    NOUN  _          4 obl
    """)
    assert edges(extraction) == {(None, "ARRESTED", "Anna Lind")}


def test_a_verb_with_an_object_and_no_auxiliary_is_active() -> None:
    detained = """
    Norway   Norway PROPN _                                   2 nsubj:pass B-Geopolitical
    detained detain VERB  Tense=Past|VerbForm=Part|Voice=Pass 0 root
    Lind     Lind   PROPN _                                   2 obj B-Person
    """
    assert edges(read(detained)) == {("Norway", "ARRESTED", "Lind")}


def test_a_verb_with_two_objects_may_keep_one_in_the_passive() -> None:
    extraction = read("""
    Lind     Lind     PROPN _                                   2 nsubj:pass B-Person
    handed   hand     VERB  Tense=Past|VerbForm=Part|Voice=Pass 0 root
    a        a        DET   _                                   5 det
    long     long     ADJ   _                                   5 amod
    sentence sentence NOUN  _                                   2 obj
    """)
    assert edges(extraction) == {(None, "CONVICTED", "Lind")}


def test_who_is_going_to_do_something_plans_it() -> None:
    sentence = tree(
        """
    Lind  Lind  PROPN _             3 nsubj B-Person
    is    be    AUX   VerbForm=Fin  3 aux
    going go    VERB  VerbForm=Part 0 root
    to    to    PART  _             5 mark
    visit visit VERB  VerbForm=Inf  3 xcomp
    Oslo  Oslo  PROPN _             5 obj B-Geopolitical
    """,
        language="en",
    )
    assert only(found(sentence)).realis == "planned"


def test_who_has_yet_to_do_something_has_not_done_it() -> None:
    sentence = tree(
        """
    Lind  Lind  PROPN _            2 nsubj B-Person
    has   have  VERB  VerbForm=Fin 0 root
    yet   yet   ADV   _            2 advmod
    to    to    PART  _            5 mark
    visit visit VERB  VerbForm=Inf 2 xcomp
    Oslo  Oslo  PROPN _            5 obj B-Geopolitical
    """,
        language="en",
    )
    assert only(found(sentence)).polarity == "negated"


def test_an_infinitive_that_heads_its_clause_is_a_plan() -> None:
    headline = """
    Lind  Lind  PROPN _            3 nsubj B-Person
    to    to    PART  _            3 mark
    visit visit VERB  VerbForm=Inf 0 root
    Oslo  Oslo  PROPN _            3 obj B-Geopolitical
    """
    assert only(found(tree(headline, language="en"))).realis == "planned"


def test_what_may_happen_has_not_but_what_may_have_happened_might() -> None:
    may = """
    Lind    Lind  PROPN _            {0} nsubj B-Person
    may     may   AUX   VerbForm=Fin {0} aux
    {1}
    Oslo    Oslo  PROPN _            {0} obj B-Geopolitical
    """
    future = tree(may.format(3, "visit visit VERB VerbForm=Inf 0 root"), language="en")
    past = tree(may.format(4, "have have AUX _ 4 aux\nvisited visit VERB VerbForm=Part 0 root"), language="en")
    assert [only(found(one)).realis for one in (future, past)] == ["hypothetical", "actual"]
