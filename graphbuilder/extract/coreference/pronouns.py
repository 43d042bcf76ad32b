"""Third-person pronouns, nouns that stand for a person named before and elided subjects, in the order of the text."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from graphbuilder.extract.coreference.antecedents import Antecedents
from graphbuilder.extract.coreference.elided import ElidedSubjects
from graphbuilder.extract.coreference.periphrases import Periphrases
from graphbuilder.extract.coreference.tellers import TOLD, Tellers
from graphbuilder.extract.mentions import Draft, Found, drafted, standing_for
from graphbuilder.extract.rules import Pack
from graphbuilder.model import Mention, Word


def link_pronouns(items: Sequence[Found], pack: Pack) -> tuple[Found, ...]:
    """Return *items* with a mention of whom each third-person pronoun stands for.

    Needs the mentions of names, offices and definite nouns. In the order of the text: what one stands for may be what the
    next one does.
    """
    return drafted(items, partial(_link, pack=pack))


def _link(drafts: Sequence[Draft], pack: Pack) -> None:
    search = Antecedents(drafts, pack)
    third: dict[str, str] = pack.words.get("pronouns", {})
    periphrases, elided, tellers = Periphrases(search, pack), ElidedSubjects(search), Tellers(pack)
    for at, draft in enumerate(drafts):
        pronouns = {word.id for word in draft.pronouns}
        for word in draft.sentence.words:
            if word.id in pronouns:
                wanted = third.get(word.lemma.lower()) or third.get(word.form.lower())
                teller = tellers.of(draft, word, wanted) if wanted is not None else None
                if teller is not None:
                    draft.add(standing_for(draft.sentence, word, draft.add(teller), "pronoun", TOLD))
                elif wanted is not None:
                    _stand(draft, word, *search.of(at, word, wanted))
            elif word.upos == "NOUN":
                person = periphrases.of(at, word)
                if person is not None:
                    _instead(draft, word, person)
        subject = elided.of(at) if pack.properties.subject_drop else None
        if subject is not None:
            draft.elided.add(draft.add(subject).head)


def _stand(draft: Draft, word: Word, originals: Sequence[Mention], reason: str) -> None:
    if len(originals) > 1:  # «они» is one span: each of those it means fills a role under its own
        each = [replace(one, head=word.id, via="pronoun", antecedent=one.antecedent or one.id) for one in originals]
        draft.by_head.setdefault(word.id, []).extend(replace(one, reason=reason) for one in each)
        return
    for original in originals:
        stands = standing_for(draft.sentence, word, original, "pronoun", reason)
        # a title nobody is named by stays one: «Он» of the minister is the minister
        draft.add(replace(stands, via="position") if original.type == "Position" else stands)


def _instead(draft: Draft, word: Word, person: Mention) -> None:
    """Let a noun stand for a person instead of for nobody or a title without a holder."""
    for other in draft.by_head.pop(word.id, []):
        draft.mentions.remove(other)
    draft.add(person)
