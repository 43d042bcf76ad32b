"""Named entities of a treebank with coreference: are their mentions in one entity, and no others?

With gold spans only names are compared, so that what is measured is the resolver. With our own mentions everything
counts: names, nouns and pronouns of every entity that has a name; a mention one side lacks is wrong.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path

from graphbuilder.makers.evaluate.coreference.gum import Span, Text, read_gum
from graphbuilder.makers.evaluate.coreference.measures import Clusters, bcubed, ceaf, clusters
from graphbuilder.makers.evaluate.scores import Counts, Finding, Report
from graphbuilder.model import Document, EntityType, Extraction, Localised, Mention, Word
from graphbuilder.names import find_place, nominative
from graphbuilder.resolve import localise

Chains = list[Text]
Analyse = Callable[[Iterable[Document]], Iterator[Localised]]
_TYPES: dict[str, EntityType] = {"person": "Person", "organization": "Organization", "place": "Place"}
_OURS = frozenset({"Person", "Organization", "Country", "Region", "City", "Place"})


def read_chains(path: Path) -> Chains:
    """Return the documents of *path* (CoNLL-U with ``Entity=``) with their mentions."""
    return read_gum(path)


def score_chains(name: str, texts: Chains, analyse: Analyse | None) -> Report:
    """Score named persons, organizations and places; the units are documents. Without *analyse*: gold spans alone."""
    units: dict[str, list[Counts]] = defaultdict(list)
    findings: list[Finding] = []
    for text in texts:
        gold = {span: span.entity for span in text.spans if span.named and span.type in _TYPES}
        made = _with_gold_spans(text, list(gold))
        _add(units, "gold spans", clusters(gold), clusters(made))
        findings += _findings(text, gold, made)
    for text, localised in zip(texts, analyse([text.document for text in texts]) if analyse else (), strict=False):
        _add(units, "our mentions", _gold_chains(text), _our_chains(text, localised))
    return Report("coreference", name, dict(units), findings)


def _add(units: dict[str, list[Counts]], label: str, gold: Clusters, made: Clusters) -> None:
    units[f"{label}: B3"].append(bcubed(gold, made))
    units[f"{label}: CEAF"].append(ceaf(gold, made))


def _with_gold_spans(text: Text, spans: list[Span]) -> dict[Span, str]:
    """The entity of each gold mention by our resolver, from the names alone."""
    mentions = {span: _mention(text.document, span) for span in spans}
    extraction = Extraction(text.document, (), tuple(mentions.values()), ())
    entities = localise(extraction).entities
    return {span: entities[mention.id].id for span, mention in mentions.items()}


def _mention(document: Document, span: Span) -> Mention:
    """A gold mention as extraction would give it: the proper name around its head, a key where the gazetteer has one."""
    words = _name(span)
    type = _TYPES[span.type]
    name = nominative(words, type)
    place = find_place(name) if type == "Place" else find_place(name, kinds=("Organization",))
    if place is not None and type != "Person":
        return Mention(document.id, 0, span.start, span.end, name, place.name_ru, place.type, key=place.key)
    return Mention(document.id, 0, span.start, span.end, name, name, type)


def _name(span: Span) -> list[Word]:
    """The run of proper nouns, and of what belongs to names between them, that has the head in it."""
    index = span.words.index(span.head)
    first = last = index
    while first and (span.words[first - 1].upos in ("PROPN", "NUM") or span.words[first - 1].deprel == "compound"):
        first -= 1
    while last + 1 < len(span.words) and span.words[last + 1].upos in ("PROPN", "NUM"):
        last += 1
    return list(span.words[first : last + 1])


def _gold_chains(text: Text) -> dict[Hashable, frozenset[Hashable]]:
    """All mentions, by span of the head, of the entities that have a name."""
    named = {span.entity for span in text.spans if span.named and span.type in _TYPES}
    return clusters({(span.head.start, span.head.id): span.entity for span in text.spans if span.entity in named})


def _our_chains(text: Text, localised: Localised) -> dict[Hashable, frozenset[Hashable]]:
    """The same of ours: a mention is the gold one whose head it covers and in which it lies, else itself."""
    mentions = localised.extraction.mentions
    entities = {mention.id: localised.entities[mention.id] for mention in mentions if mention.id in localised.entities}
    named = {entities[m.id].id for m in mentions if m.id in entities and m.via in ("name", "demonym", "metonym")}
    made: dict[Hashable, Hashable] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        entity = entities.get(mention.id)
        if entity is not None and entity.type in _OURS and entity.id in named:
            made[_matched(text, mention)] = entity.id
    return clusters(made)


def _matched(text: Text, mention: Mention) -> Hashable:
    fitting = [
        span
        for span in text.spans
        if span.start <= mention.start and mention.end <= span.end
        and mention.start <= span.head.start and span.head.end <= mention.end
    ]  # fmt: skip
    span = min(fitting, key=lambda span: span.end - span.start, default=None)
    return (span.head.start, span.head.id) if span is not None else mention.id


def _findings(text: Text, gold: dict[Span, str], made: dict[Span, str]) -> list[Finding]:
    """Entities of ours that hold names of several of the gold, and gold entities that are several of ours."""
    found = []
    for kind, one, other in (("false", made, gold), ("missed", gold, made)):
        groups: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for span, thing in one.items():
            groups[thing][other[span]].add(" ".join(word.form for word in _name(span)))
        for parts in groups.values():
            if len(parts) > 1:
                told = " | ".join(sorted(", ".join(sorted(names)) for names in parts.values()))
                found.append(Finding(kind, text.document.id, told))
    return found
