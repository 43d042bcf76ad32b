"""Who does it where the verb does not say: participles and relative clauses, coordination, control, raising."""

from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.extract.relative import tells_of_what_is_owned
from graphbuilder.extract.voice import is_participle, is_passive, is_verbal
from graphbuilder.model import Word

#: What a clause is to a verb whose object does what it says.
_CONTROLLED = "controlled"
#: What a nonfinite verb may be to the word whose subject it shares.
_SHARING = frozenset({"xcomp", "advcl", "ccomp", "parataxis", "acl", "obj", "obl", "nmod", "csubj"})


def from_noun(scope: Scope, draft: Draft) -> None:
    """A participle or relative clause has the noun it modifies as an argument."""
    word, tree = draft.word, scope.tree
    if not word.deprel.startswith(("acl", "amod")) or word.head not in tree.words:
        return
    relative = word.deprel.endswith("relcl")
    if relative:
        draft.add("rel", [word.head])
    if relative and ("subj" in draft.slots or "obj" in draft.slots):
        if _lacks_object(scope, draft):
            draft.add("obj", [word.head])
        return
    form, governor = word.feats.get("VerbForm", ""), tree[word.head]
    if form == "Inf" or governor.upos in ("VERB", "AUX") or _of_place(scope, word):
        return
    if relative and tells_of_what_is_owned(tree, governor, word, scope.terms.relative_possessives):
        return
    slot = "obj" if draft.passive else "subj"
    if slot not in draft.slots and (relative or form == "Ger" or is_participle(word)):
        author = _author(scope, governor) if slot == "subj" else []
        draft.add(slot, author or [governor.id])


def _lacks_object(scope: Scope, draft: Draft) -> bool:
    """ "the guarantees Trump pledged", "the man police arrested": an English relative clause without pronoun and object."""
    word, tree = draft.word, scope.tree
    if scope.terms.case_marked or word.upos != "VERB" or {"obj", "inf", "clause"} & draft.slots.keys():
        return False
    if any(
        child.lemma.lower() in scope.terms.relative or child.upos in ("SCONJ", "ADV")
        for child in tree.children(word.id)
    ):
        return False
    return tree[word.head].lemma.lower() not in scope.terms.adverbial_nouns


def _author(scope: Scope, noun: Word) -> list[int]:
    """Who issues a paper says what it says: "issued a letter demanding that …"."""
    verb = scope.tree.parent(noun)
    if noun.lemma.lower() not in scope.terms.documents or verb is None or verb.upos != "VERB":
        return []
    return scope.draft(verb).first("subj")


def inherited_subject(scope: Scope, draft: Draft) -> None:
    """Take the subject from the governor where the verb has none: coordination, control, raising, converbs."""
    word, tree = draft.word, scope.tree
    slot = "obj" if draft.passive else "subj"
    if slot in draft.slots or word.head not in tree.words:
        return
    governor, relation = tree[word.head], tree.base(word.id)
    if relation == "conj" or (relation in _SHARING and _is_nonfinite(scope, word)):
        controls = relation == "advcl" and _is_done_by_object(scope, word, governor)
        subject = _subject_for(scope, governor, _CONTROLLED if controls else relation)
    elif relation in ("ccomp", "advcl", "acl") and _drops_subject(scope, word):
        subject = _matrix_subject(scope, word, governor)
    else:
        return
    if relation != "conj":
        draft.chain.append(governor)
    draft.add(slot, subject)


def _is_done_by_object(scope: Scope, word: Word, governor: Word) -> bool:
    """ "Named Lind to lead the ministry", "fined Lind for bribing": the object of the verb does what the clause says."""
    if word.feats.get("VerbForm") == "Inf":
        return governor.lemma in scope.terms.object_control
    marks = {mark.lemma.lower() for mark in scope.tree.children(word.id, "mark")}
    return governor.lemma in scope.terms.blaming and bool(marks & scope.terms.deed_markers)


def _is_nonfinite(scope: Scope, word: Word) -> bool:
    form = word.feats.get("VerbForm")
    return form in ("Inf", "Conv", "Ger") or (form == "Part" and not scope.terms.case_marked)


def _subject_for(scope: Scope, governor: Word, relation: str) -> list[int]:
    """Return the subject a verb that is *relation* to *governor* has from it."""
    draft, terms = scope.draft(governor), scope.terms
    if relation in ("xcomp", "csubj", _CONTROLLED) and terms.case_marked:
        experiencer = draft.first("dat")  # «министру удалось бежать», «ему пришлось уйти»
        impersonal = governor.lemma.lower() in terms.impersonal
        # «Орлов молчал, а Серову удалось бежать»: the subject of the clause before is none of this one
        if (impersonal and experiencer) or ((impersonal or experiencer) and not draft.first("subj", "obj")):
            return experiencer
    controls = relation == _CONTROLLED or (relation == "xcomp" and governor.lemma in terms.object_control)
    if controls and (controlled := draft.first("obj", "dat")):
        return controlled
    if draft.verb and is_passive(scope.tree, terms, governor):
        return draft.first("obj", "subj") if relation in ("conj", "xcomp", _CONTROLLED) else draft.first("subj", "obj")
    return _owner(scope, draft)


def _owner(scope: Scope, draft: Draft) -> list[int]:
    """Return who does what a verb or noun says; a noun without an owner belongs to the subject of its verb:
    «заявил о готовности помогать».
    """
    own = draft.first("subj", "poss", "gen", "adj")
    if own and scope.tree[own[0]].lemma.lower() in scope.terms.reflexive:
        own = []  # «сообщил о своём решении уйти»: whose it is, the verb above tells
    if not scope.terms.case_marked and own and own == draft.slots.get("adj"):
        own = [number for number in own if scope.tree[number].form[:1].isupper()]  # "the first country to leave"
    if own or draft.verb:
        return own
    above = scope.tree.parent(scope.tree[scope.tree.first_conjunct(draft.word.id)])
    if above is None or above.id == draft.word.id or above.upos not in ("VERB", "AUX"):
        return []
    return scope.draft(above).first("subj")


def _drops_subject(scope: Scope, word: Word) -> bool:
    """Say whether a finite Russian verb may leave out the subject of the verb above: «признался, что ранил его»."""
    tree, terms = scope.tree, scope.terms
    if not terms.subject_drop or word.feats.get("VerbForm", "Fin") != "Fin" or word.upos != "VERB":
        return False
    if tree.child(word.id, "nsubj", "csubj", "expl") is not None:
        return False
    if _of_place(scope, word):
        return True
    marks = {mark.lemma.lower() for mark in tree.children(word.id, "mark")}
    return word.lemma.lower() not in terms.impersonal and bool(marks) and not marks & terms.condition_marks


def _of_place(scope: Scope, word: Word) -> bool:
    """Say whether a relative clause tells what was done at or in the noun: «прибыл в Киев, где встретился с мэром»,
    «письмо, в котором попросил о помощи».
    """
    tree, terms = scope.tree, scope.terms
    if word.deprel != "acl:relcl":
        return False
    if any(child.lemma.lower() in terms.relative_places for child in tree.children(word.id, "advmod")):
        return True
    if not terms.case_marked or tree.child(word.id, "nsubj", "nsubj:pass", "csubj") is not None:
        return False
    within = tree.children(word.id, "obl")
    return any(one.lemma.lower() in terms.relative and tree.marker(one.id) in terms.located_markers for one in within)


def _matrix_subject(scope: Scope, word: Word, governor: Word) -> list[int]:
    """Return the subject of the clause above where the verb agrees with it; «то» stands for the clause."""
    above = _matrix(scope, word, governor)
    if above is None or not is_verbal(scope.tree, scope.terms, above):
        return []
    if above.upos == "VERB" and is_passive(scope.tree, scope.terms, above):
        return []
    subject = scope.draft(above).first("subj")
    if word.feats.get("Number") != above.feats.get("Number") or word.feats.get("Person", "3") != "3":
        return []
    genders = {word.feats.get("Gender"), above.feats.get("Gender")} - {None}
    return subject if len(genders) < 2 else []


def _matrix(scope: Scope, word: Word, governor: Word) -> Word | None:
    tree = scope.tree
    if _of_place(scope, word):
        return next((one for one in tree.above(word.id) if is_verbal(tree, scope.terms, one)), None)
    above = tree.parent(governor) if governor.upos in ("PRON", "DET", "ADP") else governor
    if above is not None and above.upos in ("PRON", "DET"):
        above = tree.parent(above)
    return above
