"""Event nouns under another word that lends them its arguments: vague heads, papers, intentions, blame."""

from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.extract.voice import is_verbal
from graphbuilder.model import Word


def from_head(scope: Scope, draft: Draft) -> None:
    """ "mediation efforts between X and Y", "aid deliveries to Z": the second noun has the first one's arguments."""
    head = scope.tree.parent(draft.word)
    if head is None or draft.word.deprel != "compound" or head.lemma.lower() not in scope.terms.vague_heads:
        return
    outer = scope.draft(head)
    outer.lend(draft, draft.word.id)
    draft.light = draft.light or outer.light


def from_paper(scope: Scope, draft: Draft) -> None:
    """«выпустил заявление с осуждением»: what a paper or speech does, who made it does."""
    tree = scope.tree
    paper = tree.parent(draft.word)
    if paper is None or paper.lemma.lower() not in scope.terms.papers or draft.first("subj", "poss"):
        return
    if tree.marker(draft.word.id) not in scope.terms.paper_markers:
        return
    above, author = tree.parent(paper), scope.draft(paper).first("gen", "poss", *scope.terms.giver_slots, "adj")
    if above is not None and above.upos in ("VERB", "AUX") and not author:
        author = scope.draft(above).first("subj")
    if author:
        draft.add("subj", author)


def intend(scope: Scope, draft: Draft) -> None:
    """«подала заявку на сотрудничество», «отказался от встречи»: note as ``ctrl`` whose event it is to be."""
    if not scope.terms.intending or draft.slots.get("subj"):
        return
    for above in scope.tree.above(scope.tree.first_conjunct(draft.word.id)):
        if above.lemma.lower() not in scope.terms.intending:
            return
        if is_of_others(scope, draft, above):
            return
        verb = above.upos in ("VERB", "AUX") or is_verbal(scope.tree, scope.terms, above)
        own = scope.draft(above).first("subj") if verb else _intention_of(scope, above)
        if verb or (own and own != [draft.word.id]):
            draft.add("ctrl", own)
            return


def is_of_others(scope: Scope, draft: Draft, verb: Word) -> bool:
    """Say whether a verb seeks what others are to do: «добивается выдачи Иванова», not «добивается встречи»."""
    return verb.lemma.lower() in scope.terms.seeking and bool(draft.slots.get("gen"))


def _intention_of(scope: Scope, noun: Word) -> list[int]:
    """Return whose an intention is, by its noun or by the verb above: «подала заявку»."""
    own = scope.draft(noun).first("subj", "gen", "poss")
    verb = scope.tree.parent(noun)
    if verb is not None and not own and verb.upos in ("VERB", "AUX"):
        own = scope.draft(verb).first("subj")
    return own


def suspect(scope: Scope, draft: Draft) -> None:
    """«осуждён за убийство», «по подозрению в нападении»: note as ``suspect`` whom a verb of blame puts the deed on."""
    marker = scope.tree.marker(draft.word.id)
    if not scope.terms.blaming or marker not in scope.terms.deed_markers:
        return
    for above in scope.tree.above(draft.word.id):
        lemma = above.lemma.lower()
        if lemma in scope.terms.blaming:
            draft.add("suspect", scope.draft(above).first("obj", "gen"))
            return
        if lemma not in scope.terms.blame:
            return
