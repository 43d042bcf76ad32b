"""Sites by their address: «Lenta.ru», «infox.ru» are organizations that publish; addresses of pages and mail are not."""

import re
from dataclasses import replace
from functools import cache

from graphbuilder import grammar
from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.make import head_of, make

_DOMAINS = ("ru", "su", "com", "net", "org", "info", "ua", "by", "kz", "uk", "de", "fr", "eu", "tv")


def add_sites(found: Draft, taken: set[int]) -> None:
    """Add the sites; they come before the names of the parser, which cuts them up."""
    sentence = found.sentence
    for match in _site(found.pack.language).finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        words = [word for word in sentence.words if start <= word.start < end]
        if not words or words[0].start != start or words[-1].end not in (end, end + 1):
            continue  # one more: tokenizers leave the full stop of the sentence at «.ru.»
        taken.update(word.id for word in words)
        mention = make(sentence, words, head_of(words), match.group(), "Organization")
        found.add(replace(mention, end=end, text=match.group()))


@cache
def _site(language: str) -> re.Pattern[str]:
    """Return what an address without a path looks like, in domains of all the world and of the language's letters."""
    domains = "|".join((*_DOMAINS, *sorted(grammar.load(language).word_set("site_domains"))))
    return re.compile(rf"(?<![\w@/.:-])[^\W_][\w-]*\.(?:{domains})(?![\w@/.-]*[\w@/])", re.IGNORECASE)
