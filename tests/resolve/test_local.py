"""Mentions grouped within one document."""

from graphbuilder.model import Document, Entity, Extraction, Localised, Mention, Statement
from graphbuilder.names import find_place
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


def test_a_bare_title_joins_nobody_where_two_people_of_the_document_have_it() -> None:
    putin, kim = at("Владимир Путин", "Владимир Путин"), at("Ким", "Ким", number=1)
    bare = at("Глава КНДР", "президент", "Position", via="position")
    title = at("Президент России", "президент", "Position", via="definite")
    one = Statement(
        "d", 0, "HOLDS_POSITION", "", "президент", 0, 9, "Президент", {"subject": putin, "object": title}, "r"
    )
    land = at("России", "Россия", "Country", key="country:RU")
    whole = at("Президент России", "президент России", "Position", via="definite")
    roles = {"subject": kim, "object": land, "theme": whole}
    two = Statement("d", 0, "HEADS", "", "президент", 0, 9, "Президент", roles, "r")
    alone = grouped(putin, kim, bare, statements=(one,))
    assert frozenset({"Владимир Путин", "Глава КНДР"}) in groups(alone)
    assert frozenset({"Глава КНДР"}) in groups(grouped(putin, kim, bare, land, statements=(one, two)))


def test_ids_depend_on_the_document_and_the_name_alone() -> None:
    one = only(grouped(at("Владимир Путин", "Владимир Путин")))
    other = only(grouped(at("Владимир Путин", "Владимир Путин"), at("Путина", "Путин")))
    assert one.id == other.id


def test_two_entities_of_a_document_never_share_an_id() -> None:
    posts = (at("Президент", "президент", "Position", country="RU"), at("Глава", "президент", "Position", country="KP"))
    assert len({entity.id for entity in grouped(*posts).entities.values()}) == 2


def keys(text: str, *names: str) -> dict[str, str]:
    """Each name of *text* → the id of its entity; the gazetteer's likeliest place is what extraction gives."""
    mentions, at = [], 0
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        place = find_place(name)
        assert place is not None
        mentions.append(
            Mention("d", 0, start, at, name, name, place.type, country=place.country, key=place.key)
        )  # fmt: skip
    localised = localise(Extraction(Document("d", text), (), tuple(mentions), ()))
    return {mention.text: localised.entities[mention.id].id for mention in mentions}


def test_georgia_is_the_state_beside_its_city_and_the_country_beside_its_own() -> None:
    assert keys("A fire in Atlanta, Georgia.", "Atlanta", "Georgia")["Georgia"] == "region:US-GA"
    assert keys("A fire in Tbilisi, Georgia.", "Tbilisi", "Georgia")["Georgia"] == "country:GE"
    assert keys("Voters in Georgia and Atlanta.", "Georgia", "Atlanta")["Georgia"] == "region:US-GA"
    assert keys("The state of Georgia voted.", "Georgia")["Georgia"] == "region:US-GA"
    assert keys("The United States and Georgia met.", "United States", "Georgia")["Georgia"] == "country:GE"
    assert keys("Georgia, Tbilisi and Atlanta.", "Georgia", "Tbilisi", "Atlanta")["Georgia"] == "country:GE"
    assert keys("Грузия и Джорджия.", "Грузия", "Джорджия") == {"Грузия": "country:GE", "Джорджия": "region:US-GA"}


def test_washington_is_the_state_where_the_text_says_so() -> None:
    assert keys("Пожар в штате Вашингтон.", "Вашингтон")["Вашингтон"] == "region:US-WA"
    assert keys("Пожар в городе Вашингтон.", "Вашингтон")["Вашингтон"] == "city:4140963"
    assert keys("A fire in Seattle, Washington.", "Seattle", "Washington")["Washington"] == "region:US-WA"


def test_one_name_is_one_place_throughout_a_document_and_so_is_what_points_to_it() -> None:
    text = "Atlanta, Georgia, burns. Georgia needs help. It burns."
    atlanta, land = find_place("Atlanta"), find_place("Georgia")
    assert atlanta is not None
    assert land is not None
    first = Mention("d", 0, 9, 16, "Georgia", "Georgia", "Country", country="GE", key=land.key)
    mentions = (
        Mention("d", 0, 0, 7, "Atlanta", "Atlanta", "City", country="US", key=atlanta.key),
        first,
        Mention("d", 1, 25, 32, "Georgia", "Georgia", "Country", country="GE", key=land.key),
        Mention(
            "d", 2, 45, 47, "It", "Georgia", "Country", via="pronoun", country="GE", key=land.key, antecedent=first.id
        ),
    )
    localised = localise(Extraction(Document("d", text), (), mentions, ()))
    assert {localised.entities[mention.id].id for mention in mentions[1:]} == {"region:US-GA"}


def test_an_abbreviation_behind_the_last_part_of_a_name_is_not_that_part() -> None:
    text = "Продовольственная организация ООН (ФАО) и Международная федерация шахмат (ФИДЕ)."
    spans = [("ООН", "Organization"), ("ФАО", "Organization"), ("Международная федерация шахмат", "Organization")]
    spans += [("шахмат", "Organization"), ("ФИДЕ", "Organization")]
    mentions = tuple(
        Mention("d", 0, text.index(name), text.index(name) + len(name), name, name, type) for name, type in spans
    )
    localised = localise(Extraction(Document("d", text), (), mentions, ()))
    names: dict[str, set[str]] = {}
    for mention in mentions:
        names.setdefault(localised.entities[mention.id].id, set()).add(mention.text)
    assert {"Международная федерация шахмат", "ФИДЕ"} in names.values()
    assert {"ООН"} in names.values()


def test_a_declined_surname_in_a_consonant_is_the_man_s() -> None:
    text = "Алла Бут и Виктор Бут. Адвокат Бута. Бут."
    spans = [("Алла Бут", "Алла Бут"), ("Виктор Бут", "Виктор Бут"), ("Бута", "Бут")]
    mentions = tuple(
        Mention("d", 0, text.index(form), text.index(form) + len(form), form, name, "Person") for form, name in spans
    )
    localised = localise(Extraction(Document("d", text), (), mentions, ()))
    assert localised.entities[mentions[2].id] == localised.entities[mentions[1].id]
    assert localised.entities[mentions[2].id] != localised.entities[mentions[0].id]


def test_what_a_register_of_names_costs_grows_with_its_length_and_not_with_its_square() -> None:
    from graphbuilder.resolve.near import MANY, Near, family_keys

    names = [(f"Имя{number} Фамилия{number % 700}", 0) for number in range(3_000)]
    near = Near(names, family_keys, of=len(names))
    assert max(len(near.before(at)) for at in range(0, 3_000, 17)) <= 150
    few = Near(names[:MANY], family_keys, of=MANY)
    assert [few.before(at) for at in (0, 7, MANY - 1)] == [names[:0], names[:7], names[: MANY - 1]]
    alike = Near([("Владимир Путин", 0), *names, ("Putin Vladimir", 0)], family_keys, of=3_002)
    assert ("Владимир Путин", 0) in alike.before(3_001)
