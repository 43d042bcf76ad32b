"""English constructions: each test is one, on a hand-written tree."""

import pytest

from graphbuilder.grammar.en.lemmas import stems
from graphbuilder.model import Extraction, Statement
from tests.extract.trees import edges, found, tree


def read(text: str) -> Extraction:
    return found(tree(text, language="en"))


def named(extraction: Extraction, relation: str) -> Statement:
    """Return the one statement of *relation*."""
    statements = [s for s in extraction.statements if s.relation == relation]
    assert len(statements) == 1, [(s.relation, s.rule) for s in extraction.statements]
    return statements[0]


# whom a clause is about


def test_a_demand_is_made_of_the_subject_of_its_clause() -> None:
    extraction = read("""
    Mongolia   Mongolia   PROPN _            2 nsubj B-Geopolitical
    demanded   demand     VERB  Tense=Past   0 root
    that       that       SCONJ _            5 mark
    Kazakhstan Kazakhstan PROPN _            5 nsubj B-Geopolitical
    pay        pay        VERB  VerbForm=Fin 2 ccomp
    """)
    assert edges(extraction) == {("Mongolia", "DEMANDED", "Kazakhstan")}


def test_who_must_do_something_in_what_is_said_is_urged() -> None:
    extraction = read("""
    Mongolia   Mongolia   PROPN _            2 nsubj B-Geopolitical
    said       say        VERB  Tense=Past   0 root
    Kazakhstan Kazakhstan PROPN _            5 nsubj B-Geopolitical
    must       must       AUX   _            5 aux
    wait       wait       VERB  VerbForm=Inf 2 ccomp
    """)
    assert edges(extraction) == {("Mongolia", "URGED", "Kazakhstan")}


def test_a_rejected_offer_is_its_makers_rejection() -> None:
    extraction = read("""
    Albania  Albania  PROPN _          2 nsubj B-Geopolitical
    rejected reject   VERB  Tense=Past 0 root
    a        a        DET   _          5 det
    Greek    Greek    ADJ   _          5 amod
    proposal proposal NOUN  _          2 obj
    """)
    assert edges(extraction) == {("Albania", "REJECTED", "Greece")}


def test_a_threat_is_against_the_object_of_its_infinitive_and_the_attack_is_no_fact() -> None:
    extraction = read("""
    Eritrea    Eritrea  PROPN _            2 nsubj B-Geopolitical
    threatened threaten VERB  Tense=Past   0 root
    to         to       PART  _            4 mark
    attack     attack   VERB  VerbForm=Inf 2 xcomp
    Ethiopia   Ethiopia PROPN _            4 obj   B-Geopolitical
    """)
    threat = named(extraction, "THREATENED")
    assert (threat.realis, threat.roles["object"].name) == ("actual", "Ethiopia")
    assert named(extraction, "ATTACKED").realis != "actual"


def test_a_country_beside_the_matter_is_not_who_a_refusal_is_about() -> None:
    extraction = read("""
    Albania Albania PROPN _            2 nsubj B-Geopolitical
    refused refuse  VERB  Tense=Past   0 root
    to      to      PART  _            4 mark
    wait    wait    VERB  VerbForm=Inf 2 xcomp
    near    near    ADP   _            6 case
    Greece  Greece  PROPN _            4 obl   B-Geopolitical
    """)
    assert ("Albania", "REJECTED", None) in edges(extraction)


# who acts


def test_two_nationalities_share_one_noun() -> None:
    extraction = read("""
    US       US      PROPN _            4 compound
    and      and     CCONJ _            3 cc
    British  British ADJ   _            4 amod
    forces   force   NOUN  Number=Plur  5 nsubj
    attacked attack  VERB  Tense=Past   0 root
    Iraq     Iraq    PROPN _            5 obj   B-Geopolitical
    """)
    subjects = {s.roles["subject"].country for s in extraction.statements if s.relation == "ATTACKED"}
    assert subjects == {"US", "GB"}


def test_inhabitants_are_a_group_of_their_country() -> None:
    extraction = read("""
    Palestinians Palestinian PROPN Number=Plur 2 nsubj
    blamed       blame       VERB  Tense=Past  0 root
    Israel       Israel      PROPN _           2 obj   B-Geopolitical
    """)
    subject = named(extraction, "ACCUSED").roles["subject"]
    assert (subject.type, subject.country) == ("Group", "PS")


def test_people_of_a_body_that_is_no_country_are_its_group() -> None:
    extraction = read("""
    Hezbollah Hezbollah PROPN _           2 compound B-Organization
    fighters  guerrilla NOUN  Number=Plur 3 nsubj
    attacked  attack    VERB  Tense=Past  0 root
    Haifa     Haifa     PROPN _           3 obj   B-Geopolitical
    """)
    subject = named(extraction, "ATTACKED").roles["subject"]
    assert (subject.text, subject.type) == ("Hezbollah fighters", "Group")


def test_police_without_an_owner_act_as_a_group() -> None:
    extraction = read("""
    Police   police   NOUN  _          2 nsubj
    arrested arrest   VERB  Tense=Past 0 root
    Anna     Anna     PROPN _          2 obj   B-Person
    Lind     Lind     PROPN _          3 flat  I-Person
    """)
    assert named(extraction, "ARRESTED").roles["subject"].type == "Group"


def test_the_two_countries_are_nobody() -> None:
    extraction = read("""
    The       the     DET   _           3 det
    two       two     NUM   _           3 nummod
    countries country NOUN  Number=Plur 4 nsubj
    attacked  attack  VERB  Tense=Past  0 root
    Iraq      Iraq    PROPN _           4 obj   B-Geopolitical
    """)
    assert extraction.statements == ()


def test_warships_act_for_the_countries_they_are_of() -> None:
    extraction = read("""
    French   French   ADJ   _           4 amod
    and      and      CCONJ _           3 cc
    Egyptian Egyptian ADJ   _           1 conj
    warships warship  NOUN  Number=Plur 5 nsubj
    held     hold     VERB  Tense=Past  0 root
    an       a        DET   _           7 det
    exercise exercise NOUN  _           5 obj
    """)
    assert edges(extraction) >= {("France", "HELD_EXERCISE_WITH", "Egypt")}


def test_a_source_behind_a_passive_does_not_act() -> None:
    extraction = read("""
    Iraq      Iraq   PROPN _                        3 nsubj:pass B-Geopolitical
    was       be     AUX   _                        3 aux:pass
    invaded   invade VERB  VerbForm=Part|Tense=Past 0 root
    according accord VERB  _                        6 case
    to        to     ADP   _                        4 fixed
    Jordan    Jordan PROPN _                        3 obl:agent  B-Geopolitical
    """)
    assert all("subject" not in s.roles for s in extraction.statements)


def test_a_past_tense_taken_for_a_passive_participle_stays_active() -> None:
    extraction = read("""
    Iraq    Iraq   PROPN _                                   2 nsubj B-Geopolitical
    invaded invade VERB  VerbForm=Part|Tense=Past|Voice=Pass 0 root
    Kuwait  Kuwait PROPN _                                   2 obj   B-Geopolitical
    """)
    assert edges(extraction) == {("Iraq", "INVADED", "Kuwait")}


def test_who_issues_a_paper_demands_what_it_demands() -> None:
    extraction = read("""
    Albania   Albania PROPN _            2 nsubj B-Geopolitical
    sent      send    VERB  Tense=Past   0 root
    a         a       DET   _            4 det
    letter    letter  NOUN  _            2 obj
    demanding demand  VERB  VerbForm=Ger 4 acl
    money     money   NOUN  _            5 obj
    from      from    ADP   _            8 case
    Greece    Greece  PROPN _            5 obl   B-Geopolitical
    """)
    assert edges(extraction) == {("Albania", "DEMANDED", "Greece")}


def test_a_title_before_a_name_is_the_bearers_even_where_the_tree_errs() -> None:
    extraction = read("""
    Swedish  Swedish  ADJ   _          3 amod
    Foreign  foreign  ADJ   _          3 amod
    Minister minister PROPN _          6 nsubj
    Anna     Anna     PROPN _          6 nsubj B-Person
    Lind     Lind     PROPN _          4 flat  I-Person
    visited  visit    VERB  Tense=Past 0 root
    Norway   Norway   PROPN _          6 obj   B-Geopolitical
    """)
    assert edges(extraction) == {("Anna Lind", "VISITED", "Norway")}
    office = next(s for s in extraction.statements if "positions" in s.rule)
    assert (office.relation, office.roles["object"].name) == ("HOLDS_POSITION", "Sweden")


def test_a_prime_minister_heads_the_country() -> None:
    extraction = read("""
    Prime    prime    ADJ   _          2 amod
    Minister minister PROPN _          5 nmod:desc
    of       of       ADP   _          4 case
    Sweden   Sweden   PROPN _          2 nmod  B-Geopolitical
    Anna     Anna     PROPN _          0 root  B-Person
    """)
    assert [s.relation for s in extraction.statements] == ["HEADS"]


def test_who_bears_a_title_is_a_person_without_the_parsers_help() -> None:
    extraction = read("""
    King    king    PROPN _          2 nmod:desc
    Charles Charles PROPN _          3 nsubj
    visited visit   VERB  Tense=Past 0 root
    Kenya   Kenya   PROPN _          3 obj   B-Geopolitical
    """)
    assert edges(extraction) == {("Charles", "VISITED", "Kenya")}


@pytest.mark.parametrize("lines", ["Cuba Cuba PROPN _ 5 compound B-Geopolitical", "eastern eastern ADJ _ 5 amod"])
def test_a_province_is_the_land_its_name_says(lines: str) -> None:
    extraction = read(f"""
    Haiti    Haiti    PROPN _          2 nsubj B-Geopolitical
    invaded  invade   VERB  Tense=Past 0 root
    the      the      DET   _          5 det
    {lines}
    province province NOUN  _          2 obj
    """)
    assert edges(extraction) == ({("Haiti", "INVADED", "Cuba")} if "Cuba" in lines else set())


# events that are nouns


def test_an_event_behind_a_counting_noun_hangs_on_the_light_verb() -> None:
    extraction = read("""
    Chile Chile  PROPN _           2 nsubj B-Geopolitical
    held  hold   VERB  Tense=Past  0 root
    a     a      DET   _           4 det
    round round  NOUN  _           2 obj
    of    of     ADP   _           6 case
    talks talk   NOUN  Number=Plur 4 nmod
    with  with   ADP   _           8 case
    Peru  Peru   PROPN _           2 obl   B-Geopolitical
    """)
    assert edges(extraction) == {("Chile", "MET", "Peru")}


def test_an_event_before_a_vague_noun_has_its_arguments() -> None:
    extraction = read("""
    Finland   Finland   PROPN _          2 nsubj B-Geopolitical
    launched  launch    VERB  Tense=Past 0 root
    mediation mediation NOUN  _          4 compound
    efforts   effort    NOUN  _          2 obj
    between   between   ADP   _          6 case
    Serbia    Serbia    PROPN _          4 nmod  B-Geopolitical
    and       and       CCONJ _          8 cc
    Kosovo    Kosovo    PROPN _          6 conj  B-Geopolitical
    """)
    assert ("Finland", "MEDIATED_BETWEEN", "Serbia") in edges(extraction)


def test_a_clash_between_two_is_of_one_against_the_other() -> None:
    extraction = read("""
    Clashes    clash      NOUN  Number=Plur 6 nsubj
    between    between    ADP   _           3 case
    Armenia    Armenia    PROPN _           1 nmod  B-Geopolitical
    and        and        CCONJ _           5 cc
    Azerbaijan Azerbaijan PROPN _           3 conj  B-Geopolitical
    continued  continue   VERB  Tense=Past  0 root
    """)
    assert edges(extraction) == {("Armenia", "FOUGHT_AGAINST", "Azerbaijan")}


def test_the_agent_of_a_delivery_may_hang_on_what_is_delivered() -> None:
    extraction = read("""
    Deliveries deliverie NOUN  Number=Plur 8 nsubj
    of         of        ADP   _           3 case
    tanks      tank      NOUN  Number=Plur 1 nmod
    by         by        ADP   _           5 case
    Germany    Germany   PROPN _           3 nmod  B-Geopolitical
    to         to        ADP   _           7 case
    Ukraine    Ukraine   PROPN _           5 nmod  B-Geopolitical
    continue   continue  VERB  _           0 root
    """)
    assert edges(extraction) == {("Germany", "SUPPLIED", "Ukraine")}


def test_a_talk_with_two_is_not_of_one_with_the_other() -> None:
    extraction = read("""
    After     after     ADP   _          3 case
    a         a         DET   _          3 det
    meeting   meeting   NOUN  _          8 obl
    with      with      ADP   _          5 case
    Serbia    Serbia    PROPN _          3 nmod B-Geopolitical
    and       and       CCONJ _          7 cc
    Kosovo    Kosovo    PROPN _          5 conj B-Geopolitical
    opened    open      VERB  Tense=Past 0 root
    """)
    assert extraction.statements == ()


def test_what_comes_into_a_light_verbs_business_is_not_its_business() -> None:
    extraction = read("""
    Chile       Chile       PROPN _           2 nsubj B-Geopolitical
    opened      open        VERB  Tense=Past  0 root
    a           a           DET   _           4 det
    file        file        NOUN  _           2 obj
    into        into        ADP   _           6 case
    accusations accusation  NOUN  Number=Plur 2 obl
    against     against     ADP   _           8 case
    Peru        Peru        PROPN _           6 nmod  B-Geopolitical
    """)
    assert not any(s.relation == "ACCUSED" for s in extraction.statements)


# what is no fact


def stance(text: str, relation: str) -> tuple[str, str, str]:
    statement = named(read(text), relation)
    return statement.polarity, statement.realis, statement.certainty


def test_a_purpose_is_a_plan() -> None:
    text = """
    Iraq    Iraq   PROPN _            2 nsubj B-Geopolitical
    came    come   VERB  Tense=Past   0 root
    to      to     PART  _            4 mark
    invade  invade VERB  VerbForm=Inf 2 advcl
    Kuwait  Kuwait PROPN _            4 obj   B-Geopolitical
    """
    assert stance(text, "INVADED")[1] == "planned"


def test_what_was_managed_or_continued_is_a_fact() -> None:
    text = """
    Iraq    Iraq   PROPN _            2 nsubj B-Geopolitical
    managed manage VERB  Tense=Past   0 root
    to      to     PART  _            4 mark
    invade  invade VERB  VerbForm=Inf 2 xcomp
    Kuwait  Kuwait PROPN _            4 obj   B-Geopolitical
    """
    assert stance(text, "INVADED") == ("affirmed", "actual", "certain")


@pytest.mark.parametrize("noun", ["effort", "decision", "right"])
def test_the_infinitive_of_a_noun_is_no_fact(noun: str) -> None:
    text = f"""
    Iraq    Iraq    PROPN _            2 nsubj B-Geopolitical
    showed  show    VERB  Tense=Past   0 root
    the     the     DET   _            4 det
    noun    {noun}  NOUN  _            2 obj
    to      to      PART  _            6 mark
    invade  invade  VERB  VerbForm=Inf 4 acl
    Kuwait  Kuwait  PROPN _            6 obj   B-Geopolitical
    """
    assert stance(text, "INVADED")[1] != "actual"


def test_what_someone_is_accused_of_is_no_fact() -> None:
    text = """
    Jordan    Jordan PROPN _            2 nsubj B-Geopolitical
    accused   accuse VERB  Tense=Past   0 root
    Iraq      Iraq   PROPN _            2 obj   B-Geopolitical
    of        of     SCONJ _            5 mark
    invading  invade VERB  VerbForm=Ger 2 advcl
    Kuwait    Kuwait PROPN _            5 obj   B-Geopolitical
    """
    assert named(read(text), "INVADED").realis == "hypothetical"
    assert ("Jordan", "ACCUSED", "Iraq") in edges(read(text))


def test_what_someone_said_they_would_do_is_a_plan_and_a_hostile_one_a_threat() -> None:
    extraction = read("""
    Iraq    Iraq   PROPN _            2 nsubj B-Geopolitical
    said    say    VERB  Tense=Past   0 root
    it      it     PRON  _            5 nsubj
    would   would  AUX   _            5 aux
    invade  invade VERB  VerbForm=Inf 2 ccomp
    Kuwait  Kuwait PROPN _            5 obj   B-Geopolitical
    """)
    statement = named(extraction, "INVADED")
    assert (statement.realis, statement.plover) == ("planned", "THREATEN")


@pytest.mark.parametrize(
    ("adjective", "wanted"),
    [
        ("alleged", ("affirmed", "actual", "uncertain")),
        ("planned", ("affirmed", "planned", "certain")),
        ("foiled", ("negated", "actual", "certain")),
        ("bloody", ("affirmed", "actual", "certain")),
    ],
)
def test_an_adjective_tells_how_real_an_event_is(adjective: str, wanted: tuple[str, str, str]) -> None:
    text = f"""
    Iraq     Iraq        PROPN _          4 nmod:poss B-Geopolitical
    's       's          PART  _          1 case
    adj      {adjective} ADJ   _          4 amod
    invasion invasion    NOUN  _          7 nsubj
    of       of          ADP   _          6 case
    Kuwait   Kuwait      PROPN _          4 nmod      B-Geopolitical
    ended    end         VERB  Tense=Past 0 root
    """
    assert stance(text, "INVADED") == wanted


def test_an_event_that_will_begin_is_a_plan() -> None:
    text = """
    Iraq     Iraq     PROPN _            3 nmod:poss B-Geopolitical
    's       's       PART  _            1 case
    invasion invasion NOUN  _            7 nsubj
    of       of       ADP   _            5 case
    Kuwait   Kuwait   PROPN _            3 nmod      B-Geopolitical
    will     will     AUX   _            7 aux
    begin    begin    VERB  VerbForm=Inf 0 root
    """
    assert stance(text, "INVADED")[1] == "planned"


def test_without_doing_is_denied() -> None:
    text = """
    Iraq     Iraq    PROPN _            2 nsubj B-Geopolitical
    won      win     VERB  Tense=Past   0 root
    without  without SCONJ _            4 mark
    invading invade  VERB  VerbForm=Ger 2 advcl
    Kuwait   Kuwait  PROPN _            4 obj   B-Geopolitical
    """
    assert stance(text, "INVADED")[0] == "negated"


def test_a_gerund_that_is_a_subject_is_no_fact() -> None:
    text = """
    Invading invade  VERB  VerbForm=Ger 4 csubj
    Kuwait   Kuwait  PROPN _            1 obj   B-Geopolitical
    was      be      AUX   _            4 cop
    wrong    wrong   ADJ   _            0 root
    for      for     ADP   _            6 case
    Iraq     Iraq    PROPN _            4 obl   B-Geopolitical
    """
    assert all(s.realis != "actual" for s in read(text).statements)


# forms


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("suing", "VERB", "sue"),
        ("lodged", "VERB", "lodge"),
        ("expelled", "VERB", "expel"),
        ("rallies", "NOUN", "rally"),
        ("clashes", "NOUN", "clash"),
        ("militiamen", "NOUN", "militiaman"),
    ],
)
def test_the_lemma_is_among_what_a_form_may_come_from(form: str, upos: str, lemma: str) -> None:
    assert lemma in stems(form, upos)


def test_a_lemma_the_lexicon_knows_is_left_alone() -> None:
    extraction = read("""
    Iraq  Iraq PROPN _          2 nsubj B-Geopolitical
    fired fire VERB  Tense=Past 0 root
    Anna  Anna PROPN _          2 obj   B-Person
    """)
    assert named(extraction, "DISMISSED").predicate == "fire"


def test_an_irregular_form_the_lemmatizer_does_not_know_gets_its_lemma() -> None:
    extraction = read("""
    Smith Smith PROPN _          2 nsubj B-Person
    fled  fle   VERB  Tense=Past 0 root
    to    to    ADP   _          4 case
    Oman  Oman  PROPN _          2 obl   B-Geopolitical
    """)
    assert edges(extraction) == {("Smith", "FLED", "Oman")}


def test_a_plural_the_conditions_of_the_lexicon_speak_of_keeps_its_lemma() -> None:
    extraction = read("""
    Smith    Smith   PROPN _           2 nsubj B-Person
    took     take    VERB  Tense=Past  0 root
    the      the     DET   _           4 det
    lives    life    NOUN  Number=Plur 2 obj
    of       of      ADP   _           6 case
    soldiers soldier NOUN  Number=Plur 4 nmod
    """)
    assert edges(extraction) == {("Smith", "KILLED", "soldiers")}


def test_a_name_the_parser_cut_is_one_where_its_tree_is_one() -> None:
    sentence = tree(
        """
        Recep   Recep   PROPN _ 4 nsubj B-Person
        Tayyip  Tayyip  PROPN _ 1 flat  B-Person
        Erdogan Erdogan PROPN _ 2 flat  I-Person
        left    leave   VERB  _ 0 root
        """,
        language="en",
    )
    assert [mention.name for mention in found(sentence).mentions] == ["Recep Tayyip Erdogan"]


def test_whom_a_coordinated_verb_is_done_to_is_not_its_subject() -> None:
    sentence = tree(
        """
        Smith     Smith   PROPN _ 2 nsubj B-Person
        appointed appoint VERB  Tense=Past 0 root
        Jones     Jones   PROPN _ 2 obj B-Person
        but       but     CCONJ _ 5 cc
        fired     fire    VERB  Tense=Past 2 conj
        him       he      PRON  Gender=Masc 5 obj
        """,
        language="en",
    )
    assert ("Smith", "DISMISSED", "Jones") in edges(found(sentence))


def test_a_street_called_after_a_person_is_a_place() -> None:
    sentence = tree(
        """
        She       she       PRON  _ 2 nsubj
        lives     live      VERB  _ 0 root
        near      near      ADP   _ 5 case
        John      John      PROPN _ 5 compound B-Person
        Street    Street    PROPN _ 2 obl I-Person
        """,
        language="en",
    )
    assert {(m.text, m.type) for m in found(sentence).mentions if m.via == "name"} == {("John Street", "Place")}
