"""Towns that stand for a body that sits there: «Брюссель ввёл санкции» is the EU, or NATO, where the text speaks of that.

A town stands for the body where it acts or is acted on; where something is only in it, or goes there, it is the town. Which
of its bodies, or the land it is the capital of, is what the sentence names, else what the text names most.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from graphbuilder.extract.coreference.constraints import SUBJECT
from graphbuilder.extract.coreference.genders import role_word
from graphbuilder.extract.coreference.sorts import Sorts
from graphbuilder.extract.mentions import Draft, Found, Mentioned, drafted
from graphbuilder.extract.rules import Pack
from graphbuilder.model import Mention
from graphbuilder.names.organization import bodies_at


def link_seats(items: Sequence[Found], pack: Pack) -> tuple[Found, ...]:
    """Return *items* with towns that act for a body as that body. Needs the mentions of names."""
    if not any(mention.type == "City" and bodies_at(mention.key) for item in items for mention in item.mentions):
        return tuple(items)
    return drafted(items, partial(_link, sorts=Sorts(pack)))


def _link(drafts: Sequence[Draft], sorts: Sorts) -> None:
    whole = _counts(drafts)
    for draft in drafts:
        own = _counts([draft])
        for mention in list(draft.mentions):
            bodies = bodies_at(mention.key) if mention.type == "City" else ()
            if not bodies or not _acts(draft, mention, sorts):
                continue
            known = (*(body.key for body in bodies), f"country:{mention.country}")
            likeliest = max(known, key=lambda key: (own[key], whole[key], -known.index(key)))
            body = next((body for body in bodies if body.key == likeliest), None)
            if body is not None:
                name = body.names.get(draft.sentence.language) or body.name_en
                draft.exchange(
                    mention,
                    replace(mention, type="Organization", name=name, key=body.key, country=body.country, via="metonym"),
                )


def _counts(items: Sequence[Mentioned]) -> Counter[str]:
    return Counter(mention.key for item in items for mention in item.mentions if mention.key is not None)


def _acts(item: Mentioned, mention: Mention, sorts: Sorts) -> bool:
    """Say whether a town does something or has something done to it, and is not only where it is done."""
    if mention.head not in item.tree.words or mention.via != "name":
        return False
    word = role_word(item, mention.head)
    base, marked = word.deprel.split(":")[0], bool(item.tree.marker(word.id))
    if word.deprel in SUBJECT:
        return True
    sort = sorts.of(item, word)
    if base in ("obj", "iobj") and not marked:
        return sort is None or "City" not in sort
    return base == "obl" and not marked and word.feats.get("Case") == "Dat"
