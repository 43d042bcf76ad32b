"""How well entities are told apart and brought together: B³ and CEAF with gold spans and our own; time and memory.

Run ``python bench/resolve.py coreference PATH`` (a factRuEval folder, or CoNLL-U with ``Entity=`` such as GUM; ``--own``
loads the models and measures our own mentions too), ``python bench/resolve.py names [N]``,
``python bench/resolve.py pairs FILE`` or ``python bench/resolve.py link [ROWS]`` (a made-up file of aliases).
"""

import argparse
import csv
import json
import random
import resource
import tempfile
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

from graphbuilder.makers.evaluate.coreference import read_chains, score_chains, score_objects
from graphbuilder.makers.evaluate.factrueval import read_folder
from graphbuilder.model import Entity
from graphbuilder.resolve import resolve, score_pair
from graphbuilder.resources import LEXICON

STARTS = "Бар Вел Гор Дем Ефр Жил Зай Кал Лут Мар Нев Орл Пол Ром Сав Тат"
MIDDLES = "ан еш ид ок уб ынк ярч ест ильк ахт унд"
ENDINGS = "ов ев ин ский енко ук ян ашвили ич ман ко ых"


def main() -> None:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("coreference", "names", "pairs", "link"))
    parser.add_argument("value", nargs="?", default="100000")
    parser.add_argument("--errors", action="store_true", help="show what was joined or kept apart wrongly")
    parser.add_argument("--own", action="store_true", help="coreference: our own mentions too")
    options = parser.parse_args()
    if options.what == "coreference":
        coreference(Path(options.value), errors=options.errors, own=options.own)
    elif options.what == "pairs":
        pairs(Path(options.value), errors=options.errors)
    elif options.what == "link":
        link(int(options.value))
    else:
        names(int(options.value))


# coreference


def coreference(path: Path, *, errors: bool, own: bool) -> None:
    """Print B³ and CEAF of a factRuEval folder, or of a treebank with coreference; *own*: with our mentions too."""
    if path.is_dir():
        report = score_objects(path.name, read_folder(path))
    else:
        from graphbuilder.pipeline import analyse

        report = score_chains(path.stem, read_chains(path), analyse if own else None)
    for group in report.units:
        counts = report.counts(group)
        scores = f"P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}"
        print(f"{group}: {scores} of {counts.expected:.0f}")
    for finding in report.findings if errors else ():
        print(f"  {finding.kind} {finding.where}: {finding.what}")


# pairs, and many names


def pairs(path: Path, *, errors: bool) -> None:
    """Print precision, recall and F1 of `score_pair` over a file of pairs."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for typed in (True, False):
        judged = [(row, score_pair(row["a"], row["b"], row["type"] if typed else None)) for row in rows]
        right = sum(row["same"] == "1" and judgement.same for row, judgement in judged)
        p = right / max(1, sum(judgement.same for _, judgement in judged))
        r = right / max(1, sum(row["same"] == "1" for row, _ in judged))
        label = "with types" if typed else "without types"
        print(f"{len(rows)} pairs {label}: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}")
        if errors:
            for row, judgement in judged:
                if judgement.same != (row["same"] == "1"):
                    print(f"  {row['a']} | {row['b']}: {judgement.score:.2f} {judgement.reason}")


def names(count: int) -> None:
    """Resolve *count* made-up distinct names and print seconds and megabytes."""
    members = list(made_up(count))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.perf_counter(), time.process_time()
    resolution = resolve(members)
    took, work = time.perf_counter() - started[0], time.process_time() - started[1]
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    entities = len({entity.id for entity in resolution.entities.values()})
    print(
        f"{count} names → {entities} entities in {took:.1f} s ({work:.1f} s of one core), {before:.0f} → {after:.0f} MB"
    )


def link(rows: int) -> None:
    """Link 10,000 made-up entities by a made-up file of *rows* rows in each format; print seconds and peak memory."""
    from graphbuilder.resolve.aliases import link as find_links

    entities = list(made_up(10_000))
    for suffix in (".csv", ".jsonl", ".ftm.json", ".parquet"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"aliases{suffix}"
            _write_aliases(path, rows, [entity.name for entity in entities])
            before, started = _peak(), time.perf_counter()
            found = find_links(entities, path)
            took = time.perf_counter() - started
            size = path.stat().st_size / 2**20
            print(
                f"{suffix}: {rows} rows, {size:.0f} MB: {sum(each.sure for each in found)} linked, "
                f"{len({each.entity for each in found if not each.sure})} doubtful in {took:.1f} s, "
                f"peak {before:.0f} → {_peak():.0f} MB"
            )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _write_aliases(path: Path, rows: int, names: list[str]) -> None:
    """Write *rows* aliases: every thousandth is one of *names*, the others are made up."""
    chance = random.Random(2)
    firsts, lasts = _dictionary()

    def made() -> Iterator[tuple[str, str]]:
        for number in range(1, rows + 1):
            name = f"{chance.choice(firsts)} {chance.choice(lasts)}{chance.choice(lasts).lower()}"
            yield (names[number // 1000 % len(names)] if number % 1000 == 0 else name), f"Q{number}"

    if path.suffix == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = pa.schema([("name", pa.string()), ("id", pa.string())])
        with pq.ParquetWriter(path, schema) as writer:
            batch: list[dict[str, str]] = []
            for name, id in made():
                batch.append({"name": name, "id": id})
                if len(batch) == 10_000:
                    writer.write_table(pa.Table.from_pylist(batch, schema))
                    batch.clear()
            writer.write_table(pa.Table.from_pylist(batch, schema))
        return
    with path.open("w", encoding="utf-8", newline="") as lines:
        if path.suffix == ".csv":
            csv.writer(lines).writerows([("name", "id"), *()])
        for name, id in made():
            if path.suffix == ".csv":
                lines.write(f"{name},{id}\n")
            elif path.name.endswith(".ftm.json"):
                entity = {"id": id, "schema": "LegalEntity", "properties": {"name": [name], "wikidataId": [id]}}
                lines.write(json.dumps(entity, ensure_ascii=False) + "\n")
            else:
                lines.write(json.dumps({"name": name, "id": id}, ensure_ascii=False) + "\n")


def made_up(count: int) -> Iterator[Entity]:
    """Distinct made-up names of persons and organizations, a fifth of them in Latin letters."""
    from graphbuilder.grammar.scripts.translit import latin

    chance = random.Random(1)
    firsts, lasts = _dictionary()
    seen: set[str] = set()
    while len(seen) < count:
        first, last = chance.choice(firsts), chance.choice(lasts)
        kind = chance.random()
        name = f"{first} {last}" if kind < 0.7 else f"{first[0]}. {last}"
        name = f"{last} {chance.randint(1, 99)}" if kind >= 0.8 else name
        name = latin(name) if chance.random() < 0.2 else name
        if name not in seen:
            seen.add(name)
            type = "Person" if kind < 0.8 else "Organization"
            yield Entity(f"{len(seen):08x}", name, type, aliases=(name,), members=(f"{len(seen):08x}",))


def _dictionary() -> tuple[list[str], list[str]]:
    """First names of the curated table, and surnames made of syllables and the usual endings."""
    table = tomllib.loads((LEXICON / "gazetteer" / "persons.toml").read_text(encoding="utf-8"))["given"]["groups"]
    firsts = sorted({line.split()[0].title() for line in table})
    stems = [start + middle for start in STARTS.split() for middle in ["", *MIDDLES.split()]]
    return firsts, [stem + ending for stem in stems for ending in ENDINGS.split()]


if __name__ == "__main__":
    main()
