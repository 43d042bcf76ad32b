"""Those a text does not name who tell of themselves: "militants said they had shot …", «боевики заявили, что они …»."""

from collections.abc import Sequence
from dataclasses import replace

from graphbuilder.extract.coreference.constraints import SUBJECT
from graphbuilder.extract.mentions import Mentioned, make_mention
from graphbuilder.extract.rules import Pack
from graphbuilder.model import EntityType, Mention, Word

#: Why a pronoun stands for people or a body without a name.
TOLD = "the subject that tells it, described, not named"
_MOST_WORDS = 5
_LEFT_OUT = ("acl", "punct", "conj", "appos", "parataxis", "case", "cc", "advmod", "nummod", "det")


class Tellers:
    """Finds the subject of the verb of speech whose content a pronoun is the subject of."""

    def __init__(self, pack: Pack) -> None:
        self._speech = pack.word_set("speech", "verbs")
        self._bodies = pack.word_set("groups", "organization")
        places = (
            ("groups", "people"),
            ("groups", "army"),
            ("lists", "persons"),
            ("positions", "head"),
            ("positions", "other"),
        )
        self._people = pack.any_of(*places, ("positions", "trades"), ("professions", "nouns"))
        self._animals = pack.word_set("lists", "animals")
        self._animacy = pack.properties.animacy

    def of(self, item: Mentioned, word: Word, wanted: str) -> Mention | None:
        """Return a mention of those without a name whom the pronoun *word* stands for; None where others may be meant."""
        if wanted not in ("group", "thing") or word.deprel not in SUBJECT:
            return None
        verb = self._verb(item, word)
        subject = item.tree.child(verb.id, "nsubj") if verb is not None else None
        if verb is None or subject is None or subject.id > word.id or subject.upos != "NOUN":
            return None
        words = item.tree.phrase(subject.id, skip=_LEFT_OUT)
        inside = [mention for one in words for mention in item.by_head.get(one.id, ()) if mention.type != "Position"]
        type, land = self._type(subject, wanted), self._land(inside, wanted)
        if (type or land) is None or self._is_another(item, subject, word, wanted):
            return None
        if land is not None:
            return land
        if type is None or any(mention.via != "demonym" for mention in inside):
            return None  # those of somebody named are found otherwise
        made = make_mention(item.sentence, words if len(words) <= _MOST_WORDS else [subject], subject, type)
        return replace(made, country=inside[0].country) if len(inside) == 1 else made

    @staticmethod
    def _land(inside: Sequence[Mention], wanted: str) -> Mention | None:
        """Return the land that those speak for who tell: "Kenyan ministers said they would …"."""
        lands = [mention for mention in inside if mention.via == "metonym"]
        others = {mention.key for mention in inside} - {mention.key for mention in lands}
        return lands[0] if wanted == "group" and len(lands) == 1 and not others else None

    def _verb(self, item: Mentioned, word: Word) -> Word | None:
        """Return the verb of speech whose content the clause of *word* is, or is joined to."""
        below = item.tree.parent(word)
        while below is not None and item.tree.base(below.id) == "conj":
            below = item.tree.parent(below)
        above = item.tree.parent(below) if below is not None and item.tree.base(below.id) == "ccomp" else None
        return above if above is not None and above.lemma.lower() in self._speech else None

    def _type(self, noun: Word, wanted: str) -> EntityType | None:
        lemma, number = noun.lemma.lower(), noun.feats.get("Number")
        if wanted == "thing":
            return "Organization" if number == "Sing" and lemma in self._bodies else None
        people = noun.feats.get("Animacy") == "Anim" if self._animacy else lemma in self._people
        return "Group" if number == "Plur" and people and lemma not in self._animals else None

    def _is_another(self, item: Mentioned, subject: Word, word: Word, wanted: str) -> bool:
        """Say whether somebody else between the two may be meant: "police told rebels they would be freed"."""
        number = "Plur" if wanted == "group" else "Sing"
        between = (one for one in item.sentence.words if subject.id < one.id < word.id)
        return any(
            one.upos in ("NOUN", "PROPN")
            and one.feats.get("Number") == number
            and (self._type(one, wanted) or item.by_head.get(one.id))
            for one in between
        )
