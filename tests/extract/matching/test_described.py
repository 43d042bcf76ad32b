"""People and bodies without a name take part where the other party is an entity."""

from tests.extract.trees import edges, found, tree


def praise(who: str, whom: str) -> str:
    return f"""
    {who}
    поздравили поздравить VERB _ 0 root
    {whom}
    """


NEIGHBOUR = "сосед сосед NOUN Case=Nom|Animacy=Anim|Number=Sing 2 nsubj"
IVANOV = "Иванова Иванов PROPN Case=Acc|Animacy=Anim 2 obj B-Person"
FRIEND = "друга друг NOUN Case=Acc|Animacy=Anim|Number=Sing 2 obj"
STONES = "камни камень NOUN Case=Nom|Animacy=Inan|Number=Plur 2 nsubj"


def test_people_without_a_name_act_on_somebody_with_one() -> None:
    extraction = found(tree(praise(NEIGHBOUR, IVANOV)))
    assert edges(extraction) == {("сосед", "CONGRATULATED", "Иванов")}
    assert [m.type for s in extraction.statements for m in [s.roles["subject"]]] == ["Group"]


def test_among_people_without_names_nothing_is_said() -> None:
    assert edges(found(tree(praise(NEIGHBOUR, FRIEND)))) == set()


def test_things_do_not_act() -> None:
    assert ("камни", "CONGRATULATED", "Иванов") not in edges(found(tree(praise(STONES, IVANOV))))
