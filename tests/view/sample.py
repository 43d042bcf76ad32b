"""A hand-made subgraph of real sentences: what the store would give for a few articles."""

import random
from dataclasses import replace

from graphbuilder.view import Article, Claim, Evidence, Node, Role, Source, Subgraph

NODES = {
    "putin": Node("e:putin", "Владимир Путин", "Person", "Владимир Путин", "Vladimir Putin", ("Путин", "президент России"), "RU"),
    "kim": Node("e:kim", "Ким Чен Ын", "Person", "Ким Чен Ын", "Kim Jong Un", ("глава КНДР",), "KP"),
    "trump": Node("e:trump", "Дональд Трамп", "Person", "Дональд Трамп", "Donald Trump", ("Трамп",), "US"),
    "ushakov": Node("e:ushakov", "Юрий Ушаков", "Person", "Юрий Ушаков", "Yuri Ushakov", (), "RU"),
    "gerasimov": Node("e:gerasimov", "Валерий Герасимов", "Person", "Валерий Герасимов", "Valery Gerasimov", (), "RU"),
    "genstaff": Node("e:genstaff", "Генштаб ВС России", "Organization", "Генштаб ВС России", "Russian General Staff"),
    "army": Node("e:army", "Армия КНДР", "Organization", "Армия КНДР", "Korean People's Army", (), "KP"),
    "nis": Node("e:nis", "Южнокорейская разведка", "Organization", "Южнокорейская разведка", "NIS", (), "KR"),
    "russia": Node("country:RU", "Россия", "Country", "Россия", "Russia", ("Москва", "Кремль"), "RU"),
    "dprk": Node("country:KP", "КНДР", "Country", "КНДР", "North Korea", ("Северная Корея", "Пхеньян"), "KP"),
    "ukraine": Node("country:UA", "Украина", "Country", "Украина", "Ukraine", (), "UA"),
    "usa": Node("country:US", "США", "Country", "США", "United States", ("Вашингтон",), "US"),
    "kursk": Node("region:RU-KRS", "Курская область", "Region", "Курская область", "Kursk Oblast", (), "RU"),
    "beijing": Node("city:1816670", "Пекин", "City", "Пекин", "Beijing", (), "CN"),
    "treaty": Node("e:treaty", "Договор о всеобъемлющем стратегическом партнёрстве", "Agreement"),
    "shells": Node("e:shells", "боеприпасы", "Product", "боеприпасы", "ammunition"),
}

SOURCES = (Source("s:vot-tak", "Вот Так"), Source("s:wire", "Example Wire"), Source("s:daily", "The Daily Example"))

ARTICLES = (
    Article(
        "d:1",
        "«Сделаем все, чтобы помочь России». Завершились переговоры Путина и Ким Чен Ына в Пекине",
        "https://example.org/putin-kim?a=1&b=2",
        "ru",
        "2025-09-03",
        "data/articles/vot-tak.txt",
        "s:vot-tak",
    ),
    Article("d:2", "Kremlin denies plans to attack", "https://example.com/denial", "en", "2025-09-19", None, "s:wire"),
    Article("d:3", "Leaders to meet again in the autumn", None, "en", "2025-10-05T08:00:00Z", "notes/autumn.txt", "s:daily"),
)

#: Relation, document, sentence, trigger, roles as (role, entity, words), and what differs from the defaults of `Claim`.
_ROWS = [
    ("MET", "d:1", "Владимир Путин и Ким Чен Ын 3 августа провели переговоры в Пекине.", "провели переговоры",
     [("subject", "putin", "Владимир Путин"), ("object", "kim", "Ким Чен Ын"), ("place", "beijing", "Пекине")],
     {"time_from": "2025-08-03", "time_to": "2025-08-03", "time_precision": "day", "plover": "CONSULT", "rule": "ru/diplomacy.toml#hold-talks"}),
    ("MET", "d:1", "После этого Путин и Ким Чен Ын продолжили встречу в закрытом режиме.", "продолжили встречу",
     [("subject", "putin", "Путин"), ("object", "kim", "Ким Чен Ын")], {"plover": "CONSULT", "rule": "ru/diplomacy.toml#meeting"}),
    ("THANKED", "d:1", "Во время встречи Путин поблагодарил северокорейского лидера за помощь в войне против Украины, а Ким Чен Ын заявил о готовности и дальше помогать России.", "поблагодарил",
     [("subject", "putin", "Путин"), ("object", "kim", "северокорейского лидера"), ("theme", "ukraine", "Украины")], {"rule": "ru/speech.toml#thank"}),
    ("AIDED", "d:1", "Во время встречи Путин поблагодарил северокорейского лидера за помощь в войне против Украины, а Ким Чен Ын заявил о готовности и дальше помогать России.", "помогать",
     [("subject", "kim", "Ким Чен Ын"), ("object", "russia", "России"), ("speaker", "kim", "Ким Чен Ын")], {"realis": "planned", "plover": "AID", "rule": "ru/aid.toml#help"}),
    ("SIGNED_WITH", "d:1", "В 2024 году Россия и КНДР подписали договор о всеобъемлющем стратегическом партнерстве.", "подписали",
     [("subject", "russia", "Россия"), ("object", "dprk", "КНДР"), ("theme", "treaty", "договор о всеобъемлющем стратегическом партнерстве")],
     {"time_from": "2024-01-01", "time_to": "2024-12-31", "time_precision": "year", "plover": "AGREE", "rule": "ru/agreements.toml#sign"}),
    ("SUPPLIED", "d:1", "На протяжении российско-украинской войны Северная Корея поставляла боеприпасы для российской армии.", "поставляла",
     [("subject", "dprk", "Северная Корея"), ("object", "shells", "боеприпасы"), ("beneficiary", "russia", "российской")], {"plover": "AID", "rule": "ru/arms.toml#supply"}),
    ("SENT_TROOPS_TO", "d:1", "По оценке южнокорейской разведки, Пхеньян отправил на помощь Кремлю порядка 13 тысяч бойцов.", "отправил",
     [("subject", "dprk", "Пхеньян"), ("object", "russia", "Кремлю"), ("speaker", "nis", "южнокорейской разведки")],
     {"certainty": "uncertain", "quantity": 13000.0, "unit": "боец", "confidence": 0.81, "rule": "ru/force.toml#send-troops"}),
    ("SENT_TROOPS_TO", "d:1", "Кроме того, в Сеуле считают, что Северная Корея готовит к отправке новый контингент.", "отправке",
     [("subject", "dprk", "Северная Корея"), ("object", "russia", "контингент")], {"realis": "planned", "certainty": "uncertain", "confidence": 0.7, "rule": "ru/force.toml#send-noun"}),
    ("FOUGHT_IN", "d:1", "Он напомнил об участии северокорейских военных в боевых действиях в Курской области в 2024–2025 годах.", "участии",
     [("subject", "army", "северокорейских военных"), ("object", "kursk", "Курской области"), ("speaker", "putin", "Он")],
     {"time_from": "2024-01-01", "time_to": "2025-12-31", "time_precision": "year", "rule": "ru/force.toml#fight"}),
    ("FOUGHT_IN", "d:1", "Изначально Москва и Пхеньян отрицали участие северокорейских военных в конфликте.", "участие",
     [("subject", "army", "северокорейских военных"), ("object", "kursk", "конфликте"), ("speaker", "russia", "Москва")], {"polarity": "negated", "rule": "ru/force.toml#fight"}),
    ("LIBERATED", "d:1", "Валерий Герасимов объявил о полном освобождении Курской области в апреле 2025 года.", "освобождении",
     [("subject", "russia", "объявил"), ("object", "kursk", "Курской области"), ("speaker", "gerasimov", "Валерий Герасимов")],
     {"time_from": "2025-04-01", "time_to": "2025-04-30", "time_precision": "month", "rule": "ru/force.toml#liberate"}),
    ("HEADS", "d:1", "глава Генштаба Вооруженных сил России Валерий Герасимов", "глава", [("subject", "gerasimov", "Валерий Герасимов"), ("object", "genstaff", "Генштаба Вооруженных сил России")], {"rule": "ru/standing.toml#head"}),
    ("HEADS", "d:1", "Ким Чен Ына и президента России Владимира Путина", "президента", [("subject", "putin", "Владимира Путина"), ("object", "russia", "России")], {"rule": "ru/standing.toml#head"}),
    ("INVADED", "d:1", "Москва и Пхеньян сблизились после начала российского вторжения в Украину.", "вторжения", [("subject", "russia", "российского"), ("object", "ukraine", "Украину")], {"rule": "ru/force.toml#invade"}),
    ("ACCUSED", "d:1", "президент США Дональд Трамп заявил в соцсети Truth Social, что лидеры Китая, КНДР и России готовят «заговор» против Вашингтона.", "заявил",
     [("subject", "trump", "Дональд Трамп"), ("object", "kim", "лидеры"), ("speaker", "trump", "Дональд Трамп")], {"rule": "ru/speech.toml#accuse"}),
    ("DENIED", "d:2", "🇷🇺 Ushakov said on 18 September that Russia would not attack the United States.", "said", [("subject", "ushakov", "Ushakov"), ("object", "usa", "United States")],
     {"time_from": "2025-09-18", "time_to": "2025-09-18", "time_precision": "day", "rule": "en/speech.toml#deny"}),
    ("ATTACKED", "d:2", "🇷🇺 Ushakov said on 18 September that Russia would not attack the United States.", "attack", [("subject", "russia", "Russia"), ("object", "usa", "United States"), ("speaker", "ushakov", "Ushakov")], {"polarity": "negated", "realis": "planned", "rule": "en/force.toml#attack"}),
    ("MET", "d:3", "Putin may meet Trump in Beijing on 12 November.", "meet", [("subject", "putin", "Putin"), ("object", "trump", "Trump"), ("place", "beijing", "Beijing")],
     {"realis": "hypothetical", "certainty": "uncertain", "time_from": "2025-11-12", "time_to": "2025-11-12", "time_precision": "day", "confidence": 0.66, "rule": "en/diplomacy.toml#meet"}),
    ("MET", "d:3", "Kim and Putin met in Beijing in September.", "met", [("subject", "kim", "Kim"), ("object", "putin", "Putin"), ("place", "beijing", "Beijing")],
     {"time_from": "2025-09-01", "time_to": "2025-09-30", "time_precision": "month", "rule": "en/diplomacy.toml#meet"}),
]  # fmt: skip


def sample() -> Subgraph:
    """Return the sample: 16 entities, 19 statements, all four statuses, emoji before marks, an article with no address."""
    claims = tuple(_claim(number, *row) for number, row in enumerate(_ROWS))
    return Subgraph(tuple(NODES.values()), claims, ARTICLES, SOURCES)


def _claim(number, relation, document, text, trigger, roles, extra):
    base = 1000 + number * 400
    evidence = Evidence(f"{document}:{number}", document, number, base, base + len(text), text)
    start = base + text.index(trigger)
    filled = tuple(
        Role(role, NODES[key].id, words, base + text.index(words), base + text.index(words) + len(words), "name")
        for role, key, words in roles
    )
    claim = Claim(f"c{number:02}", relation, filled, (evidence,), trigger=trigger, start=start, end=start + len(trigger))
    return replace(claim, **{"predicate": trigger, "confidence": 0.93} | extra)


def crowd(nodes: int, claims: int, *, seed: int = 1) -> Subgraph:
    """Return a made-up subgraph of *nodes* entities in circles of forty around a hub, for measurements."""
    chance = random.Random(seed)
    kinds = ("Person", "Person", "Person", "Organization", "Country", "City", "Event", "Product")
    people = tuple(
        Node(f"n{i}", f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {i}", "Country" if i % 40 == 0 else chance.choice(kinds))
        for i in range(nodes)
    )
    made = []
    for number in range(claims):
        a = chance.randrange(nodes)
        hub = a - a % 40
        b = hub if chance.random() < 0.5 else hub + chance.randrange(40) if chance.random() < 0.8 else chance.randrange(nodes)
        b = min(b, nodes - 1)
        text = f"{people[a].name} и {people[b].name} провели переговоры, сообщил источник номер {number}."
        second = len(people[a].name) + 3
        roles = (
            Role("subject", f"n{a}", people[a].name, 0, len(people[a].name)),
            Role("object", f"n{b}", people[b].name, second, second + len(people[b].name)),
        )
        evidence = Evidence(f"d{number % 300}:{number}", f"d{number % 300}", number, 0, len(text), text)
        day = f"{2023 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}"
        made.append(
            Claim(
                f"c{number}",
                chance.choice(("MET", "VISITED", "SUPPORTED", "ACCUSED", "SUPPLIED", "THREATENED")),
                roles,
                (evidence,),
                polarity="negated" if number % 11 == 0 else "affirmed",
                realis="planned" if number % 7 == 0 else "actual",
                time_from=day,
                time_to=day,
                time_precision="day",
                trigger="провели",
                start=text.index("провели"),
                end=text.index("провели") + 7,
            )
        )
    articles = tuple(Article(f"d{i}", f"Статья {i}", f"https://example.org/{i}", "ru", "2025-01-01", None, "s") for i in range(300))
    return Subgraph(people, tuple(made), articles, (Source("s", "Источник"),), title="Толпа")


_FIRST = ("Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Зоя", "Иван")
_LAST = ("Смирнова", "Орлов", "Кузнецова", "Волков", "Лебедева", "Соколов", "Попова", "Новиков")
