"""Entities joined across documents: examples, and the properties that must hold for any set of names."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.model import Entity, Judgement, Resolution
from graphbuilder.resolve import resolve
from graphbuilder.resolve.across import doubtful
from graphbuilder.resolve.review import merging, splitting

NAMES = (
    "Владимир Путин", "Vladimir Putin", "Путин", "В. Путин", "Людмила Путина", "Ким Чен Ын", "Kim Jong Un", "Ким Чен Ир", "Ким",
    "Сергей Иванов", "Иванов", "С. Иванов", "Сергей Петрович Иванов", "Сергей Николаевич Иванов", "Владимир Зеленский",
    "Volodymyr Zelenskyy", "Мария Захарова", "Захарова", "Иванова",
)  # fmt: skip
BODIES = (
    "ВСУ",
    "Вооружённые силы Украины",
    "Armed Forces of Ukraine",
    "МИД",
    "МИД РФ",
    "Газпром",
    "ПАО «Газпром»",
    "Gazprom",
)


def entity(id: str, name: str, type: str = "Person", country: str | None = None) -> Entity:
    return Entity(id, name, type, aliases=(name,), country=country, members=(id,))


def made(*names: str, type: str = "Person") -> list[Entity]:
    return [entity(f"{number:04x}", name, type) for number, name in enumerate(names)]


def sets(members: list[Entity], judgements: tuple[Judgement, ...] = ()) -> set[frozenset[str]]:
    """The joined names, as sets of names."""
    resolution = resolve(members, judgements)
    names = {member.id: member.name for member in members}
    return {frozenset(names[member] for member in each.members) for each in resolution.entities.values()}


def human(a: str, b: str, same: bool, at: str = "2025") -> Judgement:
    return Judgement(min(a, b), max(a, b), same, float(same), "", "editor", at)


@st.composite
def members(draw: st.DrawFn) -> list[Entity]:
    people = draw(st.lists(st.sampled_from(NAMES), max_size=8))
    bodies = draw(st.lists(st.sampled_from(BODIES), max_size=4))
    found = [entity(f"{number:04x}", name) for number, name in enumerate(people)]
    found += [entity(f"b{number:03x}", name, "Organization") for number, name in enumerate(bodies)]
    return [*found, *draw(st.sampled_from(([], [entity("country:RU", "Россия", "Country", "RU")])))]


def test_spellings_and_shorter_names_join() -> None:
    found = sets(made("Владимир Путин", "Vladimir Putin", "Путин", "Людмила Путина"))
    assert found == {frozenset({"Владимир Путин", "Vladimir Putin", "Путин"}), frozenset({"Людмила Путина"})}


def test_kims_stay_apart() -> None:
    assert sets(made("Ким Чен Ын", "Kim Jong Un", "Ким Чен Ир")) == {
        frozenset({"Ким Чен Ын", "Kim Jong Un"}),
        frozenset({"Ким Чен Ир"}),
    }


def test_kims_stay_apart_in_english_too() -> None:
    assert sets(made("Kim Jong Un", "Kim Jong-un", "Kim Jong Il", "Kim Yo Jong")) == {
        frozenset({"Kim Jong Un", "Kim Jong-un"}),
        frozenset({"Kim Jong Il"}),
        frozenset({"Kim Yo Jong"}),
    }


def test_two_ivanovs_stay_apart_in_english_too() -> None:
    found = sets(made("Sergei Ivanov", "Сергей Иванов", "Pyotr Ivanov", "Ivanov"))
    assert found == {frozenset({"Sergei Ivanov", "Сергей Иванов"}), frozenset({"Pyotr Ivanov"}), frozenset({"Ivanov"})}


def test_a_leader_s_surname_alone_is_the_leader_whoever_else_bears_it() -> None:
    found = sets(made("Барак Обама", "Мишель Обама", "Обама"))
    assert found == {frozenset({"Барак Обама", "Обама"}), frozenset({"Мишель Обама"})}
    assert sets(made("Мишель Обама", "Обама")) == {frozenset({"Мишель Обама"}), frozenset({"Обама"})}


def test_short_words_of_two_scripts_are_one_only_where_they_sound_alike() -> None:
    assert len(sets(made("ФИДЕ", "PhD", "СМС", "The Smiths", type="Organization"))) == 4
    assert len(sets(made("НАСА", "NASA", type="Organization"))) == 1


def test_a_short_abbreviation_of_another_document_is_left_to_people() -> None:
    nodes = made("МТС", "Музыкальный театр имени Станиславского", type="Organization")
    assert len(sets(nodes)) == 2
    assert [(pair.same, pair.reason.split(":")[1].strip()) for pair in doubtful(nodes)] == [(None, "acronym 1.00")]
    told = replace(nodes[1], aliases=("МТС", nodes[1].name))
    assert len(sets([nodes[0], told])) == 1


def test_a_surname_two_people_bear_joins_neither() -> None:
    assert sets(made("Сергей Иванов", "Пётр Иванов", "Иванов")) == {
        frozenset({name}) for name in ("Сергей Иванов", "Пётр Иванов", "Иванов")
    }


def test_two_bare_surnames_without_a_full_name_stay_apart() -> None:
    assert len(resolve(made("Сидоров", "Сидоров")).entities["0000"].members) == 1


def test_a_name_that_fits_two_patronymics_joins_neither() -> None:
    assert len(sets(made("Сергей Иванов", "Сергей Петрович Иванов", "Сергей Николаевич Иванов"))) == 3


def test_one_name_of_two_countries_stays_two_people() -> None:
    ivanovs = [entity("1", "Сергей Иванов", country="RU"), entity("2", "Сергей Иванов", country="UA")]
    assert resolve(ivanovs).entities["1"].members == ("1",)


def test_bodies_join_by_abbreviation_form_and_language() -> None:
    found = sets(made("ВСУ", "Вооружённые силы Украины", "Armed Forces of Ukraine", type="Organization"))
    assert len(found) == 1
    assert len(sets(made("Газпром", "ПАО «Газпром»", "Gazprom", "Газпром нефть", type="Organization"))) == 2


def test_a_ministry_every_country_has_joins_only_where_the_country_is_known() -> None:
    ministries = [entity("1", "МИД", "Organization"), entity("2", "МИД", "Organization")]
    assert resolve(ministries).entities["1"].members == ("1",)
    known = [
        entity("1", "МИД", "Organization", "RU"),
        entity("2", "МИД РФ", "Organization"),
        entity("3", "МИД", "Organization", "UA"),
    ]
    assert resolve(known).entities["1"].members == ("1", "2")


def test_the_id_is_the_smallest_and_a_gazetteer_key_goes_before() -> None:
    assert resolve(made("Владимир Путин", "Vladimir Putin")).entities["0001"].id == "0000"
    nodes = [entity("country:RU", "Россия", "Country"), entity("0", "Раша", "Country")]
    assert resolve(nodes, [human("country:RU", "0", True)]).entities["0"].id == "country:RU"


def test_an_entity_is_shown_under_its_most_frequent_full_name() -> None:
    assert (
        resolve(made("Путин", "Vladimir Putin", "Владимир Путин", "Владимир Путин")).entities["0000"].name
        == "Владимир Путин"
    )


def test_every_join_has_a_judgement_that_says_why() -> None:
    found = resolve(made("Владимир Путин", "Vladimir Putin", "Путин")).judgements
    assert {(each.a, each.b, each.same) for each in found} == {("0000", "0001", True), ("0000", "0002", True)}
    assert all(each.reason and 0 <= each.score <= 1 for each in found)


def test_people_win_over_the_resolver() -> None:
    nodes = made("Владимир Путин", "Vladimir Putin")
    assert len(sets(nodes, (human("0000", "0001", False),))) == 2
    assert len(sets(made("Сергей Иванов", "Пётр Иванов"), (human("0000", "0001", True),))) == 1


def test_the_later_of_two_judgements_that_contradict_wins() -> None:
    nodes = made("Владимир Путин", "Vladimir Putin", "Пётр Иванов")
    told = (
        human("0000", "0001", True, "2024"),
        human("0001", "0002", True, "2025"),
        human("0000", "0002", False, "2026"),
    )
    found = sets(nodes, told)
    assert frozenset({"Vladimir Putin", "Пётр Иванов"}) in found


def test_one_of_many_of_a_name_can_be_kept_apart() -> None:
    nodes = [entity(str(number), "Сергей Иванов") for number in range(5)]
    apart = (human("3", "0", False), human("3", "1", False))
    found = resolve(nodes, apart).entities
    assert found["3"].members == ("3",)
    assert found["0"].members == ("0", "1", "2", "4")


def test_doubtful_pairs_are_named_and_judged_ones_are_not() -> None:
    nodes = made("Верховный суд", "Верховный суд РФ", type="Organization") + made("Сергей Иванов")[:0]
    pairs = doubtful(made("Роснефть", "Русснефть", type="Organization"))
    assert all(pair.same is None for pair in pairs)
    assert doubtful(nodes, [human("0000", "0001", False)]) == []


@settings(deadline=None, max_examples=60)
@given(members(), st.randoms())
def test_the_order_of_members_and_judgements_does_not_matter(nodes: list[Entity], chance: object) -> None:
    told = [human(a.id, b.id, same) for a, b, same in zip(nodes, nodes[1:], [True, False, False], strict=False)]
    first = resolve(nodes, told)
    chance.shuffle(nodes)  # type: ignore[attr-defined]
    chance.shuffle(told)  # type: ignore[attr-defined]
    assert resolve(nodes, told) == first


@settings(deadline=None, max_examples=60)
@given(members())
def test_being_one_is_an_equivalence(nodes: list[Entity]) -> None:
    found = resolve(nodes)
    assert set(found.entities) == {node.id for node in nodes}
    for node in nodes:
        entity = found.entities[node.id]
        assert node.id in entity.members
        assert all(found.entities[member] == entity for member in entity.members)
        assert entity.id in entity.members


@settings(deadline=None, max_examples=60)
@given(members(), st.data())
def test_merge_then_taking_it_back_is_as_before(nodes: list[Entity], data: st.DataObject) -> None:
    before = resolve(nodes)
    ids = sorted(before.entities)
    if len(ids) < 2:
        return
    a, b = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    one, other = before.entities[a], before.entities[b]
    if one == other:
        return
    merge = merging(one, other, by="editor", at="2025")
    merged = resolve(nodes, [merge]).entities
    assert {*one.members, *other.members} <= set(merged[a].members)
    undone, _ = splitting(merged[a], other.members, [merge], by="editor", at="2026")
    assert undone == [merge]
    assert _groups(resolve(nodes, [])) == _groups(before)


@settings(deadline=None, max_examples=60)
@given(members(), st.data())
def test_a_member_that_is_split_off_leaves_and_the_rest_stays(nodes: list[Entity], data: st.DataObject) -> None:
    whole = [each for each in resolve(nodes).entities.values() if len(each.members) > 1]
    if not whole:
        return
    entity = whole[0]
    leaving = data.draw(st.sampled_from(entity.members))
    _, apart = splitting(entity, [leaving], [], by="editor", at="2025")
    after = resolve(nodes, apart).entities
    rest = set(entity.members) - {leaving}
    assert not rest & set(after[leaving].members)


def test_no_member_of_the_same_name_goes_along_with_the_one_split_off() -> None:
    nodes = made("Владимир Путин", "Путин", "Путин", "Владимир Путин")
    whole = resolve(nodes).entities["0000"]
    _, apart = splitting(whole, ["0000"], [], by="editor", at="2025")
    after = resolve(nodes, apart).entities
    assert after["0000"].members == ("0000",)
    assert "0000" not in after["0003"].members


@settings(deadline=None, max_examples=60)
@given(members(), st.data())
def test_what_people_keep_apart_is_apart(nodes: list[Entity], data: st.DataObject) -> None:
    if len(nodes) < 2:
        return
    a, b = data.draw(st.lists(st.sampled_from([node.id for node in nodes]), min_size=2, max_size=2, unique=True))
    found = resolve(nodes, [human(a, b, False)])
    assert found.entities[a].id != found.entities[b].id


def _groups(resolution: Resolution) -> set[tuple[str, ...]]:
    return {entity.members for entity in resolution.entities.values()}
