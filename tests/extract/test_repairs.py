"""Every repair changes the trees it should, and leaves those it should: ``tests/trees/<repair>.conllu``.

The column MISC says what becomes of a word: ``Head``, ``Deprel``, ``Upos`` and ``Lemma``, else a feature; empty where it is taken
away. ``Name`` is the type of the name the parser saw there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from graphbuilder import grammar
from graphbuilder.extract.explain import explanation
from graphbuilder.extract.repair import REPAIRS, repaired
from graphbuilder.extract.rules import load_pack
from graphbuilder.model import Name, Sentence, Word
from tests.extract.trees import found, only, tree

TREES = Path(__file__).parent.parent / "trees"


@dataclass(frozen=True)
class Case:
    """A tree a repair changes, or leaves where *after* is as its words are."""

    repair: str
    note: str
    sentence: Sentence
    after: tuple[Word, ...]

    @property
    def changes(self) -> bool:
        return self.after != self.sentence.words


def cases(path: Path) -> Iterator[Case]:
    language, *blocks = path.read_text(encoding="utf-8").strip().partition("\n")[::2]
    for block in "".join(blocks).split("\n\n"):
        comments = dict(line[2:].split(" = ", 1) for line in block.splitlines() if line.startswith("#"))
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        words = tuple(word(row) for row in rows)
        miscs = [pairs(row[9]) for row in rows]
        names = tuple(Name(number, number, misc["Name"]) for number, misc in enumerate(miscs, 1) if "Name" in misc)
        text = comments["text"]
        sentence = Sentence("d", 0, 0, len(text), text, words, names, language.removeprefix("# language = "))
        after = tuple(mended(one, misc) for one, misc in zip(words, miscs, strict=True))
        yield Case(path.stem, f"{comments['sent_id']}: {comments['note']}", sentence, after)


def word(row: list[str]) -> Word:
    return Word(int(row[0]), row[1], row[2], row[3], int(row[6]), row[7], pairs(row[5]))


def pairs(column: str) -> dict[str, str]:
    return {} if column == "_" else dict(pair.split("=", 1) for pair in column.split("|"))


def mended(before: Word, misc: dict[str, str]) -> Word:
    feats = dict(before.feats)
    for name, value in misc.items():
        if name == "Head":
            before = replace(before, head=int(value))
        elif name in ("Deprel", "Upos", "Lemma"):
            before = replace(before, **{name.lower(): value})
        elif name not in ("Name", "SpaceAfter"):
            feats[name] = value
    return replace(before, feats={name: value for name, value in feats.items() if value})


ALL = [case for path in sorted(TREES.glob("*.conllu")) for case in cases(path)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.repair} {case.note}")
def test_a_repair_changes_what_it_should(case: Case) -> None:
    made = repaired(case.sentence, load_pack(case.sentence.language))
    assert made.sentence.words == case.after
    assert set(made.repairs) == ({case.repair} if case.changes else set())
    assert made.tree.sentence is made.sentence


@pytest.mark.parametrize("name", sorted(REPAIRS))
def test_every_repair_has_trees_it_changes_and_trees_it_leaves(name: str) -> None:
    assert {case.changes for case in ALL if case.repair == name} == {True, False}


@pytest.mark.parametrize("name", sorted(REPAIRS))
def test_every_repair_is_one_of_a_language_and_says_what_it_mends(name: str) -> None:
    languages = [one for one in grammar.languages() if name in grammar.load(one).items("repairs", "order")]
    trees = {case.sentence.language for case in ALL if case.repair == name}
    assert trees
    assert trees <= set(languages)
    assert REPAIRS[name].mend.__doc__


@pytest.mark.parametrize("language", grammar.languages())
def test_a_language_lists_a_repair_once(language: str) -> None:
    names = grammar.load(language).items("repairs", "order")
    assert len(names) == len(set(names))


def test_a_mended_tree_needs_no_repair() -> None:
    """Made once each in their order, repairs leave nothing that they themselves would change again."""
    for case in ALL:
        pack = load_pack(case.sentence.language)
        once = repaired(case.sentence, pack).sentence
        assert repaired(once, pack).sentence.words == once.words, case.note


def test_what_was_mended_stands_in_the_extraction_and_is_explained() -> None:
    sentence = tree(
        """
        Договор   договор   NOUN  Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing 2 nsubj
        подписали подписать VERB  Number=Plur|Tense=Past|VerbForm=Fin           0 root
        Иран      Иран      PROPN Animacy=Inan|Case=Acc|Gender=Masc|Number=Sing 2 obj  B-Geopolitical
        и         и         CCONJ _                                             5 cc
        Ирак      Ирак      PROPN Animacy=Inan|Case=Acc|Gender=Masc|Number=Sing 3 conj B-Geopolitical
        """
    )
    extraction = found(sentence)
    assert extraction.repairs == {0: ("subject-as-object", "subject-as-object")}
    assert extraction.sentences == (sentence,)
    text = explanation(extraction, only(extraction))
    assert "repairs: subject-as-object" in text
    assert "2\tnsubj\t1.00\tsubject\t(parsed: 2 obj)" in text
