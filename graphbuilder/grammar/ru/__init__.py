"""Russian: pymorphy3's dictionary, endings of names it does not know, declension."""

from collections.abc import Callable, Iterator, Sequence

from graphbuilder.grammar.base import Grammar
from graphbuilder.grammar.ru import cases, dictionary, endings, lemmas, naming, persons, phrase, tags
from graphbuilder.grammar.tagging import Tagging
from graphbuilder.model import Word

__all__ = ["GRAMMAR", "Russian"]


class Russian(Grammar):
    """Russian; every operation works on words in Cyrillic and leaves others as they are."""

    def knows(self, form: str) -> bool:
        return dictionary.is_known(form)

    def cases(self, form: str) -> frozenset[str]:
        return cases.cases(form)

    def lemma(self, word: str) -> str:
        return lemmas.lemma(word)

    def lemmas(self, word: str) -> frozenset[str]:
        return frozenset({word}) | {reading.lemma for reading in dictionary.readings(word)} | self.nominatives(word)

    def is_future(self, form: str) -> bool:
        return lemmas.is_future(form)

    def taggings(self, form: str) -> tuple[Tagging, ...]:
        return tags.taggings(form)

    def stems(self, form: str, upos: str, *, governs: bool) -> Sequence[str]:
        return lemmas.stems(form, upos, governs=governs)

    def is_lemma(self, lemma: str, form: str) -> bool:
        return lemma in lemmas.stems(form, "NOUN", governs=False)

    def person_forms(self, words: Sequence[Word], family_first: Callable[[list[str]], bool]) -> list[str]:
        return persons.person_forms(words, family_first)

    def phrase_forms(self, words: Sequence[Word]) -> Iterator[list[str]]:
        return phrase.phrase_forms(words)

    def nominatives(self, name: str) -> frozenset[str]:
        return frozenset(found.nominative for found in endings.analyses(name))

    def genitive(self, word: str) -> str:
        return naming.genitive(word)

    def from_genitive(self, word: str) -> str:
        return naming.from_genitive(word)

    def army(self, country: str) -> str:
        return " ".join(["армия", *(naming.genitive(word) for word in country.split())])

    def is_first_name(self, part: str) -> bool:
        return naming.is_first_name(part)

    def is_surname(self, part: str) -> bool:
        return naming.is_surname(part)

    def is_patronymic(self, part: str) -> bool:
        return naming.is_patronymic(part)

    def one_of_family(self, plural: str, sex: str) -> str | None:
        return naming.one_of_family(plural, sex)

    def is_of_several(self, surname: str) -> bool:
        return surname.endswith(naming.SEVERAL)

    def name_kinds(self, form: str) -> frozenset[str]:
        return naming.name_kinds(form)

    def is_abbreviation(self, form: str) -> bool:
        return naming.is_abbreviation(form)

    def is_only_surname(self, form: str) -> bool:
        return naming.is_only_surname(form)

    def name_gender(self, part: str) -> str | None:
        return naming.name_gender(part)

    def first_name_gender(self, part: str) -> str | None:
        return naming.first_name_gender(part)

    def is_masculine_surname(self, name: str) -> bool:
        return naming.is_masculine_surname(name)


GRAMMAR = Russian
