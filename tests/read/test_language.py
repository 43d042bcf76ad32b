"""Languages and dates are told without a network, and the same every time."""

import datetime

import pytest

from graphbuilder.read.dates import iso_date
from graphbuilder.read.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Путин", "ru"),
        ("Глава КНДР", "ru"),
        ("Путин прибыл в Пекин", "ru"),
        ("Ким Чен Ын", "ru"),
        ("Kim met Putin", "en"),
        ("Kim Jong Un arrived in Beijing on Wednesday.", "en"),
        ("Компания Hanbit Marine купила Delaware Harbor Works", "ru"),
        ("Президент України Володимир Зеленський прибув до Києва і зустрівся з прем'єр-міністром", "uk"),
        ("Президентът на България пристигна в София и се срещна с министър-председателя на страната", "bg"),
        ("Der Präsident traf sich am Mittwoch in Berlin mit dem Kanzler und sprach über die Lage", "de"),
        ("习近平在北京会见了普京总统", "zh"),
        ("12345 — !", "ru"),
        ("", "ru"),
    ],
)
def test_the_language_of_a_text_is_found(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_the_default_is_said_where_there_are_no_letters() -> None:
    assert detect_language("123", default="en") == "en"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-09-03", "2025-09-03"),
        ("2025-09-03T23:59:00+03:00", "2025-09-03"),
        ("2025-09-03 10:00:00", "2025-09-03"),
        ("20250903", "2025-09-03"),
        ("3.9.2025", "2025-09-03"),
        ("03.09.2025, 10:15", "2025-09-03"),
        ("Wed, 03 Sep 2025 23:30:00 +0300", "2025-09-03"),
        ("3 сентября 2025", "2025-09-03"),
        ("September 3, 2025", "2025-09-03"),
        (datetime.datetime(2025, 9, 3, 23), "2025-09-03"),
        (datetime.date(2025, 9, 3), "2025-09-03"),
        ("2025-13-03", None),
        ("2025-02-30", None),
        ("0001-01-01", None),
        ("вчера", None),
        ("3 дня назад", None),
        ("сентябрь 2025", None),
        ("10:30", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_read_as_written_or_not_at_all(value: object, day: str | None) -> None:
    assert iso_date(value) == day
