"""Checks annotated portions and turns them into JSON lines; says how far two annotators agree.

Usage::

    python -m graphbuilder.makers.reader.annotation check PORTION.txt PORTION.ann
    python -m graphbuilder.makers.reader.annotation build PORTIONS OUT.jsonl     # folder of .txt and .ann, sorted by name
    python -m graphbuilder.makers.reader.annotation agree PORTION.txt ONE.ann OTHER.ann

`GUIDE.md` has the form. A JSON line is one sentence: ``id document language date text before statements``; a statement
has ``relation``, ``also``,
``subject object trigger speaker theme`` as half-open code-point offsets into ``text`` (a party of an earlier sentence:
``[-1, start, end]``, offsets into
``before[-1]``), ``mode`` and ``unsure``. Authored portions (``## authored …``) have their sentences in the annotation
itself: ``@ID text``.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphbuilder import resources

RELATIONS = {path.stem for path in (resources.LEXICON / "relations").rglob("*.toml")}
MODES = ("planned", "hypothetical", "negated")
CONTEXT = 2  #: sentences before that a party may stand in


@dataclass
class Sentence:
    """A sentence to annotate, with its document and the sentences before it."""

    id: str
    text: str
    document: str = ""
    language: str = ""
    date: str = ""
    before: list[str] = field(default_factory=list)


def sentences(portion: str) -> dict[str, Sentence]:
    """Read a portion; the sentences to annotate by id, each with what stands before it in its article."""
    found: dict[str, Sentence] = {}
    head: list[str] = ["", "", ""]
    seen: list[str] = []
    for line in portion.splitlines():
        if line.startswith("## "):
            head, seen = [*line[3:].split(), "", ""][:3], []
            if head[0] == "authored":  # «## authored NAME ru»
                head = [f"authored-{head[1]}", head[2], ""]
        elif line[:1] in "@~" and line.strip():
            id, _, text = line[1:].partition(" ")
            if line[0] == "@":
                if id in found:
                    raise ValueError(f"@{id} stands twice")
                found[id] = Sentence(id, text, head[0], head[1], head[2], seen[-CONTEXT:])
            seen.append(text.strip())
    return found


def locate(sentence: Sentence, words: str) -> list[int] | None:
    """Find *words*: offsets in the sentence, or ``[-n, start, end]`` in the n-th before it.

    Raises:
        ValueError: They do not stand there.
    """
    words = words.strip()
    if words in ("-", "—", "–", ""):
        return None
    text, back = sentence.text, 0
    if match := re.match(r"\^(\d):(.*)", words):
        back, words = int(match[1]), match[2].strip()
        if back > len(sentence.before):
            raise ValueError(f"«{words}»: there is no sentence {back} before this one")
        text = sentence.before[-back]
    nth = 1
    if match := re.search(r"^(.+)#(\d)$", words):
        words, nth = match[1], int(match[2])
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    places = places or [m.start() for m in re.finditer(re.escape(words), text)]
    if len(places) < nth:
        raise ValueError(f"«{words}»" + (f" no. {nth}" if nth > 1 else "") + " does not stand in the sentence")
    span = [places[nth - 1], places[nth - 1] + len(words)]
    return [-back, *span] if back else span


def statement(sentence: Sentence, line: str) -> dict[str, Any]:
    """Read one statement line.

    Raises:
        ValueError: It is not of the form; says why.
    """
    fields = [part.strip() for part in line.split("|")]
    if len(fields) < 4:
        raise ValueError(f"«{line}»: expected RELATION | subject | object | trigger | flags")
    relation, subject, object_, trigger, *flags = fields
    result: dict[str, Any] = {
        "relation": known(relation),
        "subject": locate(sentence, subject),
        "object": locate(sentence, object_),
    }
    if result["subject"] is None and result["object"] is None:
        raise ValueError(f"«{line}»: neither subject nor object")
    if (span := locate(sentence, trigger)) is not None:
        result["trigger"] = span
    result["mode"] = "actual"
    for flag in filter(None, flags):
        key, _, value = flag.partition("=")
        if flag in MODES:
            result["mode"] = flag
        elif flag == "unsure":
            result["unsure"] = True
        elif key == "also":
            result["also"] = known(value.strip())
        elif key in ("by", "theme"):
            result["speaker" if key == "by" else "theme"] = locate(sentence, value)
        elif flag != "actual":
            raise ValueError(f"«{flag}»: expected {', '.join(MODES)}, unsure, by=, theme= or also=")
    return result


def known(relation: str) -> str:
    """Return a label that the inventory has, or a new one (``NEW:…``); anything else is a `ValueError`."""
    if relation in RELATIONS or re.fullmatch(r"NEW:[A-Z_]+", relation):
        return relation
    raise ValueError(f"no relation «{relation}»")


def read(portion: str, annotation: str) -> Iterator[tuple[Sentence, list[dict[str, Any]], list[str]]]:
    """Yield each annotated sentence, its statements, and what is wrong with its lines."""
    wanted = sentences(annotation if annotation.startswith("## authored") else portion)
    rows: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in annotation.splitlines():
        if line.startswith("@"):
            id = line[1:].split()[0]
            if id in rows:
                yield Sentence(id, ""), [], ["stands twice"]
            current = rows.setdefault(id, [])
        elif line.strip() and not line.startswith(("##", "~", "```")) and current is not None:
            current.append(line.strip())
    for id in rows.keys() - wanted.keys():
        yield Sentence(id, ""), [], ["no such sentence in the portion"]
    for id, sentence in wanted.items():
        if id not in rows:
            yield sentence, [], ["is missing"]
            continue
        found, wrong = [], []
        for line in rows[id]:
            try:
                found.append(statement(sentence, line))
            except ValueError as error:
                wrong.append(str(error))
        yield sentence, found, wrong


def check(portion: Path, annotation: Path) -> int:
    """Print what is wrong with an annotated portion; 1 where anything is."""
    faults = count = told = 0
    relations: Counter[str] = Counter()
    for sentence, found, wrong in read(portion.read_text(encoding="utf-8"), annotation.read_text(encoding="utf-8")):
        count += 1
        told += len(found)
        relations.update(one["relation"] for one in found)
        for fault in wrong:
            faults += 1
            print(f"@{sentence.id}: {fault}")
    new = {name: n for name, n in relations.items() if name.startswith("NEW:")}
    print(f"{annotation.name}: {count} sentences, {told} statements, {faults} faults; new labels: {new or 'none'}")
    return 1 if faults else 0


def build(folder: Path, out: Path) -> None:
    """Write the `rows` of a folder as JSON lines."""
    with out.open("w", encoding="utf-8") as target:
        target.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(folder.glob("*.ann")))


def rows(annotations: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Yield the sentences of annotated portions (``.ann``, with their ``.txt`` beside them), by name of the portion."""
    for annotation in sorted(annotations):
        portion = annotation.with_suffix(".txt")
        text = portion.read_text(encoding="utf-8") if portion.exists() else ""
        for sentence, found, wrong in read(text, annotation.read_text(encoding="utf-8")):
            if not wrong or found:
                yield {**vars(sentence), "portion": annotation.stem, "statements": found}


Annotated = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Agreement:
    """How far two readings agree: F1 of statements, and kappa of the modes of those both have."""

    f1: float
    kappa: float
    statements: tuple[int, int]


def agreement(one: Annotated, other: Annotated, *, relations: bool = True) -> Agreement:
    """Compare two readings by sentence: the same where parties overlap and, with *relations*, a label is shared."""
    matched, modes = 0, []
    for id in one.keys() & other.keys():
        rest = list(other[id])
        for a in one[id]:
            twin = next((b for b in rest if _pair(a, b) and (not relations or _labels(a) & _labels(b))), None)
            if twin is not None:
                rest.remove(twin)
                matched += 1
                modes.append((a["mode"], twin["mode"]))
    sizes = sum(map(len, one.values())), sum(map(len, other.values()))
    return Agreement(2 * matched / max(sum(sizes), 1), kappa(modes), sizes)


def agree(portion: Path, *paths: Path) -> None:
    """Print how far two annotations of a portion agree."""
    text = portion.read_text(encoding="utf-8")
    one, other = ({s.id: found for s, found, _ in read(text, path.read_text(encoding="utf-8"))} for path in paths)
    for name, relations in (("pair", False), ("pair and relation", True)):
        found = agreement(one, other, relations=relations)
        count = " and ".join(map(str, found.statements))
        print(f"{name}: F1 {found.f1:.3f} ({count} statements), kappa of modes {found.kappa:.3f}")


def _labels(one: dict[str, Any]) -> set[str]:
    return {one["relation"], one.get("also", one["relation"])}


def _pair(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return all(_meet(a[role], b[role]) for role in ("subject", "object"))


def _meet(a: list[int] | None, b: list[int] | None) -> bool:
    if a is None or b is None:
        return a is b
    return len(a) == len(b) and a[-2] < b[-1] and b[-2] < a[-1] and (len(a) == 2 or a[0] == b[0])


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of pairs of modes."""
    if not pairs:
        return 0.0
    n = len(pairs)
    same = sum(a == b for a, b in pairs) / n
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[mode] * right[mode] for mode in left) / n**2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


if __name__ == "__main__":
    command, *paths = sys.argv[1], *map(Path, sys.argv[2:])
    if command == "check":
        sys.exit(check(*paths))
    (build if command == "build" else agree)(*paths)
