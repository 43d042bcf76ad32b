"""The weights, thresholds and limits of ``weights.toml``, checked when they are first read."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from graphbuilder.errors import LexiconError


class _Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A table of the file; a name that is missing, unknown or no number is an error."""


class Alike(_Table, frozen=True):
    """How alike two words are, from 0 to 1, by what they have in common."""

    same_sound: float
    open_vowel: float
    same_consonants: float
    same_consonants_alone: float
    hushing: float
    one_consonant_off: float
    other: float
    without_particle: float
    given_name_alone: float


class Least(_Table, frozen=True):
    """From which likeness on two words or names count as the same."""

    share_within_a_script: float
    share_across_scripts: float
    share_one_consonant_off: float
    gender: float
    given_within_a_script: float
    given_across_scripts: float
    patronymic: float
    organization_across_scripts: float
    place_within_a_script: float
    place_across_scripts: float
    similar: float


class Letters(_Table, frozen=True):
    """How long a word must be for what its likeness says."""

    open_vowel: int
    given_spelled_twice: int
    hushing: int
    one_consonant_off: int
    organization_across_scripts: int
    abbreviation: tuple[int, int]
    long_acronym: int


class Scores(_Table, frozen=True):
    """Scores that rest on no comparison of names."""

    same_abbreviation: float
    just_doubtful: float
    office_by_table: float
    office_by_documents: float
    same_wikidata: float


class Limits(_Table, frozen=True):
    """Bounds of the work."""

    block: int
    office_days: int


class Weights(_Table, frozen=True):
    """The whole file; *person*, *organization*, *place* and *other* map features to weights."""

    threshold: float
    doubt: float
    person: Mapping[str, float]
    organization: Mapping[str, float]
    place: Mapping[str, float]
    other: Mapping[str, float]
    alike: Alike
    least: Least
    letters: Letters
    scores: Scores
    limits: Limits

    def of(self, family: str) -> Mapping[str, float]:
        """Return the weights of one *family* of types: ``person``, ``organization``, ``place`` or ``other``."""
        table: Mapping[str, float] = getattr(self, family)
        return table


@cache
def weights() -> Weights:
    """Return what ``weights.toml`` says."""
    return read_weights(Path(__file__).with_suffix(".toml"))


def read_weights(path: Path) -> Weights:
    """Read a file of weights.

    Raises:
        LexiconError: The file is wrong; names the entry.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Weights)
    except (OSError, ValueError) as error:
        raise LexiconError(f"{path.name}: {error}; expected the tables of resolve/weights.py") from None


def threshold() -> float:
    """Return the score from which two names are one."""
    return weights().threshold


def doubtful() -> float:
    """Return the score from which people are asked."""
    return weights().threshold - weights().doubt
