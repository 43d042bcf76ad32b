"""English syntax and names: each test is one construction, on a hand-written tree."""

from graphbuilder.model import Extraction
from tests.extract.trees import edges, found, story, tree


def read(text: str) -> Extraction:
    return found(tree(text, language="en"))


def test_a_relative_clause_without_pronoun_and_object_is_about_its_noun() -> None:
    extraction = read("""
    rebels   rebel  NOUN  Number=Plur 5 nsubj
    Lind     Lind   PROPN _           3 nsubj     B-Person
    praised  praise VERB  Tense=Past  1 acl:relcl
    already  already ADV  _           5 advmod
    retired  retire VERB  Tense=Past  0 root
    """)
    assert ("Lind", "PRAISED", "rebels") in edges(extraction)


def test_the_day_somebody_is_praised_on_is_not_praised() -> None:
    extraction = read("""
    the     the    DET   _          2 det
    day     day    NOUN  _          5 nsubj
    Lind    Lind   PROPN _          4 nsubj     B-Person
    praised praise VERB  Tense=Past 2 acl:relcl
    came    come   VERB  Tense=Past 0 root
    """)
    assert {relation for _, relation, _ in edges(extraction)} <= {"RELATED"}


def test_who_does_something_at_a_meeting_with_somebody_was_there() -> None:
    extraction = read("""
    Lind    Lind    PROPN _          2 nsubj B-Person
    smiled  smile   VERB  Tense=Past 0 root
    during  during  ADP   _          4 case
    talks   talks   NOUN  _          2 obl
    with    with    ADP   _          6 case
    Berg    Berg    PROPN _          4 nmod  B-Person
    """)
    assert edges(extraction) == {("Lind", "MET", "Berg")}


def test_whose_points_to_the_person_named_before_it() -> None:
    extraction = read("""
    Lind    Lind    PROPN _          6 nsubj     B-Person
    ~,      ,       PUNCT _          4 punct
    whose   whose   PRON  _          4 nmod:poss
    brother brother NOUN  _          1 appos
    Berg    Berg    PROPN _          4 appos     B-Person
    spoke   speak   VERB  Tense=Past 0 root
    """)
    assert ("Berg", "FAMILY_OF", "Lind") in edges(extraction)


def test_what_stands_in_apposition_to_a_name_is_its_bearer() -> None:
    extraction = read("""
    Lind        Lind        PROPN _            7 nsubj B-Person
    ~,          ,           PUNCT _            4 punct
    an          a           DET   _            4 det
    electrician electrician NOUN  Number=Sing  1 appos
    visiting    visit       VERB  VerbForm=Ger 4 acl
    Oslo        Oslo        PROPN _            5 obj   B-Geopolitical
    spoke       speak       VERB  Tense=Past   0 root
    """)
    assert ("Lind", "VISITED", "Oslo") in edges(extraction)


def test_an_agent_needs_its_preposition() -> None:
    extraction = read("""
    Lind     Lind   PROPN _                        3 nsubj:pass B-Person
    was      be     AUX   _                        3 aux:pass
    arrested arrest VERB  VerbForm=Part|Voice=Pass 0 root
    rebels   rebel  NOUN  Number=Plur              3 obl:agent
    """)
    assert edges(extraction) == {(None, "ARRESTED", "Lind")}


def test_a_word_of_a_persons_name_is_no_place() -> None:
    extraction = found(
        *story(
            """
            Kim    Kim   PROPN _          3 nsubj B-Person
            Lind   Lind  PROPN _          1 flat  I-Person
            spoke  speak VERB  Tense=Past 0 root
            """,
            """
            Kim     Kim    PROPN _          2 nsubj B-Geopolitical
            praised praise VERB  Tense=Past 0 root
            Berg    Berg   PROPN _          2 obj   B-Person
            """,
            language="en",
        )
    )
    assert edges(extraction) == {("Kim", "PRAISED", "Berg")}
    assert {m.type for m in extraction.mentions if m.text == "Kim"} == {"Person"}


def test_a_cut_off_syllable_belongs_to_the_name_and_an_era_does_not() -> None:
    syllable = read("""
    Moon   Moon  PROPN _          5 nsubj B-Person
    Jae    Jae   PROPN _          1 flat  I-Person
    ~-     -     PUNCT _          2 punct
    ~in    in    ADP   _          1 flat
    spoke  speak VERB  Tense=Past 0 root
    """)
    era = read("""
    Ann    Ann   PROPN _          5 compound B-Person
    Lind   Lind  PROPN _          1 flat     I-Person
    ~-     -     PUNCT _          4 punct
    ~era   era   NOUN  _          5 compound
    laws   law   NOUN  _          0 root
    """)
    assert [m.name for m in syllable.mentions if m.type == "Person"] == ["Moon Jae-in"]
    assert [m.name for m in era.mentions if m.type == "Person"] == ["Ann Lind"]


def test_people_of_a_region_are_a_group_of_its_country() -> None:
    extraction = read("""
    Catalans Catalan PROPN Number=Plur 2 nsubj
    praised  praise  VERB  Tense=Past  0 root
    Berg     Berg    PROPN _           2 obj   B-Person
    """)
    assert edges(extraction) == {("Catalans", "PRAISED", "Berg")}


def test_a_lone_indirect_object_is_the_direct_one() -> None:
    extraction = read("""
    Lind    Lind   PROPN _          2 nsubj B-Person
    accused accuse VERB  Tense=Past 0 root
    Berg    Berg   PROPN _          2 iobj  B-Person
    """)
    assert edges(extraction) == {("Lind", "ACCUSED", "Berg")}


def test_a_name_behind_its_noun_is_who_acts_and_one_before_it_is_not() -> None:
    behind = read("""
    The          the          DET   _          2 det
    organization organization NOUN  _          4 nsubj
    Amnesty      Amnesty      PROPN _          2 compound B-Organization
    praised      praise       VERB  Tense=Past 0 root
    Berg         Berg         PROPN _          4 obj   B-Person
    """)
    before = read("""
    The     the     DET   _          3 det
    Amnesty Amnesty PROPN _          3 compound B-Organization
    report  report  NOUN  _          4 nsubj
    praised praise  VERB  Tense=Past 0 root
    Berg    Berg    PROPN _          4 obj   B-Person
    """)
    assert edges(behind) == {("Amnesty", "PRAISED", "Berg")}
    assert edges(before) == set()


def test_who_is_engaged_in_talks_holds_them() -> None:
    extraction = read("""
    Norway  Norway  PROPN _                        3 nsubj:pass B-Geopolitical
    was     be      AUX   _                        3 aux:pass
    engaged engage  VERB  VerbForm=Part|Voice=Pass 0 root
    in      in      ADP   _                        5 case
    talks   talks   NOUN  _                        3 obl
    with    with    ADP   _                        7 case
    Sweden  Sweden  PROPN _                        5 nmod       B-Geopolitical
    """)
    assert edges(extraction) == {("Norway", "MET", "Sweden")}


def test_a_finite_verb_is_active_whatever_its_subject_is_called() -> None:
    extraction = read("""
    Lind    Lind   PROPN _                       2 nsubj:pass B-Person
    praised praise VERB  Tense=Past|VerbForm=Fin 0 root
    Berg    Berg   PROPN _                       2 obj        B-Person
    """)
    assert edges(extraction) == {("Lind", "PRAISED", "Berg")}


def test_the_first_country_to_leave_is_the_one_that_left() -> None:
    extraction = read("""
    Norway  Norway  PROPN _            2 nsubj B-Geopolitical
    became  become  VERB  Tense=Past   0 root
    the     the     DET   _            5 det
    first   first   ADJ   _            5 amod
    country country NOUN  Number=Sing  2 xcomp
    to      to      PART  _            7 mark
    invade  invade  VERB  VerbForm=Inf 5 acl
    Sweden  Sweden  PROPN _            7 obj   B-Geopolitical
    """)
    assert edges(extraction) == {("Norway", "INVADED", "Sweden")}


def test_who_goes_on_strike_strikes() -> None:
    extraction = read("""
    Teachers teacher NOUN  Number=Plur 2 nsubj
    went     go      VERB  Tense=Past  0 root
    on       on      ADP   _           4 case
    strike   strike  NOUN  _           2 obl
    against  against ADP   _           6 case
    Lind     Lind    PROPN _           4 nmod  B-Person
    """)
    assert edges(extraction) == {("Teachers", "PROTESTED_AGAINST", "Lind")}


def test_a_proper_noun_nobody_named_is_what_the_role_takes() -> None:
    extraction = read("""
    Alpha   Alpha PROPN _                        3 nsubj:pass
    was     be    AUX   _                        3 aux:pass
    founded found VERB  VerbForm=Part|Voice=Pass 0 root
    by      by    ADP   _                        5 case
    Lind    Lind  PROPN _                        3 obl:agent  B-Person
    """)
    assert edges(extraction) == {("Lind", "FOUNDED", "Alpha")}


def test_a_group_of_a_country_with_a_name_behind_it_is_what_the_name_says() -> None:
    extraction = read("""
    The     the    DET   _           3 det
    French  French ADJ   _           3 amod
    group   group  NOUN  Number=Sing 5 nsubj
    Alpha   Alpha  PROPN _           3 appos B-Organization
    praised praise VERB  Tense=Past  0 root
    Berg    Berg   PROPN _           5 obj   B-Person
    """)
    assert edges(extraction) == {("Alpha", "PRAISED", "Berg")}


def test_two_names_joined_by_a_hyphen_are_the_parties_of_their_talks() -> None:
    extraction = read("""
    The    the    DET   _           5 det
    Lind   Lind   PROPN _           4 compound B-Person
    -      -      PUNCT _           2 punct
    Berg   Berg   PROPN _           5 compound B-Person
    summit summit NOUN  Number=Sing 6 nsubj
    ended  end    VERB  Tense=Past  0 root
    """)
    assert edges(extraction) == {("Lind", "MET", "Berg")}


def test_a_noun_behind_its_own_preposition_is_told_from_one_without() -> None:
    on_trial = """
    Lind  Lind  PROPN _ 4 nsubj B-Person
    is    be    AUX   _ 4 cop
    {}    {}    {}    _ 4 {}
    trial trial NOUN  _ 0 root
    """
    assert edges(read(on_trial.format("on", "on", "ADP", "case"))) == {(None, "ACCUSED", "Lind")}
    assert edges(read(on_trial.format("a", "a", "DET", "det"))) == set()


def test_people_without_a_name_may_be_killed_by_one_without_a_name() -> None:
    extraction = read("""
    A      a      DET  _           2 det
    gunman gunman NOUN Number=Sing 3 nsubj
    killed kill   VERB Tense=Past  0 root
    three  three  NUM  _           5 nummod
    people person NOUN Number=Plur 3 obj
    """)
    assert edges(extraction) == {("A gunman", "KILLED", "people")}


def test_an_allegation_denied_was_made_all_the_same() -> None:
    extraction = read("""
    Lind       Lind       PROPN _            2 nsubj B-Person
    denied     deny       VERB  Tense=Past   0 root
    an         a          DET   _            4 det
    allegation allegation NOUN  Number=Sing  2 obj
    by         by         ADP   _            6 case
    Berg       Berg       PROPN _            4 nmod  B-Person
    that       that       SCONJ _            9 mark
    he         he         PRON  Number=Sing|Person=3|Gender=Masc 9 nsubj
    assaulted  assault    VERB  Tense=Past   4 acl
    her        she        PRON  Number=Sing|Person=3|Gender=Fem 9 obj
    """)
    made = next(s for s in extraction.statements if s.relation == "ACCUSED")
    assert (made.roles["subject"].name, made.polarity, made.speaker) == ("Berg", "affirmed", None)


def test_a_thing_that_is_called_something_is_what_it_is_called() -> None:
    extraction = read("""
    Lind    Lind    PROPN _          2 nsubj B-Person
    joined  join    VERB  Tense=Past 0 root
    a       a       DET   _          4 det
    party   party   NOUN  _          2 obj
    called  call    VERB  VerbForm=Part|Tense=Past 4 acl
    Alpha   Alpha   PROPN _          5 xcomp B-Organization
    """)
    assert ("Lind", "JOINED", "Alpha") in edges(extraction)


def test_who_travels_for_talks_takes_part_in_them() -> None:
    extraction = read("""
    Lind   Lind   PROPN _          2 nsubj B-Person
    flew   fly    VERB  Tense=Past 0 root
    in     in     ADV   _          2 advmod
    for    for    ADP   _          5 case
    talks  talk   NOUN  Number=Plur 2 obl
    with   with   ADP   _          7 case
    Berg   Berg   PROPN _          5 nmod  B-Person
    """)
    assert edges(extraction) == {("Lind", "MET", "Berg")}


def test_trade_talks_are_no_trade() -> None:
    extraction = read("""
    Trade   trade   NOUN  _           2 compound
    talks   talk    NOUN  Number=Plur 7 nsubj
    between between ADP   _           4 case
    Norway  Norway  PROPN _           2 nmod  B-Geopolitical
    and     and     CCONJ _           6 cc
    Sweden  Sweden  PROPN _           4 conj  B-Geopolitical
    failed  fail    VERB  Tense=Past  0 root
    """)
    assert {relation for _, relation, _ in edges(extraction)} == {"MET"}


def test_a_name_before_and_that_hangs_on_the_title_behind_it_is_a_party_too() -> None:
    extraction = read("""
    Talks   talk    NOUN  Number=Plur 8 nsubj
    between between ADP   _           3 case
    Lind    Lind    PROPN _           6 compound B-Person
    and     and     CCONJ _           6 cc
    Danish  Danish  ADJ   _           6 amod     B-Nationality
    leader  leader  NOUN  _           1 nmod
    Berg    Berg    PROPN _           6 appos    B-Person
    failed  fail    VERB  Tense=Past  0 root
    """)
    assert ("Lind", "MET", "Berg") in edges(extraction)


def test_the_subject_between_a_conjunction_and_its_verb_belongs_to_that_verb() -> None:
    extraction = read("""
    Six      six     NUM   _           2 nummod
    men      man     NOUN  Number=Plur 4 nsubj:pass
    were     be      AUX   _           4 aux:pass
    arrested arrest  VERB  Tense=Past|VerbForm=Part|Voice=Pass 0 root
    after    after   ADP   _           7 mark
    Lind     Lind    PROPN _           4 obl:agent B-Person
    attacked attack  VERB  Tense=Past|VerbForm=Fin 4 advcl
    Berg     Berg    PROPN _           7 obj       B-Person
    """)
    assert ("Lind", "ATTACKED", "Berg") in edges(extraction)


def test_many_of_whom_are_those_the_clause_is_about() -> None:
    extraction = read("""
    Swedes    Swede   PROPN Number=Plur 2 nsubj
    left      leave   VERB  Tense=Past  0 root
    ,         ,       PUNCT _           7 punct
    many      many    ADJ   _           7 nsubj
    of        of      ADP   _           6 case
    whom      whom    PRON  _           4 nmod
    supported support VERB  Tense=Past  9 acl:relcl
    Lind      Lind    PROPN _           7 obj B-Person
    Alpha     Alpha   PROPN _           2 obj B-Organization
    """)
    assert ("Alpha", "SUPPORTED", "Lind") in edges(extraction)


def test_who_does_something_during_a_visit_is_the_visitor() -> None:
    during = """
    During during ADP   _          3 case
    {}     {}     {}    _          3 {}
    visit  visit  NOUN  _          7 obl
    to     to     ADP   _          5 case
    Oslo   Oslo   PROPN _          3 nmod  B-Geopolitical
    Lind   Lind   PROPN _          7 nsubj B-Person
    met    meet   VERB  Tense=Past 0 root
    Berg   Berg   PROPN _          7 obj   B-Person
    """
    assert ("Lind", "VISITED", "Oslo") in edges(read(during.format("a", "a", "DET", "det")))
    other = edges(read(during.format("Dahl", "Dahl", "PROPN", "nmod:poss B-Person")))
    assert ("Dahl", "VISITED", "Oslo") in other
    assert ("Lind", "VISITED", "Oslo") not in other


def test_what_is_asked_is_not_said_of_who_is_asked() -> None:
    extraction = read("""
    Reporters reporter NOUN  Number=Plur 3 nsubj:pass
    were      be       AUX   _           3 aux:pass
    asked     ask      VERB  Tense=Past|VerbForm=Part|Voice=Pass 0 root
    by        by       ADP   _           5 case
    police    police   NOUN  _           3 obl:agent
    who       who      PRON  PronType=Rel 7 nsubj
    arrested  arrest   VERB  Tense=Past|VerbForm=Fin 5 acl:relcl
    Lind      Lind     PROPN _           7 obj B-Person
    """)
    arrests = {edge for edge in edges(extraction) if edge[1] == "ARRESTED"}
    assert arrests == {(None, "ARRESTED", "Lind")}
