"""Nominative names: persons in every case, phrases whose head and adjectives change, what must stay."""

# ruff: noqa: E501 - tables of names, one a line

import pytest

from graphbuilder.model import Word
from graphbuilder.names import nominative, person_key


def words(text: str) -> list[Word]:
    """Words of "form/UPOS/head/deprel/feats …"; all but the form may be left out, later words then hang on the first."""
    found, position = [], 0
    for number, token in enumerate(text.split(), 1):
        form, upos, head, deprel, feats = (token.split("/") + [""] * 5)[:5]
        pairs = dict(pair.split("=") for pair in feats.split("|")) if feats else {}
        place = int(head) if head else 0 if number == 1 else 1
        end = position + len(form)
        found.append(Word(number, form, form.lower(), upos or "PROPN", place, deprel, pairs, start=position, end=end))
        position = end + 1
    return found


PERSONS = [
    ("Ким Чен Ына", "Ким Чен Ын"),
    ("Ким Чен Ыну", "Ким Чен Ын"),
    ("Ким Чен Ыном", "Ким Чен Ын"),
    ("Ким Чен Ын", "Ким Чен Ын"),
    ("Дональду Трампу", "Дональд Трамп"),
    ("Дональдом Трампом", "Дональд Трамп"),
    ("Юрием Ушаковым", "Юрий Ушаков"),
    ("Ангелы Меркель", "Ангела Меркель"),
    ("Ангелой Меркель", "Ангела Меркель"),
    ("Марии Захаровой", "Мария Захарова"),
    ("Марией Захаровой", "Мария Захарова"),
    ("Эммануэля Макрона", "Эммануэль Макрон"),
    ("Эммануэлем Макроном", "Эммануэль Макрон"),
    ("Си Цзиньпином", "Си Цзиньпин"),
    ("Си Цзиньпина", "Си Цзиньпин"),
    ("Владимира Зеленского", "Владимир Зеленский"),
    ("Владимиру Зеленскому", "Владимир Зеленский"),
    ("Зеленским", "Зеленский"),
    ("Дмитрия Кулебы", "Дмитрий Кулеба"),
    ("Дмитрию Кулебе", "Дмитрий Кулеба"),
    ("Сергея Шойгу", "Сергей Шойгу"),
    ("Дмитрия Пескова", "Дмитрий Песков"),
    ("Илоном Маском", "Илон Маск"),
    ("Илона////Case=Gen|Gender=Masc Маска////Case=Gen|Gender=Masc", "Илон Маск"),
    ("Реджепа Тайипа Эрдогана", "Реджеп Тайип Эрдоган"),
    ("Биньямина Нетаньяху", "Биньямин Нетаньяху"),
    ("Виктора Орбана", "Виктор Орбан"),
    ("Петера Сийярто", "Петер Сийярто"),
    ("Валерия Залужного", "Валерий Залужный"),
    ("Александра Сырского", "Александр Сырский"),
    ("Кира////Case=Gen|Gender=Masc Стармера////Case=Gen|Gender=Masc", "Кир Стармер"),
    ("Джорджи Мелони", "Джорджи Мелони"),
    ("Урсулы фон дер Ляйен", "Урсула фон дер Ляйен"),
    ("Энтони Блинкена", "Энтони Блинкен"),
    ("Марка Рютте", "Марк Рютте"),
    ("Стива Уиткоффа", "Стив Уиткофф"),
    ("Хакана Фидана", "Хакан Фидан"),
    ("Хаканом Фиданом", "Хакан Фидан"),
    ("Олафом Шольцем", "Олаф Шольц"),
    ("Олафа Шольца", "Олаф Шольц"),
    ("Джо Байдена", "Джо Байден"),
    ("Джо Байденом", "Джо Байден"),
    ("Льва Толстого", "Лев Толстой"),
    ("Светланы Тихановской", "Светлана Тихановская"),
    ("Александра Лукашенко", "Александр Лукашенко"),
    ("Башара Асада", "Башар Асад"),
    ("Башару аль-Асаду", "Башар аль-Асад"),
    ("Владимира Владимировича Путина", "Владимир Владимирович Путин"),
    ("Валентины Матвиенко", "Валентина Матвиенко"),
    ("Антониу Гутерриша", "Антониу Гутерриш"),
    ("Пескову", "Песков"),
    ("Пескова////Case=Gen|Gender=Masc", "Песков"),
    ("Пескова////Case=Nom|Gender=Fem", "Пескова"),
    ("Макроном", "Макрон"),
    ("Путина////Case=Gen", "Путин"),
    ("Лаврову", "Лавров"),
    ("Захаровой", "Захарова"),
    ("Чо Сон Хи", "Чо Сон Хи"),
    ("Ким Ё Чжон", "Ким Ё Чжон"),
    ("Чхве Сон Хи", "Чхве Сон Хи"),
    ("Ван И", "Ван И"),
    ("Ли Кэцяна", "Ли Кэцян"),
    ("Кирилла Буданова", "Кирилл Буданов"),
    ("В. В. Путина", "В. В. Путин"),
    ("Никиты Михалкова", "Никита Михалков"),
    ("Ильёй Пономарёвым", "Илья Пономарёв"),
    ("Павла Дурова", "Павел Дуров"),
    ("Петра Порошенко", "Пётр Порошенко"),
    ("Фёдора Лукьянова", "Фёдор Лукьянов"),
    ("Федора Лукьянова", "Федор Лукьянов"),
    ("Каи////Case=Gen|Gender=Fem Каллас////Case=Gen|Gender=Fem", "Кая Каллас"),
    ("Римского-Корсакова", "Римский-Корсаков"),
    ("ПУТИНА", "ПУТИН"),
    ("Ольги Черных", "Ольга Черных"),
    ("Кондолизы Райс", "Кондолиза Райс"),
    ("Фридрихом Мерцем", "Фридрих Мерц"),
    ("Фридриха Мерца", "Фридрих Мерц"),
    ("Хассана Насраллы", "Хассан Насралла"),
    ("Джея Ди Вэнса", "Джей Ди Вэнс"),
    ("Марко Рубио", "Марко Рубио"),
    ("Али Хаменеи", "Али Хаменеи"),
    ("Масуда Пезешкиана", "Масуд Пезешкиан"),
    ("Садыра Жапарова", "Садыр Жапаров"),
    ("Эдварда Сноудена", "Эдвард Сноуден"),
]


@pytest.mark.parametrize(("text", "name"), PERSONS)
def test_a_person_in_any_case_is_shown_in_the_nominative(text: str, name: str) -> None:
    assert nominative(words(text), "Person") == name


@pytest.mark.parametrize("name", sorted({name for _, name in PERSONS if name not in {"Пескова"}}))
def test_a_nominative_stays_where_the_parser_says_so(name: str) -> None:
    said = " ".join(f"{form}////Case=Nom|Number=Sing" for form in name.split())
    assert nominative(words(said), "Person") == name


PHRASES = [
    (
        "Курской/ADJ/2/amod/Case=Ins|Number=Sing|Gender=Fem областью/NOUN/0/obl/Case=Ins|Number=Sing|Gender=Fem",
        "Region",
        "Курская область",
    ),
    (
        "Вооружённых/ADJ/2/amod/Case=Gen|Number=Plur сил/NOUN/0/nmod/Case=Gen|Number=Plur|Gender=Fem Украины/PROPN/2/nmod/Case=Gen|Number=Sing|Gender=Fem",
        "Organization",
        "Вооружённые силы Украины",
    ),
    (
        "Министерству/NOUN/0/obl/Case=Dat|Number=Sing|Gender=Neut иностранных/ADJ/3/amod/Case=Gen|Number=Plur дел/NOUN/1/nmod/Case=Gen|Number=Plur|Gender=Neut РФ/PROPN/3/nmod",
        "Organization",
        "Министерство иностранных дел РФ",
    ),
    (
        "газете/NOUN/0/obl/Case=Loc|Number=Sing|Gender=Fem «/PUNCT/3/punct Известия/PROPN/1/appos/Case=Nom|Number=Plur »/PUNCT/3/punct",
        "Organization",
        "газета « Известия »",
    ),
    (
        "«/PUNCT/2/punct Известиях/PROPN/0/obl/Case=Loc|Number=Plur|Gender=Neut »/PUNCT/2/punct",
        "Organization",
        "« Известия »",
    ),
    (
        "Нижнем/ADJ/2/amod/Case=Loc|Number=Sing|Gender=Masc Новгороде/PROPN/0/obl/Case=Loc|Number=Sing|Gender=Masc",
        "City",
        "Нижний Новгород",
    ),
    (
        "Ростове-на-Дону/PROPN/0/obl/Case=Loc|Number=Sing|Gender=Masc",
        "City",
        "Ростов-на-Дону",
    ),
    (
        "Москве/PROPN/0/obl/Case=Loc|Number=Sing|Gender=Fem",
        "City",
        "Москва",
    ),
    (
        "Судже/PROPN/0/obl/Case=Loc|Number=Sing|Gender=Fem",
        "City",
        "Суджа",
    ),
    (
        "Пекине/PROPN/0/obl/Case=Loc|Number=Sing|Gender=Masc",
        "City",
        "Пекин",
    ),
    (
        "Украиной/PROPN/0/obl/Case=Ins|Number=Sing|Gender=Fem",
        "Country",
        "Украина",
    ),
    (
        "США/PROPN/0/obl/Case=Gen|Number=Plur",
        "Country",
        "США",
    ),
    (
        "МИДом/PROPN/0/obl/Case=Ins|Number=Sing|Gender=Masc",
        "Organization",
        "МИД",
    ),
    (
        "Соединённых/ADJ/2/amod/Case=Gen|Number=Plur Штатов/PROPN/0/obl/Case=Gen|Number=Plur|Gender=Masc Америки/PROPN/2/nmod/Case=Gen|Number=Sing|Gender=Fem",
        "Country",
        "Соединённые Штаты Америки",
    ),
    (
        "Красной/ADJ/2/amod/Case=Loc|Number=Sing|Gender=Fem площади/NOUN/0/obl/Case=Loc|Number=Sing|Gender=Fem",
        "Place",
        "Красная площадь",
    ),
    (
        "площади/NOUN/0/obl/Case=Loc|Number=Sing|Gender=Fem Тянаньмэнь/PROPN/1/appos",
        "Place",
        "площадь Тянаньмэнь",
    ),
    (
        "городе/NOUN/0/obl/Case=Loc|Number=Sing|Gender=Masc Курске/PROPN/1/appos/Case=Loc|Number=Sing|Gender=Masc",
        "City",
        "город Курск",
    ),
    (
        "Госсовета/NOUN/0/nmod/Case=Gen|Number=Sing|Gender=Masc КНДР/PROPN/1/nmod",
        "Organization",
        "Госсовет КНДР",
    ),
    (
        "Верховной/ADJ/2/amod/Case=Gen|Number=Sing|Gender=Fem рады/NOUN/0/nmod/Case=Gen|Number=Sing|Gender=Fem",
        "Organization",
        "Верховная рада",
    ),
    (
        "Газпрому/PROPN/0/iobj/Case=Dat|Number=Sing|Gender=Masc",
        "Organization",
        "Газпром",
    ),
    (
        "Роснефтью/PROPN/0/obl/Case=Ins|Number=Sing|Gender=Fem",
        "Organization",
        "Роснефть",
    ),
    (
        "Дальнем/ADJ/2/amod/Case=Loc|Number=Sing|Gender=Masc Востоке/PROPN/0/obl/Case=Loc|Number=Sing|Gender=Masc",
        "Region",
        "Дальний Восток",
    ),
    (
        "Северной/ADJ/2/amod/Case=Gen|Number=Sing|Gender=Fem Кореей/PROPN/0/obl/Case=Ins|Number=Sing|Gender=Fem",
        "Country",
        "Северная Корея",
    ),
    (
        "Боснией/PROPN/0/obl/Case=Ins|Number=Sing|Gender=Fem и/CCONJ/3/cc Герцеговиной/PROPN/1/conj/Case=Ins|Number=Sing|Gender=Fem",
        "Country",
        "Босния и Герцеговина",
    ),
    (
        "Совета/NOUN/0/nmod/Case=Gen|Number=Sing|Gender=Masc безопасности/NOUN/1/nmod/Case=Gen|Number=Sing|Gender=Fem ООН/PROPN/2/nmod",
        "Organization",
        "Совет безопасности ООН",
    ),
    (
        "Санкт-Петербургом/PROPN/0/obl/Case=Ins|Number=Sing|Gender=Masc",
        "City",
        "Санкт-Петербург",
    ),
    (
        "Нью-Йорке/PROPN/0/obl/Case=Loc|Number=Sing|Gender=Masc",
        "City",
        "Нью-Йорк",
    ),
    (
        "Тбилиси/PROPN/0/obl/Case=Loc",
        "City",
        "Тбилиси",
    ),
    (
        "НАТО/PROPN/0/obl",
        "Organization",
        "НАТО",
    ),
    (
        "Покровска/PROPN/0/obl/Case=Gen|Number=Sing|Gender=Masc",
        "City",
        "Покровск",
    ),
    (
        "Евросоюзу/PROPN/0/obl/Case=Dat|Number=Sing|Gender=Masc",
        "Organization",
        "Евросоюз",
    ),
    (
        "договора/NOUN/0/obl/Case=Gen|Number=Sing|Gender=Masc о/ADP/5/case всеобъемлющем/ADJ/5/amod/Case=Loc|Number=Sing|Gender=Neut стратегическом/ADJ/5/amod/Case=Loc|Number=Sing|Gender=Neut партнерстве/NOUN/1/nmod/Case=Loc|Number=Sing|Gender=Neut",
        "Agreement",
        "договор о всеобъемлющем стратегическом партнерстве",
    ),
    (
        "Trump's/PROPN/0/nsubj",
        "Person",
        "Trump",
    ),
    (
        "Security/PROPN/2/compound Council/PROPN/0/nsubj",
        "Organization",
        "Security Council",
    ),
]


@pytest.mark.parametrize(("text", "type", "name"), PHRASES)
def test_the_head_and_its_adjectives_change_and_the_rest_stays(text: str, type: str, name: str) -> None:
    assert nominative(words(text), type) == name


def test_a_wrong_case_from_the_parser_does_not_beat_the_form() -> None:
    assert nominative(words("Дональду////Case=Nom Трампу////Case=Nom"), "Person") == "Дональд Трамп"


def test_nothing_gives_nothing() -> None:
    assert nominative([], "Person") == ""


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Путин В. В.", ("", "", "путин", "вв")),
        ("Путин В.В.", ("", "", "путин", "вв")),
        ("Владимир Владимирович Путин", ("владимир", "владимирович", "путин", "вв")),
        ("Путин Владимир Владимирович", ("владимир", "владимирович", "путин", "вв")),
        ("Putin, Vladimir", ("vladimir", "", "putin", "v")),
        ("Ким Чен Ын", ("ченын", "", "ким", "ч")),
        ("Kim Jong-un", ("jongun", "", "kim", "j")),
        ("Ван И", ("и", "", "ван", "и")),
        ("Урсула фон дер Ляйен", ("урсула", "", "фон дер ляйен", "у")),
        ("Donald J. Trump", ("donald", "", "trump", "dj")),
        ("Виктор Янукович", ("виктор", "", "янукович", "в")),
        ("Сергей Викторович", ("сергей", "викторович", "", "св")),
        ("Путин", ("", "", "путин", "")),
        ("Владимир", ("владимир", "", "", "в")),
    ],
)
def test_a_name_has_its_parts_in_any_order(name: str, parts: tuple[str, ...]) -> None:
    assert tuple(person_key(name))[:4] == parts


def test_a_name_cut_in_the_middle_of_its_hyphen_comes_out_as_it_is() -> None:
    words = [Word(1, "Аль-", "аль-", "PROPN", 0, "root"), Word(2, "-", "-", "PROPN", 1, "flat:name")]
    assert nominative(words, "Person").startswith("Аль-")
    assert nominative(words, "Geopolitical").startswith("Аль-")


def test_a_possessive_inside_a_name_stays_and_one_at_its_end_goes() -> None:
    """Both words of "Obama's" have the place of the whole token."""
    obama, sign = (
        Word(1, "Obama", "Obama", "PROPN", 3, "nmod:poss", end=7),
        Word(2, "'s", "'s", "PART", 1, "case", end=7),
    )
    adviser = Word(3, "adviser", "adviser", "NOUN", 0, "root", start=8, end=15)
    assert nominative([obama, sign, adviser], "Position") == "Obama's adviser"
    assert nominative([obama, sign], "Person") == "Obama"
