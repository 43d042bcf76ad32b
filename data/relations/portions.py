"""Cuts the licensed news text into portions to annotate: whole articles first, one fixed seed, dev and test set aside unread.

Usage: ``python data/relations/portions.py DATA OUT``; DATA is the folder of public data (ruopinionne-train, text, factrueval-dev,
treebanks, plover-gsr-dev, relations-news), OUT gets one file a portion: ``## document language date``, then ``@ID text`` for each
and ``~ text`` for what is only context.
"""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graphbuilder.model import Document
from graphbuilder.pipeline import parse

SEED = 20261130
SIZE = 200  #: sentences a portion
WINDOW = 20  #: sentences an article of the Russian dev and test part has at most
HELD = {"ru": 8, "en": 12}  #: articles of each of dev and test
GOLD_FACTRUEVAL = {"book_462", "book_622"}
GOLD_RUOPINIONNE = range(1515, 1545)  #: the locked window and what surrounds it
DEVELOPMENT_RUOPINIONNE = [range(165, 190), range(555, 575), range(1805, 1825), range(2045, 2065), range(2155, 2172)]


@dataclass
class Article:
    """Sentences in order; those whose *id* is None are context."""

    id: str
    language: str
    date: str = ""
    sentences: list[tuple[str | None, str]] = field(default_factory=list)

    def size(self) -> int:
        return sum(id is not None for id, _ in self.sentences)


def locked() -> str:
    """The locked gold texts as one: none of their sentences is annotated for training, whatever collection has it too."""
    folder = Path(__file__).parents[1] / "gold" / "test"
    return " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in sorted(folder.glob("*.txt")))


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def split(articles: list[tuple[str, str, str, str]]) -> Iterator[Article]:
    """Cut texts (id, language, date, text) into sentences with the project's own models."""
    documents = [Document(id=id, text=text, language=language, published=date) for id, language, date, text in articles]
    for document, sentences in parse(documents):
        found = [
            (f"{document.id}.{n}", " ".join(sentence.text.split()))
            for n, sentence in enumerate(sentences)
            if len(sentence.words) > 3
        ]
        yield Article(document.id, document.language, document.published or "", found)


def wikinews(data: Path, known: set[str]) -> list[Article]:
    rows = [row for row in lines(data / "text" / "wikinews-en.jsonl") if row["id"] not in known]
    return list(split([(row["id"], "en", row["published"], row["text"].lstrip("] ")) for row in rows]))


def factrueval(data: Path) -> list[Article]:
    paths = sorted((data / "factrueval-dev").glob("book_*.txt"), key=lambda path: int(path.stem.split("_")[1]))
    return list(
        split([(p.stem, "ru", "", p.read_text(encoding="utf-8")) for p in paths if p.stem not in GOLD_FACTRUEVAL])
    )


def ruopinionne(data: Path, known: set[str]) -> list[Article]:
    """Cut the running text into stretches of twenty sentences; what is annotated elsewhere stays as context."""
    rows = lines(data / "ruopinionne-train" / "train.jsonl")
    articles = []
    for start in range(0, len(rows), WINDOW):
        article = Article(f"ruop-{start}", "ru")
        for n in range(start, min(start + WINDOW, len(rows))):
            text = rows[n]["text"]
            if n not in GOLD_RUOPINIONNE:
                article.sentences.append((None if text in known else f"ruop-{n}", text))
        articles.append(article)
    return articles


def single(data: Path, known: set[str]) -> list[Article]:
    """Russian sentences without their articles."""
    texts = (data / "text" / "ru-news-sentences.txt").read_text(encoding="utf-8").splitlines()
    gold = locked()
    fresh = [(f"rns-{n}", text.strip()) for n, text in enumerate(texts) if text.strip() not in known]
    fresh = [(id, text) for id, text in fresh if text not in gold]
    return [Article(f"rns-{fresh[at][0]}", "ru", "", fresh[at : at + WINDOW]) for at in range(0, len(fresh), WINDOW)]


def gum(data: Path) -> list[Article]:
    articles: dict[str, Article] = {}
    id = ""
    for line in (data / "treebanks" / "en" / "train.conllu").read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id = "):
            id = line.split("= ")[1].strip()
        elif line.startswith("# text = ") and id.startswith(("GUM_news", "GUM_interview")):
            name = id.rsplit("-", 1)[0]
            articles.setdefault(name, Article(name, "en")).sentences.append(
                (id, line.removeprefix("# text = ").strip())
            )
    return list(articles.values())


def plover(data: Path) -> list[Article]:
    rows = lines(data / "plover-gsr-dev" / "records.jsonl")
    return [Article("plover", "en", "", [(row["id"], " ".join(row["text"].split())) for row in rows])]


def write(articles: list[Article], name: str, out: Path) -> None:
    """Write *articles* as portions of about `SIZE` sentences, never cutting one."""
    portion: list[Article] = []
    number = 1
    for article in [*articles, None]:
        if portion and (article is None or sum(one.size() for one in portion) + article.size() > SIZE):
            text = "\n".join(_shown(one) for one in portion)
            (out / f"{name}-{number:02}.txt").write_text(text, encoding="utf-8")
            portion, number = [], number + 1
        if article is not None and article.size():
            portion.append(article)


def _shown(article: Article) -> str:
    rows = [f"@{id} {text}" if id else f"~ {text}" for id, text in article.sentences]
    return "\n".join([f"## {article.id} {article.language} {article.date}".rstrip(), *rows, ""])


def main(data: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    done = lines(data / "relations-news" / "sentences.jsonl")
    known, articles_known = {row["text"] for row in done}, {row.get("document") for row in done}
    chooser = random.Random(SEED)
    running = ruopinionne(data, known)
    whole = [
        one
        for one in running
        if one.size() >= WINDOW - 6
        and not any(int(one.id[5:]) < w.stop and w.start < int(one.id[5:]) + WINDOW for w in DEVELOPMENT_RUOPINIONNE)
    ]
    english = wikinews(data, articles_known)
    held = {
        "ru": chooser.sample(whole, 2 * HELD["ru"]),
        "en": chooser.sample([one for one in english if 8 <= one.size() <= 25], 2 * HELD["en"]),
    }
    for language, chosen in held.items():
        write(chosen[0::2], f"dev-{language}", out)
        write(chosen[1::2], f"test-{language}", out)
    kept = {one.id for chosen in held.values() for one in chosen}
    known |= {text for one in running for _, text in one.sentences}
    train = {
        "ru-articles": [one for one in running if one.id not in kept] + factrueval(data),
        "ru-single": single(data, known),
        "en-articles": [one for one in english if one.id not in kept] + gum(data) + plover(data),
    }
    for name, articles in train.items():
        chooser.shuffle(articles)
        write(articles, name, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
