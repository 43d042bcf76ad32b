"""A user's own list of entities: known by any of its names, in any form, as one entity."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder import lexicon
from graphbuilder.errors import LexiconError
from graphbuilder.extract import extract
from graphbuilder.lexicon.entities import words_of
from graphbuilder.model import Document
from graphbuilder.parse import load
from graphbuilder.resolve import localise

VEGA = """
[[entity]]
name = { ru = "Вега-Инвест", en = "Vega Invest" }
type = "Organization"
aliases = ["Вега", "Новая Вега"]
country = "ru"
"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    lexicon.use()


def listed(folder: Path, text: str) -> None:
    (folder / "entities.toml").write_text(text, encoding="utf-8")
    lexicon.use(folder)


def test_names_are_compared_by_their_words() -> None:
    assert words_of("ООО «Вега-Инвест»") == ("ооо", "вега", "инвест")


def test_an_entity_has_a_key_of_its_name_unless_given(own: Path) -> None:
    listed(own, VEGA + '[[entity]]\nkey = "own:x1"\nname = { ru = "Бес" }\ntype = "Person"\n')
    keys = set(lexicon.active().entities.by_key)
    assert {key for key in keys if key.startswith("own:")} == {"own:вега-инвест", "own:x1"}
    assert "prize:golden-bear" in keys
    assert lexicon.active().entities.by_key["own:вега-инвест"].country == "RU"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VEGA.replace("aliases", "alias"), "unknown key 'alias' (did you mean 'aliases'?)"),
        (
            VEGA.replace('"Organization"', '"Organisation"'),
            "no entity type 'Organisation' (did you mean 'Organization'?)",
        ),
        (VEGA + VEGA, "a second entity of key 'own:вега-инвест'"),
        (VEGA.replace('"Вега",', '"«»",'), "no name may be empty"),
        (VEGA + 'key = "DROP"\n', "'DROP' is no key"),
        ("[entities]\n", "unknown key 'entities'"),
        ("[[entity]\n", "expected a TOML file"),
    ],
)
def test_what_is_wrong_is_named(text: str, expected: str, own: Path) -> None:
    with pytest.raises(LexiconError) as error:
        listed(own, text)
    assert expected in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.model
def test_every_form_of_every_name_is_the_one_entity(own: Path) -> None:
    listed(own, VEGA)
    text = "Газпром купил Вегу-Инвест. Роснефть подала в суд на «Новую Вегу». Лукойл продал Веге завод."
    [(document, sentences)] = load("ru").parse([Document("d", text)])
    found = localise(extract(document, sentences))
    named = {mention.text for mention in found.extraction.mentions if mention.key == "own:вега-инвест"}
    assert named == {"Вегу-Инвест", "Новую Вегу", "Веге"}
    one = {found.entities[mention.id].id for mention in found.extraction.mentions if mention.text in named}
    assert one == {"own:вега-инвест"}
