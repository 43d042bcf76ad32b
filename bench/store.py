"""How fast a graph takes documents in, and how that grows with it; in one run, so that rates compare as ratios.

    python bench/store.py [STATEMENTS] [--graph ADDRESS] [--whole STATEMENTS] [--bare]

Articles are made up as records, no parser is needed: 8 sentences each, 12 mentions, 6 statements of relations as frequent
as in news, some of them denied, planned or somebody's word, over persons, bodies and countries that follow Zipf's law, in
two languages, over two years. Printed is, at each
size of the graph, what a batch of 16 costs by the clock and of computing (on Neo4j that is this side's alone), then what an
article costs that is unchanged, changed or deleted, and what it costs to prove the graph. ``--whole``
resolves everything for each batch, as versions before did, up to that size; ``--bare`` writes the same rows with nothing
but UNWIND. An address must be of an empty graph.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from graphbuilder.model import Document, Entity, Extraction, Localised, Mention, Post, Sentence, Statement, Time
from graphbuilder.names.places import by_key
from graphbuilder.resolve import resolve
from graphbuilder.resolve.display import known_entity
from graphbuilder.store import Store, connect
from graphbuilder.store import statements as cypher
from graphbuilder.store.rows import batch_rows, document_rows, entity_node, member_node, members_of
from graphbuilder.store.upkeep import verify

BATCH = 16
RELATIONS = {
    "MET": 10,
    "VISITED": 8,
    "ACCUSED": 6,
    "ATTACKED": 12,
    "SUPPORTED": 5,
    "SUPPLIED": 5,
    "CRITICIZED": 6,
    "HOLDS_POSITION": 10,
    "WORKS_FOR": 6,
    "SIGNED": 4,
    "NEGOTIATED_WITH": 6,
    "THREATENED": 3,
    "RELATED": 20,
}
GIVEN = ("Иван", "Пётр", "Сергей", "Анна", "Мария", "Олег", "John", "Mary", "Peter", "Ann", "Paul", "Kate")
HEADS = ("Бел", "Гор", "Дуб", "Зим", "Кар", "Лес", "Мор", "Нов", "Пав", "Руд", "Сав", "Тар", "Фед", "Хар", "Шир")
MIDDLES = ("ан", "ен", "ов", "ил", "ус", "ар", "ит", "ол", "ун", "ат", "ед", "ир", "ок", "ум", "яг", "ес")
ENDS = ("ов", "ин", "ский", "енко", "юк", "ер")
LANDS = ("RU", "UA", "US", "CN", "DE", "FR", "KP", "GB", "IR", "IL", "TR", "PL", "KZ", "IN", "JP", "SY")
TEXT = "Президент России встретился с председателем Госсовета и обсудил поставки. "


class Articles:
    """An endless row of made-up articles, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._number = 0

    def batch(self, size: int = BATCH) -> list[Localised]:
        """Return the next articles."""
        self._number += size
        return [self.article(number) for number in range(self._number - size, self._number)]

    def article(self, number: int) -> Localised:
        """Return one article."""
        chance, name = self._chance, f"{number:016x}"
        day = f"{2024 + chance.randrange(2)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
        sentences = [
            Sentence(name, index, index * len(TEXT), (index + 1) * len(TEXT) - 1, TEXT[:-1], ()) for index in range(8)
        ]
        mentions, entities = [], {}
        for place in range(12):
            entity = self._entity(name, place, day)
            start = (place % 8) * len(TEXT) + 10 * (place // 8)
            made = Mention(name, place % 8, start, start + 9, "Президент", entity.name, entity.type)
            mentions.append(made)
            entities[made.id] = entity
        statements = [self._statement(name, index, mentions, day) for index in range(6)]
        words = " ".join(f"{chance.randrange(10**6)}" for _ in range(20))
        document = Document(
            name, TEXT * 8 + words, title=name, published=day, source=f"source{number % 20}", sha256=name
        )
        return Localised(Extraction(document, tuple(sentences), tuple(mentions), tuple(statements)), entities)

    def _statement(self, name: str, index: int, mentions: Sequence[Mention], day: str) -> Statement:
        (relation,) = self._chance.choices(list(RELATIONS), list(RELATIONS.values()))
        roles = {"subject": mentions[2 * index], "object": mentions[2 * index + 1]}
        start = index * len(TEXT) + 17
        statement = Statement(name, index, relation, "CONSULT", "x", start, start + 10, "x", roles, "ru/x#y")
        return replace(statement, **_mode(random.Random(f"{name}-{index}"), mentions, day))

    def _entity(self, document: str, place: int, day: str) -> Entity:
        chance = self._chance
        sort = chance.random()
        if sort < 0.35:
            land = LANDS[min(len(LANDS) - 1, int(chance.paretovariate(0.8)) - 1)]
            return known_entity(f"country:{land}", "Country", land)
        rank = int(chance.paretovariate(0.6))
        id = f"{document}-{place}"
        if sort < 0.85:
            return self._person(id, rank % 200_000, day)
        if sort < 0.95:
            name = f"«{_surname(rank % 50_000)}»"
            return Entity(id, name, "Organization", {"ru": name}, aliases=(name,), traits=("kind:firm",))
        title, of = ("президент", "министр")[rank % 2], f"country:{LANDS[rank % len(LANDS)]}"
        return Entity(id, title, "Position", {"ru": title}, aliases=(title,), posts=(Post(title, of, day),))

    def _person(self, id: str, rank: int, day: str) -> Entity:
        chance = self._chance
        surname, given = _surname(rank // 3), GIVEN[rank * 7 % len(GIVEN)]
        name = surname if chance.random() < 0.1 else f"{given} {surname}"
        forms = tuple(sorted({name, *(f"{surname}{end}" for end in chance.sample(("а", "у", "ым", "е"), 2))}))
        traits = (("sex:Masc",), (), ("calling:министр", "sex:Masc"))[chance.choice((0, 0, 1, 2))]
        posts = (Post("министр", f"country:{LANDS[rank % len(LANDS)]}", day),) if chance.random() < 0.1 else ()
        return Entity(id, name, "Person", {"ru": name}, aliases=forms, traits=traits, posts=posts)


def _mode(chance: random.Random, mentions: Sequence[Mention], day: str) -> dict[str, Any]:
    """Return how a text stands to a statement: as often denied, planned, dated and somebody's word as in news."""
    sort = chance.random()
    return {
        "polarity": "negated" if sort < 0.04 else "affirmed",
        "realis": "planned" if sort > 0.9 else "actual",
        "speaker": chance.choice(mentions) if chance.random() < 0.15 else None,
        "time": Time(day, day, "day") if chance.random() < 0.4 else None,
        "confidence": round(0.4 + 0.6 * chance.random(), 3),
    }


def _surname(rank: int) -> str:
    """Return one of 21,600 surnames, the same for the same number; beyond, double ones."""
    parts = []
    while rank >= 0:
        rank, end = divmod(rank, len(ENDS))
        rank, middle = divmod(rank, len(MIDDLES))
        rank, head = divmod(rank, len(HEADS))
        parts.append(HEADS[head] + MIDDLES[middle] + MIDDLES[(middle * 7 + end) % len(MIDDLES)] + ENDS[end])
        rank -= 1
    return "-".join(parts)


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return how long *work* takes by the clock, and how long this process computes for it, whatever else the machine does."""
    start, computed = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - computed


def sizes(most: int) -> Iterator[int]:
    """Yield the sizes at which is measured: 1, 2, 5 and so on times powers of ten, up to *most* statements."""
    yield from (size for power in range(3, 8) for size in (10**power, 2 * 10**power, 5 * 10**power) if size <= most)


def grow(store: Store, most: int, write: Callable[[Store, list[Localised]], None], title: str) -> list[Localised]:
    """Fill *store* with *most* statements by *write*, print what batches cost on the way, and return the last."""
    articles, done, marks = Articles(), 0, list(sizes(most))
    first: list[float] = []
    recent: list[tuple[float, float]] = []
    batch: list[Localised] = []
    while marks:
        batch = articles.batch()
        recent = [*recent[-19:], seconds(lambda batch=batch: write(store, batch))]
        done += 6 * BATCH
        if done >= marks[0]:
            cost, computed = (sorted(each)[len(recent) // 2] for each in zip(*recent, strict=True))
            first = first or [cost, computed]
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{title:<8}{marks.pop(0):>10,} statements  {cost * 1000:>8,.0f} ms a batch ({cost / first[0]:.2f} × the first)"
                f"  {computed * 1000:>8,.0f} ms of computing ({computed / first[1]:.2f} ×)"
                f"  {6 * BATCH / cost:>7,.0f} statements/s  {memory:>7,.0f} MB", flush=True,
            )  # fmt: skip
    return batch


class Whole:
    """Each batch resolved together with all there is, and all of that handed to the store."""

    def __init__(self) -> None:
        self._members: dict[str, Entity] = {}

    def __call__(self, store: Store, batch: list[Localised]) -> None:
        self._members |= members_of(batch)
        store.write(batch, resolve(self._members.values()))


def bare(store: Store, batch: list[Localised]) -> None:
    """Write the rows of *batch* with one UNWIND each, as a loop written by hand would; nothing is resolved or derived."""
    rows, members = batch_rows(batch, {}), members_of(batch)

    def work(run: Callable[..., object]) -> None:
        run(cypher.MERGE_DOCUMENTS, rows=document_rows(batch))
        run(cypher.MERGE_MEMBERS, rows=[member_node(each) for each in members.values()])
        for kind in sorted({each.type for each in members.values()}):
            run(cypher.merge_entities(kind), rows=[entity_node(e) for e in members.values() if e.type == kind])
        for statement, listed in (
            (cypher.MERGE_SOURCES, rows.sources),
            (cypher.MERGE_FINGERPRINTS, rows.fingerprints),
            (cypher.MERGE_SENTENCES, rows.sentences),
            (cypher.merge_statements(), rows.statements),
            (cypher.CREATE_PUBLISHED, rows.published),
            (cypher.CREATE_IN, rows.inside),
            (cypher.create_evidence(), rows.evidence),
            (cypher.CREATE_MENTIONS, rows.mentions),
            *((cypher.create_roles(kind), listed) for kind, listed in rows.roles.items()),
        ):
            run(statement, rows=listed)

    store.transact(work)  # type: ignore[attr-defined]


def single(store: Store, last: list[Localised]) -> None:
    """Print what one article costs in the graph as it is."""
    one = last[0]
    changed = Articles(2).article(int(one.extraction.document.id, 16))
    gone = last[1].extraction.document.id
    for what, work in (
        ("an unchanged article again", lambda: store.replace([one])),
        ("a changed article", lambda: store.replace([changed])),
        ("an article deleted", lambda: store.remove([gone])),
        ("verify", lambda: verify(store)),  # type: ignore[arg-type]
        ("close", store.close),
    ):
        cost, computed = seconds(work)
        print(f"{what:<28}{cost * 1000:>9,.0f} ms  {computed * 1000:>9,.0f} ms of computing", flush=True)


def emptied(graph: str | None, folder: str, name: str) -> Store:
    """Return an empty graph of one's own: at the address *graph* emptied, else a file in *folder*."""
    store = connect(graph or str(Path(folder) / f"{name}.graph"))
    if graph:
        store.transact(lambda run: run("MATCH (n) DETACH DELETE n"))  # type: ignore[attr-defined]
    store.prepare()
    return store


def main() -> None:
    """Measure one graph."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("statements", type=int, nargs="?", default=20_000)
    parser.add_argument("--graph", help="another graph than a temporary file, for example bolt://…; it must be empty")
    parser.add_argument("--whole", type=int, default=0, metavar="STATEMENTS")
    parser.add_argument("--bare", action="store_true")
    options = parser.parse_args()
    by_key("country:RU")  # what is read once is read now
    resolve([Entity("a", "Иван Белов", "Person"), Entity("b", "Ivan Belov", "Person")])
    with tempfile.TemporaryDirectory() as folder:
        if options.whole:
            with emptied(options.graph, folder, "whole") as store:
                grow(store, options.whole, Whole(), "whole")
        if options.bare:
            with emptied(options.graph, folder, "bare") as store:
                grow(store, options.statements, bare, "bare")
        with emptied(options.graph, folder, "store") as store:
            single(store, grow(store, options.statements, lambda store, batch: store.replace(batch), "store"))


if __name__ == "__main__":
    main()
