"""Stage 2: Documents → Sentences. The only part of the project that knows Stanza."""

from graphbuilder.parse.language import detect_language
from graphbuilder.parse.load import languages, load
from graphbuilder.parse.pipeline import Parser

__all__ = ["Parser", "detect_language", "languages", "load"]
