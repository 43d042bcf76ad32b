"""What the words in a slot stand for: mentions, lemmas, the conditions they meet."""

from collections.abc import Mapping, Sequence

from graphbuilder.extract.arguments import Predicate
from graphbuilder.extract.matching.context import Context
from graphbuilder.extract.rules import Condition
from graphbuilder.model import Mention, Word

#: Mentions that may share a head: «российско-китайский», "US and British forces".
_SPLIT = frozenset({"demonym", "metonym", "position", "definite", "pronoun"})
LAND = frozenset({"Country", "Region", "City", "Place"})


def resolve_word(number: int, context: Context) -> list[Mention]:
    """Return the mentions an argument word stands for: its own, its apposition's, or that behind a counting or carrying noun."""
    if number not in context.resolved:
        context.resolved[number] = _resolve(number, context, 0)
    return context.resolved[number]


def _resolve(number: int, context: Context, depth: int) -> list[Mention]:
    found, tree = context.found, context.found.tree
    word = tree[number]
    if (club := _club(word, context)) is not None:
        return [club]
    if found.by_head.get(number):
        if found.by_head[number][0].type == "Group" and found.by_head[number][0].via == "definite":
            bearer = _apposed_to(word, context) or _named_by(word, context)  # "Ann Lind, a British spy who …"
            if bearer:
                return bearer
        first = found.by_head[number][0]
        if first.type == "Position" and first.antecedent is None and depth == 0:
            bearer = _said_of(word, context)  # «Он был социалистом, которого избрали …»
            if bearer:
                return bearer
        own = _alike(found.by_head[number])
        named = _named(word, own[0], context) if own[0].via == "definite" else None
        return _listed(word, [named] if named is not None else own, context)
    pack = context.pack
    for child in tree.children(number, "appos", "flat", "compound"):
        mention = found.at(child.id)
        behind = child.deprel != "compound" or child.id > number  # "the organization Amnesty International"
        if word.lemma.lower() in pack.word_set("family", "nouns") and owns_kin(word, child):
            continue
        if mention is not None and mention.via == "name" and (behind or mention.type == "Person"):
            return _listed(word, [mention], context)
    if called := _called(word, context):
        return called
    if word.lemma in pack.word_set("groups", "place") or word.lemma in pack.word_set("region_nouns"):
        for child in tree.children(number, "nmod", "compound"):
            land = next((m for m in found.by_head.get(child.id, []) if m.type in LAND and m.via == "name"), None)
            marker = tree.marker(child.id)
            if land is not None and (not marker or marker in pack.word_set("of_markers")):
                return [land]
    lemma = word.lemma.lower()
    if lemma in pack.word_set("lists", "boards"):
        owner = _owner(number, context)
        if owner is not None:
            return [owner]
    if depth < 3 and (lemma in pack.word_set("quantifiers") or lemma in pack.word_set("carriers")):
        for child in tree.children(number, "nmod", "conj"):
            inner = _resolve(child.id, context, depth + 1)
            if inner:
                return inner
    return (_apposed_to(word, context) or _said_of(word, context)) if depth == 0 else []


def _club(word: Word, context: Context) -> Mention | None:
    """Return the body whose players play: «хоккеисты «Амура»»."""
    if word.feats.get("Number") != "Plur" or word.lemma.lower() not in context.pack.word_set("arena", "people"):
        return None
    for child in context.found.tree.children(word.id, "nmod"):
        mention = context.found.at(child.id)
        if mention is not None and mention.type == "Organization" and not context.found.tree.marker(child.id):
            return mention
    return None


def owns_kin(word: Word, child: Word) -> bool:
    """Say whether a name parsers put in apposition to a noun of kinship is whose kin it is: «дочь Ван Цзюня, Ван Цзинцзин».

    A man in the accusative has the form of the genitive: «задержали брата Ивана».
    """
    plain = word.feats.get("Case", "Gen") not in ("Gen", "Acc") or word.feats.get("Gender") == "Fem"
    return child.feats.get("Case") == "Gen" and word.feats.get("Case", "Gen") != "Gen" and plain


def _said_of(word: Word, context: Context) -> list[Mention]:
    """Return the subject a noun with a clause of its own is said of: «Иран — государство, которое воюет с …»."""
    tree, copular = context.found.tree, context.pack.word_set("copular")
    if word.upos != "NOUN" or tree.child(word.id, "acl") is None or word.feats.get("Number") == "Plur":
        return []
    above = tree.parent(word)
    holder = word if tree.child(word.id, "nsubj") is not None else above
    if holder is None or (holder is above and (above.lemma.lower() not in copular or tree.marker(word.id))):
        return []
    subject = tree.child(holder.id, "nsubj")
    mention = context.found.at(subject.id) if subject is not None and subject is not word else None
    return [mention] if mention is not None and mention.via != "position" else []


def _owner(number: int, context: Context) -> Mention | None:
    """Return the body a board of its acts for: «правление Сбербанка», "Boeing's management"."""
    below = context.found.tree.subtree(number, skip=("acl", "conj", "parataxis", "obl"))
    for word in sorted(below, key=lambda word: word.id):
        mention = context.found.at(word.id) if word.id != number else None
        if mention is not None and mention.type == "Organization" and mention.via in ("name", "pronoun", "definite"):
            return mention
    return None


def _named(word: Word, described: Mention, context: Context) -> Mention | None:
    """Return the name that stands behind a described body: «американская компания Monsanto»."""
    if described.type != "Organization" or described.antecedent is not None:
        return None
    for child in context.found.tree.children(word.id, "appos", "flat", "nmod"):
        bare = not context.found.tree.marker(child.id) and child.feats.get("Case") in (
            None,
            "Nom",
            word.feats.get("Case"),
        )
        owner = child.deprel == "nmod" and child.feats.get("Case") == "Gen"
        mention = context.found.at(child.id)
        if not bare or owner or child.id < word.id or mention is None:
            continue
        if mention.via == "name" and mention.type == "Organization":
            return mention
    return None


def _named_by(word: Word, context: Context) -> list[Mention]:
    """Return the name behind a singular noun that is a group by its country: "the French luxury group LVMH"."""
    if word.feats.get("Number") == "Plur" or not context.pack.properties.names_behind_groups:
        return []
    for child in context.found.tree.children(word.id, "appos", "flat"):
        name = context.found.at(child.id)
        if name is not None and name.via == "name" and name.type in ("Person", "Organization"):
            return [name]
    return []


def _called(word: Word, context: Context) -> list[Mention]:
    """Return the name a common noun is given: "a group called Alpha", "a man named Ivan Petrov"."""
    tree, naming = context.found.tree, context.pack.word_set("lists", "called")
    if word.upos != "NOUN" or not naming:
        return []
    for verb in tree.children(word.id, "acl"):
        if verb.lemma.lower() not in naming or verb.deprel.endswith("relcl"):
            continue
        for child in tree.children(verb.id, "xcomp", "obj", "obl", "iobj"):
            name, marker = context.found.at(child.id), tree.marker(child.id)
            if marker and marker not in context.pack.word_set("predicative_markers"):
                continue
            if name is not None and name.via == "name":
                return [name]
    return []


def _apposed_to(word: Word, context: Context) -> list[Mention]:
    """Return the name a common noun is in apposition to: "Ann Lind, an electrician who left Oslo"."""
    above = context.found.tree.parent(word)
    if word.upos != "NOUN" or word.deprel != "appos" or above is None or word.feats.get("Number") == "Plur":
        return []
    name = context.found.at(above.id)
    return [name] if name is not None and name.via == "name" and name.type in ("Person", "Organization") else []


def _listed(word: Word, own: list[Mention], context: Context) -> list[Mention]:
    """Add who else a plural noun names: «сенаторы Чак Шумер и Том Коттон», «учёные А, Б и В»."""
    tree, first = context.found.tree, own[0]
    if word.feats.get("Number") != "Plur" or first.head == word.id or first.head not in tree.words or len(own) > 1:
        return own
    others = [context.found.at(number) for number in tree.conjuncts(first.head) if number != first.head]
    return own + [one for one in others if one is not None and one.via == "name" and one.type == first.type]


def _alike(own: Sequence[Mention]) -> list[Mention]:
    """Return the first mention of a word, and those that share the word with it: "US and British forces"."""
    first, starts = own[0], {own[0].start}
    kept = [first]
    for mention in own[1:] if first.via in _SPLIT else ():
        if mention.via == first.via and mention.type == first.type and mention.start not in starts:
            starts.add(mention.start)
            kept.append(mention)
    return kept


def same(a: Mention, b: Mention) -> bool:
    """Say whether two mentions are plainly one: the same span, gazetteer entry or referent."""
    if a.id == b.id or (a.key is not None and a.key == b.key):
        return True
    return (a.antecedent or a.id) == (b.antecedent or b.id) or (a.type == b.type and a.name == b.name)


def in_slot(slot: str, table: Mapping[str, Sequence[int]], context: Context) -> Sequence[int]:
    """Return the fillers of a slot; ``A>B`` is slot B of the words in slot A («участие в боях в области»: ``в:loc>в:loc``).

    ``A>any`` is the nearest entity below the words in slot A: whom a threat, a refusal or a promise is about.
    """
    if ">" not in slot:
        return table.get(slot, ())
    first, _, rest = slot.partition(">")
    numbers = table.get(first, ())
    if not numbers:
        return numbers
    if rest == "any":
        return [found for number in numbers for found in _nearest(number, context)]
    inner = [context.arguments.of(context.found.tree[number]) for number in numbers]
    return [found for predicate in inner for found in in_slot(rest, predicate.slots, context)]


def _nearest(number: int, context: Context) -> list[int]:
    """Return the conjuncts of the first entity below a word, level by level; clauses that only describe are passed over."""
    tree, level = context.found.tree, [number]
    for depth in range(6):
        below = [child for one in level for child in tree.children(one)]
        owner = next((child for child in below if depth == 0 and _owns(child, context)), None)
        if owner is not None and not any(_names(child, context) for child in tree.subtree(owner.id)):
            return []  # «против вступления соседа в НАТО»: it is about the neighbour, whoever that is
        below = [child for child in below if child.deprel.split(":")[0] not in ("parataxis", "punct", "case", "mark")]
        below = [child for child in below if not child.deprel.endswith("relcl") and not _aside(child, context)]
        for child in below:
            if _names(child, context):
                return tree.conjuncts(child.id)
        level = [child.id for child in below]
    return []


def _owns(word: Word, context: Context) -> bool:
    """Say whether a noun below another is the animate genitive that owns it."""
    alone = word.upos == "NOUN" and not context.found.tree.marker(word.id)
    return alone and word.feats.get("Animacy") == "Anim" and word.feats.get("Case") == "Gen"


def _names(word: Word, context: Context) -> bool:
    return any(mention.via not in ("pronoun", "position") for mention in context.found.by_head.get(word.id, ()))


def _aside(word: Word, context: Context) -> bool:
    """Say whether a phrase only tells when or roughly where: "near the border", "after the vote"."""
    return context.found.tree.marker(word.id) in context.pack.word_set("aside_markers")


def lemmas_of(number: int, context: Context) -> set[str]:
    """The lemma of an argument, seen through counting nouns: «13 тысяч бойцов» → тысяча, боец."""
    word = context.found.tree[number]
    lemmas = {word.lemma, word.lemma.lower()}
    if word.lemma.lower() in context.pack.word_set("quantifiers") or word.upos == "NUM":
        for child in context.found.tree.children(number, "nmod"):
            lemmas |= lemmas_of(child.id, context)
    return lemmas


def holds(condition: Condition, predicate: Predicate, context: Context) -> bool:
    """Say whether a predicate meets a condition of a rule."""
    for slot in condition.slots:
        for number in in_slot(slot, predicate.slots, context):
            if not condition.lemmas and not condition.types:
                return True
            if condition.lemmas and lemmas_of(number, context) & condition.lemmas:
                return True
            if condition.types and any(m.type in condition.types for m in resolve_word(number, context)):
                return True
    return False
