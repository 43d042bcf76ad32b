"""CoNLL-U that others can read: multi-word tokens, offsets and entities in MISC."""

import json

from graphbuilder.model import Document, Name, Sentence, Word
from graphbuilder.parse.conllu import span, to_conllu, to_json

TEXT = "Obama's visit."
WORDS = (
    Word(1, "Obama", "Obama", "PROPN", 3, "nmod:poss", {"Number": "Sing"}, start=0, end=7),
    Word(2, "'s", "'s", "PART", 1, "case", start=0, end=7),
    Word(3, "visit", "visit", "NOUN", 0, "root", start=8, end=13),
    Word(4, ".", ".", "PUNCT", 3, "punct", start=13, end=14),
)
DOCUMENT = Document("d", TEXT, language="en", path="a.txt")
SENTENCE = Sentence("d", 0, 0, 14, TEXT, WORDS, (Name(1, 1, "Person"),), "en")


def test_a_multi_word_token_has_its_line_with_offsets_and_entity() -> None:
    lines = next(to_conllu(DOCUMENT, [SENTENCE])).splitlines()
    assert "1-2\tObama's\t_\t_\t_\t_\t_\t_\t_\tstart_char=0|end_char=7|ner=S-Person" in lines
    assert "1\tObama\tObama\tPROPN\t_\tNumber=Sing\t3\tnmod:poss\t_\t_" in lines
    assert "3\tvisit\tvisit\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No|start_char=8|end_char=13|ner=O" in lines


def test_the_output_reads_as_conllu_with_the_text_intact() -> None:
    import io

    from udtools import udeval

    read = udeval.load_conllu(io.StringIO("".join(to_conllu(DOCUMENT, [SENTENCE]))), "", {})
    assert "".join(read.characters) == TEXT.replace(" ", "")
    assert len(read.words) == 4


def test_a_name_ends_before_the_rest_of_its_token() -> None:
    assert span(SENTENCE, Name(1, 1, "Person")) == (0, 5)
    assert span(SENTENCE, Name(1, 3, "Event")) == (0, 13)


def test_json_has_every_field_and_the_path() -> None:
    record = json.loads(next(to_json(DOCUMENT, [SENTENCE])))
    assert record["path"] == "a.txt"
    assert record["words"][0]["feats"] == {"Number": "Sing"}
    assert record["names"] == [{"first": 1, "last": 1, "type": "Person", "probability": 1.0}]
