"""Mentions: names typed by the parser and the gazetteer, nationalities, groups, positions and pronouns of one sentence."""

from graphbuilder.extract.mentions.finder import find_mentions
from graphbuilder.extract.mentions.found import Found, Office, make_mention

__all__ = ["Found", "Office", "find_mentions", "make_mention"]
