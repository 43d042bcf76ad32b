"""Mentions grouped within one document."""

from graphbuilder.model import Document, Entity, Extraction, Localised, Mention, Statement
from graphbuilder.resolve import localise

TEXT = (
    "Президент России Владимир Путин встретился с Ким Чен Ыном. Путина встретил Ким. Вооружённые силы Украины (ВСУ) "
    "отступили. ВСУ заявили. Генштаб Вооружённых сил России сообщил. Генштаб молчит. А. Иванов пришёл. Иванов ушёл. "
    "Пхеньян заявил. Глава КНДР уехал. Людмила Путина дома. Газпром и Газпром нефть. Кремль рад."
)


def at(text: str, name: str, type: str = "Person", *, number: int = 0, **more: str) -> Mention:
    """The mention of the *number*-th occurrence of *text*."""
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(text, start + 1)
    return Mention("d", 0, start, start + len(text), text, name, type, **more)  # type: ignore[arg-type]


def grouped(*mentions: Mention, statements: tuple[Statement, ...] = ()) -> Localised:
    return localise(Extraction(Document("d", TEXT), (), mentions, statements))


def groups(localised: Localised) -> set[frozenset[str]]:
    """The groups as sets of the mentions' texts."""
    found: dict[str, set[str]] = {}
    for mention in localised.extraction.mentions:
        found.setdefault(localised.entities[mention.id].id, set()).add(f"{mention.text}@{mention.start}")
    return {frozenset(text.split("@")[0] for text in texts) for texts in found.values()}


def only(localised: Localised) -> Entity:
    (entity,) = {entity.id: entity for entity in localised.entities.values()}.values()
    return entity


def test_a_surname_joins_the_full_name_and_the_full_name_is_shown() -> None:
    entity = only(grouped(at("Владимир Путин", "Владимир Путин"), at("Путина", "Путин")))
    assert (entity.name, entity.name_ru, entity.name_en) == ("Владимир Путин", "Владимир Путин", None)
    assert set(entity.aliases) == {"Владимир Путин", "Путин", "Путина"}


def test_a_surname_with_a_wrong_nominative_joins_by_its_form() -> None:
    assert len(groups(grouped(at("Владимир Путин", "Владимир Путин"), at("Путина", "Путина")))) == 1


def test_a_wife_is_not_her_husband() -> None:
    found = groups(grouped(at("Владимир Путин", "Владимир Путин"), at("Людмила Путина", "Людмила Путина")))
    assert len(found) == 2


def test_an_east_asian_surname_joins_its_name() -> None:
    assert only(grouped(at("Ким Чен Ыном", "Ким Чен Ын"), at("Ким", "Ким", number=1))).name == "Ким Чен Ын"


def test_a_surname_joins_initials() -> None:
    assert len(groups(grouped(at("А. Иванов", "А. Иванов"), at("Иванов", "Иванов", number=1)))) == 1


def test_a_surname_two_people_bear_joins_neither() -> None:
    mentions = (at("Владимир Путин", "Владимир Путин"), at("Людмила", "Игорь Путин"), at("Путина", "Путин"))
    assert len(groups(grouped(*mentions))) == 3


def test_an_abbreviation_in_brackets_is_a_name() -> None:
    mentions = (
        at("Вооружённые силы Украины", "Вооружённые силы Украины", "Organization"),
        at("ВСУ", "ВСУ", "Organization"),
        at("ВСУ", "ВСУ", "Organization", number=1),
    )
    entity = only(grouped(*mentions))
    assert entity.name == "Вооружённые силы Украины"
    assert "ВСУ" in entity.aliases


def test_a_shortened_body_joins_the_longer_name_and_another_firm_does_not() -> None:
    long = at("Генштаб Вооружённых сил России", "Генштаб Вооружённых сил России", "Organization")
    assert len(groups(grouped(long, at("Генштаб", "Генштаб", "Organization", number=1)))) == 1
    firms = (at("Газпром", "Газпром", "Organization"), at("Газпром нефть", "Газпром нефть", "Organization"))
    assert len(groups(grouped(*firms))) == 2


def test_a_gazetteer_thing_has_its_key_as_id_and_looks_the_same_in_every_document() -> None:
    entity = only(
        grouped(
            at("России", "Россия", "Country", key="country:RU"), at("Кремль", "Россия", "Country", key="country:RU")
        )
    )
    assert (entity.id, entity.name_ru, entity.name_en, entity.country) == ("country:RU", "Россия", "Russia", "RU")
    assert "Кремль" not in entity.aliases


def test_an_antecedent_is_followed() -> None:
    kim = at("Ким Чен Ыном", "Ким Чен Ын")
    head = at("Глава КНДР", "Ким Чен Ын", via="position", antecedent=kim.id)
    assert only(grouped(kim, head)).name == "Ким Чен Ын"


def test_a_position_joins_its_holder_only_where_a_statement_says_who_holds_it() -> None:
    kim = at("Ким Чен Ыном", "Ким Чен Ын")
    post = at("Ким", "глава КНДР", "Position", number=1, via="position")
    head = at("Глава КНДР", "глава КНДР", "Position", via="position")
    assert {e.type for e in grouped(kim, head).entities.values()} == {"Person", "Position"}
    roles = {"subject": kim, "object": post}
    held = Statement("d", 0, "HOLDS_POSITION", "", "", 0, 1, "", roles, "rule")
    found = grouped(kim, head, post, statements=(held,))
    assert found.entities[head.id] == found.entities[kim.id]


def test_ids_depend_on_the_document_and_the_name_alone() -> None:
    one = only(grouped(at("Владимир Путин", "Владимир Путин")))
    other = only(grouped(at("Владимир Путин", "Владимир Путин"), at("Путина", "Путин")))
    assert one.id == other.id


def test_two_entities_of_a_document_never_share_an_id() -> None:
    posts = (at("Президент", "президент", "Position", country="RU"), at("Глава", "президент", "Position", country="KP"))
    assert len({entity.id for entity in grouped(*posts).entities.values()}) == 2
