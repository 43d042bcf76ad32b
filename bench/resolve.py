"""How well entities are told apart and brought together: B³ and CEAF on factRuEval with gold spans; time and memory.

Run ``python bench/resolve.py factrueval FOLDER``, ``python bench/resolve.py names [N]`` or
``python bench/resolve.py pairs FILE``. No model is loaded: gold mentions become names with the dictionary alone, so
that what is measured is the resolver. factRuEval is scored document by document, and once over all documents together,
where objects of two documents count as one thing if their gold names are the same.
"""

import argparse
import csv
import random
import resource
import time
import tomllib
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path

from graphbuilder.evaluate.factrueval import Book, read_folder
from graphbuilder.evaluate.factrueval.standard import Mention as GoldMention
from graphbuilder.model import Document, Entity, Extraction, Mention, Word
from graphbuilder.names import demonym, find_place, nominative
from graphbuilder.names.endings import morph
from graphbuilder.resolve import localise, resolve, score_pair
from graphbuilder.resources import LEXICON

CASES = {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc"}
GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
STARTS = "Бар Вел Гор Дем Ефр Жил Зай Кал Лут Мар Нев Орл Пол Ром Сав Тат"
MIDDLES = "ан еш ид ок уб ынк ярч ест ильк ахт унд"
ENDINGS = "ов ев ин ский енко ук ян ашвили ич ман ко ых"
Clusters = Mapping[Hashable, frozenset[str]]


def main() -> None:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("factrueval", "names", "pairs"))
    parser.add_argument("value", nargs="?", default="100000")
    parser.add_argument("--errors", action="store_true", help="show what was joined or kept apart wrongly")
    options = parser.parse_args()
    if options.what == "factrueval":
        factrueval(Path(options.value), errors=options.errors)
    elif options.what == "pairs":
        pairs(Path(options.value), errors=options.errors)
    else:
        names(int(options.value))


# factRuEval


def factrueval(folder: Path, *, errors: bool) -> None:
    """Print B³ and CEAF over the objects of a factRuEval folder."""
    gold_all: dict[str, tuple[str, str]] = {}
    made_all: dict[str, Hashable] = {}
    scores: list[tuple[int, tuple[float, float, float]]] = []
    members: dict[str, Entity] = {}
    local: dict[str, str] = {}
    for book in read_folder(folder):
        gold, names = _gold(book)
        localised = localise(_extraction(book, names))
        made = {each.reason: localised.entities[each.id].id for each in localised.extraction.mentions}
        scores.append((len(gold), bcubed(_sets(gold), _sets(made))))
        if errors:
            _show(book, gold, made)
        members |= {entity.id: entity for entity in localised.entities.values()}
        gold_all |= {mention: _global(book, thing) for mention, thing in gold.items()}
        local |= made
    resolved = resolve(members.values()).entities
    made_all = {mention: resolved[entity].id for mention, entity in local.items()}
    total = sum(size for size, _ in scores)
    mean = [sum(size * score[index] for size, score in scores) / total for index in range(3)]
    print(f"per document, {total} mentions: B3 P {mean[0]:.3f} R {mean[1]:.3f} F1 {mean[2]:.3f}")
    gold_sets, made_sets = _sets(gold_all), _sets(made_all)
    for name, metric in (("B3", bcubed), ("CEAF-e", ceaf)):
        p, r, f = metric(gold_sets, made_sets)
        print(f"all documents, {len(gold_sets)} things: {name} P {p:.3f} R {r:.3f} F1 {f:.3f}")


def _gold(book: Book) -> tuple[dict[str, str], dict[str, GoldMention]]:
    """Return mention id → object id of the objects with mentions, and the mentions."""
    gold, mentions = {}, {}
    for thing in book.objects or ():
        for mention in thing.mentions:
            gold[f"{book.name}:{mention.id}"] = f"{book.name}:{thing.id}"
            mentions[f"{book.name}:{mention.id}"] = mention
    return gold, mentions


def _global(book: Book, thing: str) -> tuple[str, str]:
    """What an object is called in the gold: objects of two documents with the same names are taken for one."""
    found = next(each for each in book.objects or () if f"{book.name}:{each.id}" == thing)
    kind = "place" if found.type in ("loc", "locorg") else found.type
    names = sorted((name, min(values)) for name, values in found.attributes if values)
    return kind, " ".join(value for _, value in names).lower().replace("ё", "е") or thing


def _extraction(book: Book, names: Mapping[str, GoldMention]) -> Extraction:
    mentions = tuple(_mention(book, name, gold) for name, gold in names.items())
    return Extraction(Document(book.name, book.text), (), mentions, ())


def _mention(book: Book, name: str, gold: GoldMention) -> Mention:
    """The gold mention as extraction would give it: a nominative name, a type, a key where the gazetteer knows it."""
    spans = gold.spans
    if gold.type == "per":
        spans = tuple(span for span in spans if span.type in ("name", "surname", "patronymic", "nickname")) or spans
    tokens = sorted({token for span in spans for token in span.tokens})
    words = [_word(number + 1, book.tokens[token].text, len(tokens)) for number, token in enumerate(tokens)]
    type = {"per": "Person", "org": "Organization"}.get(gold.type, "Place")
    text = nominative(words, type)
    start, end = book.tokens[tokens[0]].start, book.tokens[tokens[-1]].end
    key = country = None
    if type == "Place":
        place = find_place(text) or find_place(" ".join(word.lemma for word in words)) or demonym(words[0].lemma)
        if place is not None:
            type, key, country, text = place.type, place.key, place.country, place.name_ru
    elif type == "Organization" and (place := find_place(text, kinds=("Organization",))):
        key, text = place.key, place.name_ru
    return Mention(book.name, 0, start, end, book.text[start:end], text, type, country=country, key=key, reason=name)


def _word(number: int, form: str, count: int) -> Word:
    """A word as the dictionary alone sees it: likeliest reading, all words hung on the first noun."""
    best = morph().parse(form.lower())[0]
    feats = {}
    if best.is_known and best.tag.case in CASES:
        feats["Case"] = CASES[best.tag.case]
    if best.is_known and best.tag.gender in GENDERS:
        feats["Gender"] = GENDERS[best.tag.gender]
    if best.tag.number and best.is_known:
        feats["Number"] = "Plur" if best.tag.number == "plur" else "Sing"
    upos = {"ADJF": "ADJ", "PRTF": "ADJ"}.get(str(best.tag.POS), "NOUN")
    sure = 0.4 if count > 1 else 0.6
    return Word(number, form, best.normal_form, upos, 0 if number == 1 else 1, "nmod", feats, tag_probability=sure)


def _sets(assigned: Mapping[str, Hashable]) -> dict[Hashable, frozenset[str]]:
    found: dict[Hashable, set[str]] = defaultdict(set)
    for mention, thing in assigned.items():
        found[thing].add(mention)
    return {thing: frozenset(mentions) for thing, mentions in found.items()}


def bcubed(gold: Clusters, made: Clusters) -> tuple[float, float, float]:
    """Return B³ precision, recall and F1 over the mentions both have."""
    of_gold = {mention: cluster for cluster in gold.values() for mention in cluster}
    of_made = {mention: cluster for cluster in made.values() for mention in cluster}
    shared = of_gold.keys() & of_made.keys()
    p = sum(len(of_gold[m] & of_made[m]) / len(of_made[m]) for m in shared) / max(1, len(shared))
    r = sum(len(of_gold[m] & of_made[m]) / len(of_gold[m]) for m in shared) / max(1, len(shared))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def ceaf(gold: Clusters, made: Clusters) -> tuple[float, float, float]:
    """Return CEAF over entities (the φ4 measure): the best one-to-one alignment, found with scipy."""
    from scipy.optimize import linear_sum_assignment
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    golds, mades = list(gold.values()), list(made.values())
    of_made = {mention: number for number, cluster in enumerate(mades) for mention in cluster}
    links = {(i, of_made[m]) for i, cluster in enumerate(golds) for m in cluster if m in of_made}
    size = len(golds)
    rows, columns = [i for i, _ in links], [size + j for _, j in links]
    graph = csr_matrix(([1] * len(rows), (rows, columns)), shape=(size + len(mades),) * 2)
    _, labels = connected_components(graph, directed=False)
    parts: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for i, j in links:
        parts[labels[i]].add((i, j))
    total = 0.0
    for part in parts.values():
        left, right = sorted({i for i, _ in part}), sorted({j for _, j in part})
        table = [[-2 * len(golds[i] & mades[j]) / (len(golds[i]) + len(mades[j])) for j in right] for i in left]
        chosen = linear_sum_assignment(table)
        total -= sum(table[i][j] for i, j in zip(*chosen, strict=True))
    p, r = total / len(mades), total / len(golds)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _show(book: Book, gold: Mapping[str, str], made: Mapping[str, Hashable]) -> None:
    """Print the clusters that differ from the gold."""
    mentions = [mention for thing in book.objects or () for mention in thing.mentions]
    names = {f"{book.name}:{mention.id}": " ".join(span.text for span in mention.spans) for mention in mentions}
    right = set(_sets(gold).values())
    for cluster in sorted(set(_sets(made).values()) - right, key=sorted):
        print(f"{book.name}: {sorted({(names[m], gold[m].split(':')[1]) for m in cluster})}")


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


def made_up(count: int) -> Iterator[Entity]:
    """Distinct made-up names of persons and organizations, a fifth of them in Latin letters."""
    from graphbuilder.names.translit import latin

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
