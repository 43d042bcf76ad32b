"""Stage 2: Documents → Sentences. The only stage that knows Stanza."""

import os

# Threads that wait do not burn the processor for long: two parsers on one machine, or a busy machine, would slow each other a
# hundredfold otherwise. OpenMP reads this when torch is first imported.
os.environ.setdefault("GOMP_SPINCOUNT", "2000")


from graphbuilder.parse.documents import parse, parse_by
from graphbuilder.parse.language import detect_language
from graphbuilder.parse.load import languages, load
from graphbuilder.parse.parser import Parser

__all__ = ["Parser", "detect_language", "languages", "load", "parse", "parse_by"]
