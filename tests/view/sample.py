"""A hand-made subgraph of real sentences: what the store would give for a few articles."""

import random
import re
from dataclasses import replace

from graphbuilder.view import Article, Claim, Evidence, Node, Role, Source, Subgraph

NODES = {
    "putin": Node(
        "e:putin", "Владимир Путин", "Person", "Владимир Путин", "Vladimir Putin", ("Путин", "президент России"), "RU"
    ),
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
    Article(
        "d:3", "Leaders to meet again in the autumn", None, "en", "2025-10-05T08:00:00Z", "notes/autumn.txt", "s:daily"
    ),
)

_SPAN = re.compile(r"\{(?P<trigger>[^}]*)\}|\[(?P<roles>[a-z,]+):(?P<key>[a-z]+)\|(?P<words>[^]]*)\]")


def _said(relation, document, marked, **extra):
    """Return a row: *marked* is a sentence with its ``{trigger}`` and its ``[role:entity|words]``."""
    return relation, document, marked, extra


_ROWS = [
    _said(
        "MET",
        "d:1",
        (
            "[subject:putin|Владимир Путин] и [object:kim|Ким Чен Ын] 3 августа {провели переговоры} в "
            "[place:beijing|Пекине]."
        ),
        time_from="2025-08-03",
        time_to="2025-08-03",
        time_precision="day",
        plover="CONSULT",
        rule="ru/diplomacy.toml#hold-talks",
    ),
    _said(
        "MET",
        "d:1",
        "После этого [subject:putin|Путин] и [object:kim|Ким Чен Ын] {продолжили встречу} в закрытом режиме.",
        plover="CONSULT",
        rule="ru/diplomacy.toml#meeting",
    ),
    _said(
        "THANKED",
        "d:1",
        (
            "Во время встречи [subject:putin|Путин] {поблагодарил} [object:kim|северокорейского лидера] за помощь "
            "в войне против [theme:ukraine|Украины], а Ким Чен Ын заявил о готовности и дальше помогать России."
        ),
        rule="ru/speech.toml#thank",
    ),
    _said(
        "AIDED",
        "d:1",
        (
            "Во время встречи Путин поблагодарил северокорейского лидера за помощь в войне против Украины, а "
            "[subject,speaker:kim|Ким Чен Ын] заявил о готовности и дальше {помогать} [object:russia|России]."
        ),
        realis="planned",
        plover="AID",
        rule="ru/aid.toml#help",
    ),
    _said(
        "SIGNED_WITH",
        "d:1",
        (
            "В 2024 году [subject:russia|Россия] и [object:dprk|КНДР] {подписали} [theme:treaty|договор о "
            "всеобъемлющем стратегическом партнерстве]."
        ),
        time_from="2024-01-01",
        time_to="2024-12-31",
        time_precision="year",
        plover="AGREE",
        rule="ru/agreements.toml#sign",
    ),
    _said(
        "SUPPLIED",
        "d:1",
        (
            "На протяжении российско-украинской войны [subject:dprk|Северная Корея] {поставляла} "
            "[object:shells|боеприпасы] для [beneficiary:russia|российской] армии."
        ),
        plover="AID",
        rule="ru/arms.toml#supply",
    ),
    _said(
        "SENT_TROOPS_TO",
        "d:1",
        (
            "По оценке [speaker:nis|южнокорейской разведки], [subject:dprk|Пхеньян] {отправил} на помощь "
            "[object:russia|Кремлю] порядка 13 тысяч бойцов."
        ),
        certainty="uncertain",
        quantity=13000.0,
        unit="боец",
        confidence=0.81,
        rule="ru/force.toml#send-troops",
    ),
    _said(
        "SENT_TROOPS_TO",
        "d:1",
        (
            "Кроме того, в Сеуле считают, что [subject:dprk|Северная Корея] готовит к {отправке} новый "
            "[object:russia|контингент]."
        ),
        realis="planned",
        certainty="uncertain",
        confidence=0.7,
        rule="ru/force.toml#send-noun",
    ),
    _said(
        "FOUGHT_IN",
        "d:1",
        (
            "[speaker:putin|Он] напомнил об {участии} [subject:army|северокорейских военных] в боевых действиях в "
            "[object:kursk|Курской области] в 2024–2025 годах."
        ),
        time_from="2024-01-01",
        time_to="2025-12-31",
        time_precision="year",
        rule="ru/force.toml#fight",
    ),
    _said(
        "FOUGHT_IN",
        "d:1",
        (
            "Изначально [speaker:russia|Москва] и Пхеньян отрицали {участие} [subject:army|северокорейских "
            "военных] в [object:kursk|конфликте]."
        ),
        polarity="negated",
        rule="ru/force.toml#fight",
    ),
    _said(
        "LIBERATED",
        "d:1",
        (
            "[speaker:gerasimov|Валерий Герасимов] объявил о полном {освобождении} [object:kursk|Курской области] "
            "в апреле 2025 года."
        ),
        time_from="2025-04-01",
        time_to="2025-04-30",
        time_precision="month",
        rule="ru/force.toml#liberate",
    ),
    _said(
        "HEADS",
        "d:1",
        "{глава} [object:genstaff|Генштаба Вооруженных сил России] [subject:gerasimov|Валерий Герасимов]",
        rule="ru/standing.toml#head",
    ),
    _said(
        "HEADS",
        "d:1",
        "Ким Чен Ына и {президента} [object:russia|России] [subject:putin|Владимира Путина]",
        rule="ru/standing.toml#head",
    ),
    _said(
        "INVADED",
        "d:1",
        (
            "Москва и Пхеньян сблизились после начала [subject:russia|российского] {вторжения} в "
            "[object:ukraine|Украину]."
        ),
        rule="ru/force.toml#invade",
    ),
    _said(
        "ACCUSED",
        "d:1",
        (
            "президент США [subject,speaker:trump|Дональд Трамп] {заявил} в соцсети Truth Social, что "
            "[object:kim|лидеры] Китая, КНДР и России готовят «заговор» против Вашингтона."
        ),
        rule="ru/speech.toml#accuse",
    ),
    _said(
        "DENIED",
        "d:2",
        (
            "🇷🇺 [subject:ushakov|Ushakov] {said} on 18 September that Russia would not attack the "
            "[object:usa|United States]."
        ),
        time_from="2025-09-18",
        time_to="2025-09-18",
        time_precision="day",
        rule="en/speech.toml#deny",
    ),
    _said(
        "ATTACKED",
        "d:2",
        (
            "🇷🇺 [speaker:ushakov|Ushakov] said on 18 September that [subject:russia|Russia] would not {attack} "
            "the [object:usa|United States]."
        ),
        polarity="negated",
        realis="planned",
        rule="en/force.toml#attack",
    ),
    _said(
        "MET",
        "d:3",
        "[subject:putin|Putin] may {meet} [object:trump|Trump] in [place:beijing|Beijing] on 12 November.",
        realis="hypothetical",
        certainty="uncertain",
        time_from="2025-11-12",
        time_to="2025-11-12",
        time_precision="day",
        confidence=0.66,
        rule="en/diplomacy.toml#meet",
    ),
    _said(
        "MET",
        "d:3",
        "[subject:kim|Kim] and [object:putin|Putin] {met} in [place:beijing|Beijing] in September.",
        time_from="2025-09-01",
        time_to="2025-09-30",
        time_precision="month",
        rule="en/diplomacy.toml#meet",
    ),
]


def _claim(number, relation, document, marked, extra):
    text, roles, trigger, last = "", [], (0, 0), 0
    base = 1000 + number * 400
    for match in _SPAN.finditer(marked):
        text += marked[last : match.start()]
        start, words = base + len(text), match["trigger"] or match["words"]
        text, last = text + words, match.end()
        if match["trigger"]:
            trigger = (start, base + len(text))
        else:
            entity = NODES[match["key"]].id
            roles += [Role(role, entity, words, start, base + len(text), "name") for role in match["roles"].split(",")]
    text += marked[last:]
    evidence = Evidence(f"{document}:{number}", document, number, base, base + len(text), text)
    words = text[trigger[0] - base : trigger[1] - base]
    claim = Claim(f"c{number:02}", relation, tuple(roles), (evidence,), trigger=words, start=trigger[0], end=trigger[1])
    return replace(claim, **({"predicate": words, "confidence": 0.93} | extra))


def sample() -> Subgraph:
    """Return the sample: 16 entities, 19 statements, all four statuses, emoji, an article with no address."""
    claims = tuple(_claim(number, *row) for number, row in enumerate(_ROWS))
    return Subgraph(tuple(NODES.values()), claims, ARTICLES, SOURCES)


def crowd(nodes: int, claims: int, *, seed: int = 1) -> Subgraph:
    """Return a made-up subgraph of *nodes* entities in circles of forty around a hub, for measurements."""
    chance = random.Random(seed)
    kinds = ("Person", "Person", "Person", "Organization", "Country", "City", "Event", "Product")
    people = tuple(
        Node(
            f"n{i}",
            f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {i}",
            "Country" if i % 40 == 0 else chance.choice(kinds),
        )
        for i in range(nodes)
    )
    made = []
    for number in range(claims):
        a = chance.randrange(nodes)
        hub = a - a % 40
        b = (
            hub
            if chance.random() < 0.5
            else hub + chance.randrange(40)
            if chance.random() < 0.8
            else chance.randrange(nodes)
        )
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
    articles = tuple(
        Article(f"d{i}", f"Статья {i}", f"https://example.org/{i}", "ru", "2025-01-01", None, "s") for i in range(300)
    )
    return Subgraph(people, tuple(made), articles, (Source("s", "Источник"),), title="Толпа")


_FIRST = ("Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Зоя", "Иван")
_LAST = ("Смирнова", "Орлов", "Кузнецова", "Волков", "Лебедева", "Соколов", "Попова", "Новиков")
