"""Annotated sentences as examples: candidates of the project's own parse, and what gold says of each pair of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphbuilder.extract import extract
from graphbuilder.extract.reader.candidates import Candidate, candidates
from graphbuilder.lexicon import relations
from graphbuilder.model import Document, Sentence, Word
from graphbuilder.parse import load

#: Labels that public annotation wrote before the inventory had them.
RENAMED = {
    "NEW:SUCCEEDED": "SUCCEEDED", "NEW:REPLACED": "SUCCEEDED", "NEW:COMPETED_WITH": "COMPETED_WITH",
    "NEW:CREATED_WORK": "CREATED", "NEW:INVENTED": "CREATED", "NEW:STARRED_IN": "PERFORMED_IN", "NEW:PERFORMED": "PERFORMED_IN",
    "NEW:STRUCK": "STRUCK", "NEW:SCORED_FOR": "PLAYED_FOR", "NEW:KNOWN_AS": "KNOWN_AS", "NEW:RENAMED_TO": "KNOWN_AS",
    "NEW:PUBLISHED": "PUBLISHED", "NEW:WON": "WON", "NEW:AFFECTED": "AFFECTED", "NEW:HARMED": "AFFECTED",
    "NEW:ANGERED": "AFFECTED", "NEW:INFLUENCED": "AFFECTED", "NEW:HIRED": "HIRED", "NEW:AHEAD_OF": "BEAT",
    "NEW:OUTPLAYED": "BEAT", "NEW:SURPASSED": "BEAT", "NEW:DESTROYED": "DESTROYED", "NEW:DISMANTLED": "DESTROYED",
    "NEW:FRIEND_OF": "KNOWS", "NEW:COLLEAGUE_OF": "KNOWS", "NEW:PARTNER_OF": "KNOWS", "NEW:ROMANTIC_PARTNER_OF": "KNOWS",
    "NEW:CAUSED": "CAUSED", "NEW:PRODUCED": "PRODUCED", "NEW:BLOCKED": "BLOCKED", "NEW:NEAR": "BORDERS",
    "NEW:NEIGHBOR_OF": "BORDERS", "NEW:LOCATED_NEAR": "BORDERS", "NEW:BROADCAST": "BROADCAST", "NEW:ORGANIZED": "ORGANIZED",
    "NEW:COLLIDED_WITH": "CRASHED", "NEW:CRASHED_IN": "CRASHED", "NEW:MONITORED": "MONITORED", "NEW:WATCHED": "MONITORED",
    "NEW:REPRESENTED": "REPRESENTS", "NEW:REPRESENTS": "REPRESENTS", "NEW:PERSUADED": "PERSUADED",
    "NEW:DISAGREED_WITH": "DISPUTED_WITH", "NEW:DISPUTED_WITH": "DISPUTED_WITH", "NEW:STUDIED_AT": "STUDIED_AT",
    "NEW:LEFT": "LEFT", "NEW:SECEDED_FROM": "LEFT", "NEW:LEAKED": "REVEALED", "NEW:EXPOSED": "REVEALED",
    "NEW:RESPONDED_TO": "RESPONDED_TO", "NEW:LIVES_IN": "LIVES_IN", "NEW:LIVED_IN": "LIVES_IN", "NEW:CONTACTED": "CONTACTED",
    "NEW:INFORMED": "CONTACTED", "NEW:WROTE_TO": "CONTACTED", "NEW:DEPICTS": "DEPICTS", "NEW:DEPICTED": "DEPICTS",
    "NEW:PORTRAYED": "DEPICTS", "NEW:TESTIFIED": "TESTIFIED", "NEW:TESTIFIED_BEFORE": "TESTIFIED", "NEW:RAN_FOR": "RAN_FOR",
    "NEW:SUPPRESSED": "MISTREATED", "NEW:REPRESSED": "MISTREATED", "NEW:ABUSED": "MISTREATED", "NEW:HARASSED": "MISTREATED",
    "NEW:DISCRIMINATED_AGAINST": "MISTREATED", "NEW:INTERVIEWED": "INTERVIEWED", "NEW:CONTROLLED": "CONTROLS",
    "NEW:TOOK_POWER_FROM": "SUCCEEDED", "NEW:DISCOVERED": "FOUND", "NEW:FOUND": "FOUND", "NEW:HELD_IN_CUSTODY": "ARRESTED",
    "NEW:STOLE_FROM": "STOLE_FROM", "NEW:STOLE": "STOLE_FROM", "NEW:EXTORTED": "STOLE_FROM", "NEW:CAME_FROM": "ORIGIN",
    "NEW:OPENED": "OPENED", "NEW:OPENED_OUTLETS_IN": "OPENED", "NEW:RULED_ON": "RULED_ON", "NEW:DECIDED_ON": "RULED_ON",
    "NEW:EVACUATED_TO": "EVACUATED", "NEW:FLED": "FLED", "NEW:NAMED_AFTER": "NAMED_AFTER", "NEW:RATIFIED": "APPROVED",
    "NEW:ADOPTED": "APPROVED", "NEW:AUTHORIZED": "APPROVED", "NEW:AMBASSADOR_TO": "HOLDS_POSITION", "NEW:USED": "USED",
    "NEW:TREATED": "TREATED", "NEW:MOURNED": "MOURNED", "NEW:CONDOLED_WITH": "MOURNED", "NEW:EXPRESSED_CONDOLENCES": "MOURNED",
    "NEW:COMMEMORATED": "MOURNED", "NEW:KIDNAPPED": "KIDNAPPED", "NEW:PROTECTED": "PROTECTED", "NEW:GUARDED": "PROTECTED",
    "NEW:DEFENDED": "PROTECTED", "NEW:ORDERED": "ORDERED", "NEW:INSTRUCTED": "ORDERED", "NEW:PROSECUTED": "CHARGED",
    "NEW:TRIED": "RULED_ON", "NEW:QUESTIONED": "INVESTIGATED", "NEW:INTERROGATED": "INVESTIGATED", "NEW:LAUNCHED": "LAUNCHED",
    "NEW:RECALLED": "RECALLED_ENVOY_FROM", "NEW:ESTABLISHED_TIES_WITH": "RESTORED_TIES_WITH", "NEW:SENT_TO": "SUPPLIED",
    "NEW:COMPETED_IN": "PARTICIPATED_IN", "NEW:REPAIRED": "BUILT", "NEW:SET_RECORD": "WON", "NEW:DELAYED": "POSTPONED",
    "NEW:HALTED": "CLOSED", "NEW:OPPOSED": "REJECTED", "NEW:LED": "HEADS", "NEW:PASSED_TO": "", "NEW:STOCKED": "PRODUCED",
}  # fmt: skip


@dataclass(frozen=True)
class Gold:
    """One statement over candidates; *subject* and *object* are indexes, None nobody. *labels* are all right ones.

    *labels* is empty where annotation has a relation that the inventory lacks: nothing is taught of that pair.
    """

    labels: tuple[str, ...]
    subject: int | None
    object: int | None
    mode: str = "actual"
    unsure: bool = False
    trigger: tuple[int, ...] = ()
    speaker: int | None = None
    theme: int | None = None


@dataclass
class Example:
    """A sentence with its candidates and gold; words are numbered from 0 in *trigger*, *speaker*, *theme*."""

    id: str
    portion: str
    sentence: Sentence
    candidates: list[Candidate]
    gold: list[Gold] = field(default_factory=list)
    lost: int = 0


def rows(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Yield the annotated sentences of JSON lines (see data/relations/README.md)."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield {"portion": path.parent.name, **json.loads(line)}


def examples(annotated: Sequence[Mapping[str, Any]]) -> Iterator[Example]:
    """Parse the sentences, find their candidates and put gold on them, language by language."""
    known = relations()
    for language in sorted({row["language"] for row in annotated}):
        mine = [row for row in annotated if row["language"] == language]
        documents = [Document(f"{number}", row["text"], language=language) for number, row in enumerate(mine)]
        for document, sentences in load(language).parse(documents):
            row = mine[int(document.id)]
            extraction = extract(document, sentences)
            for sentence in sentences:
                inside = [one for one in extraction.mentions if one.sentence == sentence.index]
                example = Example(row["id"], row["portion"], sentence, candidates(sentence, inside))
                _annotate(example, row["statements"], known)
                yield example


def _annotate(example: Example, statements: Iterable[Mapping[str, Any]], known: Mapping[str, Any]) -> None:
    words = example.sentence.words
    at = {candidate.word: index for index, candidate in enumerate(example.candidates)}
    for one in statements:
        spans = [one.get("subject"), one.get("object")]
        if any(span is not None and (len(span) == 3 or not _inside(span, example.sentence)) for span in spans):
            continue
        heads = [None if span is None else _head(words, span, at) for span in spans]
        if any(span is not None and head is None for span, head in zip(spans, heads, strict=True)):
            example.lost += 1
            continue
        names = [RENAMED.get(name, name) for name in (one["relation"], one.get("also")) if name]
        example.gold.append(
            Gold(
                tuple(name for name in names if name in known),
                heads[0],
                heads[1],
                one["mode"],
                bool(one.get("unsure")),
                tuple(n for n, word in enumerate(words) if _covers(one.get("trigger"), word)),
                _word(words, one.get("speaker")),
                _word(words, one.get("theme")),
            )
        )


def _inside(span: Sequence[int], sentence: Sentence) -> bool:
    return sentence.start <= span[0] and span[1] <= sentence.end


def _covers(span: Sequence[int] | None, word: Word) -> bool:
    return span is not None and len(span) == 2 and word.start < span[1] and span[0] < word.end


def _head(words: Sequence[Word], span: Sequence[int], at: Mapping[int, int]) -> int | None:
    """The candidate whose word is the head of *span*, else the first one within it."""
    inside = [word for word in words if _covers(span, word)]
    numbers = {word.id for word in inside}
    tops = [word.id for word in inside if word.head not in numbers]
    return next((at[number] for number in (*tops, *(word.id for word in inside)) if number in at), None)


def _word(words: Sequence[Word], span: Sequence[int] | None) -> int | None:
    inside = [word for word in words if _covers(span, word)]
    numbers = {word.id for word in inside}
    return next((word.id - 1 for word in inside if word.head not in numbers), None)
