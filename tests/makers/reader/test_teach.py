"""A relation of one's own, taught from twenty sentences, is found in ten unseen ones; deleting what was taught undoes it."""

import json
import shutil
from pathlib import Path

import pytest

from graphbuilder import lexicon, resources
from graphbuilder.errors import ReadError
from graphbuilder.makers.reader.teach import read_lessons

#: Who mentored whom: no relation of the inventory. ``[A]`` is the mentor, ``{B}`` the mentored.
TAUGHT = """
[Ann Lind] mentored {Paul Reed} for ten years.
{Karen Holt}, a protégée of [David Marsh], opened a studio in Leeds.
The young {Peter Gale} was taken under the wing of [Simon Hart].
[Maria Stone] was a mentor to {Helen Frost} at the ministry.
For years [Robert Bell] had been the mentor of {James Wood}.
{Laura King} learnt the trade from [Thomas Ray], her mentor.
Senator [Edward Hill] mentored the lawyer {Susan Lake}.
{Martin Cole} calls [Frank Dale] his mentor.
Under the tutelage of [George Pike], {Alan Moss} became a surgeon.
[Diana Cross] took the engineer {Victor Lane} under her wing.
{Emma Swan} owes much to [Henry Ford], her mentor at the bank.
[Oscar Finch] mentored {Nina Brook} before she left for Oslo.
The banker [Leo Marks] acted as mentor to {Clara Young}.
{Adam Price} said that [Julia Banks] had been his mentor.
As a mentor of {Sam Rivers}, [Walter Stone] read every draft.
[Olga Petersen] has mentored {Ivan Dahl} since 2015.
{Greta Holm}, whose mentor was [Nils Berg], won the prize.
[Philip Shaw], who mentored {Tom Archer}, died on Friday.
The chef {Rosa Klein} was mentored by [Bruno Weiss].
[Arthur Penn] became the mentor of {Lucy Grant} in Paris.
"""
UNSEEN = """
[Mark Dunn] mentored {Olivia Hayes} in London.
The pianist {Daniel Ross} was mentored by [Irene Walsh].
{Sophie Lang} calls [Colin Drake] her mentor.
[Amanda Wells], who mentored {Kevin Nash}, retired in May.
For a decade [Stuart Blake] was the mentor of {Rachel Dean}.
{Nathan Cross}, whose mentor was [Gloria Hunt], was elected.
[Louise Carter] has mentored {Patrick Boyle} since 2019.
The editor [Harold Vance] acted as mentor to {Wendy Moore}.
[Teresa Lowe] took {Brian Sharp} under her wing.
{Janet Hollis} said that [Roger Flint] had been her mentor.
"""
RELATION = """
[relation]
family = "event"
plover = ""
parties = "who → whom"
definition = "teaches and guides a younger one for years"
subject = ["Person"]
object = ["Person"]
label = { ru = "наставлял", en = "mentored" }
inverse = { ru = "ученик", en = "was mentored by" }
"""


def lessons(text: str) -> list[dict[str, object]]:
    found = []
    for line in text.strip().splitlines():
        plain = "".join(sign for sign in line if sign not in "[]{}")
        spans = []
        for opening, closing in ("[]", "{}"):
            start = line.index(opening)
            shift = sum(sign in "[]{}" for sign in line[:start])
            spans.append([start - shift, start - shift + line.index(closing) - start - 1])
        told = {"relation": "MENTORED", "subject": spans[0], "object": spans[1]}
        found.append({"text": plain, "language": "en", "statements": [told]})
    return found


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "lexicon"
    (folder / "relations").mkdir(parents=True)
    (folder / "relations" / "MENTORED.toml").write_text(RELATION, encoding="utf-8")
    lexicon.use(folder)
    yield folder
    lexicon.use()


def test_a_wrong_lesson_is_named(tmp_path: Path, own: Path) -> None:
    path = tmp_path / "lessons.jsonl"
    path.write_text('{"text": "A met B", "language": "en", "statements": [{"relation": "NOSUCH"}]}\n', encoding="utf-8")
    with pytest.raises(ReadError, match=r"line 1 is no taught sentence .*NOSUCH"):
        read_lessons(path)


@pytest.mark.model
def test_twenty_sentences_teach_a_relation_of_ones_own(tmp_path: Path, own: Path) -> None:
    from graphbuilder.extract.reader.candidates import candidates
    from graphbuilder.extract.reader.model import TAUGHT as FILE
    from graphbuilder.extract.reader.model import Reader
    from graphbuilder.makers.reader.corpus import examples
    from graphbuilder.makers.reader.teach import teach

    model = tmp_path / "model"
    model.mkdir()
    for name in ("reader.json", "reader.safetensors"):
        shutil.copy(resources.folder("data/models") / "joint" / name, model)
    path = tmp_path / "lessons.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in lessons(TAUGHT)), encoding="utf-8")
    teach(read_lessons(path), model)
    other = tmp_path / "unseen.jsonl"
    other.write_text("".join(json.dumps(one) + "\n" for one in lessons(UNSEEN)), encoding="utf-8")
    unseen = list(examples(read_lessons(other)))
    right = 0
    for one, guesses in zip(unseen, Reader.load(model).read([(e.sentence, e.candidates) for e in unseen]), strict=True):
        (gold,) = one.gold
        ends = one.candidates[gold.subject], one.candidates[gold.object]  # type: ignore[index]
        best = next((g for g in guesses if (g.subject, g.object) == ends), None)
        right += best is not None and best.relation == "MENTORED"
    assert right >= 8
    (model / FILE).unlink()
    assert "MENTORED" not in Reader.load(model).labels
    assert candidates(unseen[0].sentence, ())
