"""The nominative of a position that gold gives as it stands in the text; the contest has a hand-made list instead."""

from graphbuilder.grammar.ru.dictionary import morph
from graphbuilder.grammar.ru.phrase import like


def to_nominative(phrase: str) -> str:
    """Put the words up to and including the first noun of *phrase* into the nominative; leave the rest as it is."""
    words = phrase.split()
    for index, word in enumerate(words):
        parse = morph().parse(word)[0]
        if {"nomn", "sing"} in parse.tag:
            if "NOUN" in parse.tag:
                break
            continue
        changed = parse.inflect({"nomn", "sing"}) or parse.inflect({"nomn"})
        if changed is not None:
            words[index] = like(word, changed.word)
        if "NOUN" in parse.tag:
            break
    return " ".join(words)
