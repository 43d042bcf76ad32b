"""B³ and CEAF on clusters small enough to score by hand; GUM's brackets; both kinds of gold end to end."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from graphbuilder.errors import ReadError
from graphbuilder.makers.evaluate.coreference import bcubed, ceaf, clusters, read_chains, score_chains
from graphbuilder.model import Document, Extraction, Localised, Mention
from graphbuilder.resolve import localise

GOLD = clusters({"a": 1, "b": 1, "c": 1, "d": 2, "e": 2})
MADE = clusters({"a": "x", "b": "x", "c": "y", "d": "y", "e": "y"})


def test_bcubed_of_five_mentions() -> None:
    counts = bcubed(GOLD, MADE)
    assert counts.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert counts.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


def test_ceaf_aligns_each_entity_once() -> None:
    counts = ceaf(GOLD, MADE)
    assert counts.right == pytest.approx(2 * 2 / 5 + 2 * 2 / 5)
    assert (counts.produced, counts.expected) == (2, 2)
    assert ceaf(GOLD, GOLD).f1 == 1.0


def test_a_mention_one_side_lacks_is_wrong_there() -> None:
    counts = bcubed(clusters({"a": 1, "b": 2}), clusters({"a": 1, "z": 3}))
    assert (counts.precision, counts.recall) == (0.5, 0.5)


GUM = """# newdoc id = d1
# text = Barack Obama met Kim.
1	Barack	Barack	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new-cf1-1-coref-Barack_Obama
2	Obama	Obama	PROPN	NNP	_	1	flat	_	Entity=1)
3	met	meet	VERB	VBD	_	0	root	_	_
4	Kim	Kim	PROPN	NNP	_	3	obj	_	Entity=(2-person-new-cf2-1-sgl)|SpaceAfter=No
5	.	.	PUNCT	.	_	3	punct	_	_

# newpar
# text = Obama's wife left. He stayed.
1-2	Obama's	_	_	_	_	_	_	_	_
1	Obama	Obama	PROPN	NNP	_	3	nmod:poss	_	Entity=(3-person-new-cf1-2-sgl(1-person-giv-cf2-1-coref-Barack_Obama
2	's	's	PART	POS	_	1	case	_	Entity=1)
3	wife	wife	NOUN	NN	_	4	nsubj	_	Entity=3)
4	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_
6	He	he	PRON	PRP	_	7	nsubj	_	Entity=(1-person-giv-cf1-1-ana-Barack_Obama)
7	stayed	stay	VERB	VBD	_	4	parataxis	_	_

"""


@pytest.fixture
def gum(tmp_path: Path) -> Path:
    path = tmp_path / "gum.conllu"
    path.write_text(GUM, encoding="utf-8")
    return path


def test_brackets_become_spans_of_the_text(gum: Path) -> None:
    (text,) = read_chains(gum)
    assert text.document.text == "Barack Obama met Kim.\n\nObama's wife left. He stayed\n"
    found = [(text.document.text[span.start : span.end], span.entity, span.named) for span in text.spans]
    assert found == [
        ("Barack Obama", "1", True),
        ("Kim", "2", True),
        ("Obama's wife", "3", False),
        ("Obama's", "1", True),
        ("He", "1", False),
    ]


def test_names_with_gold_spans_and_everything_with_ours(gum: Path) -> None:
    def analyse(documents: Iterable[Document]) -> Iterator[Localised]:
        for document in documents:
            full = Mention(document.id, 0, 0, 12, "Barack Obama", "Barack Obama", "Person")
            he = Mention(document.id, 1, 42, 44, "He", "", "Person", via="pronoun", antecedent=full.id)
            yield localise(Extraction(document, (), (full, he), ()))

    report = score_chains("gum", read_chains(gum), analyse)
    assert report.counts("gold spans: B3").f1 == 1.0
    ours = report.counts("our mentions: B3")
    assert (ours.produced, ours.expected) == (2, 4)
    assert ours.precision == 1.0
    assert ours.recall == pytest.approx((2 / 3 + 2 / 3) / 4)


def test_a_treebank_without_coreference_is_named(tmp_path: Path) -> None:
    path = tmp_path / "plain.conllu"
    path.write_text("# newdoc id = d\n1\tA\ta\tX\t_\t_\t0\troot\t_\t_\n\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"plain\.conllu: no Entity="):
        read_chains(path)
