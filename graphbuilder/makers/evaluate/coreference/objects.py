"""factRuEval's objects with gold spans, document by document and across: what is measured is the resolver alone.

No model is loaded: gold mentions become names with the dictionary. Across documents objects count as one thing if their
gold names are the same.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from graphbuilder.grammar.ru.dictionary import morph
from graphbuilder.makers.evaluate.coreference.measures import bcubed, ceaf, clusters
from graphbuilder.makers.evaluate.factrueval.standard import Book
from graphbuilder.makers.evaluate.factrueval.standard import Mention as GoldMention
from graphbuilder.makers.evaluate.scores import Counts, Finding, Report
from graphbuilder.model import Document, Entity, EntityType, Extraction, Mention, Word
from graphbuilder.names import demonym, find_place, nominative
from graphbuilder.resolve import localise, resolve

_TYPES: dict[str, EntityType] = {"per": "Person", "org": "Organization"}
_CASES = {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc"}
_GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}


def score_objects(name: str, books: Sequence[Book]) -> Report:
    """Score who is who among the objects of *books*; the units are documents, across all of them there is one."""
    units: dict[str, list[Counts]] = defaultdict(list)
    findings: list[Finding] = []
    members: dict[str, Entity] = {}
    gold_all: dict[Hashable, Hashable] = {}
    local: dict[str, str] = {}
    for book in books:
        gold, names = _gold(book)
        localised = localise(_extraction(book, names))
        made = {each.reason: localised.entities[each.id].id for each in localised.extraction.mentions}
        units["document by document: B3"].append(bcubed(clusters(gold), clusters(made)))
        units["document by document: CEAF"].append(ceaf(clusters(gold), clusters(made)))
        findings += _findings(book, gold, made)
        members |= {entity.id: entity for entity in localised.entities.values()}
        gold_all |= {mention: _thing(book, thing) for mention, thing in gold.items()}
        local |= made
    resolved = resolve(members.values()).entities
    made_all: dict[Hashable, Hashable] = {mention: resolved[entity].id for mention, entity in local.items()}
    units["across documents: B3"] = [bcubed(clusters(gold_all), clusters(made_all))]
    units["across documents: CEAF"] = [ceaf(clusters(gold_all), clusters(made_all))]
    return Report("coreference", name, dict(units), findings)


def _gold(book: Book) -> tuple[dict[str, str], dict[str, GoldMention]]:
    """Return mention id → object id of the objects with mentions, and the mentions."""
    gold, mentions = {}, {}
    for thing in book.objects or ():
        for mention in thing.mentions:
            gold[f"{book.name}:{mention.id}"] = f"{book.name}:{thing.id}"
            mentions[f"{book.name}:{mention.id}"] = mention
    return gold, mentions


def _thing(book: Book, thing: str) -> tuple[str, str]:
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
    type = _TYPES.get(gold.type, "Place")
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
    if best.is_known and best.tag.case in _CASES:
        feats["Case"] = _CASES[best.tag.case]
    if best.is_known and best.tag.gender in _GENDERS:
        feats["Gender"] = _GENDERS[best.tag.gender]
    if best.tag.number and best.is_known:
        feats["Number"] = "Plur" if best.tag.number == "plur" else "Sing"
    upos = {"ADJF": "ADJ", "PRTF": "ADJ"}.get(str(best.tag.POS), "NOUN")
    sure = 0.4 if count > 1 else 0.6
    return Word(number, form, best.normal_form, upos, 0 if number == 1 else 1, "nmod", feats, tag_probability=sure)


def _findings(book: Book, gold: Mapping[str, str], made: Mapping[str, str]) -> list[Finding]:
    """Our entities that differ from every gold object: each with the names it holds."""
    mentions = [mention for thing in book.objects or () for mention in thing.mentions]
    names = {f"{book.name}:{mention.id}": " ".join(span.text for span in mention.spans) for mention in mentions}
    right = set(clusters(gold).values())
    wrong = set(clusters(made).values()) - right
    return [
        Finding(
            "false" if len({gold[str(mention)] for mention in cluster}) > 1 else "missed",
            book.name,
            ", ".join(sorted({names[str(mention)] for mention in cluster})),
        )
        for cluster in sorted(wrong, key=sorted)
    ]
