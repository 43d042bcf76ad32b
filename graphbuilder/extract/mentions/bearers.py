"""Who holds an office: the name that the tree hangs on its noun, or that stands right behind it."""

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.ranks import last_part
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Mention, Word


def bearer(found: Draft, word: Word) -> Mention | None:
    """Return the person whom the noun for an office is said of, as far as one sentence's tree tells."""
    tree = found.tree
    behind = _named_behind(found, word)
    if behind is not None:
        return behind
    for child in tree.children(word.id, "appos", "flat", "nmod", "nsubj", "compound"):
        mention = next((m for m in found.by_head.get(child.id, []) if m.type == "Person"), None)
        if mention is None or (child.deprel == "compound" and child.id < word.id):
            continue  # "Trump lawyer": a lawyer of his
        if _disagrees(found, word, child) or _is_of_above(found, word, child):
            continue
        agrees = child.deprel.split(":")[0] in ("appos", "flat", "compound")
        if agrees or (child.deprel.split(":")[0] == "nmod" and _same_case(word, child)):
            return mention
        if child.deprel.startswith("nsubj") and _predicative(tree, word):
            return mention
    parent = tree.parent(word)
    titles = word.deprel.split(":")[0] in ("appos", "flat", "compound", "amod") or word.deprel == "nmod:desc"
    if parent is not None and titles:
        return next((m for m in found.by_head.get(parent.id, []) if m.type == "Person"), None)
    return _apposed_below(found, word)


def _disagrees(found: Draft, word: Word, child: Word) -> bool:
    """Say whether a name hung on a title is another's than the one in its case: «артист Ленкома Пётр Серов»."""
    case = word.feats.get("Case")
    if not found.pack.properties.case_marked or child.deprel != "appos" or child.feats.get("Case") in (None, case):
        return False
    named = (
        each for each in found.tree.children(word.id, "appos") if each.id > child.id and found.by_head.get(each.id)
    )
    return any(each.feats.get("Case") == case and found.by_head[each.id][0].type == "Person" for each in named)


def _is_of_above(found: Draft, word: Word, child: Word) -> bool:
    """Say whether a name hung on a title is that of the noun above it, by its case: «сыну чиновника Никите»."""
    above, case = found.tree.parent(word), child.feats.get("Case", "Gen")
    if not found.pack.properties.case_marked or child.deprel != "appos" or case == "Gen":
        return False
    if above is None or above.upos != "NOUN" or word.deprel != "nmod" or word.feats.get("Case") != "Gen":
        return False
    return child.lemma.lower() != child.form.lower() or "gen" not in forms_cases(child.form)


def _apposed_below(found: Draft, word: Word) -> Mention | None:
    """Return who is named behind a comma, on what the office is of in the tree: "head of the group Alpha, Ann Lind"."""
    if found.pack.properties.case_marked or word.feats.get("Number") == "Plur":
        return None
    for child in found.tree.children(word.id, "nmod"):
        if any(mention.type == "Person" for mention in found.by_head.get(child.id, [])):
            continue
        for apposed in found.tree.children(child.id, "appos"):
            person = next(
                (m for m in found.by_head.get(apposed.id, []) if m.type == "Person" and m.via == "name"), None
            )
            before = found.tree.words.get(person.head - 1) if person is not None else None
            if person is not None and before is not None and before.form == ",":
                return person
    return None


def _named_behind(found: Draft, word: Word) -> Mention | None:
    """A title right before a name belongs to it, wherever the tree hangs the two: "Foreign Minister Anna Lind"."""
    if found.pack.properties.case_marked or word.feats.get("Number") == "Plur":
        return None
    below, markers = found.tree.children(word.id, "nmod"), found.pack.word_set("of_markers")
    of = next((child for child in below if found.tree.marker(child.id) in markers), None)
    ends = [last_part(found, word).id, *([of.id] if of is not None else [])]  # "Secretary of State Ann Lind"
    point = found.tree.words.get(ends[0] + 1)
    if point is not None and point.form == "." and point.start == found.tree[ends[0]].end:  # "Sen. Ann Lind"
        ends[0] = point.id
    starts = [found.tree[end + 1].start for end in ends if end + 1 in found.tree.words]
    return next((m for start in starts for m in found.mentions if m.type == "Person" and m.start == start), None)


def _same_case(word: Word, child: Word) -> bool:
    case = word.feats.get("Case")
    return case is not None and case != "Gen" and case == child.feats.get("Case")


def _predicative(tree: Tree, word: Word) -> bool:
    return tree.child(word.id, "nsubj") is not None and tree.child(word.id, "case") is None
