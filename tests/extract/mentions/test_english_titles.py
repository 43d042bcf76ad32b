"""English titles: compound, lower, former, of bodies and persons; each test is one construction, on a hand-written tree."""

from graphbuilder.model import Statement
from tests.extract.trees import found, story, tree

Fact = tuple[str | None, str, str | None, str]


def offices(text: str) -> set[Fact]:
    """Return (holder, relation, object, polarity) of the statements about offices."""
    return {_fact(statement) for statement in found(tree(text, language="en")).statements}


def _fact(statement: Statement) -> Fact:
    subject, target = statement.roles.get("subject"), statement.roles.get("object")
    return (
        subject.name if subject else None,
        statement.relation,
        target.name if target else None,
        statement.polarity,
    )


def test_a_title_of_two_nouns_is_one_office() -> None:
    assert offices("""
    Attorney Attorney PROPN _          3 nmod:desc
    General  General  PROPN _          3 nmod:desc
    Lind     Lind     PROPN _          4 nsubj     B-Person
    spoke    speak    VERB  Tense=Past 0 root
    """) == {("Lind", "HOLDS_POSITION", "Attorney General", "affirmed")}


def test_a_deputy_heads_nothing() -> None:
    assert offices("""
    Deputy   deputy   ADJ   _          3 amod
    Prime    prime    ADJ   _          3 amod
    Minister Minister PROPN _          7 nsubj
    of       of       ADP   _          5 case
    Norway   Norway   PROPN _          3 nmod  B-Geopolitical
    Lind     Lind     PROPN _          3 appos B-Person
    spoke    speak    VERB  Tense=Past 0 root
    """) == {("Lind", "HOLDS_POSITION", "Norway", "affirmed")}


def test_a_former_president_held_an_office_wherever_former_hangs_and_heads_nothing() -> None:
    assert offices("""
    Former    former    ADJ   _          4 amod
    Norwegian Norwegian ADJ   _          4 amod
    President President PROPN _          4 nmod:desc
    Lind      Lind      PROPN _          5 nsubj B-Person
    spoke     speak     VERB  Tense=Past 0 root
    """) == {("Lind", "HOLDS_POSITION", "Norway", "affirmed")}


def test_the_person_behind_the_body_of_an_office_holds_it() -> None:
    assert offices("""
    Head  head  NOUN  _          7 nsubj
    of    of    ADP   _          3 case
    group group NOUN  _          1 nmod
    Alpha Alpha PROPN _          3 appos B-Organization
    ~,    ,     PUNCT _          6 punct
    Lind  Lind  PROPN _          3 appos B-Person
    spoke speak VERB  Tense=Past 0 root
    """) == {("Lind", "HEADS", "Alpha", "affirmed")}


def test_a_lawyer_is_the_persons_whose_lawyer_he_is() -> None:
    assert offices("""
    Berg   Berg   PROPN _          3 nmod:poss B-Person
    ~'s    's     PART  _          1 case
    lawyer lawyer NOUN  _          5 nsubj
    Lind   Lind   PROPN _          3 appos     B-Person
    spoke  speak  VERB  Tense=Past 0 root
    """) == {("Lind", "REPRESENTS", "Berg", "affirmed"), ("Lind", "OCCUPATION", "lawyer", "affirmed")}


def test_a_name_before_and_is_no_part_of_the_title_behind_it() -> None:
    assert offices("""
    Alpha   Alpha   PROPN _          4 compound B-Organization
    and     and     CCONJ _          4 cc
    Swedish Swedish ADJ   _          4 amod
    leader  leader  NOUN  _          6 nsubj
    Lind    Lind    PROPN _          4 appos    B-Person
    smiled  smile   VERB  Tense=Past 0 root
    """) == {("Lind", "HEADS", "Sweden", "affirmed")}


def test_a_department_in_a_title_is_no_body() -> None:
    assert offices("""
    Secretary Secretary PROPN _          5 nsubj
    of        of        ADP   _          3 case
    State     State     PROPN _          1 nmod  B-Organization
    Lind      Lind      PROPN _          1 appos B-Person
    spoke     speak     VERB  Tense=Past 0 root
    """) == {("Lind", "HOLDS_POSITION", "Secretary of State", "affirmed")}


def test_part_of_a_persons_name_is_no_title() -> None:
    assert (
        offices("""
    Peter  Peter  PROPN _          3 nsubj B-Person
    Singer Singer PROPN _          1 flat  I-Person
    spoke  speak  VERB  Tense=Past 0 root
    """)
        == set()
    )


def test_an_abbreviated_title_stands_before_its_name_and_the_party_before_both() -> None:
    assert offices("""
    When       when       ADV   _          6 advmod
    Republican Republican ADJ   _          5 amod
    Sen        Sen        PROPN _          5 nmod:desc
    ~.         .          PUNCT _          3 punct
    Lind       Lind       PROPN _          6 nsubj B-Person
    spoke      speak      VERB  Tense=Past 0 root
    """) == {
        ("Lind", "HOLDS_POSITION", "Sen", "affirmed"),
        ("Lind", "MEMBER_OF", "Republican Party", "affirmed"),
    }


def test_who_is_named_as_of_a_party_is_its_member() -> None:
    assert offices("""
    Lind   Lind   PROPN _          5 nsubj B-Person
    of     of     ADP   _          4 case
    Labour Labour PROPN _          4 compound B-Organization
    Party  Party  PROPN _          1 nmod I-Organization
    spoke  speak  VERB  Tense=Past 0 root
    """) == {("Lind", "MEMBER_OF", "Labour Party", "affirmed")}


def test_an_age_is_no_part_of_a_title() -> None:
    assert offices("""
    Lind     Lind     PROPN _          9 nsubj B-Person
    ~,       ,        PUNCT _          8 punct
    a        a        DET   _          8 det
    42       42       NUM   _          6 nummod
    ~-       -        PUNCT _          4 punct
    ~old     old      ADJ   _          8 amod
    American American ADJ   _          8 amod
    mechanic mechanic NOUN  _          1 appos
    spoke    speak    VERB  Tense=Past 0 root
    """) == {("Lind", "CITIZEN_OF", "United States", "affirmed"), ("Lind", "OCCUPATION", "mechanic", "affirmed")}


def test_a_bare_title_of_a_known_leader_is_of_the_country() -> None:
    assert offices("""
    President President PROPN _          2 nmod:desc
    Trump     Trump     PROPN _          3 nsubj B-Person
    spoke     speak     VERB  Tense=Past 0 root
    """) == {("Trump", "HEADS", "United States", "affirmed")}


def test_a_party_president_leads_no_country() -> None:
    assert offices("""
    Party     party     NOUN  _          2 compound
    President President PROPN _          3 nmod:desc
    Trump     Trump     PROPN _          4 nsubj B-Person
    spoke     speak     VERB  Tense=Past 0 root
    """) == {("Trump", "HOLDS_POSITION", "Party President", "affirmed")}


def test_a_bare_title_is_of_what_the_document_said_before() -> None:
    first = """
    Norwegian Norwegian ADJ   _          2 amod
    President President PROPN _          3 nmod:desc
    Lind      Lind      PROPN _          4 nsubj B-Person
    spoke     speak     VERB  Tense=Past 0 root
    """
    second = """
    President President PROPN _          2 nmod:desc
    Lind      Lind      PROPN _          3 nsubj B-Person
    left      leave     VERB  Tense=Past 0 root
    """
    made = found(*story(first, second, language="en")).statements
    assert {_fact(s) for s in made if s.sentence == 1} == {("Lind", "HEADS", "Norway", "affirmed")}


def test_a_hyphen_joins_the_two_nouns_of_a_title() -> None:
    assert offices("""
    Secretary Secretary PROPN _          4 nmod:desc
    ~-        -         PUNCT _          1 punct
    ~General  General   PROPN _          1 nmod:desc
    Lind      Lind      PROPN _          5 nsubj     B-Person
    spoke     speak     VERB  Tense=Past 0 root
    """) == {("Lind", "HOLDS_POSITION", "Secretary-General", "affirmed")}
