"""How fast the embedded graph takes documents in: nodes and edges a second, and what a question costs.

Run ``python bench/store.py [documents]``. The documents are made up: 8 sentences each, 12 mentions, 6 statements, over
names that follow Zipf's law, so a few countries and people are in nearly everything, as in real news.
"""

import argparse
import random
import tempfile
import time
from pathlib import Path

from graphbuilder.model import Document, Entity, Extraction, Localised, Mention, Resolution, Sentence, Statement
from graphbuilder.store import connect

RELATIONS = ("MET", "VISITED", "SUPPLIED", "SENT_TROOPS_TO", "CRITICIZED", "SUPPORTED")
TEXT = "Президент России встретился с председателем Госсовета и обсудил поставки. "


def article(number: int, chance: random.Random) -> Localised:
    """Return one made-up document."""
    name = f"doc{number:07d}"
    sentences, mentions, statements, entities = [], [], [], {}
    for index in range(8):
        start = index * len(TEXT)
        sentences.append(Sentence(name, index, start, start + len(TEXT), TEXT, ()))
    for place in range(12):
        who = int(8 * chance.paretovariate(0.7)) - 7
        kind = "Country" if who < 50 else "Person"
        start = (place % 8) * len(TEXT) + place
        made = Mention(name, place % 8, start, start + 9, "Президент", f"Имя {who}", kind)
        mentions.append(made)
        key = f"country:{who}" if kind == "Country" else f"{name}/{who % 100000}"
        entities[made.id] = Entity(key, f"Имя {who % 100000}", kind, names={"ru": f"Имя {who}"})
    for index in range(6):
        roles = {"subject": mentions[2 * index], "object": mentions[2 * index + 1]}
        start = index * len(TEXT) + 17
        relation = chance.choice(RELATIONS)
        statements.append(
            Statement(name, index, relation, "CONSULT", "встретиться", start, start + 10, "встретился", roles, "ru/x#y")
        )
    document = Document(name, TEXT * 8, title=name, published="2025-09-03", source=f"source{number % 20}")
    return Localised(Extraction(document, tuple(sentences), tuple(mentions), tuple(statements)), entities)


def resolution(batch: list[Localised]) -> Resolution:
    """Join people of one name across documents."""
    found = {}
    for localised in batch:
        for entity in localised.entities.values():
            canonical = entity.id if entity.type == "Country" else f"e:{entity.name}"
            found[entity.id] = Entity(canonical, entity.name, entity.type, names=entity.names)
    return Resolution(found)


def timed(title: str, work: object) -> float:
    """Run *work*, print how long it took, and return the seconds."""
    start = time.perf_counter()
    work()  # type: ignore[operator]
    seconds = time.perf_counter() - start
    print(f"{title:<44}{seconds * 1000:>12,.1f} ms")
    return seconds


def main() -> None:
    """Measure one graph."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int, nargs="?", default=2000)
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--graph", help="another graph than a temporary file, for example bolt://…; it must be empty")
    options = parser.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        graph = options.graph or str(Path(folder) / "bench.graph")
        start, busy = time.perf_counter(), time.process_time()
        with connect(graph) as store:
            for first in range(0, options.documents, options.batch):
                batch = [article(number, chance) for number in range(first, first + options.batch)]
                before = time.perf_counter()
                store.write(batch, resolution(batch))
                last = time.perf_counter() - before
            seconds, busy = time.perf_counter() - start, time.process_time() - busy
            counts = store.counts()
            nodes = sum(counts[kind] for kind in ("documents", "sentences", "statements", "entities", "members"))
            edges = counts["mentions"] + counts["sentences"] + 3 * counts["statements"] + counts["members"]
            edges += counts["documents"] + counts["relations"]
            print(f"{options.documents} documents in {seconds:.1f} s ({busy:.1f} s of processor): ", end="")
            print(f"{nodes / seconds:,.0f} nodes/s, ", end="")
            print(f"{edges / seconds:,.0f} edges/s, {options.documents / seconds:,.0f} documents/s; {counts}")
            print(f"{'last batch':<44}{last * 1000:>12,.1f} ms")
            timed("ingest a known document again", lambda: store.write([batch[0]], resolution(batch[:1])))
            timed("delete a document", lambda: store.delete("doc0000001"))
            question = "MATCH (a:Entity {id: 'country:1'})-[r]-(b:Entity) RETURN b.name, r.statements ORDER BY b.name"
            timed("neighbours of the busiest entity", lambda: store.read(question))
            timed("close", store.close)
        if not options.graph:
            size = Path(graph).stat().st_size
            print(f"{'file':<44}{size / 1e6:>12,.1f} MB")
            timed("open", lambda: connect(graph).close())


if __name__ == "__main__":
    main()
