"""Third-person pronouns and nouns that stand for a person named before, resolved in the order of the text."""

from collections.abc import Sequence
from dataclasses import replace

from graphbuilder.extract.antecedents import Antecedents
from graphbuilder.extract.mentions import Found
from graphbuilder.extract.mentions.found import standing_for
from graphbuilder.extract.periphrases import Periphrases
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.unsaid import Unsaid
from graphbuilder.model import Mention, Word


def link_pronouns(items: Sequence[Found], pack: Pack) -> None:
    """Resolve third-person pronouns, in the order of the text: what one stands for may be what the next one does."""
    search = Antecedents(items, pack)
    third: dict[str, str] = pack.words.get("pronouns", {})
    described, unsaid = Periphrases(search, pack), Unsaid(search)
    for at, item in enumerate(items):
        pronouns = {word.id for word in item.pronouns}
        for word in item.sentence.words:
            if word.id in pronouns:
                wanted = third.get(word.lemma.lower()) or third.get(word.form.lower())
                if wanted is not None:
                    _stand(item, word, *search.of(at, word, wanted))
            elif word.upos == "NOUN":
                described.link(at, word)
        if pack.properties.subject_drop:
            unsaid.link(at)


def _stand(item: Found, word: Word, originals: Sequence[Mention], reason: str) -> None:
    if len(originals) > 1:  # «они» is one span: each of those it means fills a role under its own
        each = [replace(one, head=word.id, via="pronoun", antecedent=one.antecedent or one.id) for one in originals]
        item.by_head.setdefault(word.id, []).extend(replace(one, reason=reason) for one in each)
        return
    for original in originals:
        stands = standing_for(item.sentence, word, original, "pronoun", reason)
        # a title nobody is named by stays one: «Он» of the minister is the minister
        item.add(replace(stands, via="position") if original.type == "Position" else stands)
