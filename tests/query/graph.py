"""The articles that the golden answers are about: five articles of four sources, written by hand.

Every statement is written beside the sentence that makes it. «Перепечатка» repeats «Итоги недели».
Two Ivanovs are deliberately not merged; Putin, Kim, Xi, Trump and Lavrov are merged across articles.
"""

import hashlib
from dataclasses import dataclass, field, replace
from itertools import pairwise

from graphbuilder.lexicon import relations
from graphbuilder.model import (
    Document,
    Entity,
    Extraction,
    Judgement,
    Localised,
    Mention,
    Quantity,
    Resolution,
    Sentence,
    Statement,
    Time,
)


def _country(code: str, ru: str, en: str, *aliases: str) -> Entity:
    return Entity(f"country:{code}", ru, "Country", {"ru": ru, "en": en}, (ru, en, *aliases), code)


#: Gazetteer things: the same entity in every article.
GAZETTEER = {
    "russia": _country("RU", "Россия", "Russia", "Москва (власти)", "РФ"),
    "dprk": _country("KP", "КНДР", "DPRK", "Северная Корея", "North Korea", "Пхеньян"),
    "rok": _country("KR", "Южная Корея", "South Korea", "Сеул"),
    "china": _country("CN", "Китай", "China", "КНР"),
    "usa": _country("US", "США", "USA", "Соединённые Штаты"),
    "beijing": Entity("city:beijing", "Пекин", "City", {"ru": "Пекин", "en": "Beijing"}, ("Пекин", "Beijing"), "CN"),
    "tver": Entity("city:tver", "Тверь", "City", {"ru": "Тверь", "en": "Tver"}, ("Тверь", "Tver"), "RU"),
    "moscow": Entity("city:moscow", "Москва", "City", {"ru": "Москва", "en": "Moscow"}, ("Москва", "Moscow"), "RU"),
    "kursk": Entity(
        "region:kursk",
        "Курская область",
        "Region",
        {"ru": "Курская область", "en": "Kursk Region"},
        ("Курская область",),
        "RU",
    ),
}

#: Everybody else: an entity of its own in each article, merged by `RESOLUTION`.
OTHERS = {
    "putin": Entity(
        "e-putin",
        "Владимир Путин",
        "Person",
        {"ru": "Владимир Путин", "en": "Vladimir Putin"},
        ("Путин", "Putin"),
        "RU",
    ),
    "kim": Entity(
        "e-kim", "Ким Чен Ын", "Person", {"ru": "Ким Чен Ын", "en": "Kim Jong Un"}, ("Ким Чен Ын", "Kim"), "KP"
    ),
    "xi": Entity("e-xi", "Си Цзиньпин", "Person", {"ru": "Си Цзиньпин", "en": "Xi Jinping"}, ("Си",), "CN"),
    "trump": Entity(
        "e-trump", "Дональд Трамп", "Person", {"ru": "Дональд Трамп", "en": "Donald Trump"}, ("Трамп", "Trump"), "US"
    ),
    "lavrov": Entity("e-lavrov", "Сергей Лавров", "Person", {"ru": "Сергей Лавров"}, ("Лавров",), "RU"),
    "ivanov": Entity("e-ivanov-1", "Игорь Иванов", "Person", {"ru": "Игорь Иванов"}, ("Иванов",), "RU"),
    "ivanov2": Entity("e-ivanov-2", "Игорь Иваноф", "Person", {"ru": "Игорь Иваноф"}, (), None),
    "nis": Entity("e-nis", "южнокорейская разведка", "Organization", {}, ("NIS",), "KR"),
    "mid": Entity("e-mid", "МИД России", "Organization", {"ru": "МИД России"}, ("МИД",), "RU"),
    "treaty": Entity("e-treaty", "Договор о партнёрстве", "Agreement", {}, (), None),
    "minister": Entity("e-minister", "министр иностранных дел", "Position", {}, (), None),
    "smirnov": Entity("e-smirnov", "Олег Смирнов", "Person", {"ru": "Олег Смирнов"}, ("Смирнов",), "RU"),
    "irina": Entity("e-irina", "Ирина Смирнова", "Person", {"ru": "Ирина Смирнова"}, (), "RU"),
    "kotova": Entity("e-kotova", "Анна Котова", "Person", {"ru": "Анна Котова"}, ("Котова",), "RU"),
    "court": Entity("e-court", "Тверской суд", "Organization", {}, (), "RU"),
    "prosecutors": Entity("e-prosecutors", "следователи", "Group", {}, (), "RU"),
    "fraud": Entity("e-fraud", "мошенничество", "Event", {}, (), None),
    "plant": Entity("e-plant", "завод «Заря»", "Organization", {}, (), "RU"),
    "bank": Entity("e-bank", "банк «Север»", "Organization", {}, (), "RU"),
    "spartak": Entity("e-spartak", "«Спартак»", "Organization", {}, (), "RU"),
    "dynamo": Entity("e-dynamo", "«Динамо»", "Organization", {}, (), "RU"),
    "flood": Entity("e-flood", "наводнение", "Event", {}, (), None),
    "residents": Entity("e-residents", "жители", "Group", {}, (), None),
    "novel": Entity("e-novel", "роман «Лёд»", "Work", {}, (), None),
    "ammo": Entity("e-ammo", "боеприпасы", "Product", {}, (), None),
}


@dataclass
class Article:
    """Builds one `Localised`: `say` a sentence, then `state` what it says."""

    id: str
    title: str
    source: str
    published: str
    language: str = "ru"
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    mentions: dict[str, Mention] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)

    def say(self, text: str) -> "Article":
        start = len(self.text)
        self.sentences.append(Sentence(self.id, len(self.sentences), start, start + len(text), text, ()))
        self.text += text + "\n"
        return self

    def mention(self, who: str) -> Mention:
        """Mention *who*, a key of the tables above or ``key=the words of the sentence``."""
        key, _, written = who.partition("=")
        canonical = GAZETTEER.get(key) or OTHERS[key]
        local = canonical if key in GAZETTEER else Entity(f"{self.id}/{key}", canonical.name, canonical.type)
        sentence = self.sentences[-1]
        surface = written or canonical.name
        at = sentence.text.index(surface) + sentence.start
        made = Mention(self.id, sentence.index, at, at + len(surface), surface, canonical.name, canonical.type)
        self.mentions[made.id] = made
        self.entities[made.id] = local
        return made

    def state(
        self,
        relation: str,
        trigger: str,
        *,
        time: str | None = None,
        number: tuple[float, str, bool] | None = None,
        with_: tuple[str, ...] = (),
        speaker: str | None = None,
        polarity: str = "affirmed",
        realis: str = "actual",
        certainty: str = "certain",
        confidence: float = 0.9,
        **roles: str,
    ) -> "Article":
        sentence = self.sentences[-1]
        at = sentence.text.index(trigger) + sentence.start
        self.statements.append(
            Statement(
                document=self.id,
                sentence=sentence.index,
                relation=relation,
                plover=relations()[relation].plover,
                predicate=trigger,
                start=at,
                end=at + len(trigger),
                trigger=trigger,
                roles={role: self.mention(who) for role, who in roles.items()},
                rule="ru/test.toml#rule",
                participants=tuple(self.mention(who) for who in with_),
                polarity=polarity,  # type: ignore[arg-type]
                realis=realis,  # type: ignore[arg-type]
                certainty=certainty,  # type: ignore[arg-type]
                speaker=self.mention(speaker) if speaker else None,
                time=_time(time),
                quantity=Quantity(*number) if number else None,
                confidence=confidence,
            )
        )
        return self

    def build(self) -> Localised:
        document = Document(
            self.id,
            self.text,
            self.title,
            self.language,
            self.published,
            url=f"https://{self.source}.example/{self.id}",
            source=self.source,
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
        )
        found = Extraction(document, tuple(self.sentences), tuple(self.mentions.values()), tuple(self.statements))
        return Localised(found, dict(self.entities))


def _time(text: str | None) -> Time | None:
    if not text:
        return None
    start, _, end = text.partition("/")
    return Time(start, end or start, "day" if not end else "range")


def talks() -> Localised:
    """«Вот Так», 3 September: the meeting, the treaty, the shells, the troops and their number, a denial, a plan."""
    one = Article("d1", "Переговоры в Пекине", "Вот Так", "2025-09-03T12:00:00+00:00")
    one.say("Владимир Путин и Ким Чен Ын 3 сентября провели переговоры в Пекине.")
    one.state("MET", "переговоры", subject="putin", object="kim", place="beijing=Пекине", time="2025-09-03")
    one.say("Путин поблагодарил Ким Чен Ына за помощь.")
    one.state("THANKED", "поблагодарил", subject="putin=Путин", object="kim=Ким Чен Ына", time="2025-09-03")
    one.say("В 2024 году Россия и КНДР подписали Договор о партнёрстве.")
    one.state("SIGNED_WITH", "подписали", subject="russia", object="dprk", theme="treaty", time="2024-01-01/2024-12-31")
    one.say("Северная Корея поставляла боеприпасы для России.")
    one.state("SUPPLIED", "поставляла", subject="dprk=Северная Корея", object="russia=России", theme="ammo")
    one.say("По оценке NIS, Пхеньян отправил в Курскую область на помощь России порядка 13 тысяч бойцов.")
    one.state(
        "SENT_TROOPS_TO",
        "отправил",
        subject="dprk=Пхеньян",
        object="kursk=Курскую область",
        beneficiary="russia=России",
        number=(13000.0, "боец", True),
        speaker="nis=NIS",
        certainty="uncertain",
        confidence=0.7,
    )
    one.say("Россия отрицала, что КНДР воевала в Курской области.")
    one.state(
        "FOUGHT_IN",
        "воевала",
        subject="dprk",
        object="kursk=Курской области",
        speaker="russia",
        polarity="negated",
        time="2024-10-01/2025-04-30",
    )
    one.say("Сергей Лавров, министр иностранных дел, руководит МИД с 2004 года.")
    one.state(
        "HOLDS_POSITION",
        "министр",
        subject="lavrov",
        object="minister",
        time="2004-01-01/2025-09-03",
    )
    one.state("HEADS", "руководит", subject="lavrov", object="mid=МИД", time="2004-01-01/2025-09-03")
    one.say("Ким Чен Ын планирует посетить Москву в октябре.")
    one.state(
        "VISITED",
        "посетить",
        subject="kim",
        object="moscow=Москву",
        realis="planned",
        time="2025-10-01/2025-10-31",
    )
    return one.build()


def yonhap() -> Localised:
    """Yonhap, 4 September, in English: the same meeting, another number, a quarrel of the two Koreas."""
    one = Article("d2", "Summit in Beijing", "Yonhap", "2025-09-04T06:00:00+00:00", "en")
    one.say("Kim Jong Un met Putin in Beijing on September 3.")
    one.state("MET", "met", subject="kim=Kim Jong Un", object="putin=Putin", place="beijing=Beijing", time="2025-09-03")
    one.say("North Korea sent 11,000 soldiers to Kursk Region, South Korea said.")
    one.state(
        "SENT_TROOPS_TO",
        "sent",
        subject="dprk=North Korea",
        object="kursk=Kursk Region",
        number=(11000.0, "soldier", False),
        speaker="rok=South Korea",
    )
    one.say("Donald Trump accused China of plotting on September 3.")
    one.state("ACCUSED", "accused", subject="trump=Donald Trump", object="china=China", time="2025-09-03")
    one.say("South Korea met North Korea on July 1.")
    one.state("MET", "met", subject="rok=South Korea", object="dprk=North Korea", time="2025-07-01")
    one.say("South Korea aided North Korea on July 2.")
    one.state("AIDED", "aided", subject="rok=South Korea", object="dprk=North Korea", time="2025-07-02")
    one.say("South Korea condemned North Korea on August 12.")
    one.state("CONDEMNED", "condemned", subject="rok=South Korea", object="dprk=North Korea", time="2025-08-12")
    one.say("South Korea sanctioned North Korea on September 1.")
    one.state("SANCTIONED", "sanctioned", subject="rok=South Korea", object="dprk=North Korea", time="2025-09-01")
    one.say("South Korea warned Kim on September 4.")
    one.state("WARNED", "warned", subject="rok=South Korea", object="kim=Kim", time="2025-09-04")
    one.say("Xi hosted Putin in Beijing on September 2.")
    one.state("HOSTED", "hosted", subject="xi=Xi", object="putin=Putin", place="beijing=Beijing", time="2025-09-02")
    return one.build()


def _week(name: str, title: str, source: str, published: str, *, lead: str = "") -> Localised:
    one = Article(name, title, source, published)
    if lead:
        one.say(lead)
    one.say("КНДР воевала в Курской области.")
    one.state("FOUGHT_IN", "воевала", subject="dprk", object="kursk=Курской области", time="2025-01-01/2025-01-31")
    one.say("Путин не встречался с Трампом в Пекине.")
    one.state(
        "MET", "встречался", subject="putin=Путин", object="trump=Трамп", place="beijing=Пекине", polarity="negated"
    )
    one.say("Путин, Лавров и Си провели переговоры 2 сентября.")
    one.state("MET", "переговоры", subject="putin=Путин", object="xi=Си", with_=("lavrov=Лавров",), time="2025-09-02")
    one.say("Путин пообещал Си поставлять газ.")
    one.state("PROMISED", "пообещал", subject="putin=Путин", object="xi=Си", time="2025-09-02")
    one.say("До 2004 года министр иностранных дел — Игорь Иванов.")
    one.state("HOLDS_POSITION", "министр", subject="ivanov", object="minister", time="1998-01-01/2004-01-01")
    one.say("Трамп, возможно, встретится с Ким Чен Ыном.")
    one.state(
        "MET",
        "встретится",
        subject="trump=Трамп",
        object="kim=Ким Чен Ын",
        realis="hypothetical",
        certainty="uncertain",
        confidence=0.4,
    )
    one.say("Лавров посоветовал Трампу отдохнуть.")
    one.state("RELATED", "посоветовал", subject="lavrov=Лавров", object="trump=Трамп", confidence=0.5)
    one.say("Игорь Иваноф уволен.")
    one.state("DISMISSED", "уволен", object="ivanov2", time="2025-09-04")
    return one.build()


def week() -> Localised:
    """ТАСС, 5 September: fighting affirmed, a meeting denied, a three-way meeting, a promise, an old minister."""
    return _week("d3", "Итоги недели", "ТАСС", "2025-09-05T09:00:00+00:00")


def reprint() -> Localised:
    """«Вот Так», 6 September: the article of ТАСС once more, with a sentence of its own before it."""
    lead = "Главное за неделю — по материалам агентства."
    return _week("d4", "Перепечатка", "Вот Так", "2025-09-06T09:00:00+00:00", lead=lead)


def town() -> Localised:
    """«Газета», 20 August, of a town nobody else writes about: a trial, a deal, a flood, a match, a novel, a new head."""
    one = Article("d5", "Новости Твери", "Газета", "2025-08-20T09:00:00+00:00")
    one.say("Следователи 1 августа предъявили Олегу Смирнову обвинение в мошенничестве.")
    one.state(
        "CHARGED",
        "предъявили",
        subject="prosecutors=Следователи",
        object="smirnov=Олегу Смирнову",
        theme="fraud=мошенничестве",
        time="2025-08-01",
    )
    one.say("Тверской суд 10 августа приговорил Смирнова к пяти годам.")
    years = (5.0, "год", False)
    one.state("CONVICTED", "приговорил", subject="court", object="smirnov=Смирнова", number=years, time="2025-08-10")
    one.say("Смирнов обжаловал решение, которое принял Тверской суд.")
    one.state("APPEALED", "обжаловал", subject="smirnov=Смирнов", object="court", time="2025-08-12")
    one.say("Его жена Ирина Смирнова сказала об этом: Олег Смирнов невиновен.")
    one.state("FAMILY_OF", "жена", subject="smirnov", object="irina")
    one.say("Олег Смирнов с 2020 года руководил: завод «Заря» рос.")
    one.state("HEADS", "руководил", subject="smirnov", object="plant", time="2020-01-01/2025-08-01")
    one.say("Анна Котова назначена главой, завод «Заря» ждёт её.")
    one.state("APPOINTED", "назначена", object="kotova", beneficiary="plant", time="2025-08-15")
    one.say("Анна Котова 15 августа сменила: Олег Смирнов ушёл.")
    one.state("SUCCEEDED", "сменила", subject="kotova", object="smirnov", time="2025-08-15")
    one.say("Анна Котова теперь возглавляет завод «Заря».")
    one.state("HEADS", "возглавляет", subject="kotova", object="plant", time="2025-08-15/2025-08-20")
    one.say("5 августа завод «Заря» купил банк «Север» за 3 млрд рублей.")
    roubles = (3e9, "рубль", False)
    one.state("ACQUIRED", "купил", subject="plant", object="bank", number=roubles, time="2025-08-05")
    one.say("За это завод «Заря» получил: банк «Север» заплатил 2 млн рублей.")
    one.state("PAID", "заплатил", subject="bank", object="plant", number=(2e6, "рубль", False))
    one.say("На Тверь 3 августа обрушилось наводнение.")
    one.state("STRUCK", "обрушилось", subject="flood", object="tver", time="2025-08-03")
    for number in (5.0, 6.0):
        one.say(f"Погибли жители, их {number:g}, город Тверь, виной наводнение.")
        counted = (number, "житель", False)
        one.state(
            "KILLED",
            "Погибли",
            subject="flood",
            object="residents=жители",
            place="tver",
            number=counted,
            time="2025-08-03",
        )
    one.say("В городе Тверь «Спартак» 9 августа обыграл «Динамо».")
    one.state("BEAT", "обыграл", subject="spartak", object="dynamo", place="tver", time="2025-08-09")
    one.say("Анна Котова написала роман «Лёд».")
    one.state("CREATED", "написала", subject="kotova", object="novel")
    return one.build()


def batch() -> list[Localised]:
    """Return the five articles."""
    return [talks(), yonhap(), week(), reprint(), town()]


def resolution(articles: list[Localised]) -> Resolution:
    """Return who is who: what has one key is one entity, and a judgement ties each pair of neighbours."""
    members: dict[str, list[str]] = {}
    for article in articles:
        for entity in article.entities.values():
            key = entity.id.partition("/")[2]
            if key and entity.id not in members.setdefault(key, []):
                members[key].append(entity.id)
    entities: dict[str, Entity] = {}
    judgements: list[Judgement] = []
    for key, ids in members.items():
        ids.sort()
        for one in ids:
            entities[one] = replace(OTHERS[key], members=tuple(ids))
        judgements += [Judgement(a, b, True, 0.95, "same name") for a, b in pairwise(ids)]
    entities |= {entity.id: entity for entity in GAZETTEER.values()}
    return Resolution(entities, tuple(judgements))


STATEMENTS = {one.id: one for article in batch() for one in article.extraction.statements}
